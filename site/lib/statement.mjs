// SPDX-License-Identifier: MIT
//
// The statement as the program prints it in TeX: sentences with formulas between dollars, displays, escaped text. To HTML.

import { html } from "./html.mjs";

const ESCAPES = { "\\textbackslash{}": "\\", "\\textasciicircum{}": "^", "\\textasciitilde{}": "~" };

const unescaped = (text) =>
    text.replace(/\\text(?:backslash|asciicircum|asciitilde)\{\}|\\([&%$#_{}])/g, (all, c) => c ?? ESCAPES[all]);

// A formula without a place to break it, of cases or of many letters, does not stay in its line: it gets one of its own, which can scroll.
// Lines break at relations and sums outside of all brackets, but where browsers draw MathML.
const LETTERS_MOST = 26;

function isLong(tex, breaks) {
    const letters = tex
        .replace(/\\(?:mathrm|mathcal|mathbb|text|left|right|middle)(?![a-z])/gi, "")
        .replace(/\\(?:le|ge|to)(?![a-z])/g, "=")
        .replace(/\\[a-z]+/gi, "x")
        .replace(/[_^\s\\]/g, "");
    let depth = 0;
    let length = 0;
    for (const c of letters) {
        depth += "([{".includes(c) ? 1 : ")]}".includes(c) ? -1 : 0;
        length = breaks && depth <= 0 && "=<>+-".includes(c) ? 0 : length + ("{}".includes(c) ? 0 : 1);
        if (length > LETTERS_MOST) return true;
    }
    return tex.includes("\\begin{cases}");
}

// Paragraphs: text and formulas in turn. An escaped dollar is no end of one.
export function prose(text, M) {
    const parts = [];
    let line = [];
    const end = () => {
        if (line.some((x) => String(x).trim())) parts.push(html`<p>${line}</p>`);
        line = [];
    };
    const formula = /(?<!\\)\$((?:[^$\\]|\\[\s\S])*)\$/g;
    let from = 0;
    for (const found of text.matchAll(formula)) {
        line.push(unescaped(text.slice(from, found.index)));
        from = found.index + found[0].length;
        const mark = /^[,.;:]*/.exec(text.slice(from))[0];
        if (!isLong(found[1], M.output !== "mathml")) line.push(M.inline(found[1]));
        else {
            end();
            parts.push(M.block(found[1] + mark));
            from += mark.length;
        }
    }
    line.push(unescaped(text.slice(from)));
    end();
    return parts;
}

const DISPLAY =
    /\\begin\{lemmatadisplay\}\n([\s\S]*?)\\end\{lemmatadisplay\}\n?|\\begin\{lemmatalets\}\n([\s\S]*?)\\end\{lemmatalets\}\n?/g;

// The chains of a display, each aligned by itself: a row that does not begin with its relation begins a chain.
const chains = (rows) => rows.trim().split(/\n\\\\\n/);

// What the paper's own functions are, a paragraph of its own, and what is around it.
function paragraphs(text, M) {
    const around = /^([\s\S]*?)\\lemmatawords\{([\s\S]*)\}\n([\s\S]*)$/.exec(text);
    return around ? around.slice(1).flatMap((part) => prose(part.trim(), M)) : prose(text.trim(), M);
}

// Definitions, one a line.
const LET = /^\\lemmatalet\*?\{\$(.*)\$([,.:])\}$/gm;
const lets = (rows, M) => Array.from(rows.matchAll(LET), ([, tex, mark]) => M.block(tex + mark));

function body(text, M) {
    const parts = [];
    let from = 0;
    for (const found of text.matchAll(DISPLAY)) {
        const [, chained, defined] = found;
        parts.push(...paragraphs(text.slice(from, found.index), M));
        if (defined) parts.push(...lets(defined, M));
        else for (const chain of chains(chained)) parts.push(M.block(`\\begin{aligned}${chain}\\end{aligned}`, true));
        from = found.index + found[0].length;
    }
    parts.push(...paragraphs(text.slice(from), M));
    return parts;
}

// { stated, ours }: HTML; ours is null where nothing is.
export function statement(tex, M) {
    const inner = /\\begin\{lemmatastatement\}\n([\s\S]*)\\end\{lemmatastatement\}\n([\s\S]*)$/.exec(tex);
    const rest = inner[2].replace(/\\noindent\{\\footnotesize Source: [\s\S]*\}\n?$/, "");
    const ours = rest.startsWith("\\lemmataours\n") ? body(rest.slice("\\lemmataours\n".length), M) : null;
    return { stated: body(inner[1], M), ours };
}
