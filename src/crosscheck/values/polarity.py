"""Whether a clause affirms or denies what it says.

Yields a Statement `affirmed` or `denied` for every clause that asserts something; `said` is the clause without its
negation, so that a clause and its denial look alike to a sentence encoder. Spans are at most 160 code points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.lang import Lexicon
from crosscheck.model import Article, Mention, Span, Statement
from crosscheck.sentences import Sentence
from crosscheck.tokens import Token
from crosscheck.values import cue
from crosscheck.values.clause import LEAST, Clause, clauses, is_content, reported, text_without

AFFIRMED = 155  # code points that the span of an affirmed clause has at most
DENIED = 88
SAYS = 3  # content words of an affirmed clause; a denied one may have LEAST
REACH = 6  # content words behind a negation that it denies
_COMMAS = frozenset(",،")
CORE = 3  # content words that the span of a denied clause should have


def read(sentence: Sentence, lexicon: Lexicon, article: Article) -> Iterator[Mention]:
    """A mention for every clause that asserts something."""
    if not lexicon.section("negation.cues"):  # without them every clause would look affirmed
        return
    for clause in clauses(sentence, lexicon):
        if clause.open or clause.content < (1 if clause.denial else SAYS) or not _says(sentence, clause):
            continue
        if not clause.denial and cue.negates(sentence.tokens[clause.first : clause.last], lexicon):
            continue  # "not only", "not until": neither a denial nor a plain affirmation
        if clause.denial and clause.denial.how == "deny" and not _object(sentence, clause, lexicon):
            continue  # "the ministry denies it": what it denies was said elsewhere
        value = Statement(concept=clause.polarity, group=clause.denial.how if clause.denial else None, said=said(sentence, clause, lexicon))
        yield Mention(kind="polarity", span=core(sentence, clause, lexicon), value=value)


def said(sentence: Sentence, clause: Clause, lexicon: Lexicon) -> str:
    """What a clause says: without its negation, who says it, and what lies beyond the reach of the negation."""
    first, last = reported(sentence, clause, lexicon, clause.denial)
    negation, instead = (clause.denial.words, clause.denial.instead) if clause.denial else ((), None)
    leave_out = list(range(clause.first, first)) + list(range(last, clause.last))
    if clause.denial:
        leave_out += [*negation, *range(_end(sentence, clause, lexicon), clause.last)]
    words = text_without(sentence, clause, leave_out, instead)
    return words or text_without(sentence, clause, negation, instead)


def _end(sentence: Sentence, clause: Clause, lexicon: Lexicon) -> int:
    """Where the reach of a negation ends: at a comma behind enough words, or REACH words on."""
    assert clause.denial is not None  # the caller asked
    content = 0
    for i in range(max(clause.denial.words) + 1, clause.last):
        content += is_content(sentence.tokens[i], lexicon)
        if content > REACH or (content and sentence.tokens[i].text in _COMMAS):
            return i
    return clause.last


def _object(sentence: Sentence, clause: Clause, lexicon: Lexicon) -> bool:
    """Does anything stand behind the negation?"""
    assert clause.denial is not None  # the caller asked
    return any(is_content(token, lexicon) for token in sentence.tokens[max(clause.denial.words) + 1 : clause.last])


def _says(sentence: Sentence, clause: Clause) -> bool:
    """Is there more than names and numbers ("NOUAKCHOTT, 11 June 2025")?"""
    words = [t for t in sentence.tokens[clause.first : clause.last] if t.kind == "word"]
    return sum(not t.capitalised and len(t.text) > 2 for t in words) >= LEAST


def core(sentence: Sentence, clause: Clause, lexicon: Lexicon) -> Span:
    """The part of a clause to show: from its negation on, or from its start."""
    tokens = sentence.tokens
    if clause.denial is None:
        return reach(tokens, clause.first, clause.last, AFFIRMED)
    first = min(clause.denial.words)
    span = reach(tokens, first, clause.last, DENIED)
    said = sum(is_content(t, lexicon) for t in tokens[first : clause.last] if t.end <= span.end)
    while first > clause.first and said < CORE and span.end - tokens[first - 1].start <= DENIED:
        first -= 1
        said += is_content(tokens[first], lexicon)
    return Span(tokens[first].start, span.end)


def reach(tokens: Sequence[Token], first: int, last: int, longest: int) -> Span:
    """From one token to the last that still fits into so many code points."""
    start = tokens[first].start
    ends = [t.end for t in tokens[first:last] if t.end - start <= longest]
    return Span(start, ends[-1] if ends else min(tokens[first].end, start + longest))
