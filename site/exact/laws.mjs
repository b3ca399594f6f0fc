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

const length = (n) => n.toString(16).length;
const LENGTH_MOST = 16;

// A law's cells over one denominator; null where that is many times as long as the longest of theirs.
const whole = new WeakMap();
function overOne(law) {
    if (!whole.has(law)) {
        let den = 1n;
        const all = [...new Set(support(law).map((cell) => law.p[cell].d))];
        const most = LENGTH_MOST * all.reduce((n, d) => Math.max(n, length(d)), 1);
        for (const d of all) if (length(den) <= most) den *= d / Q.gcd(den, d);
        whole.set(law, length(den) <= most ? { num: law.p.map((q) => (q.n * den) / q.d), den } : null);
    }
    return whole.get(law);
}

// What the cells over each setting of the axes in `set` (places, in order) add up to.
function collected(law, set, p, zero, add) {
    const dim = set.map((k) => law.dim[k]);
    const below = set.map((k) => law.dim.slice(k + 1).reduce((n, d) => n * d, 1));
    const sums = Array(dim.reduce((n, d) => n * d, 1)).fill(zero);
    for (const cell of support(law)) {
        const to = dim.reduce((to, d, k) => to * d + (Math.floor(cell / below[k]) % d), 0);
        sums[to] = add(sums[to], p[cell]);
    }
    return { dim, p: sums };
}

// The law of the axes in `set`.
export function marginal(law, set) {
    const one = overOne(law);
    if (!one) return collected(law, set, law.p, Q.ZERO, Q.add);
    const { dim, p } = collected(law, set, one.num, 0n, (x, y) => x + y);
    return { dim, p: p.map((n) => (n ? Q.ratio(n, one.den) : Q.ZERO)) };
}

const xlog = (q) => (Q.sign(q) ? R.scale(q, R.log(R.of(q))) : R.of(Q.ZERO));

export const entropy = (p) => R.neg(R.sum(p.map(xlog)));

const joined = (...sets) => [...new Set(sets.flat())].sort((x, y) => x - y);

// I(a;b|c) = H(a,c) + H(b,c) - H(a,b,c) - H(c).
export function information(law, a, b, c) {
    const H = (...sets) => entropy(marginal(law, joined(...sets)).p);
    return R.sub(R.add(H(a, c), H(b, c)), R.add(H(a, b, c), H(c)));
}

// Is I(a;b|c) = 0? It is where p(a,b,c) p(c) = p(a,c) p(b,c) in every setting.
export function independent(law, a, b, c) {
    const one = overOne(law);
    const all = joined(a, b, c);
    const over = (set) =>
        one ? collected(law, set, one.num, 0n, (x, y) => x + y) : collected(law, set, law.p, Q.ZERO, Q.add);
    const same = one ? (w, x, y, z) => w * x === y * z : (w, x, y, z) => Q.equal(Q.mul(w, x), Q.mul(y, z));
    const four = [all, joined(c), joined(a, c), joined(b, c)].map((set) => ({ at: set.map((k) => all.indexOf(k)), ...over(set) }));
    for (const at of settings(four[0].dim)) {
        const [w, x, y, z] = four.map((m) => m.p[cellOf(m.at.map((k) => at[k]), m.dim)]);
        if (!same(w, x, y, z)) return false;
    }
    return true;
}
