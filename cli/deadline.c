/* SPDX-License-Identifier: MIT
**
** A deadline: the clock ends the process in one line, exit 4, wherever the work stands. Results are composed before any
** is written, so none is cut.
*/
#include "cli/cli.h"

#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

static char line[120];
static size_t length;

static void end(int signal)
{
    (void)signal;
    if (write(STDERR_FILENO, line, length) < 0) _exit(EXIT_UNDECIDED);
    _exit(EXIT_UNDECIDED);
}

void deadline_start(double seconds)
{
    length = (size_t)snprintf(line, sizeof line, "lemmata: not done after %.6g seconds (--timeout)\n", seconds);
    sigaction(SIGALRM, &(struct sigaction){ .sa_handler = end }, NULL);
    double whole = floor(fmin(seconds, 1e9));
    long rest = (long)((fmin(seconds, 1e9) - whole) * 1e6);
    setitimer(ITIMER_REAL, &(struct itimerval){ .it_value = { (time_t)whole, whole > 0 || rest > 0 ? rest : 1 } },
              NULL);
}

void deadline_stop(void) { setitimer(ITIMER_REAL, &(struct itimerval){ 0 }, NULL); }
