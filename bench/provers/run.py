# SPDX-License-Identifier: MIT
"""Provers beside their peers, a process each: make bench, or python3 bench/provers/run.py [--quick].

boxes    the true problems of tests/suite/real.lem: `lemmata prove` with its certificate checked by `lemmata-verify`, beside
         Coq-Interval (tactic `interval`: bisection, automatic differentiation, Taylor models), whose proof coqc checks.
shannon  sums of random elemental inequalities, true by their making, expanded to joint entropies: `lemmata prove`, beside the
         method of ITIP and its heirs, all elemental inequalities written down and given to GLPK's glpsol, which decides in
         doubles and gives no certificate.

What a program needs to start is taken off on both sides; a peer that is not there is reported as absent. The table goes to standard output, each
problem's times to build/bench/provers.csv.
"""
import ast
import csv
import itertools
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile

LEMMATA, VERIFY = "build/lemmata", "build/lemmata-verify"
LIMIT = 20.0  # seconds a problem, for every method


def timed(argv, cwd=None, limit=LIMIT):
    """Processor seconds of a program of one thread, and whether it ended with status 0 before it had spent the limit."""

    def at_most():
        resource.setrlimit(resource.RLIMIT_CPU, (int(limit), int(limit) + 1))

    child = subprocess.Popen(argv, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=at_most)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_utime + used.ru_stime, child.returncode == 0


def least(runs):
    """The least time of several runs that all succeeded."""
    runs = list(runs)
    return min(t for t, _ in runs), all(good for _, good in runs)


# --- the problems ------------------------------------------------------------------------------------------------


def problems(path):
    """(name, declarations, hypotheses, claim) of the lemmas that are to be proved."""
    text = re.sub(r"#[^\n]*", "", open(path, encoding="utf-8").read())
    for lemma in re.findall(r"^lemma (.*?)^end", text, re.M | re.S):
        part = {word: rest.strip() for word, rest in re.findall(r"^  (for|given|claim|expect)\s+(.*)$", lemma, re.M)}
        if part.get("expect") == "proved":
            yield lemma.split()[0], part.get("for", ""), part.get("given", ""), part["claim"]


# --- boxes, to Coq -----------------------------------------------------------------------------------------------

FUNCTIONS = {"log": "ln", "exp": "exp", "sqrt": "sqrt", "abs": "Rabs"}


def coq_divergence(u, v):
    """kl(u||v), or h(u) where v is None."""
    own = f"({u} * ln {u} + (1 - {u}) * ln (1 - {u}))"
    return f"(- {own})" if v is None else f"({own} - {u} * ln {v} - (1 - {u}) * ln (1 - {v}))"


def coq_call(name, a):
    if name in FUNCTIONS:
        return f"({FUNCTIONS[name]} {a[0]})"
    if name in ("h", "kl"):
        return coq_divergence(a[0], a[1] if name == "kl" else None)
    up, down = f"exp {a[0]}", f"exp (- {a[0]})"
    return {"cosh": f"(({up} + {down}) / 2)", "sinh": f"(({up} - {down}) / 2)", "tanh": f"(({up} - {down}) / ({up} + {down}))"}[name]


def coq_term(node):
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.UnaryOp):
        return f"(- {coq_term(node.operand)})"
    if isinstance(node, ast.Call):
        return coq_call(node.func.id, [coq_term(a) for a in node.args])
    a = coq_term(node.left)
    if isinstance(node.op, ast.Pow):
        if isinstance(node.right, ast.Constant):
            return f"({a} ^ {node.right.value})"
        return f"(exp ({coq_term(node.right)} * ln {a}))"
    sign = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}[type(node.op)]
    return f"({a} {sign} {coq_term(node.right)})"


def coq_of(text):
    return coq_term(ast.parse(text.strip().replace("^", "**").replace("||", ","), mode="eval").body)


def coq_range(name, text):
    if text == "R":
        return []
    lo, hi = text[1:-1].split(",")
    low = [] if lo == "-inf" else [f"{coq_of(lo)} {'<=' if text[0] == '[' else '<'} {name}"]
    return low + ([] if hi == "inf" else [f"{name} {'<=' if text[-1] == ']' else '<'} {coq_of(hi)}"])


