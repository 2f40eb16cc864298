import random

import pytest

from crosscheck.errors import InputError
from crosscheck.language import detect, identify

TEXTS = [
    ("en", "The minister said on Tuesday that the embassy would reopen before the end of the month."),
    ("fr", "Le ministre a déclaré mardi que l'ambassade rouvrirait avant la fin du mois."),
    ("ar", "قال الوزير يوم الثلاثاء إن السفارة ستعيد فتح أبوابها قبل نهاية الشهر."),
    ("ar", "أعلنت شركة Sambrelec البلجيكية توقيع عقد مع شركة General Electric بقيمة 340 مليون يورو."),
]


@pytest.mark.parametrize(("code", "text"), TEXTS)
def test_detected(article, code, text):
    found = identify(article(text, language="und"))
    assert (found.language, found.language_from) == (code, "detected")
    assert 0.9 < found.language_certainty <= 1


def test_a_declared_language_wins(article):
    declared = article(TEXTS[0][1], language="fr", language_from="declared", language_certainty=1.0)
    assert identify(declared) == declared


def test_always_the_same_and_nothing_global_is_touched():
    from langdetect import DetectorFactory

    DetectorFactory.seed = None
    random.seed(7)
    state = random.getstate()
    assert len({detect("Oslo 2024, Otec matka syn.") for _ in range(20)}) == 1
    assert (random.getstate(), DetectorFactory.seed) == (state, None)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Der Minister sagte am Dienstag, die Botschaft werde vor Ende des Monats wieder öffnen.", "language 'de' isn't one of ar, en, es, fr"),
        ("10-10-2021 12:30 — 45", "no language can be told from the text; declare one"),
    ],
)
def test_no_language_data(article, text, message):
    with pytest.raises(InputError, match=message):
        identify(article(text, language="und"))
