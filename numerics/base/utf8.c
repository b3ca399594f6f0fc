/* SPDX-License-Identifier: MIT */
#include "numerics/base/utf8.h"

#include <stdint.h>
#include <string.h>

size_t utf8_character(unsigned long *c, const char *text, size_t n)
{
    static const unsigned long least[] = { 0, 0, 0x80, 0x800, 0x10000 };
    const unsigned char *p = (const unsigned char *)text;
    size_t k = p[0] < 0x80 ? 1 : p[0] >> 5 == 6 ? 2 : p[0] >> 4 == 14 ? 3 : p[0] >> 3 == 30 ? 4 : 0;
    if (k == 0 || k > n) return 0;
    *c = k == 1 ? p[0] : p[0] & (0x7fu >> k);
    for (size_t i = 1; i < k; i++) {
        if (p[i] >> 6 != 2) return 0;
        *c = *c << 6 | (p[i] & 0x3fu);
    }
    return *c < least[k] || *c > 0x10ffff || (*c >= 0xd800 && *c <= 0xdfff) ? 0 : k;
}

size_t utf8_fault(const char *text, size_t n)
{
    unsigned long c;
    size_t i = 0, k = 1;
    for (uint64_t eight; i + 8 <= n; i += 8) {
        memcpy(&eight, text + i, 8);
        if (eight & 0x8080808080808080) break;
    }
    for (; i < n && k; i += k) k = (unsigned char)text[i] < 0x80 ? 1 : utf8_character(&c, text + i, n - i);
    return i;
}

bool utf8_acts(unsigned long c)
{
    return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0x61c || c == 0x200e || c == 0x200f ||
           (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

static bool is_blank(const char *p, size_t n)
{
    return *p == '\t' || *p == '\n' || (*p == '\r' && n > 1 && p[1] == '\n');
}

size_t utf8_acting(const char *text, size_t n)
{
    for (size_t i = 0, k; i < n; i += k) {
        unsigned long c = 0;
        if (text[i] >= ' ' && text[i] <= '~') { k = 1; continue; }
        k = utf8_character(&c, text + i, n - i);
        if (!k || (utf8_acts(c) && !is_blank(text + i, n - i))) return i;
    }
    return n;
}

size_t utf8_shown(char *to, size_t room, const char *text, size_t n)
{
    size_t have = 0, k;
    for (size_t i = 0; i < n; i += k ? k : 1) {
        unsigned long c = 0;
        k = utf8_character(&c, text + i, n - i);
        bool as_it_is = k && !utf8_acts(c);
        if (have + (as_it_is ? k : 1) + 1 > room) break;
        if (as_it_is) memcpy(to + have, text + i, k);
        else to[have] = '?';
        have += as_it_is ? k : 1;
    }
    to[have] = 0;
    return have;
}

typedef struct { unsigned long from, to; } range_t;

static bool within(unsigned long c, const range_t *r, size_t n)
{
    for (size_t k = 0; k < n; k++)
        if (c >= r[k].from && c <= r[k].to) return true;
    return false;
}

unsigned utf8_width(unsigned long c)
{
    static const range_t none[] = { { 0x300, 0x36f },   { 0x483, 0x489 },   { 0x591, 0x5bd },   { 0x610, 0x61a },
                                    { 0x64b, 0x65f },   { 0x1ab0, 0x1aff }, { 0x1dc0, 0x1dff }, { 0x200b, 0x200d },
                                    { 0x20d0, 0x20ff }, { 0xfe00, 0xfe0f }, { 0xfe20, 0xfe2f } };
    static const range_t two[] = { { 0x1100, 0x115f },   { 0x2e80, 0x303e },   { 0x3041, 0xa4cf },  { 0xac00, 0xd7a3 },
                                   { 0xf900, 0xfaff },   { 0xfe30, 0xfe6f },   { 0xff00, 0xff60 },  { 0xffe0, 0xffe6 },
                                   { 0x1f300, 0x1f64f }, { 0x1f900, 0x1f9ff }, { 0x20000, 0x3fffd } };
    if (c < 0x300) return 1;
    return within(c, none, sizeof none / sizeof *none) ? 0 : within(c, two, sizeof two / sizeof *two) ? 2 : 1;
}
