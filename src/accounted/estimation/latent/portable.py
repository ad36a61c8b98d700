"""Exponential, logarithm and normal numbers that every machine rounds alike.

Libraries round these in the last digit as the processor allows, and a sampler carries such a digit into everything that
follows. Here they are made of sums, products, quotients and roots alone, which IEEE 754 fixes to the bit. Sums run
along the first axis, so that their order is fixed too. The largest relative error is about 1e-15 in double precision.
"""

from __future__ import annotations

from math import factorial

import numpy as np
import numpy.typing as npt

Double = npt.NDArray[np.float64]
Single = npt.NDArray[np.float32]

_LOG2_E, _LN2_HIGH, _LN2_LOW = 1.4426950408889634, 6.93147180369123816490e-01, 1.90821492927058770002e-10
_EXP = [1 / factorial(power) for power in range(13, -1, -1)]
_EXP_SINGLE = [np.float32(term) for term in _EXP[6:]]
_ATANH = [1 / power for power in range(23, 0, -2)]


def exp(x: Double) -> Double:
    """e to the power of x, for x from -700 to 700."""
    power = np.rint(x * _LOG2_E)
    rest = (x - power * _LN2_HIGH) - power * _LN2_LOW
    value = np.full_like(rest, _EXP[0])
    for term in _EXP[1:]:
        value *= rest
        value += term
    made: Double = np.ldexp(value, power.astype(np.int32))
    return made


def exp_single(x: Single) -> Single:
    """The same in single precision, for x from -80 to 80."""
    power = np.rint(x * np.float32(_LOG2_E))
    rest = (x - power * np.float32(0.693359375)) - power * np.float32(-2.12194440e-4)
    value = np.full_like(rest, _EXP_SINGLE[0])
    for term in _EXP_SINGLE[1:]:
        value *= rest
        value += term
    made: Single = np.ldexp(value, power.astype(np.int32))
    return made


def log(x: Double) -> Double:
    """The natural logarithm of x above 0."""
    part, power = np.frexp(x)
    low = part < 0.7071067811865476
    part, power = np.where(low, part * 2, part), power - low
    ratio = (part - 1) / (part + 1)
    square = ratio * ratio
    series = np.full_like(square, _ATANH[0])
    for term in _ATANH[1:]:
        series *= square
        series += term
    made: Double = power * _LN2_HIGH + (2 * ratio * series + power * _LN2_LOW)
    return made


# Source of the coefficients: P. J. Acklam's rational approximation of the normal quantile; relative error 1.2e-9.
_A = (-3.969683028665376e01, 2.209460984245205e02, -2.759285104469687e02, 1.383577518672690e02,
      -3.066479806614716e01, 2.506628277459239e00)  # fmt: skip
_B = (-5.447609879822406e01, 1.615858368580409e02, -1.556989798598866e02, 6.680131188771972e01,
      -1.328068155288572e01, 1.0)  # fmt: skip
_C = (-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e00, -2.549732539343734e00,
      4.374664141464968e00, 2.938163982698783e00)  # fmt: skip
_D = (7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e00, 3.754408661907416e00, 1.0)
_TAIL = 0.02425


def normal(random: np.random.Generator, shape: tuple[int, ...]) -> Double:
    """Standard normal numbers, from uniform ones."""
    uniform = random.random(shape) + 2.0**-54
    middle = uniform - 0.5
    square = middle * middle
    made: Double = middle * _polynomial(_A, square) / _polynomial(_B, square)
    nearest = np.minimum(uniform, 1 - uniform)
    places = np.nonzero(nearest < _TAIL)
    root = np.sqrt(-2 * log(np.maximum(nearest[places], 2.0**-54)))
    made[places] = np.where(middle[places] < 0, 1.0, -1.0) * (_polynomial(_C, root) / _polynomial(_D, root))
    return made


def _polynomial(terms: tuple[float, ...], x: Double) -> Double:
    value = np.full_like(x, terms[0])
    for term in terms[1:]:
        value *= x
        value += term
    return value
