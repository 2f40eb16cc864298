from datetime import date
from itertools import pairwise

import pytest

from crosscheck.lang import lexicon
from crosscheck.model import Article, Span
from crosscheck.sentences import Sentence
from crosscheck.values import organization, person, place


def mentions(reader, text, language, before=""):
    """The quotes and mentions of `text`; `before` is an earlier paragraph of the same article."""
    whole = f"{before}\n\n{text}" if before else text
    start = len(whole) - len(text)
    article = Article(id="a", text=whole, path="a.txt", language=language, published=date(2025, 3, 4))
    tokens = lexicon(language).tokenizer.tokens(text, start)
    sentence = Sentence(index=0, paragraph=1, span=Span(start, len(whole)), text=text, tokens=tokens)
    return [(whole[m.span.start : m.span.end], m) for m in reader.read(sentence, lexicon(language), article)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Foreign Minister Tarek Al-Hamdani arrived late.", ["Tarek Al-Hamdani"]),
        ("en", "The plan, said Lina Berger, was sound.", ["Lina Berger"]),
        ("en", "Oda Brekke, head of the agency, left the room.", ["Oda Brekke"]),
        ("en", "Dr. Ismet Kaya treated the wounded.", ["Ismet Kaya"]),
        ("en", "President Karimzade met Governor Sidi Ould Ahmed.", ["Karimzade", "Sidi Ould Ahmed"]),
        ("fr", "Le ministre de la Santé, Karim Ben Youssef, s’est tu.", ["Karim Ben Youssef"]),
        ("fr", "« Rien », tranche M. Delvaux.", ["Delvaux"]),
        ("fr", "selon Hélène de Witte, conseillère du roi", ["Hélène de Witte"]),
        ("fr", "La vice-ministre norvégienne Ingrid Solberg est venue.", ["Ingrid Solberg"]),
        ("ar", "وصل الرئيس إلهام كريموف إلى المطار", ["إلهام كريموف"]),
        ("ar", "قال وزير النقل بالولاية، الدكتور نصر الدين العوض، إن الجسر آمن", ["نصر الدين العوض"]),
        ("ar", "والتقى السفير الهولندي يان فاندربيل، أمس", ["يان فاندربيل"]),
        ("ar", "ودعت منسقتها كلير دوبوا إلى التهدئة", ["كلير دوبوا"]),
        ("ar", "عين محمد الأمين ولد سيدي رئيسا للجنة", ["محمد الأمين ولد سيدي"]),
        ("ar", "وأضاف محمود عبد الرحيم أن الطريق مقطوع", ["محمود عبد الرحيم"]),
        ("en", "The shepherd Zorvane Keddab was found on Monday.", ["Zorvane Keddab"]),
        ("en", "A clearing agent, Zorvane Keddab, was held.", ["Zorvane Keddab"]),
        ("en", "They thanked Zorvane Keddab, 46, and left.", ["Zorvane Keddab"]),
        ("en", "The court freed Zorvane Keddab, whose appeal was heard.", ["Zorvane Keddab"]),
        ("fr", "Un agriculteur, Zorvane Keddab, a donné l’alerte.", ["Zorvane Keddab"]),
        ("fr", "La romancière soudanaise Zorvane Keddab a signé.", ["Zorvane Keddab"]),
        ("fr", "Elle succède au Marocain Zorvane Keddab.", ["Zorvane Keddab"]),
        ("fr", "l’amende contre Zorvane Keddab, 61 ans, reste due", ["Zorvane Keddab"]),
        ("ar", "كانت مريم تتابع الجلسة عبر مذياع صغير", []),
    ],
)
def test_persons(language, text, expected):
    assert [quote for quote, _ in mentions(person, text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Several ships waited outside the harbour on Monday."),
        ("en", "The Silk Road crossed the desert."),
        ("en", "Storm Petra flooded the plain in January."),
        ("en", "Damascus welcomed the decision."),
        ("en", "The White House said nothing."),
        ("en", "Minister Visits Flooded Villages As Rivers Continue Rising"),
        ("en", "The Nahr al-Barid burst its banks."),
        ("en", "They crossed the Keddab Zorvane, 46 miles to the north."),
        ("fr", "La société Keddab Zorvane, 61 magasins, ferme."),
        ("fr", "Mardi soir, la Croix-Rouge a quitté Tripoli."),
        ("fr", "L’Union européenne a promis une aide."),
        ("fr", "Le pont de Wadi el-Hajar est tombé."),
        ("ar", "أعلن وزير التربية إغلاق المدارس في القضاء"),
        ("ar", "أكد الوزير مبدأ حسن الجوار بين البلدين"),
        ("ar", "شدد الرئيس على أهمية الحوار"),
        ("ar", "عاد فريق المنتخب أمس إلى العاصمة"),
        ("ar", "قال المتحدث باسم الحكومة إن القرار نهائي"),
    ],
)
def test_no_person(language, text):
    assert mentions(person, text, language) == []


def test_a_surname_counts_once_the_full_name_was_seen():
    before = "Deputy Prime Minister Samir Velizade arrived on Sunday."
    assert [quote for quote, _ in mentions(person, "Velizade delivered a letter.", "en", before)] == ["Velizade"]
    assert mentions(person, "Velizade delivered a letter.", "en") == []
    before = "وصل نائب رئيس الوزراء سمير فليزاده، أمس."
    assert [quote for quote, _ in mentions(person, "وسلم فليزاده الرسالة", "ar", before)] == ["فليزاده"]


def test_the_title_beside_the_name():
    [(_, mention)] = mentions(person, "Deputy Foreign Minister Yusuf Kamal spoke.", "en")
    assert mention.value.role.text() == "deputy foreign-affairs minister"
    [(_, mention)] = mentions(person, "Yusuf Kamal was born in 1961.", "en")
    assert mention.value.role is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Governor Lina Berger of the Central Bank of Jordan spoke to Reuters in Amman."),
        ("fr", "Le président de la Banque centrale de Tunisie, Karim Ferjani, a reçu le FMI à Tunis."),
        ("ar", "قال محافظ البنك المركزي الأردني، محمود السالم، لوكالة رويترز في عمان"),
    ],
)
def test_names_do_not_overlap(language, text):
    spans = sorted(m.span for reader in (person, place, organization) for _, m in mentions(reader, text, language))
    assert len(spans) >= 2
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize("piece", ["Ali ", "Al-", "minister of ", "ministre de la ", "بن ", "عبد ", "وزير ", "الشركة العامة ", "« ", "A.B."])
def test_repeated_words_neither_fail_nor_take_long(language, piece):
    text = piece * 1_500
    for reader in (person, place, organization):
        for quote, mention in mentions(reader, text, language):
            assert quote == text[mention.span.start : mention.span.end]
            assert quote.strip() == quote
