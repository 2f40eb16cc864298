"""Claims of two versions of one text: they tell one fact only where their sentences are versions of one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from crosscheck.align import by_article, join
from crosscheck.compare import agree
from crosscheck.encode import Vectors
from crosscheck.model import Claim, Fact, Kind, Span
from crosscheck.versions import SHARE, Alignment, align_sentences

# Two versions of one text say everything alike, so that their likeness says nothing of what they deny or how far they see a thing come:
# translators put "was short of" for "didn't have", and every tense for every other. From here such a difference counts.
SURE: Mapping[Kind, float] = {"polarity": 0.95, "status": 0.99}
LONG = 4  # sentences that two articles have in common at least to be two versions of one text; two short news of one event are alike by nature


class Steps:
    """How the sentences of a story's articles go with one another, where the articles are versions of one text."""

    def __init__(self, claims: Sequence[Claim], vectors: Vectors) -> None:
        sentences = {article: dict(sorted({c.sentence: c.sentence_text for c in own}.items())) for article, own in by_article(claims)}
        self._index: dict[tuple[str, Span], int] = {(a, span): i for a, own in sentences.items() for i, span in enumerate(own)}
        self._alignments: dict[tuple[str, str], Alignment] = {}
        for a, b in combinations(sorted(sentences), 2):
            found = align_sentences(list(sentences[a].values()), list(sentences[b].values()), vectors)
            if found.share >= SHARE:
                self._alignments[a, b] = found

    def step(self, x: Claim, y: Claim) -> float | None:
        """1 where the sentences of two claims are versions of one, ½ where they may be, 0 where they aren't; None where the articles aren't versions."""
        if x.article > y.article:
            x, y = y, x
        found = self._alignment(x, y)
        return None if found is None else found.step(self._index[x.article, x.sentence], self._index[y.article, y.sentence])

    def _long(self, x: Claim, y: Claim) -> bool:
        found = self._alignment(x, y)
        return found is not None and len(found.pairs) >= LONG

    def _alignment(self, x: Claim, y: Claim) -> Alignment | None:
        return self._alignments.get((min(x.article, y.article), max(x.article, y.article)))

    def _out_of_step(self, fact: Fact, *, unsure: bool) -> bool:
        """Whether two versions contradict one another nowhere but between sentences that don't belong together; what is said twice may be out of step once."""
        met: dict[tuple[str, str], bool] = {}
        for a, b in combinations(fact.claims, 2):
            if agree(fact.kind, a, b) is False:
                pair = (min(a.article, b.article), max(a.article, b.article))
                met[pair] = met.get(pair, False) or not (self.step(a, b) == 0.0 or (unsure and self._long(a, b)))
        return not all(met.values())

    def in_step(self, fact: Fact) -> Iterator[Fact]:
        """A fact without contradictions between sentences of two versions that don't belong together: what is left of it, in as many facts."""
        claims = fact.claims
        unsure = fact.strength < SURE.get(fact.kind, 0.0)
        if not self._out_of_step(fact, unsure=unsure):
            yield fact
            return
        edges = {(i, j): 1.0 for i, j in combinations(range(len(claims)), 2) if agree(fact.kind, claims[i], claims[j])}
        for members, _ in join.groups(len(claims), edges, lambda i, j: edges.get((min(i, j), max(i, j)), 0.0), 0.5, lambda _a, _b: True):
            yield Fact(kind=fact.kind, claims=tuple(claims[i] for i in members), strength=fact.strength)
