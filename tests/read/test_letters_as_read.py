"""The same articles in other letters: what is read of them is the same, and the quotes are their own characters."""

from __future__ import annotations

import unicodedata
from collections import Counter
from datetime import date
from fractions import Fraction

import pytest
from arabic_reshaper import ArabicReshaper
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck.errors import InputError
from crosscheck.lang import lexicon
from crosscheck.letters import normal
from crosscheck.model import Article, Claim, Name, Role, Span, Statement
from crosscheck.plain import plain
from crosscheck.read import complete
from crosscheck.reading import Reading, read_article
from crosscheck.rewritten import rewritten

TEXTS = {
    "en": """Ferry collision in Port Meridian kills 14, minister says

PORT MERIDIAN, 12 March 2025 (Harbour Agency) - A collision between two ferries near the entrance of the port killed 14 people and injured at least 1,250 on Tuesday.

The transport minister, Élodie Lefèvre, said that repairs would cost 4.2 million euros, 15% more than planned. "We don't know yet why it happened," she said.

President Samuel Okoro will visit Saint-Étienne on 3 April 2025. The last accident of this kind was in January 2012, and the pier was closed for 13 years.

The Ministry of Transport denied that the captain had been warned. It is the third collision since 1998; waves were 2.5 metres high at 9:30 in the morning.
""",
    "fr": """Collision de ferries à Port-Méridien : 14 morts, selon la ministre

PORT-MÉRIDIEN, 12 mars 2025 (Agence du Port) - Une collision entre deux ferries à l'entrée du port a fait 14 morts et au moins 1 250 blessés mardi.

La ministre des Transports, Élodie Lefèvre, a déclaré que les réparations coûteraient 4,2 millions d'euros, soit 15 % de plus que prévu. « Nous ne savons pas encore pourquoi », a-t-elle ajouté.

Le président Samuel Okoro se rendra à Saint-Étienne le 3 avril 2025. Le dernier accident de ce genre remonte à janvier 2012, et la jetée a été fermée pendant 13 ans.

Le ministère des Transports a démenti que le capitaine ait été prévenu. C'est la troisième collision depuis 1998 ; les vagues atteignaient 2,5 mètres à 9h30.
""",
    "ar": """وزيرة النقل: 14 قتيلا في تصادم عبّارتين قرب الميناء

بيروت، 12 مارس 2025 (وكالة المرفأ) - أدى تصادم عبارتين قرب مدخل الميناء إلى مقتل 14 شخصا وإصابة ما لا يقل عن 1250 آخرين يوم الثلاثاء.

وقالت وزيرة النقل ليلى الأحمد إن كلفة الإصلاحات تبلغ 4.2 مليون يورو، بزيادة 15% عن المتوقع. وأضافت: «لا نعرف السبب حتى الآن».

ويزور الرئيس كمال الهاشمي مدينة الإسكندرية في 3 أبريل 2025. ووقع آخر حادث من هذا النوع في يناير 2012، وظل الرصيف مغلقا لمدة 13 عاما.

ونفت وزارة النقل أن يكون القبطان قد تلقى تحذيرا. وهذا هو التصادم الثالث منذ عام 1998، وبلغ ارتفاع الأمواج 2.5 متر عند الساعة 9:30 صباحا.
""",
}
DIGITS = "0123456789"
LETTER = "[^\\W\\d_]"


def between(text: str, mark: str, kinds: str, every: int = 3) -> str:
    """A mark behind each so manieth letter or digit that another follows."""
    parts = []
    for i, (a, b) in enumerate(zip(text, text[1:] + " ", strict=True)):
        inside = (a.isalpha() and b.isalpha() and "w" in kinds) or (a.isdigit() and b.isdigit() and "d" in kinds)
        parts.append(f"{a}{mark}" if inside and i % every == 0 else a)
    return "".join(parts)


def around_numbers(text: str, opening: str, closing: str) -> str:
    """Marks before and behind each number."""
    parts = []
    for i, a in enumerate(text):
        before, behind = text[i - 1 : i], text[i + 1 : i + 2]
        parts.append(f"{opening if a.isdigit() and not before.isdigit() else ''}{a}{closing if a.isdigit() and not behind.isdigit() else ''}")
    return "".join(parts)


