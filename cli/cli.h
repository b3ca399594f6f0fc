/* SPDX-License-Identifier: MIT
**
** cli -- the command. It knows no mathematics: it reads options and files, calls the engine, and writes results.
**
** Results go to standard output or to the file named with -o, which is written beside and renamed, so that an
** interrupted run leaves the old file or none. Whether they can be written is asked before the work (exit 2); where
** writing fails all the same, exit 3. What is wrong is said in one line on standard error.
*/
#ifndef LEMMATA_CLI_H
#define LEMMATA_CLI_H

#include "numerics/capacity/capacity_region.h"
#include "proofs/claims/compile.h"
#include "proofs/engine/version.h"
#include "proofs/engine/write.h"

#include <signal.h>

enum { EXIT_HOLDS = 0, EXIT_REFUTED = 1, EXIT_BAD_INPUT = 2, EXIT_INTERNAL = 3, EXIT_UNDECIDED = 4 };

typedef enum { FORMAT_TEXT, FORMAT_JSON, FORMAT_CSV, FORMAT_TEX } format_t;

typedef enum { NOT_SAID, SAID_NO, SAID_YES } said_t;

typedef struct {
    char *const *args; /* what is no option */
    size_t nargs;
    const char *text; /* of a caller without files: that of the table that args name; NULL */
    size_t bytes;
    check_options_t check;
    double timeout;
    format_t format;
    size_t index;
    bool indexed;
    const char *out, *against;
    loudness_t loudness;
    long digits;
    bool counts, bits;
    /* how a table is read: what is not said is found in the file */
    said_t header, names;
    char separator;
    const char *columns;
    bool wide, normalise;
    const char *confidence; /* of capacity and interval; NULL when not given */
    /* of interval (kl: also of frontier), as they were written; NULL when not given */
    const char *codebook, *separation, *eps, *labels, *delta, *eta, *kl, *context, *residual, *empirical, *target,
        *contexts, *allocate;
    /* of frontier; 0 or NULL when not given, bootstrap 1000 */
    unsigned long points, best_of, bootstrap;
    const char *beta, *within;
    const char *plot; /* of frontier, capacity and interval */
    const char *proofs;        /* the folder of certificates; NULL: proved/ beside each file */
    const char *claim, *given; /* of check and hunt: one line on the spot; NULL */
    unsigned long evaluations; /* of hunt and repair; 0 when not given */
    double seconds;
    bool record; /* of site: the arguments are records */
    bool resume; /* of check: a shard whose file is whole is not done again */
    bool print; /* of check: what was understood, and nothing is decided */
    bool help, version;
} options_t;

struct command;

/* --- options.c: each command names the options it takes by their letters. ---------------------------------------- */

/* False, and one line said, when an option is unknown or its value is wrong. */
bool options_read(options_t *o, int argc, char **argv, const struct command *c);

/* --- paint.c: text on a terminal, verdicts in colour and lines broken to its width; as it is where there is none */
void paint(FILE *f, const char *text);

/* "; did you mean X?", or "", of n names; memory that lives until the program ends. */
const char *meant(const char *name, const char *const *known, size_t n);

/* --- start.c, main.c ---------------------------------------------------------------------------------------------- */

/* Before all else: standard streams, signals, the allocator. */
void lemmata_start(void);
/* The command line; the exit status. */
int lemmata_main(int argc, char **argv);

/* --- commands: each returns the exit status ---------------------------------------------------------------------- */

typedef struct command {
    const char *name, *arguments, *what;
    const char *letters; /* of the options it takes */
    int (*run)(const options_t *o);
    const char *about, *example; /* for its page of help */
} command_t;

int command_list(const options_t *o);
int command_show(const options_t *o);
int command_check(const options_t *o);
int command_hunt(const options_t *o);
int command_new(const options_t *o);
int command_merge(const options_t *o);
int command_table(const options_t *o);
int command_site(const options_t *o);
int command_prove(const options_t *o);
int command_repair(const options_t *o);
int command_export(const options_t *o);
int command_replay(const options_t *o);
int command_capacity(const options_t *o);
int command_klinv(const options_t *o);
int command_interval(const options_t *o);
int command_frontier(const options_t *o);

/* --- confidence.c ------------------------------------------------------------------------------------------------- */

/* 1 less the level of --confidence; false, and said, when it is none or there are no counts. */
bool confidence_read(mpq_ptr error, const options_t *o);
/* The region of the counts in a file; false, and said, when there are too many. */
bool confidence_region(region_t *S, arena_t *A, const char *file, const rows_t *R, mpz_srcptr total, mpq_srcptr error);
/* What is claimed, and by what. */
const char *confidence_words(arena_t *A, mpq_srcptr error, size_t intervals);

/* --- papers.c ----------------------------------------------------------------------------------------------------- */

