"""Cut small stories out of large ones, so that the weights are fitted on stories of every size.

    python benchmarks/cut_stories.py STORIES OUT

Of each story of STORIES: two stories of two or three of its articles, and eight of two or three articles of which one or two sentences are
kept, half of them the sentences that tell a planted conflict. Each has a gold.json with what is left of the facts. Same input, same output.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from crosscheck import extract

Gold = dict[str, Any]
Kept = dict[str, str]  # the text that is kept of each file


def sentences_of(folder: Path) -> dict[str, list[str]]:
    """The sentences with a claim of each file, in their order."""
    found = extract([folder])
    return {
        Path(a.path).name: [text for _, text in sorted({(c.sentence, c.sentence_text) for c in own})]
        for a, own in zip(found.articles, found.claims, strict=True)
    }


def left(gold: Gold, kept: Kept) -> Gold:
    """What is left of the facts and conflicts of a story."""

    def mentions(position: Gold) -> list[dict[str, str]]:
        return [m for m in position["mentions"] if m["quote"] in kept.get(m["file"], "")]

    facts = [{**f, "positions": [{**p, "mentions": m} for p in f["positions"] if (m := mentions(p))]} for f in gold.get("facts", gold["conflicts"])]
    facts = [f for f in facts if f["positions"]]
    planted = {c["id"]: c for c in gold["conflicts"]}
    conflicts = [{**planted[f["id"]], "positions": f["positions"]} for f in facts if len(f["positions"]) > 1 and f["id"] in planted]
    return {"cluster": gold["cluster"], "topic": gold["topic"], "conflicts": conflicts, "agreements": [], "facts": facts}


def telling(conflict: Gold, sentences: dict[str, list[str]]) -> Kept:
    """One sentence of each position of a conflict, of different files."""
    kept: Kept = {}
    for position in conflict["positions"]:
        for mention in position["mentions"]:
            found = next((s for s in sentences.get(mention["file"], ()) if mention["quote"] in s), None)
            if found and mention["file"] not in kept:
                kept[mention["file"]] = found
                break
    return kept


def cuts(folder: Path, gold: Gold) -> Iterator[Kept]:
    rng = random.Random(folder.name)
    sentences = {name: own for name, own in sentences_of(folder).items() if own}
    names = sorted(sentences)
    for _ in range(2):
        chosen = rng.sample(names, min(len(names), rng.choice((2, 3))))
        yield {name: (folder / name).read_text(encoding="utf-8") for name in chosen}
    for _ in range(4):
        chosen = rng.sample(names, min(len(names), rng.choice((2, 2, 3))))
        yield {name: " ".join(rng.sample(sentences[name], min(len(sentences[name]), rng.choice((1, 1, 2))))) for name in chosen}
    planted: Sequence[Gold] = [c for c in gold["conflicts"] if c.get("scope") != "internal"]
    for conflict in rng.sample(planted, min(4, len(planted))):
        yield telling(conflict, sentences)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    for path in sorted(given.stories.glob("*/gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        for number, kept in enumerate(cuts(path.parent, gold)):
            if len(kept) > 1:
                folder = given.out / f"{path.parent.name}-{number}"
                folder.mkdir(parents=True, exist_ok=True)
                for name, text in kept.items():
                    (folder / name).write_text(text, encoding="utf-8")
                (folder / "gold.json").write_text(json.dumps(left(gold, kept), ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
