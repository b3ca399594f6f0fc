# SPDX-License-Identifier: MIT
"""mpmath, asked line by line on standard input; it times itself, so that starting it costs it nothing.

    version                              the version and the integers it stands on
    WORK BITS NEED NUMBERS...            takes a problem (bench/bench.h) and answers "ready"
    turn SECONDS                         repeats the operation for so long, at least once; answers the time of one operation, how
                                         many steps that time is for (iterations; 1 elsewhere), and the ends of the enclosures,
                                         each as an integer and an exponent of 2
"""
import sys
from time import process_time

try:
    import mpmath
    from mpmath import iv, libmp, mp
except ImportError:
    sys.exit(1)  # reported as absent

ITERATIONS = 300  # of Blahut-Arimoto in one turn: it would take minutes


class Work:
    """One problem; `run` gives the enclosures."""
    steps = 1

    def __init__(self, bits, need, numbers):
        self.bits, self.need = bits, need
        iv.prec = mp.prec = bits
        self.take(numbers)

    def finish(self, answers):
        """What is not part of the operation."""
        return answers


def xlogx(weights):
    total = iv.mpf(0)
    for w in weights:
        x = iv.mpf(w)
        total += x * iv.log(x)
    return total


class Entropy(Work):
    def take(self, numbers):
        self.w = numbers[1:]
        self.total = sum(self.w)

    def run(self):
        D = iv.mpf(self.total)
        return [iv.log(D) - xlogx(self.w) / D]


class Channel(Work):
    def take(self, numbers):
        nx, ny, self.row = numbers[:3]
        self.w = numbers[3:3 + nx]
        W = numbers[3 + nx:]
        self.W = [W[x * ny:(x + 1) * ny] for x in range(nx)]


class Mutual(Channel):
    def run(self):
        D = sum(self.w)
        total = sum((w * xlogx(row) for w, row in zip(self.w, self.W)), iv.mpf(0))
        total -= xlogx([sum(w * p for w, p in zip(self.w, column)) for column in zip(*self.W)])
        return [total / (D * self.row) + iv.log(iv.mpf(D))]


class Klinv(Work):
    def take(self, numbers):
        self.cases = [numbers[i:i + 4] for i in range(1, len(numbers), 4)]

    def run(self):
        return [self.bisect(*case) for case in self.cases]

    def bisect(self, pn, pd, cn, cd):
        bits = self.need + 1
        p, c = iv.mpf(pn) / pd, iv.mpf(cn) / cd
        rest = 1 - p
        lo, hi = -(-(pn << bits) // pd), 1 << bits
        while hi - lo > 1:
            mid = (lo + hi) // 2
            q = iv.ldexp(iv.mpf(mid), -bits)
            over = p * iv.log(p / q) + rest * iv.log(rest / (1 - q)) - c
            if over.b <= 0:
                lo = mid
            elif over.a >= 0:
                hi = mid
            else:
                break
        return iv.mpf([mp.ldexp(lo, -bits), mp.ldexp(hi, -bits)])


class Capacity(Channel):
    """Plain Blahut-Arimoto, rounded to nearest; then the bounds of where it came, in intervals."""

    def run(self):
        W = [[mp.mpf(w) / self.row for w in row] for row in self.W]
        columns = list(zip(*W))
        own = [mp.fdot((w, mp.log(w)) for w in row if w) for row in W]
        p = [mp.mpf(1) / len(W)] * len(W)
        self.steps, least = 0, mp.ldexp(1, -self.need)
        while True:
            logq = [mp.log(mp.fdot(p, column)) for column in columns]
            D = [o - mp.fdot(row, logq) for o, row in zip(own, W)]
            if max(D) - mp.fdot(p, D) < least or self.steps == ITERATIONS:
                return p
            p = [a * mp.exp(d) for a, d in zip(p, D)]
            total = mp.fsum(p)
            p = [a / total for a in p]
            self.steps += 1

    def finish(self, p):
        p = [iv.mpf(a) for a in p]
        p = [a / sum(p) for a in p]
        W = [[iv.mpf(w) / self.row for w in row] for row in self.W]
        q = [sum(a * w for a, w in zip(p, column)) for column in zip(*W)]
        D = [sum(w * iv.log(w / b) for w, b in zip(row, q) if w.b > 0) for row in W]
        mean = sum(a * d for a, d in zip(p, D))
        return [iv.mpf([mean.a, max(d.b for d in D)])]


class Maurer(Work):
    def take(self, numbers):
        self.m = numbers[0]

    def run(self):
        m, a, f = self.m, [], iv.mpf(1)
        for k in range(m + 1):
            f = f / k if k > 1 else f
            a.append(iv.mpf(k) ** k * f if k else f)
        total = 2 * sum((a[k] * a[m - k] for k in range((m + 1) // 2)), iv.mpf(0))
        if m % 2 == 0:
            total += a[m // 2] * a[m // 2]
        return [total / a[m]]


WORKS = {"entropy": Entropy, "mutual": Mutual, "klinv": Klinv, "capacity": Capacity, "maurer": Maurer}


def turn(work, least):
    start, count = process_time(), 0
    while True:
        answers = work.run()
        count += 1
        spent = process_time() - start
        if spent >= least:
            break
    ends = []
    for answer in work.finish(answers):
        for sign, man, exp, _ in answer._mpi_:
            ends += [str(-man if sign else man), str(exp)]
    return " ".join([repr(spent / count), str(work.steps)] + ends)


def main():
    if hasattr(sys, "set_int_max_str_digits"):
        sys.set_int_max_str_digits(0)
    work = None
    for line in sys.stdin:
        word = line.split()
        if word[0] == "version":
            print(f"{mpmath.__version__} ({libmp.BACKEND} integers, Python {sys.version.split()[0]})", flush=True)
        elif word[0] == "turn":
            print(turn(work, float(word[1])), flush=True)
        else:
            numbers = [int(w) for w in word[1:]]
            work = WORKS[word[0]](numbers[0], numbers[1], numbers[2:])
            print("ready", flush=True)


if __name__ == "__main__":
    main()
