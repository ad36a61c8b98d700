"""The question: prompt, model and a stretch of text as the bytes of a request.

The same text, model and prompt give the same bytes on every machine, so that an answer is found again by them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from accounted.errors import BadInput
from accounted.model import canonical, digest_of
from accounted.reading.reader import Question

NEWEST = "1"
"""The prompt that is used unless another is named."""

FORMS = ("schema", "json", "plain")
"""How JSON is asked for: by its schema, by the word alone, or in the prompt only, for servers that know no better."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a model is told before a text, and the form its answer should have."""

    name: str
    system: str
    schema: Mapping[str, Any]

    @property
    def digest(self) -> str:
        """The digest of both."""
        return digest_of(canonical([self.system, self.schema]).encode())


@cache
def prompt_named(name: str) -> Prompt:
    """The prompt of that number, from its file.

    Raises:
        BadInput: there is none.
    """
    folder = files(__package__).joinpath("prompts")
    there = sorted(entry.name.removesuffix(".yaml") for entry in folder.iterdir() if entry.name.endswith(".yaml"))
    if name not in there:
        raise BadInput(f"There is no prompt {name!r}.", "prompt", f"There are: {', '.join(there)}.")
    raw = yaml.safe_load(folder.joinpath(f"{name}.yaml").read_text("utf-8"))
    return Prompt(name, raw["system"], raw["schema"])


def question(prompt: Prompt, model: str, form: str, shown: str) -> Question:
    """The question about a stretch of text; the address is no part of it."""
    request: dict[str, Any] = {
        "model": model, "temperature": 0, "stream": False,
        "messages": [{"role": "system", "content": prompt.system}, {"role": "user", "content": shown}],
    }  # fmt: skip
    if form == "schema":
        schema = {"name": "figures", "strict": True, "schema": prompt.schema}
        request["response_format"] = {"type": "json_schema", "json_schema": schema}
    elif form == "json":
        request["response_format"] = {"type": "json_object"}
    return Question(canonical(request).encode(), {"model": model, "prompt": prompt.digest})
