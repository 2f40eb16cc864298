import time
from datetime import date

import pytest

from crosscheck.lang import lexicon
from crosscheck.model import Article, Span
from crosscheck.sentences import Sentence
from crosscheck.values import attribution


def read(text: str, language: str):
    article = Article(id="a", text=text, path="a.txt", language=language, published=date(2025, 3, 4))
    tokens = lexicon(language).tokenizer.tokens(text)
    found = attribution.read(Sentence(index=0, paragraph=1, span=Span(0, len(text)), text=text, tokens=tokens), lexicon(language), article)
    return [(text[m.span.start : m.span.end], m.value.speaker, m.value.said) for m in found]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", '"The dam is safe for now," Governor Omar Diallo told reporters.', [("Governor Omar Diallo",) * 2 + ("The dam is safe for now",)]),
        ("en", "“The dam is safe for now,” said the governor, Omar Diallo.", [("the governor, Omar Diallo",) * 2 + ("The dam is safe for now",)]),
        ("en", "Omar Diallo, the union’s secretary, said that the dam was safe.", [("Omar Diallo, the union’s secretary",) * 2 + ("the dam was safe",)]),
        ("en", "The dam is safe for now, a ministry official said.", [("a ministry official",) * 2 + ("The dam is safe for now",)]),
        ("en", "According to the water ministry, the dam is safe for now.", [("the water ministry",) * 2 + ("the dam is safe for now",)]),
        (
            "en",
            "Minister Awa Sarr Ba visited the dam. “The dam is safe for now,” she said.",
            [("The dam is safe for now,", "Minister Awa Sarr Ba", "The dam is safe for now")],
        ),
        ("en", "‘The dam is safe for now,’ Governor Omar Diallo said.", [("Governor Omar Diallo",) * 2 + ("The dam is safe for now",)]),
        ("en", "'The dam is safe for now,' Governor Omar Diallo said.", [("Governor Omar Diallo",) * 2 + ("The dam is safe for now",)]),
        (
            "fr",
            "« Le barrage est encore sûr », a déclaré à la presse le gouverneur, Omar Diallo.",
            [("le gouverneur, Omar Diallo",) * 2 + ("Le barrage est encore sûr",)],
        ),
        (
            "fr",
            "« Le barrage est sûr, assure le préfet Omar Diallo. Mais il vieillit. »",
            [("le préfet Omar Diallo",) * 2 + ("Le barrage est sûr Mais il vieillit",)],
        ),
        ("fr", "Selon la préfecture, le barrage reste sûr.", [("la préfecture",) * 2 + ("le barrage reste sûr",)]),
        ("fr", "M. Diallo a affirmé que le barrage reste sûr.", [("M. Diallo",) * 2 + ("le barrage reste sûr",)]),
        ("ar", "وقال محافظ الولاية، عمر ديالو، للصحافيين: «السد آمن في الوقت الراهن».", [("محافظ الولاية، عمر ديالو",) * 2 + ("السد آمن في الوقت الراهن",)]),
        ("ar", "وأكدت وزارة المياه أن السد آمن حاليا.", [("وزارة المياه",) * 2 + ("السد آمن حاليا",)]),
        ("ar", "السد آمن حاليا بحسب وزارة المياه.", [("وزارة المياه",) * 2 + ("السد آمن حاليا",)]),
        (
            "ar",
            "لكن رئيسة بعثة البنك الإقليمي، إلهام قادري، قالت للصحافيين: «السد آمن في الوقت الراهن».",
            [("رئيسة بعثة البنك الإقليمي، إلهام قادري",) * 2 + ("السد آمن في الوقت الراهن",)],
        ),
        (
            "ar",
            "«السد آمن في الوقت الراهن». بهذه العبارة افتتح محافظ الولاية عمر ديالو كلمته.",
            [("محافظ الولاية عمر ديالو",) * 2 + ("السد آمن في الوقت الراهن",)],
        ),
        (
            "ar",
            "وأكد المحافظ عمر ديالو أن السد آمن حاليا. وأضاف أن المياه نظيفة تماما.",
            [("المحافظ عمر ديالو",) * 2 + ("السد آمن حاليا",), ("المياه نظيفة تماما", "المحافظ عمر ديالو", "المياه نظيفة تماما")],
        ),
    ],
)
def test_who_said_what(language, text, expected):
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“The dam is safe for now.”"),  # nobody is named
        ("en", "“The dam is safe for now,” she said."),  # nobody was named before
        ("en", "It was announced that the dam is safe."),
        ("en", "The so-called “iron belt” runs along the river."),
        ("en", "The report said nothing. “The dam is safe for now,” he said."),  # a report is no he
        ("fr", "Pour renforcer la digue, la commune a acheté du sable."),
        ("fr", "« Le barrage est encore sûr »."),
        ("ar", "وأضاف أن السد آمن حاليا."),
        ("ar", "افتتح الوزير مجموعة «النور» الطبية أمس."),
    ],
)
def test_stays_silent(language, text):
    assert read(text, language) == []


def test_hostile_text_is_read_in_linear_time():
    def seconds(text: str) -> float:
        start = time.perf_counter()
        read(text, "en")
        return time.perf_counter() - start

    assert seconds("(according to X " * 6000) < 20 * max(seconds("(according to X " * 1500), 0.05)
