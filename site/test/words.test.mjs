// SPDX-License-Identifier: MIT
//
// The words of the papers, by identities and by sums over all pools, draws and data sets, one after the other; and what is not in their domains.

import test from "node:test";
import assert from "node:assert/strict";
import * as Q from "../exact/rational.mjs";
import * as R from "../exact/real.mjs";
import { settings } from "../exact/laws.mjs";
import { NoLaw, Unable } from "../exact/functions.mjs";
import { word } from "../words/words.mjs";
import { sum } from "../words/sums.mjs";

const q = (text) => Q.parse(text);
const array = (dim, ...texts) => ({ dim, p: texts.map(q), key: texts.join() });
const list = (...texts) => array([texts.length], ...texts);
const at = (k, of) => ({ at: k, of });

function call(name, ...args) {
    const kept = new Map();
    return word(name, args, (key, make) => kept.get(key) ?? kept.set(key, make()).get(key));
}

const exactly = (x, text) => {
    assert.ok(R.isRational(x));
    assert.equal(Q.print(x.c), text);
};
const total = (values) => values.reduce(R.add, R.of(Q.ZERO));
const near = (x, value) => {
    const [lo, hi] = R.shown(x, 14).map(Number);
    assert.ok(lo - 1e-9 <= value && value <= hi + 1e-9, `${lo}..${hi}, not ${value}`);
};

const w = list("5", "2", "2", "1/3");
const p = list("1/2", "1/8", "1/8", "1/4");

// E over all K-1 competitors, one by one, of f(their points).
function over(law, K, f) {
    let mean = Q.ZERO;
    for (const ys of settings(Array(K - 1).fill(law.p.length)))
        mean = Q.add(mean, Q.mul(ys.map((y) => law.p[y]).reduce(Q.mul, Q.ONE), f(ys)));
    return mean;
}

const ratio = (weight, x, K) => (ys) =>
    Q.div(Q.mul(q(String(K)), weight.p[x]), ys.map((y) => weight.p[y]).reduce(Q.add, weight.p[x]));

test("weights of pools are what all pools give", () => {
    for (const K of [2, 3, 5])
        for (let x = 0; x < 4; x++) {
            const H = Q.print(over(p, K, ratio(w, x, K)));
            exactly(call("weight", w, p, K, at(x, 4)), H);
            exactly(call("weight_apart", w, p, K, at(x, 4)), H);
        }
});

test("a round is a law, and both stages are one after the other", () => {
    const after = [0, 1, 2, 3].map((x) => call("curated", w, p, 3, at(x, 4)));
    exactly(total(after), "1");
    const law = list(...after.map((x) => Q.print(x.c)));
    const second = list("1", "4", "2", "2");
    const S = list("0", "1", "0", "1");
    const both = [0, 1, 2, 3].map((x) => call("round", w, 3, second, 4, p, at(x, 4)));
    both.forEach((y, x) => exactly(y, Q.print(call("curated", second, law, 4, at(x, 4)).c)));
    exactly(total(both), "1");
    exactly(call("round_mass", w, 3, second, 4, p, S, q("1/2")), Q.print(R.add(both[1], both[3]).c));
    exactly(call("curated_mass", w, 3, p, S, q("1/2")), Q.print(R.add(after[1], after[3]).c));
});

test("pools by how many stand in a set", () => {
    const S = list("1", "0", "0", "1");
    const marks = (ys) => ys.filter((y) => y === 0 || y === 3).length;
    for (const [a, b] of [[0, 4], [1, 2], [3, 2], [-2, 0], [4, 9]]) {
        const event = (ys) => a <= marks(ys) && marks(ys) <= b;
        exactly(call("pool_chance", w, p, S, 5, a, b), Q.print(over(p, 5, (ys) => (event(ys) ? Q.ONE : Q.ZERO))));
        const share = over(p, 5, (ys) => (event(ys) ? ratio(w, 1, 5)(ys) : Q.ZERO));
        exactly(call("pool_share", w, p, S, 5, a, b, at(1, 4)), Q.print(share));
    }
});

test("data sets by type are the sequences of that type", () => {
    const P = list("1/2", "1/3", "1/6");
    const m = 4;
    const n = Number(call("types", 3, m).c.n);
    assert.equal(n, 15);
    const sum_ = new Map();
    for (const z of settings(Array(m).fill(3))) {
        const key = [0, 1, 2].map((k) => z.filter((x) => x === k).length).join();
        sum_.set(key, Q.add(sum_.get(key) ?? Q.ZERO, z.map((x) => P.p[x]).reduce(Q.mul)));
    }
    for (let d = 0; d < n; d++) {
        const t = [0, 1, 2].map((z) => Q.print(call("count", m, at(d, n), at(z, 3)).c)).join();
        exactly(call("chance", P, m, at(d, n)), Q.print(sum_.get(t)));
        sum_.delete(t);
    }
    assert.equal(sum_.size, 0);
    const places = Array.from(settings([2, 2, 2]), (z) => z.join(""));
    places.forEach((z, d) => [1, 2, 3].forEach((i) => exactly(call("stands", 3, at(d, 8), i, at(1, 2)), z[i - 1])));
});

