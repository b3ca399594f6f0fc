/* SPDX-License-Identifier: MIT */
#include "tests/engine/toy.h"
#include "numerics/info/info.h"
#include "proofs/engine/stock.h"
#include "tests/support/candidate.h"

/* --- numbers --------------------------------------------------------------------------------------------- */

static const param_t three[] = { { "a", PARAM_NUMBER, "", 0, "a number" },
                                 { "b", PARAM_NUMBER, "", 0, "a number" },
                                 { "c", PARAM_NUMBER, "", 0, "a number" },
                                 { "pad", PARAM_TABLE, "n", 0, "zeros" },
                                 { NULL, PARAM_NUMBER, "", 0, NULL } };
static const term_t abc[] = { [TOY_A] = { "a", "a" }, [TOY_B] = { "b", "b" }, [TOY_C] = { "c", "c" }, { NULL, NULL } };
static const link_t a_b_c[] = { { "first step", TOY_A, REL_LE, TOY_B, STATEMENT },
                                { "second step", TOY_B, REL_LE, TOY_C, STATEMENT },
                                { NULL, 0, REL_LE, 0, STATEMENT } };

static void put_three(candidate_t *c, long a, long b, long d, size_t pad)
{
    candidate_set_ratio(c, "a", a, 6);
    candidate_set_ratio(c, "b", b, 6);
    candidate_set_ratio(c, "c", d, 6);
    candidate_table(c, "pad", 1, &pad);
}

static void make_drawn(candidate_t *c, draw_t *d, size_t i)
{
    long a = draw_int(d, -20, 20), b = a + draw_int(d, -2, 12);
    put_three(c, a, b, b + draw_int(d, -2, 12), 1 + (i + 1) % 3);
}

static void make_steady(candidate_t *c, draw_t *d, size_t i)
{
    (void)d;
    put_three(c, 18 * (long)i, 18 * (long)i + 6, 18 * (long)i + 18, 1);
}

static void chain_numbers(chain_t *t, const candidate_t *c)
{
    if (mpq_cmp_si(candidate_number(c, "a"), -3, 1) < 0) { chain_outside(t, "a is less than %d", -3); return; }
    chain_term(t, TOY_A, real_rat(c->home, candidate_number(c, "a")));
    chain_term(t, TOY_B, real_rat(c->home, candidate_number(c, "b")));
    chain_term(t, TOY_C, real_rat(c->home, candidate_number(c, "c")));
}

static const family_t drawn = { .name = "drawn", .what = "near-ordered triples", .make = make_drawn };
static const family_t few = { .name = "few", .what = "seven more", .size = 7, .make = make_drawn };
static const family_t steady = { .name = "steady", .what = "steps of 1 and 2", .make = make_steady };

#define TOY(slug, in_print, of_params, of_terms, of_links, of_chain, ...)                                              \
    .id = "toy/" slug, .printed = in_print, .title = "A toy", .statement = "A toy.", .params = of_params,              \
    .terms = of_terms, .links = of_links, .chain = of_chain, .families = (const family_t *const[])                     \
    {                                                                                                                  \
        __VA_ARGS__, NULL                                                                                              \
    }

const lemma_t toy_numbers = { TOY("numbers", "Toy 1", three, abc, a_b_c, chain_numbers, &drawn, &few) };
const lemma_t toy_steady = { TOY("steady", "Toy 2", three, abc, a_b_c, chain_numbers, &steady) };

const lemma_t toy_leaning = { TOY("leaning", "Toy 3", three, abc, a_b_c, chain_numbers, &steady),
                              .uses = (const char *const[]){ "toy/steady", "toy/numbers", NULL } };
const lemma_t toy_leaning_further = { TOY("leaning-further", "Toy 4", three, abc, a_b_c, chain_numbers, &steady),
                                      .uses = (const char *const[]){ "toy/leaning", NULL } };

/* --- links of ours ------------------------------------------------------------------------------------------- */

