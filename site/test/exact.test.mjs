// SPDX-License-Identifier: MIT

import test from "node:test";
import assert from "node:assert/strict";
import * as Q from "../exact/rational.mjs";
import * as I from "../exact/interval.mjs";
import * as R from "../exact/real.mjs";
import { capacity } from "../exact/capacity.mjs";
import { coprimeBase, vanishes } from "../exact/coprime.mjs";
import { above, around, below } from "../exact/decimal.mjs";
import { apply } from "../exact/functions.mjs";
import { klinv } from "../exact/klinv.mjs";
import { independent, information, marginal } from "../exact/laws.mjs";
import { randomFrom } from "./random.mjs";

const TIMES = 300;
const draw = randomFrom(7);
const log = (q) => R.log(R.of(q));

test("rationals are a field, in lowest terms", () => {
    for (let k = 0; k < TIMES; k++) {
        const [a, b, c] = [draw.rational(), draw.rational(), draw.rational()];
        assert.ok(Q.equal(Q.mul(a, Q.add(b, c)), Q.add(Q.mul(a, b), Q.mul(a, c))));
        assert.ok(Q.equal(Q.sub(Q.add(a, b), b), a));
        if (Q.sign(b)) assert.ok(Q.equal(Q.mul(Q.div(a, b), b), a));
        const s = Q.add(a, b);
        assert.ok((s.d > 0n && Q.gcd(s.n, s.d) === 1n) || s.n === 0n);
        assert.equal(Q.compare(a, b) + Q.compare(b, a), 0);
        const n = Q.floor(a);
        assert.ok(n * a.d <= a.n && a.n < (n + 1n) * a.d);
    }
});

test("numbers are read exactly, and what is none is refused", () => {
    for (const [text, value] of [
        ["3/10", "3/10"],
        ["0.30", "3/10"],
        [" -6 / 4 ", "-3/2"],
        [".5", "1/2"],
        ["7", "7"],
        ["-0", "0"],
    ])
        assert.equal(Q.print(Q.parse(text)), value);
    for (const text of ["", "1/0", "a", "1e5", "1//2", "--1", ".", "1".repeat(2000), "1/-2", "0x10", "1_0"])
        assert.equal(Q.parse(text), null, text);
    for (let k = 0; k < TIMES; k++) {
        const q = draw.rational();
        assert.ok(Q.equal(Q.parse(Q.print(q)), q));
    }
});

// At four times the precision the enclosure lies inside, up to its own width.
function nested(f, narrow) {
    const [coarse, fine] = [f(40n), f(160n)];
    assert.ok(coarse[0] << 120n <= fine[1] && fine[0] <= coarse[1] << 120n);
    assert.ok(coarse[0] << 120n <= fine[0] && fine[1] <= coarse[1] << 120n, "not nested");
    if (narrow) assert.ok(coarse[1] - coarse[0] <= narrow(coarse), `${coarse}`);
}

test("enclosures hold the value, and are narrow", () => {
    for (let k = 0; k < TIMES; k++) {
        const q = draw.positive();
        nested(
            (p) => I.logRational(q, p),
            () => 64n,
        );
        nested((p) => I.sqrt(I.ofRational(Q.ratio(q.n * q.n, q.d * q.d), p), p));
        const small = Q.ratio(BigInt(draw.below(2000)) - 1000n, 100n);
        nested(
            (p) => I.exp(I.ofRational(small, p), p),
            (e) => 64n + (e[1] >> 36n),
        );
        const back = I.exp(I.logRational(q, 200n), 200n);
        const at = I.ofRational(q, 200n);
        assert.ok(back && back[0] <= at[1] && at[0] <= back[1], Q.print(q));
    }
});

test("enclosures agree with doubles", () => {
    for (let k = 0; k < TIMES; k++) {
        const q = Q.ratio(BigInt(1 + draw.below(999)), BigInt(1 + draw.below(999)));
        const x = Number(q.n) / Number(q.d);
        for (const [e, y] of [
            [I.logRational(q, 80n), Math.log(x)],
            [I.exp(I.ofRational(q, 80n), 80n), Math.exp(x)],
            [I.sqrt(I.ofRational(q, 80n), 80n), Math.sqrt(x)],
        ]) {
            const middle = Number(e[0]) / 2 ** 80;
            assert.ok(Math.abs(middle - y) <= 1e-12 * Math.max(1, Math.abs(y)), `${Q.print(q)}: ${middle} and ${y}`);
        }
    }
});

test("a coprime base is one, and spans", () => {
    for (let k = 0; k < TIMES; k++) {
        const numbers = Array.from({ length: 5 }, () => BigInt(1 + draw.below(5000)) * BigInt(1 + draw.below(50)) ** 2n);
        const base = coprimeBase(numbers);
        base.forEach((a, i) => base.slice(i + 1).forEach((b) => assert.equal(Q.gcd(a, b), 1n)));
        for (let n of numbers) {
            for (const b of base) while (n % b === 0n) n /= b;
            assert.equal(n, 1n);
        }
    }
});

