"""The text of lemmas that are drawn: python3 drawn.py FIRST COUNT, each named by its seed."""
import sys

import make
import near


def drawn(seed):
    """Of make.py, and every third near what is known."""
    slug = f"drawn-{seed}"
    return make.Maker(seed).lemma(slug) if seed % 3 else near.Near(seed).lemma(slug)


if __name__ == "__main__":
    first, count = map(int, sys.argv[1:])
    print("".join(drawn(seed) for seed in range(first, first + count)))
