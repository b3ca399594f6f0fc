/* SPDX-License-Identifier: MIT */
#include "proofs/prove/points/points.h"
#include "proofs/claims/print/print.h"
#include "proofs/engine/json.h"
#include "proofs/prove/laws/cite.h"
#include "proofs/prove/points/words_parts.h"
#include "proofs/prove/steps.h"

#include <stdlib.h>
#include <string.h>

enum { LETTERS_MAX = 24, LABELS_MAX = 256, AS_DEEP = 8 };

typedef struct {
    arena_t *A;
    const compiled_t *C;
    points_words_t P;
    const char *why;
    claim_fault_t *fault;      /* NULL, or what is wrong with the text of the reason; and said in why */
    unsigned facts, known, names;
    const char *after;         /* steps are left out up to this label; NULL: none */
    unsigned letters;
    const char *letter[LETTERS_MAX], *over[LETTERS_MAX];   /* and their alphabets */
    const char *table[LETTERS_MAX];                        /* NULL, or the drawn table whose value it is */
    unsigned numbers;
    const char *number[LETTERS_MAX];   /* names of numbers, that steps give or that are between two others */
    unsigned labels;
    struct { const char *name; unsigned at; } label[LABELS_MAX];
} proving_t;

static const points_block_t *block_of(const compiled_t *C, const char *link)
{
    const lemma_tree_t *T = C->core->tree;
    for (unsigned k = 0; k < T->reasons.n; k++)
        if (T->reasons.at[k].points && T->reasons.at[k].link && strcmp(T->reasons.at[k].link, link) == 0)
            return T->reasons.at[k].points;
    return NULL;
}

const points_block_t *points_of(const compiled_t *C, size_t link)
{
    return block_of(C, C->lemma.links[link].name);
}

/* What the author has to mend, with its place. */
static void wrong(proving_t *r, spot_t at, const char *text)
{
    if (r->fault && !r->why) claim_fault(r->fault, at, "%s", text);
    if (!r->why) r->why = text;
}

/* --- terms at the letters that there are -------------------------------------------------------------------------- */

/* The term as the body of sums over numbers that have names, which then have slots. */
static const node_t *numbers_bound(const proving_t *r, const node_t *x)
{
    mpq_ptr q = arena_mpq(r->A, 2);
    mpq_set_ui(q + 1, 1, 1);
    for (unsigned k = r->numbers; k-- > 0;) {
        const node_t **part = ARENA_ARRAY(r->A, const node_t *, 3);
        node_t *over = ARENA_NEW(r->A, node_t);
        bound_t *bound = ARENA_NEW(r->A, bound_t);
        for (unsigned i = 0; i < 2; i++) part[i] = node_number(r->A, x->at, q + i, i ? "1" : "0");
        part[2] = x;
        *bound = (bound_t){ r->number[k], NULL, x->at };
        *over = (node_t){ .kind = NODE_OVER, .at = x->at, .name = "sum", .n = 3, .part = part, .bounds = 1,
                          .bound = bound, .height = x->height + 1 };
        x = over;
    }
    return x;
}

/* The body of such sums, and their slots. */
static const core_t *of_numbers_bound(proving_t *r, const core_t *c)
{
    memset(r->P.number, 0, sizeof r->P.number);
    for (unsigned k = 0; k < r->numbers; k++) {
        if (c->kind != CORE_OVER || c->n != 3 || c->slots != 1) return NULL;
        r->P.at[c->slot[0]] = r->number[k];
        r->P.number[c->slot[0]] = true;
        c = c->part[2];
    }
    return c;
}

