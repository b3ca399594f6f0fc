/* SPDX-License-Identifier: MIT */
#include "cli/cli.h"

#include <errno.h>
#include <string.h>

static const command_t commands[] = {
    { "list", "[PAPER]", "the lemmas, in the paper's order", "", command_list },
    { "show", "ID", "a lemma: statement, parameters, terms, links, families", "FISo", command_show },
    { "check", "[ID|PAPER|FILE.lem]...", "decide every link on every candidate", "FnStPNfoaqvjsyg", command_check },
    { "merge", "SHARD.json...", "the record of the whole, from what check --shard wrote", "foaqv", command_merge },
    { "table", "[ID|PAPER]... -o DIR", "write the LaTeX tables, chains and figures' data", "FnStPNoaqvj", command_table },
    { "replay", "FILE.json", "decide a stored witness again, from its exact numbers alone", "PNfot", command_replay },
    { "capacity", "FILE.csv", "certified capacity of a channel", "DcLYKTAUZfot", command_capacity },
    { "klinv", "P C", "the inverses of the binary kl divergence, certified", "Dfot", command_klinv },
    { "interval", "FILE.csv", "the Alignment Performance Interval of a label channel", "MEmdekrHRCDcLYKTAUZfot", command_interval },
    { "frontier", "FILE.csv", "predicted gain against KL from rewards of base-model samples", "pkBbXSGDYKTUWfot", command_frontier },
    { NULL, NULL, NULL, NULL, NULL }
};

static void usage(FILE *f)
{
    fputs("lemmata -- checks the inequalities that a paper prints, on exact candidates built to break them\n\n", f);
    for (const command_t *c = commands; c->name; c++) fprintf(f, "  lemmata %-9s%-22s %s\n", c->name, c->arguments, c->what);
    fputs("\noptions of check and table (merge: --against, --format, -o, -q, -v):\n"
          "  --family NAME        only this family of candidates\n"
          "  --candidates N       per family (default: all of a finite one, 200 of the others)\n"
          "  --seed N             of the random families (default 1)\n"
          "  --prec-max BITS      for what is no log form (default 4096)\n"
          "  -t, --timeout SECONDS    then what was decided is written, and said to be cut short, exit 4\n"
          "                       (replay, by default 60, and the calculators: nothing is written)\n"
          "  -j, --jobs N         threads (default: one a core); the output is the same for any number\n"
          "  --shard I/N          (check, with --format json) only every N-th candidate, from the I-th on; a link that\n"
          "                       none of them touches is untried. lemmata merge makes one record of shards 1/N to N/N\n"
          "  --no-filter          decide without the filter in doubles\n"
          "  --against FILE       compare the verdicts with a record\n"
          "  -e, --claim CLAIM    (check) one line on the spot, with --given 'HYPOTHESIS ; DECLARATION ..'\n"
          "  --format text|json|csv|tex    (check, merge)\n"
          "  -o, --output FILE    (also of show, replay and the calculators; table: the folder)\n"
          "  -q, --quiet          one line a lemma;  -v, --verbose: how signs were decided, every candidate outside\n"
          "options of show: --family NAME --index I [--seed N]: that candidate, as replay reads it\n"
          "options of capacity and klinv:\n"
          "  --digits D           width below 10^-D (default 30)\n"
          "  --counts             (capacity, interval) the file holds counts: each row is normalised\n"
          "  --confidence P       (with --counts) and what they tell of the true channel, as 95%, 0.95 or 19/20\n"
          "  --format text|json|tex\n"
          "how a table is read (channels, counts, rewards), where the file does not say it by its header and its columns:\n"
          "  --header yes|no      the first row is a header\n"
          "  --names yes|no       (capacity, interval) the first column is names\n"
          "  --columns LIST       by name or number, from 1: of a channel its outputs, `yes,no` or `2,3`; of rewards `prompt=NAME,reward=NAME`\n"
          "  --separator comma|semicolon|tab\n"
          "  --normalise          (capacity, interval) each row is divided by its sum, which is 1 but for rounding\n"
          "  --wide               (frontier) each row is a prompt, its columns samples\n"
          "  --bits               information in bits, not in nats; options stay in nats\n", f);
    fputs("options of interval (with --digits and --format as above, at most 20 digits):\n"
          "  --codebook M         the number of indices (default 2)\n"
          "  --separation DELTA   of the loss, in (0,1] (default 1)\n"
          "  -m, --labels m       the number of labels trained on: gives what training adds at most\n"
          "  --delta D, --eta E   the ceiling holds outside an event of probability D + E (default 1/20, 1/10)\n"
          "  --residual B         nats: rho + KL(Qbar||P) (default 0: nothing kept beyond the latent values,\n"
          "                       a prior in place);  --kl K: KL(Q||P) itself, in place of the capacity's bound\n"
          "  --empirical R        the empirical risk: gives the ceiling itself, by the root and by the kl inverse\n"
          "  --target R           the capacity that the risk R requires\n"
          "  --contexts FILE      columns `weight,file` in place of FILE.csv: channel files, beside the list,\n"
          "                       which are read as the options for tables say\n"
          "options of frontier (columns `reward` or `prompt,reward`, or JSON lines with these keys; with --digits as above, at most 15):\n"
          "  --points P           tilts on the frontier (default 16, at most 1000)\n"
          "  --kl K, --beta B, --best-of N    what each of these buys (best of N is listed to 1024, or to this N, as far as there are samples)\n"
          "  --bootstrap B        resamplings of the prompts, for intervals that are not certified (default 1000, 0: none);  --seed N: theirs\n"
          "  --plot FILE.pdf      the frontier typeset by pdflatex, and FILE.tex; also FILE.png, FILE.svg\n"
          "  --format text|json|csv|tex\n"
          "everywhere: -h, --help, --version; - for standard input\n\n"
          "exit status: 0 every link holds (with --against: as recorded); 1 a link is refuted (a verdict differs);\n"
          "             2 usage, bad input, or no place for the output; 3 internal error, no memory, or a failure in\n"
          "             writing; 4 something undecided, a limit of time or memory (replay: 1 GiB) reached,\n"
          "             a link untried though all candidates were (of a part of them: nothing decided at all),\n"
          "             or (replay) a candidate outside the hypotheses or beyond a limit of the program\n", f);
}

