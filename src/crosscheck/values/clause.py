"""Clauses of a sentence: where they are, whether they are denied, hedged, quoted, and how far the matter has got.

Words come from the sections `clauses`, `negation` and `status` of the language file. All positions are code points of
the article; token ranges are half-open indices into `Sentence.tokens`. Every pass is linear in the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from crosscheck.lang import Lexicon
from crosscheck.lang.inflect import table
from crosscheck.model import Span
from crosscheck.sentences import Sentence
from crosscheck.tokens import Token
from crosscheck.values import cue
from crosscheck.values.cue import Cue

LEAST = 2  # content words of a clause that is denied
CLAUSE = 4  # content words that a clause has at least, where only a conjunction or a comma parts it
DEED = 3  # content words that name a deed
SPEAKER = 14  # tokens between a verb of speech and its "that"
QUOTE = 4  # words between quotation marks that are speech, and no name or scare quote

PAIRS = {"“": "”", "«": "»", "„": "“", '"': '"', "”": "”", "‹": "›", "‘": "’", "'": "'"}
_STRONG = frozenset(";:!?…—–()[]|؛؟")
_COMMAS = frozenset(",،")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A stretch of a sentence that says one thing. `open` is true where it doesn't assert: a question, a condition, "did not deny"."""

    span: Span
    first: int
    last: int  # behind its last token
    content: int  # content words, the negation left out
    denial: Cue | None = None
    status: Cue | None = None
    hedged: bool = False
    quoted: bool = False
    open: bool = False

    @property
    def polarity(self) -> str:
        return "denied" if self.denial else "affirmed"


def text_without(sentence: Sentence, clause: Clause, leave_out: Sequence[int] = ()) -> str:
    """The clause's words, without some of its tokens and without the spaces they leave."""
    out: list[str] = []
    end = None
    for i in range(clause.first, clause.last):
        token = sentence.tokens[i]
        if i not in leave_out:
            out.append(token.text if end is not None and token.start == end else f" {token.text}")
            end = token.end
    return "".join(out).strip(" ,،")


def deed(sentence: Sentence, clause: Clause, turned: Cue, lexicon: Lexicon) -> str:
    """What exactly a negation or a word of progress is said of: the DEED content words behind it, or before it where it ends the clause."""
    tokens = sentence.tokens
    first, last = max(turned.words) + 1, max(turned.words) + 1
    said = 0
    while last < clause.last and said < DEED:
        said += is_content(tokens[last], lexicon)
        last += 1
    if said < LEAST:
        first = min(turned.words)
    while said < LEAST and first > clause.first:
        first -= 1
        said += is_content(tokens[first], lexicon)
    return " ".join(tokens[i].text for i in range(first, last) if i not in turned.words and tokens[i].kind != "mark")


def reported(sentence: Sentence, clause: Clause, lexicon: Lexicon) -> tuple[int, int]:
    """The token range of what is said, where a clause begins with "the minister said that" or ends with ", the minister said"."""
    tokens = sentence.tokens
    that = table(lexicon, "speech.that")
    for a, b, kind in table(lexicon, "speech.cues").all(tokens[clause.first : clause.last]):
        first, last = clause.first + a, clause.first + b
        if kind not in ("verbs", "told", "quoting", "according"):
            continue
        found = next((m[0] for i in range(last, min(last + SPEAKER, clause.last)) if (m := that.match(tokens, i))), None)
        if found is not None and found < clause.last:
            return found, clause.last
        before = max((i for i in range(clause.first, first) if tokens[i].text in _COMMAS), default=None)
        if before is not None and sum(is_content(tokens[i], lexicon) for i in range(clause.first, before)) >= LEAST:
            return clause.first, before
        if kind == "verbs" and lexicon.section("speech.order") == "before" and sum(is_content(tokens[i], lexicon) for i in range(last, clause.last)) >= LEAST:
            return last, clause.last
    return clause.first, clause.last


def is_content(token: Token, lexicon: Lexicon) -> bool:
    """Does the token say something of the matter (no article, preposition, auxiliary, mark)?"""
    return token.kind != "mark" and not lexicon.words("clauses.function").intersection(token.forms[:1]) and (token.kind != "word" or len(token.norm) > 1)


