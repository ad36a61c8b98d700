"""By which methods, of which versions, this version opens and reads where nothing else was chosen; asked quickly."""

from __future__ import annotations

from accounted.model.ids import canonical

NOT_OPENED = "{:,} originals are sealed and not opened yet; accounted rebuild opens and reads them."
OUTDATED = "What was read in this case was read by another version; accounted rebuild reads it again."

Method = tuple[str, str, str]
"""A method, its version, and its settings in canonical JSON."""


def methods_of_today() -> set[Method]:
    """Opening, reading by the rules, and reading by hand, as this version does them."""
    from accounted.intake import version as intake
    from accounted.reading import version as reading

    rules = canonical({"reader": "rules"})
    return {("open", intake.VERSION, "{}"), ("read", reading.VERSION, rules), ("hand", "1", "{}")}
