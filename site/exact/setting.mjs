// SPDX-License-Identifier: MIT
//
// A candidate as its claim declares it: sizes of alphabets, tables, laws. What is wrong with it is said in words.

import * as Q from "./rational.mjs";
import { cellOf } from "./laws.mjs";

// What the candidate is not: a number, a law, of one size.
export class Malformed extends Error {}

export function flatten(name, value, depth) {
    if (depth === 0) {
        const q = typeof value === "object" ? null : Q.parse(value);
        if (!q) throw new Malformed(`${name}: ${JSON.stringify(value)} is no number such as 3/10`);
        return [q];
    }
    if (!Array.isArray(value)) throw new Malformed(`${name}: expected a list, ${depth} deep`);
    return value.flatMap((part) => flatten(name, part, depth - 1));
}

const shapeOf = (value, depth) => (depth ? [value.length, ...shapeOf(value[0], depth - 1)] : []);

function checkLaw(name, p, rows) {
    const n = p.length / rows;
    for (let r = 0; r < rows; r++) {
        const row = p.slice(r * n, (r + 1) * n);
        if (row.some((q) => Q.sign(q) < 0)) throw new Malformed(`${name}: a probability is negative`);
        const sum = row.reduce(Q.add, Q.ZERO);
        if (!Q.equal(sum, Q.ONE))
            throw new Malformed(`${name}${rows > 1 ? `, row ${r}` : ""}: the sum is ${Q.print(sum)}, not 1`);
    }
}

function checkMap(name, p, n) {
    for (const q of p)
        if (!Q.isWhole(q) || q.n < 0n || q.n >= BigInt(n))
            throw new Malformed(`${name}: ${Q.print(q)} is no letter, 0 to ${n - 1}`);
}

function read(tree, candidate) {
    const axis = {};
    const values = tree.params.map((param) => {
        const p = flatten(param.name, candidate[param.name], param.axes.length);
        const dim = shapeOf(candidate[param.name], param.axes.length);
        if (p.length !== dim.reduce((n, d) => n * d, 1)) throw new Malformed(`${param.name}: its rows are not equally long`);
        dim.forEach((n, k) => {
            axis[param.axes[k]] ??= n;
            if (axis[param.axes[k]] !== n) throw new Malformed(`${param.name}: an alphabet has two sizes`);
        });
        return { dim, p };
    });
    return { axis, values };
}

const isLaw = (param) => param.joint || param.kind === "law" || param.kind === "channel" || param.kind === "factor";

// The law of variables that is a product of factors; the letters behind a factor's bar stand in the order in which they are written. Each factor
// is multiplied at the last of its letters, and nothing goes on from 0.
function product(tree, law, dim, values) {
    const sizes = law.axes.map((a) => dim[a]);
    const ending = sizes.map((_, k) => law.factors.filter((f) => Math.max(f.of, ...f.behind) === k));
    const p = Array(sizes.reduce((n, d) => n * d, 1)).fill(Q.ZERO);
    const at = [];
    const entry = (f) => {
        if (f.param < 0) return Q.ratio(1n, BigInt(sizes[f.of]));
        const v = values[f.param];
        const behind = f.behind.map((k) => at[k]);
        if (tree.params[f.param].kind !== "map") return v.p[cellOf([...behind, at[f.of]], v.dim)];
        return v.p[cellOf(behind, v.dim)].n === BigInt(at[f.of]) ? Q.ONE : Q.ZERO;
    };
    const extend = (q, cell) => {
        const k = at.length;
        if (k === sizes.length) {
            p[cell] = q;
            return;
        }
        for (let x = 0; x < sizes[k]; x++) {
            at.push(x);
            const here = ending[k].reduce((r, f) => (Q.sign(r) ? Q.mul(r, entry(f)) : r), q);
            if (Q.sign(here)) extend(here, cell * sizes[k] + x);
            at.pop();
        }
    };
    extend(Q.ONE, 0);
    return { dim: sizes, p };
}

const CELLS_MOST = 131072;

// { dim: of each alphabet, values: of each parameter, laws }.
export function setting(tree, candidate) {
    const { axis, values } = read(tree, candidate);
    tree.params.forEach((param, k) => {
        if (param.kind === "map") checkMap(param.name, values[k].p, axis[param.below]);
        else if (isLaw(param)) checkLaw(param.name, values[k].p, param.joint ? 1 : values[k].p.length / values[k].dim.at(-1));
    });
    const dim = tree.alphabets.map((a) => axis[a.axis] ?? 0);
    const laws = tree.laws.map((law) => {
        if (law.param >= 0) return { dim: law.axes.map((a) => dim[a]), p: values[law.param].p };
        const cells = law.axes.reduce((n, a) => n * dim[a], 1);
        return cells > CELLS_MOST ? null : product(tree, law, dim, values);
    });
    return { dim, values, laws };
}
