"""The numbers of a sentence with what they count, as the reader of their roles sees them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from crosscheck.lang import Lexicon
from crosscheck.tokens import PhraseTable, Token
from crosscheck.values.counted import Counted
from crosscheck.values.number import Number


@dataclass(frozen=True, slots=True)
class Role:
    """A role and how it is said: by the "noun", a word "before" or "after" the number, by a "list", or denied ("not")."""

    name: str | None = None
    how: str = ""


@dataclass(frozen=True)
class Scene:
    """The numbers of a sentence with what they count, and the tables that find their roles."""

    tokens: Sequence[Token]
    found: Sequence[Number]
    things: Sequence[Counted | None]
    lexicon: Lexicon

    @cached_property
    def table(self) -> PhraseTable:
        return self.lexicon.phrases("quantity.roles")

    @cached_property
    def joins(self) -> frozenset[str]:
        return self.lexicon.words("number.and") | self.lexicon.words("quantity.or")

    @cached_property
    def diseased(self) -> bool:
        """Is a disease named in the sentence?"""
        words = self.lexicon.words("quantity.disease")
        return any(not words.isdisjoint(t.forms) for t in self.tokens)

    def behind(self, i: int) -> int:
        """The index behind a number and what it counts."""
        thing, number = self.things[i], self.found[i]
        return thing.last if thing and thing.first >= number.last else number.last

    def shared(self, i: int) -> bool:
        """Does number `i` count some of what the next number counts ("12 of the 40 hostages")?"""
        thing = self.things[i]
        return thing is not None and i + 1 < len(self.found) and self.found[i].last < self.found[i + 1].last <= thing.first

    def named(self, role: Role) -> Role:
        """The role, changed where a disease is named and the word has another meaning then (إصابة)."""
        changed = self.lexicon.section("quantity.disease_roles").get(role.name)
        return replace(role, name=changed) if changed and self.diseased else role
