// SPDX-License-Identifier: MIT
//
// Types of m draws from n letters: how often each letter occurs. There are C(m+n-1, n-1), in order from (m,0,..,0) to (0,..,0,m); all m!/prod t!
// sequences of a type are equally likely.

import * as Q from "../exact/rational.mjs";

const factorials = [1n];

export function factorial(n) {
    for (let k = factorials.length; k <= n; k++) factorials.push(factorials[k - 1] * BigInt(k));
    return factorials[n];
}

export const binomial = (n, k) => (k < 0 || k > n ? 0n : factorial(n) / (factorial(k) * factorial(n - k)));

// How many types; Infinity past `most`.
export function typesCount(n, m, most) {
    let count = 1;
    for (let k = 1; k < n; k++) {
        count = Math.round((count * (m + k)) / k);
        if (count > most) return Infinity;
    }
    return count;
}

export function* types(n, m) {
    if (n === 1) return void (yield [m]);
    for (let first = m; first >= 0; first--) for (const rest of types(n - 1, m - first)) yield [first, ...rest];
}

// Over their least common denominator.
export function numerators(p) {
    const den = p.reduce((d, q) => (d / Q.gcd(d, q.d)) * q.d, 1n);
    return { num: p.map((q) => (q.n * den) / q.d), den };
}

// The types of m draws from a law: of each its counts and m!/prod t! prod num^t; the sum of these is `den`.
export function typeLaw(p, m) {
    const { num, den } = numerators(p);
    const powers = num.map((x) => {
        const list = [1n];
        for (let k = 1; k <= m; k++) list.push(list[k - 1] * x);
        return list;
    });
    const all = [];
    const t = [];
    const extend = (left, n) => {
        const z = t.length;
        if (z === p.length - 1) return void all.push({ t: [...t, left], n: n * powers[z][left] });
        let ways = n; /* times C(left, k) */
        for (let k = left; k >= 0; k--) {
            t.push(k);
            extend(left - k, ways * powers[z][k]);
            t.pop();
            ways = (ways * BigInt(k)) / BigInt(left - k + 1);
        }
    };
    extend(m, 1n);
    return { all, den: den ** BigInt(m) };
}
