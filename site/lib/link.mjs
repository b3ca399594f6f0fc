// SPDX-License-Identifier: MIT
//
// One link of a chain: what it says, the verdict with its reason, how tight it is, and its witness with the lines that recompute it.

import { html, plural, raw } from "./html.mjs";
import { badge } from "./layout.mjs";
import { around } from "../exact/decimal.mjs";
import { decided, saysWord } from "./decided.mjs";
import { setting } from "../exact/setting.mjs";
import { python } from "./python.mjs";

const RELATION = { "<=": "\\le", "<": "<", "=": "=" };

const near = (ends) => around(ends, 6);

// --- sentences ------------------------------------------------------------------------------------------------------------------

function counts(l) {
    const parts = [
        ["holds", "strictly"],
        ["equal", "with equality"],
        ["violated", "violated"],
        ["undecided", "undecided"],
    ]
        .filter(([key]) => l[key])
        .map(([key, word]) => `${l[key]} ${word}`);
    const aside = [
        ["outside", "outside the hypotheses"],
        ["beyond", "beyond a limit of the program"],
    ]
        .filter(([key]) => l[key])
        .map(([key, word]) => `${l[key]} ${word}`);
    return `${plural(l.tried, "candidate")}${parts.length ? `: ${parts.join(", ")}` : ""}${aside.length ? `; ${aside.join(", ")}` : ""}.`;
}

// Of each reason of a certificate what it means.
export const REASONS = {
    shannon: "from Shannon’s inequalities and the hypotheses",
    box: "on the whole range of its numbers",
    identity: "as an identity of sums",
    gibbs: "by divergences that are not negative",
    letterwise: "as a sum over the letters of what is not negative at each",
    binary: "by two letters, to which data processing leads",
    integers: "by induction, or at every point of its ranges",
    coupling: "by variables of the two laws that differ as seldom as they can",
    moments: "as a mean of what is not negative at any letter",
    cite: "from what is proved already",
    points: "from relations at the letters, times what is not negative, added up",
    means: "from entropies, means and extremes of a factorised law",
    intervals: "along an order of the letters, by an integral, for every law",
    strict: "by a margin that is positive where equality is not said to hold",
};

function verdictSentence(l) {
    if (l.verdict === "proved") {
        const by = l.proved_by.split(/[ ,:]/)[0];
        return html`Proved for all parameters: <em>${l.proved_by}</em>${REASONS[by] ? `, ${REASONS[by]}` : ""}${l.proved_from ? `: ${l.proved_from}` : ""}.`;
    }
    if (l.verdict === "refuted") return html`Refuted by an exact counterexample, below.`;
    if (l.verdict === "holds") return html`Holds on every candidate that was tried; no proof is claimed.`;
    const reason = l.reasons.undecided ?? l.reasons.beyond ?? l.reasons.outside;
    return html`${l.verdict === "untried" ? "No candidate was decided" : "Not decided"}${reason ? html`: ${reason.why}` : ""}.`;
}

const ratio = ({ tightest }) => (tightest.ratio ? html`, greatest ratio ${near(tightest.ratio)}` : "");

function tightness(l) {
    const parts = [];
    if (l.equal && l.relation !== "=") parts.push(html`Equality is attained.`);
    if (l.tightest)
        parts.push(
            html`Least slack ${near(l.tightest.slack)} (${l.tightest.witness.family}, candidate ${l.tightest.witness.index})${ratio(l)}.`,
        );
    return parts.length ? html`<p class="found-line">${parts.map((p) => html`${p} `)}</p>` : null;
}

function mending(lemma, l) {
    return lemma.mended
        .filter((m) => m.link === l.name)
        .map((m) => html`<p class="found-line">${m.by ? html`What makes it true, [${m.by}]: ` : "Why it falls: "}${m.what}</p>`);
}

// --- witnesses ------------------------------------------------------------------------------------------------------------------

