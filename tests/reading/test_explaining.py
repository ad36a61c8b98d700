"""Every claim says by which rules and words it was read, and every rule has a sentence for people."""

import ast
import re
import string
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import accounted.reading
from accounted.model import Claim, CountClaim, vocabulary
from accounted.reading import languages, said
from accounted.reading.lexicon import CUES, lexicon_for
from accounted.reading.saying import _VALUES, frame_sentences, sentence_for, sentences
from tests.conftest import REPOSITORY
from tests.reading.conftest import Reads
from tests.reading.test_golden import CASES

READING = Path(accounted.reading.__file__).parent

NO_VOICES = ("none", "as_saying", "relays", "say_at", "say_just", "traces", "hears")
"""Cues that make no voice of their own kind: what they find is told as another."""


def rules(claim: Claim) -> list[str]:
    assert claim.explanation
    return [step.rule for step in claim.explanation.steps]


def words(claim: Claim, rule: str) -> list[str]:
    assert claim.explanation
    return [span.exact for step in claim.explanation.steps if step.rule == rule for span in step.spans]


def check(claim: Claim, text: str) -> None:
    """A claim has an explanation, each rule of it is known, and its words stand in the text."""
    assert claim.explanation is not None, f"{claim.kind} by {claim.read_by.rule}"
    assert [rule for rule in rules(claim) if not sentence_for(rule, claim.read_by.language)] == []
    assert all(text[span.start : span.end] == span.exact for span in claim.explanation.spans())
    assert len(said(claim)) == len(claim.explanation.steps) + (claim.tier is not None)
    if isinstance(claim, CountClaim):
        starts = {rule.split(".")[0] for rule in rules(claim)}
        assert {"amount", "people", "speaker"} <= starts
        assert starts & {"frame", "rule", "table"}, "something gave it its fate"
        assert ("part" in starts) == (claim.part_of is not None)
        assert ("denied" in starts) == (claim.polarity == "denied")
        assert ("doubt" in starts) == (claim.modality != "certain")


# Every claim there is


@pytest.mark.parametrize(("language", "case"), CASES)
def test_every_claim_of_the_golden_cases_is_explained(language: str, case: dict[str, Any], reads: Reads) -> None:
    for claim in reads(case["text"], case.get("publisher"), case.get("published"), language):
        check(claim, case["text"])


@pytest.mark.parametrize("path", sorted((REPOSITORY / "examples" / "khojaly").glob("*.md")), ids=lambda path: path.stem)
def test_every_claim_of_the_demo_is_explained(path: Path, reads: Reads) -> None:
    text = path.read_text("utf-8")
    claims = reads(text)
    assert claims
    for claim in claims:
        check(claim, text)


# What is said of one claim


@pytest.mark.parametrize(
    ("text", "rule", "quoted"),
    [
        ("Officials said at least 12 people were killed.", "amount.at-least", ["at least"]),
        ("Officials said 12 or more people were killed.", "amount.at-least", ["or more"]),
        ("About 12 people were killed.", "amount.approximate", ["About"]),
        ("Some 12 soldiers were killed.", "people.noun", ["soldiers"]),
        ("Twelve people were killed.", "amount.number", ["Twelve"]),
        ("Twelve people were killed.", "fate.word", ["killed"]),
        ("Twelve people were killed.", "frame.passive", ["Twelve people", "killed"]),
        ("The army killed 12 soldiers and 3 civilians.", "rule.coordination", ["killed", "3 civilians"]),
        ("Of the 1,275 people who were captured, 150 are missing.", "part.fronted", ["1,275"]),
        ("Nine people were killed. Two of the dead have been identified.", "part.of-those", ["Nine"]),
        ("The army held 30 men, among them 4 boys.", "part.breakdown", ["among them", "30"]),
        ("12 people were killed, police said.", "speaker.say", ["police said"]),
        ("According to police, 12 people were killed.", "speaker.according", ["According to police"]),
        ("Police denied that 12 people were killed.", "denied.verb", ["Police denied"]),
        ("It is feared that 12 people were killed.", "doubt.possible", ["feared"]),
        ("On 8 June 1994, 12 people were killed.", "period.sentence", ["8 June 1994"]),
        ("It was 8 June 1994. 12 people were killed.", "period.context", ["8 June 1994"]),
        ("12 people were killed in Halden.", "place.sentence", ["Halden"]),
        ("Some soldiers were killed.", "amount.mention-several", ["Some soldiers"]),
    ],
)
def test_a_step_quotes_the_words_it_rests_on(text: str, rule: str, quoted: list[str], reads: Reads) -> None:
    counted = [claim for claim in reads(text) if isinstance(claim, CountClaim)]
    assert quoted in [words(claim, rule) for claim in counted]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("12 people were killed.", "speaker.publisher"),
        ("Police said that 8 died. They added that 12 people were killed.", "speaker.taken-up"),
        ("Police said: “There were 8.” “12 people were killed.”", "speaker.goes-on"),
        ("Police: 12 people were killed.", "speaker.heading"),
        ("Killed | 12\nWounded | 30\nSource: the harbour office\n", "speaker.source-line"),
        ("Killed | 12\nof whom children | 3\nWounded | 30\n", "part.table"),
        ("The Halden massacre is remembered.", "label.event-name"),
        ("It was not a genocide.", "denied.negation"),
        ("Tomas Reil, 34, a teacher, was shot.", "person.attributes"),
    ],
)
def test_it_says_how_the_speaker_and_the_rest_were_found(text: str, rule: str, reads: Reads) -> None:
    assert rule in [rule for claim in reads(text) for rule in rules(claim)]


