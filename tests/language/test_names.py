"""Personal names: their readings across scripts, and the parts they fall into."""

from importlib.resources import files

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from accounted.language.names import (
    NameParts,
    parts_of,
    plain,
    readings_of,
    short_forms,
    skeletons_of,
    syllables_apart,
    words_in,
)
from accounted.language.names.readings import scripts
from tests.reading.test_lexicons import keys_twice

NAMES = files("accounted.language.names")


@pytest.mark.parametrize(
    "name",
    [
        "parts.yaml",
        "nicknames.yaml",
        "spellings.yaml",
        *(f"scripts/{one.name}" for one in NAMES.joinpath("scripts").iterdir()),
    ],
)
def test_no_table_has_a_key_twice(name: str) -> None:
    assert keys_twice(yaml.compose(NAMES.joinpath(name).read_text("utf-8"), Loader=yaml.CSafeLoader)) == []


@pytest.mark.parametrize(
    "spellings",
    [
        "Hakobyan Акопян Հակոբյան",
        "Jafarov Джафаров Cəfərov Dschafarow",
        "Huseynov Гусейнов Hüseynov",
        "Yusuf Юсуф Jusuf יוסוף",
        "Khalil Халил Xəlil ხალილ",
        "Giorgos Γιώργος",
        "Sokolov Соколов Sokolow",
    ],
)
def test_spellings_of_one_name_share_a_skeleton(spellings: str) -> None:
    skeletons = [set(skeletons_of(readings)) for readings in readings_of([plain(one) for one in spellings.split()])]
    first = skeletons[0]
    assert [sorted(one) for one in skeletons if not first & one and "akpn" not in one | first] == []


def test_a_letter_that_customs_read_differently_gives_several_readings() -> None:
    assert readings_of(["гусейн"]) == [("gusein", "husein")]
    assert "agop" in "".join(readings_of(["հակոբ"])[0])  # western Armenian
    assert {"Javid", "iavid"[1:]} <= set(readings_of(["javid"])[0])


@given(st.lists(st.text(min_size=1, max_size=12).map(plain), max_size=20))
def test_every_word_has_a_reading_whatever_stands_beside_it(words: list[str]) -> None:
    words = [word for word in words if word.strip() and "\n" not in word]
    together = readings_of(words)
    assert [len(one) >= 1 for one in together] == [True] * len(words)
    assert together == [readings_of([word])[0] for word in words]


def test_every_script_named_in_the_contract_has_a_table() -> None:
    assert set(scripts()) == {"Latn", "Cyrl", "Armn", "Geor", "Arab", "Grek", "Hebr"}


def test_short_forms_meet_in_a_number() -> None:
    forms = short_forms()
    sasha, alexander, ivan = (readings_of([one])[0][0] for one in ("sasha", "alexander", "ivan"))
    assert set(forms[sasha]) & set(forms[alexander])
    assert not set(forms[sasha]) & set(forms[ivan])


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Abd al-Rahman", ["abdrahman"]),
        ("Abdu Rahim", ["abdurahim"]),
        ("Abdu Ahmed", ["abdu", "ahmed"]),
        ("Abdi Warsame", ["abdi", "warsame"]),
        ("Nizam Uddin", ["nizamuddin"]),
        ("Salah al-Din", ["salahdin"]),
        ("Habib Ullah", ["habibullah"]),
        ("ash-Shami", ["shami"]),
        ("אל-ח'טיב", ["ח'טיב"]),
        ("Zia ul Haq", ["zia", "haq"]),
        ("عبد الله", ["عبدالله"]),
        ("al-Tikriti", ["tikriti"]),
        ("İlqar", ["ilqar"]),
        ("JohnSmith", ["john", "smith"]),
        ("  O'Neill - Smith ", ["o'neill", "smith"]),
        ("", []),
    ],
)
def test_words_of_a_name(name: str, words: list[str]) -> None:
    assert words_in(name) == words


@pytest.mark.parametrize(
    ("name", "given_name", "patronymic", "surname", "sex"),
    [
        ("Əliyev Vüqar Məmməd oğlu", "vüqar", "məmməd", "əliyev", "m"),
        ("Алиева Севиль Гасан кызы", "севиль", "гасан", "алиева", "f"),
        ("Sokolova Irina Petrovna", "irina", "petrovna", "sokolova", "f"),
        ("Ирина Петровна Соколова", "ирина", "петровна", "соколова", "f"),
        ("Smith, John", "john", "", "smith", None),
        ("Hasan bin Omar al-Rawi", "hasan", "omar", "rawi", "m"),
        ("Ludwig van Halden", "ludwig", "", "van halden", None),
        ("Aram Sargsyan", "aram", "", "sargsyan", None),
        ("Sargsyan Aram", "aram", "", "sargsyan", None),
        ("Nino", "nino", "", "", None),
        ("Петренко И. А.", "и а", "", "петренко", None),
        ("Ortega y Gasset Juan", "ortega juan", "", "y gasset", None),
    ],
)
def test_parts_of_a_name(name: str, given_name: str, patronymic: str, surname: str, sex: str | None) -> None:
    parts = parts_of(name)
    assert (" ".join(parts.given), " ".join(parts.patronymic), " ".join(parts.surname), parts.sex) == (
        given_name, patronymic, surname, sex,
    )  # fmt: skip


