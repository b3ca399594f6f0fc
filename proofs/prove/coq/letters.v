(* SPDX-License-Identifier: MIT *)
(* Sums over the letters of a finite alphabet, extremes, conditions that count as 1 or 0, weights of pools: what theorems
   about points stand on (docs/certificates.md, section 8). *)
From Coq Require Import Reals Lra Lia List.
From Coq Require FunctionalExtensionality.
Open Scope R_scope.

Record alphabet := Alphabet {
  letter :> Type; first : letter; others : list letter;
  once : NoDup (first :: others); all : forall x : letter, In x (first :: others) }.


Fixpoint total {T : Type} (l : list T) (f : T -> R) : R := match l with nil => 0 | x :: l => f x + total l f end.
Definition sum {X : alphabet} (f : X -> R) : R := total (first X :: others X) f.
Fixpoint greatest {T : Type} (x : T) (l : list T) (f : T -> R) : R :=
  match l with nil => f x | y :: l => Rmax (f x) (greatest y l f) end.
Definition most {X : alphabet} (f : X -> R) : R := greatest (first X) (others X) f.
Definition least {X : alphabet} (f : X -> R) : R := - most (fun x => - f x).

Definition count {A B : Prop} (d : {A} + {B}) : R := if d then 1 else 0.
Definition at_least (a b : R) : R := count (Rle_dec b a).
Definition above (a b : R) : R := count (Rlt_dec b a).
Definition same (a b : R) : R := count (Req_EM_T a b).
Notation "[ a >= b ]" := (at_least a b) (at level 0, a at level 69, b at level 69) : R_scope.
Notation "[ a <= b ]" := (at_least b a) (at level 0, a at level 69, b at level 69) : R_scope.
Notation "[ a > b ]" := (above a b) (at level 0, a at level 69, b at level 69) : R_scope.
Notation "[ a < b ]" := (above b a) (at level 0, a at level 69, b at level 69) : R_scope.
Notation "[ a = b ]" := (same a b) (at level 0, a at level 69, b at level 69) : R_scope.

Definition law {X : alphabet} (p : X -> R) : Prop := (forall x, 0 <= p x) /\ sum p = 1.

(* E f(w(Y_1) + .. + w(Y_n)), Y_j independent draws from p. *)
Fixpoint drawn {X : alphabet} (n : nat) (w p : X -> R) (f : R -> R) : R :=
  match n with O => f 0 | S n => sum (fun y => p y * drawn n w p (fun s => f (w y + s))) end.
(* The share of x, times K, among K - 1 draws. *)
Definition pool {X : alphabet} (w p : X -> R) (K : nat) (x : X) : R :=
  drawn (K - 1) w p (fun s => INR K * w x / (w x + s)).

(* Divergences, which may be infinite: where a letter that has no probability under b has one under a. *)
Inductive extended := number (r : R) | infinite.
Definition KL {X : alphabet} (a b : X -> R) : extended :=
  if Rlt_dec 0 (sum (fun x => [b x = 0] * (1 - [a x = 0]))) then infinite
  else number (sum (fun x => a x * ln (a x / b x))).
Definition plus (a b : extended) : extended :=
  match a, b with number x, number y => number (x + y) | _, _ => infinite end.
Definition times (c : R) (a : extended) : extended :=
  match a with number x => number (c * x) | infinite => if Req_EM_T c 0 then number 0 else infinite end.
Definition at_most (a b : extended) : Prop :=
  match a, b with _, infinite => True | number x, number y => x <= y | infinite, number _ => False end.
Definition below (a b : extended) : Prop :=
  match a, b with infinite, _ => False | number _, infinite => True | number x, number y => x < y end.

(* --- sums --- *)

Section Sums.
Variable X : alphabet.
Implicit Types f g : X -> R.

