# SPDX-License-Identifier: MIT
"""What is asked of the program, and which links must have come back.

Of a family (None: of all), so many candidates (None: as many as usual). Every link about a probability, and every refuted statement, is wanted:
+ with an instance whose left side is positive; ! with a violation.
"""

ASKED = {
    "floor": {
        "cascade": [(None, None)], "coarsening": [(None, 60)], "packings": [(None, 60)], "risk-index": [(None, 60), ("graded", 60), ("exact", 30)],
        "fano": [("symmetric", 6), ("map", 30), ("uniform", 60)], "wall": [(None, 30), ("useless", 12), ("random", 12), ("two", None), ("maximiser", None)],
        "floor": [(None, 30), ("symmetric", 12), ("codebooks", 20), ("maximiser, noises", None)],
        "data-size": [("erased", None), ("repeated", 4), ("independent", 20), ("maximiser", None)],
        "required-capacity": [(None, 30), ("maximiser", 4), ("codebooks", 20), ("maximiser, noises", None)],
        "soft-link": [(None, 40), ("apart", 60), ("random", 40), ("maximiser", None)],
    },
    "ceiling": {
        "pac-bayes": [("m = 1", None), ("m = 2", None), ("m = 3", None), ("three letters", None), ("letters", 40), ("worst", 40),
                      ("point masses", 40), ("a coin", 12)],
        "pac-bayes-kl": [("letters", 6), ("worst", 40), ("any", 30), ("Gibbs", 20)], "mcallester": [("letters", 12), ("worst", 40), ("any", 30)],
        "markov-lift": [("two levels", None), ("random", 60), ("the prior itself", None)],
        "capacity-ceiling": [("one parameter", None), ("noise", 12), ("contexts", None), ("any", 24),
                             ("one parameter, informed", None), ("maximiser", None)],
        "interval": [("four", None), ("one rule, bad on a label", None), ("erased", 12), ("contexts", 12), ("any", 20),
                     ("one rule, seldom good", None), ("maximiser", None)],
        "data-information": [("one bit, source and other context", None), ("memory", None), ("a ring", None), ("a sum", None),
                             ("in order", None), ("independent", 8), ("sources alike, memory", None), ("memoryless", 8)],
        "capacity-kl": [("a displaced prior", None), ("noise remembered", None), ("a noiseless loop", None), ("in order", 12),
                        ("in order, contexts", 6), ("the best kernel does not suit", None)],
    },
}

WANTED = {
    "cascade": {"+!": ["at the maximiser", "averaged, at the maximiser"]},
    "coarsening": {"+!": ["(7), the joint law", "(7), averaged kernels", "(14), the joint law", "(14), averaged kernels", "(20), the joint law",
                          "(20), averaged kernels", "(20), m labels", "(14), the joint law, the codebook sees the context",
                          "(14), averaged kernels, the codebook sees the context"]},
    "packings": {"+!": ["points, loss across", "points, (9)", "points, (10)"]},
    "risk-index": {"+": ["(11)", "(11) by (10) alone"], "+!": ["eps for every hit"]},
    "fano": {"+": ["Fano", "Fano as used", "form in use", "sharp form"]},
    "floor": {"+": ["(14)", "separation", "(14), judgment in use", "Bayes risk and risk", "(13)", "floor and Bayes risk"],
              "+!": ["(14), judgment at the maximiser"]},
    "wall": {"+": ["(21), of every rule", "(15)", "(21), the wall under every rule", "(15), one number, the greatest",
                   "(21), one number, the greatest", "(15), joint", "(21), joint", "(15), judgment in use", "(21), judgment in use"],
             "+!": ["(15), one number, the least", "(21), one number, the least", "(15), judgment at the maximiser",
                    "(21), judgment at the maximiser"]},
    "data-size": {"+": ["(14), rules that see data", "m labels", "floor of m labels", "(14), rules that see data, joint",
                        "(14), rules that see data, judgment in use"],
                  "+!": ["(14), m labels of one index", "(14), rules that see data, judgment at the maximiser"]},
    "required-capacity": {"+": ["(24)", "(24), judgment in use", "required by the best rule"], "+!": ["(24), judgment at the maximiser"]},
    "soft-link": {"+!": ["P(G^c|E)", "P(G^c|E), G given S alone", "additive slack", "multiplicative slack", "Theorem 1, additive",
                         "Theorem 1, multiplicative", "Theorem 1, contexts apart, judgment at the maximiser"],
                  "+": ["P(G^c|E), contexts apart", "additive, contexts apart", "multiplicative, contexts apart", "Theorem 1, contexts apart",
                        "every action's share", "Theorem 1, contexts apart, joint", "Theorem 1, contexts apart, judgment in use"]},
    "pac-bayes": {"+!": ["PAC-Bayes"], "+": ["2 sqrt(m) is xi and more", "with xi", "with 2 sqrt(m)", "one exponent, chosen before the data",
                                             "point masses", "a posterior that does not look"]},
    "pac-bayes-kl": {"+": ["Markov and Maurer", "Markov and Maurer, 2 sqrt(m)", "change of measure", "change of measure, 2 sqrt(m)"]},
    "mcallester": {"+": ["ceiling"]},
    "markov-lift": {"+": ["Markov", "not strict, positive and finite"], "+!": ["not strict"]},
    "capacity-ceiling": {"+": ["ceiling", "with E KL", "with E KL and 2 sqrt(m)", "in expectation", "information",
                             "the capacity costs", "ceiling, joint", "ceiling, judgment in use", "divergence and capacity, joint",
                               "divergence and capacity, judgment in use"],
                         "+!": ["ceiling, judgment at the maximiser", "divergence and capacity, judgment at the maximiser"]},
    "interval": {"+": ["floor, of every parameter", "floor", "capacity end", "(22) with 2 sqrt(m)", "(26) with 2 sqrt(m)",
                       "capacity end, 2 sqrt(m)", "floor, joint", "floor, judgment in use", "capacity end, joint",
                       "capacity end, judgment in use"],
                 "+!": ["(22)", "(22) with (26)", "floor, judgment at the maximiser", "capacity end, judgment at the maximiser"]},
    "data-information": {"+!": ["dependent sources", "dependence and memory", "i.i.d. sources, memory"],
                         "+": ["dependent sources, memoryless channel"]},
    "capacity-kl": {"+!": ["bare form of the abstract", "(20), judgment at the maximiser", "(19), judgment at the maximiser"],
                    "+": ["(20), joint", "(19), joint", "(20), judgment in use", "(19), judgment in use",
                          "(20), labels in order", "(19), labels in order", "(20)", "(19)"]},
}
