/* SPDX-License-Identifier: MIT */
#include "proofs/prove/coq/export_coq.h"
#include "proofs/prove/certify.h"
#include "proofs/prove/coq/export_box.h"
#include "proofs/prove/coq/export_points.h"

#include <ctype.h>
#include <string.h>

typedef struct { arena_t *A; const entropy_claim_t *E; unsigned atoms; } writer_t;

/* H_A_B: of a set; r0: of another real number. A prime of a name is written out. */
static const char *name_of(writer_t *w, varset_t S)
{
    if (entropy_is_atom(S)) {
        unsigned k = S & ~ENTROPY_ATOM;
        if (k >= w->atoms) w->atoms = k + 1;
        return arena_printf(w->A, "r%u", k);
    }
    char *text = arena_printf(w->A, "H");
    for (unsigned k = 0; k < w->E->variables; k++)
        if (S >> k & 1) text = arena_printf(w->A, "%s_%s", text, w->E->name[k]);
    for (char *c = text; *c; c++)
        if (*c == '\'') *c = '0';
    return text;
}

static const char *number(writer_t *w, mpq_srcptr q)
{
    char *own = mpq_get_str(NULL, 10, q);
    const char *text = arena_printf(w->A, "(%s)", own);
    free(own);
    return text;
}

static const char *form(writer_t *w, const entropy_form_t *f)
{
    const char *text = number(w, f->constant);
    for (size_t k = 0; k < f->n; k++)
        if (mpq_sgn(f->part[k].c) != 0)
            text = arena_printf(w->A, "%s + %s * %s", text, number(w, f->part[k].c), name_of(w, f->part[k].set));
    return text;
}

/* Every name once, those of the forms and of the steps. */
static const char *names(writer_t *w, const entropy_form_t *const *f, size_t n)
{
    const char *text = "";
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < f[i]->n; k++) {
            const char *name = arena_printf(w->A, " %s ", name_of(w, f[i]->part[k].set));
            if (!strstr(arena_printf(w->A, " %s ", text), name))
                text = arena_printf(w->A, "%s%s%s", text, *text ? " " : "",
                                    arena_printf(w->A, "%.*s", (int)strlen(name) - 2, name + 1));
        }
    return text;
}

/* The basic inequality of a step. */
static const entropy_form_t *basic(arena_t *A, const shannon_step_t *s)
{
    entropy_form_t *f = entropy_form(A);
    mpq_ptr one = arena_mpq(A, 1);
    mpq_set_ui(one, 1, 1);
    if (s->kind == STEP_ENTROPY) entropy_add_given(f, s->S, s->T, one);
    else entropy_add_information(f, (varset_t[]){ s->S & ~s->T, s->T & ~s->S }, 2, s->S & s->T, one);
    return f;
}

/* Letters and digits, and of what stands between them one underscore: not two. */
static const char *name_part(arena_t *A, const char *from, size_t n)
{
    char *text = arena_printf(A, "%.*s", (int)n, from), *to = text;
    for (const char *c = text; *c; c++)
        if (isalnum((unsigned char)*c)) *to++ = *c;
        else if (to > text && to[-1] != '_') *to++ = '_';
    while (to > text && to[-1] == '_') to--;
    *to = 0;
    return text;
}

/* link_PAPER__SLUG__LINK, and __2 of the second that is written so: of another lemma it is another name. */
static const char *theorem_name(arena_t *A, const compiled_t *C, size_t link)
{
    const char *id = C->lemma.id, *slug = lemma_slug(&C->lemma), *of = name_part(A, slug, strlen(slug));
    char *name = arena_printf(A, "%s", certificate_name(A, C, link));
    name[strlen(name) - strlen(".json")] = 0;
    for (char *c = name; *c; c++)
        if (!isalnum((unsigned char)*c)) *c = '_';
    size_t own = strlen(of) < strlen(name) && *of ? strlen(of) + 1 : strlen(of); /* behind the slug */
    return arena_printf(A, "link_%s__%s__%s", name_part(A, id, (size_t)(slug - 1 - id)), of, name + own);
}

