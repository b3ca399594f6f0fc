/* SPDX-License-Identifier: MIT
**
** lemmata-verify -- an independent check of proofs: docs/certificates.md is what it does, and why that is right.
**
** The one law: a file is accepted only when each step has been recomputed here. What is beyond a limit, unknown or not
** understood is never accepted. All memory of a file is let go at once when the file is done; a refusal leaves from
** wherever it arises.
**
** This is what the core knows: files, statements, rational numbers, sums of entropies. It asks one thing of the rest,
** continuous().
*/
#ifndef LEMMATA_CHECKER_CORE_H
#define LEMMATA_CHECKER_CORE_H

#include <stdio.h> /* before gmp.h, which then has gmp_fprintf */

#include <gmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    BYTES_MAX = 8 << 20,
    DEPTH_MAX = 100,
    DIGITS_MAX = 1000,
    NAME_CHARS_MAX = 64,
    STEPS_MAX = 1000000,
    NAMES_MAX = 64,
    VARIABLES_MAX = 20,
    FACTS_MAX = 256,
    GROUPS_MAX = 10,
    POWER_MAX = 64,
    TERM_DEPTH_MAX = 2000,
    TERM_SIZE_MAX = 100000,
    MADE_MAX = 4,
    APART_MAX = 3,
    COPY_OVER_MAX = 6,
    CITED_MAX = 16,
    CITE_STEPS_MAX = 64,
    LETTERS_MAX = 24,
    POOLS_MAX = 8,
    LOOPS_MAX = 4,
    COUNTS_MAX = 8,
    DRAWN_MAX = 4,
    EDGES_MAX = 4
};

/* --- memory, work, refusals (memory.c) ---------------------------------------------------------------------------- */

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
typedef enum { CORE, FUNCTIONS, BOXES, LAWS, MEANS } tier_t;   /* MEANS: the core and it alone */
void takes(tier_t tier);
tier_t taken(void);

/* --- JSON (json.c) ------------------------------------------------------------------------------------------------ */

typedef struct json {
    enum { JSON_TEXT, JSON_INTEGER, JSON_LIST, JSON_OBJECT } kind;
    const char *text;
    long integer;
    unsigned n;
    struct json **at;
    const char **key;
} json_t;

json_t *json_read(const char *bytes, size_t n);
/* Members by name; an object has exactly the members in `names`, separated by blanks. */
json_t *json_member(const json_t *j, const char *name);
void json_members(const json_t *j, const char *names);
const char *json_text(const json_t *j, const char *what);
long json_integer(const json_t *j, const char *what, long lo, long hi);
const json_t *json_list(const json_t *j, const char *what, unsigned least, unsigned most);
void json_rational(mpq_t q, const json_t *j);

/* --- the statement (claim.c) -------------------------------------------------------------------------------------- */

typedef enum {
    NUMBER,
    NAME,
    ADD,
    MUL,
    DIV,
    NEG,
    POWER,
    LOG,
    EXP,
    SQRT,
    ABS,
    ENTROPY,
    INFORMATION,
    SUM,
    DIVERGENCE,
    MOST,
    LEAST,
    BRACKET,
    BINOMIAL,
    UPTO,
    INDEXED, /* [a >= b]; (a over b); a..b, and of an index over it the term b */
    POINT,
    EXPECTED
} kind_t; /* of `points`: an entry at a letter; the mean over a table that is drawn, `name` */
typedef enum { KL, CHI2, TV, HSQ, LC } divergence_t;

typedef struct term {
    kind_t kind;
    mpq_t q;                       /* NUMBER */
    /* NAME: which of the statement's numbers; INDEXED: the index; POINT: which has entries */
    unsigned name;
    /* POWER; DIVERGENCE: which; BRACKET: which relation; INDEXED: 1, a product; POINT: at which letter */
    int power;
    const struct term *a, *b;
    unsigned depth, size;          /* levels; parts, those of a term that stands twice twice */
    unsigned groups;               /* ENTROPY: 1, INFORMATION */
    uint32_t group[GROUPS_MAX], given, fixed;  /* fixed: those behind the bar that have a value */
} term_t;

/* inf: -1, 1 infinite and open; else q, and whether it is not attained */
typedef struct { mpq_t q; int inf; bool open; } end_t;
typedef struct { end_t lo, hi; } range_t;
/* alphabet: its entries at the letters of it are meant; law: they add up to 1. */
/* differ: it is the probability that these two variables differ. into: of a channel, the alphabet of its outputs. */
/* against: it is the divergence of this variable from the law law_at (section 3), and may be infinite. */
/* whole: an integer. index: of a sum or product, and whether it is bound where a term is read. */
typedef struct {
    const char *name;
    range_t in;
    const char *alphabet;
    bool law;
    uint32_t differ, against;
    unsigned law_at;
    const char *into;
    bool whole, index, bound;
    /* which tables that are drawn it depends on, itself one or not; 1 more than the number that is its mean, 0: none */
    uint32_t drawn;
    unsigned averages;
} number_t;

