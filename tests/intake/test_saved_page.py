"""A page that a browser saved, whole in one file or as HTML beside its pictures: read where it stands."""

from email.message import EmailMessage

import pytest

from accounted.case.opening import open_and_read
from accounted.intake import BUILT_IN, media_type_of
from accounted.intake.media import HTML, MAIL, MHTML
from accounted.model import CountClaim, Original, digest_of
from tests.intake.conftest import opened

SAID = "The governor said that 340 people were killed in Lund."
ADDRESS = "https://news.example/2014/lund.html"
PAGE = f"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<title>Lund</title><style>p {{ color: red }}</style></head>
<body><nav><a href="/a">Home</a> <a href="/b">Sport 12</a></nav><article><h1>Lund</h1>
<p>{SAID}</p>
<p>The streets were quiet on the next day, as the mayor told this paper by telephone.</p></article></body></html>
"""


def saved(head: str, page: str = PAGE, encoding: str = "quoted-printable") -> bytes:
    message = EmailMessage()
    message.set_content(page, "html", cte=encoding)
    body = message.get_payload()
    parts = (
        f"Content-Type: text/html\nContent-ID: <frame-1@mhtml.blink>\nContent-Transfer-Encoding: {encoding}\n"
        f"Content-Location: {ADDRESS}\n\n{body}",
        "Content-Type: text/css\nContent-Location: cid:css-1@mhtml.blink\n\np { color: red }\n",
        "Content-Type: image/png\nContent-Transfer-Encoding: base64\nContent-Location: https://news.example/dot.png\n\niVBORw0KGgo=\n",
    )
    bound = '; type="text/html"; boundary="----Bound"'
    lines = f"{head}MIME-Version: 1.0\nContent-Type: multipart/related{bound}\n\n"
    return (lines + "".join(f"\n------Bound\n{part}" for part in parts) + "\n------Bound--\n").encode()


BLINK = (
    "From: <Saved by Blink>\nSnapshot-Content-Location: https://news.example/2014/lund.html\n"
    "Subject: Lund\nDate: Mon, 3 Mar 2014 12:00:00 +0200\n"
)
EXPLORER = 'From: "Saved by Windows Internet Explorer 8"\nSubject: Lund\nDate: Mon, 3 Mar 2014 12:00:00 +0200\n'
WORD = ""


@pytest.mark.parametrize(("head", "tool"), [(BLINK, "Blink"), (EXPLORER, "Windows Internet Explorer 8"), (WORD, None)])
@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
def test_the_page_in_it_becomes_an_original_with_its_address_and_moment(
    head: str, tool: str | None, encoding: str
) -> None:
    content = saved(head, encoding=encoding)
    assert media_type_of(content, "lund.mht") == MHTML
    found = opened(content, "lund.mhtml")
    (page,) = found.inside
    assert (page.name, page.content.decode().strip()) == ("lund.html", PAGE.strip())
    moment = {"captured": "2014-03-03T10:00:00Z"} if head else {}
    assert page.said == {**moment, **({"tool": tool} if tool else {}), "address": ADDRESS}


def test_what_is_read_in_the_page_is_where_it_stands() -> None:
    (page,) = opened(saved(BLINK), "lund.mhtml").inside
    read = open_and_read(Original(digest_of(page.content), len(page.content)), page.content, page.name, {}, BUILT_IN)
    (claim,) = (one for one in read.claims if isinstance(one, CountClaim))
    assert (claim.amount.low, claim.said_by.name) == (340, "The governor")
    assert read.text[claim.passage.start : claim.passage.end] == SAID


def test_a_page_saved_beside_its_pictures_is_read_without_the_menu() -> None:
    beside = PAGE.replace("</article>", '<img src="lund_files/dot.png" alt="7 dead"></article>')
    content = f"<!-- saved from url=(0035){ADDRESS} -->\n{beside}".encode()
    assert media_type_of(content, "lund.html") == HTML
    read = open_and_read(Original(digest_of(content), len(content)), content, "lund.html", {}, BUILT_IN)
    (claim,) = (one for one in read.claims if isinstance(one, CountClaim))
    assert read.text[claim.passage.start : claim.passage.end] == SAID


def test_a_mail_with_pictures_in_its_words_stays_a_mail() -> None:
    sent = saved("From: A <a@b.example>\nTo: C <c@b.example>\nSubject: Toll\nMessage-ID: <1@b.example>\n")
    assert media_type_of(sent, "m.eml") == MAIL
