// SPDX-License-Identifier: MIT
//
// Each link of a lemma on a candidate, worked out once.

import { decide } from "../exact/decide.mjs";

const known = new WeakMap();

export function decided(lemma, candidate) {
    if (!known.has(lemma)) known.set(lemma, new Map());
    const of = known.get(lemma);
    const text = JSON.stringify(candidate);
    if (!of.has(text)) of.set(text, decide(lemma.tree, lemma.links, candidate));
    return of.get(text);
}

// Does a term of the link say a word, of which there are no lines of Python?
export function saysWord(lemma, l) {
    const { nodes, claims } = lemma.tree;
    const claim = claims[l.claim];
    const seen = new Set();
    const within = (k) => {
        if (seen.has(k)) return false;
        seen.add(k);
        const { kind, part = [], order } = nodes[k];
        return kind === "word" || part.some(within) || (order !== undefined && within(order));
    };
    return [l.lhs, l.rhs].some((t) => within(claim.term[t - l.first]));
}
