(* SPDX-License-Identifier: MIT *)
(* --- loops: a round makes of a law another (docs/certificates.md, section 8) --- *)

Fixpoint loop {X : alphabet} (round : (X -> R) -> X -> R) (p : X -> R) (t : nat) : X -> R :=
  match t with O => p | S t => round (loop round p t) end.
(* u^(1/t), and 0 where u is not positive. *)
Definition root (t : nat) (u : R) : R := if Rlt_dec 0 u then exp (ln u / INR t) else 0.
Definition limsup (u : nat -> R) (l : R) : Prop := forall e, 0 < e ->
  (exists n, forall t, (n <= t)%nat -> u t < l + e) /\ (forall n, exists t, (n <= t)%nat /\ l - e < u t).

Section Loops.
Variable X : alphabet.
Variable round : (X -> R) -> X -> R.
Variable p : X -> R.
Hypothesis keeps : forall q : X -> R, law q -> (forall x, 0 < q x) -> law (round q) /\ (forall x, 0 < round q x).
Hypothesis begins : law p.
Hypothesis above : forall x, 0 < p x.

Lemma loop_law : forall t, law (loop round p t) /\ (forall x, 0 < loop round p t x).
Proof using keeps begins above. induction t; simpl; [split; assumption | apply keeps; apply IHt]. Qed.

(* The odds of u against the mass of a fall by z in each round. *)
Variable u : (X -> R) -> R.
Variable a : X -> R.
Variable z : R.
Let mass (q : X -> R) := sum (fun x => a x * q x).
Hypothesis from : 0 <= z.
Hypothesis some : forall q : X -> R, law q -> (forall x, 0 < q x) -> 0 < sum (fun x => a x * q x).
Hypothesis fall : forall q : X -> R, law q -> (forall x, 0 < q x) ->
  0 <= z * u q * sum (fun x => a x * round q x) - u (round q) * sum (fun x => a x * q x).

Lemma odds_fall : forall t, u (loop round p t) * mass p <= z ^ t * u p * mass (loop round p t).
Proof using keeps begins above from some fall.
  induction t; [simpl; lra |]. destruct (loop_law t) as [lt at_]. set (q := loop round p t) in *.
  change (loop round p (S t)) with (round q). pose proof (some q lt at_) as mq. pose proof (fall q lt at_) as f.
  destruct (keeps q lt at_) as [ln an]. pose proof (some _ ln an) as mn. pose proof (some p begins above) as mp.
  fold (mass q) in *. fold (mass (round q)) in *. fold (mass p) in *.
  apply Rmult_le_reg_r with (mass q); [exact mq |].
  pose proof (Rmult_le_compat_l (z * mass (round q)) _ _ (Rmult_le_pos _ _ from (Rlt_le _ _ mn)) IHt).
  pose proof (Rmult_le_pos _ _ f (Rlt_le _ _ mp)). simpl. lra.
Qed.

(* So u is at most C z^t, as the mass is bounded. *)
Lemma dies_so : exists C, 0 <= C /\ forall t, u (loop round p t) <= C * z ^ t.
Proof using keeps begins above from some fall.
  pose proof (some p begins above) as mp. fold (mass p) in mp.
  exists (Rabs (u p) * Rabs (most a) / mass p). split.
  { apply Rmult_le_pos; [apply Rmult_le_pos; apply Rabs_pos | apply Rlt_le, Rinv_0_lt_compat; exact mp]. }
  intro t. destruct (loop_law t) as [lt at_]. pose proof (some _ lt at_) as mt. pose proof (odds_fall t) as f.
  set (q := loop round p t) in *. fold (mass q) in *.
  assert (mass q <= most a) as bounded.
  { assert (0 <= sum (fun x => (most a - a x) * q x)).
    { apply sum_least; intro x. apply Rmult_le_pos; [apply most_bound | apply Rlt_le, at_]. }
    rewrite (sum_same _ (fun x => most a * q x + (-1) * (a x * q x))), sum_plus, !sum_scale in H by (intro; ring).
    destruct lt as [_ one]. pose proof one as eta. change (sum (fun x => q x) = 1) in eta.
    rewrite ?one, ?eta in H. unfold mass. lra. }
  apply Rmult_le_reg_r with (mass p); [exact mp |]. apply Rle_trans with (1 := f).
  pose proof (Rle_abs (u p)). pose proof (Rle_abs (most a)). pose proof (pow_le z t from). pose proof (Rabs_pos (u p)).
  replace (Rabs (u p) * Rabs (most a) / mass p * z ^ t * mass p) with (z ^ t * Rabs (u p) * Rabs (most a))
    by (field; lra).
  apply Rle_trans with (z ^ t * Rabs (u p) * mass q); [apply Rmult_le_compat_r; [lra |] | apply Rmult_le_compat_l].
  - apply Rmult_le_compat_l; assumption.
  - apply Rmult_le_pos; assumption.
  - lra.
