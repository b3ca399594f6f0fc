// SPDX-License-Identifier: MIT
//
// The files of a site, put into a folder. All are composed before one is written; each is written beside its place and renamed. What an earlier run
// wrote and this one does not is removed, by the list that run left; nothing else in the folder is touched.

import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

const LIST = "files.txt";

function existing(file) {
    try {
        return readFileSync(file);
    } catch {
        return null;
    }
}

function put(file, bytes) {
    const old = existing(file);
    if (old && old.equals(bytes)) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, bytes);
    renameSync(`${file}.new`, file);
}

const isInside = (name) => name && !name.startsWith("/") && !normalize(name).startsWith("..");

// files: a Map from paths to texts or bytes.
export function write(folder, files) {
    const names = [...files.keys()].sort();
    const before = (existing(join(folder, LIST))?.toString("utf8") ?? "").split("\n").filter(isInside);
    for (const name of names) put(join(folder, name), Buffer.from(files.get(name)));
    for (const name of before) if (!files.has(name)) rmSync(join(folder, name), { force: true });
    put(join(folder, LIST), Buffer.from(`${names.join("\n")}\n`));
}
