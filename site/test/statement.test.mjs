// SPDX-License-Identifier: MIT
//
// A statement in TeX becomes paragraphs and displays; what the paper's own functions are is a paragraph.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { prose, statement } from "../lib/statement.mjs";
import { inTheWay, obstacle, REASONS } from "../lib/link.mjs";
import { TOP } from "./program.mjs";

const M = { inline: (tex) => `<${tex}>`, block: (tex) => `[${tex}]` };
const lines = (parts) => parts.map(String).map((s) => s.replace(/<\/?p>/g, "").replace(/&lt;/g, "<").replace(/&gt;/g, ">"));

test("what the words of a paper are stands by itself, after the display and in what is ours", () => {
    const tex =
        "\\subsection{A}\\label{a/b}\n\\begin{lemmatastatement}\nFor $P$:\n\\begin{lemmatadisplay}\nx&\\le y\n\\end{lemmatadisplay}\n" +
        "\\lemmatawords{Here f(x) is x\\textasciicircum{}2 given $|$y.}\n\\end{lemmatastatement}\n" +
        "\\lemmataours\nHere $z=1$.\n\\begin{lemmatadisplay}\nz&\\le y\n\\end{lemmatadisplay}\n\\lemmatawords{Here g(x) is 1.}\n";
    const { stated, ours } = statement(tex, M);
    assert.deepEqual(lines(stated), ["For <P>:", "[\\begin{aligned}x&\\le y\\end{aligned}]", "Here f(x) is x^2 given <|>y."]);
    assert.deepEqual(lines(ours), ["Here <z=1>.", "[\\begin{aligned}z&\\le y\\end{aligned}]", "Here g(x) is 1."]);
});

test("definitions of a list stand one a line; where MathML does not break a long formula does, too", () => {
    const tex =
        "\\subsection{A}\\label{a/b}\n\\begin{lemmatastatement}\nFor $P$, and where \n\\begin{lemmatalets}\n" +
        "\\lemmatalet{$a=1$,}\n\\lemmatalet*{$b=\\begin{cases}1,&x\\\\0,&y\\end{cases}$:}\n\\end{lemmatalets}\n" +
        "\\begin{lemmatadisplay}\nx&\\le y\n\\end{lemmatadisplay}\n\\end{lemmatastatement}\n";
    const { stated } = statement(tex, M);
    const cases = "b=\\begin{cases}1,&x\\\\0,&y\\end{cases}";
    assert.deepEqual(lines(stated), ["For <P>, and where", "[a=1,]", `[${cases}:]`, "[\\begin{aligned}x&\\le y\\end{aligned}]"]);
    const long = "a(x_1) + b(x_2) + c(x_3) + d(x_4) + e(x_5) + f(x_6)";
    assert.deepEqual(lines(prose(`Let $${long}$.`, M)), [`Let <${long}>.`]);
    assert.deepEqual(lines(prose(`Let $${long}$.`, { ...M, output: "mathml" })), ["Let ", `[${long}.]`]);
});

test("what is in the way of a proof ends in mathematics, set as code", () => {
    const cases = [
        ["a word of the paper: `chance`", "a word of the paper, <code>chance</code>"],
        ["a map: f(x: y)", "a map, <code>f(x: y)</code>"],
        ["the integer m has no upper bound and ends the range of prod i in 1..m: i", "the integer m has no upper bound and ends the range of <code>prod i in 1..m: i</code>"],
        ["the relation <: provers show <=, >= and =", "the relation &lt;: provers show &lt;=, &gt;= and ="],
        ["no proof is known", "no proof is known"],
    ];
    for (const [why, shown] of cases) assert.equal(String(obstacle(why)), shown);
    const hint = "; a reason `points { .. }` could argue at its letters";
    const shownHint = "; a reason <code>points { .. }</code> could argue at its letters";
    for (const [why, shown] of cases) assert.equal(String(obstacle(why + hint)), shown + shownHint);
});

test("a link that no prover was asked about has nothing in its way", () => {
    assert.equal(
        String(inTheWay("not asked; `lemmata prove FILE` looks for a proof")),
        "Without a certificate; <code>lemmata prove FILE</code> looks for a proof",
    );
    assert.equal(String(inTheWay("a map: f(x)")), "In the way of a proof: a map, <code>f(x)</code>");
});

// Those of the provers' table, which the documentation lists.
test("every reason of a certificate is said in words", () => {
    const [, listed] = /^`reason` is ([^.]*)\./m.exec(readFileSync(join(TOP, "docs/certificates.md"), "utf8"));
    const named = [...listed.matchAll(/`(\w+)`/g)].map((m) => m[1]);
    const table = /\} reasons\[\] = \{([^;]*)\};/.exec(readFileSync(join(TOP, "proofs/prove/certificate.c"), "utf8"))[1];
    const known = [...table.matchAll(/"(\w+)"/g)].map((m) => m[1]);
    assert.ok(known.length >= 13);
    assert.deepEqual([...named].sort(), [...known].sort());
    assert.deepEqual(Object.keys(REASONS).sort(), [...known].sort());
});
