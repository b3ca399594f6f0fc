// SPDX-License-Identifier: MIT
//
// Words of limits that are rational: the best of N, shares of samples, powers, squared ranges of means.

import * as Q from "../exact/rational.mjs";
import * as R from "../exact/real.mjs";
import { must, positive, within } from "./arguments.mjs";
import { numerators, typeLaw, typesCount } from "./types.mjs";

const TYPES_MOST = 4000;

// F(y)^N - F(y-)^N, F along the order of the rewards, ties to the later.
function bestOf(pi0, r, N) {
    const { num, den } = numerators(pi0);
    const order = num.map((_, y) => y).sort((x, y) => Q.compare(r[x], r[y]) || x - y);
    const law = [];
    let [sum, before] = [0n, 0n];
    for (const y of order) {
        sum += num[y];
        const power = sum ** BigInt(N);
        law[y] = Q.ratio(power - before, den ** BigInt(N));
        before = power;
    }
    return law;
}

function best([pi0, r, N, y], once) {
    must(r.p.length === pi0.p.length && y.of === pi0.p.length, "a reward or a response of other responses than the law's");
    must(N >= 1, "the best of no draws");
    within(N <= 4096, "more than 4096 draws");
    return R.of(once(`best ${N} ${pi0.key} ${r.key}`, () => bestOf(pi0.p, r.p, N))[y.at]);
}

// E[n_y w_y / sum_x n_x w_x].
function shares(pi0, w, n) {
    const law = typeLaw(pi0, n);
    const share = pi0.map(() => Q.ZERO);
    for (const { t, n: mass } of law.all) {
        const parts = t.map((k, y) => Q.mul({ n: BigInt(k), d: 1n }, w[y]));
        const whole = Q.div(Q.ratio(mass, law.den), parts.reduce(Q.add));
        parts.forEach((part, y) => {
            share[y] = Q.add(share[y], Q.mul(part, whole));
        });
    }
    return share;
}

function share([pi0, w, n, y], once) {
    must(w.p.length === pi0.p.length && y.of === pi0.p.length, "weights or a response of other responses than the law's");
    positive(w.p, "a weight that is not positive, so no e^reward");
    must(n >= 1, "no samples");
    within(n <= 61 && typesCount(pi0.p.length, n, TYPES_MOST) <= TYPES_MOST, "more than 61 samples, or 4000 types of them");
    return R.of(once(`share ${n} ${pi0.key} ${w.key}`, () => shares(pi0.p, w.p, n))[y.at]);
}

function unitPower([z, k]) {
    positive([z], "z that is not positive");
    within(Math.abs(k) * Q.bits(z) <= 1 << 17, "powers of z of more than 131072 bits");
    return R.of(Q.power(z, BigInt(k)));
}

// E of the squared range over y of sum_r (count_r/k - 1/rows) a_r(y).
function drawnSquare([a, k]) {
    must(a.dim.length === 2, "errors that are no rows");
    must(k >= 1, "the mean of no errors");
    within(a.dim[0] <= 3 && k <= 64, "more than three errors, or 64 draws");
    const [rows, n] = a.dim;
    const law = typeLaw(Array(rows).fill(Q.ratio(1n, BigInt(rows))), k);
    return R.of(
        law.all.reduce((sum, { t, n: mass }) => {
            const off = t.map((count) => Q.ratio(BigInt(count * rows - k), BigInt(k * rows)));
            const means = Array.from({ length: n }, (_, y) =>
                off.reduce((m, c, r) => Q.add(m, Q.mul(c, a.p[r * n + y])), Q.ZERO),
            ).sort(Q.compare);
            const range = Q.sub(means.at(-1), means[0]);
            return Q.add(sum, Q.mul(Q.ratio(mass, law.den), Q.mul(range, range)));
        }, Q.ZERO),
    );
}

export const bestWords = { best, share, unit_power: unitPower, drawn_square: drawnSquare };
