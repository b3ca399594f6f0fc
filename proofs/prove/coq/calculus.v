(* SPDX-License-Identifier: MIT

   What a tree of rules (docs/certificates.md, section 4) rests on, over Coq's reals: a function that falls or rises, a valley, a bowl, a concave
   function, limits at faces; and tactics for what each lemma leaves: signs, continuity, derivatives, equalities of terms. *)
From Coq Require Import Reals Lra Psatz.
From Coquelicot Require Import Coquelicot.
From Interval Require Import Tactic.
Open Scope R_scope.

(* --- derivatives --------------------------------------------------------------------------------------------------------- *)

Lemma differentiable (f : R -> R) x l : is_derive f x l -> continuous f x.
Proof. intros D. apply (ex_derive_continuous f x). now exists l. Qed.

(* The mean value theorem, with one-sided limits at the ends. *)
Lemma mean (f d : R -> R) a b : a < b -> (forall x, a < x < b -> is_derive f x (d x)) -> continuous f a -> continuous f b ->
  exists c, a < c < b /\ f b - f a = d c * (b - a).
Proof.
  intros ab D ca cb.
  assert (C : forall x, a <= x <= b -> continuity_pt f x).
  { intros x [[l | <-] [r | ->]]; apply continuity_pt_filterlim; trivial; try lra. apply (differentiable _ _ (d x)); apply D; lra. }
  assert (pr1 : forall x, a < x < b -> derivable_pt f x).
  { intros x i. exists (d x). apply is_derive_Reals, D, i. }
  assert (pr2 : forall x, a < x < b -> derivable_pt id x) by (intros; apply derivable_pt_id).
  destruct (MVT f id a b pr1 pr2 ab C) as [c [P E]].
  { intros; apply derivable_continuous_pt, derivable_pt_id. }
  exists c. split; [exact P |].
  rewrite (derive_pt_eq_0 _ _ _ (pr1 c P) (proj1 (is_derive_Reals _ _ _) (D c P))) in E.
  replace (derive_pt id c (pr2 c P)) with 1 in E by (symmetry; apply derive_pt_eq_0, derivable_pt_lim_id).
  unfold id in E. lra.
Qed.

Lemma rising (f d : R -> R) a b : a < b -> continuous f a ->
  (forall x, a < x <= b -> is_derive f x (d x)) -> (forall x, a < x < b -> 0 <= d x) -> f a <= f b.
Proof.
  intros ab ca D P.
  destruct (mean f d a b ab) as [c [i E]]; trivial.
  - intros; apply D; lra.
  - apply (differentiable _ _ (d b)); apply D; lra.
  - specialize (P c i). nra.
Qed.

Lemma falling (f d : R -> R) a b : a < b -> continuous f b ->
  (forall x, a <= x < b -> is_derive f x (- d x)) -> (forall x, a < x < b -> 0 <= d x) -> f b <= f a.
Proof.
  intros ab cb D P.
  destruct (mean f (fun x => - d x) a b ab) as [c [i E]]; trivial.
  - intros; apply D; lra.
  - apply (differentiable _ _ (- d a)); apply D; lra.
  - specialize (P c i). nra.
Qed.

(* f falls towards phi and rises behind it. *)
Lemma valley (f q : R -> R) phi x : continuous f phi -> (forall y, phi < y <= x \/ x <= y < phi -> is_derive f y ((y - phi) * q y)) ->
  (forall y, phi < y < x \/ x < y < phi -> 0 <= q y) -> 0 <= f phi -> 0 <= f x.
Proof.
  intros C D Q P. destruct (Rtotal_order x phi) as [l | [-> | g]]; trivial; apply Rle_trans with (1 := P).
  - apply (falling f (fun y => - ((y - phi) * q y)) x phi l C); intros y i.
    + rewrite Ropp_involutive. apply D; lra.
    + assert (K : 0 <= q y) by (apply Q; lra). nra.
  - apply (rising f (fun y => (y - phi) * q y) phi x g C); intros y i.
    + apply D; lra.
    + assert (K : 0 <= q y) by (apply Q; lra). nra.
