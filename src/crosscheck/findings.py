"""Facts become findings: positions that can't all be true, what kind of disagreement it is, and who says what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from crosscheck.compare import comparer
from crosscheck.display import display
from crosscheck.model import (
    Agreement,
    Article,
    Claim,
    Comparison,
    Fact,
    Finding,
    Nature,
    Position,
    PositionMention,
    Quantity,
    Scope,
    SentenceQuote,
    Span,
    Statement,
)
from crosscheck.rules import Rule

CERTAIN = 0.5  # a fact joined less surely than this is at best an unresolved difference
_WORST: tuple[Nature, ...] = ("contradiction", "regression", "update", "precision")
READ_FIRST = ("en", "fr")  # languages whose words an English report shows, where it can choose; others after them
CLAUSES = frozenset(("polarity", "status", "attribution"))  # kinds whose value is a whole clause
TOPIC = 100  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What the findings of one story are written with: its articles, and for each the voice it belongs to."""

    id: str
    articles: Mapping[str, Article]
    voices: Mapping[str, str]


def judge(facts: Sequence[Fact], rules: Sequence[Rule], story: Story) -> tuple[tuple[Finding, ...], tuple[Agreement, ...]]:
    """The findings of all rules, worst first, and the facts on which all sources agree."""
    findings: list[Finding] = []
    agreements: list[Agreement] = []
    for fact in facts:
        found = [f for rule in rules if fact.kind in rule.kinds for f in _apply(rule, fact, story)]
        findings += found
        if not found and len({c.article for c in fact.claims}) > 1 and _agreed(fact, rules):
            position = _position(fact.claims, story)
            agreements.append(Agreement(kind=fact.kind, about=about(fact.claims, story.articles), story=story.id, positions=(position,)))
    rank = {"error": 0, "warning": 1, "info": 2}
    findings.sort(key=lambda f: (rank[f.severity], f.rule, f.positions[0].mentions[0].source, f.positions[0].mentions[0].span, f.fingerprint))
    return tuple(findings), tuple(agreements)


def _apply(rule: Rule, fact: Fact, story: Story) -> Iterator[Finding]:
    """The finding that a rule makes of a fact, if any."""
    positions = _partition(fact.claims, rule, strict=False)
    if len(positions) < 2:
        positions = _partition(fact.claims, rule, strict=True)
    if len(positions) < 2:
        return
    positions.sort(key=lambda p: (-len({story.voices[c.article] for c in p}), -len({c.article for c in p}), p[0].article, p[0].span))
    scope: Scope = "cross" if len({c.article for p in positions for c in p}) > 1 else "internal"
    nature, why = _nature(positions, rule)
    if nature == "contradiction" and fact.strength < CERTAIN:
        nature = "unresolved"
    severity = rule.severity[nature]
    if severity == "off" or rule.scope not in ("any", scope):
        return
    told = tuple(_position(p, story) for p in positions)
    topic = about(fact.claims, story.articles)
    yield Finding(
        rule=rule.id, kind=fact.kind, nature=nature, severity=severity, scope=scope, about=topic, story=story.id, positions=told,
        message=rule.message.format(about=topic, positions=_who_says_what(told), why=why),
    )  # fmt: skip


def _partition(claims: Sequence[Claim], rule: Rule, *, strict: bool) -> list[list[Claim]]:
    """Claims that can all be true together, each in the first position that it fits; a rounding only counts apart if strict."""
    positions: list[list[Claim]] = []
    for claim in sorted(claims, key=_vagueness):
        home = next((p for p in positions if all(_fits(claim, other, rule, strict=strict) for other in p)), None)
        if home is None:
            positions.append([claim])
        else:
            home.append(claim)
    return [sorted(p, key=lambda c: (c.article, c.span)) for p in positions]


def _vagueness(claim: Claim) -> tuple[int, str, object]:
    """Exact values first, so that an open one ("more than 10") joins a position rather than founding one."""
    low, high = getattr(claim.value, "low", None), getattr(claim.value, "high", None)
    start, end = getattr(claim.value, "start", None), getattr(claim.value, "end", None)
    width = (end - start).days if start and end else 0
    return (width if start else 0 if low is not None and low == high else 1 if hasattr(claim.value, "low") else 0, claim.article, claim.span)