Qed.

Lemma loop_dies : forall D, limsup (fun t => root t (u (loop round p t))) D -> 0 <= z - D.
Proof using keeps begins above from some fall.
  intros D is. apply Rnot_lt_le; intro lt. pose (m := (z + D) / 2). assert (z < m < D) as between by (unfold m; lra).
  destruct dies_so as [C [hC f]].
  assert (0 <= z / m) by (apply Rmult_le_pos; [exact from | apply Rlt_le, Rinv_0_lt_compat; lra]).
  assert (z / m < 1) by (apply Rmult_lt_reg_r with m; [lra |]; unfold Rdiv; rewrite Rmult_assoc, Rinv_l by lra; lra).
  destruct (pow_lt_1_zero (z / m)) with (y := / (C + 1)) as [N small];
    [rewrite Rabs_right; lra | apply Rinv_0_lt_compat; lra |].
  destruct (is (D - m)) as [_ often]; [lra |]. destruct (often (S N)) as [t [late large]].
  replace (D - (D - m)) with m in large by ring. specialize (small t ltac:(lia)). specialize (f t).
  rewrite Rabs_right in small by (apply Rle_ge, pow_le; assumption). unfold root in large.
  destruct (Rlt_dec 0 (u (loop round p t))) as [pos_u | none]; [| lra].
  assert (0 < INR t) as ht by (apply lt_0_INR; lia).
  assert (m ^ t < u (loop round p t)) as more.
  { rewrite <- (exp_ln (u (loop round p t))) by exact pos_u.
    rewrite <- (exp_ln (m ^ t)) by (apply pow_lt; lra). apply exp_increasing. rewrite ln_pow by lra.
    apply ln_increasing in large; [| lra]. rewrite ln_exp in large.
    apply Rmult_lt_compat_l with (r := INR t) in large; [| exact ht].
    replace (INR t * (ln (u (loop round p t)) / INR t)) with (ln (u (loop round p t))) in large by (field; lra). lra. }
  assert (0 < m ^ t) as mt by (apply pow_lt; lra).
  assert (C * z ^ t <= m ^ t); [| lra].
  replace (z ^ t) with ((z / m) ^ t * m ^ t) by (rewrite <- Rpow_mult_distr; f_equal; field; lra).
  apply Rmult_lt_compat_l with (r := C + 1) in small; [| lra]. rewrite Rinv_r in small by lra.
  assert (0 <= (z / m) ^ t) by (apply pow_le; assumption).
  replace (C * ((z / m) ^ t * m ^ t)) with (m ^ t * (C * (z / m) ^ t)) by ring.
  rewrite <- (Rmult_1_r (m ^ t)) at 2. apply Rmult_le_compat_l; lra.
Qed.
End Loops.

(* What is not a dies, and ratios on a stay. *)
Lemma loop_tends : forall (X : alphabet) (round : (X -> R) -> X -> R) (p : X -> R),
  (forall q : X -> R, law q -> (forall x, 0 < q x) -> law (round q) /\ (forall x, 0 < round q x)) ->
  law p -> (forall x, 0 < p x) -> forall (a : X -> R) (z : R), (forall x, a x = 0 \/ a x = 1) -> 0 <= z -> 0 < 1 - z ->
  (forall q : X -> R, law q -> (forall x, 0 < q x) -> 0 < sum (fun x => a x * q x)) ->
  (forall q : X -> R, law q -> (forall x, 0 < q x) ->
    0 <= z * sum (fun x => (1 - a x) * q x) * sum (fun x => a x * round q x) -
         sum (fun x => (1 - a x) * round q x) * sum (fun x => a x * q x)) ->
  (forall q : X -> R, law q -> (forall x, 0 < q x) -> forall x,
    a x * (round q x * sum (fun x => a x * q x) - q x * sum (fun x => a x * round q x)) = 0) ->
  exists L : X -> R, (forall x, Un_cv (fun t => loop round p t x) (L x)) /\
    (forall x, a x * p x - L x * sum (fun x => a x * p x) = 0) /\ (forall x, 0 <= L x).
