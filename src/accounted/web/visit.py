"""What one request brings along: the case, who asks, in which language, and what for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlencode

from starlette.requests import Request

from accounted.case import Leaf, typed_date
from accounted.errors import BadInput
from accounted.web.language import Language, chosen

if TYPE_CHECKING:
    from starlette.datastructures import UploadFile

    from accounted.case import Case
    from accounted.web.session import Session

NAME, LANGUAGE = "accounted-name", "accounted-language"
"""The cookies that keep who judges, and in which language the pages are."""

SIGNING = ("/judge", "/claims/add", "/incidents/arrange")
"""What is signed with a name, by the address that its forms go to."""

MOST_ROWS, TWIN_ROWS = 1000, 200
"""How many rows may be asked for at once, and how many a twin gives unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One request, as pages and actions see it; `form` holds what was sent, `files` what was dropped."""

    case: Case
    session: Session
    request: Request
    form: Mapping[str, str] = field(default_factory=dict)
    files: tuple[UploadFile, ...] = ()

    @property
    def language(self) -> Language:
        """The language of the pages: as asked now, as chosen before, as the browser wishes, else English."""
        query, cookies = self.request.query_params, self.request.cookies
        return chosen(query.get("lang"), cookies.get(LANGUAGE), self.request.headers.get("accept-language"))

    @property
    def named(self) -> str:
        """Who judges: as said in the form, else as said before from this browser; empty when nobody said."""
        return self.form.get("by", "").strip() or unquote(self.request.cookies.get(NAME, "")).strip()

    @property
    def by(self) -> str:
        """Who judges; nobody is taken for the user account of the machine, as on the command line.

        Raises:
            BadInput: nobody said.
        """
        if not self.named:
            raise BadInput("A judgement needs who decides.", None, "Write a name.")
        return self.named

    @property
    def part_only(self) -> bool:
        """Whether only the page's own part is wanted, to be put into a page that is open."""
        return self.request.headers.get("hx-request") == "true"

    @property
    def address_only(self) -> bool:
        """Whether only the page to go on with is wanted: a script of ours that sent a form goes there."""
        return self.request.headers.get("wants") == "address"

    @property
    def goes_to_a_page(self) -> bool:
        """Whether a browser sent a form by itself, and shows what comes back as a page."""
        wants_json = self.request.headers.get("accept", "").startswith("application/json")
        return not (wants_json or self.part_only or self.address_only)

    @property
    def is_twin(self) -> bool:
        """Whether a program asks, for the page's twin."""
        return self.request.url.path.endswith(".json")

    def leaf(self, rows: int, state: str | None = None) -> Leaf:
        """Which rows of a view are wanted: so many, unless told otherwise; most are at hand at once as `MOST_ROWS`."""
        limit = self.count("limit", max(rows, TWIN_ROWS) if self.is_twin else rows)
        return Leaf(self.count("offset", 0, 10**9), limit, state)

    def path(self, name: str) -> str:
        """A part of the address."""
        return str(self.request.path_params[name])

    def asked(self, name: str) -> str | None:
        """A value of the address's query; None when it is left out or empty."""
        return (self.request.query_params.get(name) or "").strip() or None

    def count(self, name: str, otherwise: int, most: int = MOST_ROWS) -> int:
        """A whole number of the query, from 0 to the most there may be.

        Raises:
            BadInput: it is none.
        """
        said = self.asked(name)
        if said is None:
            return otherwise
        if not (said.isascii() and said.isdecimal() and len(said) < 10):
            raise BadInput(f"{said!r} is not a whole number.", name, "Write digits, such as 50.")
        return min(int(said), most)

    def date(self, name: str) -> str | None:
        """A date of the query as EDTF, however it was typed; None when it is left out.

        Raises:
            BadInput: it is none, or could be two.
        """
        said = self.asked(name)
        return None if said is None else typed_date(said)

    def here(self, **other: object) -> str:
        """This page's address with some values of its query changed; None takes one away."""
        gone = {"token", "lang", *other}
        kept = [(key, value) for key, value in self.request.query_params.multi_items() if key not in gone]
        asked = [*kept, *((key, value) for key, value in other.items() if value is not None)]
        return self.request.url.path + (f"?{urlencode(asked)}" if asked else "")
