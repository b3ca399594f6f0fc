(* SPDX-License-Identifier: MIT *)
(* --- schemas: what a certificate by cite may name (docs/certificates.md, section 7) --- *)

Lemma chebyshev : forall (X : alphabet) (p a b : X -> R), law p -> (forall x y, 0 <= (a x - a y) * (b x - b y)) ->
  sum (fun x => p x * a x) * sum (fun x => p x * b x) <= sum (fun x => p x * a x * b x).
Proof.
  intros X p a b lp order. destruct lp as [from one]. pose proof one as eta. change (sum (fun x => p x) = 1) in eta.
  pose (A := sum (fun x => p x * a x)). pose (B := sum (fun x => p x * b x)). pose (C := sum (fun x => p x * a x * b x)).
  assert (forall x, sum (fun y => p y * ((a x - a y) * (b x - b y))) = a x * b x - a x * B - b x * A + C) as inner.
  { intro x. rewrite (sum_same _ (fun y => (a x * b x) * p y + ((- a x) * (p y * b y) + ((- b x) * (p y * a y) +
      p y * a y * b y)))) by (intro; ring).
    rewrite !sum_plus, !sum_scale, ?one, ?eta. unfold A, B, C. ring. }
  assert (0 <= sum (fun x => p x * sum (fun y => p y * ((a x - a y) * (b x - b y))))) as whole.
  { apply sum_least; intro x. apply Rmult_le_pos; [apply from | apply sum_least; intro y; apply Rmult_le_pos];
      [apply from | apply order]. }
  rewrite (sum_same _ (fun x => p x * a x * b x + ((- B) * (p x * a x) + ((- A) * (p x * b x) + C * p x)))) in whole
    by (intro; rewrite inner; ring).
  rewrite !sum_plus, !sum_scale, ?one, ?eta in whole. fold A B C in whole |- *. lra.
Qed.

Lemma schema_ordered : forall (X : alphabet) (P : X -> R) (w : X -> R) (k : R), law P -> (forall x, 0 < w x) -> k >= 0 ->
  sum (fun x => P x * exp (k * ln (w x))) * sum (fun x => P x * ln (w x)) <=
  sum (fun x => P x * exp (k * ln (w x)) * ln (w x)).
Proof.
  intros X P w k lp above from. apply (chebyshev X P (fun x => exp (k * ln (w x))) (fun x => ln (w x)) lp).
  intros x y.
  assert (forall u v, u <= v -> exp (k * u) <= exp (k * v)) as rises.
  { intros u v h. assert (0 <= k * (v - u)) by (apply Rmult_le_pos; lra).
    destruct (Req_EM_T (k * u) (k * v)) as [e | n]; [rewrite e; lra | apply Rlt_le, exp_increasing; lra]. }
  destruct (Rle_dec (ln (w x)) (ln (w y))) as [h | h].
  - pose proof (rises _ _ h).
    replace (_ * _) with ((exp (k * ln (w y)) - exp (k * ln (w x))) * (ln (w y) - ln (w x))) by ring.
    apply Rmult_le_pos; lra.
  - pose proof (rises (ln (w y)) (ln (w x)) ltac:(lra)). apply Rmult_le_pos; lra.
Qed.

Lemma ln_most : forall (X : alphabet) (w : X -> R) x, (forall x, 0 < w x) -> ln (w x) <= ln (most w).
Proof.
  intros X w x above. pose proof (most_bound w x). pose proof (log_order (most w) (w x) (above x) H). lra.
Qed.
Lemma ln_least : forall (X : alphabet) (w : X -> R) x, (forall x, 0 < w x) -> ln (least w) <= ln (w x).
Proof.
  intros X w x above. pose proof (least_bound w x). pose proof (log_order (w x) (least w) (least_above w above) H). lra.
Qed.
Lemma mean_below : forall (X : alphabet) (P f : X -> R) m, law P -> (forall x, f x <= m) -> sum (fun x => P x * f x) <= m.
Proof.
  intros X P f m [from one] h. pose proof one as eta. change (sum (fun x => P x) = 1) in eta.
  assert (0 <= sum (fun x => P x * (m - f x))).
  { apply sum_least; intro x. apply Rmult_le_pos; [apply from | specialize (h x); lra]. }
  rewrite (sum_same _ (fun x => m * P x + (-1) * (P x * f x))), sum_plus, !sum_scale, ?one, ?eta in H by (intro; ring). lra.
