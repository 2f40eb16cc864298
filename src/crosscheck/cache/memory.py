"""What is kept between runs, and under which keys: the readings of articles, what articles declare once completed, and vectors.

A key holds all that decides the result; data that can't be understood count as unknown. Whether something was known changes only how long a run takes.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, get_type_hints

from crosscheck.cache.identity import digest, of_encoding, of_reading
from crosscheck.cache.plain import DamagedError, Form, form
from crosscheck.model import Article, Claim, Span
from crosscheck.reading import Reading

if TYPE_CHECKING:
    from crosscheck.encode import Encoder, Matrix

T = TypeVar("T")

LARGEST = 256 * 2**20  # bytes of an entry once unpacked: nothing that is kept comes near it
_FIELDS = tuple(field.name for field in fields(Claim))
_ARTICLE, _SPAN, _QUOTE, _SENTENCE, _TEXT = map(_FIELDS.index, ("article", "span", "quote", "sentence", "sentence_text"))
_ELSEWHERE = ("id", "text", "path")  # what of an article decides nothing, and its text, which is hashed apart
_FOUND = ("language", "language_certainty", "language_from", "published", "published_from", "title", "passages", "notes")  # what `complete` fills in


class Memory(Protocol):
    """Keeps data by keys (64 hexadecimal digits) from run to run, as well as it can; it may forget, and never fails."""

    def get(self, key: str) -> bytes | None: ...

    def put(self, key: str, data: bytes) -> None: ...


# ------------------------------------------------------------------ articles


def completion(article: Article, memory: Memory) -> Article | None:
    """The article with what its text tells of it, as `read.complete` gives it, where that is known."""
    return unpacked(memory.get(_key("article", article)), lambda data: _complete(article, data))


def keep_completion(article: Article, whole: Article, memory: Memory) -> None:
    """Keep what the text of an article tells of it."""
    _put(memory, _key("article", article), {name: _field(name).write(getattr(whole, name)) for name in _FOUND})


def _complete(article: Article, data: Any) -> Article:
    if type(data) is not dict or data.keys() != set(_FOUND):
        raise DamagedError("not what is found out about an article")
    return replace(article, **{name: _field(name).read(data[name]) for name in _FOUND})


def recall(article: Article, memory: Memory) -> Reading | None:
    """The reading of an article, where it is known."""
    return unpacked(memory.get(_key("reading", article)), lambda data: reading_of(article, data))


def keep(article: Article, reading: Reading, memory: Memory) -> None:
    """Keep a reading."""
    _put(memory, _key("reading", article), plain_reading(reading))


def packed_reading(article: Article, reading: Reading) -> bytes | None:
    """An article, but for its text, id and path, with what was read of it; None where it can't be written."""
    return packed([form(Article).write(replace(article, id="", text="", path="")), plain_reading(reading)])


def unpacked_reading(data: bytes, name: str, path: str, text: str) -> tuple[Article, Reading] | None:
    """An article that was packed, and what was read of it; None where another version wrote it, or it is damaged."""

    def read(plain: Any) -> tuple[Article, Reading]:
        article = replace(form(Article).read(plain[0]), id=name, path=path, text=text)
        return article, reading_of(article, plain[1])

    return unpacked(data, read)


def kept(kind: type[T], article: Article, memory: Memory, make: Callable[[], T]) -> T:
    """A record of an article that its text, what is declared of it and the embedded encoder decide: known, or made and kept. It mustn't hold the article's id."""
    key, plain = digest([_key(kind.__name__, article).encode(), of_encoding().encode()]), _form(kind)
    found: T | None = unpacked(memory.get(key), plain.read)
    if found is None:
        found = make()
        _put(memory, key, plain.write(found))
    return found


def packed_record(record: Any) -> bytes | None:
    """A record of plain fields as bytes."""
    return packed(_form(type(record)).write(record))


def unpacked_record(kind: type[T], data: bytes) -> T | None:
    """A record from bytes; None where they don't hold one."""
    read: Callable[[Any], T] = _form(kind).read
    return unpacked(data, read)


