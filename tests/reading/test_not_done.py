"""What is said not to have been done, or not yet, is no figure; and parts of those whom a sentence opens with."""

from collections.abc import Callable

import pytest

from accounted.model import Claim, CountClaim
from accounted.reading.proposing import suggested

Counts = Callable[..., list[CountClaim]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Three bodies could not be identified."),
        ("en", "We are still identifying four."),
        ("en", "Four bodies are still being identified."),
        ("en", "Doctors have been unable to identify three bodies."),
        ("en", "The army did not kill 33 civilians."),
        ("en", "We have not buried three bodies."),
        ("fr", "Nous n'avons pas pu identifier trois corps."),
        ("es", "Seguimos identificando cuatro cuerpos."),
        ("es", "No pudimos identificar tres cuerpos."),
        ("ru", "Не удалось опознать три тела."),
        ("ru", "Мы ещё опознаём четыре тела."),
        ("uk", "Не вдалося упізнати три тіла."),
    ],
)
def test_what_is_not_done_is_no_figure(language: str, text: str, counts: Counts) -> None:
    assert {claim.fate.code for claim in counts(text, None, None, language)} <= {"body_found"}
    if language == "en":
        assert {one.fate for one in suggested(text, 0, len(text), language)} <= {None, "body_found"}


@pytest.mark.parametrize(
    ("text", "fates"),
    [
        ("We identified four bodies.", ["identified"]),
        ("Four bodies were identified.", ["identified"]),
        ("They did not merely kill 33 civilians.", ["killed"]),
        ("The army not only killed 33 civilians.", ["killed"]),
        ("The soldiers who did not flee killed 33 civilians.", ["killed"]),
        ("Not a single hostage was released, and they killed 33 civilians.", ["released", "killed"]),
        ("The ferry did not stop and 33 people drowned.", ["killed"]),
        ("They were identifying the dead when a shell killed four doctors.", ["killed"]),
        ("It did not rain; soldiers killed 33 civilians.", ["killed"]),
        ("They did not kill anyone and released 33 hostages.", ["released"]),
    ],
)
def test_what_is_done_stays(text: str, fates: list[str], counts: Counts) -> None:
    assert [claim.fate.code for claim in counts(text)] == fates


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("19 civilians, including 4 minors, have been confirmed dead.",
         [("19", "civilians", False), ("4", "children", True)]),
        ("19 civilians (four children) have been killed.", [("19", "civilians", False), ("four", "children", True)]),
        ("28 people died. Of the dead, 11 were women, 6 were children and 11 were men.",
         [("28", None, False), ("11", "women", True), ("6", "children", True), ("11", "men", True)]),
        ("28 people were hurt. Among the wounded, 11 were women.", [("28", None, False), ("11", "women", True)]),
        ("28 people died. Of the dead, 11 came from the coast.", [("28", None, False)]),
        ("28 people died. Of the mayors, 11 were women.", [("28", None, False)]),
        ("28 people died. Because of the dead, 11 were angry.", [("28", None, False)]),
    ],
)  # fmt: skip
def test_parts(text: str, figures: list[tuple[str, str | None, bool]], counts: Counts) -> None:
    claims = counts(text)
    assert [(claim.amount.exact, claim.group.code, claim.part_of is not None) for claim in claims] == figures


def test_who_submits_something_to_a_court_is_no_captive(reads: Callable[..., list[Claim]]) -> None:
    def fates(text: str) -> list[str]:
        return [one.fate.code for one in reads(text) if isinstance(one, CountClaim)]

    assert fates("The Defence submitted that 24 persons died, as the Ministry had stated.") == ["killed"]
    assert fates("Twelve soldiers submitted to the enemy.") == ["captured"]
