"""Names that only the rest of an article explains: surnames, acronyms; and what looks like a name and is none."""

import pytest

from crosscheck.lang import lexicon
from crosscheck.model import Article, Span
from crosscheck.sentences import Sentence
from crosscheck.values import organization, person, place


def mentions(reader, text, code, before=""):
    whole = f"{before}\n\n{text}" if before else text
    start = len(whole) - len(text)
    article = Article(id="a", text=whole, path="a.txt", language=code)
    sentence = Sentence(index=0, paragraph=1, span=Span(start, len(whole)), text=text, tokens=lexicon(code).tokenizer.tokens(text, start))
    return [(whole[m.span.start : m.span.end], m.value) for m in reader.read(sentence, lexicon(code), article)]


def quotes(reader, text, code, before=""):
    return [quote for quote, _ in mentions(reader, text, code, before)]


@pytest.mark.parametrize(
    ("code", "before", "text", "expected"),
    [
        ("en", "Leyla Hamidova chairs the board.", "Ms Hamidova resigned on Monday.", ["Hamidova"]),
        ("en", "Karine Saint-Jean spoke first.", "Then Saint-Jean sat down.", ["Saint-Jean"]),
        ("en", "Aides of Omar Rashad met those of Kim Sung Ho.", "A Rashad-Ho summit is unlikely.", []),
        ("en", "Minister Omar Al-Shammari spoke.", "Ash-Shammari was applauded.", ["Ash-Shammari"]),
        ("fr", "Le colonel Moussa Diarra commande la place.", "Diarra a refusé de se rendre.", ["Diarra"]),
        ("fr", "Claire Le Goff préside le jury.", "Mme Le Goff a tranché.", ["Le Goff"]),
        ("ar", "عين اللواء كمال الزبيدي قائدا للشرطة.", "ورحب السكان بالزبيدي.", ["الزبيدي"]),
        ("ar", "التقى جوزيف سلامي الوفد.", "وأشاد سلامي بالنتائج", ["سلامي"]),
        ("ar", "التقى دانيال هوفمان الوفد.", "ثم غادر برفقة مساعدي هوفمان", ["هوفمان"]),
    ],
)
def test_a_short_form_after_the_full_name(code, before, text, expected):
    assert quotes(person, text, code, before) == expected


@pytest.mark.parametrize(
    ("code", "before", "text", "name"),
    [
        ("en", "The Northern Herders Assembly (NHA) met in March.", "A spokesman for the NHA declined to comment.", "Northern Herders Assembly"),
        ("en", "The Popular Relief Front (PRF) is new.", "Nobody at PRF answered.", "Popular Relief Front"),
        ("fr", "L'Agence du bassin du fleuve (ABF) a publié ses chiffres.", "Selon l'ABF, la crue recule.", "Agence du bassin du fleuve"),
    ],
)
def test_an_acronym_is_its_long_form(code, before, text, name):
    [(_, value)] = mentions(organization, text, code, before)
    assert value.name == name