// prod q^c = 1 by construction: c1 log a + c2 log b + .. with the last one the product of the others.
test("planted zeros are found, and moved ones are not", () => {
    for (let k = 0; k < TIMES; k++) {
        const q = Array.from({ length: 3 }, () => draw.positive());
        const c = q.map(() => BigInt(draw.below(7)) - 3n);
        const product = q.reduce((p, x, i) => Q.mul(p, Q.power(x, c[i])), Q.ONE);
        const sum = q.reduce((s, x, i) => R.add(s, R.scale(Q.ratio(c[i]), log(x))), R.neg(log(product)));
        assert.equal(R.sign(sum), 0);
        const third = R.scale(Q.ratio(1n, 3n), sum);
        assert.equal(R.sign(third), 0);
        for (const s of [1, -1]) {
            const tiny = R.of(Q.ratio(BigInt(s), 10n ** 50n));
            assert.equal(R.sign(R.add(sum, tiny)), s, "a rational besides");
            assert.equal(
                R.sign(R.add(sum, R.scale(Q.ratio(BigInt(s), 10n ** 60n), log(Q.ratio(3n, 2n))))),
                s,
                "a logarithm besides",
            );
        }
    }
    for (const [last, zero] of [
        [3n, true],
        [5n, false],
    ]) {
        const part = (c, q) => ({ c: Q.ratio(c), q: Q.ratio(q) });
        assert.equal(vanishes([part(1n, 6n), part(-1n, 2n), part(-1n, last)]), zero);
    }
});

test("what is past the cap is not decided, and never called zero", () => {
    const close = R.sub(R.exp(R.of(Q.ratio(1n, 3n))), R.exp(R.of(Q.ratio(10n ** 3000n + 3n, 3n * 10n ** 3000n))));
    assert.equal(R.sign(close), null);
    assert.equal(R.sign(close, 1n << 15n), -1);
});

test("roots, exponentials and products cancel where they are equal", () => {
    const [two, three] = [R.whole(2), R.whole(3)];
    const root = R.sqrt(two);
    assert.ok(R.isZero(R.sub(R.mul(root, root), two)));
    assert.ok(R.isZero(R.sub(R.mul(log(Q.ratio(2n)), log(Q.ratio(3n))), R.mul(log(Q.ratio(3n)), log(Q.ratio(2n))))));
    assert.ok(R.isZero(R.sub(R.exp(R.add(log(Q.ratio(2n)), log(Q.ratio(3n)))), R.whole(6))));
    assert.equal(R.compare(R.mul(root, R.sqrt(three)), R.sqrt(R.of(Q.ratio(61n, 10n)))), -1);
    assert.ok(R.isRational(R.sqrt(R.of(Q.ratio(9n, 4n)))));
    assert.equal(R.sign(R.sqrt(R.whole(-1))), null);
    assert.equal(R.compare(R.log(R.whole(0)), R.whole(-5)), -1);
    assert.equal(R.compare(R.infinity(1), R.infinity(1)), 0);
    assert.equal(R.add(R.infinity(1), R.infinity(-1)).undefined, true);
});

test("log forms are written as they are", () => {
    const form = R.add(R.add(R.scale(Q.ratio(1n, 2n), log(Q.ratio(3n))), R.neg(log(Q.ratio(5n, 2n)))), R.whole(-1));
    assert.equal(R.formText(form), "1/2 log 3 - log(5/2) - 1");
    assert.equal(R.formText(log(Q.ratio(1n, 2n))), "-log 2");
    assert.equal(R.formText(R.whole(0)), "0");
    assert.equal(R.formText(R.sqrt(R.whole(2))), null);
});

const exactly = (text) => {
    const [m, e = "0"] = text.split("e");
    return Q.mul(Q.parse(m), Q.power(Q.ratio(10n), BigInt(e)));
};

test("decimals are cut outward", () => {
    for (let k = 0; k < TIMES; k++) {
        const digits = `${draw.below(3) ? draw.below(1000) : 0}.${"0".repeat(draw.below(9))}${draw.below(1e9)}9${draw.below(1e9)}`;
        const text = `${draw.below(2) ? "-" : ""}${digits}${draw.below(2) ? `e${draw.below(60) - 30}` : ""}`;
        const [lo, hi] = [below(text, 6), above(text, 6)];
        assert.ok(
            Q.compare(exactly(lo), exactly(text)) <= 0 && Q.compare(exactly(text), exactly(hi)) <= 0,
            `${lo} ${text} ${hi}`,
        );
        assert.ok(hi.replace(/e.*|[-.]/g, "").replace(/^0+|0+$/g, "").length <= 6);
    }
    assert.equal(around(["9.9999999999999999999e-13", "1.0000000000000000001e-12"], 6), "[9.99999e-13, 1.00001e-12]");
    assert.equal(around(["0.25", "0.25"], 6), "0.25");
    assert.equal(around(["inf", "inf"], 6), "inf");
});

