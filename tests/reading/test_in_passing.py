"""Figures that a sentence gives in passing: parts, numbers without their verb, wrong ones, those lost, those taken."""

from collections.abc import Callable

import pytest

from accounted.model import CountClaim

Counts = Callable[..., list[CountClaim]]


def told(claims: list[CountClaim]) -> str:
    """The figures in the notation of the cases below: number, fate, and whether it is denied or a part."""
    words = []
    for claim in claims:
        words += [claim.amount.exact, claim.fate.code]
        words += ["denied"] if claim.polarity == "denied" else []
        words += ["part"] if claim.part_of else []
    return " ".join(words)


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        # the verb is left out
        ("en", "Twenty-nine died of burns, 8 of knife wounds and 6 by gunfire.",
         "Twenty-nine killed 8 killed 6 killed"),
        ("en", "In Chek they counted 86 dead; in Lower Aral 29.", "86 killed 29 killed"),
        ("en", "Ninety died. Seventy of them died of hunger, 18 of untreated disease and two under torture.",
         "Ninety killed Seventy killed part 18 killed part two killed part"),
        ("es", "Murieron 43 internos. De ellos, 29 murieron por quemaduras, 8 por arma blanca y 6 por proyectil.",
         "43 killed 29 killed part 8 killed part 6 killed part"),
        ("ru", "29 человек умерли от ожогов, восемь от пуль и шестеро от ножевых ран.",
         "29 killed восемь killed шестеро killed"),
        ("en", "Nine died in the mill, 300 at most were aboard.", "Nine killed"),
        ("en", "The party won 40 seats in the north, 12 in the south.", ""),
        ("en", "In Chek they pressed 86 tons of grapes; in Lower Aral 29.", ""),
        ("es", "Ganaron 29 partidos en casa, 8 en la costa y 6 en el extranjero.", ""),
        # who some of them were
        ("en", "Eight of the dead were under 18 and ten were women.", "Eight killed ten killed"),
        ("en", "42 persons died. Of these 13 were caused by police firing.", "42 killed 13 killed part"),
        ("en", "Nine people were killed. Five were women, two of whom were pregnant.",
         "Nine killed Five killed part two killed part"),
        ("es", "Murieron 58 obreros. De ellos, 31 eran contratistas.", "58 killed 31 killed part"),
        ("fr", "Parmi les morts, 11 étaient des femmes.", "11 killed"),
        ("en", "Of 614 captives, 67 died on the march.", "614 captured 67 died_in_captivity part"),
        ("en", "Of 243 people in detention by 1 August, 206 were Tamyrs.", "243 detained 206 detained part"),
        ("en", "Of 300 voters, 206 were women.", ""),
        ("en", "Of the players, 11 were Tamyrs.", ""),
        ("en", "Twelve matches were played. Of these, nine were lost and three won.", ""),
        ("es", "Hay 58 obreros. De ellos, 31 eran contratistas.", ""),
        # the wrong number
        ("en", "The ambush had killed nine of them, not twenty-two.", "nine killed twenty-two killed denied"),
        ("en", "Forty surrendered, not 28 as first reported.", "Forty captured 28 captured"),
        ("es", "Ahí murieron seis, no cuatro como pusieron los diarios.", "seis killed cuatro killed denied"),
        ("es", "Murieron catorce. No son cuatro, como miente el ministro, ni tampoco seis.",
         "catorce killed cuatro killed denied seis killed denied"),
        ("en", "The dead were not twelve, as the minister said.", "twelve killed denied"),
        ("fr", "Douze morts, et non vingt.", "Douze killed vingt killed denied"),
        ("ru", "Погибших не двенадцать, как говорит министр.", "двенадцать killed denied"),
        ("uk", "Загинуло дев'ять людей, а не двадцять два.", "дев'ять killed двадцять два killed denied"),
        ("tr", "Dokuz kişi öldü, yirmi iki değil.", "Dokuz killed yirmi iki killed denied"),
        ("az", "Doqquz nəfər öldürülüb, iyirmi iki yox.", "Doqquz killed iyirmi iki killed denied"),
        ("ar", "قتل تسعة أشخاص لا اثنان وعشرون.", "تسعة killed اثنان وعشرون killed denied"),
        ("hy", "Զոհվել է ինը մարդ, ոչ թե քսաներկու։", "ինը killed քսաներկու killed denied"),
        ("en", "They won nine seats, not twenty-two.", ""),
        ("es", "No son cuatro los goles, sino tres.", ""),
        ("es", "Seis jugadores marcaron, no cuatro como pusieron los diarios.", ""),
        ("tr", "Dokuz gol attılar, yirmi iki değil.", ""),
        # those lost
        ("en", "I lost my father, my grandmother and three brothers.", "three killed"),
        ("fr", "J'ai perdu ma femme et cinq enfants.", "cinq killed"),
        ("es", "Yo perdí a mi esposo y a tres hijos.", "tres killed"),
        ("ru", "Я потеряла мужа и троих детей.", "троих killed"),
        ("uk", "Я втратила чоловіка і трьох дітей.", "трьох killed"),
        ("tr", "Kocamı ve üç oğlumu kaybettim.", "üç killed"),
        ("az", "Ərimi və üç oğlumu itirdim.", "üç killed"),
        ("ar", "فقدت زوجي وثلاثة من أولادي.", "ثلاثة killed"),
        ("hy", "Կորցրեցի ամուսնուս և երեք որդիներիս։", "երեք killed"),
        ("en", "The storm cost 23 fishermen their lives.", "23 killed"),
        ("en", "Government forces put rebel losses at 52.", "52 killed"),
        ("en", "The club put its losses at 52 million.", ""),
        ("en", "The strike cost 23 miners their jobs.", ""),
        ("en", "I lost my keys and three umbrellas.", ""),
        ("fr", "J'ai perdu ma montre et cinq livres.", ""),
        # those taken
        ("en", "They dragged five of us women to the kiln.", "five abducted"),
        ("en", "The army attacked. These forces separated at least 190 men from the convoy.", "190 abducted"),
        ("en", "Police held 40 people. A judge ordered the release of 12 detainees.", "40 detained 12 released"),
        ("en", "By the end of the year 171 were back in custody.", "171 detained"),
        ("en", "The teacher separated 20 girls from the boys.", ""),
        ("en", "Coaches took 206 pupils over the pass to the museum.", ""),
        ("en", "The shelling went on. By then some 760 residents had left in 19 buses.", "760 displaced"),
        ("en", "By then some 760 residents had left in 19 buses.", ""),
        # another source, a toll with its number beside it, an answer
        ("es", "Murieron 74 niños, según la Asociación; 69, según la Defensoría.", "74 killed 69 killed"),
        ("fr", "Douze enfants sont morts, selon l'association ; neuf, selon le préfet.", "Douze killed neuf killed"),
        ("en", "The union's number of wounded, 96, is a minimum.", "96 injured"),
        ("ru", "Число раненых, 96, неполное.", "96 injured"),
        ("uk", "Кількість поранених, 96, неповна.", "96 injured"),
        ("az", "Yolda 54 nəfər ölüb. Xeyr, yüzdən çox idi.", "54 killed yüz killed"),
        ("tr", "Yolda 54 kişi öldü. Hayır, yetmiş kişi idi.", "54 killed yetmiş killed"),
        ("es", "Se vendieron 74 entradas, según la Asociación; 69, según la taquilla.", ""),
        ("en", "The number of goals, 96, is a record.", ""),
        ("az", "Toyda 54 nəfər oynayıb. Xeyr, yüzdən çox idi.", ""),
        # hours
        ("es", "Murieron nueve. Eran las cuatro y diez, yo ya estaba amasando.", "nueve killed"),
        ("es", "Salimos vivos nueve. Serían las cinco y algo. Eran las doce, doce y media.", "nueve found_alive"),
        ("es", "Mataron a las doce mujeres del taller.", "doce killed"),
        # photographs and figures owned
        ("en", "There hung a board with the names of 131 people.", ""),
        ("en", "52 people died. Our union has twenty-one photographs on its wall.", "52 killed twenty-one killed"),
        ("en", "It submitted a figure of 67 deaths, which corrected the 54 given by its State Commission.",
         "67 killed 54 killed"),
        ("tr", "18 kişi öldü. Valiliğin açıkladığı 5 ölü sayısı tartışılıyor.", "18 killed 5 killed"),
        ("en", "The gallery has twenty-one photographs on its wall.", ""),
        ("en", "Of the apples, the 54 given by the mill were red.", ""),
    ],
)  # fmt: skip
def test_figures_in_passing(language: str, text: str, figures: str, counts: Counts) -> None:
    assert told(counts(text, None, None, language)) == figures


