"""One statement in two mouths: quotations that say the same, credited to different speakers.

Quotations of one story are of one topic anyway. What counts is how much better two of them fit than others of their articles do, how
surely either speaker is known, and whether the words might be the other's after all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from crosscheck.align import join
from crosscheck.align.odds import Candidate
from crosscheck.align.sayings import Sayings
from crosscheck.align.voice import HOLDER, Voice, same
from crosscheck.align.voices import said_by, voiced
from crosscheck.compare import agree
from crosscheck.encode import Vectors
from crosscheck.model import Claim, Fact, Kind

KINDS: tuple[Kind, ...] = ("attribution",)
FAMILY = "attribution"
ONE = 0.42  # likeness from where two quotations with one speaker are one statement
ADOPT = 0.5  # the same where one of them doesn't say surely whose it is
WORTH = 0.33  # likeness from where two quotations with two speakers are worth a look

Sides = tuple[tuple[tuple[int, ...], float], ...]


def candidates(claims: Sequence[Claim], vectors: Vectors) -> Iterator[Candidate]:
    """Each two sides of different speakers whose words are somewhat alike."""
    scene = _Quotes(claims, vectors)
    for left, right in scene.rivals():
        yield scene.candidate(left, right)


def facts(claims: Sequence[Claim], vectors: Vectors) -> Iterator[Fact]:
    """The statements that two speakers are credited with, the likeliest first, and those that all credit to one."""
    scene = _Quotes(claims, vectors)
    against = [(scene.candidate(a, b), a, b) for a, b in scene.rivals()]
    taken: set[int] = set()
    for candidate, left, right in sorted(against, key=lambda e: (-e[0].probability, e[1:])):
        if candidate.likely and taken.isdisjoint((*left, *right)):
            taken.update(left, right)
            yield Fact(kind="attribution", claims=tuple(scene.claims[k] for k in sorted((*left, *right))), strength=candidate.probability)
    for members, weakest in scene.sides:
        if len(members) > 1 and taken.isdisjoint(members):
            yield Fact(kind="attribution", claims=tuple(scene.claims[k] for k in members), strength=min(1.0, round(weakest, 3)))


class _Quotes:
    """The quotations of a story, with their speakers, how alike they are, and the sides they make."""

    def __init__(self, claims: Sequence[Claim], vectors: Vectors) -> None:
        found = voiced(claims)
        self.sayings = Sayings([c for c, _ in found], vectors)
        self.claims, self.voices = self._adopted(found)
        self.sides = self._sides()

    def _adopted(self, found: Sequence[tuple[Claim, Voice]]) -> tuple[tuple[Claim, ...], tuple[Voice, ...]]:
        """Where an article doesn't say surely whose words they are, they are those of the one whom another credits with them, if named near by."""
        claims, voices = [c for c, _ in found], [v for _, v in found]
        for i, (claim, voice) in enumerate(found):
            own = voice.name or ""
            alike = [j for j, (_, v) in enumerate(found) if v.sure > HOLDER and self.sayings.alike[i, j] >= ADOPT and self.sayings.apart(i, j)]
            for j in sorted(alike, key=lambda j: (-self.sayings.alike[i, j], j)):
                theirs = voices[j].name or ""
                if same(own, theirs):
                    break
                if voice.called(theirs) or (voice.sure <= HOLDER and voice.may_be(theirs)):
                    name = next((n for n in voice.near if same(n, theirs)), theirs)
                    claims[i], voices[i] = said_by(claim, name, "person"), replace(voice, name=name)
                    break
        return tuple(claims), tuple(voices)

    def _sides(self) -> Sides:
        """Quotations of several articles that say the same by one speaker, each the other's best; and each other one by itself."""
        alike = self.sayings.alike
        edges: dict[join.Pair, float] = {}
        for a, b in self.sayings.article_pairs():
            edges |= join.mutual([(i, j, float(alike[i, j])) for i in a for j in b if alike[i, j] >= ONE and self._one(i, j)])
        groups = join.groups(len(self.claims), edges, lambda i, j: float(alike[i, j]), ONE, lambda a, b: all(self._one(i, j) for i in a for j in b))
        grouped = {i for members, _ in groups for i in members}
        return tuple(sorted((*groups, *(((i,), 1.0) for i, v in enumerate(self.voices) if v.name and i not in grouped))))

    def _one(self, i: int, j: int) -> bool:
        return agree("attribution", self.claims[i], self.claims[j]) is True

    def rivals(self) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
        """Two sides of different speakers and different articles; of one that has the other's article too, the rest."""
        for x, (a, _) in enumerate(self.sides):
            for b, _ in self.sides[x + 1 :]:
                left, right = self._without(a, b), self._without(b, a)
                if left and right and self._best(left, right)[0] >= WORTH and self._two_speakers(left, right):
                    yield left, right

    def _two_speakers(self, left: Sequence[int], right: Sequence[int]) -> bool:
        """Whether two sides have different speakers, one of whom at least is known for sure."""
        return max(self._sure(left), self._sure(right)) > HOLDER and all(self._two(i, j) for i in left for j in right)

    def _two(self, i: int, j: int) -> bool:
        return agree("attribution", self.claims[i], self.claims[j]) is False

    def _without(self, side: Sequence[int], other: Sequence[int]) -> tuple[int, ...]:
        there = {self.claims[k].article for k in other} if len(other) <= len(side) else set()
        return tuple(k for k in side if self.claims[k].article not in there)

    def _best(self, left: Sequence[int], right: Sequence[int]) -> tuple[float, int, int]:
        return max((float(self.sayings.alike[i, j]), -i, -j) for i in left for j in right)

    def candidate(self, left: tuple[int, ...], right: tuple[int, ...]) -> Candidate:
        """Two sides with what speaks for one statement in two mouths."""
        best, i, j = self._best(left, right)
        signals = {"best": best, **self.sayings.signals(-i, -j), **self._support(left, right)}
        signals["sure_least"], signals["sure_most"] = sorted((self._sure(left), self._sure(right)))
        signals["doubt"] = max(self._doubt(left, right), self._doubt(right, left))
        return Candidate(family=FAMILY, left=tuple(self.claims[k] for k in left), right=tuple(self.claims[k] for k in right), signals=signals)

    def _support(self, left: Sequence[int], right: Sequence[int]) -> Mapping[str, float]:
        """How well all of one side's words fit the other's, how many articles stand on each, and whether one has the other's words besides."""
        alike = self.sayings.alike
        sizes = sorted(len({self.claims[k].article for k in side}) for side in (left, right))
        return {
            "mean": sum(float(alike[i, j]) for i in left for j in right) / (len(left) * len(right)),
            "few": float(sizes[0] > 1),
            "besides": max(self._besides(left, right), self._besides(right, left)),
        }

    def _besides(self, side: Sequence[int], other: Sequence[int]) -> float:
        """How like a side's words are to what its speaker says in the articles of the other side."""
        there = {self.claims[k].article for k in other}
        theirs = [k for k, c in enumerate(self.claims) if c.article in there and k not in other and any(self._one(i, k) for i in side)]
        return max((float(self.sayings.alike[i, k]) for i in side for k in theirs), default=0.0)

    def _sure(self, side: Sequence[int]) -> float:
        """How surely a side's speaker is known, by the article that says it best."""
        return max(self.voices[k].sure for k in side)

    def _doubt(self, side: Sequence[int], other: Sequence[int]) -> float:
        """How unsure it is that a side's words aren't the other's, who is named near by; 0 where nobody else is."""
        name = self.claims[other[0]].speaker or ""
        return min(1.0 - self.voices[k].sure if self.voices[k].may_be(name) else 0.0 for k in side)
