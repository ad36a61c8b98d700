"""`ModelReader`: figures that a language model proposes, stretch by stretch, each held against the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import copy
from typing import Self

from accounted.errors import BadInput, NoAnswer
from accounted.model import Claim, Document, ReadBy
from accounted.reading import version as of_rules
from accounted.reading.language_model.answering import proposals
from accounted.reading.language_model.asking import FORMS, NEWEST, prompt_named, question
from accounted.reading.language_model.endpoint import Endpoint
from accounted.reading.language_model.finding import Searchable
from accounted.reading.language_model.sentences import Sentences
from accounted.reading.language_model.settling import Settling
from accounted.reading.language_model.stretches import stretches
from accounted.reading.lexicon import lexicon_for
from accounted.reading.reader import Ask, Question
from accounted.reading.refused import Refusal

VERSION = "1"
"""Raise it when the same answers give other claims."""

SECONDS, CHARACTERS = 300, 6000
"""How long one answer may take, and how much text one question holds, unless somebody says otherwise."""


class ModelReader:
    """Reads figures with a language model behind an address; it sends nothing unless an address was given.

    Args:
        model: the model's name, as the server knows it.
        url: where the server is, up to `/v1`; None asks nobody, and only kept answers can be read.
        seconds: how long one answer may take.
        characters: how many characters of text one question holds.
        form: how JSON is asked for: `schema`, `json` or `plain`.
        prompt: the number of the prompt, from `prompts/`.
        key: what the server wants to be shown, if anything; never kept.

    Raises:
        BadInput: a setting can't be used.
    """

    name = "model"

    def __init__(
        self,
        model: str = "",
        url: str | None = None,
        seconds: str | int = SECONDS,
        characters: str | int = CHARACTERS,
        form: str = FORMS[0],
        prompt: str = NEWEST,
        key: str | None = None,
    ) -> None:
        if not model.strip():
            raise BadInput("The reader 'model' needs the name of a model.", "model", "Say which:  --set model=NAME")
        if form not in FORMS:
            raise BadInput(f"{form!r} is no way to ask for JSON.", "form", f"Use one of: {', '.join(FORMS)}.")
        self._model, self._form, self._prompt = model, form, prompt_named(prompt)
        self._characters = _whole("characters", characters, 500, 200_000)
        within = _whole("seconds", seconds, 1, 86_400)
        self._endpoint = Endpoint(url, key, within) if url is not None else None
        self._ask: Ask = self.send

    @property
    def version(self) -> str:
        """Its own, and that of the grammar, which decides what a number is."""
        return f"{VERSION}/{of_rules.VERSION}"

    @property
    def settings(self) -> Mapping[str, str]:
        """Model, prompt, size of stretches and form: what decides the questions, and so the answers."""
        return {
            "model": self._model, "prompt": self._prompt.name, "characters": str(self._characters),
            "form": self._form,
        }  # fmt: skip

    @property
    def address(self) -> str | None:
        """Where questions go; None when nobody gave an address."""
        return self._endpoint.address if self._endpoint else None

    def asking(self, ask: Ask) -> Self:
        """The same reader, which puts its questions to `ask`."""
        other = copy(self)
        other._ask = ask
        return other

    def send(self, question: Question) -> bytes:
        """A new answer from the server, looked through once, so that only one that can be used is ever kept."""
        if self._endpoint is None:
            raise NoAnswer(
                "No address of a model was given, so nothing was asked.", None,
                "Give one:  --set url=http://localhost:8080/v1", for_all=True,
            )  # fmt: skip
        raw = self._endpoint.post(question.content)
        proposals(raw, self.address)
        return raw

    def read(self, document: Document, text: str, language: str) -> Iterator[Claim | Refusal]:
        """The figures that the model proposed and the text bears out, and the refusals of the others."""
        read_by = ReadBy(self.name, self.version, language, model=self._model)
        settling = Settling(document, text, Sentences(document, text, lexicon_for(language)), read_by)
        for stretch in stretches(text, document.body_start, self._characters):
            shown = text[stretch.shown_from : stretch.shown_to]
            raw = self._ask(question(self._prompt, self._model, self._form, shown))
            searchable, seen = Searchable(text, stretch.shown_from, stretch.shown_to), set[str]()
            for proposal in proposals(raw, self.address):
                one = settling.settled(proposal, stretch, searchable)
                if isinstance(one, Claim) and one.id in seen:
                    one = Refusal("said_twice", "This figure was given before.", one)
                if one is not None:
                    seen |= {one.id} if isinstance(one, Claim) else set()
                    yield one


def _whole(name: str, given: str | int, least: int, most: int) -> int:
    """A whole number out of what was typed."""
    try:
        number = int(given)
    except ValueError:
        number = -1
    if not least <= number <= most:
        do = f"Write a whole number from {least:,} to {most:,}, without a comma."
        raise BadInput(f"{given!r} can't be the number of {name}.", name, do)
    return number
