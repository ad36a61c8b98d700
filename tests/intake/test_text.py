"""Text stays the decoded file, and says what its head says about it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from accounted.errors import BadInput, CannotOpen
from accounted.intake.heading import heading_of
from tests.intake.conftest import from_zoo, opened, quotes

WRITTEN = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)


@given(WRITTEN)
@example("\ufeffLine one.\r\nLine two.\r")
def test_utf8_text_gives_back_the_same_bytes(text: str) -> None:
    content = text.encode()
    try:
        result = opened(content, "note.txt")
    except CannotOpen:
        return
    if result.document.encoding == "utf-8" and result.document.media_type != "text/html":
        assert result.text.encode() == content
        assert result.document.text_digest == result.document.digest


@given(st.text("abc 123.,абвгіїәşığ\n", min_size=1))
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_text_without_a_mark_is_read_in_its_byte_order(encoding: str, text: str) -> None:
    written = f"Fourteen people were killed.\n{text}"
    result = opened(written.encode(encoding))
    assert (result.text, result.document.encoding) == (written, encoding)


@given(st.binary(min_size=1), st.sampled_from(["a.txt", "a.md", "a.html", "a.csv", "a.tsv", "a", "a.bin"]))
@example(b"\xff\xfe", "a.txt")
@example(b"---\n? [\n---\n", "a.md")
@example(b"<html><p>x</p>\x80", "a.html")
def test_any_bytes_open_with_sane_offsets_or_are_refused(content: bytes, name: str) -> None:
    try:
        result = opened(content, name)
    except CannotOpen:
        return
    text, document = result.text, result.document
    assert document.characters == len(text) > 0
    assert 0 <= document.body_start <= len(text)
    for table in document.tables:
        for row in table.rows:
            assert [cell.column for cell in row] == list(range(1, len(row) + 1))
            assert all(quotes(text, cell) for cell in row)


def test_a_single_line_of_fifty_megabytes_opens() -> None:
    content = b"Fifty people were killed. " * 2_000_000
    result = opened(content)
    assert len(result.text) == len(content)
    assert result.document.language is not None
    assert result.document.title is None


def test_old_encodings_open_at_that_length_too() -> None:
    line = "Погибли 14 мирных жителей, ранен 31 человек. "
    assert opened((line * 100_000).encode("cp1251")).text == line * 100_000


NOTE = """Hospital of the North, statement of 4 May 2021
Side: medical staff
Citation: archive, box 7
Copied from a printed sheet

