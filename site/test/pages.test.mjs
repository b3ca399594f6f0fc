// SPDX-License-Identifier: MIT
//
// The pages as files: escaping, links, sizes, the same bytes twice.

import test from "node:test";
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { data, escape, html, pathOf, raw } from "../lib/html.mjs";
import { matches } from "../page/match.mjs";
import { spawnSync } from "node:child_process";
import { documentOf, folder, hasCommand, keptPages, needed, run, LEMMATA, TOP } from "./program.mjs";

const debian = existsSync("/usr/share/javascript/katex/katex.mjs");
const katex = debian || existsSync(new URL("../node_modules/katex", import.meta.url));
const generated = needed.skip ? needed : katex ? {} : { skip: "KaTeX is not here (libjs-katex, or npm ci)" };

const HOSTILE = [
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "]]>",
    "-->",
    "&amp;",
    "</style>",
    "\u202eevil",
    "a\u0000b",
    "${x}",
    "\\",
    "$$",
];

test("what is filled in is escaped", () => {
    for (const text of HOSTILE) {
        const made = String(html`<p title="${text}">${text}</p>`);
        assert.doesNotMatch(made.slice(3, -4).replace('title="', "").replace('">', ""), /[<>]/, text);
        assert.doesNotMatch(made, /[\u0000\u202e]/);
        const inner = String(data({ text }));
        assert.doesNotMatch(inner, /[<>&]/);
        assert.equal(JSON.parse(inner).text, text);
    }
    assert.equal(String(html`${raw("<b>")}${[html`<i>`, "<u>"]}${null}`), "<b><i>&lt;u&gt;");
    assert.equal(escape("a\tb\n"), "a\tb\n");
});

test("paths are of harmless letters, and different ids have different ones", () => {
    const ids = ["a/b", "a b", "a~20b", "é/..", "..", "a<b", "A/b"];
    const paths = ids.map(pathOf);
    assert.equal(new Set(paths).size, ids.length);
    for (const p of paths) assert.match(p, /^[A-Za-z0-9_/~-]+$/);
});

test("the search finds words in titles first, and all of them", () => {
    const index = [
        { title: "Fano's inequality", where: "facts", words: "h(Pe) log", verdict: "holds" },
        { title: "A gap", where: "x", words: "by fanos", verdict: "refuted" },
    ];
    assert.deepEqual(
        matches(index, "fano").map((e) => e.title),
        ["Fano's inequality", "A gap"],
    );
    assert.deepEqual(
        matches(index, "fanos refuted").map((e) => e.title),
        ["A gap"],
    );
    assert.deepEqual(matches(index, "  "), []);
    assert.deepEqual(matches(index, "fano zzz"), []);
});

// --- a whole site -----------------------------------------------------------------------------------------------------------

function files(root) {
    return readdirSync(root, { recursive: true, withFileTypes: true })
        .filter((f) => f.isFile())
        .map((f) => relative(root, join(f.parentPath ?? f.path, f.name)))
        .sort();
}

// Those that make has kept, of all candidates: witnesses are as long as they get. Else of a few papers.
const kept = needed.skip ? null : keptPages();
let made = kept;
function made_once() {
    if (made) return made;
    made = folder();
    const bottleneck = ["pac-bayes", "change-of-measure", "pac-bayes-kl", "mcallester", "coarsening", "data-information"];
    const ids = ["facts", "game/synthetic", "game/partial-alignment", ...bottleneck.map((id) => `bottleneck/${id}`)];
    const { status, stderr } = run("site", ...ids, "--candidates", "60", "-o", made);
    assert.equal(status, 0, stderr);
    return made;
}

const pages = (root) => files(root).filter((f) => f.endsWith(".html"));