test("rankings: distances are symmetric, right-invariant sums", () => {
    exactly(call("rankings", 4), "24");
    const inversions = (a, b) => Number(call("inversions", 4, at(a, 24), at(b, 24)).c.n);
    let sums = 0;
    for (let a = 0; a < 24; a++) {
        assert.equal(inversions(a, a), 0);
        assert.equal(inversions(0, a) + inversions(a, 23), 6);
        sums += inversions(0, a);
        for (let b = 0; b < a; b++) assert.equal(inversions(a, b), inversions(b, a));
    }
    assert.equal(sums, 24 * 3);
});

test("Maurer's sum is 1 + Q(m)", () => {
    for (const m of [1, 2, 5, 40]) {
        let [xi, part] = [q("1"), q("1")];
        for (let j = 1; j <= m; j++) {
            xi = Q.add(xi, part);
            part = Q.mul(part, Q.ratio(BigInt(m - j), BigInt(m)));
        }
        exactly(call("xi", m), Q.print(xi));
    }
});

test("what latent values and a kernel share", () => {
    const same = array([2, 2], "1/2", "0", "0", "1/2");
    const kernel = array([3, 3], "1", "0", "0", "0", "1", "0", "0", "0", "1");
    near(call("carried", 2, same, kernel), 1.5 * Math.log(2));
    const useless = array([3, 2], "1/2", "1/2", "1/2", "1/2", "1/2", "1/2");
    assert.equal(R.sign(call("carried", 2, same, useless)), 0);
});

test("what latent values and a kernel on sequences share", () => {
    const same = array([2, 2], "1/2", "0", "0", "1/2");
    const all = array([4, 4], ...[0, 1, 2, 3].flatMap((d) => [0, 1, 2, 3].map((t) => (t === d ? "1" : "0"))));
    near(call("carried_in_order", 2, same, all), 2 * Math.log(2));
    const parity = array([4, 2], "1", "0", "0", "1", "0", "1", "1", "0");
    near(call("carried_in_order", 2, same, parity), Math.log(2));
    const last = array([4, 2], "1", "0", "0", "1", "1", "0", "0", "1");
    const skewed = array([2, 2], "1/2", "1/4", "0", "1/4");
    const once = array([2, 2], "1", "0", "0", "1");
    near(R.sub(call("carried_in_order", 2, skewed, last), call("carried", 1, skewed, once)), 0);
    const useless = array([4, 2], ...Array(8).fill("1/2"));
    assert.equal(R.sign(call("carried_in_order", 2, skewed, useless)), 0);
});

test("the best of N, shares of samples, powers", () => {
    const pi0 = list("1/2", "1/3", "1/6");
    const best = (N) => [0, 1, 2].map((y) => call("best", pi0, list("1", "2", "1"), N, at(y, 3)));
    exactly(total(best(5)), "1");
    exactly(best(5)[1], Q.print(Q.sub(Q.ONE, Q.power(q("2/3"), 5n))));
    best(1).forEach((x, y) => exactly(x, Q.print(pi0.p[y])));
    const weights = list("2", "1", "3");
    const shares = (n) => [0, 1, 2].map((y) => call("share", pi0, weights, n, at(y, 3)));
    exactly(total(shares(4)), "1");
    const first = over(pi0, 4, (ys) => {
        const mass = (y) => ys.filter((x) => x === y).map(() => weights.p[y]).reduce(Q.add, Q.ZERO);
        return Q.div(mass(0), [0, 1, 2].map(mass).reduce(Q.add));
    });
    exactly(shares(3)[0], Q.print(first));
    exactly(call("unit_power", q("2/3"), -3), "27/8");
});

