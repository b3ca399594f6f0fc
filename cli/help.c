/* SPDX-License-Identifier: MIT */
#include "cli/help.h"

#include <ctype.h>
#include <string.h>

const command_t command_table_of[] = {
    { "list", "[PAPER]", "the lemmas, in the paper's order", "", command_list,
      "A line a lemma: its id, its number in print, its title. An id is what the other commands take.",
      "lemmata list facts" },
    { "show", "ID|FILE.lem|FILE.tex", "a lemma: statement, parameters, terms, links, families", "FISoJ", command_show,
      "What a lemma says and how it is tried. Of a claim file: what was understood, in plain notation and in TeX. With "
      "--family and --index: that "
      "candidate, as a witness that replay decides.",
      "lemmata show limits/gibbs --family random --index 3" },
    { "check", "[ID|PAPER|FILE.lem|FILE.tex]...", "decide every link on every candidate", "FnStPNfoaqvjsuygQJ",
      command_check,
      "Of each link: holds (on every candidate that was tried), refuted (with a counterexample), undecided, or "
      "untried; where it is proved equal, "
      "how tight it is, and why candidates were set aside: outside a hypothesis, or beyond a limit of the program. "
      "A link of a file is proved where a certificate of it, as lemmata prove FILE -o proved writes it, stands in the "
      "folder proved/ beside the file, and lemmata-verify accepts it. Without arguments: everything.",
      "lemmata check -e 'I(X;Z) <= I(X;Y)' --given 'X -> Y -> Z'" },
    { "prove", "[ID|PAPER|FILE.lem|FILE.tex]...", "look for proofs of all parameters, with certificates", "oygz",
      command_prove,
      "Of each link of a claim: proved, by what (with -o DIR its certificate is written there, in the format of "
      "docs/certificates.md), or what "
      "stands in the way, in the link's own term; lemmata-verify has accepted each. shannon: a linear relation between "
      "entropies that follows from "
      "Shannon's inequalities and the hypotheses, if need be with copies of a variable. box: an inequality between at "
      "most four real numbers in "
      "ranges. identity, gibbs: sums over a letter of products of laws and tables, equal, or apart by divergences. "
      "letterwise, binary: divergences "
      "and entropies of laws on any alphabet, by a sum over its letters, or by two letters. coupling: entropies of two "
      "laws beside their total variation. moments: means under a law "
      "of tables "
      "and conditions. integers: claims about integers, by induction or at every point. strict: that a relation is "
      "strict, by a margin. cite: what "
      "its reason says to follow from links that are proved. points: what its reason argues at letters. "
      "means: entropies given values, means and extremes over letters and outcomes of a factorised law, or what its "
      "reason argues about one. Contradictory "
      "hypotheses are said, and "
      "prove nothing.",
      "lemmata prove -e 'I(X;Z) <= I(X;Y)' --given 'X -> Y -> Z'" },
    { "export", "[ID|PAPER|FILE.lem|FILE.tex]...", "certificates for another judge: theorems of Coq", "Ooygz",
      command_export,
      "Of each link that is proved a theorem of Coq, for coqc FILE.v. From Shannon's inequalities: over real numbers "
      "for the entropies, of which the "
      "basic inequalities that the proof uses are assumed, proved by lra. Of real numbers in ranges (box): the claim "
      "itself, over R, its tree of "
      "rules as lemmas, for Coquelicot and Coq-Interval. At letters (points, identity, "
      "gibbs, cite): the claim itself, for all finite alphabets, laws and tables. "
      "The certificate is that of the program, or one that is found now. Links that are not "
      "proved, or not exported, are passed over, and why is said on standard error.",
      "lemmata export facts/han --to coq -o han.v" },
    { "repair", "[ID|PAPER|FILE.lem|FILE.tex]...", "for refuted links the nearest statements that stand", "nSwzfoygj",
      command_repair,
      "Of each link that a candidate refutes: neighbours that ask for less, the nearest first, few of each kind. "
      "constant: the simplest number near "
      "the least that no candidate refutes; addend: a number, log 2, h(p), log n; factor: n, 1/p; exponent; exchange: "
      "the laws of a divergence, a "
      "definition for another; average: in place of each value; hypothesis: one more, as p <= q, n >= 2, P > 0, X . Y, "
      "X -> Z -> Y; relation; two "
      "changes, where one does not do. Each is a claim that can be pasted into its lemma. It is proved, by a "
      "certificate that lemmata-verify has "
      "accepted (--format json gives it), or it holds on so many candidates and is not proved: no more. The same for "
      "any number of jobs, but for "
      "what a prover finds within a second of work, and unless --seconds is the limit.",
      "lemmata repair facts/pinsker facts/conditioning" },
    { "hunt", "[ID|PAPER|FILE.lem|FILE.tex]...", "look for counterexamples by local searches, decided exactly",
      "Sfojqygwz", command_hunt,
      "Searches in doubles lead laws, channels, tables and numbers towards negative slack; the nearest small rationals "
      "are then decided, and nothing "
      "else counts. Exit 1 when a link is refuted, 4 when nothing is found: that claims nothing. The same for any "
      "number of jobs, unless --seconds "
      "is the limit.",
      "lemmata hunt -e '(201/100) TV(P,Q)^2 <= KL(P||Q)' --given 'P, Q laws on X'" },
    { "new", "NAME", "a small project to start from: a paper with a claim, a Makefile", "", command_new,
      "Makes the folder NAME, which must not be there: NAME.tex, a paper whose displayed equations are the claim, and "
      "a Makefile that needs the "
      "installed program alone.",
      "lemmata new mine" },
    { "merge", "[FILE.lem|FILE.tex] SHARD.json...", "the record of the whole, from what check --shard wrote", "foaqvJ",
      command_merge,
      "Refuses what are not all the shards of one run, each once, of this version and with the same candidates.",
      "lemmata merge shard-1.json shard-2.json --format json -o whole.json" },
    { "table", "[ID|PAPER|FILE.lem|FILE.tex]... -o DIR", "write the LaTeX tables, chains and figures' data",
      "FnStPNoaqvjJ", command_table,
      "For each lemma ID.tex, ID-narrow.tex (five columns), ID-chain.tex, ID-marked.tex (a badge on each row), "
      "ID-ledger.tex, ID-bars.tex and its "
      "own tables; for each paper summary.tex, results.tex and glance.tex (which of its results stand, for a referee), "
      "captions.tex and verdicts.tex (badges and "
      "values by label). They compile with booktabs, amsmath and a font that has \\mathbb; lemmata.sty gives badges "
      "and aligned numbers.",
      "lemmata table limits -o tables" },
    { "site", "[PAPER|ID|FILE.lem|FILE.tex]... -o DIR",
      "write a static site: a page a lemma, with verdicts and witnesses", "nSjygofJ0", command_site,
      "An index of the papers, and of each lemma a page: its statement, the verdict on each link with its reason or "
      "its witness, the ledger, the "
      "place among the results that it uses, and an editor that decides an edited witness in the browser, exactly. The "
      "pages ask nothing of any "
      "network. Node.js makes them, Graphviz draws the graph. Exit 0 whatever the verdicts are. With --record nothing "
      "is decided twice: the arguments are what check --shard 1/1 --format json wrote, by this very program.",
      "lemmata site paper.tex -o site" },
    { "replay", "FILE.json", "decide a stored witness again, from its exact numbers alone", "PNfot", command_replay,
      "The witness as check or show wrote it; edited numbers are decided as they then stand. Exit 0 when the link "
      "holds there, 1 when it is "
      "violated, 4 when the candidate is outside the hypotheses, beyond a limit, or undecided. At most 1 GiB of "
      "memory.",
      "lemmata show limits/gibbs --family random --index 3 | lemmata replay -" },
    { "capacity", "FILE.csv", "certified capacity of a channel", "DcLGYKTAUZfot", command_capacity,
      "A row an input, a column an output; entries 3/10 or 0.3, or counts. Both ends are certified by a rational input "
      "law and output law, which "
      "--format json gives.",
      "lemmata capacity channel.csv --digits 20" },
    { "klinv", "P C", "the inverses of the binary kl divergence, certified", "Dfot", command_klinv,
      "sup { q >= P: kl(P||q) <= C } and inf { q <= P: kl(P||q) <= C }, P in [0,1], C >= 0.",
      "lemmata klinv 1/10 1/20 --digits 50" },
    { "interval", "FILE.csv", "the Alignment Performance Interval of a label channel", "MEimdek1rHRClGDcLYKTAUZfot",
      command_interval,
      "From a label channel: a floor under the risk of every rule, and what training on m labels adds at most to the "
      "empirical risk.",
      "lemmata interval channel.csv --codebook 64 -m 1000 --eta 1/2" },
    { "frontier", "FILE", "predicted gain against KL from rewards of base-model samples", "pkxdBbXSGDYKTUWfot",
      command_frontier,
      "Rewards of samples, columns `reward` or `prompt,reward`, or JSON lines with these keys. What is said of the "
      "samples is certified; what is "
      "said of the base model behind them is an estimate, and called so.",
      "lemmata frontier rewards.csv --kl 1 --best-of 8" },
    { NULL, NULL, NULL, NULL, NULL, NULL, NULL }
};

