// SPDX-License-Identifier: MIT
//
// Each link of a lemma on a candidate, worked out once: by threads beside this one, or here when it is asked for. What is kept of a link is the
// verdict, why there is none, the setting that decides, and whether its sides have a value.

import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { decide } from "../exact/decide.mjs";

const known = new WeakMap();

function kept(lemma) {
    if (!known.has(lemma)) known.set(lemma, new Map());
    return known.get(lemma);
}

export const summed = ({ tree, links }, candidate) =>
    decide(tree, links, candidate).map(({ verdict, why, label, at, lhs }) => ({ verdict, why, label, at, valued: Boolean(lhs) }));

export function decided(lemma, candidate) {
    const of = kept(lemma);
    const text = JSON.stringify(candidate);
    if (!of.has(text)) of.set(text, summed(lemma, candidate));
    return of.get(text);
}

const witnessesOf = (lemma) => lemma.links.flatMap((l) => [l.violation, l.tightest?.witness]).filter(Boolean);

const THREADS_MOST = 8;

function worker(tasks) {
    const thread = new Worker(new URL("decider.mjs", import.meta.url));
    thread.unref();
    const next = () => {
        const task = tasks.shift();
        if (!task) return void thread.terminate();
        const { lemma, done, failed } = task;
        const texts = [...new Set(witnessesOf(lemma).map((w) => JSON.stringify(w.candidate)))];
        thread.once("error", failed);
        thread.once("message", (found) => {
            thread.removeAllListeners("error");
            texts.forEach((text, k) => kept(lemma).set(text, found[k]));
            done();
            next();
        });
        thread.postMessage({ tree: lemma.tree, links: lemma.links, texts });
    };
    next();
}

// Of each lemma a promise that all its witnesses are decided, in this order and by as many threads as there are cores.
export function decideBeside(lemmas) {
    const tasks = [];
    const ready = lemmas.map((lemma) =>
        lemma.tree ? new Promise((done, failed) => tasks.push({ lemma, done, failed })) : Promise.resolve(),
    );
    ready.forEach((promise) => promise.catch(() => {})); // each is awaited in its turn
    for (let k = Math.min(availableParallelism(), THREADS_MOST, tasks.length); k > 0; k--) worker(tasks);
    return ready;
}

// Does a term of the link say a word, of which there are no lines of Python?
export function saysWord(lemma, l) {
    const { nodes, claims } = lemma.tree;
    const claim = claims[l.claim];
    const seen = new Set();
    const within = (k) => {
        if (seen.has(k)) return false;
        seen.add(k);
        const { kind, part = [], order } = nodes[k];
        return kind === "word" || part.some(within) || (order !== undefined && within(order));
    };
    return [l.lhs, l.rhs].some((t) => within(claim.term[t - l.first]));
}