Qed.

(* f is flat at phi, and bends upwards. *)
Lemma bowl (f d e : R -> R) phi x : continuous f phi -> continuous d phi -> d phi = 0 ->
  (forall y, phi < y <= x \/ x <= y < phi -> is_derive f y (d y)) -> (forall y, phi < y <= x \/ x <= y < phi -> is_derive d y (e y)) ->
  (forall y, phi < y < x \/ x < y < phi -> 0 <= e y) -> 0 <= f phi -> 0 <= f x.
Proof.
  intros C Cd Z D E Q P. destruct (Rtotal_order x phi) as [l | [-> | g]]; trivial; apply Rle_trans with (1 := P).
  - apply (falling f (fun y => - d y) x phi l C); intros y i.
    { rewrite Ropp_involutive. apply D; lra. }
    destruct (mean d e y phi) as [c [k M]]; [lra | intros; apply E; lra | | trivial |].
    { apply (differentiable _ _ (e y)); apply E; lra. }
    assert (0 <= e c) by (apply Q; lra). nra.
  - apply (rising f d phi x g C); [intros; apply D; lra |]. intros y i.
    destruct (mean d e phi y) as [c [k M]]; [lra | intros; apply E; lra | trivial | |].
    { apply (differentiable _ _ (e y)); apply E; lra. }
    assert (0 <= e c) by (apply Q; lra). nra.
Qed.

Lemma concave (f d e : R -> R) a b x : a < x < b -> continuous f a -> continuous f b ->
  (forall y, a < y < b -> is_derive f y (d y)) -> (forall y, a < y < b -> is_derive d y (- e y)) -> (forall y, a < y < b -> 0 <= e y) ->
  0 <= f a -> 0 <= f b -> 0 <= f x.
Proof.
  intros i ca cb D E Q A B. apply Rnot_lt_le. intros N.
  assert (cx : continuous f x) by (apply (differentiable _ _ (d x)); apply D; lra).
  destruct (mean f d a x) as [u [hu U]]; try lra; trivial. { intros; apply D; lra. }
  destruct (mean f d x b) as [v [hv V]]; try lra; trivial. { intros; apply D; lra. }
  destruct (mean d (fun y => - e y) u v) as [w [hw W]]; try lra.
  { intros; apply E; lra. }
  { apply (differentiable _ _ (- e u)); apply E; lra. }
  { apply (differentiable _ _ (- e v)); apply E; lra. }
  specialize (Q w ltac:(lra)).
  assert (d u < 0) by nra. assert (0 < d v) by nra. nra.
Qed.

(* --- limits ---------------------------------------------------------------------------------------------------------------- *)

(* With numbers for neighbourhoods. *)
Lemma near (f : R -> R) x : (forall e, 0 < e -> exists d, 0 < d /\ forall y, Rabs (y - x) < d -> Rabs (f y - f x) < e) <-> continuous f x.
Proof.
  split.
  - intros H. apply filterlim_locally. intros [e ep]. destruct (H e ep) as [d [dp K]]. exists (mkposreal d dp). exact K.
  - intros C e ep. destruct (proj1 (filterlim_locally (F := locally x) f (f x)) C (mkposreal e ep)) as [[d dp] K]. exists d. split; [exact dp | exact K].
Qed.

Lemma limit (f : R -> R) c a b : a < b -> a <= c <= b -> continuous f c -> (forall x, a < x < b -> 0 <= f x) -> 0 <= f c.
Proof.
  intros ab cab C P. apply Rnot_lt_le. intros N.
  destruct (proj2 (near f c) C (- f c)) as [d [dp K]]; [lra |].
  assert (X : exists x, a < x < b /\ Rabs (x - c) < d).
  { destruct (Rlt_dec c b) as [cb | cb].
    - exists (c + Rmin d (b - c) / 2).
      assert (0 < Rmin d (b - c)) by (apply Rmin_glb_lt; lra).
      assert (Rmin d (b - c) <= d) by apply Rmin_l. assert (Rmin d (b - c) <= b - c) by apply Rmin_r.
      split; [lra |]. rewrite Rabs_right; lra.
    - exists (c - Rmin d (c - a) / 2).
      assert (0 < Rmin d (c - a)) by (apply Rmin_glb_lt; lra).
      assert (Rmin d (c - a) <= d) by apply Rmin_l. assert (Rmin d (c - a) <= c - a) by apply Rmin_r.
      split; [lra |]. rewrite Rabs_left; lra. }
  destruct X as [x [xab xd]]. specialize (P x xab). specialize (K x xd). apply Rabs_def2 in K. lra.
