"""Strata, partitions, the dials, the picture, the paragraph and the script."""

import json
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest

from accounted.case import Wanted, estimate_partitions, estimate_text
from accounted.errors import BadInput
from accounted.estimation import Asked, LogLinear, Reported, estimate, lists_in, partitions_in, picture, table_of
from accounted.model import Estimate, OverlapTable
from tests.estimation.tables import ASKED
from tests.journeys.conftest import here

QUICK = ("chao", "log-linear")
TABLE = "A,B,C,count\n1,0,0,60\n0,1,0,50\n0,0,1,40\n1,1,0,9\n1,0,1,8\n0,1,1,7\n1,1,1,2\n"
STRATA = (
    "where,A,B,C,count\nnorth,1,0,0,60\nnorth,0,1,0,50\nnorth,0,0,1,40\nnorth,1,1,0,9\nnorth,1,0,1,8\nsouth,1,0,0,5\n"
)


def test_the_dial_multiplies_those_never_seen() -> None:
    found = estimate_text(TABLE, Wanted(models=QUICK)).to_dict()
    dial = found["sensitivity"]["highest_order"]
    for curve, model in zip(dial["models"], found["models"], strict=True):
        at_one = curve["values"][dial["xi"].index(1.0)]
        assert at_one == model["estimate"]
        assert curve["values"][dial["xi"].index(2.0)] == pytest.approx(2 * at_one - found["observed"], abs=0.2)
    share = found["sensitivity"]["unreached"]
    assert share["models"][1]["values"][share["share"].index(0.5)] == pytest.approx(
        2 * found["models"][1]["estimate"], abs=0.2
    )


def test_the_picture_is_a_picture_with_words_for_those_who_do_not_see_it() -> None:
    found = estimate_text(TABLE, Wanted(models=(*QUICK, "chapman")))
    drawn = found.picture(Reported(200, 1000, "reported by speakers"))
    root = ElementTree.fromstring(drawn)
    words = {element.tag.split("}")[1]: element.text or "" for element in root}
    assert "Documented: 176." in words["desc"]
    assert "chapman: refused." in words["desc"]
    assert "Apart from these, reported by speakers: 200 to 1,000." in words["desc"]
    assert "reported" not in found.picture()


def test_names_of_lists_cannot_break_the_picture() -> None:
    drawn = estimate_text(STRATA.replace("where", "<b>&"), Wanted(by=("<b>&",), models=QUICK)).to_dict()
    for stratum in drawn["strata"]:
        ElementTree.fromstring(picture(stratum, Reported(1, 2, "<speaker>")))


