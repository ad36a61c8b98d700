"""The notes of the demo case, read by hand: what stands side by side, with which ends, and what is only a share.

The texts lie beside the checkout. Each line below names a note, words of the sentence, the number in it, and what
a careful reader takes from it; together they hold the statements on killed, injured and missing that matter for the
ends. What it teaches: small figures for one spot or one cause don't become the low end of the whole.
"""

import random
from pathlib import Path
from typing import Any

import pytest

from accounted.comparison import Comparison, Row, side_by_side
from accounted.model import CountClaim, Document, Fate
from tests.comparison.statements import INCIDENT, document, said

NOTES = {
    "01_azerbaijan_mfa_2024.md": ("Ministry of Foreign Affairs of Azerbaijan", "2024-02-26"),
    "02_azerbaijan_presidency_2024.txt": (None, "2024-02-26"),
    "03_azerbaijan_un_2005.md": (None, "2005-02-24"),
    "04_turkiye_mfa_2016.html": ("Ministry of Foreign Affairs of Türkiye", "2016-02-25"),
    "05_trt_world_2020.md": ("TRT World", "2020-02-25~"),
    "06_armenia_un_letters_2012_2021.md": (None, None),
    "08_hrw_1992_1994.md": ("Human Rights Watch/Helsinki", "1994-12"),
    "10_memorial_1992.html": ("Memorial Human Rights Center, Moscow", "1992-06-12"),
    "11_press_march_1992.md": (None, "1992-03"),
    "12_press_june_1992.txt": (None, "1992-06"),
}
OPENED = {name: document(name, publisher, published) for name, (publisher, published) in NOTES.items()}

MINISTRY, ADVISER, MAYOR = "the ministry", "Hikmet Hajiyev", "The mayor of Khojaly"
INJURED, MISSING, CAPTURED = Fate("injured"), Fate("missing"), Fate("captured")

# note, words of the sentence with the number in place of «», number, speaker, precision, more
READ: list[tuple[str, str, str, str | None, str, dict[str, Any]]] = [
    ("01", "According to the ministry, «» people were killed", "613", MINISTRY, "exact", {}),
    ("01", "Of «» people taken prisoner", "1,275", MINISTRY, "exact", {"fate": CAPTURED}),
    ("02", "By his account «» Azerbaijani civilians", "613", ADVISER, "exact", {"group": "civilians"}),
    ("02", "the number of wounded at «»", "1,000", ADVISER, "exact", {"fate": INJURED}),
    ("02", "that «» people from Khojaly remain missing", "150", ADVISER, "exact", {"fate": MISSING}),
    ("03", "these totals: «» civilians killed", "613", "The letter", "exact", {"group": "civilians"}),
    ("04", "and killed «» citizens", "613", "the Turkish Foreign Ministry", "exact", {}),
    ("04", "Wounded</td><td>«»", "487", None, "exact", {"fate": INJURED}),
    ("05", "killed more than «» Azerbaijanis", "613", None, "at_least", {}),
    ("05", "another «» people were critically injured", "487", "Azerbaijani records", "exact", {"fate": INJURED}),
    ("08", "at least «» civilians", "161", None, "at_least", {"group": "civilians"}),
    ("08", "that about «» had died", "800", "Azerbaijani officials", "approximate", {}),
    ("08", "more than «» civilians", "200", None, "at_least", {"group": "civilians"}),
    ("08", "as many as «» people", "500-1,000", None, "range", {"modality": "possible"}),
    ("10", "saw «» of the dead", "181", "Forensic examiners in Agdam", "exact", {}),
    ("10", "that «» had died of gunshot", "151", "They", "exact", {}),
    ("10", "wounds, «» of shrapnel", "20", "They", "exact", {}),
    ("10", "and «» of blows", "10", "They", "exact", {}),
    ("10", "list «» people with wounds", "598", "Hospital train records", "exact", {"fate": INJURED}),
    ("11", "officials spoke of «» dead", "1,000", "Azerbaijani officials", "exact", {}),
    ("11", "conference that «» people had died", "1,000", MAYOR, "exact", {}),
    ("11", "«» were missing", "200", MAYOR, "exact", {"fate": MISSING}),
    ("11", "and «» were injured", "200", MAYOR, "exact", {"fate": INJURED}),
    ("11", "had counted «» dead", "31", "A French photographer", "exact", {}),
    ("11", "saw up to «» people shot", "200", "A survivor", "at_most", {}),
    ("11", "wrote that over «» were killed", "1,000", "a press conference", "at_least", {}),
    ("12", "that «» dead was a minimum", "600", "State prosecutor Aydin Rasulov", "at_least", {}),
    ("12", "said that «» people had been certified dead", "184", "chief forensic scientist", "exact", {}),
]


