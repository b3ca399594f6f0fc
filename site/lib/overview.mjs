// SPDX-License-Identifier: MIT
//
// The index of the papers, and the page of a paper.

import { html } from "./html.mjs";
import { badge, layout } from "./layout.mjs";
import { ORDER } from "./model.mjs";

const count = (lemmas, verdict) => lemmas.filter((l) => l.verdict === verdict).length;
const links = (lemmas, verdict) => lemmas.reduce((n, l) => n + l.links.filter((k) => k.verdict === verdict).length, 0);

function tally(lemmas) {
    const found = [...ORDER, "none"].filter((v) => count(lemmas, v));
    return html`<p class="tally">${found.map((v) => html`<span><strong>${count(lemmas, v)}</strong> ${badge(v)}</span> `)}</p>`;
}

function entry(p) {
    const all = p.lemmas.reduce((n, l) => n + l.links.length, 0);
    return html`<li><h2><a href="${p.path}">${p.title}</a></h2>
<p class="note">${p.source}${p.fidelity === "reconstructed" ? "; statements reconstructed" : ""}</p>
${tally(p.lemmas)}
<p class="note">${all} links, ${links(p.lemmas, "proved")} of them proved with a certificate, ${links(p.lemmas, "refuted")} refuted with a
counterexample.</p></li>`;
}

export function indexPage({ papers, version }) {
    const body = html`<h1>What was checked</h1>
<p class="lead">Inequalities that papers print, decided one link at a time on exact candidates built to break them.</p>
<ul class="papers">${papers.map(entry)}</ul>`;
    return layout({ title: "Lemmata: what was checked", root: "", body, version });
}

function row(lemma, root, paper) {
    const textbook = lemma.fidelity === "textbook" && paper.fidelity !== "textbook";
    const weak = lemma.leans
        ? html`<span class="role">leans on ${lemma.leans.verdict === "refuted" ? "a refuted" : "an unproved"} result</span>`
        : "";
    const refuted = lemma.links.filter((l) => l.verdict === "refuted" && l.role !== "ours").map((l) => l.name);
    return html`<tr><td class="printed">${lemma.printed === "-" ? "" : lemma.printed}</td>
<th scope="row"><a href="${root}${lemma.path}">${lemma.title}</a>${textbook ? html` <span class="role">textbook</span>` : ""}
${refuted.length ? html`<span class="role">refuted: ${refuted.join(" · ")}</span>` : ""}${weak}</th>
<td>${badge(lemma.verdict)}</td><td class="number">${lemma.links.length}</td></tr>`;
}

export function paperPage(paper, { version }, drawing) {
    const root = "../";
    const body = html`<h1>${paper.title}</h1>
<p class="lead">${paper.source}</p>
${tally(paper.lemmas)}
<table class="lemmas"><thead><tr><th scope="col">In print</th><th scope="col">Result</th>
<th scope="col">Verdict</th><th scope="col" class="number">Links</th></tr></thead>
<tbody>${paper.lemmas.map((l) => row(l, root, paper))}</tbody></table>
${
    drawing
        ? html`<section><h2>What rests on what</h2>
<p class="note">An arrow leads from a result to one whose proof uses it. A dashed frame leans, directly or not, on what is refuted or not
proved.</p>
${drawing}</section>`
        : ""
}`;
    return layout({ title: `${paper.title} — Lemmata`, root, crumbs: [[paper.name, `${root}${paper.path}`]], body, version });
}
