// SPDX-License-Identifier: MIT
//
// The site in Chromium, from files, without a network: search, editor, no word on the console, no page wider than its window, axe-core content in
// light and dark.

import test from "node:test";
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { folder, keptPages, needed, run } from "./program.mjs";

const CHROMIUM = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
    (p) => p && existsSync(p),
);
const modules = ["playwright-core", "axe-core", "katex"].every((m) =>
    existsSync(new URL(`../node_modules/${m}`, import.meta.url)),
);
const can = needed.skip
    ? needed
    : !modules
      ? { skip: "playwright-core, axe-core or KaTeX is not here (npm ci)" }
      : !CHROMIUM
        ? { skip: "no Chromium" }
        : {};

const PAGES = [
    "index.html",
    "facts/index.html",
    "bottleneck/index.html",
    "bottleneck/coarsening.html",
    "bottleneck/pac-bayes.html",
    "bottleneck/packings.html",
    "bottleneck/floor.html",
    "facts/pinsker.html",
    "facts/fano.html",
    "facts/han.html",
    "game/partial-alignment.html",
    "many/many.html",
];
const PHONE = { width: 360, height: 720 };
const DESKTOP = { width: 1280, height: 900 };

const MANY = `lemma many "A law of many points"
  for    P, Q law on X
  claim  H(P) <= log |X| + 1 [uniform]
  try only "many": P = uniform, |X| = 400, Q = uniform
end
`;

let root = null;
let other = null;
let browser = null;

// Of all papers what make has kept, beside that of the other lemma.
test.before(async () => {
    if (can.skip) return;
    other = folder();
    root = keptPages() ?? other;
    const many = join(other, "many.lem");
    writeFileSync(many, MANY);
    const papers = root === other ? ["facts", "bottleneck", "game/partial-alignment"] : [];
    const { status, stderr } = run("site", ...papers, many, "--candidates", "12", "-o", other);
    assert.equal(status, 0, stderr);
    const { chromium } = await import("playwright-core");
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
});
test.after(() => browser?.close());

// A page on which every word of the console, every error and every request to a network is kept.
async function opened(path, { viewport = DESKTOP, colorScheme = "light", javaScriptEnabled = true } = {}) {
    const context = await browser.newContext({ viewport, colorScheme, javaScriptEnabled, permissions: [] });
    const page = await context.newPage();
    const said = [];
    page.on("console", (m) => said.push(`${path}: ${m.text()}`));
    page.on("pageerror", (e) => said.push(`${path}: ${e.message}`));
    page.on("request", (r) => {
        if (!r.url().startsWith("file:") && !r.url().startsWith("data:")) said.push(`${path} asks for ${r.url()}`);
    });
    page.on("requestfailed", (r) => said.push(`${path}: ${r.url()} failed`));
    await page.goto(pathToFileURL(join(path.startsWith("many/") ? other : root, path)).href);
    return { page, said, close: () => context.close() };
}

// The page with its editor, which the reader asks for.
async function edited(path, how) {
    const it = await opened(path, how);
    await it.page.click("#editor button");
    await it.page.waitForSelector("#editor tbody tr");
    return it;
}

const violations = (page) =>
    page.evaluate(() =>
        globalThis.axe.run({ preload: false, resultTypes: ["violations"] }).then((r) =>
            r.violations.map(
                (v) =>
                    `${v.id}: ${v.nodes
                        .slice(0, 3)
                        .map((n) => n.html.slice(0, 120))
                        .join(" | ")}`,
            ),
        ),
    );

