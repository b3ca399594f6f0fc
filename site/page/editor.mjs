// SPDX-License-Identifier: MIT
//
// The editor of witnesses: a field for each number of a candidate, and each link decided as it then stands, from the claim's tree,
// which is loaded before.

import * as Q from "../exact/rational.mjs";
import * as R from "../exact/real.mjs";
import { around } from "../exact/decimal.mjs";
import { decide } from "../exact/decide.mjs";
import { Malformed } from "../exact/setting.mjs";

const SIGN = { "<=": "≤", "<": "<", "=": "=" };

function element(name, properties = {}, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
}

// --- the fields: nested lists as they are nested in the candidate ---------------------------------------------------------------------

function field(value, label, set) {
    const input = element("input", {
        type: "text",
        value,
        size: Math.min(Math.max(String(value).length, 3), 18),
        spellcheck: false,
        autocomplete: "off",
    });
    input.setAttribute("aria-label", label);
    input.addEventListener("input", () => {
        input.setAttribute("aria-invalid", String(!Q.parse(input.value)));
        input.size = Math.min(Math.max(input.value.length, 3), 18);
        set(input.value);
    });
    return input;
}

const FIELDS_MOST = 320;
const cells = (value) => (Array.isArray(value) ? value.reduce((n, part) => n + cells(part), 0) : 1);

const read = (text) => {
    try {
        return JSON.parse(text);
    } catch {
        return null;
    }
};

// What is too long for fields, as JSON: of text that is none, the text, which is no list.
function long(value, label, set) {
    const area = element("textarea", { value: JSON.stringify(value), rows: 6, spellcheck: false });
    area.setAttribute("aria-label", `${label}, as JSON`);
    area.addEventListener("input", () => {
        const list = read(area.value);
        area.setAttribute("aria-invalid", String(!Array.isArray(list)));
        set(list ?? area.value);
    });
    return area;
}

function fields(value, label, set) {
    if (!Array.isArray(value)) return field(value, label, set);
    if (cells(value) > FIELDS_MOST) return long(value, label, set);
    const flat = !Array.isArray(value[0]);
    return element(
        "div",
        { className: flat ? "row" : "rows" },
        ...value.map((part, k) =>
            fields(part, `${label}, ${k}`, (x) => {
                value[k] = x;
                set(value);
            }),
        ),
    );
}

function form(candidate, changed) {
    return Object.keys(candidate).map((name) => {
        const set = (x) => {
            candidate[name] = x;
            changed();
        };
        return element(
            "div",
            { className: "param" },
            element("span", { className: "param-name", textContent: name }),
            fields(candidate[name], name, set),
        );
    });
}

// --- the links ----------------------------------------------------------------------------------------------------------------------------

const EXACT_MOST = 28;

// Exactly where that is short, with decimals around it, rounded outward.
function number(x) {
    const most = R.boundOf(x);
    if (most) return `at most ${Q.print(most)}`;
    const exactly = x.atoms ? R.formText(x) : null;
    const text = around(R.shown(x, 12), 8);
    if (!exactly || exactly.length > EXACT_MOST) return text;
    return R.isRational(x) ? exactly : `${exactly} in ${text}`;
}

function outcome(claim, link, found) {
    const row = element("tr", {}, element("th", { scope: "row", textContent: link.name }));
    const verdict = element("span", { className: `badge ${found.verdict}`, textContent: found.verdict });
    row.append(element("td", {}, verdict));
    if (!found.lhs) row.append(element("td", { textContent: found.why }));
    else {
        const says = `${number(found.lhs)} ${SIGN[link.relation]} ${number(found.rhs)}`;
        const more = [
            found.label && `at ${found.label}`,
            found.why,
            found.verdict !== "equal" && !found.why && `slack ${number(found.slack)}`,
        ]
            .filter(Boolean)
            .join("; ");
        row.append(
            element(
                "td",
                {},
                element("span", { className: "says", textContent: says }),
                element("span", { className: "role", textContent: more }),
            ),
        );
    }
    return row;
}

function update(claim, candidate, out) {
    try {
        const found = decide(claim.tree, claim.links, candidate);
        out.replaceChildren(...claim.links.map((link, k) => outcome(claim, link, found[k])));
    } catch (trouble) {
        if (!(trouble instanceof Malformed || trouble instanceof RangeError)) throw trouble;
        const cell = element("td", { colSpan: 3, className: "trouble", textContent: `No candidate: ${trouble.message}` });
        out.replaceChildren(element("tr", {}, cell));
    }
}

function open(section, claim) {
    const choice = element(
        "select",
        { ariaLabel: "Which witness" },
        ...claim.witnesses.map((w, k) => element("option", { value: k, textContent: w.label })),
    );
    const reset = element("button", { type: "button", textContent: "As it was" });
    const inputs = element("div", { className: "params" });
    const out = element("tbody");
    const head = element(
        "thead",
        {},
        element(
            "tr",
            {},
            ...["Link", "Here", "Its two sides"].map((textContent) => element("th", { scope: "col", textContent })),
        ),
    );
    const table = element(
        "div",
        { className: "scroll", tabIndex: 0, role: "group", ariaLabel: "links" },
        element("table", { className: "decided" }, head, out),
    );
    table.setAttribute("aria-live", "polite");
    let waiting = 0;
    const start = () => {
        const candidate = structuredClone(claim.witnesses[Number(choice.value)].candidate);
        inputs.replaceChildren(
            ...form(candidate, () => {
                clearTimeout(waiting);
                waiting = setTimeout(() => update(claim, candidate, out), 120);
            }),
        );
        clearTimeout(waiting);
        waiting = setTimeout(() => update(claim, candidate, out)); // the page first
    };
    choice.addEventListener("change", start);
    reset.addEventListener("click", start);
    section.append(element("p", { className: "controls" }, choice, reset), inputs, table);
    start();
}

document.querySelectorAll("#editor").forEach((section) => open(section, globalThis.lemmataClaim));
