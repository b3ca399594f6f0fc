/* SPDX-License-Identifier: MIT
**
** lemmata-verify -- an independent check of proofs: docs/certificates.md is what it does, and why that is right.
**
** The one law: a file is accepted only when each step has been recomputed here. What is beyond a limit, unknown or not understood is never accepted.
** All memory of a file is let go at once when the file is done; a refusal leaves from wherever it arises.
*/
#ifndef LEMMATA_VERIFY_H
#define LEMMATA_VERIFY_H

#include <stdio.h> /* before gmp.h, which then has gmp_fprintf */

#include <gmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    BYTES_MAX = 8 << 20, DEPTH_MAX = 100, DIGITS_MAX = 1000, NAME_CHARS_MAX = 64, NODES_MAX = 20000, STEPS_MAX = 1000000,
    NAMES_MAX = 64, VARIABLES_MAX = 20, FACTS_MAX = 256, GROUPS_MAX = 10, ATOMS_MAX = 40, POWER_MAX = 64, TERM_DEPTH_MAX = 2000, TERM_SIZE_MAX = 100000, MADE_MAX = 4, APART_MAX = 3, COPY_OVER_MAX = 6, TERMS_MAX = 20000, PARAMETERS_MAX = 4, BITS_MAX = 1000
};

/* --- memory, work, refusals (memory.c) ------------------------------------------------------------------------------ */