const scroll = (label, body) => html`<div class="scroll" tabindex="0" role="group" aria-label="${label}">${body}</div>`;

const copied = (label, text) =>
    html`<div class="code"><button type="button" class="copy" hidden>Copy</button><pre tabindex="0" aria-label="${label}">${text}</pre></div>`;

function terms(sides) {
    const value = (t) => (t.at_most !== undefined ? html`at most ${t.at_most}` : t.lo === t.hi ? t.lo : html`[${t.lo}, ${t.hi}]`);
    return scroll(
        "terms",
        html`<table class="terms"><thead><tr><th scope="col">Its two sides</th><th scope="col">Value, rounded outward</th></tr></thead>
<tbody>${sides.map((t) => html`<tr><th scope="row">${t.name}</th><td>${value(t)}</td></tr>`)}</tbody></table>`,
    );
}

// Arrays of numbers on one line, nested ones indented.
function json(value, indent = 0) {
    const flat = JSON.stringify(value);
    if (flat.length + indent <= 88 || typeof value !== "object" || value === null)
        return flat.replace(/","/g, '", "').replace(/\],\[/g, "], [");
    const pad = " ".repeat(indent + 2);
    const inner = Array.isArray(value)
        ? value.map((v) => pad + json(v, indent + 2))
        : Object.entries(value).map(([k, v]) => `${pad}${JSON.stringify(k)}: ${json(v, indent + 2)}`);
    const [open, close] = Array.isArray(value) ? "[]" : "{}";
    return `${open}\n${inner.join(",\n")}\n${" ".repeat(indent)}${close}`;
}

const isShort = (w) => JSON.stringify(w.candidate).length <= 6000;

// The setting that decides, and the lines; null where the terms are words of the program, or this evaluator does not say the same.
function recomputed(lemma, l, w, expected) {
    if (!isShort(w) || saysWord(lemma, l)) return null;
    const found = decided(lemma, w.candidate)[l.index];
    if (found.verdict !== expected) return null;
    return {
        label: found.label,
        code: python(lemma.tree, lemma.links[l.index], w.candidate, setting(lemma.tree, w.candidate).dim, found.at),
    };
}

// The text, or where it is too long for the page a file beside it.
function listing(label, text, level, name) {
    if (text.length <= level.listed) return copied(label, text);
    return html`<p class="note">Too long for this page: <a href="${level.aside.put(name, text)}">${label}</a>, a file.</p>`;
}

// The two sides of the link, as the witness has them.
function sides(lemma, l, w) {
    const called = (name) => w.terms.find((x) => x.name === name || x.name.startsWith(`${name} at `));
    return [l.lhs, l.rhs].map((t) => called(lemma.terms[t].name)).filter(Boolean);
}

// What a certificate rests on: its declarations and hypotheses, as it states them; and the certificate itself.
function certificate(l, level) {
    if (!l.certificate) return null;
    const text = json(l.certificate);
    const rests = l.certificate.statement.split("\n").filter((line) => !line.startsWith("claim "));
    return html`<details class="witness"><summary>On what the proof rests, and its certificate</summary>
<p class="found-line">It holds ${rests.map((line, k) => html`${k ? "; " : ""}<code>${line}</code>`)}, and rests on nothing else.</p>
<h4>The certificate, which <code>lemmata-verify</code> checks without the program that found it</h4>
${listing("certificate as JSON", text, level, `link-${l.index + 1}.certificate.json`)}</details>`;
}

function recomputedNote(lemma, w) {
    const why = isShort(w) ? "Its terms are computed by words of the program" : "Its candidate is long";
    return html`<p class="note">${why}: <code>lemmata replay</code> recomputes its terms.</p>`;
}

