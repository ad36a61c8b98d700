"""Broken files without end: good ones of every format cut off, flipped, spliced, disguised and nested, from a seed.

The same seed gives the same files on any machine, so that what fails once can be made again by its number.
"""

from __future__ import annotations

import gzip
import io
import random
import re
import struct
import tarfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from tests.documents import SENTENCES, SRT, TOLL, docx, ods, odt, paragraph, pdf, picture_of, xls, xlsx, zipped

MAIL = (
    b"From: a@b.example\nSubject: Toll\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
    b"Content-Type: text/plain\n\nWe say that 40 people were injured.\n--b\n"
    b"Content-Type: text/plain\nContent-Disposition: attachment; filename=n.txt\n\n12 people were killed.\n--b--\n"
)
PICTURES = ("png", "jpg", "tif", "gif", "bmp", "webp")
"""They share one place among the formats, since each takes as long as twenty texts."""


@cache
def good() -> Mapping[str, bytes]:
    """A good file of each format, by a name with its ending."""
    english = SENTENCES["en"]
    rows = [[str(cell) for cell in row] for row in TOLL]
    box = b"From a@b Tue May  4 10:00:00 1999\n" + MAIL
    warc = _warc(english)
    return {
        "a.txt": english.encode(), "a.md": f"---\npublisher: P\n---\n# T\n\n{english}".encode(),
        "a.html": f"<html><head><title>T</title></head><body><p>{english}</p></body></html>".encode(),
        "a.csv": "\n".join(",".join(row) for row in rows).encode(), "a.pdf": pdf([english]),
        "a.docx": docx(paragraph(english) * 3), "a.odt": odt(f"<text:p>{english}</text:p>"), "a.xlsx": xlsx(TOLL),
        "a.xls": xls(TOLL), "a.ods": ods({"T": rows}), "a.srt": SRT.encode(), "a.eml": MAIL, "a.mbox": box,
        "a.rtf": rf"{{\rtf1\ansi {english}\par}}".encode(), "a.zip": zipped({"n.txt": english, "m.eml": MAIL}),
        "a.tar": _tar(english.encode()), "a.warc": warc,
        "a.tsv": "\n".join("\t".join(row) for row in rows).encode(),
        "a.vtt": ("WEBVTT\n\n" + SRT.replace(",", ".")).encode(), "arabic.txt": SENTENCES["ar"].encode("utf-16"),
        "a.tgz": gzip.compress(_tar(english.encode()), mtime=0), "a.warc.gz": gzip.compress(warc, mtime=0),
        "a.wacz": zipped({"datapackage.json": '{"resources": []}', "archive/a.warc": warc}),
        **_pictures(picture_of(pdf([english]), scale=0.3)),
    }  # fmt: skip


def mutants(count: int, seed: int = 1) -> Iterator[tuple[str, bytes]]:
    """So many broken files, each with a name that tells its format, its number and its fault."""
    for number in range(count):
        yield mutant(number, seed)


def mutant(number: int, seed: int = 1) -> tuple[str, bytes]:
    """One broken file by its number: its name and its bytes."""
    chance = random.Random(f"{seed} {number}")
    places = [*(name for name in sorted(good()) if _ending(name) not in PICTURES), "picture"]
    name = places[number % len(places)]
    if name == "picture":
        name = f"a.{chance.choice(PICTURES)}"
    fault = chance.choice(sorted(FAULTS))
    stem, _, ending = name.partition(".")
    if fault == "renamed":
        ending = chance.choice(sorted(good())).partition(".")[2]
    if fault == "nested":
        ending = "zip"
    return f"{stem}-{number:05}-{fault}.{ending}", FAULTS[fault](good()[name], chance)


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(1, len(content))]


def _flip(content: bytes, chance: random.Random) -> bytes:
    return _flipped(content, chance, 1)


def _flip_many(content: bytes, chance: random.Random) -> bytes:
    return _flipped(content, chance, chance.randint(2, 40))


def _flipped(content: bytes, chance: random.Random, times: int) -> bytes:
    made = bytearray(content)
    for _ in range(times):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def _splice(content: bytes, chance: random.Random) -> bytes:
    """A piece of another format in the place of some bytes."""
    made, other = bytearray(content), good()[chance.choice(sorted(good()))]
    at, begin = chance.randrange(len(made)), chance.randrange(len(other))
    made[at : at + chance.randrange(400)] = other[begin : begin + chance.randrange(400)]
    return bytes(made)


