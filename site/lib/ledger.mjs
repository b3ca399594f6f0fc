// SPDX-License-Identifier: MIT
//
// The ledger of a chain as a waterfall: of each link the part of the whole slack, from where the one before ended.

import { html, raw } from "./html.mjs";

const percent = (x) => (Math.round(x * 100) / 100).toString();

function bar(from, width) {
    return html`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="10"/><rect
 class="part" x="${percent(from)}" width="${percent(Math.max(width, 0.4))}" height="10"/></svg>`;
}

// The middle of the two ends of a sum of slacks; these are for the picture alone.
const size = ({ lo, hi }) => Math.max(0, (Number(lo) + Number(hi)) / 2);

function waterfall(run, links) {
    const total = run.links.reduce((sum, l) => sum + size(l), 0);
    if (!(total > 0) || !Number.isFinite(total)) return null;
    let from = 0;
    const rows = run.links.map((l) => {
        const width = (100 * size(l)) / total;
        const share = raw(l.share ? `&ge;&thinsp;${l.share}&thinsp;%` : "&ndash;");
        const name = html`<a href="#link-${l.link + 1}">${links[l.link].name}</a>`;
        const row = html`<li>${name}${bar(Math.min(from, 99.6), width)}<span class="share">${share}</span></li>`;
        from += width;
        return row;
    });
    return html`<ol class="waterfall">${rows}</ol>`;
}

export function ledger(lemma) {
    const runs = lemma.ledger.map((run) => waterfall(run, lemma.links)).filter(Boolean);
    if (!runs.length) return null;
    return html`<section id="ledger"><h2>Where the chain loses</h2>
<p class="note">Each link&rsquo;s share of the slack of the whole chain, summed over the candidates; the shares are lower bounds.</p>
${runs}</section>`;
}
