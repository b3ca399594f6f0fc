// SPDX-License-Identifier: MIT
//
// The page of a lemma.

import { html, plural } from "./html.mjs";
import { editor } from "./edit.mjs";
import { statement } from "./statement.mjs";
import { linkArticle, LEVELS } from "./link.mjs";
import { ledger } from "./ledger.mjs";
import { Mathematics } from "./math.mjs";
import { badge, layout } from "./layout.mjs";

const printed = (lemma) => (lemma.printed === "-" ? "" : lemma.printed);

function leaning(lemma, of, root) {
    if (!lemma.leans) return null;
    const used = of.get(lemma.leans.id);
    const { verdict, link: name } = lemma.leans;
    const kind = verdict === "refuted" ? "refuted" : "unproved";
    const words = verdict === "refuted" ? "is refuted" : html`is not proved here ${badge(verdict)}`;
    const what = name === null ? "which" : html`whose link <em>${name}</em>`;
    const link = html`<a href="${root}${used.path}">${used.title}</a>`;
    return html`<p class="leans ${kind}">Its proof leans on ${link}, ${what} ${words}.</p>`;
}

function stated(lemma, M) {
    if (!lemma.statement) return html`<section id="statement"><h2>Statement</h2><p>${lemma.says}</p></section>`;
    const { stated: body, ours } = statement(lemma.statement, M);
    const source = lemma.source ? html`<p class="note">Source: ${lemma.source}.</p>` : "";
    const besides = ours ? html`<h3>Not of the paper: ours</h3>${ours}` : "";
    return html`<section id="statement"><h2>Statement</h2>${body}${besides}${source}</section>`;
}

const item = (lemma, root, note = "") =>
    html`<li>${badge(lemma.verdict)} <a href="${root}${lemma.path}">${lemma.title}</a>${note}</li>`;

const column = (title, items) => (items.length ? html`<div><h3>${title}</h3><ul class="plain">${items}</ul></div>` : "");

function place(lemma, of, drawing, root) {
    if (!lemma.uses.length && !lemma.usedBy.length) return null;
    const uses = lemma.uses.map((u) =>
        of.has(u.id)
            ? item(of.get(u.id), root, u.link === null ? "" : html`, its link <em>${u.link}</em> ${badge(u.verdict)}`)
            : html`<li>${u.id}</li>`,
    );
    const usedBy = lemma.usedBy.map((l) => item(l, root));
    return html`<section id="graph"><h2>Its place</h2>${drawing}
<div class="columns">${column("Its proof uses", uses)}${column("Used by", usedBy)}</div></section>`;
}

function tried(lemma) {
    const text = html`<pre tabindex="0" aria-label="claim file">${lemma.plain}</pre>`;
    const plain = lemma.plain ? html`<details><summary>The claim in the plain notation</summary>${text}</details>` : "";
    return html`<section id="tried"><h2>How it was tried</h2>
<ul class="plain">${lemma.families.map(
    (f) => html`<li><strong>${f.name}</strong>: ${f.what}${f.size ? `, ${plural(f.size, "candidate")}` : ""}</li>`,
)}</ul>
${plain}</section>`;
}

function roles(lemma) {
    const said = [
        ["steps", "a step of the proof"],
        ["ours", lemma.verdict === "none" ? "no link is of the paper; ours" : "a link of ours"],
    ].filter(([key]) => lemma[key] && (lemma.verdict === "none" || (lemma[key] !== "proved" && lemma[key] !== "holds")));
    return said.map(([key, what]) => html` <span class="role">${what}: ${lemma[key]}</span>`);
}

// With the style sheets and the script of the page, which are 45 kB at most, it is under 200 kB.
const PAGE_MOST = 155000;

export function lemmaPage(...of) {
    const pages = LEVELS.map((level) => () => String(page(level, ...of)));
    let text = "";
    for (const make of pages) if (Buffer.byteLength((text = make())) <= PAGE_MOST) break;
    return text;
}

function page(level, lemma, paper, { of, version }, full, drawing) {
    const mathematics = level.output ? new Mathematics(level.output, full) : full;
    const root = "../";
    const body = html`<article>
<p class="kicker">${paper.title}${printed(lemma) ? html` &middot; ${printed(lemma)}` : ""}${
        lemma.fidelity === "textbook" && paper.fidelity !== "textbook" ? html` &middot; textbook` : ""
    }</p>
<h1>${lemma.title}</h1>
<p class="verdict">${badge(lemma.verdict)}${roles(lemma)}</p>
${leaning(lemma, of, root)}
${stated(lemma, mathematics)}
<section id="verdicts"><h2>Link by link</h2>${lemma.links.map((l) => linkArticle(lemma, l, mathematics, level))}</section>
${ledger(lemma)}
${editor(lemma, root)}
${place(lemma, of, drawing, root)}
${tried(lemma)}
</article>`;
    return layout({
        title: `${lemma.title} — ${paper.title}`,
        root,
        crumbs: [[paper.name, `${root}${paper.path}`]],
        body,
        version,
    });
}