Qed.

(* --- logarithms at 0: in Coq ln 0 = 0, so that u ln u is continuous everywhere ------------------------------------------------ *)

Definition xlnx x := x * ln x.

Lemma ln_neg x : x <= 0 -> ln x = 0.
Proof. intros i. unfold ln. destruct (Rlt_dec 0 x); [exfalso; lra | trivial]. Qed.

Lemma xlnx_small x : 0 < x < 1 -> Rabs (x * ln x) <= 2 * sqrt x.
Proof.
  intros i.
  assert (s : 0 < sqrt x) by (apply sqrt_lt_R0; lra).
  assert (E : sqrt x * sqrt x = x) by (apply sqrt_sqrt; lra).
  assert (L : ln x < 0) by (rewrite <- ln_1; apply ln_increasing; lra).
  assert (M : ln (/ sqrt x) < / sqrt x).
  { rewrite <- (ln_exp (/ sqrt x)) at 2. apply ln_increasing; [apply Rinv_0_lt_compat, s |].
    assert (K := exp_ineq1 (/ sqrt x)). assert (0 < / sqrt x) by apply (Rinv_0_lt_compat _ s). lra. }
  rewrite (ln_Rinv _ s) in M.
  assert (ln x = 2 * ln (sqrt x)) by (rewrite <- E at 1; rewrite (ln_mult _ _ s s); lra).
  rewrite Rabs_left by nra.
  apply Rmult_lt_compat_l with (r := 2 * x) in M; [|lra].
  replace (2 * x * / sqrt x) with (2 * sqrt x) in M by (rewrite <- E at 2; field; lra).
  nra.
Qed.

Lemma continuous_ln x : 0 < x -> continuous ln x.
Proof. intros i. apply (differentiable _ _ (/ x)), is_derive_ln, i. Qed.

Lemma continuous_xlnx x : continuous xlnx x.
Proof.
  destruct (Rtotal_order x 0) as [n | [-> | p]].
  - apply near. intros e ep. exists (- x). split; [lra |]. intros y K. apply Rabs_def2 in K.
    unfold xlnx. rewrite !ln_neg, !Rmult_0_r, Rminus_0_r, Rabs_R0 by lra. exact ep.
  - apply near. intros e ep. exists (Rmin 1 (e / 2 * (e / 2))). split; [apply Rmin_glb_lt; nra |]. intros y K.
    assert (Rmin 1 (e / 2 * (e / 2)) <= 1) by apply Rmin_l. assert (Rmin 1 (e / 2 * (e / 2)) <= e / 2 * (e / 2)) by apply Rmin_r.
    rewrite Rminus_0_r in K. apply Rabs_def2 in K. unfold xlnx. rewrite Rmult_0_l, Rminus_0_r.
    destruct (Rle_dec y 0) as [n | p]; [rewrite ln_neg, Rmult_0_r, Rabs_R0 by exact n; exact ep |].
    apply Rle_lt_trans with (1 := xlnx_small y ltac:(lra)).
    assert (sqrt y < e / 2); [| lra].
    rewrite <- (sqrt_square (e / 2)) by lra. apply sqrt_lt_1; nra.
  - apply (continuous_mult (fun x => x) ln); [apply continuous_id | apply continuous_ln, p].
Qed.

(* c ln s, where c and s vanish at x, c has a slope and s is linear. *)
Lemma continuous_times_ln (c s : R -> R) x : ex_derive c x -> c x = 0 -> (forall y, s y = s (x + 1) * (y - x)) -> s (x + 1) <> 0 ->
  continuous (fun y => c y * ln (s y)) x.
