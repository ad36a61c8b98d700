"""Who says a figure, by the words around it."""

from collections.abc import Callable

import pytest

from accounted.model import CountClaim


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The surgeon, a neighbour, who had come at noon, puts the dead at seventy.", "The surgeon"),
        ("Councillors in Orlen on Friday raised to 31 the number of people killed.", "Councillors in Orlen"),
        ("Two died. District sources have since given a figure of 31.", "District sources"),
        ("The League's claim of 140 dead counts some people twice.", "The League"),
        ("Ninety people died, by the widows' own count.", "the widows"),
        ("The raid in which villagers say nine herders were killed began at night.", "villagers"),
        ("There were 204 deaths in the first year, by the register of the parish.", "the register of the parish"),
        ("The court found that the fire was set, and therefore determined that 46 people died.", "The court"),
        ("The field office has so far verified the deaths of 38 civilians.", "The field office"),
        ("I lost five friends that night and I can still say their names.", "publisher"),
        ("The place was hit last year, three people died, and nobody wrote about it.", "publisher"),
        ("The major thinks his men killed three people.", "The major"),
    ],
)  # fmt: skip
def test_who_says_a_figure(text: str, speaker: str, counts: Callable[..., list[CountClaim]]) -> None:
    assert [claim for claim in counts(text) if claim.amount.quantified][-1].said_by.name == speaker


def test_an_armenian_full_stop_before_a_quotation_introduces_it(counts: Callable[..., list[CountClaim]]) -> None:
    text = "Խոսնակ Արամ Դոլյանն ասաց. «Զոհվել է ինը մարդ»։ Բժիշկները հայտնում են երկու զոհի մասին։"
    first = counts(text, None, None, "hy")[0]
    assert (first.amount.exact, first.said_by.name) == ("ինը", "Խոսնակ Արամ Դոլյանն")
