// SPDX-License-Identifier: MIT
//
// A link's two sides on a witness as a few lines of Python's fractions, printed from the claim's resolved tree. Logarithms, roots and
// exponentials are taken to 60 digits; all else is exact.

// Words of the language, and those that the lines use.
const KEYWORDS = new Set(
    [
        "False None True and as assert async await break class continue def del elif else except finally for from global if import in is",
        "lambda nonlocal not or pass raise return try while with yield",
        "F D log exp sqrt H KL TV h kl mass times power entropy laws math sum max min abs int float range len print lhs rhs",
    ]
        .join(" ")
        .split(" "),
);

// Helpers, each with those that it needs.
const HELPERS = {
    log: [[], "def log(q): return F(D(q.numerator).ln() - D(q.denominator).ln())"],
    exp: [[], "def exp(q): return F((D(q.numerator) / D(q.denominator)).exp())"],
    sqrt: [[], "def sqrt(q): return F((D(q.numerator) / D(q.denominator)).sqrt())"],
    times: [[], "def times(a, b): return a and a * b()"],
    power: [["log", "exp"], "def power(a, b): return a ** int(b) if b == int(b) else exp(b * log(a)) if a else F(0)"],
    mass: [[], "def mass(law, at): return sum((q for x, q in law.items() if all(x[k] == v for k, v in at.items())), F(0))"],
    H: [
        ["log"],
        [
            "def H(law, axes, at={}):",
            "    m = {}",
            "    for x, q in law.items():",
            "        if all(x[k] == v for k, v in at.items()):",
            "            y = tuple(x[k] for k in axes)",
            "            m[y] = m.get(y, 0) + q",
            "    z = sum(m.values())",
            "    return -sum(q / z * log(q / z) for q in m.values() if q)",
        ].join("\n"),
    ],
    KL: [["log"], "def KL(a, b): return sum(p * log(p / q) if q else float('inf') for p, q in zip(a, b) if p)"],
    TV: [[], "def TV(a, b): return sum(abs(p - q) for p, q in zip(a, b)) / 2"],
    chi2: [[], "def chi2(a, b): return sum((p - q) ** 2 / q if q else float('inf') for p, q in zip(a, b) if p != q)"],
    J: [["KL"], "def J(a, b): return KL(a, b) + KL(b, a)"],
    entropy: [["log"], "def entropy(a): return -sum(p * log(p) for p in a if p)"],
    BC: [["sqrt"], "def BC(a, b): return sum(sqrt(p * q) for p, q in zip(a, b))"],
    Hellinger2: [["BC"], "def Hellinger2(a, b): return 1 - BC(a, b)"],
    kl: [["KL"], "def kl(p, q): return KL((p, 1 - p), (q, 1 - q))"],
    h: [["entropy"], "def h(p): return entropy((p, 1 - p))"],
};

const tuple = (parts) => `(${parts.join(", ")}${parts.length > 1 ? "" : ","})`;

class Unprintable extends Error {}

class Printer {
    constructor(tree) {
        this.tree = tree;
        this.needs = new Set();
        this.taken = new Set(KEYWORDS);
        this.alphabets = tree.alphabets.map((a) => this.name(a.name));
        this.params = tree.params.map((p) => this.name(p.name));
        this.laws = tree.laws.map((law) =>
            law.param >= 0 && law.axes.length === 1 ? this.params[law.param] : this.name(`law ${law.name}`),
        );
        this.slots = new Map();
    }

