#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes rewards.csv beside itself: prompt,reward, three decimals, from a fixed seed.

    sum      1000 rewards  normal, mean 0, standard deviation 1
    essay     800 rewards  skewed to the right: log-normal, exp(N(0, 3/4))
    code      700 rewards  two levels: 1 (passes) with probability 3/20, else 0
    proof     500 rewards  heavy-tailed: Pareto of index 3/2 from 1, cut at 50

Uniforms come from splitmix64 and normals from twelve uniforms each, less 6, so that only + - * and the two functions exp and log
of the standard library are used; three decimals make the bytes the same everywhere.
"""
import math
import os
import sys

MASK = (1 << 64) - 1
state = 20260507


def uniform():
    """In (0, 1): splitmix64 (Steele, Lea, Flood 2014), 53 bits and a half."""
    global state
    state = (state + 0x9E3779B97F4A7C15) & MASK
    z = state
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return (((z ^ (z >> 31)) >> 11) + 0.5) / (1 << 53)


def normal():
    """Nearly: the sum of twelve uniforms has variance 1."""
    return sum(uniform() for _ in range(12)) - 6


LAWS = [
    ("sum", 1000, normal),
    ("essay", 800, lambda: math.exp(0.75 * normal())),
    ("code", 700, lambda: 1.0 if uniform() < 0.15 else 0.0),
    ("proof", 500, lambda: min(50.0, math.exp(-math.log(uniform()) / 1.5))),
]


def main(path):
    with open(path, "w", newline="\n", encoding="ascii") as f:
        f.write("prompt,reward\n")
        for name, count, draw in LAWS:
            for _ in range(count):
                f.write(f"{name},{draw() + 0.0:.3f}\n")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "rewards.csv"))
