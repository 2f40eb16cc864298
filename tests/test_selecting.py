"""Which sources and which facts a rule is for, by `only` and by `except`."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest

from crosscheck.encode import Vectors
from crosscheck.model import Article, Claim, Money, Name, Percent, Quantity, Span
from crosscheck.rules import Rule
from crosscheck.rules.model import DEFAULT_SEVERITY, Filter, Sources, Topic
from crosscheck.selecting import LONGEST, Topics, is_source, looks_at, outlet_like
from crosscheck.telling import Story

ANY = Filter()


def rule(only=ANY, excluding=ANY):
    return Rule(
        id="crowd-differs", summary="s", why="w", severity=DEFAULT_SEVERITY, examples=(), path=Path("crowd-differs.yaml"), comparer="quantity",
        kinds=("quantity",), options=None, scope="any", message="m", only=only, excluding=excluding,
    )  # fmt: skip


def source(language="en", outlet=None, published=None):
    return Article(id="a", text="", path="a.txt", language=language, outlet=outlet, published=published and date.fromisoformat(published))


def days(since=None, until=None):
    return Sources(since=since and date.fromisoformat(since), until=until and date.fromisoformat(until))


IN_2024 = days("2024-01-01", "2024-12-31")

SOURCES = [
    # what is said of sources, the source, whether it holds
    ("nothing said", Sources(), source(), True),
    ("language", Sources(languages=("ar", "fr")), source("fr"), True),
    ("another language", Sources(languages=("ar", "fr")), source("en"), False),
    ("outlet", Sources(outlets=("Harbour Post",)), source(outlet="Harbour Post"), True),
    ("outlet in another case", Sources(outlets=("harbour POST",)), source(outlet="Harbour Post"), True),
    ("outlet of another name", Sources(outlets=("Harbour Post",)), source(outlet="Harbour Post Online"), False),
    ("outlet with a star", Sources(outlets=("harbour*",)), source(outlet="Harbour Post Online"), True),
    ("one of two outlets", Sources(outlets=("AFP", "*matin")), source(outlet="Le Matin"), True),
    ("a question mark is one", Sources(outlets=("Pos?",)), source(outlet="Post"), False),
    ("a bracket is one", Sources(outlets=("[HP] Post",)), source(outlet="[hp] post"), True),
    ("a bracket is no class", Sources(outlets=("[HP] Post",)), source(outlet="H Post"), False),
    ("arabic outlet", Sources(outlets=("صوت *",)), source(outlet="صوت الساحل"), True),
    ("outlet unknown", Sources(outlets=("Harbour Post",)), source(), False),
    ("any outlet", Sources(outlets=("*",)), source(), True),
    ("the first day", IN_2024, source(published="2024-01-01"), True),
    ("the last day", IN_2024, source(published="2024-12-31"), True),
    ("the day before", IN_2024, source(published="2023-12-31"), False),
    ("the day behind", IN_2024, source(published="2025-01-01"), False),
    ("since", days(since="2024-01-01"), source(published="2030-01-01"), True),
    ("until", days(until="2024-01-01"), source(published="1999-01-01"), True),
    ("without a date", IN_2024, source(), False),
    ("all must hold", Sources(languages=("ar",), outlets=("AFP",)), source("ar", "AFP"), True),
    ("one doesn't", Sources(languages=("ar",), outlets=("AFP",)), source("fr", "AFP"), False),
]


@pytest.mark.parametrize(("said", "article", "expected"), [row[1:] for row in SOURCES], ids=[row[0] for row in SOURCES])
def test_only_sources(said, article, expected):
    assert is_source(said, article) == expected
    assert looks_at(rule(only=Filter(sources=said)), article) == expected


LEFT_OUT = [
    ("nothing", Sources(), source(), True),
    ("language", Sources(languages=("ar",)), source("ar"), False),
    ("another language", Sources(languages=("ar",)), source("en"), True),
    ("any of them is enough", Sources(languages=("ar",), outlets=("AFP",)), source("fr", "AFP"), False),
    ("neither", Sources(languages=("ar",), outlets=("AFP",)), source("fr", "Reuters"), True),
    ("without a date", IN_2024, source(), True),
    ("in time", IN_2024, source(published="2024-06-01"), False),
]


@pytest.mark.parametrize(("said", "article", "expected"), [row[1:] for row in LEFT_OUT], ids=[row[0] for row in LEFT_OUT])
def test_except_sources(said, article, expected):
    assert looks_at(rule(excluding=Filter(sources=said)), article) == expected


def test_except_takes_out_of_only():
    both = rule(only=Filter(sources=Sources(languages=("ar", "fr"))), excluding=Filter(sources=Sources(outlets=("AFP",))))
    told = [looks_at(both, source(language, outlet)) for language, outlet in (("ar", "SANA"), ("ar", "AFP"), ("en", "SANA"))]
    assert told == [True, False, False]


def test_an_outlet_of_many_stars_is_soon_told():
    assert not outlet_like("*a" * 15 + "b", source(outlet="a" * 300))


# ------------------------------------------------------------------ topics


class Encoder:
    """A text's vector says which of the topics' words it has: `rain` and `pluie` are one."""

    words: ClassVar = {"rain": 0, "pluie": 0, "crowd": 1, "foule": 1, "money": 2}

    def encode(self, texts):
        found = np.zeros((len(texts), 4), dtype=np.float32)
        for row, text in zip(found, texts, strict=True):
            for word in text.casefold().split():
                row[self.words.get(word, 3)] = 1 if word in self.words else row[3]
            if not row.any():
                row[3] = 1
        return found / np.linalg.norm(found, axis=1, keepdims=True)


def claim(value, sentence="He said so.", *, article="a", kind="quantity", contexts=(), at=0):
    return Claim(
        article=article, kind=kind, span=Span(at, at + 2), quote="40", value=value, sentence=Span(at, at + len(sentence)), sentence_text=sentence,
        contexts=contexts or (sentence,),
    )  # fmt: skip


def number(**known):
    return Quantity(low=Fraction(40), high=Fraction(40), stated=Fraction(40), **known)


RAIN = claim(number(unit="millimeter"), "crowd rain 40", contexts=("rain",))
DEAD = claim(number(role="killed"), "The storm killed 40 people in Sfax on Monday.")
PRICE = claim(Money(low=None, high=None, stated=Fraction(40), currencies=("CAD", "USD")), "It cost $40.", kind="money", article="b")
SHARE = claim(Percent(low=None, high=None, stated=Fraction(40)), "Forty percent of them, Nadia Ferrand said.", kind="percent", article="b")
SPEAKER = claim(Name(name="Nadia Ferrand"), SHARE.sentence_text, kind="person", article="b", at=0)
IN_ARABIC = claim(number(), "قالت نادية فيران إن 40 شخصا وصلوا إلى صفاقس.", article="c")
NADIA = claim(Name(name="نادية فيران"), IN_ARABIC.sentence_text, kind="person", article="c")
SFAX = claim(Name(name="صفاقس", key="sfax"), IN_ARABIC.sentence_text, kind="place", article="c")
LONG = claim(number(), "x" * LONGEST + " storm", article="d")

STORY = Story(id="1", articles={}, voices={}, claims=(RAIN, DEAD, PRICE, SHARE, SPEAKER, IN_ARABIC, NADIA, SFAX, LONG))

FITS = [
    ("role", Topic(roles=("killed", "wounded")), [DEAD], True),
    ("another role", Topic(roles=("wounded",)), [DEAD], False),
    ("no role", Topic(roles=("killed",)), [RAIN], False),
    ("role of a thing without roles", Topic(roles=("killed",)), [PRICE], False),
    ("one of the claims is enough", Topic(roles=("killed",)), [RAIN, DEAD], True),
    ("no claims", Topic(roles=("killed",)), [], False),
    ("unit", Topic(units=("millimeter",)), [RAIN], True),
    ("another unit", Topic(units=("kilometer",)), [RAIN], False),
    ("no unit", Topic(units=("kilometer",)), [DEAD], False),
    ("currency", Topic(units=("CAD",)), [PRICE], True),
    ("a currency that it may be", Topic(units=("USD",)), [PRICE], True),
    ("another currency", Topic(units=("EUR",)), [PRICE], False),
    ("percent", Topic(units=("percent",)), [SHARE], True),
    ("pattern", Topic(pattern=r"kill\w+ \d+"), [DEAD], True),
    ("pattern in another case", Topic(pattern="STORM"), [DEAD], False),
    ("pattern in any case", Topic(pattern="(?i)STORM"), [DEAD], True),
    ("pattern in Arabic", Topic(pattern="صفاقس"), [IN_ARABIC], True),
    ("pattern far into a sentence", Topic(pattern="storm"), [LONG], False),
    ("name", Topic(names=("Nadia Ferrand",)), [SHARE], True),
    ("name in another script", Topic(names=("Nadia Ferrand",)), [IN_ARABIC], True),
    ("name the other way round", Topic(names=("نادية فيران",)), [SHARE], True),
    ("another name", Topic(names=("Nadia Ferrand",)), [DEAD], False),
    ("a part of a word", Topic(names=("Nad",)), [SHARE], False),
    ("words that are no name", Topic(names=("the STORM",)), [DEAD], True),
    ("place by its words", Topic(places=("Sfax",)), [DEAD], True),
    ("place in another script", Topic(places=("Sfax",)), [IN_ARABIC], True),
    ("another place", Topic(places=("Gafsa",)), [IN_ARABIC, DEAD], False),
    ("about", Topic(about=("pluie",)), [RAIN], True),
    ("about one of two", Topic(about=("money", "pluie")), [RAIN], True),
    ("about something else", Topic(about=("money",)), [RAIN], False),
    ("two keys", Topic(roles=("killed",), pattern="storm"), [DEAD], True),
    ("one of two keys", Topic(roles=("killed",), pattern="earthquake"), [DEAD], False),
    ("two keys, each of another claim", Topic(roles=("killed",), units=("millimeter",)), [DEAD, RAIN], True),
]


@pytest.mark.parametrize(("topic", "claims", "expected"), [row[1:] for row in FITS], ids=[row[0] for row in FITS])
def test_topics(topic, claims, expected):
    """What `only` takes, `except` leaves out, as long as one key is given."""
    topics = Topics(STORY, Vectors(Encoder()))
    assert topics.fits(rule(only=Filter(topic=topic)), claims) == expected
    if sum(bool(getattr(topic, key)) for key in topic.__slots__) == 1:
        assert topics.fits(rule(excluding=Filter(topic=topic)), claims) != expected


def test_except_leaves_out_what_any_of_its_keys_names():
    topics = Topics(STORY, Vectors(Encoder()))
    excluding = rule(excluding=Filter(topic=Topic(roles=("killed",), units=("millimeter",))))
    assert [topics.fits(excluding, [c]) for c in (DEAD, RAIN, PRICE)] == [False, False, True]


def test_the_nearer_phrases_decide():
    """A fact of rain that is a little about a crowd too stays with a rule for rain, whatever the rule leaves out."""
    topics = Topics(STORY, Vectors(Encoder()))
    mixed = claim(number(), "rain crowd", contexts=("rain crowd", "rain"))
    assert topics.fits(rule(only=Filter(topic=Topic(about=("rain",))), excluding=Filter(topic=Topic(about=("crowd",)))), [mixed])
    assert not topics.fits(rule(only=Filter(topic=Topic(about=("crowd",))), excluding=Filter(topic=Topic(about=("rain",)))), [mixed])
