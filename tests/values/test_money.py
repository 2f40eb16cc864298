import pytest

from crosscheck.lang import Lexicon, lexicon
from crosscheck.model import Article, Span
from crosscheck.sentences import Sentence
from crosscheck.values import money
from crosscheck.values.currencies import currencies
from crosscheck.values.currency_names import name_at


def read(text: str, language: str, around: str = "") -> list[tuple[str, ...]]:
    whole = f"{text}{around}"
    article = Article(id="a", text=whole, path="a.txt", language=language)
    tokens = lexicon(language).tokenizer.tokens(text)
    found = money.read(Sentence(index=0, paragraph=1, span=Span(0, len(text)), text=text, tokens=tokens), lexicon(language), article)
    return [(text[m.span.start : m.span.end], m.value.text(), m.value.unit) for m in found]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The cabinet set aside about $1 million.", [("$1 million", "900000..1100000", "USD")]),
        ("en", "sold for £125m and €2.8bn", [("£125m", "125000000", "GBP"), ("€2.8bn", "2800000000", "EUR")]),
        ("en", "US$50 or A$75", [("US$50", "50", "USD"), ("A$75", "75", "AUD")]),
        ("en", "540 million Tunisian dinars", [("540 million Tunisian dinars", "540000000", "TND")]),
        ("en", "between $10 million and $20 million", [("$10 million and $20 million", "10000000..20000000", "USD")]),
        ("en", "GBP 350", [("GBP 350", "350", "GBP")]),
        ("en", "90 cents", [("90 cents", "0.9", "USD")]),
        ("fr", "1,5 Md€", [("1,5 Md€", "1500000000", "EUR")]),
        ("fr", "5 millions d'euros", [("5 millions d'euros", "5000000", "EUR")]),
        ("fr", "3 000 francs CFA", [("3 000 francs CFA", "3000", "XOF")]),
        ("ar", "3 مليارات دولار", [("3 مليارات دولار", "3000000000", "USD")]),
        ("ar", "خمسون مليون دينار كويتي", [("خمسون مليون دينار كويتي", "50000000", "KWD")]),
        ("ar", "٥٠ مليون يورو", [("٥٠ مليون يورو", "50000000", "EUR")]),
    ],
)
def test_reads(language: str, text: str, expected: list[tuple[str, ...]]) -> None:
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "around", "code"),
    [
        ("fr", "90 milliards de livres", " Le Liban attend, dit Beyrouth. Le Liban espère.", "LBP"),
        ("ar", "90 مليار ليرة", " في لبنان", "LBP"),
        ("en", "40 million dinars", " Libya needs it.", "LYD"),
        ("en", "40 million dinars in Iraq", "", "IQD"),
    ],
)
def test_a_shared_name_is_resolved_by_the_countries_named(language: str, text: str, around: str, code: str) -> None:
    assert [unit for _, _, unit in read(text, language, around)] == [code]