test("every link and every file that a page names is there", generated, () => {
    const root = made_once();
    let links = 0;
    for (const page of pages(root)) {
        const text = readFileSync(join(root, page), "utf8");
        const ids = new Set([...text.matchAll(/ id="([^"]*)"/g)].map((m) => m[1]));
        const editor = [...text.matchAll(/ data-claim="([^"]*)" data-root="([^"]*)"/g)];
        const later = editor.flatMap(([, claim, root]) => [claim, `${root}assets/editor.js`]);
        for (const name of [...[...text.matchAll(/ (?:href|src)="([^"]*)"/g)].map((m) => m[1]), ...later]) {
            const [path, fragment] = name.split("#");
            assert.doesNotMatch(name, /^[a-z]+:|^\/\//, `${page}: ${name} is elsewhere`);
            assert.ok(!path || existsSync(resolve(root, dirname(page), path)), `${page}: ${name}`);
            assert.ok(path || !fragment || ids.has(fragment), `${page}: #${fragment}`);
            links++;
        }
    }
    assert.ok(links > 500);
});

test("pages run nothing but files beside them", generated, () => {
    const root = made_once();
    for (const page of pages(root)) {
        const text = readFileSync(join(root, page), "utf8");
        assert.match(
            text,
            /http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; script-src &#39;self&#39;; style-src &#39;self&#39;;/,
        );
        assert.doesNotMatch(text, / style="| on[a-z]+="|<style|javascript:/i, page);
        for (const [, attributes] of text.matchAll(/<script([^>]*)>/g))
            assert.match(attributes, / src="/);
    }
});

// What a page loads when it is opened but fonts, and when the editor is, too.
function weights(root, page) {
    const size = (path) => (existsSync(join(root, path)) ? statSync(join(root, path)).size : 0);
    const besides = ["style.css", "icon.svg", "site.js", "katex/math.css"].reduce((n, f) => n + size(`assets/${f}`), 0);
    const opened = size(page) + size(page.replace(/html$/, "css")) + besides;
    return { opened, edited: opened + size("assets/editor.js") + size(page.replace(/html$/, "claim.js")) };
}

test("every page is under 200 kB, and under 350 with its editor", generated, (t) => {
    if (!kept) t.diagnostic("no pages of this build (make tests-kept): those of a few papers are weighed");
    const root = made_once();
    assert.ok(pages(root).length > (kept ? 100 : 50));
    for (const page of pages(root)) {
        const { opened, edited } = weights(root, page);
        assert.ok(opened < 200000 && edited < 350000, `${page}: ${opened} bytes, ${edited} with the editor`);
    }
});

test("what is too long for a page is a file beside it", generated, () => {
    const root = made_once();
    const beside = files(root).filter((f) => /\.link-\d+\.(?:json|py)$/.test(f));
    assert.ok(beside.some((f) => f.startsWith("bottleneck/coarsening.")));
    for (const file of beside) {
        const text = readFileSync(join(root, file), "utf8");
        const page = readFileSync(join(root, file.replace(/\.link.*/, ".html")), "utf8");
        assert.match(page, new RegExp(`href="${file.split("/").at(-1)}"`));
        if (file.endsWith(".json") && !file.endsWith(".certificate.json")) assert.ok(JSON.parse(text).candidate, file);
    }
});

// With all its candidates this page is above the size but for MathML alone, in which letters of other alphabets are characters.
test("the longest statement is of MathML alone", generated, () => {
    const out = kept ?? folder();
    if (!kept) assert.equal(run("site", "bottleneck/coarsening", "-o", out).status, 0);
    const text = readFileSync(join(out, "bottleneck/coarsening.html"), "utf8");
    assert.ok(Buffer.byteLength(text) < 200000, `${text.length}`);
    assert.match(text, /<mi>𝒥<\/mi>/);
    assert.match(text, /<mi>𝔼<\/mi>/);
    assert.match(text, /<mspace width="0.17em"><\/mspace>/);
    assert.doesNotMatch(text, /<mo>\u2061<\/mo><m[fis]|<\/mi><mi>log<\/mi>/);
    assert.doesNotMatch(text, /katex-html|<mi mathvariant="(?:script|double-struck)"/);
});

const fontsOf = (root) =>
    [...readFileSync(join(root, "assets/katex/math.css"), "utf8").matchAll(/url\(([^)]*)\)/g)].map((m) => m[1]);

test("what KaTeX and the fonts need is shipped", generated, () => {
    const root = made_once();
    const fonts = fontsOf(root);
    assert.ok(fonts.length >= 20);
    for (const font of fonts) assert.ok(existsSync(join(root, "assets/katex", font)), font);
    assert.doesNotMatch(
        files(root)
            .map((f) => (/\.(?:html|css|js)$/.test(f) ? readFileSync(join(root, f), "utf8") : ""))
            .join(""),
        /https?:\/\/(?!www\.w3\.org)/,
    );
});

test("one candidate is one", generated, () => {
    const page = readFileSync(join(made_once(), "facts/pinsker.html"), "utf8");
    assert.match(page, /<strong>found<\/strong>: [^<]*, 1 candidate<\/li>/);
});

test("what the editor leaves to the program says why", generated, () => {
    const page = (name) => readFileSync(join(made_once(), "game", name), "utf8");
    const left =
        "Left to <code>lemmata replay</code>: [^<]*“partial: exponential, owner-only”[^<]*: it follows a plane of hundreds";
    assert.match(page("synthetic.html"), new RegExp(left));
    assert.doesNotMatch(page("partial-alignment.html"), /Left to <code>/);
    assert.match(page("partial-alignment.claim.js"), /owner_limit/);
    assert.doesNotMatch(readFileSync(join(made_once(), "facts/pinsker.html"), "utf8"), /Left to <code>/);
});

test("a result that leans on what is not proved says so, in words and in the graph", generated, () => {
    const page = (id) => readFileSync(join(made_once(), `bottleneck/${id}.html`), "utf8");
    assert.match(page("mcallester"), /Its proof leans on <a href="\.\.\/bottleneck\/pac-bayes-kl\.html">/);
    assert.doesNotMatch(page("pac-bayes"), /Its proof leans on/); /* what it uses is proved */
    if (hasCommand("dot", "-V")) assert.ok(page("mcallester").includes(`<g class="node holds leans-unproved own">`));
});

const unescaped = (text) =>
    text
        .replace(/&quot;/g, '"')
        .replace(/&#39;/g, "'")
        .replace(/&lt;/g, "<")
        .replace(/&gt;/g, ">")
        .replace(/&amp;/g, "&");

test("replay decides a page's counterexample as the page says", generated, () => {
    const root = made_once();
    let replayed = 0;
    for (const page of ["facts/pinsker.html", "facts/han.html", "bottleneck/pac-bayes.html"])
        for (const [, text] of readFileSync(join(root, page), "utf8").matchAll(
            /<details class="witness" open>[\s\S]*?witness as JSON">([^<]*)</g,
        )) {
            const { status, stdout, stderr } = spawnSync(LEMMATA, ["replay", "-"], {
                input: unescaped(text),
                encoding: "utf8",
                cwd: TOP,
            });
            assert.equal(status, 1, `${page}: ${stdout}${stderr}`);
            replayed++;
        }
    assert.ok(replayed >= 2, `${replayed}`);
});

test("the same bytes twice; a page that is gone is removed, and nothing else", generated, () => {
    const [a, b] = [folder(), folder()];
    for (const to of [a, b]) assert.equal(run("site", "facts/pinsker", "facts/han", "--candidates", "5", "-o", to).status, 0);
    assert.deepEqual(files(a), files(b));
    for (const f of files(a)) assert.ok(readFileSync(join(a, f)).equals(readFileSync(join(b, f))), f);
    writeFileSync(join(a, "mine.html"), "kept");
    assert.equal(run("site", "facts/pinsker", "--candidates", "5", "-o", a).status, 0);
    assert.ok(
        existsSync(join(a, "facts/pinsker.html")) && !existsSync(join(a, "facts/han.html")) && existsSync(join(a, "mine.html")),
    );
});

test("hostile names in a claim file stay text", generated, () => {
    const root = folder();
    const name = join(root, "a<b>&\"'x.lem");
    const title = "<script>alert(1)</script> \\ & ]]> --> '";
    writeFileSync(
        name,
        `paper "<img src=x onerror=alert(2)>"
lemma evil "${title}"  source "</p><script>3</script>" printed "<b>"
  for p in [0,1]
  claim p <= 1 ["<i>&$x$ ^~_ --> ]]>"]
  claim 2 p <= 1 [two]
  say "</main><script>alert(4)</script>"
  uses evil
end
`,
    );
    const { status, stderr } = run("site", name, "-o", join(root, "out"));
    assert.equal(status, 0, stderr);
    const all = pages(join(root, "out"));
    assert.equal(all.length, 3);
    for (const page of all) {
        assert.match(page, /^[\w/~-]+\.html$/);
        const text = readFileSync(join(root, "out", page), "utf8");
        assert.doesNotMatch(text, /<script>|<img|<i>|<\/main>[\s\S]*<\/main>|<b>/);
        if (page.endsWith("evil.html")) assert.match(text, /<h1>&lt;script&gt;alert\(1\)&lt;\/script&gt;/);
    }
    assert.doesNotMatch(readFileSync(join(root, "out/assets/index.js"), "utf8"), /<script>/);
});

test("two lemmas of one name are refused, and a lemma called index does not take its paper's page", generated, () => {
    const [one, two, out] = [folder(), folder(), folder()];
    const lemma = (slug) => `lemma ${slug} "T"\n  for p in [0,1]\n  claim p <= 1 [one]\nend\n`;
    for (const f of [one, two]) writeFileSync(join(f, "mine.lem"), lemma("index"));
    const { status, stderr } = run("site", join(one, "mine.lem"), join(two, "mine.lem"), "-o", join(out, "x"));
    assert.equal(status, 2);
    assert.match(stderr, /^lemmata: site: two lemmas are called mine\/index[^\n]*\n$/);
    assert.ok(!existsSync(join(out, "x")));
    assert.equal(run("site", join(one, "mine.lem"), "-o", out).status, 0);
    assert.deepEqual(pages(out), ["index.html", "mine/index.html", "mine/~index.html"]);
});

test("a document that is none is refused in one line", generated, () => {
    const empty = join(folder(), "x");
    const { status, stderr } = run("site", "no-such-lemma", "-o", empty);
    assert.equal(status, 2);
    assert.equal(stderr.trim().split("\n").length, 1);
    assert.ok(!existsSync(empty));
});

test("what is installed makes the same pages", generated, () => {
    const [to, a, b] = [folder(), folder(), folder()];
    const input = run("site", "facts/han", "--candidates", "3", "--format", "json").stdout;
    assert.equal(spawnSync(join(TOP, "site/install"), [to]).status, 0);
    for (const [main, out] of [
        [join(TOP, "site/main.mjs"), a],
        [join(to, "main.mjs"), b],
    ])
        assert.equal(spawnSync(process.execPath, [main, out], { input }).status, 0);
    for (const f of files(a)) assert.ok(readFileSync(join(a, f)).equals(readFileSync(join(b, f))), f);
});

// The generator, installed without the KaTeX of npm.
function bare() {
    const to = folder();
    assert.equal(spawnSync(join(TOP, "site/install"), [to]).status, 0);
    rmSync(join(to, "node_modules"), { recursive: true, force: true });
    return to;
}

test("Debian's KaTeX serves as well", !debian ? { skip: "Debian's libjs-katex is not here" } : generated, () => {
    const [to, out] = [bare(), folder()];
    const input = run("site", "facts/han", "--candidates", "3", "--format", "json").stdout;
    const { status, stderr } = spawnSync(process.execPath, [join(to, "main.mjs"), out], { input, encoding: "utf8" });
    assert.equal(status, 0, stderr);
    assert.match(readFileSync(join(out, "facts/han.html"), "utf8"), /<math/);
    for (const font of fontsOf(out)) assert.ok(existsSync(join(out, "assets/katex", font)), font);
    assert.ok(fontsOf(out).length >= 20);
    assert.match(readFileSync(join(out, "assets/katex/LICENSE"), "utf8"), /Khan Academy/);
});

test("without KaTeX the generator says so in one line", generated, () => {
    const to = bare();
    const own = join(to, "lib/katex.mjs");
    writeFileSync(own, readFileSync(own, "utf8").replaceAll("/usr/share", to));
    const { status, stderr } = spawnSync(process.execPath, [join(to, "main.mjs"), join(to, "x")], {
        input: '{ "record": {}, "pages": [], "papers": [] }',
        encoding: "utf8",
    });
    assert.equal(status, 2);
    assert.match(stderr, /^lemmata: site: KaTeX[^\n]*\n$/);
});

test("what is no document is refused by the generator", generated, () => {
    for (const input of ["", "{", "{}", "[]", "null", "7"]) {
        const { status, stderr } = spawnSync(process.execPath, [join(TOP, "site/main.mjs"), join(folder(), "x")], {
            input,
            encoding: "utf8",
        });
        assert.equal(status, 2, `${input}: ${stderr}`);
        assert.equal(stderr.trim().split("\n").length, 1, stderr);
    }
});

test("the document is the record and what is said of each lemma", needed, () => {
    const document = documentOf("facts/fano", "--candidates", "5");
    assert.equal(document.record.lemmas.length, document.pages.length);
    assert.equal(document.pages[0].links.length, document.record.lemmas[0].links.length);
    assert.ok(document.pages[0].tree.nodes.length > 10);
});
