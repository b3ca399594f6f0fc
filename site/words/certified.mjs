// SPDX-License-Identifier: MIT
//
// Where a loop of curation tends to, and why (proofs/engine/certificate.h). Points that weigh the same in every stage
// are one. If the odds of all others against the point c fall by a factor z < 1 under every law with at most e off c,
// and a law of the loop, after some rounds, has at most e off c, then so have those that follow, and all but c dies
// out at least as fast as z^t.

import * as Q from "../exact/rational.mjs";
import { ceilDiv } from "../exact/interval.mjs";
import { pooled, roundBox, startBox } from "./boxes.mjs";
import { BITS, UNIT, oddsFactor } from "./odds.mjs";

const WORK_MOST = 120000;
const ROUNDS_MOST = 400;
const LITTLE = UNIT >> (BITS - 32n);

// z < 1 in thousandths, millionths, .., rounded up; null of another one.
export function fallingFactor(stages, V, C, e) {
    const z = oddsFactor(stages, V, C, e);
    if (z >= UNIT) return null;
    for (let d = 1000n; ; d *= 1000n) {
        const n = ceilDiv(z * d, UNIT) || 1n;
        if (n < d) return Q.ratio(n, d);
    }
}

const only = (n, c) => Array.from({ length: n }, (_, x) => x === c);

const falls = (stages, n, c, e) => fallingFactor(stages, only(n, c).map((isIn) => !isIn), only(n, c), e);

// The mass off c in the box, at most, as the next unit fraction; null above 1/2.
function region(box, c) {
    const off = box.reduce((m, [, hi], x) => (x === c ? m : m + hi), 0n);
    if (off === 0n || 2n * off > UNIT) return null;
    return ceilDiv(UNIT, UNIT / off);
}

// A point is no trap where it is none with next to nothing off it.
function trapsOf(stages, n) {
    const known = new Map();
    return (c) => {
        if (!known.has(c)) known.set(c, falls(stages, n, c, LITTLE) !== null);
        return known.get(c);
    };
}

// The region that is entered: rounds from p until the heaviest point is a trap.
function entered(stages, p, unchanged) {
    const n = p.length;
    const isTrap = trapsOf(stages, n);
    const rounds = stages.map(pooled);
    const cost = rounds.reduce((sum, s) => sum + (s ? s.pools.length * (s.level.length + 1) : WORK_MOST), 0);
    let box = startBox(p);
    for (let [t, work] = [0, 0]; t <= ROUNDS_MOST && work < WORK_MOST; t++, work += cost) {
        if (t === 1 && unchanged()) return { unchanged: true, factor: Q.ZERO };
        const c = box.reduce((best, [, hi], x) => (hi > box[best][1] ? x : best), 0);
        const e = region(box, c);
        const factor = e && isTrap(c) ? falls(stages, n, c, e) : null;
        if (factor) return { kept: c, everywhere: false, factor };
        if (rounds.some((s) => !s)) return null;
        box = roundBox(rounds, box);
    }
    return null;
}

// { kept, everywhere, factor }, { unchanged, factor }, or null where none is found. p: masses by point; unchanged():
// is p after a round p again?
export function certified(stages, p, unchanged) {
    for (const c of p.keys()) {
        const factor = falls(stages, p.length, c, UNIT);
        if (factor) return { kept: c, everywhere: true, factor };
    }
    return entered(stages, p, unchanged);
}
