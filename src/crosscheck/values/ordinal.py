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
from crosscheck.values.rank import rank


def read(sentence: Sentence, lexicon: Lexicon, article: Article) -> Iterator[Mention]:
    """The ranks of a sentence."""
    tokens = sentence.tokens
    quiet = {i for first, last, _ in lexicon.phrases("ordinal.silent").all(tokens) for i in range(first, last)}
    i = 0
    while i < len(tokens):
        found = rank(tokens, i, lexicon)
        if found and i not in quiet and not _silent(tokens, i, found[0], lexicon):
            yield _mention(tokens, i, *found, lexicon)
        elif construct := lexicon.phrases("ordinal.construct").match(tokens, i):
            found = construct[0], int(construct[1])
            if i not in quiet and _before_noun(tokens, i, found[0], lexicon):
                yield _mention(tokens, i, *found, lexicon)
        i = found[0] if found else i + 1


def _silent(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> bool:
    """Is the rank of a kind that belongs to dates, or no rank at all?"""
    words, months = lexicon.words("ordinal.silent_of"), lexicon.months
    around = (*tokens[last : last + 1], *tokens[max(0, first - 1) : first])
    if any(words & {*t.forms} for t in around):
        return True
    if months.ending_at(tokens, first, 2) or months.match(tokens, last) or (last + 1 < len(tokens) and months.match(tokens, last + 1)):
        return True
    if first and (tokens[first - 1].kind == "number" or tokens[first - 1].norm == "-"):
        return True
    after = lexicon.words("ordinal.adverb_unless_after")
    if first and after and lexicon.words("ordinal.adverbs") & {tokens[first].norm} and tokens[first - 1].kind == "word" and tokens[first - 1].norm not in after:
        return True  # "disarm its weapons first"
    if lexicon.phrases("duration.units").match(tokens, first) and counted.ranked(tokens, last, lexicon) is None:
        return True  # a second
    if lexicon.section("ordinal.after_definite") != "true":
        return False
    article = lexicon.section("ordinal.definite")
    if first and lexicon.phrases("number.values").match(tokens, first - 1):
        return True
    definite = first > 0 and any(form.startswith(article) for form in tokens[first - 1].forms)
    return not (definite and tokens[first].kind == "word" and any(form.startswith(article) for form in tokens[first].forms))


def _before_noun(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> bool:
    """Does a rank without article stand before a noun («ثالث تعديل»)?"""
    mark = lexicon.section("ordinal.definite")
    if last >= len(tokens) or tokens[last].kind != "word" or tokens[last].norm in lexicon.words("quantity.stop") | lexicon.words("ordinal.silent_of"):
        return False
    return not tokens[first].norm.startswith(mark) and not lexicon.months.match(tokens, last)


def _mention(tokens: Sequence[Token], first: int, last: int, rank: int, lexicon: Lexicon) -> Mention:
    span = Span(tokens[first].start, tokens[last - 1].end)
    mark = lexicon.section("ordinal.definite")
    of = counted.ranked(tokens, last, lexicon)
    if mark and tokens[first].norm.startswith(mark):  # "اليوم الثالث": what is counted stands before
        of = tokens[first - 1].text if first else None
    return Mention(kind="ordinal", span=span, value=Ordinal(rank=rank, of=of))
