// SPDX-License-Identifier: MIT
//
// Loops of curation beside rounds that are worked out exactly: laws in their regions, laws in their boxes, limits,
// how fast sets die out.

import test from "node:test";
import assert from "node:assert/strict";
import * as Q from "../exact/rational.mjs";
import * as R from "../exact/real.mjs";
import { NoLaw, Unable } from "../exact/functions.mjs";
import { word } from "../words/words.mjs";
import { UNIT, least, most, oddsFactor } from "../words/odds.mjs";
import { pooled, roundBox, startBox } from "../words/boxes.mjs";
import { certified } from "../words/certified.mjs";
import { randomFrom } from "./random.mjs";

const law = (...parts) => {
    const all = parts.reduce((a, b) => a + b);
    const p = parts.map((k) => Q.ratio(BigInt(k), BigInt(all)));
    return { dim: [p.length], p, key: p.map(Q.print).join() };
};
const list = (...texts) => ({ dim: [texts.length], p: texts.map((t) => Q.parse(t)), key: texts.join() });
const at = (k, of) => ({ at: k, of });

function call(name, ...args) {
    const kept = new Map();
    return word(name, args, (key, make) => kept.get(key) ?? kept.set(key, make()).get(key));
}

// H of each point, exactly; a round of both stages.
const H = (w, K, p) => p.p.map((_, x) => call("weight", w, p, K, at(x, p.p.length)).c);
const afterStage = (w, K, p) => {
    const q = H(w, K, p).map((h, x) => Q.mul(h, p.p[x]));
    return { dim: p.dim, p: q, key: q.map(Q.print).join() };
};
const stages = (...list_) => list_.map(([w, K]) => ({ w: w.p.map((q) => q.n), others: BigInt(K - 1) }));
const bound = (x) => R.enclose(x, 64n);
const scaled = (q) => (q.n * UNIT) / q.d;

test("the odds move as the bound says, under every law of the region", () => {
    const { below } = randomFrom(11);
    const whole = (n) => 1 + below(n);
    let near = 0;
    for (let trial = 0; trial < 150; trial++) {
        const n = 2 + (trial % 3);
        const [w, v] = [0, 1].map(() => list(...Array.from({ length: n }, () => String(whole(9)))));
        const [K, M] = [2 + (trial % 4), 2 + (trial % 3)];
        const p = law(...Array.from({ length: n }, (_, x) => (x === 0 ? whole(400) : whole(9))));
        const off = p.p.slice(1).reduce(Q.add);
        const C = p.p.map((_, x) => x === 0);
        const both = stages([w, K], [v, M]);
        const p1 = afterStage(w, K, p);
        const [F, G] = [H(w, K, p), H(v, M, p1)];
        const z = oddsFactor(both, C.map((isIn) => !isIn), C, scaled(off) + 1n);
        const exact = F.map((f, x) => Q.div(Q.mul(f, G[x]), Q.mul(F[0], G[0]))).slice(1);
        const top = exact.reduce((a, b) => (Q.compare(b, a) > 0 ? b : a));
        assert.ok(scaled(top) <= z, `${w.key} ${K}, ${v.key} ${M}, ${p.key}: ${Q.print(top)}`);
        near += scaled(top) * 10n > z * 9n;
        assert.ok(z <= oddsFactor(both, C.map((isIn) => !isIn), C, UNIT));
    }
    assert.ok(near > 60, `${near} bounds within a tenth`);
});

test("one weight off C: the bound is what a law attains", () => {
    const [w, K] = [list("3", "1", "1"), 6];
    const p = law(8, 1, 1);
    const [h0, h1] = H(w, K, p);
    const z = oddsFactor(stages([w, K]), [false, true, true], [true, false, false], UNIT / 5n + 1n);
    const exact = scaled(Q.div(h1, h0));
    assert.ok(exact <= z && z - exact < UNIT >> 150n);
});

test("a box holds the images of the laws in it", () => {
    const { below } = randomFrom(5);
    for (let trial = 0; trial < 40; trial++) {
        const n = 2 + (trial % 3);
        const w = list(...Array.from({ length: n }, () => String(1 + below(6))));
        const K = 2 + (trial % 4);
        const p = law(...Array.from({ length: n }, () => 1 + below(30)));
        const q = law(...p.p.map((x) => Number((x.n * 1000n) / x.d) + 1 + below(40)));
        const own = stages([w, K]).map(pooled);
        const exact = afterStage(w, K, p).p.map(scaled);
        const narrow = roundBox(own, startBox(p.p));
        const [one, two] = [p, q].map((r) => startBox(r.p));
        const hull = one.map(([lo, hi], x) => [least([lo, two[x][0]]), most([hi, two[x][1]])]);
        const wide = roundBox(own, hull);
        const other = afterStage(w, K, q).p.map(scaled);
        exact.forEach((m, x) => {
            assert.ok(narrow[x][0] <= m + 1n && m <= narrow[x][1] && narrow[x][1] - narrow[x][0] < UNIT >> 170n);
            for (const image of [m, other[x]])
                assert.ok(wide[x][0] <= image + 1n && image <= wide[x][1], `${w.key} ${K} ${x}`);
        });
    }
});