@pytest.mark.parametrize(
    ("language", "text", "fates"),
    [
        ("en", "Three bodies could not be identified.", ["body_found"]),
        ("en", "Thirty bodies in the morgues of the town have not been identified.", ["body_found"]),
        ("en", "Three men have not been identified.", []),
        ("fr", "Trois corps n'ont pu être identifiés.", ["body_found"]),
        ("es", "Cuatro cadáveres siguen sin identificar.", ["body_found"]),
        ("ru", "Трое погибших не опознаны.", ["killed"]),
        ("uk", "Троє загиблих не впізнані.", ["killed"]),
        ("tr", "Üç cesedin kimliği tespit edilemedi.", ["body_found"]),
        ("az", "Üç meyitin kimliyi müəyyən edilməyib.", ["body_found"]),
        ("ar", "لم يتم التعرف على ثلاث جثث.", ["body_found"]),
        ("ar", "تعذر التعرف على ثلاث جثث.", ["body_found"]),
        ("hy", "Երեք մարմին չի ճանաչվել։", ["body_found"]),
        ("uk", "Троє бійців не відповідають.", []),
        ("uk", "40 прізвищ не відповідають списку.", []),
    ],
)
def test_what_is_not_done_leaves_what_the_noun_tells(
    language: str, text: str, fates: list[str], counts: Counts
) -> None:  # fmt: skip
    assert [claim.fate.code for claim in counts(text, None, None, language)] == fates


