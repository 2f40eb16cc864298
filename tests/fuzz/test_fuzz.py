"""No text makes a reader fail, and every span is what it quotes: thousands of texts of each language, see grammar.py."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck.lang import languages

_SPEC = importlib.util.spec_from_file_location("grammar", Path(__file__).with_name("grammar.py"))
assert _SPEC
assert _SPEC.loader
grammar = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(grammar)

TEXTS = 9_000  # in all languages together
BATCH = 500


@pytest.mark.parametrize("batch", range(TEXTS // BATCH))
def test_texts_of_the_grammar(batch):
    random = Random(batch)
    for _ in range(BATCH):
        language = random.choice(languages())
        text = grammar.text(random, language)
        wrong = grammar.failure(text, language)
        assert wrong is None, (language, grammar.smaller(text, language), wrong)


@settings(max_examples=1_000)
@given(data=st.data(), language=st.sampled_from(languages()))
def test_any_text(data, language):
    sorts = st.one_of(*(st.sampled_from(sort) for sort in grammar.pieces(language)), st.text(max_size=6))
    grammar.check("".join(data.draw(st.lists(sorts, max_size=12))), language)
