"""Everything that can be done in the browser: each is a verb of the case, and a line on the command line too."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from accounted.case import with_dates
from accounted.errors import BadInput
from accounted.web.language import N_, _
from accounted.web.page import Action, Done
from accounted.web.pages.activity import verify
from accounted.web.pages.adding import add, add_address
from accounted.web.pages.arranging import arrange, still_there
from accounted.web.pages.claims import of_claim
from accounted.web.pages.documents import add_claim
from accounted.web.pages.exporting import export
from accounted.web.pages.persons import add_spreadsheet, keep_list
from accounted.web.visit import NAME, Visit

WHY = {
    "accept": N_("Checked against the passage: it says so."),
    "reject": N_("Checked against the passage: it does not say this."),
    "correct": N_("Checked against the passage, and corrected."),
    "undo": N_("Taken back."),
    "same-origin": N_("Both passages compared: one statement."),
    "different-origin": N_("Both passages compared: two statements."),
    "same-person": N_("Both records compared: one person."),
    "different-person": N_("Both records compared: two persons."),
    "split-person": N_("The records compared: two persons."),
    "graphic": N_("Nobody should meet this unprepared."),
    "confidential": N_("To be kept from publication."),
    "withdraw": N_("Added by mistake."),
    "unsure": N_("Both records compared: it can't be told from them."),
}
"""What stands as the reason when a person gives no other; anything else needs one in their own words."""

SETTING = ("contradict", "correct", "confidential", "locate", "rename", "describe")
_CLAIM = re.compile(r"claim-[0-9a-f]+")
DECIDED = "decided.html"
NONE = "none"
"""What stands for a value that is taken away."""


def judge(visit: Visit) -> Done:
    """Accept, reject, correct, undo and every other verdict, on one or more ids."""
    form = visit.form
    by = visit.by
    changes = {key.removeprefix("set."): value for key, value in form.items() if key.startswith("set.")}
    before = {key.removeprefix("was."): value for key, value in form.items() if key.startswith("was.")}
    changes = with_dates(changes)
    changed = {key: value for key, value in changes.items() if value != before.get(key)}
    changed |= _other_end(changes, before, changed)
    verdict = form.get("verdict", "")
    if verdict == "describe":
        changed = {key: value.strip() or NONE for key, value in changed.items()}
        if not changed:
            raise BadInput("Nothing was changed.", None, "Write what is known of it otherwise.")
    chosen = [key.removeprefix("id.") for key in form if key.startswith("id.")]
    other = _CLAIM.findall(form.get("other", ""))
    if "other" in form and not other:
        raise BadInput("The other claim is not named.", None, "Write its id, or the address of its page.")
    judgement = visit.case.judge(
        verdict, [*form.get("ids", "").split(), *other, *chosen], by=by,
        why=form.get("why", "").strip() or _(WHY.get(verdict, "")),
        set=changed if verdict in SETTING else {},
    )  # fmt: skip
    template, beside = ("claim.html", of_claim(visit, form["of"])) if form.get("of") else (None, {})
    back = still_there(visit, form.get("back", "/judgements"))
    return Done(judgement, back, template, beside, {NAME: quote(by)}, notice=DECIDED)


def _other_end(changes: Mapping[str, str], before: Mapping[str, str], changed: Mapping[str, str]) -> dict[str, str]:
    """The other end of a figure that has one number, where a person corrects one end of it alone."""
    ends = ("amount.low", "amount.high")
    one_number = changes.get("amount.precision") in ("exact", "approximate")
    if not one_number or before.get(ends[0]) != before.get(ends[1]) or len(changed.keys() & {*ends}) != 1:
        return {}
    value = next(changed[end] for end in ends if end in changed)
    return dict.fromkeys(ends, value)


def name_yourself(visit: Visit) -> Done:
    """Keep who judges from this browser."""
    by = visit.form.get("by", "").strip()
    if not by:
        raise BadInput("A judgement needs who decides.", None, "Write a name.")
    return Done({"by": by}, visit.form.get("back", "/"), cookies={NAME: quote(by)})


ACTIONS = (
    Action("/judge", judge),
    Action("/incidents/arrange", arrange),
    Action("/add", add),
    Action("/add/address", add_address),
    Action("/claims/add", add_claim),
    Action("/verify", verify),
    Action("/export", export),
    Action("/lists/add", add_spreadsheet),
    Action("/lists/keep", keep_list),
    Action("/name", name_yourself),
)
