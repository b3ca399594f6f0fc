// SPDX-License-Identifier: MIT
//
// Numbers for tests, from a seed alone, that lean toward trouble: zeros, ones, ties, tiny and huge.

import * as Q from "../exact/rational.mjs";

export function randomFrom(seed) {
    let x = seed >>> 0 || 1;
    const next = () => {
        x ^= x << 13;
        x >>>= 0;
        x ^= x >>> 17;
        x ^= x << 5;
        x >>>= 0;
        return x;
    };
    const below = (n) => next() % n;
    const whole = (most) => BigInt(below(most)) - BigInt(Math.floor(most / 2));
    const rational = () => {
        switch (below(10)) {
            case 0:
                return Q.ZERO;
            case 1:
                return Q.ONE;
            case 2:
                return Q.ratio(whole(9), 10n ** BigInt(below(40)));
            case 3:
                return Q.ratio(whole(9) * 10n ** BigInt(below(40)));
            default:
                return Q.ratio(whole(200), BigInt(1 + below(100)));
        }
    };
    const positive = () => {
        const q = rational();
        return Q.sign(q) > 0 ? q : Q.add(Q.neg(q), Q.ratio(1n, BigInt(1 + below(50))));
    };
    return { below, rational, positive };
}