Lemma total_same : forall (T : Type) (l : list T) (f g : T -> R), (forall x, f x = g x) -> total l f = total l g.
Proof. intros T l f g h; induction l; simpl; [reflexivity | rewrite h, IHl; reflexivity]. Qed.
Lemma total_plus : forall (T : Type) (l : list T) (f g : T -> R), total l (fun x => f x + g x) = total l f + total l g.
Proof. intros; induction l; simpl; [ring | rewrite IHl; ring]. Qed.
Lemma total_scale : forall (T : Type) (l : list T) (c : R) (f : T -> R), total l (fun x => c * f x) = c * total l f.
Proof. intros; induction l; simpl; [ring | rewrite IHl; ring]. Qed.
Lemma total_least : forall (T : Type) (l : list T) (f : T -> R), (forall x, 0 <= f x) -> 0 <= total l f.
Proof. intros T l f h; induction l; simpl; [lra | specialize (h a); lra]. Qed.
Lemma total_part : forall (T : Type) (l : list T) (f : T -> R) (a : T), (forall x, 0 <= f x) -> In a l -> f a <= total l f.
Proof.
  intros T l f a h; induction l; simpl; [intros [] | intros [e | i]];
    [subst; pose proof (total_least T l f h); lra | specialize (IHl i); specialize (h a0); lra].
Qed.
Lemma total_found : forall (T : Type) (l : list T) (f : T -> R), 0 < total l f -> exists a, 0 < f a.
Proof.
  intros T l f; induction l; simpl; intro h; [lra |].
  destruct (Rlt_dec 0 (f a)); [exists a; assumption | apply IHl; lra].
Qed.
Lemma total_swap : forall (T U : Type) (l : list T) (m : list U) (f : T -> U -> R),
  total l (fun x => total m (f x)) = total m (fun y => total l (fun x => f x y)).
Proof.
  intros; induction l; simpl.
  - induction m; simpl; [reflexivity | rewrite <- IHm; ring].
  - rewrite IHl, <- total_plus. reflexivity.
Qed.

Lemma sum_same : forall f g, (forall x, f x = g x) -> sum f = sum g.
Proof. intros; apply total_same; assumption. Qed.
Lemma sum_plus : forall f g, sum (fun x => f x + g x) = sum f + sum g.
Proof. intros; apply total_plus. Qed.
Lemma sum_scale : forall c f, sum (fun x => c * f x) = c * sum f.
Proof. intros; apply total_scale. Qed.
Lemma sum_least : forall f, (forall x, 0 <= f x) -> 0 <= sum f.
Proof. intros; apply total_least; assumption. Qed.
Lemma sum_part : forall f a, (forall x, 0 <= f x) -> 0 <= sum f - f a.
Proof. intros f a h. pose proof (total_part X _ f a h (all X a)). unfold sum. lra. Qed.
Lemma sum_above : forall f, (forall x, 0 < f x) -> 0 < sum f.
Proof.
  intros f h. pose proof (sum_part f (first X) (fun x => Rlt_le _ _ (h x))). specialize (h (first X)). lra.
Qed.
Lemma sum_found : forall f, 0 < sum f -> exists a, 0 < f a - 0.
Proof. intros f h. destruct (total_found _ _ f h) as [a]. exists a. lra. Qed.
Lemma sum_zero : forall f, (forall x, f x = 0) -> 0 - sum f = 0.
Proof. intros f h. rewrite (sum_same f (fun x => 0 * f x)), sum_scale; [ring | intro; rewrite h; ring]. Qed.

(* --- extremes --- *)

Lemma greatest_attained : forall (T : Type) (l : list T) (x : T) (f : T -> R), exists a, f a = greatest x l f.
Proof.
  intros T l; induction l; intros x f; simpl; [exists x; reflexivity |].
  unfold Rmax; destruct (Rle_dec (f x) (greatest a l f)); [apply IHl | exists x; reflexivity].
Qed.
Lemma greatest_bound : forall (T : Type) (l : list T) (x : T) (f : T -> R) (a : T), In a (x :: l) -> f a <= greatest x l f.
Proof.
  intros T l; induction l; intros x f b h; simpl in h |- *.
  - destruct h as [e | []]; subst; lra.
  - destruct h as [e | h]; [subst; apply Rmax_l |].
    apply Rle_trans with (greatest a l f); [apply IHl; exact h | apply Rmax_r].
