"""The language of an article: declared, or detected from its body, always with the same result.

Detection adds up what speaks for each language: its letters in ones, twos and threes, by the tables of langdetect (55 languages); its short words
(`profile.py`); and that an article is likelier in a language that there is data for. langdetect's own detector draws letters at random, and takes one short
text in twenty-five for another language.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from math import exp, log1p
from typing import Any

import regex

from crosscheck import profile
from crosscheck.errors import InputError
from crosscheck.lang import languages
from crosscheck.model import Article

_STRETCH, _STRETCHES = 200, 3  # code points whose letters are looked at, and at how many places of a text: more say nothing new
_FLOOR = 5e-5  # the share of a sequence of letters in a language that never has it
# What speaks for a language, as logarithms of odds; fitted on the texts of tests/lang/detection.yaml and on sentences of news, cut at 4 to 15 words.
_LETTERS = 0.2  # of what the letters say: those of one word say much the same
_SHORT_WORD = 2.0
_OWN_LETTER = 1.0
_WITHOUT_DATA = -2.5
_BEGINNING = 10_000  # code points of a text whose words are counted, to see whether its declared language may be right
_ORDINARY = 6  # of so many words of a text, one is a short word of its language at least
_OTHER_SCRIPT = 0.2  # of the letters of a text at most are of a script that isn't its own
SURE, LONG = 0.99, 50  # how certain a language must be to speak against a declared one, and of how many words a text
_MARKS = regex.compile(r"(?<!\S)[^\s@]++@\S++|(?:https?://|www\.)\S++")  # of mails and pages


def identify(article: Article) -> Article:
    """The article with its language and how sure that is.

    A declared language stays as it is, with a note where the text is surely in another one; of one that only a page states, the text's is taken.
    Raises InputError where no language can be told, or where it is one without language data.
    """
    body = article.text[article.body.start : article.body.end] if article.body else article.text
    if article.language_from == "unknown" and article.language == "und":
        code, certainty = detect(body)
        article = replace(article, language=code, language_certainty=certainty, language_from="detected")
    elif article.language_from == "declared" and article.language in languages():
        article = _doubted(article, body)
    if article.language not in languages():
        how = f" (detected, certainty {article.language_certainty:.2f}; declare it if that is wrong)" if article.language_from == "detected" else ""
        raise InputError(f"language {article.language!r} isn't one of {', '.join(languages())}{how}")
    return article


def _doubted(article: Article, body: str) -> Article:
    """The article with a note where its text is surely in another language than the declared one."""
    stated = 0 < article.language_certainty < 1  # by a page, whose template says "en" of anything
    if stated:
        article = replace(article, language_certainty=1.0)
    found = _against(article.language, body)
    if found is None:
        return article
    code, certainty = found
    taken = "the text's" if stated else "the declared one"
    article = replace(article, notes=(*article.notes, f"language: declared {article.language}, but the text is {code}; {taken} is taken"))
    return replace(article, language=code, language_certainty=certainty, language_from="detected") if stated else article


def _against(code: str, text: str) -> tuple[str, float] | None:
    """Another language that a long text is surely in; short words are asked first, as they nearly always agree."""
    text = text[:_BEGINNING]
    words = profile.words(text)
    own = sum(map(profile.own_words(code).__contains__, words))
    if len(words) < LONG or _ORDINARY * own >= len(words):
        return None
    hits = profile.short_words(words)
    other, certainty = detect(text)
    told = hits[other] > 2 * own and 2 * _ORDINARY * hits[other] >= len(words)  # not names and figures
    apart = other not in profile.listed() and profile.share(text, profile.script_of(code)) < _OTHER_SCRIPT
    return (other, certainty) if other != code and certainty >= SURE and (told or apart) else None


def detect(text: str) -> tuple[str, float]:
    """The likeliest language of a text and its probability, rounded to 4 places; raises InputError where there is nothing to go by.

    Of a text in two scripts, what is written in the one that it has more letters of decides.
    """
    text = _one_script(_MARKS.sub(" ", text))
    sequences = tuple(_sequences(text))
    if not sequences:
        raise InputError("no language can be told from the text; declare one")
    odds = _by_letters(sequences)
    for code in odds:
        odds[code] = _LETTERS * odds[code] + (0.0 if code in languages() else _WITHOUT_DATA)
    for weight, counts in ((_SHORT_WORD, profile.short_words(profile.words(text))), (_OWN_LETTER, profile.letters(text))):
        for code, count in counts.items():
            odds[code] = odds.get(code, 0.0) + weight * count
    best = min(odds, key=lambda code: (-odds[code], code))
    return best, round(1 / sum(exp(one - odds[best]) for one in odds.values()), 4)


def _one_script(text: str) -> str:
    sizes = profile.sizes_by_script(text)
    if not sizes["Latin"] or sizes["Latin"] == sum(sizes.values()):
        return text
    latin = sizes["Latin"] >= sizes["Arabic"] + sizes["other"]
    return (_NOT_LATIN if latin else _LATIN).sub(" ", text)


_LATIN, _NOT_LATIN = regex.compile(r"\p{Latin}+"), regex.compile(r"[\p{L}--\p{Latin}]+", regex.V1)


def _sequences(text: str) -> Iterator[str]:
    """The letters of a text by ones, twos and threes as langdetect's tables have them, at the beginning, in the middle and at the end of a long one."""
    known, ngram = _tables().word_lang_prob_map, importlib.import_module("langdetect.utils.ngram").NGram()
    for character in _stretches(text):
        ngram.add_char(character)
        if ngram.capitalword:  # an acronym is of no language
            continue
        for size in range(1, len(ngram.grams) + 1):
            if (found := ngram.grams[-size:]) != " " and found in known:
                yield found


def _stretches(text: str) -> str:
    if len(text) <= _STRETCH * _STRETCHES:
        return text
    step = (len(text) - _STRETCH) // (_STRETCHES - 1)
    return " ".join(text[at : at + _STRETCH] for at in range(0, step * _STRETCHES, step))


def _by_letters(sequences: Sequence[str]) -> dict[str, float]:
    """What the letters say for each language: logarithms of odds, from 0 up."""
    odds: dict[str, float] = {}
    for name, column in zip(_tables().langlist, zip(*map(_odds, sequences), strict=True), strict=True):
        code = str(name).split("-")[0]  # zh-cn, zh-tw
        odds[code] = max(sum(column), odds.get(code, 0.0))
    return odds


@lru_cache(maxsize=8_000)
def _odds(sequence: str) -> tuple[float, ...]:
    """What some letters say for each language of langdetect's list."""
    return tuple(log1p(share / _FLOOR) if share else 0.0 for share in _tables().word_lang_prob_map[sequence])


@cache
def _tables() -> Any:
    """The tables of langdetect, in a factory of our own: its own one is global."""
    module = importlib.import_module("langdetect.detector_factory")  # 0.3 s to load its profiles: only when needed
    factory = module.DetectorFactory()
    factory.load_profile(module.PROFILES_DIRECTORY)
    return factory
