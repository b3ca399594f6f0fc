// SPDX-License-Identifier: MIT
//
// The terms of a claim's resolved tree on a candidate, exactly. The tree is the program's: lemmata site exports it, and nothing of a
// claim is typed here.

import * as Q from "./rational.mjs";
import * as R from "./real.mjs";
import { settings, cellOf, marginal, entropy } from "./laws.mjs";
import { apply, divergence, order, pow, Impossible, Unable } from "./functions.mjs";
import { capacity } from "./capacity.mjs";
import { klinv } from "./klinv.mjs";
import { argumentsOf } from "./word.mjs";
import { word } from "../words/words.mjs";

const STEPS_MOST = 2000000;
const ONE = R.of(Q.ONE);
const ZERO = R.of(Q.ZERO);

export function holds(op, s) {
    switch (op) {
        case "<=":
            return s <= 0;
        case ">=":
            return s >= 0;
        case "=":
            return s === 0;
        case "<":
            return s < 0;
        case ">":
            return s > 0;
        default:
            return s !== 0;
    }
}

// Which slots a node depends on and does not bind: those without any are worked out once.
function freeSlots(nodes) {
    const free = [];
    for (const node of nodes) {
        const slots = new Set(node.kind === "slot" ? [node.at] : []);
        for (const k of [...(node.part ?? []), ...(node.order === undefined ? [] : [node.order])])
            for (const s of free[k]) slots.add(s);
        for (const s of node.slot ?? []) slots.delete(s);
        free.push(slots);
    }
    return free;
}

export class Evaluator {
    constructor(tree, setting) {
        Object.assign(this, {
            tree,
            ...setting,
            slot: [],
            steps: 0,
            memo: new Map(),
            marginals: new Map(),
            kept: new Map(),
            free: freeSlots(tree.nodes),
        });
    }

    // The settings of these slots, one after the other, set in this.slot.
    *over(slots, alphabets) {
        for (const at of settings(alphabets.map((a) => this.dim[a]))) {
            slots.forEach((s, k) => {
                this.slot[s] = at[k];
            });
            yield at;
        }
    }

    term(k) {
        if (this.memo.has(k)) return this.memo.get(k);
        if (++this.steps > STEPS_MOST) throw new Unable(`more than ${STEPS_MOST} steps`);
        const value = this.fresh(this.tree.nodes[k]);
        if (this.free[k].size === 0) this.memo.set(k, value);
        return value;
    }

    // What is worked out once on this candidate.
    once(key, make) {
        if (!this.kept.has(key)) this.kept.set(key, make());
        return this.kept.get(key);
    }

    fresh(node) {
        const part = node.part ?? [];
        switch (node.kind) {
            case "number":
                return R.of(Q.parse(node.number));
            case "param":
                return R.of(this.values[node.at].p[0]);
            case "size":
                return R.whole(this.dim[node.at]);
            case "slot":
                return R.whole(this.slot[node.at]);
            case "ord":
                return R.whole(this.letter(part[0]));
            case "entry":
                return R.of(this.cell(node));
            case "mass":
                return R.of(this.mass(node));
            case "entropy":
                return this.entropy(node);
            case "bracket":
                return this.condition(part[0]) ? ONE : ZERO;
            case "if":
                return this.term(part[this.condition(part[0]) ? 1 : 2]);
            case "function":
                return this.call(node.name, part);
            case "over":
                return part.length === 3 ? this.range(node) : this.letters(node);
            case "divergence":
                return this.divergence(node);
            case "word":
                return word(node.name, argumentsOf(this, node), (key, make) => this.once(key, make));
            case "capacity":
                return this.capacity(node);
            default:
                return this.arithmetic(node);
        }
    }

    // What is multiplied by a rational 0 is not looked at, on either side.
    product([a, b]) {
        let x = null;
        let trouble = null;
        try {
            x = this.term(a);
        } catch (e) {
            if (!(e instanceof Impossible)) throw e;
            trouble = e;
        }
        if (x && R.isZero(x)) return x;
        const y = this.term(b);
        if (trouble && !R.isZero(y)) throw trouble;
        return trouble ? y : R.mul(x, y);
    }

    arithmetic({ kind, part }) {
        if (kind === "mul") return this.product(part);
        const x = part.map((k) => this.term(k));
        switch (kind) {
            case "neg":
                return R.neg(x[0]);
            case "add":
                return R.add(x[0], x[1]);
            case "sub":
                return R.sub(x[0], x[1]);
            case "div":
                return R.div(x[0], x[1]);
            case "pow":
                return pow(x[0], x[1]);
            case "given":
                if (R.isZero(x[1])) throw new Impossible();
                return R.div(x[0], x[1]);
            default:
                throw new Unable(kind);
        }
    }

    call(name, part) {
        if (name === "log") return this.log(part[0]);
        const x = part.map((k) => this.term(k));
        return name === "klinv" ? klinv(...x) : apply(name, x);
    }

    // log of a term by its form: of a product of positive factors, the sum of theirs.
    log(k) {
        const { kind, name, part } = this.tree.nodes[k];
        const x = this.term(k);
        if (R.isRational(x)) return R.log(x);
        if (kind === "function" && name === "exp") return this.term(part[0]);
        if (kind === "mul" || kind === "div") {
            const [u, v] = part.map((i) => this.term(i));
            if (R.sign(u) === 1 && R.sign(v) === 1) return (kind === "mul" ? R.add : R.sub)(this.log(part[0]), this.log(part[1]));
        }
        return R.log(x);
    }