test("klinv has that divergence, and its ends enclose it", () => {
    const q = (text) => R.of(Q.parse(text));
    for (const [p, c] of [
        ["1/10", "1/20"],
        ["1/2", "3"],
        ["999/1000", "1/1000000"],
        ["1/3", "1/1000000000"],
    ]) {
        const x = klinv(q(p), q(c));
        for (const precision of [64n, 200n]) {
            const ends = R.enclose(x, precision);
            assert.ok(ends[1] - ends[0] <= 4n, `${p} ${c}: ${ends[1] - ends[0]}`);
            const [lo, hi] = ends.map((n) => R.of(Q.ratio(n, 1n << precision)));
            assert.ok(R.compare(apply("kl", [q(p), lo]), q(c)) <= 0 && R.compare(lo, q(p)) >= 0);
            assert.ok(R.compare(hi, q("1")) >= 0 || R.compare(apply("kl", [q(p), hi]), q(c)) >= 0);
        }
    }
    assert.equal(R.compare(klinv(q("1/4"), q("0")), q("1/4")), 0);
    assert.equal(R.compare(klinv(q("1"), q("2")), q("1")), 0);
    assert.equal(R.compare(klinv(q("0"), R.log(q("2"))), q("1/2")), 0);
    assert.ok(klinv(q("3/2"), q("1")).undefined && klinv(q("1/2"), q("-1")).undefined);
});

test("a capacity lies between its ends, and is a log form where a law attains it", () => {
    const rows = (...texts) => texts.map((row) => row.split(" ").map(Q.parse));
    const same = (x, y) => assert.equal(R.compare(x, y), 0);
    same(capacity(rows("1 0", "0 1")), R.log(R.whole(2)));
    same(capacity(rows("1/2 1/2", "1/2 1/2")), R.whole(0));
    same(capacity(rows("3/4 0 1/4", "0 3/4 1/4")), R.scale(Q.parse("3/4"), R.log(R.whole(2))));
    same(capacity(rows("1 0 0", "0 1 0", "0 0 1")), R.log(R.whole(3)));
    const z = capacity(rows("1 0", "1/2 1/2")); // log(5/4)
    const [lo, hi] = R.enclose(z, 200n).map((n) => R.of(Q.ratio(n, 1n << 200n)));
    const exactly = R.log(R.of(Q.parse("5/4")));
    assert.ok(R.compare(lo, exactly) <= 0 && R.compare(exactly, hi) <= 0);
    assert.ok(R.compare(R.sub(hi, lo), R.of(Q.parse("1/1000000000000"))) < 0);
});

// By products over one denominator, where that is short, and in fractions where it is not: as the sign of the information says.
test("independence is that of the information, near misses too", () => {
    const primes = [1000003n, 1000033n, 1000037n, 1000039n, 1000081n, 1000099n, 1000117n, 1000121n, 1000133n, 1000151n];
    const [a, b, c] = [
        [Q.ratio(1n, 3n), Q.ratio(2n, 3n)],
        [Q.ratio(1n, 5n), Q.ratio(4n, 5n)],
        primes.map((d) => Q.ratio(1n, d)),
    ];
    c.push(Q.sub(Q.ONE, c.reduce(Q.add)));
    for (const last of [b, c]) {
        const p = a.flatMap((x) => b.flatMap((y) => last.map((z) => Q.mul(x, Q.mul(y, z)))));
        const law = { dim: [2, 2, last.length], p };
        const nudge = Q.ratio(1n, 10n ** 12n);
        const moved = { dim: law.dim, p: p.map((q, k) => (k === 0 ? Q.sub(q, nudge) : k === last.length ? Q.add(q, nudge) : q)) };
        for (const [of, holds] of [
            [law, true],
            [moved, false],
        ]) {
            for (const given of [[], [2]]) {
                assert.equal(independent(of, [0], [1], given), holds);
                assert.equal(R.sign(information(of, [0], [1], given)) === 0, holds);
            }
            assert.equal(independent(of, [0], [0], [1]), false);
            assert.ok(Q.equal(marginal(of, [0, 1, 2]).p[1], of.p[1]));
            assert.ok(Q.equal(marginal(of, [2]).p.reduce(Q.add), Q.ONE));
        }
    }
    assert.ok(independent({ dim: [2, 2], p: [a[0], Q.ZERO, Q.ZERO, a[1]] }, [0], [0], [1])); /* a function of it */
});
