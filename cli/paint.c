/* SPDX-License-Identifier: MIT
**
** A result on a terminal: verdicts in colour, lines broken between words. What goes anywhere else keeps its bytes.
*/
#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

typedef struct { const char *word, *colour; } paint_t;

static const paint_t paints[] = {
    { "proved", "\033[1;32m" }, { "holds", "\033[32m" }, { "refuted", "\033[1;31m" }, { "undecided", "\033[33m" },
    { "untried", "\033[2m" }, { NULL, NULL }
};

/* On a terminal that knows colours, unless NO_COLOR asks for none. */
static bool coloured(void)
{
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
    return !(no && *no) && term && strcmp(term, "dumb") != 0;
}

/* The word at the head of the line, in its colour; how many bytes were taken. */
static size_t verdict(FILE *f, const char *line)
{
    for (const paint_t *p = paints; p->word; p++) {
        size_t n = strlen(p->word);
        if (strncmp(line, p->word, n) != 0 || line[n] != ' ') continue;
        fprintf(f, "%s%s\033[0m", p->colour, p->word);
        return n;
    }
    return 0;
}

/* One line of n bytes, broken where it is wider than the terminal; what follows is set in by four more blanks. */
static void line_wrapped(FILE *f, const char *line, size_t n, size_t width, bool colour)
{
    size_t indent = strspn(line, " "), at = indent;
    if (indent > n) indent = n;
    fprintf(f, "%*s", (int)indent, "");
    size_t i = indent + (colour ? verdict(f, line + indent) : 0);
    at = i;
    while (i < n) {
        size_t blanks = strspn(line + i, " "), word;
        if (i + blanks > n) blanks = n - i;
        word = strcspn(line + i + blanks, " \n");
        if (width > indent + 20 && at > indent + 4 && at + blanks + word > width) {
            fprintf(f, "\n%*s", (int)indent + 4, "");
            at = indent + 4;
        } else {
            fprintf(f, "%*s", (int)blanks, "");
            at += blanks;
        }
        fwrite(line + i + blanks, 1, word, f);
        at += word;
        i += blanks + word;
    }
    fputc('\n', f);
}

void paint(FILE *f, const char *text)
{
    struct winsize w = { .ws_col = 0 };
    bool terminal = isatty(STDOUT_FILENO);
    if (!terminal || ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) != 0 || w.ws_col < 40) w.ws_col = 0;
    if (!terminal) { fputs(text, f); return; }
    while (*text) {
        size_t n = strcspn(text, "\n");
        line_wrapped(f, text, n, w.ws_col, coloured());
        text += n + (text[n] == '\n');
    }
}