static const link_t with_ours[] = { { "the paper's", TOY_A, REL_LE, TOY_B, STATEMENT },
                                    { "of ours", TOY_C, REL_LE, TOY_A, OURS },
                                    { NULL, 0, REL_LE, 0, STATEMENT } };

static void chain_undefined(chain_t *t, const candidate_t *c)
{
    const real_t *inf = real_inf(c->home, 1);
    chain_numbers(t, c);
    chain_term(t, TOY_C, real_sub(inf, inf));
}

static const link_t with_step[] = { { "the paper's", TOY_A, REL_LE, TOY_B, STATEMENT },
                                    { "a step", TOY_C, REL_LE, TOY_A, STEP },
                                    { NULL, 0, REL_LE, 0, STATEMENT } };

const lemma_t toy_step_refuted = { TOY("step-refuted", "Toy 10", three, abc, with_step, chain_numbers, &steady) };
const lemma_t toy_ours_undecided = { TOY("ours-undecided", "Toy 5", three, abc, with_ours, chain_undefined, &steady) };
const lemma_t toy_ours_refuted = { TOY("ours-refuted", "Toy 6", three, abc, with_ours, chain_numbers, &steady) };

/* --- channels ------------------------------------------------------------------------------------------------ */

static const param_t law_and_channel[] = {
    { "p(x)", PARAM_LAW, "x", 0, "the law of the input" }, { "p(y|x)", PARAM_LAW, "xy", 0, "the channel" },
    { NULL, PARAM_NUMBER, "", 0, NULL }
};
static const term_t informations[] = {
    { "I(X;Y)", "I(X;Y)" }, { "H(X)", "H(X)" }, { "log n", "\\log n" }, { NULL, NULL }
};

static const pmf_t *some_law(arena_t *A, draw_t *d, size_t n)
{
    mpz_ptr w = arena_mpz(A, n);
    for (size_t x = 0; x < n; x++) mpz_set_si(w + x, x ? draw_int(d, 0, 9) : 1);
    return pmf_weights(A, n, w);
}

static const chan_t *corner(arena_t *A, size_t k, size_t n)
{
    mpq_ptr noise = arena_mpq(A, 1);
    mpq_set_ui(noise, 1, 2 + (unsigned long)k);
    return k % 4 == 0 ? chan_noiseless(A, n) : k % 4 == 1 ? chan_useless(A, n, pmf_uniform(A, n))
        : (k % 4 == 2 ? chan_erasing : chan_symmetric)(A, n, noise);
}

static void make_corner(candidate_t *c, draw_t *d, size_t i)
{
    size_t n = 2 + i % 3;
    candidate_set_law(c, "p(x)", i % 2 ? pmf_uniform(c->home, n) : some_law(c->home, d, n));
    candidate_set_channel(c, "p(y|x)", corner(c->home, i, n));
}

static void make_channel(candidate_t *c, draw_t *d, size_t i)
{
    size_t n = 2 + i % 4;
    candidate_set_law(c, "p(x)", some_law(c->home, d, n));
    candidate_set_channel(c, "p(y|x)", stock_channel(c->home, d, n, 1 + i % 5));
}

static void chain_informations(chain_t *t, const candidate_t *c)
{
    const pmf_t *p = candidate_law(c, "p(x)");
    chain_term(t, 0, info_transmitted(p, candidate_channel(c, "p(y|x)")));
    chain_term(t, 1, info_entropy(p, 1));
    chain_term(t, 2, real_log_ui(c->home, p->cells));
}

static const family_t corners = { .name = "corners", .what = "corner channels", .size = 24, .make = make_corner };
static const family_t channels = { .name = "channels", .what = "random channels", .make = make_channel };
const lemma_t toy_channel = { TOY("channel", "Toy 7", law_and_channel, informations, a_b_c, chain_informations,
                                  &corners, &channels) };

/* --- one of every kind --------------------------------------------------------------------------------------- */

