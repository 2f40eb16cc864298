"""The place a date stands in: what its clause looks at, the past or what is to come, and whether anything hangs on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from crosscheck.lang import Lexicon
from crosscheck.tokens import Token

Tense = Literal["past", "future", "unsaid"]

_REACH = 12  # tokens looked at on each side
_CLOSING = frozenset('.,;:!?…)»"،؛؟”')


@dataclass(frozen=True, slots=True)
class Here:
    """The place in the text that is being read."""

    tokens: Sequence[Token]
    lexicon: Lexicon
    published: date | None


def closed(here: Here, end: int) -> bool:
    """Whether nothing follows that the number or unit before `end` would belong to ("the 22nd floor")."""
    behind = here.tokens[end] if end < len(here.tokens) else None
    if behind and behind.norm in (",", "،") and end + 1 < len(here.tokens) and here.tokens[end + 1].kind == "number":
        return False  # « les 27, 28 et 29 mars »
    if behind is None or behind.norm in _CLOSING:
        return True
    if behind.norm in ("-", "–", "—") and behind.start > here.tokens[end - 1].end:
        return True
    return not here.lexicon.words("date.may_follow").isdisjoint(behind.forms)


def tense_at(here: Here, start: int, end: int) -> Tense:
    """Whether the clause around a date looks back or ahead: by the nearest cue before it, else by the first behind it."""
    return _before(here, start) or _behind(here, end) or ("future" if _to_come(here, start) else "unsaid")


def _before(here: Here, start: int) -> Tense | None:
    for i in range(start - 1, max(-1, start - _REACH - 1), -1):
        if _breaks(here, i):
            return "future" if i and _opens(here, i) and _cue(here, i - 1) == "future" else None  # «من المقرر أن يجتمعوا الخميس»
        found = _cue(here, i)
        if found == "past" and _carried(here, i):
            return "future"
        if found:
            return found
    return None


def _behind(here: Here, end: int) -> Tense | None:
    if end + 1 < len(here.tokens) and here.tokens[end].norm in (",", "،") and _joined(here, end + 1):
        return None  # "… on Friday, and is expected to": what is joined on says a thing of its own
    for i in range(end, min(len(here.tokens), end + _REACH)):
        if _breaks(here, i) or (i > end and here.tokens[i].norm in (",", "،")):
            return None
        if found := _cue(here, i):
            return found
    return None


def _joined(here: Here, i: int) -> bool:
    """Whether a token is, or has attached to it, a word that joins clauses ("and", «ومن»)."""
    joiners, token = here.lexicon.words("number.and"), here.tokens[i]
    return token.norm in joiners or any(token.norm.startswith(j) and token.norm[len(j) :] in token.forms for j in joiners)


def _carried(here: Here, i: int) -> bool:
    """Whether what looks like the past is part of what is to come: "will have", "is expected to be held"."""
    auxiliaries = here.lexicon.words("date.auxiliaries")
    for k in range(i - 1, max(-1, i - _REACH), -1):
        if auxiliaries.isdisjoint(here.tokens[k].forms):
            return _cue(here, k) == "future"
    return False


def _to_come(here: Here, start: int) -> bool:
    """Whether an infinitive says what is to come, as in a headline: "Ministers to meet on Thursday"."""
    marks, nouns = here.lexicon.words("date.infinitive"), here.lexicon.words("date.not_nouns")
    for i in range(start - 1, max(-1, start - _REACH - 1), -1):
        if _breaks(here, i):
            return False
        if not marks.isdisjoint(here.tokens[i].forms):
            verb = here.tokens[i + 1]
            return i + 1 < start and verb.kind == "word" and not verb.capitalised and nouns.isdisjoint(verb.forms)
    return False


def _breaks(here: Here, i: int) -> bool:
    return here.tokens[i].norm in (";", ":", ".", "!", "?", "؟", "؛") or _opens(here, i)


def _opens(here: Here, i: int) -> bool:
    """Whether a word opens a clause of its own."""
    return not here.lexicon.words("date.clause_starts").isdisjoint(here.tokens[i].forms)


def _cue(here: Here, i: int) -> Tense | None:
    token, words = here.tokens[i], here.lexicon.words
    if token.kind != "word":
        return None
    if not words("date.future").isdisjoint(token.forms):
        return "future"
    if not words("date.past").isdisjoint(token.forms):
        return "past"
    if token.capitalised or token.norm in words("date.not_tensed"):
        return None
    if _ends(token.norm, words("date.future_endings")) or any(
        token.norm.startswith(p) and len(token.norm) >= len(p) + 3 for p in words("date.future_prefixes")
    ):
        return "future"
    return "past" if len(token.norm) > 4 and _ends(token.norm, words("date.past_endings")) else None


def _ends(norm: str, endings: frozenset[str]) -> bool:
    return norm.endswith(tuple(endings))
