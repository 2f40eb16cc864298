"""Files and folders → the files to read, and a file's bytes → its text or the reason why not.

What a path leads to is asked of os.path, as a Path fails where a name is too long.
"""

# ruff: noqa: PTH110, PTH112, PTH113 (see above)

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from crosscheck.address import INSIDE, UNFETCHED, url_of
from crosscheck.errors import InputError, nearest
from crosscheck.limits import FILE
from crosscheck.read._readers import ending, readers, suffixes

if TYPE_CHECKING:
    from crosscheck.read._encoding import Decoded
    from crosscheck.read._unpacking import Allowance

LARGEST = FILE  # bytes of one text
OUTSIDE = "a link that leads out of the folder; name the file itself to have it read"


class Unreadable(Exception):  # noqa: N818 (it is a finding about a source, turned into Skipped by this package)
    """Why a source can't be used; the text is for the user."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Something to read, a file or what lies in one: where it is, how the user calls it, and its name inside the folder that was given."""

    path: Path  # on disk; of what lies in a file, that file
    shown: str  # its address: `FILE`, `FILE!/NAME`
    id: str
    named: bool = False  # by the user himself, not met in a folder
    data: bytes | None = None  # of what lies in a file, or came from elsewhere; None: the file's
    charset: str | None = None  # what the data are encoded in, as those say who brought them
    fields: Mapping[str, str] = field(default_factory=dict)  # what is known of it from outside, by the names of `_metadata.FIELDS`
    depth: int = 0  # how many files it lies in
    side: Mapping[str, str] = field(default_factory=dict)  # what the `sources.yaml` beside it in an archive says of it
    refused: str | None = None  # why it isn't to be opened
    kind: str | None = None  # its ending, where its name has another one or none: `.html`
    stream: BinaryIO | None = None  # in the place of `data`, where these are too many to hold: read once, from the start
    columns: Mapping[str, str] = field(default_factory=dict)  # what the user's tables call the parts of an article: {"text": "body"}
    allowance: Allowance | None = None  # what may still be unpacked of the file that it lies in

    @contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        """Its bytes as a stream that can be read from any place; raises Unreadable with the reason."""
        try:
            with nullcontext(self.stream) if self.stream else regular(self.path) if self.data is None else BytesIO(self.data) as stream:
                yield stream
        except OSError as error:
            raise Unreadable(f"can't be read: {error.strerror or error}") from None

    def content(self, most: int = LARGEST) -> bytes:
        """All its bytes; raises Unreadable where there are more than `most`."""
        with self.opened() as stream:
            data = stream.read(most + 1)
            if len(data) > most:
                size = f"{stream.seek(0, os.SEEK_END):,} bytes; " if stream.seekable() else ""
                raise Unreadable(f"too large for one article ({size}at most {most:,}{'' if size else ' bytes'})")
        return data

    def member(self, name: str, data: bytes | BinaryIO, charset: str | None = None, fields: Mapping[str, str] | None = None, kind: str | None = None) -> Found:
        """Something that lies in it, and what its container says of that; its name says by its ending which reader it is for, or `kind` does."""
        return Found(
            path=self.path,
            shown=f"{self.shown}{INSIDE}{name}",
            id=f"{self.id}{INSIDE}{name}",
            data=data if isinstance(data, bytes) else None,
            charset=charset,
            fields={**self.fields, **self.side, **(fields or {})},
            depth=self.depth + 1,
            kind=kind,
            stream=None if isinstance(data, bytes) else data,
            columns=self.columns,
            allowance=self.allowance,
        )

    @property
    def ending(self) -> str:
        """Which reader it is for, by its name or its kind."""
        return ending(self.shown.rpartition(INSIDE)[2].rpartition("/")[2]) if self.kind is None else self.kind


def regular(path: Path) -> BinaryIO:
    """A file's bytes; raises OSError for what isn't a file, and never waits for one: it may have become a pipe since it was found."""
    stream = open(path, "rb", opener=lambda name, flags: os.open(name, flags | getattr(os, "O_NONBLOCK", 0)))  # noqa: SIM115 (whoever asks for it closes it)
    if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        stream.close()
        raise OSError("not a file")
    return stream


def find(paths: Sequence[Path], taken: Iterable[Path] = ()) -> Iterator[Found]:
    """The files of the given paths but for those that are `taken`, folders walked and sorted, each file once; raises InputError for a path that doesn't exist."""
    seen = {os.path.realpath(path) for path in taken}
    for path in paths:
        if url := url_of(path.as_posix()):
            raise InputError(f"{url}: {UNFETCHED}")
        for found in _inside(path) if os.path.isdir(path) else [_single(path)]:
            real = os.path.realpath(found.path)
            if real not in seen:
                if found.refused is None:
                    seen.add(real)
                yield found


def _single(path: Path) -> Found:
    if not os.path.exists(path):
        siblings = [p.name for p in path.parent.iterdir()] if os.path.isdir(path.parent) else []
        raise InputError(f"{path}: no such file or folder{nearest(path.name, siblings)}")
    if not os.path.isfile(path):
        raise InputError(f"{path}: neither a file nor a folder")
    return Found(path=path, shown=path.as_posix(), id=path.name, named=True)


def _inside(folder: Path) -> Iterator[Found]:
    """The files below a folder. A link in it is followed to what lies below the same folder, as otherwise whoever wrote the folder would choose what is read of this machine."""
    count, top = 0, os.path.realpath(folder)
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(files):
            path = Path(root, name)
            found = Found(path=path, shown=path.as_posix(), id=path.relative_to(folder).as_posix())
            if name.startswith(".") or found.ending not in readers() or not os.path.isfile(path):
                continue
            count += 1
            yield replace(found, refused=OUTSIDE) if path.is_symlink() and not _below(path, top) else found
    if not count:
        raise InputError(f"{folder}: no sources in this folder; files that can be read end in {', '.join(suffixes())}")


def _below(path: Path, top: str) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(top)


def loaded(found: Found) -> Decoded:
    """The text of a file as it is (byte order mark and line ends kept), its encoding, and notes on that; raises Unreadable with the reason."""
    from crosscheck.read._encoding import decoded  # which imports this module

    return decoded(found.content(), found.charset)


def load(found: Found) -> str:
    """The same without notes, for what is no article."""
    return loaded(found).text


def decode(data: bytes, charset: str | None = None) -> str:
    """Bytes as text, in whatever encoding they are; raises Unreadable where they are empty or binary, or that can't be told."""
    from crosscheck.read._encoding import decoded

    return decoded(data, charset).text
