"""`accounted estimate` on tables in files: its JSON, its refusals, its strata."""

from pathlib import Path

import pytest

from tests.journeys.conftest import Accounted, Ended, here

TABLE = "A,B,C,count\n1,0,0,60\n0,1,0,50\n0,0,1,40\n1,1,0,9\n1,0,1,8\n0,1,1,7\n1,1,1,2\n"
MODELS = "chao,log-linear,log-linear-average,graph-average"


@pytest.fixture
def accounted() -> Accounted:
    return here


def asked(folder: Path, text: str, *words: object) -> Ended:
    (folder / "overlap.csv").write_text(text)
    return here("estimate", "--table", folder / "overlap.csv", *words)


def test_the_json_is_the_contract(tmp_path: Path) -> None:
    ended = asked(tmp_path, TABLE, "--models", MODELS, "--json")
    assert (ended.status, ended.err) == (0, "")
    found = ended.json
    assert (found["schema"], found["observed"], found["lists"], found["seed"]) == (
        "estimate/1",
        176,
        ["A", "B", "C"],
        1,
    )
    assert found["floor"]["method"] == "chao"
    assert found["run"]["inputs"].startswith("sha256:")
    for model in found["models"]:
        value = model.get("median", model.get("estimate"))
        assert model["status"] in ("ok", "warning")
        assert model["assumption"]
        assert model["level"] == 0.95
        assert 176 <= model["lower"] <= value <= model["upper"]
    assert [("median" in model, "estimate" in model) for model in found["models"]] == [(False, True)] * 3 + [
        (True, False)
    ]


def test_the_same_call_gives_the_same_digits(tmp_path: Path) -> None:
    first, second = (asked(tmp_path, TABLE, "--models", MODELS, "--json").json for _ in range(2))
    for found in (first, second):
        for model in found["models"]:
            del model["diagnostics"]["seconds"]
    assert first == second


def test_a_refusal_is_an_answer(tmp_path: Path) -> None:
    ended = asked(tmp_path, "A,B,C,count\n1,0,0,60\n0,1,0,50\n0,0,1,40\n", "--json")
    assert ended.status == 0
    assert {model["status"] for model in ended.json["models"]} == {"refused"}
    assert all("A, B and C" in model["why"] for model in ended.json["models"])
    assert ended.json["floor"] == {"method": "observed", "value": 150}


@pytest.mark.parametrize("text", ["A,count\n1,5\n", "A,B,C,count\n1,1,0,5\n0,1,0,3\n", "A,B,count\n1,0,5\n0,1,3\n"])
def test_one_list_an_empty_list_and_no_overlap_are_refused_by_name(tmp_path: Path, text: str) -> None:
    ended = asked(tmp_path, text, "--json")
    assert ended.status == 0
    assert all(model["status"] == "refused" and model["why"] for model in ended.json["models"])
    assert asked(tmp_path, text).status == 0


@pytest.mark.parametrize("count", ["-1", "1.5", "x"])
def test_a_bad_count_is_one_sentence(tmp_path: Path, count: str) -> None:
    ended = asked(tmp_path, f"A,B,count\n1,0,{count}\n1,1,2\n", "--json")
    assert (ended.status, ended.out) == (2, "")
    assert "Line 2" in ended.err
    assert "overlap.csv" in ended.err


def test_two_lists_are_asked_of_chapman(tmp_path: Path) -> None:
    found = asked(tmp_path, "A,B,count\n1,0,60\n0,1,50\n1,1,9\n", "--json").json
    assert [model["name"] for model in found["models"]] == ["chapman", "chao"]
    assert found["models"][0]["estimate"] == pytest.approx(70 * 60 / 10 - 1)


def in_strata(text: str, *names: str) -> str:
    header, *rows = text.splitlines()
    return "\n".join([f"region,{header}", *(f"{name},{row}" for name in names for row in rows)]) + "\n"


def test_strata_are_estimated_apart_and_summed(tmp_path: Path) -> None:
    text, models = in_strata(TABLE, "north", "south"), ["--models", "chao,log-linear", "--json"]
    found = asked(tmp_path, text, "--by", "region", *models).json
    whole = asked(tmp_path, TABLE, *models).json
    assert [one["stratum"] for one in found["strata"]] == [{"region": "north"}, {"region": "south"}]
    assert (found["observed"], found["not_estimated"]) == (352, [])
    for summed, one in zip(found["models"], whole["models"], strict=True):
        assert summed["estimate"] == pytest.approx(2 * one["estimate"], abs=0.2)
        narrower = (summed["upper"] - summed["lower"]) / (one["upper"] - one["lower"])
        assert 1.1 < narrower < 1.9


