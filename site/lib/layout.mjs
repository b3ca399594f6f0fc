// SPDX-License-Identifier: MIT
//
// What all pages share: head, header with the search, foot. Scripts are files beside the pages, and nothing else is run.

import { html } from "./html.mjs";

const POLICY = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
].join("; ");

export const NAMES = { proved: "proved", holds: "holds", refuted: "refuted", undecided: "undecided", untried: "untried" };

export const badge = (verdict) => html`<span class="badge ${verdict}">${NAMES[verdict] ?? verdict}</span>`;

// page: { title, root, crumbs: [[text, href]], body, version, sheet: of its formulas, or none }.
export function layout({ title, root, crumbs = [], body, version, sheet = null }) {
    const trail = [["Lemmata", `${root}index.html`], ...crumbs];
    return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="${root}assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${root}assets/katex/math.css">${sheet && html`
<link rel="stylesheet" href="${sheet}">`}
<link rel="stylesheet" href="${root}assets/style.css">
</head>
<body>
<a class="skip" href="#main">To the content</a>
<header class="top">
<nav aria-label="Where you are"><ol>${trail.map(([text, href]) => html`<li><a href="${href}">${text}</a></li>`)}</ol></nav>
<form class="search" role="search" data-root="${root}" hidden>
<input type="search" aria-label="Search lemmas and links" placeholder="Search" autocomplete="off" spellcheck="false">
<ul class="found" aria-label="Found" hidden></ul></form>
</header>
<main id="main">
${body}
</main>
<footer>Made by lemmata ${version}. A verdict is a theorem about the instance it names:
<em>holds</em> is said of the candidates that were tried, <em>proved</em> of all parameters, <em>refuted</em> with an exact counterexample.</footer>
<script src="${root}assets/site.js" defer></script>
</body>
</html>
`;
}
