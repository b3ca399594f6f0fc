// SPDX-License-Identifier: MIT
//
// Modules as one classic script, which a page may load from a file, too. Of the language of modules it knows what this folder uses: import { a, b },
// import * as M, export of declarations.

import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";

const IMPORT = /^import (?:\* as (\w+)|\{([^}]*)\}) from "([^"]+)";$/gm;
const EXPORT = /^export (?:const|function\*?|class) (\w+)/gm;

function wrapped(text, number) {
    if (text.split("\n").some((line) => line.split("`").length % 2 === 0)) throw new Error("a text over several lines");
    const names = [...text.matchAll(EXPORT)].map((m) => m[1]);
    const body = text
        .replace(/^ *\/\/.*\n/gm, "")
        .replace(/^ +/gm, "")
        .replace(IMPORT, (_, all, some, path) => `const ${all ?? `{${some}}`} = ${number(path)};`)
        .replace(/^export /gm, "");
    return `(() => {\n${body.trim()}\nreturn { ${names.join(", ")} };\n})()`;
}

export function bundle(entry) {
    const numbers = new Map();
    const parts = [];
    const visit = (file) => {
        if (numbers.has(file)) return;
        const text = readFileSync(file, "utf8");
        for (const found of text.matchAll(IMPORT)) visit(resolve(dirname(file), found[3]));
        parts.push(`const m${numbers.size} = ${wrapped(text, (path) => `m${numbers.get(resolve(dirname(file), path))}`)};`);
        numbers.set(file, numbers.size);
    };
    visit(resolve(entry));
    return `// SPDX-License-Identifier: MIT\n(() => {\n"use strict";\n${parts.join("\n")}\n})();\n`;
}
