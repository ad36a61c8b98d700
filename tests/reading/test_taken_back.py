"""Figures that the next sentence calls an error, and whose voice an earlier text of the publisher's own is."""

from collections.abc import Callable

import pytest

from accounted.model import CountClaim

Counts = Callable[..., list[CountClaim]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Our first bulletin gave 33 dead. This was an error."),
        ("en", "Our first bulletin of 18 May spoke of 33 dead. This was an error, and we regret it."),
        ("en", "In all 33 people died. This figure was wrong."),
        ("en", "We wrote that soldiers had killed 33 people. That was a mistake."),
        ("en", "We first reported 33 dead and 12 wounded. This was incorrect."),
        ("fr", "Notre premier bulletin faisait état de 33 morts. C'était une erreur."),
        ("fr", "Nous avons parlé de 33 morts. Ce chiffre était faux."),
        ("es", "Nuestro primer boletín hablaba de 33 muertos. Fue un error."),
        ("ru", "Наш первый бюллетень сообщил о 33 погибших. Это была ошибка."),
        ("ru", "Мы сообщали о 33 погибших. Эта цифра оказалась неверной."),
        ("uk", "Ми повідомляли про 33 загиблих. Це була помилка."),
        ("tr", "33 kişi öldü. Bu rakam yanlıştı."),
        ("az", "33 nəfər öldü. Bu rəqəm səhv idi."),
        ("ar", "قتل 33 شخصا. هذا الرقم خطأ."),
        ("hy", "Զոհվել է 33 մարդ։ Այդ թիվը սխալ էր։"),
    ],
)
def test_what_the_next_sentence_calls_wrong_is_denied(language: str, text: str, counts: Counts) -> None:
    claims = counts(text, None, None, language)
    assert claims[0].amount.exact == "33"
    assert {(claim.polarity, claim.said_by.own_voice) for claim in claims} == {("denied", True)}
    assert all("denied.behind" in [step.rule for step in claim.explanation.steps] for claim in claims)


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers killed 33 civilians. This was an error.",
        "The pilots killed 33 civilians. This was a mistake, the army said.",
        "The army said its pilots had killed 33 civilians. This was an error.",
        "Our first bulletin gave 33 dead. This was an error of judgement by the pilots.",
        "Our first bulletin gave 33 dead. This was confirmed later.",
        "Our first bulletin gave 33 dead. It was not an error.",
        "The ministry first reported 33 dead. That was a mistake.",
        'The mayor said: "Our first list gave 33 dead." This was an error.',
        "We counted 33 dead. This is wrong in every war.",
        "In all 33 people died and 12 were wounded. This figure was wrong.",
    ],
)
def test_what_is_no_error_of_the_figure_stays(text: str, counts: Counts) -> None:
    assert {claim.polarity for claim in counts(text)} == {"affirmed"}


@pytest.mark.parametrize(
    ("text", "polarities"),
    [
        ('The ministry denied any arrests: "Nobody was detained."', ["affirmed"]),
        ("The army denied the report: no civilian was killed.", ["affirmed"]),
        ("The army denied killing 12 people.", ["denied"]),
        ("The ministry denied that nobody had been detained.", ["denied"]),
    ],
)
def test_who_denies_goes_on_in_words_of_their_own(text: str, polarities: list[str], counts: Counts) -> None:
    assert [claim.polarity for claim in counts(text)] == polarities


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Our first bulletin of 18 May spoke of 33 dead.", "publisher"),
        ("My report said 33 people had died.", "publisher"),
        ("Our hospital said 33 people had died.", "Our hospital"),
        ("The bulletin of 18 May spoke of 33 dead.", "The bulletin of 18 May"),
        ("An article of 14 May gave the number of dead as 33.", "An article of 14 May"),
        ("The regional hospital in fact said 33 people had died.", "The regional hospital"),
        ("The mayor for his part said 33 people had died.", "The mayor"),
        ("Officials may have said 33 people died.", "Officials"),
    ],
)
def test_who_speaks(text: str, speaker: str, counts: Counts) -> None:
    assert [claim.said_by.name for claim in counts(text)] == [speaker]


@pytest.mark.parametrize(
    ("language", "text", "polarities"),
    [
        ("en", "The spokesman said that three guards died and denied the killing of eleven.", ["affirmed", "denied"]),
        (
            "fr",
            "La préfète a dit que trois gardes sont morts et nié la mort de onze bergers.",
            ["affirmed", "denied"],
        ),
        ("ar", "وأضاف الناطق أن ثلاثة رعاة قتلوا، وأنكر مقتل أحد عشر منهم.", ["affirmed", "denied"]),
        ("ar", "ونفى المجلس أن يكون اثنا عشر من رعاته قد قتلوا.", ["denied"]),
        ("en", "The allegation that fifteen herders were killed is an invention.", ["denied"]),
        ("en", "The figure of 213 dead is not supported by documents.", ["denied"]),
        ("fr", "Le chiffre de 2 000 morts est de pure fantaisie.", ["denied"]),
        ("ru", "Сведения о гибели 11 пастухов являются вымыслом.", ["denied"]),
        ("uk", "Відомості про загибель 11 пастухів є вигадкою.", ["denied"]),
        ("en", "It is not proved, as the accuser contended, that nine herders died.", ["denied"]),
        ("en", "The army denied that it shelled the mill, where 14 herders died.", ["affirmed"]),
        ("en", "The army denied that the men who shot 12 herders were soldiers.", ["denied"]),
        ("en", "The staff, which denies any part in it, counts five dead.", ["affirmed"]),
        ("en", "The minister denied that 12 herders had died; he admitted four wounded.", ["denied", "affirmed"]),
        ("uk", "Слідство не підтвердило, що загін обстріляв млин, де загинули 14 пастухів.", ["affirmed"]),
        ("uk", "Міністр заперечив, що солдати застрелили 14 пастухів.", ["denied"]),
    ],
)
def test_a_denial_reaches_as_far_as_its_clause(
    language: str, text: str, polarities: list[str], counts: Callable[..., list[CountClaim]]
) -> None:
    assert [claim.polarity for claim in counts(text, None, None, language)] == polarities
