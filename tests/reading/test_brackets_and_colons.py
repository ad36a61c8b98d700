"""Brackets without words, and what a colon hands to one speaker."""

import pytest

from accounted.model import CountClaim
from accounted.reading import read
from tests.reading.conftest import document


@pytest.mark.parametrize("text", [
    "The figures of the dead range from 94 (Tarn) to 120 (the government.",
    "The figures of the dead range from 94 () to 120 (Tarn).",
])  # fmt: skip
def test_a_bracket_that_is_empty_or_never_closed_breaks_nothing(text: str) -> None:
    assert isinstance(list(read(document(text), text)), list)


def test_what_stands_behind_a_colon_is_all_the_speakers() -> None:
    text = "The mayor of Varet said: four people were killed, and we buried twelve people."
    counts = [one for one in read(document(text), text) if isinstance(one, CountClaim)]
    assert {one.amount.exact: one.said_by.name for one in counts} == {
        "four": "The mayor of Varet", "twelve": "The mayor of Varet",
    }  # fmt: skip


@pytest.mark.parametrize(("language", "text", "figures"), [
    # between the people and their verb: a bracket, an aside, nouns joined on
    ("tr", "27 kişi (18 erkek ve dokuz kadın) öldürüldü.", "27 killed 18 killed dokuz killed"),
    ("tr", "Saldırıda 27 kadın, çocuk ve yaşlının öldüğü bildirildi.", "27 killed"),
    ("tr", "27 sendika üyesi ve yöneticisi gözaltına alındı.", "27 detained"),
    ("az", "27 nəfərin, o cümlədən doqquz uşağın, öldürüldüyü bildirilir.", "27 killed doqquz killed"),
    ("az", "27 jandarm, gözətçi və əsgər öldürülüb.", "27 killed"),
    ("hy", "27 տղամարդ, որոնք գնացել էին ջուր բերելու, սպանվել են։", "27 killed"),
    ("hy", "27 մարդ, մեծ մասը՝ երկրագործ, սպանվել է։", "27 killed"),
    ("hy", "27 մարդու (18 տղամարդ և ինը կին) մահվան մասին հայտնեցին։", "27 killed 18 killed ինը killed"),
    ("ar", "27 شخصا، بينهم تسعة أطفال، اعتقلوا.", "27 detained تسعة detained"),
    ("ar", "لقي 27 شخصا، معظمهم من الفلاحين، مصرعهم.", "27 killed"),
    ("ar", "27 شخصا من النساء والأطفال وكبار السن أصيبوا بجروح.", "27 injured"),
    ("ar", "لا يزال 27 عضوا وقياديا في النقابة في عداد المفقودين.", "27 missing"),
    ("en", "27 gendarmes, warders and soldiers were killed.", "27 killed"),
    ("fr", "27 vieillards et malades ont été tués.", "27 killed"),
    ("ar", "قتل في القرية، بحسب الأهالي، 27 شخصا.", "27 killed"),
    ("ar", "قتل حارس، بحسب الأهالي، 27 شخصا هربوا.", "27 displaced"),
    ("es", "Murieron, según el ayuntamiento, 27 campesinos.", "27 killed"),
    ("hy", "Սպանվել է, ըստ քաղաքապետի, 27 մարդ։", "27 killed"),
    # who is only there, or acts, meets nothing
    ("tr", "Toplantıda 27 öğrenci, öğretmen ve veli vardı, bekçi öldürüldü.", ""),
    ("tr", "Depoda 27 kasa (18 dolu ve dokuz boş) bulundu.", ""),
    ("tr", "Otobüste 27 yolcu (18 erkek ve dokuz kadın) vardı; şoför öldü.", ""),
    ("tr", "27 polis, asker ve korucu iki köylüyü öldürdü.", "iki killed"),
    ("tr", "27 jandarma köyü bastı ve muhtarı öldürdü.", ""),
    ("az", "Avtobusda 27 sərnişin, o cümlədən doqquz uşaq, olub, sürücü həlak olub.", ""),
    ("hy", "Հանդիպմանը մասնակցել է 27 մարդ, այդ թվում՝ ինը երեխա, վիրավորվել է երկու ոստիկան։", "երկու injured"),
    ("hy", "Պահեստում հայտնաբերվել է 27 արկղ (18 լի և ինը դատարկ)։", ""),
    ("ar", "كان في القاعة 27 نائبا ووزيرا وصحفيا عندما قتل الحارس.", ""),
    ("ar", "27 مسلحا وجنديا قتلوا حارسا.", ""),
    ("ar", "شارك 27 شخصا، بينهم تسعة أطفال، في المسيرة، وقتل شرطي.", ""),
    ("en", "There were 27 guests, farmers and smiths from the valley, and a guard was killed.", ""),
    ("en", "27 men, farmers and smiths, killed a guard.", ""),
    ("en", "He handed over a list of 68 dead, 20 of them children, drawn up by the church.", "68 killed 20 killed"),
    ("es", "27 hombres, campesinos y herreros, mataron a un guardia.", ""),
    ("ru", "В зале было 27 депутатов (18 мужчин и девять женщин), охранник был убит.", ""),
])  # fmt: skip
def test_what_is_put_in_parts_no_number_from_its_verb(language: str, text: str, figures: str) -> None:
    counts = [one for one in read(document(text, language=language), text) if isinstance(one, CountClaim)]
    told = [f"{one.amount.exact} {one.fate.code}" for one in counts if one.amount.quantified]
    assert " ".join(told) == figures