def coq_file(declared, given, claim):
    ranges = [d.strip().split(" in ") for d in declared.split(" ; ")]
    names = [r[0] for r in ranges]
    facts = [f for name, text in ranges for f in coq_range(name, text)] + ([given] if given else [])
    left, right = claim.split("<=")
    bisect = ", ".join(f"i_bisect {n}" for n in names)
    tactics = ["interval", f"interval with ({bisect}, i_depth 20)"]
    tactics += [f"interval with ({bisect}, i_{way} {names[0]}, i_depth 20)" for way in ("autodiff", "taylor")]
    hypotheses = "".join(f"{f} -> " for f in facts)
    return (f"From Coq Require Import Reals.\nFrom Interval Require Import Tactic.\nOpen Scope R_scope.\n"
            f"Goal forall {' '.join(names)} : R, {hypotheses}{coq_of(left)} <= {coq_of(right)}.\n"
            f"Proof. intros. first [{' | '.join(tactics)}]. Qed.\n")


def lemmata_seconds(claim, given, limit, repeats):
    """Proof and check; without what the program takes to start."""
    with tempfile.TemporaryDirectory() as folder:
        prove = [LEMMATA, "prove", "-e", claim, "--seconds", str(limit / 2), "-o", folder] + (["--given", given] if given else [])
        seconds, good = least(timed(prove, limit=limit) for _ in range(repeats))
        if not good:
            return limit, False
        files = [os.path.join(folder, f) for f in os.listdir(folder)]
        checked, good = least(timed([VERIFY, "--quiet"] + files) for _ in range(repeats))
        return seconds + checked, good


def boxes(out, quick):
    coq = shutil.which("coqc")
    all_of = list(problems("tests/suite/real.lem"))
    if quick:
        all_of = all_of[::10]
    repeats = 1 if quick else 3
    start_ours = least(timed([LEMMATA, "--version"]) for _ in range(5))[0] + least(timed([VERIFY, "--version"]) for _ in range(5))[0]
    start_coq = None
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "t.v")

        def coqc(text):
            with open(path, "w", encoding="utf-8") as f:
                f.write(text)
            return timed([coq, "-q", path], cwd=folder)

        if coq:
            runs = [coqc("From Coq Require Import Reals.\nFrom Interval Require Import Tactic.\n") for _ in range(3)]
            start_coq = least(runs)[0] if all(good for _, good in runs) else None
        rows = []
        for name, declared, given, claim in all_of:
            ours = lemmata_seconds(claim, " ; ".join(x for x in (declared, given) if x), LIMIT, repeats)
            peer = coqc(coq_file(declared, given, claim)) if start_coq is not None else (None, False)
            rows.append((name, max(ours[0] - start_ours, 1e-4), ours[1], peer[0] and max(peer[0] - start_coq, 1e-3), peer[1]))
            out.writerow(("box", name, "%.4f" % rows[-1][1], ours[1], peer[0] and "%.4f" % rows[-1][3], peer[1]))
    ours = [r for r in rows if r[2]]
    print(f"boxes: {len(rows)} true problems of tests/suite/real.lem, {LIMIT:.0f} s each, what starting takes taken off")
    print(f"  Lemmata       {len(ours)} proved and checked, median {median(r[1] for r in ours) * 1000:.1f} ms")
    if start_coq is None:
        print("  Coq-Interval  absent")
        return
    peer = [r for r in rows if r[4]]
    both = [r for r in rows if r[2] and r[4]]
    ahead = sum(r[2] and (not r[4] or r[1] < r[3]) for r in rows)
    print(f"  Coq-Interval  {len(peer)} proved, median {median(r[3] for r in peer) * 1000:.1f} ms")
    print(f"  faster, or alone, on {ahead} of {len(rows)}; of {len(both)} that both prove the median ratio is {median(r[3] / r[1] for r in both):.0f}")


