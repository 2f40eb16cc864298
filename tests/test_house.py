"""Facts of the house: names, currencies, rates and copies are put to use before anything is compared; references are compared with."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from crosscheck.compare import comparer
from crosscheck.encode import Vectors
from crosscheck.house import NEAR, one_voice, references, shown, told
from crosscheck.model import Article, Claim, Money, Name, Quantity, Span
from crosscheck.pipeline import check
from crosscheck.rates import Rates
from crosscheck.rules import DEFAULT_SEVERITY, Adjustment, House, Snippet, load_rules
from crosscheck.rules.model import Filter, Reference, Sources

BUILT_IN = load_rules()


def house(id_="our-facts", **facts):
    return House(**{"id": id_, "summary": "s", "why": "w", "severity": DEFAULT_SEVERITY, "examples": (), "path": Path(f"{id_}.yaml"), "message": "{positions}", **facts})  # fmt: skip


def named(name, kind="person", article="a"):
    return Claim(
        article=article, kind=kind, span=Span(0, len(name)), quote=name, value=Name(name=name), sentence=Span(0, 40), sentence_text=name, contexts=(name,)
    )


def verdict(rules, one, other, kind="person"):
    a, b = told([named(one, kind), named(other, kind, "b")], rules, {})
    module = comparer(kind)
    found = module.compare(a, b, module.Options())
    return found.verdict if found else None


SAME, DIFFERENT = house(same=(("Salma Mourad", "Selma Mrad", "سلمى مراد"),)), house("apart", different=(("Mohamed Salah", "Mohammed Saleh", "محمد صالح"),))

NAMES = [
    ("one to the house", [SAME], "Salma Mourad", "Selma Mrad", "person", "compatible"),
    ("one in another script", [SAME], "سلمى مراد", "Selma Mrad", "person", "compatible"),
    ("in another case", [SAME], "SALMA MOURAD", "selma mrad", "person", "compatible"),
    ("with vowel signs", [SAME], "سَلمى مراد", "Selma Mrad", "person", "compatible"),
    ("never one", [DIFFERENT], "Mohamed Salah", "Mohammed Saleh", "person", "conflicting"),
    ("never one in another script", [DIFFERENT], "Mohamed Salah", "محمد صالح", "person", "conflicting"),
    ("the same name is one", [DIFFERENT], "Mohamed Salah", "Mohamed Salah", "person", "compatible"),
    ("not in the list", [DIFFERENT], "Mohamed Salah", "Nadia Ferrand", "person", "conflicting"),
    ("not in the list, and alike", [DIFFERENT], "Mohamed Salah", "Muhamed Salah", "person", "compatible"),
    ("a spelling of one of them", [DIFFERENT, house(same=(("Mo Salah", "Mohamed Salah"),))], "Mo Salah", "Mohammed Saleh", "person", "conflicting"),
    ("a spelling of the same", [DIFFERENT, house(same=(("Mo Salah", "Mohamed Salah"),))], "Mo Salah", "Mohamed Salah", "person", "compatible"),
    ("a place", [house(same=(("Nouvelle-Aube", "New Dawn City"),))], "Nouvelle-Aube", "New Dawn City", "place", "compatible"),
    ("a body", [house(same=(("Red Lantern Group", "Groupe Lanterne Rouge"),))], "Red Lantern Group", "Groupe Lanterne Rouge", "organization", "compatible"),
]


@pytest.mark.parametrize(("rules", "one", "other", "kind", "expected"), [row[1:] for row in NAMES], ids=[row[0] for row in NAMES])
def test_names(rules, one, other, kind, expected):
    """Either way round, and in whichever order the rules come."""
    for own in (rules, rules[::-1]):
        assert verdict(own, one, other, kind) == expected
        assert verdict(own, other, one, kind) == expected


WITHOUT = [("Salma Mourad", "Nadia Ferrand", "conflicting"), ("Mohamed Salah", "محمد صالح", "compatible")]


@pytest.mark.parametrize(("one", "other", "expected"), WITHOUT)
def test_names_without_a_house(one, other, expected):
    assert verdict([], one, other) == expected


# ------------------------------------------------------------------ currencies and rates


def price(*currencies, article="en-1"):
    value = Money(low=Fraction(40), high=Fraction(40), stated=Fraction(40), currencies=currencies)
    return Claim(article=article, kind="money", span=Span(0, 3), quote="$40", value=value, sentence=Span(0, 9), sentence_text="$40", contexts=())


ARTICLES = {
    "en-1": Article(id="en-1", text="", path="", language="en", outlet="Toronto Ledger"),
    "fr-1": Article(id="fr-1", text="", path="", language="fr", outlet="Le Matin"),
}
CANADIAN = house(currencies=("CAD",))
OF_TORONTO = house("toronto", currencies=("CAD",), only=Filter(sources=Sources(outlets=("toronto*",))))
NOT_FRENCH = house("not-french", currencies=("CAD",), excluding=Filter(sources=Sources(languages=("fr",))))

CURRENCIES = [
    ("open", [CANADIAN], price("USD", "CAD", "AUD"), ("CAD",)),
    ("said", [CANADIAN], price("USD"), ("USD",)),
    ("none of them", [CANADIAN], price("SEK", "NOK"), ("SEK", "NOK")),
    ("the first that is possible", [house(currencies=("EUR", "AUD", "CAD"))], price("USD", "CAD", "AUD"), ("AUD",)),
    ("of the first house", [CANADIAN, house("other", currencies=("AUD",))], price("USD", "CAD", "AUD"), ("CAD",)),
    ("for an outlet", [OF_TORONTO], price("USD", "CAD"), ("CAD",)),
    ("for another outlet", [OF_TORONTO], price("USD", "CAD", article="fr-1"), ("USD", "CAD")),
    ("but for a language", [NOT_FRENCH], price("USD", "CAD", article="fr-1"), ("USD", "CAD")),
    ("another house", [OF_TORONTO, house("all", currencies=("USD",))], price("USD", "CAD", article="fr-1"), ("USD",)),
    ("no house", [], price("USD", "CAD"), ("USD", "CAD")),
]


@pytest.mark.parametrize(("rules", "claim", "expected"), [row[1:] for row in CURRENCIES], ids=[row[0] for row in CURRENCIES])
def test_currencies(rules, claim, expected):
    assert told([claim], rules, ARTICLES)[0].value.currencies == expected


def test_rates_go_with_amounts():
    rules = [house(rates=Rates((("EUR", "USD", Fraction("1.08")),))), house("more", rates=Rates((("GBP", "USD", Fraction("1.27")),)))]
    amount, count = told(
        [price("EUR"), Claim(**{**_fields(price("EUR")), "kind": "quantity", "value": Quantity(low=None, high=None, stated=Fraction(1))})], rules, ARTICLES
    )
    assert (amount.value.rates.rate("USD", "EUR"), amount.value.rates.rate("GBP", "USD")) == (1 / Fraction("1.08"), Fraction("1.27"))
    assert count.value == Quantity(low=None, high=None, stated=Fraction(1))


def _fields(claim):
    return {name: getattr(claim, name) for name in claim.__slots__}


# ------------------------------------------------------------------ copies


OUTLETS = {"a": "AFP", "b": "Le Matin", "c": "Le Matin Dimanche", "d": "SANA", "e": None}
COPIES = [
    ("none", [], {"a": "a", "b": "b", "c": "c", "d": "d", "e": "e"}),
    ("two outlets", [(("AFP", "le matin"),)], {"a": "a", "b": "a", "c": "c", "d": "d", "e": "e"}),
    ("a wildcard", [(("AFP", "Le Matin*"),)], {"a": "a", "b": "a", "c": "a", "d": "d", "e": "e"}),
    ("one of them isn't there", [(("Reuters", "SANA"),)], {"a": "a", "b": "b", "c": "c", "d": "d", "e": "e"}),
    ("neither is", [(("Reuters", "AP"),)], {"a": "a", "b": "b", "c": "c", "d": "d", "e": "e"}),
    ("two lists", [(("AFP", "Le Matin"), ("Le Matin", "SANA"))], {"a": "a", "b": "a", "c": "c", "d": "a", "e": "e"}),
    ("two rules", [(("Le Matin", "SANA"),), (("AFP", "Le Matin"),)], {"a": "a", "b": "a", "c": "c", "d": "a", "e": "e"}),
]


@pytest.mark.parametrize(("groups", "expected"), [row[1:] for row in COPIES], ids=[row[0] for row in COPIES])
def test_copies(groups, expected):
    articles = {name: Article(id=name, text="", path="", outlet=outlet) for name, outlet in OUTLETS.items()}
    assert one_voice({name: name for name in OUTLETS}, [house(f"h{n}", copies=own) for n, own in enumerate(groups)], articles) == expected


def test_copies_join_what_is_one_voice_already():
    articles = {name: Article(id=name, text="", path="", outlet=outlet) for name, outlet in OUTLETS.items()}
    voices = {"a": "a", "b": "b", "c": "c", "d": "b", "e": "e"}  # d is a translation of b
    assert one_voice(voices, [house(copies=(("AFP", "Le Matin"),))], articles) == {"a": "a", "b": "a", "c": "c", "d": "a", "e": "e"}


# ------------------------------------------------------------------ references


class Words:
    """An encoder that finds texts alike by the words that they share."""

    def encode(self, texts):
        found = np.zeros((len(texts), 64), dtype=np.float32)
        for row, text in zip(found, texts, strict=True):
            for word in text.casefold().strip(".").split():
                row[sum(map(ord, word)) % 64] += 1
        return found / np.linalg.norm(found, axis=1, keepdims=True)


def reference(text, language="en", line=3, **known):
    return Reference(snippet=Snippet(language=language, text=text, **known), line=line)


def test_references_that_a_story_speaks_of():
    """Their path is the rule's file and line, and so is their id; those of which the story says nothing stay away."""
    own = house(references=(reference("The embassy closed in 2012."), reference("Olive oil is green.", line=5)))
    found = references([own, house("none")], ["The embassy closed in March.", "Nothing else happened."], Vectors(Words()))
    assert {name: (rule.id, article.path, article.outlet) for name, (rule, article) in found.items()} == {
        "our-facts.yaml:3": ("our-facts", "our-facts.yaml:3", "our-facts")
    }
    assert references([own], [], Vectors(Words())) == {}
    assert 0 < NEAR < 1


