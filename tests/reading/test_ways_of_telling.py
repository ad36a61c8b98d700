"""Ways in which a text says what befell how many: each sentence once read as saying nothing, or something else."""

from collections.abc import Callable

import pytest

from accounted.model import CountClaim

Counts = Callable[..., list[CountClaim]]


def told(counts: Counts, language: str, text: str) -> str:
    """The figures of a text, each with its fate, in its order."""
    return " ".join(f"{claim.amount.exact} {claim.fate.code}" for claim in counts(text, None, None, language))


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
        ("en", "In the whole province 412 villagers were recorded killed.", "412 killed"),
        ("en", "The valley has 412 villagers recorded in its register.", ""),
        ("en", "The bishop puts the number of dead above 1,800.", "1,800 killed"),
        ("en", "The consul puts the number of dead certificates above 60.", ""),
        ("en", "The deaths in custody of nine strikers were never explained.", "nine died_in_captivity"),
        ("en", "Four people working for us, cooks and a nurse, died in the raid.", "Four killed"),
        ("en", "Two men standing beside me were shot.", "Two killed"),
        ("en", "Four people working for us, cooks and a nurse, dined at the inn.", ""),
        ("en", "The office was notified of 1,400 people deprived of liberty.", "1,400 detained"),
        ("en", "The fleet secured the safe passage of 147 civilians.", "147 displaced"),
        ("en", "The pilot secured the safe passage of nine ships.", ""),
        ("en", "Died in hospital: 26", "26 killed"),
        ("en", "Bodies received at the morgue from the river: 143", "143 body_found"),
        ("en", "Died in hospital: nobody knows why.", ""),
        (
            "en",
            "In all 17 civilians died: twelve by the shells and six in the raid.",
            "17 killed twelve killed six killed",
        ),
        ("en", "In all 17 guests came: twelve by train and six in a car.", ""),
        ("es", "Murieron 37 policías y no 16, como se informó.", "37 killed 16 killed"),
        ("es", "Sepultados por herida de bala, fosa 18: 3", "3 buried"),
        ("es", "Cuatro monjas figuran entre los muertos.", "Cuatro killed"),
        ("es", "Cuatro monjas figuran entre los premiados.", ""),
        ("es", "Los heridos atendidos en los hospitales ascienden a 611.", "611 injured"),
        ("es", "El pueblo fue bombardeado. Unas 300 personas abandonaron el casco urbano.", "300 displaced"),
        ("es", "El retén fue atacado. A quince más se los llevaron vivos al cuartel.", "quince captured"),
        ("es", "A quince novillos se los llevaron vivos al corral.", ""),
        ("es", "El pueblo fue bombardeado. La vereda perdió 26 vecinos.", "26 killed"),
        ("es", "La peña perdió 26 vecinos que se mudaron a la costa.", ""),
        ("fr", "Quatre prêtres figurent parmi les morts.", "Quatre killed"),
        ("fr", "Quatre prêtres figurent parmi les lauréats.", ""),
        ("fr", "Le bourg a été bombardé. La colline a perdu à elle seule 268 personnes.", "268 killed"),
        ("fr", "Le bourg a été bombardé. J'ai perdu onze personnes de ma famille.", "onze killed"),
        ("fr", "La chorale a perdu onze personnes en un an.", ""),
        ("fr", "Douze d'entre eux portent des blessures de machette.", "Douze injured"),
        ("fr", "Douze d'entre eux portent des chapeaux de paille.", ""),
        ("fr", "Les blessés soignés dans nos hôpitaux s'élèvent à 611.", "611 injured"),
        ("fr", "Les frais réglés dans nos hôpitaux s'élèvent à 611.", ""),
        ("fr", "Décédés au bloc ou en salle : 9", "9 killed"),
        ("en", "Three comrades fell beside me at the mill.", "Three killed"),
        ("en", "Three colleagues fell over on the ice.", ""),
        ("en", "After the battle the Society returned 46 persons to their families.", "46 released"),
        ("en", "The rebels put their own losses at seven.", "seven killed"),
        ("en", "As many as 90 people may have been forcibly disappeared.", "90 disappeared"),
        ("en", "In Block C, thirty women told us they had been raped.", "thirty sexual_violence"),
        ("en", "Ambulances took 62 people to three hospitals.", "62 injured"),
        ("en", "Ambulances took 62 people to the fair.", ""),
        ("en", "In the raid eighteen of their fighters were lost.", "eighteen killed"),
        ("en", "The registrar entered 218 dead, 140 of typhus.", "218 killed 140 killed"),
        ("en", "Every one of the 31 passengers was killed.", "31 killed"),
        ("en", "The collapse trapped 33 miners.", "33 missing"),
        (
            "en",
            "The raiders killed two. Not one of the 22 men taken that day has come home.",
            "two killed Not one released 22 abducted",
        ),
        ("en", "26 people were killed, four of them children, and 71 were hurt.", "26 killed four killed 71 injured"),
        ("en", "They took 412 hostages, and the fate of 118 of them remains unknown.", "412 abducted 118 missing"),
        ("en", "Twenty were abducted. Six are still held.", "Twenty abducted Six abducted"),
        ("en", "Twenty were arrested. Six are still held.", "Twenty detained Six detained"),
        ("en", "“They shot five men,” she recalled, “and two boys.”", "five killed two killed"),
        ("en", "We had killed two bulls.", ""),
        ("tr", "12 asker köye girdi, öldürüldüler.", "12 killed"),
        ("tr", "12 asker köye girdi, muhtarı öldürdüler.", ""),
        ("fr", "Nos équipes ont inhumé 64 corps sur la côte.", "64 buried"),
        ("es", "Heridos ingresados en la sala de urgencias: 41.", "41 injured"),
        ("es", "Mataron a dos. A ocho los sacaron de la sede sindical.", "dos killed ocho abducted"),
        ("uk", "Померло в лікарні: 14.", "14 killed"),
        ("uk", "Рятувальники дістали з-під завалів дев'ять тіл.", "дев'ять body_found"),
        ("ru", "Похитили двенадцать женщин, пять из них позже отпустили.", "двенадцать abducted пять released"),
        (
            "ru",
            "Поступило из театра, всего: 283\nв том числе детей: 41\nв реанимацию: 96",
            "283 injured 41 injured 96 injured",
        ),
    ],
)
def test_each_is_read(language: str, text: str, figures: str, counts: Counts) -> None:
    assert told(counts, language, text) == figures


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("en", "Forty died there; two survivors say twelve, not seven, as was printed.", [("seven", "denied")]),
        ("en", "Forty men surrendered, not 28 as first reported.", [("28", "affirmed")]),
        ("en", "Its figure of 412 appears to be wrong.", [("412", "affirmed")]),
        ("en", "The inquiry's 287 is generally preferred.", [("287", "affirmed")]),
        ("en", "The inquiry's 287 are paid by the state.", [("412", "affirmed")]),
        ("en", "The consul insists that there were 400.", [("400", "affirmed")]),
        ("en", "The ministry raised its own count to 437.", [("437", "affirmed")]),
        ("fr", "Ma liste en porte à ce jour 447.", [("447", "affirmed")]),
        ("en", "Then the staff raised its toll to 210 dead, from 90 a day earlier.", [("90", "affirmed")]),
        ("en", "Four of the men belonged to the Front.", [("Four", "affirmed")]),
        ("en", "The guard speaks of eight guerrillas.", [("eight", "affirmed")]),
        ("es", "El ministro, en cambio, sigue hablando de seis civiles.", [("seis", "affirmed")]),
        ("en", "State radio spoke of eleven dead, the staff two days later of 14.", [("14", "affirmed")]),
        ("en", "The list of Arvel has 37 names of the dead and the list of Orm 20.", [("20", "affirmed")]),
    ],
)
def test_numbers_told_as_figures(language: str, text: str, figures: list[tuple[str, str]], counts: Counts) -> None:
    told = {"en": "On the list are 412 dead.", "es": "Murieron 412 personas.", "fr": "412 personnes sont mortes."}[
        language
    ]
    found = counts(f"{told} {text}", None, None, language)
    assert [(claim.amount.exact, claim.polarity) for claim in found][-1:] == figures


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Among the civilians nobody was killed.", ["civilians"]),
        ("83 people died, 31 of them under the age of twelve.", [None, "children"]),
        ("That day 5,000 men, women and children were deported.", [None]),
        ("26 people were killed, four of them children, and 71 were hurt.", [None, "children", None]),
        ("Civilians reported injured: 80", ["civilians"]),
    ],
)
def test_who_is_counted(text: str, groups: list[str | None], counts: Counts) -> None:
    assert [claim.group.code for claim in counts(text) if claim.amount.quantified] == groups


