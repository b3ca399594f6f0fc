/* SPDX-License-Identifier: MIT
**
** The options, once: pages of help, errors and the reading of the command line are made from this table. An option may
** say different things of different commands: the first row that is about the command counts.
*/
#include "cli/help.h"

#include <string.h>

const option_t option_table[] = {
    { 'F', 0, "family", "NAME", "show", "that family's candidate --index, as replay reads it" },
    { 'F', 0, "family", "NAME", NULL, "only this family of candidates" },
    { 'I', 0, "index", "I", NULL, "which candidate of --family, from 0" },
    { 'n', 0, "candidates", "N", NULL, "how many of each family (default: all of a finite one, 200 of the others)" },
    { 'S', 0, "seed", "N", "frontier", "of the resamplings (default 1)" },
    { 'S', 0, "seed", "N", "hunt", "of where searches start (default 1)" },
    { 'w', 0, "evaluations", "N", "repair",
      "how often the slack of each repair may be computed to look for a counterexample (default 3000)" },
    { 'w', 0, "evaluations", "N", NULL, "how often a link's slack may be computed (default 20000)" },
    { 'z', 0, "seconds", "S", "prove",
      "how long a tree of rules, or divergences, are looked for of each link (default 10)" },
    { 'z', 0, "seconds", "S", "repair",
      "as long as this for each link: then what stands is written, and said to be cut short (exit 4)" },
    { 'z', 0, "seconds", "S", NULL, "as long as this for each link, in place of a count" },
    { 'S', 0, "seed", "N", NULL, "of the random families (default 1)" },
    { 'j', 'j', "jobs", "N", NULL, "threads (default: one a core); the output is the same for any number" },
    { 's', 0, "shard", "I/N", NULL,
      "with --format json: only every N-th candidate, from the I-th on; lemmata merge makes one record of shards 1/N "
      "to N/N. A link that none of them touches is untried" },
    { '0', 0, "record", NULL, NULL,
      "the arguments are files of check --shard 1/1 --format json, of this program, and of the claim files that go with "
      "them: what they say is shown, and not decided again" },
    { 'u', 0, "resume", NULL, NULL,
      "with --shard and -o FILE: nothing is done where FILE is that shard already, whole" },
    { 'y', 'e', "claim", "CLAIM", NULL, "one line on the spot, in the notation of docs/claims.md" },
    { 'g', 0, "given", "FACTS", NULL, "its hypotheses and declarations, separated by ;" },
    { 'Q', 0, "print", NULL, NULL,
      "what was understood of the files and of -e, in plain notation; nothing is decided" },
    { 'P', 0, "prec-max", "BITS", NULL, "precision at which what is no log form is given up (default 4096)" },
    { 'N', 0, "no-filter", NULL, NULL, "decide without the filter in doubles: slower, the same answers" },
    { 'J', 0, "proofs", "DIR", NULL,
      "where the certificates of claim files are (default: the folder proved/ beside each)" },
    { 'a', 0, "against", "FILE", NULL, "compare the verdicts with those of a record" },
    { 't', 't', "timeout", "SECONDS", "check", "then what was decided is written, and said to be cut short (exit 4)" },
    { 't', 't', "timeout", "SECONDS", "table", "then what was decided is written, and said to be cut short (exit 4)" },
    { 't', 't', "timeout", "SECONDS", "replay", "then nothing is written (exit 4; default 60)" },
    { 't', 't', "timeout", "SECONDS", NULL, "then nothing is written (exit 4)" },
    { 'M', 0, "codebook", "M", NULL, "the number of indices (default 2)" },
    { 'E', 0, "separation", "DELTA", NULL, "of the loss, in (0,1] (default 1)" },
    { 'i', 0, "eps", "EPS", NULL,
      "the loss of a right action, in [0, 1 - DELTA] (default 0): a wrong one loses EPS + DELTA or more" },
    { 'm', 'm', "labels", "m", NULL, "the number of labels trained on: gives what training adds at most" },
    { 'x', 0, "within", "SHARE", NULL,
      "with --kl: how many samples of a prompt have the gain within this share of the range of rewards "
      "(default 1/4)" },
    { 'd', 0, "delta", "D", "frontier", "but for this probability: see --within (default 1/20)" },
    { 'd', 0, "delta", "D", NULL, "the ceiling holds but for a probability D + E (default 1/20)" },
    { 'e', 0, "eta", "E", NULL, "see --delta (default 1/10)" },
    { 'k', 0, "kl", "K", "interval",
      "KL(P||Q) of posterior from prior itself, in nats, in place of the capacity's bound" },
    { 'k', 0, "kl", "K", NULL, "what a budget of K nats buys" },
    { '1', 0, "context", "I", NULL,
      "I(U;S) in nats, what a context tells of the target value: B pays it for each label (default 0: the target value "
      "is independent of the context; or the index J is the latent value, rho then being I(D;theta|J^m))" },
    { 'r', 0, "residual", "B", NULL,
      "nats: rho + KL(p(theta)||Q) (default 0: nothing kept beyond the latent values, and the prior Q is the law "
      "p(theta) of what is learnt)" },
    { 'H', 0, "empirical", "R", NULL,
      "the empirical risk: gives the ceiling itself, by the root and by the kl inverse" },
    { 'R', 0, "target", "R", NULL, "the capacity that the risk R requires" },
    { 'C', 0, "contexts", "FILE", NULL,
      "columns `weight,file` in place of FILE.csv: channel files beside the list, read as the options for "
      "tables say" },
    { 'l', 0, "allocate", "B", NULL,
      "with --contexts: how B labels an item on average lower the floor most, and the price that proves it; a column "
      "`cost` says what a label of a context costs, and B is then what an item may cost" },
    { 'p', 0, "points", "P", NULL, "tilts on the frontier (default 16, at most 1000)" },
    { 'B', 0, "beta", "B", NULL, "what the tilt by r/B buys" },
    { 'b', 0, "best-of", "N", NULL,
      "what the best of N samples buys (listed to 1024, or to this N, as far as there are samples)" },
    { 'X', 0, "bootstrap", "B", NULL,
      "resamplings of the prompts, for intervals that are not certified (default 1000; 0: none)" },
    { 'G', 0, "plot", "FILE", "capacity",
      "the capacity, and what counts leave of it, typeset by pdflatex: FILE.pdf with FILE.tex; also FILE.png, "
      "FILE.svg" },
    { 'G', 0, "plot", "FILE", "interval",
      "capacities and risks typeset by pdflatex: FILE.pdf with FILE.tex; also FILE.png, FILE.svg" },
    { 'G', 0, "plot", "FILE", NULL,
      "the frontier typeset by pdflatex: FILE.pdf with FILE.tex; also FILE.png, FILE.svg" },
    { 'D', 0, "digits", "D", "interval", "width below 10^-D (default 12, at most 20)" },
    { 'D', 0, "digits", "D", "frontier", "digits (default 6, at most 15)" },
    { 'D', 0, "digits", "D", NULL, "width below 10^-D (default 30)" },
    { 'c', 0, "counts", NULL, NULL, "the file holds counts: each row is divided by its sum" },
    { 'L', 0, "confidence", "P", NULL, "with --counts: what they tell of the true channel, as 95%, 0.95 or 19/20" },
    { 'T', 0, "header", "yes|no", NULL, "the first row is a header" },
    { 'A', 0, "names", "yes|no", NULL, "the first column is names" },
    { 'K', 0, "columns", "LIST", "frontier", "`prompt=NAME,reward=NAME`, by name or number" },
    { 'K', 0, "columns", "LIST", NULL, "the outputs, by name or number: `yes,no` or `2,3`" },
    { 'U', 0, "separator", "WHICH", NULL, "comma, semicolon or tab" },
    { 'Z', 0, "normalise", NULL, NULL, "each row is divided by its sum, which is 1 but for rounding" },
    { 'W', 0, "wide", NULL, NULL, "each row is a prompt, its columns samples" },
    { 'Y', 0, "bits", NULL, NULL, "print information in bits, not in nats; options stay in nats" },
    { 'f', 0, "format", "FORMAT", "check", "text, json, csv or tex" },
    { 'f', 0, "format", "FORMAT", "merge", "text, json, csv or tex" },
    { 'f', 0, "format", "FORMAT", "frontier", "text, json, csv or tex" },
    { 'f', 0, "format", "FORMAT", "replay", "text or json" },
    { 'f', 0, "format", "FORMAT", "hunt", "text or json" },
    { 'f', 0, "format", "FORMAT", "site", "json: what the pages are made from, in place of them" },
    { 'f', 0, "format", "FORMAT", "repair", "text or json" },
    { 'f', 0, "format", "FORMAT", NULL, "text, json or tex" },
    { 'o', 'o', "output", "DIR", "hunt", "each counterexample as DIR/SLUG-LINK.json, which replay reads" },
    { 'o', 'o', "output", "DIR", "table", "the folder to write to" },
    { 'o', 'o', "output", "DIR", "site", "the folder to write to; with --format json a file" },
    { 'o', 'o', "output", "DIR", "prove",
      "write certificates to this folder; the other commands look in proved/ beside FILE" },
    { 'o', 'o', "output", "FILE", NULL, "write there: the whole file, or the old one is left as it was" },
    { 'O', 0, "to", "JUDGE", NULL, "coq, which is the default" },
    { 'q', 'q', "quiet", NULL, "hunt", "only what is refuted" },
    { 'q', 'q', "quiet", NULL, NULL, "one line a lemma" },
    { 'v', 'v', "verbose", NULL, NULL, "say how signs were decided, and every candidate outside" },
    { 'h', 'h', "help", NULL, NULL, "this page" },
    { 'V', 0, "version", NULL, NULL, "print the version" },
    { 0, 0, NULL, NULL, NULL, NULL }
};

const option_t *option_of(int letter, const char *command)
{
    for (const option_t *k = option_table; k->name; k++)
        if (k->letter == letter && (!k->of || (command && strcmp(k->of, command) == 0))) return k;
    return NULL;
}

bool option_taken(const option_t *k, const command_t *c)
{
    return strchr("hV", k->letter) || strchr(c->letters, k->letter);
}
