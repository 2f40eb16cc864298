"""What `readers.py` starts in a process of its own: one tool reads one language's articles, as many as fit into its time.

    python reader_workers.py TOOL LANGUAGE SECONDS < {"warm": [text, …], "timed": [text, …]}

Needs nothing but the tool, so that peers may live in another environment. Every article is reported as it is done, on a
line `{"characters", "seconds", "found"}` of the sums so far: a tool that crashes has been measured up to there.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Sequence
from datetime import date
from time import process_time
from typing import Any

Read = Callable[[str], int]  # a text → how many values were found

_SENTENCES = re.compile(r"(?<=[.؟!?])\s+|\n")  # peers are given a sentence at a time, which is kinder to them than whole articles
_NUMERIC = ("date", "money", "percent", "duration", "quantity", "ordinal")


def by_sentence(read: Callable[[str], Sequence[Any] | None]) -> Read:
    return lambda text: sum(len(read(part) or ()) for part in _SENTENCES.split(text) if part.strip())


def crosscheck(language: str, kinds: Sequence[str] | None) -> Read:
    from crosscheck.claims import extract
    from crosscheck.model import KINDS, Article

    chosen = kinds or KINDS

    def read(text: str) -> int:
        article = Article(id="a", text=text, path="a.txt", language=language, published=date(2024, 1, 1))
        return len(extract(article, chosen))  # type: ignore[arg-type]

    return read


def duckling(language: str) -> Read:
    import duckling as d

    locale = d.parse_locale({"en": "EN_US", "fr": "FR_FR", "ar": "AR_EG"}[language], d.default_locale_lang(d.parse_lang(language.upper())))
    context = d.Context(d.parse_ref_time(d.load_time_zones("/usr/share/zoneinfo"), "UTC", 1704067200), locale)
    dimensions = d.parse_dimensions(["amount-of-money", "duration", "number", "ordinal", "quantity", "temperature", "time", "volume", "distance"])
    return by_sentence(lambda text: d.parse(text, context, dimensions, False))


def recognizers(language: str) -> Read:
    from recognizers_date_time import recognize_datetime
    from recognizers_number import recognize_number, recognize_ordinal, recognize_percentage
    from recognizers_number_with_unit import recognize_age, recognize_currency, recognize_dimension, recognize_temperature

    culture = {"en": "en-us", "fr": "fr-fr"}[language]
    models = (
        recognize_number, recognize_ordinal, recognize_percentage, recognize_age, recognize_currency, recognize_dimension, recognize_temperature, recognize_datetime,
    )  # fmt: skip
    return by_sentence(lambda text: [found for model in models for found in model(text, culture)])


def dateparser(language: str) -> Read:
    from dateparser.search import search_dates

    return by_sentence(lambda text: search_dates(text, languages=[language]))


def quantulum(language: str) -> Read:
    from quantulum3 import parser

    if language != "en":
        raise KeyError(language)
    return by_sentence(parser.parse)


TOOLS: dict[str, Callable[[str], Read]] = {
    "crosscheck, six numeric kinds": lambda language: crosscheck(language, _NUMERIC),
    "crosscheck, all kinds": lambda language: crosscheck(language, None),
    "duckling": duckling,
    "recognizers-text": recognizers,
    "dateparser.search": dateparser,
    "quantulum3": quantulum,
}


def main(tool: str, language: str, seconds: float) -> None:
    texts = json.load(sys.stdin)
    try:
        read = TOOLS[tool](language)
    except (ImportError, KeyError):  # the tool isn't here, or doesn't read the language
        return
    begun = process_time()
    for text in texts["warm"]:
        read(text)
        if process_time() - begun > seconds / 2:
            break
    characters, found, spent = 0, 0, 0.0
    for text in texts["timed"]:
        start = process_time()
        found += read(text)
        spent += process_time() - start
        characters += len(text)
        print(json.dumps({"characters": characters, "seconds": spent, "found": found}), flush=True)
        if spent > seconds:
            break


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]))