def digits(text: str, zero: str) -> str:
    return text.translate({ord(d): ord(zero) + i for i, d in enumerate(DIGITS)})


def vocalised(text: str) -> str:
    """A point on each letter of Arabic but the first of a word, in turn."""
    points = "\u064e\u064f\u0650\u0652\u0651"
    return "".join(f"{a}{points[i % 5]}" if "\u0620" <= a <= "\u064a" and b.isalpha() else a for i, (a, b) in enumerate(zip(text, text[1:] + " ", strict=True)))


def full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if c.isdigit() or c == "%" else c for c in text)


SHAPE = ArabicReshaper({"support_ligatures": True, "delete_harakat": False, "use_unshaped_instead_of_isolated": False})
EVERYWHERE = [
    ("decomposed", lambda t: unicodedata.normalize("NFD", t)),
    ("soft hyphens", lambda t: between(t, "\u00ad", "w")),
    ("zero-width spaces", lambda t: between(t, "\u200b", "wd", 4)),
    ("zero-width non-joiners", lambda t: between(t, "\u200c", "w")),
    ("zero-width joiners", lambda t: between(t, "\u200d", "wd", 5)),
    ("word joiners", lambda t: between(t, "\u2060", "wd", 4)),
    ("byte order marks inside", lambda t: between(t, "\ufeff", "w", 7)),
    ("left-to-right marks", lambda t: around_numbers(t, "\u200e", "\u200e")),
    ("right-to-left marks", lambda t: around_numbers(t, "\u200f", "\u200f")),
    ("Arabic letter marks", lambda t: around_numbers(t, "\u061c", "")),
    ("embeddings", lambda t: around_numbers(t, "\u202a", "\u202c")),
    ("isolates", lambda t: around_numbers(t, "\u2066", "\u2069")),
    ("isolated lines", lambda t: "\n".join(f"\u2067{line}\u2069" for line in t.split("\n"))),
    ("marks inside numbers", lambda t: between(t, "\u200e", "d", 1)),
    ("full-width digits", full_width),
    ("no-break spaces", lambda t: t.replace(" ", "\u00a0")),
    ("narrow no-break spaces", lambda t: t.replace(" ", "\u202f")),
    ("thin spaces", lambda t: t.replace(" ", "\u2009")),
    ("ideographic spaces", lambda t: t.replace(" ", "\u3000")),
    ("typographic apostrophes", lambda t: t.replace("'", "’")),
    ("opening quotes as apostrophes", lambda t: t.replace("'", "‘")),
    ("acute accents as apostrophes", lambda t: t.replace("'", "´")),
    ("grave accents as apostrophes", lambda t: t.replace("'", "`")),
    ("modifier letters as apostrophes", lambda t: t.replace("'", "ʼ")),
    ("primes as apostrophes", lambda t: t.replace("'", "′")),
    ("typographic hyphens", lambda t: "".join("\u2010" if c == "-" and t[i - 1].isalpha() and t[i + 1].isalpha() else c for i, c in enumerate(t))),
    ("no-break hyphens", lambda t: "".join("\u2011" if c == "-" and t[i - 1].isalpha() and t[i + 1].isalpha() else c for i, c in enumerate(t))),
    ("carriage returns", lambda t: t.replace("\n", "\r\n")),
    ("a byte order mark", lambda t: f"\ufeff{t}"),
]
LATIN = [
    ("ligatures", lambda t: t.replace("fi", "ﬁ").replace("fl", "ﬂ").replace("ff", "ﬀ")),
    ("full-width letters", lambda t: "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalpha() else c for c in t)),
]
ARABIC = [
    ("Arabic-Indic digits", lambda t: digits(t, "٠")),
    ("Persian digits", lambda t: digits(t, "۰")),
    ("Arabic-Indic digits and marks", lambda t: digits(t, "٠").replace("٢.٤", "٢٫٤").replace("٤.٢", "٤٫٢").replace("٢.٥", "٢٫٥").replace("%", "٪")),
    ("presentation forms", SHAPE.reshape),
    ("presentation forms, decomposed", lambda t: unicodedata.normalize("NFD", SHAPE.reshape(t))),
    ("lam-alef alone as a ligature", lambda t: t.replace("لا", "ﻻ").replace("لأ", "ﻷ").replace("لإ", "ﻹ").replace("لآ", "ﻵ")),
    ("tatweel", lambda t: between(t, "ـ", "w", 2)),
    ("long tatweel", lambda t: between(t, "ـــــ", "w", 3)),
    ("points", vocalised),
    ("points on tatweels", lambda t: between(vocalised(t), "ـ\u0651", "w", 5)),
    ("Persian letters", lambda t: t.replace("ك", "ک").replace("ي", "ی").replace("ى", "ی")),
    ("Urdu letters", lambda t: t.replace("ك", "ک").replace("ه", "ہ").replace("ي", "ی")),
    ("do-chashmi he", lambda t: t.replace("ه", "ھ")),
    ("yeh barree", lambda t: t.replace("ي ", "ے ").replace("ى ", "ے ")),
    ("alefs without hamza", lambda t: t.replace("أ", "ا").replace("إ", "ا")),
    ("alef wasla", lambda t: t.replace(" ال", " ٱل")),
    ("bidi marks at every word", lambda t: t.replace(" ", " \u200f")),
    ("Allah", lambda t: t.replace("كمال الهاشمي", "عبد ﷲ الهاشمي")),
]
CASES = [
    *((language, name, change) for language in TEXTS for name, change in EVERYWHERE),
    *((language, name, change) for language in ("en", "fr") for name, change in LATIN),
    *(("ar", name, change) for name, change in ARABIC),
]


def article(text: str, language: str) -> Article:
    return Article(id="a", path="a.txt", text=text, body=Span(1 if text.startswith("\ufeff") else 0, len(text)))


def whole(text: str, language: str) -> Article:
    return complete(article(text, language))


def spelled(text: str) -> str:
    """A text in one spelling; spaces and points of decimals of all kinds are one."""
    return " ".join(normal(text).split()).replace("٫", ".").replace("٪", "%")


def read_as(text: str) -> str:
    found = plain(text)
    return spelled(found.text if found else text)


def told(claim: Claim) -> tuple[object, ...]:
    """What a claim says, whatever the spelling: its kind, value and unit, and how it is said."""
    value = claim.value
    text = spelled(value.text())
    more: tuple[object, ...] = ()
    if isinstance(value, Name):
        more = (value.key and spelled(value.key), value.role and spelled(value.role.text()))
    elif isinstance(value, Statement):
        more = (value.concept, spelled(value.said or ""))
    elif isinstance(value, Role):
        more = (spelled(value.of or ""), spelled(value.holder or ""))
    unit, of, role = (getattr(value, name, None) for name in ("unit", "of", "role"))
    known = spelled(of) if isinstance(of, str) else None
    return claim.kind, text, unit, known, role if isinstance(role, str) else None, more, claim.title, claim.polarity, claim.status, claim.hedged


def said(reading: Reading) -> Counter[tuple[object, ...]]:
    return Counter(told(claim) for claim in reading.claims)


def exact(reading: Reading, own: Article) -> None:
    """All that was read points into the article's own text."""
    for claim in reading.claims:
        assert own.text[claim.span.start : claim.span.end] == claim.quote != ""
        assert own.text[claim.sentence.start : claim.sentence.end] == claim.sentence_text
        assert claim.sentence.start <= claim.span.start < claim.span.end <= claim.sentence.end
        assert all(claim.sentence.start <= cue.span.start < cue.span.end <= claim.sentence.end for cue in claim.cues)
    ends = [0, *(edge for span in sorted(reading.sentences) for edge in (span.start, span.end)), len(own.text)]
    assert ends == sorted(ends)


@pytest.mark.parametrize("language", TEXTS)
def test_the_articles_say_a_lot(language):
    own = whole(TEXTS[language], language)
    reading = read_article(own)
    assert (own.language, own.published) == (language, date(2025, 3, 12))
    assert own.title in TEXTS[language].splitlines()[0]
    kinds = {claim.kind for claim in reading.claims}
    assert {"quantity", "money", "percent", "duration", "date", "person", "organization", "polarity", "ordinal"} <= kinds
    assert any(getattr(c.value, "stated", None) == Fraction(4_200_000) for c in reading.claims)


@pytest.mark.parametrize(("language", "name", "change"), CASES, ids=[f"{case[0]}-{case[1]}" for case in CASES])
def test_other_letters_say_the_same(language, name, change):
    text = change(TEXTS[language])
    own = whole(text, language)
    assert own.text == text
    reading = read_article(own)
    exact(reading, own)
    expected = whole(TEXTS[language], language)
    if name == "Allah":
        expected = whole(TEXTS[language].replace("كمال الهاشمي", "عبد الله الهاشمي"), language)
    assert (own.language, own.published) == (expected.language, expected.published)
    assert said(reading) == said(read_article(expected))
    assert read_as(own.title or "") == read_as(expected.title or "")


def test_what_is_read_as_it_is_costs_nothing():
    assert plain(TEXTS["en"]) is plain(TEXTS["fr"]) is plain(TEXTS["ar"]) is None


PLAIN = [
    ("lam-alef", "ﻻ ﻷ ﻹ ﻵ", "لا لأ لإ لآ"),
    ("words in one code point", "ﷲ ﷺ", "الله صلى الله عليه وسلم"),
    ("a mark on a tatweel, and alone", "ﹱﹰ", "\u064b\u064b"),
    ("decomposed alefs", "ا\u0653 ا\u0654 ا\u0655 و\u0654 ي\u0654", "آ أ إ ؤ ئ"),
    ("a vowel under the hamza", "قال ا\u064e\u0654مس إن الأمر انتهى", "قال أ\u064eمس إن الأمر انتهى"),
    ("Persian letters", "کتاب علی یہ بڑھے", "كتاب علي يه بڑهي"),
    ("presentation forms of Persian letters", "ﮎﯽ", "كي"),
    ("a tatweel before a digit stays", "الـ12", None),
    ("a tatweel as a dash stays", "طرابلس ـ ليبيا", None),
    ("the Hijri year's letter stays", "1446 هـ", None),
    ("a few vowels stay", "قُتل 12 شخصا في حادث سير وقع صباح اليوم", None),
    ("a quotation in single quotes stays", "he said ‘yes’ and left", None),
    ("an apostrophe behind a word stays", "the dams‘ wall", None),
    ("feet and inches stay", "5′ 10″", None),
    ("no-break spaces beside numbers and marks stay", "« 12\u00a0500\u00a0km\u00a0»", None),
    ("squares, fractions and ordinals stay", "½ m² 3º 1ᵉʳ №", None),
    ("letters without a composed form stay", "ɛ̃", None),
    ("ornate brackets stay", "﴿ ﴾", None),
    ("formula letters", "𝐓𝐨𝐥𝐥: 𝟏𝟐", "Toll: 12"),
    ("nothing", "", None),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in PLAIN], ids=[case[0] for case in PLAIN])
