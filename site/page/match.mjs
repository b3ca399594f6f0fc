// SPDX-License-Identifier: MIT
//
// The search: every word that is typed begins a word of the entry, or stands inside of one; titles count most.

const plain = (text) =>
    text
        .toLowerCase()
        .normalize("NFD")
        .replace(/[\u0300-\u036f\u2019']/g, "");

function score(entry, word) {
    const title = plain(entry.title);
    if (title.startsWith(word)) return 4;
    if (title.includes(word)) return 3;
    if (plain(entry.where).includes(word)) return 2;
    return plain(`${entry.words} ${entry.verdict}`).includes(word) ? 1 : 0;
}

export function matches(index, query, most = 12) {
    const words = plain(query).split(/\s+/).filter(Boolean);
    if (!words.length) return [];
    const scored = index
        .map((entry, k) => ({ entry, k, scores: words.map((w) => score(entry, w)) }))
        .filter(({ scores }) => scores.every((s) => s > 0));
    const sum = ({ scores }) => scores.reduce((a, b) => a + b, 0);
    return scored
        .sort((a, b) => sum(b) - sum(a) || a.k - b.k)
        .slice(0, most)
        .map(({ entry }) => entry);
}
