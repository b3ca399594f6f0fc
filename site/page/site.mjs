// SPDX-License-Identifier: MIT
//
// On every page: the search and the editor, each loaded when it is first asked for, and the copy buttons.

import { copyButtons } from "./copy.mjs";
import { load } from "./load.mjs";
import { matches } from "./match.mjs";

function element(name, text, className) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
}

const loaded = (root) => load(`${root}assets/index.js`).then(() => globalThis.lemmataIndex);

function show(list, found, root) {
    list.replaceChildren(
        ...found.map((entry) => {
            const link = element("a", entry.title);
            link.href = root + entry.path;
            const line = element("li");
            line.append(link, element("span", entry.where, "where"), element("span", entry.verdict, `badge ${entry.verdict}`));
            return line;
        }),
    );
    if (!found.length) list.append(element("li", "Nothing found", "none"));
}

function search(form) {
    const input = form.querySelector("input");
    const list = form.querySelector("ul");
    const root = form.dataset.root;
    let index = null;
    form.hidden = false;
    const update = async () => {
        index ??= loaded(root);
        const entries = await index;
        show(list, matches(entries, input.value), root);
        list.hidden = !input.value.trim();
    };
    input.addEventListener("input", update);
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        list.querySelector("a")?.click();
    });
    form.addEventListener("keydown", (event) => {
        const links = [...list.querySelectorAll("a")];
        const at = links.indexOf(document.activeElement);
        if (event.key === "Escape") {
            input.value = "";
            list.hidden = true;
            input.focus();
        } else if (event.key === "ArrowDown") (links[at + 1] ?? links[0])?.focus();
        else if (event.key === "ArrowUp") (links[at - 1] ?? input).focus();
        else return;
        event.preventDefault();
    });
}

// The section shows its button; the editor takes the button's place.
function door(section) {
    const button = section.querySelector("button");
    section.hidden = false;
    button.addEventListener("click", async () => {
        const { claim, root } = section.dataset;
        button.disabled = true;
        try {
            await load(claim, `${root}assets/editor.js`);
            button.parentElement.remove();
            section.querySelector("select").focus();
        } catch (trouble) {
            button.parentElement.append(element("span", trouble.message, "trouble"));
        }
    });
}

document.querySelectorAll("#editor").forEach(door);
document.querySelectorAll("form.search").forEach(search);
copyButtons(document);