void memory_open(const char *file);      /* GMP allocates here too */
void memory_close(void);
void *take(size_t bytes);                /* zeroed */
const char *text_of(const char *s, size_t n);
void work(double steps);                 /* past the limit: rejected */
_Noreturn void reject(const char *format, ...) __attribute__((format(printf, 1, 2)));
_Noreturn void unreadable(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* 0: go on; 1, 2: what reject and unreadable come back with, their words in refusal(). */
#include <setjmp.h>
extern jmp_buf refused;
const char *refusal(void);

/* The parts of this program that a certificate takes, each with those before it: section 7. */
typedef enum { CORE, FUNCTIONS, BOXES, LAWS } tier_t;
void takes(tier_t tier);
tier_t taken(void);

/* --- JSON (json.c) ---------------------------------------------------------------------------------------------------- */

typedef struct json { enum { JSON_TEXT, JSON_INTEGER, JSON_LIST, JSON_OBJECT } kind; const char *text; long integer; unsigned n; struct json **at; const char **key; } json_t;

json_t *json_read(const char *bytes, size_t n);
/* Members by name; an object has exactly the members in `names`, separated by blanks. */
json_t *json_member(const json_t *j, const char *name);
void json_members(const json_t *j, const char *names);
const char *json_text(const json_t *j, const char *what);
long json_integer(const json_t *j, const char *what, long lo, long hi);
const json_t *json_list(const json_t *j, const char *what, unsigned least, unsigned most);
void json_rational(mpq_t q, const json_t *j);

/* --- the statement (claim.c) ------------------------------------------------------------------------------------------ */

typedef enum { NUMBER, NAME, ADD, MUL, DIV, NEG, POWER, LOG, EXP, SQRT, ABS, ENTROPY, INFORMATION, SUM, DIVERGENCE, MOST, LEAST } kind_t;
typedef enum { KL, CHI2, TV, HSQ, LC } divergence_t;

typedef struct term {
    kind_t kind;
    mpq_t q;                       /* NUMBER */
    unsigned name;                 /* NAME: which of the statement's numbers */
    int power;                     /* POWER; DIVERGENCE: which */
    const struct term *a, *b;
    unsigned depth, size;          /* levels; parts, those of a term that stands twice twice */
    unsigned groups;               /* ENTROPY: 1, INFORMATION */
    uint32_t group[GROUPS_MAX], given, fixed;  /* fixed: those behind the bar that have a value */
} term_t;

typedef struct { mpq_t q; int inf; bool open; } end_t;   /* inf: -1, 1 infinite and open; else q, and whether it is not attained */
typedef struct { end_t lo, hi; } range_t;
/* alphabet: its entries at the letters of it are meant; law: they add up to 1. */
/* differ: it is the probability that these two variables differ. into: of a channel, the alphabet of its outputs. */
typedef struct { const char *name; range_t in; const char *alphabet; bool law; uint32_t differ; const char *into; } number_t;

typedef enum { LE, GE, EQ, LT, GT } relation_t;
typedef struct { enum { RELATION, MARKOV, INDEPENDENT, FUNCTION } kind; unsigned n; const term_t *term[GROUPS_MAX]; relation_t sign[GROUPS_MAX]; uint32_t group[GROUPS_MAX], given; } fact_t;
typedef struct { enum { LETTERS, FACTOR, RANGE } kind; uint32_t set, given; unsigned number; const term_t *letters; } declared_t;

typedef struct {
    const char *text;
    unsigned numbers, variables, facts, declared, letters;
    const char *letter[GROUPS_MAX], *value[VARIABLES_MAX];   /* `for each` of the claim; of each variable that has a value, its letter */
    uint32_t fixed;                                          /* the variables that have one, in every term */
    number_t number[NAMES_MAX];
    const char *variable[VARIABLES_MAX];
    fact_t fact[FACTS_MAX], claim;
    declared_t declaration[FACTS_MAX];
} statement_t;

statement_t *statement_read(const char *text);
/* A term of the statement's names, or an exact text of a certificate. */
const term_t *term_read(statement_t *s, const char *text);
/* A random variable more, which a proof makes; its bit. */
uint32_t variable_add(statement_t *s, const char *name);
/* The number Pr(A != B) of the variables a and b, made where it is not yet there. */
unsigned chance_of(statement_t *s, unsigned a, unsigned b);
bool same_tokens(const char *a, const char *b);
bool same_term(const term_t *a, const term_t *b);
bool polynomial(const term_t *x);  /* as it is written: continuous everywhere */
bool has_entropy(const term_t *x);
bool of_the_law(const term_t *x, const statement_t *s);  /* an entropy, or a probability of the joint law, stands in it */
term_t *term_new(kind_t kind, const term_t *a, const term_t *b);
term_t *term_integer(long k);
term_t *term_number(const mpq_t q);
term_t *term_name(unsigned number);
term_t *term_entropy(uint32_t set, uint32_t given);
term_t *term_information(uint32_t a, uint32_t b, uint32_t given);
term_t *term_minus(const term_t *a, const term_t *b);
/* The term, with what `by` gives for each number that it has for; NULL: it stays. */
const term_t *put_terms(const term_t *x, const term_t *const *by, unsigned n);
/* Hypotheses v = TERM, v not in it, are put in, and are none any longer (equation.c). */
void equations_put(statement_t *s);

/* --- rational numbers and ranges (range.c) ---------------------------------------------------------------------------- */

mpq_ptr rational(long n, unsigned long d);
bool rational_of(mpq_t q, const term_t *x);   /* false: it is not one by + - * / ^ and log 1 alone, or a division by 0 */
void end_set(end_t *e, const mpq_t q, bool open);
void end_infinite(end_t *e, int sign);
void range_init(range_t *x);
range_t range_point(const mpq_t q);           /* q alone */
/* x <= q, x < q or from below, which narrows the range. */
void range_narrow(range_t *in, bool least, bool strict, const mpq_t q);

/* --- linear forms in entropies and unknown real numbers (linear.c), relations between them (shannon.c, made.c) -------- */

typedef struct { uint64_t key; mpq_t c; } part_t;               /* of the constant, a set of variables, a real number */
typedef struct { size_t n, room; part_t *at; } linear_t;
typedef struct { linear_t f; relation_t sign; } elementary_t;   /* f >= 0, f = 0, f > 0 */
typedef struct { unsigned n; elementary_t *at; } relations_t;

void linear_open(const statement_t *s);
/* From now on |u| of entropies is u, or -u where its bit is set; the bits are those of the order in which they are met. How many cases there are. */
void linear_case(unsigned which);
unsigned linear_cases(void);
/* What is >= 0 in the present case: the k-th u, or -u. */
const linear_t *linear_sign(unsigned k);
void linear_add(linear_t *f, uint64_t key, const mpq_t c);
void linear_gather(linear_t *f);                                /* each key once, no coefficient 0 */
void linear_add_form(linear_t *f, const linear_t *g, const mpq_t c);
void linear_term(linear_t *f, const term_t *x, const mpq_t c);  /* f += c x */
elementary_t *relation_new(relations_t *list, relation_t sign);
void relation_add(relations_t *list, relation_t sign, const term_t *x);   /* x >= 0, x = 0, x > 0 */
/* The variables that the proof makes, with their relations; false: none. */
bool variables_made(relations_t *relations, statement_t *s, const json_t *proof, FILE *out);

/* --- ranges (number.c), enclosures of terms (enclose.c) -------------------------------------------------------------------------------------------- */

/* Where numbers lie; on[k]: the number k of the statement has a range. */
typedef struct { bool on[NAMES_MAX]; range_t in[NAMES_MAX]; } box_t;

bool same_end(const end_t *a, const end_t *b);   /* finite, the same number */
bool end_before(const end_t *a, const end_t *b, int dir);   /* does a reach further, down (-1) or up (1)? An attained end does, beside one that is not */
void range_add(range_t *r, const range_t *x, const range_t *y);
void range_mul(range_t *r, const range_t *x, const range_t *y);
bool range_power(range_t *r, const range_t *x, int k);
bool range_function(range_t *r, kind_t f, const range_t *x, bool closed);
void range_round(range_t *x);
void range_negate(range_t *r, const range_t *x);
bool range_u_log_u(range_t *r, const range_t *u, bool closed);   /* u log u, u >= 0 */
bool range_positive(const range_t *x);   /* each number in it > 0 */
bool range_nonnegative(const range_t *x);
bool range_nonzero(const range_t *x);
void precision(unsigned bits);
/* u, and a product of powers of terms that is identically u: where the enclosure of u fails, that of the product serves. */
void rewrite_add(const term_t *u, unsigned n, const term_t *const *factor, const int *power);
void rewrites_open(void);
/* Encloses the term; false: not defined everywhere, or not shown to be. closed: by section 4.2, else on an open box, by 4.1. */
bool enclose(range_t *r, const term_t *x, const box_t *B, bool closed);
/* Section 4.2: the term is defined, finite and continuous at every point of its numbers' ranges. */
bool continuous(const term_t *x, const statement_t *s);

/* --- polynomials and fractions in atoms (poly.c, form.c, face.c) ------------------------------------------------------------- */

typedef struct { mpq_t c; short e[ATOMS_MAX]; } monomial_t;
typedef struct { unsigned n; monomial_t *at; } poly_t;
typedef struct { poly_t n, d; } form_t;
typedef struct { kind_t kind; unsigned name; form_t arg; } atom_t;   /* kind NAME, LOG, EXP, SQRT */

extern atom_t atom[ATOMS_MAX];
extern unsigned atoms;

void forms_open(void);
poly_t poly_rational(const mpq_t c);
poly_t poly_atom(unsigned j);
poly_t poly_sum(poly_t a, poly_t b, int sign);
poly_t poly_times(poly_t a, poly_t b);
poly_t poly_gather(monomial_t *t, unsigned n);
monomial_t *monomials_new(size_t n);
void monomial_set(monomial_t *t, const mpq_t c, const short *e);
poly_t poly_integer(long k);
poly_t poly_scaled(poly_t p, const mpq_t c);
poly_t poly_negative(poly_t p);
bool poly_common(short *e, poly_t p, const poly_t *q); /* the largest monomial that divides p, and q if it is not NULL; false: it is 1 */
bool poly_constant(poly_t p);
bool poly_has(poly_t p, unsigned atom);       /* the atom stands in it */
poly_t poly_divided(poly_t p, const short *e); /* by a monomial */
form_t form_poly(poly_t p);
form_t form_integer(long k);
form_t form_name(unsigned name);
unsigned atom_of(unsigned name);               /* the place of the number among the atoms; `atoms`: nowhere */
form_t form_fraction(poly_t n, poly_t d);
form_t form_sum(form_t a, form_t b, int sign);
form_t form_times(form_t a, form_t b);
form_t form_inverse(form_t a);
form_t form_power(form_t a, int k);
bool form_zero(form_t a);
bool form_equal(form_t a, form_t b);
form_t form_log(form_t u, const box_t *B);    /* u > 0 on B */
form_t form_exp(form_t u);
form_t form_sqrt(form_t u, const box_t *B);   /* u > 0 on B */
form_t form_of(const term_t *x, const box_t *B);
/* The sign that form_of takes for |u|, by the place of |u| among `absolute`; -1 in `absolutes`: none is read. */
extern const term_t *absolute[4];
extern int absolutes;
extern unsigned absolute_signs;
form_t form_derivative(form_t f, unsigned name);
form_t form_quotient(form_t f, unsigned v, form_t phi);   /* f / (v - phi), phi without v */
void hint_add(form_t u, unsigned n, const form_t *factor, const int *power);
/* 1, -1: shown to have this sign on all of B; 0: not shown. */
int poly_sign(poly_t p, const box_t *B);
bool poly_somewhere_nonzero(poly_t p, const box_t *B);
/* f with v = x: inside the box (on_face false), or the limit at the face. W: B without v. */
form_t form_put(form_t f, unsigned v, form_t x, const box_t *W, bool on_face);

/* --- polynomials in one number (sturm.c): which, -1: none, -2: more than one or an atom; the sign at x; how many zeros in an open range, by Sturm --- */

int poly_number(poly_t p);
int poly_sign_at(poly_t p, unsigned atom, const end_t *x);
unsigned poly_zeros(poly_t p, unsigned atom, const range_t *in);
bool poly_quotient(poly_t *q, poly_t p, unsigned atom, poly_t phi);   /* p = (v - phi) q, phi without v; false: it is not */

/* --- an inequality on an open box (box.c) ------------------------------------------------------------------------------ */

/* larger - smaller >= 0 on B, or its derivative by a number; by = -1: none. equal: identically 0. analytic: known to be, where it is claimed. */
typedef struct { const term_t *larger, *smaller; box_t B; int by; bool equal, analytic; } box_claim_t;

/* A side of the box: the inside of the range. */
void box_add(box_t *B, unsigned number, const range_t *in);
/* One more number of the statement, of this range, by a new name of small letters. */
unsigned number_new(statement_t *s, const json_t *name, const range_t *in);
void box_open(statement_t *s, FILE *out);
void box_hints(const json_t *logs, const box_t *B);
void box_show(const box_claim_t *c, const json_t *tree);
/* The same from nothing but {logs, tree}. */
void box_relation(const box_claim_t *c, const json_t *proof);

/* --- the reasons ------------------------------------------------------------------------------------------------------ */

/* Accepts, or rejects; false: the hypotheses are contradictory, and the claim is not proved. `out`: what was verified, in words. */
bool check_shannon(statement_t *s, const json_t *proof, FILE *out);
void check_box(statement_t *s, const json_t *proof, FILE *out);
void check_identity(statement_t *s, const json_t *proof, bool gibbs, FILE *out);
void check_letterwise(statement_t *s, const json_t *proof, FILE *out);
void check_binary(statement_t *s, const json_t *proof, FILE *out);

#endif