typedef enum { LE, GE, EQ, LT, GT } relation_t;
typedef struct {
    enum { RELATION, MARKOV, INDEPENDENT, FUNCTION } kind;
    unsigned n;
    const term_t *term[GROUPS_MAX];
    relation_t sign[GROUPS_MAX];
    uint32_t group[GROUPS_MAX], given;
    unsigned letters, first;   /* for each of so many letters of the statement, from this one */
} fact_t;
/* Weights of points of the weights w, others of a pool drawn from p; how many a pool has (section 8). */
typedef struct { unsigned number, size, more; const term_t *w, *p; } pool_t;   /* of size + more points */
/* L intervals of P by t: T, all numbers of the statement but the term T (section 6.4). */
typedef struct { unsigned made, of, at; const term_t *by; } intervals_t;
/* Of the loop that makes of a law p, at first this one, `next`: its limit, entries; the decay of what S adds up, a
** number; that of each point, entries. */
typedef enum { LOOP_LIMIT, LOOP_DECAY, LOOP_FALL } loop_kind_t;
typedef struct { loop_kind_t kind; unsigned number, law; const term_t *S, *next; } loop_t;
/* Of the others of a pool those in S, fewer than y: the chance of it, a number; the share on that event, entries. Or
** the least integer that is not below y, of no pool. */
typedef enum { COUNT_CHANCE, COUNT_SHARE, COUNT_UP } count_kind_t;
typedef struct {
    count_kind_t kind;
    unsigned number, pool;
    const term_t *S, *y;
} count_t;
/* A table that is drawn: the mean of size + more copies of another, or itself the other (section 8). */
typedef struct { unsigned number, of, size, more; } draw_t;
/* The mean of r under the tilt of p by r that diverges from p as q does, a number (section 8). */
typedef struct { unsigned number; const term_t *p, *r, *q; } edge_t;
typedef struct {
    enum { LETTERS, FACTOR, RANGE } kind;
    uint32_t set, given;
    unsigned number;
    const term_t *letters;
} declared_t;

typedef struct {
    const char *text;
    unsigned numbers, variables, facts, declared, letters, pools, loops, counts, draws, edges;
    /* `for each` of the claim; of each variable that has a value, its letter */
    const char *letter[LETTERS_MAX], *value[VARIABLES_MAX];
    /* the alphabet of entries at the letter; NULL: none is yet */
    const char *letter_of[LETTERS_MAX];
    uint32_t fixed;                                          /* the variables that have one, in every term */
    number_t number[NAMES_MAX];
    const char *variable[VARIABLES_MAX];
    pool_t pool[POOLS_MAX];
    intervals_t intervals;                                   /* by: NULL, there is none */
    loop_t loop[LOOPS_MAX];
    count_t count[COUNTS_MAX];
    draw_t draw[DRAWN_MAX];
    edge_t edge[EDGES_MAX];
    /* unless: where a strict claim says nothing; n = 0: it says it everywhere */
    fact_t fact[FACTS_MAX], claim, unless;
    declared_t declaration[FACTS_MAX];
} statement_t;

statement_t *statement_read(const char *text);
/* A term of the statement's names, or an exact text of a certificate; a law stands at a letter of its own. */
const term_t *term_read(statement_t *s, const char *text);
/* x with these parts. */
const term_t *term_of(const term_t *x, const term_t *a, const term_t *b);
/* What this reason alone reads: divergences of variables from laws, intervals of a law; brackets, letters, weights.
** NULL: none of it. */
void notation_of(const char *reason);
/* A term of that notation; `letter`, where it is not NULL, is bound in it, of this alphabet, or of any where it is
** NULL. */
const term_t *term_at(statement_t *s, const char *text, const char *letter, const char *alphabet);
/* Of what was read last: the alphabet whose letter it leaves free; NULL: none. */
const char *letter_alphabet(void);
/* A random variable more, which a proof makes; its bit. */
uint32_t variable_add(statement_t *s, const char *name);
/* One more number; which. */
unsigned number_add(statement_t *s, const number_t *n);
/* The number Pr(A != B) of the variables a and b, made where it is not yet there. */
unsigned chance_of(statement_t *s, unsigned a, unsigned b);
/* Does a divergence KL(T||Q) from a law stand in x? */
bool has_against(const term_t *x, const statement_t *s);
/* Where they stand in the statement, nothing is wrong if one is infinite; KL(T||Q) of an exception KL(T||Q) = 0, -1:
** there is none. */
void against_check(const statement_t *s);
int against_excepted(const statement_t *s);
bool same_tokens(const char *a, const char *b);
bool same_term(const term_t *a, const term_t *b);
bool polynomial(const term_t *x);  /* as it is written: continuous everywhere */
bool has_entropy(const term_t *x);
/* an entropy, or a probability or divergence of the joint law, stands in it */
bool of_the_law(const term_t *x, const statement_t *s);
term_t *term_new(kind_t kind, const term_t *a, const term_t *b);
term_t *term_integer(long k);
term_t *term_number(const mpq_t q);
term_t *term_name(unsigned number);
term_t *term_power(const term_t *a, int k);
term_t *term_entropy(uint32_t set, uint32_t given);
term_t *term_information(uint32_t a, uint32_t b, uint32_t given);
term_t *term_minus(const term_t *a, const term_t *b);
term_t *times_log(const term_t *u, const term_t *v);   /* u log v */
term_t *term_h(const term_t *u);                       /* h(u), as it is read */
bool has_name(const term_t *x, unsigned name);
bool binds_letter(const term_t *x);   /* a sum over letters, a divergence, an extreme */
/* The term, with what `by` has for each number; NULL: it stays. */
const term_t *put_terms(const term_t *x, const term_t *const *by);

