// SPDX-License-Identifier: MIT
//
// node main.mjs FOLDER < DOCUMENT: the site from what lemmata site --format json writes. Exit 2, and one line, when the document is none; 3 when the
// folder cannot be written.

import { readFileSync } from "node:fs";

function fail(status, text) {
    process.stderr.write(`lemmata: site: ${text}\n`);
    process.exit(status);
}

function read() {
    try {
        return JSON.parse(readFileSync(0, "utf8"));
    } catch (e) {
        return fail(2, `no document of lemmata site --format json: ${e.message}`);
    }
}

const [folder] = process.argv.slice(2);
if (!folder) fail(2, "which folder?");
const modules = await Promise.all([import("./lib/site.mjs"), import("./lib/write.mjs")]).catch((e) =>
    fail(
        2,
        e.code === "ERR_MODULE_NOT_FOUND"
            ? "KaTeX, which sets formulas, is not here: npm ci in the folder of the generator"
            : e.message,
    ),
);
const [{ site }, { write }] = modules;
const document = read();
if (!document?.pages || !document.record || !document.papers) fail(2, "no document of lemmata site --format json");
const { files, drawn } = site(document);
if (!drawn) process.stderr.write("lemmata: site: without Graphviz (dot): no graphs are drawn\n");
try {
    write(folder, files);
} catch (e) {
    fail(3, `cannot write to ${folder}: ${e.message}`);
}
process.stdout.write(`${folder}/index.html: ${document.pages.length === 1 ? "a lemma" : `${document.pages.length} lemmas`}\n`);
