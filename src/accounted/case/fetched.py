"""Addresses of the web fetched, each into a web archive that is sealed like any other original."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from accounted.case.desk import Desk
from accounted.case.walk import Found
from accounted.errors import BadInput, Unreadable
from accounted.vault.fetching import Rules, fetch
from accounted.vault.web_archive import archive

RULES = Rules()


def is_address(text: object) -> bool:
    """Whether what was given is an address of the web and no path."""
    return isinstance(text, str) and "://" in text


def fetched(desk: Desk, addresses: Iterable[str]) -> Iterator[Found]:
    """What came of each address: a web archive to seal, or why there is none."""
    agent = f"accounted/{version('accounted')} (documentation of human rights; one page on a person's request)"
    for number, address in enumerate(wanted := list(addresses)):
        desk.step(f"Fetching {address}", number, len(wanted))
        try:
            exchanges = fetch(address, desk.hands.clock, agent, RULES)
        except (BadInput, Unreadable) as error:
            yield Found(Path(address), " ".join(filter(None, (error.what, error.do))), address=address)
            continue
        last = exchanges[-1]
        host = last.url.split("/")[2].replace(":", "-")
        stamp = "".join(letter for letter in last.time[:19] if letter.isdigit())
        said = {"address": address, "fetched": last.time}
        content = archive(exchanges, f"accounted {version('accounted')}")
        yield Found(Path(f"{host}-{stamp}.warc"), content=content, said=said, address=address)
        if last.status >= 400:
            desk.tell(f"{address}: the server answered {last.status}; its answer was kept.")
