"""Numbers of people whom nothing befell: guests left the house, and nobody was displaced."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from accounted.model import CountClaim

Counts = Callable[..., list[CountClaim]]
DECOYS = [
    (language, text)
    for language, texts in yaml.safe_load(
        (Path(__file__).parent.parent / "golden" / "decoys.yaml").read_text("utf-8")
    ).items()
    for text in texts
]


@pytest.mark.parametrize(("language", "text"), DECOYS)
def test_no_figure_is_read_where_nothing_befell_anybody(language: str, text: str, counts: Counts) -> None:
    assert [claim.amount.exact for claim in counts(text, None, None, language) if claim.amount.quantified] == []


@pytest.mark.parametrize(
    ("language", "harm", "text", "figures"),
    [
        ("en", "The village was shelled.", "Twelve families left the area.", "Twelve displaced"),
        ("en", "Rebels stormed the camp.", "Five children came out of the house.", "Five found_alive"),
        ("en", "The captives had been held since May.", "Nine sailors went home on Sunday.", "Nine released"),
        ("en", "Two boats came to the rescue.", "Four boys swam ashore.", "Four found_alive"),
        ("en", "Gunmen stopped the bus.", "Eleven girls were taken out to a truck.", "Eleven abducted"),
        ("fr", "Le bourg a été bombardé.", "Douze familles ont quitté la ville.", "Douze displaced"),
        ("es", "El pueblo fue bombardeado.", "Nueve familias cruzaron la frontera.", "Nueve displaced"),
        ("ru", "Посёлок обстреляли.", "Девять семей пересекли границу.", "Девять displaced"),
        ("uk", "Селище обстріляли.", "Дев'ять родин перетнули кордон.", "Дев'ять displaced"),
        ("tr", "Köy bombalandı.", "Dokuz aile sınırı geçti.", "Dokuz displaced"),
        ("az", "Kənd bombalandı.", "Doqquz ailə sərhədi keçdi.", "Doqquz displaced"),
        ("hy", "Գյուղը հրետակոծվեց։", "Տասներկու ընտանիք լքեց տունը։", "Տասներկու displaced"),
        ("ar", "تعرضت القرية لقصف.", "غادر اثنا عشر شخصاً المنزل.", "اثنا عشر displaced"),
    ],
)  # fmt: skip
def test_words_of_peaceful_life_tell_a_fate_in_a_text_of_harm(
    language: str, harm: str, text: str, figures: str, counts: Counts
) -> None:
    def read(told: str) -> str:
        found = counts(told, None, None, language)
        return " ".join(f"{claim.amount.exact} {claim.fate.code}" for claim in found if claim.amount.quantified)

    assert read(text) == ""
    assert read(f"{harm} {text}") == figures
