// SPDX-License-Identifier: MIT
//
// Numbers c + sum k_i a_i: c and k_i rational, a_i atoms told apart by their keys: log q of a positive rational q, and what is no log form: products,
// inverses, square roots, exponentials, logarithms of such numbers. Equal atoms cancel before anything is evaluated. Also +inf, -inf and undefined.
//
// A log form's sign is always decided, but for a stated cap of bits. Of the others only what enclosures show is said.

import * as Q from "./rational.mjs";
import * as I from "./interval.mjs";
import { vanishes } from "./coprime.mjs";

export const BITS_MOST = 1n << 12n;
const BITS_FIRST = 64n;
// Up to here an enclosure costs less than the gcds of a coprime base.
const BITS_LIGHT = 256n;

export const of = (q) => ({ c: q, atoms: new Map() });
export const whole = (n) => of(Q.ratio(BigInt(n)));
export const infinity = (sign) => ({ infinite: sign });
export const UNDEFINED = { undefined: true };

export const isRational = (x) => Boolean(x.atoms) && x.atoms.size === 0;
export const isZero = (x) => isRational(x) && Q.sign(x.c) === 0;
const isFinite = (x) => Boolean(x.atoms);

export function keyOf(x) {
    if (!isFinite(x)) return x.infinite ? `inf${x.infinite}` : "undefined";
    const parts = [...x.atoms].sort(([s], [t]) => (s < t ? -1 : 1)).map(([key, { k }]) => `${Q.print(k)}*${key}`);
    return [Q.print(x.c), ...parts].join("+");
}

const single = (key, a, k = Q.ONE) => ({ c: Q.ZERO, atoms: new Map([[key, { k, a }]]) });
const atom = (kind, ...x) => single(`${kind}(${x.map(keyOf).join(",")})`, { kind, x });

// A number of which at(p) gives an enclosure in units of 2^-p, or null where it gives none. Equal keys are equal numbers.
export const enclosed = (key, at) => single(`{${key}}`, { kind: "enclosed", x: [], at });

// A number of which it is known that it lies in [0, most].
export const bounded = (key, most) =>
    single(`{at most ${Q.print(most)}: ${key}}`, {
        kind: "enclosed",
        x: [],
        at: (p) => [0n, I.ofRational(most, p)[1]],
        most,
    });

// That bound, of such a number; null of another one.
export function boundOf(x) {
    const [{ k, a } = {}] = isFinite(x) && x.atoms.size === 1 && Q.sign(x.c) === 0 ? [...x.atoms.values()] : [];
    return a?.most && Q.equal(k, Q.ONE) ? a.most : null;
}

// --- sums ---------------------------------------------------------------------------------------------------------------

export function add(x, y) {
    if (x.undefined || y.undefined) return UNDEFINED;
    if (x.infinite || y.infinite)
        return x.infinite && y.infinite && x.infinite !== y.infinite ? UNDEFINED : infinity(x.infinite ?? y.infinite);
    const atoms = new Map(x.atoms);
    for (const [key, { k, a }] of y.atoms) {
        const sum = Q.add(atoms.get(key)?.k ?? Q.ZERO, k);
        if (Q.sign(sum)) atoms.set(key, { k: sum, a });
        else atoms.delete(key);
    }
    return { c: Q.add(x.c, y.c), atoms };
}

// Of many numbers, by halves: one after another, each sum would copy the atoms of the one before.
export function sum(list) {
    if (list.length < 2) return list[0] ?? of(Q.ZERO);
    const middle = list.length >> 1;
    return add(sum(list.slice(0, middle)), sum(list.slice(middle)));
}

export function scale(q, x) {
    if (Q.sign(q) === 0) return of(Q.ZERO);
    if (!isFinite(x)) return x.infinite ? infinity(x.infinite * Q.sign(q)) : x;
    return { c: Q.mul(q, x.c), atoms: new Map([...x.atoms].map(([key, { k, a }]) => [key, { k: Q.mul(q, k), a }])) };
}

export const neg = (x) => scale({ n: -1n, d: 1n }, x);
export const sub = (x, y) => add(x, neg(y));

// --- products -------------------------------------------------------------------------------------------------------------

// k a with a rational k, where x is such a number.
const factored = (x) => (Q.sign(x.c) === 0 && x.atoms.size === 1 ? [...x.atoms.values()][0] : null);

