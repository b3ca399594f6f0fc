// SPDX-License-Identifier: MIT
//
// Rounds of curation of all laws of a box at once: of each point [lo, hi], its mass in units of 2^-192, outward.
//
// Inclusion: if a law lies in the box, the law after a round lies in the box after it.

import { ceilDiv } from "../exact/interval.mjs";
import { BITS, UNIT, least, upProduct } from "./odds.mjs";
import { factorial, types, typesCount } from "./types.mjs";

const POOLS_MOST = 2000;

const sum = (list) => list.reduce((a, b) => a + b, 0n);

// What a stage needs for it: its levels of weight, from the lightest, that of each point, all pools of others by
// level; null where these are many.
export function pooled({ w, others }) {
    const level = [...new Set(w)].sort((a, b) => (a < b ? -1 : 1));
    const n = Number(others);
    if (typesCount(level.length, n, POOLS_MOST) > POOLS_MOST) return null;
    const pools = [...types(level.length, n)].map((t) => ({
        t,
        ways: t.reduce((ways, k) => ways / factorial(k), factorial(n)),
        S: sum(t.map((k, l) => BigInt(k) * level[l])),
    }));
    return { level, of: w.map((v) => level.indexOf(v)), pools, others };
}

export const startBox = (p) => p.map(({ n, d }) => [(n << BITS) / d, ceilDiv(n << BITS, d)]);

// The law of the box that has all it can on the first of these levels, then on the next ones.
function extreme(box, order) {
    const q = box.map(([lo]) => lo);
    let left = UNIT - sum(q);
    for (const l of order) {
        const more = least([box[l][1] - box[l][0], left]);
        q[l] += more;
        left -= more;
    }
    return q;
}

// H at each level under the law q, from below or above: E[K w/(w + S)].
function weightsAt({ level, pools, others }, q, times, over) {
    const powers = q.map((x) => {
        const list = [UNIT];
        for (let k = 1n; k <= others; k++) list.push(times(list.at(-1), x));
        return list;
    });
    const H = level.map(() => 0n);
    for (const { t, ways, S } of pools) {
        const mass = t.reduce((m, k, l) => times(m, powers[l][k]), ways << BITS);
        for (const [l, w] of level.entries()) H[l] += over(mass * (others + 1n) * w, w + S);
    }
    return H;
}

// What the total 1 leaves to each point.
function tightened(box) {
    const [lo, hi] = [sum(box.map(([a]) => a)), sum(box.map(([, b]) => b))];
    return box.map(([a, b]) => {
        const [from, to] = [UNIT - (hi - b), UNIT - (lo - a)];
        return [from > a ? from : a, least([to, b])];
    });
}

// H falls as the others grow heavier: it is least under the box's heaviest law, greatest under its lightest.
function stageBox(stage, box) {
    const levels = stage.level.map((_, l) => {
        const own = box.filter((_, x) => stage.of[x] === l);
        return [sum(own.map(([lo]) => lo)), least([UNIT, sum(own.map(([, hi]) => hi))])];
    });
    const up = [...levels.keys()];
    const low = weightsAt(stage, extreme(levels, [...up].reverse()), (a, b) => (a * b) >> BITS, (a, b) => a / b);
    const high = weightsAt(stage, extreme(levels, up), upProduct, ceilDiv);
    return tightened(box.map(([lo, hi], x) => [(lo * low[stage.of[x]]) >> BITS, upProduct(hi, high[stage.of[x]])]));
}

export const roundBox = (stages, box) => stages.reduce((b, stage) => stageBox(stage, b), box);
