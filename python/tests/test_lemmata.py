# SPDX-License-Identifier: MIT
"""What comes back is what the command says, as numbers; and what it says is recomputed here in fractions."""
import math
import os
import sys
import unittest
from fractions import Fraction

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
import lemmata  # noqa: E402


class Calculators(unittest.TestCase):
    def test_capacity_of_a_symmetric_channel(self):
        e = Fraction(1, 10)
        found = lemmata.capacity([[1 - e, e], [e, 1 - e]], digits=20)
        self.assertIn(Fraction(math.log(2) + 0.1 * math.log(0.1) + 0.9 * math.log(0.9)).limit_denominator(10**14),
                      lemmata.Interval(found.capacity.lo - Fraction(1, 10**12), found.capacity.hi + Fraction(1, 10**12)))
        self.assertLessEqual(found.capacity.width, Fraction(1, 10**20))
        self.assertEqual(found.certificate.input, ["1/2", "1/2"])

    def test_a_float_is_the_double_that_it_is(self):
        with self.assertRaises(lemmata.LemmataError) as caught:
            lemmata.capacity([[0.9, 0.1], [0.1, 0.9]])  # these doubles do not sum to 1
        self.assertEqual(caught.exception.status, 2)
        self.assertTrue(lemmata.capacity([[0.75, 0.25], [0.25, 0.75]]).reached)

    def test_klinv_has_that_divergence(self):
        kl = lambda p, q: p * math.log(p / q) + (1 - p) * math.log((1 - p) / (1 - q))
        found = lemmata.klinv("1/10", "1/20")
        self.assertAlmostEqual(kl(0.1, float(found.klinv)), 0.05, 12)
        self.assertAlmostEqual(kl(0.1, float(found.klinv_lower)), 0.05, 12)

    def test_interval(self):
        found = lemmata.interval([["0.726", "0.274"], ["0.274", "0.726"]], codebook=64, labels=1000, eta="1/2")
        capacity = lemmata.capacity([["0.726", "0.274"], ["0.274", "0.726"]]).capacity
        self.assertAlmostEqual(float(found.floor), 1 - (float(capacity) + math.log(2)) / math.log(64), 9)
        found = lemmata.interval([["0.726", "0.274"], ["0.274", "0.726"]], codebook=64, separation="1/2", eps="1/4", labels=1000, context="0.01", residual=2)
        self.assertAlmostEqual(float(found.floor), 0.75 * (1 - (float(capacity) + math.log(2)) / math.log(64)), 9)
        self.assertAlmostEqual(float(found.mean_kl_at_most), 1000 * (float(capacity) + 0.01) + 2, 6)

    def test_frontier_is_increasing(self):
        found = lemmata.frontier({"a": [1, 2, 3], "b": [2, 2, 5]}, points=6, bootstrap=0)
        rows = found.rows()
        self.assertEqual(len(rows), len(found.frontier))
        gains = [r["gain"] for r in rows]
        self.assertEqual(gains, sorted(gains))
        self.assertEqual(found.prompts, 2)
        self.assertEqual(lemmata.frontier([1, 2, 3], points=2, bootstrap=0).prompts, 1)


