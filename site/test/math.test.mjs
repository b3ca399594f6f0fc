// SPDX-License-Identifier: MIT
//
// Formulas of one site: what KaTeX answered is kept for all pages, each output and each way to stand apart.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Mathematics } from "../lib/math.mjs";

test("what is kept is of its output, and in a line or displayed", () => {
    const all = new Mathematics("html");
    const drawn = new Mathematics("mathml", all);
    for (const [M, has, lacks] of [
        [all, /aria-label/, /<math/],
        [drawn, /<math/, /aria-label/],
        [all, /aria-label/, /<math/],
    ]) {
        assert.match(String(M.inline("x+1")), has);
        assert.doesNotMatch(String(M.inline("x+1")), lacks);
    }
    assert.doesNotMatch(String(drawn.inline("x+1")), /display="block"/);
    assert.match(String(drawn.block("x+1", true)), /display="block"/);
});
