"""The language of an article: declared, or detected from its whole body by langdetect, always with the same result."""

from __future__ import annotations

import importlib
from dataclasses import replace
from functools import cache
from typing import Any

from crosscheck.errors import InputError
from crosscheck.lang import languages
from crosscheck.model import Article

_SEED = 0  # langdetect draws n-grams at random


def identify(article: Article) -> Article:
    """The article with its language and how sure that is; a declared language stays as it is.

    Raises InputError where no language can be told, or where it is one without language data.
    """
    if article.language_from == "unknown" and article.language == "und":
        body = article.text[article.body.start : article.body.end] if article.body else article.text
        code, certainty = detect(body)
        article = replace(article, language=code, language_certainty=certainty, language_from="detected")
    if article.language not in languages():
        how = f" (detected, certainty {article.language_certainty:.2f}; declare it if that is wrong)" if article.language_from == "detected" else ""
        raise InputError(f"language {article.language!r} isn't one of {', '.join(languages())}{how}")
    return article


def detect(text: str) -> tuple[str, float]:
    """The likeliest language of a text and its probability, rounded to 4 places; raises InputError where there is nothing to go by."""
    detector = _factory().create()
    detector.append(text)
    found = _probabilities(detector)
    if not found:
        raise InputError("no language can be told from the text; declare one")
    code = str(found[0].lang).split("-")[0]  # zh-cn, zh-tw
    return code, round(float(found[0].prob), 4)


def _probabilities(detector: Any) -> list[Any]:
    failure = importlib.import_module("langdetect.lang_detect_exception").LangDetectException
    try:
        return list(detector.get_probabilities())
    except failure:  # no letters at all
        return []


@cache
def _factory() -> Any:
    """A factory of our own: langdetect's own one is global, and its seed a class attribute that others may set."""
    module = importlib.import_module("langdetect.detector_factory")  # 0.3 s to load its profiles: only when needed
    factory = module.DetectorFactory()
    factory.seed = _SEED
    factory.load_profile(module.PROFILES_DIRECTORY)
    return factory