def _repeat(content: bytes, chance: random.Random) -> bytes:
    made, at = bytearray(content), chance.randrange(len(content))
    made[at:at] = made[at : at + chance.randrange(1, 200)] * chance.randint(1, 50)
    return bytes(made)


def _zeros(content: bytes, chance: random.Random) -> bytes:
    made, at, length = bytearray(content), chance.randrange(len(content)), chance.randrange(1, 300)
    made[at : at + length] = bytes(length)
    return bytes(made)


def _lengths(content: bytes, chance: random.Random) -> bytes:
    """A number that stands in the file, in digits or in two or four bytes, made another one."""
    digits = list(re.finditer(rb"\d{1,10}", content))
    if digits and chance.random() < 0.5:
        found = chance.choice(digits)
        wrong = chance.choice((b"0", b"-1", b"1", b"65536", b"4294967295", b"99999999999999999999", found[0] * 2))
        return content[: found.start()] + wrong + content[found.end() :]
    form = chance.choice(("<H", ">H", "<I", ">I"))
    size, at = struct.calcsize(form), chance.randrange(max(len(content) - 4, 1))
    wrong = struct.pack(form, chance.choice((0, 1, 0x7FFF, 0xFFFF)) if size == 2 else chance.choice(_EXTREMES))
    return content[:at] + wrong + content[at + size :]


_EXTREMES = (0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0x00010000)


def _swap(content: bytes, chance: random.Random) -> bytes:
    """Two stretches of a file changed for each other."""
    length = chance.randrange(1, max(len(content) // 4, 2))
    one, other = sorted(chance.randrange(max(len(content) - length, 1)) for _ in range(2))
    other = max(other, one + length)
    first, second = content[one : one + length], content[other : other + length]
    return content[:one] + second + content[one + length : other] + first + content[other + length :]


def _inner(content: bytes, chance: random.Random) -> bytes:
    """A fault behind the packing, so that no checksum finds it before a parser does."""
    fault = chance.choice((_cut, _flip_many, _splice, _repeat, _zeros, _lengths, _swap))
    if content.startswith(b"\x1f\x8b"):
        return gzip.compress(fault(gzip.decompress(content), chance), mtime=0)
    if not content.startswith(b"PK"):
        return fault(content, chance)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([name for name, part in parts.items() if part])
    return zipped({**parts, name: fault(parts[name], chance)}, ["mimetype"] if "mimetype" in parts else [])


def _nested(content: bytes, chance: random.Random) -> bytes:
    """A broken file in an archive, or in archives."""
    made = chance.choice((_cut, _flip_many, _lengths))(content, chance)
    for _ in range(chance.randint(1, 7)):
        made = zipped({"a": made}) if chance.random() < 0.7 else _tar(made)
    return made


def _empty(content: bytes, chance: random.Random) -> bytes:
    """Nothing, or next to it."""
    return (b"", b"\x00", b" \n" * 50, content[:4], bytes(1000), b"\xff\xfe")[chance.randrange(6)]


def _noise(content: bytes, chance: random.Random) -> bytes:
    """The beginning of a format, and nothing that means anything behind it."""
    return content[: chance.randrange(4, 300)] + chance.randbytes(chance.randrange(10, 3000))


FAULTS: Mapping[str, Callable[[bytes, random.Random], bytes]] = {
    "cut": _cut, "flip": _flip, "flip-many": _flip_many, "splice": _splice, "repeat": _repeat, "zeros": _zeros,
    "lengths": _lengths, "swap": _swap, "inner": _inner, "nested": _nested, "empty": _empty, "noise": _noise,
    "renamed": lambda content, _: content,
}  # fmt: skip
"""What is done to a good file, by name."""


def _ending(name: str) -> str:
    return name.rpartition(".")[2]


def _pictures(png: bytes) -> dict[str, bytes]:
    from PIL import Image

    made, picture = {"a.png": png}, Image.open(io.BytesIO(png)).convert("RGB")
    for ending, kind in zip(PICTURES[1:], ("JPEG", "TIFF", "GIF", "BMP", "WEBP"), strict=True):
        written = io.BytesIO()
        picture.save(written, kind)
        made[f"a.{ending}"] = written.getvalue()
    return made


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
