// SPDX-License-Identifier: MIT
//
// The words of the papers that are computed here, each from its arguments: a second route to what the program computes. Of the others, why not.

import { Unable } from "../exact/functions.mjs";
import { bestWords } from "./best.mjs";
import { dataWords } from "./data.mjs";
import { drawWords } from "./draws.mjs";
import { frontierWords } from "./frontier.mjs";
import { poolWords } from "./pools.mjs";

const LOOP = /^(?:owner|two)_(?:limit|decay|fall|odds|odds_decay|off|outside|factor|held|held_pair|kept|fair|fair_among)$/;
const PLANE = /^plane_/;

const computed = new Map([dataWords, bestWords, frontierWords, drawWords, poolWords].flatMap(Object.entries));

// once(key, f): f() at the first call with this key on this candidate.
export function word(name, args, once) {
    const f = computed.get(name);
    if (f) return f(args, once);
    if (LOOP.test(name)) throw new Unable("it is of a loop without end, which a certificate of the program decides");
    if (PLANE.test(name)) throw new Unable("it follows a plane of hundreds of points round after round, which the program encloses");
    throw new Unable(`the word ${name} is computed by the program`);
}
