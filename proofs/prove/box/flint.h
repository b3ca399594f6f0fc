/* SPDX-License-Identifier: MIT
**
** flint -- the functions of FLINT, from its shared library, which is loaded when the first algebra starts: with it come
** those that it is linked with, whose relocations took nine tenths of the start of each command.
**
** After this header each name of the list is a call through a table. Types and prototypes are FLINT's own. Its inline
** functions stand in its library, too, and are taken from there: what they call would be a symbol to link.
*/
#ifndef LEMMATA_BOX_FLINT_H
#define LEMMATA_BOX_FLINT_H

#include <flint/fmpq_mpoly.h>
#include <flint/fmpq_mpoly_factor.h>
#include <flint/fmpq_poly.h>
#include <flint/fmpz_poly.h>
#include <stdbool.h>

/* clang-format off */
#define FLINT_FUNCTIONS(_) \
    _(_fmpz_poly_num_real_roots_sturm) _(flint_cleanup) _(fmpq_clear) _(fmpq_div) _(fmpq_get_mpq) _(fmpq_init) \
    _(fmpq_mpoly_add) _(fmpq_mpoly_add_fmpq) _(fmpq_mpoly_clear) _(fmpq_mpoly_combine_like_terms) \
    _(fmpq_mpoly_ctx_clear) _(fmpq_mpoly_ctx_init) _(fmpq_mpoly_degree_si) _(fmpq_mpoly_derivative) \
    _(fmpq_mpoly_divides) _(fmpq_mpoly_equal) _(fmpq_mpoly_factor) _(fmpq_mpoly_factor_clear) \
    _(fmpq_mpoly_factor_init) _(fmpq_mpoly_factor_make_integral) _(fmpq_mpoly_gcd_cofactors) _(fmpq_mpoly_gen) \
    _(fmpq_mpoly_get_coeff_fmpq_monomial) _(fmpq_mpoly_get_coeff_vars_ui) _(fmpq_mpoly_get_fmpq) \
    _(fmpq_mpoly_get_fmpq_poly) _(fmpq_mpoly_get_term) _(fmpq_mpoly_get_term_coeff_fmpq) \
    _(fmpq_mpoly_get_term_exp_ui) _(fmpq_mpoly_get_term_monomial) _(fmpq_mpoly_get_term_var_exp_ui) \
    _(fmpq_mpoly_init) _(fmpq_mpoly_is_fmpq) _(fmpq_mpoly_is_fmpq_poly) _(fmpq_mpoly_is_gen) _(fmpq_mpoly_is_one) \
    _(fmpq_mpoly_is_zero) _(fmpq_mpoly_length) _(fmpq_mpoly_mul) _(fmpq_mpoly_neg) _(fmpq_mpoly_one) \
    _(fmpq_mpoly_pow_ui) _(fmpq_mpoly_push_term_fmpq_ui) _(fmpq_mpoly_scalar_div_fmpq) _(fmpq_mpoly_scalar_mul_fmpq) \
    _(fmpq_mpoly_set) _(fmpq_mpoly_set_fmpq) _(fmpq_mpoly_set_si) _(fmpq_mpoly_sort_terms) _(fmpq_mpoly_sub) \
    _(fmpq_mpoly_swap) _(fmpq_mpoly_term_content) _(fmpq_mpoly_total_degree_si) _(fmpq_mpoly_zero) _(fmpq_poly_add) \
    _(fmpq_poly_clear) _(fmpq_poly_degree) _(fmpq_poly_evaluate_fmpq) _(fmpq_poly_get_coeff_fmpq) \
    _(fmpq_poly_get_numerator) _(fmpq_poly_init) _(fmpq_poly_mul) _(fmpq_poly_pow) _(fmpq_poly_scalar_mul_fmpq) \
    _(fmpq_poly_set_coeff_fmpq) _(fmpq_poly_set_coeff_si) _(fmpq_poly_set_ui) _(fmpq_poly_zero) _(fmpq_set_mpq) \
    _(fmpq_sgn) _(fmpq_sub) _(fmpz_cmp_si) _(fmpz_fdiv_ui) _(fmpz_get_si) _(fmpz_is_zero) _(fmpz_poly_clear) \
    _(fmpz_poly_degree) _(fmpz_poly_derivative) _(fmpz_poly_div) _(fmpz_poly_gcd) _(fmpz_poly_init) \
    _(fmpz_poly_shift_right)
