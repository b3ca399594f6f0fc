/* SPDX-License-Identifier: MIT
**
** The reader of TeX, its parts: where it is in the tokens of the TeX, and the tokens of the plain notation that it
** makes. Each of these reads from the cursor, moves it past what was read, and returns false or NULL once a fault is
** set.
*/
#ifndef LEMMATA_CLAIMS_TEX_PARTS_H
#define LEMMATA_CLAIMS_TEX_PARTS_H

#include "proofs/claims/tex/macro.h"
#include "proofs/claims/tex/read.h"

enum { TEX_DEPTH_MAX = 60, TEX_NAMES_MAX = 4096, TEX_OPEN_MAX = 200, TEX_BOUND_MAX = 64, TEX_FACTS_MAX = 16 };

typedef enum { TEX_NAME, TEX_NAME_NUMBER, TEX_NAME_LAW, TEX_NAME_CHANNEL } tex_sort_t;

/* A declared name; `alphabet`: of a law its only one, of a channel that of its output; NULL where there is none or more
** than one. `input`: likewise. `spelled`: as the TeX of this lemma writes it. */
typedef struct {
    const char *name, *alphabet, *input, *spelled;
    tex_sort_t sort;
    bool ranged, open_lo, open_hi; /* of a number between constants, or none: its ends */
    double lo, hi;
} tex_name_t;

typedef struct {
    arena_t *A;
    const char *file;
    claim_fault_t *fault;
    tex_files_t files;
    tex_tokens_t in;
    size_t i, depth;
    /* made: the tokens, and how each is written */
    token_t *out;
    const char **written;
    size_t n, room, written_room;
    bool spaced;             /* before the next one */
    bool operand;            /* what was made ends in a term */
    size_t head;             /* where the hypotheses and letters of the claim that is open end */
    /* the hypotheses that were read last, each by where it begins in what was made, and where their TeX ended */
    size_t fact[TEX_FACTS_MAX], facts, facts_end;
    LIST(struct { const char *label; const char *name; unsigned line; }) labels; /* of the present lemma */
    /* what the present lemma declares, and definitions */
    tex_name_t name[TEX_NAMES_MAX];
    size_t names, defs;
    unsigned short slot[2 * TEX_NAMES_MAX]; /* of names by their hash: one more than where it stands, 0 for none */
    const char *joint;       /* the law of a factorisation, p of law p(x) p(y|x); NULL */
    bool log, ln;            /* the claim that is open writes \log, \ln */
    bool given, related, variables; /* the lemma declares a hypothesis, a relation as one, random variables */
    bool uniform;            /* and a factor uniform(x) */
    bool equality;           /* and when a link is an equation */
    /* where its text speaks of a Markov chain or of independence, of a bound, of equality; line 0 for nowhere */
    spot_t prose, bound_said, equality_said;
    bool alphabet_e;         /* E is a variable or an alphabet, so that e is a letter */
    /* brackets that are open, each with its sign in the plain notation */
    struct { char tex, close; spot_t at; } open[TEX_OPEN_MAX];
    /* brackets that are open where the innermost rows began: within more, the end of a row is a blank */
    size_t rows;
    size_t laws;             /* within so many divergences */
    /* of the innermost absolute value: how many brackets are open; 0 outside one, else one more */
    size_t opened, bars;
    /* letters that sums and extremes bind, each as long as the product in it lasts */
    struct { const char *name; size_t level; bool number; } bound[TEX_BOUND_MAX];
    size_t bounds, level;    /* level: brackets open in what was made */
    /* the first `shut` of them may not be named: within so many means whose law has no letter */
    size_t shut, letterless;
    struct { const char *from, *to; } other[4]; /* letters that stand for others */
    size_t others;
    const char *in_mean[TEX_BOUND_MAX]; /* names within means whose law has no letter */
    size_t unbound;
} tex_reader_t;

/* --- emit.c: what is made ---------------------------------------------------------------------------------------- */
void tex_emit(tex_reader_t *r, token_kind_t kind, const char *text, spot_t at, bool first);
void tex_sign(tex_reader_t *r, const char *sign, spot_t at);
void tex_word(tex_reader_t *r, const char *name, spot_t at);
/* A function's or an operator's word: a term follows. */
void tex_head(tex_reader_t *r, const char *name, spot_t at);
/* The tokens from .. on are moved to stand before the token `to`. */
void tex_move(tex_reader_t *r, size_t from, size_t to);
/* All of it, with the text that the tokens' places are of. */
tokens_t tex_made(tex_reader_t *r);

