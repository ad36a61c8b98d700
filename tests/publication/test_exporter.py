"""What an exporter gives is looked at before anything is written."""

from collections.abc import Iterable

import pytest

from accounted.errors import BrokenPart
from accounted.publication import Part, Selection, export
from tests.publication.selections import selection


class Theirs:
    name = "theirs"

    def __init__(self, *paths: str, folder: bool = True) -> None:
        self.paths, self.folder = paths, folder

    def export(self, _selection: Selection) -> Iterable[Part]:
        return [Part(path, [b"x"]) for path in self.paths]


@pytest.mark.parametrize("path", ["", "/etc/x", "../x", "a/../../x", "a\\..\\x", "C:x", "a\nb", "a/\x00"], ids=repr)
def test_no_file_leaves_the_folder_of_the_export(path: str) -> None:
    with pytest.raises(BrokenPart, match="can't be written"):
        list(export(selection([], []), Theirs(path)))


@pytest.mark.parametrize(
    ("paths", "folder"), [(("a.txt", "A.TXT"), True), (("a", "b"), False), ((), True)], ids=["twice", "two", "none"]
)
def test_an_exporter_gives_what_it_promised(paths: tuple[str, ...], folder: bool) -> None:
    with pytest.raises(BrokenPart):
        list(export(selection([], []), Theirs(*paths, folder=folder)))


def test_good_names_pass() -> None:
    assert [part.path for part in export(selection([], []), Theirs("a.txt", "b/c.txt"))] == ["a.txt", "b/c.txt"]
