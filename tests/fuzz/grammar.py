"""Random news-like nonsense, made of the words of the language files and of what breaks readers, and what must hold of its claims.

    python tests/fuzz/grammar.py --count 1000000 --seed 1     a long run, by hand; a failure is printed as small as it gets

The tests beside this file read a few thousand texts a language; `fuzz_atheris.py` lets coverage choose the texts.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from random import Random
from typing import Any

from crosscheck.claims import extract
from crosscheck.display import display
from crosscheck.lang import languages, lexicon
from crosscheck.model import KINDS, Article

LONGEST = 16  # pieces of a text
DAY = date(2024, 2, 29)

# sections whose words are numbers, dates, units, money and what stands around them; then all other words
WORDS = ("number", "quantity", "money", "percent", "duration", "ordinal", "date")
OTHERS = ("places", "people", "roles", "organizations", "clauses", "negation", "status", "speech", "meanings", "litter", "sentences", "tokens")

DIGITS = (
    *("0", "1", "2", "7", "12", "16", "31", "50", "99", "100", "365", "999", "1000", "1900", "1999", "2024", "2100", "00", "007", "1234567890" * 7),
    *("1,000", "1.000", "1 000", "1\u00a0000", "1\u202f000", "12,5", "12.5", "0.5", "1,2,3", "1.2.3", "1'000", "12,345.67", "12.345,67", "1,00,000"),
    *("٠", "٣", "١٢", "٢٠٢٤", "١٬٠٠٠", "١٢٫٥", "۱۲", "۰", "²", "½", "¾", "①", "Ⅻ", "𝟙", "१२", "一"),
    *("2024-02-30", "2024-02-29", "30/02/2024", "1/2", "3/4", "9/11", "24/7", "0/0", "1/0", "13/13/2013", "00/00/0000", "9999-99-99", "1-1-1", "31.12.99"),
    *(
        "12:30",
        "25:61",
        "00:00:00",
        "12h30",
        "18h",
        "1980s",
        "80s",
        "21st",
        "2e",
        "1er",
        "G7",
        "F-16",
        "n° 4",
        "Q3",
        "1e9",
        "-5",
        "−5",
        "+3",
        "±2",
        "~40",
        "10^6",
    ),
)
MARKS = (
    *(" ", " ", " ", " ", " ", "  ", "\n", "\n\n", "\t", "\u00a0", "\u202f", "\u2009", "\u3000", "\u2028", "\r\n", "\x85", "\x1c", ""),
    *(".", ",", ";", ":", "!", "?", "…", "...", "،", "؛", "؟", "٪", "٫", "٬", "-", "–", "—", "‑", "/", "\\", "|", "•", "*", "#", "&", "@", "~", "_", "="),
    *("%", "‰", "$", "€", "£", "¥", "₤", "﷼", "US$", "°", "°C", "²", "³", "×", "≥", "<", ">", "+", "^"),
    *("(", ")", "[", "]", "{", "}", "«", "»", "“", "”", "„", "‘", "’", "'", '"', "‹", "›", "（", "）"),
)
CONTROLS = (
    *("\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u061c", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2069", "\ufeff", "\u00ad"),
    *(
        "\ud800",
        "\udfff",
        "\udc80",
        "\x00",
        "\x07",
        "\x1b",
        "\u0301",
        "\u0338",
        "\u064b",
        "\u064e",
        "\u0651",
        "\u0670",
        "ـ",
        "\ufffd",
        "\U0001f600",
        "\U0010ffff",
    ),
)
LETTERS = (
    "و",
    "ف",
    "ب",
    "ل",
    "ك",
    "ال",
    "وال",
    "بال",
    "لل",
    "س",
    "سي",
    "l'",
    "d’",
    "qu'",
    "'s",
    "s",
    "A",
    "Aa",
    "AA",
    "ß",
    "İ",
    "ı",
    "ﬁ",
    "Ǆ",
    "م",
    "ه",
    "K",
    "k",
    "m",
    "bn",
    "x",
)


def leaves(node: Any) -> Iterator[str]:
    """All texts of a part of a language file, keys as well as words; a class of forms (`annul+er`) without its name."""
    if isinstance(node, dict):
        for key, below in node.items():
            yield key
            yield from leaves(below)
    elif isinstance(node, str):
        yield node.partition("+")[0]
    else:
        for below in node:
            yield from leaves(below)


@cache
def pieces(language: str) -> tuple[tuple[str, ...], ...]:
    """What texts of a language are made of, by sort; each sort is as likely as another."""
    words = lexicon(language)
    own, others = (tuple(dict.fromkeys(leaf for name in names for leaf in leaves(words.section(name)) if leaf)) for names in (WORDS, OTHERS))
    return DIGITS, own, own, own, MARKS, MARKS, CONTROLS, LETTERS, others


def text(random: Random, language: str) -> str:
    """A text of a language, or with the words of another one among its own."""
    found = []
    for _ in range(random.randint(1, LONGEST)):
        sorts = pieces(language if random.random() < 0.9 else random.choice(languages()))
        piece = random.choice(random.choice(sorts))
        if random.random() < 0.1:
            piece = random.choice((piece.upper(), piece.title(), piece[: len(piece) // 2], piece * 2))
        found.append(piece)
        if random.random() < 0.7:
            found.append(" ")
    return "".join(found)


def check(words: str, language: str) -> None:
    """What holds of all claims: their spans lie in the text and are what they quote, their values can be written down."""
    for published in (DAY, None):
        for claim in extract(Article(id="a", path="a.txt", text=words, language=language, published=published)):
            assert claim.kind in KINDS
            assert 0 <= claim.span.start < claim.span.end <= len(words), (claim.kind, claim.span)
            assert words[claim.span.start : claim.span.end] == claim.quote, (claim.kind, claim.span, claim.quote)
            assert claim.sentence.start <= claim.span.start, (claim.kind, claim.span, claim.sentence)
            assert isinstance(claim.value.text(), str)
            assert display(claim.value)


def failure(words: str, language: str) -> str | None:
    """The last line of what goes wrong and where, or None."""
    try:
        check(words, language)
    except Exception as error:  # noqa: BLE001 (whatever it is, it is what is looked for)
        at = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__}: {error} ({at.filename.rpartition('/')[2]}:{at.lineno} {at.name})"[:300]
    return None


def smaller(words: str, language: str) -> str:
    """A text that fails in the same place, and of which nothing more can go."""
    place = (failure(words, language) or "").rpartition(" (")[2]
    size = max(1, len(words) // 2)
    while size:
        at = 0
        while at < len(words):
            rest = words[:at] + words[at + size :]
            if (failure(rest, language) or "").rpartition(" (")[2] == place:
                words = rest
            else:
                at += size
        size //= 2
    return words


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args(arguments)
    random, found, begun = Random(chosen.seed), {}, time.monotonic()
    for n in range(1, chosen.count + 1):
        language = random.choice(languages())
        words = text(random, language)
        start = time.process_time()
        wrong = failure(words, language)
        if time.process_time() - start > 1:
            wrong = wrong or "takes more than a second"
        if wrong and (place := wrong.rpartition(" (")[2]) not in found:
            found[place] = wrong
            print(f"{language} {smaller(words, language)!r}\n   {wrong}", flush=True)
        if n % 10_000 == 0:
            print(f"{n:,} texts, {len(found)} failures, {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
