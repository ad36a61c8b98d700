"""An explanation in words for people: a sentence for each step, with the words of the text quoted.

The sentences stand in `says.yaml`, and beside frames of a language that say it otherwise (`says:` in the lexicon).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, reduce
from importlib.resources import files
from string import Formatter
from typing import Any

import yaml

from accounted.model import (
    PUBLISHER,
    Claim,
    CountClaim,
    EventClaim,
    EvidenceClaim,
    LabelClaim,
    PersonClaim,
    PositionClaim,
    Sentence,
    Span,
    Step,
    dated,
    say,
    vocabulary,
)
from accounted.reading.lexicon import languages

LONGEST_QUOTE = 80
"""In characters; of longer words the middle is left out, since the whole stands at its offsets."""


@dataclass(frozen=True, slots=True)
class Said:
    """A step by its rule, and what it says in words."""

    rule: str
    says: str

    def to_dict(self) -> dict[str, str]:
        """The contract's JSON."""
        return {"rule": self.rule, "says": self.says}


def said(claim: Claim) -> list[Said]:
    """The explanation of a claim as sentences, its tier first; empty where nothing explains it."""
    if claim.explanation is None:
        return []
    values = _Values(claim)
    steps = (Said(step.rule, _sentence(step, claim.read_by.language, values)) for step in claim.explanation.steps)
    return [*_tier(claim), *steps]


def sentence_for(rule: str, language: str | None) -> str | None:
    """What a rule says for itself, before the words quoted: the language's own sentence, else the common one."""
    own = frame_sentences(language).get(rule) if language and rule.startswith("frame.") else None
    return own or sentences().get(rule)


@cache
def sentences() -> Mapping[str, str]:
    """The common sentence of each rule."""
    parts = _loaded("says.yaml")
    return {f"{part}.{name}": says for part, rules in parts.items() for name, says in rules.items()}


@cache
def frame_sentences(language: str) -> Mapping[str, str]:
    """The sentences that the lexicon of a language gives to frames of its own; none without a lexicon."""
    name = f"lexicon/{language}.yaml"
    if not (language.isalpha() and files(__package__).joinpath(name).is_file()):
        return {}
    return {f"frame.{frame['name']}": frame["says"] for frame in _loaded(name)["frames"] if "says" in frame}


def every_sentence() -> list[str]:
    """Every sentence that a rule may say, of all languages, for those who translate them."""
    own = {it for language in languages() for it in frame_sentences(language).values()}
    return sorted({*sentences().values(), *own})


def _loaded(name: str) -> Any:
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return yaml.load(files(__package__).joinpath(name).read_text("utf-8"), Loader=loader)


def _tier(claim: Claim) -> Iterator[Said]:
    if claim.tier is not None:
        code = vocabulary("tiers").codes[claim.tier]
        label = say(f"{code.label[:1].upper()}{code.label[1:]}")
        yield Said(f"tier.{claim.tier}", say("{tier}: {meaning}", tier=label, meaning=say(code.definition)))


def _sentence(step: Step, language: str | None, values: Mapping[str, str]) -> str:
    template = sentence_for(step.rule, language)
    says = say("By the rule {rule}", rule=step.rule) if template is None else _filled(template, values)
    quotes = ", ".join(f"“{_quote(span)}”" for span in step.spans)
    return say("{says}: {quotes}.", says=says, quotes=quotes) if quotes else say("{says}.", says=says)


def _filled(template: str, values: Mapping[str, str]) -> Sentence:
    names = [name for _, name, _, _ in Formatter().parse(template) if name]
    return Sentence(template, {name: values[name] for name in names})


def _quote(span: Span) -> str:
    words = " ".join(span.exact.split())
    half = LONGEST_QUOTE // 2
    return words if len(words) <= LONGEST_QUOTE else f"{words[:half].rstrip()} … {words[-half:].lstrip()}"


class _Values(dict[str, str]):
    """What the braces of a sentence take from a claim, worked out when asked for."""

    def __init__(self, claim: Claim) -> None:
        super().__init__()
        self._claim = claim

    def __missing__(self, name: str) -> str:
        self[name] = _VALUES[name](self._claim)
        return self[name]


def _fate(claim: Claim) -> str:
    if not isinstance(claim, CountClaim | PersonClaim):
        return ""
    fates = [say(vocabulary("fates").label(fate)) for fate in claim.fate.merged or (claim.fate.code,)]
    return reduce(lambda one, other: say("{one} or {other}", one=one, other=other), fates)


def _who(claim: Claim) -> str:
    if not isinstance(claim, CountClaim):
        return ""
    group = say(vocabulary("groups").label(claim.group.code)) if claim.group.code else None
    unit = say(vocabulary("units").label(claim.unit))
    if group is None:
        return unit
    return group if claim.unit == "person" else say("{group}, {unit}", group=group, unit=unit)


def _what(claim: Claim) -> str:
    match claim:
        case LabelClaim():
            return say(vocabulary("label_categories").label(claim.category))
        case EvidenceClaim():
            return say(vocabulary("evidence_types").label(claim.type))
        case PositionClaim():
            return say(vocabulary("position_types").label(claim.type))
        case EventClaim():
            return say(vocabulary("event_types").label(claim.type))
    return ""


def _line(words: str) -> str:
    """Words on one line."""
    return " ".join(words.split())


def _whole(claim: Claim) -> str:
    return (claim.part_of or "") if isinstance(claim, CountClaim) else ""


_VALUES: Any = {
    "fate": _fate, "who": _who, "what": _what, "whole": _whole,
    "speaker": lambda claim: say("the publisher") if claim.said_by.name == PUBLISHER else _line(claim.said_by.name),
    "publisher": lambda claim: _line(claim.carried_by) if claim.carried_by else say("it is not named"),
    "period": lambda claim: dated(claim.period.edtf) if claim.period else "",
    "place": lambda claim: _line(claim.place.name) if claim.place else "",
    "actor": lambda claim: _line(claim.actor.name) if claim.actor else "",
}  # fmt: skip
