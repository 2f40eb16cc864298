"""One article in short: a function of the article alone."""

from dataclasses import replace
from datetime import date

import pytest

from crosscheck.encode import embedded
from crosscheck.grouping import digest
from crosscheck.grouping.digest import SENTENCES, rows
from crosscheck.grouping.naming import units
from crosscheck.model import Article
from crosscheck.read import complete
from crosscheck.reading import read_article


def article(text, language="en", published=date(2025, 11, 7), **known):
    return complete(Article(id="a", path="a", text=text, language=language, language_certainty=1.0, language_from="declared", published=published, **known))


def short(text, *rest, **known):
    found = article(text, *rest, **known)
    return digest(found, read_article(found), embedded())


def named(text, language):
    found = article(text, language)
    return {key for unit in units(found, read_article(found)) for key in unit.keys}


# what two articles must share, as each language writes it
SAME = [
    ("a city", "en", "A market burnt down in Beirut on Monday.", "ar", "احترق سوق في بيروت يوم الاثنين.", "@Beirut"),
    ("a country and its adjective", "en", "The Tunisian coastguard saved 34 people.", "fr", "Les garde-côtes de Tunisie ont sauvé 34 personnes.", "@TN"),
    ("a known body", "en", "The United Nations condemned the attack.", "ar", "دانت الأمم المتحدة الهجوم.", "#un"),
    ("a firm that no list has", "fr", "Le directeur de Fjordlys a démissionné.", "en", "The head of Fjordlys has resigned.", "fkrtl"),
    ("a village that no list has", "en", "Two brothers died at Tamri, a fishing village.", "ar", "قضى شقيقان في قرية تمري الساحلية.", "tmr"),
]


@pytest.mark.parametrize(("one", "text", "other", "words", "key"), [row[1:] for row in SAME], ids=[row[0] for row in SAME])
def test_a_name_has_one_key_in_all_languages(one, text, other, words, key):
    first, second = named(text, one), named(words, other)
    assert any(k.startswith(key) for k in first & second), (first, second)


SILENT = [
    ("the first word of a sentence", "en", "Firefighters came late. Nobody was hurt."),
    ("a month and a weekday", "en", "The school will open on a Monday in September."),
    ("a headline with capitals", "en", "Thousands March Against Higher Prices Across Whole Country\n\nnothing else is known."),
    ("the head of a body's name", "en", "He spoke to the Ministry and to the Party."),
    ("ordinary Arabic words", "ar", "قال المدير إن المدرسة ستفتح أبوابها."),
    ("no words at all", "en", "12 345 … 67 !"),
]


@pytest.mark.parametrize(("language", "text"), [row[1:] for row in SILENT], ids=[row[0] for row in SILENT])
def test_what_is_no_name(language, text):
    assert named(text, language) == set()


def test_rare_names_tell_more():
    found = article("The minister of Norway met Kaveh Sindibad of Fjordlys in Paris, near Gavdos.")
    weight = {key: unit.weight for unit in units(found, read_article(found)) for key in unit.keys}
    assert weight["@NO"] < weight["@Paris"] < max(w for k, w in weight.items() if k.startswith("snt"))


NUMBERS = [
    ("counts, money and shares", "The blaze hurt 310 people and cost 2.5 million euros, 53.6 percent more.", ("2500000$", "310", "53.6%")),
    ("in words", "Twenty-three people were hurt.", ("23",)),
    ("small ones are shared by chance", "Seven people were hurt in two cars.", ()),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in NUMBERS], ids=[row[0] for row in NUMBERS])
def test_numbers(text, expected):
    assert short(text).numbers == expected


DAYS = [
    ("counted from its own date", "He was hurt on Tuesday.", date(2025, 11, 7), (date(2025, 11, 4),), (11, 7)),
    (
        "the most frequent first",
        "It began on 3 November. On 5 November it ended. On 5 November he left.",
        date(2025, 11, 7),
        (date(2025, 11, 5), date(2025, 11, 3)),
        (11, 7),
    ),
    ("one long ago is another event's", "The bridge was built on 3 May 1988.", date(2025, 11, 7), (), (11, 7)),
    ("a dateline without a year", "ERBIL, Iraq, Nov 6 (Tigris Newswire) - Three drones hit an oil field, officials said.", None, (), (11, 6)),
    ("no date at all", "Three drones hit an oil field.", None, (), None),
]


@pytest.mark.parametrize(("text", "published", "days", "season"), [row[1:] for row in DAYS], ids=[row[0] for row in DAYS])
def test_days(text, published, days, season):
    found = short(text, "en", published)
    assert (found.days, found.season) == (days, season)


def test_the_title_is_encoded_once_wherever_it_stands():
    body = "Nine workers died.\n\nThe door was locked."
    beside, inside = short(body, title="Fire in factory"), short(f"Fire in factory\n\n{body}")
    assert (len(beside.vectors), beside.headline) == (len(inside.vectors), inside.headline) == (3, "Fire in factory")
    assert beside.vectors == inside.vectors


def test_a_long_article_stays_small():
    found = short(" ".join(f"Person{n} Surname{n} paid {n + 1000} euros to Village{n}." for n in range(300)))
    assert len(found.vectors) == SENTENCES
    assert sum(map(len, found.vectors)) == SENTENCES * 512
    assert len(found.names) <= 40
    assert len(found.numbers) <= 24


@pytest.mark.parametrize("text", ["", " \n", "…", "\ud800 12"])
def test_of_an_article_without_words_nothing_is_known(text):
    found = short(text)
    assert found.names == ()
    assert len(found.vectors) <= 1


def test_vectors_are_unit_vectors_again():
    found = rows(short("Nine workers died. The door was locked.").vectors)
    assert found.shape == (2, 512)
    assert ((found**2).sum(axis=1) - 1 < 1e-5).all()


def test_neither_id_nor_path_plays_a_part():
    one = article("Nine workers died in Beirut.")
    other = replace(one, id="b", path="c/b")
    assert replace(digest(other, read_article(other), embedded()), article="a") == digest(one, read_article(one), embedded())
