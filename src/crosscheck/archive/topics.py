"""The vectors of the topics, by which articles are laid into buckets: kept in the archive, so that a start needn't encode a hundred phrases."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from crosscheck.cache.identity import digest
from crosscheck.encode import DIMENSIONS
from crosscheck.grouping.keys import topic_vectors, topics

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

    from crosscheck.encode import Encoder, Matrix


def kept_topics(own: Connection, encoder: Callable[[], Encoder]) -> Matrix:
    """The topics' unit vectors: those of the archive, or encoded anew where it has others."""
    import numpy as np

    found = own.execute("SELECT topics_of, topics FROM meta").fetchone()
    if found is None or found[0] != _identity() or found[1] is None:
        return topic_vectors(encoder())
    rows: Matrix = np.frombuffer(found[1], dtype="<f4").reshape(-1, DIMENSIONS)
    return rows


def keep_topics(own: Connection, encoder: Callable[[], Encoder]) -> Matrix:
    """The same, and kept for the next start."""
    import numpy as np

    rows = kept_topics(own, encoder)
    own.execute(
        "UPDATE meta SET topics_of = ?, topics = ? WHERE topics_of IS DISTINCT FROM ?", [_identity(), np.ascontiguousarray(rows, "<f4").tobytes(), _identity()]
    )
    return rows


def _identity() -> str:
    """What the vectors depend on, but for the last bits, which decide nothing once they are rounded."""
    return digest([b"topics", *(topic.encode() for topic in topics())])