def _form(kind: Any) -> Form:
    return form(kind)


def plain_reading(reading: Reading) -> list[Any]:
    """A reading as plain data; what stands in the article is its place alone, and the article isn't named."""
    rows = form(tuple[Claim, ...]).write(reading.claims)
    for row in rows:
        row[_ARTICLE] = row[_QUOTE] = row[_TEXT] = None
    return [form(tuple[Span, ...]).write(reading.sentences), form(Span | None).write(reading.dateline), rows]


def reading_of(article: Article, data: Any) -> Reading:
    """The reading of an article from plain data; raises DamagedError or another ValueError, TypeError or IndexError where they are none of it."""
    sentences, dateline, rows = data
    for row in rows:
        row[_ARTICLE], row[_QUOTE], row[_TEXT] = article.id, _cut(article, row[_SPAN]), _cut(article, row[_SENTENCE])
    for span in sentences:
        _cut(article, span)
    return Reading(claims=form(tuple[Claim, ...]).read(rows), sentences=form(tuple[Span, ...]).read(sentences), dateline=form(Span | None).read(dateline))


def _cut(article: Article, span: Any) -> str:
    """The words at a place, which must lie in the article."""
    start, end = span
    if not 0 <= start <= end <= len(article.text):
        raise DamagedError("a place outside of the article")
    return article.text[start:end]


@cache
def _field(name: str) -> Form:
    return form(get_type_hints(Article)[name])


def _key(what: str, article: Article) -> str:
    """What a result depends on: how articles are read, and all that is known of this one but its name and place."""
    declared = repr([(f.name, getattr(article, f.name)) for f in fields(Article) if f.name not in _ELSEWHERE])
    return digest([what.encode(), of_reading().encode(), article.text.encode("utf-8", "surrogatepass"), declared.encode("utf-8", "surrogatepass")])


# ------------------------------------------------------------------ vectors


def encoder(build: Callable[[], Encoder], width: int, memory: Memory) -> Encoder:
    """The embedded encoder, of so many dimensions, built only where a text isn't known yet."""
    return _Remembering(build, width, memory)


class _Remembering:
    """An encoder that keeps what it has encoded, a whole list of texts at a time.

    The last bits of a vector depend on the texts that are encoded with it, so a text of another list is encoded anew: the bytes of a report are the
    same whatever is known.
    """

    def __init__(self, build: Callable[[], Encoder], width: int, memory: Memory) -> None:
        self._build, self._width, self._memory = build, width, memory

    def encode(self, texts: Sequence[str]) -> Matrix:
        import numpy as np

        key = digest([b"vectors", of_encoding().encode(), *(text.encode("utf-8", "surrogatepass") for text in texts)])
        data = self._memory.get(key)
        if data is not None and len(data) == len(texts) * self._width * 4:
            known: Matrix = np.frombuffer(data, dtype="<f4").reshape(len(texts), self._width)
            if np.isfinite(known).all():
                return known
        new = self._build().encode(texts)
        self._memory.put(key, np.ascontiguousarray(new, dtype="<f4").tobytes())
        return new


# ------------------------------------------------------------------ bytes


def _put(memory: Memory, key: str, data: Any) -> None:
    plain = packed(data)
    if plain is not None:
        memory.put(key, plain)


def packed(data: Any) -> bytes | None:
    """Plain data as bytes; None for what JSON can't hold."""
    try:
        plain = json.dumps(data, separators=(",", ":"))
    except ValueError:  # a number of more digits than Python writes
        return None
    return zlib.compress(plain.encode("ascii"), 6)


def unpacked(data: bytes | None, read: Callable[[Any], T]) -> T | None:
    """What data say; None where they say nothing."""
    if data is None:
        return None
    try:
        unpacking = zlib.decompressobj()
        plain = unpacking.decompress(data, LARGEST)
        return read(json.loads(plain)) if unpacking.eof else None
    except (ValueError, TypeError, KeyError, IndexError, OverflowError, RecursionError, MemoryError, zlib.error):
        return None