    // --- letters, tables, laws ---

    letter(k) {
        const node = this.tree.nodes[k];
        if (node.kind === "slot") return this.slot[node.at];
        if (node.kind === "map") return Number(this.cell(node).n);
        if (node.at < this.dim[node.alphabet]) return node.at;
        throw new Impossible();
    }

    // Among others: one that its alphabet does not have is past all that it has.
    compared(k) {
        const node = this.tree.nodes[k];
        return node.kind === "letter" ? node.at : this.letter(k);
    }

    cell(node) {
        const value = this.values[node.at];
        return value.p[
            cellOf(
                (node.part ?? []).map((k) => this.letter(k)),
                value.dim,
            )
        ];
    }

    marginal(law, set) {
        const key = `${law}:${set}`;
        if (!this.laws[law]) throw new Unable("a joint law of more than 131072 entries");
        if (!this.marginals.has(key)) this.marginals.set(key, marginal(this.laws[law], set));
        return this.marginals.get(key);
    }

    mass({ at, set, given, part }) {
        const all = [...set, ...given].sort((x, y) => x - y);
        const letter = new Map(all.map((axis, k) => [axis, this.letter(part[k])]));
        const of = (axes) => {
            const m = this.marginal(at, axes);
            return m.p[
                cellOf(
                    axes.map((a) => letter.get(a)),
                    m.dim,
                )
            ];
        };
        const both = of(all);
        if (!given.length) return both;
        const below = of(given);
        if (Q.sign(below) === 0) throw new Impossible();
        return Q.div(both, below);
    }

    entropy({ set, given, part }) {
        const law = this.tree.joint;
        if (!given.length) return entropy(this.marginal(law, set).p);
        const all = [...new Set([...set, ...given])].sort((x, y) => x - y);
        const m = this.marginal(law, all);
        const fixed = new Map(given.map((axis, k) => [axis, this.letter(part[k])]));
        let cell = 0;
        const p = [];
        for (const at of settings(m.dim)) {
            if (all.every((axis, k) => !fixed.has(axis) || fixed.get(axis) === at[k])) p.push(m.p[cell]);
            cell++;
        }
        const mass = p.reduce(Q.add, Q.ZERO);
        if (Q.sign(mass) === 0) throw new Impossible();
        return entropy(p.map((q) => Q.div(q, mass)));
    }

    divergence(node) {
        const cells = [[], []];
        for (const _ of this.over(node.slot, node.over)) node.part.forEach((k, side) => cells[side].push(this.term(k)));
        return divergence(
            node.name,
            cells[0],
            node.part.length > 1 ? cells[1] : null,
            node.order === undefined ? null : this.term(node.order),
        );
    }

    // The channel whose inputs are the settings of the first slots.
    capacity({ part, slot, over, inputs }) {
        const rows = [];
        for (const _ of this.over(slot.slice(0, inputs), over.slice(0, inputs))) {
            const row = [];
            for (const __ of this.over(slot.slice(inputs), over.slice(inputs))) row.push(this.term(part[0]));
            if (!row.every(R.isRational)) throw new Unable("a channel that is not rational");
            rows.push(row.map((x) => x.c));
        }
        return this.once(`capacity ${rows.map((row) => row.map(Q.print).join()).join(";")}`, () => capacity(rows));
    }

    // --- sums, products, extremes ---

    gather(name, values) {
        if (name === "sum") return R.sum([...values]);
        const two = { prod: R.mul, max: R.max, min: R.min }[name];
        let all = null;
        for (const x of values) all = all === null ? x : two(all, x);
        return all ?? (name === "prod" ? ONE : R.UNDEFINED);
    }

    *each(node, body) {
        for (const _ of this.over(node.slot, node.over)) yield this.term(body);
    }

    letters(node) {
        return this.gather(node.name, this.each(node, node.part[0]));
    }

    range(node) {
        const [lo, hi] = [this.term(node.part[0]), this.term(node.part[1])];
        const whole = [lo, hi].every((x) => R.isRational(x) && Q.isWhole(x.c));
        if (!whole) throw new Unable("a range that is not of whole numbers");
        const values = [];
        for (let k = lo.c.n; k <= hi.c.n; k++) {
            this.slot[node.slot[0]] = Number(k);
            values.push(this.term(node.part[2]));
        }
        return this.gather(node.name, values);
    }

    // --- conditions ---

    isLetter(k) {
        return this.tree.nodes[k].alphabet !== undefined;
    }

    condition(k) {
        const { kind, op, part } = this.tree.nodes[k];
        switch (kind) {
            case "compare":
                if (this.isLetter(part[0])) return holds(op, Math.sign(this.compared(part[0]) - this.compared(part[1])));
                return holds(op, order(this.term(part[0]), this.term(part[1])));
            case "not":
                return !this.condition(part[0]);
            case "and":
                return this.condition(part[0]) && this.condition(part[1]);
            case "or":
                return this.condition(part[0]) || this.condition(part[1]);
            default:
                throw new Unable(kind);
        }
    }
}