def test_an_acronym_has_the_key_of_what_it_stands_for():
    before = "The Central Bank of Jordan (CBJ) cut rates."
    [(_, value)] = mentions(organization, "The CBJ will meet again in May.", "en", before)
    assert value.key == "bank:central@JO"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "It happened on John Street near Martin Luther Avenue."),
        ("en", "The flat is in Peter de Clare Mews."),
        ("en", "They prayed on Eid al-Fitr and fasted before Easter."),
        ("en", "Storm Alex and Hurricane Maria hit the coast."),
        ("en", "He won the Albert Medal at the Charles Stadium."),
        ("fr", "Un incendie rue Pierre-Curie a fait deux blessés."),
        ("fr", "Le prix Albert Londres et le stade Charles-Ehrmann."),
        ("fr", "La tempête Alex a frappé à l'Aïd el-Fitr."),
        ("ar", "اندلع حريق في شارع أحمد ماهر فجرا"),
        ("ar", "فاز بجائزة نجيب محفوظ للرواية"),
        ("ar", "نقل الجرحى إلى مستشفى يوسف داغر"),
        ("ar", "ضرب إعصار دانيال الساحل"),
        ("en", "Thieves broke into the Musée Lavergne and the Museum Anna van Rijn."),
        ("en", "The Stade Olympique Pierre Duval will host it."),
        ("en", "She was flown to Hôpital Robert Leclerc."),
        ("en", "Palazzo Marco Bellini was closed; Fondation Louis Marchand was not."),
        ("en", "Port Charles Anders was shut, and so was Lycée Victor Morel."),
        ("fr", "Des voleurs ont vidé le Musée Lavergne. Musée Lavergne : la police enquête."),
        ("fr", "L'Université Cheikh Omar Diallo et le Lycée Victor Morel sont en grève."),
        ("fr", "L'aéroport Félix Ouattara et le port Mohammed Slimani ont rouvert."),
        ("fr", "La bibliothèque François Delmas, le théâtre Louis Aubert et la Fondation Karim Naceur."),
        ("fr", "Le stade Prince Moulay Rachid et l'hôpital général Leclerc"),
        ("fr", "Au Château Michel Roux comme au Palais Jacques Morel, on attend."),
        ("ar", "أعيد افتتاح متحف لافيرن في المساء"),
        ("ar", "هبطت الطائرة في مطار فريد بومدين"),
        ("ar", "أقيمت المباراة في ملعب محمد الخامس"),
        ("ar", "طلاب جامعة الأمير سلمان بن خالد في إضراب"),
        ("ar", "أغلق ميناء الملك سعيد بن حمد"),
        ("ar", "نقلوا إلى مستشفى الشهيد كمال داود"),
        ("ar", "دخل الجراد ولاية برج باجي مختار قادما من الجنوب"),
        ("ar", "كريم الخصال، حسن السلوك"),
        ("ar", "سعيد بهذا القرار"),
    ],
)
def test_what_only_bears_a_name_is_no_person(code, text):
    assert quotes(person, text, code) == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The Paris Agreement and the Geneva Conventions hold."),
        ("en", "She works in Microsoft and speaks in Mandarin."),
        ("en", "Boston Globe and Washington Examiner reporters asked."),
        ("fr", "L'accord de Paris et la convention de Genève s'appliquent."),
        ("ar", "وقع حوالي مئة شخص على العريضة"),
        ("ar", "حسب اتفاق باريس ومعاهدة روما"),
        ("ar", "تحدث عن جده ووالده في نزهة"),
    ],
)
def test_what_is_no_place(code, text):
    assert quotes(place, text, code) == []


@pytest.mark.parametrize(
    ("code", "text", "key"),
    [
        ("en", "Baku said the border would stay closed.", "AZ"),
        ("en", "The plane landed in Baku.", "Baku"),
        ("fr", "Bakou a déclaré que la frontière resterait fermée.", "AZ"),
        ("fr", "L'avion s'est posé à Bakou.", "Baku"),
        ("ar", "قالت باكو إن الحدود ستبقى مغلقة", "AZ"),
        ("ar", "هبطت الطائرة في باكو", "Baku"),
        ("en", "Aleppo said nothing.", "Aleppo"),
    ],
)
def test_a_capital_that_speaks_is_its_government(code, text, key):
    assert [value.key for _, value in mentions(place, text, code)] == [key]


@pytest.mark.parametrize(
    ("texts", "key"),
    [
        ({"en": "Troops left the Gaza Strip.", "fr": "Les troupes ont quitté la bande de Gaza.", "ar": "غادرت القوات قطاع غزة"}, "PS/Gaza Strip"),
        (
            {"en": "Villages burned in North Kordofan.", "fr": "Des villages ont brûlé au Kordofan du Nord.", "ar": "أحرقت قرى في شمال كردفان"},
            "SD/North Kordofan",
        ),
        ({"en": "A ship crossed the Suez Canal.", "fr": "Un navire a franchi le canal de Suez.", "ar": "عبرت سفينة قناة السويس"}, "Suez Canal"),
    ],
)
def test_one_region_in_three_languages(texts, key):
    assert [[value.key for _, value in mentions(place, text, code)] for code, text in texts.items()] == [[key]] * len(texts)