Qed.
Lemma most_bound : forall f a, 0 <= most f - f a.
Proof. intros. pose proof (greatest_bound X (others X) (first X) f a (all X a)). unfold most. lra. Qed.
Lemma most_attained : forall f, exists a, most f - f a = 0.
Proof. intros. destruct (greatest_attained X (others X) (first X) f) as [a h]. exists a. unfold most. lra. Qed.
Lemma least_bound : forall f a, 0 <= f a - least f.
Proof. intros. pose proof (most_bound (fun x => - f x) a). unfold least. lra. Qed.
Lemma least_attained : forall f, exists a, least f - f a = 0.
Proof. intros. destruct (most_attained (fun x => - f x)) as [a h]. exists a. unfold least. lra. Qed.
Lemma most_above : forall f, (forall x, 0 < f x) -> 0 < most f.
Proof. intros f h. destruct (most_attained f) as [a e]. specialize (h a). lra. Qed.
Lemma least_above : forall f, (forall x, 0 < f x) -> 0 < least f.
Proof. intros f h. destruct (least_attained f) as [a e]. specialize (h a). lra. Qed.
End Sums.
Arguments sum_same {X}. Arguments sum_plus {X}. Arguments sum_scale {X}. Arguments sum_least {X}.
Arguments sum_part {X}. Arguments sum_above {X}. Arguments sum_found {X}. Arguments sum_zero {X}.
Arguments most_bound {X}. Arguments most_attained {X}. Arguments least_bound {X}. Arguments least_attained {X}.
Arguments most_above {X}. Arguments least_above {X}.

(* --- conditions --- *)

Lemma count_range : forall (A B : Prop) (d : {A} + {B}), 0 <= count d <= 1.
Proof. intros; unfold count; destruct d; lra. Qed.
Lemma at_least_range : forall a b, 0 <= [a >= b] <= 1. Proof. intros; apply count_range. Qed.
Lemma above_range : forall a b, 0 <= [a > b] <= 1. Proof. intros; apply count_range. Qed.
Lemma same_range : forall a b, 0 <= [a = b] <= 1. Proof. intros; apply count_range. Qed.
Lemma at_least_cases : forall a b, [a >= b] - 1 = 0 /\ 0 <= a - b \/ [a >= b] - 0 = 0 /\ 0 < b - a.
Proof. intros; unfold at_least, count; destruct (Rle_dec b a); lra. Qed.
Lemma above_cases : forall a b, [a > b] - 1 = 0 /\ 0 < a - b \/ [a > b] - 0 = 0 /\ 0 <= b - a.
Proof. intros; unfold above, count; destruct (Rlt_dec b a); lra. Qed.
Lemma same_cases : forall a b, [a = b] - 1 = 0 /\ b - a = 0 \/ [a = b] - 0 = 0 /\ 0 < (a - b) ^ 2.
Proof.
  intros; unfold same, count; destruct (Req_EM_T a b); [left; lra | right; split; [lra |]].
  replace ((a - b) ^ 2) with ((a - b) * (a - b)) by ring. apply Rsqr_pos_lt; lra.
Qed.
Lemma at_least_holds : forall a b, 0 <= a - b -> 1 - [a >= b] = 0.
Proof. intros; destruct (at_least_cases a b); lra. Qed.
Lemma above_holds : forall a b, 0 < a - b -> 1 - [a > b] = 0.
Proof. intros; destruct (above_cases a b); lra. Qed.
Lemma same_holds : forall a b, b - a = 0 -> 1 - [a = b] = 0.
Proof.
  intros a b h; destruct (same_cases a b) as [| [_ n]]; [lra |]. replace b with a in n by lra.
  replace ((a - a) ^ 2) with 0 in n by ring. lra.
Qed.
Lemma at_least_says : forall a b, 0 < [a >= b] -> 0 <= a - b. Proof. intros a b h; destruct (at_least_cases a b); lra. Qed.
Lemma above_says : forall a b, 0 < [a > b] -> 0 < a - b. Proof. intros a b h; destruct (above_cases a b); lra. Qed.
Lemma same_says : forall a b, 0 < [a = b] -> b - a = 0. Proof. intros a b h; destruct (same_cases a b); lra. Qed.
Lemma at_least_denies : forall a b, 0 < 1 - [a >= b] -> 0 < b - a.
Proof. intros a b h; destruct (at_least_cases a b); lra. Qed.
Lemma above_denies : forall a b, 0 < 1 - [a > b] -> 0 <= b - a.
Proof. intros a b h; destruct (above_cases a b); lra. Qed.
Lemma same_denies : forall a b, 0 < 1 - [a = b] -> 0 < (a - b) ^ 2.
Proof. intros a b h; destruct (same_cases a b); lra. Qed.

(* --- weights of pools --- *)

Section Pools.
Variable X : alphabet.
Variables w p : X -> R.
Hypothesis weighs : forall x, 0 < w x.
Hypothesis drawn_from : law p.

