/* SPDX-License-Identifier: MIT
**
** Manual pages (man(7)) and completion for shells, from the tables that the pages of help are made from.
*/
#include "cli/help.h"

#include <ctype.h>
#include <string.h>

/* --- manual pages ------------------------------------------------------------------------------------------------- */

/* Text of a line: what roff would take for itself is escaped, and a minus is one. */
static void roff(FILE *f, const char *text)
{
    if (*text == '.' || *text == '\'') fputs("\\&", f);
    for (; *text; text++)
        if (*text == '\\') fputs("\\e", f);
        else if (*text == '-') fputs("\\-", f);
        else fputc(*text, f);
}

static void heading(FILE *f, const char *page, const char *what)
{
    char title[64] = "";
    for (size_t k = 0; page[k] && k + 1 < sizeof title; k++) title[k] = (char)toupper((unsigned char)page[k]);
    fputs(".TH ", f);
    roff(f, title);
    fputs(" 1 \"" LEMMATA_DATE "\" \"lemmata " LEMMATA_VERSION "\" \"User Commands\"\n.SH NAME\n", f);
    roff(f, page);
    fputs(" \\- ", f);
    roff(f, what);
    fputs("\n.SH SYNOPSIS\n", f);
}

static void option_entry(FILE *f, const option_t *k)
{
    fputs(".TP\n", f);
    if (k->shortly) fprintf(f, "\\fB\\-%c\\fR, ", k->shortly);
    fputs("\\fB\\-\\-", f);
    roff(f, k->name);
    fputs("\\fR", f);
    if (k->argument) { fputs(" \\fI", f); roff(f, k->argument); fputs("\\fR", f); }
    fputc('\n', f);
    roff(f, k->what);
    fputc('\n', f);
}

/* Is it an option of the command, and the one that its letter stands for there? */
static bool is_of(const option_t *k, const command_t *c)
{
    return option_taken(k, c) && option_of(k->letter, c->name) == k;
}

static void command_manual(FILE *f, const command_t *c)
{
    char page[64];
    snprintf(page, sizeof page, "lemmata-%s", c->name);
    heading(f, page, c->what);
    fprintf(f, ".B lemmata %s\n.RI [ options ] \" ", c->name);
    for (const char *s = c->arguments; *s; s++) if (*s != '"') fputc(*s, f);
    fputs("\"\n.SH DESCRIPTION\n", f);
    roff(f, c->about);
    fputs("\n.SH OPTIONS\n", f);
    for (const option_t *k = option_table; k->name; k++)
        if (is_of(k, c)) option_entry(f, k);
    fputs(".SH EXAMPLE\n.nf\n", f);
    roff(f, c->example);
    fputs("\n.fi\n.SH \"EXIT STATUS\"\n", f);
    for (unsigned k = 0; k < HELP_STATUSES; k++)
        if (*help_status(c, k)) { fputs(k ? ".br\n" : "", f); roff(f, help_status(c, k)); fputc('\n', f); }
    fputs(".SH \"SEE ALSO\"\n.BR lemmata (1)\n", f);
}

static void overview_manual(FILE *f)
{
    heading(f, "lemmata", "checks the inequalities that a paper prints, on exact candidates built to break them");
    fputs(".B lemmata\n.I command\n.RI [ arguments ]\n.SH DESCRIPTION\n"
          "Of each inequality of a derivation lemmata says whether it holds on every candidate that was tried, is "
          "refuted by an exact "
          "counterexample, is proved, or is undecided; how tight it is, and where equality is attained. Claims are "
          "text, or the displayed equations "
          "of a paper's own TeX.\n.SH COMMANDS\n",
          f);
    for (const command_t *c = command_table_of; c->name; c++) {
        fprintf(f, ".TP\n.BR lemmata\\-%s (1)\n", c->name);
        roff(f, c->what);
        fputc('\n', f);
    }
    fputs(".SH \"EXIT STATUS\"\n", f);
    roff(f, help_all_statuses);
    fputs("\n.SH \"SEE ALSO\"\n.BR lemmata\\-verify (1)\n", f);
}

void manual_page(FILE *f, const command_t *c)
{
    fputs(".\\\" Made by lemmata help --man, from the table of its options.\n", f);
    if (c) command_manual(f, c);
    else overview_manual(f);
}

/* --- completion --------------------------------------------------------------------------------------------------- */

static bool lists_values(const option_t *k)
{
    static const char *const listed[] = { "format", "separator", "to" };
    for (size_t i = 0; i < sizeof listed / sizeof *listed; i++)
        if (strcmp(k->name, listed[i]) == 0) return true;
    return k->argument && strchr(k->argument, '|');
}

/* The values that its argument lists, "yes|no", or else what is said of it: "text, json, csv or tex"; "json: ..";
** "coq, which ..". */
static void values(FILE *f, const option_t *k)
{
    const char *blank = "";
    const char *s = strchr(k->argument, '|') ? k->argument : k->what;
    while (*s && *s != ':' && strncmp(s, ", which", 7) != 0) {
        size_t n = strcspn(s, " ,|:");
        if (n == 0) { s++; continue; }
        if (strncmp(s, "or ", 3) != 0) {
            fprintf(f, "%s%.*s", blank, (int)n, s);
            blank = " ";
        }
        s += n;
    }
}

static void command_names(FILE *f)
{
    for (const command_t *c = command_table_of; c->name; c++)
        fprintf(f, "%s%s", c == command_table_of ? "" : " ", c->name);
}

/* The ids of the built-in lemmas, asked for when they are wanted. */
#define LISTED_IDS "lemmata list 2>/dev/null | cut -d \" \" -f 1"

static bool takes_ids(const command_t *c) { return strstr(c->arguments, "ID") != NULL; }

