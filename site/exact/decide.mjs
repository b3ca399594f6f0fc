// SPDX-License-Identifier: MIT
//
// Every link of a claim on a candidate: holds, equal, violated, undecided, outside a hypothesis; with the terms of the setting that decides.
// The rules are those of the program: of several settings one violation violates, one doubt leaves it undecided, and
// nothing is said of impossible ones.

import * as Q from "./rational.mjs";
import * as R from "./real.mjs";
import { Evaluator, holds } from "./tree.mjs";
import { setting } from "./setting.mjs";
import { independent } from "./laws.mjs";
import { Impossible, NoLaw, Unable, order } from "./functions.mjs";

// --- hypotheses ---------------------------------------------------------------------------------------------------------------

function nothingBetween(e, a, b, c) {
    const law = e.laws[e.tree.joint];
    if (!law) throw new Unable("a joint law of more than 131072 entries");
    return independent(law, a, b, c);
}

function structure(e, { kind, sets, given }) {
    if (kind === "function") return nothingBetween(e, sets[0], sets[0], sets[1]);
    const markov = kind === "markov";
    let past = sets[0];
    for (let k = 1; k < sets.length - (markov ? 1 : 0); k++) {
        if (!nothingBetween(e, past, sets[markov ? k + 1 : k], [...given, ...(markov ? sets[k] : [])])) return false;
        past = [...past, ...sets[k]];
    }
    return true;
}

// Is the fact so, in all its settings that are possible?
function met(e, fact) {
    if (fact.kind !== "relation") return structure(e, fact);
    for (const _ of e.over(fact.slot, fact.over)) {
        try {
            for (let k = 0; k + 1 < fact.term.length; k++)
                if (!holds(fact.op[k], order(e.term(fact.term[k]), e.term(fact.term[k + 1]), fact.text))) return false;
        } catch (trouble) {
            if (!(trouble instanceof Impossible)) throw trouble;
        }
    }
    return true;
}

function inRange(e, range, q) {
    const x = R.of(q);
    if (range.integer && !Q.isWhole(q)) return false;
    const lo = range.lo === null ? 1 : order(x, e.term(range.lo));
    const hi = range.hi === null ? -1 : order(x, e.term(range.hi));
    if (lo < 0 || hi > 0 || (lo === 0 && range.open_lo) || (hi === 0 && range.open_hi)) return false;
    return !range.among.length || range.among.some((k) => order(x, e.term(k)) === 0);
}

// The first declaration or hypothesis that is not met; null for none.
function unmet(e) {
    const { alphabets, params, givens } = e.tree;
    for (const [k, a] of alphabets.entries())
        if (e.dim[k] < a.least || (a.most !== null && e.dim[k] > a.most)) return `|${a.name}| = ${e.dim[k]} is not in its range`;
    for (const [k, param] of params.entries())
        if (param.range && !e.values[k].p.every((q) => inRange(e, param.range, q))) return `${param.name} is not in its range`;
    const fact = givens.find((f) => !met(e, f));
    return fact ? `${fact.text}: not so` : null;
}

// --- one claim ------------------------------------------------------------------------------------------------------------------

const RANK = { violated: 4, undecided: 3, holds: 2, equal: 1 };

function verdictOf(relation, s) {
    if (s === null) return "undecided";
    if (s === 0) return relation === "<" ? "violated" : "equal";
    return s > 0 && relation !== "=" ? "holds" : "violated";
}

// A setting of a link, compared with what was found before.
function better(found, verdict, slack) {
    if (!found || RANK[verdict] !== RANK[found.verdict]) return !found || RANK[verdict] > RANK[found.verdict];
    return verdict === "holds" && R.compare(slack, found.slack) === -1;
}

