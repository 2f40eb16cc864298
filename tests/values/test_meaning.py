from datetime import date

import pytest

from crosscheck.errors import LanguageDataError
from crosscheck.lang import languages, lexicon
from crosscheck.lang.inflect import entries, expand
from crosscheck.model import Article, Span, Statement
from crosscheck.sentences import Sentence
from crosscheck.values import meaning

SPOKEN = [code for code in languages() if lexicon(code).section("meanings")]


def read(text: str, language: str):
    article = Article(id="a", text=text, path="a.txt", language=language, published=date(2025, 3, 4))
    tokens = lexicon(language).tokenizer.tokens(text)
    found = meaning.read(Sentence(index=0, paragraph=1, span=Span(0, len(text)), text=text, tokens=tokens), lexicon(language), article)
    return [(m.value.concept, text[m.span.start : m.span.end]) for m in found]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The union wants the cancellation of the lease.", [("cancel", "cancellation")]),
        ("en", "The port authority suspended the lease.", [("suspend", "suspended")]),
        ("fr", "Le syndicat veut l’annulation du bail.", [("cancel", "annulation")]),
        ("fr", "Les recettes ont chuté de moitié.", [("halve", "chuté de moitié")]),
        ("ar", "يريد العمال إلغاء الاتفاق مع الشركة", [("cancel", "إلغاء"), ("agreement", "الاتفاق")]),
        ("ar", "وطالبوا بتعليق العمل", [("suspend", "بتعليق")]),
        ("en", "The decree merges the two departments.", [("decree", "decree"), ("merge", "merges")]),
        ("fr", "Le texte scinde le département en deux.", [("split", "scinde")]),
        ("fr", "Le conseil s’est prononcé à l’unanimité.", [("unanimous", "unanimité")]),
        ("ar", "اتخذ المجلس القرار بالإجماع", [("unanimous", "بالإجماع")]),
        ("en", "The skipper was held in custody, his mate set free.", [("arrest", "held in custody"), ("release", "set free")]),
        ("fr", "Le chauffeur a été laissé libre, son collègue écroué.", [("release", "laissé libre"), ("arrest", "écroué")]),
        ("ar", "أُخلي سبيله بعد توقيفه", [("release", "أُخلي سبيله"), ("arrest", "توقيفه")]),
        ("en", "The clerk, cleared of fraud, left.", [("acquit", "cleared of")]),
        ("fr", "Il a été mis hors de cause.", [("acquit", "mis hors de cause")]),
        ("ar", "برأت المحكمة ساحته", [("acquit", "برأت"), ("acquit", "ساحته")]),
        (
            "en",
            "The union suspended its strike, then called off the strike.",
            [("end_strike", "suspended its strike"), ("end_strike", "called off the strike")],
        ),
        ("fr", "Il est prêt à partir.", []),
        ("ar", "رفض التعليق على النبأ", []),
        ("en", "Two villagers have fallen ill this week.", []),
        ("en", "The envoy travelled to North Korea.", []),
        ("fr", "Il se rend en Afrique du Sud.", []),
        ("ar", "التقى رجال الأعمال وزير العدل", []),
        ("ar", "من أجل مستقبل أفضل للقرية", []),
    ],
)
def test_concepts(language, text, expected):
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("cancel", "suspend", True),
        ("merge", "split", True),
        ("rise", "fall", True),
        ("unanimous", "majority", True),
        ("cancel", "postpone", True),  # in another group of the same concept
        ("cancel", "cancel", False),
        ("cancel", "wheat", False),
        ("unheard-of", "cancel", False),
    ],
)
def test_exclusive(a, b, expected):
    assert meaning.exclusive(Statement(concept=a), Statement(concept=b)) is expected
    assert meaning.exclusive(Statement(concept=b), Statement(concept=a)) is expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [("arrest", "release", "deeds"), ("buy", "sell", "converse"), ("bus", "train", "things"), ("bus", "release", None), ("bus", "bus", None)],
)
def test_how_they_exclude_one_another(a, b, expected):
    assert meaning.nature(a, b) == meaning.nature(b, a) == expected


@pytest.mark.parametrize("language", SPOKEN)
def test_every_concept_has_words_and_every_word_a_concept(language):
    concepts = {concept for group in meaning.contrasts().values() for concept in group}
    named = lexicon(language).section("meanings")
    assert set(named) - {"neutral"} == concepts
    assert all(named.values())


def test_a_group_has_alternatives():
    assert all(len(concepts) > 1 for concepts in meaning.contrasts().values())


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("section", ["meanings", "status.cues", "negation.cues", "speech.cues"])
def test_a_word_stands_for_one_concept(language, section):
    seen: dict[tuple[str, ...], str] = {}
    twice = []
    for concept, phrases in entries(lexicon(language), section).items():
        for phrase in phrases:
            key = tuple(t.norm for t in lexicon(language).tokenizer.tokens(phrase))
            if seen.setdefault(key, concept) != concept:
                twice.append((phrase, seen[key], concept))
    assert twice == []


def test_forms_of_a_word():
    assert list(expand("cancel+v it", {"v": ["_", "_ed"]})) == ["cancel it", "canceled it"]
    with pytest.raises(LanguageDataError, match="did you mean 'verb'"):
        list(expand("cancel+vreb", {"verb": ["_"]}))