static const command_t *find(const char *name)
{
    for (const command_t *c = commands; c->name; c++)
        if (strcmp(c->name, name) == 0) return c;
    return NULL;
}

/* Of what was printed: has it all gone out? */
static int ended(int status)
{
    if (status == EXIT_INTERNAL || (fflush(stdout) == 0 && !ferror(stdout))) return status;
    complain("cannot write to standard output: %s", strerror(errno));
    return EXIT_INTERNAL;
}

static int help(void)
{
    usage(stdout);
    return ended(EXIT_HOLDS);
}

static int version(void)
{
    puts("lemmata " LEMMATA_VERSION);
    return ended(EXIT_HOLDS);
}

/* Table writes to a folder, and its summary to standard output. */
static bool ready(const options_t *o, const command_t *c)
{
    bool folder = c->run == command_table;
    return output_ready(folder ? NULL : o->out) && (!folder || !o->out || output_folder_ready(o->out));
}

int lemmata_main(int argc, char **argv)
{
    if (argc < 2) { usage(stderr); return EXIT_BAD_INPUT; }
    if (strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "--help") == 0) return output_ready(NULL) ? help() : EXIT_BAD_INPUT;
    if (strcmp(argv[1], "--version") == 0) return output_ready(NULL) ? version() : EXIT_BAD_INPUT;
    const command_t *c = find(argv[1]);
    if (!c) { complain("no command %.60s (lemmata --help lists them)", argv[1]); return EXIT_BAD_INPUT; }
    options_t o;
    if (!options_read(&o, argc - 1, argv + 1, c->letters)) return EXIT_BAD_INPUT;
    if (o.help || o.version) return output_ready(NULL) ? (o.help ? help() : version()) : EXIT_BAD_INPUT;
    bool own_clock = c->run == command_check || c->run == command_table;
    if (o.timeout > 0 && !own_clock) deadline_start(o.timeout);
    return ready(&o, c) ? ended(c->run(&o)) : EXIT_BAD_INPUT;
}
