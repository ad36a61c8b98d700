"""Who says a figure, by the words around it."""

from collections.abc import Callable

import pytest

from accounted.model import CountClaim


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The surgeon, a neighbour, who had come at noon, puts the dead at seventy.", "The surgeon"),
        ("Councillors in Orlen on Friday raised to 31 the number of people killed.", "Councillors in Orlen"),
        ("Two died. District sources have since given a figure of 31.", "District sources"),
        ("The League's claim of 140 dead counts some people twice.", "The League"),
        ("Ninety people died, by the widows' own count.", "the widows"),
        ("The raid in which villagers say nine herders were killed began at night.", "villagers"),
        ("There were 204 deaths in the first year, by the register of the parish.", "the register of the parish"),
        ("The court found that the fire was set, and therefore determined that 46 people died.", "The court"),
        ("The field office has so far verified the deaths of 38 civilians.", "The field office"),
        ("I lost five friends that night and I can still say their names.", "publisher"),
        ("The place was hit last year, three people died, and nobody wrote about it.", "publisher"),
        ("The major thinks his men killed three people.", "The major"),
        ("The union has always spoken of 35 dead.", "The union"),
        ("The union always spoke of 35 dead.", "The union"),
        ("The owner of the mill continues to maintain that four workers were killed.", "The owner of the mill"),
        ("This contradicts the ministry, which has admitted only nine killed.", "the ministry"),
        ("It is hard to square with the fire brigade, whose bulletin counts 164 killed.", "the fire brigade"),
        ("He spoke to a nurse, who said that nine people were killed.", "a nurse"),
        ("The army shelled the mosque, which the imam said killed nine people.", "the imam"),
        ("The Ministry of Health has not moved from its figure of 27 killed.", "The Ministry of Health"),
        ("The bus was late; its number was 27, and nine people were killed.", "publisher"),
        ("The ministry said in a brief note that six people were killed.", "The ministry"),
        ("Forty-one told a visiting judge that six people had been killed.", "publisher"),
        ("The six men who were killed were buried with the honours of the state.", "publisher"),
        ("Six people were killed, a nurse in Hallen, the chief town, told the agency.", "a nurse in Hallen"),
        ("The guard, having first denied it, later put the number of people killed at 12.", "The guard"),
        ("Nine people were killed, as reported by the Northern Agency.", "the Northern Agency"),
        ("The Ministry of Works stands by 31 miners killed.", "The Ministry of Works"),
        ("The Defence Office has put the civilian death toll at more than 60.", "The Defence Office"),
        ("The first figure of the Ministry of Works, 1,140 dead, left out the islands.", "the Ministry of Works"),
        ("The number of the doctors killed, 12, is disputed.", "publisher"),
        ("The harbour inquiry's 287 dead is generally preferred.", "publisher"),
        ("The command's statement that three miners died in a clash is not credible.", "The command"),
        ("11. According to the port authority, 189 persons were injured.", "the port authority"),
        ("The consul was able to verify by name the deaths of 81 civilians.", "The consul"),
        ("The convenor repeats that not less than 50 people were shot.", "The convenor"),
        ("Local officials said the flood had claimed 21 lives.", "Local officials"),
        ("Clashes between two clans claimed 15 lives, a nurse told the agency.", "a nurse"),
        ("With two more deaths reported on Friday, the toll climbs to 57.", "publisher"),
        ("In all, 140 deaths were confirmed and 92 injuries reported.", "publisher"),
        ("The ministry said two had died, bringing the number of dead to 19.", "The ministry"),
        ("They pulled out nine bodies and were searching for five men believed trapped.", "publisher"),
        ("The raid, which the government blamed on rebels, killed 13 drovers.", "publisher"),
        ("Whatever the ministry says, 35 people died there.", "publisher"),
        ("For two years the world has been told that 214 souls perished.", "publisher"),
        ("At least 29 men were killed, the Prison Service (NPS) said on Friday.", "the Prison Service"),
        ("The magistrate was still speaking of eight dead.", "The magistrate"),
        ("The army put nine men to death at 4 bridges.", "publisher"),
        ("The governor informs me that 312 persons died of disease.", "The governor"),
        ("I am told by several women that 600 men were killed.", "several women"),
        ("The indictment charged the murder of 36 persons.", "The indictment"),
        ("A list of 61 names kept by the widows has 61 people killed.", "the widows"),
        ("On a road maintained by the army 12 people were killed.", "publisher"),
        ("The official toll is 34 dead.", "The official toll"),
        ("Officially, 46 people were killed in the district.", "Officially"),
        ("Officially opened in May, the road cost the lives of 46 people.", "publisher"),
        ("Eighty-six dead were recorded there by a local council.", "a local council"),
        ("Two dead were confirmed by the end of the week.", "publisher"),
        ("The union handed in the register of the port, with 31 dead.", "the register of the port"),
        ("A stone plate unveiled by the mayor carries the names of 24 dead.", "A stone plate unveiled by the mayor"),
        ("The burial register of St Anna's has five dead.", "The burial register of St Anna's"),
        ("30 people died. Official figures ranged from 94 (North Orla) to 612 (South Orla).", "South Orla"),
        ("We were given the figures of 41 dead by the council and of 60 dead by the Guild.", "the Guild"),
        ("The priest on the other bank has a list of 104 dead.", "The priest"),
        ("A nurse who was on duty there, and has since left, says she saw 31 dead.", "A nurse"),
        ("The mayor spoke of nine dead, and I counted twenty dead.", "publisher"),
        ("The mayor said: “They fled, and we counted twenty dead.”", "The mayor"),
        ("The station quoted an army source. It put the dead at eleven.", "The station"),
        ("Mr Ivo Brandt said so. The ministry spoke of 17 dead. He counted 52 dead.", "Mr Ivo Brandt"),
        ("The mayor spoke. In a blog the strike is said to have killed “over 200” people.", "publisher"),
        ("This register has 61 dead.", "publisher"),
        ("Seventeen prisoners were beaten. Seventeen prisoners said that nine were killed.", "Seventeen prisoners"),
        ("The manager, whose two sons were killed there, told the paper that smoke rose.", "publisher"),
        ("The governor, who spoke of 32 dead on Friday, said that the count went on.", "The governor"),
    ],
)  # fmt: skip
def test_who_says_a_figure(text: str, speaker: str, counts: Callable[..., list[CountClaim]]) -> None:
    assert [claim for claim in counts(text) if claim.amount.quantified][-1].said_by.name == speaker


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "Hart called the events a crime and said that 30 people were killed.", "Hart"),
        ("en", "Hart calls it a crime and says they killed 30 people.", "Hart"),
        ("es", "El ministro calificó los hechos de genocidio y dijo que murieron 30 personas.", "El ministro"),
        ("fr", "Le ministère qualifie l'attaque de crime et affirme que 30 personnes ont été tuées.", "Le ministère"),
        ("ru", "Министр назвал события геноцидом и сообщил, что погибли 30 человек.", "Министр"),
        ("uk", "Міністр назвав події геноцидом і повідомив, що загинули 30 осіб.", "Міністр"),
    ],
)
def test_whoever_calls_it_so_says_what_follows(
    language: str, text: str, speaker: str, counts: Callable[..., list[CountClaim]]
) -> None:
    assert [claim.said_by.name for claim in counts(text, None, None, language)] == [speaker]


