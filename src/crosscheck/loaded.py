"""Comparers in Python as they are used: checked when they are loaded, and guarded while they run."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from crosscheck.errors import ComparerError
from crosscheck.model import NATURES, Claim, Comparison
from crosscheck.options import wrong_record
from crosscheck.source import line_in, same_file, told

APIS = (1,)  # the versions of the protocol that are understood, the newest last
_VERDICTS = ("compatible", "conflicting")


@dataclass(frozen=True, slots=True)
class Reading:
    """A value that a comparer reads in a sentence: where it stands in it (code points, half-open), and the value in one form for all languages."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """A comparer in Python, ready to be used; what goes wrong in it is a ComparerError that says where."""

    name: str
    Options: type[Any]
    path: str
    line: int
    comparing: Callable[..., object]
    reading: Callable[..., object] | None

    @property
    def where(self) -> str:
        return f"{self.path}:{self.line}"

    def compare(self, a: Claim, b: Claim, options: Any) -> Comparison | None:
        """What the comparer says of two claims."""
        try:
            found = self.comparing(a, b, options)
        except (Exception, SystemExit) as error:  # noqa: BLE001 (whatever a user's code raises)
            raise self._failed("compare", self.comparing, error) from None
        if found is None:
            return None
        if not isinstance(found, Comparison):
            raise self._wrong("compare", self.comparing, f"gave {_short(found)}; it must give a Comparison (compatible(…) or conflicting(…)), or None")
        if found.verdict not in _VERDICTS or found.nature not in NATURES or not isinstance(found.why, str):
            raise self._wrong("compare", self.comparing, f"gave {_short(found)}; natures are {', '.join(NATURES)}, and `why` is a text")
        return found

    def read(self, sentence: str, language: str) -> tuple[Reading, ...]:
        """The values that the comparer reads in a sentence, in the order of the text; () for one that reads none."""
        if self.reading is None:
            return ()
        try:
            given = self.reading(sentence, language)
            found: tuple[object, ...] = tuple(given) if isinstance(given, Iterable) else (given,)
        except (Exception, SystemExit) as error:  # noqa: BLE001 (whatever a user's code raises)
            raise self._failed("read", self.reading, error) from None
        return tuple(sorted(self._checked(found, sentence), key=lambda r: (r.start, r.end, r.value)))

    def _checked(self, found: Iterable[object], sentence: str) -> Iterator[Reading]:
        assert self.reading is not None
        for reading in found:
            if not isinstance(reading, Reading):
                raise self._wrong("read", self.reading, f"gave {_short(reading)}; it must give Readings")
            if not _whole(reading.start) or not _whole(reading.end) or not 0 <= reading.start < reading.end <= len(sentence):
                raise self._wrong("read", self.reading, f"gave {_short(reading)}; start and end must lie in the sentence, of {len(sentence)} characters")
            if not isinstance(reading.value, str) or not reading.value.strip():  # type: ignore[redundant-expr]
                raise self._wrong("read", self.reading, f"gave {_short(reading)}; the value must be a text that isn't empty")
            yield reading

    def _failed(self, what: str, function: Callable[..., object], error: BaseException) -> ComparerError:
        path, line = _place(function, self.path)
        return ComparerError(f"{path}:{line_in(path, error, line)}: {what} of the comparer {self.name!r} failed: {told(error)}")

    def _wrong(self, what: str, function: Callable[..., object], why: str) -> ComparerError:
        path, line = _place(function, self.path)
        return ComparerError(f"{path}:{line}: {what} of the comparer {self.name!r} {why}")


def loaded(thing: object, path: str) -> tuple[Loaded, ...]:
    """The comparers that a class or a module offers (a module its classes, or itself); raises ComparerError where there is none."""
    homes = _candidates(thing) if isinstance(thing, ModuleType) else [thing]
    if not homes:
        raise ComparerError(f"{path}:1: no comparer in it; a comparer is a class with `name`, `api`, `Options` and `compare`")
    found: dict[str, Loaded] = {}
    for home in homes:
        own = _loaded(home, path)
        if own.name in found:
            raise ComparerError(f"{own.where}: a second comparer {own.name!r}; the first is on line {found[own.name].line}")
        found[own.name] = own
    return tuple(found.values())


def _candidates(module: ModuleType) -> list[object]:
    """The classes of a module that look like comparers, in its order; the module itself where it is one."""
    classes = [c for c in vars(module).values() if inspect.isclass(c) and c.__module__ == module.__name__ and not c.__name__.startswith("_")]
    found: list[object] = [c for c in dict.fromkeys(classes) if _version(c) is not None or callable(getattr(c, "compare", None))]
    return found or ([module] if callable(getattr(module, "compare", None)) else [])


def _version(home: object) -> object:
    return getattr(home, "api", getattr(home, "API", None))


def _loaded(home: object, path: str) -> Loaded:
    file, line = _place(home, path)
    name = getattr(home, "name", None)

    def fail(why: str, at: object = home) -> ComparerError:
        of, there = _place(at, path)
        return ComparerError(f"{of}:{there if at is not home else line}: {why}")

    called = f"the comparer {name!r}" if isinstance(name, str) else f"the comparer {getattr(home, '__name__', home)}"
    if not isinstance(name, str):
        raise fail(f"{called} has no name, such as name = 'football-score'")
    if (version := _version(home)) is None:
        raise fail(f"{called} doesn't say for which version of the protocol it was written, as in api = {APIS[-1]}")
    if version not in APIS or isinstance(version, bool):
        raise fail(f"{called} was written for version {version!r} of the protocol; supported: {', '.join(map(str, APIS))}")
    kind = getattr(home, "Options", None)
    if kind is None:
        raise fail(f"{called} has no Options; where there are none, write Options = NoOptions")
    _check_options(kind, called, fail)
    try:
        instance = home() if inspect.isclass(home) else home
    except (Exception, SystemExit) as error:  # noqa: BLE001 (whatever a user's code raises)
        raise ComparerError(f"{file}:{line_in(file, error, line)}: {called} can't be made: {told(error)}") from None
    comparing, reading = getattr(instance, "compare", None), getattr(instance, "read", None)
    if not callable(comparing):
        raise fail(f"{called} has no function compare(a, b, options)")
    if not _takes(comparing, 3):
        raise fail(f"compare of {called} must take (a, b, options)", comparing)
    if reading is not None and (not callable(reading) or not _takes(reading, 2)):
        raise fail(f"read of {called} must take (sentence, language)", reading if callable(reading) else home)
    return Loaded(name=name, Options=kind, path=file, line=line, comparing=comparing, reading=reading)


def _check_options(kind: object, called: str, fail: Callable[..., ComparerError]) -> None:
    try:
        wrong = wrong_record(kind)
    except NameError as error:  # an annotation that names nothing
        raise fail(f"Options of {called}: {told(error)}", kind) from None
    if wrong is None:
        wrong = _cant_be_made(kind)
    if wrong is not None:
        field, why = wrong
        raise fail(f"Options of {called} {why}" if not field else f"Options of {called}: the field {field!r} {why}", kind)


def _cant_be_made(kind: object) -> tuple[str, str] | None:
    """Why a kind of options refuses its own defaults, in the form of `wrong_record`."""
    assert isinstance(kind, type)
    try:
        kind()
    except Exception as error:  # noqa: BLE001 (whatever a user's code raises)
        return "", f"can't be made of their defaults: {told(error)}"
    return None


def _takes(function: Callable[..., object], count: int) -> bool:
    """Whether a function can be called with so many arguments by position."""
    try:
        inspect.signature(function).bind(*range(count))
    except TypeError:
        return False
    except ValueError:  # one written in C may not tell
        return True
    return True


def _place(thing: object, path: str) -> tuple[str, int]:
    """Where something is defined; the path that is known, and line 1, where Python can't say."""
    try:
        plain: Any = inspect.unwrap(thing) if callable(thing) and not inspect.isclass(thing) else thing
        file = inspect.getsourcefile(plain)
        line = 1 if isinstance(plain, ModuleType) else inspect.getsourcelines(plain)[1]
    except (OSError, TypeError):
        return path, 1
    return (path if file is None or same_file(file, path) else file), line


def _whole(number: object) -> bool:
    return isinstance(number, int) and not isinstance(number, bool)


def _short(thing: object) -> str:
    """A thing as Python shows it, cut where it is long."""
    try:
        shown = " ".join(repr(thing).split())
    except Exception:  # noqa: BLE001 (whatever a user's code raises)
        shown = f"a {type(thing).__name__}"
    return shown if len(shown) <= 80 else f"{shown[:77]}…"
