// SPDX-License-Identifier: MIT
//
// frontier_mean(pi0, r, q): the mean of r under the tilt of pi0 by r that diverges from pi0 as q does, or on argmax r past it. Along the tilts
// pi0 e^(s r) both the divergence and the mean increase with s >= 0, so that a tilt whose divergence is at most q's gives a lower end, and one
// whose is at least that an upper one.

import * as I from "../exact/interval.mjs";
import * as Q from "../exact/rational.mjs";
import * as R from "../exact/real.mjs";
import { divergence, order } from "../exact/functions.mjs";
import { must, within } from "./arguments.mjs";

const GUARD = 32n;
const BITS_MOST = 512n;

const mean = (p, r) => p.reduce((m, x, y) => Q.add(m, Q.mul(x, r[y])), Q.ZERO);

// Of the tilt by s = k 2^-w its divergence and its mean of r <= 0.
function tilted(p, r, k, w) {
    const s = Q.ratio(k, 1n << w);
    const weights = p.map((x, y) => I.scale(x, I.exp(I.ofRational(Q.mul(s, r[y]), w), w)));
    const Z = weights.reduce(I.add);
    const total = weights.map((x, y) => I.scale(r[y], x)).reduce(I.add);
    const m = I.mul(total, I.inverse(Z, w), w);
    return { mean: m, kl: I.add(I.scale(s, m), I.neg(I.log(Z, w))) };
}

function ends(p, r, D, precision) {
    const w = precision + GUARD;
    const bound = precision <= BITS_MOST ? R.enclose(D, w) : null;
    if (!bound) return null;
    let [lo, hi] = [0n, 1n << w];
    while (hi < w << w && tilted(p, r, hi, w).kl[0] < bound[1]) hi *= 2n;
    while (hi - lo > 1n << (GUARD - 2n)) {
        const middle = (lo + hi) >> 1n;
        const { kl } = tilted(p, r, middle, w);
        if (kl[1] <= bound[0]) lo = middle;
        else if (kl[0] >= bound[1]) hi = middle;
        else break;
    }
    const { kl, mean: above } = tilted(p, r, hi, w);
    return [tilted(p, r, lo, w).mean[0] >> GUARD, kl[0] >= bound[1] ? I.ceilDiv(above[1], 1n << GUARD) : 0n];
}

function frontierMean([pi0, r, q], once) {
    const n = pi0.p.length;
    must(r.p.length === n && q.p.length === n, "a reward or a law of other responses than the base law's");
    within(n <= 64, "more than 64 responses");
    must(
        pi0.p.every((x) => Q.sign(x) > 0),
        "a base law that is not of full support",
    );
    const least = r.p.reduce((a, b) => (Q.compare(a, b) < 0 ? a : b));
    const most = r.p.reduce((a, b) => (Q.compare(a, b) > 0 ? a : b));
    within(r.p.every(Q.isWhole) && Q.compare(Q.sub(most, least), { n: 256n, d: 1n }) <= 0, "rewards that are not whole, or differ by more than 256");
    return once(`frontier ${pi0.key} ${r.key} ${q.key}`, () => {
        const D = divergence("KL", q.p.map(R.of), pi0.p.map(R.of));
        const top = pi0.p.reduce((sum, x, y) => (Q.equal(r.p[y], most) ? Q.add(sum, x) : sum), Q.ZERO);
        if (order(D, R.neg(R.log(R.of(top)))) >= 0) return R.of(most);
        if (R.sign(D) === 0) return R.of(mean(pi0.p, r.p));
        if (n === 2 && Q.compare(mean(q.p, r.p), mean(pi0.p, r.p)) >= 0) return R.of(mean(q.p, r.p));
        const below = r.p.map((x) => Q.sub(x, most));
        const key = `frontier_mean ${pi0.key} ${r.key} ${R.keyOf(D)}`;
        return R.add(R.of(most), R.enclosed(key, (precision) => ends(pi0.p, below, D, precision)));
    });
}

export const frontierWords = { frontier_mean: frontierMean };
