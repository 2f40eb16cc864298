from dataclasses import replace

import pytest

from crosscheck.claims import extract
from crosscheck.model import Article
from crosscheck.passages import passages
from crosscheck.read import complete
from crosscheck.read import read as read_all
from crosscheck.sentences import sentences
from crosscheck.within import _line

EN = "The ministry said that 40 people were killed and 12 were wounded on Monday near the border."
FR = "Le ministère a déclaré que 45 personnes ont été tuées et 12 blessées lundi près de la frontière."
ES = "El ministerio dijo que 45 personas murieron y 12 resultaron heridas el lunes cerca de la frontera."
AR = "أعلنت الوزارة أن 40 شخصاً قتلوا وأصيب 12 آخرون يوم الاثنين قرب الحدود مع الأردن في هجوم مسلح."
DE = "Das Ministerium teilte mit, dass am Montag 40 Menschen nahe der Grenze getötet und 12 verletzt wurden."
FA = "وزارت اعلام کرد که روز دوشنبه ۴۰ نفر در نزدیکی مرز کشته و ۱۲ نفر زخمی شده‌اند و این حمله را محکوم کرد."
RU = "Министерство сообщило, что в понедельник у границы погибли 40 человек и 12 получили ранения."
SV = "Myndigheten uppgav att 40 människor dödades och 12 skadades i måndags nära gränsen när beväpnade män angrep en buss på väg till huvudstaden."


def read(text: str, **known: object) -> Article:
    return complete(Article(id="a", path="a.txt", text=text, **known))  # type: ignore[arg-type]


def found(article: Article) -> list[tuple[str, str]]:
    return [(p.language, article.text[p.span.start : p.span.end]) for p in article.passages]


TITLE = "Quarante-cinq morts dans une attaque près de la frontière"
WE_LEAVE = "“We will leave Syria by June 2026, and 900 soldiers will come home.”"
NOUS = "«nous allons retirer 900 soldats de la région avant la fin du mois de juin»"
PASSAGES = [
    ("a bulletin, French first", f"{FR}\n\n{AR}\n", "fr", [("ar", AR)]),
    ("a bulletin, Arabic first", f"{AR}\n{AR}\n\n{EN}\n", "ar", [("en", EN)]),
    ("English and Spanish", f"{EN}\n\n{EN}\n\n{ES}\n", "en", [("es", ES)]),
    ("a title", f"{TITLE}\n\n{EN} The army sent 300 soldiers.\n", "en", [("fr", TITLE)]),
    ("an Arabic title", f"إعادة فتح الميناء بعد الإضراب\n\n{EN}\n{EN}\n", "en", [("ar", "إعادة فتح الميناء بعد الإضراب")]),
    ("a quotation", f"{AR}\nوقال الرئيس دونالد ترامب: {WE_LEAVE} وأضاف أن الانسحاب سيبدأ قريباً.\n", "ar", [("en", WE_LEAVE)]),
    ("a quotation inside a sentence", f"{AR}\nوقال ماكرون في باريس {NOUS} خلال مؤتمر صحفي.\n", "ar", [("fr", NOUS)]),
    ("a French quotation in English", f"{EN}\nThe president said {NOUS} on Monday.\n", "en", [("fr", NOUS)]),
    ("sentences, one after the other", f"{AR} {EN}\n{AR}\n", "ar", [("en", EN)]),
    ("one that begins with a number", f"{AR} 40 of the people who were killed near the border were children. {AR}\n", "ar",
     [("en", "40 of the people who were killed near the border were children. ")]),
    ("without data", f"{EN}\n\n{DE}\n\n{EN}\n", "en", [("de", DE)]),
    ("without data, a near script", f"{AR}\n{AR}\n\n{FA}\n", "ar", [("fa", FA)]),
    ("without data, another script", f"{EN}\n{EN}\n\n{RU}\n", "en", [("ru", RU)]),
    ("without short words either", f"{EN}\n{EN}\n\n{SV}\n", "en", [("sv", SV)]),
    ("wrapped lines", f"{EN}\n{EN}\n\n{AR[:50]}\n{AR[50:]}\n", "en", [("ar", f"{AR[:50]}\n{AR[50:]}")]),
]  # fmt: skip
NONE = [
    ("one language", f"{EN}\n\n{EN}\n", "en"),
    ("names", f"أعلنت شركة Sambrelec توقيع عقد مع شركة General Electric Renewable Energy Group Holding بقيمة 340 مليون يورو.\n{AR}", "ar"),
    ("a name in brackets", f"أصدرت المنظمة (International Organization for the Protection of Human Rights and the Environment) بياناً.\n{AR}", "ar"),
    ("a paragraph of names", f"{AR}\n\nSambrelec, General Electric, Siemens Energy, Orascom Construction, Vinci\n", "ar"),
    ("a word", f"The so-called “hudna” (هدنة) holds since Monday, officials said.\n{EN}", "en"),
    ("a phrase", f"{EN}\nHe called it a “fait accompli” and “la fin de la guerre”, and left.\n", "en"),
    ("a book", f"{FR}\nDans son livre « AI Superpowers: China, Silicon Valley and the New World Order », il cite 40 cas.\n", "fr"),
    ("places", f"{EN}\nLos Angeles, San Diego, La Jolla, El Paso, Las Vegas and Santa Fe were spared.\n", "en"),
    ("figures", f"{EN}\n\nTunis 12, Sfax 14, Oran 20, Rabat 9, Le Caire 33, La Valette 8\n", "en"),
    ("an address", f"{AR}\n\nhttps://www.example.org/the-port-of-tunis-reopens-after-a-strike-of-three-days\n", "ar"),
    ("a short line", f"{EN}\n\nArchivo, foto de la AFP\n", "en"),
    ("letters of no script", f"{EN}\n\n— — — 12 — 45 — ★ ★ ★ ★ ★ —\n", "en"),
]