/* The term as the body of a sum over all letters, which then have slots. */
static const char *term_text(proving_t *r, const node_t *x)
{
    claim_fault_t fault = { 0 };
    x = numbers_bound(r, x);
    node_t over = {
        .kind = NODE_OVER, .at = x->at, .name = "sum", .n = 1, .part = &x, .bounds = r->letters, .height = x->height + 1
    };
    bound_t *bound = ARENA_ARRAY(r->A, bound_t, r->letters + 1);
    for (unsigned k = 0; k < r->letters; k++)
        bound[k] = (bound_t){ r->letter[k], r->over[k], x->at };
    over.bound = bound;
    const core_t *c = core_term(r->C->core, r->letters ? &over : x, NULL, &fault);
    bool good = c && (!r->letters || (c->kind == CORE_OVER && c->slots == r->letters));
    memset(r->P.at, 0, sizeof r->P.at);
    memset(r->P.table, 0, sizeof r->P.table);
    for (unsigned k = 0; good && k < r->letters; k++)
        *(r->table[k] ? &r->P.table[c->slot[k]] : &r->P.at[c->slot[k]]) = r->table[k] ? r->table[k] : r->letter[k];
    if (good) c = of_numbers_bound(r, r->letters ? c->part[0] : c);
    unsigned pools = r->P.pools, loops = r->P.loops, counts = r->P.counts, draws = r->P.draws;
    const char *text = good && c ? points_term(&r->P, c) : NULL;
    /* weights and limits that the statement does not have */
    if (r->P.pools != pools || r->P.loops != loops || r->P.counts != counts ||
        r->P.draws != draws)
        text = NULL;
    if (fault.set) wrong(r, fault.at, arena_printf(r->A, "%s", fault.text));
    if (!text && !r->why) r->why = arena_printf(r->A, "no term of this notation: %s", node_text(r->A, x));
    return text ? text : "?";
}

static const char *name_of(proving_t *r, const node_t *x)
{
    if (x->kind == NODE_NAME) return x->name;
    wrong(r, x->at, arena_printf(r->A, "%s is no name, expected one", node_text(r->A, x)));
    return "?";
}

static void letter_of(proving_t *r, const char *name, unsigned alphabet)
{
    if (r->letters == LETTERS_MAX) { r->why = "too many letters"; return; }
    r->over[r->letters] = r->C->core->setting.alphabet[alphabet].name;
    r->table[r->letters] = NULL;
    r->letter[r->letters++] = name;
}

static void number_put(proving_t *r, const char *name)
{
    if (r->numbers == LETTERS_MAX) r->why = "too many names";
    else r->number[r->numbers++] = name;
}

/* Of a lemma whose tables are rows, the letters are those of what they are tables on. */
static void letter_put(proving_t *r, const char *name)
{
    unsigned alphabet = 0;
    for (unsigned k = 0; k < r->C->core->setting.params; k++)
        if (r->P.row[k] || (r->P.drawn && r->P.rows == k)) alphabet = r->C->core->setting.entry[k].alphabet[1];
    letter_of(r, name, alphabet);
}

/* --- relations ---------------------------------------------------------------------------------------------------- */

static void known(proving_t *r, const char *label)
{
    if (label && r->labels == LABELS_MAX) r->why = "too many labels";
    else if (label) { r->label[r->labels].name = label; r->label[r->labels++].at = r->facts + r->known; }
    r->known++;
}

/* "; did you mean bh?" of the labels that can be named here. */
static const char *label_hint(proving_t *r, const char *name)
{
    const char *known[LABELS_MAX];
    for (unsigned k = 0; k < r->labels; k++) known[k] = r->label[k].name;
    return did_you_mean(r->A, name, known, r->labels);
}

/* h1, .. the hypotheses; else the last step of that label. */
static json_t *relation(proving_t *r, const char *name, spot_t at)
{
    if (name[0] == 'h' && name[1] && strspn(name + 1, "0123456789") == strlen(name + 1)) {
        int h = strlen(name) < 6 ? atoi(name + 1) : 0;
        if (h < 1 || (unsigned)h > r->facts)
            wrong(r, at, arena_printf(r->A, "%s is no hypothesis of the link: it has %u", name, r->facts));
        return json_made(json_integer(h - 1));
    }
    for (unsigned k = r->labels; k-- > 0;)
        if (strcmp(r->label[k].name, name) == 0) return json_made(json_integer(r->label[k].at));
    wrong(r, at, arena_printf(r->A, "%s is no step before it%s", name, label_hint(r, name)));
    return json_made(json_integer(0));
}

