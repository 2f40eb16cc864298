"""Places in an order: the third forum, 2e réunion, «للمرة الثالثة».

Words that only look like ranks stay silent: "at first", prime ministers, centuries, months and wars with numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.lang import Lexicon
from crosscheck.model import Article, Mention, Ordinal, Span
from crosscheck.sentences import Sentence
from crosscheck.tokens import Token
from crosscheck.values import counted
from crosscheck.values.spelled import spelled


def read(sentence: Sentence, lexicon: Lexicon, article: Article) -> Iterator[Mention]:
    """The ranks of a sentence."""
    tokens = sentence.tokens
    quiet = {i for first, last, _ in lexicon.phrases("ordinal.silent").all(tokens) for i in range(first, last)}
    i = 0
    while i < len(tokens):
        found = _rank(tokens, i, lexicon)
        if found and i not in quiet and not _silent(tokens, i, found[0], lexicon):
            yield _mention(tokens, i, *found, lexicon)
        i = found[0] if found else i + 1


def _rank(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """The rank that starts at token `i`: (index behind it, rank), or None."""
    token = tokens[i]
    if token.kind == "number":
        suffix = tokens[i + 1] if i + 1 < len(tokens) and tokens[i + 1].start == token.end else None
        if suffix and suffix.norm in lexicon.words("ordinal.suffixes") and token.norm.isdigit() and len(token.norm) < 5:
            return i + 2, int(token.norm)
        return None
    table = lexicon.phrases("ordinal.values")
    if found := table.match(tokens, i):
        return _joined(tokens, i, found[0], int(found[1]), lexicon)
    begun = spelled(tokens, i, lexicon) if token.kind == "word" else None
    if not begun:
        return None
    at = begun[0]
    while at < len(tokens) and (tokens[at].norm == "-" or tokens[at].norm in lexicon.words("number.and")):
        at += 1
    ends = table.match(tokens, at) or lexicon.phrases("ordinal.units").match(tokens, at)
    if ends is None or at == begun[0] + 2 and int(begun[1]) < 20:
        return None
    value = int(ends[1])
    return ends[0], int(begun[1]) * value if value >= 100 else int(begun[1]) + value


def _joined(tokens: Sequence[Token], first: int, last: int, rank: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """A rank in two words whose units stand first («الثالثة والعشرون»)."""
    if lexicon.section("number.units_first") != "true" or rank > 9 or last >= len(tokens):
        return last, rank
    tens = lexicon.phrases("ordinal.values").match(tokens, last)
    joined = any(tokens[last].norm.startswith(j) for j in lexicon.section("number.joiners.any"))
    return (tens[0], rank + int(tens[1])) if tens and joined and int(tens[1]) >= 20 else (last, rank)


def _silent(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> bool:
    """Is the rank of a kind that belongs to dates, or no rank at all?"""
    words, months = lexicon.words("ordinal.silent_of"), lexicon.phrases("number.months")
    around = (*tokens[last : last + 1], *tokens[max(0, first - 1) : first])
    if any(words & {*t.forms} for t in around):
        return True
    if months.ending_at(tokens, first, 2) or months.match(tokens, last) or (last + 1 < len(tokens) and months.match(tokens, last + 1)):
        return True
    if first and (tokens[first - 1].kind == "number" or tokens[first - 1].norm == "-"):
        return True
    if lexicon.section("ordinal.after_definite") != "true":
        return False
    article = lexicon.section("ordinal.definite")
    definite = first > 0 and any(form.startswith(article) for form in tokens[first - 1].forms)
    return not (definite and tokens[first].kind == "word" and any(form.startswith(article) for form in tokens[first].forms))


def _mention(tokens: Sequence[Token], first: int, last: int, rank: int, lexicon: Lexicon) -> Mention:
    span = Span(tokens[first].start, tokens[last - 1].end)
    if lexicon.section("ordinal.after_definite") == "true":
        of: str | None = tokens[first - 1].text if first else None
    else:
        thing = counted.noun(tokens, last, lexicon)
        of = thing.text if thing else None
    return Mention(kind="ordinal", span=span, value=Ordinal(rank=rank, of=of))
