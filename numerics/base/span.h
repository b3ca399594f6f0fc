/* SPDX-License-Identifier: MIT */
#ifndef LEMMATA_SPAN_H
#define LEMMATA_SPAN_H

/* A number known to lie between two doubles, lo <= it <= hi. */
typedef struct { double lo, hi; } span_t;

#endif
