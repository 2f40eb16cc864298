"""The errors a user can mend: where, what is wrong, what is allowed, and the nearest name."""

from __future__ import annotations

from collections.abc import Iterable


class CrosscheckError(Exception):
    """Base of all errors whose text is meant for the user: one line, no traceback."""


class InputError(CrosscheckError):
    """A source that can't be read or makes no sense."""


class OptionError(CrosscheckError):
    """An option or argument that isn't allowed."""


class RuleError(CrosscheckError):
    """A rule file that can't be used; the text starts with `path:line:`."""


class ConfigError(CrosscheckError):
    """A configuration that can't be used; the text starts with `path:line:`."""


class ComparerError(CrosscheckError):
    """A comparer in Python that can't be used, or that failed; the text starts with its place."""


class LanguageDataError(CrosscheckError):
    """A language file that can't be used."""


def nearest(word: str, allowed: Iterable[str]) -> str:
    """Say which allowed name is nearest to a misspelt one: ` (did you mean 'x'?)`, or nothing."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(word, sorted(allowed), scorer=fuzz.ratio, score_cutoff=60)
    return f" (did you mean {found[0]!r}?)" if found else ""


def allowed(what: str, word: str, names: Iterable[str]) -> str:
    """`unknown kind 'mony'; allowed: date, money (did you mean 'money'?)`."""
    names = sorted(names)
    return f"unknown {what} {word!r}; allowed: {', '.join(names) or 'none'}{nearest(word, names)}"
