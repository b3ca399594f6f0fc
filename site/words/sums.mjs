// SPDX-License-Identifier: MIT
//
// Sums of n/d with n >= 0 and d > 0: exactly where the common denominator is short, else a number enclosed between sums rounded down and up.

import * as I from "../exact/interval.mjs";
import * as Q from "../exact/rational.mjs";
import * as R from "../exact/real.mjs";

const EXACT_BITS = 100000;

const bits = (n) => n.toString(16).length * 4;

// [n, d] of the sum of parts[lo..hi), by halves; not in lowest terms.
function halves(parts, lo, hi) {
    if (hi - lo === 1) return parts[lo];
    const middle = (lo + hi) >> 1;
    const [a, b] = halves(parts, lo, middle);
    const [c, d] = halves(parts, middle, hi);
    return [a * d + c * b, b * d];
}

// The sum of parts [n, d] over `den`. `key` names the sum: equal keys are equal numbers.
export function sum(parts, den, key) {
    if (!parts.length) return R.of(Q.ZERO);
    if (parts.reduce((total, [, d]) => total + bits(d), bits(den)) <= EXACT_BITS) {
        const [n, d] = halves(parts, 0, parts.length);
        return R.of(Q.ratio(n, d * den));
    }
    return R.enclosed(key, (p) => {
        const guard = p + 32n;
        let [lo, hi] = [0n, 0n];
        for (const [n, d] of parts) {
            const quotient = (n << guard) / (d * den);
            lo += quotient;
            hi += quotient + 1n;
        }
        return [I.floorDiv(lo, 1n << 32n), I.ceilDiv(hi, 1n << 32n)];
    });
}
