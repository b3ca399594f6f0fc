// SPDX-License-Identifier: MIT
//
// Words of game about loops without end, of one stage or of two: limits, which are rational, and bounds of how fast
// sets die out.

import * as Q from "../exact/rational.mjs";
import * as R from "../exact/real.mjs";
import { Unable } from "../exact/functions.mjs";
import { must, within } from "./arguments.mjs";
import { certified, fallingFactor } from "./certified.mjs";
import { UNIT } from "./odds.mjs";
import { curate, letter, stage, subset } from "./pools.mjs";
import { numerators } from "./types.mjs";

const POOL_MOST = 500;
export const UNKNOWN = "where this loop tends to is shown by a certificate of the program, not in this page";

// --- the loop of these stages [w, K] from p -----------------------------------------------------------------

const whole = ([w, K]) => ({ w: numerators(w.p).num, others: BigInt(K - 1) });

// One point for all that weigh the same in every stage: `of` by point, and the first of each.
function merged(stages, n) {
    const names = Array.from({ length: n }, (_, x) => stages.map(([w]) => Q.print(w.p[x])).join());
    const first = [...new Set(names)].map((name) => names.indexOf(name));
    return { first, of: names.map((name) => first.indexOf(names.indexOf(name))) };
}

function good(stages, p) {
    stages.forEach(([w, K]) => {
        stage(w, K, p.p.length);
        within(K <= POOL_MOST, `a loop with pools of more than ${POOL_MOST}: a certificate of the program decides`);
    });
    must(p.p.every((q) => Q.sign(q) > 0), "a loop from a law without full support");
}

const same = (a, b) => a.every((q, x) => Q.equal(q, b[x]));

function isUnchanged(stages, p, once) {
    try {
        return same(p.p, stages.reduce((q, [w, K]) => curate(w, q, K, false, once), p).p);
    } catch (trouble) {
        if (trouble instanceof Unable) return false;
        throw trouble;
    }
}

// Its limit by point and how it is known; limit null where it is not.
export function loopOf(stages, p, once) {
    good(stages, p);
    return once(`loop ${stages.map(([w, K]) => `${K} ${w.key}`).join(" ")} ${p.key}`, () => {
        const { first, of } = merged(stages, p.p.length);
        const mass = first.map((_, c) => p.p.reduce((m, q, x) => (of[x] === c ? Q.add(m, q) : m), Q.ZERO));
        const own = stages.map(whole).map(({ w, others }) => ({ w: first.map((x) => w[x]), others }));
        const C = certified(own, mass, () => isUnchanged(stages, p, once));
        const share = (q, x) => (of[x] === C.kept ? Q.div(q, mass[C.kept]) : Q.ZERO);
        return { ...C, of, limit: C && (C.unchanged ? p.p : p.p.map(share)) };
    });
}

function settled(stages, p, once) {
    const loop = loopOf(stages, p, once);
    within(loop.limit, UNKNOWN);
    return loop;
}

export const massOf = (law, S) => law.reduce((m, q, x) => (S[x] ? Q.add(m, q) : m), Q.ZERO);

// --- words --------------------------------------------------------------------------------------------------

const one = ([w, K, p, ...rest]) => ({ stages: [[w, K]], p, rest });
const two = ([w, K, v, M, p, ...rest]) => ({ stages: [[w, K], [v, M]], p, rest });

const limit = (taken) => (args, once) => {
    const { stages, p, rest: [x] } = taken(args);
    letter(x, p.p.length);
    return R.of(settled(stages, p, once).limit[x.at]);
};

const keyOf = ({ stages, p }) => [...stages.flatMap(([w, K]) => [w.key, K]), p.key].join(" ");

// limsup p_t(S)^(1/t): 1 where some of S stays.
const decay = (taken) => (args, once) => {
    const { stages, p, rest: [S] } = taken(args);
    const isIn = subset(S, p.p.length);
    const loop = settled(stages, p, once);
    if (Q.sign(massOf(loop.limit, isIn))) return R.of(Q.ONE);
    return R.bounded(`decay ${keyOf({ stages, p })} ${S.key}`, loop.factor);
};

// limsup p_t(V)^(1/t), by the factor of the odds of V against C under every law.
function fall({ stages, p }, V, C) {
    const factor = fallingFactor(stages.map(whole), V, C, UNIT);
    if (!factor) throw new Unable("that these odds fall is not shown");
    return R.bounded(`fall ${keyOf({ stages, p })} ${V}`, factor);
}

// V = {x}, and C the first point that no agent likes less, and one likes more.
function twoFall(args) {
    const { stages, p, rest: [x] } = two(args);
    good(stages, p);
    letter(x, p.p.length);
    const order = (y) => stages.map(([w]) => Q.compare(w.p[y], w.p[x.at]));
    const at = p.p.findIndex((_, y) => order(y).every((s) => s >= 0) && order(y).some((s) => s > 0));
    must(at >= 0, "a point that none dominates");
    const point = (k) => p.p.map((_, y) => y === k);
    return fall({ stages, p }, point(x.at), point(at));
}

// Sets V and C, neither empty, the points of C alike.
function oddsOf(stages, rest, n) {
    const [V, C] = rest.map((S) => subset(S, n));
    must(V.includes(true) && C.includes(true), "a set of no point");
    const c = C.indexOf(true);
    const alike = (x) => stages.every(([w]) => Q.equal(w.p[x], w.p[c]));
    must(C.every((isIn, x) => !isIn || alike(x)), "a set whose points are not alike");
    return [V, C];
}

function twoOddsDecay(args) {
    const { stages, p, rest } = two(args);
    good(stages, p);
    return fall({ stages, p }, ...oddsOf(stages, rest, p.p.length));
}

export const loopWords = {
    owner_limit: limit(one),
    two_limit: limit(two),
    owner_decay: decay(one),
    two_decay: decay(two),
    two_fall: twoFall,
    two_odds_decay: twoOddsDecay,
};