/* --- declare.c: lines %: ------------------------------------------------------------------------------------------ */
/* The declaration's tokens, as they are; its names are declared from now on. */
bool tex_declaration(tex_reader_t *r, const tex_token_t *t);
/* A lemma has ended, and its names with it. */
void tex_forget(tex_reader_t *r);
tex_name_t *tex_declared(tex_reader_t *r, const char *name);
bool tex_is_number(tex_reader_t *r, const char *name);
bool tex_is_bound(const tex_reader_t *r, const char *name);
void tex_bind(tex_reader_t *r, const char *name, bool number);

/* --- name.c: names and texts -------------------------------------------------------------------------------------- */
/* A name without what is below and above it: as it may be declared, and as the TeX writes it. */
typedef struct { const char *plain, *other, *also, *spelled; bool roman; } tex_base_t;
/* At a letter, an accent, a font or a Greek letter; false without a fault, and the cursor where it was, where none of
** these begins a name. */
bool tex_base(tex_reader_t *r, tex_base_t *b);
/* With what is below, behind and above it, as it is declared. */
const char *tex_full_name(tex_reader_t *r, tex_base_t b, spot_t at);
/* A whole name at the cursor; NULL and the fault where there is none. */
const char *tex_read_name(tex_reader_t *r, const char *what);
/* A name in the term. */
bool tex_named(tex_reader_t *r, tex_base_t b, spot_t at);
bool tex_put_name(tex_reader_t *r, const char *name, spot_t at);
/* { .. } or one token as plain text, for labels and reasons. */
const char *tex_text(tex_reader_t *r);
bool tex_is_font(const char *command);
bool tex_is_accent(const char *command);
bool tex_is_greek(const char *command);
/* \mathcal X, X: an alphabet's name. */
const char *tex_alphabet(tex_reader_t *r);

/* --- bracket.c: brackets, bars, norms ----------------------------------------------------------------------------- */
bool tex_bracket(tex_reader_t *r, bool *was);
/* The bracket at the cursor with all that is in it, as these signs. */
bool tex_enclosed(tex_reader_t *r, const char *open, const char *close, const char *what);
bool tex_at_bracket(tex_reader_t *r);
bool tex_may_enclose(tex_reader_t *r);
bool tex_at_square(const tex_reader_t *r);
/* Does a relation stand in the bracket at the cursor; does this sign? */
bool tex_relation_within(const tex_reader_t *r);
/* How many tokens of a double bar stand k tokens on: \|, ||, \mid\mid; 0 for none. */
size_t tex_double_bar(const tex_reader_t *r, size_t k);

/* --- operator.c: sums, extremes, functions; mean.c: means, indicators --------------------------------------------- */
/* Letters and the alphabets that the TeX gives them; `condition` .. `end`: tokens of the TeX, of what the sum is
** restricted to. */
typedef struct { const char *name, *letter[8], *of[8]; unsigned n; size_t condition, end; } tex_over_t;
/* An alphabet's letter is its name in lower case. */
const char *tex_letter_of(tex_reader_t *r, const char *alphabet);
/* sum x, y of X: */
void tex_put_letters(tex_reader_t *r, const tex_over_t *o, spot_t at);
bool tex_over(tex_reader_t *r, const char *name, spot_t at);
/* `event`: the mean of a condition, Pr. */
bool tex_mean(tex_reader_t *r, spot_t at, bool event);
bool tex_indicator(tex_reader_t *r, spot_t at);
bool tex_function(tex_reader_t *r, const char *plain, spot_t at);
bool tex_alone(tex_reader_t *r, const char *what);
/* Does another factor follow, side by side? Blanks are passed. */
bool tex_factor_follows(tex_reader_t *r);

/* --- divergence.c ------------------------------------------------------------------------------------------------- */
/* Behind the name b: the divergence that it begins; NULL for none, and the cursor where it was. */
const char *tex_divergence_of(tex_reader_t *r, const tex_base_t *b);
bool tex_divergence(tex_reader_t *r, const char *plain, spot_t at);
/* \cdot where a term is expected. */
bool tex_dot(tex_reader_t *r);

/* --- joint.c ------------------------------------------------------------------------------------------------------ */
/* Behind the name b, at _: P_{Y|X=x} of the joint law, a_i of a table. Reads and makes it, or nothing. */
bool tex_indexed(tex_reader_t *r, const tex_base_t *b, spot_t at);

