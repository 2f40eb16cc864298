"""Which denials and which stages of two or more short articles are put against each other, in three languages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from crosscheck.align import denied, staged
from crosscheck.align.deeds import Deeds, digits, quoted, telling_words
from crosscheck.claims import extract
from crosscheck.encode import Vectors, embedded
from crosscheck.model import Article, Claim, Kind, Statement

VECTORS = Vectors(embedded())
Text = tuple[str, str]
JOINERS = {"polarity": denied, "status": staged}


def read(texts: tuple[Text, ...]) -> list[Claim]:
    articles = [Article(id=f"{i}-{lang}", text=text, path=lang, language=lang, published=date(2026, 3, 4)) for i, (lang, text) in enumerate(texts)]
    return [claim for article in articles for claim in extract(article)]


def found(kind: Kind, texts: tuple[Text, ...]) -> list[set[tuple[str, str]]]:
    """The facts of a kind that hold two values: {(article, value)}."""
    facts = JOINERS[kind].facts(read(texts), VECTORS)
    sides = [{(c.article, c.value.concept) for c in f.claims if isinstance(c.value, Statement)} for f in facts if f.kind == kind]
    return [side for side in sides if len({value for _, value in side}) > 1]


# Three tellings that agree and one that doesn't: what the others say is most of the evidence.
SIREN = (
    ("en", "The fire broke out in the grain store at dawn. The siren did not sound."),
    ("fr", "L'incendie s'est déclaré à l'aube dans le silo. La sirène n'a pas sonné."),
    ("ar", "اندلع الحريق فجرا في مخزن الحبوب. ولم تنطلق صفارة الإنذار."),
)
VISA = (
    ("en", "Fishermen may land at the port of Kosti without a visa."),
    ("fr", "Les pêcheurs peuvent accoster au port de Kosti sans visa."),
    ("ar", "يمكن للصيادين الرسو في ميناء كوستي من دون تأشيرة."),
)

OPPOSED: list[tuple[str, Kind, tuple[Text, ...]]] = [
    ("no visa against a visa", "polarity", (*VISA, ("en", "Fishermen who land at the port of Kosti will have to obtain a visa."))),
    ("no siren against a siren", "polarity", (*SIREN, ("en", "The fire broke out at dawn. The siren sounded at once in the whole quarter."))),
    ("to be paid against paid", "status",
     (("en", "The first instalment for the trams is to be paid on Thursday."), ("fr", "Le premier versement pour les tramways doit être payé jeudi."),
      ("en", "The first instalment for the trams was paid last week."))),
]  # fmt: skip
SILENT: list[tuple[str, Kind, tuple[Text, ...]]] = [
    ("another deed is denied", "polarity",
     (("en", "The port of Kosti reopened to fishing boats on Monday."), ("fr", "Le gouverneur de Kosti n'a pas dit combien coûteraient les écoles."))),
    ("all deny", "polarity", (*SIREN, *VISA)),
    ("the headline of a story against a turn of phrase", "polarity",
     (("fr", "L'ambassade rouvre ses portes à Kosti après dix ans."), ("ar", "لم يكن افتتاح السفارة في كوستي مجرد حدث بروتوكولي."))),
    ("no longer a burden but a partner, and its translation", "polarity",
     (("en", '"Chad is no longer a burden, it is a partner," she told the guests.'), ("ar", "«تشاد لم تعد عبئا بل شريك»، هكذا قالت أمام الضيوف."))),
    ("a figure of speech in a quotation", "polarity",
     (("en", "“We are not laying a cable, we are burying a quarrel,” the minister said."), ("fr", "Les ingénieurs posent un câble sous la rivière."))),
    ("rubber bullets are denied, tear gas is told", "polarity",
     (("en", "Police did not use rubber bullets against the marchers in Kosti."), ("fr", "La police a tiré du gaz lacrymogène sur les marcheurs à Kosti."))),
    ("two deeds at two stages", "status",
     (("en", "Workers completed the new terminal at the airport."), ("ar", "ستبدأ أشغال توسيع الميناء في الخريف."))),
    ("a date to come makes a plan of the present", "status",
     (("fr", "La charte entrera en vigueur le 1er janvier 2027."), ("ar", "يدخل الميثاق حيز التنفيذ في 1 يناير 2027."))),
    ("planned for today and done today", "status",
     (("en", "The charter is due to be signed on Wednesday in Kosti."), ("fr", "La charte a été signée mercredi à Kosti."))),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "texts"), [t[1:] for t in OPPOSED], ids=[t[0] for t in OPPOSED])
def test_opposed(kind: Kind, texts: tuple[Text, ...]) -> None:
    odd = f"{len(texts) - 1}-"
    (sides,) = found(kind, texts)
    assert any(article.startswith(odd) for article, _ in sides)


@pytest.mark.parametrize(("kind", "texts"), [t[1:] for t in SILENT], ids=[t[0] for t in SILENT])
def test_nothing_is_opposed(kind: Kind, texts: tuple[Text, ...]) -> None:
    assert found(kind, texts) == []


def test_the_order_of_the_articles_changes_nothing() -> None:
    def values(texts: tuple[Text, ...]) -> Iterator[set[str]]:
        return ({value for _, value in sides} for sides in found("polarity", texts))

    texts = OPPOSED[0][2]
    assert list(values(texts)) == list(values(texts[::-1]))


def test_one_deed_is_likelier_than_two() -> None:
    claims = [c for c in read((*SIREN, *VISA)) if c.kind == "polarity"]
    deeds = Deeds(claims, VECTORS)
    siren, visa = (next(i for i, c in enumerate(claims) if c.article == article and c.value.concept == "denied") for article in ("0-en", "3-en"))  # type: ignore[union-attr]
    also = next(i for i, c in enumerate(claims) if c.article == "1-fr" and "sirène" in c.quote)
    assert deeds.same[siren, also] > deeds.same[siren, visa]
    assert deeds.same.shape == (len(claims), len(claims))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the ransom had been paid", ("ransom", "paid")),
        ("l’appel sera déposé", ("appel", "déposé")),
        ("لم يكن للسفينة قارب", ("يكن", "للسفينة", "قارب")),
        ("in 2024 the", ()),
    ],
)
def test_telling_words(text: str, expected: tuple[str, ...]) -> None:
    assert set(expected) <= set(telling_words(text))
    assert (telling_words(text) == ()) == (expected == ())


def test_quoted_and_digits() -> None:
    a, b = (
        read((("en", "The mayor said: “We will never close the two baths of 1911, not one.”"), ("en", "The baths of 1911 were closed in 2024 for repairs.")))[
            :1
        ],
        read((("en", "The baths of 1911 were closed in 2024 for repairs."),)),
    )
    assert [quoted(c) for c in (b[0],)] == [False]
    assert len(digits(a[0]) & digits(b[0])) == 1