_COUNTED = {
    "ru": (
        "27 рабочих цеха и соседних верфей", "27 стариков, женщин и детей", "27 жандармов, надзирателей и солдат",
        "27 кожевников и бондарей", "27 медсестёр и санитарок", "27 находившихся в здании человек",
        "27 проживавших в селе граждан", "27 членов одной семьи", "27 жителей преимущественно пожилого возраста",
        "27 человек из числа эвакуированных", "27 чел.", "27 жителей Нижнего Тарла и Горного Ключа",
    ),
    "uk": (
        "27 робітників цеху та сусідніх верфей", "27 старих, жінок і дітей", "27 жандармів, наглядачів і солдатів",
        "27 кожум'як і селян", "27 чоловіків, що пішли по воду,", "27 членів однієї родини",
        "27 осіб з числа евакуйованих", "27 мешканців Нижнього Тарла та Гірського Ключа",
    ),
}  # fmt: skip
_BEFELL = {
    "ru": {
        "убиты": "killed",
        "числятся убитыми": "killed",
        "получили ранения": "injured",
        "взяты под стражу": "detained",
    },
    "uk": {
        "були вбиті": "killed",
        "були поранені": "injured",
        "зникли безвісти": "missing",
        "узято під варту": "detained",
    },
}


@pytest.mark.parametrize(
    ("language", "text", "fate"),
    [
        (language, f"{people} {befell}.", fate)
        for language, told in _COUNTED.items()
        for people in told
        for befell, fate in _BEFELL[language].items()
    ],
)
def test_whoever_is_counted(language: str, text: str, fate: str, counts: Counts) -> None:
    assert told(counts, language, text) == f"27 {fate}"


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("ru", "Расстреляли 27 солдат, женщин и детей угнали.", ["27 killed combatants"]),
        ("ru", "Убиты 27 мужчин, женщин и детей.", ["27 killed None"]),
        ("ru", "27 женщин, девочек и детей погибли.", ["27 killed women"]),
        ("ru", "27 рабочих убиты и сгорел цех.", ["27 killed None"]),
        ("ru", "27 школ и больниц были разрушены.", []),
        ("ru", "27 телят, коров и овец погибли.", []),
        ("ru", "27 проживающих в селе граждан подписали обращение.", []),
        ("ru", "27 стоявших у причала лодок и баркасов утонули.", []),
        ("ru", "27 рабочих, студентов и учителей возложили венки к могиле погибших.", []),
        ("ru", "27 карателей, полицаев и солдат расстреляли учителя.", []),
        ("ru", "27 членов одной семьи собрались на юбилей.", []),
        ("ru", "По сообщению коллеги Ф. И. Т., погибло 27 чел. Дом сгорел.", ["27 killed None"]),
        ("ru", "С 36 бойцами 2-го батальона с утра нет связи.", ["36 missing combatants"]),
        ("ru", "27 сотрудников охраны и технического персонала погибли.", ["27 killed None"]),
        ("ru", "27 сотрудников охраны и технического персонала получили медали за спасение погибших.", []),
        ("ru", "1200 рабочих лагеря № 4 были убиты.", ["1200 killed None"]),
        ("ru", "Три солдата так и не были найдены.", ["Три missing combatants"]),
        ("ru", "27 документов не были найдены.", []),
        ("ru", "Погибли, как стало известно утром, 27 шахтёров.", ["27 killed None"]),
        ("ru", "Погибли, как стало известно утром, 27 коров.", []),
        ("ru", "27 человек, что остались в подвале, погибли.", ["27 killed None"]),
        ("ru", "27 депутатов, что голосовали против, осудили убийство.", []),
        ("ru", "27 рабочих, занятых на ремонте, в ту же ночь, не дождавшись помощи, скончались.", ["27 killed None"]),
        ("ru", "27 бойцов заставы, не дождавшись приказа, расстреляли пленного.", []),
        ("ru", "27 женщин – в основном вдовы – угнали в лес.", ["27 abducted women"]),
        ("ru", "27 картин – в основном пейзажи – увезли в тыл.", []),
        ("uk", "Убиті, за даними прокуратури, 27 осіб.", ["27 killed None"]),
        ("uk", "Поранені, за словами лікаря, чекали 27 годин.", []),
        ("ru", "У 36 жителей нет связи.", []),
        ("ru", "С 36 деревнями нет связи.", []),
        ("ru", "Положили человек тридцать.", ["тридцать killed None"]),
        ("ru", "Положили 27 венков.", []),
        ("ru", "В больницу положили 27 человек.", []),
        ("ru", "Нас, сорок женщин, загнали в сарай.", ["сорок abducted women"]),
        ("ru", "Мы, сорок бойцов, расстреляли патруль.", []),
        ("ru", "27 коров загнали в сарай.", []),
        ("uk", "З 36 бійцями немає зв'язку.", ["36 missing combatants"]),
        ("uk", "З 36 селами немає зв'язку.", []),
        ("uk", "Поклали чоловік тридцять.", ["тридцять killed None"]),
        ("uk", "До лікарні поклали 27 осіб.", []),
        ("uk", "П'ятеро з нас були поранені.", ["П'ятеро injured None"]),
        ("uk", "27 хат, що стояли край села, були спалені.", []),
        ("uk", "27 чоловіків, що бачили вибух, заявили про підпал.", []),
        ("uk", "27 документів були викрадені.", []),
        ("uk", "27 карателів, поліцаїв і солдатів розстріляли вчителя.", []),
        ("uk", "27 жінок, чоловіки яких були вбиті, прийшли на мітинг.", []),
    ],
)
def test_nouns_joined_to_the_one_counted(language: str, text: str, figures: list[str], counts: Counts) -> None:
    found = [claim for claim in counts(text, None, None, language) if claim.amount.quantified]
    assert [f"{claim.amount.exact} {claim.fate.code} {claim.group.code}" for claim in found] == figures


