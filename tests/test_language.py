import random
from pathlib import Path

import pytest
import yaml

from crosscheck.errors import InputError
from crosscheck.lang import languages
from crosscheck.language import detect, identify

TEXTS = yaml.load((Path(__file__).parent / "lang" / "detection.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
CASES = [(code, text) for code, texts in TEXTS.items() for text in (*texts, " ".join(texts))]
NAMES = [f"{code}-{len(text.split())}-{n}" for n, (code, text) in enumerate(CASES)]
CERTAIN = [
    ("en", "The minister said on Tuesday that the embassy would reopen before the end of the month."),
    ("fr", "Le ministre a déclaré mardi que l'ambassade rouvrirait avant la fin du mois."),
    ("ar", "قال الوزير يوم الثلاثاء إن السفارة ستعيد فتح أبوابها قبل نهاية الشهر."),
    ("ar", "أعلنت شركة Sambrelec البلجيكية توقيع عقد مع شركة General Electric بقيمة 340 مليون يورو."),
    ("fr", "La société chinoise Huawei (华为技术有限公司) a ouvert mardi un bureau à Alger, dans l'est de la capitale."),
    ("en", "See https://example.org/le-port-de-tunis-rouvre-ses-portes-apres-la-greve for what the minister said."),
]


@pytest.mark.parametrize(("code", "text"), CASES, ids=NAMES)
def test_a_text_is_told_or_refused(code, text):
    """Of a language without data, no matter which it is taken for, as long as it isn't one that is read."""
    found, _ = detect(text)
    assert found == code if code in languages() else found not in languages()


@pytest.mark.parametrize(("code", "text"), CERTAIN)
def test_what_is_certain(article, code, text):
    found = identify(article(text, language="und"))
    assert (found.language, found.language_from) == (code, "detected")
    assert 0.9 < found.language_certainty <= 1


def test_a_declared_language_wins(article):
    declared = article(CERTAIN[0][1], language="fr", language_from="declared", language_certainty=1.0)
    assert identify(declared) == declared


LONG = {code: " ".join(TEXTS[code]) for code in ("en", "fr", "ar", "de")}
DECLARED = [
    ("the same", "en", 1.0, LONG["en"], ("en", "declared", ())),
    ("a user's word stays", "fr", 1.0, LONG["en"], ("fr", "declared", ("language: declared fr, but the text is en; the declared one is taken",))),
    ("a page's doesn't", "en", 0.9, LONG["ar"], ("ar", "detected", ("language: declared en, but the text is ar; the text's is taken",))),
    ("a page's that is right", "fr", 0.9, LONG["fr"], ("fr", "declared", ())),
    ("whoever makes articles need not say how certain", "fr", 0.0, LONG["fr"], ("fr", "declared", ())),
    ("too short to tell", "fr", 0.9, CERTAIN[0][1], ("fr", "declared", ())),
    ("both are there", "fr", 0.9, f"{LONG['fr']} {LONG['ar']}", ("fr", "declared", ())),
    ("names and figures", "fr", 1.0, "Tunis 12, Sfax 14, Oran 20, Rabat 9, " * 20, ("fr", "declared", ())),
]


@pytest.mark.parametrize(("code", "certainty", "text", "expected"), [case[1:] for case in DECLARED], ids=[case[0] for case in DECLARED])
def test_a_text_that_speaks_against_what_is_declared(article, code, certainty, text, expected):
    found = identify(article(text, language=code, language_from="declared", language_certainty=certainty))
    assert (found.language, found.language_from, found.notes) == expected
    assert found.language_certainty >= (certainty and 0.99)


def test_a_page_in_a_language_without_data_is_refused_whatever_it_states(article):
    with pytest.raises(InputError, match=r"language 'de' isn't one of .*\(detected, certainty 1\.00"):
        identify(article(LONG["de"], language="en", language_from="declared", language_certainty=0.9))


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
        ("Министр заявил во вторник, что посольство откроется до конца месяца.", "language 'ru' isn't one of ar, en, es, fr"),
        ("10-10-2021 12:30 — 45", "no language can be told from the text; declare one"),
        ("https://example.org/the-port-of-tunis", "no language can be told from the text; declare one"),
    ],
)
def test_no_language_data(article, text, message):
    with pytest.raises(InputError, match=message):
        identify(article(text, language="und"))


def test_a_long_text_takes_no_longer_than_it_has_words(article):
    text = "ab" * 500_000 + " " + "the port of Tunis " * 50_000
    assert identify(article(text, language="und")).language == "en"
