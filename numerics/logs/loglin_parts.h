/* SPDX-License-Identifier: MIT
**
** What loglin.c and loglin_normal.c share.
*/
#ifndef LEMMATA_LOGLIN_PARTS_H
#define LEMMATA_LOGLIN_PARTS_H

#include "numerics/logs/loglin.h"

/* Of the parts, worked out once. */
uint64_t loglin_image(const loglin_t *x);

#endif
