/* SPDX-License-Identifier: MIT
**
** Bases of logarithms. \log and \ln are natural, and entropies and divergences are in nats: where a claim writes \log_2
** beside these, 2^{H(X)}, or both \log and \ln, an author may mean bits, and the claim is refused.
*/
#include "proofs/claims/tex/parts.h"

#include <string.h>

static bool is_name(const tex_reader_t *r, size_t k, const char *name)
{
    return k < r->n && r->out[k].kind == TOKEN_NAME && strcmp(r->out[k].text, name) == 0;
}

/* The entropy, information or divergence whose name is token k; NULL. */
static const char *in_nats(tex_reader_t *r, size_t k)
{
    static const char *const all[] = { "H", "I", "h", "kl", "KL", "JS", "J", "Renyi", "capacity" };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (is_name(r, k, all[i]) && !tex_declared(r, all[i]) && r->out[k + 1].kind == TOKEN_SIGN &&
            strchr("([", *r->out[k + 1].text))
            return all[i];
    return NULL;
}

/* log 2, log(2): a factor that goes from the one to the other. */
static bool is_log_of_two(const tex_reader_t *r, size_t k)
{
    size_t two = k + 1 < r->n && r->out[k + 1].kind == TOKEN_SIGN && *r->out[k + 1].text == '(' ? k + 2 : k + 1;
    return is_name(r, k, "log") && two < r->n && r->out[two].kind == TOKEN_NUMBER && strcmp(r->out[two].text, "2") == 0;
}

/* 2^(..), of an entropy. */
static bool is_power_of_two(tex_reader_t *r, size_t k)
{
    size_t deep = 0;
    bool two = r->out[k].kind == TOKEN_NUMBER && strcmp(r->out[k].text, "2") == 0 && k + 2 < r->n &&
               r->out[k + 1].kind == TOKEN_SIGN && *r->out[k + 1].text == '^';
    for (size_t i = k + 2; two && i + 1 < r->n; i++) {
        bool sign = r->out[i].kind == TOKEN_SIGN;
        deep += sign && *r->out[i].text == '(';
        if (in_nats(r, i)) return true;
        if (sign && *r->out[i].text == ')' && --deep == 0) return false;
    }
    return false;
}

bool tex_log_named(tex_reader_t *r, const char *command, spot_t at)
{
    bool ln = strcmp(command, "ln") == 0;
    if (strcmp(command, "log") != 0 && !ln) return true;
    *(ln ? &r->ln : &r->log) = true;
    return !(r->ln && r->log) ||
           claim_fault(r->fault, at, "\\log beside \\ln may be to another base: both are natural here, expected one of "
                                     "them, or \\log_2");
}

bool tex_bases(tex_reader_t *r, size_t from)
{
    const char *nats = NULL;
    size_t bits = 0, power = 0;
    for (size_t k = from; k + 1 < r->n; k++) {
        if (is_name(r, k, "log2")) bits = k;
        if (!power && is_power_of_two(r, k)) power = k;
        if (is_log_of_two(r, k)) return true;
        if (!nats) nats = in_nats(r, k);
    }
    if (power)
        return claim_fault(r->fault, r->out[power].at,
                           "2^{..} of an entropy is in bits, and here %s is in nats: write e^{..}, or \\frac{%s(..)}{\\log 2}",
                           nats, nats);
    return !nats || !bits ||
           claim_fault(r->fault, r->out[bits].at,
                       "\\log_2 is in bits and %s in nats here: write \\log for both, or bits as \\frac{%s(..)}{\\log 2}", nats,
                       nats);
}
