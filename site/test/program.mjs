// SPDX-License-Identifier: MIT
//
// The command under test: LEMMATA, else build/lemmata. Tests that need it are skipped, and say so, where it is not built.

import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const TOP = fileURLToPath(new URL("../..", import.meta.url));
export const LEMMATA = resolve(TOP, process.env.LEMMATA ?? "build/lemmata");
export const needed = existsSync(LEMMATA) ? {} : { skip: "lemmata is not built" };

export const run = (...args) => spawnSync(LEMMATA, args, { encoding: "utf8", maxBuffer: 1 << 28 });

export const documentOf = (...args) =>
    JSON.parse(execFileSync(LEMMATA, ["site", "--format", "json", ...args], { encoding: "utf8", maxBuffer: 1 << 28 }));

const folders = [];
process.on("exit", () => folders.forEach((f) => rmSync(f, { recursive: true, force: true })));

export function folder() {
    folders.push(mkdtempSync(join(tmpdir(), "lemmata-site-")));
    return folders.at(-1);
}

export const hasCommand = (name, ...args) => spawnSync(name, args).status === 0;
