"""English number words, written by rule, to be read back by the package."""

UNITS = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(number: int, hyphen: str = "-", joiner: str = " and ") -> str:
    """A whole number below a thousand million in English words."""
    for size, name in ((1_000_000, "million"), (1000, "thousand")):
        if number >= size:
            head = f"{spelled(number // size, hyphen, joiner)} {name}"
            rest = number % size
            return head if not rest else head + (joiner if rest < 100 else " ") + spelled(rest, hyphen, joiner)
    if number >= 100:
        head, rest = f"{UNITS[number // 100]} hundred", number % 100
        return head if not rest else head + joiner + spelled(rest, hyphen, joiner)
    if number >= 20:
        return TENS[number // 10] + (hyphen + UNITS[number % 10] if number % 10 else "")
    return UNITS[number]
