/* SPDX-License-Identifier: MIT
**
** fixlog_cells -- the multipliers of fixlog and their logarithms; for fixlog alone.
*/
#ifndef LEMMATA_FIXLOG_CELLS_H
#define LEMMATA_FIXLOG_CELLS_H

#include "numerics/logs/fixlog.h"

enum { FIXLOG_STEPS = 4, FIXLOG_CELLS = 259, FIXLOG_WIDE = FIXLOG_LIMBS_MAX + 1 };

/* T, and log(1 + T/2^64) with the most significant limb first, so that short precisions touch little memory. */
typedef struct { mp_limb_t T, log[FIXLOG_WIDE]; } fixlog_cell_t;

/* The cells of each step, as fixlog.c says them; logarithms off by less than 1/2 + 2^-100 units of their last limb. */
void fixlog_cells(fixlog_cell_t table[FIXLOG_STEPS][FIXLOG_CELLS]);

#endif