def test_a_stratum_that_cannot_be_estimated_is_listed(tmp_path: Path) -> None:
    text = in_strata(TABLE, "north") + "south,1,0,0,4\nsouth,0,1,0,3\nsouth,0,0,1,3\n"
    ended = asked(tmp_path, text, "--by", "region", "--models", "log-linear", "--json")
    (lacking,) = ended.json["not_estimated"]
    assert lacking["stratum"] == {"region": "south"}
    assert "A, B and C" in lacking["why"]
    assert ended.json["models"][0]["status"] == "warning"
    assert "10 persons documented" in ended.json["models"][0]["why"]
    assert ended.json["floor"]["value"] >= ended.json["observed"] == 186
    assert "not estimated: region south" in asked(tmp_path, text, "--by", "region", "--models", "log-linear").out


def test_a_list_that_is_empty_in_one_stratum_is_left_out_there_with_a_word(tmp_path: Path) -> None:
    text = in_strata(TABLE, "north") + "south,1,0,0,40\nsouth,0,1,0,30\nsouth,1,1,0,12\n"
    found = asked(tmp_path, text, "--by", "region", "--models", "chao", "--json").json
    assert found["strata"][1]["lists"] == ["A", "B"]
    assert "Nobody of the stratum south stands on C" in found["strata"][1]["warnings"][0]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--models", "guess"], "no estimator 'guess'"),
        (["--level", "95"], "level 95"),
        (["--seed", "-1"], "seed -1"),
        (["--by", "region"], "no column 'region'"),
        (["--set", "graph-average.gamma=1"], "no setting 'gamma'"),
        (["--set", "delta=1"], "names no setting"),
        (["--set", "graph-average.delta=none"], "not a number above 0"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_said(tmp_path: Path, words: list[str], said: str) -> None:
    ended = asked(tmp_path, TABLE, *words)
    assert ended.status == 2
    assert said in ended.err


def test_a_table_that_is_not_there_is_said(accounted: Accounted, tmp_path: Path) -> None:
    ended = accounted("estimate", "--table", tmp_path / "none.csv")
    assert ended.status == 2
    assert "none.csv" in ended.err


def test_what_people_see_keeps_documented_and_estimated_apart(tmp_path: Path) -> None:
    shown = asked(tmp_path, TABLE, "--models", MODELS).out
    documented, estimated = shown.index("documented, on 3 lists"), shown.index("estimated, on a list or not")
    assert documented < estimated
    assert "floor (Chao's lower-bound estimator): " in shown
    assert "no list could reach" in shown
    refused = asked(tmp_path, "A,B,count\n1,0,20\n0,1,30\n").out
    assert "not estimated: every model refuses" in refused
    assert "on a list or not" not in refused
    assert "Compare the estimate without them" not in refused
    assert "another list that overlaps them" in refused


@pytest.mark.parametrize("option", ["--picture", "--script"])
def test_what_can_not_be_written_is_said_and_the_table_is_never_written_over(tmp_path: Path, option: str) -> None:
    ended = asked(tmp_path, TABLE, "--models", "chao", option, tmp_path / "absent" / "x")
    assert ended.status == 1
    assert "can't be written" in ended.err
    ended = asked(tmp_path, TABLE, "--models", "chao", option, tmp_path / "overlap.csv")
    assert (ended.status, (tmp_path / "overlap.csv").read_text()) == (2, TABLE)


@pytest.mark.parametrize("number", ["-3", "0", "+0", "9" * 5000])
def test_a_number_that_is_none_of_partitions_is_refused_as_that(tmp_path: Path, number: str) -> None:
    ended = asked(tmp_path, TABLE, "--partitions", number)
    assert (ended.status, ended.out) == (2, "")
    assert "is no number of partitions" in ended.err


@pytest.mark.parametrize("words", [("--reported", "²-9"), ("--reported", f"1-{'9' * 5000}"), ("--partitions", "²")])
def test_signs_that_only_look_like_numbers_are_refused_in_a_sentence(tmp_path: Path, words: tuple[str, str]) -> None:
    ended = asked(tmp_path, TABLE, "--models", "chao", *words)
    assert ended.status == 2
    assert "Traceback" not in ended.err


def test_a_list_left_out_twice_is_left_out_once(tmp_path: Path) -> None:
    once, twice = (
        asked(tmp_path, TABLE, "--models", "chapman", *["--without", "A"] * n, "--json").json for n in (1, 2)
    )
    assert once == twice
