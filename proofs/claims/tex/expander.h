/* SPDX-License-Identifier: MIT
**
** The expander's own parts: the tokens that are still to be read, and what the author has defined.
*/
#ifndef LEMMATA_CLAIMS_TEX_EXPANDER_H
#define LEMMATA_CLAIMS_TEX_EXPANDER_H

#include "proofs/claims/tex/macro.h"

enum { TEX_INPUTS_MAX = 64, TEX_INPUT_DEPTH_MAX = 16, TEX_BRINGERS_MAX = 64 };

typedef LIST(tex_token_t) token_list_t;

/* `unread`: why a use cannot be read; NULL where it can. `sized`: a star or [..] may stand before the arguments, and
** says how large. */
typedef struct {
    const char *name;
    unsigned args;
    bool optional, sized;
    token_list_t first, body;
    const char *unread;
    unsigned line; /* of its definition; 0 of what LaTeX defines */
    bool gone;     /* its group has ended */
    unsigned depth, since; /* the groups within which it was defined; of a definition for all: what `undo` held */
} macro_t;

/* A file that is open: where `todo` ends when it has been read, the folder that \import gives to those within it, with /
** behind it, "" for the main one; the macros that stand again behind a \subfile, which is a group. */
typedef struct { macro_t *at; unsigned n; unsigned short *slot; } kept_macros_t;
typedef struct { const char *file, *folder; unsigned rest; const kept_macros_t *kept; } open_file_t;

/* `todo` is a stack: its last token is read next. Its lowest is TEX_END. */
typedef struct {
    arena_t *A;
    token_list_t todo, done;
    LIST(macro_t) macros;
    unsigned short slot[2 * TEX_MACROS_MAX]; /* by the hash of the name: one more than where it stands, 0 for none */
    size_t put_back;
    unsigned own;    /* of todo, from the lowest: tokens of the file, which no macro made */
    const char *why; /* the last thing that went wrong */
    bool inside;
    bool known[TEX_IFS_MAX]; /* of the conditionals that are open: which branch holds is known */
    size_t ifs;
    /* groups that are open: is each surely one; what definitions within them have replaced */
    LIST(bool) group;
    LIST(struct { unsigned depth; bool was; macro_t before; }) undo;
    token_list_t later; /* \AtBeginDocument: read behind \begin{document} */
    bool global; /* \global stands before the next token */
    tex_files_t *files;
    open_file_t open[TEX_INPUT_DEPTH_MAX];
    /* the author's macros that bring in files: they are expanded outside of lemmas, too */
    const char *bringer[TEX_BRINGERS_MAX];
    unsigned bringers;
    size_t deep, tokens; /* tokens: of all files */
} expander_t;

typedef enum { NEW, ROBUST, PROVIDE, DEF, EDEF, LET, OPERATOR, DELIMITER, DELIMITER_X, DOCUMENT, NO_DEFINITION } how_t;

/* --- macro.c --- */
void tex_append(arena_t *A, token_list_t *list, tex_token_t t);
const tex_token_t *tex_peek(const expander_t *e);
tex_token_t tex_take(expander_t *e);
bool tex_take_if(expander_t *e, tex_kind_t kind, const char *text);
/* Says why; returns false. */
bool tex_wrong(expander_t *e, const char *why);
/* One token, or a group without its braces; up to ] when `square`, whose [ is read. Where it is cut short nothing is
** taken. */
bool tex_take_argument(expander_t *e, token_list_t *out, bool square);
macro_t *tex_find(expander_t *e, const char *name);
void tex_define(expander_t *e, macro_t m, bool keep);

/* Puts what the macro makes of its arguments, which are read, in front of what is still to be read. */
bool tex_call(expander_t *e, const macro_t *m, spot_t at);

/* --- input.c --- */
/* Is it \input, \include, \import, \subimport, \subfile or the like, and no macro of the author's? */
bool tex_brings_in(expander_t *e, const tex_token_t *t);
/* Behind one of these: the file's tokens are what is read next. False, and the fault. */
bool tex_input(expander_t *e, const tex_token_t *t);
/* Files that have been read to their ends are open no more. */
void tex_close(expander_t *e);
/* What brings in a file at this place is not read: said, when all has been read. */
void tex_note_unread(expander_t *e, spot_t at);
/* Does the macro bring in a file; a macro that is defined now, with those that use it? */
bool tex_is_bringer(const expander_t *e, const char *name);
void tex_see_bringer(expander_t *e, const macro_t *m, spot_t at);

/* --- scope.c --- */
/* A group begins or ends here: surely, or with braces, which may be an argument's. */
void tex_open_group(expander_t *e, bool certain);
void tex_close_group(expander_t *e, bool certain);
/* Before m is defined, for the group that is open or for all. */
void tex_scoped(expander_t *e, macro_t *m, bool global);

/* --- define.c --- */
how_t tex_how(const char *name);
/* Reads a definition behind the command that makes it, at `at`. */
void tex_definition(expander_t *e, how_t how, spot_t at, bool global);
/* [2][first]; {m m}, mandatory arguments alone: else the body, too, is taken. */
bool tex_counted(expander_t *e, macro_t *m);
bool tex_mandatory(expander_t *e, macro_t *m);

/* --- environment.c --- */
/* Behind \newenvironment: what it defines. Is it one? */
bool tex_environment_definition(expander_t *e, const tex_token_t *t);
/* Behind \begin or \end of an environment of the author's that displays: its tokens are read next. Is it one? */
bool tex_own_environment(expander_t *e, const tex_token_t *t);
bool tex_makes_display(expander_t *e, const macro_t *m);

#endif
