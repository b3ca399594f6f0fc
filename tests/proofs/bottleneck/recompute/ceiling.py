# SPDX-License-Identifier: MIT
"""The ceiling: what the entries from Theorem 2 to the interval say, over all data sets."""
from fractions import Fraction
from itertools import product

from exact import INF, Law, coins, counts_of_draws, dec, divergence, exceeds, log, place, same
from floor import loop, mean_of_weaker, moved, readings, separates, whole


class Draws:
    """m draws from P, losses l(t,z), a prior Q and a posterior for each data set, which is known by how often each letter stands in it."""

    def __init__(self, P, losses, Q, post, m):
        self.m, self.Q, self.losses = m, Q, losses
        self.R = [sum(p * x for p, x in zip(P, row)) for row in losses]
        self.sets = [(t, p, post[place(t)]) for t, p in counts_of_draws(P, m).items()]

    def seen(self, t, losses=None):
        return [sum(k * x for k, x in zip(t, row)) / self.m for row in losses or self.losses]

    def means(self, t, P):
        """E_P R and E_P Rhat."""
        return sum(p * r for p, r in zip(P, self.R)), sum(p * r for p, r in zip(P, self.seen(t)))

    def spent(self):
        return [divergence(P, self.Q) for _, _, P in self.sets]

    def mean_spent(self):
        return sum((dec(p) * divergence(P, self.Q) for _, p, P in self.sets), dec(0))

    def learnt(self):
        return [sum(p * P[k] for _, p, P in self.sets) for k in range(len(self.Q))]

    def known(self):
        """I(D;theta)."""
        p = self.learnt()
        return sum((dec(q) * divergence(P, p) for _, q, P in self.sets), dec(0))

    def gap(self):
        return sum(p * (a - b) for t, p, P in self.sets for a, b in [self.means(t, P)])

    def chance(self, holds):
        """The probability of the data sets on which holds(t, P) is so."""
        return sum((p for t, p, P in self.sets if holds(t, P)), Fraction(0))

    def beyond(self, radicand):
        """Pr{E_P R > E_P Rhat + sqrt(radicand(t, P))}: x > sqrt(y) says x > 0 and x^2 > y."""
        def holds(t, P):
            risk, seen = self.means(t, P)
            return risk > seen and exceeds((risk - seen) ** 2, radicand(t, P))
        return self.chance(holds)


def root_price(m):
    """log(2 sqrt m)."""
    return log(2) + log(m) / 2


def xi(m):
    """Maurer's sum: the moment at R = 1/2, where exp(m kl(k/m||1/2)) = 2^m (k/m)^k (1-k/m)^(m-k)."""
    total = Fraction(0)
    ways = 1
    for k in range(m + 1):
        a = Fraction(k, m)
        total += ways * a ** k * (1 - a) ** (m - k)
        ways = ways * (m - k) // (k + 1)
    return total


def of(c, letters="P"):
    return Draws(c[letters], c["l"], c["Q"], c["post"], int(c["m"]))


def pac_bayes(c, at):
    d, delta, m = of(c), c["delta"], int(c["m"])
    price = lambda x: lambda t, P: (divergence(P, d.Q) + x - log(delta)) / (2 * m)
    printed, with_xi, with_root = d.beyond(price(dec(0))), d.beyond(price(log(xi(m)))), d.beyond(price(root_price(m)))
    for link in "PAC-Bayes", "point masses", "a posterior that does not look":
        yield link, printed, delta
    yield "2 sqrt(m) is xi and more", with_root, with_xi
    yield "with xi", with_xi, delta
    yield "with 2 sqrt(m)", with_root, delta
    lam = c["lambda"]

    def above(t, P):
        risk, seen = d.means(t, P)
        return exceeds(dec(risk - seen) - dec(lam / (8 * m)), (divergence(P, d.Q) - log(delta)) / dec(lam))
    yield "one exponent, chosen before the data", d.chance(above), delta


def pac_bayes_kl(c, at):
    d, delta, m = of(c), c["delta"], int(c["m"])

    def bound(price):
        def holds(t, P):
            risk, seen = d.means(t, P)
            return exceeds(m * coins(seen, risk), divergence(P, d.Q) + price - log(delta))
        return d.chance(holds)

    def moment(price):
        """exp(m kl(a||b)) = (a/b)^(ma) ((1-a)/(1-b))^(m(1-a))."""
        def holds(t, P):
            total = dec(0)
            for q, a, b in zip(d.Q, d.seen(t), d.R):
                kl = coins(a, b)
                total += (INF if kl == INF else dec(q) * (m * kl).exp()) if q else 0
            return total == INF or exceeds(total.ln(), price - log(delta))
        return d.chance(holds)

    for name, price in ("", log(xi(m))), (", 2 sqrt(m)", root_price(m)):
        yield "change of measure" + name, bound(price), moment(price)
        yield "Markov and Maurer" + name, moment(price), delta


