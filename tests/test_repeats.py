"""What two kinds of statements say of the same sentences is one finding."""

import pytest

from crosscheck.model import Finding, Position, PositionMention, SentenceQuote, Span
from crosscheck.repeats import without_repeats


def mention(source, start):
    span = Span(start, start + 5)
    return PositionMention(source=source, path=f"{source}.txt", span=span, quote="words", sentence=SentenceQuote(span=Span(start, start + 40), text="words"))


def finding(kind, *sides, severity="error"):
    positions = tuple(
        Position(value=str(n), display=str(n), sources=tuple(source for source, _ in side), independent=1, mentions=tuple(mention(*told) for told in side))
        for n, side in enumerate(sides)
    )
    return Finding(
        rule=f"{kind}-differs",
        kind=kind,
        nature="contradiction",
        severity=severity,
        scope="cross",
        about="a vote",
        story="a",
        positions=positions,
        message=kind,
    )


UNANIMOUS = finding("polarity", [("en-1", 0), ("fr-1", 0)], [("ar-1", 90)])
CASES = [
    ("the same sentences", [finding("meaning", [("en-1", 0)], [("ar-1", 90)]), UNANIMOUS], ["polarity"]),
    ("the other way round", [UNANIMOUS, finding("meaning", [("ar-1", 90)], [("fr-1", 0), ("en-1", 0)])], ["polarity"]),
    ("another sentence of one of them", [UNANIMOUS, finding("meaning", [("en-1", 0)], [("ar-1", 200)])], ["polarity", "meaning"]),
    ("one side alone", [UNANIMOUS, finding("meaning", [("en-1", 0), ("fr-1", 0)], [("ar-2", 90)])], ["polarity", "meaning"]),
    ("two of one kind", [UNANIMOUS, UNANIMOUS], ["polarity", "polarity"]),
    ("how far it has come", [UNANIMOUS, finding("status", [("en-1", 0)], [("ar-1", 90)])], ["polarity", "status"]),
    ("a number in the same sentences", [UNANIMOUS, finding("quantity", [("en-1", 0)], [("ar-1", 90)])], ["polarity", "quantity"]),
    ("what is no alarm", [UNANIMOUS, finding("meaning", [("en-1", 0)], [("ar-1", 90)], severity="info")], ["polarity", "meaning"]),
]


@pytest.mark.parametrize(("findings", "kept"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_without_repeats(findings, kept):
    assert [f.kind for f in without_repeats(findings)] == kept