@pytest.mark.parametrize(
    ("texts", "key"),
    [
        ({"en": "Shares of Toyota rose.", "fr": "L'action de Toyota a monté.", "ar": "ارتفع سهم تويوتا"}, "toyota"),
        ({"en": "The New York Times reported it.", "fr": "Le New York Times l'a rapporté.", "ar": "ذكرت صحيفة نيويورك تايمز ذلك"}, "nyt"),
        ({"en": "Real Madrid won.", "fr": "Le Real Madrid a gagné.", "ar": "فاز ريال مدريد"}, "real-madrid"),
    ],
)
def test_one_company_in_three_languages(texts, key):
    assert [[value.key for _, value in mentions(organization, text, code)] for code, text in texts.items()] == [[key]] * len(texts)


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "said Anna van der Meulen on Friday", ["Anna van der Meulen"]),
        ("en", "with Ahmed ould Sidi and Abdul Rahman bin Faisal", ["Ahmed ould Sidi", "Abdul Rahman bin Faisal"]),
        ("en", "Moon Jae-in met Kim Jong Un.", ["Moon Jae-in", "Kim Jong Un"]),
        ("en", "The director of UNICEF, Amina Diallo, agreed.", ["Amina Diallo"]),
        ("fr", "La maire de Tourcoing, Yvette Lemaire, a signé.", ["Yvette Lemaire"]),
        ("fr", "Le directeur général de l'OMS Tedros Ghebreyesus a prévenu.", ["Tedros Ghebreyesus"]),
        ("ar", "قال أندريه فان دن بيرغ إن الأمر معقد", ["أندريه فان دن بيرغ"]),
        ("ar", "التقى عبد الرحمن الصادق محمد بن راشد", ["عبد الرحمن الصادق", "محمد بن راشد"]),
        ("ar", "استقبل محمد حسن الشيباني الوفد", ["محمد حسن الشيباني"]),
        ("ar", "استقبل فيصل بن فرحان الوفد", ["فيصل بن فرحان"]),
        ("ar", "وصل أبو بكر الشنقيطي إلى العاصمة", ["أبو بكر الشنقيطي"]),
        ("ar", "اجتمع جان-لوك دوبون بالوفد", ["جان-لوك دوبون"]),
    ],
)
def test_particles_and_compounds(code, text, expected):
    assert quotes(person, text, code) == expected


@pytest.mark.parametrize("piece", ["Kim-", "van der ", "(ABC) ", "University of ", "شركة ", "كيم ", "والبال", "The Agence (AG) ", "Le ", "de la "])
@pytest.mark.parametrize("code", ["en", "fr", "ar"])
def test_hostile_text_takes_no_long_time(code, piece):
    text = piece * 1_500
    for reader in (person, place, organization):
        for quote, _ in mentions(reader, text, code):
            assert quote == quote.strip()


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "Heitor Villa-Lobos wrote it.", ["Heitor Villa-Lobos"]),
        ("en", "The museum's director, Anna van Rijn, resigned.", ["Anna van Rijn"]),
        ("fr", "La directrice du Musée Lavergne, Hélène Marchand, a démissionné.", ["Hélène Marchand"]),
        ("fr", "La clinique du docteur Karim Naceur est fermée.", ["Karim Naceur"]),
        ("ar", "قالت مديرة المتحف هيلين مارشان إن اللوحة سرقت", ["هيلين مارشان"]),
        ("ar", "حكم بسجن كمال الزبيدي سبع سنوات", ["كمال الزبيدي"]),
    ],
)
def test_a_person_beside_a_building(code, text, expected):
    assert quotes(person, text, code) == expected
