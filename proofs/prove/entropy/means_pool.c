/* SPDX-License-Identifier: MIT
**
** What need not be said: ranges of numbers, sizes, Shannon's inequalities given each event that stands somewhere, and
** the independences of the factors.
*/
#include "proofs/prove/entropy/means_weights.h"

#include <string.h>

enum { EVENTS_MAX = 12, POOL_VARIABLES = 9, WITHOUT_VARIABLES = 6 };

typedef struct {
    known_t *K;
    unsigned n;
    bool *used; /* which of the first n numbers stand somewhere */
    unsigned events;
    values_t event[EVENTS_MAX];
    unsigned set[EVENTS_MAX]; /* the variables whose entropies stand given it */
} pool_t;

static void numbers_used(pool_t *p, const mform_t *f)
{
    for (size_t i = 0; i < f->n; i++)
        for (unsigned k = 0; k < f->at[i].n; k++) p->used[f->at[i].number[k]] = true;
}

static json_t *one_step(const char *rule, const char *a) { return json_pack("[s,s]", rule, a); }

static void put(pool_t *p, const mform_t *slack, bool equal, bool factor, json_t *step)
{
    known_t *K = p->K;
    if (slack->n)
        source_put(
            K, (source_t){ .slack = *slack, .equal = equal, .factor = factor, .number = -1, .step = json_made(step) });
    else
        json_decref(step);
}

static const char *words(pool_t *p, const tterm_t *x) { return tprint(p->K->Q->T, x); }

static mform_t less(pool_t *p, const tterm_t *x, const tterm_t *y)
{
    mform_t f = mform_of(&p->K->N, x), g = mform_of(&p->K->N, y);
    return mform_plus(&p->K->N, &f, &g, -1);
}

/* --- ranges ------------------------------------------------------------------------------------------------------- */

static const tterm_t *end_of(arena_t *A, mpq_srcptr q)
{
    tterm_t *x = tnew(A, T_NUMBER, NULL, NULL);
    x->q = q;
    return x;
}

static const entry_t *entry_called(const pool_t *p, const char *text)
{
    const setting_t *S = &p->K->Q->T->L->setting;
    size_t n = strcspn(text, "(");
    for (unsigned k = 0; k < S->params; k++)
        if (S->entry[k].name && strlen(S->entry[k].name) == n && strncmp(S->entry[k].name, text, n) == 0 &&
            (S->entry[k].kind == ENTRY_NUMBER || S->entry[k].kind == ENTRY_TABLE))
            return &S->entry[k];
    return NULL;
}

static void of_text(pool_t *p, const tterm_t *x)
{
    arena_t *A = p->K->A;
    if (strncmp(x->text, "log(|", 5) == 0) {
        const char *J = arena_printf(A, "%.*s", (int)strcspn(x->text + 5, "|"), x->text + 5);
        mform_t f = mform_of(&p->K->N, x);
        put(p, &f, false, true, one_step("size", J));
        return;
    }
    if (strncmp(x->text, "KL(", 3) == 0) {
        mform_t f = mform_of(&p->K->N, x);
        put(p, &f, false, false, one_step("divergence", x->text));
        return;
    }
    const entry_t *e = entry_called(p, x->text);
    if (!e) return;
    if (e->least) {
        mform_t f = less(p, x, end_of(A, e->least));
        put(p, &f, false, true, json_pack("[s,s,s]", "range", x->text, "least"));
    }
    if (e->most) {
        mform_t f = less(p, end_of(A, e->most), x);
        put(p, &f, false, true, json_pack("[s,s,s]", "range", x->text, "most"));
    }
}

/* Entries of nothing below 0, conditions. */
static bool is_not_negative(const pool_t *p, const tterm_t *x)
{
    if (x->kind == T_MUL) return is_not_negative(p, x->part[0]) && is_not_negative(p, x->part[1]);
    if (x->kind == T_SAME || x->kind == T_EQUAL || x->kind == T_ATLEAST || x->kind == T_OCCURS) return true;
    const entry_t *e = x->kind == T_TEXT ? entry_called(p, x->text) : NULL;
    return e && e->least && mpq_sgn(e->least) >= 0;
}

static bool is_at_most_one(const pool_t *p, const tterm_t *x)
{
    if (x->kind == T_MUL) return is_at_most_one(p, x->part[0]) && is_at_most_one(p, x->part[1]);
    if (x->kind == T_SAME || x->kind == T_EQUAL || x->kind == T_ATLEAST || x->kind == T_OCCURS) return true;
    const entry_t *e = x->kind == T_TEXT ? entry_called(p, x->text) : NULL;
    return e && e->most && mpq_cmp_ui(e->most, 1, 1) <= 0;
}