class Hostile(unittest.TestCase):
    """One LemmataError, whatever comes in; and nothing that is not said is guessed."""

    def assert_refused(self, says, call, *arguments, **options):
        with self.assertRaises(lemmata.LemmataError) as caught:
            call(*arguments, **options)
        self.assertIn(says, str(caught.exception))
        self.assertNotIn("\n", str(caught.exception))

    def test_cells_are_single_numbers(self):
        for cell in ["1/2,1/2", "1/2\n1/2", "1;2", "", "1\t2", 'a"b']:
            self.assert_refused("expected a number", lemmata.capacity, [[cell]])
            self.assert_refused("expected a number", lemmata.frontier, [1, cell])
        for cell in [None, float("nan"), float("inf"), [1], {}, b"1"]:
            self.assert_refused("expected a number", lemmata.capacity, [[cell]])
            self.assert_refused("expected a number", lemmata.frontier, {"a": [cell]})
        for cell in ["x", "1/0", "1e999999999", "9" * 20000, "\x1b[31m", "\ud800"]:
            self.assert_refused("standard input:1:", lemmata.capacity, [[cell, "1"]])
        self.assert_refused("no rows", lemmata.capacity, [])
        self.assert_refused("2:1", lemmata.capacity, [["1/2", "1/2"], [1]])

    def test_rows_are_neither_header_nor_names(self):
        counts = [[1, 5], [2, 6], [3, 7]]
        self.assertEqual(lemmata.capacity(counts, counts=True).capacity,
                         lemmata.capacity([[Fraction(x, sum(row)) for x in row] for row in counts]).capacity)
        self.assertEqual(float(lemmata.capacity([[0, 1], [1, 0]]).capacity), math.log(2))

    def test_prompts_are_told_apart(self):
        self.assertEqual(lemmata.frontier({1: [1, 2], "1": [3, 4]}, points=1, bootstrap=0).prompts, 2)
        self.assert_refused("an empty list", lemmata.frontier, {"a": [1, 2], "b": []})
        self.assertEqual(lemmata.frontier(["1/3", 0.5, Fraction(1, 7)], points=1, bootstrap=0).range, "5/14")

    def test_names_are_no_options(self):
        for name in ["--help", "-x.csv", "--version", "--", ""]:
            self.assert_refused("", lemmata.capacity, name)
            self.assert_refused("no lemma or paper", lemmata.check, name)
        self.assert_refused("no option", lemmata.klinv, "1/10", "1/20", nothing=1)
        self.assert_refused("no JSON", lemmata.check, claim="H(X) >= 0", print=True)
        for text in ["a\0b", "\ud800"]:
            self.assert_refused("", lemmata.check, claim=text)
            with self.assertRaisesRegex(lemmata.LemmataError, "claims.lem:1:"):
                lemmata.check(text=text)
        self.assert_refused("not JSON", lemmata.replay, {"id": float("nan")})

    def test_no_command(self):
        before = os.environ.get("LEMMATA")
        try:
            for command in ["/nowhere/lemmata", os.path.dirname(__file__)]:
                os.environ["LEMMATA"] = command
                self.assert_refused("no command", lemmata.version)
        finally:
            del os.environ["LEMMATA"]
            if before is not None:
                os.environ["LEMMATA"] = before

    def test_infinite_ends(self):
        self.assertEqual(float(lemmata.Interval("1", "inf")), math.inf)


class Claims(unittest.TestCase):
    def test_a_counterexample_is_exact_and_recomputed(self):
        record = lemmata.check(claim="I(X;Y|Z) <= I(X;Y)")
        self.assertEqual(record.status, lemmata.REFUTED)
        law = record.links[0].violation.candidate["p(x,y,z)"]

        def entropy(*axes):
            mass = {}
            for x, plane in enumerate(law):
                for y, row in enumerate(plane):
                    for z, p in enumerate(row):
                        key = tuple((x, y, z)[a] for a in axes)
                        mass[key] = mass.get(key, 0) + p
            self.assertEqual(sum(mass.values()), 1)
            return -sum(float(p) * math.log(p) for p in mass.values() if p)

        given = entropy(0, 2) + entropy(1, 2) - entropy(0, 1, 2) - entropy(2)
        plain = entropy(0) + entropy(1) - entropy(0, 1)
        self.assertGreater(given, plain)
        terms = list(record.links[0].violation.terms.values())
        self.assertAlmostEqual(float(terms[0]), given, 9)
        self.assertAlmostEqual(float(terms[1]), plain, 9)

    def test_text_and_rows(self):
        record = lemmata.check(text="lemma a\n for p in [0,1]\n claim p^2 <= p [square]\n ours claim p <= p^2 [turned]\nend\n", candidates=40)
        self.assertEqual(record.link("a", "square").verdict, "holds")
        self.assertEqual(record.link("a", "turned").verdict, "refuted")
        rows = record.rows()
        self.assertEqual([r["verdict"] for r in rows], ["holds", "refuted"])
        self.assertTrue(all(r["tried"] == r["holds"] + r["equal"] + r["violated"] for r in rows))

    def test_what_cannot_be_read_raises(self):
        with self.assertRaises(lemmata.LemmataError) as caught:
            lemmata.check(text="lemma a\n for p in [0,1]\n claim p <= q [half]\nend\n")
        self.assertEqual(caught.exception.status, lemmata.BAD_INPUT)
        self.assertIn("q is not declared", str(caught.exception))

    def test_replay_of_changed_numbers(self):
        witness = lemmata.check("facts/gibbs").link("gibbs", "symmetric").violation
        self.assertEqual(lemmata.replay(witness).links[0].verdict, "violated")
        self.assertEqual(lemmata.replay(witness.raw).links[0].verdict, "violated")
        for law in witness.candidate.values():
            for k in range(len(law)):
                law[k] = Fraction(1, len(law))
        self.assertEqual(lemmata.replay(witness).links[0].verdict, "equal")

    def test_given(self):
        self.assertEqual(lemmata.check(claim="I(X;Z) <= I(X;Y)", given="X -> Y -> Z").links[0].verdict, "holds")
        self.assertEqual(lemmata.version().count("."), 2)


if __name__ == "__main__":
    unittest.main()
