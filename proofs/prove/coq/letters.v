(* SPDX-License-Identifier: MIT *)
(* Sums over the letters of a finite alphabet, extremes, conditions that count as 1 or 0: what theorems about letters
   stand on (docs/certificates.md, sections 5, 7 and 8), with pools.v, where there are pools, and rules.v behind it. *)
From Coq Require Import Reals Lra Lia Psatz List.
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
Lemma total_two : forall (T : Type) (l : list T) (f : T -> R) a b, (forall x, 0 <= f x) -> In a l -> In b l ->
  a = b \/ f a + f b <= total l f.
Proof.
  intros T l f a b h; induction l; simpl; [intros [] |].
  intros [<- | i] [<- | j]; [left; reflexivity | | | specialize (h a0); destruct (IHl i j); [left | right]; lra || assumption].
  - right. pose proof (total_part T l f b h j). lra.
  - right. pose proof (total_part T l f a h i). lra.
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
Lemma sum_two : forall f a b, (forall x, 0 <= f x) -> a = b \/ f a + f b <= sum f.
Proof. intros f a b h. exact (total_two X _ f a b h (all X a) (all X b)). Qed.
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
Arguments sum_part {X}. Arguments sum_two {X}. Arguments sum_above {X}. Arguments sum_found {X}. Arguments sum_zero {X}.
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
