// SPDX-License-Identifier: MIT
//
// Words of game: Bradley-Terry weights H(x) = E[K w(x)/(w(x) + w(Y_1) + .. + w(Y_{K-1}))], Y_j from p, a round p H of curation, two of them;
// pools by how many of the others stand in a set. Pools are counted by the levels of the weight.

import * as Q from "../exact/rational.mjs";
import * as R from "../exact/real.mjs";
import { must, positive, within } from "./arguments.mjs";
import { sum } from "./sums.mjs";
import { binomial, numerators, typeLaw, typesCount } from "./types.mjs";

const POOLS_MOST = 20000;
const CHANCE_BITS_MOST = 1 << 19;

export function stage(w, K, n) {
    positive(w.p, "a weight that is not positive, so no e^reward");
    must(K >= 2, "a pool of fewer than two");
    within(K <= 10000, "a pool of more than 10000");
    must(w.p.length === n, "weights on other points than the law");
}

export const letter = (x, n) => must(x.of === n, "a letter that is no point of the law");

export function subset(S, n) {
    must(S.p.length === n, "a set of other points than the law's");
    must(
        S.p.every((q) => Q.sign(q) === 0 || Q.equal(q, Q.ONE)),
        "a set is 1 or 0 at each point",
    );
    return S.p.map((q) => Q.sign(q) > 0);
}

// The distinct weights as whole numbers, the level of each point (each its own where `apart`), the mass of each level.
function levels(w, p, apart) {
    const { num } = numerators(w);
    const distinct = apart ? num : [...new Set(num)];
    const level = num.map((v, x) => (apart ? x : distinct.indexOf(v)));
    const mass = distinct.map((_, l) => p.reduce((s, q, x) => (level[x] === l ? Q.add(s, q) : s), Q.ZERO));
    return { w: distinct, level, mass };
}

// The others of a pool, by the levels that occur: their total weight, how many are marked, with what chance out of `den`.
function others(L, K, marked = []) {
    const there = L.mass.map((q, l) => l).filter((l) => Q.sign(L.mass[l]));
    within(typesCount(there.length, K - 1, POOLS_MOST) <= POOLS_MOST, "more than 20000 pools: they are counted by the program");
    const law = typeLaw(
        there.map((l) => L.mass[l]),
        K - 1,
    );
    const all = law.all.map(({ t, n }) => ({
        n,
        weight: t.reduce((s, k, i) => s + BigInt(k) * L.w[there[i]], 0n),
        marks: t.reduce((s, k, i) => s + (marked[there[i]] ? k : 0), 0),
    }));
    return { all, den: law.den };
}

// E[K v/(v + weight)] over these pools.
const ratio = (pools, den, v, K, key) =>
    sum(
        pools.filter(({ n }) => n).map(({ n, weight }) => [BigInt(K) * v * n, v + weight]),
        den,
        key,
    );

// Of a stage its H, by point.
function weights(w, p, K, apart, once) {
    const key = `H ${apart ? "apart " : ""}${K} ${w.key} ${p.key}`;
    return once(key, () => {
        const L = levels(w.p, p.p, apart);
        const { all, den } = others(L, K);
        const H = L.w.map((v, l) => ratio(all, den, v, K, `${key} ${l}`));
        return p.p.map((_, x) => H[L.level[x]]);
    });
}

// p H, which is a law; rational, or it cannot be the next stage's.
export function curate(w, p, K, apart, once) {
    return once(`after ${apart ? "apart " : ""}${K} ${w.key} ${p.key}`, () => {
        const after = weights(w, p, K, apart, once).map((H, x) => R.scale(p.p[x], H));
        within(after.every(R.isRational), "numbers of too many bits: this stage is computed by the program");
        return { p: after.map((x) => x.c), dim: p.dim, key: after.map((x) => Q.print(x.c)).join() };
    });
}

const weight = (apart) => ([w, p, K, x], once) => {
    letter(x, p.p.length);
    stage(w, K, p.p.length);
    return weights(w, p, K, apart, once)[x.at];
};

const curated = (apart) => ([w, p, K, x], once) => R.scale(p.p[x.at] ?? Q.ZERO, weight(apart)([w, p, K, x], once));

const round = (apart) => ([w, K, w2, M, p, x], once) => {
    letter(x, p.p.length);
    stage(w, K, p.p.length);
    return curated(apart)([w2, curate(w, p, K, apart, once), M, x], once);
};

// The mass of S after p has been curated.
function massAfter(w, p, K, S, once) {
    const H = weights(w, p, K, false, once);
    return subset(S, p.p.length).reduce((m, isIn, x) => (isIn ? R.add(m, R.scale(p.p[x], H[x])) : m), R.of(Q.ZERO));
}

function curatedMass([w, K, p, S], once) {
    stage(w, K, p.p.length);
    return massAfter(w, p, K, S, once);
}

function roundMass([w, K, w2, M, p, S], once) {
    stage(w, K, p.p.length);
    stage(w2, M, p.p.length);
    return massAfter(w2, curate(w, p, K, false, once), M, S, once);
}

// --- pools by how many of the others stand in S ---

function marked(w, p, S, K) {
    stage(w, K, p.p.length);
    const isIn = subset(S, p.p.length);
    const alike = w.p.every((v, x) => w.p.every((u, y) => isIn[x] === isIn[y] || !Q.equal(v, u)));
    must(alike, "a set that tells points of one weight apart");
    return isIn;
}

// P(a <= N <= b), N binomial.
function chance([w, p, S, K, a, b]) {
    const isIn = marked(w, p, S, K);
    const s = p.p.reduce((m, q, x) => (isIn[x] ? Q.add(m, q) : m), Q.ZERO);
    within((K - 1) * Q.bits(s) <= CHANCE_BITS_MOST, "numbers of too many bits: this chance is computed by the program");
    const n = K - 1;
    let total = 0n;
    for (let k = Math.max(a, 0); k <= Math.min(b, n); k++) total += binomial(n, k) * s.n ** BigInt(k) * (s.d - s.n) ** BigInt(n - k);
    return R.of(Q.ratio(total, s.d ** BigInt(n)));
}

function share([w, p, S, K, a, b, x], once) {
    letter(x, p.p.length);
    const isIn = marked(w, p, S, K);
    const L = levels(w.p, p.p, false);
    const key = `pools ${K} ${w.key} ${p.key} ${S.key}`;
    const { all, den } = once(key, () => {
        const marks = [];
        isIn.forEach((mark, y) => (marks[L.level[y]] = mark));
        return others(L, K, marks);
    });
    const event = all.filter(({ marks }) => a <= marks && marks <= b);
    return ratio(event, den, L.w[L.level[x.at]], K, `${key} ${a} ${b} ${L.level[x.at]}`);
}

export const poolWords = {
    weight: weight(false),
    weight_apart: weight(true),
    curated: curated(false),
    curated_apart: curated(true),
    round: round(false),
    round_apart: round(true),
    curated_mass: curatedMass,
    round_mass: roundMass,
    pool_chance: chance,
    pool_share: share,
};
