"""Numbers of the oracle: rationals, exactly; other reals as a decimal with a bound on its error; the infinities; and what is undefined.

The error bounds are first order and generous. A sign that a bound leaves open asks for more digits (Unsure), up to DIGITS[-1]; what is
no further from 0 than that is taken for 0: a reading to compare with, not a proof.
"""
import decimal
from decimal import Decimal
from fractions import Fraction

DIGITS = (50, 250, 700)
INF, NINF, UNDEFINED = "inf", "-inf", "undefined"
ZERO, ONE = Fraction(0), Fraction(1)


class Unsure(Exception):
    """More digits are wanted."""


class TooLarge(Exception):
    """Past what the oracle works with."""


class Near:
    """A real within `off` of `at`."""
    __slots__ = ("at", "off")

    def __init__(self, at, off):
        self.at, self.off = at, off

    def __repr__(self):
        return f"{self.at:.20g}"


class Context:
    """How many digits, and whether these are the last."""
    last = False
    unit = Decimal(1)


def set_digits(k):
    ctx = decimal.getcontext()
    ctx.prec, ctx.Emax, ctx.Emin = DIGITS[k], decimal.MAX_EMAX, decimal.MIN_EMIN
    for trap in (decimal.Inexact, decimal.Rounded, decimal.Subnormal, decimal.Underflow):
        ctx.traps[trap] = False
    Context.last = k + 1 == len(DIGITS)
    Context.unit = Decimal(10) ** (2 - DIGITS[k])


def near(at, off=ZERO):
    return Near(at, (Decimal(0) if off is ZERO else off) + abs(at) * Context.unit)


def real(x):
    """x, finite, as a Near."""
    return x if isinstance(x, Near) else near(Decimal(x.numerator) / Decimal(x.denominator))


def exact(x):
    return isinstance(x, Fraction)


def infinite(x):
    return x is INF or x is NINF


def sign(x):
    """-1, 0, 1 of what is defined."""
    if infinite(x):
        return 1 if x is INF else -1
    if exact(x):
        return (x > 0) - (x < 0)
    if abs(x.at) > x.off:
        return 1 if x.at > 0 else -1
    if not Context.last:
        raise Unsure
    return 0


def is_zero(x):
    """Exactly, by its form."""
    return exact(x) and x == 0


def neg(x):
    if x is UNDEFINED or infinite(x):
        return {INF: NINF, NINF: INF, UNDEFINED: UNDEFINED}[x]
    return -x if exact(x) else Near(-x.at, x.off)


def add(x, y):
    if x is UNDEFINED or y is UNDEFINED:
        return UNDEFINED
    if infinite(x) or infinite(y):
        return UNDEFINED if infinite(x) and infinite(y) and x is not y else (x if infinite(x) else y)
    if exact(x) and exact(y):
        return x + y
    x, y = real(x), real(y)
    return near(x.at + y.at, x.off + y.off)


def sub(x, y):
    return add(x, neg(y))


def mul(x, y):
    """0 times anything is 0."""
    if is_zero(x) or is_zero(y):
        return ZERO
    if x is UNDEFINED or y is UNDEFINED:
        other = y if x is UNDEFINED else x
        return UNDEFINED if other is UNDEFINED or sign(other) else ZERO
    if infinite(x) or infinite(y):
        s = sign(x) * sign(y)
        return INF if s > 0 else NINF if s < 0 else ZERO
    if exact(x) and exact(y):
        return x * y
    x, y = real(x), real(y)
    return near(x.at * y.at, abs(x.at) * y.off + abs(y.at) * x.off + x.off * y.off)


def div(x, y):
    if x is UNDEFINED or y is UNDEFINED or (infinite(x) and infinite(y)):
        return UNDEFINED
    if infinite(y):
        return ZERO
    s = sign(y)
    if s == 0:
        return UNDEFINED
    if infinite(x):
        return INF if sign(x) * s > 0 else NINF
    if is_zero(x) or (exact(x) and exact(y)):
        return x / y if exact(y) else ZERO
    x, y = real(x), real(y)
    least = abs(y.at) - y.off
    return near(x.at / y.at, (x.off + abs(x.at / y.at) * y.off) / least)


def cmp(x, y):
    """-1, 0, 1; None where one is undefined."""
    if x is UNDEFINED or y is UNDEFINED:
        return None
    if infinite(x) and x is y:
        return 0
    return sign(sub(x, y))


LOGS = {}


def log_whole(n):
    key = (n, Context.unit)
    if key not in LOGS:
        if len(LOGS) > 20000:
            LOGS.clear()
        LOGS[key] = near(Decimal(n).ln())
    return LOGS[key]


