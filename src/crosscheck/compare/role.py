"""Offices: a deputy isn't the head; a longer title that holds the shorter one is only more precise.

Languages don't divide the ranks alike: the "chairman" of one is the "président" and the «رئيس» of another, and most titles
of those who lead a body can stand for one another. Only offices with one meaning everywhere are put against each other.
"""

from __future__ import annotations

from crosscheck.display import display
from crosscheck.model import Claim, Comparison, Role
from crosscheck.options import NoOptions
from crosscheck.registry import head

Options = NoOptions
# Ranks that one body's leader has in different languages and papers.
LEADERS = frozenset(
    ("head", "president", "chairman", "director", "director-general", "chief-executive", "governor", "commissioner", "coordinator", "commander")
)
# Offices that are the same everywhere: nobody who holds one is called by the name of another.
SHARP = frozenset((
    "minister", "prime-minister", "president", "secretary-general", "ambassador", "charge-d-affaires", "consul", "mayor", "governor", "speaker",
    "king", "queen", "emir", "crown-prince", "chancellor", "chief-of-staff", "director", "director-general", "chief-executive", "adviser", "curator", "undersecretary",
    "board-chair",
))  # fmt: skip
STATE = frozenset(("president", "prime-minister", "head"))  # who leads a country, above all for a time
WHOLE = frozenset(("director-general", "chief-executive", "president", "chairman", "governor"))  # of a body, not of one of its branches
STAFF = frozenset(("security", "medical"))  # of a body; whoever leads only this isn't called its director
# Two ranks that one word has in some language: the president of a municipality, «مستشار».
ONE_WORD = frozenset(map(frozenset, (("president", "mayor"), ("adviser", "chancellor"), ("president", "board-chair"), ("chairman", "board-chair"))))
JUNIOR = frozenset(("deputy", "assistant"))
WITHIN = frozenset(
    (
        frozenset(("trade", "foreign-trade")),
        frozenset(("education", "higher-education")),
        frozenset(("energy", "electricity")),
        frozenset(("artistic", "technical")),
    )
)


def compare(a: Claim, b: Claim, options: Options) -> Comparison | None:
    """Could one person hold both offices as said?"""
    if not isinstance(a.value, Role) or not isinstance(b.value, Role):
        return None
    left, right = a.value, b.value
    both = f"{display(left)} and {display(right)}"
    if left.rank == right.rank and (not left.domains or not right.domains or set(left.domains) & set(right.domains)):
        return _same_office(left, right, both)
    if "former" in set(left.modifiers) ^ set(right.modifiers):
        return None  # a former minister may head anything now
    if left.rank == right.rank:
        return _other_domain(left, right, both)
    near = {left.rank, right.rank} <= LEADERS
    if near and (why := _leaders(left, right)):
        return Comparison(verdict="conflicting", why=f"{both}: {why}")
    if near or _vague(left, right) or _for_a_time(left, right) or _deputy_premier(left, right):
        return Comparison(verdict="conflicting", nature="precision", why=f"{both} may be one office in two words")
    return Comparison(verdict="conflicting", why=f"{both} are different offices")


def _leaders(left: Role, right: Role) -> str | None:
    """Why two who lead something can't be one, if they can't."""
    if junior(left) != junior(right):
        return "a deputy isn't the head"
    if left.domains and right.domains and not set(left.domains) & set(right.domains):
        return "they lead different things"
    return "one leads only a part of what the other leads" if _part_of(left, right) or _part_of(right, left) else None


def _same_office(left: Role, right: Role, both: str) -> Comparison:
    if junior(left) != junior(right):
        return Comparison(verdict="conflicting", why=f"{both}: a deputy isn't the head")
    if left.domains and right.domains and set(left.domains) != set(right.domains):
        return Comparison(verdict="conflicting", nature="precision", why=f"of {both} one is the longer form of the other")
    if set(left.modifiers) != set(right.modifiers) and left.modifiers and right.modifiers:
        return Comparison(verdict="conflicting", nature="precision", why=f"{both} differ in a word")
    return Comparison(verdict="compatible", why=f"{both} are one office")


def _other_domain(left: Role, right: Role, both: str) -> Comparison:
    if left.rank == "undersecretary" or any(frozenset((x, y)) in WITHIN for x in left.domains for y in right.domains):
        return Comparison(verdict="conflicting", nature="precision", why=f"of {both} one is a part of the other")
    return Comparison(verdict="conflicting", why=f"{both} are different offices")


def _vague(left: Role, right: Role) -> bool:
    """Whether one may be a looser word for the other: a minister is the head of a ministry, but not of the electoral commission."""
    if frozenset((left.rank, right.rank)) in ONE_WORD:
        return True
    loose = [r for r in (left, right) if r.rank not in SHARP]
    if len(loose) != 1 or not {left.rank, right.rank} & {"minister", "ambassador"}:
        return bool(loose) or ({left.rank, right.rank} == {"minister", "undersecretary"} and junior(left if left.rank == "minister" else right))
    return loose[0].rank not in LEADERS or head(loose[0].of or "") in (None, "ministry")


def _part_of(part: Role, whole: Role) -> bool:
    """Whether one heads a branch (security) and the other the whole body; "director" may be short for either."""
    lesser = bool(part.domains) and part.rank not in WHOLE and not whole.domains
    return lesser and (whole.rank in WHOLE or (whole.rank == "director" and whole.of is not None and set(part.domains) <= STAFF))


def junior(role: Role) -> bool:
    """Whether an office is a deputy's or an assistant's."""
    return bool(JUNIOR & set(role.modifiers))


def _for_a_time(left: Role, right: Role) -> bool:
    """Who leads a country for a time is president to one paper and head of the transitional government to another."""
    return {left.rank, right.rank} <= STATE and "acting" in (*left.modifiers, *right.modifiers)


def _deputy_premier(left: Role, right: Role) -> bool:
    """A deputy prime minister is mostly a minister as well."""
    return any(r.rank == "prime-minister" and junior(r) for r in (left, right)) and {left.rank, right.rank} == {"prime-minister", "minister"}
