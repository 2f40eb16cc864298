"""Spellings that the house doesn't use: found in all forms of a word, in the languages that they are of, and nowhere else."""

from pathlib import Path

import numpy as np
import pytest

from crosscheck.bench import Bench
from crosscheck.claims import extract
from crosscheck.encode import Vectors
from crosscheck.model import Article
from crosscheck.rules import DEFAULT_SEVERITY, Adjustment, House
from crosscheck.rules.model import Filter, Sources, Spelling, Topic
from crosscheck.spelling import spelt
from crosscheck.telling import Story


class Blind:
    """An encoder to whom all texts are alike."""

    def encode(self, texts):
        return np.ones((len(texts), 1), dtype=np.float32)


def house(*spellings, **known):
    given = {"id": "our-spellings", "message": "{why}: {positions}", "severity": DEFAULT_SEVERITY, "path": Path("our-spellings.yaml")}
    return House(summary="s", why="w", examples=(), spellings=tuple(spellings), **{**given, **known})


def kyiv(use="Kyiv", wrong=("Kiev", "Kief"), language=None, line=3):
    return Spelling(use=use, wrong=wrong, language=language, line=line)


def found(text, *rules, language="en", outlet=None):
    article = Article(id=f"{language}-1", path=f"{language}-1.txt", text=text, language=language, outlet=outlet)
    story = Story(id="1", articles={article.id: article}, voices={article.id: article.id}, claims=extract(article))
    return list(spelt(Bench(rules, story, Vectors(Blind()))))


def quotes(findings):
    return [m.quote for f in findings for m in f.positions[0].mentions]


IN_ARABIC = kyiv("كييف", ("كيف العاصمة", "كياف"))
PORT_SAID = kyiv("Port Said", ("Port-Saïd", "Bur Said"))

SPELT = [
    # text, its language, the spelling, what is quoted
    ("as it is", "They met in Kiev on Monday.", "en", kyiv(), ["Kiev"]),
    ("as it should be", "They met in Kyiv on Monday.", "en", kyiv(), []),
    ("two forms", "From Kiev to Kief.", "en", kyiv(), ["Kief", "Kiev"]),
    ("possessive", "Kiev's mayor spoke.", "en", kyiv(), ["Kiev"]),
    ("a longer word", "The Kievan Rus and Kievsky station.", "en", kyiv(), []),
    ("in capitals", "KIEV was quiet.", "en", kyiv(), ["KIEV"]),
    ("twice", "Kiev is Kiev.", "en", kyiv(), ["Kiev", "Kiev"]),
    ("french", "Il est arrivé à Kiev lundi.", "fr", kyiv(), ["Kiev"]),
    ("french elision", "Le maire d'Odessa est arrivé.", "fr", kyiv("Odesa", ("Odessa",)), ["Odessa"]),
    ("of another language", "Il est arrivé à Kiev lundi.", "fr", kyiv(language="en"), []),
    ("of this language", "Il est arrivé à Kiev lundi.", "fr", kyiv("Kyïv", ("Kiev",), "fr"), ["Kiev"]),
    # what is quoted is the word as it stands, with the particles that are written onto it
    ("arabic", "وصل الوفد إلى كياف يوم الاثنين.", "ar", IN_ARABIC, ["كياف"]),
    ("arabic with a particle", "اجتمعوا بكياف يوم الاثنين.", "ar", IN_ARABIC, ["بكياف"]),
    ("arabic with and", "وكياف عاصمة.", "ar", IN_ARABIC, ["وكياف"]),
    ("arabic as it should be, with a particle", "اجتمعوا بكييف يوم الاثنين.", "ar", IN_ARABIC, []),
    ("arabic right form for a foreign one", "اجتمعوا بكييف يوم الاثنين.", "ar", kyiv("Kyiv", ("كييف",)), ["بكييف"]),
    ("several words", "The canal at Bur Said is open.", "en", PORT_SAID, ["Bur Said"]),
    ("a hyphen", "Le canal à Port-Saïd est ouvert.", "fr", PORT_SAID, ["Port-Saïd"]),
    ("an accent alone is wrong", "Elle a visité Medecins du Monde.", "fr", kyiv("Médecins", ("Medecins",)), ["Medecins"]),
    ("and right with it", "Elle a visité Médecins du Monde.", "fr", kyiv("Médecins", ("Medecins",)), []),
    ("the case alone is wrong", "The internet and the Internet.", "en", kyiv("internet", ("Internet",)), ["Internet"]),
    ("a common word", "They used e-mail and an email.", "en", kyiv("email", ("e-mail",)), ["e-mail"]),
]


