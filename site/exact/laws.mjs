// SPDX-License-Identifier: MIT
//
// Laws on products of alphabets: row-major lists of rationals, and what entropy and marginals they have.

import * as Q from "./rational.mjs";
import * as R from "./real.mjs";

// All settings of axes of these sizes, the last fastest.
export function* settings(dim) {
    const at = dim.map(() => 0);
    if (dim.some((n) => n === 0)) return;
    for (;;) {
        yield at;
        let k = dim.length - 1;
        while (k >= 0 && ++at[k] === dim[k]) at[k--] = 0;
        if (k < 0) return;
    }
}

export const cellOf = (at, dim) => at.reduce((cell, x, k) => cell * dim[k] + x, 0);

// The cells of a law that are not 0.
const supports = new WeakMap();
function support(law) {
    if (!supports.has(law))
        supports.set(
            law,
            [...law.p.keys()].filter((cell) => Q.sign(law.p[cell])),
        );
    return supports.get(law);
}

// The law of the axes in `set` (places, in order).
export function marginal(law, set) {
    const dim = set.map((k) => law.dim[k]);
    const below = set.map((k) => law.dim.slice(k + 1).reduce((n, d) => n * d, 1));
    const p = Array(dim.reduce((n, d) => n * d, 1)).fill(Q.ZERO);
    for (const cell of support(law)) {
        const to = dim.reduce((to, d, k) => to * d + (Math.floor(cell / below[k]) % d), 0);
        p[to] = Q.add(p[to], law.p[cell]);
    }
    return { dim, p };
}

const xlog = (q) => (Q.sign(q) ? R.scale(q, R.log(R.of(q))) : R.of(Q.ZERO));

export const entropy = (p) => R.neg(R.sum(p.map(xlog)));

// I(a;b|c) = H(a,c) + H(b,c) - H(a,b,c) - H(c).
export function information(law, a, b, c) {
    const H = (...sets) =>
        entropy(
            marginal(
                law,
                [...new Set(sets.flat())].sort((x, y) => x - y),
            ).p,
        );
    return R.sub(R.add(H(a, c), H(b, c)), R.add(H(a, b, c), H(c)));
}
