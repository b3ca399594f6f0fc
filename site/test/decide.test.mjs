// SPDX-License-Identifier: MIT
//
// The browser's evaluator against the program, on the witnesses of its records: two routes to one verdict.

import test from "node:test";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as Q from "../exact/rational.mjs";
import * as R from "../exact/real.mjs";
import { decide } from "../exact/decide.mjs";
import { Malformed, setting } from "../exact/setting.mjs";
import { saysWord } from "../lib/decided.mjs";
import { python } from "../lib/python.mjs";
import { documentOf, folder, hasCommand, keptDocument, needed } from "./program.mjs";

const document = needed.skip ? null : (keptDocument() ?? documentOf("--candidates", "40"));
const COMPUTED = /a plane of hundreds of points/;

// Each link on a candidate, decided once for all tests.
const decided = new Map();
function decidedOn(lemma, links, candidate) {
    const key = `${lemma.id} ${JSON.stringify(candidate)}`;
    if (!decided.has(key)) decided.set(key, decide(lemma.tree, links, candidate));
    return decided.get(key);
}

// Each witness of the records: { lemma, links, k, witness, expected }.
function* witnesses() {
    for (const [n, record] of document.record.lemmas.entries()) {
        const lemma = document.pages[n];
        if (!lemma.tree) continue;
        const links = lemma.links.map((l, k) => ({ ...l, relation: record.links[k].relation }));
        for (const [k, l] of record.links.entries())
            for (const [witness, expected] of [
                [l.violation, "violated"],
                [l.tightest?.witness, "holds"],
            ])
                if (witness) yield { lemma, links, k, witness, expected };
    }
}

const exactly = (text) => {
    const [m, e = "0"] = text.split("e");
    return Q.mul(Q.parse(m), Q.power(Q.ratio(10n), BigInt(e)));
};

// Does the value meet the decimals that the program gives?
function meets(value, term) {
    if (/inf/.test(term.lo)) return value.infinite === (term.lo.startsWith("-") ? -1 : 1);
    return R.compare(R.of(exactly(term.lo)), value) !== 1 && R.compare(value, R.of(exactly(term.hi))) !== 1;
}

test("every witness is decided as the program decides it, or left to it", needed, () => {
    let decided = 0;
    let left = 0;
    for (const { lemma, links, k, witness, expected } of witnesses()) {
        const found = decidedOn(lemma, links, witness.candidate)[k];
        if (found.verdict === "undecided" && COMPUTED.test(found.why)) {
            left++;
            continue;
        }
        assert.equal(found.verdict, expected, `${lemma.id}, ${links[k].name}: ${found.why}`);
        decided++;
        for (const [side, value] of [
            [links[k].lhs, found.lhs],
            [links[k].rhs, found.rhs],
        ]) {
            const terms = witness.terms.filter((t) => t.name.split(" at ")[0] === lemma.terms[side].name && t.lo !== undefined);
            assert.ok(
                !terms.length || terms.some((t) => meets(value, t)),
                `${lemma.id}, ${links[k].name}: ${lemma.terms[side].name}`,
            );
        }
    }
    assert.ok(decided > 400 && left < decided / 10, `${decided}, ${left} left to the program`);
});

test("a number of the tree that is nudged is seen", needed, () => {
    let seen = 0;
    let tried = 0;
    for (const { lemma, links, k, witness } of witnesses()) {
        if (!/^(?:facts|limits)/.test(lemma.id) || saysWord(lemma, links[k])) continue;
        const before = decidedOn(lemma, links, witness.candidate)[k];
        const at = lemma.tree.nodes.findIndex((n) => n.kind === "number" && n.number !== "0");
        if (!before.lhs || at < 0) continue;
        const tree = structuredClone(lemma.tree);
        tree.nodes[at].number = Q.print(Q.add(Q.parse(tree.nodes[at].number), Q.ratio(1n, 7n)));
        const after = decide(tree, links, witness.candidate)[k];
        tried++;
        seen += !after.lhs || R.compare(after.slack, before.slack) !== 0 ? 1 : 0;
    }
    assert.ok(tried > 40 && seen > tried / 2, `${seen} of ${tried}`);
});

const pinsker = () => {
    const n = document.pages.findIndex((p) => p.id === "facts/pinsker");
    return {
        lemma: document.pages[n],
        links: document.pages[n].links.map((l, k) => ({ ...l, relation: document.record.lemmas[n].links[k].relation })),
    };
};

