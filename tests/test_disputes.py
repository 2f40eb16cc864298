"""How sources stand against each other, and what rules that adjust others make of a finding."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from crosscheck.compare import quantity
from crosscheck.disputes import silences, stands, voices
from crosscheck.encode import Vectors
from crosscheck.findings import judge
from crosscheck.model import NATURES, Article, Claim, Fact, Quantity, Span
from crosscheck.rules import Adjustment, Rule
from crosscheck.rules.model import ALARMING, DEFAULT_SEVERITY, Dispute, Filter, Sources, Topic
from crosscheck.telling import Story

OUTLETS = {"en-1": "AFP", "en-2": "AFP", "fr-1": "Le Matin", "ar-1": "SANA", "ar-2": "SANA"}
VOICES = {"en-1": "en-1", "en-2": "en-1", "fr-1": "fr-1", "ar-1": "ar-1", "ar-2": "ar-2", "house:1": "house:1"}  # en-2 is a copy of en-1
ARTICLES = {name: Article(id=name, text="", path=f"{name}.txt", language=name[:2], outlet=outlet) for name, outlet in OUTLETS.items()}


class Blind:
    """An encoder to whom all texts are alike."""

    def encode(self, texts):
        return np.ones((len(texts), 1), dtype=np.float32)


def claim(source, value, *, role="killed", hedged=False, low=None, high=None):
    stated = Fraction(value)
    number = Quantity(low=Fraction(low if low is not None else value), high=Fraction(high if high is not None else value), stated=stated, role=role)
    return Claim(
        article=source, kind="quantity", span=Span(0, 2), quote=str(value), value=number, sentence=Span(0, 20), sentence_text=f"{value} people died.",
        contexts=("people died",), hedged=hedged,
    )  # fmt: skip


def story(*claims):
    names = {c.article for c in claims}
    return Story(id="1", articles={n: ARTICLES[n] for n in names}, voices={n: VOICES[n] for n in names}, claims=tuple(claims))


def pairs_of(*sides):
    return [(a, b) for i, p in enumerate(sides) for q in sides[i + 1 :] for a in p for b in q]


def side(value, *sources):
    return [claim(source, value) for source in sources]


ARABIC, LATIN = Sources(languages=("ar",)), Sources(languages=("en", "fr"))

STANDS = [
    ("nothing asked", Dispute(), [side(1, "en-1"), side(2, "fr-1")], True),
    ("pair", Dispute(pairs=(("ar", "en"),)), [side(1, "en-1"), side(2, "ar-1")], True),
    ("another pair", Dispute(pairs=(("ar", "en"),)), [side(1, "en-1"), side(2, "fr-1")], False),
    ("both on one side", Dispute(pairs=(("ar", "en"),)), [side(1, "en-1", "ar-1"), side(2, "fr-1")], False),
    ("among others", Dispute(pairs=(("ar", "en"),)), [side(1, "en-1"), side(2, "fr-1"), side(3, "ar-1")], True),
    ("majority of two", Dispute(majority=2), [side(1, "en-1", "fr-1"), side(2, "ar-1")], True),
    ("copies are one voice", Dispute(majority=2), [side(1, "en-1", "en-2"), side(2, "ar-1")], False),
    ("two against two", Dispute(majority=2), [side(1, "en-1", "fr-1"), side(2, "ar-1", "ar-2")], False),
    ("not three", Dispute(majority=3), [side(1, "en-1", "fr-1"), side(2, "ar-1")], False),
    ("the larger side may come last", Dispute(majority=2), [side(1, "ar-1"), side(2, "en-1", "fr-1")], True),
    ("three positions", Dispute(majority=2), [side(1, "ar-1"), side(2, "fr-1"), side(3, "en-1", "ar-2")], True),
    ("a dissenter", Dispute(dissenter=ARABIC, against=1), [side(1, "ar-1"), side(2, "en-1")], True),
    ("a dissenter against two", Dispute(dissenter=ARABIC, against=2), [side(1, "ar-1"), side(2, "en-1", "fr-1")], True),
    ("against one", Dispute(dissenter=ARABIC, against=2), [side(1, "ar-1"), side(2, "en-1")], False),
    ("against a source and its copy", Dispute(dissenter=ARABIC, against=2), [side(1, "ar-1"), side(2, "en-1", "en-2")], False),
    ("against two who differ", Dispute(dissenter=ARABIC, against=2), [side(1, "ar-1"), side(2, "en-1"), side(3, "fr-1")], True),
    ("none such", Dispute(dissenter=ARABIC, against=1), [side(1, "en-1"), side(2, "fr-1")], False),
    ("anyone against two", Dispute(against=2), [side(1, "fr-1"), side(2, "en-1", "ar-1")], True),
    ("an outlet against two", Dispute(dissenter=Sources(outlets=("sana",)), against=2), [side(1, "ar-1"), side(2, "en-1", "fr-1")], True),
    ("the two are those against it", Dispute(dissenter=LATIN, against=2), [side(1, "en-1"), side(2, "ar-1", "ar-2")], True),
    ("all must hold", Dispute(majority=2, pairs=(("en", "fr"),)), [side(1, "en-1", "ar-1"), side(2, "ar-2")], False),
]


@pytest.mark.parametrize(("dispute", "sides", "expected"), [row[1:] for row in STANDS], ids=[row[0] for row in STANDS])
def test_stands(dispute, sides, expected):
    told = story(*(c for own in sides for c in own))
    assert stands(dispute, pairs_of(*sides), sides, told) == expected


def test_the_house_is_no_voice():
    held = claim("house:1", 3)
    told = Story(id="1", articles=ARTICLES, voices=VOICES, house={"house:1": None})
    assert voices([held, *side(3, "en-1", "en-2", "ar-1")], told) == {"en-1", "ar-1"}


# ------------------------------------------------------------------ adjusting


def comparing(id_="quantity-differs", **known):
    given = {"severity": DEFAULT_SEVERITY, "options": quantity.Options(), "scope": "any", "message": "{positions}", "only": Filter(), "excluding": Filter()}
    return Rule(id=id_, summary="s", why="w", examples=(), path=Path(f"{id_}.yaml"), comparer="quantity", kinds=("quantity",), **{**given, **known})


ANY = Filter()


def adjusting(severity, *, only=ANY, excluding=ANY, adjusts=("quantity-differs",), id_="adjusts"):
    word = dict.fromkeys(NATURES if severity == "off" else ALARMING, severity) if isinstance(severity, str) else severity
    return Adjustment(id=id_, summary="s", why="w", examples=(), path=Path("adjusts.yaml"), severity=word, adjusts=adjusts, only=only, excluding=excluding)


def of(**sources):
    return Filter(sources=Sources(**sources))


def found(rules, *sides):
    """The rule, severity and display of each position of what is found in one fact."""
    claims = tuple(c for own in sides for c in own)
    findings, _ = judge([Fact(kind="quantity", claims=claims, strength=1.0)], rules, story(*claims), Vectors(Blind()))
    return [(f.rule, f.severity, len(f.positions)) for f in findings]


ENGLISH_ARABIC = (side(12, "en-1"), side(21, "ar-1"))
THREE = (side(12, "en-1", "fr-1"), side(21, "ar-1"))
ALONE = Filter(topic=Topic(roles=("wounded",)))

ADJUSTED = [
    ("nothing", [], ENGLISH_ARABIC, [("quantity-differs", "error", 2)]),
    ("off", [adjusting("off")], ENGLISH_ARABIC, []),
    ("off for all rules", [adjusting("off", adjusts=())], ENGLISH_ARABIC, []),
    ("off for another rule", [adjusting("off", adjusts=("date-differs",))], ENGLISH_ARABIC, [("quantity-differs", "error", 2)]),
    ("off for a language", [adjusting("off", only=of(languages=("ar",)))], ENGLISH_ARABIC, []),
    ("off for a language, and others stay", [adjusting("off", only=of(languages=("ar",)))], (side(12, "en-1"), side(21, "ar-1"), side(30, "fr-1")), [("quantity-differs", "error", 2)]),
    ("off but for a language", [adjusting("off", excluding=of(languages=("en", "fr")))], THREE, []),
    ("off for a topic", [adjusting("off", only=Filter(topic=Topic(roles=("killed",))))], ENGLISH_ARABIC, []),
    ("off for the rule in whose place one speaks", [adjusting("off"), comparing("toll-differs", only=Filter(topic=Topic(roles=("killed",))))], ENGLISH_ARABIC, []),
    ("off for another topic", [adjusting("off", only=ALONE)], ENGLISH_ARABIC, [("quantity-differs", "error", 2)]),
    ("off for a pair", [adjusting("off", only=Filter(dispute=Dispute(pairs=(("ar", "en"),))))], ENGLISH_ARABIC, []),
    ("off for a pair, and another is there", [adjusting("off", only=Filter(dispute=Dispute(pairs=(("ar", "en"),))))], THREE, [("quantity-differs", "error", 2)]),
    ("raised", [adjusting({"contradiction": "error"})], ENGLISH_ARABIC, [("quantity-differs", "error", 2)]),
    ("lowered", [adjusting("info")], ENGLISH_ARABIC, [("quantity-differs", "info", 2)]),
    ("lowered for a language", [adjusting("warning", only=of(languages=("ar",)))], ENGLISH_ARABIC, [("quantity-differs", "warning", 2)]),
    ("lowered for one of three", [adjusting("warning", only=of(languages=("fr",)))], (side(12, "en-1"), side(21, "ar-1"), side(30, "fr-1")), [("quantity-differs", "error", 3)]),
    ("another nature", [adjusting({"update": "off"})], ENGLISH_ARABIC, [("quantity-differs", "error", 2)]),
    ("the worst of two", [adjusting("info"), adjusting("warning", id_="other")], ENGLISH_ARABIC, [("quantity-differs", "warning", 2)]),
    ("lowered where one stands alone", [adjusting("info", only=Filter(dispute=Dispute(majority=2)))], THREE, [("quantity-differs", "info", 2)]),
    ("and not one against one", [adjusting("info", only=Filter(dispute=Dispute(majority=2)))], ENGLISH_ARABIC, [("quantity-differs", "error", 2)]),
    ("a majority is counted by position", [adjusting("info", only=Filter(dispute=Dispute(majority=2)))], (side(12, "en-1"), side(21, "ar-1"), side(30, "fr-1")), [("quantity-differs", "error", 3)]),
]  # fmt: skip


@pytest.mark.parametrize(("rules", "sides", "expected"), [row[1:] for row in ADJUSTED], ids=[row[0] for row in ADJUSTED])
def test_adjusted(rules, sides, expected):
    assert found([comparing(), *rules], *sides) == expected


MILD = {**DEFAULT_SEVERITY, "contradiction": "info"}
RAISED = [
    ("raised", [adjusting("error")], ENGLISH_ARABIC, "error"),
    ("raised for a language", [adjusting("error", only=of(languages=("ar",)))], ENGLISH_ARABIC, "error"),
    ("raised for one of three", [adjusting("error", only=of(languages=("fr",)))], THREE, "error"),
    ("raised for a language that isn't there", [adjusting("error", only=of(languages=("fr",)))], ENGLISH_ARABIC, "info"),
    ("raised for a pair", [adjusting("error", only=Filter(dispute=Dispute(pairs=(("ar", "en"),))))], ENGLISH_ARABIC, "error"),
    ("raised for another pair", [adjusting("error", only=Filter(dispute=Dispute(pairs=(("en", "fr"),))))], THREE, "info"),
    ("raised but for an outlet", [adjusting("error", excluding=of(outlets=("sana",)))], ENGLISH_ARABIC, "info"),
    ("raised for a dissenter", [adjusting("error", only=Filter(dispute=Dispute(dissenter=ARABIC, against=2)))], THREE, "error"),
    ("raised for a dissenter against more", [adjusting("error", only=Filter(dispute=Dispute(dissenter=ARABIC, against=3)))], THREE, "info"),
    ("raised for a topic", [adjusting("error", only=Filter(topic=Topic(roles=("killed",))))], THREE, "error"),
    ("what is off stays off", [adjusting("off"), adjusting("error", id_="other")], THREE, None),
]


@pytest.mark.parametrize(("rules", "sides", "expected"), [row[1:] for row in RAISED], ids=[row[0] for row in RAISED])
def test_raised(rules, sides, expected):
    told = found([comparing(severity=MILD), *rules], *sides)
    assert [severity for _, severity, _ in told] == ([expected] if expected else [])


SILENCES = [
    ("off", adjusting("off"), True),
    ("off for sources", adjusting("off", only=of(languages=("ar",))), True),
    ("off for one nature", adjusting({"contradiction": "off"}), False),
    ("off for a pair", adjusting("off", only=Filter(dispute=Dispute(pairs=(("ar", "en"),)))), False),
    ("info", adjusting("info"), False),
]


@pytest.mark.parametrize(("rule", "expected"), [row[1:] for row in SILENCES], ids=[row[0] for row in SILENCES])
def test_silences(rule, expected):
    assert silences(rule) == expected


# ------------------------------------------------------------------ in the place of others


KILLED = Filter(topic=Topic(roles=("killed",)))
WIDE = quantity.Options(tolerance=Fraction(1))
OWN, GENERAL = ("toll-differs", "error", 2), ("quantity-differs", "error", 2)

INSTEAD = [
    ("a topic takes over", [comparing("toll-differs", only=KILLED)], ENGLISH_ARABIC, [OWN]),
    ("and says nothing where it finds nothing", [comparing("toll-differs", only=KILLED, options=WIDE)], ENGLISH_ARABIC, []),
    ("another topic doesn't", [comparing("toll-differs", only=ALONE, options=WIDE)], ENGLISH_ARABIC, [GENERAL]),
    ("sources, if they are all that is compared", [comparing("toll-differs", only=of(languages=("ar", "en")))], ENGLISH_ARABIC, [OWN]),
    ("but not with one of them elsewhere", [comparing("toll-differs", only=of(languages=("ar", "fr")))], ENGLISH_ARABIC, [GENERAL]),
    ("a dispute is no topic", [comparing("toll-differs", only=Filter(dispute=Dispute(majority=2)))], THREE, [GENERAL, OWN]),
    ("named", [comparing("toll-differs", only=of(languages=("ar", "en")), instead_of=("quantity-differs",))], ENGLISH_ARABIC, [OWN]),
    ("beside them", [comparing("toll-differs", only=KILLED, instead_of=())], ENGLISH_ARABIC, [GENERAL, OWN]),
    ("of other natures", [comparing("toll-differs", only=KILLED, natures=("update",))], ENGLISH_ARABIC, [GENERAL]),
    ("of another scope", [comparing("toll-differs", only=KILLED, scope="internal")], ENGLISH_ARABIC, [GENERAL]),
    ("of sources that aren't there", [comparing("toll-differs", only=Filter(sources=Sources(languages=("fr",)), topic=Topic(roles=("killed",))))], ENGLISH_ARABIC, [GENERAL]),
    ("of one of the sources", [comparing("toll-differs", only=Filter(sources=Sources(languages=("ar",)), topic=Topic(roles=("killed",))))], ENGLISH_ARABIC, [GENERAL]),
    ("of both sources", [comparing("toll-differs", only=Filter(sources=Sources(languages=("ar", "en")), topic=Topic(roles=("killed",))))], ENGLISH_ARABIC, [OWN]),
]  # fmt: skip


@pytest.mark.parametrize(("rules", "sides", "expected"), [row[1:] for row in INSTEAD], ids=[row[0] for row in INSTEAD])
def test_in_the_place_of_a_general_rule(rules, sides, expected):
    assert sorted(found([comparing(), *rules], *sides)) == sorted(expected)


# ------------------------------------------------------------------ hedges


ABOUT = [claim("ar-1", 300, low=270, high=330, hedged=True)]
HEDGES = [
    ("an interval holds", comparing(), (side(310, "en-1"), ABOUT), []),
    ("the number as stated", comparing(hedges="exact"), (side(310, "en-1"), ABOUT), ["contradiction"]),
    ("the same number", comparing(hedges="exact"), (side(300, "en-1"), ABOUT), []),
    ("not compared", comparing(hedges="skip"), (side(900, "en-1"), ABOUT), []),
    ("what isn't hedged is", comparing(hedges="skip"), (side(900, "en-1"), side(310, "fr-1"), ABOUT), ["contradiction"]),
]


@pytest.mark.parametrize(("rule", "sides", "expected"), [row[1:] for row in HEDGES], ids=[row[0] for row in HEDGES])
def test_hedges(rule, sides, expected):
    claims = tuple(c for own in sides for c in own)
    findings, _ = judge([Fact(kind="quantity", claims=claims, strength=1.0)], [rule], story(*claims), Vectors(Blind()))
    assert [f.nature if f.nature != "precision" else "contradiction" for f in findings] == expected
