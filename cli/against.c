/* SPDX-License-Identifier: MIT
**
** A record is what check --format json writes; of it only ids, names, roles and verdicts are read, so a record may be
** trimmed to those.
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

/* Is what is recorded under this key the one found? null stands for no links in a role. */
static bool as_recorded(json_t *entry, const char *key, const char *found, const char *of, const char *link)
{
    json_t *j = json_object_get(entry, key);
    const char *was = json_is_null(j) ? finding_name(FOUND_NONE) : json_string_value(j);
    const char *named = strcmp(key, "verdict") == 0 ? "" : key;
    if (was && strcmp(was, found) == 0) return true;
    return complain("%s%s%s: %s%s%s, recorded %s", of, link ? ", " : "", link ? link : "", named, named[0] ? " " : "",
                    found, was ? was : "nowhere");
}

static bool compare(const record_t *r, json_t *lemmas)
{
    json_t *entry = with_string(lemmas, "id", r->lemma->id);
    json_t *links = json_object_get(entry, "links");
    bool same = as_recorded(entry, "verdict", finding_name(record_lemma(r)), r->lemma->id, NULL);
    if (entry) {
        same &= as_recorded(entry, "steps", finding_name(record_role(r, STEP)), r->lemma->id, NULL);
        same &= as_recorded(entry, "ours", finding_name(record_role(r, OURS)), r->lemma->id, NULL);
    }
    size_t n = lemma_links(r->lemma);
    for (size_t k = 0; entry && k < n; k++) {
        const char *name = r->lemma->links[k].name;
        json_t *link = with_string(links, "name", name);
        same &= as_recorded(link, "verdict", finding_name(record_link(r, k)), r->lemma->id, name);
        if (link) same &= as_recorded(link, "role", role_name(r->lemma->links[k].role), r->lemma->id, name);
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