static void of_unit(pool_t *p, const tterm_t *x, bool most)
{
    mform_t f = mform_of(&p->K->N, x);
    put(p, &f, false, true, json_pack("[s,s,s]", "range", words(p, x), "least"));
    if (!most) return;
    f = less(p, tnumber(p->K->A, 1), x);
    put(p, &f, false, true, json_pack("[s,s,s]", "range", words(p, x), "most"));
}

static void of_two(pool_t *p, const tterm_t *x)
{
    for (int k = 0; k < 2; k++) {
        mform_t f = x->kind == T_MAX ? less(p, x, x->part[k]) : less(p, x->part[k], x);
        put(p, &f, false, true, json_pack("[s,s,i]", "bound", words(p, x), k));
    }
}

/* --- entropies ---------------------------------------------------------------------------------------------------- */

static unsigned event_at(pool_t *p, const values_t *e)
{
    const char *text = tevent(p->K->Q->T, e);
    for (unsigned k = 0; k < p->events; k++)
        if (strcmp(tevent(p->K->Q->T, &p->event[k]), text) == 0) return k;
    if (p->events == EVENTS_MAX) return EVENTS_MAX - 1;
    p->event[p->events] = *e;
    p->set[p->events] = 0;
    return p->events++;
}

static bool is_bound(const values_t *e)
{
    for (unsigned v = 0; v < PMF_AXES_MAX; v++)
        if (e->set >> v & 1 && is_bound_name(e->value[v])) return true;
    return false;
}

/* H(A|S,E) is the mean of H(A|S=s,E). */
static void of_mean(pool_t *p, const tterm_t *x)
{
    const tterm_t *h = x->part[0];
    if (h->kind != T_ENTROPY) return;
    for (unsigned v = 0; v < p->K->Q->T->P->axes; v++) {
        if (!(h->at.set >> v & 1) || strcmp(h->at.value[v], x->text) != 0) continue;
        tterm_t *y = tnew(p->K->A, T_ENTROPY, NULL, NULL);
        y->a = h->a;
        y->given = 1u << v;
        y->at = h->at;
        y->at.set &= ~(1u << v);
        mform_t all, by, mean = mform_of(&p->K->N, x), f;
        tterm_t with = *y, without = *y;
        with.a = h->a | 1u << v;
        without.a = 1u << v;
        with.given = without.given = 0;
        all = mform_of(&p->K->N, &with);
        by = mform_of(&p->K->N, &without);
        f = mform_plus(&p->K->N, &all, &by, -1);
        f = mform_plus(&p->K->N, &f, &mean, -1);
        p->set[event_at(p, &y->at)] |= with.a;
        put(p, &f, true, false, json_pack("[s,s,s]", "mean", words(p, y), p->K->Q->T->P->variable[v]));
    }
}

static void basic_put(pool_t *p, unsigned a, unsigned b, unsigned given, const values_t *e)
{
    tterm_t x = { .kind = b ? T_INFO : T_ENTROPY, .a = a, .b = b, .given = given, .at = *e };
    const law_t *P = p->K->Q->T->P;
    const char *rule = "basic";
    bool zero = b && apart_in_graph(p->K->Q, a, b, given | e->set);
    mform_t f;
    if (zero) rule = "apart";
    for (unsigned k = 0; !b && k < P->factors; k++) {
        int param = P->factor[k].param;
        bool map = param >= 0 && p->K->Q->T->L->setting.entry[param].kind == ENTRY_MAP;
        if (1u << P->factor[k].of == a && map && !(P->factor[k].given & ~(given | e->set))) {
            rule = "made";
            zero = true;
        }
    }
    if (b)
        f = mform_of(&p->K->N, &x);
    else {
        tterm_t all = x, by = x;
        all.a = a | given;
        by.a = given;
        all.given = by.given = 0;
        f = less(p, &all, &by);
    }
    put(p, &f, zero, false, one_step(rule, words(p, &x)));
}

