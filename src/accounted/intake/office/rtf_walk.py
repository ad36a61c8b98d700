"""RTF into text by the same rules as Word documents: changes, comments, footnotes and tables told apart.

Follows the Rich Text Format Specification 1.9.1, and what word processors write beside it. A group of RTF inherits the
look of the one around it, and its text goes to where the group says: into the body, a comment, a footnote, or nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from accounted.intake.office.body import Body
from accounted.intake.office.docx_notes import Comment, Remarks
from accounted.intake.office.rtf_tables import Rows
from accounted.intake.office.rtf_tokens import (
    BYTES,
    CLOSE,
    CODE_PAGES,
    OPEN,
    SYMBOL,
    WORD,
    Token,
    code_page,
    moment,
    tokens,
)
from accounted.intake.prose import raised

MOST_GROUPS = 5_000
"""How deep groups may stand in each other; no word processor comes near it."""

_LETTERS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ", "qmspace": " ", "page": "\n", "column": "\n",
}  # fmt: skip
_SYMBOLS = {"~": "\xa0", "_": "-", "-": "", "{": "{", "}": "}", "\\": "\\", "\n": "\n", "\r": "\n", "\t": " "}
_NOWHERE = frozenset({
    "colortbl", "stylesheet", "info", "pict", "objdata", "themedata", "colorschememapping", "datastore",
    "listtable", "listoverridetable", "xmlnstbl", "rsidtbl", "generator", "latentstyles", "filetbl", "listtext",
    "pntext", "pntxta", "pntxtb", "nonshppict", "nonesttables", "fldinst", "bkmkstart", "bkmkend", "tc", "xe",
    "rxe", "private", "mmathPr", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn",
    "sp", "sn", "sv",
})  # fmt: skip
_EDGES = frozenset(["header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"])
_READ = frozenset(["fldrslt", "ud", "nesttableprops", "shpinst", "result"])
"""Groups that may be passed over by programs that don't know them, and hold what is read, or say where it stands."""

_ASIDE = frozenset({
    "atnid", "atnauthor", "atntime", "atndate", "atnref", "atrfstart", "atrfend", "atnparent", "revtbl"
})  # fmt: skip
"""Groups whose text says something of a comment or a change."""


@dataclass(frozen=True, slots=True)
class Look:
    """What is in force where the text has come to."""

    to: str = "text"
    font: int | None = None
    font_from_right: int | None = None
    from_right: bool = False
    fallback: int = 1
    inserted: bool = False
    deleted: bool = False
    moved: bool = False
    by_inserted: int | None = None
    at_inserted: int | None = None
    by_deleted: int | None = None
    at_deleted: int | None = None
    struck: bool = False
    hidden: bool = False
    in_table: bool = False


@dataclass(slots=True)
class _Group:
    look: Look
    close: Callable[[], None] | None = None
    starred: bool = False
    begun: bool = False