test("edited numbers are decided as they stand", needed, () => {
    const { lemma, links } = pinsker();
    const verdicts = (P, Q_) => decide(lemma.tree, links, { P, Q: Q_ }).map((l) => l.verdict);
    assert.deepEqual(verdicts(["1/2", "1/2"], ["1/2", "1/2"]), ["equal", "equal", "equal", "outside"]);
    assert.deepEqual(verdicts(["251/500", "249/500"], ["1/2", "1/2"]), ["holds", "violated", "outside", "holds"]);
    assert.deepEqual(verdicts(["1", "0"], ["0", "1"]), ["holds", "holds", "outside", "holds"]);
});

test("a letter that the alphabet does not have is past all that it has", needed, () => {
    const file = join(folder(), "a.lem");
    writeFileSync(file, "lemma a\n  for P law on X\n  claim sum x: [x = 2] = [|X| >= 3] [one]\n  claim sum x: [x <= 2] = min(|X|, 3) [up to it]\nend\n");
    const [page] = documentOf(file, "--candidates", "1").pages;
    const links = page.links.map((l) => ({ ...l, relation: "=" }));
    for (const P of [["1"], ["1/2", "1/2"], ["1/3", "1/3", "1/3"], ["1/4", "1/4", "1/4", "1/4"]])
        assert.deepEqual(decide(page.tree, links, { P }).map((l) => l.verdict), ["equal", "equal"]);
});

// What the program says of each, and so the page: powers 0, the greatest of none, kl where a logarithm weighs nothing.
test("what is undefined is no number", needed, () => {
    const claims = {
        "(log t)^0 = 1": "undecided",
        "(1/t)^0 = 1": "undecided",
        "t^0 = 1": "equal",
        "(max k in 2..1: k) = 0": "undecided",
        "(min k in 2..1: k) = 0": "undecided",
        "(sum k in 2..1: k) = 0": "equal",
        "(prod k in 2..1: k) = 1": "equal",
        "kl(1||log 3) <= 0": "undecided",
        "kl(0||-log 2) <= 0": "undecided",
        "kl(1||log 2) <= 1/2": "holds",
        "kl(1||log 2) <= 1/3": "violated",
        "kl(log 2||log 2) = 0": "equal",
    };
    const file = join(folder(), "a.lem");
    const lines = Object.keys(claims).map((claim, k) => `  claim ${claim} [c${k}]\n`);
    writeFileSync(file, `lemma a\n  for t in {0}\n${lines.join("")}  try only t = 0\nend\n`);
    const document = documentOf(file);
    const records = document.record.lemmas[0].links;
    const links = document.pages[0].links.map((l, k) => ({ ...l, relation: records[k].relation }));
    const found = decide(document.pages[0].tree, links, { t: "0" });
    Object.entries(claims).forEach(([claim, verdict], k) => {
        assert.equal(found[k].verdict, verdict, claim);
        assert.equal(records[k][verdict], 1, `${claim}, by the program`);
    });
});

test("what is no candidate is said", needed, () => {
    const { lemma, links } = pinsker();
    for (const [P, Q_, words] of [
        [["1/2", "1/3"], ["1", "0"], /sum is 5\/6/],
        [["3/2", "-1/2"], ["1", "0"], /negative/],
        [["x", "1"], ["1", "0"], /^P: "x" is no number/],
        [[["1"], "0"], ["1", "0"], /^P: \["1"\] is no number/],
        [["1"], ["1/2", "1/2"], /two sizes/],
        ["1", ["1"], /^P: expected a list/],
    ])
        assert.throws(
            () => decide(lemma.tree, links, { P, Q: Q_ }),
            (e) => e instanceof Malformed && words.test(e.message),
        );
});

test(
    "the lines of Python recompute every counterexample",
    needed.skip || !hasCommand("python3", "--version") ? { skip: "no python3, or lemmata is not built" } : {},
    () => {
        const codes = [];
        const names = [];
        for (const { lemma, links, k, witness, expected } of witnesses()) {
            if (expected !== "violated" || saysWord(lemma, links[k])) continue;
            const found = decidedOn(lemma, links, witness.candidate)[k];
            const code =
                found.lhs &&
                python(lemma.tree, links[k], witness.candidate, setting(lemma.tree, witness.candidate).dim, found.at);
            if (!code) continue;
            codes.push(code);
            names.push(`${lemma.id}, ${links[k].name}`);
        }
        const each = "import json, sys\nfor code in json.load(sys.stdin): print('begins'); exec(code, {'__name__': '__main__'})";
        const { status, stdout, stderr } = spawnSync("python3", ["-c", each], { input: JSON.stringify(codes), encoding: "utf8" });
        const said = stdout.split("begins\n").slice(1);
        codes.forEach((code, i) => assert.match(said[i] ?? "", /^False /, `${names[i]}: ${said[i]}${stderr}\n${code}`));
        assert.equal(status, 0, stderr);
        assert.ok(codes.length > 40, `only ${codes.length}`);
    },
);