def mcallester(c, at):
    """R > klinv(Rhat, c) says R > Rhat and kl(Rhat||R) > c."""
    d, delta, m = of(c), c["delta"], int(c["m"])

    def holds(t, P):
        risk, seen = d.means(t, P)
        return risk > seen and exceeds(coins(seen, risk), (divergence(P, d.Q) + root_price(m) - log(delta)) / m)
    yield "ceiling", d.chance(holds), delta


def markov_lift(c, at):
    kl = [divergence(P, c["Q"]) for P in c["p(t|d)"]]
    mean = sum((dec(p) * x for p, x in zip(c["p(d)"], kl) if p), dec(0))
    line = mean / dec(c["eta"])
    reached = lambda x: x == line or abs(x - line) < dec(10) ** -60 or exceeds(x, line)
    yield "Markov", sum(p for p, x in zip(c["p(d)"], kl) if reached(x) and not (x == line or abs(x - line) < dec(10) ** -60)), c["eta"]
    for link in "not strict", "not strict, positive and finite":
        yield link, sum(p for p, x in zip(c["p(d)"], kl) if reached(x)), c["eta"]


def carried(pairs, post, m):
    """I(U^m;theta); pairs[u][y] is the law of one draw. theta looks at how often each label stands, and so depends on U^m by how often each value
    does: given that, all sequences of latent values are alike to it. Where there are few sequences, over them all."""
    nu, ny = len(pairs), len(pairs[0])
    both = {}
    for t, p in counts_of_draws([p for row in pairs for p in row], m).items():
        latent = tuple(sum(t[u * ny:(u + 1) * ny]) for u in range(nu))
        for k, q in enumerate(post[place([sum(t[y::ny]) for y in range(ny)])]):
            both[latent, k] = both.get((latent, k), 0) + p * q
    value = Law("ut", both.items()).I("u", "t")
    assert (nu * ny) ** m > 2000 or same(value, carried_by_sequences(pairs, post, m))
    return value


def carried_by_sequences(pairs, post, m):
    nu, ny = len(pairs), len(pairs[0])
    cells = {((), ()): Fraction(1)}
    for _ in range(m):
        cells = {(us + (u,), ys + (y,)): p * pairs[u][y] for (us, ys), p in cells.items() for u, y in product(range(nu), range(ny)) if pairs[u][y]}
    both = {}
    for (us, ys), p in cells.items():
        for t, q in enumerate(post[place([ys.count(y) for y in range(ny)])]):
            both[us, t] = both.get((us, t), 0) + p * q
    return Law("ut", both.items()).I("u", "t")


class Ceiling:
    """A loop, m labels from it, and the capacity's bound on the mean divergence of the posterior."""

    def __init__(self, c, law, losses):
        self.m, self.eta, self.delta = int(c["m"]), c["eta"], c["delta"]
        joint = law.on("uy").cells
        nu, ny = len(c["p(h|u,s)"]), len((c["G"] if "G" in c else c["p(y|h,s)"])[0][0])
        p = [sum(joint.get((u, y), 0) for u in range(nu)) for y in range(ny)]
        self.d = Draws(p, losses, c["Q"], c["post"], self.m)
        self.spent = self.d.mean_spent()
        latent = carried([[joint.get((u, y), Fraction(0)) for y in range(ny)] for u in range(nu)], c["post"], self.m)
        learnt = self.d.learnt()
        shift = divergence(learnt, c["Q"])
        self.Cbar, self.context = mean_of_weaker(law), law.I("u", "s")
        self.B = self.m * (self.Cbar + self.context) + (self.d.known() - latent) + shift

    def beyond(self, x, price):
        radicand = x if x == INF else x / dec(2 * self.m * self.eta) + (price - log(self.delta)) / (2 * self.m)
        return self.d.beyond(lambda t, P: radicand)