/* --- rational numbers and ranges (range.c) ------------------------------------------------------------------------ */

mpq_ptr rational(long n, unsigned long d);
/* false: it is not one by + - * / ^ and log 1 alone, or a division by 0 */
bool rational_of(mpq_t q, const term_t *x);
void end_set(end_t *e, const mpq_t q, bool open);
void end_infinite(end_t *e, int sign);
void range_init(range_t *x);
range_t range_point(const mpq_t q);           /* q alone */
/* x <= q, x < q or from below, which narrows the range. */
void range_narrow(range_t *in, bool least, bool strict, const mpq_t q);
/* v <= q, q < v, ..: of a name v by a rational number q, which narrows the range; -1: neither side is a name. */
typedef struct { int name; bool least, strict; mpq_ptr q; } bound_t;
bound_t bound_of(const term_t *a, relation_t sign, const term_t *b);

/* --- linear forms in entropies and unknown real numbers (linear.c), relations between them (shannon.c, made.c) ---- */

typedef struct { uint64_t key; mpq_t c; } part_t;               /* of the constant, a set of variables, a real number */
typedef struct { size_t n, room; part_t *at; } linear_t;
typedef struct { linear_t f; relation_t sign; } elementary_t;   /* f >= 0, f = 0, f > 0 */
typedef struct { unsigned n; elementary_t *at; } relations_t;

void linear_open(const statement_t *s);
/* From now on |u| of entropies is u, or -u where its bit is set; the bits are those of the order in which they are met.
** How many cases there are. */
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

/* --- the reasons -------------------------------------------------------------------------------------------------- */

/* Section 4.2: the term is defined, finite and continuous at every point of its numbers' ranges. */
bool continuous(const term_t *x, const statement_t *s);
bool everywhere_positive(const term_t *x, const statement_t *s);   /* and > 0 there: an argument of a logarithm */
bool everywhere_nonnegative(const term_t *x, const statement_t *s);   /* of a root */
void functions_open(void);   /* nothing of the file before is kept */
/* Accepts, or rejects; false: the hypotheses are contradictory, and the claim is not proved. `out`: what was verified,
** in words. */
bool check_shannon(statement_t *s, const json_t *proof, FILE *out);
void check_box(statement_t *s, const json_t *proof, FILE *out);
void check_identity(statement_t *s, const json_t *proof, FILE *out);
void check_gibbs(statement_t *s, const json_t *proof, FILE *out);
void check_letterwise(statement_t *s, const json_t *proof, FILE *out);
void check_moments(statement_t *s, const json_t *proof, FILE *out);
void check_intervals(statement_t *s, const json_t *proof, FILE *out);
void check_coupling(statement_t *s, const json_t *proof, FILE *out);
void check_integers(statement_t *s, const json_t *proof, FILE *out);
void check_binary(statement_t *s, const json_t *proof, FILE *out);
void check_cite(statement_t *s, const json_t *proof, FILE *out);
void check_points(statement_t *s, const json_t *proof, FILE *out);
void check_means(const char *statement, const json_t *proof, FILE *out);   /* it reads its statement itself */
/* A whole certificate, from nothing; as check_shannon. */
bool certificate_verify(const json_t *certificate, FILE *out);
/* A strict claim with its margin: the reason that is to show what is left of it, by the member `proof` (strict.c). */
const char *strict_put(statement_t *s, const json_t *proof, FILE *out);

#endif
