"""Ways in which a text says what befell how many: each sentence once read as saying nothing, or something else."""

from collections.abc import Callable

import pytest

from accounted.model import CountClaim

Counts = Callable[..., list[CountClaim]]


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("en", "A further nine people, too weak to walk, were killed in the lane.", "nine killed"),
        ("en", "Four who stayed behind to bolt the gate were killed.", "Four killed"),
        ("en", "In May 19 people were killed in a raid on the mill.", "19 killed"),
        ("en", "On May 19 people were arrested.", ""),
        ("en", "Of the 34 men in his company eleven were dead.", "eleven killed"),
        ("en", "Those of company 11 were dead.", ""),
        ("en", "By the end of the week 180 had been freed.", "180 released"),
        ("en", "The wounded number 97.", "97 injured"),
        ("en", "The raid took place in ward number 97.", ""),
        ("en", "Five clerks of the Rescue Corps were killed.", "Five killed"),
        ("en", "The three strikes killed 40.", "40 killed"),
        ("en", "Police arrested nobody.", "nobody detained"),
        ("en", "About 60 of the violators were destroyed.", "60 killed"),
        ("en", "About 60 of the sheds were destroyed.", ""),
        ("en", "The office is without news of 14.", "14 missing"),
        ("en", "They are still looking for two boys.", "two missing"),
        ("en", "They are still looking for two gunmen.", ""),
        ("en", "Up to 20 were hacked or drowned.", "20 killed"),
        ("en", "We took 38 prisoners.", "38 captured"),
        ("en", "This brings to 31 the number of rescue and relief workers killed here.", "31 killed"),
        ("en", "The number of persons killed in two days is taken to be 57.", "57 killed"),
        ("en", "The mission interviewed 27 survivors and nine former captives.", ""),
        ("en", "The boat brought in 27 survivors.", "27 found_alive"),
        ("en", "Two persons, both aged over eighty, died.", "Two killed"),
        ("en", "It examined 29 bodies in the yard.[5]", "29 body_found"),
        ("en", "Nine were deprived of their liberty.", "Nine detained"),
        ("en", "Sixty men were herded into the barn.", "Sixty abducted"),
        ("en", "The church burned. Five climbed out through a window.", "Five found_alive"),
        ("en", "Forty people from Arvel have arrived.", "Forty displaced"),
        ("en", "Forty lorries from Arvel have arrived.", ""),
        ("en", "In two families nobody survived.", "two family_wiped_out nobody found_alive"),
        ("en", "My brother and I put nineteen in the ground.", "nineteen buried"),
        ("en", "The guards let seven of them go.", "seven released"),
        ("en", "Two carters were run over by the column and killed.", "Two killed"),
        ("en", "Six of our people they slew.", "Six killed"),
        ("en", "Fourteen of its soldiers fell at the bridge.", "Fourteen killed"),
        ("en", "The remains belong to at least 88 individuals.", "88 body_found"),
        ("en", "The land belongs to 40 families.", ""),
        ("en", "In their statement the dead are given as 94.", "94 killed"),
        ("en", "The secretary gives the slain as 104.", "104 killed"),
        ("en", "The number of girls in the hands of the abductors is therefore 91.", "91 abducted"),
        ("en", "Twelve survivors told the court that they had been tortured.", "Twelve tortured"),
        ("en", "Twelve officers told the court that they had been killed.", ""),
        ("en", "Nineteen were still being held.", "Nineteen detained"),
        ("en", "Twelve people died at the hospital on Monday.", "Twelve killed"),
        ("en", "Ten clerks dropped to the floor.", ""),
        ("en", "Scores were feared missing in heavy seas.", "Scores missing"),
        ("en", "The court finds that four were unlawfully killed.", "four killed"),
        ("en", 'Two policemen had been "hacked to death".', "Two killed"),
        (
            "en",
            "They received 41 bodies, 22 of men, 12 of women and 7 of children.",
            "41 body_found 22 body_found 12 body_found 7 body_found",
        ),
        ("es", "Cinco mujeres declararon que habían sido violadas.", "Cinco sexual_violence"),
        ("es", 'Dos policías habían sido "asesinados a machetazos".', "Dos killed"),
        ("fr", "Cinq femmes ont déclaré avoir été violées.", "Cinq sexual_violence"),
        ("ru", "Пять женщин рассказали, что их изнасиловали.", "Пять sexual_violence"),
        ("uk", "П'ять жінок розповіли, що їх зґвалтували.", "П'ять sexual_violence"),
        ("en", "Typhus carried off forty before spring.", "forty killed"),
        ("en", "The sea took my father and two of my uncles.", "two killed"),
        ("en", "The river gave back nine of them.", "nine body_found"),
        ("en", "The mob dragged four passengers from the bus and beat them to death.", "four killed"),
        ("en", "They washed four lorries and drove them to the coast.", ""),
        ("en", "Seventeen women reported having been raped.", "Seventeen sexual_violence"),
        ("en", "Nine delegates told the mission that they had been invited.", ""),
        ("en", "Nine hostages were handed over at the bridge.", "Nine released"),
        ("en", "The tribunal sent eight men to the firing squad.", "eight killed"),
        ("en", "The tribunal sent eight letters to the ministry.", ""),
        ("en", "The ship went down with 27 men.", "27 killed"),
        ("en", "The price went down with 27 cents.", ""),
        ("en", "Killed in action, 14; wounded, 37; missing, 5.", "14 killed 37 injured 5 missing"),
        ("en", "There perished on that day thirty-four souls.", "thirty-four killed"),
        ("en", "130 men of the garrison gave up their weapons.", "130 captured"),
        ("en", "The rebels came. Two girls have been carried off to the hills.", "Two abducted"),
        ("es", "El río devolvió a nueve de ellos.", "nueve body_found"),
        ("es", "Nueve rehenes fueron entregados en el puente.", "Nueve released"),
        ("uk", "П'ятьох доставили в морг.", "П'ятьох body_found"),
        ("uk", "П'ятьох доставили в театр.", ""),
        ("tr", "Seksen kişi kampta açlıktan ve tifüsten öldü.", "Seksen died_in_captivity"),
        ("az", "Doqquz girov körpüdə təhvil verildi.", "Doqquz released"),
        ("ru", "На связь не выходят 95 человек.", "95 missing"),
        ("ru", "Не хватает 30 лопат.", ""),
        ("ru", "Подорвались на мине двое крестьян.", "двое killed"),
        ("uk", "На зв'язок не виходять 95 осіб.", "95 missing"),
        ("uk", "У бою полягли семеро ополченців.", "семеро killed"),
        ("uk", "12 бійців досі в неволі.", "12 captured"),
        ("ar", "توفي ثلاثة متأثرين بجراحهم.", "ثلاثة killed"),
        ("ar", "سقط سبعة جنود في المعركة.", "سبعة killed"),
        ("ar", "لا يزال أربعة أشخاص تحت أنقاض المحل.", "أربعة missing"),
        ("hy", "Չորսին մենք թաղեցինք։", "Չորս buried"),
        ("hy", "Կորցրել ենք երեք տղա։", "երեք killed"),
        ("fr", "Neuf personnes ont été privées de liberté.", "Neuf detained"),
        ("fr", "Le bataillon a perdu hier neuf hommes.", "neuf killed"),
        ("es", "Los nueve vecinos caídos en la guerra.", "nueve killed"),
        ("es", "Cayeron en cumplimiento del deber siete soldados.", "siete killed"),
        ("es", "Otras tres personas, dos de ellas mujeres, fallecieron.", "tres killed dos killed"),
        ("es", "En los calabozos del cuartel quedan 200 obreros.", "200 detained"),
    ],
)
def test_each_is_read(language: str, text: str, figures: str, counts: Counts) -> None:
    found = counts(text, None, None, language)
    assert " ".join(f"{claim.amount.exact} {claim.fate.code}" for claim in found) == figures


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("en", "Forty died there; two survivors say twelve, not seven, as was printed.", [("seven", "denied")]),
        ("en", "Forty men surrendered, not 28 as first reported.", [("28", "denied")]),
        ("en", "Its figure of 412 appears to be wrong.", [("412", "affirmed")]),
        ("en", "Then the staff raised its toll to 210 dead, from 90 a day earlier.", [("90", "affirmed")]),
        ("en", "Four of the men belonged to the Front.", [("Four", "affirmed")]),
        ("en", "The guard speaks of eight guerrillas.", [("eight", "affirmed")]),
        ("es", "El ministro, en cambio, sigue hablando de seis civiles.", [("seis", "affirmed")]),
        ("en", "State radio spoke of eleven dead, the staff two days later of 14.", [("14", "affirmed")]),
        ("en", "The list of Arvel has 37 names of the dead and the list of Orm 20.", [("20", "affirmed")]),
    ],
)
def test_numbers_told_as_figures(language: str, text: str, figures: list[tuple[str, str]], counts: Counts) -> None:
    told = {"en": "On the list are 412 dead.", "es": "Murieron 412 personas."}[language]
    found = counts(f"{told} {text}", None, None, language)
    assert [(claim.amount.exact, claim.polarity) for claim in found][-1:] == figures
