"""Originals of several formats in a case: what a claim shows of its place survives the shelf, and a rebuild."""

import datetime
from pathlib import Path

import pytest

from accounted import Case
from accounted.model import places
from tests.documents import FIGURES, SENTENCES, docx, paragraph, pdf, xlsx


def test_the_place_of_a_claim_is_kept_and_made_again(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(pdf([SENTENCES["ar"]], "ar"))
    (tmp_path / "statement.docx").write_bytes(docx(paragraph(SENTENCES["en"])))
    (tmp_path / "toll.xlsx").write_bytes(xlsx([("Place", "Killed"), ("Lund", 12), ("Orvale", 3)]))
    with Case.new(tmp_path / "case") as case:
        added = list(case.add([tmp_path / name for name in ("report.pdf", "statement.docx", "toll.xlsx")]))
        assert {one.outcome for one in added} == {"added"}
        counts = [one.claim for one in case.claims if one.claim.kind == "count"]
        assert len(counts) == 2 * len(FIGURES) + 2
        assert {one.passage.page for one in counts} == {1, None}
        document = case.documents["report.pdf"]
        claim = next(one for one in counts if one.passage.page)
        shown = case.show(claim.id)["places"]
        assert shown == [it.to_dict() for it in places(document.pages, claim.passage.start, claim.passage.end)]
        assert shown
        before = list(case.desk.store.made.dump())
        case.rebuild()
        assert list(case.desk.store.made.dump()) == before
        assert case.verify().ok


TOLD = "On {day} March 2009, {killed} people were killed in Orvale by soldiers, the {speaker} said."
SPEAKERS = ["governor", "hospital"]
FORMATS = ["txt", "html", "md", "csv", "xlsx", "docx", "pdf", "eml", "srt"]


def _made(form: str, day: int, killed: int, speaker: str) -> bytes:
    """One figure of one day in a file of some format."""
    told = TOLD.format(day=day, killed=killed, speaker=speaker)
    row = [("Date", "Place", "Source", "Killed"), (datetime.date(2009, 3, day), "Orvale", speaker, killed)]
    again = (datetime.date(2009, 3, day), "Orvale", speaker, killed + 1)
    mail = "From: a@example.org\nSubject: Orvale\nContent-Type: text/plain"
    made = {
        "xlsx": lambda: xlsx([*row, again]), "docx": lambda: docx(paragraph(told)), "pdf": lambda: pdf([told]),
        "csv": lambda: "\n".join(",".join(map(str, it)) for it in (*row, again)),
        "html": lambda: f"<!doctype html><html lang=en><body><p>{told}</p></body></html>",
        "eml": lambda: f"{mail}\n\n{told}\n", "srt": lambda: f"1\n00:00:01,000 --> 00:00:04,000\n{told}\n",
    }.get(form, lambda: told)()  # fmt: skip
    return made if isinstance(made, bytes) else made.encode()


@pytest.mark.parametrize("form", FORMATS)
def test_what_was_read_from_any_format_can_be_compared_with_a_workbook(tmp_path: Path, form: str) -> None:
    paths = [tmp_path / "first.xlsx", tmp_path / f"second.{form}"]
    for path, day, killed, speaker in zip(paths, (14, 15), (52, 61), SPEAKERS, strict=True):
        path.write_bytes(_made(path.suffix[1:], day, killed, speaker))
    with Case.new(tmp_path / "case") as case:
        assert [it.outcome for it in case.add(paths)] == ["added", "added"]
        claims = [it.claim for it in case.claims]
        assert len({*claims}) == len(claims) >= 2
        assert any(it.against for it in case.comparisons())
