// SPDX-License-Identifier: MIT
//
// The arguments of a word on a candidate, by type: { p, dim, key } of a law or table, { at, of } of a letter, a whole number, a rational; what is
// none of its type is outside the word's domain.

import * as Q from "./rational.mjs";
import * as R from "./real.mjs";
import { NoLaw, Unable } from "./functions.mjs";

const CELLS_MOST = 16384;

function rational(e, k, what) {
    const x = e.term(k);
    if (!R.isRational(x)) throw new NoLaw(`${what} is not rational here`);
    return x.c;
}

function array(e, k, slots, over, law, what) {
    const dim = over.map((a) => e.dim[a]);
    if (dim.reduce((n, d) => n * d, 1) > CELLS_MOST) throw new Unable(`an array of more than ${CELLS_MOST} entries`);
    const p = [];
    for (const _ of e.over(slots, over)) p.push(rational(e, k, what));
    const good = p.every((q) => Q.sign(q) >= 0) && Q.equal(p.reduce(Q.add, Q.ZERO), Q.ONE);
    if (law && !good) throw new NoLaw(`${what} is no law here`);
    return { p, dim, key: p.map(Q.print).join() };
}

function integer(q, what) {
    if (!Q.isWhole(q)) throw new NoLaw(`${what} is no whole number here`);
    if (!Number.isSafeInteger(Number(q.n))) throw new Unable(`${what} is a number of more than 53 bits`);
    return Number(q.n);
}

// e: what evaluates the tree.
export function argumentsOf(e, node) {
    let from = 0;
    return node.takes.map((type, i) => {
        const k = node.part[i];
        const what = `argument ${i + 1} of ${node.name}`;
        const to = from + node.slots[i];
        const [slots, over] = [node.slot?.slice(from, to), node.over?.slice(from, to)];
        from = to;
        if (type === "letter") return { at: e.letter(k), of: e.dim[e.tree.nodes[k].alphabet] };
        if (type === "law" || type === "table") {
            const free = [...e.free[k]].some((s) => !slots.includes(s));
            const make = () => array(e, k, slots, over, type === "law", what);
            return free ? make() : e.once(`array ${k} ${slots} ${type}`, make);
        }
        const q = type === "real" ? e.term(k) : rational(e, k, what);
        return type === "integer" ? integer(q, what) : q;
    });
}
