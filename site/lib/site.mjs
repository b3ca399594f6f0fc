// SPDX-License-Identifier: MIT
//
// From the document of lemmata site to the files of the site.

import { assets } from "./assets.mjs";
import { claimPath, claimScript } from "./edit.mjs";
import { decideBeside } from "./decided.mjs";
import { draw, neighbours } from "./graph.mjs";
import { katexStyle } from "./katex.mjs";
import { lemmaPage } from "./lemma.mjs";
import { model } from "./model.mjs";
import { Mathematics } from "./math.mjs";
import { indexPage, paperPage } from "./overview.mjs";

// { files: a Map, drawn: is Graphviz there }.
export async function site(document) {
    const M = model(document);
    const lemmas = M.papers.flatMap((p) => p.lemmas);
    const decisions = decideBeside(lemmas);
    const ready = new Map(lemmas.map((l, k) => [l, decisions[k]]));
    const placed = M.lemmas.filter((l) => l.uses.some((u) => M.of.has(u.id)) || l.usedBy.length);
    const papers = M.papers.filter((p) => p.lemmas.some((l) => placed.includes(l)));
    const wanted = [
        ...papers.map((p) => ({
            lemmas: p.lemmas.filter((l) => placed.includes(l)),
            own: null,
            root: "../",
            title: `what rests on what in ${p.title}`,
        })),
        ...placed.map((l) => ({
            lemmas: neighbours(l, M.of),
            own: l,
            root: "../",
            title: `what ${l.title} rests on, and what rests on it`,
        })),
    ];
    const drawings = wanted.length ? draw(wanted) : [];
    const drawing = new Map(drawings ? [...papers, ...placed].map((x, k) => [x, drawings[k]]) : []);
    const files = assets(M);
    const mathematics = new Mathematics();
    files.set("index.html", String(indexPage(M)));
    for (const p of M.papers) {
        files.set(p.path, String(paperPage(p, M, drawing.get(p) ?? null)));
        for (const l of p.lemmas) {
            await ready.get(l);
            for (const [path, text] of lemmaPage(l, p, M, mathematics, drawing.get(l) ?? null)) files.set(path, text);
            const script = claimScript(l);
            if (script) files.set(claimPath(l), script);
        }
    }
    files.set("assets/katex/math.css", mathematics.sheet(katexStyle()));
    return { files, drawn: drawings !== null };
}