Proof.
  intros X round p keeps begins above a z set from less some fall stay.
  pose (mass := fun q : X -> R => sum (fun x => a x * q x)).
  pose (rest := fun q : X -> R => sum (fun x => (1 - a x) * q x)).
  pose proof (some p begins above) as mp. fold (mass p) in mp.
  assert (forall x, 0 <= a x * p x / mass p) as nn.
  { intro x. apply Rmult_le_pos; [apply Rmult_le_pos; [apply unit, set | apply Rlt_le, above] |].
    apply Rlt_le, Rinv_0_lt_compat; exact mp. }
  exists (fun x => a x * p x / mass p).
  split; [| split; [intro x; unfold mass in *; field; lra | exact nn]]. intros x e he.
  destruct (dies_so X round p keeps begins above rest a z from some fall) as [C [hC f]].
  pose (B := a x * p x / mass p).
  pose proof (nn x) as hB. fold B in hB.
  assert (0 < (B + 1) * (C + 1)) as hK by (apply Rmult_lt_0_compat; lra).
  destruct (pow_lt_1_zero z) with (y := e / ((B + 1) * (C + 1))) as [N small];
    [rewrite Rabs_right; lra | apply Rdiv_lt_0_compat; assumption |].
  exists N. intros t ht. unfold R_dist. fold B. specialize (small t ht). specialize (f t).
  rewrite Rabs_right in small by (apply Rle_ge, pow_le; exact from).
  destruct (loop_law X round p keeps begins above t) as [lt at_].
  assert (a x * loop round p t x = B * mass (loop round p t)) as ratio.
  { unfold B. clear - keeps begins above some stay mp. apply Rmult_eq_reg_r with (mass p); [| lra].
    replace (a x * p x / mass p * mass (loop round p t) * mass p) with (a x * p x * mass (loop round p t))
      by (field; lra).
    induction t; [reflexivity |]. destruct (loop_law X round p keeps begins above t) as [lt at_].
    simpl. set (q := loop round p t) in *. pose proof (stay q lt at_ x) as s. pose proof (some q lt at_) as mq.
    fold (mass q) in *. fold (mass (round q)) in *. apply Rmult_eq_reg_r with (mass q); [| lra].
    replace (a x * p x * mass (round q) * mass q) with (a x * p x * mass q * mass (round q)) by ring.
    rewrite <- IHt. apply Rminus_diag_uniq.
    replace (_ - _) with (a x * (round q x * mass q - q x * mass (round q)) * mass p) by ring. rewrite s. ring. }
  set (q := loop round p t) in *.
  assert (mass q = 1 - rest q) as whole.
  { unfold mass, rest. destruct lt as [_ one]. pose proof one as eta. change (sum (fun x => q x) = 1) in eta.
    rewrite (sum_same (fun x => (1 - a x) * q x) (fun x => q x + (-1) * (a x * q x))), sum_plus, sum_scale, ?one, ?eta
      by (intro; ring). ring. }
  assert (0 <= (1 - a x) * q x <= rest q) as part.
  { split; [apply Rmult_le_pos; [apply unit_rest, set | apply Rlt_le, at_] |].
    pose proof (sum_part (fun x => (1 - a x) * q x) x) as s. cbv beta in s. unfold rest.
    match type of s with ?h -> _ => assert h as least end;
      [intro y; apply Rmult_le_pos; [apply unit_rest, set | apply Rlt_le, at_] | specialize (s least); lra]. }
  replace (q x - B) with ((1 - a x) * q x - B * rest q)
    by (replace (q x) with (a x * q x + (1 - a x) * q x) at 2 by ring; rewrite ratio, whole; ring).
  apply Rle_lt_trans with ((B + 1) * rest q).
  - apply Rabs_le. assert (0 <= B * rest q) by (apply Rmult_le_pos; lra). lra.
  - apply Rle_lt_trans with ((B + 1) * (C + 1) * z ^ t).
    + rewrite Rmult_assoc. apply Rmult_le_compat_l; [lra |]. pose proof (pow_le z t from). lra.
    + apply Rmult_lt_compat_l with (1 := hK) in small.
      replace ((B + 1) * (C + 1) * (e / ((B + 1) * (C + 1)))) with e in small by (field; lra). exact small.
Qed.
