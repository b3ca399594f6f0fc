// SPDX-License-Identifier: MIT
//
// By what factor the odds of two points move in stages of curation, at most, under every law of a region. Numbers
// that are rounded are integers in units of 2^-192; a stage is { w, others }: whole weights by point, and how many
// others a pool has.

import { ceilDiv } from "../exact/interval.mjs";

export const BITS = 192n;
export const UNIT = 1n << BITS;

export const least = (list) => list.reduce((a, b) => (b < a ? b : a));
export const most = (list) => list.reduce((a, b) => (b > a ? b : a));
export const upProduct = (a, b) => ceilDiv(a * b, UNIT);

// (b/a)(a+S)/(b+S), of weights b of x and a of c: H(x)/H(c) = E[b/(b+S)]/E[a/(a+S)] is at most the greatest of it, at
// the least total S of the others where b < a, at the greatest where b > a.
const ratio = (b, a, S) => ceilDiv((b * (a + S)) << BITS, a * (b + S));

// The greatest mean of R_j with weights in [lo_j, hi_j], R_j not falling with j: that of the least weights up to some
// j, the greatest behind it.
function greatestMean(parts) {
    let num = parts.reduce((sum, { hi, R }) => sum + hi * R, 0n);
    let den = parts.reduce((sum, { hi }) => sum + hi, 0n);
    let best = ceilDiv(num, den);
    for (const { lo, hi, R } of parts) {
        num -= (hi - lo) * R;
        den -= hi - lo;
        best = most([best, ceilDiv(num, den)]);
    }
    return best;
}

// H(x)/H(c) where at most e < 1 is off C, whose points weigh a; those off it between w0 and w1. Of the others j are
// off C, with a chance in proportion to C(n,j) (e/(1-e))^j at worst; given j the total S lies between (n-j) a + j w0
// and (n-j) a + j w1.
function regional(n, [w0, w1], b, a, e) {
    const [below, above] = [(e << BITS) / (UNIT - e), ceilDiv(e << BITS, UNIT - e)];
    const parts = [];
    let [u, v] = [UNIT, UNIT];
    for (let j = 0n; j <= n; j++) {
        const total = (w) => (n - j) * a + j * w;
        parts.push({
            lo: (u * a) / (a + total(w1)),
            hi: ceilDiv(v * a, a + total(w0)),
            R: ratio(b, a, total(b > a ? w1 : w0)),
        });
        u = (u * (n - j) * below) / ((j + 1n) << BITS);
        v = ceilDiv(v * (n - j) * above, (j + 1n) << BITS);
    }
    return greatestMean(parts);
}

function stageRatio({ w, others }, C, x, c, e) {
    const [b, a] = [w[x], w[c]];
    if (a === b) return UNIT;
    const all = ratio(b, a, others * (b < a ? least(w) : most(w)));
    if (e >= UNIT) return all;
    const off = w.filter((_, y) => !C[y]);
    return least([all, regional(others, [least(off), most(off)], b, a, e)]);
}

// The most that may be off C after its odds, of e at most, are multiplied by `factor` at most.
function widened(e, factor) {
    if (e >= UNIT || e === 0n) return e;
    const o = ceilDiv(e * factor, UNIT - e);
    return ceilDiv(o << BITS, UNIT + o);
}

// z, at least the product over the stages of H(x)/H(c) for x of V and c of C, alike in every stage, under all laws of
// full support with p(X - C) <= e.
export function oddsFactor(stages, V, C, e) {
    const c = C.indexOf(true);
    const F = C.map(() => UNIT);
    let now = e;
    for (const stage of stages) {
        for (const x of F.keys()) if (!C[x]) F[x] = upProduct(F[x], stageRatio(stage, C, x, c, now));
        now = widened(e, most([0n, ...F.filter((_, x) => !C[x])]));
    }
    return most([0n, ...F.filter((_, x) => V[x])]);
}
