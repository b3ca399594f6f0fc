/* SPDX-License-Identifier: MIT
**
** capacity: the same channel however its file is written, and values known otherwise.
*/
#include "numerics/base/encl.h"
#include "numerics/base/rat.h"
#include "tests/cli/pointer.h"

TestSuite(cli_channel, .init = session_open, .fini = session_close);

#define BOM "\xef\xbb\xbf"

/* All of them the binary symmetric channel of noise 1/4. */
static const char *const same[] = {
    "3/4,1/4\n1/4,3/4\n",
    "3/4,1/4\n1/4,3/4",                              /* no last newline */
    "3/4,1/4\r\n1/4,3/4\r\n",                        /* CRLF */
    BOM "3/4,1/4\n1/4,3/4\n",
    BOM "yes,no\r\n0.75,0.25\r\n0.25,0.75",
    "0.75,0.25\n0.25,0.75\n",
    ".75,.25\n2.5e-1,75E-2\n",
    "6/8,+1/4\n0025/100,0.7500\n",
    "yes,no\n3/4,1/4\n1/4,3/4\n",                    /* a header */
    "up,3/4,1/4\ndown,1/4,3/4\n",                    /* names */
    "input,yes,no\nup,3/4,1/4\ndown,1/4,3/4\n",      /* both */
    ",yes,no\nup,3/4,1/4\ndown,1/4,3/4\n",           /* an empty corner */
    "\"input\",\"yes, surely\",\"no\"\n\"up, up\",\"3/4\",\"1/4\"\ndown,1/4,3/4\n",
    "\n\n3/4,1/4\n\n \t\n1/4,3/4\n\n",               /* blank lines */
    " 3/4 ,  1/4\n1/4 , 3/4\t\n",
    "\xce\xb1,\xce\xb2\n3/4,1/4\n1/4,3/4\n",
    "3/4;1/4\n1/4;3/4\n", "3/4\t1/4\n1/4\t3/4\n", "yes;no\r3/4;1/4\r1/4;3/4\r", "3/4,1/4\r\n1/4,3/4\n", /* dialects */
    "in;yes, sure;no\nup;3/4;1/4\n\"down; far\";1/4;3/4\n", "\"a\nb\",\"say \"\"c\"\"\"\n\"3/4\",1/4\n1/4,3/4\n",
    "\"\",\"A\",\"B\"\n\"1\",0.75,0.25\n\"2\",0.25,0.75\n", /* R */
    ",0,1\n0,0.75,0.25\n1,0.25,0.75\n", "worker,0,1\n7,0.75,0.25\n9,0.25,0.75\n", /* pandas */
};

/* The output without what was taken for what. */
static char *numbers_of(const outcome_t *o)
{
    json_t *j = parsed(o->out);
    cr_assert(json_is_string(json_object_get(j, "read_as")), "%s\n%s", o->line, o->out);
    json_object_del(j, "read_as");
    char *dump = json_dumps(j, 0), *text = arena_printf(session_arena(), "%s", dump);
    free(dump);
    json_decref(j);
    return text;
}

Test(cli_channel, one_channel_many_files)
{
    outcome_t first = LEMMATA("capacity", file_put("first.csv", same[0]), "--format", "json");
    assert_status(&first, 0);
    const char *want = numbers_of(&first);
    for (size_t k = 1; k < sizeof same / sizeof *same; k++) {
        outcome_t o = LEMMATA("capacity", file_put("other.csv", same[k]), "--format", "json");
        cr_assert(o.status == 0 && o.err_n == 0, "refused:\n%s\n%s", same[k], o.err);
        cr_assert_str_eq(numbers_of(&o), want, "read otherwise:\n%s", same[k]);
        outcome_t in = LEMMATA_ON(same[k], strlen(same[k]), "capacity", "-", "--format", "json");
        assert_same_output(&o, &in);
    }
}

Test(cli_channel, counts)
{
    outcome_t want = LEMMATA("capacity", file_put("rows.csv", "3/10,7/10\n1/2,1/2\n0,1\n"), "--format", "json");
    outcome_t have =
        LEMMATA("capacity", file_put("counts.csv", "good,bad\n3,7\n50,50\n0,9\n"), "--counts", "--format", "json");
    assert_status(&want, 0);
    cr_assert_str_eq(numbers_of(&have), numbers_of(&want));
}

/* log 2 - h(1/4) = log 2 - (2 log 2 - (3/4) log 3), at 300 bits. */
static void bsc_capacity(encl_ptr r)
{
    encl_t t;
    mpfi_init2(t, 300);
    mpfi_set_ui(r, 3);
    mpfi_log(r, r);
    mpfi_mul_ui(r, r, 3);
    mpfi_div_ui(r, r, 4);
    mpfi_const_log2(t);
    mpfi_sub(r, r, t);
    mpfi_clear(t);
}