static void bash(FILE *f)
{
    fputs("# Made by lemmata help --completion bash.\n_lemmata()\n{\n    local word=${COMP_WORDS[COMP_CWORD]} "
          "before=${COMP_WORDS[COMP_CWORD-1]} "
          "options=\n    COMPREPLY=()\n"
          "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n        COMPREPLY=($(compgen -W 'help ",
          f);
    command_names(f);
    fputs(" --help --version' -- \"$word\"))\n        return\n    fi\n    case \"${COMP_WORDS[1]} $before\" in\n", f);
    for (const command_t *c = command_table_of; c->name; c++)
        for (const option_t *k = option_table; k->name; k++)
            if (is_of(k, c) && lists_values(k)) {
                fprintf(f, "    '%s --%s') COMPREPLY=($(compgen -W '", c->name, k->name);
                values(f, k);
                fputs("' -- \"$word\")); return;;\n", f);
            }
    fputs("    esac\n    case ${COMP_WORDS[1]} in\n    help) COMPREPLY=($(compgen -W '", f);
    command_names(f);
    fputs("' -- \"$word\")); return;;\n", f);
    for (const command_t *c = command_table_of; c->name; c++) {
        fprintf(f, "    %s) options='", c->name);
        for (const option_t *k = option_table; k->name; k++)
            if (is_of(k, c)) fprintf(f, "--%s ", k->name);
        fputs("';;\n", f);
    }
    fputs("    esac\n    case $word in\n    -*) COMPREPLY=($(compgen -W \"$options\" -- \"$word\"));;\n"
          "    *) mapfile -t COMPREPLY < <(compgen -f -- \"$word\"\n"
          "        compgen -W \"$(" LISTED_IDS ")\" -- \"$word\");;\n"
          "    esac\n}\ncomplete -o filenames -F _lemmata lemmata\n", f);
}

static void fish_text(FILE *f, const char *s)
{
    fputc('\'', f);
    for (; *s; s++) {
        if (*s == '\'' || *s == '\\') fputc('\\', f);
        fputc(*s, f);
    }
    fputc('\'', f);
}

static void fish(FILE *f)
{
    fputs("# Made by lemmata help --completion fish.\n"
          "complete -c lemmata -n __fish_use_subcommand -l help -d 'the commands'\n"
          "complete -c lemmata -n __fish_use_subcommand -l version\n"
          "complete -c lemmata -n __fish_use_subcommand -f -a help -d 'one command'\n"
          "complete -c lemmata -n '__fish_seen_subcommand_from help' -f -a '",
          f);
    command_names(f);
    fputs("'\n", f);
    for (const command_t *c = command_table_of; c->name; c++) {
        fprintf(f, "complete -c lemmata -n __fish_use_subcommand -f -a %s -d ", c->name);
        fish_text(f, c->what);
        fputc('\n', f);
        if (takes_ids(c))
            fprintf(f, "complete -c lemmata -n '__fish_seen_subcommand_from %s' -a '(" LISTED_IDS ")'\n", c->name);
        for (const option_t *k = option_table; k->name; k++) {
            if (!is_of(k, c)) continue;
            fprintf(f, "complete -c lemmata -n '__fish_seen_subcommand_from %s' -l %s", c->name, k->name);
            if (k->shortly) fprintf(f, " -s %c", k->shortly);
            if (k->argument) fputs(" -r", f);
            if (lists_values(k)) { fputs(" -f -a '", f); values(f, k); fputc('\'', f); }
            fputs(" -d ", f);
            fish_text(f, k->what);
            fputc('\n', f);
        }
    }
}

/* What zsh would take for itself within [..] and '..'. */
static void zsh_text(FILE *f, const char *s)
{
    for (; *s; s++) {
        if (*s == '\'') { fputs("'\\''", f); continue; }
        if (strchr("[]:\\", *s)) fputc('\\', f);
        fputc(*s, f);
    }
}

static void zsh(FILE *f)
{
    fputs("#compdef lemmata\n# Made by lemmata help --completion zsh.\nlocal -a commands\ncommands=(", f);
    for (const command_t *c = command_table_of; c->name; c++) {
        fprintf(f, "\n  '%s:", c->name);
        zsh_text(f, c->what);
        fputc('\'', f);
    }
    fputs("\n  'help:one command')\nif (( CURRENT == 2 )); then _describe command commands; return; fi\n"
          "local command=$words[2] state\nlocal -a line\nshift words; (( CURRENT-- ))\n"
          "case $command in\nhelp) _describe command commands;;\n",
          f);
    for (const command_t *c = command_table_of; c->name; c++) {
        fprintf(f, "%s)\n  _arguments -s", c->name);
        for (const option_t *k = option_table; k->name; k++) {
            if (!is_of(k, c)) continue;
            fprintf(f, " \\\n    '--%s[", k->name);
            zsh_text(f, k->what);
            fputs("]", f);
            if (k->argument) { fputc(':', f); zsh_text(f, k->argument); }
            if (lists_values(k)) { fputs(":(", f); values(f, k); fputc(')', f); }
            else if (k->argument) fputs(":_files", f);
            fputc('\'', f);
        }
        fprintf(f, " \\\n    '*:%s';;\n", takes_ids(c) ? "file or id:->named" : "file:_files");
    }
    fputs("esac\nif [[ $state = named ]]; then compadd -- $(" LISTED_IDS "); _files; fi\n", f);
}

bool completion(FILE *f, const char *shell)
{
    if (strcmp(shell, "bash") == 0) bash(f);
    else if (strcmp(shell, "zsh") == 0) zsh(f);
    else if (strcmp(shell, "fish") == 0) fish(f);
    else return false;
    return true;
}