export function mul(x, y) {
    if (isZero(x) || isZero(y)) return of(Q.ZERO);
    if (isRational(x)) return scale(x.c, y);
    if (isRational(y)) return scale(y.c, x);
    if (!isFinite(x) || !isFinite(y)) {
        const s = sign(x) * sign(y);
        return x.undefined || y.undefined || !s ? UNDEFINED : infinity(s);
    }
    const u = factored(x);
    const v = factored(y);
    if (u && v && u.a.kind === "sqrt" && v.a.kind === "sqrt" && keyOf(u.a.x[0]) === keyOf(v.a.x[0]))
        return scale(Q.mul(u.k, v.k), u.a.x[0]);
    const k = Q.mul(u?.k ?? Q.ONE, v?.k ?? Q.ONE);
    const [a, b] = [u ? scale(Q.div(Q.ONE, u.k), x) : x, v ? scale(Q.div(Q.ONE, v.k), y) : y].sort((s, t) =>
        keyOf(s) < keyOf(t) ? -1 : 1,
    );
    return scale(k, atom("mul", a, b));
}

export function div(x, y) {
    if (isZero(y) || y.undefined || x.undefined) return UNDEFINED;
    if (y.infinite) return isFinite(x) ? of(Q.ZERO) : UNDEFINED;
    if (isRational(y)) return scale(Q.div(Q.ONE, y.c), x);
    const s = sign(y);
    if (!s) return UNDEFINED;
    if (x.infinite) return infinity(x.infinite * s);
    if (isFinite(sub(x, y)) && isZero(sub(x, y))) return of(Q.ONE);
    return mul(x, atom("inverse", y));
}

// --- functions --------------------------------------------------------------------------------------------------------------

export function log(x) {
    if (x.infinite > 0) return x;
    if (!isFinite(x)) return UNDEFINED;
    if (isRational(x)) {
        if (Q.sign(x.c) < 0) return UNDEFINED;
        if (Q.sign(x.c) === 0) return infinity(-1);
        return Q.equal(x.c, Q.ONE)
            ? of(Q.ZERO)
            : Q.compare(x.c, Q.ONE) < 0
              ? neg(log(of(Q.div(Q.ONE, x.c))))
              : single(`log ${Q.print(x.c)}`, { kind: "log", q: x.c });
    }
    const f = factored(x);
    if (f && f.a.kind === "exp" && Q.sign(f.k) > 0) return add(log(of(f.k)), f.a.x[0]);
    if (f && f.a.kind === "sqrt" && Q.sign(f.k) > 0) return add(log(of(f.k)), scale(Q.ratio(1n, 2n), log(f.a.x[0])));
    const s = sign(x);
    return s === 0 ? infinity(-1) : s > 0 ? atom("log", x) : UNDEFINED;
}

const POWER_BITS_MOST = 1 << 16;

// Where x is sum of whole multiples of logs, exp x is rational.
export function exp(x) {
    if (x.infinite) return x.infinite > 0 ? x : of(Q.ZERO);
    if (!isFinite(x)) return x;
    let q = Q.ONE;
    let rest = of(x.c);
    for (const [key, { k, a }] of x.atoms) {
        if (a.kind === "log" && a.q && Q.isWhole(k) && Q.bits(a.q) * Number(k.n < 0n ? -k.n : k.n) < POWER_BITS_MOST)
            q = Q.mul(q, Q.power(a.q, k.n));
        else rest = add(rest, single(key, a, k));
    }
    return isZero(rest) ? of(q) : scale(q, atom("exp", rest));
}

export function sqrt(x) {
    if (x.infinite > 0) return x;
    if (!isFinite(x)) return UNDEFINED;
    const s = sign(x);
    if (s === 0) return of(Q.ZERO);
    if (!(s > 0)) return UNDEFINED;
    if (!isRational(x)) return atom("sqrt", x);
    const [n, d] = [I.root(x.c.n), I.root(x.c.d)];
    return n * n === x.c.n && d * d === x.c.d ? of({ n, d }) : atom("sqrt", x);
}

export function max(x, y) {
    if (x.undefined || y.undefined) return UNDEFINED;
    const s = compare(x, y);
    return s === null ? atom("max", x, y) : s >= 0 ? x : y;
}

export const min = (x, y) => neg(max(neg(x), neg(y)));