@pytest.mark.parametrize(("text", "language", "spelling", "expected"), [row[1:] for row in SPELT], ids=[row[0] for row in SPELT])
def test_spellings(text, language, spelling, expected):
    findings = found(text, house(spelling), language=language)
    assert [q for q in quotes(findings) if q] == expected
    for finding in findings:
        for mention in finding.positions[0].mentions:
            assert text[mention.span.start : mention.span.end] == mention.quote


def test_what_a_finding_says():
    (finding,) = found("The mayor of Kiev resigned. Kiev was calm.", house(kyiv()))
    assert (finding.rule, finding.kind, finding.nature, finding.severity, finding.scope) == ("our-spellings", "place", "precision", "warning", "internal")
    assert finding.message == "the house's spelling: the house writes Kyiv, not Kiev"
    written, meant = finding.positions
    assert (written.display, written.sources, len(written.mentions)) == ("Kiev", ("en-1",), 2)
    assert (meant.display, meant.sources, meant.independent, meant.mentions[0].path) == ("Kyiv", ("our-spellings.yaml:3",), 0, "our-spellings.yaml:3")


def for_(**sources):
    return Filter(sources=Sources(**sources))


def adjusting(severity, only=None, id_="adjusts"):
    return Adjustment(
        id=id_, summary="s", why="w", examples=(), path=Path("a.yaml"), severity={"precision": severity}, adjusts=("our-spellings",), only=only or Filter()
    )


TEXT = "They met in Kiev on Monday."
HEARD = [
    ("the rule's own", [house(kyiv(), spelling="error")], "error"),
    ("off", [house(kyiv(), spelling="off")], None),
    ("for the language", [house(kyiv(), only=for_(languages=("en",)))], "warning"),
    ("for another language", [house(kyiv(), only=for_(languages=("fr",)))], None),
    ("for the outlet", [house(kyiv(), only=for_(outlets=("harbour*",)))], "warning"),
    ("not for the outlet", [house(kyiv(), excluding=for_(outlets=("harbour*",)))], None),
    ("adjusted to off", [house(kyiv()), adjusting("off")], None),
    ("raised", [house(kyiv()), adjusting("error")], "error"),
    ("raised for the outlet", [house(kyiv()), adjusting("error", for_(outlets=("harbour post",)))], "error"),
    ("raised for another outlet", [house(kyiv()), adjusting("error", for_(outlets=("afp",)))], "warning"),
    ("lowered for the outlet", [house(kyiv()), adjusting("info", for_(outlets=("harbour post",)))], "info"),
    ("lowered for another outlet", [house(kyiv()), adjusting("info", for_(outlets=("afp",)))], "warning"),
    ("off for another language", [house(kyiv()), adjusting("off", for_(languages=("fr",)))], "warning"),
    ("off for a topic", [house(kyiv()), adjusting("off", Filter(topic=Topic(pattern="They met")))], None),
    ("off for another topic", [house(kyiv()), adjusting("off", Filter(topic=Topic(pattern="They parted")))], "warning"),
]


@pytest.mark.parametrize(("rules", "expected"), [row[1:] for row in HEARD], ids=[row[0] for row in HEARD])
def test_severity(rules, expected):
    assert [f.severity for f in found(TEXT, *rules, outlet="Harbour Post")] == ([expected] if expected else [])


def test_the_topic_of_a_common_word_can_be_silenced():
    """A wrong word that is no claim has a sentence all the same."""
    rules = [house(kyiv("email", ("e-mail",))), adjusting("off", Filter(topic=Topic(pattern="headers")))]
    assert not found("The headers of an e-mail.", *rules)
    assert found("The text of an e-mail.", *rules)
