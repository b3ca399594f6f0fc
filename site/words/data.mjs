// SPDX-License-Identifier: MIT
//
// Words of bottleneck: data sets of m draws by type and by sequence, rankings, Maurer's sum.

import * as Q from "../exact/rational.mjs";
import * as R from "../exact/real.mjs";
import { information } from "../exact/laws.mjs";
import { must, within } from "./arguments.mjs";
import { binomial, factorial, typeLaw, types, typesCount } from "./types.mjs";

const DATA_MOST = 4096;
const PAIRS_MOST = 20000;
const XI_MOST = 1000;

const whole = (n) => R.of({ n: BigInt(n), d: 1n });

// The types, whose number is that of the letters of d.
function typesOf(n, m, d, once) {
    must(m >= 0, "a number of draws that is negative");
    const count = typesCount(n, m, DATA_MOST);
    within(count <= DATA_MOST, "more than 4096 types of data sets");
    must(d === count, "data sets that are not the types of the draws: |D| = types(|Z|, m)");
    return once(`types ${n} ${m}`, () => [...types(n, m)]);
}

function howMany([n, m]) {
    must(n >= 1, "types of draws from no letters");
    must(m >= 0, "a number of draws that is negative");
    const count = typesCount(n, m, DATA_MOST);
    within(count <= DATA_MOST, "more than 4096 types of data sets");
    return whole(count);
}

const count = ([m, d, z], once) => whole(typesOf(z.of, m, d.of, once)[d.at][z.at]);

function chance([P, m, d], once) {
    typesOf(P.p.length, m, d.of, once);
    const law = once(`chance ${m} ${P.key}`, () => typeLaw(P.p, m));
    return R.of(Q.ratio(law.all[d.at].n, law.den));
}

function stands([m, d, i, z]) {
    must(i >= 1 && i <= m, "a place that is not one of 1..m");
    within(z.of ** m <= DATA_MOST, "more than 4096 data sets");
    must(z.of ** m === d.of, "data sets that are not the sequences of m letters: |D| = |Z|^m");
    return whole(Math.floor(d.at / z.of ** (m - i)) % z.of === z.at ? 1 : 0);
}

// --- the latent values beside the data: I(U^m;T) is that of the type of U^m ---

const placeOf = (list) => new Map(list.map((t, k) => [t.join(), k]));

function latent(m, P, post) {
    const [nu, ny] = P.dim;
    const places = [nu, ny].map((n) => placeOf([...types(n, m)]));
    const dim = [places[0].size, post.dim[1]];
    const p = Array(dim[0] * dim[1]).fill(Q.ZERO);
    const law = typeLaw(P.p, m);
    for (const { t, n } of law.all) {
        if (n === 0n) continue;
        const sums = [Array(nu).fill(0), Array(ny).fill(0)];
        t.forEach((k, cell) => {
            sums[0][Math.floor(cell / ny)] += k;
            sums[1][cell % ny] += k;
        });
        const [e, d] = sums.map((s, side) => places[side].get(s.join()));
        const mass = Q.ratio(n, law.den);
        for (let theta = 0; theta < dim[1]; theta++)
            p[e * dim[1] + theta] = Q.add(p[e * dim[1] + theta], Q.mul(mass, post.p[d * dim[1] + theta]));
    }
    return { dim, p };
}

function carried([m, P, post], once) {
    must(P.dim.length === 2, "expected a law of pairs (u,y)");
    must(m >= 1, "a number of draws below 1");
    within(typesCount(P.p.length, m, PAIRS_MOST) <= PAIRS_MOST, "more than 20000 types of latent values and data");
    const rows = post.dim.length === 2 && post.dim[0] === typesCount(P.dim[1], m, PAIRS_MOST);
    must(rows, "a kernel that is not on the types of the draws: |D| = types(|Y|, m)");
    return once(`carried ${m} ${P.key} ${post.key}`, () => information(latent(m, P, post), [0], [1], []));
}

// --- the same beside data in their order: one label after another gives way to its latent value ---

// From (.., y_i, ..) to (.., u_i, ..): `before` settings in front of it, `after` behind.
function turned(P, table, before, after) {
    const [nu, ny] = P.dim;
    const out = Array(before * nu * after).fill(Q.ZERO);
    for (let b = 0; b < before; b++)
        for (let u = 0; u < nu; u++)
            for (let y = 0; y < ny; y++)
                for (let k = 0; k < after; k++) {
                    const at = (b * nu + u) * after + k;
                    out[at] = Q.add(out[at], Q.mul(P.p[u * ny + y], table[(b * ny + y) * after + k]));
                }
    return out;
}

function carriedInOrder([m, P, post], once) {
    must(P.dim.length === 2, "expected a law of pairs (u,y)");
    must(m >= 1, "a number of draws below 1");
    const [nu, ny] = P.dim;
    within(nu ** m <= DATA_MOST && ny ** m <= DATA_MOST, "more than 4096 sequences of latent values or labels");
    const rows = post.dim.length === 2 && post.dim[0] === ny ** m;
    must(rows, "a kernel that is not on the sequences of the labels: |D| = |Y|^m");
    const thetas = post.dim[1];
    const joint = () => {
        let table = post.p;
        for (let i = 1; i <= m; i++) table = turned(P, table, nu ** (i - 1), ny ** (m - i) * thetas);
        return { dim: [nu ** m, thetas], p: table };
    };
    return once(`in order ${m} ${P.key} ${post.key}`, () => information(joint(), [0], [1], []));
}

// --- rankings: the d-th of the n! orders, lexicographic ---

function ranking(n, d) {
    const left = [...Array(n).keys()];
    return Array.from({ length: n }, (_, k) => {
        const f = Number(factorial(n - 1 - k));
        const [item] = left.splice(Math.floor(d / f), 1);
        d %= f;
        return item;
    });
}

function items(n) {
    must(n >= 1, "rankings of no items");
    within(n <= 8, "rankings of more than 8 items");
    return Number(factorial(n));
}

function inversions([n, a, b]) {
    const all = items(n);
    must(a.of === all && b.of === all, "letters that are not the rankings of the items: |A| = rankings(n)");
    const [one, two] = [ranking(n, a.at), ranking(n, b.at)];
    const at = one.map((item) => two.indexOf(item));
    return whole(at.reduce((sum, x, i) => sum + at.slice(i + 1).filter((y) => x > y).length, 0));
}

// --- Maurer's sum, over k of C(m,k) (k/m)^k (1-k/m)^(m-k) ---

function xi([m]) {
    must(m >= 1, "xi(m) of an m below 1");
    within(m <= XI_MOST, `xi(m) of an m above ${XI_MOST} is computed by the program`);
    let total = 0n;
    for (let k = 0; k <= m; k++) total += binomial(m, k) * BigInt(k) ** BigInt(k) * BigInt(m - k) ** BigInt(m - k);
    return R.of(Q.ratio(total, BigInt(m) ** BigInt(m)));
}

export const dataWords = {
    types: howMany,
    count,
    chance,
    stands,
    carried,
    carried_in_order: carriedInOrder,
    rankings: ([n]) => whole(items(n)),
    inversions,
    xi
};
