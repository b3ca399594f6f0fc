// SPDX-License-Identifier: MIT
//
// Expectations over the mean of k errors, drawn i.i.d. and uniformly from the rows of a: of a type of draws phat ~ p v, v = exp(420 A log z)
// with its mean A(y). What each type does is enclosed, and so is the mean over the types.

import * as I from "../exact/interval.mjs";
import * as Q from "../exact/rational.mjs";
import * as R from "../exact/real.mjs";
import { must, positive, within } from "./arguments.mjs";
import { typeLaw } from "./types.mjs";

const UNIT = { n: 420n, d: 1n };

const dot = (p, f, prec) => p.reduce((sum, x, y) => I.add(sum, I.mul(x, f[y], prec)), [0n, 0n]);

// What the mean error A does, at this precision: Z = E_p v, and E_phat of what is asked.
function tilted(p, A, logZ1, prec) {
    const logs = A.map((a) => I.scale(Q.mul(UNIT, a), logZ1));
    const v = logs.map((x) => I.exp(x, prec));
    if (v.some((x) => !x)) return null;
    const pv = p.map((x, y) => I.mul(x, v[y], prec));
    const Z = pv.reduce(I.add);
    const [logZ, inverse] = [I.log(Z, prec), I.inverse(Z, prec)];
    if (!logZ || !inverse) return null;
    return { logs, logZ, phat: pv.map((x) => I.mul(x, inverse, prec)) };
}

// KL(phat||p) = E_phat log v - log Z; E_p log w - E_phat log w; KL(p||phat) = log Z - E_p log v; all but the last times beta.
const QUANTITY = {
    drawn_gap: (t, p, logw, prec) => I.add(dot(t.phat, t.logs, prec), I.neg(t.logZ)),
    drawn_lost: (t, p, logw, prec) => I.add(dot(p, logw, prec), I.neg(dot(t.phat, logw, prec))),
    drawn_moved: (t, p, logw, prec) => I.absolute(QUANTITY.drawn_lost(t, p, logw, prec)),
    drawn_dual: (t, p, logw, prec) => I.add(t.logZ, I.neg(dot(p, t.logs, prec))),
};

// Of each type of k draws its probability and the mean error, those without a change of phat (A constant) apart.
function means(a, k) {
    const [rows, n] = a.dim;
    const law = typeLaw(Array(rows).fill(Q.ratio(1n, BigInt(rows))), k);
    return law.all.map(({ t, n: mass }) => ({
        q: Q.ratio(mass, law.den),
        A: Array.from({ length: n }, (_, y) =>
            t.reduce((m, count, r) => Q.add(m, Q.mul(Q.ratio(BigInt(count), BigInt(k)), a.p[r * n + y])), Q.ZERO),
        ),
    }));
}

const moves = ({ A }) => A.some((x) => !Q.equal(x, A[0]));

function drawn(name, [p, w, beta, a, z, k]) {
    const n = p.p.length;
    must(k >= 1, "the mean of no errors");
    within(k <= 64, "more than 64 draws");
    must(w.p.length === n && a.dim.length === 2 && a.dim[1] === n, "weights or errors of other responses than the law's");
    positive(w.p, "a weight that is not positive, so no e^reward");
    positive([beta], "beta that is not positive");
    positive([z], "z that is not positive");
    within(a.dim[0] <= 3, "more than three errors: draws are not enumerated");
    const parts = Q.equal(z, Q.ONE) ? [] : means(a, k).filter(moves);
    const still = ["drawn_lost", "drawn_moved"].includes(name) && w.p.every((x) => Q.equal(x, w.p[0]));
    if (still || !parts.length) return R.of(Q.ZERO);
    const key = [name, p.key, w.key, Q.print(beta), a.key, Q.print(z), k].join(" ");
    return R.enclosed(key, (precision) => {
        const prec = precision + 32n;
        const [logz, law] = [I.logRational(z, prec), p.p.map((q) => I.ofRational(q, prec))];
        const logw = w.p.map((q) => I.logRational(q, prec));
        let sum = [0n, 0n];
        for (const { q, A } of parts) {
            const t = tilted(law, A, logz, prec);
            if (!t) return null;
            sum = I.add(sum, I.scale(q, QUANTITY[name](t, law, logw, prec)));
        }
        const [lo, hi] = name === "drawn_dual" ? sum : I.scale(beta, sum);
        return [I.floorDiv(lo, 1n << 32n), I.ceilDiv(hi, 1n << 32n)];
    });
}

export const drawWords = Object.fromEntries(Object.keys(QUANTITY).map((name) => [name, (args) => drawn(name, args)]));