EMBASSY = house(
    references=(reference("The Danish embassy in Tripoli closed in 2012."),), message="the house holds otherwise: {positions}", severity=DEFAULT_SEVERITY
)
WRONG = {
    "en": "The Danish embassy in Tripoli closed in 2014, the ministry said.",
    "fr": "L'ambassade du Danemark à Tripoli a fermé en 2014, selon le ministère.",
    "ar": "أغلقت السفارة الدنماركية في طرابلس عام 2014، بحسب الوزارة.",
}
RIGHT = {
    "en": "The Danish embassy in Tripoli closed in 2012, the ministry said.",
    "fr": "L'ambassade du Danemark à Tripoli a fermé en 2012, selon le ministère.",
    "ar": "أغلقت السفارة الدنماركية في طرابلس عام 2012، بحسب الوزارة.",
}
UNRELATED = {
    "en": "The olive harvest in Sfax began in 2014, farmers said.",
    "fr": "La récolte des olives à Sfax a débuté en 2014, selon les agriculteurs.",
    "ar": "بدأ موسم جني الزيتون في صفاقس عام 2014، بحسب المزارعين.",
}


def against_house(texts, *more, rule=EMBASSY):
    articles = [
        Article(id=f"{code}-1", path=f"{code}-1.txt", text=text, language=code, outlet="Le Matin" if code == "fr" else None) for code, text in texts.items()
    ]
    report = check(articles, rules=[*BUILT_IN, rule, *more])
    return report, [f for f in report.findings if f.rule == rule.id]


