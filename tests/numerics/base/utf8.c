/* SPDX-License-Identifier: MIT
**
** Text: what is UTF-8 and what is not (the cases of RFC 3629, section 4, at both ends of each length), what acts, how
** wide it stands.
*/
#include "numerics/base/utf8.h"

#include <criterion/criterion.h>
#include <string.h>

static size_t fault(const char *text) { return utf8_fault(text, strlen(text)); }

Test(utf8, the_ends_of_each_length)
{
    static const struct { const char *text; unsigned long c;
    } good[] = { { "\x01", 1 },
                 { "\x7f", 0x7f },
                 { "\xc2\x80", 0x80 },
                 { "\xdf\xbf", 0x7ff },
                 { "\xe0\xa0\x80", 0x800 },
                 { "\xed\x9f\xbf", 0xd7ff },
                 { "\xee\x80\x80", 0xe000 },
                 { "\xef\xbf\xbf", 0xffff },
                 { "\xf0\x90\x80\x80", 0x10000 },
                 { "\xf4\x8f\xbf\xbf", 0x10ffff } };
    static const char *const bad[] = { "\x80",
                                       "\xbf",
                                       "\xc0\x80",
                                       "\xc1\xbf",
                                       "\xe0\x9f\xbf",
                                       "\xed\xa0\x80",
                                       "\xed\xbf\xbf",
                                       "\xf0\x8f\xbf\xbf",
                                       "\xf4\x90\x80\x80",
                                       "\xf8\x88\x80\x80\x80",
                                       "\xfe",
                                       "\xff",
                                       "\xc2",
                                       "\xe2\x82",
                                       "\xf0\x9f\x98",
                                       "\xe2\x28\xa1",
                                       "\xc3\xc3" };
    for (size_t k = 0; k < sizeof good / sizeof *good; k++) {
        unsigned long c = 0;
        size_t n = strlen(good[k].text);
        cr_expect(utf8_character(&c, good[k].text, n) == n && c == good[k].c && fault(good[k].text) == n,
                  "%zu", k);
    }
    for (size_t k = 0; k < sizeof bad / sizeof *bad; k++) cr_expect(fault(bad[k]) == 0, "%zu", k);
    cr_expect(fault("a\xc3\xa9\xff") == 3 && utf8_fault("\xe2\x82\xac", 2) == 0 && utf8_fault("", 0) == 0);
}

Test(utf8, what_acts_is_found_and_not_shown)
{
    char to[8];
    const char *text = "a\tb\nc\r\n\xc2\xa0\xc2\x9b";
    cr_expect(utf8_acting(text, strlen(text)) == 9 && utf8_acting(text, 9) == 9 && utf8_acting("a\rb", 3) == 1);
    cr_expect(utf8_shown(to, sizeof to, "a\t\xc2\x9b\xc3\xa9\xff", 7) == 6 && strcmp(to, "a??\xc3\xa9?") == 0, "%s",
              to);
}

Test(utf8, columns_of_a_terminal)
{
    cr_expect(utf8_width('a') == 1 && utf8_width(0xe9) == 1 && utf8_width(0x3b1) == 1 && utf8_width(0x301) == 0
        && utf8_width(0x65e5) == 2 && utf8_width(0x1f600) == 2);
}
