// SPDX-License-Identifier: MIT
//
// Copy buttons: of the text beside them.

export function copyButtons(root) {
    for (const button of root.querySelectorAll("button.copy")) {
        button.hidden = false;
        button.addEventListener("click", async () => {
            const text = button.parentElement.querySelector("pre").textContent;
            try {
                await navigator.clipboard.writeText(text);
                button.textContent = "Copied";
            } catch {
                getSelection().selectAllChildren(button.parentElement.querySelector("pre"));
                button.textContent = "Selected";
            }
            setTimeout(() => {
                button.textContent = "Copy";
            }, 1500);
        });
    }
}