def test_the_form_that_is_read(text, expected):
    found = plain(text)
    assert (found.text if found else None) == expected
    if found:
        assert plain(found.text) is None


NORMAL = [
    ("پاریس", "باريس"),
    ("ڤيينا", "فيينا"),
    ("گوگل", "غوغل"),
    ("چاد", "تشاد"),
    ("ڨابس", "قابس"),
    ("ﺍﻟﻤﻐﺮﺏ", "المغرب"),
    ("مـُحـَمَّـد", "محمد"),
    ("é", "é"),
    ("e\u0301", "é"),
    ("１２％", "12%"),
    ("٣٫٥ ۴", "3٫5 4"),
    ("l’ʼ", "l''"),
    ("co\u00adop\u2060er\u200bate", "cooperate"),
    ("ﬁeld", "field"),
]


@pytest.mark.parametrize(("text", "expected"), NORMAL)
def test_normal_form(text, expected):
    assert normal(text) == expected


OTHERS = [
    (
        "Persian",
        "fa",
        "رئیس جمهوری ایران روز دوشنبه در گفتگو با خبرنگاران گفت که مذاکرات ادامه خواهد یافت و نتیجه آن به زودی اعلام می‌شود. پلیس چند نفر را بازداشت کرد.",
    ),
    ("Urdu", "ur", "وزیر اعظم نے پیر کے روز کہا ہے کہ مذاکرات جاری رہیں گے اور نتیجے کا اعلان جلد کیا جائے گا۔ پولیس نے کئی افراد کو گرفتار کر لیا ہے۔"),
]