/* The interval of the JSON holds the number, and its width is at most 10^-digits. */
static void assert_certified(const outcome_t *o, const char *name, mpfi_srcptr value, long digits)
{
    json_t *j = parsed(o->out);
    mpfr_t lo, hi, most;
    mpfr_inits2(4000, lo, hi, most, (mpfr_ptr)0);
    const char *lower = json_string_value(value_at(value_at(j, name), "lo")),
               *upper = json_string_value(value_at(value_at(j, name), "hi"));
    cr_assert(lower && upper && !mpfr_set_str(lo, lower, 10, MPFR_RNDD) && !mpfr_set_str(hi, upper, 10, MPFR_RNDU));
    cr_assert(mpfr_lessequal_p(lo, &value->right) && mpfr_lessequal_p(&value->left, hi), "%s: [%s, %s]", o->line, lower,
              upper);
    mpfr_sub(hi, hi, lo, MPFR_RNDU);
    mpfr_ui_pow_ui(most, 10, (unsigned long)digits, MPFR_RNDD);
    mpfr_mul(hi, hi, most, MPFR_RNDU);
    cr_assert(mpfr_cmp_ui(hi, 1) <= 0, "%s: [%s, %s] is wider than 10^-%ld", o->line, lower, upper, digits);
    mpfr_clears(lo, hi, most, (mpfr_ptr)0);
    json_decref(j);
}

Test(cli_channel, digits)
{
    static const char *const digits[] = { "1", "10", "30", "80", "1000" };
    encl_t value;
    mpfi_init2(value, 300);
    bsc_capacity(value);
    for (size_t k = 0; k < 5; k++) {
        outcome_t o = LEMMATA_ON(same[0], strlen(same[0]), "capacity", "-", "--format", "json", "--digits", digits[k]);
        assert_status(&o, 0);
        assert_certified(&o, "capacity", value, strtol(digits[k], NULL, 10));
    }
    mpfi_clear(value);
}

static outcome_t json_of(const char *rows)
{
    return LEMMATA_ON(rows, strlen(rows), "capacity", "-", "--format", "json");
}

/* Channels that carry exactly log n, or nothing. */
Test(cli_channel, noiseless_and_useless)
{
    static const struct { const char *rows; unsigned long n;
    } all[] = {
        { "1\n", 1 },
        { "1,0\n", 1 },
        { "1/2,1/2\n1/2,1/2\n", 1 },
        { "1\n1\n1\n", 1 },
        { "1,0\n0,1\n", 2 },
        { "0,0,1\n1,0,0\n0,0,1\n", 2 },
        { "1/2,1/2,0,0,0\n0,0,1/3,2/3,0\n0,0,0,0,1\n", 3 },
        { "0,1,0,0\n1,0,0,0\n0,0,0,1\n0,0,1,0\n", 4 },
    };
    encl_t value;
    mpfi_init2(value, 300);
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
        outcome_t o = json_of(all[k].rows);
        assert_status(&o, 0);
        mpfi_set_ui(value, all[k].n);
        mpfi_log(value, value);
        assert_certified(&o, "capacity", value, 30);
        mpfi_const_log2(value);
        outcome_t text = LEMMATA_ON(all[k].rows, strlen(all[k].rows), "capacity", "-");
        assert_says(&text, "exactly");
    }
    mpfi_clear(value);
}

/* The laws of the certificate sum to exactly 1, and there is an entry for every input and output. */
static void assert_law(json_t *law, size_t n)
{
    mpq_t sum, q;
    mpq_inits(sum, q, NULL);
    cr_assert(json_array_size(law) == n);
    for (size_t i = 0; i < n; i++) {
        const char *text = json_string_value(json_array_get(law, i));
        cr_assert(text && !rat_read(q, text, strlen(text)) && mpq_sgn(q) >= 0);
        mpq_add(sum, sum, q);
    }
    cr_assert(mpq_cmp_ui(sum, 1, 1) == 0);
    mpq_clears(sum, q, NULL);
}

Test(cli_channel, certificate)
{
    outcome_t o = json_of("0.9,0.1,0\n0.2,0.7,0.1\n0,0.3,0.7\n1/3,1/3,1/3\n");
    assert_status(&o, 0);
    json_t *j = parsed(o.out);
    assert_law(value_at(j, "certificate/input"), 4);
    assert_law(value_at(j, "certificate/output"), 3);
    cr_assert(json_is_true(value_at(j, "reached")));
    json_decref(j);
}

Test(cli_channel, tex)
{
    outcome_t o = LEMMATA_ON(same[0], strlen(same[0]), "capacity", "-", "--format", "tex", "--digits", "5");
    assert_status(&o, 0);
    assert_says(&o, "$C\\in[0.1308");
}
