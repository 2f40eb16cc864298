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


class BaselineError(CrosscheckError):
    """A baseline that can't be used; the text starts with its path."""


class ReportError(CrosscheckError):
    """A report that can't be read back; the text starts with its path."""


class ReviewError(CrosscheckError):
    """What a review keeps, where it can't be read or written; the text starts with its path."""


class ArchiveError(CrosscheckError):
    """An archive that can't be used; the text starts with its path."""


class ComparerError(CrosscheckError):
    """A comparer in Python that can't be used, or that failed; the text starts with its place."""


class LanguageDataError(CrosscheckError):
    """A language file that can't be used."""


_OFF = ("no", "false", "none", "never", "silent")  # said of a severity
LONGEST = 80  # characters of what a user wrote that an error repeats
ALIKE = 60  # of 100, from which a name is near to a misspelt one


def quoted(text: str) -> str:
    """What a user wrote, as an error repeats it: in quotes, cut short, and with nothing in it that a terminal would obey."""
    return repr(text if len(text) <= LONGEST else f"{text[:LONGEST]}…")


def printable(text: str) -> str:
    """A text on one line, with nothing in it that a terminal would obey."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)


def unforeseen(error: Exception) -> str:
    """Why a source can't be used, where nobody has thought of it: `can't be read (a bug in crosscheck; please report it): ValueError: …`."""
    if isinstance(error, MemoryError):
        return "can't be read: there isn't enough memory"
    if isinstance(error, RecursionError):
        return "can't be read: nested too deeply"
    text = printable(" ".join(str(error).split())[:200])
    return f"can't be read (a bug in crosscheck; please report it): {type(error).__name__}{': ' if text else ''}{text}"


def nearest(word: str, allowed: Iterable[str]) -> str:
    """Say which allowed name is nearest to a misspelt one, whatever its case: ` (did you mean 'x'?)`, or nothing."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import JaroWinkler

    word, allowed = word[:LONGEST].casefold(), list(allowed)
    if word in _OFF and "off" in allowed:
        return " (did you mean 'off'?)"
    near = [(fuzz.ratio(word, name.casefold()), JaroWinkler.similarity(word, name.casefold()), name) for name in sorted(allowed)]
    likeness, _, name = max(near, key=lambda found: found[:2], default=(0.0, 0.0, ""))
    return f" (did you mean {name!r}?)" if likeness >= ALIKE else ""


def allowed(what: str, word: str, names: Iterable[str]) -> str:
    """`unknown kind 'mony'; allowed: date, money (did you mean 'money'?)`."""
    names = sorted(names)
    return f"unknown {what} {quoted(word)}; allowed: {', '.join(names) or 'none'}{nearest(word, names)}"
