"""Reading: from a document's text to attributed claims, each tied to the words it stands in.

`read` is the main function. In reading order:

`reader`       what a reader is, and how one asks outside · `refused` what did not become a claim
`rules`        the rule reader: goes through the sentences
`lexicon`      a language's words and frames, from `lexicon/<language>.yaml` · `variants` its choices · `frame` a frame
`grammar/`     numbers, people, fates, parts: count claims
`tables/`      what a table counts: headings, labels, captions, sums (`table_words`: their words)
`kinds/`       labels, evidence, positions, events, persons
`voice`        a speaker · `noun_phrase` its name (`titles`: in marks, `auxiliaries`: up to its verb)
`speakers`     who stands beside a verb of saying
`no_speaker`   what only stands there
`attribution`  who speaks in a sentence · `gapped` who shares a verb · `covering` how far each reaches
`quotations`   quotation marks, and what they hold · `turns` who has the floor in the record of a debate
`witness`      whose testimony a text is
`discourse`    what the text has said so far · `scene` where and when it is set · `places` names of places
`explaining`   the steps that made a claim · `saying` the same in words, from `says.yaml`
`language_model/`  the other reader: figures that a language model proposes
`ground`       nothing leaves this room unless its words stand in the text
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from accounted.model import Claim, Document
    from accounted.reading.ground import fault
    from accounted.reading.lexicon import languages
    from accounted.reading.reader import Ask, AskingReader, Question, Reader
    from accounted.reading.refused import Refusal, Refused
    from accounted.reading.rules import RulesReader
    from accounted.reading.saying import Said, said
    from accounted.reading.version import VERSION

__all__ = [
    "VERSION",
    "Ask",
    "AskingReader",
    "Question",
    "Reader",
    "Refusal",
    "Refused",
    "RulesReader",
    "Said",
    "fault",
    "languages",
    "read",
    "said",
]

_HOMES = {
    "VERSION": "version", "Ask": "reader", "AskingReader": "reader", "Question": "reader", "Reader": "reader",
    "Refusal": "refused", "Refused": "refused", "RulesReader": "rules", "Said": "saying", "said": "saying",
    "fault": "ground", "languages": "lexicon",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """A public name, fetched from its home when first asked for: much of the program never reads a text."""
    if name not in _HOMES:
        raise AttributeError(f"module 'accounted.reading' has no attribute {name!r}")
    return getattr(import_module(f"accounted.reading.{_HOMES[name]}"), name)


def read(
    document: Document, text: str, reader: Reader | None = None, language: str | None = None,
    refused: Refused | None = None,
) -> Iterator[Claim]:  # fmt: skip
    """The claims that a reader finds in a document, offsets exact; of ours, figures come first, in order of the text.

    Args:
        document: the opened original; its publisher is who speaks where no words name another.
        text: the document's text, from which offsets count.
        reader: the rule reader when left out.
        language: two letters; the document's own when left out, English when nobody says.
        refused: collects what was proposed and refused, with the reason.
    """
    from accounted.reading.ground import grounded
    from accounted.reading.refused import Refused
    from accounted.reading.rules import RulesReader

    chosen = reader or RulesReader()
    spoken = language or (document.language.value if document.language else "en")
    found = chosen.read(document, text, spoken)
    yield from grounded(found, text, spoken, refused if refused is not None else Refused())