def quotes(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Quotations of some length: (opening mark, closing mark); one left open runs to the end, one only closed from the start."""
    opened: int | None = None
    closing = ""
    for i, token in enumerate(tokens):
        if token.kind != "mark":
            continue
        if opened is not None and token.text == closing:
            if _words(tokens[opened:i]) >= QUOTE:
                yield opened, i
            opened = None
        elif opened is None and token.text in PAIRS and token.text != "”" and (token.text != "'" or i == 0 or tokens[i - 1].end < token.start):
            opened, closing = i, PAIRS[token.text]
        elif opened is None and token.text in "”»" and _words(tokens[:i]) >= QUOTE:
            yield -1, i
    if opened is not None and _words(tokens[opened:]) >= QUOTE:
        yield opened, len(tokens)


def _words(tokens: Sequence[Token]) -> int:
    return sum(t.kind != "mark" for t in tokens)


@lru_cache(maxsize=1024)
def clauses(sentence: Sentence, lexicon: Lexicon) -> tuple[Clause, ...]:
    """The clauses of a sentence, from left to right."""
    tokens = sentence.tokens
    spoken = tuple(quotes(tokens))
    found = []
    for first, last in _pieces(tokens, spoken, lexicon):
        asks = (last < len(tokens) and tokens[last].text in "?؟") or (not spoken and sentence.text.rstrip().endswith(("?", "؟")))
        denial, doubtful = cue.denial(tokens, first, last, lexicon)
        found.append(
            Clause(
                span=Span(tokens[first].start, tokens[last - 1].end),
                first=first,
                last=last,
                content=sum(is_content(tokens[i], lexicon) for i in range(first, last) if denial is None or i not in denial.words),
                denial=denial,
                status=cue.status(tokens, first, last, lexicon),
                hedged=cue.hedged(tokens, first, last, lexicon),
                quoted=any(a < first and last <= b for a, b in spoken),
                open=asks or doubtful or cue.conditional(tokens, first, last, lexicon),
            )
        )
    return tuple(found)


def _pieces(tokens: Sequence[Token], spoken: Sequence[tuple[int, int]], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Token ranges between strong marks, split again at conjunctions and commas; marks at the edges are left out."""
    marks = {i for pair in spoken for i in pair}
    start = 0
    for i in range(len(tokens) + 1):
        if i == len(tokens) or i in marks or _strong(tokens, i):
            for a, b in _split(tokens, start, i, lexicon):
                trimmed = _trim(tokens, a, b)
                if trimmed:
                    yield trimmed
            start = i + 1


def _strong(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    if token.text == "-":  # a dash, not a hyphen
        return 0 < i < len(tokens) - 1 and tokens[i - 1].end < token.start and token.end < tokens[i + 1].start
    if token.text == ".":  # between two sentences of one quotation, not in "M. Diallo" or "3.5"
        return 0 < i < len(tokens) - 1 and len(tokens[i - 1].text) > 2 and tokens[i - 1].end == token.start and token.end < tokens[i + 1].start
    return token.kind == "mark" and token.text in _STRONG


def _trim(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
    while first < last and tokens[first].kind == "mark" and tokens[first].text not in "$€£%":
        first += 1
    while first < last and tokens[last - 1].kind == "mark" and tokens[last - 1].text not in "$€£%٪":
        last -= 1
    return (first, last) if first < last else None


def _split(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Split a range where a finite clause may start, if enough is said on both sides of the cut."""
    said = [0] * (last - first + 1)  # content words up to here
    for i in range(first, last):
        said[i - first + 1] = said[i - first] + is_content(tokens[i], lexicon)
    start, least = first, CLAUSE
    for i in range(first + 1, last):
        before, after = said[i - first] - said[start - first], said[last - first] - said[i - first]
        kind = _start(tokens, i, lexicon)
        if (kind == "without" and after >= LEAST) or (kind and before >= least and after >= CLAUSE):
            if i > start:
                yield start, i
            start, least = i, 1 if kind == "without" else CLAUSE
    yield start, last


def _start(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> str:
    """What starts at this token: `without`, `clause`, `comma`, or nothing."""
    if tokens[i - 1].text == "-" and tokens[i - 1].end == tokens[i].start:  # inside a compound (sauve-qui-peut)
        return ""
    negation = table(lexicon, "negation.cues").match(tokens, i)
    if negation and negation[1] == "without":
        return "without"
    if tokens[i - 1].text in _COMMAS and table(lexicon, "negation.contrasts").match(tokens, i):
        return "without"
    if table(lexicon, "clauses.starts").match(tokens, i):
        return "clause"
    return "comma" if tokens[i - 1].text in _COMMAS else ""
