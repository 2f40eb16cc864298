"""Places in an order: the third forum, 2e réunion, «للمرة الثالثة», "the second of three talks".

Words that only look like ranks stay silent: "at first", prime ministers, centuries, months and wars with numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.lang import Lexicon
from crosscheck.model import Article, Mention, Ordinal, Span
from crosscheck.sentences import Sentence
from crosscheck.tokens import Token
from crosscheck.values import counted
from crosscheck.values.number import numbers
from crosscheck.values.number_words import number_words
from crosscheck.values.rank import LARGEST_NOUNLESS, rank, roman_like
from crosscheck.values.spelled import spelled


def read(sentence: Sentence, lexicon: Lexicon, article: Article) -> Iterator[Mention]:
    """The ranks of a sentence."""
    tokens, words = sentence.tokens, number_words(lexicon)
    suffixes, roman = lexicon.words("ordinal.suffixes"), bool(lexicon.section("ordinal.roman"))
    nothing = words.either.isdisjoint
    places = [
        i
        for i, t in enumerate(tokens)
        if (t.kind == "number" and i + 1 < len(tokens) and tokens[i + 1].norm in suffixes)
        or (t.kind == "word" and (not nothing(t.forms) or (roman and roman_like(t))))
    ]
    quiet: frozenset[int] | None = None
    behind = 0
    for i in places:
        if i < behind:
            continue
        begun = spelled(tokens, i, lexicon) if tokens[i].kind == "word" else None
        found = rank(tokens, i, lexicon, begun)
        if found is None:
            behind = begun[0] if begun else i + 1
            continue
        if quiet is None:
            quiet = _quiet(sentence, lexicon)
        if quiet.isdisjoint(range(i, found[0])) and not _silent(tokens, i, found[0], lexicon) and _agrees(tokens, i, *found, lexicon):
            yield _mention(tokens, i, *found, lexicon)
        behind = found[0]


def _quiet(sentence: Sentence, lexicon: Lexicon) -> frozenset[int]:
    """The tokens of phrases that are no ranks ("at first"), and of fractions ("a fifth")."""
    phrases = {i for first, last, _ in lexicon.phrases("ordinal.silent").all(sentence.tokens) for i in range(first, last)}
    return frozenset(phrases.union(*(range(n.first, n.last) for n in numbers(sentence, lexicon) if n.last > n.first + 1)))


def _silent(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> bool:
    """Is the rank of a kind that belongs to dates, or no rank at all?"""
    words, months = lexicon.words("ordinal.silent_of"), lexicon.months
    before = tokens[first - 1] if first else None
    compound = last + 1 < len(tokens) and tokens[last].norm == "-" and tokens[last + 1].norm in lexicon.words("ordinal.compounds")
    around = (*(() if compound else tokens[last : last + 1]), *((before,) if before else ()))  # second-largest, but second-hand
    if any(not words.isdisjoint(t.forms) for t in around):
        return True
    if months.ending_at(tokens, first, 2) or months.match(tokens, last) or (last + 1 < len(tokens) and months.match(tokens, last + 1)):
        return True
    if before is None:
        return False
    if before.kind == "number" or before.norm == "-":
        return True
    after = lexicon.words("ordinal.adverb_unless_after")
    if after and tokens[first].norm in lexicon.words("ordinal.adverbs") and before.kind == "word" and before.norm not in after:
        return True  # "disarm its weapons first"
    return _timed(tokens, first, last, lexicon)


def _timed(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> bool:
    """Is a rank the unit of time of the same name ("per second", "wait a second")?"""
    if not lexicon.phrases("duration.units").match(tokens, first):
        return False
    before = tokens[first - 1].forms
    if not lexicon.words("ordinal.unit_always_after").isdisjoint(before):
        return True
    return not lexicon.words("ordinal.unit_after").isdisjoint(before) and counted.ranked(tokens, last, lexicon) is None


# ------------------------------------------------------------------ languages whose ranks follow their noun and take its article


def _agrees(tokens: Sequence[Token], first: int, last: int, value: int, lexicon: Lexicon) -> bool:
    """Does a rank with an article of its own («الثالث») stand where ranks stand: behind a noun with an article, or as a noun?"""
    if lexicon.section("ordinal.after_definite") != "true" or tokens[first].kind != "word":
        return True
    before, mark = tokens[first - 1] if first else None, lexicon.section("ordinal.definite")
    if before and (lexicon.phrases("number.values").match(tokens, first - 1) or before.norm in lexicon.words("ordinal.names")):
        return False
    ends = last == len(tokens) or tokens[last].kind == "mark"
    small = lexicon.words("quantity.stop")
    opens = before is None or before.kind == "mark" or not small.isdisjoint(before.forms)
    if _definite(tokens[first], mark):
        if before and not lexicon.words("ordinal.hours_after").isdisjoint(before.forms):
            return False
        return opens or _definite(before, mark) or ends
    if _before_noun(tokens, last, lexicon) and lexicon.phrases("ordinal.construct").match(tokens, first):
        return True
    if not (ends or not small.isdisjoint(tokens[last].forms)) or not 2 < value <= LARGEST_NOUNLESS:
        return ends and before is None and value <= LARGEST_NOUNLESS
    return (before is None and ends) or (before is not None and not opens and not _definite(before, mark))  # «جولة ثالثة»


def _definite(token: Token | None, mark: str) -> bool:
    return token is not None and any(form.startswith(mark) for form in token.forms)


def _before_noun(tokens: Sequence[Token], last: int, lexicon: Lexicon) -> bool:
    """Does a noun follow («ثالث تعديل»)?"""
    if last >= len(tokens) or tokens[last].kind != "word" or tokens[last].norm in lexicon.words("quantity.stop") | lexicon.words("ordinal.silent_of"):
        return False
    return not lexicon.months.match(tokens, last)


def _noun(token: Token, lexicon: Lexicon) -> bool:
    """Is a word before a rank what is counted, and no small word («وهي الثانية»)?"""
    return token.kind == "word" and lexicon.words("quantity.stop").isdisjoint(token.forms)


def _mention(tokens: Sequence[Token], first: int, last: int, rank: int, lexicon: Lexicon) -> Mention:
    span = Span(tokens[first].start, tokens[last - 1].end)
    mark = lexicon.section("ordinal.definite")
    of = counted.ranked(tokens, last, lexicon)
    if mark and _definite(tokens[first], mark):  # "اليوم الثالث": what is counted stands before
        of = tokens[first - 1].text if first and _noun(tokens[first - 1], lexicon) else None
    return Mention(kind="ordinal", span=span, value=Ordinal(rank=rank, of=of))
