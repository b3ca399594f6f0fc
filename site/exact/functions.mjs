// SPDX-License-Identifier: MIT
//
// Powers, functions and divergences of numbers. 0 times anything is 0; 0^0 is 1; 0 log(0/q) is 0.

import * as Q from "./rational.mjs";
import * as R from "./real.mjs";

// What cannot be said here: a condition of probability 0, what is no law, what this evaluator does not do or decide.
export class Impossible extends Error {}
export class NoLaw extends Error {}
export class Unable extends Error {}

const ONE = R.of(Q.ONE);
const ZERO = R.of(Q.ZERO);
const HALF = R.of(Q.ratio(1n, 2n));

export function order(x, y, what = "a comparison") {
    const s = R.compare(x, y);
    if (s === null)
        throw new Unable(x.undefined || y.undefined ? "a term is undefined" : `${what} is not decided at ${R.BITS_MOST} bits`);
    return s;
}

// --- powers ---------------------------------------------------------------------------------------------------------------

const POWER_BITS_MOST = 1 << 16;

function wholePower(x, n) {
    if (R.isRational(x) && Q.bits(x.c) * n > POWER_BITS_MOST) throw new Unable("a power of too many bits");
    if (R.isRational(x)) return R.of(Q.power(x.c, BigInt(n)));
    let r = ONE;
    for (let s = x; n; n = Math.floor(n / 2)) {
        if (n % 2) r = R.mul(r, s);
        if (n > 1) s = R.mul(s, s);
    }
    return r;
}

export function pow(x, y) {
    if (R.isRational(y) && Q.isWhole(y.c)) {
        const n = Number(y.c.n);
        if (n === 0 && (x.undefined || x.infinite)) return R.UNDEFINED;
        if (Math.abs(n) > 10000) throw new Unable("an exponent of more than 10000");
        return n >= 0 ? wholePower(x, n) : R.div(ONE, wholePower(x, -n));
    }
    const s = order(x, ZERO, "the sign of a base");
    if (s === 0 && R.isRational(y) && Q.sign(y.c) > 0) return ZERO;
    if (s <= 0) return R.UNDEFINED;
    if (R.isRational(y) && y.c.d === 2n) return pow(R.sqrt(x), R.of(Q.mul(y.c, Q.ratio(2n))));
    return R.exp(R.mul(y, R.log(x)));
}

// --- functions --------------------------------------------------------------------------------------------------------------

// p log(p/q).
function part(p, q) {
    if (R.isZero(p)) return ZERO;
    if (R.isZero(q)) return R.infinity(1);
    return R.mul(p, R.isRational(p) && R.isRational(q) ? R.log(R.div(p, q)) : R.sub(R.log(p), R.log(q)));
}

const inUnit = (x) => !R.isRational(x) || (Q.sign(x.c) >= 0 && Q.compare(x.c, Q.ONE) <= 0);
// Where p is 0 or 1, log q or log(1-q) weighs nothing and does not show that q lies in [0,1].
const shownInUnit = (q) => order(q, ZERO, "whether a probability is negative") >= 0 && order(q, ONE, "whether a probability exceeds 1") <= 0;
const inside = (p) => R.isRational(p) && Q.sign(p.c) > 0 && Q.compare(p.c, Q.ONE) < 0;
const coins = (p, q) =>
    inUnit(p) && inUnit(q) && (inside(p) || shownInUnit(q)) ? R.add(part(p, q), part(R.sub(ONE, p), R.sub(ONE, q))) : R.UNDEFINED;
const coinEntropy = (p) => (inUnit(p) ? R.neg(R.add(part(p, ONE), part(R.sub(ONE, p), ONE))) : R.UNDEFINED);

function floor(x) {
    if (R.isRational(x)) return R.of({ n: Q.floor(x.c), d: 1n });
    const guess = R.enclose(x, 64n);
    if (!guess) throw new Unable("a floor is not decided");
    for (const n of [guess[0] >> 64n, guess[1] >> 64n]) {
        const at = R.of({ n, d: 1n });
        if (order(at, x, "a floor") <= 0 && order(x, R.add(at, ONE), "a floor") < 0) return at;
    }
    throw new Unable("a floor is not decided");
}

