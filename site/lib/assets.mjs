// SPDX-License-Identifier: MIT
//
// What pages load: the style sheet, KaTeX's with its fonts, scripts, the index of the search.

import { readFileSync } from "node:fs";
import { data } from "./html.mjs";
import { bundle } from "./bundle.mjs";
import { katexFiles } from "./katex.mjs";

const here = (path) => new URL(path, import.meta.url);

const ICON =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#1d4f7c"/>' +
    '<path d="M4 9.5h8M4 12h8M11.5 3.5 5 5.7l6.5 2.2" fill="none" stroke="#fff" stroke-width="1.3"/></svg>\n';

function searchIndex({ papers }) {
    const entries = papers.flatMap((p) =>
        p.lemmas.map((l) => ({
            title: l.title,
            where: `${p.name}${l.printed === "-" ? "" : `, ${l.printed}`}`,
            path: l.path,
            verdict: l.verdict,
            words: [l.id, p.title, l.says, ...l.links.map((k) => k.name)].join(" "),
        })),
    );
    return `globalThis.lemmataIndex = ${data(entries)};\n`;
}

export function assets(model) {
    const files = new Map([
        ["assets/style.css", readFileSync(here("../page/style.css"))],
        ["assets/icon.svg", ICON],
        ["assets/site.js", bundle(here("../page/site.mjs").pathname)],
        ["assets/editor.js", bundle(here("../page/editor.mjs").pathname)],
        ["assets/index.js", searchIndex(model)],
    ]);
    for (const [name, bytes] of katexFiles()) files.set(`assets/katex/${name}`, bytes);
    return files;
}
