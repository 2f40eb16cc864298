"""An event told as news: one article in one language, of what its teller chose to say, in an order of its own, and where each value stands in it."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

import yaml
from events import HERE, LANGUAGES, Event, Person, Value, kinds

LENGTH = {"en": 2_400, "fr": 2_400, "ar": 1_650}  # characters, some 2.5 kB in most files and 3 kB in Arabic script
GENERAL = 2  # sentences of an article, at most, that could stand in any other
VOICES = 9  # people in the street that may have a word
_SLOT = re.compile(r"\{([a-z]+)(?:\.([a-z]+)|\?([^|}]*)\|([^}]*))?\}|\{de_town\}")
_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@dataclass(frozen=True, slots=True)
class Plan:
    """What an article will say, and how: sentences in order, each without its values."""

    language: str
    title: str
    paragraphs: tuple[tuple[str, ...], ...]
    outlet: str
    published: date
    indic: bool  # Arabic digits as the Mashriq writes them

    @property
    def facts(self) -> set[str]:
        """The facts that the article tells, by name."""
        return {m[1] for text in (self.title, *(s for part in self.paragraphs for s in part)) for m in _SLOT.finditer(text) if m[1] and m[3] is None}


@dataclass(frozen=True, slots=True)
class Told:
    """An article's text, with the spans of each fact's values in it."""

    title: str
    text: str
    spans: Mapping[str, Sequence[tuple[int, int]]]


@cache
def general() -> dict[str, Any]:
    """What may be said of any event, and the words of days and outlets."""
    found: dict[str, Any] = yaml.safe_load((HERE / "general.yaml").read_text(encoding="utf-8"))
    return found


@cache
def voices() -> dict[str, Any]:
    """Somebody, somewhere, saying something."""
    found: dict[str, Any] = yaml.safe_load((HERE / "voices.yaml").read_text(encoding="utf-8"))
    return found


def plan(event: Event, language: str, draw: random.Random) -> Plan:
    """An article of about the length that news has."""
    about = kinds()[event.kind]
    outlet = draw.choice(general()["outlets"][language])
    said = [_variant(item, language, draw) for item in draw.sample(about["body"], draw.randint(len(about["body"]) - 3, len(about["body"])))]
    beside = [_variant(item, language, draw) for item in [*about["color"], *draw.sample(general()["sentences"], GENERAL)]]
    said, beside = ([_attributed(sentence, language, outlet, draw) for sentence in some] for some in (said, beside))
    beside += [_voice(language, draw) for _ in range(VOICES)]
    draw.shuffle(beside)
    lead = draw.choice(about["lead"][language])
    while beside and sum(map(len, (lead, *said))) < LENGTH[language]:
        said.insert(draw.randint(1, len(said)), beside.pop())
    sentences = [lead, *said]
    cuts = [0]
    while cuts[-1] < len(sentences):
        cuts.append(cuts[-1] + draw.choice((1, 2, 2, 3)))
    return Plan(
        language=language,
        title=draw.choice(about["title"][language]),
        paragraphs=tuple(tuple(sentences[a:b]) for a, b in pairwise(cuts)),
        outlet=outlet,
        published=event.day + timedelta(draw.choice((0, 0, 1))),
        indic=language == "ar" and draw.random() < 0.3,
    )


def _variant(item: Mapping[str, Sequence[str]], language: str, draw: random.Random) -> str:
    return draw.choice(item[language])


def _voice(language: str, draw: random.Random) -> str:
    """What somebody in the street said: some fifty thousand sentences, so that articles aren't made of the same ones."""
    n, pool = LANGUAGES.index(language), voices()
    words = {name: draw.choice(pool[name])[n] for name in ("who", "where", "saw", "said")}
    sentence = str(pool["forms"][language]).format(**words)
    return re.sub(r"\bque (?=[aeiouéêh])", "qu'", sentence) if language == "fr" else sentence


def _attributed(sentence: str, language: str, outlet: str, draw: random.Random) -> str:
    """A sentence with or without a word on who says so; not where it names a speaker already, or says more than one thing."""
    if draw.random() < 0.75 or len(sentence) > 140 or sentence.count(",") + sentence.count("،") > 0:
        return sentence
    comma = "،" if language == "ar" else ","
    return f"{sentence[:-1]}{comma} {draw.choice(general()['attributions'][language]).format(outlet=outlet)}."


def tell(event: Event, plan: Plan, values: Mapping[str, Value]) -> Told:
    """The article that a plan makes of these values."""
    spans: dict[str, list[tuple[int, int]]] = {}
    text = ""
    for part in plan.paragraphs:
        text += "\n\n" if text else ""
        for n, sentence in enumerate(part):
            text += " " if n else ""
            text = _filled(text, sentence, (event, plan, values), spans)
    return Told(_filled("", plan.title, (event, plan, values), {}), f"{text}\n", spans)


def _filled(text: str, sentence: str, told: tuple[Event, Plan, Mapping[str, Value]], spans: dict[str, list[tuple[int, int]]]) -> str:
    """The text so far with one more sentence, its slots filled; where values stand is added to the spans."""
    begun, last = len(text), 0
    for slot in _SLOT.finditer(sentence):
        text += sentence[last : slot.start()]
        words = _words(slot, *told)
        if slot[1] in told[2] and slot[3] is None:
            spans.setdefault(slot[1], []).append((len(text), len(text) + len(words)))
        text += words
        last = slot.end()
    text += sentence[last:]
    return text[:begun] + text[begun : begun + 1].upper() + text[begun + 1 :]


def _words(slot: re.Match[str], event: Event, plan: Plan, values: Mapping[str, Value]) -> str:
    """What stands in a slot: `{town}`, `{dead}`, `{what.the}`, or by the sex of somebody `{mayor?he|she}`."""
    n, name = LANGUAGES.index(plan.language), slot[1]
    if name is None:
        return f"d'{event.town[n]}" if event.town[n][0] in "AEIOU" else f"de {event.town[n]}"
    if slot[3] is not None:
        somebody = values[name]
        assert isinstance(somebody, Person), name
        return slot[4] if somebody.woman else slot[3]
    if slot[2]:
        return event.words[name][slot[2]][n]  # type: ignore[call-overload, no-any-return]
    if name == "town":
        return event.town[n]
    if name == "weekday":
        return str(general()["weekdays"][plan.language][event.day.weekday()])
    return written(values[name], plan, year=name == "built")


def written(value: Value, plan: Plan, *, year: bool = False) -> str:
    """A value as the article's language writes it."""
    if isinstance(value, date):
        first = "1er" if plan.language == "fr" and value.day == 1 else str(value.day)
        words = f"{first} {general()['months'][plan.language][value.month - 1]}"
    elif isinstance(value, int):
        words = str(value) if year or plan.language == "ar" else f"{value:,}".replace(",", "\u202f" if plan.language == "fr" else ",")
    else:
        return (value.names if isinstance(value, Person) else value)[LANGUAGES.index(plan.language)]
    return words.translate(_INDIC) if plan.indic else words
