/* SPDX-License-Identifier: MIT */
#ifndef LEMMATA_VERSION_H
#define LEMMATA_VERSION_H

#define LEMMATA_VERSION "0.1.0"

#endif