@pytest.mark.parametrize(("code", "text"), [case[1:] for case in OTHERS], ids=[case[0] for case in OTHERS])
def test_languages_of_these_letters_arent_taken_for_arabic(code, text):
    with pytest.raises(InputError, match=f"language '{code}' isn't one of"):
        complete(article(text, code))


def test_places_are_known_in_letters_for_other_sounds():
    text = "وقع الاتفاق يوم الثلاثاء في پاريس، ثم سافر الوفد إلى ڤيينا.\nوأكدت الحكومة ذلك في بيان صدر مساء الأربعاء."
    keys = {c.value.key for c in read_article(complete(article(text, "ar"))).claims if isinstance(c.value, Name) and c.kind == "place"}
    assert {"Paris", "Vienna"} <= keys


def test_checks_inside_an_article_see_the_same():
    text = "The crash killed 21 people, 12 men and 7 women, the ministry said on Tuesday. The road was closed for hours.\n"
    marked = between(text, "\u200b", "wd", 1)
    tokens = lexicon("en").tokenizer.as_read(marked, 5)
    assert [t.norm for t in tokens] == [t.norm for t in lexicon("en").tokenizer.tokens(text)]
    assert all(normal(marked[t.start - 5 : t.end - 5]) == t.norm for t in tokens)


