// SPDX-License-Identifier: MIT
//
// The editor's section, and what it leaves to the program, with the reason; what it reads, a script beside the page: the claim's tree, its links, the
// witnesses that may be edited.

import { data, html } from "./html.mjs";
import { decided } from "./decided.mjs";
import { basename } from "node:path";

const CELLS_MOST = 5000;
const WITNESSES_MOST = 12;

const cells = (value) => (typeof value === "object" ? Object.values(value).reduce((n, v) => n + cells(v), 0) : 1);

function witnessesOf(lemma) {
    const all = lemma.links.flatMap((l) =>
        [
            [l.violation, "counterexample to"],
            [l.tightest?.witness, "tightest of"],
        ]
            .filter(([w]) => w)
            .map(([w, what]) => ({ link: l, label: `${what} ${l.name}`, candidate: w.candidate })),
    );
    return all.sort((a, b) => JSON.stringify(a.candidate).length - JSON.stringify(b.candidate).length);
}

// Why this link is not decided on its own witness; null where it is.
function left(lemma, { link, candidate }) {
    if (cells(candidate) > CELLS_MOST) return `its witness has more than ${CELLS_MOST} numbers, too many for a page`;
    const found = decided(lemma, candidate)[link.index];
    return found.verdict === "undecided" ? found.why : null;
}

// "“a”, “b”: reason; “c”: another".
function leftWords(lemma, witnesses) {
    const names = new Map();
    for (const w of witnesses) {
        const why = left(lemma, w);
        if (why) names.set(why, new Set(names.get(why)).add(`“${w.link.name}”`));
    }
    return [...names].map(([why, links]) => `${[...links].join(", ")}: ${why}`).join("; ");
}

const note = (words) => (words ? html`<p class="note">Left to <code>lemmata replay</code>: ${words}.</p>` : "");

function chosenOf(lemma, witnesses) {
    const seen = new Set();
    const chosen = [];
    for (const { label, candidate } of witnesses) {
        const text = JSON.stringify(candidate);
        if (chosen.length === WITNESSES_MOST || seen.has(text) || cells(candidate) > CELLS_MOST) continue;
        seen.add(text);
        if (decided(lemma, candidate).some((found) => found.valued)) chosen.push({ label, candidate });
    }
    return chosen;
}

const KEPT = ["name", "lhs", "rhs", "claim", "says", "first", "equality", "relation", "role"];

const scriptOf = new WeakMap();

// The script's text; null where no witness can be edited. What is decided for it is decided once.
export function claimScript(lemma) {
    if (!scriptOf.has(lemma)) scriptOf.set(lemma, composed(lemma));
    return scriptOf.get(lemma);
}

function composed(lemma) {
    const witnesses = chosenOf(lemma, witnessesOf(lemma));
    const links = lemma.links.map((l) => Object.fromEntries(KEPT.map((key) => [key, l[key]])));
    return witnesses.length ? `globalThis.lemmataClaim = ${data({ tree: lemma.tree, links, witnesses })};\n` : null;
}

export const claimPath = (lemma) => lemma.path.replace(/\.html$/, ".claim.js");

// The page's own script loads the rest when the reader asks for it.
export function editor(lemma, root) {
    const words = note(leftWords(lemma, witnessesOf(lemma)));
    if (!claimScript(lemma)) return words && html`<section id="left"><h2>Edit a witness</h2>${words}</section>`;
    const claim = basename(claimPath(lemma));
    return html`<section id="editor" data-claim="${claim}" data-root="${root}" hidden><h2>Edit a witness</h2>
<p class="note">Change a fraction: each link is decided anew in this page, by exact rationals.</p>${words}
<p class="controls"><button type="button">Open the editor</button></p></section>`;
}
