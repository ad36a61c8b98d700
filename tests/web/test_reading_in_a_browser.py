"""A recorder reads and judges in a browser."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Route

from accounted.case import Case

Open = Callable[..., Any]


def test_from_a_figure_to_its_words_and_a_judgement(case: Case, serving: Open, watching: Open) -> None:
    window = watching(serving(case))
    page = window.page
    assert "token" not in page.url
    window.follow(page.get_by_role("link", name="52", exact=True).first)
    page.locator(".panel .claim").wait_for()
    assert page.locator("mark.chosen").first.text_content() == (
        "Police said that 52 people were killed, among them 7 children."
    )
    page.get_by_label("You judge as").fill("Ana Sol")
    page.get_by_role("button", name="Keep").click()
    page.locator("[data-kept].done").wait_for()
    page.locator(".panel .claim").wait_for()
    page.get_by_role("button", name="Accept").click()
    page.get_by_text("accepted by Ana Sol, 20").wait_for()
    assert page.locator(".figure.chosen.is-accept").text_content() == "52"
    page.keyboard.press("u")
    page.locator(".panel").get_by_text("judged by nobody yet").wait_for()
    page.keyboard.press("j")
    page.locator(".panel .headline").get_by_text("killed, children: 7").wait_for()
    page.keyboard.press("r")
    page.get_by_text("rejected by Ana Sol, 20").wait_for()
    page.keyboard.press("k")
    page.locator(".panel .headline").get_by_text("killed: 52").wait_for()
    page.keyboard.press("e")
    page.locator(".correction").get_by_label("Low").fill("51")
    page.locator(".correction").get_by_label("High").fill("51")
    page.get_by_role("button", name="Save the correction").click()
    page.get_by_text("corrected by Ana Sol, 20").wait_for()
    window.calm()
    assert [one.judgement.verdict for one in case.judgements] == ["accept", "undo", "reject", "correct"]


def test_keys_pressed_before_a_claim_has_come_are_meant_for_it(case: Case, serving: Open, watching: Open) -> None:
    window = watching(serving(case))
    page = window.page
    window.follow(page.get_by_role("link", name="52", exact=True).first)
    page.locator(".panel .headline").get_by_text("killed: 52").wait_for()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/claims/*", hold, times=1)
    for key in "jrka":
        page.keyboard.press(key)
    window.until(lambda: held)
    held[0].continue_()
    page.locator(".panel .state.is-accept").wait_for()
    assert page.locator(".figure.chosen.is-accept").text_content() == "52"
    assert page.locator("#claims .is-reject").count() == 1
    window.calm()
    judged = [one.judgement for one in case.judgements]
    assert [(one.verdict, case.claims[one.targets[0]].claim.amount.low) for one in judged] == [
        ("reject", 7),
        ("accept", 52),
    ]


def test_a_button_is_sent_by_the_programs_as_soon_as_it_stands_there(case: Case, serving: Open, watching: Open) -> None:
    window = watching(serving(case))
    page = window.page
    window.follow(page.get_by_role("link", name="52", exact=True).first)
    page.locator(".panel .headline").get_by_text("killed: 52").wait_for()
    page.evaluate(
        """() => {
          window.stayed = true;
          const panel = document.getElementById("panel");
          const eager = new MutationObserver(() => {
            eager.disconnect();
            panel.querySelector("[data-key=r]").click();
          });
          eager.observe(panel, { childList: true });
        }"""
    )
    page.keyboard.press("j")
    page.locator(".panel .state.is-reject").wait_for()
    assert page.evaluate("window.stayed"), "the page was left"
    window.calm()
    assert [one.judgement.verdict for one in case.judgements] == ["reject"]


def test_names_are_hidden_by_a_key_and_stay_hidden(case: Case, serving: Open, watching: Open) -> None:
    window = watching(serving(case), width=400)
    page = window.page
    page.keyboard.press("h")
    page.reload()
    colour = page.locator(".name").first.evaluate("(it) => getComputedStyle(it).color")
    assert colour == "rgba(0, 0, 0, 0)"
    window.calm()


def test_a_claim_is_added_in_words_that_are_chosen(case: Case, serving: Open, watching: Open, tmp_path: Path) -> None:
    note = tmp_path / "odd.txt"
    note.write_text("😀 The list of the parish holds 17 crosses in the new row.\n", "utf-8")
    document = next(iter(case.add([note]))).document
    served = serving(case)
    window = watching(served)
    page = window.page
    page.goto(served.at(f"/documents/{document}"))
    assert page.locator("#text mark").count() == 0
    page.locator("#text").evaluate(
        """(text) => {
          const node = text.firstChild, range = document.createRange();
          range.setStart(node, node.data.indexOf("17"));
          range.setEnd(node, node.data.indexOf(" in the new"));
          getSelection().removeAllRanges();
          getSelection().addRange(range);
          text.dispatchEvent(new MouseEvent("mouseup", {bubbles: true}));
        }"""
    )
    page.locator("#by-hand").get_by_label("Fate").select_option("buried")
    page.locator("#by-hand").get_by_label("Said by").fill("the parish")
    page.get_by_role("button", name="Add the claim").click()
    page.locator(".panel .headline").get_by_text("buried: 17").wait_for()
    assert page.locator("#text mark").first.text_content() == "17 crosses"
    window.calm()
    added = next(one for one in case.claims.all(document=document))
    assert (added.claim.said_by.name, added.claim.read_by.reader) == ("the parish", "hand")


def test_files_are_added_once_however_often_the_button_is_pressed(
    case: Case, serving: Open, watching: Open, tmp_path: Path
) -> None:
    (tmp_path / "one.txt").write_bytes(b"Police said that 9 people were killed.")
    served = serving(case)
    window = watching(served)
    page, held = window.page, list[Route]()

    def hold(route: Route) -> None:
        held.append(route)

    page.goto(served.at("/add"))
    page.locator("[type=file]").set_input_files(tmp_path / "one.txt")
    page.route("**/add", hold, times=1)
    page.get_by_role("button", name="Add", exact=True).click()
    window.until(lambda: held)
    page.get_by_role("button", name="Add", exact=True).click()
    held[0].continue_()
    page.locator("#outcomes tr.is-added").wait_for()
    assert page.locator("#outcomes tr").count() == 1
    window.calm()


def test_four_dropped_files_are_sealed_and_read(case: Case, serving: Open, watching: Open, tmp_path: Path) -> None:
    names = ("one.txt", "two.html", "três ☂ 613\u202e.md", "odd.bin")
    contents = (b"Police said that 9 people were killed.", b"<p>The mayor said that 11 people were killed.</p>",
                "La police a dit que 12 personnes ont été tuées.".encode(), bytes(range(256)))  # fmt: skip
    for name, content in zip(names, contents, strict=True):
        (tmp_path / name).write_bytes(content)
    served = serving(case)
    window = watching(served)
    page = window.page
    page.goto(served.at("/add"))
    page.locator("[type=file]").set_input_files([tmp_path / name for name in names])
    page.get_by_label("Publisher").fill("Coast Radio")
    page.get_by_role("button", name="Add").click()
    page.locator("#outcomes tr.is-sealed_unread").wait_for()
    page.wait_for_function("() => document.querySelectorAll('#outcomes tr[class]').length === 4")
    assert page.locator("#outcomes .is-added").count() == 3
    window.follow(page.get_by_role("link", name="one.txt"))
    page.locator("mark").first.wait_for()
    window.calm()
    assert {one.name for one in case.documents} >= {"one.txt", "two.html", "odd.bin"}
