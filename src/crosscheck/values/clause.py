"""Clauses of a sentence: where they are, whether they are denied, hedged, quoted, and how far the matter has got.

Words come from the sections `clauses`, `negation` and `status` of the language file. All positions are code points of
the article; token ranges are half-open indices into `Sentence.tokens`. Every pass is linear in the sentence.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from operator import itemgetter

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
BESIDE = 4  # content words of a name or age between two commas
WHO = 4  # content words that name a speaker behind the verb
SPEAKER = 14  # tokens between a verb of speech and its "that"
QUOTE = 4  # words between quotation marks that are speech, and no name or scare quote

PAIRS = {"“": "”", "«": "»", "„": "“", '"': '"', "”": "”", "‹": "›", "‘": "’", "'": "'"}
_STRONG = frozenset(";:!?…—–()[]|؛؟")
_CUTS = _STRONG | {"-", "."}
_COMMAS = frozenset(",،")
_FIRST = itemgetter(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A stretch of a sentence that says one thing. `open` is true where it doesn't assert: a question, a condition, "did not deny"."""

    span: Span
    first: int
    last: int  # behind its last token
    content: int  # content words, the negation left out
    denial: Cue | None = None
    status: Cue | None = None
    hedge: Cue | None = None
    quoted: bool = False
    open: bool = False

    @property
    def polarity(self) -> str:
        return "denied" if self.denial else "affirmed"


def text_without(sentence: Sentence, clause: Clause, leave_out: Sequence[int] = (), instead: str | None = None) -> str:
    """The clause's words, without some of its tokens and without the spaces they leave; `instead` stands where the denial stood."""
    out: list[str] = []
    end = None
    at = min(clause.denial.words) if clause.denial and instead else None
    for i in range(clause.first, clause.last):
        token = sentence.tokens[i]
        if i == at and instead:
            out.append(f" {instead}")
        if i not in leave_out:
            out.append(token.text if end is not None and token.start == end else f" {token.text}")
            end = token.end
    return "".join(out).strip(" ,،")


def deed(sentence: Sentence, clause: Clause, turned: Cue, lexicon: Lexicon) -> str:
    """What exactly a negation or a word of progress is said of: the DEED content words behind it, to a comma; or before it where there are few."""
    tokens = sentence.tokens
    first, last = max(turned.words) + 1, max(turned.words) + 1
    said = 0
    while last < clause.last and said < DEED and not (said and tokens[last].text in _COMMAS):
        said += is_content(tokens[last], lexicon)
        last += 1
    if said < LEAST:
        first = min(turned.words)
    while said < LEAST and first > clause.first:
        first -= 1
        said += is_content(tokens[first], lexicon)
    words = [tokens[i].text for i in range(first, last) if i not in turned.words and tokens[i].kind != "mark"]
    return " ".join([turned.instead, *words] if turned.instead else words)


def reported(sentence: Sentence, clause: Clause, lexicon: Lexicon, turned: Cue | None = None) -> tuple[int, int]:
    """The token range of what is said, where a clause begins with "the minister said that" or ends with ", the minister said".

    The words that make it denied or planned lie in the range; where they don't, the whole clause is what is said.
    """
    for first, last in _told(sentence, clause, lexicon):
        if first < last and (turned is None or first <= min(turned.words) <= max(turned.words) < last):
            return first, last
    return clause.first, clause.last


