"""What to do next, said to whoever sits before the browser, where a refusal names a command or an option of one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from accounted.web.language import N_

_COMMAND = re.compile(r"\baccounted (judge withdraw|(?:list |claim )?[a-z-]+)")
_OPTION = re.compile(r"--[a-z][a-z-]*")


@dataclass(frozen=True, slots=True)
class Advice:
    """A sentence for the browser, the page it speaks of, and the words for a terminal that it stands for."""

    says: str
    page: str | None
    terminal: str


IN_A_TERMINAL = N_(
    "This can't be done in the browser. Ask whoever keeps this case; it is done in a terminal on the machine where"
    " the workspace was started:"
)
"""For commands that no page has."""

ANOTHER_VALUE = N_("Go back, where what you wrote still stands, and write or choose another value.")
"""For options of a command, which are fields of a form here."""

PAGES: Mapping[str, tuple[str, str]] = {
    "add": (N_("Drop the file on the page “Add documents”."), "/add"),
    "list add": (N_("Add it on the page “Lists”, as a list of persons."), "/lists"),
    "claim add": (N_("Open the document and choose the words; a form for the claim appears."), "/documents"),
    "claims": (N_("Look for it among the claims."), "/claims"),
    "documents": (N_("Look for it among the documents."), "/documents"),
    "judgements": (N_("Look for it among the judgements; each that holds can be undone there."), "/judgements"),
    "judge withdraw": (
        N_("Open the document, and say there that it was added by mistake; that can be undone."),
        "/documents",
    ),
    "judge": (N_("Open the claim that is there, and accept or correct it."), "/claims"),
    "incidents": (N_("Look for it among the incidents."), "/incidents"),
    "contradictions": (N_("Look for it among the contradictions."), "/contradictions"),
    "origins": (N_("Look for it among the origins."), "/origins"),
    "persons": (N_("Look for the person in the register."), "/persons"),
    "places": (N_("Look for the place on the map's list."), "/map"),
    "rules": (N_("See the counting rules there are."), "/rules"),
    "figures": (N_("See the figures."), "/"),
    "estimate": (N_("Choose lists and models on the page “Estimates”."), "/estimates"),
    "verify": (N_("Open “Activity” and press “Check everything”: it says what is wrong and where."), "/activity"),
}
"""By command, what to do on which page."""

OPTIONS: Mapping[str, str] = {
    "--by": N_("Go back, and write your name in “You judge as” at the foot of the page, and a reason in “Why”."),
    "--why": N_("Go back, and write a reason in “Why”."),
    "--map": N_("Say for each column, on the page of the list, what it holds; one must hold names."),
}
"""By option, where its field is; `ANOTHER_VALUE` for the others."""


def advice(do: str | None) -> Advice | None:
    """What to do in the browser instead of what a refusal says; None where that names no command and no option."""
    if not do:
        return None
    named = [found[1] for found in _COMMAND.finditer(do)]
    if not named and not _OPTION.search(do):
        return None
    terminal = [command for command in named if command not in PAGES]
    if terminal:
        return Advice(IN_A_TERMINAL, None, do)
    if named:
        return Advice(*PAGES[named[0]], do)
    said = next((OPTIONS[it] for it in _OPTION.findall(do) if it in OPTIONS), ANOTHER_VALUE)
    return Advice(said, None, do)
