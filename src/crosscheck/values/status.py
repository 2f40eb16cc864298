"""How far a matter has got: planned, begun, ongoing, done, failed, postponed or cancelled.

Clauses that say so are read, and those that tell what has happened ("was paid"): these are done. `said` is the clause without the words that put it in the future, so that "the campaign
will begin on Wednesday" and "the campaign began on Wednesday" look alike to a sentence encoder.
"""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.lang import Lexicon
from crosscheck.model import Article, Mention, Span, Statement
from crosscheck.sentences import Sentence
from crosscheck.values import cue, polarity
from crosscheck.values.clause import Clause, clauses, is_content, reported, text_without
from crosscheck.values.polarity import reach

LONGEST = 85  # code points of a span
PHRASE = 3  # content words that the span should have, the cue among them
LEAST = 2  # content words that must be left beside the cue
PLAIN = 3  # content words of a clause that has no cue


def read(sentence: Sentence, lexicon: Lexicon, article: Article) -> Iterator[Mention]:
    """A mention for every clause with a word that says how far the matter has got, and for those that tell what has happened."""
    for clause in clauses(sentence, lexicon):
        if clause.open:
            continue
        if clause.status is not None and _left(sentence, clause, lexicon) >= LEAST:
            yield _marked(sentence, clause, clause.status, lexicon)
        elif clause.status is None and clause.denial is None and clause.content >= PLAIN and cue.happened(_part(sentence, clause), lexicon):
            value = Statement(concept="done", group="status", said=polarity.said(sentence, clause, lexicon))
            yield Mention(kind="status", span=polarity.core(sentence, clause, lexicon), value=value)


def _part(sentence: Sentence, clause: Clause) -> cue.Part:
    return cue.Part(sentence.tokens, clause.first, clause.last, ())


def _marked(sentence: Sentence, clause: Clause, status: cue.Cue, lexicon: Lexicon) -> Mention:
    first, last = reported(sentence, clause, lexicon, status)
    time = status.words if status.concept == "planned" else ()  # "will" and "yet" go, "reopened" is the deed itself
    said = text_without(sentence, clause, [*time, *range(clause.first, first), *range(last, clause.last)])
    return Mention(kind="status", span=_phrase(sentence, clause, lexicon), value=Statement(concept=status.concept, group="status", said=said))


def _left(sentence: Sentence, clause: Clause, lexicon: Lexicon) -> int:
    """Content words beside the cue; none where they are only a name ("Sidi Abdelaziz should")."""
    words = clause.status.words if clause.status else ()
    said = [sentence.tokens[i] for i in range(clause.first, clause.last) if i not in words and is_content(sentence.tokens[i], lexicon)]
    return len(said) if any(not token.capitalised for token in said) else 0


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
