from datetime import date

import pytest

from crosscheck.lang import lexicon
from crosscheck.model import Article, Span
from crosscheck.sentences import Sentence
from crosscheck.values import place


def mentions(reader, text, language, before=""):
    """The quotes and mentions of `text`; `before` is an earlier paragraph of the same article."""
    whole = f"{before}\n\n{text}" if before else text
    start = len(whole) - len(text)
    article = Article(id="a", text=whole, path="a.txt", language=language, published=date(2025, 3, 4))
    tokens = lexicon(language).tokenizer.tokens(text, start)
    sentence = Sentence(index=0, paragraph=1, span=Span(start, len(whole)), text=text, tokens=tokens)
    return [(whole[m.span.start : m.span.end], m) for m in reader.read(sentence, lexicon(language), article)]


def read(text, language, before=""):
    return [(quote, m.value.key) for quote, m in mentions(place, text, language, before)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Ships left Syria for Beirut.", [("Syria", "SY"), ("Beirut", "Beirut")]),
        ("ar", "وقع الانفجار قرب مدينة زاكورة.", [("زاكورة", None)]),
        ("ar", "عاد العمال في جانفي الماضي.", []),
        ("ar", "يمتد الأنبوب من الساحل إلى سطيف.", [("سطيف", "Sétif")]),
        ("ar", "أعيد افتتاح خط السكة الحديدية بين وهران ووجدة.", [("وهران", "Oran"), ("وجدة", "Oujda")]),
        ("ar", "سافر الوفد إلى وجدة ووهران.", [("وجدة", "Oujda"), ("وهران", "Oran")]),
        ("ar", "زار الوزير الرياض وجدة والدمام.", [("الرياض", "Riyadh"), ("جدة", "Jeddah"), ("الدمام", "Dammam")]),
        ("ar", "وصل إلى جدة حيث وجده شقيقه.", [("جدة", "Jeddah")]),
        ("ar", "انتقلت القافلة من الخرطوم إلى كسلا.", [("الخرطوم", "Khartoum"), ("كسلا", "Kassala")]),
        ("ar", "سيطيل المجلس الجلسة.", []),
        ("en", "The clinic in Umm Zaytun is full.", [("Umm Zaytun", None)]),
        ("en", "A bomb fell on the Bab Hadid district.", [("Bab Hadid", None)]),
        ("en", "He came from the Republic of Azerbaijan.", [("Republic of Azerbaijan", "AZ")]),
        ("fr", "Elle vit à Alep, en Syrie.", [("Alep", "Aleppo"), ("Syrie", "SY")]),
        ("fr", "Le pont de Wadi el-Hajar est tombé.", [("Wadi el-Hajar", None)]),
        ("fr", "Un village près de Mazraat.", [("Mazraat", None)]),
        ("ar", "وصل الوفد إلى دمشق قادما من أنقرة", [("دمشق", "Damascus"), ("أنقرة", "Ankara")]),
        ("ar", "دخلت القافلة بلدة تل القمح صباح الثلاثاء", [("تل القمح", None)]),
        ("ar", "انهار جسر دير البلوط فجرا", [("دير البلوط", None)]),
        ("ar", "بين تركيا وسوريا", [("تركيا", "TR"), ("سوريا", "SY")]),
    ],
)
def test_places(language, text, expected):
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Syrian farmers sold Turkish wheat."),  # demonyms
        ("en", "Nice weather is expected."),
        ("en", "The vote was held in January."),
        ("en", "Mobile phones stopped working."),
        ("fr", "La fermière syrienne a vendu son blé."),
        ("fr", "Il a fait un discours en janvier."),
        ("ar", "الحكومة السورية الجديدة"),
        ("ar", "بعد سيول جارفة في ليل السبت"),
        ("ar", "وأن تترك السياسة لوقت لاحق"),
        ("ar", "نشر صور الحادث"),
    ],
)
def test_no_place(language, text):
    assert read(text, language) == []


def test_an_unknown_place_counts_once_a_cue_was_seen():
    assert read("Ziad reached Umm Zaytun late.", "en", "The clinic in Umm Zaytun is full.") == [("Umm Zaytun", None)]
