/* SPDX-License-Identifier: MIT
**
** lemmata-verify, the independent checker, asked about a certificate. Its exit status alone decides.
*/
#include "cli/cli.h"

#include <string.h>
#include <unistd.h>

enum { CHECKER_SECONDS = 300 }; /* of its processor's time; those of the papers take some hundredths each */

/* What the checker said last: "-: rejected: WHY", "lemmata-verify: -: WHY". */
static char refusal[400];

static void refused(FILE *said)
{
    refusal[0] = 0;
    rewind(said);
    if (!fgets(refusal, sizeof refusal, said)) snprintf(refusal, sizeof refusal, "it gives no answer");
    refusal[strcspn(refusal, "\n")] = 0;
    const char *why = strstr(refusal, "-: ");
    why = why ? why + 3 : refusal;
    if (strncmp(why, "rejected: ", 10) == 0) why += 10;
    memmove(refusal, why, strlen(why) + 1);
}

const char *certificate_refusal(void) { return refusal; }

int certificate_accepted(const json_t *certificate)
{
    char path[PROGRAM_PATH_ROOM];
    if (!program_beside(path, "lemmata-verify") && !program_in_path(path, "lemmata-verify")) return -1;
    static const char *const argv[] = { "lemmata-verify", "--quiet", "-", NULL };
    FILE *said = tmpfile();
    int in = program_document(certificate, JSON_INDENT(1)), failed = 0, status = -1;
    if (said && in >= 0) status = program_run(&failed, path, argv, in, fileno(said), CHECKER_SECONDS);
    if (said) refused(said);
    if (!said || in < 0 || failed) snprintf(refusal, sizeof refusal, "it cannot be run");
    if (said) fclose(said);
    if (in >= 0) close(in);
    return status == 0;
}
