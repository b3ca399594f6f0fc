// SPDX-License-Identifier: MIT
//
// TeX to HTML and MathML, once, when the site is made. What KaTeX cannot read is shown as it was written. KaTeX's style attributes become
// classes of one style sheet, and its classes get short names there and in the pages: these are smaller, and need no permission for styles of
// their own.

import { escape, html, raw } from "./html.mjs";
import { katex } from "./katex.mjs";

const OPTIONS = { trust: false, strict: "ignore", throwOnError: true, maxSize: 20, maxExpand: 1000 };
const ANNOTATION = /<annotation[^>]*>[^<]*<\/annotation>/g;
const TEX_MOST = 20000;

const TAG = /<(span|svg)((?: [a-z-]+="[^"]*")*)>/gi;
const KEPT = new Set(["katex", "katex-display", "katex-mathml", "katex-html"]);

// MathML that browsers draw by themselves has no mathvariant: letters of these alphabets as characters of their own.
const LETTERS = {
    script: [0x1d49c, "A", { B: "ℬ", E: "ℰ", F: "ℱ", H: "ℋ", I: "ℐ", L: "ℒ", M: "ℳ", R: "ℛ" }],
    "double-struck": [0x1d538, "A", { C: "ℂ", H: "ℍ", N: "ℕ", P: "ℙ", Q: "ℚ", R: "ℝ", Z: "ℤ" }],
    bold: [0x1d7ce, "0", {}],
};
const VARIANT = /<m([in]) mathvariant="(script|double-struck|bold)">([A-Z0-9])<\/m\1>/g;

// Browsers set the application of a function without the space that it has in TeX where no bracket follows, and behind a factor.
const BEHIND = /(<\/m(?:i|n|row|sub|sup|subsup|frac)>)(?=<mi>[a-z]{3,}<\/mi><mo>\u2061<\/mo>)/g;
const APPLIED = /<mo>\u2061<\/mo>(?!<\/mrow>|(?:<mrow>)*<mo[^>]*>[([{|])/g;
const APPLIED_AT = /(<mo>\u2061<\/mo><\/mrow><m[in]>[^<]*<\/m[in]><\/msub>)(?!(?:<mrow>)*<mo[^>]*>[([{|])/g;

const SPACE = '<mspace width="0.17em"></mspace>';

function lettered(text) {
    const spaced = text.replace(BEHIND, `$1${SPACE}`).replace(APPLIED, SPACE).replace(APPLIED_AT, `$1${SPACE}`);
    return spaced.replace(VARIANT, (all, tag, variant, c) => {
        const [from, first, apart] = LETTERS[variant];
        if (/\d/.test(c) !== (variant === "bold")) return all;
        return `<m${tag}>${apart[c] ?? String.fromCodePoint(from + c.charCodeAt(0) - first.charCodeAt(0))}</m${tag}>`;
    });
}

export class Mathematics {
    // output: KaTeX's. "html" has no MathML, and names each formula by its TeX; "mathml" leaves the drawing to the browser. The short names of
    // classes are those of `all`, a site's, as is what KaTeX answered; styles are a page's own.
    constructor(output = "htmlAndMathml", all = null) {
        this.made = new Map();
        this.styles = new Map();
        this.classes = all?.classes ?? new Map();
        this.answers = all?.answers ?? new Map();
        this.output = output;
    }

    classed(name) {
        if (KEPT.has(name)) return name;
        if (!this.classes.has(name)) this.classes.set(name, `m${this.classes.size.toString(36)}`);
        return this.classes.get(name);
    }

    styled(text) {
        return text.replace(TAG, (all, tag, attributes) => {
            const names = (/ class="([^"]*)"/.exec(attributes)?.[1] ?? "")
                .split(" ")
                .filter(Boolean)
                .map((name) => this.classed(name));
            const style = / style="([^"]*)"/.exec(attributes)?.[1];
            if (style && !this.styles.has(style)) this.styles.set(style, `k${this.styles.size.toString(36)}`);
            if (style) names.push(this.styles.get(style));
            return `<${tag}${attributes.replace(/ (?:class|style)="[^"]*"/g, "")}${names.length ? ` class="${names.join(" ")}"` : ""}>`;
        });
    }

    answered(tex, displayMode) {
        const key = `${this.output}${displayMode}${tex}`;
        if (!this.answers.has(key))
            this.answers.set(key, katex.renderToString(tex, { ...OPTIONS, output: this.output, macros: {}, displayMode }));
        return this.answers.get(key);
    }

    rendered(tex, displayMode) {
        if (tex.length > TEX_MOST) return null;
        try {
            const text = this.styled(this.answered(tex, displayMode)).replace(ANNOTATION, "");
            if (this.output === "mathml") return lettered(text);
            return this.output === "html" ? `<span role="img" aria-label="${escape(tex)}">${text}</span>` : text;
        } catch {
            return null;
        }
    }

    inline(tex, display = false) {
        const key = `${display}${tex}`;
        if (!this.made.has(key)) {
            const text = this.rendered(tex, display);
            this.made.set(key, text === null ? html`<code class="tex">${tex}</code>` : raw(text));
        }
        return this.made.get(key);
    }

    // A formula on lines of its own; on a narrow screen it scrolls by itself.
    block(tex, display = false) {
        return html`<div class="formula" tabindex="0" role="group" aria-label="formula">${this.inline(tex, display)}</div>`;
    }

    // KaTeX's style sheet with the short names of what was made.
    sheet(katexStyle) {
        return katexStyle.replace(/[^{}]*\{/g, (selector) =>
            selector.replace(/\.([A-Za-z][\w-]*)/g, (all, name) => (this.classes.has(name) ? `.${this.classes.get(name)}` : all)),
        );
    }

    // What were attributes, which win as these do.
    ownSheet() {
        const important = (style) =>
            style
                .replace(/;?$/, "")
                .split(";")
                .map((s) => `${s}!important`)
                .join(";");
        return [...this.styles].map(([style, name]) => `.${name}{${important(style)}}\n`).join("");
    }
}
