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


PAGE = HEAD + b"Content-Type: text/html; charset=utf-8\n\n"
NEW, OLD = "I doubt it.", "In Lund 340 people were killed."


def quoted(content: bytes) -> list[tuple[str, str | None]]:
    """The paragraphs of the body, each with the depth of its mark."""
    found = opened(content, "mail.eml")
    depths = {mark.start: mark.about["depth"] for mark in found.document.marks if mark.kind == "quoted"}
    text, told, at = found.text, [], found.document.body_start
    for start in [*sorted(depths), None]:
        before = text[at : len(text) if start is None else start].strip()
        told += [(before, None)] if before else []
        if start is not None:
            at = next(mark.end for mark in found.document.marks if mark.start == start)
            told.append((text[start:at], depths[start]))
    return told


@pytest.mark.parametrize(
    "page",
    [
        f"<p>{NEW}</p><blockquote type=cite><p>{OLD}</p></blockquote>",
        f"<div>{NEW}</div><div class=gmail_quote><blockquote class=gmail_quote><div>{OLD}</div></blockquote></div>",
        f"<div>{NEW}</div><div class='x_gmail_quote'>{OLD}</div>",
        f"<p>{NEW}</p><div id=yahoo_quoted class=yahoo_quoted><div>{OLD}</div></div>",
        f"{NEW}<blockquote>{OLD}</blockquote>",
    ],
)
def test_an_earlier_mail_in_a_page_of_html_is_told_from_the_senders_words(page: str) -> None:
    assert quoted(PAGE + page.encode()) == [(NEW, None), (OLD, "1")]


def test_what_stands_behind_a_quotation_is_the_senders_again_and_one_in_another_lies_deeper() -> None:
    page = f"<p>{NEW}</p><blockquote><p>{OLD}</p><blockquote>12 were hurt.</blockquote></blockquote><p>So I heard.</p>"
    assert quoted(PAGE + page.encode()) == [(NEW, None), (OLD, "1"), ("12 were hurt.", "2"), ("So I heard.", None)]


HEADS = {
    "en": ("From: A <a@b.example>", "Sent: Monday, 3 March 2014 10:00", "To: C", "Subject: Toll"),
    "de": ("Von: A", "Gesendet: Montag, 3. März 2014 10:00", "An: C", "Betreff: Toll"),
    "ru": ("От: А", "Отправлено: 3 марта 2014 г. 10:00", "Кому: В", "Тема: Сводка"),
    "tr": ("Kimden: A", "Gönderilme: 3 Mart 2014 Pazartesi", "Kime: C", "Konu: Sayı"),
    "ar": ("من: أ", "تاريخ الإرسال: 3 مارس 2014", "إلى: ج", "الموضوع: الحصيلة"),
}


@pytest.mark.parametrize("language", HEADS)
def test_what_stands_behind_the_head_of_an_earlier_mail_is_not_the_senders(language: str) -> None:
    lines = HEADS[language]
    plain = HEAD + b"Content-Type: text/plain; charset=utf-8\n\n" + "\n".join([NEW, "", *lines, "", OLD]).encode()
    (first, no_depth), (second, depth) = quoted(plain)
    assert (first, no_depth, depth) == (NEW, None, "1")
    assert second.startswith(lines[0])
    assert second.endswith(OLD)
    told = "<br>".join(f"<b>{key}:</b>{rest}" for key, _, rest in (line.partition(":") for line in lines))
    word = f"<p class=MsoNormal>{NEW}</p><div><div style='border:none'><p>{told}</p></div></div><p>{OLD}"
    (first, no_depth), (second, depth) = quoted(PAGE + word.replace("<a@b.example>", "").encode())
    assert (first, no_depth, depth) == (NEW, None, "1")
    assert second.endswith(OLD)


def test_each_head_of_an_earlier_mail_lies_one_deeper_and_a_list_of_places_is_none() -> None:
    head = "\n".join(HEADS["en"])
    text = f"{NEW}\n\n{head}\n\n{OLD}\n\n{head}\n\n12 were hurt.\n"
    found = quoted(HEAD + b"\n" + text.encode())
    assert [depth for _, depth in found] == [None, "1", "2"]
    head = head.replace("\n", "<br>").replace("<a@b.example>", "")
    page = f"<p>{NEW}</p><blockquote><p>{head}</p><p>{OLD}</p></blockquote><p>So I heard.</p>"
    assert [depth for _, depth in quoted(PAGE + page.encode())] == [None, "2", None]
    for none in ("From: Lund\nTo: Malmo\n\n5 people were killed.", "To: all\nSubject: toll\n\n5 people were killed."):
        assert [depth for _, depth in quoted(HEAD + b"\n" + none.encode())] == [None]


def test_struck_words_of_a_mail_stand_behind_it_and_those_of_a_quotation_leave_the_rest_quoted() -> None:
    page = (
        "<p>We counted <s>31</s>34 dead.</p><blockquote>He wrote: <del>nine</del> ten dead.</blockquote><p>Regards</p>"
        "<blockquote style='text-decoration: line-through'>Gone.</blockquote><p>Goodbye</p>"
    )
    found = opened(PAGE + page.encode(), "mail.eml")
    read = found.text[found.document.body_start : found.document.body_end]
    assert read == "We counted 34 dead.\n\nHe wrote: ten dead.\n\nRegards\n\nGoodbye"
    assert found.text.endswith("Struck out: 31\n\nStruck out: nine\n\nStruck out: Gone.")
    quoted = [found.text[one.start : one.end] for one in found.document.marks if one.kind == "quoted"]
    assert quoted == ["He wrote: ten dead."]


def test_a_quoted_mail_in_another_language_than_the_rest_is_told() -> None:
    english = "The ministry said on Tuesday evening that twelve people were killed and forty were injured in Lund."
    head, written = HEAD + b"Content-Type: text/plain; charset=utf-8\n\n", f"{RUSSIAN} {RUSSIAN}"
    mixed = opened(head + f"{written}\n\n> {english}\n".encode(), "mail.eml").document
    assert any("What it quotes looks like en, and the mail is read as ru" in note for note in mixed.notes)
    alike = opened(head + f"{written}\n\n> {RUSSIAN}\n".encode(), "mail.eml").document
    assert not any("What it quotes" in note for note in alike.notes)
