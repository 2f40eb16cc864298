"""Who says what: quotations and reported speech in three languages."""

from datetime import date

import pytest
from tests.clock import linear

from crosscheck.lang import lexicon
from crosscheck.model import Article, Span, Statement
from crosscheck.sentences import Sentence
from crosscheck.values import attribution


def read(text: str, language: str) -> list[tuple[str, str | None, str]]:
    """The quotations of a text: (words said, speaker, concept); where the span isn't that of the words, it is the speaker's."""
    article = Article(id="a", text=text, path="a.txt", language=language, published=date(2025, 3, 4))
    tokens = lexicon(language).tokenizer.tokens(text)
    sentence = Sentence(index=0, paragraph=1, span=Span(0, len(text)), text=text, tokens=tokens)
    found = list(attribution.read(sentence, lexicon(language), article))
    assert all(text[m.span.start : m.span.end].startswith((m.value.said[:8], m.value.speaker or m.value.said)) for m in found if isinstance(m.value, Statement))
    return [(m.value.said or "", m.value.speaker, m.value.concept) for m in found if isinstance(m.value, Statement)]


SAFE = "The dam is safe for now"
SUR = "Le barrage est encore sûr"
AMEN = "السد آمن في الوقت الراهن"

CASES: list[tuple[str, str, list[tuple[str, str | None, str]]]] = [
    ("en", '"The dam is safe for now," Governor Omar Diallo told reporters.', [(SAFE, "Governor Omar Diallo", "said")]),
    ("en", "“The dam is safe for now,” said the governor, Omar Diallo.", [(SAFE, "the governor, Omar Diallo", "said")]),
    ("en", '"The dam is safe for now,” Governor Omar Diallo said.', [(SAFE, "Governor Omar Diallo", "said")]),  # marks of two kinds
    ("en", "Omar Diallo, the union’s secretary, said that the dam was safe.", [("the dam was safe", "Omar Diallo, the union’s secretary", "said")]),
    ("en", "The dam is safe for now, a ministry official said.", [(SAFE, "a ministry official", "unnamed")]),
    ("en", "According to the water ministry, the dam is safe for now.", [("the dam is safe for now", "the water ministry", "unnamed")]),
    ("en", "Minister Awa Sarr Ba visited the dam. “The dam is safe for now,” she said.", [(SAFE, "Minister Awa Sarr Ba", "referred")]),
    ("en", "‘The dam is safe for now,’ Governor Omar Diallo said.", [(SAFE, "Governor Omar Diallo", "said")]),
    ("en", "'The dam is safe for now,' Governor Omar Diallo said.", [(SAFE, "Governor Omar Diallo", "said")]),
    ("en", "“The dam is safe for now.”", [(SAFE, None, "said")]),  # nobody is named
    # a colon leads from the speaker, however near another verb of speech is
    ("en", "Omar Diallo said after the visit of the site: “The dam is safe for now”, while Awa Ba called it a ruin.", [(SAFE, "Omar Diallo", "said")]),
    ("fr", "Omar Diallo a déclaré lors de la visite : « Le barrage est encore sûr », tandis que Awa Ba parlait de ruine.", [(SUR, "Omar Diallo", "said")]),
    ("ar", "وقال الوالي عمر ديالو خلال الزيارة: «السد آمن في الوقت الراهن»، فيما وصفت النائبة آوا با المشروع بالفاشل.", [(AMEN, "الوالي عمر ديالو", "said")]),
    ("ar", "«السد آمن في الوقت الراهن».. بهذه العبارة علق الوالي عمر ديالو.", [(AMEN, "الوالي عمر ديالو", "said")]),
    ("en", "“The dam is safe for now,” she said.", [(SAFE, None, "said")]),  # nobody was named before
    ("en", "The report said nothing. “The dam is safe for now,” he said.", [(SAFE, None, "said")]),  # a report is no he
    (
        "en",
        "“The dam is safe for now,” Governor Omar Diallo said. “Nobody has to leave the valley.”",
        [(SAFE, "Governor Omar Diallo", "said"), ("Nobody has to leave the valley", "Governor Omar Diallo", "referred")],
    ),
    ("fr", "« Le barrage est encore sûr », a déclaré à la presse le gouverneur, Omar Diallo.", [(SUR, "le gouverneur, Omar Diallo", "said")]),
    (
        "fr",
        "« Le barrage est sûr, assure le préfet Omar Diallo. Mais il vieillit. »",
        [("Le barrage est sûr Mais il vieillit", "le préfet Omar Diallo", "said")],
    ),
    ("fr", "Selon la préfecture, le barrage reste sûr.", [("le barrage reste sûr", "la préfecture", "said")]),
    ("fr", "M. Diallo a affirmé que le barrage reste sûr.", [("le barrage reste sûr", "M. Diallo", "said")]),
    ("fr", "« Le barrage est encore sûr ».", [(SUR, None, "said")]),
    ("ar", "وقال محافظ الولاية، عمر ديالو، للصحافيين: «السد آمن في الوقت الراهن».", [(AMEN, "محافظ الولاية، عمر ديالو", "said")]),
    ("ar", "وأكدت وزارة المياه أن السد آمن حاليا.", [("السد آمن حاليا", "وزارة المياه", "said")]),
    ("ar", "السد آمن حاليا بحسب وزارة المياه.", [("السد آمن حاليا", "وزارة المياه", "said")]),
    ("ar", "وقال مصدر في الوزارة: «السد آمن في الوقت الراهن».", [(AMEN, "مصدر", "unnamed")]),
    (
        "ar",
        "لكن رئيسة بعثة البنك الإقليمي، إلهام قادري، قالت للصحافيين: «السد آمن في الوقت الراهن».",
        [(AMEN, "رئيسة بعثة البنك الإقليمي، إلهام قادري", "said")],
    ),
    ("ar", "«السد آمن في الوقت الراهن». بهذه العبارة افتتح محافظ الولاية عمر ديالو كلمته.", [(AMEN, "محافظ الولاية عمر ديالو", "said")]),
    (
        "ar",
        "وأكد المحافظ عمر ديالو أن السد آمن حاليا. وأضاف أن المياه نظيفة تماما.",
        [("السد آمن حاليا", "المحافظ عمر ديالو", "said"), ("المياه نظيفة تماما", "المحافظ عمر ديالو", "referred")],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_who_said_what(language: str, text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It was announced that the dam is safe."),
        ("en", "The so-called “iron belt” runs along the river."),
        ("fr", "Pour renforcer la digue, la commune a acheté du sable."),
        ("ar", "وأضاف أن السد آمن حاليا."),
        ("ar", "افتتح الوزير مجموعة «النور» الطبية أمس."),
    ],
)
def test_stays_silent(language: str, text: str) -> None:
    assert read(text, language) == []


def test_front_matter_is_no_quotation() -> None:
    text = 'title: "The dam is safe for now"\n---\nThe dam was built in 1962.'
    article = Article(id="a", text=text, path="a.txt", language="en", title_span=Span(8, 31), body=Span(36, len(text)))
    whole = Sentence(index=0, paragraph=0, span=Span(0, len(text)), text=text, tokens=lexicon("en").tokenizer.tokens(text))
    assert list(attribution.read(whole, lexicon("en"), article)) == []


def test_hostile_text_is_read_in_linear_time() -> None:
    assert linear(lambda times: read("(according to X " * times, "en"), 6000)
