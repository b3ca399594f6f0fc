/* SPDX-License-Identifier: MIT
**
** The same terms exactly and in doubles, on candidates of every family.
*/
#include "tests/claims/claims.h"
#include "tests/claims/drawn.h"
#include "proofs/claims/exact/eval.h"
#include "proofs/claims/doubles/plain_parts.h"
#include "proofs/claims/doubles/tape.h"

#include <math.h>
#include <string.h>

TestSuite(claims_plain, .init = session_open, .fini = session_close);

static bool same(double x, double y) { return x == y || (isnan(x) && isnan(y)); }

/* Asked for often, a term comes from the tape; on the same parameters and on changed ones it is what the tree gives,
** bit for bit. Was it taped? */
static bool taped_as_walked(plain_t *p, const core_t *x)
{
    for (unsigned turn = 0; turn < 8; turn++) {
        for (unsigned k = 0; turn > 5 && k < p->L->setting.params; k++)
            for (size_t i = 0; i < p->cells[k] && p->L->setting.entry[k].kind != ENTRY_MAP; i++)
                p->value[k][i] *= 1 - 0x1p-7 * (double)(i + turn);
        plain_fresh(p);
        double y = plain(p, x), z = plain_walk(p, x);
        cr_assert(same(y, z), "turn %u: %.17g on the tape, %.17g by the tree", turn, y, z);
    }
    return tape_value(p->tape, x);
}

static void agrees(const char *text, bool all_taped)
{
    const compiled_t *C = compiled_from(session_arena(), text);
    const core_lemma_t *L = C->core;
    arena_t *A = arena_new();
    unsigned compared = 0, terms = 0, taped = 0;
    double within = strstr(text, "klinv") ? 1e-6 : 1e-9; /* klinv(p, c) is as steep as sqrt c at 0 */
    for (size_t f = 0; C->lemma.families[f]; f++)
        for (size_t i = 0; i < 12; i++, arena_reset(A)) {
            if (C->lemma.families[f]->size && i >= C->lemma.families[f]->size) break;
            const candidate_t *c = lemma_candidate(A, &C->lemma, f, 1, i);
            effort_t effort = EFFORT_DEFAULT;
            eval_t *e = eval_start(A, L, c, &effort);
            plain_t *p = plain_start(A, L, c);
            for (unsigned k = 0; k < L->claims; k++)
                for (unsigned t = 0; t <= L->claim[k].claim->chain.n && !L->claim[k].slots; t++) {
                    double lo, hi;
                    eval_reset(e);
                    const real_t *x = eval_real(e, L->claim[k].term[t]);
                    if (e->impossible || e->not_law || e->doubt || e->beyond || real_is_inf(x) ||
                        !real_approx(x, true, &lo, &hi))
                        continue;
                    double y = plain(p, L->claim[k].term[t]), most = fmax(1, fabs(lo));
                    compared++;
                    cr_assert(fabs(y - lo) <= within * most, "%s: %.17g in doubles, in [%.17g, %.17g]\n%s",
                        C->lemma.terms[C->first_term[k] + t].name, y, lo, hi,
                              json_dumps(candidate_to_json(c), 0));
                    terms++;
                    taped += taped_as_walked(plain_start(A, L, c), L->claim[k].term[t]);
                }
        }
    arena_free(A);
    cr_assert(compared > 20, "only %u compared", compared);
    cr_assert(all_taped ? taped == terms : taped < terms, "%u of %u terms taped", taped, terms);
}

Test(claims_plain, variables) { agrees("lemma a\nfor X, Y variables on 2 letters ; Z variable\n"
    "claim I(X;Y|Z) + H(X|Y) <= E[I(X;Y|Z=z)] + Pr(X = Y) + 0.1 H(Z)\nend\n", true); }
Test(claims_plain, factors) { agrees("lemma a\nfor law p(s) p(u|s) p(y|u,s)\n"
    "claim I(U;Y|S) <= KL(p(y|u,s)||p(y|s)|p(u,s)) + sum s: p(s)^2\nend\n", true); }