@dataclass(slots=True)
class RtfWalk:
    """The walk through an RTF document; `too_deep` tells that its groups stand in each other without end."""

    page: str = "cp1252"
    body: Body = field(default_factory=Body)
    notes: dict[tuple[str, str], Body] = field(default_factory=dict)
    comments: dict[str, Comment] = field(default_factory=dict)
    edges: dict[str, None] = field(default_factory=dict)
    too_deep: bool = False
    _look: Look = field(default_factory=Look)
    _groups: list[_Group] = field(default_factory=list)
    _targets: list[Rows] = field(default_factory=list)
    _fonts: dict[int, str] = field(default_factory=dict)
    _authors: list[str] = field(default_factory=list)
    _said: dict[str, str] = field(default_factory=dict)
    _aside: list[str] = field(default_factory=list)
    _bytes: bytearray = field(default_factory=bytearray)
    _letters: list[str] = field(default_factory=list)
    _skip: int = 0

    def walk(self, content: bytes) -> Remarks:
        """Write all of it into `body`; returns what stands beside it."""
        self._targets.append(Rows(self.body))
        for token in tokens(content):
            if token.kind == BYTES:
                self._take_bytes(token)
            elif token.kind == WORD and token.word == "u":
                self._take_letter(token.number or 0)
            elif self._skip and token.kind in (WORD, SYMBOL):
                self._skip -= 1
            else:
                self._flush()
                self._step(token)
            if len(self._groups) > MOST_GROUPS:
                self.too_deep = True
                break
        self._flush()
        while self._groups:
            self._close()
        self._targets[0].end()
        return Remarks(self.notes, self.comments, tuple(self.edges))

    def _step(self, token: Token) -> None:
        if token.kind == OPEN:
            self._skip = 0
            self._groups.append(_Group(self._look))
        elif token.kind == CLOSE:
            self._skip = 0
            if self._groups:
                self._close()
        elif token.kind == SYMBOL and token.word == "*":
            if self._groups and not self._groups[-1].begun:
                self._groups[-1].starred = True
        elif token.kind == SYMBOL:
            self._write(_SYMBOLS.get(token.word, ""))
        else:
            self._word(token.word, token.number)

    def _close(self) -> None:
        group = self._groups.pop()
        if group.close:
            group.close()
        self._look = group.look

    # Text

    def _take_bytes(self, token: Token) -> None:
        content = token.content
        if self._skip:
            skipped = min(self._skip, len(content))
            self._skip -= skipped
            content = content[skipped:]
        self._bytes += content

    def _take_letter(self, number: int) -> None:
        self._decode()
        self._letters.append(chr(number & 0xFFFF))
        self._skip = self._look.fallback

    def _decode(self) -> None:
        if self._bytes:
            font = self._look.font_from_right if self._look.from_right else self._look.font
            page = self._fonts.get(-1 if font is None else font, self.page)
            self._letters.append(self._bytes.decode(page, "replace"))
            self._bytes.clear()

    def _flush(self) -> None:
        self._decode()
        if self._letters:
            words = "".join(self._letters).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
            self._letters.clear()
            self._write(words)

    def _write(self, words: str) -> None:
        look = self._look
        if self._groups:
            self._groups[-1].begun = True
        if look.to == "aside":
            self._aside.append(words)
        elif look.to == "text" and words:
            body = self._target.at(look.in_table)
            body.hidden += len(words) if look.hidden else 0
            if look.deleted:
                body.strike(words, self._who(look.by_deleted, look.at_deleted, look.moved))
            elif look.struck:
                body.strike(words, {"how": "struck through"})
            elif look.inserted:
                body.put_in(words, self._who(look.by_inserted, look.at_inserted, look.moved))
            else:
                body.run(words)

    @property
    def _target(self) -> Rows:
        return self._targets[-1]

    def _who(self, author: int | None, packed: int | None, moved: bool) -> dict[str, str]:
        named = self._authors[author] if author is not None and 0 <= author < len(self._authors) else ""
        said = {"author": named, "date": moment(packed) or "", "how": "moved" if moved else ""}
        return {key: value for key, value in said.items() if value}

    # Control words

    def _word(self, word: str, number: int | None) -> None:
        group = self._groups[-1] if self._groups else _Group(self._look)
        first, group.begun = not group.begun, True
        if first and (group.starred or word in _NOWHERE or word in _EDGES or word in _DESTINATIONS):
            self._destination(word, group)
        elif self._look.to == "nowhere":
            return
        elif self._look.to == "fonts":
            self._of_fonts(word, number)
        elif self._look.to == "text":
            self._of_text(word, number)
        if word == "ansicpg":
            self.page = code_page(number, self.page)
        elif word in ("mac", "pc", "pca"):
            self.page = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]
        elif word == "uc":
            self._look = replace(self._look, fallback=max(number or 0, 0))

    def _destination(self, word: str, group: _Group) -> None:
        """Send what the group holds to where its first word says."""
        look = self._look
        if look.to == "nowhere":
            return
        if word == "fonttbl":
            self._look = replace(look, to="fonts")
        elif word in _ASIDE:
            self._aside.clear()
            self._look = replace(look, to="aside")
            group.close = lambda: self._of_aside(word)
        elif word in ("annotation", "footnote", "shptxt", "dptxbxtext") or word in _EDGES:
            self._apart(word, group)
        elif word == "upr" or (group.starred and word not in _READ) or word in _NOWHERE:
            self._look = replace(look, to="upr" if word == "upr" else "nowhere")
        elif word == "ud":
            self._look = replace(look, to="text")

    def _apart(self, word: str, group: _Group) -> None:
        """Write what the group holds into a body of its own."""
        around = self._target.at(self._look.in_table)
        inner = around.inner() if word == "shptxt" else Body()
        key = str(len(self.notes) + 1)
        if word == "footnote":
            around.notes.append((word, key))
            around.run(raised(str(len(around.notes))))
            self.notes[word, key] = inner
        rows = Rows(inner)
        self._targets.append(rows)
        self._look = replace(Look(), font=self._look.font, fallback=self._look.fallback)
        holder = self._targets[-2]

        def close() -> None:
            self._targets.remove(rows)
            rows.end()
            if word == "annotation":
                self._comment(around, " ".join(inner.prose.text.split()))
            elif word in _EDGES:
                self.edges |= dict.fromkeys(filter(None, [" ".join(inner.prose.text.split())]))
            elif word != "footnote":
                holder.boxes.append(inner)

        group.close = close

    def _of_aside(self, word: str) -> None:
        words = "".join(self._aside).strip()
        self._aside.clear()
        if word == "revtbl":
            self._authors = [one.strip() for one in words.split(";")]
        elif word in ("atrfstart", "atrfend"):
            self._target.at(self._look.in_table).note(f"range {words}")
        else:
            self._said[word] = words

    def _comment(self, around: Body, words: str) -> None:
        said, self._said = self._said, {}
        packed = said.get("atndate", "")
        date = moment(int(packed)) if re.fullmatch("-?[0-9]{1,10}", packed) else None
        about = {"author": said.get("atnauthor") or said.get("atnid", ""), "date": date or ""}
        key = f"range {said['atnref']}" if said.get("atnref") else f"comment {len(self.comments)}"
        if key in self.comments:
            key = f"comment {len(self.comments)}"
        if not said.get("atnref"):
            around.note(key)
        self.comments[key] = Comment(words, {name: value for name, value in about.items() if value})

    def _of_fonts(self, word: str, number: int | None) -> None:
        if word == "f":
            self._look = replace(self._look, font=number or 0)
        elif word == "fcharset" and number in CODE_PAGES and self._look.font is not None:
            self._fonts[self._look.font] = CODE_PAGES[number]
        elif word == "cpg" and self._look.font is not None:
            self._fonts[self._look.font] = code_page(number, self.page)

    def _with(self, **changes: Any) -> Look:
        return replace(self._look, **changes)

    def _of_text(self, word: str, number: int | None) -> None:
        look, on = self._look, number != 0
        if word in _LETTERS:
            self._write(_LETTERS[word])
        elif word in ("par", "sect"):
            if not look.deleted:
                self._target.end_paragraph(look.in_table)
        elif word in _LOOKS:
            self._look = self._with(**{_LOOKS[word]: on if word in _SWITCHES else number})
        elif word == "plain":
            self._look = Look(fallback=look.fallback, in_table=look.in_table)
        elif word == "pard":
            self._look = replace(look, in_table=False)
        elif word in ("mvf", "mvt"):
            self._look = self._with(moved=on, **{"deleted" if word == "mvf" else "inserted": on})
        elif word in ("mvauth", "mvdate"):
            kind = {"mvauth": "by", "mvdate": "at"}[word]
            self._look = self._with(**{f"{kind}_inserted": number, f"{kind}_deleted": number})
        elif word in ("rtlch", "ltrch"):
            self._look = replace(look, from_right=word == "rtlch")
        else:
            self._target.word(word, number)


_DESTINATIONS = frozenset({"fonttbl", "footnote", "upr", "shptxt", "dptxbxtext", "fldrslt", "result", *_ASIDE})
_SWITCHES = frozenset({"revised", "deleted", "strike", "striked", "v", "intbl"})
_LOOKS = {
    "revised": "inserted", "deleted": "deleted", "strike": "struck", "striked": "struck", "v": "hidden",
    "intbl": "in_table", "f": "font", "af": "font_from_right", "revauth": "by_inserted", "revdttm": "at_inserted",
    "revauthdel": "by_deleted", "revdttmdel": "at_deleted",
}  # fmt: skip
