"""Models of sentence-transformers, by name or folder: another encoder, and a classifier of natural language inference (NLI).

They need the extra `crosscheck[transformers]`. A name is looked up on the Hugging Face Hub, where it isn't a folder; code that a model
brings along is never run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from crosscheck.encode import plain
from crosscheck.entailment import LABELS
from crosscheck.errors import OptionError

if TYPE_CHECKING:
    from crosscheck.encode import Matrix

_BATCH = 32  # texts, or pairs of texts, in one pass
_LONGEST = 1000  # characters of a sentence that a classifier is shown; two of them fit into the 512 tokens of most models
_NEEDED = "name a model's folder, or a model of the Hugging Face Hub that was fetched before or can be fetched now"


class PretrainedEncoder:
    """Any sentence-transformers model as the encoder, such as `PretrainedEncoder("sentence-transformers/LaBSE")`."""

    def __init__(self, name: str) -> None:
        self._model = _load("encoder", name, lambda library: library.SentenceTransformer(name))

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Unit vectors of shape (texts, the model's dimensions), float32."""
        import numpy as np

        vectors = self._model.encode([plain(text) for text in texts], batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)


class PretrainedNLI:
    """Any classifier of pairs that tells entailment, neutral and contradiction apart, in the languages that are compared."""

    def __init__(self, name: str) -> None:
        self._model = _load("NLI model", name, lambda library: library.CrossEncoder(name))
        self._columns = columns(self._model.config.id2label, name)

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> Matrix:
        """Of each pair how likely its second sentence follows from the first, is left open, is contradicted: shape (pairs, 3), rows add up to 1."""
        import numpy as np

        given = [(plain(a, _LONGEST), plain(b, _LONGEST)) for a, b in pairs]
        found = self._model.predict(given, batch_size=_BATCH, apply_softmax=True, show_progress_bar=False)
        return np.asarray(found, dtype=np.float32)[:, self._columns]


def columns(labels: Mapping[int, str], name: str) -> list[int]:
    """Where a model's configuration (id2label) puts entailment, neutral and contradiction; raises OptionError where it doesn't say so."""
    place = {label.casefold().strip(): column for column, label in labels.items()}
    if place.keys() != set(LABELS):
        found = ", ".join(label for _, label in sorted(labels.items()))
        raise OptionError(f"NLI model {name!r}: its labels are {found}; a model with {', '.join(LABELS)} in its config.json is needed")
    return [place[label] for label in LABELS]


def _load(what: str, name: str, build: Callable[[Any], Any]) -> Any:
    """A model; raises OptionError with what is wrong and what to do where the extra isn't installed or the model can't be loaded."""
    try:
        import sentence_transformers
    except ImportError as error:
        raise OptionError(
            f"{what} {name!r}: it needs the extra crosscheck[transformers] ({_first_line(error)}); say: pip install sentence-transformers"
        ) from None
    if not name:
        raise OptionError(f"{what} '': no name; {_NEEDED}")
    try:
        with _quietly():
            return build(sentence_transformers)
    except Exception as error:  # noqa: BLE001 (a broken model fails in whatever way the library that reads it fails)
        raise OptionError(f"{what} {name!r}: can't be loaded ({_first_line(error)}); {_NEEDED}") from None


@contextmanager
def _quietly() -> Iterator[None]:
    """Without the bars and tables that transformers prints at every load; bars of downloads stay."""
    from transformers.utils import logging

    level, bars = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        logging.set_verbosity(level)
        if bars:
            logging.enable_progress_bar()


def _first_line(error: Exception) -> str:
    """The first line of what a library says, without its full stop."""
    return next(iter(str(error).strip().splitlines()), type(error).__name__).rstrip(" .:")
