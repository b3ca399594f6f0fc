// SPDX-License-Identifier: MIT
//
// What words ask of their arguments, by type: an array { p, dim, key }, a letter { at, of }, a whole number, a rational.

import * as Q from "../exact/rational.mjs";
import { NoLaw, Unable } from "../exact/functions.mjs";

// Not in the word's domain: the candidate is outside.
export function must(good, why) {
    if (!good) throw new NoLaw(why);
}

// Past a stated limit.
export function within(good, what) {
    if (!good) throw new Unable(what);
}

export function positive(p, why) {
    must(
        p.every((q) => Q.sign(q) > 0),
        why,
    );
}
