"""Make invented, overlapping lists that judge: peoples whose persons go by several names, of which a list has some.

  punjab     Sikh villagers: one name with Singh or Kaur, a clan's name on some lists, a name of home on others; fathers
             behind S/O or in a column; Gurmukhi, Urdu
  timor      Timorese names: one of the church and a family's on some lists, one or two of home on others, both on a
             few; Portuguese and Indonesian spelling

Written before what they test was changed. Single errors of these lists are not to be looked at; only their totals.

    sixth_lists.py --setting punjab --records 5000 --seed 1 --out lists.csv
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import Any, ClassVar

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from benchmarks.linkage.fifth_lists import Fifth
from benchmarks.linkage.further_lists import Clerk, Row, Setting, invented, made_for, of_many
from benchmarks.linkage.other_lists import on_the_command_line
from benchmarks.linkage.stocks import Stock

STOCK = Stock("sixth_names.yaml")
stock = STOCK.names


BEHIND = {
    "english": ("Singh", "Kaur"), "gurmukhi": ("ਸਿੰਘ", "ਕੌਰ"), "urdu": ("سنگھ", "کور"),
}  # fmt: skip


class Punjab(Fifth):
    lists: ClassVar = {"panchayat": 0.4, "police": 0.35, "lawyers": 0.3, "border": 0.2}
    schooling: ClassVar = {"panchayat": "gurmukhi", "police": "english", "lawyers": "english", "border": "urdu"}
    ear: ClassVar = {"lawyers": 0.1}
    year = 1991

    def __init__(self, rng: random.Random, size: int) -> None:
        self.own, self.short, self.clans = (
            {kind: stock(f"PUNJAB_{kind}", "english", "gurmukhi", "urdu") for kind in kinds}
            for kinds in ("MF", ("SHORT",), ("CLAN",))
        )
        super().__init__(rng, size)

    def village(self) -> dict[str, str]:
        name = invented(
            self.rng, ["ka", "ra", "ba", "ma", "do", "la", "ni", "sa", "ta", "ga", "ru"], [" Kalan", "pur", "", "wal"]
        )
        signs = dict(zip("bdgklmnprstw", "ਬਦਗਕਲਮਨਪਰਸਤਵ", strict=True))
        vowels = {"a": "ਾ", "i": "ੀ", "o": "ੋ", "u": "ੂ", " ": " "}
        urdu = dict(zip("abdgiklmnoprstuw ", "ابدگیکلمنوپرستوو ", strict=True))
        return {"english": name, "gurmukhi": "".join({**signs, **vowels}[c] for c in name.lower()),
                "urdu": "".join(urdu[c] for c in name.lower()),
                "district": self.rng.choice(("Tarn Taran", "Batala", "Sunam"))}  # fmt: skip

    def line(self) -> dict[str, Any]:
        return {"clan": of_many(self.clans["CLAN"], self.rng), "grandfather": of_many(self.own["M"], self.rng)}

    def person(self, line: dict[str, Any], father: Any, sex: str) -> dict[str, Any]:
        known = line["grandfather"] if father is None else father["own"] if father != "married in" else None
        return {"own": of_many(self.own[sex], self.rng), "father": known or of_many(self.own["M"], self.rng),
                "clan": line["clan"], "short": of_many(self.short["SHORT"], self.rng),
                "called": self.rng.random() < 0.3}  # fmt: skip

    def name(self, person: dict[str, Any], name: str, clerk: Clerk) -> Row:
        rng, schooling = clerk.rng, self.schooling[name]
        own, father, clan, short = (
            self.as_read(self.spelled(person[key], schooling, clerk), name, clerk)
            for key in ("own", "father", "clan", "short")
        )
        behind = BEHIND[schooling][person["sex"] == "F"]
        if name == "lawyers" and person["called"] and rng.random() < 0.4:
            own = f"{own} alias {short}" if clerk.habit else short
        if name == "panchayat" and clerk.habit == 1:
            return {"full_name": own, "patronymic": father}
        full = f"{own} {behind}" if rng.random() < 0.85 else own
        full = f"{full} {clan}" if rng.random() < {"lawyers": 0.4, "border": 0.1}.get(name, 0.15) else full
        if name == "police":
            mark = "S/O" if person["sex"] == "M" else "D/O"
            return {"full_name": f"{full} {mark} {father} {BEHIND[schooling][0]}"}
        if name == "panchayat" and clerk.habit == 2:
            return {"given": own, "surname": clan, "patronymic": father if rng.random() < 0.6 else ""}
        return {"full_name": full, "patronymic": father if name == "border" and clerk.habit else ""}

    def place(self, place: dict[str, str], name: str, clerk: Clerk) -> str:
        if name in ("police", "lawyers") and clerk.rng.random() < clerk.district:
            return place["district"]
        return self.as_read(place[self.schooling[name]], name, clerk)


class Timor(Fifth):
    lists: ClassVar = {"diocese": 0.35, "army": 0.35, "villagers": 0.35, "exiles": 0.2}
    schooling: ClassVar = {
        "diocese": "portuguese", "army": "indonesian", "villagers": "portuguese", "exiles": "portuguese",
    }  # fmt: skip
    ear: ClassVar = {"army": 0.15}
    year = 1983

    def __init__(self, rng: random.Random, size: int) -> None:
        self.church, self.home = (
            {sex: stock(f"TIMOR_{kind}_{sex}", "portuguese", "indonesian") for sex in "MF"}
            for kind in ("CHURCH", "HOME")
        )
        self.families = stock("TIMOR_FAMILY", "portuguese", "indonesian")
        super().__init__(rng, size)

    def village(self) -> dict[str, str]:
        name = invented(
            self.rng, ["la", "ma", "ai", "bo", "ba", "ka", "lu", "ra", "ue", "ho", "tu", "le"], ["", "", " Leten", "na"]
        )
        old = name.replace("k", "c").replace("K", "C")
        return {"indonesian": name, "portuguese": old, "district": self.rng.choice(("Viqueque", "Suai", "Ermera"))}

    def line(self) -> dict[str, Any]:
        return {"family": of_many(self.families, self.rng), "grandfather": of_many(self.home["M"], self.rng)}

    def person(self, line: dict[str, Any], father: Any, sex: str) -> dict[str, Any]:
        known = line["grandfather"] if father is None else father["own"] if father != "married in" else None
        return {"church": of_many(self.church[sex], self.rng), "own": of_many(self.home[sex], self.rng),
                "father": known or of_many(self.home["M"], self.rng),
                "family": line["family"] if father != "married in" else of_many(self.families, self.rng),
                "baptised": self.rng.random() < 0.6}  # fmt: skip

    def name(self, person: dict[str, Any], name: str, clerk: Clerk) -> Row:
        rng, schooling = clerk.rng, self.schooling[name]
        church, own, father, family = (
            self.as_read(self.spelled(person[key], schooling, clerk), name, clerk)
            for key in ("church", "own", "father", "family")
        )
        home = f"{own} {father}" if rng.random() < 0.6 else own
        if not person["baptised"]:
            return {"full_name": home}
        christian = {"diocese": 0.95, "army": 0.5, "villagers": 0.35, "exiles": 0.8}[name]
        if rng.random() > christian:
            return {"full_name": f"{church} {own}" if rng.random() < 0.25 else home}
        if name in ("diocese", "exiles"):
            given = f"{church} {own}" if rng.random() < (0.1, 0.3, 0.5)[clerk.habit] else church
            return {"given": given, "surname": family}
        return {"full_name": f"{church} {family}" if clerk.habit or rng.random() < 0.5 else f"{church} {own} {family}"}

    def place(self, place: dict[str, str], name: str, clerk: Clerk) -> str:
        if clerk.rng.random() < clerk.district:
            return place["district"]
        return self.as_read(place[self.schooling[name]], name, clerk)


SETTINGS: dict[str, type[Setting]] = {"punjab": Punjab, "timor": Timor}


def make(setting: str, records: int, seed: int) -> list[Row]:
    """The rows of all lists, with the truth in `true_id` and `family_id`."""
    return made_for(SETTINGS[setting], setting, records, seed)


if __name__ == "__main__":
    on_the_command_line(make, SETTINGS, __doc__)
