/* SPDX-License-Identifier: MIT */
#ifndef LEMMATA_VERSION_H
#define LEMMATA_VERSION_H

#define LEMMATA_VERSION "0.1.0"
#define LEMMATA_DATE    "2026-11-01" /* of its manual and its packages */

#endif