function witness(lemma, l, w, what, expected, level) {
    const { terms: _, ...kept } = w;
    const text = json(kept);
    const code = recomputed(lemma, l, w, expected);
    const place = `${w.family}, candidate ${w.index}${code?.label ? `, at ${code.label}` : ""}`;
    return html`<details class="witness"${expected === "violated" ? raw(" open") : ""}><summary>${what}: ${place}</summary>
${terms(sides(lemma, l, w))}
<h4>The witness, which <code>lemmata replay</code> decides again</h4>
${listing("witness as JSON", text, level, `link-${l.index + 1}.json`)}
${code?.code ? html`<h4>The same by Python&rsquo;s fractions</h4>${listing("lines of Python", code.code, level, `link-${l.index + 1}.py`)}` : recomputedNote(lemma, w)}
</details>`;
}

const tex = (lemma, l) => `${lemma.terms[l.lhs].tex}\\;${RELATION[l.relation]}\\;${lemma.terms[l.rhs].tex}`;

const plain = (lemma, l) => html`<p><code>${lemma.terms[l.lhs].name} ${l.relation} ${lemma.terms[l.rhs].name}</code></p>`;

// A page has a size to keep. Each of these has less than the one before: formulas, which the statement has, in the plain notation; then long
// witnesses, and the lines that recompute them, as files beside it; then formulas without MathML; last, MathML alone, a quarter of the size, which
// browsers draw less well.
export const LEVELS = [
    { formulas: true, listed: 12000 },
    { formulas: true, listed: 2500 },
    { formulas: false, listed: 2500 },
    { formulas: false, listed: 1200 },
    { formulas: false, listed: 1200, output: "html" },
    { formulas: false, listed: 1200, output: "mathml" },
    { formulas: false, listed: 0, output: "mathml" },
];

// "a word of the paper: `chance`": words, and the mathematics that they end in.
// Words with code in `..`.
const marked = (text) => text.split("`").map((part, k) => (k % 2 ? html`<code>${part}</code>` : part));

const HINT = /^(.*)(; a reason `[^`]*`[^`]*)$/s;

export function obstacle(why) {
    const [, said, hint] = HINT.exec(why) ?? [null, why, ""];
    const [, words, code] = /^(?!the relation )(.*?ends the range of |.*?(?=: ))(.*)$/s.exec(said) ?? [null, said, ""];
    const term = code.replace(/^: /, "").replace(/^`(.*)`$/, "$1");
    if (!code) return html`${marked(words)}${marked(hint)}`;
    return html`${words}${code.startsWith(": ") ? ", " : ""}<code>${term}</code>${marked(hint)}`;
}

// "not asked; WHAT ASKS", "no certificate; WHAT ASKS": that no prover was asked is no obstacle.
export function inTheWay(why) {
    const [, asks] = /^(?:not asked|no certificate); (.*)$/s.exec(why) ?? [];
    return asks ? html`Without a certificate; ${marked(asks)}` : html`In the way of a proof: ${obstacle(why)}`;
}

export function linkArticle(lemma, l, M, level) {
    const formula = l.says !== "itself" && l.says ? "" : level.formulas ? M.block(tex(lemma, l)) : plain(lemma, l);
    const role = l.role === "statement" ? "" : l.role === "step" ? "a step of the printed proof" : "ours";
    return html`<article class="link" id="link-${l.index + 1}">
<h3>${badge(l.verdict)} <span class="name">${l.name}</span>${role ? html` <span class="role">${role}</span>` : ""}</h3>
${formula}
<p>${verdictSentence(l)} <span class="counts">${counts(l)}</span></p>
${l.obstacle && l.verdict === "holds" ? html`<p class="found-line">${inTheWay(l.obstacle)}.</p>` : ""}
${l.by ? html`<p class="found-line">By: ${l.by}.</p>` : ""}${mending(lemma, l)}${tightness(l)}
${certificate(l, level)}
${l.violation ? witness(lemma, l, l.violation, "Counterexample", "violated", level) : ""}
${l.tightest && !l.violation ? witness(lemma, l, l.tightest.witness, "Where it is tightest", "holds", { ...level, listed: Math.min(level.listed, 2500) }) : ""}
</article>`;
}
