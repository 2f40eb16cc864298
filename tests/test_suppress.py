"""Suppressions: what each applies to, until when, and what is told of those that don't."""

from dataclasses import replace
from datetime import date

import pytest

from crosscheck.model import Article, Compared, Finding, Position, PositionMention, Report, SentenceQuote, SourceInfo, Span
from crosscheck.report.order import entries
from crosscheck.suppress import Suppression, suppress, words

TODAY = date(2027, 1, 31)
ARTICLES = {
    "en": Article(id="en", path="en.txt", text="It held 40 boats.", language="en", outlet="Harbour Post"),
    "fr": Article(id="fr", path="fr.txt", text="Il y avait 50 bateaux.", language="fr", outlet="Le Courrier"),
    "ar": Article(id="ar", path="ar.txt", text="كان فيه 50 قاربا.", language="ar", outlet="صوت الساحل"),
    "rule": Article(id="rule", path="rule.yaml:3", text="50", language="en", house=True),
}


def side(value, *names):
    mentions = tuple(
        PositionMention(source=n, path=f"{n}.txt", span=Span(0, 2), quote=value, sentence=SentenceQuote(span=Span(0, 9), text=ARTICLES[n].text)) for n in names
    )
    return Position(value=value, display=value, sources=names, independent=len(names), mentions=mentions)


FINDING = Finding(
    rule="quantity-differs", kind="quantity", nature="contradiction", severity="error", scope="cross", about="The Dam held … boats, «قال الوزيرُ» on Monday",
    message="40 or 50", story="1", positions=(side("40", "en"), side("50", "fr", "ar")),
)  # fmt: skip


def report(*findings):
    return Report(
        sources=tuple(SourceInfo(article=a, sentences=1, claims=1) for a in ARTICLES.values()),
        compared=Compared(articles=3, stories=1, claims=3, facts=1, rules=1), findings=findings, facts=(), skipped=(),
    )  # fmt: skip


def one(**known):
    return Suppression(reason="because", origin="s.toml:1", **{k: frozenset(v) if isinstance(v, set) else v for k, v in known.items()})


CONTENT = entries(report(FINDING))[0].content
APPLIES = [
    ("fingerprint", {"fingerprint": FINDING.fingerprint}, True),
    ("content", {"fingerprint": CONTENT}, True),
    ("another fingerprint", {"fingerprint": "0" * 16}, False),
    ("a twin that isn't there", {"fingerprint": f"{FINDING.fingerprint}:2"}, False),
    ("rule", {"rules": {"date-differs", "quantity-differs"}}, True),
    ("another rule", {"rules": {"date-differs"}}, False),
    ("kind", {"kinds": {"quantity"}}, True),
    ("another kind", {"kinds": {"money"}}, False),
    ("nature", {"natures": {"contradiction"}}, True),
    ("another nature", {"natures": {"update", "precision"}}, False),
    ("all filters must apply", {"rules": {"quantity-differs"}, "natures": {"update"}}, False),
    ("an outlet alone on its side", {"outlets": {words("HARBOUR  post")}}, True),
    ("an outlet that another agrees with", {"outlets": {words("Le Courrier")}}, False),
    ("outlets that share a side, in Arabic too", {"outlets": {words("Le Courrier"), words("صَوت الساحل")}}, True),
    ("an unknown outlet", {"outlets": {"no"}}, False),
    ("a language alone on its side", {"languages": {"en"}}, True),
    ("a language that another agrees with", {"languages": {"ar"}}, False),
    ("outlet and language of one side", {"outlets": {words("harbour post")}, "languages": {"en"}}, True),
    ("outlet of one side, language of the other", {"outlets": {words("harbour post")}, "languages": {"fr", "ar"}}, False),
    ("words", {"about": (words("the dam held"),)}, True),
    ("one of several", {"about": ("no", words("BOATS (قال"))}, True),
    ("words in Arabic, without vowel signs", {"about": (words("قَال الوزير"),)}, True),
    ("words of another side's sentence", {"about": (words("50 قاربًا"),)}, True),
    ("a part of a word", {"about": ("boat",)}, False),
    ("words out of order", {"about": ("held dam",)}, False),
]


@pytest.mark.parametrize(("known", "expected"), [case[1:] for case in APPLIES], ids=[case[0] for case in APPLIES])
def test_what_a_suppression_applies_to(known, expected):
    done = suppress([one(**known)], report(FINDING), TODAY)
    assert ([*done.reasons], len(done.unused), done.expired) == ([FINDING.fingerprint] if expected else [], 0 if expected else 1, ())


def test_the_house_is_no_outlet_of_its_own():
    held = replace(FINDING, positions=(side("40", "en", "fr"), replace(side("50", "rule"), house=1)))
    assert suppress([one(languages={"en"})], report(held), TODAY).reasons == {}


DAYS = [
    ("no end", None, TODAY, True),
    ("the day before the last", date(2027, 2, 1), TODAY, True),
    ("the last day", date(2027, 1, 31), TODAY, True),
    ("the day after", date(2027, 1, 30), TODAY, False),
    ("the last day of a leap February", date(2028, 2, 29), date(2028, 3, 1), False),
    ("the turn of a year", date(2027, 12, 31), date(2028, 1, 1), False),
    ("the end of time", date.max, date.max, True),
]


@pytest.mark.parametrize(("until", "today", "holds"), [case[1:] for case in DAYS], ids=[case[0] for case in DAYS])
def test_until_which_day(until, today, holds):
    own = one(rules={"quantity-differs"}, until=until)
    done = suppress([own], report(FINDING), today)
    assert (bool(done.reasons), done.expired, done.unused) == ((True, (), ()) if holds else (False, ((own, 1),), ()))


def test_the_first_that_holds_gives_the_reason_and_all_that_apply_are_used():
    old, first, second, unused = one(kinds={"quantity"}, until=date(2020, 1, 1)), one(kinds={"quantity"}), one(rules={"quantity-differs"}), one(kinds={"money"})
    done = suppress([old, first, second, unused], report(FINDING, FINDING), TODAY)
    assert [*done.reasons] == [FINDING.fingerprint, f"{FINDING.fingerprint}:2"]
    assert set(map(id, done.reasons.values())) == {id(first)}
    assert (done.expired, done.unused) == (((old, 0),), (unused,))  # another holds: nothing is back


def test_a_fingerprint_hides_no_second_occurrence():
    other = replace(FINDING, positions=tuple(replace(p, said=("x",)) for p in FINDING.positions))  # the same sources and values, other words
    assert [*suppress([one(fingerprint=FINDING.fingerprint)], report(FINDING, other), TODAY).reasons] == [FINDING.fingerprint]


def test_a_suppression_says_what_it_is_for():
    assert str(one(fingerprint="0" * 16, until=TODAY)) == "0000000000000000 until 2027-01-31"
    assert str(one(rules={"b", "a"}, about=("x y",))) == "rule a, b; about x y"
