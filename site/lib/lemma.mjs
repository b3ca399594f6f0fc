// SPDX-License-Identifier: MIT
//
// The page of a lemma.

import { basename } from "node:path";
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

// What the page loads besides, KaTeX's sheet and the site's with its script, is at most 40 kB.
const PAGE_MOST = 160000;

const besides = (lemma, suffix) => lemma.path.replace(/\.html$/, suffix);

// The page's files: itself, the style sheet of its formulas, and witnesses that are too long for it. Of the levels the first that keeps the size.
export function lemmaPage(lemma, paper, M, site, drawing) {
    const kept = new Map();
    let files;
    for (const level of LEVELS) {
        const { output = "htmlAndMathml" } = level;
        if (!kept.has(output)) kept.set(output, new Mathematics(output, site));
        files = composed({ ...level, aside: aside(lemma) }, lemma, paper, M, kept.get(output), drawing);
        if (Buffer.byteLength(files.get(lemma.path)) + Buffer.byteLength(files.get(besides(lemma, ".css")) ?? "") <= PAGE_MOST) break;
    }
    return files;
}

// Files beside the page: put(name, text) is the link to it.
function aside(lemma) {
    const files = new Map();
    return {
        files,
        put(name, text) {
            const path = besides(lemma, `.${name}`);
            files.set(path, `${text}\n`);
            return basename(path);
        },
    };
}

function composed(level, lemma, paper, M, mathematics, drawing) {
    const sheet = besides(lemma, ".css");
    const text = page(level, lemma, paper, M, mathematics, drawing, basename(sheet));
    const own = mathematics.ownSheet();
    return new Map([[lemma.path, String(text)], ...level.aside.files, [sheet, own]]);
}

function page(level, lemma, paper, { of, version }, mathematics, drawing, sheet) {
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
        sheet,
    });
}