def test_it_is_said_in_plain_sentences_and_the_tier_comes_first(reads: Reads) -> None:
    figure, mention = (claim for claim in reads("At least 12 people died. Nurses were hurt.") if claim.kind == "count")
    assert [one.rule for one in said(figure)][:2] == ["tier.figure", "amount.number"]
    assert said(figure)[2].says == "The number is the least, because these words bound it: “At least”."
    assert said(mention)[0].says.startswith("Mention, never counted:")


def test_a_rule_of_an_outside_reader_is_named_where_nothing_is_said_of_it(reads: Reads) -> None:
    claim = reads("Twelve people died.")[0]
    assert claim.explanation
    (step, *_) = claim.explanation.steps
    other = claim.with_changes(explanation=type(claim.explanation)((type(step)("model.answer", step.spans),)))
    assert said(other)[-1].says == "By the rule model.answer: “Twelve”."


def test_long_words_are_quoted_by_their_ends(reads: Reads) -> None:
    text = (
        "Those responsible for the shelling of the harbour " + "and the town " * 12 + "must be punished, police said."
    )
    quoted = [one.says for claim in reads(text) for one in said(claim) if one.rule.startswith("position.")]
    assert quoted
    assert all(" … " in says and len(says) < 250 for says in quoted)


# Every rule has its sentence


@pytest.mark.parametrize("language", languages())
def test_every_frame_of_a_language_has_its_sentence(language: str) -> None:
    names = {f"frame.{frame.name}" for frame in lexicon_for(language).frames}
    assert {name for name in names if not sentence_for(name, language)} == set()
    assert set(frame_sentences(language)) <= names


def steps_in(source: str) -> Iterator[str]:
    """The names that a module gives to steps: whole ones, and the beginning of those put together."""
    for node in ast.walk(ast.parse(source)):
        for one in ast.walk(node) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Step" else ():
            match one:
                case ast.Constant(value=str(name)) if re.match(r"[a-z]+\.", name):
                    yield name


def test_every_rule_that_the_code_names_has_its_sentence() -> None:
    named = {name for path in READING.rglob("*.py") for name in steps_in(path.read_text("utf-8"))}
    known = set(sentences())
    assert "speaker.via" in named
    assert {name for name in named if name not in known and not any(rule.startswith(name) for rule in known)} == set()


def named_in(source: str, keyword: str, place: int) -> Iterator[str]:
    """The names that a module gives to figures: as the argument of that keyword, or of a `Figure` at that place."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            made = node.args[place : place + 1] if getattr(node.func, "id", "") == "Figure" else []
            given = [*made, *(one.value for one in node.keywords if one.arg == keyword)]
            yield from (str(one.value) for one in given if isinstance(one, ast.Constant) and one.value)


@pytest.mark.parametrize(("part", "keyword", "place"), [("rule", "rule", 3), ("part", "joined", 8)])
def test_every_rule_and_joining_of_the_grammar_has_its_sentence(part: str, keyword: str, place: int) -> None:
    sources = [path.read_text("utf-8") for path in (READING / "grammar").glob("*.py")]
    names = {name for source in sources for name in named_in(source, keyword, place)} - {"table"}
    assert len(names) > 4
    assert {name for name in names if f"{part}.{name}" not in sentences()} == set()


@pytest.mark.parametrize(
    ("part", "names"),
    [
        ("amount", set(vocabulary("precisions").codes) - {"exact", "unquantified"}),
        ("amount", {f"mention-{code}" for code in vocabulary("mentions").codes}),
        ("period", set(vocabulary("period_bases").codes)),
        ("doubt", set(vocabulary("modalities").codes) - {"certain"}),
        ("speaker", {cue for cue in CUES if cue not in NO_VOICES} | {"heading"}),
    ],
)
def test_every_name_put_together_from_a_code_has_its_sentence(part: str, names: set[str]) -> None:
    assert {name for name in names if f"{part}.{name.replace('_', '-')}" not in sentences()} == set()


def test_the_braces_of_a_sentence_name_values_there_are() -> None:
    texts = [*sentences().values(), *(says for language in languages() for says in frame_sentences(language).values())]
    fields = {name for says in texts for _, name, _, _ in string.Formatter().parse(says) if name is not None}
    assert fields <= set(_VALUES)


def test_a_name_stands_once_in_the_file_of_sentences() -> None:
    written = (READING / "says.yaml").read_text("utf-8")
    node = yaml.compose(written, Loader=yaml.SafeLoader)
    for part, names in node.value:
        keys = [key.value for key, _ in names.value]
        assert len(keys) == len(set(keys)), part.value


# What the explanation costs nothing to: ids, and a claim a person makes


def test_the_id_of_a_claim_does_not_depend_on_its_explanation(counts: Callable[..., list[CountClaim]]) -> None:
    (claim,) = counts("Twelve people were killed.")
    assert claim.with_changes(id="", explanation=None).id == claim.id
