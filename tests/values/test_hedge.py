from fractions import Fraction
from pathlib import Path

import pytest

from crosscheck.lang import languages, lexicon
from crosscheck.model import Span, bounds_text
from crosscheck.sentences import Sentence
from crosscheck.values import hedge
from crosscheck.values.number import Number, numbers

DOCS = Path(__file__).parents[2] / "docs" / "hedges.md"


def found(text: str, language: str) -> tuple[Number, ...]:
    sentence = Sentence(index=0, paragraph=1, span=Span(0, len(text)), text=text, tokens=lexicon(language).tokenizer.tokens(text))
    return numbers(sentence, lexicon(language))


def read(text: str, language: str) -> list[str]:
    return [bounds_text(n.low, n.high) for n in found(text, language)]


def documented() -> dict[str, list[str]]:
    """The rows of the table of widths: hedge → its cells."""
    table = DOCS.read_text(encoding="utf-8").split("## Widths")[1].split("\n## ")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines() if line.startswith("|")]
    return {row[0]: row[1:] for row in rows[2:]}


def share(cell: str) -> Fraction | None:
    return None if cell == "open" else Fraction(cell.removesuffix(" %")) / 100


def test_the_documented_widths_are_those_in_use() -> None:
    assert {name: (share(low), share(high)) for name, (low, high, *_) in documented().items()} == hedge.WIDTHS


@pytest.mark.parametrize("name", hedge.WIDTHS)
def test_the_documented_words_are_read(name: str) -> None:
    for text, language in zip(documented()[name][2:], ("en", "fr", "ar"), strict=True):
        (number,) = found(text, language)
        low, high = hedge.WIDTHS[name]
        assert number.hedge == name
        assert number.low == (None if low is None else number.stated * (1 - low))
        assert number.high == (None if high is None else number.stated * (1 + high))


@pytest.mark.parametrize("code", languages())
@pytest.mark.parametrize("path", ["number.before", "number.after", "number.compared"])
def test_every_hedge_of_a_language_has_a_width(code: str, path: str) -> None:
    assert set(lexicon(code).section(path)) <= set(hedge.WIDTHS)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "greater than or equal to 45 tents", ["45.."]),
        ("en", "equal to or less than 45 tents", ["..45"]),
        ("en", "fewer than or equal to 45 tents", ["..45"]),
        ("en", "45 tents, 60 or more beds, 70 or fewer cots", ["45", "60..", "..70"]),
        ("en", "about 45 or more tents", ["45.."]),
        ("en", "plus or minus 40 tents", ["36..44"]),
        ("en", "just shy of 40 tents", ["36..40"]),
        ("en", "upwards of 40 tents", ["40.."]),
        ("en", "more than 15 and fewer than 45 tents", ["15..45"]),
        ("en", "at most 45 but at least 15 tents", ["15..45"]),
        ("en", "more than 45 and fewer than 15 tents", ["45..", "..15"]),
        ("en", "more than 15 tents and fewer than 45 beds", ["15..", "..45"]),
        ("en", "15 or more and 45 or fewer", ["15..45"]),
        ("en", "5000 or less than 6000", ["5000", "..6000"]),
        ("en", "y > 15 and y < 45", ["15..45"]),
        ("fr", "supérieures ou égales à 45", ["45.."]),
        ("fr", "égal ou inférieur à 45", ["..45"]),
        ("fr", "un peu moins d'une centaine de tentes", ["76.5..115"]),
        ("fr", "pas moins de 45 tentes, pas plus de 60 lits", ["45..", "..60"]),
        ("fr", "au moins 15 et au plus 45 tentes", ["15..45"]),
        ("fr", "inférieur à 45 mais supérieur à 15", ["15..45"]),
        ("fr", "45 tentes, 60 ou plus", ["45", "60.."]),
        ("ar", "أكبر من أو يساوي ٤٥", ["45.."]),
        ("ar", "أقل من أو يساوي خمسة وأربعين", ["..45"]),
        ("ar", "أكثر من ١٥ وأقل من ٤٥ خيمة", ["15..45"]),
        ("ar", "على الأقل ١٥ وعلى الأكثر ٤٥ خيمة", ["15..45"]),
        ("ar", "لا أكثر من ٤٥ ولا أقل من ١٥", ["15..45"]),
        ("ar", "عشرون خيمة ونيف", ["20"]),
        ("ar", "عشرون ونيف", ["20..22"]),
        ("ar", "حوالي 45 أو أكثر", ["45.."]),
    ],
)
def test_bounds(language: str, text: str, expected: list[str]) -> None:
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "15k-45k fans", ["15000..45000"]),
        ("en", "15 through 45 fans", ["15..45"]),
        ("en", "from 15 boats to 45 boats", ["15", "45"]),
        ("en", "from 15 km to 45 km", ["15..45"]),
        ("en", "between 2.5 g and about 7.5 g", ["2.5..7.5"]),
        ("en", "two or three boats, one to four crews", ["2..3", "1..4"]),
        ("en", "either 4 or 400 boats", ["4", "400"]),
        ("en", "two to three hundred thousand people", ["200000..300000"]),
        ("en", "between one thousand and two thousand people", ["1000..2000"]),
        ("en", "one million and two million", ["1000000", "2000000"]),
        ("fr", "de 25 % à 300 tonnes", ["25", "300"]),
        ("en", "The board voted 15 to 45 against.", ["15", "45"]),
        ("en", "The final score was 1-2.", []),
        ("en", "Arsenal beat them 3-1.", []),
        ("en", "numbers fell from 15 to 45", ["15", "45"]),
        ("fr", "entre quinze et quarante-cinq bateaux", ["15..45"]),
        ("fr", "une ou deux tentes", ["1..2"]),
        ("fr", "par 6 voix contre 1", ["6", "1"]),
        ("fr", "quinze à vingt mille personnes", ["15000..20000"]),
        ("ar", "بين خمسة عشر وعشرين قاربا", ["15..20"]),
        ("ar", "بين ١٥ وحوالي ٤٥ قاربا", ["15..45"]),
        ("ar", "من ١٥ إلى ٤٥ قاربا", ["15..45"]),
        ("ar", "بتصويت 15 إلى 45", ["15", "45"]),
        ("ar", "ثلاثة أو أربعة قوارب", ["3..4"]),
    ],
)
def test_ranges_votes_and_scores(language: str, text: str, expected: list[str]) -> None:
    assert read(text, language) == expected