@pytest.mark.parametrize(("text", "language", "expected"), [case[1:] for case in PASSAGES], ids=[case[0] for case in PASSAGES])
def test_passages_in_another_language(text, language, expected):
    article = read(text)
    assert article.language == language
    assert [(code, said.strip()) for code, said in found(article)] == [(code, said.strip()) for code, said in expected]


@pytest.mark.parametrize(("text", "language"), [case[1:] for case in NONE], ids=[case[0] for case in NONE])
def test_names_words_and_phrases_are_none(text, language):
    article = read(text)
    assert (article.language, article.passages, article.notes) == (language, (), ())


CLAIMS = [
    ("French and Arabic", f"{FR}\n\n{AR}\n", ["fr", "ar"], ["45 killed", "12 wounded", "40 casualties", "12 casualties"]),
    (
        "Arabic and English",
        f"{AR} {AR}\n\n{EN}\n",
        ["ar", "ar", "en"],
        ["40 casualties", "12 casualties", "40 casualties", "12 casualties", "40 killed", "12 wounded"],
    ),
    ("German left out", f"{EN}\n\n{DE}\n", ["en"], ["40 killed", "12 wounded"]),
    ("a title left out", f"Zahl der Toten nach dem Angriff auf die Grenze steigt auf 45\n\n{EN} {EN}\n", ["en", "en"], ["40 killed", "12 wounded"] * 2),
    ("a quotation", f"{AR}\nوقال ماكرون في باريس {NOUS} خلال مؤتمر صحفي.\n", ["ar", "ar", "fr", "ar"], ["40 casualties", "12 casualties", "900 None"]),
]


@pytest.mark.parametrize(("text", "codes", "numbers"), [case[1:] for case in CLAIMS], ids=[case[0] for case in CLAIMS])
def test_each_sentence_is_read_in_its_own_language(text, codes, numbers):
    article = read(text)
    assert [article.language_at(s.span.start) for s in sentences(article)] == codes
    claims = extract(article, ["quantity"])
    assert [f"{c.value.text()} {c.value.role}" for c in claims] == numbers
    assert all(article.text[c.span.start : c.span.end] == c.quote for c in claims)
    assert {line.words.code for line in _line.lines(article, claims)} <= set(codes)


NOTES = [
    ("one", f"{EN}\n\n{DE}\n\n{EN}\n", ("1 passage in 'de' left out: a language without data",)),
    (
        "several",
        f"{EN}\n{EN}\n{EN}\n\n{DE}\n\n{DE}\n\n{RU}\n",
        ("2 passages in 'de' left out: a language without data", "1 passage in 'ru' left out: a language without data"),
    ),
    ("what is read needs none", f"{FR}\n\n{AR}\n", ()),
]


@pytest.mark.parametrize(("text", "notes"), [case[1:] for case in NOTES], ids=[case[0] for case in NOTES])
def test_what_is_left_out_is_noted(text, notes):
    assert read(text).notes == notes


def test_the_language_at_a_place():
    article = read(f"{AR}\nوقال ماكرون في باريس {NOUS} خلال مؤتمر صحفي.\n\n{AR}\n")
    start = article.text.index("«")
    end = article.text.index("»") + 1
    assert [article.language_at(at) for at in (0, start - 2, start, end - 1, end + 1, len(article.text))] == ["ar", "ar", "fr", "fr", "ar", "ar"]


def test_an_article_of_one_language_is_split_as_before(article):
    plain = article(f"{EN}\n\n{EN} {EN}\n")
    assert [s.span for s in sentences(plain)] == [s.span for s in sentences(replace(plain, passages=passages(plain)))]


HOSTILE = [
    ("one word in another script", "the port of Tunis " * 5 + "ا" * 300_000),
    ("quotation marks", '"' * 100_000 + "the port"),
    ("opening ones", ("“" + "the port of Tunis is closed and " * 3) * 3_000),
    ("many passages", f"{EN}\n\n{AR}\n\n" * 1_000),
    ("words in turn", "قال the وزير port في of " * 20_000),
]


@pytest.mark.parametrize("text", [case[1] for case in HOSTILE], ids=[case[0] for case in HOSTILE])
def test_no_text_takes_long(text):
    article = read(text, language="en", language_from="declared", language_certainty=1.0)
    assert len(article.passages) <= text.count("\n") + 1


def test_ordinary_articles_ask_no_model(root, monkeypatch):
    """Short words are enough: the tables of letters aren't even loaded where a language is declared."""

    def never(_: str) -> None:
        raise AssertionError("detected")

    monkeypatch.setattr("crosscheck.passages.detect", never)
    monkeypatch.setattr("crosscheck.language.detect", never)
    articles, skipped = read_all([root / "seeds"])
    assert ([a.passages for a in articles], skipped) == ([()] * 5, ())
