"""What words suggest to a person who reads a count in them."""

import pytest

from accounted.reading.proposing import suggested


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "At most 9 graves were dug.", [("9", "at_most", None, None, None)]),
        ("en", "The clerk said 12 girls were wounded.", [("12", "exact", "injured", "girls", "The clerk")]),
        ("en", "They led away 6 women.", [("6", "exact", "abducted", "women", None)]),
        ("en", "He said that 6 women were wounded.", [("6", "exact", "injured", "women", None)]),
        ("en", "There were 30 deaths, and 4 went missing.",
         [("30", "exact", "killed", None, None), ("4", "exact", "missing", None, None)]),
        ("en", "The plan has 8 rows, and 2 men were buried.",
         [("8", "exact", None, None, None), ("2", "exact", "buried", "men", None)]),
        ("ru", "Врач сообщил, что ранены 14 человек.", [("14", "exact", "injured", None, "Врач")]),
        ("xx", "9 people were killed.", []),
    ],
)  # fmt: skip
def test_number_fate_group_and_speaker(language: str, text: str, told: list[tuple[str, ...]]) -> None:
    found = suggested(text, 0, len(text), language)
    named = [text[slice(*one.said_by)] if one.said_by else None for one in found]
    shown = [(text[it.start : it.end], it.precision, it.fate, it.group) for it in found]
    assert [(*it, who) for it, who in zip(shown, named, strict=True)] == told


def test_only_numbers_of_the_chosen_words_and_the_fate_of_their_sentence() -> None:
    text = "Some came home. The mayor said that 5 men and 7 women were wounded. 9 others wait."
    start = text.index("7")
    (one,) = suggested(text, start, start + 7, "en")
    assert (text[one.start : one.end], one.fate, one.group) == ("7", "injured", "women")
