"""Whose own dates speak against what it says, in a conflict between articles."""

from datetime import date

import pytest

from crosscheck import Article, check

BACK = "The embassy in Damascus reopened on Monday after a 12-year closure, the ministry said."
ARABIC = "أعيد فتح السفارة في دمشق يوم الاثنين بعد إغلاق دام {} عاما، بحسب الوزارة. وكانت السفارة قد أغلقت في عام {}."
FRENCH = "L'ambassade à Damas a rouvert lundi après {} ans de fermeture, selon le ministère. Elle avait fermé ses portes en {}."


def article(name, language, text, published=date(2024, 12, 31)):
    return Article(id=name, path=f"{name}.txt", text=text, language=language, language_certainty=1.0, language_from="declared", published=published)


CASES = [
    ("ar-against-itself", article("ar-1", "ar", ARABIC.format(13, 2012)), "ar-1's own dates, 2012 to 2024, give 12 years"),
    ("fr-against-itself", article("fr-1", "fr", FRENCH.format(13, 2012)), "fr-1's own dates, 2012 to 2024, give 12 years"),
    ("by-its-own-dates", article("fr-1", "fr", FRENCH.format(13, 2011)), None),
    ("of-something-else", article("fr-1", "fr", FRENCH.format(13, 1998)), None),
    ("no-date-of-its-own", article("fr-1", "fr", FRENCH.format(13, 2012), None), None),
]


@pytest.mark.parametrize(("other", "note"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_the_message_says_whose_own_words_disagree(other, note):
    report = check([article("en-1", "en", BACK), article("en-2", "en", BACK.replace("the ministry said", "a diplomat told us")), other])
    (finding,) = [f for f in report.findings if f.kind == "duration" and f.scope == "cross"]
    assert ("own dates" in finding.message) == (note is not None)
    assert note is None or note in finding.message


YEARS = [
    ("by-its-own-count", "It closed in 2010, 12 years ago.", "own count of 12 years, from 2024, gives 2012"),
    ("no-count", "It closed in 2010.", None),
]


def test_a_measure_against_its_own_conversion():
    wave = "The wave crossed the open sea at {} before it struck the coast of the island, officials said."
    report = check([article("en-1", "en", wave.format("800 km/h")), article("en-2", "en", wave.format("180 km/h (497 mph)"))])
    (finding,) = report.findings
    assert finding.scope == "cross"
    assert "en-2's own conversion, 497 miles per hour, gives another value" in finding.message


@pytest.mark.parametrize(("text", "note"), [row[1:] for row in YEARS], ids=[row[0] for row in YEARS])
def test_a_year_against_its_own_count(text, note):
    from crosscheck.claims import extract
    from crosscheck.within import own_words

    own, other = article("en-1", "en", text), article("en-2", "en", "It closed in 2012.")
    claims, others = extract(own), extract(other)
    year = next(c for c in claims if c.quote == "2010")
    assert own_words(own, claims, year, [c for c in others if c.kind == "date"]) == note
