"""Totals and what the text says they are made of, read off the words between numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from crosscheck.model import Claim, Money, Percent, Quantity
from crosscheck.tokens import Token
from crosscheck.within._kin import addable, bare, exclusive, people
from crosscheck.within._line import Line, begins_with_and, ended, ends_with, is_mark, starts_with, words_only

How = Literal["listed", "including", "told", "added", "rest"]
_LISTING = frozenset(",،;؛")
_FAR, _NOUN, _LONG = 25, 4, 8  # tokens: from a total to its parts; what is counted; what is said of a part
_LEAST = 2  # parts of a list


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A total, its parts, and whether the text says that these are all."""

    whole: Claim
    parts: tuple[Claim, ...]
    all: bool
    how: How


def parts(line: Line) -> Iterator[Parts]:
    """The totals of a sentence that stand before or behind a list of their parts."""
    counts = [c for c in line.claims if isinstance(c.value, Quantity | Money | Percent)]
    at = 0
    while at < len(counts) - 1:
        run = _run(line, counts, at + 1)
        found = _before(line, counts[at], run)
        if found:
            yield found
        at += 1 + (len(run) if found else 0)
    at = 0
    while at < len(counts) - _LEAST:
        run = _run(line, counts, at)
        behind = at + len(run)
        if len(run) >= _LEAST and behind < len(counts) and _adds(line, run[-1], counts[behind]):
            yield Parts(whole=counts[behind], parts=run, all=True, how="added")
        at = behind


def _run(line: Line, counts: Sequence[Claim], start: int) -> tuple[Claim, ...]:
    """The numbers of one sort from `start` on, joined by commas and "and"; a comma behind an "and" begins something else."""
    end, last = start + 1, None
    while end < len(counts) and addable(counts[start], counts[end]):
        joint = _joint(line, counts[end - 1], counts[end])
        if joint is None or (last == "and" and joint == "comma"):
            break
        end, last = end + 1, joint
    return tuple(counts[start:end])


def _joint(line: Line, left: Claim, right: Claim) -> Literal["comma", "and"] | None:
    """How two numbers of a list are joined: a few words, then a comma or "and", then no more than "the other"."""
    joiners = line.words.words("number.and")
    glue = line.between(left, right)
    if line.attached(right) and words_only([t for t in glue if t.text not in _LISTING], _LONG):
        return "and" if not any(begins_with_and(t, joiners) for t in glue) else None
    if glue and len(glue) <= _LEAST + 1 and begins_with_and(glue[0], joiners) and words_only(glue[1:], _LEAST):  # «قتل 20 وأصيب 15»
        return "and"
    marks = [i for i, t in enumerate(glue) if t.text in _LISTING or t.norm in joiners]
    if not marks or marks[-1] - marks[0] != len(marks) - 1 or marks[0] > _LONG or len(glue) - marks[-1] > _LEAST + 1:
        return None
    if not all(t.kind == "word" and not begins_with_and(t, joiners) for i, t in enumerate(glue) if i not in marks):
        return None
    return "and" if glue[marks[-1]].norm in joiners else "comma"


def _before(line: Line, whole: Claim, run: tuple[Claim, ...]) -> Parts | None:
    """A total before its parts."""
    how = _how(line, whole, run)
    if how is None or not addable(whole, run[0]) or getattr(whole.value, "part", False):
        return None
    joined = len(run) >= _LEAST and _joint(line, run[-2], run[-1]) == "and"
    if how == "told" and not joined:
        return None
    closed = joined or (len(run) >= _LEAST and is_mark(line.between(whole, run[0])[-1:], "("))
    last = len(run) >= _LEAST and rest(line, run[-1])
    every = (how not in ("including", "told") or last) and closed and not _open(line, run[-1])
    return Parts(whole=whole, parts=run, all=every, how=how)


def _how(line: Line, whole: Claim, run: Sequence[Claim]) -> How | None:
    """What the words between a number and the next say: that it includes it, consists of it, or is told by it ("six novels, three by women and …")."""
    glue = line.between(whole, run[0])
    if len(glue) > _FAR or not glue:
        return None
    if ends_with(glue, line.table("including")):
        return "including"
    before = ended(glue, line.table("consists"))
    if before is not None or is_mark(glue[-1:], ":"):
        return "listed"
    if is_mark(glue[-1:], "(") and words_only(glue[:-1], _NOUN):
        return "listed"
    if is_mark(glue[-1:], _LISTING | {"–", "—"}) and words_only(glue[:-1], 1) and _folk(line, whole, run):
        return "listed"
    if ends_with(line.before(whole), line.table("of")) and len(run) == _LEAST and rest(line, run[-1]):
        return "rest"
    if _comma(line, whole, glue) and len(run) >= _LEAST and bare(run) and not bare((whole,)):
        return None if any(starts_with(line.behind(p), line.table("of_them")) for p in run) else "told"
    return None


def _folk(line: Line, whole: Claim, run: Sequence[Claim]) -> bool:
    """Whether people are told by men, women, children …: "21 people, 12 men and 7 women"."""
    kinds = [people(line, p) for p in run]
    return people(line, whole) not in (None, *kinds) and exclusive(line, run) and not {None, "person"} & set(kinds)


def _comma(line: Line, whole: Claim, glue: Sequence[Token]) -> bool:
    """Whether a comma stands before the parts; or, behind "of the 42 passengers", a comma and a verb."""
    last = len(glue) - 1 if is_mark(glue[-1:], _LISTING) else next((i for i, t in enumerate(glue) if t.text in _LISTING), -1)
    behind = len(glue) - 1 - last
    return last >= 0 and words_only(glue[:last], _LONG) and (not behind or (behind <= _LEAST and ends_with(line.before(whole), line.table("of"))))


def rest(line: Line, claim: Claim) -> bool:
    """ "the remaining 130", "les 100 autres"."""
    before, behind = line.before(claim), [*line.tokens_of(claim), *line.behind(claim, 2)]
    if ends_with(before, line.table("rest")):
        return True
    others = next(line.table("others").all(behind), None)
    return others is not None and (not line.words.section("within.the") or ends_with(before, line.table("the")))


def _open(line: Line, last: Claim) -> bool:
    """Whether the list may go on behind its last number: "…, 7 women and a child", "among others"."""
    return next(line.table("not_all").all(line.tokens), None) is not None or more_behind(line, last)


def more_behind(line: Line, last: Claim) -> bool:
    """Whether "and" and something else follow a number: "three boys and a man"."""
    joiners = line.words.words("number.and")
    behind = line.behind(last, _LONG + 2)
    mark = next((i for i, t in enumerate(behind) if t.kind == "mark"), len(behind))
    if any(begins_with_and(t, joiners) for t in behind[:mark]):
        return True
    following: Sequence[Token] = behind[mark + 1 : mark + 2] if is_mark(behind[mark : mark + 1], _LISTING) else ()
    return any(begins_with_and(t, joiners) or t.kind == "number" for t in following)


def _adds(line: Line, last: Claim, whole: Claim) -> bool:
    """Whether a number is said to be the total of the list before it: "…, a total of 21", "…, 21 in all"."""
    if not addable(last, whole):
        return False
    glue = line.between(last, whole)
    before = ended(glue, line.table("total"))
    if before is not None:
        return bool(before) and before[-1].kind == "mark" and words_only(before[:-1], _NOUN)
    behind = line.behind(whole, _LEAST + 3)
    told = any(starts_with(behind[i:], line.table("in_all")) for i in range(min(_LEAST, len(behind))))
    return told and is_mark(glue[-1:], _LISTING | {"–", "—", "("}) and words_only(glue[:-1], _NOUN)