Lemma drawn_order : forall n f g, (forall s, 0 <= s -> f s <= g s) -> drawn n w p f <= drawn n w p g.
Proof.
  induction n; intros f g h; simpl; [apply h; lra |].
  assert (0 <= sum (fun y => p y * drawn n w p (fun s => g (w y + s))) -
               sum (fun y => p y * drawn n w p (fun s => f (w y + s)))); [| lra].
  replace (sum _ - _) with (sum (fun y => p y * drawn n w p (fun s => g (w y + s)) +
    (-1) * (p y * drawn n w p (fun s => f (w y + s))))) by (rewrite sum_plus, sum_scale; ring).
  apply sum_least; intro y.
  assert (drawn n w p (fun s => f (w y + s)) <= drawn n w p (fun s => g (w y + s))).
  { apply IHn; intros s hs; apply h; pose proof (weighs y); lra. }
  destruct drawn_from as [h0 _]. specialize (h0 y).
  assert (0 <= p y * (drawn n w p (fun s => g (w y + s)) - drawn n w p (fun s => f (w y + s)))) by
    (apply Rmult_le_pos; lra). lra.
Qed.
Lemma drawn_same : forall n f g, (forall s, 0 <= s -> f s = g s) -> drawn n w p f = drawn n w p g.
Proof. intros; apply Rle_antisym; apply drawn_order; intros s hs; rewrite (H s hs); lra. Qed.
Lemma drawn_plus : forall n f g, drawn n w p (fun s => f s + g s) = drawn n w p f + drawn n w p g.
Proof.
  induction n; intros f g; simpl; [reflexivity |].
  rewrite <- sum_plus. apply sum_same; intro y. rewrite (IHn (fun s => f (w y + s)) (fun s => g (w y + s))). ring.
Qed.
Lemma drawn_scale : forall n c f, drawn n w p (fun s => c * f s) = c * drawn n w p f.
Proof.
  induction n; intros c f; simpl; [reflexivity |].
  rewrite <- sum_scale. apply sum_same; intro y. rewrite (IHn c (fun s => f (w y + s))). ring.
Qed.
Lemma drawn_constant : forall n c, drawn n w p (fun _ => c) = c.
Proof.
  induction n; intros c; simpl; [reflexivity |].
  rewrite (sum_same _ (fun y => c * p y)), sum_scale; [| intro; rewrite IHn; ring].
  destruct drawn_from as [_ e]; rewrite e; ring.
Qed.
Lemma drawn_order_strict : forall n f g, (forall s, 0 <= s -> f s < g s) -> drawn n w p f < drawn n w p g.
Proof.
  induction n; intros f g h; simpl; [apply h; lra |].
  destruct drawn_from as [h0 e].
  assert (forall y, 0 < drawn n w p (fun s => g (w y + s)) - drawn n w p (fun s => f (w y + s))) as step.
  { intro y. assert (drawn n w p (fun s => f (w y + s)) < drawn n w p (fun s => g (w y + s))); [| lra].
    apply IHn; intros s hs; apply h; pose proof (weighs y); lra. }
  assert (0 < sum (fun y => p y * (drawn n w p (fun s => g (w y + s)) - drawn n w p (fun s => f (w y + s))))).
  { destruct (sum_found p) as [a ha]; [rewrite e; lra |].
    pose proof (sum_part (fun y => p y * (drawn n w p (fun s => g (w y + s)) - drawn n w p (fun s => f (w y + s)))) a
      (fun y => Rmult_le_pos _ _ (h0 y) (Rlt_le _ _ (step y)))) as part. cbv beta in part.
    pose proof (Rmult_lt_0_compat (p a) _ ltac:(lra) (step a)). lra. }
  rewrite (sum_same _ (fun y => p y * drawn n w p (fun s => g (w y + s)) +
    (-1) * (p y * drawn n w p (fun s => f (w y + s))))) in H by (intro; ring).
  rewrite sum_plus, sum_scale in H. lra.
Qed.

Lemma share_below : forall K x s, 0 <= s -> INR K * w x / (w x + s) <= INR K.
Proof.
  intros K x s h. pose proof (weighs x). pose proof (pos_INR K).
  replace (INR K * w x / (w x + s)) with (INR K - INR K * s / (w x + s)) by (field; lra).
  assert (0 <= INR K * s / (w x + s)); [| lra].
  apply Rmult_le_pos; [apply Rmult_le_pos; lra | apply Rlt_le, Rinv_0_lt_compat; lra].