@pytest.mark.parametrize(("text", "by"), [(TABLE, ()), (STRATA, ("where",))])
def test_the_script_makes_every_number_again(tmp_path: Path, text: str, by: tuple[str, ...]) -> None:
    written = estimate_text(text, Wanted(by=by, models=QUICK, seed=3)).script()
    (tmp_path / "again.py").write_text(written, "utf-8")
    ended = subprocess.run([sys.executable, "again.py"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (0, "Every number is the same.\n")
    (tmp_path / "again.py").write_text(written.replace(",60", ",61"), "utf-8")
    ended = subprocess.run([sys.executable, "again.py"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert "The numbers differ." in ended.stdout


def test_the_paragraph_has_every_number() -> None:
    found = estimate_text(TABLE, Wanted(models=QUICK))
    told = found.methods()
    for model in found.models:
        assert f"{model.value:,.0f}" in told
        assert model.assumption in told
    assert "176 persons are documented on at least one of 3 lists: A, B and C." in told


def said(found: dict[str, Any]) -> list[str]:
    """Every warning and every reason of a refusal that stands in a result."""
    parts = [found, *found["strata"]]
    whys = [model["why"] for part in parts for model in part["models"] if model["why"]]
    return [*whys, *(one for part in parts for one in part["warnings"])]


ONE_TELLS = "place,A,B,count\nnorth,1,0,10\nnorth,1,1,6\nsouth,1,0,9\nsouth,1,1,5\nnot known,0,1,22\n"


@pytest.mark.parametrize(
    ("text", "by"),
    [(TABLE, ()), (STRATA, ("where",)), (STRATA.replace("south", "not known"), ("where",)), (ONE_TELLS, ("place",)),
     ("A,B,count\n1,0,20\n0,1,30\n1,1,2\n", ()), ("A,B,count\n1,0,20\n0,1,30\n", ())],
)  # fmt: skip
def test_every_warning_of_the_result_stands_in_the_paragraph(text: str, by: tuple[str, ...]) -> None:
    models = ("chapman", "chao") if "C" not in text else ("chao", "log-linear")
    found = estimate_text(text, Wanted(by=by, models=models)).to_dict()
    assert said(found)
    assert [one for one in said(found) if one not in found["methods"]] == []


def test_strata_that_one_list_alone_tells_of_are_refused_by_its_name() -> None:
    found = estimate_text(ONE_TELLS, Wanted(by=("place",), models=("chapman", "chao"))).to_dict()
    for part in (found, *found["strata"]):
        assert all("Only the records of A say the place" in model["why"] for model in part["models"])
        assert part["floor"] == {"method": "observed", "value": part["observed"]}
    both = ONE_TELLS.replace("north,1,1,6", "north,0,1,6")
    found = estimate_text(both, Wanted(by=("place",), models=("chapman",))).to_dict()
    assert "Only the records" not in json.dumps(found)
    assert "B alone holds all 22 persons" in found["strata"][2]["models"][0]["why"]


def test_what_one_list_alone_tells_of_is_refused_without_asking_a_model_and_with_cautions() -> None:
    class Unasked:
        name, version, assumption, bayesian = "unasked", "1", "It is left alone.", True

        def estimate(self, table: OverlapTable, asked: Asked) -> Estimate:
            raise AssertionError(table, asked)

    tables = [
        OverlapTable(("A", "B"), {(1, 0): 9, (1, 1): 2}, {"place": "north"}),
        OverlapTable(("A", "B"), {(0, 1): 5}, {"place": "not known"}),
    ]
    found = estimate(tables, [Unasked()], Asked(), {}).to_dict()["strata"]
    for part in found:
        assert part["models"][0]["median"] is None
        assert "Only the records of A say the place" in part["models"][0]["why"]
    assert any("Only 2 of 11 persons" in one for one in found[0]["warnings"])


def test_a_sum_below_the_number_documented_is_refused() -> None:
    text = "where,A,B,count\nn,1,0,9\nn,0,1,8\nn,1,1,7\ns,1,0,{}\ns,0,1,{}\n"
    few, many = (
        estimate_text(text.format(*more), Wanted(by=("where",), models=("chao",))).to_dict()
        for more in ((2, 2), (90, 9))
    )
    assert few["models"][0]["status"] == "warning"
    assert "Its interval begins below the 28 persons documented" in few["models"][0]["why"]
    assert many["models"][0]["status"] == "refused"
    assert "lies below the 123 persons documented, since it lacks s" in many["models"][0]["why"]
    assert many["strata"][0]["models"][0]["estimate"] < many["floor"]["value"]
    assert any("leave no trace" in one for one in many["warnings"])


def test_the_floor_shows_its_interval_everywhere() -> None:
    found = estimate_text(TABLE, Wanted(models=("log-linear",)))
    told = found.to_dict()
    bound = told["floor"]
    assert bound["lower"] < bound["value"] < bound["upper"]
    interval = f"{bound['lower']:,.0f}", f"{bound['upper']:,.0f}"
    for where in (told["methods"], found.picture()):
        assert "Chao's lower-bound estimator" in unescape(where)
        assert all(end in where for end in interval)


def test_every_key_of_the_json_stands_in_the_reference() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reference" / "estimate-json.md").read_text("utf-8")
    models = ("chao", "log-linear", "log-linear-average", "graph-average", "latent-class")
    found = estimate_text(TABLE, Wanted(models=models, settings={"latent-class.classes": "2"})).to_dict()
    keys = {*found, *found["models"][0], *(key for model in found["models"] for key in model["diagnostics"])}
    by = estimate_text(STRATA, Wanted(by=("where",), models=("chao",))).to_dict()
    keys |= {*by, *by["strata"][0], *by["not_estimated"][0], *by["models"][0]["diagnostics"]} - {"stratum"}
    assert sorted(key for key in keys if f"`{key}`" not in page) == []


# Partitions

RECORDS = "rec_id,list,place\n" + "".join(
    f"{name}{number},{name},{'north' if number < 60 else 'south'}\n" for name in "ABC" for number in range(100)
)


def partitions(draws: int) -> str:
    """Record n of a list is person n where a draw holds the link for one; odd draws hold more links."""
    rows = ["draw,rec_id,cluster_id"]
    for draw in range(draws):
        random = np.random.default_rng(7 + draw % 2)
        for name in "ABC":
            linked = random.random(100) < (0.5 if draw % 2 else 0.3)
            rows += [f"{draw},{name}{n},{n if linked[n] else f'{name}{n}'}" for n in range(100)]
    return "\n".join(rows) + "\n"


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    (tmp_path / "partitions.csv").write_text(partitions(6))
    (tmp_path / "records.csv").write_text(RECORDS)
    return tmp_path / "partitions.csv", tmp_path / "records.csv"


def test_a_partition_makes_a_table() -> None:
    (first, *others) = partitions_in(partitions(3), "p")
    (one,) = table_of(first, lists_in(RECORDS, "r"))
    assert len(others) == 2
    assert (one.lists, one.on("A"), one.on("B"), one.on("C")) == (("A", "B", "C"), 100, 100, 100)
    assert 0 < one.on("A", "B") < 30


def test_what_is_not_said_has_no_vote_for_a_stratum() -> None:
    (one,) = partitions_in("draw,rec_id,cluster_id\n1,a,p\n1,b,p\n1,c,q\n", "p")
    records = {"a": ("A", ("", "1992")), "b": ("B", ("F", "")), "c": ("A", ("", ""))}
    strata = {tuple(table.stratum.values()): table.observed for table in table_of(one, records, ("sex", "year"))}
    assert strata == {("F", "1992"): 1, ("not known", "not known"): 1}


def test_a_sum_with_many_of_whom_nothing_is_known_is_warned_of() -> None:
    text = STRATA.replace("south", "not known")
    found = estimate_text(text, Wanted(by=("where",), models=("chao",)))
    assert "estimate without strata" in (found.models[0].why or "")
    told = {tuple(one.table.stratum.values()): one.warnings[0] for one in found.strata}
    assert "this stratum comes out too low" in told[("north",)]
    assert "this stratum of the rest comes out too high" in told[("not known",)]
    assert not any("comes out" in it for one in estimate_text(STRATA, Wanted(by=("where",), models=("chao",))).strata
                   for it in one.warnings)  # fmt: skip


def test_sums_over_strata_and_partitions_say_what_linkage_adds(files: tuple[Path, Path]) -> None:
    found = estimate_partitions(files[0], [files[1]], Wanted(by=("place",), models=QUICK)).to_dict()
    share = found["linkage"]["share_of_linkage"]["log-linear"]
    assert 0 < share < 1
    assert (
        f"makes {found['linkage']['share_of_linkage']['chao']:.0%} (chao) and {share:.0%} (log-linear)"
        in found["methods"]
    )
    assert "6 sampled partitions" in found["methods"]
    assert found["floor"]["lower"] < found["floor"]["value"] < found["floor"]["upper"]
    for model in found["models"]:
        assert model["lower"] < model["estimate"] < model["upper"]


def test_the_interval_over_partitions_holds_those_of_each(files: tuple[Path, Path]) -> None:
    found = estimate_partitions(files[0], [files[1]], Wanted(models=QUICK)).to_dict()
    parts = [table_of(one, lists_in(RECORDS, "r"))[0] for one in partitions_in(partitions(2), "p")]
    alone = [LogLinear().estimate(one, ASKED) for one in parts]
    mixed = found["models"][1]
    assert mixed["lower"] < max(one.lower or 0 for one in alone)
    assert mixed["upper"] > min(one.upper or 0 for one in alone)
    assert mixed["upper"] - mixed["lower"] > max((one.upper or 0) - (one.lower or 0) for one in alone)
    assert 0.2 < found["linkage"]["share_of_linkage"]["log-linear"] < 1
    assert found["linkage"]["partitions"] == 6
    assert found["linkage"]["observed"]["lower"] < found["linkage"]["observed"]["upper"]


def test_partitions_that_agree_add_nothing(files: tuple[Path, Path]) -> None:
    same = "\n".join(line for line in partitions(6).splitlines() if line[0] in "d024") + "\n"
    files[0].write_text(same)
    found = estimate_partitions(files[0], [files[1]], Wanted(models=QUICK)).to_dict()
    assert found["linkage"]["share_of_linkage"] == {"chao": 0.0, "log-linear": 0.0}


def test_partitions_by_strata(files: tuple[Path, Path]) -> None:
    ended = here(
        "estimate", "--partitions", files[0], "--records", files[1], "--by", "place", "--models", "chao", "--json"
    )
    assert ended.status == 0, ended.err
    assert [one["stratum"]["place"] for one in ended.json["strata"]] == ["north", "south"]
    assert ended.json["models"][0]["estimate"] > ended.json["observed"]


@pytest.mark.parametrize(
    ("made", "said"),
    [
        ("draw,rec_id\n", "no column 'cluster_id'"),
        ("draw,rec_id,cluster_id\n", "no partition"),
        ("draw,rec_id,cluster_id\n1,A1,1\n1,A1,2\n", "A1 stands twice in draw 1"),
        ("draw,rec_id,cluster_id\n1,Z1,1\n", "Z1 of draw 1 stands in no list"),
    ],
)
def test_partitions_that_cannot_be_used_are_said(files: tuple[Path, Path], made: str, said: str) -> None:
    files[0].write_text(made)
    with pytest.raises(BadInput, match=said):
        estimate_partitions(files[0], [files[1]], Wanted(models=QUICK))


def test_the_command_writes_picture_and_script(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(TABLE)
    ended = here(
        "estimate", "--table", tmp_path / "t.csv", "--models", "chao", "--picture", tmp_path / "p.svg",
        "--reported", "200–1,000", "--script", tmp_path / "s.py",
    )  # fmt: skip
    assert ended.status == 0, ended.err
    assert "200 – 1,000" in (tmp_path / "p.svg").read_text("utf-8")
    assert "WANTED" in (tmp_path / "s.py").read_text("utf-8")
    assert here("estimate", "--table", tmp_path / "t.csv", "--reported", "many").status == 2
    assert here("estimate", "--partitions", tmp_path / "t.csv").status == 2
