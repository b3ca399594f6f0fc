/* SPDX-License-Identifier: MIT
**
** json -- JSON that is made whole or not at all. Jansson answers NULL to what it cannot make (a text that is no UTF-8),
** and drops what is added as NULL: here either is an internal error, said in one line, exit 3.
*/
#ifndef LEMMATA_JSON_H
#define LEMMATA_JSON_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

/* j, which is not NULL. */
json_t *json_made(json_t *j);
/* Appends to the array; sets the key of the object. They take the value over. */
void json_add(json_t *array, json_t *value);
void json_put(json_t *object, const char *key, json_t *value);
/* A number that may pass 2^53, beyond which tools that read JSON round: its digits as a string. */
json_t *json_digits(uint64_t n);
/* Reads one, or an integer of at most 2^53. */
bool json_digits_value(uint64_t *n, const json_t *j);

#endif