/* The papers of the program by number, NULL past the last (builtin.c). Names and ids cost nothing; a lemma's claim file
** is read and compiled when it is first asked for, on the main thread. A heading that comes without its lemmas has NULL
** for their list. */
const char *papers_name(size_t p);
const paper_t *papers_heading(size_t p);
const char *papers_id(size_t p, size_t i);
const lemma_t *papers_lemma_at(size_t p, size_t i);
/* The head of the lemma's file, in the arena; the file is not read on. */
const lemma_tree_t *papers_head(arena_t *A, size_t p, size_t i);
/* A whole paper. */
const paper_t *papers_at(size_t p);
/* Sets which links of a built-in claim are proved, from the certificates that stand in the program. */
void proofs_take(const lemma_t *L);
/* The certificate of a link that they prove; NULL of others. The caller's. */
json_t *proofs_certificate(const lemma_t *L, size_t link);
/* What stands in the way of a proof of a claim's link, in a line; proofs_unasked where no prover was asked that might
** prove it, a link of a claim file, and proofs_uncertified where there is a folder of certificates. NULL where there is
** a proof, and of what is said of equality. */
const char *proofs_obstacle(arena_t *A, const lemma_t *L, size_t link);
extern const char *const proofs_unasked, *const proofs_uncertified;
/* proofs_tex.c: by what the links of one lemma are proved, these obstacles, and what was not asked, as TeX. */
void write_proofs(FILE *f, const record_t *r);
/* No candidate violates a link that is proved; else an internal error, said with both. */
void proofs_hold(records_t R);
/* The words of a paper (words.c); NULL for none. */
const word_t *const *paper_words(const char *paper);
/* A lemma by its id, and the heading of its paper; also of the claim files that were read. NULL when there is none. */
const lemma_t *papers_lemma(const char *id, const paper_t **paper);
/* "; did you mean X?" of the papers, their ids and slugs, or "". */
const char *papers_like(const char *name);
/* The lemma that is meant: its id, or what stands behind the slash where one paper alone has it. NULL, and said, when
** there is none or more than one. */
const lemma_t *papers_meant(const char *name, const paper_t **paper);

/* The lemmas that the arguments name (ids or papers; none: all), each once, in the papers' order. False, and said, when
** one names nothing. */
typedef struct { const paper_t *paper; const lemma_t *lemma; } choice_t;
enum {
    LEMMAS_OF_FILES_MAX = 1024,
    LEMMAS_OF_PAPERS_MAX = 256,
    CHOICES_MAX = LEMMAS_OF_FILES_MAX + LEMMAS_OF_PAPERS_MAX
};
bool papers_choose(choice_t *choice, size_t *n, const options_t *o);
/* The links of a lemma, and of each by what it is proved, or what stands in the way. */
void show_links(FILE *f, const lemma_t *L);

/* --- certificates.c: those that stand beside claim files, or in --proofs DIR -------------------------------------- */

/* Sets which links of the claims from files are proved, and says which certificate proves nothing, and why. False, and
** said, when --proofs names no folder. Before records are written, once a lemma. */
bool certificates_take(const choice_t *choice, size_t n, const options_t *o);
/* The certificate by which a link of them is proved, the caller's; NULL of others. */
json_t *certificates_of(const lemma_t *L, size_t link);
/* Was there a folder of certificates for this lemma? */
bool certificates_folder(const lemma_t *L);

/* --- checker.c ---------------------------------------------------------------------------------------------------- */

/* What lemmata-verify, beside this program or in PATH, says of a certificate: 1 accepted, 0 not, -1 it is not there. */
int certificate_accepted(const json_t *certificate);
/* Why it did not accept the last; holds until the next. */
const char *certificate_refusal(void);

/* --- spawn.c: other programs, without a shell --------------------------------------------------------------------- */

enum { PROGRAM_PATH_ROOM = 4096 };
/* The folder of this program; "" where it cannot be told. Each `to` has PROGRAM_PATH_ROOM bytes. */
void program_folder(char *to);
/* A digest of this program, the linker's or MD5, as hexadecimal digits; "" where it cannot be read. */
const char *program_sum(void);
bool program_beside(char *to, const char *name);
bool program_in_path(char *to, const char *name);
/* A file with the document, open at its start and without a name; -1, and errno, when it cannot be written. */
int program_document(const json_t *j, size_t flags);
/* Runs it with these as standard input and, unless out < 0, as standard output and error: its exit status; -1 when it
** did not end by itself, or did not start: *failed says why. seconds: of its processor's time; 0: without a limit. */
int program_run(int *failed, const char *path, const char *const *argv, int in, int out, unsigned long seconds);

/* --- claims.c: claim files, and claims on the command line -------------------------------------------------------- */

