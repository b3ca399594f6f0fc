// SPDX-License-Identifier: MIT
//
// Words of game that count which properties a mechanism is not shown to lack: a property counts until limits show
// that it fails; where none does, nothing is known.

import * as Q from "../exact/rational.mjs";
import * as R from "../exact/real.mjs";
import { Unable } from "../exact/functions.mjs";
import { must, within } from "./arguments.mjs";
import { UNKNOWN, loopOf, massOf } from "./loops.mjs";
import { subset } from "./pools.mjs";

const number = (n) => R.whole(n);
const NONE = "no property is shown to fail from these two starts";

const differ = (a, b) => a.limit && b.limit && a.limit.some((q, x) => !Q.equal(q, b.limit[x]));

const full = (p) => must(p.p.every((q) => Q.sign(q) > 0), "a loop from a law without full support");

// --- coverage of both agents' favourites, independence of the first law, symmetry ---------------------------

function favourites({ p }) {
    const best = p.reduce((a, b) => (Q.compare(b, a) > 0 ? b : a));
    return p.map((q) => Q.equal(q, best));
}

function covers({ limit }, wO, wP) {
    const [AO, AP] = [favourites(wO), favourites(wP)];
    const without = (A, B) => A.map((isIn, x) => isIn && !B[x]);
    return [without(AO, AP), without(AP, AO)].every((S) => Q.sign(massOf(limit, S)) > 0);
}

// Of the loop of these stages, the same from another law, and that of the exchanged ones, where there are such.
function held(stages, p, other, exchanged, [wO, wP], once) {
    full(other);
    const loop = loopOf(stages, p, once);
    within(loop.limit, UNKNOWN);
    const all = exchanged ? 3 : 2;
    if (!covers(loop, wO, wP)) return number(all - 1);
    const others = [loopOf(stages, other, once), ...(exchanged ? [loopOf(exchanged, p, once)] : [])];
    const left = all - others.filter((own) => differ(loop, own)).length;
    within(left < all, NONE);
    return number(left);
}

const twoHeld = ([w, K, v, M, p, other, K2, M2], once) =>
    held([[w, K], [v, M]], p, other, [[v, K2], [w, M2]], [w, v], once);
const twoHeldPair = ([w, K, v, M, p, other], once) => held([[w, K], [v, M]], p, other, null, [w, v], once);

// --- order, Pareto optimality, uniqueness: the least over profiles of rewards -------------------------------

const dominated = (o, p) =>
    o.p.map((_, x) =>
        o.p.some((_, y) => {
            const order = [Q.compare(o.p[y], o.p[x]), Q.compare(p.p[y], p.p[x])];
            return order.every((s) => s >= 0) && order.some((s) => s > 0);
        }),
    );

// Of one profile, the Owner's weights and the Public's.
function left({ K, M, stages, start, other }, o, p, once) {
    const [mine, theirs] = [[o, K], [p, M]];
    const look = (ownerFirst, law) =>
        loopOf((ownerFirst ? [mine, theirs] : [theirs, mine]).slice(0, stages), law, once);
    const first = look(true, start);
    const pareto = first.limit && Q.sign(massOf(first.limit, dominated(o, p))) > 0;
    return 3 - [differ(first, look(false, start)), pareto, differ(first, look(true, other))].filter(Boolean).length;
}

const table = (...texts) => ({ p: texts.map(Q.parse), dim: [texts.length], key: texts.join() });

// Over every pair of rewards: two favourites in common, between which the two starts differ.
function twoFavourites(mechanism, once) {
    const own = { ...mechanism, start: table("1/3", "1/3", "1/3"), other: table("1/2", "1/4", "1/4") };
    return left(own, table("2", "2", "1"), table("2", "2", "1"), once);
}

const row = ({ p }, i, n) => table(...p.slice(i * n, (i + 1) * n).map(Q.print));

const fair = (stages, among) => ([w, K, v, M, start, other, S], once) => {
    const [n, profiles] = [start.p.length, w.dim.length === 2 ? w.dim[0] : 0];
    const fits = ({ dim }) => dim.length === 2 && dim[0] === profiles && dim[1] === n;
    const all = profiles && fits(w) && fits(v) && other.p.length === n;
    must(all, "weights that are not by profile and point of the law");
    [start, other].forEach(full);
    const counts = among ? subset(S, profiles) : Array(profiles).fill(true);
    const mechanism = { K, M, stages, start, other };
    const each = [...counts.keys()]
        .filter((i) => counts[i])
        .map((i) => left(mechanism, row(w, i, n), row(v, i, n), once));
    let best = Math.min(3, ...each);
    if (best === 3 && !among) best = twoFavourites(mechanism, once);
    if (best === 3) throw new Unable(NONE);
    return number(best);
};

export const heldWords = {
    two_held: twoHeld,
    two_held_pair: twoHeldPair,
    two_fair: fair(2, false),
    owner_fair: fair(1, false),
    two_fair_among: fair(2, true),
};