Qed.
Lemma pool_most : forall K a, 0 <= INR K - pool w p K a.
Proof.
  intros K a. unfold pool.
  pose proof (drawn_order (K - 1) (fun s => INR K * w a / (w a + s)) (fun _ => INR K) (fun s => share_below K a s)).
  rewrite drawn_constant in H. lra.
Qed.
Lemma pool_above : forall K x, 1 <= INR K -> 0 < pool w p K x.
Proof.
  intros K x h. unfold pool.
  rewrite <- (drawn_constant (K - 1) 0). apply drawn_order_strict. intros s hs. pose proof (weighs x).
  apply Rmult_lt_0_compat; [apply Rmult_lt_0_compat; lra | apply Rinv_0_lt_compat; lra].
Qed.

Lemma frac_order : forall k u v s, 0 <= k -> 0 < u -> u <= v -> 0 <= s -> k * u / (u + s) <= k * v / (v + s).
Proof.
  intros k u v s hk hu h hs.
  replace (k * v / (v + s)) with (k * u / (u + s) + k * s * (v - u) / ((u + s) * (v + s))) by (field; lra).
  assert (0 <= k * s * (v - u) / ((u + s) * (v + s))); [| lra].
  apply Rmult_le_pos; [apply Rmult_le_pos; [apply Rmult_le_pos |]; lra |].
  apply Rlt_le, Rinv_0_lt_compat, Rmult_lt_0_compat; lra.
Qed.
Lemma pool_order : forall K a b, 0 <= w b - w a -> 0 <= pool w p K b - pool w p K a.
Proof.
  intros K a b h. unfold pool.
  assert (drawn (K - 1) w p (fun s => INR K * w a / (w a + s)) <= drawn (K - 1) w p (fun s => INR K * w b / (w b + s)));
    [| lra].
  apply drawn_order; intros s hs. apply frac_order; try lra; [apply pos_INR | apply weighs].
Qed.
Lemma pool_equal : forall K a b, w b - w a = 0 -> pool w p K b - pool w p K a = 0.
Proof using weighs drawn_from. intros K a b h. unfold pool. replace (w b) with (w a) by lra. lra. Qed.
Lemma pool_order_strict : forall K a b, 2 <= INR K -> 0 < w b - w a -> 0 < pool w p K b - pool w p K a.
Proof.
  intros K a b two h. unfold pool.
  assert (K - 1 = S (K - 2))%nat as e.
  { assert (2 <= K)%nat by (apply INR_le; exact two). lia. }
  rewrite e. cbn [drawn]. destruct drawn_from as [h0 one].
  assert (forall y, 0 < drawn (K - 2) w p (fun s => INR K * w b / (w b + (w y + s))) -
    drawn (K - 2) w p (fun s => INR K * w a / (w a + (w y + s)))) as step.
  { intro y. match goal with |- 0 < ?u - ?v => assert (v < u); [| lra] end.
    apply drawn_order_strict; intros s hs. pose proof (weighs a). pose proof (weighs y).
    replace (INR K * w b / (w b + (w y + s))) with (INR K * w a / (w a + (w y + s)) +
      INR K * (w y + s) * (w b - w a) / ((w a + (w y + s)) * (w b + (w y + s)))) by (field; lra).
    assert (0 < INR K * (w y + s) * (w b - w a) / ((w a + (w y + s)) * (w b + (w y + s)))); [| lra].
    apply Rdiv_lt_0_compat; repeat apply Rmult_lt_0_compat; lra. }
  match goal with |- 0 < sum ?f - sum ?g => replace (sum f - sum g) with
    (sum (fun y => p y * (drawn (K - 2) w p (fun s => INR K * w b / (w b + (w y + s))) -
    drawn (K - 2) w p (fun s => INR K * w a / (w a + (w y + s)))))) end.
  - destruct (sum_found p) as [c hc]; [rewrite one; lra |].
    match goal with |- 0 < sum ?f => pose proof (sum_part f c (fun y => Rmult_le_pos _ _ (h0 y)
      (Rlt_le _ _ (step y)))) as part end. cbv beta in part.
    pose proof (Rmult_lt_0_compat (p c) _ ltac:(lra) (step c)). lra.
  - rewrite (sum_same _ (fun y => p y * drawn (K - 2) w p (fun s => INR K * w b / (w b + (w y + s))) + (-1) *
      (p y * drawn (K - 2) w p (fun s => INR K * w a / (w a + (w y + s)))))) by (intro; ring).
    rewrite sum_plus, sum_scale. ring.
