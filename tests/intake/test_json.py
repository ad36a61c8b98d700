"""JSON: its strings are read, and no number that stands alone under a key."""

import json

import pytest

from accounted.errors import CannotOpen
from tests.intake.conftest import opened

POSTS = [
    {
        "id_str": "136",
        "created_at": "Mon Nov 14 09:12:00 +0000 2011",
        "user": {"name": "Lund Radio", "followers_count": 20314, "url": "https://example.org/20314"},
        "full_text": "The mayor said: 61 people were killed in Orvale &amp; Lund.",
        "retweet_count": 412,
        "killed": 999,
        "injured": "888",
    },
    {
        "user": {"name": "Orvale Post"},
        "full_text": "More than 50 of our people were killed.",
        "tags": ["a", "war crime"],
    },
]


def test_strings_are_paragraphs_and_numbers_under_keys_are_not_read() -> None:
    it = opened(json.dumps(POSTS, indent=1).encode(), "posts.json")
    assert "\n\nThe mayor said: 61 people were killed in Orvale & Lund.\n\n" in it.text
    assert "name: Lund Radio\n" in it.text
    assert "tags: war crime" in it.text
    assert not [number for number in ("20314", "412", "999", "888", "136") if number in it.text]
    assert it.document.title is None
    assert any("numbers" in note for note in it.document.notes)


def test_every_line_may_be_a_piece_of_json() -> None:
    it = opened("\n".join(map(json.dumps, POSTS)).encode(), "posts.jsonl")
    assert "61 people were killed" in it.text
    assert "More than 50" in it.text


@pytest.mark.parametrize("key", ["title", "headline", "name"])
def test_the_whole_file_may_say_its_title_its_publisher_and_its_day(key: str) -> None:
    page = {key: "A long night", "publisher": "Lund Radio", "date": "2009-03-04", "body": "<p>Twelve people died.</p>"}
    it = opened(json.dumps(page).encode(), "page.json")
    stated = (it.document.title, it.document.publisher, it.document.published)
    assert [one.value for one in stated if one] == ["A long night", "Lund Radio", "2009-03-04"]
    assert "<p>" not in it.text


@pytest.mark.parametrize("content", [
    '{"text": "Twelve people were killed"', '{"killed": 12}', '{"id": "12"}', "[" * 100_000, '[{"a": 1}]\n{"b": oh}',
])  # fmt: skip
def test_what_is_no_json_or_holds_no_words_is_refused(content: str) -> None:
    with pytest.raises(CannotOpen, match="JSON"):
        opened(content.encode(), "posts.json")


def test_odd_strings_and_endless_numbers_are_no_trouble() -> None:
    it = opened(rb'{"text": "Two \ud800 people \u0000 were killed in Lund.", "n": ' + b"9" * 9000 + b"}", "odd.json")
    assert it.text.encode()
    assert "\0" not in it.text


def test_plain_text_that_is_only_named_so_is_text() -> None:
    assert opened(b"Twelve people were killed in Lund.", "note.json").text == "Twelve people were killed in Lund."


def test_a_bracket_is_no_title() -> None:
    assert opened(json.dumps(POSTS, indent=1).encode(), "posts.txt").document.title is None
