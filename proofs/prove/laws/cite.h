/* SPDX-License-Identifier: MIT
**
** cite -- the certificate of a link from what its reason cites (docs/certificates.md, section 7): by [link]: cite STEP,
** .. so SUM.
**
** The author says what is cited, what is put for its names, and the weights; here they are written out in the notation
** of certificates. Whether they prove the link the checker alone judges.
*/
#ifndef LEMMATA_CITE_H
#define LEMMATA_CITE_H

#include "proofs/claims/compile.h"

#include <jansson.h>

/* Where what is cited is looked up; NULL: nothing but links of the same lemma. */
typedef struct { const compiled_t *(*lemma)(const char *id); } cite_library_t;
void cite_from(const cite_library_t *library);

/* The cited link's certificate, the caller's; NULL: it is not proved. */
typedef json_t *(*cite_certificate_t)(const compiled_t *C, size_t link);

/* The schemas of the checker: is this the name of one; all names, and how many. */
enum { CITE_SCHEMAS_MAX = 16 };
bool cite_is_schema(const char *name);
size_t cite_schemas(const char **name);
/* Does a reason of the link cite? */
const cite_t *cite_of(const compiled_t *C, size_t link);
/* The member `proof`; NULL, and in *why what is missing. */
json_t *cite_prove(const char **statement, const char **why, arena_t *A, const compiled_t *C, size_t link,
                   cite_certificate_t certificate);
/* What a certificate cites, in words, each once: "facts/pinsker [Pinsker], the schema mean". */
const char *cite_words(arena_t *A, const json_t *certificate);

/* The lemma that is cited in C as ID or ID#LINK; NULL: none is known. */
const compiled_t *cite_lemma(arena_t *A, const compiled_t *C, const char *of);

#endif