MARKS = st.sampled_from("\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202c\u2066\u2069\u2060\ufeff\u00ad")


@settings(max_examples=40, deadline=None)
@given(data=st.data(), language=st.sampled_from(sorted(TEXTS)))
def test_invisible_marks_anywhere_change_nothing(data, language):
    text = TEXTS[language]
    at = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=1, max_size=60)))
    marks = data.draw(st.lists(MARKS, min_size=len(at), max_size=len(at)))
    parts = [text[a:b] + mark for a, b, mark in zip([0, *at], at, marks, strict=False)]
    own = whole("".join([*parts, text[at[-1] :]]), language)
    reading = read_article(own)
    exact(reading, own)
    assert said(reading) == said(read_article(whole(text, language)))


ODD = st.text(st.one_of(st.sampled_from("abلاسم ـ\u064e\u0653\u0301\u200fﻻﷺ１´’\u00a0ی\ud8001,.٤"), st.characters()), max_size=40)


@settings(max_examples=300, deadline=None)
@given(text=ODD)
def test_any_text_has_one_plain_form_and_a_way_back(text):
    found = plain(text)
    if found is None:
        return
    edges = [found.back(Span(i, i + 1)) for i in range(len(found.text))]
    assert all(0 <= span.start < span.end <= len(text) for span in edges)
    assert edges == sorted(edges)
    assert all(found.there(span).start <= i < found.there(span).end for i, span in enumerate(edges))
    assert found.back(found.there(Span(0, len(text)))).start >= 0


@settings(max_examples=60, deadline=None)
@given(
    parts=st.lists(st.one_of(ODD, st.sampled_from([line for text in TEXTS.values() for line in text.splitlines() if line])), max_size=6),
    language=st.sampled_from(sorted(TEXTS)),
)
def test_claims_of_any_text_stand_in_it(parts, language):
    text = " ".join(parts) or "a"
    own = Article(id="a", path="a.txt", text=text, language=language, language_from="declared")
    exact(read_article(own), own)


PIECES = st.lists(st.tuples(st.integers(0, 3), st.integers(1, 3), st.text("xyz", max_size=3)), max_size=6)


@given(text=st.text("abcdef", min_size=40, max_size=40), sizes=PIECES)
def test_rewriting_leads_there_and_back(text, sizes):
    at, pieces = 0, []
    for gap, size, new in sizes:
        pieces.append((at + gap, at + gap + size, new))
        at += gap + size
    found = rewritten(text, pieces)
    for i in range(40):
        span = Span(i, i + 1)
        if not any(start <= i < end for start, end, _ in pieces):
            there = found.there(span)
            assert found.text[there.start : there.end] == text[i]
            assert found.back(there) == span
