/* SPDX-License-Identifier: MIT
**
** In the place of libgit2, which Criterion links for the differences of texts: each test is a process, and loading
** libgit2 with the dozen libraries behind it takes longer than most tests. No difference is shown.
*/
#define EXPORTED __attribute__((visibility("default")))

EXPORTED int git_libgit2_init(void);
EXPORTED int git_libgit2_shutdown(void);
EXPORTED int git_diff_buffers(void);

int git_libgit2_init(void) { return 1; }
int git_libgit2_shutdown(void) { return 0; }
int git_diff_buffers(void) { return -1; } /* an error, whatever it is called with */