SUBJECTS = {
    "es": (
        "27 obreros de la mina y de los astilleros vecinos",
        "27 vecinos de Alto Verde, de San Juan y de La Loma",
        "27 miembros de la Unión de Mineros y Metalúrgicos",
        "27 médicos, enfermeras, camilleros y conductores",
        "27 hombres entre los 17 y los 60 años",
        "27 jóvenes cuyas edades oscilaban entre los 15 y los 22 años",
        "27 hombres que, según testigos, volvían del campo,",
        "27 hombres que esa mañana habían salido muy temprano del pueblo para trabajar en las minas de sal del norte",
        "27 personas que no pudieron salir a tiempo",
        "27 personas, según el parte oficial,",
        "27 personas -todas ellas civiles-",
        "27 jóvenes oriundos de la costa",
        "27 mujeres con sus hijos",
        "27 empleados del ayuntamiento de S. Martín",
        "27 soldados del 3.er regimiento de infantería",
        "27 enfermos",
    ),
    "fr": (
        "27 ouvriers de la mine et des chantiers voisins",
        "27 habitants de Haute-Rive, de Saint-Jean et de La Combe",
        "27 militants du Parti ouvrier et de la Ligue paysanne",
        "27 médecins, infirmières, brancardiers et chauffeurs",
        "27 personnes sur le marché de La Combe",
        "27 passagers qui voyageaient dans le car",
        "27 hommes qui, selon des témoins, revenaient des champs,",
        "27 personnes au cours des derniers mois",
        "27 femmes avec leurs enfants",
        "27 malades",
    ),
}
MET = {
    "es": {"murieron": "killed", "fueron, según el acta, fusilados": "killed", "están desaparecidos": "missing"},
    "fr": {"sont morts": "killed", "furent, selon l'acte, fusillés": "killed", "sont portés disparus": "missing"},
}