test("expectations over draws of errors", () => {
    const [law, weight, beta, z] = [list("1/3", "2/3"), list("3", "1"), q("1/2"), q("1001/1000")];
    const a = array([2, 2], "1", "0", "0", "2");
    const means = { drawn_gap: 0, drawn_lost: 0, drawn_moved: 0, drawn_dual: 0 };
    for (const i of [0, 1])
        for (const k of [0, 1]) {
            const A = [0, 1].map((y) => (Q.toNumber(a.p[2 * i + y]) + Q.toNumber(a.p[2 * k + y])) / 2);
            const logv = A.map((x) => 420 * x * Math.log(1.001));
            const Z = Math.exp(logv[0]) / 3 + (2 * Math.exp(logv[1])) / 3;
            const hat = [Math.exp(logv[0]) / 3 / Z, (2 * Math.exp(logv[1])) / 3 / Z];
            const lost = (1 / 3 - hat[0]) * Math.log(3) * 0.5;
            means.drawn_gap += (hat[0] * logv[0] + hat[1] * logv[1] - Math.log(Z)) / 8;
            means.drawn_lost += lost / 4;
            means.drawn_moved += Math.abs(lost) / 4;
            means.drawn_dual += (Math.log(Z) - logv[0] / 3 - (2 * logv[1]) / 3) / 4;
        }
    for (const [name, value] of Object.entries(means)) near(call(name, law, weight, beta, a, z, 2), value);
    exactly(call("drawn_square", array([2, 2], "1", "0", "0", "1"), 1), "1");
    exactly(call("drawn_square", array([2, 2], "1", "0", "0", "1"), 2), "1/2");
    exactly(call("drawn_gap", law, weight, beta, array([2, 2], "1", "1", "0", "0"), z, 3), "0");
});

test("the mean at a divergence is that of the tilt with it", () => {
    const [pi0, r] = [list("1/2", "1/3", "1/6"), list("1", "2", "4")];
    const tilt = (x) => {
        const weights = pi0.p.map((p_, y) => Q.mul(p_, Q.power(q(x), r.p[y].n)));
        const Z = weights.reduce(Q.add);
        return list(...weights.map((v) => Q.print(Q.div(v, Z))));
    };
    for (const x of ["3/2", "11/10", "20"]) {
        const law = tilt(x);
        near(call("frontier_mean", pi0, r, law), Q.toNumber(law.p.reduce((m, p_, y) => Q.add(m, Q.mul(p_, r.p[y])), Q.ZERO)));
    }
    exactly(call("frontier_mean", pi0, r, list("0", "0", "1")), "4");
    exactly(call("frontier_mean", pi0, r, pi0), "11/6");
    exactly(call("frontier_mean", list("1/2", "1/2"), list("0", "3"), list("1/3", "2/3")), "2");
});

test("long sums are enclosed, short ones exact, and both are one number", () => {
    const parts = Array.from({ length: 40 }, (_, k) => [BigInt(k + 1), BigInt(k * k + 7)]);
    const exact = sum(parts, 3n, "s");
    assert.ok(R.isRational(exact));
    const huge = 10n ** 30000n;
    const long = sum(
        parts.map(([n, d]) => [n * huge, d * huge]),
        3n,
        "s",
    );
    assert.ok(!R.isRational(long));
    for (const p_ of [64n, 256n]) {
        const [lo, hi] = R.enclose(long, p_);
        assert.ok(R.compare(R.of({ n: lo, d: 1n << p_ }), exact) <= 0 && R.compare(exact, R.of({ n: hi, d: 1n << p_ })) <= 0);
        assert.ok(hi - lo <= 2n);
    }
});

test("what is not in a word's domain is outside, what is past a limit is left to the program", () => {
    const S = list("1", "0", "0", "0");
    for (const [name, ...args] of [
        ["weight", list("1", "0", "1", "1"), p, 2, at(0, 4)],
        ["weight", w, p, 1, at(0, 4)],
        ["weight", w, p, 2, at(0, 3)],
        ["pool_chance", w, p, list("1", "2", "0", "0"), 2, 0, 1],
        ["pool_chance", w, p, list("0", "1", "0", "0"), 2, 0, 1],
        ["chance", p, 2, at(0, 9)],
        ["stands", 2, at(0, 4), 3, at(0, 2)],
        ["inversions", 3, at(0, 5), at(0, 6)],
        ["best", p, w, 0, at(0, 4)],
        ["share", p, w, 0, at(0, 4)],
        ["unit_power", q("0"), 2],
        ["xi", 0],
        ["drawn_gap", p, w, q("0"), array([1, 4], "1", "0", "0", "0"), q("2"), 1],
    ])
        assert.throws(() => call(name, ...args), NoLaw, name);
    for (const [name, ...args] of [
        ["weight", w, p, 10001, at(0, 4)],
        ["weight", w, p, 2000, at(0, 4)],
        ["xi", 1000000],
        ["rankings", 9],
        ["types", 30, 30],
        ["unit_power", q("3/2"), 10 ** 9],
        ["best", p, w, 5000, at(0, 4)],
        ["pool_chance", list("3", "1", "1", "1"), array([4], `1/${10n ** 40n}`, `${10n ** 40n - 1n}/${10n ** 40n}`, "0", "0"), S, 10000, 0, 3],
        ["two_off", w, 2],
        ["plane_limit", w],
        ["nothing"],
    ])
        assert.throws(() => call(name, ...args), Unable, name);
});
