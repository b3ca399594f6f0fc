// SPDX-License-Identifier: MIT
//
// The capacity of a channel: I(p;W) <= C <= max_x KL(W_x||pW) for every input law p. A law is proposed in doubles (Blahut and Arimoto's
// iteration) and rounded to rationals; both ends are then exact log forms, equal where p attains it.

import * as I from "./interval.mjs";
import * as Q from "./rational.mjs";
import * as R from "./real.mjs";
import { divergence } from "./functions.mjs";

const TURNS = 20000;
const PARTS = 2 ** 52;

// KL(W_x||pW), in doubles.
function divergences(W, p) {
    const q = W[0].map((_, y) => p.reduce((sum, px, x) => sum + px * W[x][y], 0));
    return W.map((row) => row.reduce((sum, w, y) => (w > 0 ? sum + w * Math.log(w / q[y]) : sum), 0));
}

// Of two inputs the one whose divergence is less has too much: halved.
function balanced(W) {
    let [lo, hi] = [0, 1];
    for (let k = 0; k < 60; k++) {
        const p = (lo + hi) / 2;
        const [a, b] = divergences(W, [p, 1 - p]);
        if (a > b) lo = p;
        else hi = p;
    }
    return [lo, 1 - lo];
}

function proposed(rows) {
    const W = rows.map((row) => row.map(Q.toNumber));
    if (W.length === 2) return balanced(W);
    let p = W.map(() => 1 / W.length);
    for (let turn = 0; turn < TURNS; turn++) {
        const d = divergences(W, p);
        const weights = p.map((px, x) => px * Math.exp(d[x]));
        const total = weights.reduce((a, b) => a + b);
        if (Math.max(...d) - Math.log(total) < 1e-15) break;
        p = weights.map((x) => x / total);
    }
    return p;
}

// In whole parts, the rest with the likeliest.
function rationals(p) {
    const parts = p.map((x) => Math.floor(x * PARTS));
    parts[p.indexOf(Math.max(...p))] += PARTS - parts.reduce((a, b) => a + b);
    return parts.map((n) => Q.ratio(BigInt(n), BigInt(PARTS)));
}

// I(p;W) and max_x KL(W_x||pW).
function ends(rows, p) {
    const q = rows[0].map((_, y) => R.of(p.reduce((sum, px, x) => Q.add(sum, Q.mul(px, rows[x][y])), Q.ZERO)));
    const d = rows.map((row) => divergence("KL", row.map(R.of), q));
    const lower = d.reduce((sum, dx, x) => R.add(sum, R.scale(p[x], dx)), R.of(Q.ZERO));
    const finite = d.every((dx) => !dx.infinite);
    const upper = finite ? d.reduce(R.max) : R.log(R.whole(Math.min(rows.length, rows[0].length)));
    return { lower, upper };
}

// rows: laws, as rationals.
export function capacity(rows) {
    const uniform = ends(
        rows,
        rows.map(() => Q.ratio(1n, BigInt(rows.length))),
    );
    if (R.compare(uniform.lower, uniform.upper) === 0) return uniform.lower;
    const { lower, upper } = ends(rows, rationals(proposed(rows)));
    if (R.compare(lower, upper) === 0) return lower;
    const key = `capacity ${rows.map((row) => row.map(Q.print).join()).join(";")}`;
    return R.enclosed(key, (precision) => {
        const [below, above] = [R.enclose(lower, precision), R.enclose(upper, precision)];
        return below && above && [below[0], above[1]];
    });
}
