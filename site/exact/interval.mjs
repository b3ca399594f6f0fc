// SPDX-License-Identifier: MIT
//
// Intervals [lo, hi] of BigInts in units of 2^-p: lo 2^-p <= x <= hi 2^-p. Every operation rounds outward.
//
// Inclusion: if each input encloses its true value, so does each result.

import { ratio } from "./rational.mjs";

const GUARD = 16n;

export const floorDiv = (a, b) => (a >= 0n === b > 0n || a % b === 0n ? a / b : a / b - 1n);
export const ceilDiv = (a, b) => -floorDiv(-a, b);

export const ofRational = (q, p) => [floorDiv(q.n << p, q.d), ceilDiv(q.n << p, q.d)];

// From units of 2^-(p + g) to units of 2^-p.
const coarser = ([lo, hi], g) => [lo >> g, -(-hi >> g)];

export const add = (a, b) => [a[0] + b[0], a[1] + b[1]];
export const neg = (a) => [-a[1], -a[0]];

export function mul(a, b, p) {
    const all = [a[0] * b[0], a[0] * b[1], a[1] * b[0], a[1] * b[1]];
    return coarser([all.reduce((x, y) => (x < y ? x : y)), all.reduce((x, y) => (x > y ? x : y))], p);
}

// q x.
export const scale = (q, x) =>
    q.n >= 0n ? [floorDiv(x[0] * q.n, q.d), ceilDiv(x[1] * q.n, q.d)] : [floorDiv(x[1] * q.n, q.d), ceilDiv(x[0] * q.n, q.d)];

// 1/x; null where x may be 0.
export function inverse(x, p) {
    if (x[0] <= 0n && x[1] >= 0n) return null;
    return [floorDiv(1n << (2n * p), x[1]), ceilDiv(1n << (2n * p), x[0])];
}

export const max = (a, b) => [a[0] > b[0] ? a[0] : b[0], a[1] > b[1] ? a[1] : b[1]];
export const min = (a, b) => neg(max(neg(a), neg(b)));
export const absolute = (a) => (a[0] >= 0n ? a : a[1] <= 0n ? neg(a) : [0n, -a[0] > a[1] ? -a[0] : a[1]]);

// The greatest integer whose square is at most n: Newton from above.
export function root(n) {
    if (n < 2n) return n;
    let x = 1n << BigInt((n.toString(2).length + 1) >> 1);
    for (;;) {
        const y = (x + n / x) >> 1n;
        if (y >= x) return x;
        x = y;
    }
}

// sqrt x; null where x may be negative.
export function sqrt(x, p) {
    if (x[0] < 0n) return null;
    const lo = root(x[0] << p);
    const above = root(x[1] << p);
    return [lo, above * above === x[1] << p ? above : above + 1n];
}

// atanh(a/b) for 0 < a/b <= 1/3 in units of 2^-w, below and above: sum z^(2k+1)/(2k+1). Each power loses less than one unit more than the one
// before times z^2, so less than 2, and each quotient less than one more; what is left out is less than the last power.
function atanh(a, b, w) {
    let power = floorDiv(a << w, b);
    let sum = 0n;
    let terms = 0n;
    for (let k = 1n; power > 0n; k += 2n, terms++) {
        sum += power / k;
        power = (power * a * a) / (b * b);
    }
    return [sum, sum + 3n * terms + 4n];
}

const twice = ([lo, hi]) => [2n * lo, 2n * hi];
const known = new Map();

// log 2 = 2 atanh(1/3).
function logTwo(w) {
    if (!known.has(w)) known.set(w, twice(atanh(1n, 3n, w)));
    return known.get(w);
}

const length = (n) => BigInt(n.toString(2).length);

// log q, q > 0: q = 2^k m with m in [1/2, 2), then 2 atanh((m-1)/(m+1)), of m or of m/2 or 2m, whichever is nearest to 1.
export function logRational(q, p) {
    const w = p + GUARD;
    let k = length(q.n) - length(q.d);
    let [n, d] = k >= 0n ? [q.n, q.d << k] : [q.n << -k, q.d];
    if (n * n > 2n * d * d) [k, d] = [k + 1n, 2n * d];
    else if (2n * n * n < d * d) [k, n] = [k - 1n, 2n * n];
    const z = ratio(n - d, n + d);
    const part = z.n === 0n ? [0n, 0n] : z.n > 0n ? twice(atanh(z.n, z.d, w)) : neg(twice(atanh(-z.n, z.d, w)));
    return coarser(add(part, k >= 0n ? scale({ n: k, d: 1n }, logTwo(w)) : neg(scale({ n: -k, d: 1n }, logTwo(w)))), GUARD);
}

// log x; null where x may be 0 or less.
export function log(x, p) {
    if (x[0] <= 0n) return null;
    return [logRational(ratio(x[0], 1n << p), p)[0], logRational(ratio(x[1], 1n << p), p)[1]];
}

const EXPONENT_MOST = 4096n;

// exp of the number t 2^-w, |t| 2^-w <= 1, below and above: Taylor's sum. |t| <= 1: each term loses at most one unit more than the one
// before, and what is left out is less than twice the first term that is 0.
function expSmall(t, w) {
    let term = 1n << w;
    let sum = 0n;
    let n = 0n;
    for (let k = 1n; term !== 0n && term !== -1n; k++, n++) {
        sum += term;
        term = floorDiv(term * t, k << w);
    }
    return [sum - 2n * n - 4n, sum + 2n * n + 4n];
}

function expPoint(x, p) {
    const w = p + GUARD + 16n;
    const [two] = logTwo(w);
    const k = floorDiv(x << (w - p), two);
    const [lo, hi] = logTwo(w);
    const rest = [(x << (w - p)) - k * (k >= 0n ? hi : lo), (x << (w - p)) - k * (k >= 0n ? lo : hi)];
    const part = [expSmall(rest[0], w)[0], expSmall(rest[1], w)[1]];
    const shift = w - p - k;
    return shift >= 0n ? coarser(part, shift) : [part[0] << -shift, part[1] << -shift];
}

// exp x; null where it is too large to be written out.
export function exp(x, p) {
    if (x[1] >> p > EXPONENT_MOST) return null;
    const least = -((EXPONENT_MOST + p) << p);
    const lo = x[0] < least ? 0n : expPoint(x[0], p)[0];
    const hi = x[1] < least ? 1n : expPoint(x[1], p)[1];
    return [lo < 0n ? 0n : lo, hi];
}

// The ends as decimals with `digits` behind the point, rounded outward.
export function decimals(x, p, digits) {
    const unit = 10n ** BigInt(digits);
    const text = (n) => {
        const s = (n < 0n ? -n : n).toString().padStart(digits + 1, "0");
        const behind = s.slice(s.length - digits).replace(/0+$/, "");
        return `${n < 0n ? "-" : ""}${s.slice(0, s.length - digits)}${behind ? `.${behind}` : ""}`;
    };
    return [text(floorDiv(x[0] * unit, 1n << p)), text(ceilDiv(x[1] * unit, 1n << p))];
}
