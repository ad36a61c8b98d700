"""Sentences that the program says, in the language of the page: the template translated, the words in it as written."""

from __future__ import annotations

from markupsafe import Markup, escape

from accounted.model import Sentence
from accounted.model.sentence import DATE, NUMBER
from accounted.web import words
from accounted.web.advice import advice
from accounted.web.evidence_text import inert, said
from accounted.web.found_again import found, parted
from accounted.web.language import ENGLISH, N_, _, ngettext, now_speaking

LISTS, TAKE_AS_LIST = "/lists", N_("Say what its columns hold, and take it as a list of persons.")


def told(sentence: str) -> Markup:
    """A sentence as HTML; one that no catalogue has stands in English, and says so to whoever reads it aloud."""
    if not isinstance(sentence, Sentence):
        return _found_again(sentence) if sentence and now_speaking() != ENGLISH else inert(sentence or "")
    if sentence.template == DATE:
        return Markup("<bdi>{}</bdi>").format(words.date(str(sentence.parts["date"])))
    return _in_its_language(sentence).format(**{name: _part(part) for name, part in sentence.parts.items()})


def advised(sentence: str, document: str | None = None) -> Markup:
    """A note as HTML, with the page to go to in place of a command that it ends with; of a document, its own page."""
    before, __, command = sentence.rpartition(". ")
    here = advice(command)
    if not before or here is None or here.page is None:
        return told(sentence)
    of_list = here.page == LISTS and document is not None
    page, says = (f"{LISTS}/{document}", _(TAKE_AS_LIST)) if of_list else (here.page, _(here.says))
    link = Markup('<a href="{}">{}</a>').format(page, says)
    return Markup(" ").join((told(f"{before}."), link))


def _found_again(text: str) -> Markup:
    """A text of ours in another language: whole, or sentence by sentence, else as it is."""
    if (held := found(text, now_speaking())) is not None:
        template, parts = held
        ours = escape(template)  # out of a catalogue: a sign in it that turns the line is meant
        return ours.format(**{name: _at(name, part) for name, part in parts.items()}) if parts else ours
    pieces = parted(text)
    return Markup(" ").join(map(_found_again, pieces)) if len(pieces) > 1 else said(text, "en")


def _at(name: str, part: str) -> Markup:
    """What stands at a place of a sentence that was found again; at one for lists, names with a word between them."""
    before, between, last = part.rpartition(" and ") if name.startswith("lists") else ("", "", part)
    if not between:
        return _of_text(part)
    held = Markup(escape(_(", "))).join(_of_text(it) for it in before.split(", "))
    return escape(_("{before} and {last}")).format(before=held, last=_of_text(last))


def _of_text(part: str) -> Markup:
    """What stands in a sentence that was found again: a sentence of ours, a number, or words as they are."""
    if part.endswith((".", "?")) and " " in part:
        return _found_again(part)
    return Markup("<bdi>{}</bdi>").format(part) if part.replace(",", "").isdecimal() else said(part, None, "name")


def _in_its_language(sentence: Sentence) -> Markup:
    if sentence.plural is None:
        return inert(_(sentence.template))
    number = sentence.parts[NUMBER]
    return inert(ngettext(sentence.template, sentence.plural, number if isinstance(number, int) else 0))


def _part(part: str | int) -> Markup:
    """A part within its sentence: one of ours in the same language, and what others wrote apart from it, to be hidden
    with all names; a claim can be followed."""
    if isinstance(part, Sentence):
        return told(part)
    if isinstance(part, int):
        return Markup("<bdi>{}</bdi>").format(words.number(part))
    if part.startswith("claim-"):
        return Markup('<a href="/claims/{0}" class="id">{0}</a>').format(part)
    return _of_ours(part) or said(part, None, "name")


def _of_ours(part: str) -> Markup | None:
    """A part that is a sentence of ours or several, in the language of the page; None where it is anybody's words."""
    if now_speaking() == ENGLISH or not part.endswith((".", "?")):
        return None
    pieces = [part] if found(part, now_speaking()) else parted(part)
    return Markup(" ").join(map(_found_again, pieces)) if all(found(it, now_speaking()) for it in pieces) else None