Proof.
  intros [k D] z L m. apply is_derive_Reals in D.
  set (l := s (x + 1)) in *. set (K := Rabs k + 1). assert (Kp : 0 < K) by (unfold K; assert (P := Rabs_pos k); lra).
  assert (lp : 0 < Rabs l) by apply (Rabs_pos_lt _ m).
  apply near. intros e ep. destruct (D 1 Rlt_0_1) as [[d dp] B]. simpl in B.
  assert (e2 : 0 < e * Rabs l / K) by (apply Rdiv_lt_0_compat; nra).
  destruct (proj2 (near xlnx 0) (continuous_xlnx 0) _ e2) as [t [tp T]].
  exists (Rmin d (t / Rabs l)). split; [apply Rmin_glb_lt; [exact dp | apply Rdiv_lt_0_compat; lra] |]. intros y i.
  assert (i1 : Rabs (y - x) < d) by (apply Rlt_le_trans with (1 := i), Rmin_l).
  assert (i2 : Rabs (y - x) < t / Rabs l) by (apply Rlt_le_trans with (1 := i), Rmin_r).
  rewrite z, Rmult_0_l, Rminus_0_r.
  destruct (Req_dec y x) as [-> | ne]; [rewrite z, Rmult_0_l, Rabs_R0; exact ep |].
  assert (w : y - x <> 0) by lra. assert (wp := Rabs_pos_lt _ w).
  assert (c1 : Rabs (c y) <= K * Rabs (y - x)).
  { specialize (B (y - x) w i1). replace (x + (y - x)) with y in B by ring. rewrite z, Rminus_0_r in B.
    replace (c y) with (((c y / (y - x) - k) + k) * (y - x)) by (field; exact w). rewrite Rabs_mult.
    apply Rmult_le_compat_r; [lra |]. apply Rle_trans with (1 := Rabs_triang _ _). unfold K. lra. }
  assert (s1 : Rabs (s y) = Rabs l * Rabs (y - x)) by (rewrite L; apply Rabs_mult).
  assert (x1 : Rabs (s y * ln (s y)) < e * Rabs l / K).
  { replace (s y * ln (s y)) with (xlnx (s y) - xlnx 0) by (unfold xlnx; ring). apply T. rewrite Rminus_0_r, s1.
    apply Rmult_lt_compat_l with (1 := lp) in i2. replace (Rabs l * (t / Rabs l)) with t in i2 by (field; lra). exact i2. }
  rewrite Rabs_mult in *. rewrite s1 in x1. assert (g := Rabs_pos (ln (s y))).
  apply Rmult_lt_compat_l with (1 := Kp) in x1. replace (K * (e * Rabs l / K)) with (Rabs l * e) in x1 by (field; lra).
  replace (K * (Rabs l * Rabs (y - x) * Rabs (ln (s y)))) with (Rabs l * (K * Rabs (y - x) * Rabs (ln (s y)))) in x1 by ring.
  apply Rmult_lt_reg_l in x1; [| exact lp]. apply Rle_lt_trans with (2 := x1). apply Rmult_le_compat_r; [exact g | exact c1].
Qed.

Lemma continuous_inv x : x <> 0 -> continuous Rinv x.
Proof. intros i. apply (differentiable _ _ (- / x ^ 2)). auto_derive; trivial. field. exact i. Qed.

Lemma continuous_pow n x : continuous (fun y => y ^ n) x.
Proof. apply (differentiable _ _ (INR n * 1 * x ^ pred n)). auto_derive; [trivial | ring]. Qed.

