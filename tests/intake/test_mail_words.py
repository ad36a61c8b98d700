"""The words of mails as programs send them: wrapped, quoted, escaped, in older encodings, in two forms at once."""

import base64
import quopri

import pytest

from accounted.intake.code_pages import code_page_of
from accounted.intake.containers.mail_words import passages
from tests.intake.conftest import opened

RUSSIAN = "Министерство сообщило, что 12 человек были убиты и 40 ранены в Лунде."
ARABIC = "قالت الوزارة إن 12 شخصا قتلوا وأصيب 40 في حلب."
HEAD = b"From: P <a@b.example>\nSubject: Toll\nMIME-Version: 1.0\n"


def words(content: bytes) -> str:
    found = opened(content, "mail.eml")
    return found.text[found.document.body_start :]


@pytest.mark.parametrize(
    ("charset", "said"), [("windows-1251", RUSSIAN), ("koi8-r", RUSSIAN), ("windows-1256", ARABIC), ("utf-8", RUSSIAN)]
)
def test_older_encodings_that_a_mail_names_are_read_in_words_and_subject(charset: str, said: str) -> None:
    subject = f"=?{charset}?B?{base64.b64encode(said[:20].encode(charset)).decode()}?="
    head = f"From: a@b.example\nSubject: {subject}\nContent-Type: text/plain; charset={charset}\n"
    content = (
        head.encode() + b"Content-Transfer-Encoding: quoted-printable\n\n" + quopri.encodestring(said.encode(charset))
    )
    assert words(content) == said
    assert f"Subject: {said[:20].strip()}" in opened(content, "mail.eml").text


@pytest.mark.parametrize("charset", ["cp1251", "koi8-r"])
def test_letters_that_a_mail_does_not_name_are_told_by_the_whole_of_it_and_the_guess_is_said(charset: str) -> None:
    head = b"From: a@b.example\nSubject: " + "Сводка".encode(charset)
    found = opened(head + b"\n\n" + RUSSIAN.encode(charset), "mail.eml")
    assert found.text == f"From: a@b.example\n\nSubject: Сводка\n\n{RUSSIAN}"
    assert any("by its bytes it was read as" in note for note in found.document.notes)


@pytest.mark.parametrize("page", ["cp1251", "koi8-r", "cp866", "mac-cyrillic"])
@pytest.mark.parametrize("said", [RUSSIAN, RUSSIAN.upper(), "Убито 12 человек."])
def test_pages_of_cyrillic_are_told_apart_by_their_capitals(page: str, said: str) -> None:
    content = said.encode(page)
    assert content.decode(code_page_of(content) or "ascii") == said


def test_a_rare_page_takes_a_longer_text_and_ukrainian_has_its_letters() -> None:
    assert code_page_of(RUSSIAN.encode("iso8859-5")) == "iso8859-5"
    assert code_page_of("Загинули 12 людей, повідомила поліція.".encode("cp1251")) == "windows-1251"


def test_lines_that_were_only_wrapped_are_whole() -> None:
    kind = b"Content-Type: text/plain; charset=utf-8; format=flowed"
    flowed = b"The ministry said that 12 people were \nkilled in Lund, and that 40 \npeople were injured.\n\n-- \nP\n"
    assert words(HEAD + kind + b"\n\n" + flowed).startswith(
        "The ministry said that 12 people were killed in Lund, and that 40 people were injured."
    )
    dropped = b"Zw\xc3\xb6lf  \nMen \nschen\n"
    assert words(HEAD + kind + b"; delsp=yes\n\n" + dropped) == "Zwölf Menschen"
    assert words(HEAD + b"\nTwelve \npeople\n") == "Twelve\npeople", "without the word of the mail no line is joined"


def test_an_earlier_mail_that_is_quoted_is_read_without_its_marks_and_under_one() -> None:
    found = opened(
        HEAD + b"\nI can confirm it.\n\n> The army said that 5\n> soldiers were killed.\n>> And 3 more.\n", "m.eml"
    )
    assert [(found.text[it.start : it.end], it.about) for it in found.document.marks if it.kind == "quoted"] == [
        ("The army said that 5\nsoldiers were killed.", {"depth": "1"}), ("And 3 more.", {"depth": "2"}),
    ]  # fmt: skip
    assert "2 passages quote an earlier mail" in found.document.notes[0]


def test_a_mark_that_a_mailbox_put_before_from_is_none_of_the_mail() -> None:
    assert list(passages("12 came.\n>From the north.\n\n>From there 3.\nNo more.", False, False)) == [
        ("12 came.\nFrom the north.\n\nFrom there 3.\nNo more.", 0)]  # fmt: skip


@pytest.mark.parametrize("quoted", [
    "> In Lund, it is said,\n>From the north 12 came.", ">From the north 12 came.\n> In Lund, it is said.",
    "> In Lund, it is said.\n>\n>From the north 12 came.", ">From the north 12 came.", ">From x\n>From y",
])  # fmt: skip
def test_a_line_that_is_quoted_stays_quoted_though_it_begins_with_from(quoted: str) -> None:
    told = list(passages(f"I doubt it.\n\n{quoted}\n\nP", False, False))
    assert [depth for _, depth in told] == [0, 1, 0]
    assert "From" in told[1][0]


def test_where_a_line_begins_with_from_bare_no_mailbox_put_marks_there() -> None:
    told = list(passages("He wrote:\n>From the north 12 came.\nFrom the south came none.", False, False))
    assert told == [("He wrote:", 0), ("From the north 12 came.", 1), ("From the south came none.", 0)]


def test_a_plain_form_that_only_asks_to_look_at_the_other_gives_way_to_it() -> None:
    said = "The ministry said that 12 people were killed in Lund and 40 were injured, among them children from Malmo."
    asks = "Please use a program that shows HTML."
    for plain, read in ((asks, said), (said[:-10], said[:-10])):
        forms = f"--b\nContent-Type: text/plain\n\n{plain}\n--b\nContent-Type: text/html\n\n<p>{said}</p>\n--b--\n"
        assert words(HEAD + b"Content-Type: multipart/alternative; boundary=b\n\n" + forms.encode()) == read
