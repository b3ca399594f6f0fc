// SPDX-License-Identifier: MIT
//
// Scripts that a page loads when they are asked for, in their order: files beside it, as the page itself may be one.

const once = (src) =>
    new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = src;
        script.onload = done;
        script.onerror = () => failed(new Error(`${src} cannot be loaded`));
        document.head.append(script);
    });

export const load = async (...sources) => {
    for (const src of sources) await once(src);
};
