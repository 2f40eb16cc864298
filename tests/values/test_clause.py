import pytest
from tests.clock import linear

from crosscheck.lang import lexicon
from crosscheck.model import Span
from crosscheck.sentences import Sentence
from crosscheck.values.clause import Clause, clauses


def sentence(text: str, language: str) -> Sentence:
    return Sentence(index=0, paragraph=1, span=Span(0, len(text)), text=text, tokens=lexicon(language).tokenizer.tokens(text))


def read(text: str, language: str) -> tuple[Clause, ...]:
    return clauses(sentence(text, language), lexicon(language))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The mayor opened the new bridge.", ["The mayor opened the new bridge"]),
        (
            "en",
            "Rescuers pulled twelve miners to safety while engineers pumped water out of the shaft.",
            ["Rescuers pulled twelve miners to safety", "while engineers pumped water out of the shaft"],
        ),
        (
            "en",
            "The army cleared the main square without firing a single shot, residents of the old quarter told reporters.",
            ["The army cleared the main square", "without firing a single shot", "residents of the old quarter told reporters"],
        ),
        ("en", "The ship, which is old, sank.", ["The ship, which is old, sank"]),  # too little on one side
        (
            "fr",
            "Le maire a inauguré le nouveau pont mais les riverains refusent toujours le péage prévu.",
            ["Le maire a inauguré le nouveau pont", "mais les riverains refusent toujours le péage prévu"],
        ),
        (
            "fr",
            "Ce fut un sauve-qui-peut général dans les rues étroites du vieux port.",
            ["Ce fut un sauve-qui-peut général dans les rues étroites du vieux port"],
        ),
        (
            "ar",
            "فرقت الشرطة المحتجين في الساحة الكبرى دون استخدام الرصاص المطاطي، بينما واصل العمال اعتصامهم أمام مبنى المحافظة",
            ["فرقت الشرطة المحتجين في الساحة الكبرى", "دون استخدام الرصاص المطاطي", "بينما واصل العمال اعتصامهم أمام مبنى المحافظة"],
        ),
        ("ar", "افتتح الوزير مجموعة «النور» الطبية أمس", ["افتتح الوزير مجموعة «النور» الطبية أمس"]),  # a name, no quotation
    ],
)
def test_where_clauses_are(language, text, expected):
    assert [text[c.span.start : c.span.end] for c in read(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text", "cue"),
    [
        ("en", "The minister did not sign the contract.", "did not"),
        ("en", "The minister didn’t sign the contract.", "didn’t"),
        ("en", "No villagers were evacuated from the valley.", "No"),
        ("en", "The company no longer owns the mine.", "no longer"),
        ("en", "The army denied shelling the hospital.", "denied"),
        ("en", "Negotiators failed to agree on the text.", "failed to"),
        ("fr", "Le ministre n’a pas signé le contrat.", "n’a pas"),
        ("fr", "Aucun blessé ne figure parmi les passagers du car.", "Aucun blessé ne"),
        ("fr", "La compagnie ne possède plus la mine.", "ne possède plus"),
        ("fr", "Pas de visas pour les étudiants étrangers", "Pas de"),
        ("ar", "لم يوقع الوزير العقد مع الشركة", "لم"),
        ("ar", "ليست هناك إصابات في صفوف الركاب", "ليست"),
        ("ar", "نفى الجيش قصف المستشفى الميداني", "نفى"),
        ("ar", "ولم تعد الشركة تملك المنجم", "ولم تعد"),
    ],
)
def test_denied(language, text, cue):
    found = read(text, language)[0].denial
    assert found is not None
    assert text[found.span.start : found.span.end] == cue


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The storm destroyed not only houses but also two schools."),
        ("en", "No doubt the harvest will suffer from the drought."),
        ("en", "Doctors Without Borders runs three clinics in the province."),
        ("en", "The museum will not open until March."),
        ("en", "Losses did not exceed two million dinars in the quarter."),
        ("en", "The minister did not deny the reports about the sale."),  # open, neither
        ("fr", "La tempête n’a cessé de frapper le littoral toute la nuit."),
        ("fr", "Le musée n’ouvrira que le mois prochain."),
        ("fr", "Le musée n’ouvrira pas avant le mois prochain."),
        ("fr", "Médecins sans frontières"),
        ("fr", "Il a sans doute quitté le pays avant-hier."),
        ("fr", "Les secours ont agi avant que la digue ne cède sous la pression."),
        ("fr", "Plus de trente maisons sont détruites dans le village."),
        ("ar", "لا تزال فرق الإنقاذ تبحث عن ناجين"),
        ("ar", "ما زال الطريق الساحلي مغلقا أمام الشاحنات"),
        ("ar", "لم يصل من القافلة سوى ثلاث شاحنات"),
        ("ar", "تعمل منظمة أطباء بلا حدود في ثلاث ولايات"),
        ("ar", "تضررت القرى الجبلية ولا سيما قرية عين الزان"),
        ("ar", "لا بد من إصلاح السد قبل الشتاء"),
    ],
)
def test_not_denied(language, text):
    assert all(c.denial is None for c in read(text, language))


@pytest.mark.parametrize(
    ("language", "text", "what", "expected"),
    [
        ("en", "The suspect has reportedly fled across the border.", "hedge", True),
        ("en", "The suspect has fled across the border.", "hedge", False),
        ("fr", "Le suspect aurait franchi la frontière dans la nuit.", "hedge", True),
        ("fr", "Le suspect a franchi la frontière dans la nuit.", "hedge", False),
        ("ar", "قد يصل الوفد إلى العاصمة مساء", "hedge", True),
        ("ar", "وقد وصل الوفد إلى العاصمة مساء", "hedge", False),
        ("en", "If the dam breaks the valley will flood.", "open", True),
        ("en", "Has the government approved the new budget?", "open", True),
        ("en", "The minister did not deny the reports about the sale.", "open", True),
        ("en", "The government approved the new budget.", "open", False),
        ("ar", "إذا انهار السد غمرت المياه الوادي", "open", True),
        ("en", "“We will rebuild every house in the village”", "quoted", True),
        ("en", "We will rebuild every house in the village", "quoted", False),
    ],
)
def test_how_it_is_said(language, text, what, expected):
    assert bool(getattr(read(text, language)[0], what)) is expected


def test_hostile_text_is_read_in_linear_time():
    assert len(read("not , without " * 40, "en")) > 1
    assert linear(lambda times: read("not , without " * times, "en"), 4000)
