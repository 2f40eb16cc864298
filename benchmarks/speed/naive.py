"""The naive way, which `__main__.py` starts in a process of its own: all sentences encoded, all pairs of sentences of two articles compared.

    python naive.py CORPUS   → {"sentences", "pairs", "encoding": seconds, "comparing": seconds, "alarms", "recall"}

The encoder is crosscheck's own. Two sentences that lie closer than ALIKE and have numbers, of which none is in both, are an alarm; a planted number counts as
found where an alarm joins the changed sentence to one of another article of the event. What has no digits can't be found so.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np
from planted import read

from crosscheck.encode import embedded
from crosscheck.model import Article
from crosscheck.sentences import sentences

ALIKE = 0.7
BLOCK = 1_000  # sentences that are compared with all at a time
_NUMBER = re.compile(r"\d+(?:[,.\u202f\u00a0]\d{3})*")
_NUMERIC = ("quantity", "money", "percent", "duration")

Sentence = tuple[str, int, int, str, frozenset[int]]  # article, start and end, text, numbers


def numbers(text: str) -> frozenset[int]:
    """All numbers of a sentence that are written in digits of any script."""
    return frozenset(int("".join(str(unicodedata.digit(c)) for c in m[0] if c.isdigit())) for m in _NUMBER.finditer(text))


def all_sentences(corpus: Path) -> list[Sentence]:
    """The sentences of all articles."""
    found = []
    for path in sorted((corpus / "news").glob("*.jsonl")):
        for record in read(path):
            article = Article(id=record["id"], path=record["id"], text=record["text"], language=record["language"])
            spans = [s.span for s in sentences(article)]
            found += [(article.id, s.start, s.end, t, numbers(t)) for s in spans for t in [article.text[s.start : s.end]]]
    return found


def alarms(told: list[Sentence], vectors: Any) -> tuple[int, list[tuple[int, int]]]:
    """How many pairs of sentences of two articles there are, and those that are an alarm."""
    ids = {name: n for n, name in enumerate(sorted({s[0] for s in told}))}
    articles = np.array([ids[s[0]] for s in told])
    pairs, found = 0, []
    for start in range(0, len(told), BLOCK):
        alike = vectors[start : start + BLOCK] @ vectors.T
        other = (articles[start : start + BLOCK, None] != articles[None, :]) & (
            np.arange(len(told))[None, :] > np.arange(start, min(start + BLOCK, len(told)))[:, None]
        )
        pairs += int(other.sum())
        for i, j in zip(*np.nonzero(other & (alike >= ALIKE)), strict=True):
            a, b = told[start + int(i)][4], told[int(j)][4]
            if a and b and a.isdisjoint(b):
                found.append((start + int(i), int(j)))
    return pairs, found


def main(corpus: Path) -> None:
    encoder = embedded()
    told = all_sentences(corpus)
    begun = process_time()
    vectors = encoder.encode([s[3] for s in told])
    encoded = process_time()
    pairs, found = alarms(told, vectors)
    ended = process_time()
    planted = [p for p in read(corpus / "planted.jsonl") if p["kind"] in _NUMERIC]
    right = sum(any(_finds(told[i], told[j], p) or _finds(told[j], told[i], p) for i, j in found) for p in planted)
    print(
        json.dumps(
            {
                "sentences": len(told),
                "pairs": pairs,
                "encoding": round(encoded - begun, 3),
                "comparing": round(ended - encoded, 3),
                "alarms": len(found),
                "recall": round(right / max(1, len(planted)), 3),
            }
        )
    )


def _finds(a: Sentence, b: Sentence, planted: dict[str, Any]) -> bool:
    changed = a[0] == planted["article"] and any(a[1] <= start < a[2] for start, _ in planted["spans"])
    return changed and b[0] in planted["others"]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
