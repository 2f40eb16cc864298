from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.clock import at_most

from crosscheck.errors import LanguageDataError
from crosscheck.lang import languages
from crosscheck.model import Article, Span
from crosscheck.sentences import headline, sentences

SPLIT = [
    ("two", "en", "The dam held. The road did not.", ["The dam held.", "The road did not."]),
    (
        "abbreviations",
        "en",
        "Mr. Vale met Gen. Ruiz and Dr. Noor on Jan. 16. He paid $3.5 million.",
        ["Mr. Vale met Gen. Ruiz and Dr. Noor on Jan. 16.", "He paid $3.5 million."],
    ),
    ("no is a word", "en", "The mayor said no. Then she left.", ["The mayor said no.", "Then she left."]),
    ("number sign", "en", "Look at pump no. 12 first. It leaks.", ["Look at pump no. 12 first.", "It leaks."]),
    ("initials", "en", "It was J. Vale who called. Nobody came.", ["It was J. Vale who called.", "Nobody came."]),
    ("curly quotes", "en", "He said: “We stay. Always.” Then he left.", ["He said: “We stay. Always.”", "Then he left."]),
    ("straight quotes", "en", '"I sold it," she says. "Now I sell bread."', ['"I sold it," she says.', '"Now I sell bread."']),
    ("quote after quote", "en", "She left. “It is over.” He stayed.", ["She left.", "“It is over.”", "He stayed."]),
    ("title of courtesy", "fr", "M. Dupré a vu Mme. Abel. Le col. Puis la ville.", ["M. Dupré a vu Mme. Abel.", "Le col.", "Puis la ville."]),
    ("seven is no month", "fr", "Ils étaient sept. Puis deux.", ["Ils étaient sept.", "Puis deux."]),
    ("month", "fr", "Le 16 janv. 2025, il a plu. Le 17 aussi.", ["Le 16 janv. 2025, il a plu.", "Le 17 aussi."]),
    ("guillemets", "fr", "Il dit : «\u202fOn reste.\u202f» Puis il part.", ["Il dit : «\u202fOn reste.\u202f»", "Puis il part."]),
    ("said behind", "fr", "« On reste ! », dit-il. Elle part.", ["« On reste ! », dit-il.", "Elle part."]),
    ("decimal", "fr", "Le taux est de 2.9 % en avril. Il baisse.", ["Le taux est de 2.9 % en avril.", "Il baisse."]),
    ("doctor", "ar", "قال د. نور إن العدد 12. وأضاف أن الوضع هادئ.", ["قال د. نور إن العدد 12.", "وأضاف أن الوضع هادئ."]),
    ("money", "ar", "بلغ السعر 42 ج.م للكيلو. ثم تراجع.", ["بلغ السعر 42 ج.م للكيلو.", "ثم تراجع."]),
    ("day before its month", "ar", "افتتح في 2. أكتوبر 2016. ثم أغلق.", ["افتتح في 2. أكتوبر 2016.", "ثم أغلق."]),
    (
        "day before its month in English",
        "en",
        "It opened on 16. November 2016. They won 12. Then they left.",
        ["It opened on 16. November 2016.", "They won 12.", "Then they left."],
    ),
    ("question", "ar", "هل صمد السد؟ نعم. «صمد السد.» ثم غادر.", ["هل صمد السد؟", "نعم.", "«صمد السد.»", "ثم غادر."]),
    ("lines", "en", "The dam held\nThe road did not\n\nNobody was hurt", ["The dam held", "The road did not", "Nobody was hurt"]),
    ("windows lines", "en", "The dam held.\r\nThe road did not.\r\n", ["The dam held.", "The road did not."]),
    (
        "wrapped lines",
        "en",
        "Engineers of the ministry inspected the dam on Friday and found\nno cracks in it, although the road below it had been closed for\ntwelve days. It reopens soon.",
        [
            "Engineers of the ministry inspected the dam on Friday and found\nno cracks in it, although the road below it had been closed for\ntwelve days.",
            "It reopens soon.",
        ],
    ),
    ("blank", "en", " \n\t\n", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), [case[1:] for case in SPLIT], ids=[case[0] for case in SPLIT])