def test_what_stands_beside_the_name_is_kept_apart() -> None:
    assert parts_of("Abu Omar Hasan al-Rawi").kunya == ("abu", "omar")
    assert parts_of("Maria Brandt (née Sol)").maiden == ("sol",)
    assert parts_of("Dr Maria Sol Brandt").titles == ("dr",)


@given(st.text(max_size=40))
def test_any_text_has_parts(name: str) -> None:
    assert isinstance(parts_of(name), NameParts)


@pytest.mark.parametrize(
    ("written", "latin"),
    [
        ("রহিমা", "Rahima"),
        ("ইউনুস", "Yunus"),
        ("ብርሃነ", "Brhane"),
        ("አበበ", "Abebe"),
        ("सीता", "Sita"),
        ("සිල්වා", "Silva"),
        ("කමලා", "Kamala"),
        ("අඹේපිටිය", "Ambepitiya"),
        ("ගුණදාස", "Gunadasa"),
        ("චමින්ද", "Chaminda"),
    ],
)
def test_scripts_of_syllables_are_read_by_the_names_of_their_signs(written: str, latin: str) -> None:
    assert words_in(f"{written} {written}") == [written, written]
    assert set(skeletons_of(readings_of([written])[0])) & set(skeletons_of(readings_of([latin.lower()])[0]))


@pytest.mark.parametrize(("jawi", "latin"), [("ڬونونڠ", "Gunung"), ("ڤوتري", "Putri"), ("ڤولڠ", "Pulang")])
def test_malay_letters_of_the_arabic_script_are_read(jawi: str, latin: str) -> None:
    assert set(skeletons_of(readings_of([jawi])[0])) & set(skeletons_of(readings_of([latin.lower()])[0]))


def test_a_bengali_w_is_heard_between_its_vowels() -> None:
    assert readings_of(["মোয়াজ"])[0][0] == readings_of(["mowaj"])[0][0]
    assert readings_of(["कोयल"])[0][0] == readings_of(["koyal"])[0][0]


@pytest.mark.parametrize(
    "spellings",
    [
        "Abdulkarim Abdelkarim Abdkarim Abdukarim Абдулкарим",
        "Abdurrahman Abdulrahman Abderrahman Абдурахман",
        "Abdullah Abdallah Abdulla Абдулла",
        "Nuruddin Nureddin Noureldine Nurdin",
        "Najibullah Najibollah Najeebulla Наджибулло",
        "Fouad Fuad Fuwad",
        "Ouahiba Wahiba",
        "Huaman Waman",
        "মোঃ Md Mohd মো",
        "রহমান Rahman",
        "সরকার Sarkar",
        "विश्वनाथ Vishvanath",
        "ငြိမ်း Nyein",
        "အောင် Aung",
        "ထွန်း Htun Tun",
        "Cabdiraxmaan Abdirahman",
        "ብርሃነ Birhane",
        "ኃይሉ Hailu",
        "රත්නම් ரத்னம் Ratnam",
        "Soekarno Sukarno",
        "Djoeana Juana",
        "Sjarifoedin Sharifudin",
    ],
)
def test_ways_to_write_one_name_share_a_reading(spellings: str) -> None:
    first, *others = [set(readings) for readings in readings_of([plain(one) for one in spellings.split()])]
    assert [sorted(one) for one in others if not first & one] == []


def test_two_signs_of_one_consonant_have_a_vowel_between_them_in_ethiopic() -> None:
    assert readings_of(["መኮንን"])[0][0] == readings_of(["mekonen"])[0][0]


def test_burmese_words_fall_into_syllables() -> None:
    assert syllables_apart("အောင်ကျော်ဝင်") == ["အောင်", "ကျော်", "ဝင်"]
    assert syllables_apart("tun") == ["tun"]


def test_every_letter_that_begins_a_burmese_syllable_has_a_sound() -> None:
    for letter in map(chr, (*range(0x1000, 0x1022), *range(0x1023, 0x102B), 0x103F)):
        assert readings_of([f"{letter}ဝင်း"])[0], letter
    assert readings_of(["ဨဝင်း"])[0][0] == readings_of(["ဧဝင်း"])[0][0]
