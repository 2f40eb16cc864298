"""Where a run lays aside what it will need of each article again: in memory as long as that is little, then in a file that goes with the process.

So a run needs no more memory for a hundred thousand articles than for a thousand, but for what it must know of each at any time.
"""

from __future__ import annotations

import pickle
import zlib
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import Any, Self

SMALL = 64 * 2**20  # bytes that stay in memory


class Shelf:
    """Records by name. They are pickled, which is safe in a file that has no name and that no other process can open."""

    def __init__(self, small: int = SMALL) -> None:
        self._file = SpooledTemporaryFile(max_size=small)  # noqa: SIM115 (closed by __exit__)
        self._places: dict[str, tuple[int, int]] = {}  # name → where it begins, and its length

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._file.close()

    def put(self, name: str, record: bytes) -> None:
        """Lay a packed record aside."""
        self._file.seek(0, 2)
        self._places[name] = self._file.tell(), len(record)
        self._file.write(record)

    def get(self, name: str) -> bytes:
        """A record as it was packed; raises KeyError where there is none of this name."""
        start, length = self._places[name]
        self._file.seek(start)
        return self._file.read(length)


def packed(record: Any) -> bytes:
    return zlib.compress(pickle.dumps(record, pickle.HIGHEST_PROTOCOL), 1)


def unpacked(record: bytes) -> Any:
    """What `packed` was given, by a process of this run."""
    return pickle.loads(zlib.decompress(record))  # noqa: S301 (see Shelf)
