// SPDX-License-Identifier: MIT
//
// Is sum c_i log q_i = 0? It is so if and only if prod q_i^(c_i) = 1. The numbers are written over a base of pairwise coprime integers, found by
// gcds alone; over such a base the product is 1 if and only if every exponent is 0.

import { add, gcd, mul, ratio, ZERO, equal } from "./rational.mjs";

// Pairwise coprime integers > 1 over which all of `numbers` can be written.
export function coprimeBase(numbers) {
    const base = [];
    const left = numbers.filter((n) => n > 1n);
    while (left.length) {
        let n = left.pop();
        for (let k = 0; k < base.length && n > 1n; k++) {
            const g = gcd(n, base[k]);
            if (g === 1n) continue;
            const old = base[k];
            base.splice(k--, 1);
            left.push(g);
            if (old / g > 1n) left.push(old / g);
            if (n / g > 1n) left.push(n / g);
            n = 1n;
        }
        if (n > 1n) base.push(n);
    }
    return base;
}

function exponent(n, b) {
    let k = 0n;
    for (; n % b === 0n; n /= b) k++;
    return k;
}

// logs: [{ c, q }], c rational, q a positive rational.
export function vanishes(logs) {
    const base = coprimeBase(logs.flatMap(({ q }) => [q.n, q.d]));
    return base.every((b) => {
        const total = logs.reduce((sum, { c, q }) => add(sum, mul(c, ratio(exponent(q.n, b) - exponent(q.d, b)))), ZERO);
        return equal(total, ZERO);
    });
}
