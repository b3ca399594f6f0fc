// SPDX-License-Identifier: MIT
//
// A thread that decides the witnesses of one lemma at a time.

import { parentPort } from "node:worker_threads";
import { summed } from "./decided.mjs";

parentPort.on("message", ({ tree, links, texts }) =>
    parentPort.postMessage(texts.map((text) => summed({ tree, links }, JSON.parse(text)))),
);
