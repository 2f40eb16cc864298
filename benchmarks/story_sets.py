"""The sets of stories that accuracy is measured on, each story with its gold."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scoring import Gold, Place, Planted, read_gold

from crosscheck import Article

CONFLICT = "conflict"
SAME = ("notation", "unit")  # labels of pairs that say the same in different ways


@dataclass(frozen=True, slots=True)
class Case:
    """A story to be checked, with what is known of it."""

    story: str
    sources: tuple[Path | Article, ...]
    gold: Gold


def stories(root: Path) -> tuple[Case, ...]:
    """The stories of a folder, or the folder itself where it is one."""
    folders = [root] if (root / "gold.json").exists() else sorted(path.parent for path in root.glob("*/gold.json"))
    return tuple(Case(folder.name, (folder,), read_gold(folder)) for folder in folders)


def parallel(root: Path, natural_rows: Path) -> tuple[Case, ...]:
    """Articles in translation; where the translators are known to have slipped, an alarm is neither due nor false."""
    slips = [row for row in _rows(natural_rows) if row["label"] == CONFLICT]
    return tuple(Case(case.story, case.sources, Gold((*case.gold.planted, *_slips(root / case.story, slips)))) for case in stories(root))


def _slips(folder: Path, rows: Sequence[Mapping[str, str]]) -> Iterator[Planted]:
    """The known slips whose two sentences stand in this article."""
    texts = {path.name: path.read_bytes().decode("utf-8") for path in sorted(folder.glob("*.txt"))}
    for row in rows:
        sides = tuple(tuple(Place(f, text.index(row[s]), text.index(row[s]) + len(row[s])) for f, text in texts.items() if row[s] in text) for s in ("a", "b"))
        if all(sides):
            yield Planted(id=f"slip {row['id']} {row['pair']}", kind=None, about=row["note"], due=False, sides=sides)


def natural(path: Path) -> tuple[Case, ...]:
    """Pairs of sentences, each as a story of two articles: nothing is planted in those that say the same in different ways."""
    return tuple(_pair(row) for row in _rows(path) if row["label"] == CONFLICT or row["label"] in SAME)


def _pair(row: Mapping[str, str]) -> Case:
    name = f"{row['id']} {row['pair']} {row['label']}"
    languages = row["pair"].split("-")
    files = [f"{language}.txt" for language in languages]
    articles = tuple(
        Article(id=file, path=file, text=row[side], language=language, language_certainty=1.0, language_from="declared")
        for file, language, side in zip(files, languages, ("a", "b"), strict=True)
    )
    sides = tuple((Place(a.path, 0, len(a.text)),) for a in articles)
    planted = Planted(id=row["id"], kind=None, about=row["note"], due=True, sides=sides)
    return Case(name, articles, Gold((planted,) if row["label"] == CONFLICT else ()))


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