const command_t *command_called(const char *name)
{
    for (const command_t *c = command_table_of; c->name; c++)
        if (strcmp(c->name, name) == 0) return c;
    return NULL;
}

/* The text from column `from` on, words kept whole; the cursor stands at column `at`. */
static void wrapped(FILE *f, size_t at, size_t from, const char *text)
{
    for (const char *word = text; *word;) {
        size_t n = strcspn(word, " ");
        if (at > from && at + 1 + n > HELP_COLUMNS) {
            fprintf(f, "\n%*s", (int)from, "");
            at = from;
        } else if (at > from) {
            fputc(' ', f);
            at++;
        } else if (at < from) {
            fprintf(f, "%*s", (int)(from - at), "");
            at = from;
        }
        fwrite(word, 1, n, f);
        at += n;
        word += n;
        word += strspn(word, " ");
    }
    fputc('\n', f);
}

static void option_line(FILE *f, const option_t *k)
{
    enum { WHAT = 26 };
    int n = k->shortly ? fprintf(f, "  -%c, --%s", k->shortly, k->name) : fprintf(f, "      --%s", k->name);
    if (k->argument) n += fprintf(f, " %s", k->argument);
    if (n + 2 > WHAT) { fputc('\n', f); n = 0; }
    wrapped(f, (size_t)n, WHAT, k->what);
}

