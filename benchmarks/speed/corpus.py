"""Write a corpus of made news: any number of articles in three languages, of events that each are told by three to eight outlets.

    python benchmarks/speed/corpus.py FOLDER [--articles 1000] [--seed 1] [--planted 0.5]

`FOLDER/news/day-NNN.jsonl` holds the articles of the events of one day, in no order of events; `FOLDER/planted.jsonl` names, for a share of the events,
the one article that says one thing otherwise, and `FOLDER/events.jsonl` the articles of each event. Same seed, same bytes; a smaller corpus is the beginning
of a larger one, but for its last event. Days are written one after another, so that memory doesn't grow.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from events import A_DAY, LANGUAGES, Event, Value, changed, event, kind_of, kinds
from telling import Plan, plan, tell, written

TELLERS = (3, 4, 4, 5, 5, 6, 7, 8)  # articles of an event, as often as each stands here
PLANTED = 0.5  # share of the events with a conflict


@dataclass(frozen=True, slots=True)
class Planted:
    """A conflict: one article of an event has another value than all others that tell the fact; `spans` are where, in its text."""

    story: str
    kind: str
    fact: str
    article: str
    others: tuple[str, ...]
    true: str  # as English writes it
    told: str  # as the article does
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Made:
    """An event with its articles, as records of JSON lines, and the conflict in them."""

    event: Event
    articles: tuple[dict[str, Any], ...]
    planted: Planted | None


def made(seed: int, number: int, share: float, most: int = TELLERS[-1]) -> Made:
    """The event of a number, in at most so many articles."""
    happened, draw = event(seed, number), random.Random(f"{seed} articles {number}")
    count = min(draw.choice(TELLERS), most)
    languages = [LANGUAGES[(number + n) % 3] for n in range(count)]
    plans = [plan(happened, language, draw) for language in languages]
    odd = _odd_one(happened, plans, draw) if draw.random() < share and count > 2 else None
    each = [{**happened.values, odd[1]: odd[2]} if odd and odd[0] == n else happened.values for n in range(count)]
    told = [tell(happened, plans[n], each[n]) for n in range(count)]
    names = [f"{happened.id}-{n}" for n in range(count)]
    articles = tuple(
        {"id": names[n], "language": p.language, "published": p.published.isoformat(), "outlet": p.outlet, "title": t.title, "text": t.text}
        for n, (p, t) in enumerate(zip(plans, told, strict=True))
    )
    if odd is None:
        return Made(happened, articles, None)
    n, fact, other = odd
    planted = Planted(
        story=happened.id,
        kind=kind_of(kinds()[happened.kind]["facts"][fact]),
        fact=fact,
        article=names[n],
        others=tuple(names[k] for k, p in enumerate(plans) if k != n and fact in p.facts),
        true=written(happened.values[fact], _ENGLISH),
        told=written(other, plans[n]),
        spans=tuple(told[n].spans[fact]),
    )
    return Made(happened, articles, planted)


_ENGLISH = Plan("en", "", (), "", event(0, 0).day, indic=False)


def _odd_one(happened: Event, plans: list[Plan], draw: random.Random) -> tuple[int, str, Value] | None:
    """Which article says which fact otherwise, and how; the fact is told by two others at least."""
    facts = kinds()[happened.kind]["facts"]
    tellers = {fact: [n for n, p in enumerate(plans) if fact in p.facts] for fact in facts}
    fact = draw.choice([fact for fact, those in tellers.items() if len(those) > 2] or [""])
    if not fact:
        return None
    return draw.choice(tellers[fact]), fact, changed(facts[fact], happened.values[fact], happened.day, draw)


def every(articles: int, seed: int, share: float) -> Iterator[Made]:
    """Events one after another, until there are so many articles."""
    left, number = articles, 0
    while left > 0:
        one = made(seed, number, share, left)
        yield one
        left, number = left - len(one.articles), number + 1


def write(folder: Path, articles: int, seed: int = 1, share: float = PLANTED) -> None:
    """A corpus in a folder that is new or empty."""
    (folder / "news").mkdir(parents=True)
    day: list[dict[str, Any]] = []
    with (folder / "planted.jsonl").open("w", encoding="utf-8") as planted, (folder / "events.jsonl").open("w", encoding="utf-8") as events:
        for n, one in enumerate(every(articles, seed, share)):
            if n % A_DAY == 0 and day:
                _write_day(folder, n // A_DAY - 1, day, seed)
                day = []
            day += one.articles
            events.write(_line({"story": one.event.id, "kind": one.event.kind, "articles": [a["id"] for a in one.articles]}))
            if one.planted:
                planted.write(_line(asdict(one.planted)))
        _write_day(folder, n // A_DAY, day, seed)


def _write_day(folder: Path, number: int, articles: list[dict[str, Any]], seed: int) -> None:
    random.Random(f"{seed} order {number}").shuffle(articles)
    (folder / "news" / f"day-{number:04}.jsonl").write_text("".join(map(_line, articles)), encoding="utf-8")


def _line(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--planted", type=float, default=PLANTED, metavar="SHARE", help="share of the events with a conflict")
    chosen = parser.parse_args()
    write(chosen.folder, chosen.articles, chosen.seed, chosen.planted)


if __name__ == "__main__":
    main()
