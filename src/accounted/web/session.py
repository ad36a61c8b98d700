"""One session of the workspace: its secret, which the printed address carries, and what forms are signed with."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from markupsafe import Markup


class Notices:
    """What came of forms, each to be told once, above the page that is shown next."""

    MOST = 20

    def __init__(self) -> None:
        self._held: dict[str, str] = {}

    def keep(self, address: str, said: str) -> None:
        """Keep it for the page at this address; what nobody comes to see is forgotten."""
        self._held[urlsplit(address).path] = said
        while len(self._held) > self.MOST:
            self._held.pop(next(iter(self._held)), None)

    def taken(self, path: str) -> Markup | None:
        """What is to be told on the page of this path."""
        said = self._held.pop(path, None)
        return None if said is None else Markup(said)  # made by a template of ours


@dataclass(frozen=True, slots=True)
class Session:
    """A session begins with the server and ends with it; nothing of it is kept on the disk.

    `fetches` says whether who began it lets addresses of the web be asked.
    """

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    fetches: bool = False
    notices: Notices = field(default_factory=Notices, compare=False, repr=False)

    @property
    def cookie(self) -> str:
        """The cookie's name; browsers share cookies between the ports of a machine, so the port is in it."""
        return f"accounted-{self.port}"

    @property
    def address(self) -> str:
        """Where the workspace is, without the secret."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def form_token(self) -> str:
        """What a form of this session carries; it follows from the secret and does not tell it."""
        return hmac.new(self.token.encode(), b"form", hashlib.sha256).hexdigest()

    def is_mine(self, said: str | None) -> bool:
        """Whether this is the session's secret."""
        return said is not None and hmac.compare_digest(said.encode(), self.token.encode())

    def signed(self, said: str | None) -> bool:
        """Whether a form was made by this session."""
        return said is not None and hmac.compare_digest(said.encode(), self.form_token.encode())

    @property
    def hosts(self) -> frozenset[str]:
        """The names by which a browser on this machine may call the server; any other is somebody else's page."""
        return frozenset(f"{name}:{self.port}" for name in ("127.0.0.1", "localhost", "[::1]"))

    @property
    def origins(self) -> frozenset[str]:
        """The origins whose forms are taken."""
        return frozenset(f"http://{host}" for host in self.hosts)