Test(claims_plain, laws)
{
    agrees("lemma a\nfor P, Q laws on X ; Q > 0 ; f on X ; map g on X into Y ; table w on Y in [0,1]\n"
           "claim KL(P||Q) + TV(P,Q) + J(P,Q) <= chi2(P||Q) + Hsq(P,Q) + JS(P,Q) + LC(P,Q) <= H(P) + BC(P,Q) + "
           "Renyi[2](P||Q)\n"
           "<= E(P; f) + max(f) + sum x: w(g(x)) + log E(Q; exp(f/10))\nend\n",
           false); /* w(g(x)) depends on the map */
}

Test(claims_plain, numbers)
{
    agrees("lemma a\nfor p in [0,1] ; m in 1..12 ; c in [0,2]\n"
           "claim h(p) + p^m <= sum k in 0..m: binomial(m,k) (k/m)^k (1-k/m)^(m-k) <= max(p, c, 1/2) + floor(c) + "
               "(if p < c then p else sqrt c)\nend\n", true);
}

Test(claims_plain, an_inverse) { agrees("lemma a\nfor p in [0,1] ; c in [0,2]\nclaim p <= klinv(p,c)\nend\n", true); }

static const real_t *exact_of(eval_t *e, const core_t *x, double *lo, double *hi)
{
    eval_reset(e);
    const real_t *y = eval_real(e, x);
    return e->impossible || e->not_law || e->doubt || e->beyond || real_is_inf(y) || !real_approx(y, true, lo, hi)
               ? NULL
               : y;
}

/* Drawn lemmas, whose terms cancel and overflow as nobody's do: a double that is far off is counted, and few are. */
Test(claims_plain, drawn_lemmas)
{
    unsigned compared = 0, off = 0;
    const char *at = drawn_lemmas("300");
    for (bool more = true; more;) {
        arena_t *A = arena_new();
        claim_fault_t fault = { .set = false };
        const tree_t *T = NULL;
        more = drawn_next(&T, A, &at);
        const compiled_file_t *F = T ? claims_compile(A, T, NULL, &fault) : NULL;
        for (size_t f = 0; F && F->lemma[0]->lemma.families[f]; f++) {
            const compiled_t *C = F->lemma[0];
            const candidate_t *c =
                lemma_candidate(A, &C->lemma, f, 1, 1 % (C->lemma.families[f]->size ? C->lemma.families[f]->size : 2));
            effort_t effort = EFFORT_DEFAULT;
            eval_t *e = eval_start(A, C->core, c, &effort);
            plain_t *p = plain_start(A, C->core, c);
            for (unsigned k = 0; k < C->core->claims; k++)
                for (unsigned t = 0; t <= C->core->claim[k].claim->chain.n && !C->core->claim[k].slots; t++) {
                    double lo, hi, y = plain(p, C->core->claim[k].term[t]);
                    if (!exact_of(e, C->core->claim[k].term[t], &lo, &hi) || !(hi - lo <= 1e-9)) continue;
                    compared++;
                    off += !(fabs(y - lo) <= 1e-9 * fmax(1, fabs(lo)));
                }
        }
        arena_free(A);
    }
    cr_expect(compared > 2000 && off <= compared / 100, "%u compared, %u far off", compared, off);
}

/* How many terms a sum has may change with a parameter. */
Test(claims_plain, a_range_that_moves)
{
    agrees(
        "lemma a\nfor m in 3..40 ; c in [0,2]\nclaim c <= sum k in 0..m: (k+c)/m <= prod k in 1..m: (1 + c/k)\nend\n",
        true);
}

/* At a letter that the alphabet does not have there is nothing to read; compared, it is a number. */
Test(claims_plain, letters_that_are_not_there)
{
    arena_t *A = session_arena();
    const compiled_t *C = compiled_from(A, "lemma a\nfor P law on X ; w on X ; map f on X into X\n"
        "claim P(4000) <= w(4000)\nclaim w(f(4000)) <= sum x: P(x) [x < 4000]\n"
                                           "try only random 5 letters 1..3\nend\n");
    for (size_t i = 0; i < 5; i++) {
        plain_t *p = plain_start(A, C->core, lemma_candidate(A, &C->lemma, 0, 1, i));
        for (unsigned k = 0; k < 2; k++) cr_expect(isnan(plain(p, C->core->claim[k].term[0])));
        cr_expect(isnan(plain(p, C->core->claim[0].term[1])) && fabs(plain(p, C->core->claim[1].term[1]) - 1) < 1e-12);
    }
}