    name(text) {
        const plain = text
            .replace(/'/g, "_")
            .replace(/[^A-Za-z0-9_]+/g, "_")
            .replace(/_$/, "")
            .replace(/^(?=\d|$)/, "v");
        let name = plain;
        for (let k = 2; this.taken.has(name); k++) name = `${plain}_${k}`;
        this.taken.add(name);
        return name;
    }

    need(name) {
        if (!HELPERS[name]) throw new Unprintable(name);
        this.needs.add(name);
        HELPERS[name][0].forEach((n) => this.need(n));
        return name;
    }

    slot(k, alphabet) {
        if (!this.slots.has(k))
            this.slots.set(k, this.name(alphabet === undefined ? "k" : this.tree.alphabets[alphabet].name.toLowerCase()));
        return this.slots.get(k);
    }

    over(node) {
        return node.slot.map((s, k) => `for ${this.slot(s, node.over[k])} in ${this.alphabets[node.over[k]]}`).join(" ");
    }

    letter(k) {
        const node = this.tree.nodes[k];
        if (node.kind === "slot") return this.slot(node.at, node.alphabet);
        if (node.kind === "map") return `int(${this.entry(node)})`;
        return String(node.at);
    }

    entry({ at, part }) {
        return this.params[at] + (part ?? []).map((k) => `[${this.letter(k)}]`).join("");
    }

    // May there be a logarithm of 0 in it, or a division by a probability of 0?
    mayFail(k) {
        const node = this.tree.nodes[k];
        const here = node.kind === "given" || (node.kind === "function" && node.name === "log");
        return here || Boolean(node.given?.length) || (node.part ?? []).some((p) => this.mayFail(p));
    }

    mass(node) {
        const law = this.tree.laws[node.at];
        const all = [...node.set, ...node.given].sort((x, y) => x - y);
        if (law.axes.length === 1) return `${this.laws[node.at]}[${this.letter(node.part[0])}]`;
        const at = (axes) => `{${axes.map((a) => `${a}: ${this.letter(node.part[all.indexOf(a)])}`).join(", ")}}`;
        const both = `${this.need("mass")}(${this.laws[node.at]}, ${at(all)})`;
        return node.given.length ? `(${both} / mass(${this.laws[node.at]}, ${at([...node.given])}))` : both;
    }

    entropy(node) {
        const given = node.given.map((a, k) => `${a}: ${this.letter(node.part[k])}`);
        const where = given.length ? `, {${given.join(", ")}}` : "";
        return `${this.need("H")}(${this.laws[this.tree.joint]}, ${tuple(node.set)}${where})`;
    }

    divergence(node) {
        const name = node.name === "H" ? "entropy" : node.name === "Hsq" ? "Hellinger2" : node.name;
        return `${this.need(name)}(${node.part.map((k) => `[${this.term(k)} ${this.over(node)}]`).join(", ")})`;
    }

    gather(node) {
        const range = node.part.length === 3;
        const slot = range ? this.slot(node.slot[0]) : null;
        const where = range
            ? `for ${slot} in range(int(${this.term(node.part[0])}), int(${this.term(node.part[1])}) + 1)`
            : this.over(node);
        const name = node.name === "prod" ? "math.prod" : node.name;
        return `${name}(${this.term(node.part.at(-1))} ${where})`;
    }

    call(node) {
        const x = (node.part ?? []).map((k) => this.term(k));
        if (["max", "min", "abs"].includes(node.name)) return `${node.name}(${x.join(", ")})`;
        if (node.name === "floor" || node.name === "ceil") return `F(math.${node.name}(${x[0]}))`;
        if (node.name === "binomial") return `math.comb(${x.map((s) => `int(${s})`).join(", ")})`;
        return `${this.need(node.name)}(${x.join(", ")})`;
    }

    binary(node) {
        const [a, b] = node.part.map((k) => this.term(k));
        if (node.kind === "mul" && this.mayFail(node.part[1])) return `${this.need("times")}(${a}, lambda: ${b})`;
        if (node.kind === "pow" && this.tree.nodes[node.part[1]].kind === "number")
            return `${a} ** ${this.tree.nodes[node.part[1]].number}`;
        if (node.kind === "pow") return `${this.need("power")}(${a}, ${b})`;
        return `${a} ${{ add: "+", sub: "-", mul: "*", div: "/", given: "/" }[node.kind]} ${b}`;
    }

    term(k) {
        const node = this.tree.nodes[k];
        switch (node.kind) {
            case "number":
                return node.number.includes("/") ? `F("${node.number}")` : `F(${node.number})`;
            case "param":
                return this.params[node.at];
            case "size":
                return `len(${this.alphabets[node.at]})`;
            case "slot":
                return this.slot(node.at, node.alphabet);
            case "ord":
                return this.letter(node.part[0]);
            case "entry":
                return this.entry(node);
            case "mass":
                return this.mass(node);
            case "entropy":
                return this.entropy(node);
            case "bracket":
                return `int(${this.condition(node.part[0])})`;
            case "if":
                return `(${this.term(node.part[1])} if ${this.condition(node.part[0])} else ${this.term(node.part[2])})`;
            case "function":
                return this.call(node);
            case "over":
                return this.gather(node);
            case "divergence":
                return this.divergence(node);
            case "neg":
                return `(-${this.term(node.part[0])})`;
            case "word":
            case "capacity":
                throw new Unprintable(node.name ?? node.kind);
            default:
                return `(${this.binary(node)})`;
        }
    }

    condition(k) {
        const { kind, op, part } = this.tree.nodes[k];
        if (kind === "compare") {
            const letters = this.tree.nodes[part[0]].alphabet !== undefined;
            const [a, b] = part.map((p) => (letters ? this.letter(p) : this.term(p)));
            return `${a} ${op === "=" ? "==" : op} ${b}`;
        }
        const x = part.map((p) => `(${this.condition(p)})`);
        return kind === "not" ? `not ${x[0]}` : x.join(` ${kind} `);
    }
}

// --- the witness ----------------------------------------------------------------------------------------------------------------

// Without the brackets around the whole.
function bare(text) {
    let depth = 0;
    for (let k = 0; k < text.length - 1; k++) {
        depth += (text[k] === "(") - (text[k] === ")");
        if (depth === 0) return text;
    }
    return text.slice(1, -1);
}

const literal = (value) => (Array.isArray(value) ? `[${value.map(literal).join(", ")}]` : `F("${value}")`);

// Outcomes of probability 0 are left out: a sum over all that is left is quick.
function lawLine(P, tree, k) {
    const law = tree.laws[k];
    if (law.param >= 0 && law.axes.length === 1) return null;
    const letter = law.axes.map((_, a) => `x${a}`);
    const factor = (f) => {
        if (f.param < 0) return `F(1, len(${P.alphabets[law.axes[f.of]]}))`;
        const behind = P.params[f.param] + f.behind.map((a) => `[${letter[a]}]`).join("");
        return tree.params[f.param].kind === "map" ? `int(${behind} == ${letter[f.of]})` : `${behind}[${letter[f.of]}]`;
    };
    const value =
        law.param >= 0 ? P.params[law.param] + letter.map((x) => `[${x}]`).join("") : law.factors.map(factor).join(" * ");
    const over = law.axes.map((a, i) => `for ${letter[i]} in ${P.alphabets[a]}`).join(" ");
    return `${P.laws[k]} = {${tuple(letter)}: _ ${over} if (_ := ${value})}`;
}

// link: as exported, with its relation; at: the letters of the setting that decides, by slot. null where a word of the program is needed.
export function python(tree, link, candidate, dim, at) {
    const P = new Printer(tree);
    const claim = tree.claims[link.claim];
    try {
        const fixed = claim.slot.map((s, k) => `${P.slot(s, claim.over[k])} = ${at[k]}`);
        const [lhs, rhs] = [link.lhs, link.rhs].map((t) => bare(P.term(claim.term[t - link.first])));
        const laws = tree.laws.map((_, k) => lawLine(P, tree, k));
        const body = [...fixed, `lhs = ${lhs}`, `rhs = ${rhs}`].join("\n");
        const used = (name) => new RegExp(`(?<![A-Za-z0-9_])${name}(?![A-Za-z0-9_])`).test([body, ...laws].join("\n"));
        const helpers = Object.keys(HELPERS)
            .filter((n) => P.needs.has(n))
            .map((n) => HELPERS[n][1]);
        const decimal = /\bD\(/.test(helpers.join("\n"));
        return [
            "from fractions import Fraction as F",
            ...(/\bmath\./.test(body) ? ["import math"] : []),
            ...(decimal ? ["from decimal import Decimal as D, getcontext", "getcontext().prec = 60"] : []),
            ...helpers,
            ...P.alphabets.map((name, k) => (used(name) ? `${name} = range(${dim[k]})` : null)),
            ...tree.params.map((p, k) => (used(P.params[k]) ? `${P.params[k]} = ${literal(candidate[p.name])}` : null)),
            ...laws.map((line, k) => (line && used(P.laws[k]) ? line : null)),
            body,
            `print(lhs ${link.relation === "=" ? "==" : link.relation} rhs, float(rhs - lhs))`,
        ]
            .filter((line) => line !== null)
            .join("\n");
    } catch (trouble) {
        if (trouble instanceof Unprintable) return null;
        throw trouble;
    }
}