/* FILE.lem. */
bool claims_is_file(const char *arg);
/* Reads and compiles the claim files among the arguments, and -e. False, and said, when one is wrong. */
bool claims_load(const options_t *o);
/* Is all there that the file's proofs use and cite: in files that were read, or in the papers? False, and the fault. */
bool claims_references(arena_t *A, const compiled_file_t *F, claim_fault_t *fault);
const lemma_t *claims_lemma(const char *id, const paper_t **paper);
/* The file that this lemma was read from, "-e" of that; NULL: it is built in. */
const char *claims_path(const lemma_t *L);
/* The only lemma of what was read; NULL when there are several. */
const lemma_t *claims_only(const paper_t **paper);
void claims_choose(choice_t *choice, size_t *n, const options_t *o, bool *family_known);
/* What was read of them, in the plain notation alone. */
void claims_print(FILE *f, const void *unused);
/* All claims that were read, in the plain notation and as chains in TeX. */
void claims_show(FILE *f, const void *unused);
/* Reads the claim that a witness comes from, where it says one. False, and said, when it cannot be read. */
bool claims_of_witness(json_t *w, const char *file);
/* Is every variant that the lemma's `break` clauses give refuted by some candidate? Says each that is not. */
bool breaks_refuted(const compiled_file_t *F, const compiled_t *C, const word_t *const *words);
/* The same of a lemma that was read from a file; true of others. */
bool claims_broken(const record_t *r);
/* Do the findings of a compiled lemma differ from what its claim file expects? Says each difference. 0: as expected, or
** nothing is expected; 1: a difference; 4: something expected is open. `expected`: it expects something. */
int claims_expected(const record_t *r, bool *expected);
/* A line that names the links that are refuted, and meant to be by their file; nothing where there are none. */
void claims_foreseen(FILE *f, const record_t *r);

/* --- run.c: the chosen lemmas checked, with progress -------------------------------------------------------------- */

/* `against` is the record that -a names, NULL without one; it is read before anything is checked or written. */
typedef struct { records_t records; json_t *against; } checked_t;
bool run_records(checked_t *run, const options_t *o);
/* The same of lemmas that are chosen. */
bool run_chosen(checked_t *run, const choice_t *choice, size_t n, const options_t *o);
/* The same from the files of records that are the arguments, and are of this program and these claims; with their
** options. */
bool run_recorded(checked_t *run, options_t *o);
void run_free(checked_t *run);
/* Writes the records as check does, and returns the exit status. */
int run_write(const checked_t *run, const options_t *o);
/* The exit status: by the records, or by their comparison with the recorded verdicts. */
int run_status(const checked_t *run);
/* Does this output show candidates? */
bool run_shows(const options_t *o);

/* merge.c: is the file of -o the whole shard that these options ask for, of this version and these candidates? Then its
** exit status. Else it is said, unless there is no file, and false. */
bool shard_stands(int *status, const choice_t *choice, size_t n, const options_t *o);

/* --- against.c ---------------------------------------------------------------------------------------------------- */

/* The record in a file; NULL, and said, when it is none. */
json_t *against_read(const char *file);
/* EXIT_HOLDS when all verdicts are as recorded, EXIT_REFUTED when one differs (each said on standard error),
** EXIT_UNDECIDED when none differs but the run was cut short. */
int against_status(records_t R, json_t *record);

/* --- shown.c: text that others wrote ------------------------------------------------------------------------------ */

enum { NAME_SHOWN = 40 };

/* Utf8_shown in quotes, of at most NAME_SHOWN bytes. */
const char *shown_name(arena_t *A, const char *text, size_t n);

/* --- input.c, place.c, channel.c, contexts.c, output.c; sheet.h has the reader of tables -------------------------- */

/* Parsed, JSON takes some twenty times its length. */
enum { INPUT_BYTES_MAX = 1 << 26, JSON_BYTES_MAX = 1 << 24, CELLS_MAX = 1 << 16 };

