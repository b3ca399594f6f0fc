/* SPDX-License-Identifier: MIT */
#include "cli/help.h"

#include <errno.h>
#include <string.h>

/* Of what was printed: has it all gone out? */
static int ended(int status)
{
    if (status == EXIT_INTERNAL || (fflush(stdout) == 0 && !ferror(stdout))) return status;
    complain("cannot write to standard output: %s", strerror(errno));
    return EXIT_INTERNAL;
}

/* A command's page, or of none the overview. */
static int help(const command_t *c)
{
    if (!output_ready(NULL)) return EXIT_BAD_INPUT;
    if (c) help_page(stdout, c);
    else help_overview(stdout);
    return ended(EXIT_HOLDS);
}

static int version(void)
{
    if (!output_ready(NULL)) return EXIT_BAD_INPUT;
    puts("lemmata " LEMMATA_VERSION);
    return ended(EXIT_HOLDS);
}

static int no_command(const char *name)
{
    enum { COMMANDS_MAX = 32 };
    const char *known[COMMANDS_MAX];
    size_t n = 0;
    for (const command_t *c = command_table_of; c->name && n < COMMANDS_MAX; c++) known[n++] = c->name;
    const char *hint = meant(name, known, n);
    complain("no command %.60s%s", name, *hint ? hint : " (lemmata --help lists them)");
    return EXIT_BAD_INPUT;
}

/* help --man [COMMAND], help --completion SHELL: for those who install. */
static int made_for_others(int argc, char **argv)
{
    bool man = strcmp(argv[2], "--man") == 0;
    const command_t *c = man && argc > 3 ? command_called(argv[3]) : NULL;
    if (man && argc > 3 && !c) return no_command(argv[3]);
    if (!output_ready(NULL)) return EXIT_BAD_INPUT;
    if (man) manual_page(stdout, c);
    else if (argc < 4 || !completion(stdout, argv[3])) {
        complain("help --completion is for bash, zsh or fish");
        return EXIT_BAD_INPUT;
    }
    return ended(EXIT_HOLDS);
}

/* help, help COMMAND. */
static int help_asked(int argc, char **argv)
{
    if (argc > 2 && strcmp(argv[2], "help") == 0) return help(NULL);
    if (argc > 2 && (strcmp(argv[2], "--man") == 0 || strcmp(argv[2], "--completion") == 0))
        return made_for_others(argc, argv);
    const command_t *c = argc > 2 ? command_called(argv[2]) : NULL;
    bool overview = argc < 3 || strcmp(argv[2], "help") == 0;
    return overview || c ? help(c) : no_command(argv[2]);
}

/* Table writes to a folder, and its summary to standard output. */
static bool ready(const options_t *o, const command_t *c)
{
    bool folder = c->run == command_table || c->run == command_prove || c->run == command_hunt ||
                  (c->run == command_site && o->format != FORMAT_JSON);
    return output_ready(folder ? NULL : o->out) && (!folder || !o->out || output_folder_ready(o->out));
}

int lemmata_main(int argc, char **argv)
{
    if (argc < 2) { help_overview(stderr); return EXIT_BAD_INPUT; }
    if (strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "--help") == 0) return help(NULL);
    if (strcmp(argv[1], "help") == 0) return help_asked(argc, argv);
    if (strcmp(argv[1], "--version") == 0) return version();
    const command_t *c = command_called(argv[1]);
    if (!c) return no_command(argv[1]);
    options_t o;
    if (!options_read(&o, argc - 1, argv + 1, c)) return EXIT_BAD_INPUT;
    if (o.help || o.version) return o.help ? help(c) : version();
    bool own_clock = c->run == command_check || c->run == command_table;
    if (o.timeout > 0 && !own_clock) deadline_start(o.timeout);
    return ready(&o, c) ? ended(c->run(&o)) : EXIT_BAD_INPUT;
}
