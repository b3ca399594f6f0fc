# SPDX-License-Identifier: MIT
"""The floor: what the entries from the cascade to the soft links say, from the paper's definitions."""
from fractions import Fraction
from itertools import product

from exact import Law, counts_of_draws, dec, log, same, xlogx


def loop(p_s, p_u, judge, say):
    """s, u, h, y: the context, the target value, the judgment and the label."""
    cells = []
    for s, ps in enumerate(p_s):
        for u, pu in enumerate(p_u(s)):
            for h, ph in enumerate(judge(u, s)):
                cells += [((s, u, h, y), ps * pu * ph * py) for y, py in enumerate(say(h, s)) if ps * pu * ph * py]
    return Law("suhy", cells)


def weaker(law, s):
    """min{I(U;H|S=s), I(H;Y|S=s)}."""
    given = law.at("s", s)
    return min(given.I("u", "h"), given.I("h", "y"))


def mean_of_weaker(law):
    p = law.on("s").cells
    return sum(dec(p[s,]) * weaker(law, s) for s, in p)


def readings(c, p_s, p_u, used, say):
    """The mean over contexts of min{C_cog, C_art} under each reading of C_art: `used` is the judgment in use, judge the others of its family."""
    others = [lambda u, s, k=k: c["judge"][u][s][k] for k in range(len(c["judge"][0][0]))]
    loops = [loop(p_s, p_u, judgment, say) for judgment in [used] + others]
    return readings_of(loops, "s", {s: p_s[s] for s in loops[0].values("s")}).items()


def readings_of(loops, context, weight):
    """The same of one law for each judgment, the one in use first, given this letter."""
    total = {}
    for z, p in weight.items():
        cog, art = ([law.at(context, z).I(*pair) for law in loops] for pair in ("uh", "hy"))
        best = [a for a, i in zip(art, cog) if same(i, max(cog))]
        for name, of in ("joint", art), ("judgment in use", art[:1]), ("judgment at the maximiser", best):
            total[name] = total.get(name, 0) + dec(p) * min(max(cog), max(of))
    return total


# --- cascade -------------------------------------------------------------------------------------------------------------

def cascade(c, at):
    """C_art of the judgment kernels that attain C_cog, the greatest over them: the kindest reading."""
    kernels, articulations = range(len(c["p(h|u,s,k)"][0][0])), range(len(c["p(y|h,s,l)"][0][0]))
    contexts = [s for s, p in enumerate(c["p(s)"]) if p]

    def in_use(k, l):
        return loop(c["p(s)"], lambda s: c["p(u|s)"][s], lambda u, s: c["p(h|u,s,k)"][u][s][k],
                    lambda h, s: c["p(y|h,s,l)"][h][s][l])

    def cog(s, k):
        return in_use(k, 0).at("s", s).I("u", "h")

    def art(s, k):
        return max(in_use(k, l).at("s", s).I("h", "y") for l in articulations)

    def total(s, of):
        return min(max(cog(s, k) for k in kernels), max(art(s, k) for k in of(s)))

    def best(s):
        top = max(cog(s, k) for k in kernels)
        return [k for k in kernels if same(cog(s, k), top)]

    law = in_use(at.get("k", 0), at.get("l", 0))
    yield "averaged, at the maximiser", law.I("u", "y", "s"), sum(dec(c["p(s)"][s]) * total(s, best) for s in contexts)
    yield "averaged, joint", sum(dec(c["p(s)"][s]) * total(s, lambda s: [at.get("k", 0)]) for s in contexts), \
        sum(dec(c["p(s)"][s]) * total(s, lambda s: kernels) for s in contexts)
    if "s" in at:
        yield "data processing", law.at("s", at["s"]).I("u", "y"), weaker(law, at["s"])
        yield "at the maximiser", weaker(law, at["s"]), total(at["s"], best)


# --- coarsening ----------------------------------------------------------------------------------------------------------