def capacity_ceiling(c, at):
    kernels = c["p(s)"], lambda s: c["p(u|s)"][s], lambda u, s: c["p(h|u,s)"][u][s], lambda h, s: c["p(y|h,s)"][h][s]
    v = Ceiling(c, loop(*kernels), c["l"])
    m, delta, line, root = v.m, v.delta, c["delta"] + c["eta"], root_price(v.m)
    half = lambda x: INF if x == INF else (x / (2 * m)).sqrt() if x > 0 else dec(0)
    yield "ceiling", v.beyond(v.B, dec(0)), line
    yield "with E KL", v.beyond(v.spent, dec(0)), line
    yield "divergence and capacity", v.spent, v.B
    for name, capacity in readings(c, *kernels):
        B = v.B + m * (capacity - v.Cbar)
        yield "ceiling, " + name, v.beyond(B, dec(0)), line
        yield "divergence and capacity, " + name, v.spent, B
    yield "in expectation", v.d.gap(), half(v.spent - log(delta))
    yield "with E KL and 2 sqrt(m)", v.beyond(v.spent, root), line
    yield "the capacity costs", v.beyond(v.B, root), v.beyond(v.spent, root)
    yield "information", v.d.gap(), half(v.d.known())
    yield "in expectation, by capacity", half(v.spent), half(v.B)


def interval(c, at):
    code, phi, rule, m = whole(c["code"]), whole(c["phi"]), whole(c["rule"]), int(c["m"])
    M, nU, nY = len(code), len(c["p(h|u,s)"]), len(c["G"][0][0])
    assert M >= 2 and c["eps"] <= 1 - c["Delta"]
    kernels = (c["p(s)"], lambda s: [sum(Fraction(1, M) for j in range(M) if code[j][s] == u) for u in range(nU)],
               lambda u, s: c["p(h|u,s)"][u][s], lambda h, s: c["G"][h][s])
    law = loop(*kernels)
    assert all(len(law.at("y", y).values("s")) == 1 for y in law.values("y")), "the label shows its context"
    joint, top = law.on("uy").cells, c["eps"] + c["Delta"]
    p = [sum(joint.get((u, y), 0) for u in range(nU)) for y in range(nY)]
    posterior = lambda y, a: sum(joint.get((u, y), 0) * c["l"][u][a] for u in range(nU)) / p[y] if p[y] else Fraction(0)
    star = [[posterior(y, a) for y, a in enumerate(row)] for row in rule]
    v = Ceiling(c, law, star)
    d, delta = v.d, c["delta"]
    assert all(star[t][y] <= c["alpha"] * c["obs"][t][y] + c["beta"] for t, y in product(range(len(rule)), range(nY))), "(26)"

    def separated():
        """With the first action that (8) and (9) allow."""
        S = [s for s, q in enumerate(c["p(s)"]) if q]
        own = lambda i, s, a: c["l"][code[i][s]][a] <= c["eps"]
        fits = lambda i, s, a: own(i, s, a) and all(j == i or c["l"][code[j][s]][a] >= top for j in range(M))
        acts = [[next((a for a in range(len(phi)) if fits(i, s, a)), 0) for s in range(len(c["p(s)"]))] for i in range(M)]
        separates(c["l"], code, acts, phi, c["eps"], c["Delta"], S)

    low = dec(top) * max(dec(0), log(M) - v.Cbar - log(2))
    mean = sum(q * d.means(t, P)[0] for t, q, P in d.sets)
    yield "floor", low, dec(mean) * log(M)
    if "t" in at:
        yield "floor, of every parameter", low, dec(d.R[at["t"]]) * log(M)

    def transferred(price):
        """risk > alpha (noted + root) + beta."""
        def holds(t, P):
            risk, noted = d.means(t, P)[0], sum(q * x for q, x in zip(P, d.seen(t, c["obs"])))
            over = risk - c["beta"] - c["alpha"] * noted
            radicand = (divergence(P, d.Q) + price - log(delta)) / (2 * m)
            return over > 0 and (c["alpha"] == 0 or exceeds((over / c["alpha"]) ** 2, radicand))
        return d.chance(holds)

    for name, other, price in ("(22)", "(22) with (26)", dec(0)), ("(22) with 2 sqrt(m)", "(26) with 2 sqrt(m)", root_price(m)):
        yield name, d.beyond(lambda t, P: (divergence(P, d.Q) + price - log(delta)) / (2 * m)), delta, separated
        yield other, transferred(price), delta, separated
    yield "capacity end", v.beyond(v.B, dec(0)), delta + c["eta"]
    for name, capacity in readings(c, *kernels):
        yield "capacity end, " + name, v.beyond(v.B + m * (capacity - v.Cbar), dec(0)), delta + c["eta"], separated
        if "t" in at:
            floor = dec(top) * max(dec(0), log(M) - capacity - log(2))
            yield "floor, " + name, floor, dec(d.R[at["t"]]) * log(M), separated
    yield "capacity end, 2 sqrt(m)", v.beyond(v.B, root_price(m)), delta + c["eta"]


# --- what falls besides ----------------------------------------------------------------------------------------------------

