// SPDX-License-Identifier: MIT
//
// The command under test: LEMMATA, else build/lemmata. Tests that need it are skipped, and say so, where it is not built.

import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const TOP = fileURLToPath(new URL("../..", import.meta.url));
export const LEMMATA = resolve(TOP, process.env.LEMMATA ?? "build/lemmata");
export const needed = existsSync(LEMMATA) ? {} : { skip: "lemmata is not built" };

export const run = (...args) => spawnSync(LEMMATA, args, { encoding: "utf8", maxBuffer: 1 << 28 });

export const documentOf = (...args) =>
    JSON.parse(execFileSync(LEMMATA, ["site", "--format", "json", ...args], { encoding: "utf8", maxBuffer: 1 << 28 }));

const age = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);
const SOURCES = ["main.mjs", "lib", "exact", "words", "page"].map((name) => join(TOP, "site", name));
const within = (path) => [path, ...(statSync(path).isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [])];

// What make has kept from the records of this build: the document of all papers, of all candidates, and its pages; null where it has not, or what
// they are made from is younger.
export const keptDocument = () => {
    const file = join(dirname(LEMMATA), "records/site.json");
    return age(file) > age(LEMMATA) ? JSON.parse(readFileSync(file, "utf8")) : null;
};
export const keptPages = () => {
    const pages = join(dirname(LEMMATA), "records/pages");
    const newest = Math.max(...[LEMMATA, ...SOURCES.flatMap(within)].map(age));
    return age(join(pages, "index.html")) > newest ? pages : null;
};

const folders = [];
process.on("exit", () => folders.forEach((f) => rmSync(f, { recursive: true, force: true })));

export function folder() {
    folders.push(mkdtempSync(join(tmpdir(), "lemmata-site-")));
    return folders.at(-1);
}

export const hasCommand = (name, ...args) => spawnSync(name, args).status === 0;