/* --- cases.c ------------------------------------------------------------------------------------------------------ */
/* Behind \begin{cases}, to its \end. */
bool tex_is_cases(const char *environment);
bool tex_cases(tex_reader_t *r, spot_t at);

/* --- symbol.c: tokens, and what they are called ------------------------------------------------------------------- */
const tex_token_t *tex_now(const tex_reader_t *r);
const tex_token_t *tex_ahead(const tex_reader_t *r, size_t k);
bool tex_is(const tex_token_t *t, tex_kind_t kind, const char *text);
bool tex_eat(tex_reader_t *r, tex_kind_t kind, const char *text);
/* ^{n}_{k=0} at the cursor is _{k=0}^{n}. */
void tex_below_first(tex_reader_t *r);
/* Does a display end here, or is its mathematics cut off? */
bool tex_ends_mathematics(const tex_token_t *t);
/* Refuses what stands at the cursor; returns false. */
bool tex_refuse(tex_reader_t *r, const char *expected);
/* advice.c: what to write in place of this command. */
const char *tex_advice(const char *command);
/* Behind the name b: what is to be written for it, where it is a variance, or an entropy in bits or of another order;
** NULL for another name. */
const char *tex_in_words(tex_reader_t *r, const tex_base_t *b);
/* The function that the letters at the cursor spell without a backslash; NULL for none. */
const char *tex_unmarked(const tex_reader_t *r);
/* Passes over what only spaces or sizes. */
bool tex_passed(tex_reader_t *r);
/* { .. }, whatever is in it. */
bool tex_passed_over(tex_reader_t *r);
/* \, \quad, \nonumber and their like. */
bool tex_spaces(const char *name);
/* The plain form of a relation, a function, a sign, a divergence; NULL when it is none. */
const char *tex_relation(const tex_token_t *t);
const char *tex_function_name(const char *name);
const char *tex_sign_name(const char *name);
const char *tex_divergence_name(const char *name);
/* \frac and its like. */
bool tex_is_fraction(const tex_token_t *t);
/* A relation, annotated or not. */
bool tex_is_relation(const tex_token_t *t);
/* \triangleq and its like. */
bool tex_defines(const char *name);

/* --- math.c ------------------------------------------------------------------------------------------------------- */
/* One item of mathematics: a symbol, a name, a group, a command with its arguments. */
bool tex_item(tex_reader_t *r);
/* A relation, in braces or not. */
bool tex_argument_relation(tex_reader_t *r);

/* --- group.c ------------------------------------------------------------------------------------------------------ */
/* { .. } as an item; behind a function, which is of one term; \underbrace{..}_{..}, the cursor behind the command. */
bool tex_group(tex_reader_t *r);
bool tex_group_argument(tex_reader_t *r);
bool tex_braced(tex_reader_t *r, tex_kind_t side);
/* { .. } or one token, as TeX takes an argument; also in parentheses of the plain notation. */
bool tex_argument(tex_reader_t *r);
bool tex_in_parentheses(tex_reader_t *r, spot_t at);
/* Is what was made from token `from` on a number, a name with its arguments, or a bracket? */
bool tex_is_atom(const tex_reader_t *r, size_t from);

/* --- number.c ----------------------------------------------------------------------------------------------------- */
bool tex_is_digit(const tex_token_t *t);
bool tex_digits(tex_reader_t *r);
/* e behind the cursor's token: no name that is declared or bound. Then exp of its power, or of 1. */
bool tex_is_euler(tex_reader_t *r);
bool tex_euler(tex_reader_t *r, spot_t at);

/* --- base.c ------------------------------------------------------------------------------------------------------- */
/* \log or \ln, at `at`; false: refused beside the other. */
bool tex_log_named(tex_reader_t *r, const char *command, spot_t at);
/* Is what was made of a claim from token `from` on in one unit? false: refused. */
bool tex_bases(tex_reader_t *r, size_t from);

/* --- aside.c: what may be a hypothesis without a word that says so ------------------------------------------------ */
bool tex_is_one_of(const tex_token_t *t, const char *const *list);
bool tex_is_wide(const tex_token_t *t);
/* Is what stands k tokens on, behind the claim made from token `claim` on, a bound and no more? */
bool tex_may_be_hypothesis(tex_reader_t *r, size_t claim, size_t k);
bool tex_behind_wide_space(const tex_reader_t *r);
bool tex_said_in_brackets(tex_reader_t *r);
bool tex_bracket_beside(const tex_reader_t *r);

