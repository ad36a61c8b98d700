"""Broken files without end: good ones of every format cut off, flipped and spliced, from a seed.

The same seed gives the same files on any machine, so that what fails once can be made again by its number.
"""

from __future__ import annotations

import io
import random
import tarfile
from collections.abc import Iterator, Mapping
from functools import cache

from tests.documents import SENTENCES, SRT, TOLL, docx, ods, odt, paragraph, pdf, picture_of, xls, xlsx, zipped

MAIL = (
    b"From: a@b.example\nSubject: Toll\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
    b"Content-Type: text/plain\n\nWe say that 40 people were injured.\n--b\n"
    b"Content-Type: text/plain\nContent-Disposition: attachment; filename=n.txt\n\n12 people were killed.\n--b--\n"
)


@cache
def good() -> Mapping[str, bytes]:
    """A good file of each format, by a name with its ending."""
    english = SENTENCES["en"]
    rows = [[str(cell) for cell in row] for row in TOLL]
    box = b"From a@b Tue May  4 10:00:00 1999\n" + MAIL
    return {
        "a.txt": english.encode(), "a.md": f"---\npublisher: P\n---\n# T\n\n{english}".encode(),
        "a.html": f"<html><head><title>T</title></head><body><p>{english}</p></body></html>".encode(),
        "a.csv": "\n".join(",".join(row) for row in rows).encode(), "a.pdf": pdf([english]),
        "a.docx": docx(paragraph(english) * 3), "a.odt": odt(f"<text:p>{english}</text:p>"), "a.xlsx": xlsx(TOLL),
        "a.xls": xls(TOLL), "a.ods": ods({"T": rows}), "a.srt": SRT.encode(), "a.eml": MAIL, "a.mbox": box,
        "a.rtf": rf"{{\rtf1\ansi {english}\par}}".encode(), "a.zip": zipped({"n.txt": english, "m.eml": MAIL}),
        "a.tar": _tar(english.encode()), "a.warc": _warc(english), "a.png": picture_of(pdf([english]), scale=0.3),
    }  # fmt: skip


def mutants(count: int, seed: int = 1) -> Iterator[tuple[str, bytes]]:
    """So many broken files, each with a name that tells its format, its number and its fault."""
    names = sorted(good())
    for number in range(count):
        name = names[number % len(names)]
        chance = random.Random(f"{seed} {number}")
        fault = chance.choice(("cut", "flip", "flip-many", "splice", "repeat", "zeros"))
        stem, _, ending = name.rpartition(".")
        yield f"{stem}-{number:05}-{fault}.{ending}", _broken(good()[name], fault, chance)


def _broken(content: bytes, fault: str, chance: random.Random) -> bytes:
    made, at = bytearray(content), chance.randrange(len(content))
    if fault == "cut":
        return content[:at]
    if fault in ("flip", "flip-many"):
        for _ in range(1 if fault == "flip" else chance.randint(2, 40)):
            made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    elif fault == "splice":
        other = good()[chance.choice(sorted(good()))]
        begin = chance.randrange(len(other))
        made[at : at + chance.randrange(400)] = other[begin : begin + chance.randrange(400)]
    elif fault == "repeat":
        made[at:at] = made[at : at + chance.randrange(1, 200)] * chance.randint(1, 50)
    else:
        length = chance.randrange(1, 300)
        made[at : at + length] = bytes(length)
    return bytes(made)


def _tar(content: bytes) -> bytes:
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w") as archive:
        entry = tarfile.TarInfo("n.txt")
        entry.size = len(content)
        archive.addfile(entry, io.BytesIO(content))
    return written.getvalue()


def _warc(words: str) -> bytes:
    page = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>{words}</p></body></html>".encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2022-03-01T12:00:00Z\r\n"
        f"WARC-Target-URI: https://a.example/b\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(page)}\r\n\r\n"
    )
    return head.encode() + page + b"\r\n\r\n"
