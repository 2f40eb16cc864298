"""How much of an article is read, and how much of what stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from crosscheck.claims import claims_of
from crosscheck.litter import body_lines, litter
from crosscheck.model import Article
from crosscheck.read import complete
from crosscheck.sentences import sentences

WORDS = regex.compile(r"[\p{L}\p{M}\p{N}]+")
ROW = 3  # words in a row by which a text is found again


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Of one article."""

    words: int  # of its body
    read: int  # of those, in sentences that claims are read from
    claims: int
    astray: int  # of those, in litter
    lost: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()

    @property
    def recall(self) -> float:
        return self.read / max(1, self.words)

    @property
    def share(self) -> float:
        return self.astray / max(1, self.claims)


def score(article: Article, body: Sequence[str]) -> Score:
    """How an article is read whose body is known, piece by piece."""
    whole = complete(article)
    said = sentences(whole)
    claims = claims_of(whole, said)
    there = rows(said_words(sentence.text for sentence in said))
    own = rows(said_words(body))
    words = read = 0
    lost = []
    for piece in body:
        kept = covered(said_words([piece]), there)
        words += len(kept)
        read += sum(kept)
        if sum(kept) < 0.9 * len(kept):
            lost.append(piece)
    astray = [
        claim for claim in claims if not _inside(claim.sentence_text, claim.span.start - claim.sentence.start, claim.span.end - claim.sentence.start, own)
    ]
    return Score(
        words=words, read=read, claims=len(claims), astray=len(astray), lost=tuple(lost), taken=tuple(dict.fromkeys(claim.sentence_text for claim in astray))
    )  # fmt: skip


def _inside(sentence: str, start: int, end: int, own: frozenset[tuple[str, ...]]) -> bool:
    """Whether the words of a claim are the body's: at least half of those that it stands on."""
    found = list(WORDS.finditer(sentence))
    kept = covered([match.group().casefold() for match in found], own)
    under = [known for match, known in zip(found, kept, strict=True) if match.start() < end and match.end() > start]
    return 2 * sum(under) >= len(under)


def said_words(texts: object) -> list[str]:
    """The words of texts, in small letters."""
    return [word.casefold() for text in texts for word in WORDS.findall(text)]  # type: ignore[attr-defined]


def rows(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """All rows of one to three words."""
    return frozenset(tuple(words[i : i + n]) for n in range(1, ROW + 1) for i in range(len(words) - n + 1))


def covered(words: Sequence[str], there: frozenset[tuple[str, ...]]) -> list[bool]:
    """Of each word whether it stands in a row of three that is there; of fewer words whether all of them do, in a row."""
    size = min(ROW, len(words))
    kept = [False] * len(words)
    for i in range(len(words) - size + 1):
        if size and tuple(words[i : i + size]) in there:
            kept[i : i + size] = [True] * size
    return kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Words in lines of litter: how many there are, how many were told, and how many were told that are none."""

    litter: int
    found: int
    wrong: int
    missed: tuple[str, ...] = ()
    mistaken: tuple[str, ...] = ()

    @property
    def recall(self) -> float:
        return self.found / max(1, self.litter)

    @property
    def precision(self) -> float:
        return self.found / max(1, self.found + self.wrong)


def told(article: Article, labelled: Sequence[bool]) -> Lines:
    """How the litter of a text is told, whose lines that aren't blank are `labelled`: true where one is litter."""
    spans = body_lines(article)
    known = set(litter(article))
    assert len(spans) == len(labelled), article.path
    texts = [(article.text[span.start : span.end], span in known, is_litter) for span, is_litter in zip(spans, labelled, strict=True)]
    return Lines(
        litter=sum(_size(text) for text, _, right in texts if right),
        found=sum(_size(text) for text, found, right in texts if right and found),
        wrong=sum(_size(text) for text, found, right in texts if found and not right),
        missed=tuple(text for text, found, right in texts if right and not found),
        mistaken=tuple(text for text, found, right in texts if found and not right),
    )


def _size(text: str) -> int:
    return max(1, len(WORDS.findall(text)))


def labels(text: str, body: Sequence[str]) -> list[bool]:
    """Of each line of a pasted page that isn't blank: whether it is litter, since most of its words aren't the body's."""
    own = rows(said_words(body))
    return [2 * sum(covered(words, own)) < max(1, len(words)) for line in text.split("\n") if line.strip() for words in [said_words([line])]]


def as_text(name: str, text: str, language: str) -> Article:
    """An article of a plain text."""
    return replace(Article(id=name, path=f"{name}.txt", text=text), language=language, language_from="declared", language_certainty=1.0)
