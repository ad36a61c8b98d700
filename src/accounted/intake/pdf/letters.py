"""The letters of a PDF page in the order of its lines, each with its box, as pdfium tells them.

pdfium puts letters into reading order and marks the spaces and line ends that it adds. What it leaves wrong is
mended here: presentation forms become ordinary letters, and in a line that runs to the left the pieces stand as
a person reads them, numbers and Latin words in their own direction.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, NamedTuple

from accounted.intake.pdf.grids import Grid, grids_among
from accounted.intake.pdf.pieces import Piece, Stretch
from accounted.intake.pdf.rules import rules_of
from accounted.intake.pdf.strikes import struck_among
from accounted.intake.pdf.untangling import WIDE_GAP, untangled
from accounted.intake.prose import raised
from accounted.model import Box

HYPHEN = "\u00ad"
"""What stands for a hyphen that pdfium takes to part a word at the end of a line."""

MOST_LETTERS = 200_000
"""On one page; what holds more is no page that anybody reads."""

_INVISIBLE = 3  # PDF text rendering mode: neither filled nor stroked
_BELOW, _ABOVE = 0.24, 0.88  # of the size of a font: how far letters reach under and over their line
_NO_ROOM = 0.01  # in points: a space that takes no more was added by pdfium, though it does not say so
_SPACE = 0.14  # of the height of a line that runs to the left: the narrowest space between two words
_TALLEST = 2.5  # of the size of a font: where the letters are higher, the file does not tell their size


class Letter(NamedTuple):
    """A letter, or the few that one sign stands for, with its box on the page."""

    text: str
    box: Box
    added: bool = False
    """Whether it is a space that pdfium added; where it says that one stands is right only in lines to the right."""


@dataclass(slots=True)
class Letters:
    """The letters of a page in stretches, with what is odd about them."""

    stretches: list[Stretch]
    unmapped: int = 0
    hidden: int = 0
    turned: int = 0
    count: int = 0
    grids: list[Grid] = field(default_factory=list)
    """The ruled tables of the page, as far as their lines tell."""

    struck: list[tuple[Stretch, ...]] = field(default_factory=list)
    """Words with a line drawn through them, which stand in none of the stretches."""


def letters_of(page: Any, text_page: Any) -> Letters:
    """The stretches of a page's text; one ends where a line does, or before a gap as wide as between columns."""
    import pypdfium2.raw as raw

    found = Letters([])
    on_page, of_pieces, signs = Placing(page), _Pieces(raw, text_page), list[Letter | None]()
    count = min(max(raw.FPDFText_CountChars(text_page), 0), MOST_LETTERS)
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text_page, index)
        written = _written(code)
        if written in ("\r", "\n"):
            signs.append(None)
            continue
        if raw.FPDFText_IsGenerated(text_page, index):
            if written == " ":
                last = signs[-1] if signs else None
                signs.append(Letter(" ", last.box if last else Box(0, 0, 0, 0), added=True))
            continue
        turned, hidden, size = of_pieces.of(index)
        box = on_page.box(raw, text_page, index, size)
        found.count += not written.isspace()
        found.unmapped += raw.FPDFText_HasUnicodeMapError(text_page, index) == 1 or code in (0, 0xFFFD)
        found.turned += turned
        found.hidden += hidden and not turned
        if turned:
            continue
        if written.isspace() or not written:
            signs.append(Letter(" ", box, added=box.right - box.left < _NO_ROOM))
        else:
            signs.append(Letter(written, box))
    rules = rules_of(page, on_page.shown) if found.count else []
    _lay(found, signs, struck_among([it.box if it else None for it in signs], rules))
    found.stretches = untangled(found.stretches)
    found.grids = grids_among(rules)
    return found


def _lay(found: Letters, signs: Sequence[Letter | None], struck: Container[int]) -> None:
    """Put signs into stretches, line by line (None ends one), and those that are struck out apart."""
    line, apart, crossed = list[Letter](), Letters([]), list[Letter]()
    for number, sign in enumerate(signs):
        if sign is None:
            _close(found, line)
            _close(apart, crossed)
        elif number in struck:
            crossed.append(sign)
        else:
            if sign.text != " ":
                _close(apart, crossed)
                _end_struck(found, apart)
                if line and _below(line, sign.box):
                    _close(found, line)
            line.append(sign)
    _close(found, line)
    _close(apart, crossed)
    _end_struck(found, apart)


def _end_struck(found: Letters, apart: Letters) -> None:
    if apart.stretches:
        found.struck.append(tuple(apart.stretches))
        apart.stretches = []


def _written(code: int) -> str:
    """The text of a code point: ligatures and presentation forms as their letters."""
    if code in (2, 0xFFFE):  # how pdfium tells of a hyphen at the end of a line
        return HYPHEN
    if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return "\ufffd"
    text = chr(code)
    if 0xFB00 <= code <= 0xFDFF or 0xFE70 <= code <= 0xFEFF:
        text = unicodedata.normalize("NFKC", text)
    return text if text in "\r\n" or (text.isprintable() or text.isspace()) else "" if code < 32 else text


