"""What is known of a source beside its text: front matter, a record's fields, `sources.yaml`; all read as text and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path

import yaml

from crosscheck.errors import InputError, nearest
from crosscheck.lang import languages
from crosscheck.model import Article, Span
from crosscheck.read._files import Unreadable, load

FIELDS = ("outlet", "published", "language", "title", "url")
SIDE_FILE = "sources.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An article as its reader found it: the text, and the fields that the source itself states."""

    id: str
    path: str
    text: str
    fields: Mapping[str, str] = field(default_factory=dict)
    title_span: Span | None = None
    body: Span | None = None

    def article(self, known: Mapping[str, str]) -> Article:
        """The article; what the source states comes before what is `known` from elsewhere. Raises Unreadable for a wrong value."""
        own = {**known, **{name: value for name, value in self.fields.items() if value}}
        language = language_code(own["language"]) if own.get("language") else None
        published = day(own["published"]) if own.get("published") else None
        return Article(
            id=self.id,
            text=self.text,
            path=self.path,
            language=language or "und",
            language_certainty=1.0 if language else 0.0,
            language_from="declared" if language else "unknown",
            published=published,
            published_from="declared" if published else "unknown",
            outlet=own.get("outlet"),
            title=own.get("title"),
            title_span=self.title_span,
            body=self.body,
        )


def language_code(text: str) -> str:
    """A declared language as one that there is data for: `fr-CA` is fr; raises Unreadable with what is allowed."""
    code = text.strip().lower().replace("_", "-").split("-")[0]
    if code not in languages():
        raise Unreadable(f"language {text!r} isn't one of {', '.join(languages())}{nearest(code, languages())}")
    return code


def day(text: str) -> date:
    """A declared date, `2025-06-17` with or without a time behind it; raises Unreadable with what is allowed."""
    try:
        return datetime.fromisoformat(text.strip()).date()
    except ValueError:
        raise Unreadable(f"published {text!r} isn't a date; write YYYY-MM-DD") from None


def beside(path: Path) -> dict[str, str]:
    """What the `sources.yaml` in a file's folder says of it."""
    return _side_file(path.parent).get(path.name, {})


@cache
def _cached(folder: Path, stamp: tuple[int, int]) -> dict[str, dict[str, str]]:
    """The file's stamp only tells its versions apart."""
    return _parse(folder / SIDE_FILE)


def _side_file(folder: Path) -> dict[str, dict[str, str]]:
    try:
        stat = (folder / SIDE_FILE).stat()
    except OSError:
        return {}
    return _cached(folder, (stat.st_mtime_ns, stat.st_size))


def _parse(path: Path) -> dict[str, dict[str, str]]:
    """`file name: {outlet: …, published: …}`; raises InputError with path:line for anything that makes no sense."""
    try:
        root = yaml.compose(load(path).removeprefix("\ufeff"), Loader=yaml.BaseLoader)
    except Unreadable as error:
        raise InputError(f"{path}: {error}") from None
    except yaml.YAMLError as error:
        raise InputError(f"{path}:{problem(error)}") from None
    except RecursionError:
        raise InputError(f"{path}: nested too deeply") from None
    sources = {}
    for key, value in pairs(path, root, "file name: {outlet: …, published: …, language: …}"):
        if "/" in key.value or not (path.parent / key.value).is_file():
            names = [p.name for p in path.parent.iterdir() if p.name != SIDE_FILE]
            raise InputError(f"{path}:{line(key)}: no file {key.value!r} in this folder{nearest(key.value, names)}")
        sources[key.value] = _entry(path, value)
    return sources


def _entry(path: Path, node: yaml.Node) -> dict[str, str]:
    fields = {}
    for key, value in pairs(path, node, "outlet: …, published: …, language: …"):
        if key.value not in FIELDS:
            raise InputError(f"{path}:{line(key)}: unknown key {key.value!r}{nearest(key.value, FIELDS)}; allowed are {', '.join(FIELDS)}")
        if not isinstance(value, yaml.ScalarNode):
            raise InputError(f"{path}:{line(value)}: {key.value} must be text")
        check = {"language": language_code, "published": day}.get(key.value)
        try:
            if check and value.value:
                check(value.value)
        except Unreadable as error:
            raise InputError(f"{path}:{line(value)}: {error}") from None
        fields[key.value] = value.value
    return fields


def pairs(path: Path, node: yaml.Node | None, form: str) -> list[tuple[yaml.ScalarNode, yaml.Node]]:
    """The keys and values of a YAML mapping whose keys are text, each once; raises InputError."""
    if node is None:
        return []
    if not isinstance(node, yaml.MappingNode):
        raise InputError(f"{path}:{line(node)}: expected `{form}`")
    seen: set[str] = set()
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise InputError(f"{path}:{line(key)}: a key must be text")
        if key.value in seen:
            raise InputError(f"{path}:{line(key)}: {key.value!r} stands here twice")
        seen.add(key.value)
    return list(node.value)


def line(node: yaml.Node) -> int:
    """The line of a YAML node, counted from 1."""
    return int(node.start_mark.line) + 1


def problem(error: yaml.YAMLError, offset: int = 1) -> str:
    """`line: what is wrong` of a YAML error, in one line."""
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or str(error).splitlines()[0]
    return f"{mark.line + offset if mark else offset}: not YAML: {what}"