export function abs(x) {
    const s = sign(x);
    return s === null ? max(x, neg(x)) : s < 0 ? neg(x) : x;
}

// --- enclosures and signs -----------------------------------------------------------------------------------------------------

function atomInterval(a, p) {
    if (a.kind === "log" && a.q) return I.logRational(a.q, p);
    const x = a.x.map((y) => enclose(y, p));
    if (x.some((y) => !y)) return null;
    switch (a.kind) {
        case "enclosed":
            return a.at(p);
        case "log":
            return I.log(x[0], p);
        case "exp":
            return I.exp(x[0], p);
        case "sqrt":
            return I.sqrt(x[0], p);
        case "mul":
            return I.mul(x[0], x[1], p);
        case "inverse":
            return I.inverse(x[0], p);
        case "max":
            return I.max(x[0], x[1]);
        default:
            throw new TypeError(a.kind);
    }
}

// [lo, hi] in units of 2^-p around x; null where at this precision nothing is known, or x is not finite.
export function enclose(x, p) {
    if (!isFinite(x)) return null;
    let sum = I.ofRational(x.c, p);
    for (const { k, a } of x.atoms.values()) {
        const one = atomInterval(a, p);
        if (!one) return null;
        sum = I.add(sum, I.scale(k, one));
    }
    return sum;
}

// Is the log form exactly its rational part?
const logsVanish = (x) => vanishes([...x.atoms.values()].map(({ k, a }) => ({ c: k, q: a.q })));

export const isForm = (x) => isFinite(x) && [...x.atoms.values()].every(({ a }) => a.q);

// -1, 0, 1; null where it is not decided. Zero is said only where it is proved: c + sum k log q with c != 0 is 0 for no rationals, since e^c is
// transcendental, and with c = 0 the coprime base decides.
export function sign(x, most = BITS_MOST) {
    if (x.undefined) return null;
    if (x.infinite) return x.infinite;
    if (isRational(x)) return Q.sign(x.c);
    let tested = !isForm(x);
    for (let p = BITS_FIRST; p <= most; p *= 2n) {
        const e = enclose(x, p);
        if (e && e[0] > 0n) return 1;
        if (e && e[1] < 0n) return -1;
        if (tested || (p < BITS_LIGHT && 2n * p <= most)) continue;
        tested = true;
        if (logsVanish(x)) return Q.sign(x.c);
    }
    return null;
}

export function compare(x, y) {
    if (x.undefined || y.undefined) return null;
    if (x.infinite || y.infinite) return Math.sign((x.infinite ?? 0) - (y.infinite ?? 0));
    return sign(sub(x, y));
}

// A log form as it is: "1/2 log 3 - 1"; null of what is none, or has more than a few logarithms.
export function formText(x, most = 3) {
    if (!isForm(x) || x.atoms.size > most) return null;
    const parts = [...x.atoms.values()].map(({ k, a }) => ({
        k,
        text: `log${Q.isWhole(a.q) ? ` ${Q.print(a.q)}` : `(${Q.print(a.q)})`}`,
    }));
    if (Q.sign(x.c) || !parts.length) parts.push({ k: x.c, text: "" });
    return parts
        .map(({ k, text }, i) => {
            const size = Q.print({ n: k.n < 0n ? -k.n : k.n, d: k.d });
            return `${k.n < 0n ? (i ? " - " : "-") : i ? " + " : ""}${text && size === "1" ? "" : `${size}${text && " "}`}${text}`;
        })
        .join("");
}

// Two decimals around x, rounded outward, with about `digits` digits that are not zeros.
export function shown(x, digits = 12) {
    if (x.undefined) return ["undefined", "undefined"];
    if (x.infinite) return x.infinite > 0 ? ["inf", "inf"] : ["-inf", "-inf"];
    for (let p = BITS_FIRST; p <= BITS_MOST; p *= 2n) {
        const e = enclose(x, p);
        if (!e) continue;
        const size = e[0] > 0n ? e[0] : e[1] < 0n ? -e[1] : 0n;
        const behind = size ? Math.max(0, digits - Number(BigInt(size.toString(2).length) - p) * 0.30103) : digits;
        if (size === 0n && p < 1024n && !(e[0] === 0n && e[1] === 0n)) continue;
        if (Number(p) > 3.33 * behind + 8) return I.decimals(e, p, Math.min(Math.ceil(behind), 400));
    }
    return ["?", "?"];
}
