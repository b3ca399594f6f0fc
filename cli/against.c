/* SPDX-License-Identifier: MIT
**
** A record is what check --format json writes; of it only ids, names and verdicts are read, so a record may be trimmed
** to those.
*/
#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>

static json_t *with_string(json_t *list, const char *key, const char *value)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        json_t *j = json_array_get(list, i);
        const char *s = json_string_value(json_object_get(j, key));
        if (s && strcmp(s, value) == 0) return j;
    }
    return NULL;
}

/* Is the recorded verdict the one found? */
static bool as_recorded(json_t *entry, const char *found, const char *of, const char *link)
{
    const char *was = json_string_value(json_object_get(entry, "verdict"));
    if (was && strcmp(was, found) == 0) return true;
    return complain("%s%s%s: %s, recorded %s", of, link ? ", " : "", link ? link : "", found, was ? was : "nowhere");
}

static bool compare(const record_t *r, json_t *lemmas)
{
    json_t *entry = with_string(lemmas, "id", r->lemma->id);
    json_t *links = json_object_get(entry, "links");
    bool same = as_recorded(entry, finding_name(record_lemma(r, false)), r->lemma->id, NULL);
    size_t n = lemma_links(r->lemma);
    for (size_t k = 0; entry && k < n; k++) {
        const char *name = r->lemma->links[k].name;
        same &= as_recorded(with_string(links, "name", name), finding_name(record_link(r, k)), r->lemma->id, name);
    }
    for (size_t i = 0; i < json_array_size(links); i++) {
        const char *name = json_string_value(json_object_get(json_array_get(links, i), "name"));
        size_t k = 0;
        while (k < n && (!name || strcmp(name, r->lemma->links[k].name) != 0)) k++;
        if (k == n) same = complain("%s, %s: recorded, but no link of the lemma", r->lemma->id, name ? name : "?");
    }
    return same;
}

json_t *against_read(const char *file)
{
    char *text;
    json_t *j = input_json(file, &text);
    free(text);
    if (!j || json_is_array(json_object_get(j, "lemmas"))) return j;
    complain("%.300s:1:1: no record: expected an object with an array \"lemmas\"", file);
    json_decref(j);
    return NULL;
}

int against_status(records_t R, json_t *record)
{
    bool same = true, whole = true;
    for (size_t i = 0; i < R.n; i++) {
        same &= compare(&R.at[i], json_object_get(record, "lemmas"));
        whole &= !R.at[i].cut_short;
    }
    return !same ? EXIT_REFUTED : whole ? EXIT_HOLDS : EXIT_UNDECIDED;
}
