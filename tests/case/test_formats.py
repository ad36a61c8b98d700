"""Originals of several formats in a case: what a claim shows of its place survives the shelf, and a rebuild."""

from pathlib import Path

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