function binomial(n, k) {
    const whole = R.isRational(n) && R.isRational(k) && Q.isWhole(n.c) && Q.isWhole(k.c);
    if (!whole || n.c.n < 0n || n.c.n > 2000n) return R.UNDEFINED;
    if (k.c.n < 0n || k.c.n > n.c.n) return ZERO;
    let b = 1n;
    for (let i = 1n; i <= k.c.n; i++) b = (b * (n.c.n - k.c.n + i)) / i;
    return R.of({ n: b, d: 1n });
}

function hyperbolic(name, x) {
    const [up, down] = [R.exp(x), R.exp(R.neg(x))];
    const [s, c] = [R.mul(HALF, R.sub(up, down)), R.mul(HALF, R.add(up, down))];
    return name === "tanh" ? R.div(s, c) : name === "cosh" ? c : s;
}

export function apply(name, x) {
    switch (name) {
        case "log":
            return R.log(x[0]);
        case "log2":
            return R.div(R.log(x[0]), R.log(R.whole(2)));
        case "exp":
            return R.exp(x[0]);
        case "sqrt":
            return R.sqrt(x[0]);
        case "abs":
            return R.abs(x[0]);
        case "h":
            return coinEntropy(x[0]);
        case "kl":
            return coins(x[0], x[1]);
        case "max":
            return x.reduce(R.max);
        case "min":
            return x.reduce(R.min);
        case "floor":
            return floor(x[0]);
        case "ceil":
            return R.neg(floor(R.neg(x[0])));
        case "mod":
            return R.sub(x[0], R.mul(x[1], floor(R.div(x[0], x[1]))));
        case "binomial":
            return binomial(x[0], x[1]);
        case "tanh":
        case "cosh":
        case "sinh":
            return hyperbolic(name, x[0]);
        default:
            throw new Unable(`${name} is computed by the program`);
    }
}

// --- divergences ------------------------------------------------------------------------------------------------------------

function checkLaw(name, p) {
    for (const x of p) if (order(x, ZERO, "a probability's sign") < 0) throw new NoLaw(`a law of ${name} is negative somewhere`);
    if (order(R.sum(p), ONE, "whether what is to be a law sums to 1") !== 0)
        throw new NoLaw(`a law of ${name} does not sum to 1`);
}

const total = (a, b, f) => R.sum(a.map((x, k) => f(x, b[k])));
const kl = (a, b) => total(a, b, part);

// sum a^s b^(1-s).
function affinity(a, b, s) {
    return total(a, b, (x, y) => {
        if (R.isZero(x)) return ZERO;
        if (R.isZero(y)) return order(s, ONE) > 0 ? R.infinity(1) : ZERO;
        return R.isZero(R.sub(s, HALF)) ? pow(R.mul(x, y), HALF) : R.mul(pow(x, s), pow(y, R.sub(ONE, s)));
    });
}

function renyi(a, b, s) {
    if (order(s, ONE) === 0) return kl(a, b);
    if (order(s, ZERO) <= 0) return R.UNDEFINED;
    return R.div(R.log(affinity(a, b, s)), R.sub(s, ONE));
}

function squares(a, b, below, above) {
    return total(a, b, (x, y) => {
        const d = R.sub(x, y);
        if (R.isZero(d)) return ZERO;
        return R.isZero(below(x, y)) ? R.infinity(1) : R.div(above(d), below(x, y));
    });
}

const square = (d) => R.mul(d, d);

export function divergence(name, a, b, s) {
    checkLaw(name, a);
    if (b) checkLaw(name, b);
    const middle = b && a.map((x, k) => R.mul(HALF, R.add(x, b[k])));
    switch (name) {
        case "H":
            return R.neg(total(a, a, (x) => part(x, ONE)));
        case "KL":
            return kl(a, b);
        case "J":
            return R.add(kl(a, b), kl(b, a));
        case "JS":
            return R.mul(HALF, R.add(kl(a, middle), kl(b, middle)));
        case "BC":
            return affinity(a, b, HALF);
        case "Hsq":
        case "Hellinger2":
            return R.sub(ONE, affinity(a, b, HALF));
        case "Renyi":
            return renyi(a, b, s);
        case "TV":
            return squares(a, b, () => R.whole(2), R.abs);
        case "chi2":
            return squares(a, b, (x, y) => y, square);
        case "LC":
            return squares(a, b, R.add, square);
        default:
            throw new Unable(`${name} is computed by the program`);
    }
}