static json_t *sum_json(proving_t *r, const points_sum_t *s)
{
    json_t *list = json_made(json_array());
    for (unsigned k = 0; k < s->n; k++) {
        json_t *j = json_made(json_pack("[s]", term_text(r, s->at[k].times)));
        for (unsigned i = 0; i < s->at[k].n; i++) json_add(j, relation(r, s->at[k].of[i], s->at[k].spot[i]));
        json_add(list, j);
    }
    return list;
}

/* --- steps -------------------------------------------------------------------------------------------------------- */

/* What the parts of a rule are, in the order of the certificate. An argument: p weights, l a letter, n a new one, x the
** letter of the block, t a term, o two letters and their order, 2 the two alone, r a term and its sign, v a number of
** the block, m and w one that stays until the end of the block around, q a letter for the value of the drawn table before
** it. h: a hypothesis and its letters. Not an argument: c a made name, s a sum, b a block. */
static const struct {
    const char *name, *parts;
} rule[] = { { "total", "p" },     { "most", "pl" },       { "order", "pos" },        { "slow", "p2s" },
             { "least", "ptxb" },  { "ratio", "pt2s" },    { "scaled", "pptl" },      { "bound", "tl" },
             { "attained", "tn" }, { "found", "tns" },     { "each", "xrb" },         { "part", "xtlb" },
             { "given", "h" },     { "show", "rb" },       { "positive", "cts" },     { "apart", "tss" },
             { "log", "tts" },     { "holds", "ts" },      { "says", "ts" },          { "denies", "ts" },
             { "always", "prb" },  { "dies", "ptxtssss" }, { "falls", "pltxtsss" },   { "tends", "ptxtssssb" },
             { "limit", "pl" },    { "sole", "xttlss" },   { "crowd", "ptttlxtbss" }, { "tangent", "tt" },
             { "bends", "tts" },   { "size", "t" },        { "few", "ppl" },          { "many", "ptlxbs" },
             { "tail", "pttss" },  { "ceil", "p" },        { "whole", "pts" },
             { "more", "pp2ss" },  { "abs", "tts" },       { "greatest", "ptxb" },  { "excess", "pt2s" },
             { "rare", "pttlxbs" }, { "rises", "vtttsb" },    { "start", "mts" },        { "kept", "ptsb" },
             { "along", "prb" },    { "less", "pt2lss" },     { "wanes", "pxtssss" },    { "mostly", "ptlxtb" },
             { "drawn", "pqtb" },   { "finer", "pqpqtttb" },  { "averaged", "ppqttb" },
             { "edge", "pwss" },    { "base", "ps" } };

static json_t *block_json(proving_t *r, const points_block_t *b);

/* The letter of a row that stands for the value of a drawn table. */
static void value_put(proving_t *r, const char *name, const char *table)
{
    if (!r->P.drawn) { r->why = "no table is drawn"; return; }
    letter_of(r, name, r->C->core->setting.entry[r->P.rows].alphabet[0]);
    r->table[r->letters - 1] = table;
}

static void text_put(json_t *list, const char *text) { json_add(list, json_string(text)); }

static bool needs(proving_t *r, const points_step_t *s, unsigned k, bool relation)
{
    spot_t at;
    const char *lacks = step_lacks(&at, r->A, s, k, relation);
    if (lacks) wrong(r, at, lacks);
    return !lacks;
}

/* The hypothesis, and the letters it is taken at. */
static void given_json(proving_t *r, json_t *j, const points_step_t *s)
{
    if (!needs(r, s, 0, false)) return;
    json_add(j, relation(r, name_of(r, s->arg[0].term), s->arg[0].term->at));
    for (unsigned k = 1; k < s->args; k++) text_put(j, name_of(r, s->arg[k].term));
}

