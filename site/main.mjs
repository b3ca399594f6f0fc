// SPDX-License-Identifier: MIT
//
// node main.mjs FOLDER < DOCUMENT: the site from what lemmata site --format json writes. Exit 2, and one line, when the document is none;
// 3 when the folder cannot be written.

import { readFileSync } from "node:fs";
import { Refused } from "./lib/model.mjs";

function fail(status, text) {
    process.stderr.write(`lemmata: site: ${text.replace(/\s+/g, " ")}\n`);
    process.exit(status);
}

// Refused where KaTeX, a package of others, is not there.
async function generator() {
    try {
        return { ...(await import("./lib/site.mjs")), ...(await import("./lib/write.mjs")) };
    } catch (e) {
        if (!(e instanceof Refused)) throw e;
        return fail(2, e.message);
    }
}

function read() {
    try {
        const document = JSON.parse(readFileSync(0, "utf8"));
        if (document?.pages && document.record && document.papers) return document;
        return fail(2, "no document of lemmata site --format json");
    } catch (e) {
        return fail(2, `no document of lemmata site --format json: ${e.message}`);
    }
}

async function composed(site, document) {
    try {
        return await site(document);
    } catch (e) {
        if (!(e instanceof Refused)) throw e;
        return fail(2, e.message);
    }
}

const [folder] = process.argv.slice(2);
if (!folder) fail(2, "which folder?");
const document = read();
const { site, write } = await generator();
const { files, drawn } = await composed(site, document);
if (!drawn) process.stderr.write("lemmata: site: without Graphviz (dot): no graphs are drawn\n");
try {
    write(folder, files);
} catch (e) {
    fail(3, `cannot write to ${folder}: ${e.message}`);
}
process.stdout.write(`${folder}/index.html: ${document.pages.length === 1 ? "a lemma" : `${document.pages.length} lemmas`}\n`);
