(* SPDX-License-Identifier: MIT *)
(* --- divergences --- *)

Lemma KL_number : forall {X : alphabet} (a b : X -> R), (forall x, b x = 0 -> a x = 0) ->
  KL a b = number (sum (fun x => a x * ln (a x / b x))).
Proof.
  intros X a b within. unfold KL. rewrite (sum_same _ (fun x => 0 * 1)).
  - rewrite sum_scale. destruct (Rlt_dec _ _); [lra | reflexivity].
  - intro x. destruct (same_cases (b x) 0) as [[e z] | [e _]]; [| replace [b x = 0] with 0 by lra; ring].
    destruct (same_cases (a x) 0) as [[o _] | [_ n]]; [replace [a x = 0] with 1 by lra; ring |].
    rewrite within in n by lra. replace ((0 - 0) ^ 2) with 0 in n by ring. lra.
Qed.
Lemma KL_cases : forall {X : alphabet} (a b : X -> R),
  (forall x, b x = 0 -> a x = 0) /\ KL a b = number (sum (fun x => a x * ln (a x / b x))) \/ KL a b = infinite.
Proof.
  intros X a b. unfold KL. destruct (Rlt_dec _ _) as [h | h]; [right; reflexivity | left; split; [| reflexivity]].
  intros x z. destruct (same_cases (a x) 0) as [[_ o] | [o _]]; [lra |]. exfalso; apply h.
  pose proof (sum_part (fun x => [b x = 0] * (1 - [a x = 0])) x) as part. cbv beta in part.
  pose proof (same_holds (b x) 0 ltac:(lra)). replace [b x = 0] with 1 in part by lra.
  replace [a x = 0] with 0 in part by lra. assert (0 <= sum (fun x => [b x = 0] * (1 - [a x = 0])) - 1 * (1 - 0)); [| lra].
  apply part. intro y. pose proof (same_range (b y) 0). pose proof (same_range (a y) 0). apply Rmult_le_pos; lra.
Qed.
Lemma number_is : forall a b, a = b -> number a = number b. Proof. intros; subst; reflexivity. Qed.
Lemma times_infinite : forall c, 0 < c -> times c infinite = infinite.
Proof. intros c h. simpl. destruct (Req_EM_T c 0); [lra | reflexivity]. Qed.

(* --- other rules --- *)

Lemma apart : forall t, 0 <= t -> 0 < t ^ 2 -> 0 < t.
Proof. intros t [h | h] s; [exact h |]. subst. simpl in s. lra. Qed.
Lemma ln_over : forall a b, 0 < a -> 0 < b -> ln (a / b) = ln a - ln b.
Proof. intros. unfold Rdiv. rewrite ln_mult, ln_Rinv by (try assumption; apply Rinv_0_lt_compat; assumption). ring. Qed.
Lemma exp_is : forall a c, 0 < c -> ln c = a -> c = exp a. Proof. intros a c h e. rewrite <- e, exp_ln; auto. Qed.
Lemma log_order : forall a b, 0 < b -> 0 <= a - b -> 0 <= ln a - ln b.
Proof.
  intros a b hb [h | h]; [pose proof (ln_increasing b a hb ltac:(lra)); lra | replace a with b by lra; lra].
Qed.
Lemma tangent : forall a b, 0 < a -> 0 < b -> 0 <= b - a - a * (ln b - ln a).
Proof.
  intros a b ha hb. rewrite <- ln_over by assumption.
  assert (ln (b / a) <= b / a - 1).
  { pose proof (exp_ineq1_le (ln (b / a))). rewrite exp_ln in H by (apply Rdiv_lt_0_compat; assumption). lra. }
  assert (0 <= a * (b / a - 1 - ln (b / a))) by (apply Rmult_le_pos; lra).
  replace (a * (b / a - 1 - ln (b / a))) with (b - a - a * ln (b / a)) in H0 by (field; lra). exact H0.