static void argument(proving_t *r, json_t *j, const points_step_t *s, char part, unsigned at)
{
    if (!needs(r, s, at, part == 'o' || part == '2' || part == 'r')) return;
    const points_arg_t *a = &s->arg[at];
    switch (part) {
    case 'p': case 'l': text_put(j, name_of(r, a->term)); return;
    case 'x': text_put(j, name_of(r, a->term)); letter_put(r, name_of(r, a->term)); return;
    case 'n': case 'm': case 'w': text_put(j, name_of(r, a->term)); return;
    case 'q': value_put(r, name_of(r, a->term), name_of(r, s->arg[at - 1].term)); return;
    case 'v': text_put(j, name_of(r, a->term)); number_put(r, name_of(r, a->term)); return;
    case 't': text_put(j, term_text(r, a->term)); return;
    default: break;
    }
    text_put(j, part == 'r' ? term_text(r, a->term) : name_of(r, a->term));
    if (part != '2') text_put(j, relop_text(a->op));
    if (part != 'r') text_put(j, name_of(r, a->other));
}

static json_t *case_json(proving_t *r, const char *label, const points_block_t *b);

/* A block, or a sum alone; that of a number knows of its ends. */
static json_t *shown_json(proving_t *r, const points_step_t *s, bool between)
{
    if (s->block) return between ? case_json(r, s->label, s->block) : block_json(r, s->block);
    if (!s->sums) wrong(r, s->at, arena_printf(r->A, "%s: a block, or by and a sum expected", s->rule));
    return json_made(json_pack("[[],o]", s->sums ? sum_json(r, &s->sum[0]) : json_made(json_array())));
}

static void name_made(proving_t *r, json_t *j)
{
    text_put(j, arena_printf(r->A, "n%c%c", (char)('a' + r->names / 26 % 26), (char)('a' + r->names % 26)));
    r->names++;
}

/* The letter of a block is one within it alone; so `part` has its letter behind the term. */
static void parts_json(proving_t *r, json_t *j, const points_step_t *s, const char *parts)
{
    unsigned at = 0, sums = 0;
    const unsigned letters = r->letters, numbers = r->numbers;
    for (const char *p = parts; *p; p++) {
        if (*p == 'h') given_json(r, j, s);
        else if (*p == 'c') name_made(r, j);
        else if (*p == 'b') json_add(j, shown_json(r, s, numbers < r->numbers));
        else if (*p != 's') argument(r, j, s, *p, at++);
        else if (sums < s->sums) json_add(j, sum_json(r, &s->sum[sums++]));
        else wrong(r, s->at, arena_printf(r->A, "%s: by and a sum expected", s->rule));
    }
    r->letters = letters;
    r->numbers = numbers;
    if (strchr(parts, 'w') && s->args > 1) number_put(r, name_of(r, s->arg[1].term));
    if (strchr(parts, 'n') && s->args > 1) letter_put(r, name_of(r, s->arg[1].term));
    if (*parts == 'm' && s->args) number_put(r, name_of(r, s->arg[0].term));
}

/* Does a step of this rule add a relation? */
static bool adds(const char *rule)
{
    static const char *const none[] = { "least", "greatest", "tends", "wanes" };
    bool is = true;
    for (unsigned k = 0; k < sizeof none / sizeof *none; k++) is = is && strcmp(rule, none[k]) != 0;
    return is;
}

static json_t *step_json(proving_t *r, const points_step_t *s)
{
    json_t *j = json_made(json_pack("[s]", s->rule));
    bool within = strcmp(s->rule, "kept") == 0;   /* its block has the relation */
    enum { RULES = sizeof rule / sizeof *rule };
    const char *known_rule[RULES];
    unsigned k = 0;
    for (unsigned i = 0; i < RULES; i++) known_rule[i] = rule[i].name;
    while (k < RULES && strcmp(rule[k].name, s->rule) != 0) k++;
    if (within) known(r, s->label);
    if (k < RULES) parts_json(r, j, s, rule[k].parts);
    else
        wrong(r, s->rule_at,
              arena_printf(r->A, "%s is no rule of points%s", s->rule, did_you_mean(r->A, s->rule, known_rule, RULES)));
    if (!within && adds(s->rule)) known(r, s->label);
    if (strcmp(s->rule, "edge") == 0) known(r, s->label ? arena_printf(r->A, "%s'", s->label) : NULL);
    return j;
}