const char *const help_all_statuses = "exit status: 0 every link holds (with --against: as recorded); 1 a link is "
                                      "refuted (a verdict differs); 2 usage, bad input, or no place for the "
                                      "output; 3 internal error, no memory, or a failure in writing; 4 something "
                                      "undecided or untried, or a limit reached.";

const char *help_status(const command_t *c, unsigned line)
{
    bool decides = strchr(c->letters, 'P') != NULL, proves = strcmp(c->name, "prove") == 0,
         hunts = strcmp(c->name, "hunt") == 0, mends = strcmp(c->name, "repair") == 0;
    switch (line) {
    case 0: return decides ? "0 every link holds (with --against: as recorded); 1 a link is refuted (a verdict differs)"
                   : proves ? "0 every link is proved"
                   : mends ? "0 of every refuted link a repair is proved or holds on all that was tried"
                   : hunts ? "1 a link is refuted; 4 nothing was found" : "0 done";
    case 1:
        return "2 usage, bad input, or no place for the output; 3 internal error, no memory, or a failure in writing";
    default: return proves ? "4 one is not"
                    : mends ? "4 of some there is none, or its --seconds are over"
                    : decides ? "4 something undecided or untried, or a limit of time or memory reached"
                    : strchr(c->letters, 't') ? "4 a limit of time or precision reached" : "";
    }
}

static void statuses(FILE *f, const command_t *c)
{
    fputs("\nexit status\n", f);
    for (unsigned k = 0; k < HELP_STATUSES; k++)
        if (*help_status(c, k)) wrapped(f, 0, 2, help_status(c, k));
}

void help_page(FILE *f, const command_t *c)
{
    fprintf(f, "lemmata %s %s\n\n", c->name, c->arguments);
    wrapped(f, 0, 2, c->about);
    fprintf(f, "\noptions%s\n",
            strchr(c->letters, 'K') ? " (a table's are for what its header and columns do not say)" : "");
    for (const option_t *k = option_table; k->name; k++)
        if (option_taken(k, c) && option_of(k->letter, c->name) == k) option_line(f, k);
    fputs("\nexample\n  ", f);
    fprintf(f, "%s\n", c->example);
    statuses(f, c);
}

void help_overview(FILE *f)
{
    fputs("lemmata -- checks the inequalities that a paper prints, on exact candidates\n           built to break "
          "them\n\n",
          f);
    for (const command_t *c = command_table_of; c->name; c++) {
        int n = fprintf(f, "  lemmata %s %s", c->name, c->arguments);
        if (n > 38) { fputc('\n', f); n = 0; }
        wrapped(f, (size_t)n, 40, c->what);
    }
    fputs("\nlemmata help COMMAND (or lemmata COMMAND --help) is its page: options, an\nexample, exit statuses. - "
          "stands for "
          "standard input. lemmata --version.\n\n",
          f);
    wrapped(f, 0, 0, help_all_statuses);
}