def log(x):
    if x is UNDEFINED or x is INF:
        return x
    s = sign(x)
    if s <= 0:
        return NINF if s == 0 else UNDEFINED
    if exact(x):
        return ZERO if x == 1 else sub(log_whole(x.numerator), log_whole(x.denominator))
    return near(x.at.ln(), x.off / (x.at - x.off))


def exp(x):
    if x is UNDEFINED or infinite(x):
        return ZERO if x is NINF else x
    if is_zero(x):
        return ONE
    x = real(x)
    if abs(x.at) > 10 ** 9 or x.off > 1:
        raise TooLarge
    y = x.at.exp()
    return near(y, y * x.off * 3)


def sqrt(x):
    if x is UNDEFINED or x is INF:
        return x
    s = sign(x)
    if s < 0:
        return UNDEFINED
    if s == 0:
        return ZERO
    if exact(x):
        a, b = root(x.numerator), root(x.denominator)
        if a and b:
            return Fraction(a, b)
    x = real(x)
    y = x.at.sqrt()
    return near(y, x.off / y)


def root(n):
    """The root of a square; else None."""
    import math
    r = math.isqrt(n)
    return r if r * r == n else None


def whole_power(x, n):
    if x is UNDEFINED or (infinite(x) and n == 0):
        return UNDEFINED
    if exact(x):
        if n * (x.numerator.bit_length() + x.denominator.bit_length()) > 1 << 20:
            raise TooLarge
        return x ** n
    y = ONE
    while n:
        y = mul(y, x) if n & 1 else y
        n >>= 1
        x = mul(x, x) if n else x
    return y


def power(x, y):
    if isinstance(y, Near) and abs(y.at) < 1000 and (x is UNDEFINED or sign(x) <= 0):
        n = Fraction(int(y.at.to_integral_value()))
        y = n if sign(sub(y, n)) == 0 else y
    if exact(y) and y.denominator == 1:
        if abs(y) > 100000:
            raise TooLarge
        p = whole_power(x, abs(int(y)))
        return p if y >= 0 else div(ONE, p)
    if x is UNDEFINED or y is UNDEFINED:
        return UNDEFINED
    s = sign(x)
    if s < 0:
        return UNDEFINED
    if s == 0:
        return ZERO if sign(y) > 0 else UNDEFINED
    if exact(y) and y.denominator == 2:
        return power(sqrt(x), 2 * y)
    return exp(mul(y, log(x)))


def floor(x):
    if x is UNDEFINED or infinite(x):
        return UNDEFINED
    if exact(x):
        return Fraction(x.numerator // x.denominator)
    n = Fraction(int(x.at.to_integral_value(decimal.ROUND_FLOOR)))
    for k in (n + 1, n):
        if cmp(x, k) >= 0:
            return k
    return n - 1


def larger(x, y, most=True):
    c = cmp(x, y)
    if c is None:
        return UNDEFINED
    return x if (c >= 0) == most else y


def absolute(x):
    return x if x is UNDEFINED or sign(x) >= 0 else neg(x)


def xlogx_over(p, q):
    """p log(p/q): 0 where p is 0."""
    if p is UNDEFINED or q is UNDEFINED:
        return UNDEFINED
    if sign(p) == 0:
        return ZERO
    if sign(q) == 0:
        return INF if sign(p) > 0 else UNDEFINED
    return mul(p, sub(log(p), log(q)))


def in_unit(p):
    return not (p is UNDEFINED or infinite(p)) and sign(p) >= 0 and cmp(p, ONE) <= 0


def coin_entropy(p):
    if not in_unit(p):
        return UNDEFINED
    return neg(add(xlogx_over(p, ONE), xlogx_over(sub(ONE, p), ONE)))


def coins(p, q):
    if not in_unit(p) or not in_unit(q):
        return UNDEFINED
    return add(xlogx_over(p, q), xlogx_over(sub(ONE, p), sub(ONE, q)))


def binomial(n, k):
    import math
    if not (exact(n) and exact(k) and n.denominator == k.denominator == 1) or n < 0:
        return UNDEFINED
    return Fraction(math.comb(int(n), int(k))) if 0 <= k <= n else ZERO


def hyperbolic(name, x):
    up, down = exp(x), exp(neg(x))
    c, s = div(add(up, down), Fraction(2)), div(sub(up, down), Fraction(2))
    return {"tanh": lambda: div(s, c), "cosh": lambda: c, "sinh": lambda: s}[name]()
