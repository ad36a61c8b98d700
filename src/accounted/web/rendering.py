"""Templates, and what they may use."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from accounted.web import words
from accounted.web.choices import Graphic, codes_of, document_of
from accounted.web.evidence_text import from_a_word, inert, plain, said, to_a_word
from accounted.web.language import _, direction, languages, ngettext, now_speaking, speaking
from accounted.web.marks import look_of, state_of
from accounted.web.told import advised, told
from accounted.web.visit import SIGNING

if TYPE_CHECKING:
    from accounted.web.visit import Visit


@cache
def environment() -> Environment:
    """The templates: everything is escaped, and a name that is not there is an error."""
    made = Environment(
        loader=PackageLoader("accounted.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
    )  # fmt: skip
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_callables(_, ngettext, newstyle=True)  # type: ignore[attr-defined]  # the extension adds it
    made.filters |= {
        "said": _said, "told": told, "advised": advised, "inert": inert,
        "from_a_word": from_a_word, "to_a_word": to_a_word,
        "plain": plain, "amount": words.amount, "end": words.end,
        "number": words.number,
        "label": _label, "row_name": words.row_name, "what": words.what,
        "speaker": words.speaker, "date": words.date, "day": _day, "dir": direction,
        "typed_date": words.typed_date, "tongue": words.tongue, "number_in": lambda id, numbers: numbers.get(id),
        "part": lambda text: quote(str(text), safe=""), "kind": _,
    }  # fmt: skip
    made.globals |= {"look_of": look_of, "state_of": state_of, "codes_of": codes_of, "document_of": document_of}
    return made


@pass_context
def _label(_page: Context, code: str | None, list_name: str) -> str:
    """What people call a code; told anew for each page, since a template is made only once for all languages."""
    return words.label(list_name, code)


def _said(text: object, language: str | None = None, kind: str = "") -> Markup:
    """Words of somebody else; a name that only tells of an earlier mail is ours, and in the language of the page."""
    return said(words.speaker_name(str(text)) if kind == "name" else text, language, kind)


def _day(said: str) -> str:
    """The day of a moment; its digits stand in their order in lines from right to left, too."""
    day = words.day(said)
    return Markup('<bdi dir="ltr">{}</bdi>').format(day) if now_speaking().dir == "rtl" else day


def render(visit: Visit, template: str, context: Mapping[str, Any]) -> str:
    """A template in the visit's language, as a whole page or, for a part that is put into one, without the frame."""
    language = visit.language
    with speaking(language):
        return (
            environment()
            .get_template(template)
            .render(
                **context,
                visit=visit,
                case_title=visit.case.title,
                language=language,
                languages=languages(),
                layout="bare.html" if visit.part_only else "whole.html",
                form_token=visit.session.form_token,
                signing=SIGNING,
                graphic=Graphic(visit.case),
            )
        )