def test_an_armenian_full_stop_before_a_quotation_introduces_it(counts: Callable[..., list[CountClaim]]) -> None:
    text = "Խոսնակ Արամ Դոլյանն ասաց. «Զոհվել է ինը մարդ»։ Բժիշկները հայտնում են երկու զոհի մասին։"
    first = counts(text, None, None, "hy")[0]
    assert (first.amount.exact, first.said_by.name) == ("ինը", "Խոսնակ Արամ Դոլյանն")


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("es", "El Gobierno, que en un primer momento citaba seis muertos, calla.", "El Gobierno"),
        ("es", "La empresa sigue sosteniendo que murieron cuatro obreros.", "La empresa"),
        ("es", "La Marina dijo que el muelle cedió. Según el organismo, murieron 37 obreros.", "La Marina"),
        ("ru", "Это сообщило Министерство портов. По данным ведомства, погибли 12 человек.", "Министерство портов"),
        ("ru", "Заявление Союза о 400 погибших не подтверждено.", "Союза"),
        ("uk", "Це повідомило Міністерство портів. За даними відомства, загинули 12 людей.", "Міністерство портів"),
        ("es", "El prefecto habla ahora de siete muertos.", "El prefecto"),
        ("fr", "Le préfet parle désormais de seize morts.", "Le préfet"),
        ("fr", "Blessés admis à l'hôpital central : 41.", "publisher"),
        ("fr", "Le bilan s'établit désormais à 73 morts, a annoncé le préfet du Nord.", "le préfet du Nord"),
        ("fr", "Neuf sont morts. L'union parle de cent tués, alors que le préfet n'en reconnaît que 31.", "le préfet"),
        ("fr", "L'armée continue d'affirmer que neuf personnes ont été tuées.", "L'armée"),
        ("ru", "Министерство по-прежнему утверждает, что погибли девять человек.", "Министерство"),
        ("ru", "Двое охранников убиты, сообщил «Северному вестнику» источник в прокуратуре.", "источник"),
        ("ru", "Это противоречит данным министерства, которое признало гибель двух человек.", "министерства"),
        ("ru", "По официальным данным, погибли 26 человек.", "официальным данным"),
        ("az", "Rəsmi məlumata görə, 26 nəfər həlak olub.", "Rəsmi məlumata"),
        ("hy", "Պաշտոնական տվյալներով՝ զոհվել է 26 մարդ։", "Պաշտոնական տվյալներով"),
        ("uk", "Кажуть, загинуло сто двадцять людей.", "Кажуть"),
        ("ru", "По радио сказали: погибли четырнадцать человек.", "радио"),
        ("fr", "On dit qu'il y a eu mille morts.", "On dit"),
        ("fr", "Les gendarmes nous ont dit que neuf personnes étaient mortes.", "Les gendarmes"),
        ("az", "Sonralar deyirdilər ki, yolda mindən çox adam ölüb.", "deyirdilər"),
        ("ar", "قالوا في الراديو إن سبعة عشر شخصا قتلوا.", "الراديو"),
        ("ar", "قالوا في الراديو إن تسعة قتلوا، وأنا غسلت عشرين جثة.", "publisher"),
        ("ar", "تنفي الحكومة ما تتداوله بعض الوكالات عن مقتل 27 شخصا.", "الحكومة"),
        ("es", "La placa del puerto lleva noventa y siete nombres de muertos.", "La placa del puerto"),
        ("es", "Es falso que hayan muerto 150 hombres, como afirma el ministro.", "publisher"),
        ("fr", "Des diplomates en poste dans la capitale estiment que 60 personnes ont péri.", "Des diplomates"),
        ("ru", "Комитетом установлено поимённо 64 человека, погибших при взрыве.", "Комитетом"),
        ("ru", "Установлено комиссией: погибли 27 человек.", "комиссией"),
        ("ru", "Министерством подтверждена гибель 27 моряков.", "Министерством"),
        ("ru", "Установлено, что погибли 27 человек.", "publisher"),
        ("uk", "Слідством встановлено, що загинули 27 осіб.", "publisher"),
        ("ru", "Солдатами установлен пулемёт, погибли 27 человек.", "publisher"),
        ("uk", "Комісією враховано 118 загиблих.", "Комісією"),
        ("uk", "Солдатами встановлено кулемет, загинули 27 осіб.", "publisher"),
        ("ru", "Убито 27 человек – такие данные приводит Союз ветеранов.", "Союз ветеранов"),
        ("uk", "Убито 27 осіб – такі дані наводить Спілка ветеранів.", "Спілка ветеранів"),
        ("ru", "По сообщению коллеги Ф. И. Т., погибло 210 человек.", "коллеги Ф. И. Т."),
        (
            "ru", "Погибли 27 человек, сообщил начальник управления по чрезвычайным ситуациям Игорь Ларин.",
            "начальник управления по чрезвычайным ситуациям Игорь Ларин",
        ),
        (
            "uk", "Загинули 27 осіб, повідомив начальник управління з надзвичайних ситуацій Ігор Ларін.",
            "начальник управління з надзвичайних ситуацій Ігор Ларін",
        ),
        ("ru", "Погибли 27 человек, сообщил губернатор после разговора об этом с Игорем Лариным.", "губернатор"),
        ("ru", "Погибли 27 человек, сообщил мэр на встрече по вопросам безопасности с Иваном Петровым.", "мэр"),
        ("ru", "Погибли 27 человек, сообщил глава района о ходе поисков Ивана Петрова.", "глава района"),
    ],
)  # fmt: skip
def test_who_says_a_figure_in_other_languages(
    language: str, text: str, speaker: str, counts: Callable[..., list[CountClaim]]
) -> None:
    assert counts(text, None, None, language)[-1].said_by.name == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # to whom a figure goes back, without a verb of saying of theirs
        ("The figure of 27 dead goes back to the bishop.", "the bishop"),
        ("The figure of 27 dead comes from a report by the inspector of mines.", "a report by the inspector of mines"),
        ("The claim that 27 people were killed was first made by the Courier.", "the Courier"),
        ("It was the Courier that first reported 27 dead.", "the Courier"),
        ("It was reported by the navy that 27 people had been killed.", "the navy"),
        ("She heard from her sister that 27 people had been killed.", "her sister"),
        ("Word came from the hospital that 27 people had died.", "the hospital"),
        ("It appears from the register that 27 people died.", "the register"),
        ("27 people died, according to a report by the inspector of mines.", "a report by the inspector of mines"),
        ("The figure of 27 dead is due to the fog.", "publisher"),
        ("The road comes from the village where 27 people were killed.", "publisher"),
        ("It was the flood that killed 27 people.", "publisher"),
        ("It was at the mill that 27 people were shot.", "publisher"),
        # ways of saying that need the number right behind
        ("Major General Ivo Brandt of the 3rd Division says 27 died.", "Major General Ivo Brandt of the 3rd Division"),
        ("27 deaths were recorded by the mayor, Edda Rowe.", "Edda Rowe"),
        ("The mayor comes to 27 dead.", "The mayor"),
        ("The tallyman makes it 27 dead.", "The tallyman"),
        ("The mayor handed over a list of 27 dead.", "The mayor"),
        ("The mayor would not go beyond 27 dead.", "The mayor"),
        ("Police still insist on 27 dead.", "Police"),
        ("The witness swore before the magistrate that 27 people had been killed.", "The witness"),
        ("The inspector came to the mine where 27 men had died.", "publisher"),
        ("The army made it to the town after 27 people were killed.", "publisher"),
        ("The army went beyond the river and killed 27 people.", "publisher"),
        ("The police handed over 27 bodies to the families.", "publisher"),
        ("The total comes to 27 dead.", "publisher"),
        # who is told of between the name and the verb
        ("The priest – who was not there – lists 27 dead.", "The priest"),
        ("The tallyman (who has since died) put the number of dead at 27.", "The tallyman"),
        ("Edda Rowe that evening put the number of dead at 27.", "Edda Rowe"),
        ("The widow of a stoker before the court estimated that 27 people had died.", "The widow of a stoker"),
        ("The head of the union left the hall and put the dead at 27.", "The head of the union"),
        # deeds, and what is not said
        ("The ministry has not commented on the deaths of 27 people.", "publisher"),
        ("The mayor showed visitors the place where 27 people were killed.", "publisher"),
        ("The army names a street after the 27 people killed.", "publisher"),
        ("The soldiers told the men to kneel and shot 27 of them.", "publisher"),
        ("The general recalled his ambassador when 27 people were killed.", "publisher"),
        ("The nurse told a visitor to the hospital that 27 people had died.", "The nurse"),
        ("The mayor recalled how 27 people were killed.", "The mayor"),
        ("The union announced a day of mourning after 27 people were killed.", "publisher"),
        ("The union announced an inquiry into the deaths of 27 people.", "publisher"),
        ("The ministry denied responsibility for the deaths of 27 people.", "publisher"),
        ("The court counted the votes after 27 people were killed.", "publisher"),
        ("The army announced the deaths of 27 people.", "The army"),
        ("The army announced in a letter, when asked, that 27 people had died.", "The army"),
        ("The mayor confirmed the bridge was hit after 27 people had died.", "The mayor"),
        ("Our Office has documented 27 deaths.", "publisher"),
        ("The undersigned counted 27 dead.", "publisher"),
        ("Our neighbour counted 27 dead.", "Our neighbour"),
        ("Our friends in the Office counted 27 dead.", "Our friends in the Office"),
        ("The bishop's secretary gives the slain as 27.", "The bishop's secretary"),
        ("Asked about the reported deaths of 27 people, the mayor said nothing of it.", "publisher"),
        # he and she, of whom only told before
        ("The mayor spoke to reporters on Tuesday. 27 people had died, he said.", "The mayor"),
        ("The mayor was asked about the dead. “We buried 27 of them,” he said.", "The mayor"),
        ("I spoke to a clerk of the mine. He told me that 27 men had been killed.", "a clerk of the mine"),
        ("We met Edda Rowe at the mill. She told us 27 men had been killed.", "Edda Rowe"),
        ("The mayor said the bridge was hit. A driver came to the town. He said 27 people had died.", "A driver"),
        ("The mayor said the bridge was hit. The driver was killed. He said 27 people had died.", "The mayor"),
    ],
)  # fmt: skip
def test_who_says_a_figure_by_other_words(text: str, speaker: str, counts: Callable[..., list[CountClaim]]) -> None:
    assert counts(text)[-1].said_by.name == speaker


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("According to the ministry 40 people died, according to the union 60.", ["the ministry", "the union"]),
        ("40 died, according to the army, and 60 were hurt, according to the union.", ["the army", "the union"]),
        ("The ministry's figure is 40 dead, the union's 60.", ["The ministry", "the union"]),
        ("The inspector counted 40 dead and the widow of a stoker 60.", ["The inspector", "the widow of a stoker"]),
        ("The army says 40 people were killed, the mayor 60.", ["The army", "the mayor"]),
    ],
)  # fmt: skip
def test_several_speakers_have_a_number_each(
    text: str, speakers: list[str], counts: Callable[..., list[CountClaim]]
) -> None:
    assert [claim.said_by.name for claim in counts(text)] == speakers


