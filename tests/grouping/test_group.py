"""Articles of several events in three languages, from reading to stories."""

from datetime import date
from random import Random

import pytest
import yaml

from crosscheck import grouping
from crosscheck.encode import embedded
from crosscheck.grouping import digest, group
from crosscheck.grouping.likeness import MOST, log_odds, ready, signals, weights
from crosscheck.model import Article
from crosscheck.read import complete
from crosscheck.reading import read_article

FEED = """
strike:
- [en, 2026-03-03, "Dockers at Sfax walk out", "Dockers at the Tunisian port of Sfax went on strike on Tuesday over 14 months of unpaid bonuses. Some 640 men stayed away, union leader Moez Belkadhi said."]
- [fr, 2026-03-03, "Grève au port de Sfax", "Les dockers de Sfax, en Tunisie, sont en grève depuis mardi pour 14 mois de primes impayées. Quelque 640 hommes ont cessé le travail, selon le syndicaliste Moez Belkadhi."]
- [ar, 2026-03-04, "إضراب عمال ميناء صفاقس", "أضرب عمال ميناء صفاقس التونسي الثلاثاء بسبب 14 شهراً من المنح غير المدفوعة. وقال النقابي معز بلقاضي إن 640 عاملاً توقفوا عن العمل."]
fire:
- [en, 2026-03-03, "Fire in Sfax olive mill", "A fire destroyed an olive mill in Sfax on Monday night and burned two workers. The loss is put at 3.7 million dinars, its owner Ridha Jallouli said."]
- [fr, 2026-03-04, "Sfax : une huilerie ravagée par le feu", "Un incendie a détruit une huilerie de Sfax dans la nuit de lundi à mardi, brûlant deux ouvriers. Les pertes atteignent 3,7 millions de dinars, selon le propriétaire, Ridha Jallouli."]
vote:
- [ar, 2026-03-03, "الجمعية الوطنية في جيبوتي تقر قانون الصيد", "أقرت الجمعية الوطنية في جيبوتي الثلاثاء قانون الصيد بأغلبية 51 صوتاً. وقال الوزير محمد وارسمه إنه يحمي 2300 صياد."]
- [fr, 2026-03-04, "Djibouti adopte une loi sur la pêche", "L'Assemblée nationale de Djibouti a voté mardi la loi sur la pêche par 51 voix. Elle protège 2 300 pêcheurs, a dit le ministre Mohamed Warsama."]
"""  # fmt: skip


def article(name, language, day, title, text):
    return complete(
        Article(
            id=name, path=name, text=text, title=title, language=language, language_certainty=1.0, language_from="declared",
            published=date.fromisoformat(day), published_from="declared",
        )
    )  # fmt: skip


@pytest.fixture(scope="module")
def feed():
    told = yaml.load(FEED, Loader=yaml.BaseLoader)
    return [article(f"{event}-{n}", *fields) for event, own in told.items() for n, fields in enumerate(own)]


def short(articles):
    return [digest(one, read_article(one), embedded()) for one in articles]


def stories(found, window=7):
    return [set(own) for own in group(found, embedded(), window)]


def test_articles_are_grouped_by_event_across_languages(feed):
    found = stories(short(feed))
    assert sorted(map(sorted, found)) == [["fire-0", "fire-1"], ["strike-0", "strike-1", "strike-2"], ["vote-0", "vote-1"]]


def test_neither_the_order_nor_the_others_change_a_story(feed):
    digests_ = list(short(feed))
    expected = group(digests_, embedded(), 7)
    for seed in range(5):
        Random(seed).shuffle(digests_)
        assert group(digests_, embedded(), 7) == expected
    assert {"strike-0", "strike-1", "strike-2"} in stories([d for d in digests_ if not d.article.startswith("vote")])


@pytest.mark.parametrize("number", [0, 1])
def test_few_articles_need_no_comparison(feed, number):
    assert [list(own) for own in group(short(feed[:number]), embedded(), 7)] == [[one.id] for one in feed[:number]]


def test_copies_of_one_article_are_one_story(feed):
    copies = [article(f"copy-{n}", "en", "2026-03-03", feed[0].title, feed[0].text) for n in range(40)]
    assert len(stories(short(copies))) == 1


def test_articles_without_words_stay_alone(feed):
    empty = [article(f"empty-{n}", "en", "2026-03-03", None, text) for n, text in enumerate(["", "…", "12"])]
    assert sorted(map(len, stories(short([*feed, *empty])))) == [1, 1, 1, 2, 2, 3]


def test_each_signal_has_a_weight_and_is_symmetric(feed):
    known = [ready(d) for d in short(feed)]
    assert set(weights()) == {*signals(known[0], known[1]), "bias", "least", "drop"}
    for a in known:
        for b in known:
            assert signals(a, b) == pytest.approx(signals(b, a), abs=1e-5)
            assert log_odds(a, b) == log_odds(b, a)
            assert -MOST <= log_odds(a, b) <= MOST


def test_the_same_with_one_sentence_each_of_hostile_text():
    texts = ["\x1b[31m" * 50, "a" * 20_000, "نننن" * 3_000, "1 " * 5_000, "\ud800\udfff", "<script>" * 200, "A b. " * 4_000]
    assert sum(map(len, stories(short([article(f"h{n}", "en", "2026-03-03", None, text) for n, text in enumerate(texts)])))) == len(texts)


def test_articles_that_cannot_all_be_held_give_the_same_stories(feed, monkeypatch):
    found = short(feed)
    expected = group(found, embedded(), 7)
    monkeypatch.setattr(grouping, "HELD", 2)
    assert group(found, embedded(), 7) == expected