Qed.

Lemma schema_greatest : forall (X : alphabet) (P : X -> R) (w : X -> R), law P -> (forall x, 0 < w x) ->
  sum (fun x => P x * ln (w x)) <= ln (most (fun x => w x)).
Proof. intros X P w lp above. apply mean_below; [exact lp | intro; apply ln_most; exact above]. Qed.
Lemma schema_least : forall (X : alphabet) (P : X -> R) (w : X -> R), law P -> (forall x, 0 < w x) ->
  sum (fun x => P x * ln (w x)) >= ln (least (fun x => w x)).
Proof.
  intros X P w lp above. pose proof (mean_below X P (fun x => - ln (w x)) (- ln (least w)) lp) as h.
  rewrite (sum_same _ (fun x => (-1) * (P x * ln (w x)))), sum_scale in h by (intro; ring).
  apply Rle_ge. change (fun x => w x) with w. assert (-1 * sum (fun x => P x * ln (w x)) <= - ln (least w)); [| lra].
  apply h. intro x. pose proof (ln_least X w x above). lra.
Qed.
Lemma schema_range : forall (X : alphabet) (w : X -> R), (forall x, 0 < w x) ->
  ln (most (fun x => w x) / least (fun x => w x)) >= 0.
Proof.
  intros X w above. rewrite ln_over; [| apply most_above; exact above | apply least_above; exact above].
  pose proof (ln_most X w (first X) above). pose proof (ln_least X w (first X) above).
  change (fun x => w x) with w. lra.
Qed.
Lemma schema_root : forall u a, u >= 0 -> a >= 0 -> u <= a ^ 2 -> sqrt u <= a.
Proof.
  intros u a hu ha h. rewrite <- (sqrt_pow2 a) by lra. apply sqrt_le_1; [lra | apply pow2_ge_0 | exact h].
Qed.
Lemma schema_square : forall u a, a ^ 2 <= u -> a <= sqrt u.
Proof.
  intros u a h. pose proof (pow2_ge_0 a). apply Rle_trans with (Rabs a); [apply Rle_abs |].
  rewrite <- (sqrt_pow2 (Rabs a)) by apply Rabs_pos. rewrite pow2_abs. apply sqrt_le_1; lra.
Qed.
Lemma schema_mean : forall (X : alphabet) (P : X -> R) (Q : X -> R) (w : X -> R), law P -> law Q -> (forall x, 0 < w x) ->
  sum (fun x => Q x * ln (w x)) - sum (fun x => P x * ln (w x)) <=
  ln (most (fun x => w x) / least (fun x => w x)) * sum (fun x => Rabs (P x - Q x) / 2).
Proof.
  intros X P Q w [_ one] [_ own] above. pose proof one as eta. change (sum (fun x => P x) = 1) in eta.
  pose proof own as eta_own. change (sum (fun x => Q x) = 1) in eta_own.
  change (fun x => w x) with w.
  rewrite ln_over; [| apply most_above; exact above | apply least_above; exact above].
  pose (r := ln (most w) - ln (least w)). pose (c := (ln (most w) + ln (least w)) / 2).
  assert (0 <= sum (fun x => r * (Rabs (P x - Q x) / 2) - (Q x - P x) * (ln (w x) - c))) as h.
  { apply sum_least; intro x. pose proof (ln_most X w x above). pose proof (ln_least X w x above).
    assert (Rabs (ln (w x) - c) <= r / 2) by (apply Rabs_le; unfold r, c; lra).
    pose proof (Rle_abs ((Q x - P x) * (ln (w x) - c))). rewrite Rabs_mult in H2.
    rewrite (Rabs_minus_sym (Q x) (P x)) in H2.
    pose proof (Rmult_le_compat_l (Rabs (P x - Q x)) _ _ (Rabs_pos _) H1). lra. }
  rewrite (sum_same _ (fun x => r * (Rabs (P x - Q x) / 2) + ((-1) * (Q x * ln (w x)) + (P x * ln (w x) +
    (c * Q x + (- c) * P x))))) in h by (intro; ring).
  rewrite !sum_plus, !sum_scale, ?one, ?own, ?eta, ?eta_own in h. unfold r in h. lra.
Qed.
