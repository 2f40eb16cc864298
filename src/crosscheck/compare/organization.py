"""Organization names: one name in any spelling or script is one organization; a short form ("the health ministry") is its long form.

Keys are `unicef` for a body that is known, or `ministry:federal+health@SD` (head, concepts, country) for a name that is understood.
"""

from __future__ import annotations

import regex

from crosscheck.compare._named import Options, by_house, by_name
from crosscheck.gazetteer import place_key
from crosscheck.model import Claim, Comparison, Name
from crosscheck.names import part_likeness, parts
from crosscheck.registry import descriptive, family, head, international, within

__all__ = ["Options", "compare"]
_WORDS = regex.compile(r"\p{L}+")
_HEARD = 0.85  # words at least this alike are one word in two spellings
_SHORT = 3  # letters; shorter words are links
_HOLLOW = frozenset(("national", "general", "public"))  # what any body of a state may have in its name, or leave out
_COUNTRY = 2  # letters of a country's key


def compare(a: Claim, b: Claim, options: Options) -> Comparison | None:
    """Is it one body? A state's body and a company have different parts in a story, so of the two there is nothing to say."""
    if not isinstance(a.value, Name) or not isinstance(b.value, Name):
        return None
    left, right = a.value, b.value
    if told := by_house(left, right):
        return told
    both = f"{left.name} and {right.name}"
    if _turned(left.name, right.name):
        return Comparison(verdict="compatible", why=f"{both} have the same letters")
    if left.key and right.key and left.key != right.key:
        if within(left.key, right.key) or _cut(left.key, right.key):
            return None
        if ":" in left.key and ":" in right.key:
            return _by_key(left.key, right.key, both) or by_name(left, right, options)
    if {family(n.name, n.key) for n in (left, right)} == {"business"} and any(
        part_likeness(x, y) >= _HEARD for x in _telling(left.name) for y in _telling(right.name)
    ):
        return Comparison(verdict="compatible", why=f"{both} share the word that tells a company from others")
    found = by_name(left, right, options)
    if found and found.verdict == "conflicting" and (_begins(left.name, right.name) or _begins(right.name, left.name) or not _rivals(left, right)):
        return None
    return found


def _cut(left: str, right: str) -> bool:
    """Whether one of two bodies of a kind only says that it is one of the state's: the National Commission may be the electoral one."""
    (kind, ours, here), (other, theirs, there) = (_parts(key) for key in (left, right))
    return kind == other and here == there and (ours <= _HOLLOW) != (theirs <= _HOLLOW)


def _begins(acronym: str, name: str) -> bool:
    """Whether an acronym begins with the first letters of a name that stops short: FNM, Fédération nationale (of miners)."""
    words = parts(name).words
    return acronym.isupper() and acronym.isalpha() and 1 < len(words) < len(acronym) and acronym.casefold().startswith("".join(word[0] for word in words))


def _turned(left: str, right: str) -> bool:
    """Whether one acronym has the other's letters in another order: NATO and OTAN, or Latin letters turned round in a text that runs from right to left."""
    return left != right and left.isupper() and len(left) >= _SHORT and sorted(left) == sorted(right)


def _by_key(left: str, right: str, both: str) -> Comparison | None:
    """What two understood names say: a body of the same kind with less said of it may be the same."""
    (kind, ours, here), (other, theirs, there) = (_parts(key) for key in (left, right))
    if here and there and here != there:
        return Comparison(verdict="conflicting", why=f"{both} are bodies of two countries")
    if ours <= theirs or theirs <= ours:
        return Comparison(verdict="compatible", why=f"of {both} one is the longer form of the other") if kind == other else None
    if kind == other and not ours & theirs:
        return Comparison(verdict="conflicting", why=f"{both} are different")
    return None


def _parts(key: str) -> tuple[str, frozenset[str], str]:
    name, _, country = key.partition("@")
    kind, _, concepts = name.partition(":")
    return kind, frozenset(concepts.split("+")), country


def _rivals(left: Name, right: Name) -> bool:
    """Whether one could stand where the other stands: two companies, two ministries; agencies of the state and of society may."""
    kinds = {family(left.name, left.key), family(right.name, right.key)}
    if "news" in kinds and kinds != {"news"}:
        return False  # an agency tells of the others
    if "sport" in kinds and kinds != {"sport"}:
        return False  # a club plays under a federation, for a sponsor, before the police
    if international(left.key) and international(right.key):
        return True  # the World Bank is a bank, and pays like the European Union
    if "business" in kinds and not kinds <= {"business", None}:
        return False
    understood = left.key and right.key
    if understood or head(left.name) != head(right.name) or not (_general(left.name) or _general(right.name)):
        return True
    ours, theirs = _towns(left.name), _towns(right.name)
    return bool(ours and theirs and not ours & theirs)  # the universities of Pisa and of Bologna


def _towns(name: str) -> frozenset[str]:
    """The places in a name, but for countries: a body of the country may be at home in any town of it."""
    return frozenset(
        key for word in _WORDS.findall(name) if not descriptive(word) and (key := place_key(word)) and not (len(key) == _COUNTRY and key.isupper())
    )


def _telling(name: str) -> tuple[str, ...]:
    """The words of a name that don't describe: Kardo of Kardo Energy."""
    return tuple(word for word in parts(name).words if len(word) > _SHORT and not descriptive(word) and not place_key(word))


def _general(name: str) -> bool:
    """Whether a name only says what a body is and where: "the Regional Union" may be short for any regional union."""
    return all(len(word) < _SHORT or descriptive(word) or place_key(word) for word in _WORDS.findall(name))
