"""Events of ten kinds, drawn by a seed: where and when, who, and the values of all their facts.

`kinds/<kind>.yaml` says what there is to be told of a kind, `names.yaml` who and where. An event is a function of its seed and number,
so that any part of a corpus can be made by itself. A value is drawn so that the Arabic noun behind it has one form: from 3 to 10, or with
last digits from 11 to 99, or in round hundreds.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
LANGUAGES = ("en", "fr", "ar")
FIRST = date(2026, 1, 5)
A_DAY = 50  # events; with 122 towns and ten kinds, a town has no two of a kind in three weeks
PLACES = {"place": "villages", "harbour": "harbours"}
TRIES = 1_000  # to draw another value
APART = 0.15  # of the greater: how far a changed number lies from the true one at least

Names = Sequence[str]  # in the order of LANGUAGES


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, as each language writes the name."""

    names: Names
    woman: bool


Value = int | date | Person | tuple[str, ...]  # a number or a year, a day, somebody, a place


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened; `words` are told of it in every article, `values` are its facts."""

    id: str
    kind: str
    day: date
    town: Names
    words: Mapping[str, Mapping[str, Names]]
    values: Mapping[str, Value]


@cache
def pools() -> dict[str, Any]:
    """Names, by what they are names of."""
    found: dict[str, Any] = yaml.safe_load((HERE / "names.yaml").read_text(encoding="utf-8"))
    return found


@cache
def kinds() -> dict[str, dict[str, Any]]:
    """What can be told of each kind of event."""
    return {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((HERE / "kinds").glob("*.yaml"))}


def event(seed: int, number: int) -> Event:
    """The event of a number; towns and kinds take turns, in an order of the seed's own."""
    draw = random.Random(f"{seed} event {number}")
    towns, names = pools()["towns"], sorted(kinds())
    turn, place = divmod(number, len(towns))
    order = random.Random(f"{seed} towns").sample(range(len(towns)), len(towns))
    kind = names[(turn + order[place]) % len(names)]
    day = FIRST + timedelta(number // A_DAY)
    about = kinds()[kind]
    return Event(
        id=f"s{number:06}",
        kind=kind,
        day=day,
        town=tuple(towns[order[place]]),
        words={name: draw.choice(options) for name, options in about.get("names", {}).items()},
        values={name: value(fact, day, draw) for name, fact in about["facts"].items()},
    )


def value(fact: Sequence[Any], day: date, draw: random.Random) -> Value:
    """One value of a fact: `[kind, least, greatest, step]`; days count from the event's."""
    kind, *span = fact
    if kind == "person":
        women = draw.random() < 0.3
        given, family = draw.choice(pools()["women" if women else "men"]), draw.choice(pools()["families"])
        return Person(tuple(f"{a} {b}" for a, b in zip(given, family, strict=True)), women)
    if kind in PLACES:
        return tuple(draw.choice(pools()[PLACES[kind]]))
    if kind == "date":
        return day + timedelta(draw.randint(*span))
    least, greatest, step = (*span, 1)[:3]
    while True:
        number = draw.randrange(least, greatest + 1, step)
        if step > 1 or number <= 10 or number % 100 > 10:
            return number


def changed(fact: Sequence[Any], true: Value, day: date, draw: random.Random) -> Value:
    """Another value of a fact, far enough from the true one that none could stand for the other; where all lie near it, the one that is furthest off."""
    for _ in range(TRIES):
        other = value(fact, day, draw)
        if isinstance(other, Person) and isinstance(true, Person):
            if not {*other.names[0].split()} & {*true.names[0].split()} and other.woman == true.woman:
                return other
        elif isinstance(other, int) and isinstance(true, int) and fact[0] != "year":
            if abs(other - true) >= max(1, APART * max(other, true)):
                return other
        elif other != true:
            return other
    assert isinstance(true, int)
    near = true
    return max(fact[1], fact[2], key=lambda end: abs(int(end) - near))


def kind_of(fact: Sequence[Any]) -> str:
    """The kind of claim that a fact makes."""
    return {"harbour": "place", "year": "date"}.get(fact[0], fact[0])