/* A block with two relations of its own. */
static json_t *case_json(proving_t *r, const char *label, const points_block_t *b)
{
    unsigned n = r->known, labels = r->labels;
    known(r, label ? arena_printf(r->A, "%s1", label) : NULL);
    known(r, label ? arena_printf(r->A, "%s2", label) : NULL);
    json_t *j = block_json(r, b);
    r->known = n;
    r->labels = labels;
    return j;
}

static bool is_label(const char *label, const char *name) { return label && name && strcmp(label, name) == 0; }

/* `as` stands for steps of another reason, which may say so again: those behind one label, before another. */
static void steps_json(proving_t *r, json_t *steps, const compiled_t *in, const points_block_t *b,
                       const points_step_t *by, unsigned deep)
{
    static const char none[] = "as [%s]: no reason at letters, or one that stands for itself";
    if (by && by->after) r->after = by->after;
    for (unsigned k = 0; k < b->steps && !r->why; k++) {
        const points_step_t *s = &b->step[k];
        if (by && is_label(s->label, by->before)) break;
        const compiled_t *of = s->as && s->elsewhere ? cite_lemma(r->A, in, s->as) : in;
        const char *link = s->elsewhere ? uses_link(s->as) : s->as;
        const points_block_t *other = s->as && of && deep < AS_DEEP ? block_of(of, link) : NULL;
        if (other) steps_json(r, steps, of, other, s, deep + 1);
        else if (s->as && !deep) wrong(r, s->at, arena_printf(r->A, none, s->as));
        else if (s->as) r->why = arena_printf(r->A, none, s->as);
        else if (!r->after) json_add(steps, step_json(r, s));
        else if (is_label(s->label, r->after)) r->after = NULL;
    }
    if (by && by->after && r->after)
        wrong(r, by->at, arena_printf(r->A, "as [%s]: %s is no step of it", by->as, by->after));
}

static json_t *block_json(proving_t *r, const points_block_t *b)
{
    unsigned n = r->known, labels = r->labels, letters = r->letters, numbers = r->numbers;
    json_t *steps = json_made(json_array()), *j = json_made(json_pack("[o]", steps));
    steps_json(r, steps, r->C, b, NULL, 0);
    if (b->end != BLOCK_SO) text_put(j, b->end == BLOCK_ABSURD ? "absurd" : "split");
    if (b->end != BLOCK_SPLIT) json_add(j, sum_json(r, &b->sum));
    else {
        text_put(j, term_text(r, b->bracket));
        json_add(j, case_json(r, b->label, b->yes));
        json_add(j, case_json(r, b->label, b->no));
    }
    r->known = n;
    r->labels = labels;
    r->letters = letters;
    r->numbers = numbers;
    return j;
}

json_t *points_prove(const char **statement, const char **why, claim_fault_t *fault, arena_t *A, const compiled_t *C,
                     size_t link)
{
    proving_t *r = ARENA_NEW(A, proving_t);
    const core_claim_t *claim = &C->core->claim[C->of[link].claim];
    *r = (proving_t){ .A = A, .C = C, .fault = fault };
    *statement = points_stated(&r->P, &r->facts, A, C, link);
    *why = "the link is no relation at letters that a certificate has";
    if (!*statement || !points_of(C, link)) return NULL;
    for (unsigned k = 0; k < claim->slots; k++) letter_of(r, claim->letter[k], claim->over[k]);
    if (C->of[link].says == SAYS_STRICT) known(r, "unequal");
    json_t *proof = json_made(json_pack("{s:o}", "block", block_json(r, points_of(C, link))));
    *why = r->why;
    if (r->why) { json_decref(proof); return NULL; }
    return proof;
}
