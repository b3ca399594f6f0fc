/* SPDX-License-Identifier: MIT
**
** Displayed chains and what they are in the plain notation.
*/
#ifndef LEMMATA_TESTS_CLAIMS_TEX_CHAINS_H
#define LEMMATA_TESTS_CLAIMS_TEX_CHAINS_H

#include "tests/support/process.h"

#include <stddef.h>

/* `plain` is what stands after `claim`; of a display that is refused, a part of the message behind a !. */
typedef struct { const char *declared, *display, *plain; } tex_chain_t;

/* Each is the tree of the plain notation beside it, or is refused in words, at its line. */
void tex_assert_chains(const tex_chain_t *chains, size_t n);

#endif