/* The variables that the proof makes: their relations are assumptions of the theorem, met by some law whatever the
** others are. */
static const char *made(arena_t *A, json_t *certificate, const char *kind, const char *what)
{
    json_t *list = json_object_get(json_object_get(certificate, "proof"), kind);
    const char *text = "";
    for (size_t k = 0; k < json_array_size(list); k++)
        text = arena_printf(A, "%s\n   %s, %s %s", text,
                            json_string_value(json_object_get(json_array_get(list, k), "name")), what,
                            json_string_value(json_object_get(json_array_get(list, k), "of")));
    return text;
}

/* A linear relation between entropies: lra finds the sum again. */
static bool export_linear(FILE *f, json_t *certificate, const compiled_t *C, size_t link, const char **why)
{
    arena_t *A = arena_new();
    entropy_claim_t E;
    size_t n;
    shannon_step_t *step;
    bool good = certificate_steps(&step, &n, &E, A, certificate, C, link) && E.cases == 1 && !E.divergences && !E.times;
    if (good) {
        writer_t w = { A, &E, 0 };
        const entropy_form_t **all = ARENA_ARRAY(A, const entropy_form_t *, n + E.facts + 1);
        const char *assumed = "";
        size_t m = 0;
        for (size_t k = 0; k < n; k++) {
            if (step[k].kind == STEP_GIVEN) continue;
            all[m] = basic(A, &step[k]);
            assumed = arena_printf(A, "%s\n  0 <= %s ->", assumed, form(&w, all[m++]));
        }
        for (size_t k = 0; k < E.facts; k++) {
            all[m] = E.fact[k].form;
            assumed = arena_printf(A, "%s\n  0 %s %s ->", assumed, E.fact[k].equality ? "=" : "<=", form(&w, all[m++]));
        }
        all[m++] = E.slack[0];
        const char *of = names(&w, all, m), *words = json_string_value(json_object_get(certificate, "statement"));
        fprintf(f, "(* %s\n   %s%s%s *)\nTheorem %s : %s%s%s%s\n  0 %s %s.\nProof. intros. lra. Qed.\n\n", C->lemma.id,
                words, made(A, certificate, "events", "whether it is so:"),
                made(A, certificate, "copies", "a copy, as the first variable of"), theorem_name(A, C, link),
                *of ? "forall " : "", of, *of ? " : R," : "", assumed, E.equality ? "=" : "<=", form(&w, E.slack[0]));
    }
    arena_free(A);
    if (!good) *why = "absolute values and quotients of entropies, and divergences from laws, are not exported";
    return good;
}

exported_t export_coq(FILE *f, json_t *certificate, const compiled_t *C, size_t link, const char **why)
{
    const char *reason = certificate_reason(certificate);
    *why = "its certificate is of another link";
    if (!reason || !certificate_proves(certificate, C, link)) return EXPORTED_NOT;
    if (strcmp(reason, "shannon") == 0)
        return export_linear(f, certificate, C, link, why) ? EXPORTED_LINEAR : EXPORTED_NOT;
    static const struct {
        const char *reason, *why;
    } none[] = { { "integers", "claims about integers are not exported" },
                 { "coupling", "laws as variables that seldom differ are not exported" },
                 { "letterwise", "divergences letter by letter are not exported" },
                 { "moments", "means by multipliers are not exported" },
                 { "intervals", "densities along an order are not exported" },
                 { "means", "means of a factorised law are not exported" } };
    *why = "its reason is not exported";
    for (size_t k = 0; k < sizeof none / sizeof *none; k++)
        if (strcmp(none[k].reason, reason) == 0) *why = none[k].why;
    bool box = strcmp(reason, "box") == 0 || strcmp(reason, "strict") == 0;
    if (!box && !export_points_has(reason)) return EXPORTED_NOT;
    arena_t *A = arena_new();
    bool good =
        (box ? export_box : export_points)(f, certificate, C->lemma.id, theorem_name(A, C, link), why);
    arena_free(A);
    return !good ? EXPORTED_NOT : box ? EXPORTED_BOX : EXPORTED_POINTS;
}