// Each page is looked over in light on a desktop or in dark on a phone, the next one in the other; with WHOLE=1 in both.
const whole = !["", "0"].includes(process.env.WHOLE ?? "");
for (const [turn, colorScheme, viewport, besides] of [
    [0, "light", DESKTOP, PHONE],
    [1, "dark", PHONE, DESKTOP],
])
    test(`in ${colorScheme} axe-core finds nothing, no page is too wide, none says a word on the console`, can, async () => {
        const axe = readFileSync(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
        for (const [k, path] of PAGES.entries()) {
            if (!whole && k % 2 !== turn) continue;
            const { page, said, close } = await opened(path, { colorScheme, viewport });
            for (const size of [besides, viewport]) {
                await page.setViewportSize(size);
                const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
                assert.ok(over <= 0, `${path}: ${over} pixels too wide for ${size.width}`);
            }
            assert.deepEqual(said, []);
            await page.evaluate(`(() => { ${axe} })()`);
            assert.deepEqual(await violations(page), [], path);
            await close();
        }
    });

test("formulas are set in KaTeX's fonts", can, async () => {
    const { page, close } = await opened("facts/fano.html");
    const loaded = await page.evaluate(() =>
        document.fonts.ready.then(
            (fonts) => [...fonts].filter((f) => f.status === "loaded" && f.family.includes("KaTeX")).length,
        ),
    );
    assert.ok(loaded >= 2);
    await close();
});

test("the search leads to a lemma, by the keyboard alone", can, async () => {
    const { page, said, close } = await opened("index.html");
    await page.fill("form.search input", "fano");
    await page.waitForSelector("form.search li a");
    assert.equal(await page.textContent("form.search li a"), "Fano's inequality");
    await page.press("form.search input", "ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(/fano\.html$/);
    assert.match(await page.textContent("h1"), /Fano/);
    await page.fill("form.search input", "no such word at all");
    await page.waitForSelector("form.search li.none");
    assert.deepEqual(said, []);
    await close();
});

test("the editor is loaded when it is asked for, and is reached by the keyboard", can, async () => {
    const { page, said, close } = await opened("facts/pinsker.html", { viewport: PHONE });
    const loaded = () => page.$$eval("script", (all) => all.map((s) => s.src.replace(/.*\//, "")).sort());
    assert.deepEqual(await loaded(), ["site.js"]);
    await page.focus("#editor button");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#editor tbody tr");
    assert.deepEqual(await loaded(), ["editor.js", "pinsker.claim.js", "site.js"]);
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "SELECT");
    assert.equal(await page.getByText("Open the editor").count(), 0);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
    assert.deepEqual(said, []);
    await close();
});

test("an editor that cannot be loaded says so", can, async () => {
    const { page, close } = await opened("facts/pinsker.html");
    await page.$eval("#editor", (section) => (section.dataset.claim = "none.claim.js"));
    await page.click("#editor button");
    await page.waitForSelector("#editor .trouble");
    assert.match(await page.textContent("#editor .trouble"), /none\.claim\.js cannot be loaded/);
    await close();
});

const verdicts = (page) =>
    page.$$eval("#editor tbody tr", (rows) => rows.map((r) => r.querySelector(".badge")?.textContent ?? r.textContent));

test("an edited fraction is decided anew", can, async () => {
    const { page, said, close } = await edited("facts/pinsker.html");
    const inputs = page.locator("#editor .params input");
    const fill = async (values) => {
        for (const [k, v] of values.entries()) await inputs.nth(k).fill(v);
        await page.waitForTimeout(300);
    };
    const half = (await inputs.count()) / 2;
    const point = (k) => Array.from({ length: half }, (_, i) => (i === k ? "1" : "0"));
    await fill([...point(0), ...point(0)]);
    assert.deepEqual(await verdicts(page), ["equal", "equal", "equal", "outside"]);
    await fill([...point(0), "1/2", ...point(1).slice(1)]);
    assert.match((await verdicts(page))[0], /^No candidate: Q: the sum is 3\/2, not 1/);
    await fill([...point(0), "1/3", "2/3", ...Array(half - 2).fill("0")]);
    assert.deepEqual(await verdicts(page), ["holds", "holds", "outside", "holds"]);
    await inputs.nth(0).fill("one");
    assert.equal(await inputs.nth(0).getAttribute("aria-invalid"), "true");
    assert.deepEqual(said, []);
    await close();
});

// Waits for the editor to say so.
const says = (page, source) =>
    page.waitForFunction((text) => new RegExp(text).test(document.querySelector("#editor tbody").textContent), source);

test("a loop's limit is decided anew", can, async () => {
    const { page, said, close } = await edited("game/partial-alignment.html");
    await says(page, "limit, owner-onlyviolated1/2 = 1at x=0");
    await says(page, "exponential, two-stageholdsat most 3/4 < 1slack ");
    await page.fill('#editor input[aria-label="p0, 0"]', "1/6");
    await page.fill('#editor input[aria-label="p0, 1"]', "1/2");
    await says(page, "limit, owner-onlyviolated1/4 = 1at x=0");
    assert.deepEqual(said, []);
    await close();
});

test("a long list is edited as JSON", can, async () => {
    const { page, said, close } = await edited("many/many.html");
    const P = page.locator('#editor textarea[aria-label="P, as JSON"]');
    assert.equal(JSON.parse(await P.inputValue()).length, 400);
    await P.fill(JSON.stringify(["1", ...Array(399).fill("0")]));
    await says(page, "holds0 ≤ log 400 \\+ 1");
    await P.fill(JSON.stringify(Array(400).fill("1/399")));
    await says(page, "No candidate: P: the sum is 400/399");
    assert.equal(await P.getAttribute("aria-invalid"), "false");
    await P.fill("[1, 2");
    await says(page, "No candidate: P: expected a list");
    assert.equal(await P.getAttribute("aria-invalid"), "true");
    assert.deepEqual(said, []);
    await close();
});

test("the witness can be copied", can, async () => {
    const { page, close } = await opened("facts/pinsker.html");
    const text = await page.textContent("details[open] .code pre");
    assert.equal(JSON.parse(text).id, "facts/pinsker");
    // What the button says it says for a moment, which a busy machine misses.
    await page.$eval("details[open] .code button", (button) => {
        const note = () => (document.body.dataset.said = button.textContent);
        new MutationObserver(() => button.textContent === "Copy" || note()).observe(button, { childList: true });
    });
    await page.click("details[open] .code button");
    await page.waitForFunction(() => /Copied|Selected/.test(document.body.dataset.said));
    await close();
});

test("on paper what is small is smaller than the text, and nothing asks to be clicked", can, async () => {
    const { page, close } = await edited("facts/pinsker.html");
    await page.emulateMedia({ media: "print" });
    const size = (what) => page.$eval(what, (e) => Number.parseFloat(getComputedStyle(e).fontSize));
    const text = await size("main p:not([class])");
    for (const small of [".counts", ".kicker", "summary", "footer"]) assert.ok((await size(small)) < text);
    for (const hidden of ["form.search", "#editor", ".copy"]) assert.equal(await page.isVisible(hidden), false);
    await close();
});

test("pages are read without JavaScript", can, async () => {
    const { page, close } = await opened("bottleneck/pac-bayes.html", { javaScriptEnabled: false });
    assert.equal(await page.isVisible("form.search"), false);
    assert.equal(await page.isVisible("#editor"), false);
    assert.equal(await page.isVisible(".copy"), false);
    assert.ok(await page.isVisible("details[open] pre"));
    assert.match(await page.textContent("#verdicts"), /Refuted by an exact counterexample/);
    await close();
});