@pytest.mark.parametrize(
    ("language", "text", "around", "codes"),
    [
        ("en", "5 dollars", "", {"USD", "CAD", "AUD", "HKD"}),
        ("en", "5 Canadian dollars", " American officials agreed.", {"CAD"}),
        ("en", "20 pounds", " Egypt and Lebanon disagree.", {"EGP", "LBP", "GBP"}),
        ("en", "20 rupees", " India paid. Indians cheered.", {"INR", "PKR", "LKR", "NPR"}),
        ("en", "360 million dinars", " The Kuwait Fund lent it.", {"KWD", "TND", "IQD", "DZD"}),
        ("fr", "360 millions de dinars", " Le Fonds koweïtien l'a prêté.", {"KWD", "TND", "IQD", "DZD"}),
        ("ar", "360 مليون دينار", " الكويت أقرضت تونس.", {"KWD", "TND", "IQD", "DZD"}),
        ("fr", "360 millions de dinars tunisiens", " Le Koweït l'a prêté.", {"TND"}),
        ("ar", "360 مليون دينار تونسي", " الكويت أقرضت المال.", {"TND"}),
        ("fr", "100 francs", "", {"XOF", "XAF", "CHF", "FRF"}),
        ("fr", "30 couronnes suédoises", "", {"SEK"}),
        ("ar", "100 ريال", "", {"SAR", "QAR", "OMR", "YER", "IRR"}),
        ("ar", "100 ليرة", "", {"SYP", "LBP", "TRY"}),
    ],
)
def test_a_shared_name_keeps_all_it_may_be(language: str, text: str, around: str, codes: set[str]) -> None:
    whole = f"{text}.{around}"
    article = Article(id="a", text=whole, path="a.txt", language=language)
    words = lexicon(language)
    sentence = Sentence(index=0, paragraph=1, span=Span(0, len(text)), text=text, tokens=words.tokenizer.tokens(text))
    (found,) = (m.value.currencies for m in money.read(sentence, words, article))
    assert codes <= set(found)
    assert len(codes) > 1 or set(found) == codes


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "10MNT, MYR42 and UAH 3.04", [("10MNT", "10", "MNT"), ("MYR42", "42", "MYR"), ("UAH 3.04", "3.04", "UAH")]),
        ("en", "sales of 30 MUSD and MAUD 60", [("30 MUSD", "30000000", "USD"), ("MAUD 60", "60000000", "AUD")]),
        ("en", "a $2-billion road and a $20 note", [("$2-billion", "2000000000", "USD"), ("$20", "20", "USD")]),
        ("en", "12 dollars and 50 tickets", [("12 dollars", "12", "USD")]),
        ("en", "5 $ CAD or 40 US cents", [("5 $ CAD", "5", "CAD"), ("40 US cents", "0.4", "USD")]),
        ("en", "3 CHF 4 cents", [("3 CHF 4 cents", "3.04", "CHF")]),
        ("en", "The toll rose from $5 to $7.", [("$5", "5", "USD"), ("$7", "7", "USD")]),
        ("en", "$20 or more", [("$20", "20..", "USD")]),
        ("en", "cost 75 USD million in 2012 USD 50 million", [("75 USD million", "75000000", "USD"), ("USD 50 million", "50000000", "USD")]),
        ("fr", "passé de 5 à 7 euros", [("5", "5", "EUR"), ("7 euros", "7", "EUR")]),
        ("fr", "10€50 pièce", [("10€50", "10.5", "EUR")]),
        ("fr", "en hausse de 1,20 cents", [("1,20 cents", "0.012", "EUR")]),
        ("ar", "دفع دولارين ثم دولارا واحدا", [("دولارين", "2", "USD"), ("دولارا واحدا", "1", "USD")]),
        ("ar", "خمسة دنانير كويتية و250 فلسا", [("خمسة دنانير كويتية و250 فلسا", "5.25", "KWD")]),
    ],
)
def test_reads_what_is_joined_or_glued(language: str, text: str, expected: list[tuple[str, ...]]) -> None:
    assert read(text, language) == expected


@pytest.mark.parametrize("name", sorted(code for code, c in currencies().items() if not c.past and c.names["en"]))
def test_every_currency_of_today_is_read_by_its_english_name(name: str) -> None:
    nouns, _, qualifiers = currencies()[name].names["en"].partition(";")
    words = f"200 {qualifiers.split('|')[0]} {nouns.split('|')[-1]}".replace("  ", " ")
    assert [(text, value, unit) for text, value, unit in read(words, "en")] == [(words, "200", "XAF" if name == "XAF" else name)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "two pounds of meat"),
        ("en", "She won 12 medals in 2012."),
        ("en", "12 won and 3 lost"),
        ("en", "5 ALL PARTIES TRY 12 TOP DEALS"),
        ("en", "Zimbabwe took 12 gold"),
        ("en", "a 650 pound pig and 2,204.62 pounds to the ton"),
        ("en", "They lost 20 pounds each"),
        ("en", "12 marks, 5 real friends, 3 leu"),
        ("en", "the 3 won matches"),
        ("en", "300,000 b/d of crude"),
        ("en", "in 1080p on the model 5c"),
        ("fr", "dans les deux sens"),
        ("fr", "auteur de 12 livres et d'un roman"),
        ("fr", "12 couronnes de fleurs, 3 sols, 20 sucres"),
        ("ar", "قتل 12 أفغانيا"),
        ("ar", "قتل 5 بين مدنيين"),
        ("ar", "بات 12 منهم"),
        ("ar", "5 أوقيات من الذهب"),
        ("fr", "un livre de poche et 12 livraisons"),
        ("ar", "نحو ٣٩٫٧ للدولار"),
        ("ar", "12 شركة ليبية"),
    ],
)
def test_silent(language: str, text: str) -> None:
    assert read(text, language) == []


def test_a_language_without_a_word_of_its_own_reads_the_names_of_cldr() -> None:
    spanish = Lexicon("es", {})
    tokens = spanish.tokenizer.tokens("20 libras sirias y 5 ringits malasios y 3 kr")
    found = [name.codes for i in range(len(tokens)) if (name := name_at(tokens, i, spanish)) and not name.doubtful]
    assert found == [("SYP",), ("MYR",)]
