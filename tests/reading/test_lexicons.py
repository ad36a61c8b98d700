"""The lexicons as files: what is written twice is written wrong."""

from collections import Counter
from importlib.resources import files

import pytest
import yaml

LEXICONS = files("accounted.reading").joinpath("lexicon")
NAMES = [
    name
    for folder in ("", "kinds/", "tables/")
    for name in sorted(f"{folder}{file.name}" for file in LEXICONS.joinpath(folder).iterdir())
    if name.endswith(".yaml")
]


def keys_twice(node: yaml.Node) -> list[str]:
    """The keys that stand more than once in one table, at any depth; a YAML reader keeps the last in silence."""
    found: list[str] = []
    if isinstance(node, yaml.MappingNode):
        counted = Counter(str(key.value) for key, _ in node.value if isinstance(key, yaml.ScalarNode))
        found += [key for key, times in counted.items() if times > 1]
        found += [key for _, value in node.value for key in keys_twice(value)]
    if isinstance(node, yaml.SequenceNode):
        found += [key for item in node.value for key in keys_twice(item)]
    return found


def test_there_is_a_lexicon_of_each_kind_for_nine_languages() -> None:
    assert len(NAMES) == 27


@pytest.mark.parametrize("name", NAMES)
def test_no_key_stands_twice(name: str) -> None:
    assert keys_twice(yaml.compose(LEXICONS.joinpath(name).read_text("utf-8"), Loader=yaml.CSafeLoader)) == []


def test_a_key_that_stands_twice_is_found() -> None:
    assert keys_twice(yaml.compose("a: {b: 1, b: 2}")) == ["b"]
