"""Amounts, dates, fates and names as people read them, in the language of the page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from accounted.case import typed_date as edtf_of
from accounted.errors import BadInput, UnknownCode
from accounted.model import (
    EARLIER_MAIL,
    Claim,
    CountClaim,
    EventClaim,
    EvidenceClaim,
    LabelClaim,
    PersonClaim,
    PositionClaim,
)
from accounted.model.edtf import days, is_edtf, season
from accounted.model.vocabulary import vocabulary
from accounted.web.language import N_, _, now_speaking


def number(value: int) -> str:
    """A whole number with its thousands parted, in the digits that every document of the case can be compared with."""
    return f"{value:,}"


def amount(given: Mapping[str, Any]) -> str:
    """An amount in words, from its public JSON: "at least 161"; a vague word stands as written."""
    precision, low, high = given["precision"], given.get("low"), given.get("high")
    if precision in ("vague", "unquantified"):
        return str(given["exact"])
    if precision == "range":
        return f"{number(int(low or 0))}–{number(int(high or 0))}"
    return end({"value": low if low is not None else high, "precision": precision})


def end(given: Mapping[str, Any]) -> str:
    """An end of a row, from its public JSON."""
    value = number(given["value"])
    match given["precision"]:
        case "at_least":
            return _("at least %(number)s") % {"number": value}
        case "at_most":
            return _("at most %(number)s") % {"number": value}
        case "approximate":
            return _("about %(number)s") % {"number": value}
    return value


def label(list_name: str, code: str | None) -> str:
    """What people call a code, in the language of the page; a recorder's own code in its own words."""
    if code is None:
        return ""
    try:
        return _(vocabulary(list_name).label(code))
    except (UnknownCode, FileNotFoundError):
        return code.replace("_", " ")


def row_name(row: Mapping[str, Any]) -> str:
    """What a row of figures counts: "killed, children", "buried, families"."""
    parts = [label("fates", row["fate"])]
    if row.get("group"):
        parts.append(label("groups", row["group"]))
    if row.get("unit") not in (None, "person"):
        parts.append(label("units", row["unit"]))
    return _(", ").join(parts)


def what(claim: Claim) -> str:
    """A claim in a few words."""
    match claim:
        case CountClaim():
            return _count(claim)
        case EventClaim():
            return claim.what
        case PersonClaim():
            return f"{claim.name.exact}: {label('fates', claim.fate.code)}"
        case LabelClaim():
            return claim.term
    return _stance(claim)


def _count(claim: CountClaim) -> str:
    fates = _(" or ").join(label("fates", code) for code in claim.fate.merged or (claim.fate.code,))
    counted = [fates]
    if claim.group.code:
        counted.append(label("groups", claim.group.code))
    if claim.unit != "person":
        counted.append(label("units", claim.unit))
    return f"{_(', ').join(counted)}: {amount(claim.amount.to_dict())}"


def _stance(claim: Claim) -> str:
    if isinstance(claim, PositionClaim):
        return label("position_types", claim.type) + (f": {claim.target}" if claim.target else "")
    if isinstance(claim, EvidenceClaim):
        return label("evidence_types", claim.type)
    return claim.kind


def speaker(claim: Claim) -> str:
    """Who says it: in its own voice the publisher, where anybody says who that is."""
    if claim.said_by.own_voice and claim.said_by.name == "publisher":
        return claim.carried_by or _("the publisher, not named")
    return speaker_name(claim.said_by.name)


def speaker_name(name: str) -> str:
    """A speaker as written; whoever wrote a mail that is quoted has no name, and is told of in words of ours."""
    if not name.startswith(EARLIER_MAIL):
        return name
    deep = name.removeprefix(f"{EARLIER_MAIL}, quoted ").removesuffix(" deep")
    if deep.isdecimal():
        return _("an earlier mail, quoted %(number)s deep") % {"number": deep}
    return _("an earlier mail") if name == EARLIER_MAIL else name


def tongue(code: str | None) -> str:
    """What a language is called in the language of the page; its code, where that is not known."""
    from babel import Locale

    return str(Locale(now_speaking().code).languages.get((code or "").replace("-", "_"), code or ""))


def date(edtf: str | None) -> str:
    """A date for people, as fine as it is known; EDTF of a kind that has no words stays as it is."""
    if not edtf:
        return _("undated")
    if not is_edtf(edtf):  # a list writes dates as it likes, and 14/11/2010 is no stretch of time
        return edtf
    start, slash, rest = edtf.partition("/")
    if slash:
        if not rest or rest == "..":
            return _("from %(date)s on") % {"date": _point(start)}
        if not start or start == "..":
            return _("until %(date)s") % {"date": _point(rest)}
        return f"{_point(start)} – {_point(rest)}"
    return _point(edtf)


def typed_date(said: str) -> str:
    """How a date that somebody typed is understood; nothing where it is not."""
    try:
        return date(edtf_of(said))
    except BadInput:
        return ""


def _point(text: str) -> str:
    return _said_in(text, now_speaking().code)


@lru_cache(10_000)
def _said_in(text: str, language: str) -> str:
    """A point in time in the language that is spoken now; a page says the same few days many times."""
    from babel.dates import format_date, get_month_names

    bare, doubt = text.rstrip("~?%"), text[len(text.rstrip("~?%")) :]
    try:
        first = days(bare).first
    except BadInput:
        return text
    parts = bare.split("-")
    if named := season(bare):
        shown = _(_SEASONS[named[0]]) % {"year": named[1]}
    elif first is None or "X" in bare or (len(parts) > 1 and int(parts[1]) > 12):
        shown = bare
    elif len(parts) == 3:
        shown = format_date(first, "d MMMM y", locale=f"{language}@numbers=latn" if language == "en" else language)
        shown = shown.translate(_LATIN)
    elif len(parts) == 2:
        shown = f"{get_month_names('wide', context='stand-alone', locale=language)[first.month]} {first.year}"
    else:
        shown = str(first.year)
    if doubt == "~":
        return _("about %(number)s") % {"number": shown}
    return f"{shown} (?)" if doubt else shown


_SEASONS = {"spring": N_("spring %(year)s"), "summer": N_("summer %(year)s"), "autumn": N_("autumn %(year)s"),
            "winter": N_("winter %(year)s")}  # fmt: skip
"""The seasons of EDTF."""

_LATIN = {0x0660 + n: str(n) for n in range(10)}


def day(moment: str) -> str:
    """The day of a moment in ISO 8601, as it is written in judgements and in the log."""
    return moment[:10]
