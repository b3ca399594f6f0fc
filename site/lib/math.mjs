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

export class Mathematics {
    // lean: without MathML, each formula named by its TeX.
    constructor(lean = null) {
        this.made = new Map();
        this.styles = lean?.styles ?? new Map();
        this.classes = lean?.classes ?? new Map();
        this.output = lean ? "html" : "htmlAndMathml";
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

    rendered(tex, displayMode) {
        if (tex.length > TEX_MOST) return null;
        try {
            const text = this.styled(
                katex.renderToString(tex, { ...OPTIONS, output: this.output, macros: {}, displayMode }),
            ).replace(ANNOTATION, "");
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

    // The style sheet of all that was made: KaTeX's, with the short names, and what were attributes, which win as these do.
    sheet(katexStyle) {
        const renamed = katexStyle.replace(/[^{}]*\{/g, (selector) =>
            selector.replace(/\.([A-Za-z][\w-]*)/g, (all, name) => (this.classes.has(name) ? `.${this.classes.get(name)}` : all)),
        );
        const important = (style) =>
            style
                .replace(/;?$/, "")
                .split(";")
                .map((s) => `${s}!important`)
                .join(";");
        return `${renamed}\n${[...this.styles].map(([style, name]) => `.${name}{${important(style)}}`).join("\n")}\n`;
    }
}
