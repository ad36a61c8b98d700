"""Reads the other kinds of claim from short texts, the way the rule reader does: sentence by sentence."""

from collections.abc import Callable

import pytest

from accounted.language import dates, sentences, tokenise
from accounted.model import Claim, Document, ReadBy, Source, Stated, digest_of
from accounted.reading.attribution import voices
from accounted.reading.discourse import Discourse
from accounted.reading.grammar import Setting, chunked
from accounted.reading.kinds import Kinds
from accounted.reading.lexicon import lexicon_for
from accounted.reading.quotations import Quotations
from accounted.reading.scene import Scene

Finds = Callable[..., list[Claim]]


def found_in(text: str, publisher: str | None = None, published: str | None = None) -> list[Claim]:
    document = Document(
        digest=digest_of(text.encode()), name="text.txt", kind="text", media_type="text/plain", importer="test",
        publisher=Stated(publisher, "given") if publisher else None,
        published=Stated(published, "given") if published else None,
    )  # fmt: skip
    lexicon = lexicon_for("en")
    kinds = Kinds(document, text, lexicon)
    scene = Scene(text, kinds.lexicon)
    discourse = Discourse(document, text, lexicon.speech, Quotations(text), lexicon.tables["source_line"])
    setting = Setting(Source(document.digest, document.name), ReadBy("rules", "1", "en"), publisher, None, None)
    for start, end in sentences(text, lexicon.words):
        tokens = tokenise(text, start, end)
        when = dates(tokens, lexicon.words, kinds.published, scene.year)
        scene.enter(tokens, when)
        speaking = voices(tokens, start, end, lexicon.speech)
        kinds.sentence(chunked(start, end, tokens, when, lexicon), when, speaking, discourse, setting)
        discourse.remember(speaking, tokens)
    return kinds.claims()


@pytest.fixture
def finds() -> Finds:
    def of_kind(kind: str, text: str, publisher: str | None = None, published: str | None = None) -> list[Claim]:
        return [claim for claim in found_in(text, publisher, published) if claim.kind == kind]

    return of_kind
