// SPDX-License-Identifier: MIT
//
// HTML in which whatever is filled in is escaped, unless it is HTML already.

class Html {
    constructor(text) {
        this.text = text;
    }
    toString() {
        return this.text;
    }
}

const ENTITY = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

// Controls, and what turns the direction of text, are not passed on; a tab and the end of a line are.
const ACTS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

export const escape = (text) =>
    String(text)
        .replace(ACTS, "\ufffd")
        .replace(/[&<>"']/g, (c) => ENTITY[c]);

// What is known to be HTML.
export const raw = (text) => new Html(text);

function fill(value) {
    if (Array.isArray(value)) return value.map(fill).join("");
    if (value === null || value === undefined || value === false) return "";
    return value instanceof Html ? value.text : escape(value);
}

export const html = (strings, ...values) => raw(strings.reduce((text, s, k) => text + fill(values[k - 1]) + s));

export const plural = (n, one, more = `${one}s`) => `${n} ${n === 1 ? one : more}`;

// JSON that stands inside of a script element, as data.
export const data = (value) =>
    raw(JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`));

// A path of a name that others chose: letters, digits, - _ and / as they are, every other byte in hexadecimal.
export const pathOf = (id) =>
    [...Buffer.from(id)]
        .map((b) => (/[A-Za-z0-9_/-]/.test(String.fromCharCode(b)) ? String.fromCharCode(b) : `~${b.toString(16)}`))
        .join("");