function take(found, link, lhs, rhs, at) {
    const slack = R.sub(rhs, lhs);
    const verdict = verdictOf(link.relation, slack.atoms ? R.sign(slack) : R.compare(rhs, lhs));
    if (!better(found, verdict, slack)) return found;
    const why =
        verdict !== "undecided"
            ? ""
            : lhs.undefined || rhs.undefined
              ? "a term is undefined"
              : `its sign is not decided at ${R.BITS_MOST} bits`;
    return { verdict, lhs, rhs, slack, ...at, why };
}

// The value of a term, or what stands in the way.
function attempt(e, k) {
    try {
        return { value: e.term(k) };
    } catch (trouble) {
        if (trouble instanceof Impossible || trouble instanceof NoLaw || trouble instanceof Unable) return { trouble };
        throw trouble;
    }
}

// The letters of a setting, and the setting in words.
const place = (claim, slots) => {
    const at = claim.slot.map((s) => slots[s]);
    return { at, label: claim.letter.map((name, k) => `${name}=${at[k]}`).join(", ") };
};
const outside = (why) => ({ verdict: "outside", why });

function conclude(state) {
    if (state.doubt && state.found?.verdict !== "violated") return { verdict: "undecided", why: state.doubt };
    return state.found ?? outside(state.away ?? "every setting has a condition of probability 0");
}

function decideClaim(e, claim, links) {
    const states = links.map(() => ({ found: null, doubt: null, away: null }));
    const early = claim.givens.filter((f) => !f.within).find((f) => !met(e, f));
    if (early) return links.map(() => outside(`${early.text}: not so`));
    for (const _ of e.over(claim.slot, claim.over)) {
        const slots = [...e.slot];
        const off = claim.givens.filter((f) => f.within).find((f) => !met(e, f));
        if (off) {
            for (const s of states) s.away ??= `${off.text}: not so`;
            continue;
        }
        const values = new Map();
        const value = (k) => {
            e.slot = [...slots];
            if (!values.has(k)) values.set(k, attempt(e, claim.term[k]));
            return values.get(k);
        };
        links.forEach((link, i) => {
            const both = [value(link.lhs - link.first), value(link.rhs - link.first)];
            const trouble = both.find((x) => x.trouble)?.trouble;
            if (!trouble) states[i].found = take(states[i].found, link, both[0].value, both[1].value, place(claim, slots));
            else if (trouble instanceof Unable) states[i].doubt ??= trouble.message;
            else if (trouble instanceof NoLaw || !claim.slot.length)
                states[i].away ??= trouble.message || "a condition of probability 0";
        });
    }
    return states.map(conclude);
}

// --- all ------------------------------------------------------------------------------------------------------------------------

// Equality is claimed where its facts are met, strictness where they are not.
function setAside(e, link) {
    if (link.says === "itself") return null;
    const all = e.tree.equalities[link.equality].every((f) => met(e, f));
    if (link.says === "equal") return all ? null : outside("not the case of equality");
    return all ? outside("the case of equality") : null;
}

const doubtful = (trouble) => {
    if (trouble instanceof Unable) return { verdict: "undecided", why: trouble.message };
    throw trouble;
};

function guarded(f) {
    try {
        return f();
    } catch (trouble) {
        return doubtful(trouble);
    }
}

// Of each link what it is on this candidate; throws Malformed where it is none. links: as exported, with their relations.
export function decide(tree, links, candidate) {
    const e = new Evaluator(tree, setting(tree, candidate));
    const why = guarded(() => unmet(e));
    if (why) return links.map(() => (typeof why === "string" ? outside(why) : why));
    const result = Array(links.length);
    tree.claims.forEach((claim, c) => {
        const own = links.map((link, k) => ({ link, k })).filter(({ link }) => link.claim === c);
        const found = guarded(() =>
            decideClaim(
                e,
                claim,
                own.map(({ link }) => link),
            ),
        );
        own.forEach(({ k }, i) => {
            result[k] = Array.isArray(found) ? found[i] : found;
        });
    });
    return result.map((found, k) => guarded(() => setAside(e, links[k])) ?? found);
}
