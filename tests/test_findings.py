"""What a finding is said to be about: the article's own words around the value."""

from dataclasses import replace
from fractions import Fraction

import pytest

from crosscheck.findings import TOPIC, about
from crosscheck.model import Article, Claim, Name, Quantity, Span
from crosscheck.telling import displayed


def claim(source, sentence, quote, *, kind="duration", title=False, at=0):
    """The claim that a source makes with the quoted words of a sentence."""
    start = at + sentence.index(quote)
    return Claim(
        article=source, kind=kind, span=Span(start, start + len(quote)), quote=quote, value=Name(name=quote), sentence=Span(at, at + len(sentence)),
        sentence_text=sentence, contexts=(), title=title,
    )  # fmt: skip


ARTICLES = {f"{code}-{n}": Article(id=f"{code}-{n}", text="", path=f"{code}-{n}.txt", language=code) for code in ("ar", "en", "fr", "de") for n in (1, 2)}

LONG = "In this regard, it was emphasized that the ferry will resume its work between the two islands as soon as possible, 12 years after it was suspended."

WORDS = [
    ("whole-sentence", [claim("en-1", "The bridge reopened after a 12-year closure.", "12-year")], "The bridge reopened after a … closure"),
    ("cut-at-words", [claim("en-1", LONG, "12 years")], "ferry will resume its work between the two islands as soon as possible, … after it was suspended"),
    ("cut-behind", [claim("en-1", "Nine of the " + "very " * 30 + "old boats sank.", "Nine")], "… of the " + "very " * 17 + "very"),
    ("value-at-the-end", [claim("en-1", "The ferry was out of service for 12 years.", "12 years")], "The ferry was out of service for …"),
    ("value-alone", [claim("en-1", "12 years.", "12 years")], "…"),
    ("value-twice", [claim("en-1", "From 3 to 5, then 5 more.", "5 more")], "From 3 to 5, then …"),
    ("no-space-before-commas", [claim("en-1", "On Monday, 40 men, all divers, left.", "40")], "On Monday, … men, all divers, left"),
    ("white-space", [claim("en-1", "The  dam\nholds\u00a0about 40\t million litres.", "40")], "The dam holds about … million litres"),
    ("offset-of-its-sentence", [claim("en-1", "It took 3 days.", "3 days", at=500)], "It took …"),
    ("attached", [claim("ar-1", "وصل العدد إلى المستشفى و40 جريحا.", "40")], "وصل العدد إلى المستشفى و… جريحا"),
    ("arabic-comma", [claim("ar-1", "قُتل 12 شخصا،", "12")], "قُتل … شخصا"),
    ("clause-stays", [claim("en-1", "The mayor will not resign, he said.", "will not resign", kind="polarity")], "The mayor will not resign, he said"),
    ("long-clause", [claim("en-1", "He " + "says " * 40, "He", kind="attribution")], "He" + " says" * 19),
    (
        "little-before-a-clause",
        [claim("en-1", LONG.replace("12 years after", "years after"), "will resume its work between the two islands", kind="status")],
        "that the ferry will resume its work between the two islands as soon as possible, years",
    ),
    ("one-endless-word", [claim("en-1", "x" * 300 + " 12 " + "y" * 300, "12")], None),
]


@pytest.mark.parametrize(("claims", "expected"), [row[1:] for row in WORDS], ids=[row[0] for row in WORDS])
def test_about_is_the_words_around_the_value(claims, expected):
    found = about(claims, ARTICLES)
    assert len(found) <= TOPIC
    assert found == expected or (expected is None and "…" in found)


EN, FR, AR, DE = (
    claim("en-1", "It was shut for 12 years.", "12 years"),
    claim("fr-1", "Fermé 12 ans.", "12 ans"),
    claim("ar-1", "أغلق 13 عاما.", "13 عاما"),
    claim("de-1", "Es war 12 Jahre zu.", "12 Jahre"),
)
CHOICE = [
    ("english-first", [AR, FR, EN], "It was shut for …"),
    ("then-french", [AR, DE, FR], "Fermé …"),
    ("then-the-first-source", [DE, AR], "أغلق …"),
    (
        "text-before-title",
        [claim("en-1", "Shut 12 years", "12 years", title=True), claim("en-2", "It stood idle for 12 years.", "12 years")],
        "It stood idle for …",
    ),
    ("title-before-another-language", [FR, claim("en-2", "Shut 12 years", "12 years", title=True)], "Shut …"),
    ("first-in-the-text", [claim("en-1", "Then 9 more days.", "9", at=90), claim("en-1", "After 9 days.", "9")], "After … days"),
]


@pytest.mark.parametrize(("claims", "expected"), [row[1:] for row in CHOICE], ids=[row[0] for row in CHOICE])
def test_about_takes_the_plainest_source(claims, expected):
    assert about(claims, ARTICLES) == expected
    assert about(claims[::-1], ARTICLES) == expected


def forty(source, of, number=40):
    """A source counts forty of something."""
    value = Quantity(low=Fraction(number), high=Fraction(number), stated=Fraction(number), unit=None, of=of)
    return replace(claim(source, f"{number} {of}", str(number)), value=value)


DISPLAYED = [
    ("english-before-arabic", [forty("ar-1", "عاملا"), forty("en-1", "workers")], "40 workers"),
    ("french-before-arabic", [forty("ar-1", "عاملا"), forty("fr-1", "ouvriers")], "40 ouvriers"),
    ("arabic-alone", [forty("ar-1", "عاملا"), forty("ar-2", "عامل")], "40 عاملا"),
    ("another-number-is-not-this-one", [forty("ar-1", "عاملا"), forty("en-1", "workers", 41)], "40 عاملا"),
    ("a-name", [claim("ar-1", "أغلق جسر القصر.", "جسر القصر"), claim("en-1", "The Qasr Bridge closed.", "Qasr Bridge")], "Qasr Bridge"),
]


@pytest.mark.parametrize(("claims", "expected"), [row[1:] for row in DISPLAYED], ids=[row[0] for row in DISPLAYED])
def test_a_value_is_shown_in_words_that_the_report_s_readers_know(claims, expected):
    assert displayed(claims[0], claims, ARTICLES) == expected
    assert displayed(claims[0], claims[::-1], ARTICLES) == expected