test("one stage tends to its first law on the favourites", () => {
    const p = law(3, 2, 5, 1);
    const w = list("4", "4", "1", "3/2");
    const limits = [0, 1, 2, 3].map((x) => Q.print(call("owner_limit", w, 3, p, at(x, 4)).c));
    assert.deepEqual(limits, ["3/5", "2/5", "0", "0"]);
    const stays = call("owner_decay", w, 3, p, list("1", "0", "0", "0"));
    assert.equal(Q.print(stays.c), "1");
    const [lo, hi] = bound(call("owner_decay", w, 3, p, list("0", "0", "1", "1")));
    let q = p;
    for (let t = 0; t < 3; t++) q = afterStage(w, 3, q);
    const next = afterStage(w, 3, q);
    const ratio = Q.div(Q.add(next.p[2], next.p[3]), Q.add(q.p[2], q.p[3]));
    assert.equal(lo, 0n);
    assert.equal(Q.print(R.boundOf(call("owner_decay", w, 3, p, list("0", "0", "1", "1")))), "643/1000");
    assert.equal(R.boundOf(R.log(R.whole(2))), null);
    assert.ok(hi < 1n << 64n && Q.compare(ratio, { n: hi, d: 1n << 64n }) <= 0);
});

// wO = (2,1), wP = (1,3): both agents pull, and the start decides; in doubles, pools of two.
const curve = (p, [a, b]) => {
    const H0 = p + ((1 - p) * 2 * a) / (a + b);
    return p * H0;
};

test("two stages tend to where their rounds do", () => {
    let [entered, everywhere] = [0, 0];
    for (const [wO, wP] of [[[2, 1], [1, 3]], [[3, 2], [2, 3]], [[8, 1], [1, 2]], [[5, 4], [3, 4]]])
        for (const parts of [[1, 1], [9, 1], [1, 9], [2, 3], [99, 1]]) {
            const start = law(...parts);
            const tables = [wO, wP].map((w) => list(...w.map(String)));
            const own = certified(stages([tables[0], 2], [tables[1], 2]), start.p, () => false);
            let p = parts[0] / (parts[0] + parts[1]);
            for (let t = 0; t < 20000; t++) p = curve(curve(p, wO), wP);
            if (!own) continue;
            const x = call("two_limit", tables[0], 2, tables[1], 2, start, at(0, 2));
            assert.ok(Math.abs(Q.toNumber(x.c) - p) < 1e-6, `${wO} ${wP} from ${parts}: ${Q.print(x.c)}, ${p}`);
            entered += !own.everywhere;
            everywhere += own.everywhere;
        }
    assert.ok(entered > 4 && everywhere > 4, `${entered} by a region, ${everywhere} under every law`);
});

test("a law that a round leaves as it is stays", () => {
    const [w, v, half] = [list("3", "1"), list("7/15", "23/15"), law(1, 1)];
    assert.equal(Q.print(call("two_limit", w, 2, v, 2, half, at(0, 2)).c), "1/2");
    assert.deepEqual(bound(call("two_decay", w, 2, v, 2, half, list("0", "0"))), [0n, 0n]);
});

test("odds that fall under every law", () => {
    const [w, v, p] = [list("2", "2", "1"), list("2", "1", "1"), law(1, 1, 1)];
    const [lo, hi] = bound(call("two_fall", w, 2, v, 2, p, at(2, 3)));
    assert.ok(lo === 0n && hi < 1n << 64n);
    const same = bound(call("two_odds_decay", w, 2, v, 2, p, list("0", "0", "1"), list("1", "0", "0")));
    assert.deepEqual(same, [lo, hi]);
    assert.throws(() => call("two_fall", w, 2, v, 2, p, at(0, 3)), NoLaw);
    assert.throws(() => call("two_odds_decay", w, 2, v, 2, p, list("1", "0", "0"), list("0", "0", "1")), Unable);
    assert.throws(() => call("two_odds_decay", w, 2, v, 2, p, list("0", "0", "1"), list("1", "1", "0")), NoLaw);
});

test("properties that loops are shown to lack", () => {
    const one = (name, ...args) => Q.print(call(name, ...args).c);
    const [w, v, p, other] = [list("8", "1"), list("1", "2"), law(2, 1), law(1, 999)];
    assert.equal(one("two_held", w, 2, v, 2, p, other, 2, 2), "2"); // AO alone is kept
});

test("what makes no loop is outside, what is past a limit is left to the program", () => {
    const [w, p] = [list("2", "1"), law(1, 1)];
    assert.throws(() => call("owner_limit", w, 2, list("1", "0"), at(0, 2)), NoLaw);
    assert.throws(() => call("owner_limit", list("0", "1"), 2, p, at(0, 2)), NoLaw);
    assert.throws(() => call("owner_limit", w, 1, p, at(0, 2)), NoLaw);
    assert.throws(() => call("owner_limit", w, 2, p, at(0, 3)), NoLaw);
    assert.throws(() => call("owner_limit", w, 501, p, at(0, 2)), Unable);
});