/* clang-format on */

#define FLINT_MEMBER(f) __typeof__(f) *f;
typedef struct {
    FLINT_FUNCTIONS(FLINT_MEMBER)
} flint_t;
#undef FLINT_MEMBER

/* All NULL before flint_load. */
extern flint_t flint;
/* The name that a program linked with FLINT has for it. */
extern const char flint_soname[];

/* True once all of them are there, from any thread. False, now and later: the library that was there when this was
** built cannot be loaded or lacks one of them; the first call says so in a line on the standard error. */
bool flint_load(void);

#define _fmpz_poly_num_real_roots_sturm flint._fmpz_poly_num_real_roots_sturm
#define flint_cleanup flint.flint_cleanup
#define fmpq_clear flint.fmpq_clear
#define fmpq_div flint.fmpq_div
#define fmpq_get_mpq flint.fmpq_get_mpq
#define fmpq_init flint.fmpq_init
#define fmpq_mpoly_add flint.fmpq_mpoly_add
#define fmpq_mpoly_add_fmpq flint.fmpq_mpoly_add_fmpq
#define fmpq_mpoly_clear flint.fmpq_mpoly_clear
#define fmpq_mpoly_combine_like_terms flint.fmpq_mpoly_combine_like_terms
#define fmpq_mpoly_ctx_clear flint.fmpq_mpoly_ctx_clear
#define fmpq_mpoly_ctx_init flint.fmpq_mpoly_ctx_init
#define fmpq_mpoly_degree_si flint.fmpq_mpoly_degree_si
#define fmpq_mpoly_derivative flint.fmpq_mpoly_derivative
#define fmpq_mpoly_divides flint.fmpq_mpoly_divides
#define fmpq_mpoly_equal flint.fmpq_mpoly_equal
#define fmpq_mpoly_factor flint.fmpq_mpoly_factor
#define fmpq_mpoly_factor_clear flint.fmpq_mpoly_factor_clear
#define fmpq_mpoly_factor_init flint.fmpq_mpoly_factor_init
#define fmpq_mpoly_factor_make_integral flint.fmpq_mpoly_factor_make_integral
#define fmpq_mpoly_gcd_cofactors flint.fmpq_mpoly_gcd_cofactors
#define fmpq_mpoly_gen flint.fmpq_mpoly_gen
#define fmpq_mpoly_get_coeff_fmpq_monomial flint.fmpq_mpoly_get_coeff_fmpq_monomial
#define fmpq_mpoly_get_coeff_vars_ui flint.fmpq_mpoly_get_coeff_vars_ui
#define fmpq_mpoly_get_fmpq flint.fmpq_mpoly_get_fmpq
#define fmpq_mpoly_get_fmpq_poly flint.fmpq_mpoly_get_fmpq_poly
#define fmpq_mpoly_get_term flint.fmpq_mpoly_get_term
#define fmpq_mpoly_get_term_coeff_fmpq flint.fmpq_mpoly_get_term_coeff_fmpq
#define fmpq_mpoly_get_term_exp_ui flint.fmpq_mpoly_get_term_exp_ui
#define fmpq_mpoly_get_term_monomial flint.fmpq_mpoly_get_term_monomial
#define fmpq_mpoly_get_term_var_exp_ui flint.fmpq_mpoly_get_term_var_exp_ui
#define fmpq_mpoly_init flint.fmpq_mpoly_init
#define fmpq_mpoly_is_fmpq flint.fmpq_mpoly_is_fmpq
#define fmpq_mpoly_is_fmpq_poly flint.fmpq_mpoly_is_fmpq_poly
#define fmpq_mpoly_is_gen flint.fmpq_mpoly_is_gen
#define fmpq_mpoly_is_one flint.fmpq_mpoly_is_one
#define fmpq_mpoly_is_zero flint.fmpq_mpoly_is_zero
#define fmpq_mpoly_length flint.fmpq_mpoly_length
#define fmpq_mpoly_mul flint.fmpq_mpoly_mul
#define fmpq_mpoly_neg flint.fmpq_mpoly_neg
#define fmpq_mpoly_one flint.fmpq_mpoly_one
#define fmpq_mpoly_pow_ui flint.fmpq_mpoly_pow_ui
#define fmpq_mpoly_push_term_fmpq_ui flint.fmpq_mpoly_push_term_fmpq_ui
#define fmpq_mpoly_scalar_div_fmpq flint.fmpq_mpoly_scalar_div_fmpq
#define fmpq_mpoly_scalar_mul_fmpq flint.fmpq_mpoly_scalar_mul_fmpq
#define fmpq_mpoly_set flint.fmpq_mpoly_set
#define fmpq_mpoly_set_fmpq flint.fmpq_mpoly_set_fmpq
#define fmpq_mpoly_set_si flint.fmpq_mpoly_set_si
#define fmpq_mpoly_sort_terms flint.fmpq_mpoly_sort_terms
#define fmpq_mpoly_sub flint.fmpq_mpoly_sub
#define fmpq_mpoly_swap flint.fmpq_mpoly_swap
#define fmpq_mpoly_term_content flint.fmpq_mpoly_term_content
#define fmpq_mpoly_total_degree_si flint.fmpq_mpoly_total_degree_si
#define fmpq_mpoly_zero flint.fmpq_mpoly_zero
#define fmpq_poly_add flint.fmpq_poly_add
#define fmpq_poly_clear flint.fmpq_poly_clear
#define fmpq_poly_degree flint.fmpq_poly_degree
#define fmpq_poly_evaluate_fmpq flint.fmpq_poly_evaluate_fmpq
#define fmpq_poly_get_coeff_fmpq flint.fmpq_poly_get_coeff_fmpq
#define fmpq_poly_get_numerator flint.fmpq_poly_get_numerator
#define fmpq_poly_init flint.fmpq_poly_init
#define fmpq_poly_mul flint.fmpq_poly_mul
#define fmpq_poly_pow flint.fmpq_poly_pow
#define fmpq_poly_scalar_mul_fmpq flint.fmpq_poly_scalar_mul_fmpq
#define fmpq_poly_set_coeff_fmpq flint.fmpq_poly_set_coeff_fmpq
#define fmpq_poly_set_coeff_si flint.fmpq_poly_set_coeff_si
#define fmpq_poly_set_ui flint.fmpq_poly_set_ui
#define fmpq_poly_zero flint.fmpq_poly_zero
#define fmpq_set_mpq flint.fmpq_set_mpq
#define fmpq_sgn flint.fmpq_sgn
#define fmpq_sub flint.fmpq_sub
#define fmpz_cmp_si flint.fmpz_cmp_si
#define fmpz_fdiv_ui flint.fmpz_fdiv_ui
#define fmpz_get_si flint.fmpz_get_si
#define fmpz_is_zero flint.fmpz_is_zero
#define fmpz_poly_clear flint.fmpz_poly_clear
#define fmpz_poly_degree flint.fmpz_poly_degree
#define fmpz_poly_derivative flint.fmpz_poly_derivative
#define fmpz_poly_div flint.fmpz_poly_div
#define fmpz_poly_gcd flint.fmpz_poly_gcd
#define fmpz_poly_init flint.fmpz_poly_init
#define fmpz_poly_shift_right flint.fmpz_poly_shift_right

#endif
