"""Publication days worked out from anniversaries. The texts are invented."""

from accounted.reading.kinds.dating import occasion
from accounted.reading.kinds.lexicon import kinds_lexicon_for
from tests.reading.kinds.conftest import Finds

# 3 May 1990 plus 30 years: 3 May 2020 was a Sunday.
TEXT = (
    "Osteria commemorates the 30th anniversary of the raid. It took place on 3 May 1990. “We mourn,” Tarn said on {}."
)


def published(text: str, stated: str | None = None) -> tuple[str | None, bool]:
    lexicon = kinds_lexicon_for("en")
    assert lexicon is not None
    found = occasion(text, 0, stated, lexicon)
    return found.published, found.derived


def test_an_anniversary_whose_weekday_the_text_names_gives_the_day() -> None:
    assert published(TEXT.format("Sunday")) == ("2020-05-03", True)


def test_another_weekday_gives_nothing() -> None:
    assert published(TEXT.format("Tuesday")) == (None, False)


def test_a_stated_day_is_never_replaced() -> None:
    assert published(TEXT.format("Sunday"), "2020-05-04") == ("2020-05-04", False)


def test_two_fitting_days_give_nothing() -> None:
    text = TEXT.format("Sunday") + " On 3 May 1979 it marked the 41st anniversary of another."
    assert published(text)[0] in (None, "2020-05-03")
    assert published(TEXT.format("Sunday") + " The camp opened on 10 May 1990.") == (None, False)


def test_commemorations_and_statements_are_dated_by_it(finds: Finds) -> None:
    found = finds("event", TEXT.format("Sunday"))
    dated = {claim.type: (claim.period.edtf, claim.period.basis) for claim in found if claim.period}
    assert dated["commemoration"] == dated["statement"] == ("2020-05-03", "derived")


def test_a_commemoration_in_the_past_is_not_put_on_the_day_of_publication(finds: Finds) -> None:
    (claim,) = finds("event", "Osteria commemorated the 10th anniversary of the raid.", None, "2020-05-03")
    assert claim.period is None
