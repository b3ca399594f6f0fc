// SPDX-License-Identifier: MIT
//
// klinv(p, c) = sup { q >= p : kl(p||q) <= c }, p rational. kl(p||.) increases on [p, 1): where it is at most c is a lower end, where it is at
// least c an upper one. Between them the interval is halved.

import * as I from "./interval.mjs";
import * as Q from "./rational.mjs";
import * as R from "./real.mjs";
import { order, Unable } from "./functions.mjs";

const ONE = R.of(Q.ONE);
const GUARD = 32n;
const BITS_MOST = 512n;

// kl(p||q) at q = k 2^-w, 0 < q < 1.
function divergence(p, k, w) {
    const coin = (x, y) => (Q.sign(x) ? I.scale(x, I.logRational(Q.div(x, y), w)) : [0n, 0n]);
    const q = Q.ratio(k, 1n << w);
    return I.add(coin(p, q), coin(Q.sub(Q.ONE, p), Q.sub(Q.ONE, q)));
}

function ends(p, c, precision) {
    const w = precision + GUARD;
    const bound = precision <= BITS_MOST ? R.enclose(c, w) : null;
    if (!bound) return null;
    let [lo, hi] = [I.floorDiv(p.n << w, p.d), 1n << w];
    while (hi - lo > 1n << (GUARD - 2n)) {
        const middle = (lo + hi + 1n) >> 1n; // above p
        const kl = divergence(p, middle, w);
        if (kl[1] <= bound[0]) lo = middle;
        else if (kl[0] >= bound[1]) hi = middle;
        else break;
    }
    return [lo >> GUARD, I.ceilDiv(hi, 1n << GUARD)];
}

export function klinv(p, c) {
    if (!R.isRational(p)) throw new Unable("klinv of what is not rational is computed by the program");
    if (Q.sign(p.c) < 0 || Q.compare(p.c, Q.ONE) > 0 || order(c, R.of(Q.ZERO), "the sign of a divergence") < 0) return R.UNDEFINED;
    if (Q.equal(p.c, Q.ONE) || c.infinite) return ONE;
    if (R.sign(c) === 0) return p;
    if (Q.sign(p.c) === 0) return R.sub(ONE, R.exp(R.neg(c)));
    return R.enclosed(`klinv ${Q.print(p.c)} ${R.keyOf(c)}`, (precision) => ends(p.c, c, precision));
}
