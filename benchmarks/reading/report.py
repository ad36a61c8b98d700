"""The measurements as a page for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Measured = Mapping[str, Any]

CAUSES = {
    "MISSED": "Missed: a labelled figure that the reader did not find",
    "EXTRA": "Extra: a figure that is not labelled, or is labelled with another fate",
    "DECOY": "Decoy: a number that counts something else, read as casualties",
    "VALUE": "Value: found, with a wrong end or precision",
    "SAID_BY": "Speaker: found, under another speaker",
    "GROUP": "Group: found, with another group",
    "UNIT": "Unit: found, with another unit",
    "PART_OF": "Part of: found, and its whole is wrong or not named",
    "POLARITY": "Polarity: affirmed and denied confused",
    "MODALITY": "Modality: how sure the speaker is, read otherwise",
}


def written(found: Measured) -> str:
    """The page, in Markdown."""
    return "\n".join(_lines(found)) + "\n"


def summed_up(found: Measured) -> str:
    """The measurements in a few sentences, for the project's first page."""
    english, wire, seed = found["labelled"]["dev-en"], found["newswire"], found["seed_article"]["numbered"]
    figures = english["counts"]["gold"]
    lines = [
        f"- {english['cases']} invented passages in many styles, {figures} figures: {_rates(english)}.",
        f"  The speaker is right for {english['accuracy']['said_by']:.0%} of the figures found;"
        f" {english['counts']['decoys']} other numbers were read as casualties by mistake.",
    ]
    if "skipped" not in wire:
        lines.append(f"- {wire['cases']} wire reports in capitals, {wire['counts']['gold']} figures: {_rates(wire)}.")
    lines.append(f"- The article the project began from: {seed['matched']} of {seed['gold']} figures.")
    return "\n".join([*lines, *_unseen_in_short(found["unseen"])])


def _unseen_in_short(one: Measured) -> Iterator[str]:
    if "skipped" not in one:
        rates = f"precision {one['precision']:.2f}, recall {one['recall']:.2f}"
        yield f"- Unseen, and measured otherwise: {one['documents']} wire reports against the answer keys of an old"
        yield f"  evaluation, with mentions that have no number: {rates}."


def _rates(one: Measured) -> str:
    return f"precision {one['span+fate']['precision']:.2f}, recall {one['span+fate']['recall']:.2f}"


def _lines(found: Measured) -> Iterator[str]:
    reader = found["reader"]
    yield "# Reading: the last accepted run"
    yield ""
    yield f"Reader: {reader['name']}, version {reader['version']}."
    yield "Made by `.venv/bin/python benchmarks/reading/run.py`."
    yield "What the figures mean, and what they do not mean, stands in [the README](../README.md)."
    yield ""
    yield from _languages(found["labelled"])
    yield from _own(found["own"])
    yield from _newswire(found["newswire"])
    yield from _unseen(found["unseen"])
    yield from _kinds(found["kinds"])
    yield from _scenes(found["scenes"])
    yield from _seed(found["seed_article"])
    speed = found["speed"]
    yield from ("## Speed", "", f"{speed['characters_per_second']:,} characters a second on one core, "
                f"over {speed['characters']:,} characters of short texts.", "")  # fmt: skip
    yield from _errors(found["labelled"])


def _languages(labelled: Mapping[str, Measured]) -> Iterator[str]:
    yield from ("## Labelled cases (development data)", "")
    read = {name: one for name, one in labelled.items() if "skipped" not in one}
    for name, one in read.items():
        counts = one["counts"]
        yield f"`{name}`: {one['cases']} cases, {counts['gold']} figures labelled, {counts['pred']} read,"
        yield f"{counts['decoys']} other numbers read as casualties by mistake."
        yield ""
        yield from _scores(one)
    skipped = [f"`{name}` ({one['cases']} cases)" for name, one in labelled.items() if "skipped" in one]
    if skipped:
        yield from (f"No lexicon yet, so nothing is read: {', '.join(skipped)}.", "")


def _scores(one: Measured) -> Iterator[str]:
    yield "| | precision | recall | F1 |"
    yield "|---|---|---|---|"
    for key, name in (
        ("span+fate", "place and fate"),
        ("span+fate+value", "place, fate and value"),
        ("unquantified", "mentions without a number"),
    ):
        scores = one[key]
        yield f"| {name} | {scores['precision']:.3f} | {scores['recall']:.3f} | {scores['f1']:.3f} |"
    yield ""
    right = ", ".join(f"{name.replace('_', ' ')} {share:.3f}" for name, share in one["accuracy"].items())
    yield from (f"Right, of those found: {right}.", "")


