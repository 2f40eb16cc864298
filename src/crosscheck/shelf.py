"""Where a run lays aside what it will need of each article again: in memory as long as that is little, then in a file that goes with the process.

So a run needs no more memory for a hundred thousand articles than for a thousand, but for what it must know of each at any time.
"""

from __future__ import annotations

import pickle
import weakref
import zlib
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import Any, Self, TypeVar, overload

T = TypeVar("T")

SMALL = 16 * 2**20  # bytes that stay in memory
FEW = 10_000  # records that are handed over in memory whatever their size


class Shelf:
    """Records by name. They are pickled, which is safe in a file that has no name and that no other process can open."""

    def __init__(self, small: int = SMALL) -> None:
        self._file = SpooledTemporaryFile(max_size=small)  # noqa: SIM115 (closed by __exit__)
        self._places: dict[str, tuple[int, int]] = {}  # name → where it begins, and its length

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Give up all that lies here."""
        self._file.close()

    def put(self, name: str, record: bytes) -> None:
        """Lay a packed record aside."""
        self._file.seek(0, 2)
        self._places[name] = self._file.tell(), len(record)
        self._file.write(record)

    def get(self, name: str) -> bytes:
        """A record as it was packed; raises KeyError where there is none of this name."""
        start, length = self._places[name]
        self._file.seek(0, 2)  # so that the file is asked anew where it stands: a process that was forked off may have moved it
        self._file.seek(start)
        return self._file.read(length)

    def flush(self) -> None:
        """Write what is held back, so that a process which is forked off finds it."""
        self._file.flush()


class Laid(Sequence[T]):
    """Records that were laid aside part by part, in that order; they go when nobody knows of them any more."""

    def __init__(self) -> None:
        self._shelf = Shelf()
        self._names: list[str] = []
        self._ends: list[int] = []  # how many records there are up to the end of each part
        self._order: Sequence[int] | None = None  # in which they are told, where that isn't the order in which they came
        self._last: tuple[int, tuple[T, ...]] = -1, ()  # the part that was asked for last
        weakref.finalize(self, self._shelf.close)

    def add(self, name: str, records: Sequence[T]) -> None:
        """Lay a part aside; parts of one name are two parts."""
        if records:
            self._shelf.put(str(len(self._ends)), packed(tuple(records)))
            self._names.append(name)
            self._ends.append(len(self) + len(records))

    def kept(self, rank: Callable[[T], int] | None = None) -> Sequence[T]:
        """All records, in the order of their ranks if they have any: a tuple where they are few, else these."""
        if rank is not None:
            ranks = [rank(record) for record in self]
            self._order = sorted(range(len(self)), key=ranks.__getitem__)
        return tuple(self) if len(self) <= FEW else self

    def parts(self) -> Iterator[tuple[T, ...]]:
        """The parts in the order of their names."""
        return (self._part(n) for n in sorted(range(len(self._ends)), key=self._names.__getitem__))

    def _part(self, number: int) -> tuple[T, ...]:
        if self._last[0] != number:
            self._last = number, unpacked(self._shelf.get(str(number)))
        return self._last[1]

    def _record(self, place: int) -> T:
        number = bisect_right(self._ends, place)
        return self._part(number)[place - (self._ends[number - 1] if number else 0)]

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def __iter__(self) -> Iterator[T]:
        return map(self._record, self._order or range(len(self)))

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...
    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        if isinstance(place, slice):
            return tuple(self[n] for n in range(*place.indices(len(self))))
        return self._record((self._order or range(len(self)))[place])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[Any, ...]:
        return tuple, (list(self),)  # no other process can open the file


def packed(record: Any) -> bytes:
    return zlib.compress(pickle.dumps(record, pickle.HIGHEST_PROTOCOL), 1)


def unpacked(record: bytes) -> Any:
    """What `packed` was given, by a process of this run."""
    return pickle.loads(zlib.decompress(record))  # noqa: S301 (see Shelf)
