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

(* Pinsker's inequality, on two letters first: along q the slack falls towards p and rises behind it. *)
Lemma ln_slope : forall c, 0 < c -> derivable_pt_lim ln c (/ c).
Proof. exact derivable_pt_lim_ln. Qed.
Lemma pinsker_two_letters : forall p q, 0 <= p <= 1 -> 0 < q < 1 ->
  2 * (p - q) ^ 2 <= p * ln (p / q) + (1 - p) * ln ((1 - p) / (1 - q)).
Proof.
  assert (forall c, 0 < c < 1 -> derivable_pt_lim (fun t => ln (1 - t)) c (- / (1 - c))) as slope.
  { intros c i. replace (- / (1 - c)) with (/ (1 - c) * (0 - 1)) by (field; lra).
    apply (derivable_pt_lim_comp (fun t => 1 - t) ln); [| apply ln_slope; lra].
    apply (derivable_pt_lim_minus (fun _ => 1) (fun t => t)); [apply derivable_pt_lim_const | apply derivable_pt_lim_id]. }
  assert (forall q, 0 < q < 1 -> 2 * q ^ 2 <= - ln (1 - q)) as at_0.
  { intros q i. pose (f := fun t => - ln (1 - t) - 2 * t ^ 2).
    destruct (MVT_cor2 f (fun c => / (1 - c) - 4 * c) 0 q) as [c [e between]]; [lra | |].
    - intros c j. unfold f. apply (derivable_pt_lim_minus (fun t => - ln (1 - t)) (fun t => 2 * t ^ 2)).
      + replace (/ (1 - c)) with (- (/ (1 - c) * (0 - 1))) by (field; lra).
        apply (derivable_pt_lim_opp (fun t => ln (1 - t))), (derivable_pt_lim_comp (fun t => 1 - t) ln);
          [| apply ln_slope; lra].
        apply (derivable_pt_lim_minus (fun _ => 1) (fun t => t)); [apply derivable_pt_lim_const | apply derivable_pt_lim_id].
      + replace (4 * c) with (2 * (INR 2 * c ^ 1)) by (simpl; ring).
        apply (derivable_pt_lim_scal (fun t => t ^ 2)), derivable_pt_lim_pow.
    - unfold f in e. rewrite !Rminus_0_r, ln_1 in e.
      replace (/ (1 - c) - 4 * c) with ((1 - 2 * c) ^ 2 / (1 - c)) in e by (field; lra).
      assert (0 <= (1 - 2 * c) ^ 2 / (1 - c) * q); [| simpl in *; lra].
      apply Rmult_le_pos; [apply Rmult_le_pos; [apply pow2_ge_0 | apply Rlt_le, Rinv_0_lt_compat; lra] | lra]. }
  intros p q [[hp | <-] [hp1 | ->]] i; try lra.
  - pose (f := fun t => - p * ln t - (1 - p) * ln (1 - t) - 2 * (p - t) ^ 2).
    assert (forall c, 0 < c < 1 -> derivable_pt_lim f c ((c - p) * ((1 - 2 * c) ^ 2 / (c * (1 - c))))) as D.
    { intros c j. replace ((c - p) * _) with (- p * / c - (1 - p) * - / (1 - c) - 2 * (INR 2 * (p - c) ^ 1 * (0 - 1)))
        by (simpl; field; lra).
      unfold f. apply (derivable_pt_lim_minus (fun t => - p * ln t - (1 - p) * ln (1 - t)) (fun t => 2 * (p - t) ^ 2)).
      - apply (derivable_pt_lim_minus (fun t => - p * ln t) (fun t => (1 - p) * ln (1 - t))).
        + apply (derivable_pt_lim_scal ln), ln_slope; lra.
        + apply (derivable_pt_lim_scal (fun t => ln (1 - t))), slope; lra.
      - apply (derivable_pt_lim_scal (fun t => (p - t) ^ 2)).
        apply (derivable_pt_lim_comp (fun t => p - t) (fun t => t ^ 2)); [| apply derivable_pt_lim_pow].
        apply (derivable_pt_lim_minus (fun _ => p) (fun t => t)); [apply derivable_pt_lim_const | apply derivable_pt_lim_id]. }
    assert (f p <= f q) as least.
    { destruct (Rtotal_order p q) as [l | [-> | g]]; [| lra |].
      - destruct (MVT_cor2 f (fun c => (c - p) * ((1 - 2 * c) ^ 2 / (c * (1 - c)))) p q l) as [c [e between]].
        { intros; apply D; lra. }
        assert (0 <= (c - p) * ((1 - 2 * c) ^ 2 / (c * (1 - c))) * (q - p)); [| lra].
        apply Rmult_le_pos; [apply Rmult_le_pos; [lra |] | lra].
        apply Rmult_le_pos; [apply pow2_ge_0 | apply Rlt_le, Rinv_0_lt_compat, Rmult_lt_0_compat; lra].
      - destruct (MVT_cor2 f (fun c => (c - p) * ((1 - 2 * c) ^ 2 / (c * (1 - c)))) q p g) as [c [e between]].
        { intros; apply D; lra. }
        assert (0 <= (p - c) * ((1 - 2 * c) ^ 2 / (c * (1 - c))) * (p - q)); [| lra].
        apply Rmult_le_pos; [apply Rmult_le_pos; [lra |] | lra].
        apply Rmult_le_pos; [apply pow2_ge_0 | apply Rlt_le, Rinv_0_lt_compat, Rmult_lt_0_compat; lra]. }
    unfold f in least. rewrite !ln_over by lra. simpl in *. lra.
  - replace (ln (1 / q)) with (- ln q) by (rewrite ln_over, ln_1; lra).
    specialize (at_0 (1 - q) ltac:(lra)). replace (1 - (1 - q)) with q in at_0 by ring. lra.
  - replace (ln ((1 - 0) / (1 - q))) with (- ln (1 - q)) by (rewrite Rminus_0_r, ln_over, ln_1; lra).
    specialize (at_0 q i). simpl in *. lra.
Qed.

(* The log-sum inequality, of letters counted by s. *)
Lemma log_sum : forall (X : alphabet) (s P Q : X -> R), (forall x, 0 <= s x) -> (forall x, 0 <= P x) ->
  (forall x, 0 <= Q x) -> (forall x, Q x = 0 -> P x = 0) -> 0 < sum (fun x => s x * Q x) ->
  sum (fun x => s x * P x) * ln (sum (fun x => s x * P x) / sum (fun x => s x * Q x)) <=
  sum (fun x => s x * (P x * ln (P x / Q x))).
Proof.
  intros X s P Q hs hP hQ within above_q. set (p := sum (fun x => s x * P x)). set (q := sum (fun x => s x * Q x)) in *.
  assert (0 <= p) as [hp | z] by (apply sum_least; intro; apply Rmult_le_pos; auto).
  - assert (0 < p / q) as hc by (apply Rdiv_lt_0_compat; assumption).
    assert (0 <= sum (fun x => s x * (P x * ln (P x / Q x)) + ((- ln (p / q) - 1) * (s x * P x) + p / q * (s x * Q x)))).
    { apply sum_least; intro x.
      replace (_ + _) with (s x * (P x * ln (P x / Q x) - P x * ln (p / q) - P x + p / q * Q x)) by ring.
      apply Rmult_le_pos; [apply hs |]. destruct (hP x) as [a | <-]; [| pose proof (Rmult_le_pos _ _ (Rlt_le _ _ hc) (hQ x)); lra].
      assert (0 < Q x) as b by (destruct (hQ x) as [| e]; [assumption | symmetry in e; apply within in e; lra]).
      pose proof (Rmult_lt_0_compat _ _ hc b). pose proof (tangent (P x) (p / q * Q x) a H) as t.
      rewrite ln_mult in t by assumption. rewrite (ln_over (P x)) by assumption. lra. }
    rewrite !sum_plus, !sum_scale in H. fold p q in H. replace (p / q * q) with p in H by (field; lra). lra.
  - rewrite <- z, Rmult_0_l. apply sum_least; intro x.
    pose proof (sum_part (fun x => s x * P x) x (fun y => Rmult_le_pos _ _ (hs y) (hP y))) as part. cbv beta in part.
    fold p in part. pose proof (Rmult_le_pos _ _ (hs x) (hP x)).
    replace (s x * (P x * ln (P x / Q x))) with (s x * P x * ln (P x / Q x)) by ring.
    replace (s x * P x) with 0 by lra. lra.
Qed.

(* Where P is above Q, and where not. *)
Lemma schema_pinsker : forall (X : alphabet) (P Q : X -> R), law P -> law Q -> (forall x, Q x = 0 -> P x = 0) ->
  2 * sum (fun x => Rabs (P x - Q x) / 2) ^ 2 <= sum (fun x => P x * ln (P x / Q x)).
Proof.
  intros X P Q [hP one] [hQ own] within. pose proof one as eta. change (sum (fun x => P x) = 1) in eta.
  pose proof own as eta_own. change (sum (fun x => Q x) = 1) in eta_own.
  pose (s := fun x => [P x > Q x]). pose (p := sum (fun x => s x * P x)). pose (q := sum (fun x => s x * Q x)).
  assert (forall x, 0 <= s x <= 1) as range by (intro; apply above_range).
  assert (sum (fun x => Rabs (P x - Q x) / 2) = p - q) as tv.
  { rewrite (sum_same _ (fun x => s x * P x + ((-1) * (s x * Q x) + ((1/2) * Q x + (-1/2) * P x)))).
    - rewrite !sum_plus, !sum_scale, ?one, ?own, ?eta, ?eta_own. unfold p, q. lra.
    - intro x. unfold s. destruct (above_cases (P x) (Q x)) as [[e h] | [e h]];
        [rewrite Rabs_right by lra; replace [P x > Q x] with 1 by lra | rewrite Rabs_left1 by lra; replace [P x > Q x] with 0 by lra];
        lra. }
  assert (forall f : X -> R, sum (fun x => (1 - s x) * f x) = sum (fun x => f x) - sum (fun x => s x * f x)) as other.
  { intro f. rewrite (sum_same _ (fun x => f x + (-1) * (s x * f x))), sum_plus, sum_scale by (intro; ring).
    change (sum (fun x => f x)) with (sum f). ring. }
  assert (0 <= q) as hq by (apply sum_least; intro; apply Rmult_le_pos; [apply range | apply hQ]).
  assert (0 <= sum (fun x => (1 - s x) * P x)) as hp1
    by (apply sum_least; intro x; apply Rmult_le_pos; [pose proof (range x); lra | apply hP]).
  rewrite other, eta in hp1. fold p in hp1. rewrite tv.
  assert (q <= p) as order.
  { assert (0 <= sum (fun x => Rabs (P x - Q x) / 2)); [| lra].
    apply sum_least; intro. pose proof (Rabs_pos (P x - Q x)). lra. }
  destruct order as [lt | e].
  - assert (0 < q) as above_q.
    { destruct hq as [| z]; [assumption | exfalso]. assert (p = 0); [| lra]. unfold p.
      assert (sum (fun x => s x * P x) = sum (fun x => 0 * P x)) as none; [| rewrite none, sum_scale; ring].
      apply sum_same; intro x.
      pose proof (sum_part (fun x => s x * Q x) x (fun y => Rmult_le_pos _ _ (proj1 (range y)) (hQ y))) as part.
      cbv beta in part. fold q in part. unfold s in *. destruct (above_cases (P x) (Q x)) as [[o h] | [o h]].
      - replace [P x > Q x] with 1 in part by lra. rewrite (within x) by (pose proof (hQ x); lra). ring.
      - replace [P x > Q x] with 0 by lra. ring. }
    pose proof (log_sum X s P Q (fun x => proj1 (range x)) hP hQ within above_q) as inside.
    pose proof (log_sum X (fun x => 1 - s x) P Q) as outside. cbv beta in outside.
    rewrite !other, eta, eta_own in outside. fold p q in inside, outside.
    specialize (outside ltac:(intro x; pose proof (range x); lra) hP hQ within ltac:(lra)).
    pose proof (pinsker_two_letters p q ltac:(lra) ltac:(lra)). lra.
  - replace (p - q) with 0 by lra. simpl. rewrite !Rmult_0_l, Rmult_0_r.
    apply gibbs; trivial; lra.
Qed.

(* Hoeffding's lemma: log E exp(k log w) = k E_Q log w - KL(Q||P), Q the tilted law, and E_Q log w - E log w is at most the
   range times the total variation t; k range t - 2 t^2 <= (k range)^2/8. *)
Lemma schema_hoeffding : forall (X : alphabet) (P : X -> R) (w : X -> R) (k : R), law P -> (forall x, 0 < w x) ->
  ln (sum (fun x => P x * exp (k * ln (w x)))) - k * sum (fun x => P x * ln (w x)) <=
  k ^ 2 * ln (most (fun x => w x) / least (fun x => w x)) ^ 2 / 8.
Proof.
  intros X P w k lp above. pose (Z := sum (fun x => P x * exp (k * ln (w x)))).
  assert (0 < Z) as hZ.
  { apply (law_above P); [exact lp | intro x | intros x h]; pose proof (exp_pos (k * ln (w x)));
      [apply Rmult_le_pos; [apply lp | lra] | apply Rmult_lt_0_compat; assumption]. }
  pose (Q := fun x => P x * exp (k * ln (w x)) / Z).
  assert (law Q) as lq.
  { split.
    - intro x. unfold Q. apply Rmult_le_pos; [apply Rmult_le_pos; [apply lp | apply Rlt_le, exp_pos] |].
      apply Rlt_le, Rinv_0_lt_compat, hZ.
    - unfold Q. rewrite (sum_same _ (fun x => / Z * (P x * exp (k * ln (w x))))), sum_scale
        by (intro; unfold Rdiv; ring). fold Z. field. lra. }
  pose (E := fun p : X -> R => sum (fun x => p x * ln (w x))).
  assert (sum (fun x => Q x * ln (Q x / P x)) = k * E Q - ln Z) as kl.
  { rewrite (sum_same _ (fun x => k * (Q x * ln (w x)) + (- ln Z) * Q x)).
    - rewrite sum_plus, !sum_scale. destruct lq as [_ one]. change (sum (fun x => Q x)) with (sum Q).
      rewrite one. unfold E. ring.
    - intro x. destruct (proj1 lp x) as [h | z].
      + replace (Q x / P x) with (exp (k * ln (w x)) / Z) by (unfold Q; field; lra).
        rewrite ln_over, ln_exp by (exact hZ || apply exp_pos). ring.
      + replace (Q x) with 0 by (unfold Q; rewrite <- z; unfold Rdiv; ring). ring. }
  assert (forall x, P x = 0 -> Q x = 0) as within by (intros x z; unfold Q; rewrite z; unfold Rdiv; ring).
  pose proof (schema_pinsker X Q P lq lp within) as pin. rewrite kl in pin.
  pose proof (schema_mean X P Q w lp lq above) as up. pose proof (schema_mean X Q P w lq lp above) as down.
  rewrite (sum_same (fun x => Rabs (P x - Q x) / 2) (fun x => Rabs (Q x - P x) / 2)) in up
    by (intro; rewrite Rabs_minus_sym; reflexivity).
  fold Z. fold (E P) in *. fold (E Q) in *.
  set (r := ln (most (fun x => w x) / least (fun x => w x))) in *. set (t := sum (fun x => Rabs (Q x - P x) / 2)) in *.
  assert (k * (E Q - E P) <= Rabs k * (r * t)) as moved.
  { apply Rle_trans with (1 := Rle_abs _). rewrite Rabs_mult. apply Rmult_le_compat_l; [apply Rabs_pos |].
    apply Rabs_le. lra. }
  assert (0 <= 2 * (t - Rabs k * r / 4) ^ 2) as square by (apply Rmult_le_pos; [lra | apply pow2_ge_0]).
  replace (k ^ 2) with (Rabs k ^ 2) by apply pow2_abs. lra.
Qed.

(* A tilt: by the chord of |w - c|, c the mean of w, from the least to the greatest weight. *)
Lemma schema_tilted : forall (X : alphabet) (P : X -> R) (w : X -> R), law P -> (forall x, 0 < w x) ->
  sum (fun x => Rabs (P x * w x / sum (fun x => P x * w x) - P x) / 2) <=
  (sqrt (most (fun x => w x) / least (fun x => w x)) - 1) / (sqrt (most (fun x => w x) / least (fun x => w x)) + 1).
Proof.
  intros X P w lp above. destruct lp as [from one]. pose proof one as eta. change (sum (fun x => P x) = 1) in eta.
  change (fun x => w x) with w. pose (c := sum (fun x => P x * w x)). pose (m := least w). pose (M := most w).
  assert (0 < m) as hm by (apply least_above; exact above).
  assert (forall x, m <= w x <= M) as between
    by (intro x; pose proof (most_bound w x); pose proof (least_bound w x); unfold m, M; lra).
  assert (m <= M) as order by (pose proof (between (first X)); lra).
  assert (m <= c <= M) as mean.
  { split.
    - pose proof (mean_below X P (fun x => - w x) (- m) (conj from one) ltac:(intro x; pose proof (between x); lra)) as h.
      rewrite (sum_same _ (fun x => (-1) * (P x * w x))), sum_scale in h by (intro; ring). unfold c. lra.
    - apply mean_below; [split; assumption | intro x; apply between]. }
  assert ((M - m) * sum (fun x => P x * Rabs (w x - c)) <= 2 * ((M - c) * (c - m))) as chord.
  { assert (0 <= sum (fun x => P x * ((M - c) * (w x - m) + (c - m) * (M - w x) - (M - m) * Rabs (w x - c)))) as h.
    { apply sum_least; intro x. apply Rmult_le_pos; [apply from |]. pose proof (between x).
      unfold Rabs; destruct (Rcase_abs (w x - c)).
      - assert (0 <= 2 * ((M - c) * (w x - m))) by (apply Rmult_le_pos; [lra | apply Rmult_le_pos; lra]). lra.
      - assert (0 <= 2 * ((c - m) * (M - w x))) by (apply Rmult_le_pos; [lra | apply Rmult_le_pos; lra]). lra. }
    rewrite (sum_same _ (fun x => (M + m - 2 * c) * (P x * w x) + (((c - m) * M - (M - c) * m) * P x + (- (M - m)) * (P x * Rabs (w x - c))))) in h
      by (intro; ring).
    rewrite !sum_plus, !sum_scale, ?one, ?eta in h. fold c in h. lra. }
  assert (sum (fun x => Rabs (P x * w x / c - P x) / 2) = / (2 * c) * sum (fun x => P x * Rabs (w x - c))) as tv.
  { rewrite <- sum_scale. apply sum_same; intro x.
    replace (P x * w x / c - P x) with (P x * ((w x - c) * / c)) by (field; lra).
    rewrite !Rabs_mult, (Rabs_right (P x)), (Rabs_right (/ c)); [field; lra | |].
    - apply Rle_ge, Rlt_le, Rinv_0_lt_compat; lra.
    - apply Rle_ge, from. }
  fold c. rewrite tv. fold M m. pose (s := sqrt (M / m)).
  assert (M = s ^ 2 * m) as square.
  { unfold s. simpl. rewrite Rmult_1_r, sqrt_sqrt; [field; lra |]. apply Rmult_le_pos; [lra | apply Rlt_le, Rinv_0_lt_compat, hm]. }
  assert (1 <= s) as hs.
  { rewrite <- sqrt_1. apply sqrt_le_1; [lra | |]; unfold Rdiv; [apply Rmult_le_pos; [lra | apply Rlt_le, Rinv_0_lt_compat, hm] |].
    apply Rmult_le_reg_r with m; [exact hm |]. rewrite Rmult_assoc, Rinv_l; lra. }
  fold s. pose (V := sum (fun x => P x * Rabs (w x - c))). fold V. fold V in chord.
  destruct hs as [hs | <-].
  - apply Rmult_le_reg_r with (2 * c * ((s + 1) * (M - m))).
    { repeat apply Rmult_lt_0_compat; try lra. rewrite square. replace (s ^ 2 * m - m) with (m * (s - 1) * (s + 1)) by ring.
      repeat apply Rmult_lt_0_compat; lra. }
    replace (/ (2 * c) * V * (2 * c * ((s + 1) * (M - m)))) with ((s + 1) * ((M - m) * V)) by (field; lra).
    replace ((s - 1) / (s + 1) * (2 * c * ((s + 1) * (M - m)))) with ((s - 1) * (2 * c * (M - m))) by (field; lra).
    apply Rle_trans with ((s + 1) * (2 * ((M - c) * (c - m)))); [apply Rmult_le_compat_l; lra |].
    assert (0 <= 2 * (s + 1) * (c - s * m) ^ 2) by (apply Rmult_le_pos; [lra | apply pow2_ge_0]).
    rewrite square. lra.
  - assert (V = 0) as none; [| rewrite none; lra].
    unfold V. rewrite (sum_same _ (fun x => 0 * P x)), sum_scale; [ring |]. intro x. pose proof (between x).
    replace (w x - c) with 0 by (rewrite square in *; simpl in *; lra). rewrite Rabs_R0. ring.
Qed.
