// SPDX-License-Identifier: MIT
//
// Words of game that count which properties a loop is not shown to lack: a property counts until limits show
// that it fails; where none does, nothing is known.

import * as Q from "../exact/rational.mjs";
import * as R from "../exact/real.mjs";
import { Unable } from "../exact/functions.mjs";
import { must, within } from "./arguments.mjs";
import { UNKNOWN, loopOf, massOf } from "./loops.mjs";

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

// Of the loop of these stages, the same from another law, and that of the exchanged ones.
function held(stages, p, other, exchanged, [wO, wP], once) {
    full(other);
    const loop = loopOf(stages, p, once);
    within(loop.limit, UNKNOWN);
    if (!covers(loop, wO, wP)) return number(2);
    const others = [loopOf(stages, other, once), loopOf(exchanged, p, once)];
    const left = 3 - others.filter((own) => differ(loop, own)).length;
    within(left < 3, NONE);
    return number(left);
}

const twoHeld = ([w, K, v, M, p, other, K2, M2], once) =>
    held([[w, K], [v, M]], p, other, [[v, K2], [w, M2]], [w, v], once);

export const heldWords = {
    two_held: twoHeld,
};
