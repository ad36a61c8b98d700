"""The invented lists as nobody could misread them: every name and place one made-up word of its own, without a slip.

What linkage reaches there is about what the records of these lists tell at all: which columns they have, how many
namesakes and relatives there are, ages and dates with their errors.

    without_errors.py --setting kabul --records 5000 --seed 1 --out lists.csv
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from benchmarks.linkage import fifth_lists, fourth_lists, further_lists, sixth_lists, third_lists
from benchmarks.linkage.further_lists import Row, Setting, made_for
from benchmarks.linkage.other_lists import on_the_command_line

SETTINGS: dict[str, type[Setting]] = {
    name: kind
    for lists in (further_lists, third_lists, fourth_lists, fifth_lists, sixth_lists)
    for name, kind in lists.SETTINGS.items()
}
SYLLABLES = 4


class MadeUp:
    """A word of its own for each name."""

    def __init__(self) -> None:
        self._random, self._words = random.Random(99), dict[str, str]()

    def word(self, name: str) -> str:
        """The word that stands for a name, the same every time."""
        while name not in self._words:
            syllables = [self._random.choice("bdfgklmnprstvz") + self._random.choice("aiu") for _ in range(SYLLABLES)]
            if (made := "".join(syllables).capitalize()) not in self._words.values():
                self._words[name] = made
        return self._words[name]

    def replace(self, stock: Any, done: set[int]) -> None:
        """Put such words in place of all spellings of all names in a stock."""
        if isinstance(stock, dict) and id(stock) not in done:
            done.add(id(stock))
            spellings = list(stock.values())
            if all(isinstance(each, list) and each and isinstance(each[0], str) for each in spellings):
                word = self.word(str(spellings[0][0]))
                stock.update({script: [word] * len(stock[script]) for script in stock})
            else:
                self.replace(spellings, done)
        elif isinstance(stock, (list, tuple)):
            for each in stock:
                self.replace(each, done)


def make(setting: str, records: int, seed: int) -> list[Row]:
    """The rows of all lists, with the truth in `true_id` and `family_id`."""
    made_up = MadeUp()

    class WithoutErrors(SETTINGS[setting]):  # type: ignore[misc] # the setting is known when it is asked for
        def __init__(self, rng: random.Random, size: int) -> None:
            super().__init__(rng, size)
            done: set[int] = set()
            for key, stock in vars(self).items():
                if key not in ("rng", "villages"):
                    made_up.replace(stock, done)
            for number, place in enumerate(self.villages):
                for key, name in place.items():
                    place[key] = made_up.word(f"district {name}" if key == "district" else f"village {number}")

        def noisy(self, text: str, *_: object) -> str:
            return text

        def as_read(self, text: str, *_: object) -> str:
            return text

        def _written(self, words: list[dict[str, list[str]]], *_: object) -> str:
            return " ".join(next(iter(word.values()))[0] for word in words)

    slip, further_lists.slip = further_lists.slip, lambda text, _: text
    try:
        return made_for(WithoutErrors, setting, records, seed)
    finally:
        further_lists.slip = slip


if __name__ == "__main__":
    on_the_command_line(make, SETTINGS, __doc__)