def coarsening(c, at):
    coarse = [int(x) for x in c["coarse"]]
    cells, M = [], len(c["code"])
    for s, ps in enumerate(c["p(s)"]):
        letters = c["code"][0][0], c["p(h|u,s)"][0][0], c["p(y|h,s)"][0][0]
        for j, u, h, y in product(range(M), *(range(len(x)) for x in letters)):
            p = ps / M * c["code"][j][s][u] * c["p(h|u,s)"][u][s][h] * c["p(y|h,s)"][h][s][y]
            cells += [((s, coarse[s], j, u, h, y, t), p * q) for t, q in enumerate(c["post"][y][coarse[s]]) if p * q]
    law = Law("scjuhyt", cells)
    of = law.on("c").cells
    Cbar = sum(dec(of[z,]) * min(law.at("c", z).I("u", "h"), law.at("c", z).I("h", "y")) for z, in of)
    error = 1 - sum(p * c["pi"][y][z][j] for (z, j, y), p in law.on("cjy").cells.items())
    prior = c["Q"]
    spent = law.I("yc", "t") + moved(law, "t", prior)
    ceiling = Cbar + law.I("u", "c") + law.I("yc", "t", "u") + moved(law, "t", prior)
    floor = log(M) - log(2) - Cbar
    for link in "(7), the joint law", "(7), averaged kernels", "(7), a coarse judgment":
        yield link, law.I("u", "y", "c"), Cbar
    def one_codebook():
        assert all(row == rows[0] for rows in c["code"] for row in rows), "the loss would be of the context, too"

    for link in "(14), the joint law", "(14), averaged kernels":
        yield link, floor, dec(error) * log(M), one_codebook
    for link in "(14), the joint law", "(14), averaged kernels":
        yield link + ", the codebook sees the context", floor, dec(error) * log(M)
    yield "(14), a coarse articulation", floor, dec(error) * log(M)
    shows = all(len(law.at("y", y).values("c")) == 1 for y in law.values("y"))
    if c["m"] == 1 and shows and len(c["learner"]) == len(c["post"]) and all(c["learner"][y] == c["post"][y][z] for (z, y) in law.on("cy").cells):
        yield "(20), m labels", spent, ceiling   # of one label, which the learner sees
    for link in "(20), the joint law", "(20), averaged kernels":
        yield link, spent, ceiling

    def judged_by(judgment):
        sizes = len(c["code"][0][0]), len(c["p(h|u,s)"][0][0]), len(c["p(y|h,s)"][0][0])
        every = product(range(len(coarse)), range(M), *(range(n) for n in sizes))
        return Law("scjuhy", [((s, coarse[s], j, u, h, y), c["p(s)"][s] / M * c["code"][j][s][u] * judgment(u, s)[h] * c["p(y|h,s)"][h][s][y])
                              for s, j, u, h, y in every])

    others = [lambda u, s, k=k: c["other"][u][s][k] for k in range(len(c["other"][0][0]))]
    loops = [judged_by(judgment) for judgment in [lambda u, s: c["p(h|u,s)"][u][s]] + others]
    for name, bound in readings_of(loops, "c", {z: of[z,] for z, in of}).items():
        yield "(7), " + name, law.I("u", "y", "c"), bound
        yield "(14), " + name, log(M) - log(2) - bound, dec(error) * log(M), one_codebook
        yield "(20), " + name, spent, ceiling - Cbar + bound


def moved(law, name, prior):
    """KL of the law of this letter from the prior."""
    p = law.on(name).cells
    return sum((dec(q) * (log(q) - log(prior[t])) for (t,), q in p.items()), dec(0))


# --- codebooks -----------------------------------------------------------------------------------------------------------

