/* SPDX-License-Identifier: MIT
**
** setup.sh where nothing is installed, nobody is root, and sudo, as it does, forgets the environment: the commands are
** stubs.
*/
#include "tests/support/process.h"

#include <criterion/criterion.h>
#include <sys/stat.h>

TestSuite(cli_setup, .init = session_open, .fini = session_close);

static void stub(const char *name, const char *does)
{
    const char *path = file_put(name, arena_printf(session_arena(), "#!/bin/sh\n%s\n", does));
    cr_assert(chmod(path, 0755) == 0);
}

Test(cli_setup, asks_nothing_through_sudo)
{
    const char *folder = path_of("."), *said = path_of("said");
    stub("dpkg-query", "exit 1");
    stub("id", "echo 1000");
    stub("sudo", "shift; exec env -i PATH=\"$PATH\" \"$@\"");
    stub("apt-get", arena_printf(session_arena(), "echo \"$1 $DEBIAN_FRONTEND\" >> %s", said));
    const char *path = arena_printf(session_arena(), "PATH=%s:/usr/bin:/bin", folder);
    outcome_t o = process_run("", 0, (const char *const[]){ "/usr/bin/env", path, "./setup.sh", "some-package", NULL });
    assert_status(&o, 0);
    cr_assert(file_has(said, "install noninteractive\n"), "%s", file_get(said, NULL));
}
