/* SPDX-License-Identifier: MIT */
#include "proofs/prove/entropy/coupling.h"
#include "proofs/claims/parse/parse.h"
#include "proofs/claims/print/print.h"
#include "proofs/prove/claim_words.h"

#include <string.h>

typedef struct { arena_t *A; const core_lemma_t *L; unsigned laws, law[2]; } pair_t;

/* H(J), M, Pr(J != K) for what the certificate writes in laws. */
static const char *const variable[] = { "H(J)", "H(K)", "M", "Pr(J != K)" };

static int law_at(pair_t *p, const core_t *x)
{
    const law_t *P = x->kind == CORE_MASS ? &p->L->setting.law[x->at] : NULL;
    if (!P || P->param < 0 || P->axes != 1 || P->variable[0] || x->given) return -1;
    unsigned k = 0;
    while (k < p->laws && p->law[k] != (unsigned)x->at) k++;
    if (k == p->laws) {
        if (k == 2 || (k && p->L->setting.law[p->law[0]].alphabet[0] != P->alphabet[0])) return -1;
        p->law[p->laws++] = (unsigned)x->at;
    }
    return (int)k;
}

static const char *joined(pair_t *p, const core_t *x, const char *sign);

/* The term in H(J), H(K), Pr(J != K) and M; NULL outside the class. */
static const char *in_variables(pair_t *p, const core_t *x)
{
    const char *a;
    bool of_two = x->n == 2;
    switch (x->kind) {
    case CORE_NUMBER: return arena_printf(p->A, "(%s)", end_words(p->A, x->number, ""));
    case CORE_SIZE: return variable[2];
    case CORE_DIVERGENCE:
        if (x->slots == 1 && x->n == 1 && strcmp(x->name, "H") == 0) {
            int k = law_at(p, x->part[0]);
            return k < 0 ? NULL : variable[k];
        }
        if (x->slots != 1 || !of_two || strcmp(x->name, "TV") != 0) return NULL;
        return law_at(p, x->part[0]) >= 0 && law_at(p, x->part[1]) >= 0 && x->part[0]->at != x->part[1]->at
                   ? variable[3] : NULL;
    case CORE_NEG: return (a = in_variables(p, x->part[0])) ? arena_printf(p->A, "(-%s)", a) : NULL;
    case CORE_ADD: return joined(p, x, "+");
    case CORE_SUB: return joined(p, x, "-");
    case CORE_MUL: return joined(p, x, "*");
    case CORE_DIV: return joined(p, x, "/");
    case CORE_FUNCTION:
        a = x->n ? in_variables(p, x->part[0]) : NULL;
        const char *b = of_two ? in_variables(p, x->part[1]) : "";
        bool known = strcmp(x->name, "kl") != 0 && strcmp(x->name, "log2") != 0;
        return a && b && known && x->n <= 2 ? arena_printf(p->A, of_two ? "%s(%s, %s)" : "%s(%s)", x->name, a, b)
                                            : NULL;
    default: return NULL;
    }
}

static const char *joined(pair_t *p, const core_t *x, const char *sign)
{
    const char *a = in_variables(p, x->part[0]), *b = a ? in_variables(p, x->part[1]) : NULL;
    return b ? arena_printf(p->A, "(%s %s %s)", a, sign, b) : NULL;
}

static const char *declared(const pair_t *p)
{
    const char *text = "for ";
    for (unsigned k = 0; k < 2; k++) {
        const law_t *P = &p->L->setting.law[p->law[k]];
        text = arena_printf(p->A, "%s%s%s law on %s%s", text, k ? " ; " : "", P->name,
                            p->L->setting.alphabet[P->alphabet[0]].name,
                            p->L->setting.entry[P->param].positive ? " > 0" : "");
    }
    return text;
}

/* The alphabet whose size is spoken of is that of the laws. */
static bool sizes_fit(const pair_t *p, const core_t *left, const core_t *right)
{
    alphabets_t all = { 0, 0 };
    alphabets_in(&all, p->L, left);
    alphabets_in(&all, p->L, right);
    return alphabets_fit(&all);
}

bool coupling_read(coupling_t *of, arena_t *A, const compiled_t *C, size_t link)
{
    const link_of_t *at = &C->of[link];
    const core_claim_t *claim = &C->core->claim[at->claim];
    const core_t *left = claim->term[at->link], *right = claim->term[at->link + 1];
    relop_t op = claim->claim->chain.op[at->link];
    pair_t p = { .A = A, .L = C->core };
    claim_fault_t fault = { .set = false };
    *of = (coupling_t){ NULL, NULL };
    if (at->says != SAYS_ITSELF || op == IS_NE || claim->slots || claim->givens) return false;
    for (unsigned k = 0; k < C->core->givens; k++) if (!says_positive(C->core, C->core->given[k].fact)) return false;
    const char *a = in_variables(&p, left), *b = a ? in_variables(&p, right) : NULL;
    if (!b || p.laws < 2 || !sizes_fit(&p, left, right)) return false;
    const char *l = law_words(A, C->core, left, -1, NULL), *r = law_words(A, C->core, right, -1, NULL);
    tree_t *T = claims_parse_line(A, arena_printf(A, "%s %s %s", a, relop_text(op), b),
                                  "J, K variables on M letters ; M in 2..inf", &fault);
    const compiled_file_t *F = T ? claims_compile(A, T, NULL, &fault) : NULL;
    if (!l || !r || !F) return false;
    of->variables = F->lemma[0];
    of->statement = arena_printf(A, "%s\nclaim %s %s %s", declared(&p), l, relop_text(op), r);
    return true;
}

const char *coupling_statement(arena_t *A, const compiled_t *C, size_t link)
{
    coupling_t of;
    return coupling_read(&of, A, C, link) ? of.statement : NULL;
}
