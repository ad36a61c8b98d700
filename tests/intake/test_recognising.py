"""Tables of persons are recognised in every format that has tables, and offered as lists; tables of figures are not."""

import pytest

from accounted.case.apart.working import Job, carried_out
from accounted.model import Original, digest_of
from tests.documents import TOLL, docx, ods, odt, paragraph, placed_pdf, xlsx

PERSONS = [
    ("No", "Full name", "Age", "Village"), ("1", "Anna Berg", "34", "Orvale"), ("2", "Olaf Lind", "61", "Lund"),
    ("3", "Maria Holm", "5", "Orvale"), ("4", "Peter Dahl", "40", "Lund"),
]  # fmt: skip
ARMENIAN = [("Անուն Ազգանուն", "Տարիք"), ("Անի Բեկյան", "34"), ("Գոռ Դավթյան", "61"), ("Եվա Զարյան", "5")]
FIGURES = [[str(cell) for cell in row] for row in TOLL]


def _word(rows: list[tuple[str, ...]]) -> bytes:
    cells = (("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row)) for row in rows)
    return docx(paragraph("The dead.") + f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>")


def _text(rows: list[tuple[str, ...]]) -> bytes:
    def cell(words: str) -> str:
        return f"<table:table-cell><text:p>{words}</text:p></table:table-cell>"

    made = (f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    return odt(f"<text:p>The dead.</text:p><table:table>{''.join(made)}</table:table>")


def _page(rows: list[tuple[str, ...]]) -> bytes:
    made = (f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<html><body><p>The dead.</p><table>{''.join(made)}</table></body></html>".encode()


def _printed(rows: list[tuple[str, ...]]) -> bytes:
    lines = ((x, 60.0 + 8 * y, 11.0, cell) for y, row in enumerate(rows)
             for x, cell in zip((20.0, 40.0, 90.0, 120.0), row, strict=False))  # fmt: skip
    return placed_pdf([[(20.0, 30.0, 11.0, "The dead of the village."), *lines]])


def _cells(rows: list[tuple[str, ...]]) -> bytes:
    return "\n".join(",".join(row) for row in rows).encode()


FORMS = {
    "a.csv": _cells, "a.xlsx": xlsx, "a.ods": lambda rows: ods({"S": rows}), "a.docx": _word, "a.odt": _text,
    "a.html": _page, "a.pdf": _printed,
}  # fmt: skip


def notes(content: bytes, name: str) -> list[str]:
    job = Job(Original(digest_of(content), len(content)), lambda: content, name, {}, False)
    return [note for note in carried_out(job).document.notes if "list of" in note]


@pytest.mark.parametrize("name", sorted(FORMS))
def test_a_table_of_persons_is_offered_as_a_list(name: str) -> None:
    (note,) = notes(FORMS[name](PERSONS), name)
    assert "list of 4 persons (columns Full name, Age, Village)" in note
    assert "accounted list add" in note


@pytest.mark.parametrize("name", sorted(set(FORMS) - {"a.pdf"}))
def test_so_is_one_in_another_language_and_a_table_of_figures_is_not(name: str) -> None:
    assert "list of 3 persons" in notes(FORMS[name](ARMENIAN), name)[0]
    assert notes(FORMS[name]([tuple(row) for row in FIGURES] * 3), name) == []