def _own(own: Mapping[str, Measured]) -> Iterator[str]:
    yield from ("## The project's own cases", "")
    yield "| cases | number | figures | F1 | speaker | group | unit | part of | decoys taken | of decoys |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for name, one in own.items():
        counts, right = one["counts"], one["accuracy"]
        cells = [name, one["cases"], counts["gold"], f"{one['span+fate+value']['f1']:.3f}"]
        cells += [f"{right[aspect]:.3f}" for aspect in ("said_by", "group", "unit", "part_of")]
        yield "| " + " | ".join(map(str, [*cells, counts["decoys"], one["decoys"]])) + " |"
    yield ""


def _newswire(one: Measured) -> Iterator[str]:
    yield from ("## News wire in capitals, 1989 to 1991", "")
    if "skipped" in one:
        yield from (f"Not measured: {one['skipped']}.", "")
        return
    counts, scores, right = one["counts"], one["span+fate"], one["accuracy"]
    yield f"{one['cases']} documents, {counts['gold']} figures labelled, {counts['pred']} read."
    yield f"Place and fate: precision {scores['precision']:.3f}, recall {scores['recall']:.3f}, F1 {scores['f1']:.3f}."
    yield f"Right speaker, of those found: {right['said_by']:.3f}. Errors: {_numbers(one['errors'])}."
    yield ""


def _unseen(one: Measured) -> Iterator[str]:
    yield from ("## Unseen wire reports, against answer keys", "")
    if "skipped" in one:
        yield from (f"Not measured: {one['skipped']}.", "")
        return
    yield f"{one['documents']} reports: precision {one['precision']:.3f}, recall {one['recall']:.3f}."
    yield ""
    yield from ("| | found | missed | extra |", "|---|---|---|---|")
    for effect, got in one["effects"].items():
        yield f"| {effect} | {got['hit']} | {got['missed']} | {got['extra']} |"
    yield ""


def _kinds(found: Measured) -> Iterator[str]:
    yield from ("## The other kinds, in short invented passages", "")
    yield "What the sets are stands in the README. Each cell: found / labelled / read."
    yield "A place counts as found when it stands at its figure exactly as written."
    yield ""
    names = list(next(iter(found.values()))["kinds"])
    yield "| | passages | " + " | ".join(names) + " |"
    yield "|---|---|" + "---|" * len(names)
    for name, one in found.items():
        cells = (f"{got['found']} / {got['labelled']} / {got['read']}" for got in one["kinds"].values())
        yield f"| `{name}` | {one['cases']} | " + " | ".join(cells) + " |"
    yield ""


def _scenes(found: Measured) -> Iterator[str]:
    yield from ("## Where and when the figures are set", "")
    yield "Of the labelled figures that were found. A place is right when it begins like the labelled one, a day when"
    yield "it is the same; what is labelled may stand in another sentence or in the date of the report."
    yield ""
    yield "| | figures | place labelled | read | right | day labelled | read | right |"
    yield "|---|---|---|---|---|---|---|---|"
    for name, one in found.items():
        yield f"| `{name}` | " + " | ".join(str(number) for number in one.values()) + " |"
    yield ""


def _seed(one: Measured) -> Iterator[str]:
    numbered, right, loose = one["numbered"], one["right_of_matched"], one["without_a_number"]
    others = one["numbers_that_are_no_casualties"]
    yield from ("## The seed article", "")
    yield f"Figures: {numbered['matched']} of {numbered['gold']} found, {numbered['predicted']} read."
    yield f"Right, of those found: {_numbers(right)}."
    yield f"Mentions without a number: {loose['matched']} of {loose['gold']}, {loose['predicted']} read."
    yield f"Other numbers read as casualties: {len(others['returned'])} of {others['gold']}."
    yield ""
    yield from ("| kind | labelled | read | found |", "|---|---|---|---|")
    for kind, got in one["other_kinds"].items():
        yield f"| {kind} | {got['gold']} | {got['predicted']} | {got['matched']} |"
    yield ""


def _errors(labelled: Mapping[str, Measured]) -> Iterator[str]:
    for name, one in labelled.items():
        if not one.get("errors"):
            continue
        yield from (f"## Errors in `{name}`, by cause", "")
        for cause, listed in one["errors"].items():
            yield from (f"### {CAUSES[cause]} ({len(listed)})", "", *_items(listed), "")


def _items(listed: Iterable[str]) -> Iterator[str]:
    for text in listed:
        yield "- " + " ".join(text.split())


def _numbers(counted: Mapping[str, int]) -> str:
    return ", ".join(f"{name.lower().replace('_', ' ')} {number}" for name, number in counted.items())