def median(values):
    values = sorted(values)
    return values[len(values) // 2] if values else float("nan")


# --- entropies ---------------------------------------------------------------------------------------------------


def elementals(n):
    """The elemental inequalities as {set: coefficient}, sets as bits."""
    whole = (1 << n) - 1
    for i in range(n):
        yield {s: c for s, c in ((whole, 1), (whole & ~(1 << i), -1)) if s}
    for i, j in itertools.combinations(range(n), 2):
        rest = [k for k in range(n) if k not in (i, j)]
        for bits in range(1 << len(rest)):
            z = sum(1 << k for b, k in enumerate(rest) if bits >> b & 1)
            yield {s: c for s, c in ((z | 1 << i, 1), (z | 1 << j, 1), (z | 1 << i | 1 << j, -1), (z, -1)) if s}


def dense_claim(n, terms, seed):
    """A sum of elemental inequalities with small random weights."""
    dice, all_of = random.Random(seed), list(elementals(n))
    total = {}
    for e in dice.sample(all_of, terms):
        w = dice.randint(1, 5)
        for s, c in e.items():
            total[s] = total.get(s, 0) + w * c
    return {s: c for s, c in total.items() if c}


def claim_text(total, n):
    names = lambda s: ",".join(f"X{k}" for k in range(n) if s >> k & 1)
    return " ".join(f"{'-' if c < 0 else '+'} {abs(c)} H({names(s)})" for s, c in sorted(total.items())) + " >= 0"


def linear_program(total, n):
    r"""Minimise the claim over the cone of elemental inequalities, cut off by H <= 1: in CPLEX's format."""
    row = lambda f: " ".join(f"{'-' if c < 0 else '+'} {abs(c)} h{s}" for s, c in f.items())
    lines = ["Minimize", " claim: " + row(total), "Subject To"]
    lines += [f" e{k}: {row(e)} >= 0" for k, e in enumerate(elementals(n))]
    return "\n".join(lines + ["Bounds"] + [f" 0 <= h{s} <= 1" for s in range(1, 1 << n)] + ["End", ""])


def shannon(out, quick):
    glpsol = shutil.which("glpsol")
    start = least(timed([LEMMATA, "--version"]) for _ in range(5))[0]
    print("shannon: random true claims, 20 elemental inequalities added, expanded to entropies; three each, medians")
    for n in (6, 8) if quick else (8, 10, 12):
        ours, peer = [], []
        for seed in range(3):
            total = dense_claim(n, 20, 100 * n + seed)
            ours.append(lemmata_seconds(claim_text(total, n), "", LIMIT, 1))
            if glpsol and n <= 10:
                with tempfile.NamedTemporaryFile("w", suffix=".lp") as f:
                    f.write(linear_program(total, n))
                    f.flush()
                    peer.append(timed([glpsol, "--lp", f.name], limit=60))
            out.writerow(("shannon", f"{n}-{seed}", "%.4f" % ours[-1][0], ours[-1][1], peer and "%.4f" % peer[-1][0], peer and peer[-1][1]))
        t = median(s for s, _ in ours) - start
        print(f"  {n} variables: Lemmata {t * 1000:.0f} ms with its certificate checked ({sum(g for _, g in ours)} of 3)", end="")
        if not peer:
            print("; all elemental inequalities: not tried" if glpsol else "; glpsol absent")
            continue
        p, ended = median(s for s, _ in peer), sum(g for _, g in peer)
        print(f"; all {sum(1 for _ in elementals(n))} elemental inequalities to glpsol {p * 1000:.0f} ms ({ended} of 3 ended in 60 s), {p / t:.0f} times")


def main():
    quick = "--quick" in sys.argv[1:]
    os.makedirs("build/bench", exist_ok=True)
    with open("build/bench/provers.csv", "w", encoding="utf-8", newline="") as f:
        out = csv.writer(f)
        out.writerow(("group", "problem", "lemmata seconds", "proved", "peer seconds", "peer proved"))
        boxes(out, quick)
        shannon(out, quick)


if __name__ == "__main__":
    main()