def separates(l, values, actions, phi, eps, delta, contexts):
    """(8), (9) and (10), with eps in [0, 1 - Delta]."""
    M = len(values)
    assert M >= 2 and 0 <= eps <= 1 - delta
    for s in contexts:
        for i, j in product(range(M), repeat=2):
            assert l[values[i][s]][actions[i][s]] <= eps, "(8)"
            assert i == j or l[values[j][s]][actions[i][s]] >= eps + delta, "(9)"
        for a, j in product(range(len(l[0])), range(M)):
            assert phi[a][s] == j or l[values[j][s]][a] >= eps + delta, "(10)"


def whole(table):
    return [whole(x) for x in table] if isinstance(table, list) else int(table)


def packings(c, at):
    if "i" not in at:   # a link of the rankings
        return
    xy = [(x, y) for x, y in zip(c["x"], c["y"])]
    point, near, r2, tau2 = whole(c["point"]), whole(c["near"]), c["r"] ** 2, c["tau"] ** 2
    square = lambda a, b: (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2
    for i, k in product(range(len(point)), repeat=2):
        assert i == k or square(xy[point[i]], xy[point[k]]) >= r2, "the packing"
    for p, at_p in enumerate(xy):
        assert square(xy[point[near[p]]], at_p) == min(square(xy[k], at_p) for k in point), "the nearest prototype"
    i = at["i"]
    if "i'" in at:
        loss = min(1, square(xy[point[i]], xy[point[at["i'"]]]) / tau2)
        yield "points, loss across", (i != at["i'"]) * r2 / tau2, loss
        yield "points, (9)", (i != at["i'"]) * r2 / (4 * tau2), loss
    if "p" in at:
        away = square(xy[point[i]], xy[at["p"]])
        yield "points, misclassified", (near[at["p"]] != i) * r2 / 4, away
        yield "points, (10)", (near[at["p"]] != i) * r2 / (4 * tau2), min(1, away / tau2)


def risk_index(c, at):
    code, act, phi = whole(c["code"]), whole(c["act"]), whole(c["phi"])
    M, l, top = len(code), c["l"], c["eps"] + c["Delta"]
    risk = Pe = Fraction(0)
    for (s, ps), j in product(enumerate(c["p(s)"]), range(M)):
        for (y, py), (a, _) in product(enumerate(c["p(y|u,s)"][code[j][s]][s]), enumerate(l[0])):
            p = ps / M * py * c["p(a|y,s)"][y][s][a]
            risk += p * l[code[j][s]][a]
            Pe += p * (phi[a][s] != j)
    yield "(11)", top * Pe, risk
    yield "(11) by (10) alone", top * Pe, risk
    yield "eps for every hit", top * Pe + c["eps"] * (1 - Pe), risk


def fano(c, at):
    law = Law("sjyk", [((s, j, y, k), p * c["guess"][y][s][k]) for s, ps in enumerate(c["p(s)"]) for j, pj in enumerate(c["p(j|s)"][s])
                       for y, py in enumerate(c["p(y|j,s)"][j][s]) for p in [ps * pj * py] if p for k in range(len(c["guess"][0][0]))])
    M, Pe = len(c["guess"][0][0]), law.mean(lambda s, j, y, k: Fraction(j != k))
    left, h = law.H("jys") - law.H("ys"), -xlogx(Pe) - xlogx(1 - Pe)
    yield "Fano", left, h + dec(Pe) * log(M - 1)
    yield "Fano as used", h + dec(Pe) * log(M - 1), log(2) + dec(Pe) * log(M)
    sharp = log(M) - law.I("j", "ys") - h + dec(Pe) * (log(M) - log(M - 1))
    yield "form in use", log(M) - law.I("j", "ys") - log(2), sharp
    yield "sharp form", sharp, dec(Pe) * log(M)


class Mixture:
    """A codebook, the kernels of two families, a rule, and what Theorem 1 says of them."""

    def __init__(self, c):
        self.c, self.code, self.phi, self.act = c, whole(c["code"]), whole(c["phi"]), whole(c["act"])
        self.M, self.contexts = len(self.code), [s for s, p in enumerate(c["p(s)"]) if p]
        self.cogs, self.arts = range(len(c["p(h|u,s,k)"][0][0])), range(len(c["p(y|h,s,n)"][0][0]))
        self.top = c["eps"] + c["Delta"]
        self.label = {(j, s): self.labels(j, s) for j in range(self.M) for s in self.contexts}

    def labels(self, j, s):
        judged, said = self.c["p(h|u,s,k)"][self.code[j][s]][s][0], self.c["p(y|h,s,n)"]
        return [sum(p * said[h][s][0][y] for h, p in enumerate(judged)) for y in range(len(said[0][0][0]))]

    def separates(self):
        separates(self.c["l"], self.code, self.act, self.phi, self.c["eps"], self.c["Delta"], self.contexts)

    def stages(self, s, k, n):
        return Law("uhy", [((u, h, y), Fraction(1, self.M) * ph * py) for j in range(self.M) for u in [self.code[j][s]]
                           for h, ph in enumerate(self.c["p(h|u,s,k)"][u][s][k]) if ph for y, py in enumerate(self.c["p(y|h,s,n)"][h][s][n])])

    def over(self, f):
        """The mean over contexts, indices, labels and actions."""
        rule, total = self.c["p(a|y,s)"], Fraction(0)
        for s, j in product(self.contexts, range(self.M)):
            for y, py in enumerate(self.label[j, s]):
                if py:
                    total += self.c["p(s)"][s] / self.M * py * sum(q * f(j, s, a) for a, q in enumerate(rule[y][s]) if q)
        return total

    def risk(self):
        return self.over(lambda j, s, a: self.c["l"][self.code[j][s]][a])

    def error(self):
        return self.over(lambda j, s, a: self.phi[a][s] != j)

    def bayes(self):
        l, total = self.c["l"], Fraction(0)
        for s in self.contexts:
            for y in range(len(self.label[0, s])):
                cost = [sum(self.label[j, s][y] * l[self.code[j][s]][a] for j in range(self.M)) for a in range(len(l[0]))]
                total += self.c["p(s)"][s] / self.M * min(cost)
        return total

    def capacities(self, judgments):
        """The mean over contexts of min{C_cog, C_art}, C_art over the judgment kernels that `judgments(s, C_cog of each)` allows."""
        total = dec(0)
        for s in self.contexts:
            cog = [self.stages(s, k, 0).I("u", "h") for k in self.cogs]
            art = max(self.stages(s, k, n).I("h", "y") for k in judgments(cog) for n in self.arts)
            total += dec(self.c["p(s)"][s]) * min(max(cog), art)
        return total

    def any(self):
        return self.capacities(lambda cog: self.cogs)

    def use(self):
        return self.capacities(lambda cog: [0])

    def best(self):
        return self.capacities(lambda cog: [k for k in self.cogs if same(cog[k], max(cog))])

    def info(self):
        return sum(dec(self.c["p(s)"][s]) * self.stages(s, 0, 0).I("u", "y") for s in self.contexts)

    def floor(self, capacity):
        return dec(self.top) * max(dec(0), log(self.M) - capacity - log(2))


def floor(c, at):
    m = Mixture(c)
    risk, error, info = dec(m.risk()) * log(m.M), dec(m.top * m.error()) * log(m.M), m.floor(m.info())
    yield "(14)", m.floor(m.any()), info
    yield "(13)", info, error
    yield "separation", error, risk
    yield "(14), judgment in use", m.floor(m.use()), info
    yield "(14), judgment at the maximiser", m.floor(m.best()), risk, m.separates
    yield "floor and Bayes risk", m.floor(m.any()), dec(m.bayes()) * log(m.M)
    yield "Bayes risk and risk", dec(m.bayes()) * log(m.M), risk


def required_capacity(c, at):
    m = Mixture(c)
    assert m.risk() <= c["r"] and m.top > 0
    asked = dec(1 - c["r"] / m.top) * log(m.M) - log(2)
    yield "(24)", asked, m.any()
    yield "(24), judgment in use", asked, m.use()
    yield "(24), judgment at the maximiser", asked, m.best(), m.separates
    yield "required by the best rule", dec(1 - m.bayes() / m.top) * log(m.M) - log(2), m.any()


def wall(c, at):
    code, phi, act = whole(c["code"]), whole(c["phi"]), whole(c["act"])
    M, l, S, classes = len(code), c["l"], range(len(c["p(s)"])), range(len(c["eps"]))
    top = [e + d for e, d in zip(c["eps"], c["Delta"])]

    def separated():
        for k in classes:
            of = lambda table: [[x[k] for x in row] for row in table]
            separates(l, of(code), of(act), of(phi), c["eps"][k], c["Delta"][k], [s for s in S if c["p(s)"][s]])

    capacity, risk, bayes, read = [], [], [], []
    for k in classes:
        kernels = (c["p(s)"], lambda s: [sum(Fraction(1, M) for j in range(M) if code[j][s][k] == u) for u in range(len(l))],
                   lambda u, s: c["p(h|u,s)"][u][s], lambda h, s: c["G"][h][s])
        law = loop(*kernels)
        read.append(dict(readings(c, *kernels)))
        capacity.append(mean_of_weaker(law))
        joint = law.on("suy").cells
        risk.append(sum(p * q * l[u][a] for (s, u, y), p in joint.items() for a, q in enumerate(c["p(a|y,s)"][y][s])))
        seen = law.on("sy").cells
        cost = lambda z, a: sum(p * l[u][a] for (s, u, y), p in joint.items() if (s, y) == z)
        bayes.append(sum(min(cost(z, a) for a in range(len(l[0]))) for z in seen))
    high = lambda C: max(dec(top[k]) * max(dec(0), log(M) - C(k) - log(2)) for k in classes)
    worst = dec(max(risk)) * log(M)
    yield "(15)", high(lambda k: capacity[k]), worst
    yield "(21), the wall under every rule", high(lambda k: capacity[k]), dec(max(bayes)) * log(M)
    yield "(21), of every rule", dec(max(bayes)) * log(M), worst
    yield "(15), one number, the least", high(lambda k: min(capacity)), worst, separated
    yield "(15), one number, the greatest", high(lambda k: max(capacity)), worst
    yield "(21), one number, the least", high(lambda k: min(capacity)), dec(max(bayes)) * log(M), separated
    yield "(21), one number, the greatest", high(lambda k: max(capacity)), dec(max(bayes)) * log(M)
    for name in read[0]:
        meets = [separated] * (name == "judgment at the maximiser")
        yield ("(15), " + name, high(lambda k: read[k][name]), worst, *meets)
        yield ("(21), " + name, high(lambda k: read[k][name]), dec(max(bayes)) * log(M), *meets)


def data_size(c, at):
    code, m = whole(c["code"]), int(c["m"])
    M, nS = len(code), range(len(c["p(s)"]))
    say = lambda u, s, y: sum(p * c["G"][h][s][y] for h, p in enumerate(c["p(h|u,s)"][u][s]))
    nY = range(len(c["G"][0][0]))
    seen = [[c["p(s)"][s] * say(code[j][s], s, y) for s in nS for y in nY] for j in range(M)]
    kernels = (c["p(s)"], lambda s: [sum(Fraction(1, M) for j in range(M) if code[j][s] == u) for u in range(len(c["p(h|u,s)"]))],
               lambda u, s: c["p(h|u,s)"][u][s], lambda h, s: c["G"][h][s])
    Cbar = mean_of_weaker(loop(*kernels))
    drawn = [counts_of_draws(p, m) for p in seen]
    every = set().union(*drawn)
    hit = sum(max(p.get(t, 0) for p in drawn) for t in every) / M
    told = Law("jt", [((j, t), p / M) for j in range(M) for t, p in drawn[j].items()]).I("j", "t")
    once = 1 - sum(max(p[z] for p in seen) for z in range(len(seen[0]))) / M
    yield "(14), rules that see data", log(M) - Cbar - log(2), dec(once) * log(M)
    for name, capacity in readings(c, *kernels):
        yield "(14), rules that see data, " + name, log(M) - capacity - log(2), dec(once) * log(M)
    yield "(14), m labels of one index", log(M) - Cbar - log(2), dec(1 - hit) * log(M)
    yield "m labels", told, min(m * Cbar, log(M))
    yield "floor of m labels", log(M) - m * Cbar - log(2), dec(1 - hit) * log(M)


def soft_link(c, at):
    M, S, A = len(c["p(u|j,s)"]), range(len(c["p(s)"])), range(len(c["l"][0]))
    phi, top, zeta, l = whole(c["phi"]), c["eps"] + c["Delta"], c["zeta"], c["l"]
    mean = lambda j, a, s: sum(p * l[u][a] for u, p in enumerate(c["p(u|j,s)"][j][s]))
    for j, a in product(range(M), A):
        off = sum(c["p(s)"][s] for s in S if phi[a][s] != j)
        good = sum(c["p(s)"][s] for s in S if phi[a][s] != j and mean(j, a, s) >= top)
        assert off == 0 or good / off >= 1 - zeta, "the soft link"
    law = Law("sjuhya", [((s, j, u, h, y, a), p * q) for s in S for j in range(M) for u, pu in enumerate(c["p(u|j,s)"][j][s])
                         for h, ph in enumerate(c["p(h|u,s)"][u][s]) for y, py in enumerate(c["G"][h][s])
                         for p in [c["p(s)"][s] / M * pu * ph * py] if p for a, q in enumerate(c["p(a|y,s)"][y][s])])
    E = lambda s, j, u, h, y, a: Fraction(phi[a][s] != j)
    risk, PE = law.mean(lambda s, j, u, h, y, a: l[u][a]), law.mean(E)
    of_context = {s: law.at("s", s).mean(lambda s, j, u, h, y, a: l[u][a]) for s in law.values("s")}
    missed = law.mean(lambda *x: E(*x) * (mean(x[1], x[5], x[0]) < top))
    missed_s = law.mean(lambda *x: E(*x) * (of_context[x[0]] < top))
    bound = dec(top) * max(dec(0), log(M) - mean_of_weaker(law.on("suhy")) - log(2))
    for link in "P(G^c|E)", "P(G^c|E), contexts apart":
        yield link, missed, zeta * PE
    yield "P(G^c|E), G given S alone", missed_s, zeta * PE
    for link in "additive slack", "additive, contexts apart":
        yield link, top * PE - zeta, risk
    for link in "multiplicative slack", "multiplicative, contexts apart":
        yield link, top * (1 - zeta) * PE, risk
    yield "Theorem 1, additive", bound - dec(zeta) * log(M), dec(risk) * log(M)
    for link in "Theorem 1, multiplicative", "Theorem 1, contexts apart":
        yield link, dec(1 - zeta) * bound, dec(risk) * log(M)
    for name, capacity in readings(c, c["p(s)"], lambda s: [sum(c["p(u|j,s)"][j][s][u] for j in range(M)) / M for u in range(len(l))],
                                   lambda u, s: c["p(h|u,s)"][u][s], lambda h, s: c["G"][h][s]):
        yield "Theorem 1, contexts apart, " + name, dec((1 - zeta) * top) * max(dec(0), log(M) - capacity - log(2)), dec(risk) * log(M)
    yield "every action's share", top * (PE - len(A) * zeta), risk


ENTRIES = {"cascade": cascade, "coarsening": coarsening, "packings": packings, "risk-index": risk_index, "fano": fano, "floor": floor,
           "wall": wall, "data-size": data_size, "required-capacity": required_capacity, "soft-link": soft_link}
