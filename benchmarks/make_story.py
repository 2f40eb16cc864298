"""Turn a story that is written with marks into a folder of articles with its gold.json.

    python benchmarks/make_story.py STORY.story FOLDER

A .story file holds a YAML head, then the articles, each behind a line `=== en-1.txt`. In the articles, `{{f3:twelve people}}` marks
where the fact f3 of the head is told, and `{{f3/b:13 people}}` that this article takes the position b of it (a where none is named):

    cluster: ferry-comoros
    topic: A ferry sinks off Moheli
    facts:
      f1: {kind: quantity, about: people killed, positions: {a: "12", b: "13"}, note: why}
      f2: {kind: quantity, about: people missing, positions: {a: "5"}}
    traps:
      - {facts: [f1, f2], trap: the dead are not the missing}

A fact with several positions is a conflict (`severity` error unless it says warning or info, `scope` cross unless it says internal).
All facts are kept in gold.json, so that what is told of one thing and what of two is known for every mark of the story.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

MARK = re.compile(r"\{\{(?P<fact>\w+)(?:/(?P<position>\w))?:(?P<text>[^{}]*)\}\}")
FILE = re.compile(r"^=== (\S+\.txt)\s*$", re.MULTILINE)
KINDS = [
    "quantity",
    "money",
    "percent",
    "duration",
    "date",
    "ordinal",
    "person",
    "role",
    "place",
    "organization",
    "polarity",
    "status",
    "attribution",
    "meaning",
]
Gold = dict[str, Any]


class StoryError(ValueError):
    """What is wrong with a .story file, and where."""


def unmarked(marked: str) -> tuple[str, list[tuple[str, str, int, int]]]:
    """The text without its marks, and each mark as fact, position, start and end in that text."""
    text, marks, done = "", [], 0
    for found in MARK.finditer(marked):
        text += marked[done : found.start()]
        marks.append((found["fact"], found["position"] or "a", len(text), len(text) + len(found["text"])))
        text += found["text"]
        done = found.end()
    text += marked[done:]
    if "{{" in text or "}}" in text:
        raise StoryError(f"a mark is not closed, or is inside another: {text[max(0, text.find('{{') - 20) :][:60]!r}")
    return text, marks


def quote(text: str, start: int, end: int) -> str:
    """The marked words, with as much of their surroundings as makes them stand only once in the text."""
    while text.count(text[start:end]) > 1:
        start, end = max(0, start - 1), min(len(text), end + 1)
    return text[start:end]


def mentions(files: Mapping[str, str]) -> tuple[dict[str, str], dict[tuple[str, str], list[dict[str, str]]]]:
    """The articles without marks, and the quotes of each position of each fact."""
    texts: dict[str, str] = {}
    found: dict[tuple[str, str], list[dict[str, str]]] = {}
    for name, marked in files.items():
        texts[name], marks = unmarked(marked)
        for fact, position, start, end in marks:
            found.setdefault((fact, position), []).append({"file": name, "quote": quote(texts[name], start, end)})
    return texts, found


def gold_of(head: Gold, found: Mapping[tuple[str, str], list[dict[str, str]]]) -> Gold:
    """conflicts, agreements and all facts of a story."""
    facts = {}
    for name, fact in head["facts"].items():
        if fact.get("kind") not in KINDS:
            raise StoryError(f"{name}: kind {fact.get('kind')!r}; allowed: {', '.join(KINDS)}")
        positions = [{"value": str(value), "mentions": found[name, key]} for key, value in fact["positions"].items() if (name, key) in found]
        if len(positions) < len(fact["positions"]):
            raise StoryError(f"{name}: no mark for position {[k for k in fact['positions'] if (name, k) not in found]}")
        facts[name] = {
            "id": name,
            "kind": fact["kind"],
            "about": fact["about"],
            "positions": positions,
            **{k: fact[k] for k in ("severity", "scope", "note") if k in fact},
        }
    strange = sorted({f"{fact}/{position}" for fact, position in found if position not in head["facts"].get(fact, {}).get("positions", {})})
    if strange:
        raise StoryError(f"marks of no fact or position: {', '.join(strange)}")
    return {
        "cluster": head["cluster"],
        "topic": head["topic"],
        "conflicts": [{"severity": "error", "scope": "cross", **fact} for fact in facts.values() if len(fact["positions"]) > 1],
        "agreements": list(agreements(head, facts)),
        "facts": [{"id": fact["id"], "kind": fact["kind"], "about": fact["about"], "positions": fact["positions"]} for fact in facts.values()],
    }


def agreements(head: Gold, facts: Mapping[str, Gold]) -> Iterator[Gold]:
    """The traps: what only looks like a conflict."""
    for trap in head.get("traps") or ():
        unknown = [name for name in trap["facts"] if name not in facts]
        if unknown:
            raise StoryError(f"trap {trap['trap']!r}: no such fact: {', '.join(unknown)}")
        told = [mention for name in trap["facts"] for position in facts[name]["positions"] for mention in position["mentions"]]
        yield {"about": facts[trap["facts"][0]]["about"], "trap": trap["trap"], "mentions": told}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("story", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    head, *rest = FILE.split(options.story.read_text(encoding="utf-8"))
    files = {name: body.strip("\n") + "\n" for name, body in zip(rest[::2], rest[1::2], strict=True)}
    try:
        read = yaml.load(head, Loader=yaml.BaseLoader)
        texts, found = mentions(files)
        gold = gold_of(read, found)
    except (StoryError, yaml.YAMLError, KeyError, TypeError) as problem:
        print(f"{options.story}: {problem}", file=sys.stderr)
        return 2
    options.folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (options.folder / name).write_text(text, encoding="utf-8")
    (options.folder / "gold.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{gold['cluster']}: {len(texts)} articles, {len(gold['facts'])} facts, {len(gold['conflicts'])} conflicts, {len(gold['agreements'])} traps")
    return 0


if __name__ == "__main__":
    sys.exit(main())