static const param_t one_number[] = { { "i", PARAM_NUMBER, "", 0, "which" }, { NULL, PARAM_NUMBER, "", 0, NULL } };
static const term_t x_y[] = { { "x", "x" }, { "y", "y" }, { NULL, NULL } };
static const link_t x_below_y[] = { { "x to y", 0, REL_LE, 1, STATEMENT }, { NULL, 0, REL_LE, 0, STATEMENT } };

static void make_which(candidate_t *c, draw_t *d, size_t i) { (void)d; candidate_set_ratio(c, "i", (long)i, 1); }

static void pair(chain_t *t, const real_t *x, const real_t *y) { chain_term(t, 0, x); chain_term(t, 1, y); }

static void chain_mixed(chain_t *t, const candidate_t *c)
{
    arena_t *A = c->home;
    const real_t *inf = real_inf(A, 1), *one = real_si(A, 1);
    long i = (long)mpz_get_si(mpq_numref(candidate_number(c, "i")));
    switch (i) {
    case MIXED_UNDEFINED: pair(t, real_sub(inf, inf), one); return;
    case MIXED_INFINITE: pair(t, inf, inf); return;
    case MIXED_FAR: pair(t, one, inf); return;
    case MIXED_OUTSIDE: chain_outside(t, "i is %ld", i); return;
    case MIXED_BEYOND: chain_beyond(t, "i is above %d", MIXED_BEYOND - 1); return;
    case MIXED_ROWS:
        chain_row(t, "s = %d", 1);
        pair(t, one, one);
        chain_row(t, "s = %d", 2);
        pair(t, one, real_si(A, 3));
        return;
    case MIXED_EQUAL: pair(t, one, one); return;
    default: pair(t, one, real_si(A, 1 + i)); return;
    }
}

static const family_t which = { .name = "which", .what = "one of every kind", .size = 20, .make = make_which };
const lemma_t toy_mixed = { TOY("mixed", "Toy 8", one_number, x_y, x_below_y, chain_mixed, &which) };

/* --- slacks nearer than doubles, and ties ---------------------------------------------------------------------- */

static void make_sixteen(candidate_t *c, draw_t *d, size_t i)
{
    (void)d;
    candidate_set_ratio(c, "i", (long)(i % 16), 1);
}

static void chain_near(chain_t *t, const candidate_t *c)
{
    arena_t *A = c->home;
    long v = (long)mpz_get_si(mpq_numref(candidate_number(c, "i")));
    if (v % 5 == 3) { pair(t, real_si(A, 1), real_si(A, 0)); return; }
    mpq_ptr e = arena_mpq(A, 1);
    mpq_set_si(e, (7 * v + 6) % 16, 1);
    mpq_div_2exp(e, e, 200);
    pair(t, real_si(A, 0), real_add(real_ratio(A, 1, 3), real_rat(A, e)));
}

static const family_t sixteen = { .name = "sixteen", .what = "sixteen numbers over and over", .make = make_sixteen };
const lemma_t toy_near = { TOY("near", "Toy 9", one_number, x_y, x_below_y, chain_near, &sixteen) };

/* --- the paper ----------------------------------------------------------------------------------------------- */

const paper_t toy_paper = { .name = "toy",
                            .title = "Toys",
                            .source = "the tests",
                            .fidelity = "reconstructed",
                            .lemmas = (const lemma_t *const[]){ &toy_numbers, &toy_steady, &toy_leaning,
                                                                &toy_leaning_further, &toy_ours_undecided,
                                                                &toy_ours_refuted, &toy_channel, &toy_mixed, NULL } };

check_options_t toy_options(size_t candidates)
{
    return (check_options_t){ .candidates = candidates, .seed = 1, .prec_max = 4096, .filter = true, .show = true };
}

record_t toy_checked(const lemma_t *L, const check_options_t *o)
{
    record_t r;
    record_init(&r, &toy_paper, L, o);
    record_check(&r, o);
    return r;
}