@pytest.mark.parametrize("language", WRONG)
def test_a_source_that_contradicts_the_house(language):
    """One article is enough; the house stands in the finding and in the list of sources, and is counted as none."""
    report, findings = against_house({language: WRONG[language]})
    (finding,) = findings
    assert (finding.severity, finding.nature, finding.scope) == ("error", "contradiction", "cross")
    assert {source for p in finding.positions for source in p.sources} == {f"{language}-1", "our-facts.yaml:3"}
    assert "the house says" in finding.message
    assert [p.independent for p in finding.positions if "our-facts.yaml:3" in p.sources] == [0]
    assert [s.article.id for s in report.sources] == [f"{language}-1", "our-facts.yaml:3"]
    assert report.compared.articles == 1


QUIET = [
    *((f"agrees-{code}", {code: text}, EMBASSY) for code, text in RIGHT.items()),
    *((f"unrelated-{code}", {code: text}, EMBASSY) for code, text in UNRELATED.items()),
    ("all three agree", RIGHT, EMBASSY),
    ("only for another language", {"en": WRONG["en"]}, house(references=EMBASSY.references, only=Filter(sources=Sources(languages=("ar",))))),
    ("not for this outlet", {"fr": WRONG["fr"]}, house(references=EMBASSY.references, excluding=Filter(sources=Sources(outlets=("le matin",))))),
    ("off", {"en": WRONG["en"]}, house(references=EMBASSY.references, severity=dict.fromkeys(DEFAULT_SEVERITY, "off"))),
]


