"""How far a matter has got: planned, begun, ongoing, done, failed, postponed or cancelled.

Only clauses that say so are read. `said` is the clause without the words of time and stage, so that "the campaign
will begin on Wednesday" and "the campaign began on Wednesday" look alike to a sentence encoder.
"""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.lang import Lexicon
from crosscheck.model import Article, Mention, Span, Statement
from crosscheck.sentences import Sentence
from crosscheck.values.clause import Clause, clauses, is_content, reported, text_without
from crosscheck.values.polarity import reach

STATUSES = ("planned", "begun", "ongoing", "done", "failed", "postponed", "cancelled")
LONGEST = 85  # code points of a span
PHRASE = 3  # content words that the span should have, the cue among them
LEAST = 2  # content words that must be left beside the cue


def read(sentence: Sentence, lexicon: Lexicon, article: Article) -> Iterator[Mention]:
    """A mention for every clause with a word that says how far the matter has got."""
    for clause in clauses(sentence, lexicon):
        if clause.status is None or clause.open or _left(sentence, clause, lexicon) < LEAST:
            continue
        first, last = reported(sentence, clause, lexicon)
        said = text_without(sentence, clause, [*clause.status.words, *range(clause.first, first), *range(last, clause.last)])
        yield Mention(kind="status", span=_phrase(sentence, clause, lexicon), value=Statement(concept=clause.status.concept, group="status", said=said))


def _left(sentence: Sentence, clause: Clause, lexicon: Lexicon) -> int:
    words = clause.status.words if clause.status else ()
    return sum(is_content(sentence.tokens[i], lexicon) for i in range(clause.first, clause.last) if i not in words)


def _phrase(sentence: Sentence, clause: Clause, lexicon: Lexicon) -> Span:
    """The cue with the words behind it; with those before it where nothing follows."""
    tokens = sentence.tokens
    assert clause.status is not None  # the caller asked
    first = next(i for i in range(clause.first, clause.last) if tokens[i].start == clause.status.span.start)
    span = reach(tokens, first, clause.last, LONGEST)
    said = sum(is_content(t, lexicon) for t in tokens[first : clause.last] if t.end <= span.end)
    while first > clause.first and said < PHRASE and span.end - tokens[first - 1].start <= LONGEST:
        first -= 1
        said += is_content(tokens[first], lexicon)
    return Span(tokens[first].start, span.end)