Qed.
Lemma bends : forall a b, 0 < a -> 0 < b -> 0 < (b - a) ^ 2 -> 0 < b - a - a * (ln b - ln a).
Proof.
  intros a b ha hb h. rewrite <- ln_over by assumption.
  assert (b <> a) by (intro; subst; replace ((a - a) ^ 2) with 0 in h by ring; lra).
  assert (ln (b / a) < b / a - 1).
  { pose proof (exp_ineq1 (ln (b / a))) as e. rewrite exp_ln in e by (apply Rdiv_lt_0_compat; assumption).
    assert (ln (b / a) <> 0) as n; [| specialize (e n); lra].
    rewrite <- ln_1. intro z. apply ln_inv in z; [| apply Rdiv_lt_0_compat; assumption | lra].
    apply H. apply (f_equal (fun t => t * a)) in z. unfold Rdiv in z.
    rewrite Rmult_assoc, Rinv_l in z; lra. }
  assert (0 < a * (b / a - 1 - ln (b / a))) by (apply Rmult_lt_0_compat; lra).
  replace (a * (b / a - 1 - ln (b / a))) with (b - a - a * ln (b / a)) in H1 by (field; lra). exact H1.
Qed.
(* Gibbs' inequality: a log(a/b) >= a - b at each letter. *)
Lemma gibbs_letter : forall a b, 0 <= a -> 0 <= b -> (b = 0 -> a = 0) -> 0 <= a * ln (a / b) - a + b.
Proof.
  intros a b [ha | z] hb within; [| rewrite <- z; lra].
  assert (0 < b) by (destruct hb as [| e]; [assumption | symmetry in e; apply within in e; lra]).
  rewrite ln_over by assumption. pose proof (tangent a b ha H). lra.
Qed.
Lemma gibbs_letter_zero : forall a b, 0 <= a -> 0 <= b -> (b = 0 -> a = 0) -> a * ln (a / b) - a + b <= 0 -> a = b.
Proof.
  intros a b [ha | z] hb within h; [| rewrite <- z in *; lra].
  assert (0 < b) by (destruct hb as [| e]; [assumption | symmetry in e; apply within in e; lra]).
  destruct (Req_EM_T a b) as [e | n]; [exact e | exfalso].
  assert (0 < (b - a) ^ 2) as s by (replace ((b - a) ^ 2) with (Rsqr (b - a)) by (unfold Rsqr; ring); apply Rsqr_pos_lt; lra).
  pose proof (bends a b ha H s). rewrite ln_over in h by assumption. lra.
Qed.
Section Gibbs.
Variable X : alphabet.
Variables a b : X -> R.
Hypothesis from_a : forall x, 0 <= a x.
Hypothesis from_b : forall x, 0 <= b x.
Hypothesis within : forall x, b x = 0 -> a x = 0.
Hypothesis one_a : sum a - 1 = 0.
Hypothesis one_b : sum b - 1 = 0.
Let rest x := a x * ln (a x / b x) - a x + b x.
Lemma gibbs_rest : sum rest = sum (fun x => a x * ln (a x / b x)).
Proof.
  unfold rest. rewrite (sum_same _ (fun x => (a x * ln (a x / b x) + (-1) * a x) + b x)) by (intro; ring).
  rewrite sum_plus, sum_plus, sum_scale. change (sum (fun x => a x)) with (sum a). change (sum (fun x => b x)) with (sum b).
  lra.
Qed.
Lemma gibbs : 0 <= sum (fun x => a x * ln (a x / b x)).
Proof.
  rewrite <- gibbs_rest. apply sum_least. intro x. unfold rest.
  apply gibbs_letter; [apply from_a | apply from_b | apply within].
Qed.
Lemma gibbs_strict : ~ (forall x, a x = b x) -> 0 < sum (fun x => a x * ln (a x / b x)).
Proof.
  intro apart. destruct gibbs as [h | h]; [exact h | exfalso; apply apart; intro x].
  apply gibbs_letter_zero; [apply from_a | apply from_b | apply within |].
  pose proof (sum_part rest x) as part. rewrite gibbs_rest, <- h in part. unfold rest in part.
  assert (0 <= 0 - (a x * ln (a x / b x) - a x + b x)); [| lra].
  apply part. intro y. apply gibbs_letter; [apply from_a | apply from_b | apply within].
Qed.
End Gibbs.
Arguments gibbs {X}. Arguments gibbs_strict {X}.
Lemma above_right : forall c s, 0 < c -> 0 < c * s -> 0 < s.
Proof. intros c s hc h. apply (Rmult_lt_reg_l c); lra. Qed.
Lemma size_cases : forall t, Rabs t = t \/ Rabs t = - t.
Proof. intro t. unfold Rabs. destruct (Rcase_abs t); [right | left]; reflexivity. Qed.
Lemma min_is : forall a b, Rmin a b = (a + b - Rabs (a - b)) / 2.
Proof. intros. unfold Rmin, Rabs. destruct (Rle_dec a b), (Rcase_abs (a - b)); lra. Qed.
Lemma max_is : forall a b, Rmax a b = (a + b + Rabs (a - b)) / 2.
Proof. intros. unfold Rmax, Rabs. destruct (Rle_dec a b), (Rcase_abs (a - b)); lra. Qed.
Lemma size_by_square : forall u v, 0 <= v -> v ^ 2 - u ^ 2 = 0 -> v - Rabs u = 0.
Proof.
  intros u v h e. assert (Rsqr v = Rsqr u) as s by (unfold Rsqr; simpl in e; lra).
  apply Rsqr_eq_abs_0 in s. rewrite (Rabs_right v) in s; lra.
Qed.
Lemma min_cases : forall a b, Rmin a b = b \/ Rmin a b = a. Proof. intros; unfold Rmin; destruct (Rle_dec a b); auto. Qed.
Lemma max_cases : forall a b, Rmax a b = a \/ Rmax a b = b. Proof. intros; unfold Rmax; destruct (Rle_dec a b); auto. Qed.
Lemma size : forall t, 0 <= Rabs t - t. Proof. intros; pose proof (Rle_abs t); lra. Qed.
Lemma size_minus : forall t, 0 <= Rabs t - - t.
Proof. intros; pose proof (Rle_abs (- t)); rewrite Rabs_Ropp in H; lra. Qed.

(* --- sums of relations --- *)

Lemma slack_le : forall a b, a <= b -> 0 <= b - a. Proof. intros; lra. Qed.
Lemma slack_ge : forall a b, a >= b -> 0 <= a - b. Proof. intros; lra. Qed.
Lemma slack_lt : forall a b, a < b -> 0 < b - a. Proof. intros; lra. Qed.
Lemma slack_gt : forall a b, a > b -> 0 < a - b. Proof. intros; lra. Qed.
Lemma slack_eq : forall a b, a = b -> b - a = 0. Proof. intros; lra. Qed.
Lemma of_le : forall a b, 0 <= b - a -> a <= b. Proof. intros; lra. Qed.
Lemma of_ge : forall a b, 0 <= a - b -> a >= b. Proof. intros; lra. Qed.
Lemma of_lt : forall a b, 0 < b - a -> a < b. Proof. intros; lra. Qed.
Lemma of_gt : forall a b, 0 < a - b -> a > b. Proof. intros; lra. Qed.
Lemma of_eq : forall a b, b - a = 0 -> a = b. Proof. intros; lra. Qed.
Lemma above_0 : forall t, 0 < t -> 0 < t - 0. Proof. intros; lra. Qed.
Lemma from_0 : forall t, 0 <= t -> 0 <= t - 0. Proof. intros; lra. Qed.
Lemma is_0 : forall t, t = 0 -> 0 - t = 0. Proof. intros; lra. Qed.
Lemma absurd_0 : 0 < 0 -> forall P : Prop, P. Proof. intro; exfalso; lra. Qed.
Lemma sum_step : forall {X : alphabet} (m : X -> R) c g f r, (forall x, f x = c * m x + g x) -> sum g = r ->
  sum f = c * sum m + r.
Proof. intros X m c g f r h e. rewrite (sum_same f _ h), sum_plus, sum_scale, e. reflexivity. Qed.
Lemma sum_last : forall {X : alphabet} (m : X -> R) c f, (forall x, f x = c * m x) -> sum f = c * sum m.
Proof. intros X m c f h. rewrite (sum_same f _ h), sum_scale. reflexivity. Qed.
Lemma sum_none : forall {X : alphabet} (f : X -> R), (forall x, f x = 0) -> sum f = 0.
Proof. intros X f h. pose proof (sum_zero f h). lra. Qed.
Lemma times_zero : forall w s, s = 0 -> w * s = 0. Proof. intros; subst; ring. Qed.
Lemma by_sum : forall f s, 0 <= f - s -> 0 <= s -> 0 <= f. Proof. intros; lra. Qed.
Lemma by_sum_above : forall f s, 0 <= f - s -> 0 < s -> 0 < f. Proof. intros; lra. Qed.
Lemma by_sum_rest : forall f s, 0 < f - s -> 0 <= s -> 0 < f. Proof. intros; lra. Qed.
Lemma by_sum_zero : forall f s, f - s = 0 -> s = 0 -> f = 0. Proof. intros; lra. Qed.
Lemma more_0 : forall a b, 0 <= a -> 0 <= b -> 0 <= a + b. Proof. intros; lra. Qed.
Lemma more_left : forall a b, 0 < a -> 0 <= b -> 0 < a + b. Proof. intros; lra. Qed.
Lemma more_right : forall a b, 0 <= a -> 0 < b -> 0 < a + b. Proof. intros; lra. Qed.
Lemma more_zero : forall a b, a = 0 -> b = 0 -> a + b = 0. Proof. intros; lra. Qed.

Lemma law_from : forall {X : alphabet} (p : X -> R) x, law p -> 0 <= p x. Proof. intros X p x [h _]; apply h. Qed.
Lemma law_cases : forall {X : alphabet} (p : X -> R) x, law p -> 0 < p x \/ p x = 0.
Proof. intros X p x [h _]. destruct (h x); [left | right]; lra. Qed.
(* What is not negative, and positive where the law is. *)
Lemma law_above : forall {X : alphabet} (p f : X -> R), law p -> (forall x, 0 <= f x) -> (forall x, 0 < p x -> 0 < f x) ->
  0 < sum f.
Proof.
  intros X p f [_ one] from above_p. destruct (sum_found p) as [a h]; [lra |].
  pose proof (sum_part f a from). specialize (above_p a ltac:(lra)). lra.
Qed.
Global Opaque sum most least at_least above same KL.

(* Sets, as counted: conditions, both, the one that is not so. *)
Lemma same_zero_one : forall a b, [a = b] = 0 \/ [a = b] = 1.
Proof. intros; destruct (same_cases a b); [right | left]; lra. Qed.
Lemma at_least_zero_one : forall a b, [a >= b] = 0 \/ [a >= b] = 1.
Proof. intros; destruct (at_least_cases a b); [right | left]; lra. Qed.
Lemma above_zero_one : forall a b, [a > b] = 0 \/ [a > b] = 1.
Proof. intros; destruct (above_cases a b); [right | left]; lra. Qed.
Lemma both_zero_one : forall a b, a = 0 \/ a = 1 -> b = 0 \/ b = 1 -> a * b = 0 \/ a * b = 1.
Proof. intros a b [-> | ->] [-> | ->]; lra. Qed.
Lemma not_zero_one : forall a, a = 0 \/ a = 1 -> 1 - a = 0 \/ 1 - a = 1. Proof. intros; lra. Qed.
Ltac zero_one := lazymatch goal with
  | |- _ * _ = 0 \/ _ => apply both_zero_one; zero_one
  | |- 1 - _ = 0 \/ _ => apply not_zero_one; zero_one
  | _ => first [apply same_zero_one | apply at_least_zero_one | apply above_zero_one]
  end.
Lemma unit : forall a, a = 0 \/ a = 1 -> 0 <= a <= 1. Proof. intros; lra. Qed.
Lemma unit_rest : forall a, a = 0 \/ a = 1 -> 0 <= 1 - a. Proof. intros; lra. Qed.
(* A set of one letter. *)
Lemma sum_sole : forall {X : alphabet} (B f : X -> R) c, (forall x, B x = 0 \/ B x = 1) -> 0 <= 1 - sum B -> 0 < B c ->
  f c - sum (fun x => B x * f x) = 0.
Proof.
  intros X B f c set most_one one.
  assert (forall x, B x * f x = f c * B x) as at_c.
  { intro x. destruct (set x) as [z | o]; [rewrite z; ring |].
    destruct (sum_two B x c (fun y => proj1 (unit _ (set y)))) as [-> | two]; [ring | lra]. }
  rewrite (sum_same _ _ at_c), sum_scale.
  pose proof (sum_part B c (fun y => proj1 (unit _ (set y)))). destruct (set c); [lra |].
  replace (sum B) with 1 by lra. ring.
Qed.

(* Signs by form. *)
Ltac pos :=
  cbv beta;
  lazymatch goal with
  | |- 0 < ?t => first [assumption | pos_above t]
  | |- 0 <= ?t => first [assumption | pos_from t]
  | |- ?t > 0 => change (0 < t); pos
  end
with pos_above t :=
  lazymatch t with
  | ?a * ?b => apply Rmult_lt_0_compat; pos
  | ?a / ?b => apply Rdiv_lt_0_compat; pos
  | / ?a => apply Rinv_0_lt_compat; pos
  | ?a ^ ?n => apply pow_lt; pos
  | sum ?f => first [solve [apply sum_above; intro; pos]
      | match goal with h : law ?p |- _ =>
          solve [apply (law_above p f h); [intro; pos | let x := fresh in intros x ?; pos]] end]
  | most _ => apply most_above; intro; pos
  | least _ => apply least_above; intro; pos
  | exp _ => apply exp_pos
  | sqrt _ => apply sqrt_lt_R0; pos
  | ?a + ?b => first [apply more_left; solve [pos] | apply more_right; solve [pos] | lra]
  | ?f ?x => first [match goal with h : forall x, 0 < f x |- _ => apply h end | lra]
  | _ => lra
  end
with pos_from t :=
  lazymatch t with
  | ?a * ?b => first [apply Rmult_le_pos; solve [pos] | apply Rle_0_sqr | lra]
  | ?a / ?b => apply Rmult_le_pos; [pos | apply Rlt_le; apply Rinv_0_lt_compat; pos]
  | / ?a => apply Rlt_le; apply Rinv_0_lt_compat; pos
  | ?a ^ 2 => apply pow2_ge_0
  | ?a ^ ?n => apply pow_le; pos
  | sum _ => apply sum_least; intro; pos
  | at_least ?a ?b => apply at_least_range
  | above ?a ?b => apply above_range
  | same ?a ?b => apply same_range
  | 1 - _ => first [apply unit_rest; solve [zero_one] | lra]
  | Rabs _ => apply Rabs_pos
  | sqrt _ => apply sqrt_pos
  | ?a + ?b => first [apply more_0; solve [pos] | lra]
  | ?f ?x => first [apply Rlt_le; solve [pos_above t]
                   | match goal with h : law f |- _ => apply (law_from f x h) end
                   | match goal with h : forall x, 0 <= f x |- _ => apply h end | lra]
  | _ => lra
  end.
Ltac use h := first [exact h | apply Rlt_le; exact h].
(* What divides is not 0. *)
Ltac apart_from_0 :=
  repeat split;
  match goal with
  | |- ?d <> 0 => first [assumption | apply Rgt_not_eq; solve [pos]
      | let z := fresh in intro z; match goal with h : ?e <> 0 |- False => apply h; rewrite <- z; ring end
      | let z := fresh in intro z; match goal with h : ?e <> 0 |- False => apply h; lra end ]
  end.
Ltac logs_apart := repeat match goal with
  | |- context [ln 1] => rewrite ln_1
  | |- context [ln (exp ?a)] => rewrite (ln_exp a)
  | |- context [ln (?a * ?b)] => rewrite (ln_mult a b) by pos
  | |- context [ln (?a / ?b)] => rewrite (ln_over a b) by pos
  | |- context [ln (/ ?a)] => rewrite (ln_Rinv a) by pos
  | |- context [ln (?a ^ ?n)] => rewrite (ln_pow a) by pos; cbn [INR]
  end.
Ltac agrees := first [ring | unfold Rdiv; ring | field; apart_from_0 | logs_apart; ring | logs_apart; field; apart_from_0].
Ltac sizes := repeat match goal with |- context [Rabs ?u] =>
  replace (Rabs u) with 0 by (replace u with 0 by ring; first [apply Rabs_R0 | symmetry; apply Rabs_R0]) end.
Ltac sizes_turned := repeat match goal with |- context [Rabs (?a - ?b)] =>
  match goal with |- context [Rabs (b - a)] => tryif constr_eq a b then fail else rewrite (Rabs_minus_sym b a) end end.
Ltac agree := cbv beta; logs_apart; sizes; sizes_turned; first [ring | unfold Rdiv; ring | field; apart_from_0].
(* At the letter y an entry of a law that stands under a logarithm is positive, or 0: then so is what it stands beside. *)
Ltac zeros y :=
  repeat match goal with
  | h : forall x, ?q x = 0 -> ?p x = 0, z : ?q y = 0 |- context [?p y] => rewrite (h y z)
  | h : law ?p |- context [ln ?t] => is_var p;
      match t with context [p y] =>
        lazymatch goal with k : 0 < p y |- _ => fail | _ => idtac end;
        first [assert (0 < p y) by pos
              | let z := fresh "zero" in destruct (law_cases p y h) as [? | z]; [| rewrite !z]] end
  end.
Ltac apart_positive z := match type of z with ?b = 0 => assert (0 < b) by pos; exfalso; lra end.
(* forall x, b x = 0 -> a x = 0: b is positive, or is 0 where a is. *)
Ltac within :=
  let x := fresh "x" in let z := fresh "z" in intros x z; cbv beta in z |- *;
  first [apart_positive z
        | repeat match goal with h : law ?p |- _ => is_var p;
            lazymatch goal with k : 0 < p x |- _ => fail | k : p x = 0 |- _ => fail | _ => idtac end;
            first [assert (0 < p x) by pos | destruct (law_cases p x h)] end;
          first [apart_positive z
                | repeat match goal with
                  | h : forall x, ?q x = 0 -> ?p x = 0, e : ?q x = 0 |- context [?p x] => rewrite (h x e)
                  | e : ?p x = 0 |- context [?p x] => rewrite !e end;
                  unfold Rdiv; ring]].
(* A divergence that is infinite by `is`, if it can be: so are both sides, each of which has one that is finite only where
   this one is. *)
Ltac infinite_too is :=
  first [exfalso; rewrite KL_number in is by within; discriminate is | idtac]; rewrite ?is;
  repeat match goal with |- context [KL ?a ?b] =>
    let w := fresh "w" in let f := fresh "f" in destruct (KL_cases a b) as [[w f] | f]; cbv beta in f; rewrite ?f;
    [try (exfalso; cbv beta in w;
          rewrite KL_number in is by (intros x z; cbv beta in z |- *; apply w; rewrite z; unfold Rdiv; ring);
          discriminate is)
    | clear f] end;
  rewrite ?times_infinite by pos;
  repeat match goal with |- context [plus ?a infinite] =>
    replace (plus a infinite) with infinite by (destruct a; reflexivity) end;
  reflexivity.
Ltac at_letter y := first [ring | zeros y; agree].