/* --- row.c -------------------------------------------------------------------------------------------------------- */
/* A display from behind its \begin to its end. */
bool tex_display(tex_reader_t *r, const char *environment);
/* \begin{NAME} or \end{NAME} at the cursor: the name, and the cursor behind it; NULL when it is none. */
const char *tex_environment(tex_reader_t *r, const char *which);
/* \\, \\*, \\[2pt] at the cursor: passed. */
bool tex_line_end(tex_reader_t *r);

/* --- label.c ------------------------------------------------------------------------------------------------------ */
/* The link that ends in what was made last has this label's name; false: another one has it, refused. */
bool tex_name_link(tex_reader_t *r, const char *label, spot_t at);

/* --- check.c ------------------------------------------------------------------------------------------------------ */
/* False, and the fault, where a tree that was read may be another. */
bool tex_checked(tex_reader_t *r, const tree_t *T);

/* --- note.c: what stands behind a chain --------------------------------------------------------------------------- */
/* \forall s, \text{for all } s, \text{by Jensen}, of the claim that is open. *was: there was one. */
bool tex_note(tex_reader_t *r, bool *was, bool *quantified);
/* \text{and}; \forall and its like. */
bool tex_at_and(tex_reader_t *r);
/* A comma with more of the phrase behind it: passed. */
bool tex_another(tex_reader_t *r);
bool tex_at_quantifier(tex_reader_t *r);

/* --- reason.c ----------------------------------------------------------------------------------------------------- */
bool tex_is_text(const tex_token_t *t);
/* The words of the text at the cursor, in lower case, a blank between them; do they begin with this one? */
const char *tex_words(const tex_reader_t *r);
bool tex_begins(const char *words, const char *word);
/* Do these words of the text at the cursor say by what, and no condition? Such a text, passed. */
bool tex_is_reason(const tex_reader_t *r, const char *words);
bool tex_pass_reason(tex_reader_t *r);
/* \overset{(a)}, not \overset{d}: the reason above or below a relation, passed over. */
bool tex_annotation(tex_reader_t *r);
/* A group that is passed over, as what stands below a brace; refused where it states a hypothesis. */
bool tex_remark(tex_reader_t *r);
/* \intertext{..}: passed, where it states no hypothesis. */
bool tex_interlude(tex_reader_t *r);

/* --- prose.c ------------------------------------------------------------------------------------------------------ */
/* One token, or mathematics in a line of text; where it is a structure or a bound, its place is kept. */
void tex_pass_prose(tex_reader_t *r);

/* Is the relation between numbers in tokens from .. end what their declared ranges say? */
bool tex_range_says(tex_reader_t *r, size_t from, size_t end);

/* Is NAME \in [a,b] in tokens from .. end, k being \in, what its declared range says? */
bool tex_range_says_in(tex_reader_t *r, size_t from, size_t k, size_t end);
/* At the end of a lemma: false, and refused, where its text states what no line declares. */

/* Is this text `with equality iff ..', of which a line %: equality says more? */
bool tex_says_equality(const char *words);

bool tex_prose_declared(tex_reader_t *r);

/* --- letters.c ---------------------------------------------------------------------------------------------------- */
/* Each with the alphabet that the TeX gives it, or NULL. */
typedef struct { const char *letter[8], *of[8]; unsigned n; } tex_each_t;
/* for each x, y:, before the chain, or before hypotheses that the phrase stands right behind: `phrase` is where it
** begins in the TeX. */
bool tex_put_eaches(tex_reader_t *r, const tex_each_t *e, size_t phrase, spot_t at);
/* Has the phrase at the head of a row, from `from` to here, no relation behind a comma? false: refused. */
bool tex_letters_alone(const tex_reader_t *r, size_t from);
/* Does the text there begin no sentence, so that it is of the claim before it? false: refused. */
bool tex_goes_with_before(const tex_reader_t *r, size_t from);

/* --- structure.c: Markov chains, independence, functions as hypotheses -------------------------------------------- */
bool tex_at_structure(const tex_reader_t *r);
/* An arrow or a perp. */
bool tex_is_structure(const tex_token_t *t);
bool tex_structure(tex_reader_t *r, spot_t at);
/* \to and its like alone. */
bool tex_is_chain(const tex_token_t *t);
/* `a Markov chain', before one; `form a Markov chain', behind one: passed. */
bool tex_said_before(tex_reader_t *r);
bool tex_said_behind(tex_reader_t *r);

#endif