def _fits(a: Claim, b: Claim, rule: Rule, *, strict: bool) -> bool:
    found = comparer(rule.comparer).compare(a, b, rule.options)
    return found is None or found.verdict == "compatible" or (not strict and found.nature == "precision")


def _nature(positions: Sequence[Sequence[Claim]], rule: Rule) -> tuple[Nature, str]:
    """The worst nature among the pairs of claims on different positions, and why."""
    found: list[Comparison] = []
    for i, p in enumerate(positions):
        for q in positions[i + 1 :]:
            found += [c for a in p for b in q if (c := comparer(rule.comparer).compare(a, b, rule.options)) and c.verdict == "conflicting"]
    for nature in _WORST:
        why = next((c.why for c in found if c.nature == nature), None)
        if why is not None:
            return nature, why
    return "unresolved", "the values may speak of different things"


def _agreed(fact: Fact, rules: Sequence[Rule]) -> bool:
    return any(fact.kind in rule.kinds and len(_partition(fact.claims, rule, strict=False)) == 1 for rule in rules)


def _position(claims: Sequence[Claim], story: Story) -> Position:
    first = min(claims, key=_vagueness)
    return Position(
        value=first.value.text(),
        display=_shown(first),
        sources=tuple(sorted({c.article for c in claims})),
        independent=len({story.voices[c.article] for c in claims}),
        mentions=tuple(_mention(c, story) for c in claims),
    )


def _shown(claim: Claim) -> str:
    if isinstance(claim.value, Quantity) and claim.value.of and claim.value.unit is None:
        return f"{display(claim.value)} {claim.value.of}"
    if isinstance(claim.value, Statement) and claim.kind == "meaning":
        word = claim.value.concept.replace("_", " ")
        return word if claim.quote.casefold().startswith(word) else f"{word} ({claim.quote})"
    return display(claim.value)


def _mention(claim: Claim, story: Story) -> PositionMention:
    return PositionMention(
        source=claim.article,
        path=story.articles[claim.article].path,
        span=claim.span,
        quote=claim.quote,
        sentence=SentenceQuote(span=claim.sentence, text=claim.sentence_text),
    )


def _who_says_what(positions: Sequence[Position]) -> str:
    """`4 sources (3 independent) say 12 years; 1 source says 13 years`."""
    parts = []
    for p in positions:
        count = len(p.sources)
        independent = f" ({p.independent} independent)" if p.independent != count else ""
        parts.append(f"{count} source{'s say' if count > 1 else ' says'} {p.display}" if not independent else f"{count} sources{independent} say {p.display}")
    return "; ".join(parts)


def about(claims: Sequence[Claim], articles: Mapping[str, Article]) -> str:
    """What a fact is about: the article's own words around one of its values, the value left out, about `TOPIC` characters.

    The words are those of the language that most readers of an English report understand, of the text rather than its title.
    Where a value is itself a clause (a denial, a plan, a quotation) the words are the sentence with the clause in it.
    """

    def plainest(claim: Claim) -> tuple[int, bool, str, Span]:
        language = articles[claim.article].language
        return READ_FIRST.index(language) if language in READ_FIRST else len(READ_FIRST), claim.title, claim.article, claim.span

    claim = min(claims, key=plainest)
    text, start, end = claim.sentence_text, max(claim.span.start - claim.sentence.start, 0), claim.span.end - claim.sentence.start
    value, end, share = ("", start, 4) if claim.kind in CLAUSES else ("…", end, 2)  # a clause needs little before it
    before, after = _one_line(text[:start]), _one_line(text[end:])
    room = TOPIC - len(value)
    left = min(len(before), max(room // share, room - len(after)))
    words = _last_words(before, left) + value + _first_words(after, room - left)
    return words.strip(" ,;:.،؛") or value


def _one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return re.sub(r"\s+", " ", text)


def _first_words(text: str, room: int) -> str:
    """As many whole words from the start of a text as there is room for; a part of the first where even that is too long."""
    if len(text) <= room:
        return text
    cut = text[: room + 1].rfind(" ")
    return text[: cut if cut > 0 else room]


def _last_words(text: str, room: int) -> str:
    """As many whole words from the end of a text as there is room for."""
    return _first_words(text[::-1], room)[::-1]