class Placing:
    """From the space of a PDF page to points from the top left corner of the page as shown."""

    def __init__(self, page: Any) -> None:
        import pypdfium2.raw as raw

        self.width, self.height = page.get_size()
        scale = 1000
        x, y = ctypes.c_int(), ctypes.c_int()

        def shown(left: float, bottom: float) -> tuple[float, float]:
            size = (max(1, int(self.width * scale)), max(1, int(self.height * scale)))
            raw.FPDF_PageToDevice(page, 0, 0, *size, 0, left, bottom, x, y)
            return x.value / scale, y.value / scale

        (self._x, self._y), right, up = shown(0, 0), shown(1000, 0), shown(0, 1000)
        self._along = ((right[0] - self._x) / 1000, (right[1] - self._y) / 1000)
        self._across = ((up[0] - self._x) / 1000, (up[1] - self._y) / 1000)
        self._rect = raw.FS_RECTF()
        self._origin = ctypes.c_double(), ctypes.c_double()

    def box(self, raw: Any, text_page: Any, index: int, size: float) -> Box:
        """The box of a letter with the room that its line gives it, as high for every letter of a size.

        The height that pdfium tells follows the shape of each letter in some fonts, and then says nothing of size.
        """
        rect, x, y = self._rect, self._origin[0], self._origin[1]
        if not raw.FPDFText_GetLooseCharBox(text_page, index, rect):
            return Box(0, 0, 0, 0)
        bottom, top = rect.bottom, rect.top
        if size and top - bottom < _TALLEST * size and raw.FPDFText_GetCharOrigin(text_page, index, x, y):
            bottom, top = y.value - _BELOW * size, y.value + _ABOVE * size
        (first, one), (second, other) = self.shown(rect.left, bottom), self.shown(rect.right, top)
        return Box(min(first, second), min(one, other), max(first, second), max(one, other))

    def shown(self, x: float, y: float) -> tuple[float, float]:
        """A place of the PDF page as one of the page as shown."""
        return (
            self._x + self._along[0] * x + self._across[0] * y, self._y + self._along[1] * x + self._across[1] * y
        )  # fmt: skip


class _Pieces:
    """What holds for all letters of a piece of a page's text: whether it is turned or invisible, and its size."""

    def __init__(self, raw: Any, text_page: Any) -> None:
        self._raw, self._text_page, self._matrix = raw, text_page, raw.FS_MATRIX()
        self._known: dict[int, tuple[bool, bool, float]] = {}

    def of(self, index: int) -> tuple[bool, bool, float]:
        """Whether the letter is turned, whether it is invisible, and its size in points; 0 where nobody says."""
        piece = self._raw.FPDFText_GetTextObject(self._text_page, index)
        key = ctypes.cast(piece, ctypes.c_void_p).value if piece else None
        if key is None:
            return self._asked(index, None)
        if key not in self._known:
            self._known[key] = self._asked(index, piece)
        return self._known[key]

    def _asked(self, index: int, piece: Any) -> tuple[bool, bool, float]:
        raw, matrix = self._raw, self._matrix
        turned = 0.1 < raw.FPDFText_GetCharAngle(self._text_page, index) % 6.2832 < 6.18
        hidden = piece is not None and raw.FPDFTextObj_GetTextRenderMode(piece) == _INVISIBLE
        size = 0.0
        if raw.FPDFText_GetMatrix(self._text_page, index, matrix):
            size = raw.FPDFText_GetFontSize(self._text_page, index) * math.hypot(matrix.c, matrix.d)
        return bool(turned), bool(hidden), size if math.isfinite(size) else 0.0


def _below(line: list[Letter], box: Box) -> bool:
    """Whether a letter stands in another line than those before it."""
    last = next((it.box for it in reversed(line) if it.text != " "), line[-1].box)
    overlap = min(last.bottom, box.bottom) - max(last.top, box.top)
    return overlap < 0.25 * min(last.bottom - last.top, box.bottom - box.top)


def _gap(last: Box, box: Box) -> bool:
    """Whether so much room is between two letters that they stand in two columns."""
    height = max(last.bottom - last.top, box.bottom - box.top, 1)
    return max(box.left - last.right, last.left - box.right) > WIDE_GAP * height


def _close(found: Letters, line: list[Letter]) -> None:
    """Add what was collected of a line, in a stretch for each column that it goes through."""
    clusters = _clusters([it for it in line if it.text])
    line.clear()
    leftward = _runs_left(clusters)
    if leftward:
        clusters = list(_spaced([it for it in clusters if not it[0].added]))
    part: list[list[Letter]] = []
    for cluster in clusters:
        if cluster[0].text != " " and part and _gap(_last_box(part), cluster[0].box):
            _add(found, part, leftward)
            part = []
        part.append(cluster)
    _add(found, part, leftward)