def test_split(article, language, text, expected):
    found = sentences(article(text, language=language))
    assert [s.text for s in found] == expected
    assert [s.index for s in found] == list(range(len(found)))


BODY = "The dam was inspected on Friday by engineers of the ministry, who found no cracks in it."

HEADLINES = [
    ("plain", f"Dam is safe\n\n{BODY}", "Dam is safe"),
    ("behind litter", f"Site icon The Valley Post\n\nDam is safe\n\n{BODY}", "Dam is safe"),
    ("question", f"Is the dam safe?\n\n{BODY}", "Is the dam safe?"),
    ("quotation", f"“The dam is safe”\n\n{BODY}", "“The dam is safe”"),
    ("a sentence", f"{BODY}\n{BODY}", None),
    ("one line alone", "Dam is safe", None),
    ("too long", f"{'Dam is safe ' * 30}\n\n{BODY}", None),
    ("nothing", "", None),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in HEADLINES], ids=[case[0] for case in HEADLINES])
def test_headline(article, text, expected):
    span = headline(article(text))
    assert (text[span.start : span.end] if span else None) == expected


def test_the_title_comes_first_and_paragraphs_are_counted(article):
    text = f"Dam is safe\n\n{BODY} It holds.\nREAD: Bridge opens\n\nRoads are open."
    found = sentences(article(text))
    assert [(s.paragraph, s.title, s.text) for s in found] == [
        (0, True, "Dam is safe"), (1, False, BODY), (1, False, "It holds."), (2, False, "Roads are open."),
    ]  # fmt: skip


def test_a_title_of_the_front_matter_is_read_where_it_stands(article):
    text = f"---\ntitle: Dam is safe\n---\n{BODY}"
    found = sentences(article(text, title_span=Span(11, 22), body=Span(27, len(text))))
    assert [(s.span.start, s.title, s.text) for s in found] == [(11, True, "Dam is safe"), (27, False, BODY)]


def test_tokens_know_their_place_in_the_article(article):
    text = f"Barrage\n\nL’eau monte. {BODY}"
    tokens = [t for s in sentences(article(text, language="fr")) for t in s.tokens]
    assert [t.text for t in tokens][:4] == ["Barrage", "L’", "eau", "monte"]
    assert all(text[t.start : t.end] == t.text for t in tokens)


def test_a_language_without_data(article):
    with pytest.raises(LanguageDataError, match="no language data for 'de'"):
        sentences(article(BODY, language="de"))


def test_no_sentence_is_endless(article):
    found = sentences(article("Bridge opens Road closes " * 2_000))
    assert max(len(s.span) for s in found) <= 1_000
    assert "".join(s.text for s in found).replace(" ", "") == "BridgeopensRoadcloses" * 2_000


PIECES = st.sampled_from(
    [
        "Mr. Vale ",
        "12.5 ",
        "قال د. نور ",
        "« Oui. » ",
        '"No." ',
        "... ",
        "\r\n",
        "\n\n",
        "\n",
        "؟ ",
        "READ: x\n",
        "😀 ",
        "\ufeff",
        "\u200f",
        "a\u0301. ",
        "J. B. ",
        "(ok) ",
        "“",
        "”",
        "\u00a0",
        "word ",
        "§",
        ".",
    ]
)


@given(text=st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=40).map("".join), language=st.sampled_from(languages()))
def test_spans_are_exact_in_order_and_apart(text, language):
    found = sentences(Article(id="a", path="a.txt", text=text, language=language))
    assert all(text[s.span.start : s.span.end] == s.text == s.text.strip() != "" for s in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(text[t.start : t.end] == t.text and s.span.start <= t.start <= t.end <= s.span.end for s in found for t in s.tokens)


@pytest.mark.parametrize("text", ["a. " * 60_000, '"' * 100_000, "x" * 200_000, "Mr. " * 50_000, "« " * 60_000, "\n" * 200_000, "(((. " * 40_000], ids=range(7))
def test_hostile_text_takes_no_longer_than_other(article, text):
    with at_most(6):
        sentences(article(text))