Fourteen people were killed.
"""


def test_a_note_says_publisher_date_and_side_before_its_running_text() -> None:
    document, text = opened(NOTE.encode()).document, NOTE
    said = {key: getattr(document, key).value for key in ("publisher", "published", "side", "citation")}
    assert said == {
        "publisher": "Hospital of the North",
        "published": "2021-05-04",
        "side": "medical staff",
        "citation": "archive, box 7",
    }
    assert {document.publisher.basis, document.published.basis, document.side.basis} == {"heading"}  # type: ignore[union-attr] (all three are there)
    assert text[document.body_start :] == "Fourteen people were killed.\n"


@pytest.mark.parametrize("first", ["{", "[", "[{", '{"items": [', "-----", "* * *"])
def test_a_line_of_signs_or_the_beginning_of_json_is_no_title(first: str) -> None:
    text = f'{first}\n  "body": "Seven people were killed in Orvale on 4 May 1931, the mayor said."\n'
    assert opened(text.encode()).document.title is None


def test_what_the_person_said_wins() -> None:
    document = opened(NOTE.encode(), publisher="The Herald", published="2022", language="fr").document
    assert [(s.value, s.basis) for s in (document.publisher, document.published, document.language) if s] == [
        ("The Herald", "given"), ("2022", "given"), ("fr", "given"),
    ]  # fmt: skip
    assert document.side is not None
    assert document.side.basis == "heading"


def test_a_given_date_that_is_none_is_refused() -> None:
    with pytest.raises(BadInput):
        opened(NOTE.encode(), published="last Tuesday")


def test_a_headline_is_a_title_and_stays_running_text() -> None:
    text = "Fourteen killed in the north\n\nThe hospital said on Monday that fourteen people had been killed.\n"
    document = opened(text.encode()).document
    assert document.title is not None
    assert document.title.value == "Fourteen killed in the north"
    assert (document.body_start, document.publisher, document.published) == (0, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Fourteen people were killed.\n\nThe hospital said so.\n",  # a sentence is no title
        "A text of one line",
        "He said: fourteen.\nNote the number: it is a minimum.\nMore of the running text follows here.\n",
    ],
)
def test_running_text_is_not_taken_for_metadata(text: str) -> None:
    heading = heading_of(text)
    assert heading.body_start == 0
    assert set(heading.stated) <= {"title"}


@pytest.mark.parametrize(
    ("title", "publisher", "published"),
    [
        ("Letter of Northland to the Council, 24 February 2005", "Northland", "2005-02-24"),
        ("The Herald, “What happened in the north”", "The Herald", None),
        ("Centre for Records: report on the north, 1992", "Centre for Records", "1992"),
        ("Reports by two bodies, 1992, 1993 and 1994", "two bodies", "1992/1994"),
        ("Press of the capital, 3 to 6 March 1992", "Press of the capital", "1992-03-03/1992-03-06"),
        ("Ministry, memorandum circulated 27 March 2020; Embassy, 26 February 2024", "Ministry; Embassy",
         "2020-03-27/2024-02-26"),
        ("What happened in the north", None, None),
    ],
)  # fmt: skip
def test_a_title_names_the_body_and_the_date(title: str, publisher: str | None, published: str | None) -> None:
    stated = heading_of(f"# {title}\n\n- Side: one of them\n\nFourteen were killed.\n").stated
    assert [stated[key].value if key in stated else None for key in ("publisher", "published")] == [
        publisher,
        published,
    ]


@pytest.mark.parametrize(
    ("written", "edtf"),
    [("2021-05-04", "2021-05-04"), ("4 May 2021", "2021-05-04"), ("about 25 February 2020 (it says)", "2020-02-25~"),
     ("2021-05-04T23:59:00+04:00", "2021-05-04"), ("June 1992", "1992-06"), ("2021-02-30", None), ("soon", None)],
)  # fmt: skip
def test_a_date_under_a_key_becomes_edtf_or_nothing(written: str, edtf: str | None) -> None:
    document = opened(f"---\ndated: {written}\n---\nFourteen were killed.\n".encode(), "a.md").document
    assert (document.published.value if document.published else None) == edtf


def test_front_matter_stays_in_the_text_and_before_its_body() -> None:
    text = '---\npublisher: "Hospital: North"\nside: no\nlanguage: en-GB\n---\n\nFourteen were killed.\n'
    document = opened(text.encode(), "a.md").document
    said = [(s.value, s.basis) for s in (document.publisher, document.side, document.language) if s]
    assert said == [("Hospital: North", "front_matter"), ("no", "front_matter"), ("en", "front_matter")]
    assert text[document.body_start :].strip() == "Fourteen were killed."


def test_front_matter_that_is_not_quite_yaml_is_read_line_by_line() -> None:
    document = from_zoo("front-matter-with-colons.md").document
    assert document.title is not None
    assert document.title.value == "Ministry: statement of 4 May"
    assert "not strict YAML" in document.notes[0]


def test_broken_front_matter_is_left_as_text() -> None:
    document = from_zoo("front-matter-broken.md").document
    assert (document.title, document.side, document.body_start) == (None, None, 0)
    assert "broken" in document.notes[0]


def test_front_matter_runs_nothing_and_expands_nothing() -> None:
    bomb = "a: &a [x,x]\n" + "".join(f"k{n}: &k{n} [*k{n - 1}, *k{n - 1}]\n" for n in range(1, 30)).replace("*k0", "*a")
    text = f"---\n{bomb}publisher: !!python/object/apply:os.getcwd []\n---\nFourteen were killed.\n"
    assert opened(text.encode(), "a.md").document.publisher is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The hospital said that fourteen people had been killed in the shelling.", "en"),
        ("Xəstəxana bildirib ki, atəş zamanı on dörd nəfər həlak olub, altı nəfər itkin düşüb.", "az"),
        ("Հիվանդանոցը հայտնել է, որ տասնչորս մարդ է զոհվել գնդակոծության ժամանակ։", "hy"),
        ("14 31 613", None),
        ("Fourteen dead.", None),
    ],
)
def test_a_language_is_told_when_the_text_is_long_enough(text: str, language: str | None) -> None:
    document = opened(text.encode()).document
    assert (document.language.value if document.language else None) == language
