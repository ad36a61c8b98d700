"""The name of a file is no text in the document's language: its letters stand in their own order."""

from pathlib import Path

import httpx
from lxml import html

from accounted.case import Case

NAME = "07_shahada.txt"
TOLD = "قال رئيس البلدية إن 12 شخصا قتلوا في لوند يوم 3 مايو 1998. وقال إن آخرين جرحوا، وإن بيوتا كثيرة أحرقت.\n"


def test_a_name_in_place_of_a_title_runs_as_it_is_written(case: Case, client: httpx.Client, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(TOLD, "utf-8")
    list(case.add([tmp_path / NAME]))
    document = next(one for one in case.documents if one.name == NAME)
    assert document.language is not None
    assert (document.language.value, document.title) == ("ar", None)
    for address in ("/documents", f"/documents/{document.id}"):
        page = html.fromstring(client.get(address).text)
        named = [one for one in page.iter("bdi", "span", "h1", "a") if (one.text or "").strip() == NAME]
        assert named
        assert [one.get("dir") for one in named if one.get("dir") == "rtl"] == []
