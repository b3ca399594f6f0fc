// SPDX-License-Identifier: MIT
//
// Results and what their proofs use, drawn by Graphviz. All graphs of the site are laid out in one run. Colours are the style sheet's.

import { spawnSync } from "node:child_process";
import { html, raw } from "./html.mjs";

// A string of the language dot, in which entities stand for characters.
const quoted = (text) =>
    `"${String(text)
        .replace(/[\u0000-\u001f\u007f]/g, " ")
        .replace(/&/g, "&amp;")
        .replace(/</g, "&lt;")
        .replace(/>/g, "&gt;")
        .replace(/\\/g, "&#92;")
        .replace(/"/g, "&quot;")}"`;

const WIDTH = 22;

// Broken between words into lines of about this many letters.
function lines(text) {
    const all = [""];
    for (const word of text.split(" ")) {
        if (all.at(-1) && all.at(-1).length + word.length >= WIDTH) all.push("");
        all[all.length - 1] += `${all.at(-1) ? " " : ""}${word}`;
    }
    return all.length > 3 ? [...all.slice(0, 2), `${all[2]} …`] : all;
}

const label = (lemma) =>
    lines(lemma.title)
        .map((line) => quoted(line).slice(1, -1))
        .join("\\n");

export const classOf = (lemma) =>
    [lemma.verdict, lemma.leans ? `leans-${lemma.leans.verdict === "refuted" ? "refuted" : "unproved"}` : "sound"].join(" ");

function node(lemma, own, root) {
    const classes = `${classOf(lemma)}${lemma === own ? " own" : ""}`;
    const says = `${lemma.title}: ${lemma.verdict}${lemma.leans ? `, leans on ${lemma.leans.id} (${lemma.leans.verdict})` : ""}`;
    return `${quoted(lemma.id)} [label="${label(lemma)}", class=${quoted(classes)}, URL=${quoted(root + lemma.path)}, tooltip=${quoted(says)}];`;
}

function source(lemmas, own, root) {
    const chosen = new Set(lemmas.map((l) => l.id));
    const edges = lemmas.flatMap((l) =>
        [...new Set(l.uses.map((u) => u.id))]
            .filter((id) => chosen.has(id))
            .map((id) => {
                const weak = l.uses.some((u) => u.id === id && u.verdict === "refuted");
                return `${quoted(id)} -> ${quoted(l.id)}${weak ? ' [class="weak"]' : ""};`;
            }),
    );
    return `digraph { rankdir=TB; bgcolor="transparent"; nodesep=0.25; ranksep=0.4;
node [shape=box, style="rounded,filled", fontname="Helvetica", fontsize=11, margin="0.14,0.08", height=0.3];
edge [arrowsize=0.6];
${lemmas.map((l) => node(l, own, root)).join("\n")}
${edges.join("\n")} }`;
}

// What stands above and below this lemma, however far.
export function neighbours(lemma, of) {
    const found = new Set([lemma]);
    const walk = (l, next) =>
        next(l).forEach((m) => {
            if (m && !found.has(m)) {
                found.add(m);
                walk(m, next);
            }
        });
    walk(lemma, (l) => l.uses.map((u) => of.get(u.id)));
    walk(lemma, (l) => l.usedBy);
    return [...of.values()].filter((l) => found.has(l));
}

// The parts of a drawing that a page takes: no header, no size in points; a title that says what it is.
function cleaned(svg, title) {
    const [, width, height] = /<svg width="(\d+)pt" height="(\d+)pt"/.exec(svg) ?? [null, "600", "400"];
    const inner = svg
        .slice(svg.indexOf("<g id="))
        .replace(/<!--[\s\S]*?-->\n?/g, "")
        .replace(/ id="[^"]*"/g, "")
        .replace(/<title>[\s\S]*?<\/title>\n?/g, "")
        .replace(/ font-family="[^"]*"/g, "")
        .replace(/&#45;/g, "-")
        .replace(/xlink:href/g, "href")
        .replace(/ xlink:title="[^"]*"/g, "")
        .replace(/\n+/g, "\n");
    const box = /viewBox="([^"]*)"/.exec(svg)?.[1] ?? `0 0 ${width} ${height}`;
    return html`<div class="graph" tabindex="0" role="group" aria-label="${title}">
<svg class="dot" width="${Math.round(width * 1.2)}" viewBox="${box}" xmlns="http://www.w3.org/2000/svg">${raw(inner)}</div>`;
}

// wanted: [{ lemmas, own, root, title }]. Of each its drawing; null of all where Graphviz is not there.
export function draw(wanted) {
    const run = spawnSync("dot", ["-Tsvg"], {
        input: wanted.map((w) => source(w.lemmas, w.own, w.root)).join("\n"),
        encoding: "utf8",
        maxBuffer: 1 << 28,
    });
    if (run.error || run.status !== 0) return null;
    const drawings = run.stdout.split(/(?=<\?xml )/).filter((s) => s.includes("<svg"));
    return drawings.length === wanted.length ? wanted.map((w, k) => cleaned(drawings[k], w.title)) : null;
}