def _told(sentence: Sentence, clause: Clause, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The ranges that may be what is said, by each word of speech in a clause."""
    tokens = sentence.tokens
    that = table(lexicon, "speech.that")

    def content(a: int, b: int) -> int:
        return sum(is_content(tokens[i], lexicon) for i in range(a, b))

    for a, b, kind in table(lexicon, "speech.cues").all(tokens[clause.first : clause.last]):
        first, last = clause.first + a, clause.first + b
        if kind not in ("verbs", "told", "quoting", "according"):
            continue
        found = next((m[0] for i in range(last, min(last + SPEAKER, clause.last)) if (m := that.match(tokens, i))), None)
        if found is not None and found < clause.last:
            yield found, clause.last
        commas = [i for i in range(clause.first, clause.last) if tokens[i].text in _COMMAS]
        before = max((i for i in commas if i < first), default=None)
        behind = min((i for i in commas if i >= last), default=clause.last)
        if before is not None and content(clause.first, before) >= LEAST and content(last, behind) <= WHO and content(behind, clause.last) < LEAST:
            yield clause.first, before
        if kind == "verbs" and (before is not None or lexicon.section("speech.order") == "before") and content(last, clause.last) >= CLAUSE:
            yield last, clause.last


def is_content(token: Token, lexicon: Lexicon) -> bool:
    """Does the token say something of the matter (no article, preposition, auxiliary, mark)?"""
    return token.kind != "mark" and token.norm not in lexicon.words("clauses.function") and (token.kind != "word" or len(token.norm) > 1)


def quotes(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Quotations of some length: (opening mark, closing mark); one left open runs to the end, one only closed from the start."""
    opened: int | None = None
    closing = ""
    marks = [i for i, token in enumerate(tokens) if token.kind == "mark"]
    words = -1  # before the opening mark; the marks before one are as many as its place in `marks`
    for nth, i in enumerate(marks):
        text = tokens[i].text
        if opened is not None and text == closing:
            if i - nth - words >= QUOTE:
                yield opened, i
            opened = None
        elif opened is None and text in PAIRS and text != "”" and (text != "'" or i == 0 or tokens[i - 1].end < tokens[i].start):
            opened, closing, words = i, PAIRS[text], i - nth
        elif opened is None and text in "”»" and i - nth >= QUOTE:
            yield -1, i
    if opened is not None and len(tokens) - len(marks) - words >= QUOTE:
        yield opened, len(tokens)


@lru_cache(maxsize=256)
def clauses(sentence: Sentence, lexicon: Lexicon) -> tuple[Clause, ...]:
    """The clauses of a sentence, from left to right."""
    tokens = sentence.tokens
    spoken = tuple(quotes(tokens))
    said = [0, *accumulate(is_content(token, lexicon) for token in tokens)]  # content words before each token
    turns, inflected = cue.turns(tokens, lexicon), cue.inflected(tokens, lexicon)
    quoted = _covered(spoken)
    found = []
    for first, last in _pieces(tokens, spoken, said, lexicon):
        asks = (last < len(tokens) and tokens[last].text in "?؟") or (not spoken and sentence.text.rstrip().endswith(("?", "؟")))
        part = cue.Part(tokens, first, last, turns[bisect_left(turns, first) : bisect_left(turns, last)])
        denial, doubtful = cue.denial(part, lexicon) if part.turns else (None, False)
        forms = inflected[bisect_left(inflected, first, key=_FIRST) : bisect_left(inflected, last, key=_FIRST)]
        found.append(
            Clause(
                span=Span(tokens[first].start, tokens[last - 1].end),
                first=first,
                last=last,
                content=said[last] - said[first] - sum(is_content(tokens[i], lexicon) for i in (denial.words if denial else ())),
                denial=denial,
                status=cue.status(part, lexicon, denial, forms) if part.turns or forms else None,
                hedge=cue.hedge(part, lexicon) if part.turns else None,
                quoted=last <= quoted[bisect_left(quoted, first, key=_FIRST) - 1][1],
                open=asks or doubtful or cue.conditional(part, lexicon),
            )
        )
    return tuple(found)


def _covered(spoken: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """How far the quotations reach that open at a place or before it, one behind another: at first, none."""
    opening = sorted(spoken)
    return [(-2, -1), *zip((a for a, _ in opening), accumulate((b for _, b in opening), max), strict=True)]


def _pieces(tokens: Sequence[Token], spoken: Sequence[tuple[int, int]], said: Sequence[int], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Token ranges between strong marks, split again at conjunctions and commas; marks at the edges are left out."""
    marks = {i for pair in spoken for i in pair}
    starts = _starts(tokens, lexicon)
    cuts = [i for i, token in enumerate(tokens) if i in marks or (token.text in _CUTS and _strong(tokens, i))]
    start = 0
    for i in (*cuts, len(tokens)):
        for a, b in _split(start, i, said, starts):
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
    return token.kind == "mark"


def _trim(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
    while first < last and tokens[first].kind == "mark" and tokens[first].text not in "$€£%":
        first += 1
    while first < last and tokens[last - 1].kind == "mark" and tokens[last - 1].text not in "$€£%٪":
        last -= 1
    return (first, last) if first < last else None


def _split(first: int, last: int, said: Sequence[int], starts: Sequence[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    """Split a range where a finite clause may start, if enough is said on both sides of the cut."""
    start, least = first, CLAUSE
    for i, kind in starts[bisect_right(starts, first, key=_FIRST) : bisect_left(starts, last, key=_FIRST)]:
        before, after = said[i] - said[start], said[last] - said[i]
        if (kind == "without" and after >= LEAST) or (before >= least and after >= CLAUSE):
            if i > start:
                yield start, i
            start, least = i, 1 if kind == "without" else CLAUSE
    yield start, last


def _starts(tokens: Sequence[Token], lexicon: Lexicon) -> list[tuple[int, str]]:
    """The tokens at which something starts, and what: `without`, `clause` or `comma`."""
    places = set(_behind_commas(tokens, lexicon))
    places.update(table(lexicon, "negation.cues", "clauses.starts").starts(tokens))
    return [(i, kind) for i in sorted(places) if 0 < i < len(tokens) and (kind := _start(tokens, i, lexicon))]


def _behind_commas(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[int]:
    """The tokens behind commas, but for the two around a name, an age or a word thrown in (the minister, Ahmad Sabbagh, 64, said)."""
    commas = [i for i, token in enumerate(tokens) if token.text in _COMMAS]
    beside: set[int] = set()
    for a, b in pairwise(commas):
        inside = [t for t in tokens[a + 1 : b] if is_content(t, lexicon)]
        if len(inside) <= 1 or (len(inside) <= BESIDE and all(t.capitalised or t.kind != "word" for t in inside)):
            beside |= {a, b}
    return (i + 1 for i in commas if i not in beside)


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
