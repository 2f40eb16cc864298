"""Words, numbers and marks, and the phrases found among them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.lang import languages, lexicon
from crosscheck.tokens import PhraseTable, Tokenizer

FRENCH = Tokenizer(elisions=["l", "d", "qu"], endings=["'s"])
ARABIC = Tokenizer(prefixes=[["و", "ف"], ["ب", "ل"], ["ال"]], rewrites={"لل": "لال"})

SPLIT = [
    ("words and marks", "The dam (new) held.", ["The", "dam", "(", "new", ")", "held", "."]),
    ("elision", "l’eau d'Alep", ["l’", "eau", "d'", "Alep"]),
    ("elision before a digit", "l'11 mai", ["l'", "11", "mai"]),
    ("ending", "the dam's wall", ["the", "dam", "'s", "wall"]),
    ("apostrophe before a digit", "a'1 b'2", ["a", "'", "1", "b", "'", "2"]),
    ("apostrophe at the end", "the dams' wall", ["the", "dams", "'", "wall"]),
    ("elision at the end", "plus d'", ["plus", "d'"]),
    ("grouped by spaces", "les 12 500 000 euros", ["les", "12 500 000", "euros"]),
    ("digits apart", "12 5000 1 2", ["12", "5000", "1", "2"]),
    ("grouped by narrow spaces", "12\u202f500", ["12\u202f500"]),
    ("decimal", "1.234,5 12.5", ["1.234,5", "12.5"]),
    ("date and time", "2024-03-05 at 12:30", ["2024-03-05", "at", "12:30"]),
    ("spaces of all sorts", " a\u00a0b\tc\n\nd  e ", ["a", "b", "c", "d", "e"]),
    ("nothing", "", []),
    ("steering marks alone", "\u200f \u202a", []),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in SPLIT], ids=[case[0] for case in SPLIT])
def test_split(text, expected):
    tokens = FRENCH.tokens(text, 7)
    assert [t.text for t in tokens] == expected
    assert all(text[t.start - 7 : t.end - 7] == t.text for t in tokens)


def test_a_word_known_from_elsewhere_is_split_alike():
    again = Tokenizer(elisions=["l", "d", "qu"], endings=["'s"])
    for _, text, _ in SPLIT:
        again.tokens(f"{text} {text}")
    for _, text, expected in SPLIT:
        assert [t.text for t in again.tokens(text)] == expected


FORMS = [
    ("plain", "سد", ("سد",)),
    ("and", "وسد", ("وسد", "سد")),
    ("and, by, the", "وبالسد", ("وبالسد", "بالسد", "السد", "سد")),
    ("for the", "للسد", ("للسد", "لسد", "سد", "السد")),
]


@pytest.mark.parametrize(("word", "expected"), [case[1:] for case in FORMS], ids=[case[0] for case in FORMS])
def test_forms(word, expected):
    (token,) = ARABIC.tokens(word)
    assert token.forms[0] == word
    assert set(expected) <= set(token.forms)


TABLE = PhraseTable({"big": ["new york city", "york"], "small": ["new york", "the dam"], "d": ["plus d'"]}, FRENCH)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in New York City and York", [(1, 4, "big"), (5, 6, "big")]),
        ("new new york", [(1, 3, "small")]),
        ("plus d'eau, plus d", [(0, 2, "d")]),
        ("", []),
    ],
)
def test_phrases(text, expected):
    tokens = FRENCH.tokens(text)
    assert list(TABLE.all(tokens)) == expected
    assert TABLE.first(tokens) == (expected[0] if expected else None)
    assert {start for start, _, _ in expected} <= set(TABLE.starts(tokens))


def test_phrase_that_ends():
    tokens = FRENCH.tokens("in New York City now")
    assert [TABLE.ending_at(tokens, end) for end in range(-1, 7)] == [None, None, None, None, (2, "big"), (1, "big"), None, None]
    assert TABLE.ending_at(tokens, 4, 2) is None


WORDS = st.sampled_from(["a", "b", "وبالسد", "l'", "’", "12", "500", ".", ",", " ", " ", "\u00a0", "\n", "'s", "é", "\u0301", "\u200f", "\ud800", "1:2"])


@given(text=st.lists(WORDS, max_size=20).map("".join), language=st.sampled_from(languages()))
def test_tokens_are_exact_in_order_and_apart(text, language):
    tokens = lexicon(language).tokenizer.tokens(text, 3)
    assert all(text[t.start - 3 : t.end - 3] == t.text != "" and t.forms[0] == t.norm != "" for t in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))


@given(text=st.lists(WORDS, max_size=20).map("".join), language=st.sampled_from(languages()))
def test_starts_are_where_alone_phrases_match(text, language):
    words = lexicon(language)
    tokens, table = words.tokenizer.tokens(text), words.phrases("number.values", "number.scales", "clauses.starts")
    assert [i for i in range(len(tokens)) if table.match(tokens, i)] == [i for i in table.starts(tokens) if table.match(tokens, i)]