@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        ("The mayor is quoted by the Courier as saying that 40 people died.", "The mayor", ["the Courier"]),
        ("The mayor is said by the Courier to have counted 40 dead.", "The mayor", ["the Courier"]),
        ("The mayor said police had told him that 40 people had died.", "police", ["The mayor"]),
        ("The embassy cabled that, according to the bishop, 40 people had been killed.", "the bishop", ["The embassy"]),
        ("The mayor, says the Courier, counted 40 dead.", "The mayor", ["the Courier"]),
    ],
)  # fmt: skip
def test_who_passes_a_figure_on(
    text: str, speaker: str, via: list[str], counts: Callable[..., list[CountClaim]]
) -> None:
    (claim,) = counts(text)
    assert (claim.said_by.name, list(claim.said_by.via)) == (speaker, via)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Selon un haut responsable, 40 personnes sont mortes.", "un haut responsable"),
        ("Selon deux anciens détenus, 40 personnes sont mortes.", "deux anciens détenus"),
        ("40 décès ont été recensés par une plaque sur le mur.", "une plaque sur le mur"),
        ("La commission d'enquête a recensé 40 morts.", "La commission d'enquête"),
        ("Le chef de village compte 40 morts.", "Le chef de village"),
        ("Le chiffre de 40 morts remonte à l'évêque.", "l'évêque"),
        ("Le chiffre de 40 morts vient d'Édith Rolland.", "Édith Rolland"),
        ("Il a été annoncé par le parquet que 40 personnes avaient été tuées.", "le parquet"),
        ("D'après le maire, Édouard Rolland, 40 personnes ont été tuées.", "Édouard Rolland"),
        ("Le maire a remis une liste de 40 morts.", "Le maire"),
        ("Le maire a juré devant le juge que 40 personnes avaient été tuées.", "Le maire"),
        ("Le maire a parlé à la presse mardi. Il a dit que 40 personnes étaient mortes.", "Le maire"),
        ("Un mineur a survécu. Il raconte que 40 hommes ont été noyés.", "Un mineur"),
        ("Le parlement a observé une minute de silence pour les 40 personnes tuées.", "publisher"),
        ("Le maire a montré aux visiteurs l'endroit où 40 personnes ont été tuées.", "publisher"),
        ("Selon l'usage, les 40 morts ont été enterrés le jour même.", "publisher"),
        ("Le chemin vient du village où 40 personnes ont été tuées.", "publisher"),
        ("La route va jusqu'à l'endroit où 40 personnes ont été tuées.", "publisher"),
        ("La police a remis 40 corps aux familles.", "publisher"),
        ("D'après la liste, quarante et un sont morts.", "la liste"),
    ],
)  # fmt: skip
def test_who_says_a_figure_in_french(text: str, speaker: str, counts: Callable[..., list[CountClaim]]) -> None:
    assert counts(text, None, None, "fr")[-1].said_by.name == speaker
