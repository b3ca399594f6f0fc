// SPDX-License-Identifier: MIT
//
// The words of the papers that are computed here, each from its arguments: a second route to what the program computes. Of the others, why not.

import { Unable } from "../exact/functions.mjs";
import { bestWords } from "./best.mjs";
import { dataWords } from "./data.mjs";
import { drawWords } from "./draws.mjs";
import { frontierWords } from "./frontier.mjs";
import { heldWords } from "./held.mjs";
import { loopWords } from "./loops.mjs";
import { poolWords } from "./pools.mjs";

const ROUNDED = /^two_(?:off|outside|factor)$/;
const PLANE = /^plane_/;

const all = [dataWords, bestWords, frontierWords, drawWords, poolWords, loopWords, heldWords];
const computed = new Map(all.flatMap(Object.entries));

// once(key, f): f() at the first call with this key on this candidate.
export function word(name, args, once) {
    const f = computed.get(name);
    if (f) return f(args, once);
    if (ROUNDED.test(name)) throw new Unable("it is a bound that boxes of the program give");
    if (PLANE.test(name)) throw new Unable("it follows a plane of hundreds of points round after round, which the program encloses");
    throw new Unable(`the word ${name} is computed by the program`);
}
