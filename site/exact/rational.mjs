// SPDX-License-Identifier: MIT
//
// Rationals n/d of BigInts, d > 0, in lowest terms. Nothing is rounded.

const abs = (x) => (x < 0n ? -x : x);

// Integers to here are exact as doubles, whose remainders are, too.
const DOUBLES = 1n << 53n;
const LEADING_BITS = 50;

// Euclid's quotients as long as the leading bits x of a and y of b tell them, for all that stands behind (Lehmer): the rows of the matrix that takes
// (a, b) as far; null where they tell none.
function steps(x, y) {
    let [A, B, C, D] = [1, 0, 0, 1];
    while (y + C !== 0 && y + D !== 0) {
        const q = Math.floor((x + A) / (y + C));
        if (q !== Math.floor((x + B) / (y + D))) break;
        [A, C] = [C, A - q * C];
        [B, D] = [D, B - q * D];
        [x, y] = [y, x - q * y];
    }
    return B === 0 ? null : [A, B, C, D].map(BigInt);
}

export function gcd(a, b) {
    a = abs(a);
    b = abs(b);
    if (a < b) [a, b] = [b, a];
    while (b > DOUBLES) {
        const shift = BigInt(a.toString(16).length * 4 - LEADING_BITS);
        const row = steps(Number(a >> shift), Number(b >> shift));
        if (row) [a, b] = [row[0] * a + row[1] * b, row[2] * a + row[3] * b];
        else [a, b] = [b, a % b];
    }
    if (b === 0n) return a;
    let [x, y] = [Number(b), Number(a % b)];
    while (y) [x, y] = [y, x % y];
    return BigInt(x);
}

export function ratio(n, d = 1n) {
    if (d === 0n) throw new RangeError("a denominator of 0");
    if (d < 0n) [n, d] = [-n, -d];
    const g = gcd(n, d);
    return g > 1n ? { n: n / g, d: d / g } : { n, d };
}

export const ZERO = { n: 0n, d: 1n };
export const ONE = { n: 1n, d: 1n };

// n/d with what n has in common with g, the whole of which divides d: a sum's numerator has nothing else in common with its denominator (Knuth, 4.5.1).
function lowered(n, d, g) {
    const more = g === 1n ? 1n : gcd(n, g);
    return more === 1n ? { n, d } : { n: n / more, d: d / more };
}

export function add(a, b) {
    if (a.d === b.d) return lowered(a.n + b.n, a.d, a.d);
    const g = gcd(a.d, b.d);
    const [p, q] = [a.d / g, b.d / g];
    return lowered(a.n * q + b.n * p, a.d * q, g);
}

export function mul(a, b) {
    const [g, h] = [gcd(a.n, b.d), gcd(b.n, a.d)];
    return { n: (a.n / g) * (b.n / h), d: (a.d / h) * (b.d / g) };
}

export const neg = (a) => ({ n: -a.n, d: a.d });
export const sub = (a, b) => add(a, neg(b));
export const div = (a, b) => mul(a, ratio(b.d, b.n));
export const sign = (a) => (a.n > 0n) - (a.n < 0n);
export const compare = (a, b) => sign({ n: a.n * b.d - b.n * a.d, d: 1n });
export const equal = (a, b) => a.n === b.n && a.d === b.d;
export const isWhole = (a) => a.d === 1n;
// The greatest integer that is not above a.
export const floor = (a) => (a.n >= 0n || a.n % a.d === 0n ? a.n / a.d : a.n / a.d - 1n);
export const bits = (a) => abs(a.n).toString(2).length + a.d.toString(2).length;

// a^k, k a whole number of either sign.
export function power(a, k) {
    const e = BigInt(abs(k));
    return k >= 0n ? { n: a.n ** e, d: a.d ** e } : ratio(a.d ** e, a.n ** e);
}

const DIGITS_MOST = 1000;

// "3/10", "-2", "0.25": an exact number; null for what is none, or has more than a thousand digits.
export function parse(text) {
    const s = String(text).trim();
    if (s.length > DIGITS_MOST) return null;
    const fraction = /^([+-]?\d+)\s*\/\s*(\d+)$/.exec(s);
    if (fraction) return BigInt(fraction[2]) === 0n ? null : ratio(BigInt(fraction[1]), BigInt(fraction[2]));
    const decimal = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(s);
    if (!decimal || !(decimal[2] || decimal[3])) return null;
    const behind = decimal[3] ?? "";
    const q = ratio(BigInt((decimal[2] || "") + behind), 10n ** BigInt(behind.length));
    return decimal[1] === "-" ? neg(q) : q;
}

// Near a, for what is no decision.
export const toNumber = (a) => Number(a.n) / Number(a.d);

export const print = (a) => (a.d === 1n ? String(a.n) : `${a.n}/${a.d}`);
