"""What numbers count: whether two of them count things of one sort, and things that are never the same."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.letters import normal
from crosscheck.model import Claim, Money, Percent, Quantity
from crosscheck.within._line import Line

# Ids of `within.people` that no one can be two of.
_APART = (
    frozenset(("man", "woman", "child")),
    frozenset(("man", "woman", "girl", "boy")),
    frozenset(("boy", "girl")),
    frozenset(("adult", "child")),
    frozenset(("passenger", "crew")),
    frozenset(("student", "teacher")),
    frozenset(("soldier", "police", "civilian", "rescuer")),
)
_FATES = frozenset(("killed", "wounded", "missing"))
_ALIKE = 4  # letters that two forms of one noun share at their start


def sort(claim: Claim) -> tuple[str, str | None] | None:
    """Kind and unit: only numbers of one sort are added. None for shares of one."""
    value = claim.value
    if isinstance(value, Quantity):
        return None if 0 < value.stated < 1 else ("quantity", value.unit)
    if isinstance(value, Money):
        return "money", value.unit
    return ("percent", value.unit) if isinstance(value, Percent) else None


def addable(a: Claim, b: Claim) -> bool:
    """Whether two numbers may be added: of one sort, or one without noun and unit: "9.2 million tonnes and 6.5 million"."""
    left, right = sort(a), sort(b)
    if left is None or right is None:
        return False
    return left == right or (bare((a,)) and right[0] != "percent") or (bare((b,)) and left[0] != "percent")


def people(line: Line, claim: Claim) -> str | None:
    """What people a number counts (`man`, `child`, `person` …), None where it doesn't say."""
    noun = claim.value.of if isinstance(claim.value, Quantity) else None
    if noun is None:
        return None
    own, table = line.tokens_of(claim), line.table("people")
    phrase = (*own, *line.behind(claim, 3))
    found = next((m for i in range(len(own)) if (m := table.match(phrase, i))), None) or next(table.all(line.words.tokenizer.tokens(noun)), None)
    return found[-1] if found else None


def folk(line: Line, claim: Claim) -> bool:
    """Whether a number counts people."""
    return people(line, claim) is not None or (isinstance(claim.value, Quantity) and claim.value.role is not None)


def kin(line: Line, whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether the parts surely count what their total counts: the same noun, no noun on one side, or people among people; amounts always do."""
    of = whole.value
    if not isinstance(of, Quantity) or of.of is None:
        return True
    them = folk(line, whole)
    return all(isinstance(p.value, Quantity) and (p.value.of is None or same_noun(p.value.of, of.of) or (them and people(line, p) is not None)) for p in parts)


def same_noun(a: str | None, b: str | None) -> bool:
    """Whether two words are forms of one noun."""
    if a is None or b is None:
        return False
    left, right = normal(a), normal(b)
    return left == right or (len(left) >= _ALIKE and left[:_ALIKE] == right[:_ALIKE])


def bare(claims: Sequence[Claim]) -> bool:
    """Whether these are plain numbers without a noun or unit of their own: they count what was counted before."""
    return all(isinstance(c.value, Quantity) and c.value.of is None and c.value.unit is None for c in claims)


def exclusive(line: Line, parts: Sequence[Claim]) -> bool:
    """Whether nobody can be in two of the parts: men and women, killed and wounded."""
    kinds = [people(line, p) for p in parts]
    if len(set(kinds)) == len(kinds) and any(all(k in group for k in kinds) for group in _APART):
        return True
    roles = [p.value.role if isinstance(p.value, Quantity) else None for p in parts]
    return len(set(roles)) == len(roles) and all(r in _FATES for r in roles)
