"""The gold of the accuracy benchmark is well-formed and points at words that are there."""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from crosscheck.model import KINDS

HERE = Path(__file__).resolve().parent
FOLDERS = sorted(path.parent for root in (HERE.parent / "benchmarks" / "stories", HERE / "stories") for path in root.glob("*/gold.json"))
SEVERITIES = {"error", "warning", "info"}
SCOPES = {"cross", "internal"}
WIDEST = {"polarity": 160, "status": 160, "attribution": 160, "meaning": 160}  # a clause may stand for these; a value is short
SHORT = 120

each_story = pytest.mark.parametrize("folder", FOLDERS, ids=[folder.name for folder in FOLDERS])


def gold_of(folder: Path) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return gold


def texts_of(folder: Path) -> dict[str, str]:
    return {path.name: path.read_bytes().decode("utf-8") for path in folder.glob("*.txt")}


def conflict_mentions(conflict: dict[str, Any]) -> list[dict[str, str]]:
    return [mention for position in conflict["positions"] for mention in position["mentions"]]


def all_mentions(gold: dict[str, Any]) -> list[dict[str, str]]:
    of_conflicts = [mention for conflict in gold["conflicts"] for mention in conflict_mentions(conflict)]
    return of_conflicts + [mention for agreement in gold["agreements"] for mention in agreement["mentions"]]


def test_there_are_stories() -> None:
    assert len(FOLDERS) >= 10


@each_story
def test_every_quote_stands_once_in_its_file(folder: Path) -> None:
    texts = texts_of(folder)
    counts = {(m["file"], m["quote"]): texts[m["file"]].count(m["quote"]) for m in all_mentions(gold_of(folder))}
    assert {where: n for where, n in counts.items() if n != 1} == {}


@each_story
def test_conflicts_are_well_formed(folder: Path) -> None:
    gold = gold_of(folder)
    assert gold["cluster"] == folder.name
    assert [name for name, n in Counter(c["id"] for c in gold["conflicts"]).items() if n > 1] == []
    for conflict in gold["conflicts"]:
        assert set(conflict) == {"id", "kind", "scope", "severity", "about", "positions", "note"}
        assert conflict["kind"] in KINDS
        assert conflict["severity"] in SEVERITIES
        assert conflict["scope"] in SCOPES
        assert len(conflict["positions"]) >= 2
        assert all(position["mentions"] and position["value"] for position in conflict["positions"])
        assert all(len(m["quote"]) <= WIDEST.get(conflict["kind"], SHORT) for m in conflict_mentions(conflict))


@each_story
def test_scope_tells_whether_an_article_contradicts_itself(folder: Path) -> None:
    for conflict in gold_of(folder)["conflicts"]:
        sides = [{mention["file"] for mention in position["mentions"]} for position in conflict["positions"]]
        itself = any(a & b for i, a in enumerate(sides) for b in sides[i + 1 :])
        assert itself or conflict["scope"] == "cross", conflict["id"]
        assert len(set().union(*sides)) > 1 or conflict["scope"] == "internal", conflict["id"]


@each_story
def test_positions_of_a_conflict_do_not_overlap(folder: Path) -> None:
    texts = texts_of(folder)
    for conflict in gold_of(folder)["conflicts"]:
        spans = sorted((m["file"], texts[m["file"]].index(m["quote"]), len(m["quote"])) for m in conflict_mentions(conflict))
        for (file, start, length), (next_file, next_start, _) in pairwise(spans):
            assert file != next_file or start + length <= next_start, (conflict["id"], file)


@each_story
def test_agreements_are_well_formed(folder: Path) -> None:
    agreements = gold_of(folder)["agreements"]
    assert len(agreements) >= 8
    for agreement in agreements:
        assert set(agreement) == {"about", "trap", "mentions"}
        assert len(agreement["mentions"]) >= 2


@each_story
def test_articles_come_in_three_languages(folder: Path) -> None:
    names = sorted(texts_of(folder))
    assert {name.partition("-")[0] for name in names} == {"ar", "en", "fr"}
    assert 4 <= len(names) <= 6
    for name, text in texts_of(folder).items():
        words = len(text.split())
        assert 120 <= words <= 420, f"{name}: {words} words"


def test_kinds_are_mixed() -> None:
    kinds = Counter(conflict["kind"] for folder in FOLDERS for conflict in gold_of(folder)["conflicts"])
    assert set(kinds) == set(KINDS) - {"custom"}