@pytest.mark.parametrize(
    ("language", "text", "speakers"),
    [
        ("en", "Halil, porter, born 1971, translated from the Turkish.\n\nI saw it. Three porters died.", ["Halil"]),
        ("az", "Kənd sakini Səltənət Əliyeva, 1946-cı il təvəllüdlü:\n\n— Mən özüm iyirmi üç meyit saydım.",
         ["Səltənət Əliyeva"]),
        ("uk", "Розповідає Олена Гайова, 1935 року народження.\n\nЯ бачила. Померло одинадцять людей.",
         ["Олена Гайова"]),
        ("en", "Tolla, a town founded 1871, born of the railway.\n\nI was there. Nine people died.", ["publisher"]),
        ("en", "Halil, porter, born 1971.\n\nNine people died in the village.", ["publisher"]),
        ("en", "The death toll has risen to 29, the minister said.", ["the minister"]),
        ("en", "The death toll puts the number at 52.", ["publisher"]),
        ("en", "The hospital toll gives 12 dead.", ["The hospital toll"]),
        ("uk", "Дані про «десятки загиблих» не відповідають дійсності.", ["publisher"]),
    ],
)  # fmt: skip
def test_who_says_it(language: str, text: str, speakers: list[str], counts: Counts) -> None:
    assert [claim.said_by.name for claim in counts(text, None, None, language)] == speakers