@pytest.mark.parametrize(("texts", "rule"), [row[1:] for row in QUIET], ids=[row[0] for row in QUIET])
def test_the_house_says_nothing(texts, rule):
    report, findings = against_house(texts, rule=rule)
    assert not findings
    assert len(report.sources) == len(texts)


def test_one_of_three_contradicts_the_house():
    """The house's finding stands in the place of that between the sources."""
    report, findings = against_house({"en": RIGHT["en"], "fr": RIGHT["fr"], "ar": WRONG["ar"]})
    (finding,) = findings
    assert {p.sources for p in finding.positions} == {("en-1", "fr-1", "our-facts.yaml:3"), ("ar-1",)}
    assert "the house and 2 sources say" in finding.message
    assert [f.rule for f in report.findings if f.kind == "date"] == ["our-facts"]


ADJUSTED = [
    ("lowered", {"contradiction": "info"}, Filter(), "info"),
    ("for another language", {"contradiction": "info"}, Filter(sources=Sources(languages=("fr",))), "error"),
    ("for this language", {"contradiction": "warning"}, Filter(sources=Sources(languages=("ar",))), "warning"),
]


@pytest.mark.parametrize(("severity", "only", "expected"), [row[1:] for row in ADJUSTED], ids=[row[0] for row in ADJUSTED])
def test_a_rule_that_adjusts_the_house(severity, only, expected):
    adjusting = Adjustment(id="adjusts", summary="s", why="w", examples=(), path=Path("a.yaml"), severity=severity, adjusts=("our-facts",), only=only)
    _, findings = against_house({"ar": WRONG["ar"]}, adjusting)
    assert [f.severity for f in findings] == [expected]


def test_what_is_shown_stands_in_findings():
    _, findings = against_house({"en": WRONG["en"]})
    assert [s.article.text for s in shown(findings, [EMBASSY, house("other", references=(reference("Something else."),))])] == [
        EMBASSY.references[0].snippet.text
    ]
    assert shown((), [EMBASSY]) == ()
