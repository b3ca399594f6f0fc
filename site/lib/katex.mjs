// SPDX-License-Identifier: MIT
//
// KaTeX: that of npm beside the generator, else Debian's libjs-katex. Each with its style, its fonts, its licence.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { Refused } from "./model.mjs";

const PLACES = [
    { dist: new URL("../node_modules/katex/dist/", import.meta.url), licence: "../LICENSE" },
    { dist: new URL("file:///usr/share/javascript/katex/"), licence: "/usr/share/doc/libjs-katex/copyright" },
];

const place = PLACES.find(({ dist, licence }) => ["katex.mjs", licence].every((file) => existsSync(new URL(file, dist))));
if (!place)
    throw new Refused("KaTeX, which sets formulas, is not here: Debian's libjs-katex, or npm ci in the folder of the generator");

export const { default: katex } = await import(new URL("katex.mjs", place.dist));

const read = (file, encoding) => readFileSync(new URL(file, place.dist), encoding);

// The style sheet, with the one kind of font that is shipped.
export const katexStyle = () =>
    read("katex.min.css", "utf8").replace(/,url\([^)]*\.(?:woff|ttf)\) format\((["'])[a-z]*\1\)/g, "");

// What a site ships of it: [name, bytes].
export const katexFiles = () => [
    ["LICENSE", read(place.licence)],
    ...readdirSync(new URL("fonts/", place.dist))
        .filter((f) => f.endsWith(".woff2"))
        .map((f) => [`fonts/${f}`, read(`fonts/${f}`)]),
];