/* "lemmata: " and one line on standard error, fit for a terminal; returns false. */
bool complain(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* complain.c: from here on this thread keeps the first such line and writes none, up to complaints_kept, which returns
** it, NULL where there was none; memory from malloc. */
void complaints_keep(void);
char *complaints_kept(void);

/* The whole of a file ("-": standard input), ending in a zero byte that is not counted; NULL, and said, when it cannot
** be read or is longer than `most` bytes. Memory from malloc. */
char *input_read_most(const char *file, size_t *n, size_t most);
char *input_read(const char *file, size_t *n); /* most: INPUT_BYTES_MAX */
/* The same of a table: a copy of the options' text where they bring one. */
char *input_table(const options_t *o, const char *file, size_t *n);
/* The same as JSON, of at most JSON_BYTES_MAX bytes, with duplicate keys refused. */
json_t *input_json(const char *file, char **text);
/* Where the value stands that `where`, an array of keys and indices, leads to: its text, and its line and column. The
** text is valid JSON. */
const char *place_of_value(const char *text, json_t *where);
/* From the text of a list to that of its first value; from a value to the next. */
const char *place_in(const char *list);
const char *place_next(const char *value);
void place_find(const char *text, json_t *where, size_t *line, size_t *column);

/* A channel file: rows that sum to exactly 1 (with --normalise divided by their sums), or counts that are divided by
** their sums, total[x] (may be NULL). read_as: what was taken for what. False, and said, when it is none or may be read
** in two ways. */
bool rows_read(rows_t *R, mpz_ptr *total, arena_t *A, const char *file, const options_t *o, const char **read_as);

/* The table of --contexts: weights that sum to 1, channel files, whose paths are those beside it, and what a label
** costs, 1 where no column says it. The context k is of the file of number of[k], file[] being the different ones in
** their order. False, and said, when it is none. */
typedef struct { size_t n, files, *of; mpq_ptr weight, cost; const char **file, *read_as; } contexts_t;
bool contexts_read(contexts_t *c, arena_t *A, const options_t *o);

/* q nats, or in bits, with so many digits, rounded toward rnd; memory from malloc. */
char *information_decimal(mpq_srcptr q, bool bits, size_t digits, mpfr_rnd_t rnd);

/* Can results be written to this file (NULL or "-": to standard output)? Asked before the work: false, and said, when
** not. Nothing is left. */
bool output_ready(const char *file);
/* The same of the files in a folder, which need not be there yet. */
bool output_folder_ready(const char *folder);
/* Makes the folders of the path of a file. */
bool output_folders(const char *file);

/* Writes through `write` to the file, as below. False, and said, on failure: then the old file stands. */
bool output_write(const char *file, void (*write)(FILE *f, const void *what), const void *what);
bool output_json(const char *file, json_t *j);

/* Files that are written together. Each is composed in memory; then all are written beside their places and only then
** moved into them. What is no regular file is written into. */
typedef struct { char *file, *text; size_t n; } composed_t; /* file NULL: standard output */
typedef struct { composed_t *at; size_t n, room; } outputs_t;
composed_t output_compose(const char *file, void (*write)(FILE *f, const void *what), const void *what);
void outputs_add(outputs_t *set, composed_t c);
/* Writes and forgets them; false, and said, when one cannot be written: then none is. */
bool outputs_put(outputs_t *set);

/* --- plot.c: --plot FILE ------------------------------------------------------------------------------------------ */

/* Of a standalone file, up to where its document begins. */
extern const char plot_preamble[];
/* May FILE.pdf, .png or .svg be written, and FILE.tex? Asked before the work; false, and said. */
bool plot_ready(arena_t *A, const char *file);
/* Typesets what `write` writes, and puts picture and FILE.tex in place: EXIT_HOLDS, or another status, and said; then
** neither is there. */
int plot_make(arena_t *A, const char *file, void (*write)(FILE *f, const void *what), const void *what);

/* --- figure.c: the figure of capacity and interval ---------------------------------------------------------------- */

/* A segment from lo to hi, a point at `at`; panels go from 0 to `most`. label and title are TeX, names are not. */
typedef struct { const char *name; bool segment, point; double lo, hi, at; } figure_row_t;
typedef struct { const char *label, *title; double most; size_t n; figure_row_t *row; } panel_t;
typedef struct { arena_t *A; const panel_t *panel; size_t n; } figure_t;
void figure_write(FILE *f, const void *figure);

/* --- deadline.c: of a command that keeps no clock of its own ------------------------------------------------------ */

void deadline_start(double seconds);
void deadline_stop(void);

/* Signals that would end the process wait while there are files that nobody else would remove. */
void hold_signals(sigset_t *before);
void release_signals(const sigset_t *before);

/* --- replace.c: regular files put in place of others -------------------------------------------------------------- */

typedef struct { char *target, *beside; int fd; } replacement_t;
/* The file that this path leads to when every link is followed, the last one too, there or not; NULL when there is
** none. */
char *replace_target(const char *file);
/* May the target be replaced, and nothing of it be lost but its bytes? NULL, or why not. */
const char *replace_refused(const char *target);
/* The names, made before any file is. */
replacement_t replace_named(char *target);
/* Makes a file beside the target, with its mode and owner; the same, and writes the bytes. */
bool replace_begin(replacement_t *r);
bool replace_stage(replacement_t *r, const char *text, size_t n);
bool bytes_written(int fd, const char *text, size_t n);
bool replace_move(replacement_t *r);
/* Removes what stands beside, and forgets the names. */
void replace_end(replacement_t *r);
/* What killed runs left beside this target. */
void replace_sweep(const char *target);

#endif