Qed.
Lemma pool_slow : forall K a b, 0 <= w b - w a -> 0 <= w b * pool w p K a - w a * pool w p K b.
Proof.
  intros K a b h. unfold pool. rewrite <- !drawn_scale.
  match goal with |- 0 <= ?u - ?v => assert (v <= u); [| lra] end.
  apply drawn_order; intros s hs. pose proof (weighs a). pose proof (weighs b). pose proof (pos_INR K).
  replace (w b * (INR K * w a / (w a + s))) with (w a * (INR K * w b / (w b + s)) +
    INR K * w a * w b * (w b - w a) / ((w a + s) * (w b + s))) by (field; lra).
  match goal with |- _ <= _ + ?t => assert (0 <= t); [| lra] end.
  apply Rmult_le_pos; [repeat apply Rmult_le_pos; lra |].
  apply Rlt_le, Rinv_0_lt_compat, Rmult_lt_0_compat; lra.
Qed.

(* What is drawn weighs at least m. *)
Lemma drawn_order_from : forall m n f g, (forall x, 0 <= p x * (w x - m)) ->
  (forall s, INR n * m <= s -> 0 <= s -> f s <= g s) -> drawn n w p f <= drawn n w p g.
Proof.
  intros m n; induction n; intros f g least h; [simpl; apply h; simpl; lra |].
  cbn [drawn]. destruct drawn_from as [h0 _].
  assert (0 <= sum (fun y => p y * drawn n w p (fun s => g (w y + s)) +
    (-1) * (p y * drawn n w p (fun s => f (w y + s))))); [| rewrite sum_plus, sum_scale in H; lra].
  apply sum_least; intro y. specialize (h0 y).
  destruct (Req_EM_T (p y) 0) as [z | nz]; [rewrite z; lra |].
  assert (drawn n w p (fun s => f (w y + s)) <= drawn n w p (fun s => g (w y + s))) as step.
  { apply IHn; [assumption |]. intros s hm hs. pose proof (weighs y). apply h; [| lra].
    rewrite S_INR. assert (m <= w y); [| lra].
    apply Rnot_lt_le; intro lt. specialize (least y).
    assert (0 < p y * (m - w y)) by (apply Rmult_lt_0_compat; lra). lra. }
  assert (0 <= p y * (drawn n w p (fun s => g (w y + s)) - drawn n w p (fun s => f (w y + s)))) by
    (apply Rmult_le_pos; lra). lra.
Qed.
Lemma pool_ratio : forall K m a b, (1 <= INR K) -> (forall x, 0 <= p x * (w x - m)) -> 0 <= w b - w a ->
  0 <= pool w p K b * w a * (w b + (INR K - 1) * m) - pool w p K a * w b * (w a + (INR K - 1) * m).
Proof.
  intros K m a b one from h. unfold pool.
  rewrite (Rmult_comm (drawn _ _ _ (fun s => INR K * w b / (w b + s)))), (Rmult_comm (drawn _ _ _ _) (w b)).
  rewrite !Rmult_assoc, (Rmult_comm (drawn _ _ _ _) (w b + _)), (Rmult_comm (drawn _ _ _ _) (w a + _)).
  rewrite <- !drawn_scale.
  match goal with |- 0 <= ?u - ?v => assert (v <= u); [| lra] end.
  apply drawn_order_from with m; [assumption |]. intros s hm hs.
  rewrite minus_INR in hm by (apply INR_le; simpl; exact one). simpl in hm.
  pose proof (weighs a). pose proof (weighs b).
  match goal with |- ?u <= ?v => replace v with (u + INR K * w a * w b * (w b - w a) * (s - (INR K - 1) * m) /
    ((w a + s) * (w b + s))) by (field; lra) end.
  match goal with |- _ <= _ + ?t => assert (0 <= t); [| lra] end.
  apply Rmult_le_pos; [repeat apply Rmult_le_pos; lra |].
  apply Rlt_le, Rinv_0_lt_compat, Rmult_lt_0_compat; lra.
Qed.

(* By symmetry each of n + 1 draws has the same part in the mean of S f(S). *)
Lemma drawn_sum : forall n f, INR (S n) * sum (fun x => p x * (w x * drawn n w p (fun s => f (w x + s)))) =
  drawn (S n) w p (fun s => s * f s).
