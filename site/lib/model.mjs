// SPDX-License-Identifier: MIT
//
// The document that lemmata site hands over, joined: of each lemma its page and its record, and on what it leans.

import { pathOf } from "./html.mjs";

export const ORDER = ["proved", "holds", "untried", "undecided", "refuted"];
export const worst = (verdicts) => verdicts.reduce((a, b) => (ORDER.indexOf(b) > ORDER.indexOf(a) ? b : a), "proved");

function verdictOfUse(lemma, link) {
    if (link === null) return lemma.verdict;
    return lemma.links.find((l) => l.name === link)?.verdict ?? lemma.verdict;
}

// The first refuted, else the first unproved result that the proof of this one leans on, through others too: { id, link, verdict }; null for none.
function leaning(lemma, of, seen = new Set()) {
    let found = null;
    for (const use of lemma.uses) {
        const used = of.get(use.id);
        if (!used || seen.has(use.id)) continue;
        seen.add(use.id);
        if (use.verdict === "refuted") return { id: use.id, link: use.link, verdict: use.verdict };
        if (use.verdict !== "proved") found ??= { id: use.id, link: use.link, verdict: use.verdict };
        const further = leaning(used, of, seen);
        if (further?.verdict === "refuted") return further;
        found ??= further;
    }
    return found;
}

// The pages of a paper's lemmas stand beside that of the paper, which is its index.
const pageOf = (id) => `${pathOf(id).replace(/\/index$/, "/~index")}.html`;

function joined(page, record) {
    const links = page.links.map((link, k) => ({ ...link, ...record.links[k], lhs: link.lhs, rhs: link.rhs, index: k }));
    const { fidelity, verdict, steps, ours, mended = [] } = record;
    return { ...page, paper: record.paper, fidelity, verdict, steps, ours, mended, links, path: pageOf(page.id) };
}

// What cannot be a site, in words.
export class Refused extends Error {}

export function model(document) {
    const lemmas = document.pages.map((page, k) => joined(page, document.record.lemmas[k]));
    const of = new Map(lemmas.map((l) => [l.id, l]));
    const twice = lemmas.find((l) => of.get(l.id) !== l);
    if (twice) throw new Refused(`two lemmas are called ${twice.id}: they would have one page`);
    for (const lemma of lemmas)
        for (const use of lemma.uses) use.verdict = of.has(use.id) ? verdictOfUse(of.get(use.id), use.link) : null;
    for (const lemma of lemmas) {
        lemma.leans = leaning(lemma, of);
        lemma.usedBy = lemmas.filter((l) => l.uses.some((u) => u.id === lemma.id));
    }
    const papers = document.papers.map((p) => ({
        ...p,
        path: `${pathOf(p.name)}/index.html`,
        lemmas: lemmas.filter((l) => l.paper === p.name),
    }));
    return { version: document.record.lemmata, papers, lemmas, of };
}
