"""The file of a baseline: JSON, sorted, a known finding a line, so that people can read its differences and git can merge them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from crosscheck.baseline.known import Known, ordered
from crosscheck.errors import BaselineError, allowed
from crosscheck.report.json import guarded

VERSION = 1
_MARK = re.compile(r"[0-9a-f]{16}")
_KEYS = ("fingerprint", "content", "count", "rule", "about", "sources")


def text(known: Sequence[Known]) -> str:
    """The file's text, the same for the same findings in any order."""
    lines = ",\n".join(f"  {_line(one)}" for one in ordered(known))
    findings = f"[\n{lines}\n ]" if lines else "[]"
    return guarded(f'{{\n "crosscheck_baseline": {VERSION},\n "findings": {findings}\n}}\n')


def _line(one: Known) -> str:
    return json.dumps({key: getattr(one, key) for key in _KEYS}, ensure_ascii=False)


def parse(data: bytes, path: str) -> tuple[Known, ...]:
    """The known findings of a file; raises BaselineError `path: what is wrong` for one that isn't a baseline or of a newer version."""
    document = _document(data, path)
    if not isinstance(document, dict) or "crosscheck_baseline" not in document:
        _fail(path, "not a baseline; crosscheck baseline create makes one")
    version = document["crosscheck_baseline"]
    if not _whole(version):
        _fail(path, "'crosscheck_baseline' must be a whole number of 1 or more, the version of the file")
    if version > VERSION:
        _fail(path, f"a baseline of version {version} needs a newer crosscheck; this one reads version {VERSION}")
    entries = document.get("findings")
    if not isinstance(entries, list):
        _fail(path, "'findings' must be a list")
    for key in document.keys() - {"crosscheck_baseline", "findings"}:
        _fail(path, allowed("key:", key, ("crosscheck_baseline", "findings")))
    found: dict[tuple[str, str], Known] = {}
    for number, entry in enumerate(entries):
        one = _known(entry, f"{path}: findings[{number}]")
        known = found.get((one.fingerprint, one.content))
        if known is None or known.count < one.count:  # a merge of two branches may list a finding twice; it isn't there more often for that
            found[one.fingerprint, one.content] = one
    return ordered(found.values())


def _document(data: bytes, path: str) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        _fail(path, f"not UTF-8 text (byte {error.start})")
    except json.JSONDecodeError as error:
        raise BaselineError(f"{path}:{error.lineno}: not valid JSON: {error.msg}") from None
    except RecursionError:
        _fail(path, "not valid JSON: nested too deeply")
    except ValueError:  # of a number longer than Python reads
        _fail(path, "not valid JSON: a number is too long")


def _known(entry: object, where: str) -> Known:
    if not isinstance(entry, dict):
        _fail(where, "must be an object")
    for key in entry:
        if key not in _KEYS:
            _fail(where, allowed("key:", key, _KEYS))
    count, sources = entry.get("count", 1), entry.get("sources", [])
    if not _whole(count):
        _fail(where, "'count' must be a whole number of 1 or more")
    if not isinstance(sources, list) or not all(isinstance(source, str) for source in sources):
        _fail(where, "'sources' must be a list of texts")
    return Known(
        fingerprint=_mark(entry, "fingerprint", where),
        content=_mark(entry, "content", where),
        count=count,
        rule=_said(entry, "rule", where),
        about=_said(entry, "about", where),
        sources=tuple(sources),
    )


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def _mark(entry: Mapping[str, object], key: str, where: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not _MARK.fullmatch(value):
        _fail(where, f"{key!r} must be a fingerprint: 16 digits of 0-9 and a-f")
    return value


def _said(entry: Mapping[str, object], key: str, where: str) -> str:
    value = entry.get(key, "")
    if not isinstance(value, str):
        _fail(where, f"{key!r} must be a text")
    return value


def _fail(where: str, message: str) -> NoReturn:
    raise BaselineError(f"{where}: {message}")