def claim(
    shared: Path, note: str, words: str, number: str, speaker: str | None, precision: str, more: Any
) -> CountClaim:
    opened = next(opened for name, opened in OPENED.items() if name.startswith(note))
    text = (shared / "data" / "seed" / "sources" / opened.name).read_text("utf-8")
    before, _, _ = words.partition("«»")
    at = text.index(words.replace("«»", number)) + len(before)
    return said(opened, text, number, speaker, precision, at=at, **more)


@pytest.fixture
def read(shared: Path) -> list[CountClaim]:
    found = [claim(shared, *line) for line in READ]
    captured = next(one for one in found if one.fate == CAPTURED)
    unknown = claim(shared, "01", "fate of «», including", "150", MINISTRY, "exact", {"fate": MISSING})
    return [*found, unknown.with_changes(part_of=captured.id)]


@pytest.fixture
def comparison(read: list[CountClaim]) -> Comparison:
    return side_by_side(read, OPENED.values(), INCIDENT)


def row(comparison: Comparison, fate: str) -> Row:
    return next(row for row in comparison.rows if (row.fate, row.group) == (fate, None))


def test_killed_reads_from_at_least_161_to_over_1000(comparison: Comparison) -> None:
    killed = row(comparison, "killed")
    assert killed.low is not None
    assert killed.high is not None
    assert (killed.low.value, killed.low.precision) == (161, "at_least")
    assert (killed.high.value, killed.high.precision, killed.open_above) == (1000, "at_least", True)


def test_what_is_seen_or_examined_or_of_one_cause_is_a_share(comparison: Comparison) -> None:
    shares = {entry.amount.exact for entry in row(comparison, "killed").entries if entry.share}
    assert shares == {"10", "20", "31", "151", "181", "184", "200"}
    assert [(entry.amount.exact, entry.share) for entry in row(comparison, "missing").entries] == [
        ("150", False),
        ("150", True),
        ("200", False),
    ]


def test_613_is_on_one_line_with_all_who_give_it(comparison: Comparison) -> None:
    lines = next(shown for shown in comparison.lines() if shown["fate"] == "killed" and not shown["group"])["lines"]
    (line,) = [line for line in lines if line["figure"] == "613"]
    assert [one["said_by"] for one in line["speakers"]] == [
        ADVISER, "Ministry of Foreign Affairs of Azerbaijan", "The letter", "the Turkish Foreign Ministry",
    ]  # fmt: skip


def test_injured_shows_200_487_and_1000(comparison: Comparison) -> None:
    injured = row(comparison, "injured")
    assert {entry.amount.low for entry in injured.entries} >= {200, 487, 1000}
    assert injured.low is not None
    assert injured.high is not None
    assert (injured.low.value, injured.high.value) == (200, 1000)


def test_who_gives_no_figure_stays_visible(comparison: Comparison) -> None:
    assert [one.said_by for one in comparison.silent] == ["06_armenia_un_letters_2012_2021.md"]


def test_any_order_gives_the_same_bytes(read: list[CountClaim], comparison: Comparison) -> None:
    opened: list[Document] = list(OPENED.values())
    for seed in range(5):
        random.Random(seed).shuffle(read)
        random.Random(seed).shuffle(opened)
        assert side_by_side(read, opened, INCIDENT).to_dict() == comparison.to_dict()