/* The elemental inequalities of the variables given the event. */
static void event_put(pool_t *p, unsigned k)
{
    const values_t *e = &p->event[k];
    unsigned set = p->set[k], n = p->K->Q->T->P->axes;
    if (__builtin_popcount(set) > POOL_VARIABLES) return;
    for (unsigned i = 0; i < n; i++) {
        if (!(set >> i & 1)) continue;
        basic_put(p, 1u << i, 0, set & ~(1u << i), e);
        for (unsigned j = i + 1; j < n; j++) {
            unsigned rest = set & ~(1u << i) & ~(1u << j), part = rest;
            if (!(set >> j & 1)) continue;
            do {
                part = (part - 1) & rest;
                basic_put(p, 1u << i, 1u << j, part, e);
            } while (part != rest && rest);
        }
    }
}

/* H(A|E') = H(A|E), A apart from what E' has more. */
static void without_put(pool_t *p, unsigned set, const values_t *more, const values_t *e)
{
    for (unsigned v = 0; v < PMF_AXES_MAX; v++)
        if (e->set >> v & 1 && !(more->set >> v & 1 && strcmp(e->value[v], more->value[v]) == 0)) return;
    if (more->set == e->set || !set || set & more->set) return;
    if (!apart_in_graph(p->K->Q, set, more->set & ~e->set, e->set)) return;
    tterm_t x = { .kind = T_ENTROPY, .a = set, .at = *more }, y = { .kind = T_ENTROPY, .a = set, .at = *e };
    mform_t f = less(p, &x, &y);
    put(p, &f, true, false, json_pack("[s,s,s]", "without", words(p, &x), tevent(p->K->Q->T, e)));
}

static void events_put(pool_t *p)
{
    for (unsigned i = 0; i < p->events; i++) {
        event_put(p, i);
        for (unsigned k = 0; k < p->events; k++)
            for (unsigned part = p->set[i] & p->set[k]; part && i != k; part = (part - 1) & p->set[i] & p->set[k])
                if (__builtin_popcount(p->set[i] & p->set[k]) <= WITHOUT_VARIABLES)
                    without_put(p, part, &p->event[i], &p->event[k]);
    }
}

/* H(J) = log|J| of a uniform J, H(A|E) <= log|A|. */
static void sizes_put(pool_t *p)
{
    const law_t *P = p->K->Q->T->P;
    static const values_t none;
    for (unsigned k = 0; k < P->factors; k++) {
        unsigned v = P->factor[k].of;
        const char *J = p->K->Q->T->L->setting.alphabet[P->alphabet[v]].name;
        const tterm_t *size = ttext(p->K->A, arena_printf(p->K->A, "log(|%s|)", J));
        bool stands = false;
        for (unsigned i = 0; i < p->n; i++)
            stands = stands || (p->used[i] && strcmp(p->K->N.at[i].text, size->text) == 0);
        tterm_t x = { .kind = T_ENTROPY, .a = 1u << v };
        unsigned events = p->events;
        for (unsigned i = 0; stands && i < events; i++) {
            if (!(p->set[i] >> v & 1)) continue;
            x.at = p->event[i];
            mform_t f = less(p, size, &x);
            put(p, &f, false, false, one_step("letters", words(p, &x)));
            if (P->factor[k].param == -1) without_put(p, x.a, &p->event[i], &none);
        }
        if (!stands || P->factor[k].param != -1) continue;
        x.at = none;
        mform_t f = less(p, &x, size);
        put(p, &f, true, false, one_step("uniform", P->variable[v]));
    }
}

/* --- all ---------------------------------------------------------------------------------------------------------- */

static void number_put(pool_t *p, const tterm_t *x)
{
    switch (x->kind) {
    case T_TEXT: of_text(p, x); return;
    case T_SAME:
    case T_ATLEAST:
    case T_OCCURS:
    case T_EQUAL: of_unit(p, x, true); return;
    case T_POSTERIOR:
    case T_OUTCOMES:
        if (is_not_negative(p, x->part[0])) of_unit(p, x, is_at_most_one(p, x->part[0]));
        return;
    case T_MAX:
    case T_MIN: of_two(p, x); return;
    case T_MEAN: of_mean(p, x); return;
    case T_ENTROPY:
        if (!is_bound(&x->at)) p->set[event_at(p, &x->at)] |= x->a;
        return;
    default: return;
    }
}

void pool_put(known_t *K, const mform_t *f)
{
    pool_t p = { .K = K, .n = K->N.n, .used = ARENA_ARRAY(K->A, bool, K->N.n + 1) };
    numbers_used(&p, f);
    for (unsigned k = 0; k < K->sources; k++) numbers_used(&p, &K->source[k].slack);
    for (unsigned k = 0; k < p.n; k++)
        if (p.used[k]) number_put(&p, K->N.at[k].term);
    sizes_put(&p);
    events_put(&p);
}
