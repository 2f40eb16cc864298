"""Acronyms that Arabic spells letter by letter: the whole of it, and of what stands before and behind nothing."""

import pytest

from crosscheck.lang import lexicon
from crosscheck.model import Article, Span
from crosscheck.sentences import Sentence
from crosscheck.values import organization

CASES = [
    ("two sounds for one letter", "نقلت بي بي سي عن شهود قولهم", [("بي بي سي", "bbc")]),
    ("not its last three letters", "لمشاهدة قناة إم إس إن بي سي", [("قناة إم إس إن بي سي", "msnbc")]),
    ("a letter that is also 'that'", "قال إن بي بي سي ستبث المقابلة", [("بي بي سي", "bbc")]),
    ("letters that are also 'that', behind", "وأكدت سي إن إن إن الرئيس غادر", [("سي إن إن", "cnn")]),
    ("a letter that is also 'in'", "وفي سي إن إن نفى المتحدث ذلك", [("سي إن إن", "cnn")]),
    ("a particle on the first letter", "وصرح لبي بي سي أمس", [("بي بي سي", "bbc")]),
    ("points between", "أعلنت بي.بي.سي الخبر", [("بي.بي.سي", "bbc")]),
    ("one that isn't known, behind what it is", "وقالت شركة إن دي آر الألمانية إن الحادث وقع فجرا", [("شركة إن دي آر", None)]),
    ("words that are letters", "في أي حال، إن أم الطفل في البيت", []),
    ("a car", "اشترى بي إم قديمة", []),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_spelled_acronyms(text, expected):
    article = Article(id="a", text=text, path="a.txt", language="ar")
    sentence = Sentence(index=0, paragraph=0, span=Span(0, len(text)), text=text, tokens=lexicon("ar").tokenizer.tokens(text))
    found = [(text[m.span.start : m.span.end], m.value.key) for m in organization.read(sentence, lexicon("ar"), article)]
    assert found == expected
