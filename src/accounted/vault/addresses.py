"""Which addresses of the web may be fetched: public ones over http and https, and nothing that leads inside.

A page can name any address, also one of this machine or of the network it stands in; whoever fetches without looking
hands the inside out. So an address is taken apart, its host is looked up once, every number that comes back must be
public, and the connection goes to the number that was looked at, never to the name again.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from accounted.errors import BadInput

PORTS = {"http": (80,), "https": (443,)}
LONGEST = 2_000

Number = ipaddress.IPv4Address | ipaddress.IPv6Address
Lookup = Callable[[str, int], Sequence[str]]

_PLAIN = re.compile(r"[\x21-\x7e]+\Z")
_NOT_PUBLIC = tuple(
    ipaddress.ip_network(one)
    for one in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/3",
    )
)  # fmt: skip
_PUBLIC_6 = ipaddress.ip_network("2000::/3")
_INSIDE_6 = tuple(
    ipaddress.ip_network(one)
    for one in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16")
)  # fmt: skip
"""Within what is public by itself: special uses, Teredo and 6to4, which carry an address of the other kind."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address of the web, taken apart: `target` is what is asked of the host, `host` as it is looked up."""

    url: str
    scheme: str
    host: str
    port: int
    target: str

    @property
    def said_host(self) -> str:
        """The host as it is named in a request."""
        shown = f"[{self.host}]" if ":" in self.host else self.host
        return shown if self.port in PORTS[self.scheme] else f"{shown}:{self.port}"


def is_public(number: str) -> bool:
    """Whether the number of a host is one of the public network."""
    try:
        found = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    if found.version == 4:
        return not any(found in one for one in _NOT_PUBLIC)
    return "%" not in number and found in _PUBLIC_6 and not any(found in one for one in _INSIDE_6)


def address_of(url: str, ports: Callable[[int], bool] | None = None) -> Address:
    """The address taken apart.

    Raises:
        BadInput: it is none that is fetched: another scheme, a name and password in it, a port of its own.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
        host = host.encode("idna").decode() if not host.isascii() else host
    except (ValueError, UnicodeError) as failure:
        raise _refused(url, "it can't be read as one") from failure
    if not _PLAIN.match(url) or len(url) > LONGEST or "\\" in url:
        raise _refused(url, "it holds letters that an address can't, or is too long")
    if parts.scheme not in PORTS:
        raise _refused(url, f"only http and https are fetched, not {parts.scheme or 'nothing'}")
    if "@" in parts.netloc:
        raise _refused(url, "it holds a name or a password")
    if not host or host.endswith(".."):
        raise _refused(url, "it names no host")
    if "[" in parts.netloc and ":" not in host:
        raise _refused(url, "it names its host in a way that is not known")
    port = PORTS[parts.scheme][0] if port is None else port
    if not (ports(port) if ports else port in PORTS[parts.scheme]):
        raise _refused(url, f"port {port} is not one of the web's")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Address(url.partition("#")[0], parts.scheme, host, port, target)


def looked_up(host: str, port: int) -> list[str]:
    """The numbers of a host, as this machine finds them."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def number_for(address: Address, lookup: Lookup = looked_up, allowed: Callable[[str], bool] = is_public) -> str:
    """The number to connect to.

    Raises:
        BadInput: the host leads inside, by one of its numbers at least, or nowhere.
    """
    try:
        numbers = list(lookup(address.host, address.port))
    except (OSError, UnicodeError) as failure:
        raise _refused(address.url, "there is no such host") from failure
    if not numbers or not all(map(allowed, numbers)):
        raise _refused(address.url, "its host is not on the public network")
    return numbers[0]


def _refused(url: str, why: str) -> BadInput:
    return BadInput(f"This address is not fetched: {why}.", url, "Save the page with a browser, and add the file.")
