"""Bring the catalogues of the workspace up to date with what the pages and the code lists say.

    .venv/bin/python docs/gather_strings.py          every language that has a catalogue
    .venv/bin/python docs/gather_strings.py fr       begins one in French

A catalogue is a `.po` file in `src/accounted/web/catalogues`, to be filled with any editor for translators.
`tests/web/test_language.py` fails while one lacks a string that a page shows.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract, extract_from_dir
from babel.messages.pofile import read_po, write_po

from accounted.case import counting_rules
from accounted.estimation.methods import HOW, SAMPLED
from accounted.model.vocabulary import vocabulary, vocabulary_names
from accounted.reading.saying import every_sentence
from accounted.vault import acts

sys.path.insert(0, str(Path(__file__).resolve().parent))
from sentences import sentences

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "accounted"
WEB = PACKAGE / "web"
CATALOGUES = WEB / "catalogues"
METHODS = [("**/templates/**.html", "jinja2"), ("**.py", "python")]
OPTIONS = {"**/templates/**.html": {"trimmed": "true", "silent": "false"}}
KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}
SAYING = {"say": None, "say_many": (1, 2)}
"""How the rooms say sentences to people; of those that are put together elsewhere, `templates` gives the rest."""

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {}\\n"\n\n'
PLURALS = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
}
"""The forms of a number as translators' tools order them, where Babel orders them otherwise."""

SHOWN = (
    "count", "event", "person", "label", "evidence", "position", "holds", "undone", "orphaned", "does_not_fit",
    "not known", "proposed", "confirmed", "open", "explained", "dismissed", "time", "place", "people", "conflict",
    "within document", "revision", "same list two sizes", "date", "duration", "actor", "part of", "different scope",
    "compatible bounds", "different unit", "vague compatible", "case created", "announced", "sealed", "received again",
    "judged", "answered", "read with", "exported", "certain", "very likely", "likely", "more likely than not",
    "uncertain", "one record", "unnamed record", "given", "order", "kin", "born", "birthday", "died", "identifier",
    "equal", "close", "short form", "initial", "similar", "different", "as usual", "swapped", "no",
    "one is named after the other",
    "same", "same year", "same year, or ages a year apart", "reviewers differ",
    "2 years apart", "5 years apart", "12 years apart", "further apart", "same day",
    "one part differs", "same as far as said", "same month", "days apart", "months apart", "years apart",
    "one sign differs", "two signs differ",
)  # fmt: skip
"""Words of results that pages show and no template spells out."""


def wanted() -> Catalog:
    """Every string that a page may show."""
    made = Catalog(project="Accounted", fuzzy=False)
    for file, _, message, comments, context in extract_from_dir(
        str(WEB), METHODS, OPTIONS, keywords=KEYWORDS, comment_tags=("Translators:",)
    ):
        made.add(message, locations=[(file, 0)], auto_comments=comments, context=context)
    for name in vocabulary_names():
        for code in vocabulary(name).codes.values():
            made.add(code.label, auto_comments=[f"{name.replace('_', ' ')}: {code.definition}"])
    for path in sorted(PACKAGE.rglob("*.py")):
        if b"say" in (source := path.read_bytes()):
            for _, message, _, _ in extract("python", BytesIO(source), SAYING):
                made.add(message, auto_comments=["a sentence of the program; keep what stands in braces"])
    for word in (*SHOWN, *templates()):
        made.add(word)
    for text in sentences(PACKAGE):
        made.add(text, auto_comments=["a refusal or a note; keep what stands in braces"])
    return made


def templates() -> Iterator[str]:
    """Sentences that stand in files of words, and those that are made of a code."""
    yield from every_sentence()
    yield from (*HOW.values(), SAMPLED)
    for code in vocabulary("tiers").codes.values():
        yield from (f"{code.label[:1].upper()}{code.label[1:]}", code.definition)
    for act, kind in vars(acts).items():
        if act.isupper() and isinstance(kind, str):
            yield kind.replace("_", " ")
    for name in ("approximate", "at_least", "at_most"):
        yield f"{vocabulary('precisions').label(name)} {{number}}"
    for package in json.loads((WEB / "vendor" / "wanted.json").read_text("utf-8"))["shipped"].values():
        yield package["is"]
    for rule in counting_rules():
        yield from (rule.title, rule.says, *rule.beyond, *(it for one in rule.ends for it in (one.term, one.take)))
        yield from (it for one in rule.grades for it in (one.grade, one.why))


def updated(code: str) -> bytes:
    """The catalogue of a language with all that is wanted; what is no longer wanted goes."""
    path, template = CATALOGUES / f"{code}.po", wanted()
    held = read_po(path.open("rb"), locale=code) if path.exists() else Catalog(locale=code, fuzzy=False)
    held.update(template, no_fuzzy_matching=True)
    held.obsolete.clear()
    held.fuzzy = False
    written = BytesIO()
    if code in PLURALS:
        written.write(HEADER.format(PLURALS[code]).encode())
    write_po(written, held, width=110, no_location=True, sort_output=True, omit_header=True)
    return written.getvalue()


if __name__ == "__main__":
    for code in sys.argv[1:] or sorted(path.stem for path in CATALOGUES.glob("*.po")):
        CATALOGUES.mkdir(exist_ok=True)
        (CATALOGUES / f"{code}.po").write_bytes(updated(code))
