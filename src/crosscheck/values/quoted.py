"""Finds names in quotation marks in a script without capitals: «ساحل غازون», «أوصوم», and what they are called without them elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from crosscheck.gazetteer import nations
from crosscheck.lang import Lexicon
from crosscheck.tokens import Token
from crosscheck.values.attached import affixes, definite
from crosscheck.values.familiar import familiar, listed

_CLOSING = {"«": "»", "“": "”", '"': '"'}
_LONGEST = 5  # tokens of a name, with the marks between its words
_LETTERS, _MOST = 3, 11  # letters of a name of one word


def quoted(tokens: Sequence[Token], lex: Lexicon) -> Iterator[tuple[int, int]]:
    """The names between quotation marks, without them: one to four words of which the language doesn't know one at least, and that aren't all said elsewhere."""
    if lex.section("people.cased") != "no":
        return
    for i, token in enumerate(tokens):
        end = _closing(tokens, i) if token.text in _CLOSING else 0
        if end and _may_be(tokens, i, lex) and _is_name(tokens, i + 1, end, _told(tokens, i, lex), lex):
            yield i + 1, end


def _told(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """Whether a word for a body stands before a mark: منصة «ألارم فون»."""
    if not i:
        return False
    return not lex.words("organizations.called").isdisjoint(tokens[i - 1].forms) or lex.phrases("organizations.heads").ending_at(tokens, i, 2) is not None


def _may_be(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """Whether what stands before a mark lets a body follow: behind guillemets all but a film or a nickname, behind other marks only a word for a body."""
    before = tokens[i - 1].forms if i else ()
    if tokens[i].text == "«":
        return lex.words("organizations.not_called").isdisjoint(before)
    return _told(tokens, i, lex)


def again(tokens: Sequence[Token], seen: AbstractSet[str]) -> Iterator[tuple[int, int]]:
    """Where a name that stood between quotation marks stands without them."""
    firsts = {name.partition(" ")[0] for name in seen}
    for i, token in enumerate(tokens):
        if token.norm in firsts:
            end = next((k for k in range(min(len(tokens), i + _LONGEST), i, -1) if tokens[k - 1].kind == "word" and name_of(tokens[i:k]) in seen), 0)
            if end:
                yield i, end


def name_of(tokens: Sequence[Token]) -> str:
    """The words of a name, without the marks between them."""
    return " ".join(t.norm for t in tokens if t.kind == "word")


def _closing(tokens: Sequence[Token], i: int) -> int:
    """The index of the mark that closes the one at `i`, or 0."""
    return next((k for k in range(i + 2, min(i + 2 + _LONGEST, len(tokens))) if tokens[k].text == _CLOSING[tokens[i].text]), 0)


def _is_name(tokens: Sequence[Token], start: int, end: int, told: bool, lex: Lexicon) -> bool:
    words = [t for t in tokens[start:end] if t.kind == "word"]
    if not words or any(t.kind not in ("word", "mark") or t.text in ".,،:؛!؟" for t in tokens[start:end]):
        return False
    if told:
        return words[0].norm not in lex.words("people.stops")
    if any(t.norm in lex.words("people.stops") or nations(lex.code).match((t,), 0) or (definite(t.norm, lex) and familiar(t.norm, lex)) for t in words):
        return False
    if len(words) == 1:
        return _LETTERS <= len(words[0].norm) <= _MOST and not familiar(words[0].norm, lex) and not words[0].norm.endswith(affixes(lex, "possessive"))
    return any(not familiar(t.norm, lex) for t in words) and not (len(words) > 2 and listed(words[0].norm, lex))