def _add(found: Letters, part: list[list[Letter]], leftward: bool) -> None:
    ordered = _turned_back(part) if leftward else part
    letters = [it for cluster in ordered for it in cluster]
    if any(it.text != " " for it in letters):
        found.stretches.append(Stretch(tuple(_pieces(letters))))


def _last_box(part: list[list[Letter]]) -> Box:
    return next((cluster[0].box for cluster in reversed(part) if cluster[0].text != " "), part[-1][0].box)


def _runs_left(clusters: list[list[Letter]]) -> bool:
    kinds = [unicodedata.bidirectional(cluster[0].text[0]) for cluster in clusters]
    return sum(kind in ("R", "AL") for kind in kinds) > kinds.count("L")


def _turned_back(visual: list[list[Letter]]) -> list[list[Letter]]:
    """Letters from right to left as a person reads them: what runs to the right among them turned round."""
    ordered: list[list[Letter]] = []
    for rightward, run in groupby(_turns(visual), key=lambda turned: turned[0]):
        clusters = [cluster for _, cluster in run]
        ordered += reversed(clusters) if rightward else clusters
    return ordered


def _spaced(clusters: list[list[Letter]]) -> Iterator[list[Letter]]:
    """Letters from right to left, with a space wherever one is seen between them."""
    before: Box | None = None
    for cluster in sorted(clusters, key=lambda it: -(it[0].box.left + it[0].box.right)):
        box = cluster[0].box
        if before and cluster[0].text != " " and before.left - box.right > _SPACE * (box.bottom - box.top):
            yield [Letter(" ", Box(before.left, before.top, before.left, before.bottom), added=True)]
        yield cluster
        before = box


def _clusters(letters: list[Letter]) -> list[list[Letter]]:
    """Letters with the marks upon them, and with those that share their sign."""
    clusters: list[list[Letter]] = []
    for it in letters:
        if it.added:
            clusters.append([it])
        elif clusters and not clusters[-1][0].added and _shares(it, clusters[-1]):
            clusters[-1].append(it)
        else:
            clusters.append([it])
    return clusters


def _shares(it: Letter, cluster: list[Letter]) -> bool:
    """Whether a letter stands upon the one before, or is told by the same sign."""
    return bool(unicodedata.combining(it.text[0])) or it.box == cluster[0].box


def _turns(visual: list[list[Letter]]) -> Iterator[tuple[bool, list[Letter]]]:
    """Each cluster, and whether it belongs to a run that goes to the right: a number, or Latin words in a row."""
    kinds = [unicodedata.bidirectional(cluster[0].text[0]) for cluster in visual]
    for i, cluster in enumerate(visual):
        yield _goes_right(kinds, i), cluster


def _goes_right(kinds: list[str], i: int) -> bool:
    strong = ("L", "EN", "AN")
    if kinds[i] in strong:
        return True
    if kinds[i] in ("R", "AL"):
        return False
    before = next((kinds[j] for j in range(i - 1, -1, -1) if kinds[j] in (*strong, "R", "AL")), "R")
    after = next((kinds[j] for j in range(i + 1, len(kinds)) if kinds[j] in (*strong, "R", "AL")), "R")
    if before == after == "L":
        return True
    beside = i and i + 1 < len(kinds) and kinds[i - 1] in ("EN", "AN") and kinds[i + 1] in ("EN", "AN")
    if beside and kinds[i] in ("CS", "ES", "ET"):
        return True
    percent = kinds[i] == "ET" and (kinds[i - 1 : i] in (["EN"], ["AN"]) or kinds[i + 1 : i + 2] in (["EN"], ["AN"]))
    return percent or ("L" in (before, after) and {before, after} <= set(strong))


def _pieces(letters: list[Letter]) -> Iterator[Piece]:
    """The words of a line with their boxes."""
    height = sorted(it.box.bottom - it.box.top for it in letters)[len(letters) // 2]
    for blank, run in groupby(letters, key=lambda it: it.text == " "):
        if blank:
            continue
        word = list(run)
        base = max(it.box.bottom for it in word)
        before = ""
        for small, part in groupby(word, key=lambda it: _is_note_number(it, height, base, letters)):
            of_part = list(part)
            box = of_part[0].box
            for it in of_part[1:]:
                box = box.joined(it.box)
            text = "".join(it.text for it in of_part)
            glued = bool(before) and not (small and before.isdigit())  # 613² would be another figure
            yield Piece(raised(text) if small else text, box, glued)
            before = text[-1]


def _is_note_number(it: Letter, height: float, base: float, line: list[Letter]) -> bool:
    """Whether a digit is small and raised, as the number of a footnote: never to be read as part of a figure."""
    bottom = sorted(other.box.bottom for other in line)[len(line) // 2]
    size = it.box.bottom - it.box.top
    return it.text.isdigit() and 0 < size < 0.8 * height and it.box.bottom < bottom - 0.12 * height and base > 0