Proof.
  induction n; intro f.
  - simpl. rewrite <- sum_scale. apply sum_same; intro. rewrite Rplus_0_r. ring.
  - pose (A := sum (fun x => p x * (w x * drawn (S n) w p (fun s => f (w x + s))))).
    pose (B := sum (fun y => p y * sum (fun x => p x * (w x * drawn n w p (fun s => f (w y + (w x + s))))))).
    assert (A = B) as same_sums.
    { unfold A, B. transitivity (sum (fun x => sum (fun y =>
        p x * (w x * (p y * drawn n w p (fun s => f (w x + (w y + s)))))))).
      - apply sum_same; intro x. cbn [drawn]. rewrite !sum_scale. reflexivity.
      - unfold sum at 1 2. rewrite total_swap. apply sum_same; intro y. rewrite <- sum_scale.
        apply sum_same; intro x.
        rewrite (drawn_same n (fun s => f (w x + (w y + s))) (fun s => f (w y + (w x + s))));
          [ring | intros; f_equal; ring]. }
    assert (drawn (S (S n)) w p (fun s => s * f s) = A + INR (S n) * B) as e.
    { unfold A, B. rewrite <- sum_scale, <- sum_plus.
      change (drawn (S (S n)) w p (fun s => s * f s)) with
        (sum (fun y => p y * drawn (S n) w p (fun s => (w y + s) * f (w y + s)))).
      apply sum_same; intro y. specialize (IHn (fun s => f (w y + s))). cbv beta in IHn.
      rewrite (drawn_same (S n) (fun s => (w y + s) * f (w y + s))
        (fun s => w y * f (w y + s) + s * f (w y + s))) by (intros; ring).
      rewrite drawn_plus, drawn_scale, <- IHn. ring. }
    rewrite e, <- same_sums, (S_INR (S n)). fold A. ring.
Qed.
Lemma drawn_one : forall n, drawn (S n) w p (fun s => s * / s) = 1.
Proof.
  intros n. rewrite <- (drawn_constant (S n) 1) at 1. cbn [drawn].
  apply sum_same; intro y. f_equal. apply drawn_same. intros s hs. pose proof (weighs y). field. lra.
Qed.
Lemma pool_total : forall K, 1 <= INR K -> 1 - sum (fun x => p x * pool w p K x) = 0.
Proof.
  intros [| n] one; [simpl in one; lra |]. unfold pool. replace (S n - 1)%nat with n by lia.
  rewrite <- (drawn_one n) at 1. rewrite <- (drawn_sum n (fun s => / s)), <- sum_scale.
  match goal with |- ?u - ?v = 0 => assert (u = v); [| lra] end.
  apply sum_same; intro x. rewrite <- !drawn_scale. apply drawn_same; intros s hs. pose proof (weighs x). field. lra.
Qed.
End Pools.

(* Weights c w do as w. *)
Lemma pool_scaled : forall (X : alphabet) (v w p : X -> R) c K a, 0 < c -> (forall x, 0 < w x) -> law p ->
  (forall x, v x = c * w x) -> pool w p K a - pool v p K a = 0.
Proof.
  intros X v w p c K a hc hw hp h. unfold pool.
  assert (forall n f, drawn n v p f = drawn n w p (fun s => f (c * s))) as e.
  { induction n; intro f; simpl; [rewrite Rmult_0_r; reflexivity |].
    apply sum_same; intro y. rewrite IHn, h. f_equal. apply drawn_same; auto. intros; f_equal; ring. }
  rewrite e, h. match goal with |- ?u - ?v = 0 => assert (u = v); [| lra] end.
  apply drawn_same; auto. intros s hs. specialize (hw a).
  assert (0 < c * (w a + s)) by (apply Rmult_lt_0_compat; lra). field. split; lra.
Qed.

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
Global Opaque sum most least at_least above same pool KL.

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
  | 1 - at_least ?a ?b => pose proof (at_least_range a b); lra
  | 1 - above ?a ?b => pose proof (above_range a b); lra
  | 1 - same ?a ?b => pose proof (same_range a b); lra
  | Rabs _ => apply Rabs_pos
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
Ltac agree := cbv beta; logs_apart; sizes; first [ring | unfold Rdiv; ring | field; apart_from_0].
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
Ltac at_letter y := first [ring | zeros y; agree].
