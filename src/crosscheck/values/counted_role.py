"""In which role things are counted: killed, wounded, missing … of the words around the number; never one for another.

The noun itself says it best ("12 dead"), then the nearest word of the clause ("12 people were killed", "killing 12").
A list shares the role that is said once ("12 soldiers and three civilians were killed"), and so do those whom a number
includes. A role that is denied, or said of two groups at once ("killed or wounded"), is none of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.lang import Lexicon
from crosscheck.tokens import Token
from crosscheck.values.counted import Counted, joined
from crosscheck.values.counted_scene import Role, Scene
from crosscheck.values.number import Number

REACH = 9  # words between a number and the verb that says its role
ASIDE = 12  # words of what stands between two commas ("12 people, including four children, died")
DENIAL = 3  # words before a role within which a "not" denies it
BREAKS = frozenset(',;:.!?()[]«»“”"—–،؛؟…')
GROUPS = frozenset({"hostages", "arrested", "displaced"})  # what becomes of them says more: "12 hostages were killed"
_CASUALTIES, CASUALTY = frozenset({"killed", "wounded", "missing"}), "casualties"


def roles(tokens: Sequence[Token], found: Sequence[Number], things: Sequence[Counted | None], lexicon: Lexicon) -> list[str | None]:
    """The role of each number of a sentence, in order; None where the words give it none."""
    scene = Scene(tokens, found, things, lexicon)
    said = [_own(i, scene) for i in range(len(found))]
    for i in range(1, len(said)):
        if not said[i].how and ((said[i - 1].how in ("before", "list") and _listed(i, scene)) or _included(i, scene)):
            said[i] = Role(said[i - 1].name, "list" if said[i - 1].name else "")
    for i in range(len(said) - 2, -1, -1):
        if not said[i].how and said[i + 1].how in ("after", "forward") and _listed(i + 1, scene) and not _whole(i, scene):
            said[i] = Role(said[i + 1].name, "forward")
            for j in range(i + 1, min(i + 3, len(said))):  # those that it includes
                if not said[j].how and _included(j, scene):
                    said[j] = Role(said[i].name, "list")
    return [scene.named(role).name for role in said]


def _own(i: int, scene: Scene) -> Role:
    """The role that the words around number `i` give it."""
    number, thing = scene.found[i], scene.things[i]
    if thing and scene.lexicon.words("quantity.times") & set(scene.tokens[thing.first].forms):
        return Role()  # "200 times the energy released"
    behind, noun = scene.behind(i), _noun(i, scene)
    if noun and noun.name not in GROUPS:
        return noun
    if i and scene.shared(i - 1):
        return noun or Role(None, "whole")
    if scene.lexicon.phrases("quantity.none_of").ending_at(scene.tokens, number.outer):
        return Role(None, "not")
    after, before = _after(i, behind, scene), _before(i, scene)
    if after and after[1].how == "not":
        return noun or after[1]
    near = min((hit for hit in (before, after) if hit and not (noun and hit[1].name in GROUPS)), key=lambda hit: hit[0], default=None)
    return near[1] if near else noun or Role()


def _noun(i: int, scene: Scene) -> Role | None:
    """The role that the counted noun itself says ("12 dead"); of some of others ("12 of the 40 hostages"), it says none."""
    if scene.shared(i):
        return None
    for j in range(scene.found[i].last, scene.behind(i)):
        if hit := scene.table.match(scene.tokens, j):
            return Role(_both(j, hit, scene) or hit[1], "noun")
    return None


def _after(i: int, behind: int, scene: Scene) -> tuple[int, Role] | None:
    """The first role said behind a number, up to the next one, a mark or an "and": (distance, role)."""
    tokens, start = scene.tokens, _past_aside(behind, scene)
    if start > behind and tokens[behind + 1].norm in scene.lexicon.words("quantity.relative") and (inside := _first(behind + 1, start - 1, scene)):
        return inside
    following = next((n.outer for n in scene.found[i + 1 : i + 5] if n.outer >= start), len(tokens))
    return _first(start, min(following, start + REACH), scene)


def _first(start: int, end: int, scene: Scene) -> tuple[int, Role] | None:
    """The first role said in a stretch that no mark and no "and" breaks: (distance, role)."""
    tokens, denied = scene.tokens, scene.lexicon.words("quantity.not")
    for j in range(start, end):
        if tokens[j].norm in BREAKS or tokens[j].norm in scene.joins or joined(tokens[j], scene.lexicon):
            return None
        if hit := scene.table.match(tokens, j):
            if any(t.norm in denied for t in tokens[max(start, j - DENIAL) : j]):
                return j - start, Role(None, "not")
            return j - start, Role(_both(j, hit, scene) or hit[1], "after")
    return None


def _past_aside(at: int, scene: Scene) -> int:
    """Behind what stands between two commas at token `at`, if it names a part or starts a relative clause; behind "and a child"; else `at`."""
    tokens = scene.tokens
    if at + 2 < len(tokens) and tokens[at].norm in scene.joins and tokens[at + 1].norm in scene.lexicon.words("quantity.one_unit"):
        return at + 3
    if at + 1 >= len(tokens) or tokens[at].norm not in ",،–—(":
        return at
    if not (scene.lexicon.phrases("quantity.including").match(tokens, at + 1) or tokens[at + 1].norm in scene.lexicon.words("quantity.relative")):
        return at
    close = ")" if tokens[at].norm == "(" else tokens[at].norm
    end = next((j for j in range(at + 1, min(len(tokens), at + ASIDE)) if tokens[j].norm == close), None)
    return at if end is None else end + 1


def _before(i: int, scene: Scene) -> tuple[int, Role] | None:
    """The last role said before a number, behind the one before it, a mark or an "and": (distance, role)."""
    tokens, end = scene.tokens, scene.found[i].outer
    start = max(scene.behind(i - 1) if i else 0, end - REACH)
    for j in range(end - 1, start - 1, -1):
        if tokens[j].norm in BREAKS or tokens[j].norm in scene.joins:
            return None
        hit = scene.table.match(tokens, j)
        if hit and hit[0] <= end:
            if any(not scene.lexicon.words("quantity.not").isdisjoint(t.forms) for t in tokens[max(start, j - DENIAL + 1) : j]):
                return None
            return end - hit[0], Role(_joint_before(j, hit[1], start, scene) or hit[1], "before")
        if joined(tokens[j], scene.lexicon):
            return None
    return None


def _both(j: int, hit: tuple[int, str], scene: Scene) -> str | None:
    """The joint role, where another follows with "and" or "or" between: "killed or injured", «قتيل وجريح»."""
    tokens, at = scene.tokens, hit[0]
    if at < len(tokens) and tokens[at].norm in scene.joins:
        at += 1
    elif not (at < len(tokens) and joined(tokens[at], scene.lexicon)):
        return None
    other = scene.table.match(tokens, at)
    return CASUALTY if other and other[1] != hit[1] and {other[1], hit[1]} <= _CASUALTIES else None


def _joint_before(j: int, name: str, start: int, scene: Scene) -> str | None:
    """The joint role, where another stands right before the one at token `j`: «مقتل وإصابة 30»."""
    at = j - (j > start and scene.tokens[j - 1].norm in scene.joins)
    if at == j and not joined(scene.tokens[j], scene.lexicon):
        return None
    other = scene.table.ending_at(scene.tokens, at, 2)
    return CASUALTY if other and other[0] >= start and other[1] != name and {other[1], name} <= _CASUALTIES else None


def _listed(i: int, scene: Scene) -> bool:
    """Does number `i` follow the one before it in a list ("12 soldiers and three civilians")?"""
    gap = scene.tokens[scene.behind(i - 1) : scene.found[i].outer]
    if not gap:
        return joined(scene.tokens[scene.found[i].first], scene.lexicon)
    return len(gap) == 1 and (gap[0].norm in scene.joins or gap[0].norm in ",،")


def _whole(i: int, scene: Scene) -> bool:
    """Is number `i` that of which others are a part ("of the 60 houses, 12 were destroyed")?"""
    apart = scene.tokens[scene.behind(i)].norm in ",،"
    return apart and scene.lexicon.phrases("quantity.whole_of").ending_at(scene.tokens, scene.found[i].outer) is not None


def _included(i: int, scene: Scene) -> bool:
    """Is number `i` said to be part of the one before it ("including four children")?"""
    found = scene.lexicon.phrases("quantity.including").ending_at(scene.tokens, scene.found[i].outer, 4)
    return found is not None and found[0] >= scene.behind(i - 1)
