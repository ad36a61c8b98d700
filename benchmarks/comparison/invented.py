"""Invented documents with their claims, about any number of invented incidents; the same on every machine.

Each incident has a place, days and tolls of its own, and ten documents in five languages tell of it, with twenty claims
each: figures, events, labels, evidence and positions. Seven of ten figures are a toll of the incident, repeated by one
speaker after another; others differ, some are bounds, some are parts of others. Nothing is read here: what a text says
and what its claims say is made together, so that a large case takes a minute and not an hour.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from accounted.model import (
    OWN_VOICE,
    Amount,
    Claim,
    CountClaim,
    Document,
    EventClaim,
    EvidenceClaim,
    Fate,
    Group,
    LabelClaim,
    Passage,
    Period,
    Place,
    PositionClaim,
    ReadBy,
    Source,
    Speaker,
    Stated,
    digest_of,
)  # fmt: skip

DOCUMENTS, CLAIMS = 10, 20
"""How many documents tell of an incident, and how many claims each has."""
SYLLABLES = ("ka", "ro", "ve", "lim", "ta", "su", "nor", "di", "pesh", "ga", "mu", "zel", "or", "bi", "shan")
PAPERS = ("Coast Radio", "Evening Post", "The Pilot", "Northern Wire", "Harbour News", "Daily Ledger", "Inland Agency")
LANGUAGES = ("en", "en", "en", "en", "es", "fr", "ru", "tr")
SPEAKERS = {
    "en": ("the Ministry of Health", "the police", "the mayor", "the district hospital", "a survivor", "the army"),
    "es": ("el Ministerio de Salud", "la policía", "el alcalde", "el hospital", "una vecina", "el ejército"),
    "fr": ("le ministère de la Santé", "la police", "le maire", "l'hôpital", "une habitante", "l'armée"),
    "ru": ("Министерство здравоохранения", "полиция", "мэр", "больница", "жительница", "армия"),
    "tr": ("Sağlık Bakanlığı", "polis", "belediye başkanı", "hastane", "bir görgü tanığı", "ordu"),
}  # fmt: skip
FATES = {
    "killed": {"en": "killed", "es": "asesinadas", "fr": "tuées", "ru": "убиты", "tr": "öldürüldü"},
    "injured": {"en": "injured", "es": "heridas", "fr": "blessées", "ru": "ранены", "tr": "yaralandı"},
    "missing": {"en": "missing", "es": "desaparecidas", "fr": "disparues", "ru": "пропали", "tr": "kayboldu"},
    "captured": {"en": "captured", "es": "capturadas", "fr": "capturées", "ru": "взяты в плен", "tr": "esir alındı"},
    "displaced": {"en": "displaced", "es": "desplazadas", "fr": "déplacées", "ru": "бежали", "tr": "yerinden edildi"},
}  # fmt: skip
SAID = {
    "en": "{who} said that {bound}{number} {people} were {fate} in {place} on {day}.",
    "es": "{who} dijo que {bound}{number} {people} fueron {fate} en {place} el {day}.",
    "fr": "{who} a dit que {bound}{number} {people} ont été {fate} à {place} le {day}.",
    "ru": "{who} сообщила, что {bound}{number} {people} {fate} в городе {place} {day}.",
    "tr": "{who}, {day} günü {place} kentinde {bound}{number} {people} {fate} dedi.",
}
WORDS = {
    "en": ("at least ", "people", "children"), "es": ("al menos ", "personas", "niños"),
    "fr": ("au moins ", "personnes", "enfants"), "ru": ("не менее ", "человек", "детей"),
    "tr": ("en az ", "kişi", "çocuk"),
}  # fmt: skip
BESIDE = {
    "en": ("The town of {place} was shelled on {day}", "{who} called it a massacre", "There are photographs of {place}",
           "{who} condemned the shelling"),
    "es": ("{place} fue bombardeada el {day}", "{who} lo llamó masacre", "Hay fotografías de {place}",
           "{who} condenó el bombardeo"),
    "fr": ("{place} a été bombardée le {day}", "{who} parle d'un massacre", "Il y a des photographies de {place}",
           "{who} a condamné le bombardement"),
    "ru": ("Город {place} обстреляли {day}", "{who} назвала это резнёй", "Есть фотографии из города {place}",
           "{who} осудила обстрел"),
    "tr": ("{place} {day} günü bombalandı", "{who} buna katliam dedi", "{place} kentinden fotoğraflar var",
           "{who} bombardımanı kınadı"),
}  # fmt: skip


@dataclass(slots=True)
class Told:
    """A document that is being written: its text so far, and its claims."""

    name: str
    language: str
    publisher: str
    published: str
    title: str
    text: str = ""
    made: list[tuple[type[Claim], dict[str, object], str, int]] = field(default_factory=list)

    @property
    def document(self) -> Document:
        """The document, opened."""
        return Document(
            digest=digest_of(self.text.encode()), name=self.name, kind="text", media_type="text/plain",
            importer="text/1", text_digest=digest_of(self.text.encode()), characters=len(self.text),
            language=Stated(self.language, "detected"), publisher=Stated(self.publisher, "given"),
            published=Stated(self.published, "given"), title=Stated(self.title, "given"),
        )  # fmt: skip

    @property
    def claims(self) -> list[Claim]:
        """Its claims."""
        source = Source(digest_of(self.text.encode()), self.name)
        read = ReadBy("rules", "1", self.language)
        return [
            kind(source=source, passage=Passage.cut(self.text, start, start + len(sentence)), read_by=read,
                 carried_by=self.publisher, **values)  # type: ignore[arg-type] # each kind has values of its own
            for kind, values, sentence, start in self.made
        ]  # fmt: skip


def documents(incidents: int, seed: int = 7) -> Iterator[Told]:
    """The documents about that many incidents, ten about each."""
    for number in range(incidents):
        own = random.Random(f"{seed}/{number}")
        place = "".join(own.choices(SYLLABLES, k=4)).title()
        year, rest = own.randint(1950, 1999), f"-{own.randint(1, 12):02}-{own.randint(1, 28):02}"
        tolls = {fate: own.randint(12, 900) for fate in FATES}
        for one in range(DOCUMENTS):
            language = own.choice(LANGUAGES)
            published = f"{year + one // 5}{rest}"
            told = Told(f"{number:03}-{one}.txt", language, own.choice(PAPERS), published, f"{place}, {year}")
            for _ in range(CLAIMS - 4):
                _count(told, place, f"{year}{rest}", tolls, own)
            for kind in (EventClaim, LabelClaim, EvidenceClaim, PositionClaim):
                _beside(told, kind, place, f"{year}{rest}", own)
            yield told


def _count(told: Told, place: str, day: str, tolls: dict[str, int], own: random.Random) -> None:
    fate, who = own.choice(list(FATES)), own.choice((None, *SPEAKERS[told.language]))
    child, bounded = own.random() < 0.15, own.random() < 0.15
    toll = max(tolls[fate] // 9, 2) if child else tolls[fate]
    value = toll if own.random() < 0.7 else max(toll + own.randint(-(toll // 3), toll // 3), 2)
    bound, people, children = WORDS[told.language]
    number, start = str(value), len(told.text)
    sentence = SAID[told.language].format(
        who=_capital(who or told.publisher), bound=bound if bounded else "", number=number,
        people=children if child else people, fate=FATES[fate][told.language], place=place, day=day,
    )  # fmt: skip
    before = sentence.index(bound + number if bounded else number) + (len(bound) if bounded else 0)
    at, where = start + before, start + sentence.index(place)
    low, high = (value, None) if bounded else (value, value)
    amount = Amount(number, at, at + len(number), low, high, "at_least" if bounded else "exact")
    told.made.append((CountClaim, {
        "said_by": Speaker(who, "indirect") if who else OWN_VOICE, "fate": Fate(fate), "amount": amount,
        "group": Group("children", children) if child else Group(), "period": Period(day, "sentence", day),
        "place": Place(place, where, where + len(place)),
    }, sentence, start))  # fmt: skip
    told.text += f"{sentence}\n\n"


def _beside(told: Told, kind: type[Claim], place: str, day: str, own: random.Random) -> None:
    who, start = own.choice(SPEAKERS[told.language]), len(told.text)
    number = (EventClaim, LabelClaim, EvidenceClaim, PositionClaim).index(kind)  # type: ignore[arg-type] # one of these
    sentence = BESIDE[told.language][number].format(who=_capital(who), place=place, day=day) + "."
    values: dict[str, object] = {
        EventClaim: {"what": sentence, "type": "attack", "period": Period(day, "sentence", day)},
        LabelClaim: {"term": "massacre", "category": "massacre"},
        EvidenceClaim: {"type": "photograph"},
        PositionClaim: {"type": "condemns"},
    }[kind]  # type: ignore[index] # one of these
    said = Speaker(who, "indirect") if kind in (LabelClaim, PositionClaim) else OWN_VOICE
    told.made.append((kind, {"said_by": said, **values}, sentence, start))
    told.text += f"{sentence}\n\n"


def _capital(name: str) -> str:
    return name[0].upper() + name[1:]
