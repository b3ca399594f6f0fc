// SPDX-License-Identifier: MIT

import test from "node:test";
import assert from "node:assert/strict";
import { model, Refused } from "../lib/model.mjs";

// Lemmas with one link each, [slug, verdict, what it uses, the link's verdict where it is another].
function made(...lemmas) {
    const linksOf = ([, verdict, , own = verdict]) => [{ name: "only", verdict: own, lhs: 0, rhs: 1 }];
    const use = (text) => ({ id: `p/${text.split("#")[0]}`, link: text.split("#")[1] ?? null });
    const pages = lemmas.map((l) => ({ id: `p/${l[0]}`, links: linksOf(l), uses: (l[2] ?? []).map(use) }));
    const records = lemmas.map((l) => ({ id: `p/${l[0]}`, paper: "p", verdict: l[1], links: linksOf(l) }));
    return model({ papers: [{ name: "p" }], pages, record: { lemmata: "1.0.0", lemmas: records } });
}

const leans = (M, slug) => M.of.get(`p/${slug}`).leans;

test("what leans on a refuted result says so, through others too", () => {
    const M = made(
        ["a", "refuted"],
        ["b", "proved", ["a"]],
        ["c", "proved", ["d", "b"]],
        ["d", "holds"],
        ["e", "proved", ["f"]],
        ["f", "proved"],
    );
    assert.equal(leans(M, "a"), null);
    assert.deepEqual(leans(M, "b"), { id: "p/a", link: null, verdict: "refuted" });
    assert.deepEqual(
        leans(M, "c"),
        { id: "p/a", link: null, verdict: "refuted" },
        "a refuted one counts more than an unproved one",
    );
    assert.equal(leans(M, "e"), null);
});

test("what leans on an unproved result says so", () => {
    const M = made(["a", "holds"], ["b", "proved", ["a"]], ["c", "proved", ["b"]], ["u", "undecided"], ["v", "proved", ["u"]]);
    assert.equal(leans(M, "c").verdict, "holds");
    assert.equal(leans(M, "v").verdict, "undecided");
});

test("of a result that is used in one link that link counts", () => {
    const M = made(
        ["a", "refuted", [], "proved"],
        ["b", "proved", ["a#only"]],
        ["c", "proved", [], "refuted"],
        ["d", "proved", ["c#only"]],
    );
    assert.equal(leans(M, "b"), null);
    assert.deepEqual(leans(M, "d"), { id: "p/c", link: "only", verdict: "refuted" });
});

test("a circle of uses ends, and one name is one lemma's", () => {
    const M = made(["a", "proved", ["b"]], ["b", "proved", ["a"]]);
    assert.equal(leans(M, "a"), null);
    assert.throws(() => made(["a", "proved"], ["a", "proved"]), Refused);
});
