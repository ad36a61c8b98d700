"""A spreadsheet mapped once, pairs of records answered by keyboard, persons, estimates and counting rules."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
from lxml import html

from accounted.case import Case
from accounted.web.session import Session
from tests.web.conftest import MINISTRY, PARISH, write

Open = Callable[..., Any]


def test_a_spreadsheet_is_mapped_once(case: Case, serving: Open, watching: Open, tmp_path: Path) -> None:
    old, new = write(tmp_path / "lists", {"wards.csv": MINISTRY.replace("Место", "Село"), "later.csv": ""})
    served = serving(case)
    window = watching(served, width=400)
    page = window.page
    page.goto(served.at("/lists"))
    page.locator("[type=file]").set_input_files(old)
    window.follow(page.get_by_role("button", name="Go on to its columns"))
    assert page.get_by_label("Фамилия").input_value() == "surname"
    page.get_by_label("no", exact=True).select_option("rec_id")
    page.get_by_label("Год").select_option("birth_year")
    page.get_by_label("Село").select_option("place")
    page.get_by_role("button", name="Keep the list").click()
    page.locator("#kept").get_by_text("6 records").wait_for()
    window.calm()
    (kept,) = case.persons.lists
    assert dict(kept.mapping) == {
        "rec_id": ("no",), "surname": ("Фамилия",), "given": ("Имя",), "birth_year": ("Год",), "place": ("Село",),
    }  # fmt: skip
    # The same columns again: what was said of them stands there already.
    new.write_text(MINISTRY.replace("Место", "Село").replace("Орлов", "Орлова"), "utf-8")
    page.goto(served.at("/lists"))
    page.locator("[type=file]").set_input_files(new)
    window.follow(page.get_by_role("button", name="Go on to its columns"))
    page.get_by_text("This is what was said of these columns before.").wait_for()
    assert page.get_by_label("Село").input_value() == "place"


def test_a_list_that_was_added_twice_is_told_and_taken_back_on_its_page(
    lists: Case, client_of: Callable[..., httpx.Client], tmp_path: Path
) -> None:
    (path,) = write(tmp_path / "again", {"ministry.csv": MINISTRY})
    again = lists.add_list(path, "ministry again")
    client = client_of(lists)
    assert "say the same" in client.get("/lists").text
    page = html.fromstring(client.get("/lists").text)
    (form,) = (one for one in page.forms if one.fields.get("ids") == again.id)
    sent = {**dict(form.form_values()), "verdict": "withdraw"}
    client.post("/judge", data=sent, follow_redirects=True).raise_for_status()
    told = {one["list"]: one["withdrawn"] for one in client.get("/lists.json").json()["lists"]}
    assert [name for name, one in told.items() if one] == ["ministry again"]
    page = client.get("/lists").text
    assert "taken back by" in page
    assert "say the same" not in page
    document = next(iter(lists.documents)).id
    sent |= {"ids": document, "why": "Of another case", "back": f"/documents/{document}"}
    client.post("/judge", data=sent, follow_redirects=True).raise_for_status()
    assert "Of another case" in client.get(f"/documents/{document}").text
    assert "taken back by" in client.get("/documents").text


def test_a_mapping_without_names_is_refused_in_a_sentence(
    case: Case, client: httpx.Client, session: Session, tmp_path: Path
) -> None:
    (path,) = write(tmp_path / "lists", {"wards.csv": MINISTRY})
    added = next(iter(list(case.add([path]))))
    form = {"form_token": session.form_token, "document": added.document or "", "name": "wards", "column.no": "rec_id"}
    answer = client.post("/lists/keep", data=form, headers={"accept": "application/json"})
    assert answer.status_code == 400
    assert "holds names" in answer.json()["error"]["what"]
    assert case.persons.lists == []


def test_pairs_are_answered_with_one_hand_and_taken_back(lists: Case, serving: Open, watching: Open) -> None:
    served = serving(lists)
    window = watching(served)
    page = window.page
    page.goto(served.at("/pairs"))
    pair = page.locator("[data-pair]:visible")
    assert pair.count() == 1
    assert pair.locator("thead th a").count() == 2
    before = pair.inner_text()
    page.keyboard.press("y")
    page.locator("#answered", has_text="1 / ").wait_for()
    page.keyboard.press("z")
    page.wait_for_function(
        "(before) => document.querySelector('[data-pair]:not([hidden])').innerText === before", arg=before
    )
    page.keyboard.press("n")
    page.locator("#answered", has_text="1 / ").wait_for()
    window.calm()
    assert [one.judgement.verdict for one in lists.judgements] == ["same_person", "undo", "different_person"]


def test_a_person_stands_with_every_record_and_what_links_them(lists: Case, serving: Open, watching: Open) -> None:
    served = serving(lists)
    window = watching(served)
    page = window.page
    page.goto(served.at("/persons?q=petrov"))
    window.follow(page.get_by_role("link", name="Petrov").first)
    heading = page.locator("h1").inner_text()
    assert "Ivan Petrov" in heading
    assert "Иван Петров" in heading
    assert page.locator(".beside thead th a").count() == 2
    assert page.get_by_role("heading", name="What links the records").count() == 1
    window.follow(page.get_by_role("button", name="Two persons").first)
    page.wait_for_url("**/persons/record-*")  # the answer is kept before the page of the record is shown
    page.goto(served.at("/persons?q=petrov"))
    page.locator("tbody tr").first.wait_for()
    window.calm()
    assert [one.judgement.verdict for one in lists.judgements] == ["different_person"]
    assert not any(len(one.records) > 1 and "Ivan Petrov" in one.person.names for one in lists.persons)

    # Joined again by hand, then divided: each is a judgement, and the page of the record finds its person.
    page.goto(served.at("/persons"))
    for name in ("Choose Ivan Petrov", "Choose Иван Петров"):
        page.get_by_label(name).check()
    window.follow(page.get_by_role("button", name="The chosen are one person"))
    joined = next(one for one in lists.persons if "Ivan Petrov" in one.person.names)
    assert len(joined.records) == 2
    page.goto(served.at(f"/persons/{joined.records[0].id}"))
    page.get_by_label("ministry").check()
    window.follow(page.get_by_role("button", name="The chosen records are of another person"))
    window.calm()
    assert [one.judgement.verdict for one in lists.judgements][1:] == ["same_person", "split_person"]
    assert not any(len(one.records) > 1 and "Ivan Petrov" in one.person.names for one in lists.persons)
    page.goto(served.at("/counts"))
    page.get_by_text("persons documented").wait_for()
    window.calm()


def test_the_overlap_of_many_lists_does_not_widen_a_narrow_page(
    lists: Case, serving: Open, watching: Open, tmp_path: Path
) -> None:
    for name in ("masterlist-of-the-diocese", "casualties-of-the-command", "commission-of-the-province"):
        (path,) = write(tmp_path / name, {f"{name}.csv": MINISTRY})
        lists.add_list(path)
    served = serving(lists)
    window = watching(served, width=390)
    window.page.goto(served.at("/estimates"))
    window.page.get_by_role("region", name="Overlap").wait_for()
    window.calm()


def test_reported_documented_and_estimated_never_share_a_table(
    lists: Case, client_of: Callable[..., httpx.Client]
) -> None:
    client = client_of(lists)
    told = client.get("/estimates.json?model=chapman&model=chao").json()
    assert told["observed"] == lists.persons.overlap().observed
    page = client.get("/estimates?model=chapman&model=chao").text
    documented, estimated, reported = (page.index(f'id="{name}"') for name in ("documented", "estimated", "reported"))
    assert documented < estimated < reported
    for one in told["models"]:
        assert f"<bdi>{one['name']}</bdi>" in page[estimated:reported]
        if one["status"] == "refused":
            assert one["why"][:20] in page[estimated:reported]
    assert client.get("/estimates.json?model=chapman&level=0.5").status_code == 400


def test_what_is_documented_and_what_is_reported_each_say_of_what(
    lists: Case, client_of: Callable[..., httpx.Client]
) -> None:
    client = client_of(lists)
    page = html.fromstring(client.get("/estimates").text)
    documented, reported = (page.get_element_by_id(name).getparent() for name in ("documented", "reported"))
    assert "whatever incident" in documented.find_class("hint")[0].text_content()
    title = lists.figures().incident.title
    assert title in reported.find_class("hint")[0].text_content()
    for link in reported.xpath(".//a/@href"):
        path, _, row = link.partition("#")
        heading = html.fromstring(client.get(path).text).get_element_by_id(row).text_content()
        assert "killed" in heading.casefold()


def test_lists_are_left_out_of_an_estimate_on_its_page(
    lists: Case, client_of: Callable[..., httpx.Client], tmp_path: Path
) -> None:
    (third,) = write(tmp_path / "more", {"council.csv": PARISH.replace("Lund,Nils", "Kim,Li")})
    lists.add_list(third)
    client, asked = client_of(lists), "model=chapman&model=chao"
    told = client.get(f"/estimates.json?{asked}&without=council").json()
    assert told["lists"] == ["ministry", "parish"]
    assert told["models"] == lists.estimate(models=["chapman", "chao"], without=["council"]).to_dict()["models"]
    page = html.fromstring(client.get(f"/estimates?{asked}&without=council").text)
    assert page.xpath("//input[@name='without'][@checked]/@value") == ["council"]
    assert page.xpath("//input[@name='model']/@value") == ["chapman", "chao"], "those that two lists allow"
    assert "council" in page.find_class("only")[0].text_content()
    refused = client.get(f"/estimates?{asked}&without=council&without=parish")
    assert (refused.status_code, "an overlap takes two" in refused.text) == (400, True)


def test_a_range_under_a_rule_never_stands_without_its_name(case: Case, client: httpx.Client) -> None:
    told = client.get("/rules.json?rule=ibc&rule=ohchr").json()
    assert [one["rule"]["name"] for one in told["ruled"]] == ["ibc", "ohchr"]
    assert told["ruled"] == [case.ruled(name)[0].to_dict() for name in ("ibc", "ohchr")]
    page = client.get("/rules?rule=ibc&rule=ohchr").text
    assert page.count('class="row ruled"') == len(
        {(row["fate"], row["group"]) for one in told["ruled"] for row in one["rows"]}
    )
