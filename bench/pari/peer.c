/* SPDX-License-Identifier: MIT
**
** PARI: the entropy by a plain loop over t_REALs. Rounded, not rigorous: there is no width to compare.
*/
#include <pari/pari.h>

#include "bench/bench.h"

#include <stdio.h>
#include <stdlib.h>

enum { STACK = 1 << 26 };

typedef struct { const problem_t *P; long prec; GEN total; } state_t;

static void *begin_entropy(const problem_t *P, long bits)
{
    static bool started;
    if (!started) pari_init_opts(STACK, 2, INIT_DFTm);
    started = true;
    state_t *s = take(1, sizeof *s);
    s->P = P;
    s->prec = nbits2prec(bits);
    char *text = mpz_get_str(NULL, 10, P->total);
    s->total = gclone(strtoi(text));
    free(text);
    return s;
}

static void end_entropy(void *state)
{
    gunclone(((state_t *)state)->total);
    free(state);
}

/* sum w log w, and the stack swept from time to time. */
static GEN xlogx(const state_t *s)
{
    pari_sp top = avma;
    GEN sum = real_0(s->prec);
    for (size_t i = 0; i < s->P->n; i++) {
        sum = addrr(sum, mulur(s->P->w[i], mplog(utor(s->P->w[i], s->prec))));
        if (gc_needed(top, 1)) sum = gerepileuptoleaf(top, sum);
    }
    return sum;
}

static void run_entropy(encl_t *answer, void *state)
{
    const state_t *s = state;
    pari_sp top = avma;
    GEN H = subrr(mplog(itor(s->total, s->prec)), divri(xlogx(s), s->total));
    mpz_t mantissa;
    mpz_init(mantissa);
    long e;
    GEN whole = mantissa_real(H, &e); /* H = whole 2^-e */
    char *text = GENtostr(whole);
    mpz_set_str(mantissa, text, 10);
    pari_free(text);
    mpfr_set_z_2exp(&answer[0]->left, mantissa, -e, MPFR_RNDN);
    mpfr_set(&answer[0]->right, &answer[0]->left, MPFR_RNDN);
    mpz_clear(mantissa);
    set_avma(top);
}

static const char *version(void)
{
    static char text[32];
    snprintf(text, sizeof text, "%lu.%lu.%lu", paricfg_version_code >> 16, paricfg_version_code >> 8 & 255,
             paricfg_version_code & 255);
    return text;
}

static const method_t entropy = { WORK_ENTROPY, "PARI (not rigorous)", false, begin_entropy,
                                  run_entropy,  end_entropy,           NULL,  NULL };
static const method_t *const all[] = { &entropy };

const peer_t peer_pari = { "PARI", version, all, COUNT(all) };