(* --- definitions, and what Coq's are --------------------------------------------------------------------------------------------- *)

Definition h u := - (u * ln u) - (1 - u) * ln (1 - u).
Definition kl u v := u * ln u - u * ln v + (1 - u) * ln (1 - u) - (1 - u) * ln (1 - v).

Lemma Rmin_abs a b : Rmin a b = (a + b - Rabs (a - b)) / 2.
Proof. unfold Rmin, Rabs. destruct (Rle_dec a b), (Rcase_abs (a - b)); lra. Qed.

Lemma Rmax_abs a b : Rmax a b = (a + b + Rabs (a - b)) / 2.
Proof. unfold Rmax, Rabs. destruct (Rle_dec a b), (Rcase_abs (a - b)); lra. Qed.

Lemma ln_root x : 0 < x -> ln (sqrt x) = ln x / 2.
Proof. intros i. assert (s : 0 < sqrt x) by (apply sqrt_lt_R0; exact i). rewrite <- (sqrt_sqrt x) at 2 by lra. rewrite (ln_mult _ _ s s). lra. Qed.

(* A point of a range, on one side of another. *)
Ltac aside := first [lra | match goal with i : _ \/ _ |- _ => destruct i end; first [left; lra | right; lra]].

(* --- signs: from ranges that are hypotheses, by the form of the term, by squares, by enclosures --------------------------------------- *)

Ltac closed := repeat match goal with
  | i : ?a < ?v < ?b |- _ => lazymatch goal with _ : a <= v <= b |- _ => fail | _ => assert (a <= v <= b) by (split; apply Rlt_le; apply i) end
  | i : ?a < ?v |- _ => lazymatch goal with _ : a <= v |- _ => fail | _ => assert (a <= v) by (apply Rlt_le; apply i) end
  end.

(* Near a singularity a logarithm is known by its upper bound alone. *)
Lemma ln_upto u c : u <= c -> 0 < u -> ln u <= ln c.
Proof. intros [l | <-] p; [apply Rlt_le, ln_increasing; trivial | apply Rle_refl]. Qed.

(* Logarithms are in the order of what they are of. *)
Ltac logs_ordered := match goal with |- context [ln ?u] => match goal with |- context [ln ?v] =>
  tryif constr_eq u v then fail else (assert (ln v <= ln u) by (apply ln_upto; lra); lra) end end.

Ltac logs_bounded := repeat match goal with |- context [ln ?u] =>
  match u with context [?v] => is_var v end;
  let k := fresh in interval_intro u upper as k; apply ln_upto in k; [revert k; generalize (ln u); intros | lra] end.

Ltac enclosed := closed; first [ interval with (i_prec 60) | interval with (i_prec 200) | logs_bounded; interval with (i_prec 60)
  | match goal with _ : ?a <= ?v <= ?b |- _ => interval with (i_prec 60, i_bisect v, i_depth 12) end ].

Lemma ln_above u : 1 < u -> 0 < ln u.
Proof. intros i. rewrite <- ln_1. apply ln_increasing; lra. Qed.

Lemma ln_below u : 0 < u < 1 -> ln u < 0.
Proof. intros i. rewrite <- ln_1. apply ln_increasing; lra. Qed.

(* What is known of the signs of functions that stand in the goal or a hypothesis. *)
Ltac known a := first [assert (0 < ln a) by (apply ln_above; lra) | assert (ln a < 0) by (apply ln_below; lra)].
Ltac functions := repeat match goal with
  | |- context [exp ?a] => lazymatch goal with _ : 0 < exp a |- _ => fail | _ => assert (0 < exp a) by apply exp_pos end
  | |- context [sqrt ?a] => lazymatch goal with _ : 0 <= sqrt a |- _ => fail | _ => assert (0 <= sqrt a) by apply sqrt_pos end
  | |- context [ln ?a] => lazymatch goal with _ : 0 < ln a |- _ => fail | _ : ln a < 0 |- _ => fail | _ => known a end
  | _ : context [ln ?a] |- _ => lazymatch goal with _ : 0 < ln a |- _ => fail | _ : ln a < 0 |- _ => fail | _ => known a end
  end.

Ltac sgn := lazymatch goal with
  | |- True => exact I
  | |- _ /\ _ => split; sgn
  | |- _ * _ <> 0 => apply Rmult_integral_contrapositive_currified; sgn
  | |- _ ^ _ <> 0 => apply pow_nonzero; sgn
  | |- _ <> 0 => first [ assumption | apply Rgt_not_eq; unfold Rgt; solve [lra | sgn] | apply Rlt_not_eq; solve [lra | functions; nra | enclosed] ]
  | |- 0 < _ => first [ assumption | lra | lazymatch goal with
    | |- 0 < _ * _ => apply Rmult_lt_0_compat; solve [sgn]
    | |- 0 < / _ => apply Rinv_0_lt_compat; solve [sgn]
    | |- 0 < _ / _ => apply Rdiv_lt_0_compat; solve [sgn]
    | |- 0 < _ ^ _ => apply pow_lt; solve [sgn]
    | |- 0 < exp _ => apply exp_pos
    | |- 0 < sqrt _ => apply sqrt_lt_R0; solve [sgn]
    | |- 0 < _ + _ => first [ apply Rplus_lt_0_compat; solve [sgn] | apply Rplus_lt_le_0_compat; solve [sgn] | apply Rplus_le_lt_0_compat; solve [sgn] ]
    end | functions; nra | enclosed ]
  | |- 0 <= _ => first [ assumption | lra | lazymatch goal with
    | |- 0 <= _ * _ => apply Rmult_le_pos; solve [sgn]
    | |- 0 <= / _ => apply Rlt_le, Rinv_0_lt_compat; solve [sgn]
    | |- 0 <= _ / _ => apply Rdiv_le_0_compat; solve [sgn]
    | |- 0 <= _ ^ 2 => apply pow2_ge_0
    | |- 0 <= _ ^ _ => apply pow_le; solve [sgn]
    | |- 0 <= exp _ => apply Rlt_le, exp_pos
    | |- 0 <= sqrt _ => apply sqrt_pos
    | |- 0 <= _ + _ => apply Rplus_le_le_0_compat; solve [sgn]
    end | logs_ordered | functions; nra | enclosed ]
  end.

(* --- equalities of terms --------------------------------------------------------------------------------------------------------------- *)

Ltac tidy := cbv beta; unfold Rminus, Rdiv in *; cbn [pow] in *.

(* Functions of what is equal by ring are written alike. *)
Ltac alike := repeat match goal with
  | |- context [ln ?a] => match goal with |- context [ln ?b] => tryif constr_eq a b then fail else (replace (ln a) with (ln b) by (f_equal; ring)) end
  | |- context [sqrt ?a] => match goal with |- context [sqrt ?b] => tryif constr_eq a b then fail else (replace (sqrt a) with (sqrt b) by (f_equal; ring)) end
  | |- context [exp ?a] => match goal with |- context [exp ?b] => tryif constr_eq a b then fail else (replace (exp a) with (exp b) by (f_equal; ring)) end
  end.

(* With r^2 = u for a root r of u, among the hypotheses: powers of r are written out. *)
Ltac by_root := match goal with s : sqrt ?u * (sqrt ?u * 1) = _ |- _ =>
  let r := fresh "r" in let e := fresh "e" in
  assert (e : sqrt u ^ 2 = u) by (cbn [pow]; exact s); clear s; revert e; generalize dependent (sqrt u); intros r; intros;
  field_simplify_eq; [| solve [sgn]];
  repeat first [ replace (r ^ 3) with (r * r ^ 2) by ring | replace (r ^ 4) with ((r ^ 2) ^ 2) by ring
    | replace (r ^ 5) with (r * (r ^ 2) ^ 2) by ring | replace (r ^ 6) with ((r ^ 2) ^ 3) by ring ];
  match goal with e : r ^ 2 = _ |- _ => rewrite ?e; clear e end; solve [field; sgn] end.

Ltac by_field := first [ solve [field; sgn] | match goal with s : sqrt _ * (sqrt _ * 1) = _ |- _ => solve [field [s]; sgn] end | by_root
  | match goal with s : sqrt ?u * (sqrt ?u * 1) = _, t : sqrt ?w * (sqrt ?w * 1) = _ |- _ => tryif constr_eq u w then fail else solve [field [s t]; sgn] end ].

Ltac same := tidy; first [by_field | alike; by_field].

Ltac logs := repeat first [rewrite ln_mult by sgn | rewrite ln_Rinv by sgn | rewrite ln_pow by sgn | rewrite ln_exp
  | rewrite ln_root by sgn | rewrite ln_1]; cbn [INR]; same.
Ltac exps := rewrite ?exp_plus, ?exp_Ropp, ?exp_0; repeat rewrite exp_ln by sgn; same.

(* --- continuity and derivatives ------------------------------------------------------------------------------------------------------------ *)

Ltac ln_of_1 := repeat match goal with |- context [ln ?a] => replace (ln a) with 0 by (replace a with 1 by ring; symmetry; apply ln_1) end.

(* The same function, its terms in another order. *)
Ltac rearranged := intros; cbv beta; match goal with |- ?a = ?b => change (@eq R a b) end; ring.

Ltac cont := cbv beta; lazymatch goal with
  | |- continuous (fun _ => ?c) _ => apply continuous_const
  | |- continuous (fun y => y) _ => apply continuous_id
  | |- continuous (fun y => - @?a y) _ => apply (continuous_opp a); cont
  | |- continuous (fun y => @?a y + @?b y) _ => apply (continuous_plus a b); cont
  | |- continuous (fun y => @?a y - @?b y) _ => apply (continuous_minus a b); cont
  | |- continuous (fun y => @?a y * ln (@?a y)) _ => apply (continuous_comp a xlnx); [cont | apply continuous_xlnx]
  | |- continuous (fun y => @?a y * ln (@?b y)) _ => first [ apply (continuous_mult a (fun y => ln (b y))); solve [cont]
      | apply (continuous_times_ln a b); cbv beta; [auto_derive; sgn | ln_of_1; ring | intros; ring | sgn] ]
  | |- continuous (fun y => @?a y * @?b y) _ => apply (continuous_mult a b); cont
  | |- continuous (fun y => @?a y / @?b y) _ => apply (continuous_mult a (fun y => / b y)); cont
  | |- continuous (fun y => / @?a y) _ => apply (continuous_comp a Rinv); [cont | cbv beta; apply continuous_inv; sgn]
  | |- continuous (fun y => @?a y ^ ?n) _ => apply (continuous_comp a (fun y => y ^ n)); [cont | apply continuous_pow]
  | |- continuous (fun y => ln (@?a y)) _ => apply (continuous_comp a ln); [cont | cbv beta; apply continuous_ln; sgn]
  | |- continuous (fun y => exp (@?a y)) _ => apply (continuous_comp a exp); [cont | apply continuous_exp]
  | |- continuous (fun y => sqrt (@?a y)) _ => apply (continuous_comp a sqrt); [cont | apply continuous_sqrt]
  | |- continuous (fun y => Rabs (@?a y)) _ => apply (continuous_comp a Rabs); [cont | apply continuous_Rabs]
  end.

Ltac der := auto_derive; tidy; [sgn | same].

(* --- strict relations: by a margin that is positive where an exception is not so -------------------------------------------------------------- *)

Lemma beyond a m b : 0 < m -> a + m <= b -> a < b. Proof. intros; lra. Qed.
Lemma beyond_above b m a : 0 < m -> b >= a + m -> b > a. Proof. intros; lra. Qed.
Lemma even_above u k n : n = (2 * k)%nat -> u <> 0 -> 0 < u ^ n.
Proof. intros -> i. rewrite pow_mult. apply pow_lt. replace (u ^ 2) with (u * u) by ring. apply Rsqr_pos_lt, i. Qed.

(* Of a factor, what is not 0 as the exception is not so. *)
Ltac excepted := let z := fresh in intro z; match goal with n : _ <> _ |- False => apply n; first [lra | rewrite z; ring] end.
Ltac margin := first [solve [sgn] | lazymatch goal with
  | |- 0 < _ * _ => apply Rmult_lt_0_compat; margin
  | |- 0 < _ / _ => apply Rdiv_lt_0_compat; margin
  | |- 0 < ?u ^ ?n => let k := eval compute in (Nat.div2 n) in first [apply (even_above u k); [reflexivity | excepted] | apply pow_lt; margin]
  | |- 0 < ?u => apply Rnot_le_lt; let l := fresh in intro l; assert (u <> 0) by excepted; assert (0 <= u) by sgn; lra
  end].