def data_information(c, at):
    def cells(table, x=()):
        return [y for k, row in enumerate(table) for y in cells(row, x + (k,))] if isinstance(table, list) else [(x, table)]
    law = Law("abcdefghit", cells(c["p(u1,s1,y1,u2,s2,y2,u3,s3,y3,t)"]))   # u1 s1 y1, u2 s2 y2, u3 s3 y3, t
    both, labels = law.I("adg", "cfi", "beh"), law.I("a", "c", "b") + law.I("d", "f", "e") + law.I("g", "i", "h")
    contexts = law.I("a", "b") + law.I("d", "e") + law.I("g", "h")
    yield "data processing", law.I("adg", "t"), law.I("adg", "bcefhi")
    yield "chain rule", law.I("adg", "bcefhi"), law.I("adg", "beh") + both
    yield "independent draws", law.I("adg", "beh") + both, contexts + labels
    yield "dependent sources", law.I("adg", "beh"), contexts
    yield "dependence and memory", both, labels
    yield "i.i.d. sources, memory", both, labels, lambda: independent(law), lambda: alike(law)
    yield "dependent sources, memoryless channel", both, labels


def alike(law):
    """(U1,S1), (U2,S2) and (U3,S3) have one law."""
    assert law.on("ab").cells == law.on("de").cells == law.on("gh").cells


def independent(law):
    """(U1,S1), (U2,S2) and (U3,S3)."""
    one, two, three, all_ = (law.on(v).cells for v in ("ab", "de", "gh", "abdegh"))
    assert all(all_.get(x + y + z, 0) == p * q * r for x, p in one.items() for y, q in two.items() for z, r in three.items())


def capacity_kl(c, at):
    draw = []
    for s, ps in enumerate(c["PS"]):
        for j, pj in enumerate(c["PJ"]):
            for u, h, y in product(range(len(c["F"])), range(len(c["G"])), range(len(c["G"][0][0]))):
                p = ps * pj * c["code"][j][s][u] * c["F"][u][s][h] * c["G"][h][s][y]
                if p:
                    draw.append(((s, u, h, y), p))
    one = Law("suhy", draw)
    seen = list(one.on("suy").cells.items())
    two = Law("suyabct", [(x + z + (t,), p * q * r) for x, p in seen for z, q in seen for t, r in enumerate(c["post"][x[2]][x[0]][z[2]][z[0]])])
    Cbar, shift = mean_of_weaker(one), moved(two, "t", c["Q"])
    spent = two.I("sayc", "t") + shift
    context, rho = 2 * one.I("s", "u"), two.I("sayc", "t", "ub")
    if len(c["learner"]) == len(c["G"][0][0]) ** int(c["m"]) and all(len(one.at("y", y).values("s")) == 1 for y in one.values("y")):
        yield from in_order(c, one, Cbar)
    yield "(20)", spent, 2 * Cbar + context + rho + shift
    yield "(19)", two.I("ub", "t"), 2 * Cbar + context
    law_u = lambda s: [sum(pj * c["code"][j][s][u] for j, pj in enumerate(c["PJ"])) for u in range(len(c["F"]))]
    for name, capacity in readings(c, c["PS"], law_u, lambda u, s: c["F"][u][s], lambda h, s: c["G"][h][s]):
        yield "(20), " + name, spent, 2 * capacity + context + rho + shift
        yield "(19), " + name, two.I("ub", "t"), 2 * capacity + context
    yield "bare form of the abstract", spent, 2 * Cbar
    yield "bare form, nothing dropped", spent, 2 * Cbar


def in_order(c, one, Cbar):
    """(19) and (20) for m labels, a learner of their sequence: the first label is the leading digit of its number."""
    m, pairs, base = int(c["m"]), one.on("uy").cells, len(c["G"][0][0])
    cells = {((), ()): Fraction(1)}
    for _ in range(m):
        cells = {(us + (u,), ys + (y,)): p * q for (us, ys), p in cells.items() for (u, y), q in pairs.items()}
    number = lambda ys: sum(y * base ** (m - 1 - i) for i, y in enumerate(ys))
    law = Law("udt", [((us, number(ys), t), p * q) for (us, ys), p in cells.items() for t, q in enumerate(c["learner"][number(ys)]) if q])
    shift, known, latent = moved(law, "t", c["Q"]), law.I("d", "t"), law.I("u", "t")
    capacity = m * (Cbar + one.I("u", "s"))
    yield "(20), labels in order", known + shift, capacity + law.I("d", "t", "u") + shift
    yield "(19), labels in order", latent, capacity


ENTRIES = {"pac-bayes": pac_bayes, "pac-bayes-kl": pac_bayes_kl, "mcallester": mcallester, "markov-lift": markov_lift,
           "capacity-ceiling": capacity_ceiling, "interval": interval, "data-information": data_information, "capacity-kl": capacity_kl}
