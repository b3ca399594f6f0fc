(* SPDX-License-Identifier: MIT *)
(* --- weights of pools --- *)

(* E f(w(Y_1) + .. + w(Y_n)), Y_j independent draws from p. *)
Fixpoint drawn {X : alphabet} (n : nat) (w p : X -> R) (f : R -> R) : R :=
  match n with O => f 0 | S n => sum (fun y => p y * drawn n w p (fun s => f (w y + s))) end.
(* The share of x, times K, among K - 1 draws. *)
Definition pool {X : alphabet} (w p : X -> R) (K : nat) (x : X) : R :=
  drawn (K - 1) w p (fun s => INR K * w x / (w x + s)).

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

(* Only sums that can be drawn count. *)
Lemma drawn_order_where : forall ok : nat -> R -> Prop, ok 0%nat 0 ->
  (forall n y s, 0 < p y -> ok n s -> ok (S n) (w y + s)) -> forall n f g,
  (forall s, ok n s -> 0 <= s -> f s <= g s) -> drawn n w p f <= drawn n w p g.
Proof.
  intros ok zero more n; induction n; intros f g h; [simpl; apply h; [exact zero | lra] |].
  cbn [drawn]. destruct drawn_from as [h0 _].
  assert (0 <= sum (fun y => p y * drawn n w p (fun s => g (w y + s)) +
    (-1) * (p y * drawn n w p (fun s => f (w y + s))))); [| rewrite sum_plus, sum_scale in H; lra].
  apply sum_least; intro y. specialize (h0 y).
  destruct (Req_EM_T (p y) 0) as [z | nz]; [rewrite z; lra |].
  assert (drawn n w p (fun s => f (w y + s)) <= drawn n w p (fun s => g (w y + s))) as step.
  { apply IHn. intros s can hs. pose proof (weighs y). apply h; [apply more; [lra | exact can] | lra]. }
  assert (0 <= p y * (drawn n w p (fun s => g (w y + s)) - drawn n w p (fun s => f (w y + s)))) by
    (apply Rmult_le_pos; lra). lra.
Qed.
Lemma scaled_shares : forall K a b t s, 0 <= s ->
  w b * (w a + t) * (INR K * w a / (w a + s)) + INR K * w a * w b * (w b - w a) * (s - t) / ((w a + s) * (w b + s)) =
  w a * (w b + t) * (INR K * w b / (w b + s)).
Proof using weighs. intros K a b t s hs. pose proof (weighs a). pose proof (weighs b). field. lra. Qed.
Lemma share_change : forall K a b d s, 0 <= s -> 0 <= w b - w a -> 0 <= d ->
  0 <= INR K * w a * w b * (w b - w a) * d / ((w a + s) * (w b + s)).
Proof using weighs.
  intros K a b d s hs h hd. pose proof (weighs a). pose proof (weighs b). pose proof (pos_INR K).
  apply Rmult_le_pos; [repeat apply Rmult_le_pos; lra | apply Rlt_le, Rinv_0_lt_compat, Rmult_lt_0_compat; lra].
Qed.
(* What is drawn weighs at least m. *)
Lemma pool_ratio : forall K m a b, (1 <= INR K) -> (forall x, 0 <= p x * (w x - m)) -> 0 <= w b - w a ->
  0 <= pool w p K b * w a * (w b + (INR K - 1) * m) - pool w p K a * w b * (w a + (INR K - 1) * m).
Proof.
  intros K m a b one from h. unfold pool. set (t := (INR K - 1) * m).
  replace (_ - _) with (w a * (w b + t) * drawn (K - 1) w p (fun s => INR K * w b / (w b + s)) -
    w b * (w a + t) * drawn (K - 1) w p (fun s => INR K * w a / (w a + s))) by ring.
  rewrite <- !drawn_scale. match goal with |- 0 <= ?u - ?v => assert (v <= u); [| lra] end.
  apply (drawn_order_where (fun n s => INR n * m <= s)).
  - simpl. lra.
  - intros n y s hy hs. rewrite S_INR. assert (m <= w y); [| lra]. apply Rnot_lt_le; intro lt. specialize (from y).
    pose proof (Rmult_lt_0_compat (p y) (m - w y) hy ltac:(lra)). lra.
  - intros s hm hs. rewrite minus_INR in hm by (apply INR_le; simpl; exact one). simpl in hm. fold t in hm.
    rewrite <- (scaled_shares K a b t s hs). pose proof (share_change K a b (s - t) s hs h ltac:(lra)). lra.
Qed.
(* What is drawn weighs at most m. *)
Lemma pool_excess : forall K m a b, (1 <= INR K) -> (forall x, 0 <= p x * (m - w x)) -> 0 <= w b - w a ->
  0 <= pool w p K a * w b * (w a + (INR K - 1) * m) - pool w p K b * w a * (w b + (INR K - 1) * m).
Proof.
  intros K m a b one upto h. unfold pool. set (t := (INR K - 1) * m).
  replace (_ - _) with (w b * (w a + t) * drawn (K - 1) w p (fun s => INR K * w a / (w a + s)) -
    w a * (w b + t) * drawn (K - 1) w p (fun s => INR K * w b / (w b + s))) by ring.
  rewrite <- !drawn_scale. match goal with |- 0 <= ?u - ?v => assert (v <= u); [| lra] end.
  apply (drawn_order_where (fun n s => s <= INR n * m)).
  - simpl. lra.
  - intros n y s hy hs. rewrite S_INR. assert (w y <= m); [| lra]. apply Rnot_lt_le; intro lt. specialize (upto y).
    pose proof (Rmult_lt_0_compat (p y) (w y - m) hy ltac:(lra)). lra.
  - intros s hm hs. rewrite minus_INR in hm by (apply INR_le; simpl; exact one). simpl in hm. fold t in hm.
    rewrite <- (scaled_shares K a b t s hs). pose proof (share_change K a b (t - s) s hs h ltac:(lra)) as c.
    replace (t - s) with (- (s - t)) in c by ring. unfold Rdiv in *. lra.
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
Global Opaque pool.
