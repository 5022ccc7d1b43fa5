"""Units of what is measured, so that three miles can be five kilometres.

Factors of the International System and of the customary units of the press (ton: the metric one;
barrel: of oil). A month is a twelfth of a year.
"""

from __future__ import annotations

_UNITS: dict[str, dict[str, float]] = {
    "duration": {
        "second": 1 / 3600,
        "minute": 1 / 60,
        "hour": 1,
        "day": 24,
        "night": 24,
        "week": 168,
        "month": 730.5,
        "year": 8766,
        "decade": 87_660,
        "century": 876_600,
    },
    "distance": {
        "millimetre": 0.001,
        "centimetre": 0.01,
        "metre": 1,
        "kilometre": 1000,
        "inch": 0.0254,
        "foot": 0.3048,
        "yard": 0.9144,
        "mile": 1609.344,
        "nautical mile": 1852,
    },
    "speed": {"kilometres per hour": 1, "miles per hour": 1.609344, "knot": 1.852},
    "weight": {
        "gram": 0.001,
        "ounce": 0.02835,
        "pound": 0.4536,
        "kilogram": 1,
        "ton": 1000,
        "tonne": 1000,
        "short ton": 907.185,
        "long ton": 1016.05,
    },
    "volume": {
        "litre": 1,
        "gallon": 3.785,
        "barrel": 158.987,
        "cubic metre": 1000,
        "cubic foot": 28.317,
    },
    "area": {
        "hectare": 1,
        "acre": 0.40469,
        "square metre": 0.0001,
        "square foot": 0.0000092903,
        "square kilometre": 100,
        "square mile": 258.999,
    },
    "temperature": {"degree Celsius": 1, "degree Fahrenheit": 5 / 9},
}
#: Units whose nought is not that of the others of their kind: what they show there.
_NOUGHTS = {"degree Fahrenheit": 32.0}
_FACTORS = {unit: (kind, f) for kind, units in _UNITS.items() for unit, f in units.items()}


def ratio(unit: str | None, other: str | None) -> float | None:
    """Return how many of `other` are one of `unit`; None where they measure other things.

    Example:
        >>> round(ratio("mile", "kilometre"), 2), ratio("acre", "mile"), ratio("dog", "dog")
        (1.61, None, None)
    """
    one, two = _FACTORS.get(unit or ""), _FACTORS.get(other or "")
    if one is None or two is None or one[0] != two[0]:
        return None
    return one[1] / two[1]


def convert(number: float, unit: str | None, other: str | None) -> float | None:
    """Return a number of `unit` in `other`; None where they measure other things.

    Example:
        >>> convert(104, "degree Fahrenheit", "degree Celsius"), convert(2, "week", "day")
        (40.0, 14.0)
    """
    share = ratio(unit, other)
    if share is None:
        return None
    return (number - _NOUGHTS.get(unit or "", 0.0)) * share + _NOUGHTS.get(other or "", 0.0)