@pytest.mark.parametrize(
    ("language", "subject", "verb"),
    [(language, subject, verb) for language, said in SUBJECTS.items() for subject in said for verb in MET[language]],
)
def test_what_goes_on_behind_people_counted_is_passed_over(
    language: str, subject: str, verb: str, counts: Counts
) -> None:
    claims = counts(f"{subject} {verb}.", None, None, language)
    assert [(claim.amount.exact, claim.fate.code) for claim in claims if claim.amount.quantified] == [
        ("27", MET[language][verb])
    ]


@pytest.mark.parametrize(
    ("language", "text", "fates"),
    [
        ("es", "Los 27 hombres que habían sido detenidos en marzo fueron fusilados.", ["detained", "killed"]),
        ("es", "Los 27 hombres que se llevaron los soldados siguen desaparecidos.", ["abducted", "disappeared"]),
        ("fr", "Les 27 hommes qui avaient été arrêtés en mars ont été fusillés.", ["detained", "killed"]),
        ("fr", "Les 27 hommes qui furent arrêtés ce jour-là ont péri.", ["detained", "killed"]),
        ("es", "27 obreros de la mina y de los astilleros protestaron y los gendarmes huyeron.", []),
        ("es", "27 obreros de la mina y del puerto declararon que los soldados murieron.", []),
        ("es", "27 soldados de la guardia y de la escolta fueron condecorados.", []),
        ("es", "27 soldados de la guardia y de la escolta tienen fusiles.", []),
        ("es", "27 coches de la policía y de los bomberos fueron quemados.", []),
        ("es", "27 coches de la policía fueron quemados.", []),
        ("es", "27 buques, barcas y lanchas fueron hundidos.", []),
        ("es", "27 agricultores han perdido la cosecha.", []),
        ("es", "27 hombres que volvían del campo y no sabían nada de la guerra saludaron.", []),
        ("es", "27 veces los obreros de la mina y del puerto fueron detenidos.", []),
        ("es", "La reunión de 27 alcaldes y de los gobernadores fue suspendida.", []),
        ("es", "27 peregrinos que no pudieron salir a tiempo perdieron el tren.", []),
        ("fr", "27 ouvriers de la mine et des chantiers ont protesté et les gendarmes ont fui.", []),
        ("fr", "27 soldats de la garde et de l'escorte ont été décorés.", []),
        ("fr", "27 voitures de la police et des pompiers ont été brûlées.", []),
        ("fr", "27 avocats, juges et procureurs ont signé la lettre.", []),
        ("fr", "27 hommes sont partis chercher du travail.", []),
        ("fr", "27 personnes qui n'ont pas été arrêtées ont témoigné.", []),
        ("fr", "La réunion de 27 maires et des préfets a été suspendue.", []),
    ],
)
def test_what_goes_on_behind_people_counted_gives_no_other_figure(
    language: str, text: str, fates: list[str], counts: Counts
) -> None:
    claims = [claim for claim in counts(text, None, None, language) if claim.amount.exact == "27"]
    assert [claim.fate.code for claim in claims] == fates


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("es", "Murieron allí mismo, junto al pozo, 27 hombres.", "27 killed"),
        ("es", "El ejército mató en la plaza del pueblo, delante de sus familias, a 27 personas.", "27 killed"),
        ("es", "Los soldados mataron con machetes y palos a más de 27 civiles.", "27 killed"),
        ("es", "Se confirmó la muerte de más de 27 civiles.", "27 killed"),
        ("es", "El asesinato de unos 27 habitantes sigue impune.", "27 killed"),
        ("es", "27 hombres, mujeres y niños están heridos.", "27 injured"),
        ("es", "Fue liberado un grupo de 27 personas.", "27 released"),
        ("es", "Fueron sacadas con vida de los escombros 27 personas.", "27 found_alive"),
        ("es", "Sufrieron heridas leves 27 personas.", "27 injured"),
        ("es", "Aquí yacen 27 personas.", "27 buried"),
        ("es", "27 obreros fueron llevados presos.", "27 detained"),
        ("es", "Tenía tres hijos y me los mataron.", "tres killed"),
        ("es", "Éramos ocho, y tres no volvieron.", "tres missing"),
        ("es", "Se registraron 27 personas muertas, además de 14 heridos.", "27 killed 14 injured"),
        ("fr", "L'armée a tué sur la place du village, sous les yeux de leurs familles, 27 personnes.", "27 killed"),
        ("fr", "Ont été arrêtés lors de la rafle 27 hommes.", "27 detained"),
        ("fr", "On a compté 27 hommes, femmes et enfants morts.", "27 killed"),
        ("fr", "Mes trois frères, ils les ont fusillés.", "trois killed"),
        ("fr", "J'avais trois fils et ils me les ont tués.", "trois killed"),
        ("fr", "J'ai vu trois hommes se faire tuer.", "trois killed"),
        ("fr", "Nous étions huit, et trois ne sont pas revenus.", "trois missing"),
        ("fr", "On a enregistré 27 personnes tuées, ainsi que 14 blessés.", "27 killed 14 injured"),
        ("fr", "Ici reposent 27 hommes.", "27 buried"),
        (
            "fr",
            "Il y eut 27 morts à Haute-Rive, 14 à Saint-Jean et neuf à La Combe.",
            "27 killed 14 killed neuf killed",
        ),
        ("fr", "14 gardes ont été arrêtés.", "14 detained"),
        ("es", "Fueron detenidos tras la reunión de los 27 ministros.", ""),
        ("es", "Se confirmó la visita de más de 27 civiles.", ""),
        ("es", "27 hombres, mujeres y niños están en la fiesta.", ""),
        ("es", "Fue fundado un grupo de 27 personas.", ""),
        ("es", "Sufrieron derrotas leves 27 equipos.", ""),
        ("es", "Tenía tres hijos y los mandé a la escuela.", ""),
        ("es", "Tenía tres cabras y me las mataron.", ""),
        ("es", "A 27 los llamaron a la guerra.", ""),
        ("es", "Murió el alcalde, según el parte, 27 años después.", ""),
        ("fr", "Ils ont été arrêtés lors de la réunion des 27 ministres.", ""),
        ("fr", "Les trois frères, nous les avons salués.", ""),
        ("fr", "J'avais trois moutons et ils me les ont tués.", ""),
        ("fr", "Nous étions 27, et personne ne nous a crus.", ""),
        ("fr", "Ici vivent 27 personnes.", ""),
    ],
)
def test_verbs_far_from_those_counted(language: str, text: str, figures: str, counts: Counts) -> None:
    assert told(counts, language, text) == figures


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        # what a clause is about is not who the number behind it counts
        ("tr", "27 kişinin öldüğü saldırının ardından 12 kişi gözaltına alındı.", "27 killed 12 detained"),
        ("tr", "Askerlerin öldürdüğü 12 köylü toprağa verildi.", "12 buried 12 killed"),
        ("az", "27 nəfərin öldüyü hücumda 12 nəfər həbs edilib.", "27 killed 12 detained"),
        # of whom a part died
        ("tr", "Hastaneye kaldırılan 31 kişiden dördü yaşamını yitirdi.", "31 injured dördü killed"),
        ("az", "Xəstəxanaya çatdırılan 31 yaralıdan dördü vəfat edib.", "31 injured dördü killed"),
        ("tr", "27 kişi öldü, 5'i ağır 31 kişi yaralandı.", "27 killed 5 injured 31 injured"),
        ("az", "27 nəfər həlak olub, 5-i ağır olmaqla 31 nəfər yaralanıb.", "27 killed 5 injured 31 injured"),
        ("ar", "توفي أربعة من المصابين الـ31.", "أربعة killed"),
        ("ar", "أفرج عن تسعة من المعتقلين الـ27.", "تسعة released"),
        # a verb said of all who were there
        ("tr", "Evde on bir kişi vardı, hepsini öldürdüler.", "on bir killed"),
        ("tr", "Evde on bir kişi vardı, hepsi köylüleri öldürdü.", ""),
        ("tr", "Depoda on bir kasa vardı, hepsini yaktılar.", ""),
        ("az", "Evdə on bir nəfər var idi, hamısını öldürdülər.", "on bir killed"),
        ("az", "Evdə on bir nəfər var idi, hamısı ayağa qalxdı.", ""),
        ("hy", "Տանը տասնմեկ հոգի կար, բոլորին սպանեցին։", "տասնմեկ killed"),
        ("hy", "Տանը տասնմեկ հոգի կար, բոլորը ոտքի կանգնեցին։", ""),
        ("ar", "كان في البيت أحد عشر شخصا، قتلوا جميعا.", "أحد عشر killed"),
        ("ar", "كان في البيت أحد عشر شخصا، وقفوا جميعا.", ""),
        # verbs that come last are shared
        ("tr", "27 kişi öldürüldü. Aralarında 12 kadın ve dokuz çocuk vardı.", "27 killed 12 killed dokuz killed"),
        ("az", "27 nəfər öldürülüb. Onların arasında 12 qadın və 9 uşaq var idi.", "27 killed 12 killed 9 killed"),
        ("hy", "Զոհվել է 27 մարդ։ Նրանցից 12-ը երեխա է։", "27 killed 12 killed"),
        ("hy", "Խմբում 27 մարդ կա։ Նրանցից 12-ը երեխա է։", ""),
        # who acts on a person named before the verb meets nothing
        ("tr", "27 asker köylüleri vurdu.", ""),
        ("tr", "27 kişi bir köylüyü öldürdü.", ""),
        ("tr", "27 asker Ahmet Kaya'yı öldürdü.", ""),
        ("tr", "27 asker bizi kurşuna dizdi.", ""),
        ("tr", "Askerler 27 köylü öldürdü.", "27 killed"),
        ("tr", "27 köylüyü jandarma öldürdü.", "27 killed"),
        ("az", "27 əsgər kəndliləri güllələdi.", ""),
        ("az", "Əsgərlər 27 kəndlini öldürüblər.", "27 killed"),
        ("az", "Bunlardan 27 nəfərini öldürdülər.", "27 killed"),
        # who is given back is set free; things are not
        ("az", "Ermənistan tərəfi 27 əsiri qaytarıb.", "27 released"),
        ("az", "Kitabxana 27 kitabı qaytarıb.", ""),
        ("ar", "أعادت أرمينيا 27 أسيرا.", "27 released"),
        ("ar", "أعادت المكتبة 27 كتابا.", ""),
        ("ar", "اقتاد الجنود 27 رجلا. عاد 12 منهم ولا يزال مصير 15 مجهولا.", "27 abducted 12 released 15 missing"),
        ("ar", "فقد 27 شخصا حياتهم في الحريق.", "27 killed"),
        ("ar", "أحرقوا 27 شخصا أحياء في الحظيرة.", "27 killed"),
        ("ar", "أحرقوا 27 كتابا في أحياء المدينة.", ""),
        ("ar", "وقتلت ثلاث نساء على الأقل وطفلان.", "ثلاث killed طفلان killed"),
        ("hy", "27 տղամարդ ողջ-ողջ այրվել է։", "27 killed"),
        ("hy", "Զոհվել է 27 մարդ։ Եվս ինը հոգի մահացել է հիվանդանոցում։", "27 killed ինը killed"),
    ],
)
def test_turkish_azerbaijani_armenian_and_arabic(language: str, text: str, figures: str, counts: Counts) -> None:
    assert told(counts, language, text) == figures
