"""Dates told from the day of the article, in the three languages: what they mean, where they stop, and what must stay silent."""

from __future__ import annotations

from datetime import date

import pytest
from tests.clock import linear

from crosscheck.claims import extract
from crosscheck.lang import languages, lexicon
from crosscheck.model import Article, Mention, Span, TimeSpan
from crosscheck.sentences import Sentence
from crosscheck.values import date as dates
from crosscheck.values.date_atoms import Atom
from crosscheck.values.date_length import finest, lengths, moved
from crosscheck.values.date_tense import Here, Tense, tense_at

SATURDAY = date(2024, 3, 9)  # the ninth of a month whose first is a Friday, in a leap year


def mentions(language: str, text: str, published: date | None = SATURDAY) -> list[Mention]:
    words = lexicon(language)
    sentence = Sentence(index=0, paragraph=1, span=Span(0, len(text)), text=text, tokens=words.tokenizer.tokens(text))
    article = Article(id="a", text=text, path="a.txt", language=language, published=published)
    return list(dates.read(sentence, words, article))


def quoted(language: str, text: str) -> list[tuple[str, str]]:
    found = []
    for mention in mentions(language, text):
        assert isinstance(mention.value, TimeSpan)
        found.append((text[mention.span.start : mention.span.end], mention.value.text()))
    return found


ENGLISH = [
    ("yesterday", "The envoy left yesterday.", [("yesterday", "2024-03-08")]),
    ("two days ago in words", "He spoke the day before yesterday.", [("the day before yesterday", "2024-03-07")]),
    ("last night is the day before", "Rain fell last night.", [("last night", "2024-03-08")]),
    ("a weekday may be the day itself", "Guards fired on Saturday.", [("Saturday", "2024-03-09")]),
    ("last weekday is never the day itself", "Guards fired last Saturday.", [("last Saturday", "2024-03-02")]),
    ("short weekday behind last", "It rained last Thur.", [("last Thur", "2024-03-07")]),
    ("this past weekday", "Crowds gathered this past Friday.", [("this past Friday", "2024-03-08")]),
    ("weekday of a week", "The levy starts on Wednesday of next week.", [("Wednesday of next week", "2024-03-13")]),
    ("weekday without of", "The levy starts Wednesday next week.", [("Wednesday next week", "2024-03-13")]),
    ("weekday before last", "She quit the Monday before last.", [("the Monday before last", "2024-02-26")]),
    ("weekdays counted back", "They met three Tuesdays ago.", [("three Tuesdays ago", "2024-02-20")]),
    ("weekdays of a week", "Shops shut next week from Monday to Wednesday.", [("next week from Monday to Wednesday", "2024-03-11..2024-03-13")]),
    ("weekday and a count", "On Sunday 31 people drowned.", [("Sunday", "2024-03-03")]),
    ("two years ahead", "The contract ends the year after next.", [("the year after next", "2026")]),
    ("two weeks back", "The mast fell the week before last.", [("the week before last", "2024-02-19..2024-02-25")]),
    ("coming behind the article", "Rain is due in the coming month.", [("the coming month", "2024-04")]),
    ("the next quarter", "Output will slow in the next quarter.", [("the next quarter", "2024-04-01..2024-06-30")]),
    ("quarters counted", "Output shrank in the last three quarters.", [("the last three quarters", "2023-04-01..2023-12-31")]),
    ("working week", "The court sits next workweek.", [("next workweek", "2024-03-11..2024-03-15")]),
    ("a weekend that has begun", "Fog held over the weekend.", [("the weekend", "2024-03-09..2024-03-10")]),
    ("ago", "The well dried up eleven years ago.", [("eleven years ago", "2013")]),
    ("ago in two units", "He was held 2 years and 3 months ago.", [("2 years and 3 months ago", "2021-12")]),
    ("ago with a comma", "He was held 1 month, 9 days ago.", [("1 month, 9 days ago", "2024-01-31")]),
    ("ago and a half", "He was freed two and a half years ago.", [("two and a half years ago", "2021-09")]),
    ("half a year ago", "He was freed half a year ago.", [("half a year ago", "2023-09")]),
    ("hours are no date", "He was freed five hours ago.", []),
    ("in N units looks ahead", "The pact will lapse in six days.", [("six days", "2024-03-15")]),
    ("in N units says how long", "It was the third raid in six days.", []),
    ("in N units alone", "In six days", [("six days", "2024-03-15")]),
    ("time of its own", "The pact lapses in two weeks' time.", [("two weeks' time", "2024-03-18..2024-03-24")]),
    ("from a day", "The ban ends three days from tomorrow.", [("three days from tomorrow", "2024-03-13")]),
    ("before a day", "He fled two days before yesterday.", [("two days before yesterday", "2024-03-06")]),
    ("after a full date", "It sank two weeks after 7 October 2023.", [("two weeks after 7 October 2023", "2023-10-21")]),
    ("after a weekday", "He died two days after last Monday.", [("two days after last Monday", "2024-03-06")]),
    ("after no date", "He died two days after the raid.", []),
    ("the day after a feast", "He died the day after Christmas 2022.", [("the day after Christmas 2022", "2022-12-26")]),
    ("nth weekday after a feast", "They sail on the second Sunday after Christmas 2022.", [("the second Sunday after Christmas 2022", "2023-01-08")]),
    ("a stretch from a day", "The ban holds for 3 days from today.", [("3 days from today", "2024-03-09..2024-03-11")]),
    ("day of the month", "She is due back on the 21st.", [("the 21st", "2024-03-21")]),
    ("day of the month in words", "It fell on the twenty-fifth.", [("the twenty-fifth", "2024-02-25")]),
    ("places in a table", "Spain fell from 5th to 4th.", []),
    ("rank, not a day", "He came in on the fourth.", []),
    ("no member states", "It was agreed for the 27.", []),
    ("a floor", "It fell from the 21st floor.", []),
    ("day of the month ahead without a word for it", "We will meet the 21st.", [("the 21st", "2024-03-21")]),
    ("rank at the end", "This win was the 21st.", []),
    ("day of this month", "It must be paid by the 15th of the month.", [("the 15th of the month", "2024-03-15")]),
    ("day of another month", "It was paid on the third of last month.", [("the third of last month", "2024-02-03")]),
    ("days of another month", "It runs from 4 to 9 next month.", [("4 to 9 next month", "2024-04-04..2024-04-09")]),
    ("days of a month between", "It ran between the 4th and the 8th.", [("the 4th and the 8th", "2024-03-04..2024-03-08")]),
    ("nth weekday of a month", "It opens on the first Tuesday evening of next month.", [("the first Tuesday evening of next month", "2024-04-02")]),
    ("nth weekday next year", "It opens on the last Friday of May next year.", [("the last Friday of May next year", "2025-05-30")]),
    ("last day of the month", "It shuts on the last day of the month.", [("the last day of the month", "2024-03-31")]),
    ("month of another year", "It shut in May last year.", [("May last year", "2023-05")]),
    ("month in some years", "It will open in March in two years.", [("March in two years", "2026-03")]),
    ("last month by name", "It opened last March.", [("last March", "2023-03")]),
    ("to the day", "He died ten years ago today.", [("ten years ago today", "2014-03-09")]),
    ("a week from a weekday is ahead", "The ban ends a week from Monday.", [("a week from Monday", "2024-03-18")]),
    ("up to a weekday", "Trains will not run from today to Friday.", [("today to Friday", "2024-03-09..2024-03-15")]),
    ("a stretch from a date", "The ban ran from 18 December 2023 for 10 days.", [("18 December 2023 for 10 days", "2023-12-18..2023-12-27")]),
    ("weekdays ahead", "They meet two Sundays from now.", [("two Sundays from now", "2024-03-17")]),
    ("this weekday, behind", "Guards fired this Sunday, the police said.", [("this Sunday", "2024-03-03")]),
    ("this weekday, ahead", "The ban will be lifted this Monday.", [("this Monday", "2024-03-11")]),
    ("year to date", "Output rose 3% in the year to date.", [("year to date", "2024-01-01..2024-03-09")]),
    ("quarter by number", "Output rose in Q3 of last year.", [("Q3 of last year", "2023-07-01..2023-09-30")]),
    ("following, of another day", "The following Monday he fled.", []),
    ("any one", "It is best on a Saturday.", []),
    ("habit", "He swims every Monday.", []),
    ("words that look like weekdays", "The sun sat on mon ami's wed.", []),
    ("last alone", "He came last.", []),
    ("one day", "One day he will go, some day.", []),
    ("weekday and day", "Polls open on Sunday 31.", [("Sunday 31", "2024-03-31")]),
    ("in N units looks back", "Police seized it in six days.", []),
]

FRENCH = [
    ("veille", "L'émissaire est parti hier.", [("hier", "2024-03-08")]),
    ("avant-veille", "Il a parlé avant-hier.", [("avant-hier", "2024-03-07")]),
    ("jour de la semaine", "Les gardes ont tiré vendredi.", [("vendredi", "2024-03-08")]),
    ("prochain devant", "Il partira le prochain mardi.", [("prochain mardi", "2024-03-12")]),
    ("dernier d'une suite", "Il priait le dernier vendredi du ramadan.", []),
    ("matin entre deux", "Il partira mardi matin prochain.", [("mardi matin prochain", "2024-03-12")]),
    ("en huit", "Il partira mardi en huit.", [("mardi en huit", "2024-03-19")]),
    ("en quinze", "Il partira mardi en quinze.", [("mardi en quinze", "2024-03-26")]),
    ("jours comptés en arrière", "Ils se sont vus il y a trois mardis.", [("il y a trois mardis", "2024-02-20")]),
    ("jour d'une semaine", "Le vote aura lieu mercredi de la semaine prochaine.", [("mercredi de la semaine prochaine", "2024-03-13")]),
    ("jours d'une semaine", "La semaine prochaine du lundi au mercredi", [("La semaine prochaine du lundi au mercredi", "2024-03-11..2024-03-13")]),
    ("jour et numéro", "Le scrutin aura lieu dimanche 31.", [("dimanche 31", "2024-03-31")]),
    ("jour et score", "Sfax s'est imposé dimanche 2-1 face à Bizerte.", [("dimanche", "2024-03-03")]),
    ("jour et score en toutes lettres", "Sfax a gagné dimanche 2 à 1 contre Bizerte.", [("dimanche", "2024-03-03")]),
    ("semaine d'après", "Ils partiront la semaine d'après.", [("la semaine d'après", "2024-03-11..2024-03-17")]),
    ("semaine d'après, au passé", "Ils étaient partis la semaine d'après.", []),
    ("trimestre", "Les ventes ont baissé au dernier trimestre.", [("dernier trimestre", "2023-10-01..2023-12-31")]),
    ("trimestre d'une année", "le dernier trimestre de 2022", [("le dernier trimestre de 2022", "2022-10-01..2022-12-31")]),
    ("trimestres comptés", "Les ventes baisseront les deux prochains trimestres.", [("les deux prochains trimestres", "2024-04-01..2024-09-30")]),
    ("il y a", "Le puits a tari il y a onze ans.", [("il y a onze ans", "2013")]),
    ("à peu près", "Le puits a tari il y a à peu près un mois.", [("il y a à peu près un mois", "2024-02")]),
    ("et demi", "Il est sorti il y a deux ans et demi.", [("il y a deux ans et demi", "2021-09")]),
    ("en deux unités", "Il est sorti il y a 1 mois et 9 jours.", [("il y a 1 mois et 9 jours", "2024-01-31")]),
    ("dans, au futur", "Le pacte expirera dans six jours.", [("six jours", "2024-03-15")]),
    ("dans, au passé", "Il a tout lu dans les six jours.", []),
    ("quinzaine", "Le pacte expirera dans une quinzaine.", [("une quinzaine", "2024-03-18..2024-03-24")]),
    ("après un jour", "Il partira trois jours après demain.", [("trois jours après demain", "2024-03-13")]),
    ("avant une date", "Il a fui deux semaines avant le 7 octobre 2023.", [("deux semaines avant le 7 octobre 2023", "2023-09-23")]),
    ("lendemain", "Il est mort le lendemain de Noël 2022.", [("le lendemain de Noël 2022", "2022-12-26")]),
    ("lendemain de rien", "Il est mort le lendemain du raid.", []),
    ("le 21", "Elle reviendra le 21.", [("21", "2024-03-21")]),
    ("en lettres", "Elle reviendra le vingt et un.", [("vingt et un", "2024-03-21")]),
    ("les États membres", "Le texte est soutenu par les 27.", []),
    ("adresse", "Il vit au 12, rue de la Paix.", []),
    ("reporté au", "Le procès est reporté au 27.", [("27", "2024-03-27")]),
    ("étage", "Il vit au 21e étage.", []),
    ("du mois", "Il faut payer avant le 15 du mois.", [("le 15 du mois", "2024-03-15")]),
    ("jours d'un mois", "Il dure du 4 au 9 du mois prochain.", [("4 au 9 du mois prochain", "2024-04-04..2024-04-09")]),
    ("premier mardi", "Il ouvrira le premier mardi du mois prochain.", [("le premier mardi du mois prochain", "2024-04-02")]),
    ("mois dans des années", "Il ouvrira en mars dans deux ans.", [("mars dans deux ans", "2026-03")]),
    ("jusqu'à un jour", "Il sera là du vendredi prochain au dimanche.", [("vendredi prochain au dimanche", "2024-03-15..2024-03-17")]),
    ("courant", "La lettre est datée du 5 courant.", [("5 courant", "2024-03-05")]),
    ("jour suivant, d'un autre jour", "Le mardi suivant, il a fui.", []),
    ("n'importe quel jour", "C'était un dimanche.", []),
    ("mesure", "Il tombera entre 5 et 10 cm de pluie.", []),
    ("jours au pluriel", "Il nage tous les lundis.", []),
    ("mots qui ressemblent", "Le jeu, la mer, le mar, mon dim et le sam.", []),
    ("journée de championnat", "La prochaine journée sera longue.", []),
]

ARABIC = [
    ("أمس", "غادر المبعوث أمس.", [("أمس", "2024-03-08")]),
    ("قبل أمس", "تكلم في اليوم الذي قبل أمس.", [("اليوم الذي قبل أمس", "2024-03-07")]),
    ("بعد غد", "يسافر بعد غد.", [("بعد غد", "2024-03-11")]),
    ("الليلة الماضية", "هطل المطر الليلة الماضية.", [("الليلة الماضية", "2024-03-08")]),
    ("يوم مضى", "أطلق الحراس النار الجمعة.", [("الجمعة", "2024-03-08")]),
    ("هذا يوم", "يصل هذا يوم الأحد.", [("هذا يوم الأحد", "2024-03-10")]),
    ("قبل الماضي", "استقالت الاثنين قبل الماضي.", [("الاثنين قبل الماضي", "2024-02-26")]),
    ("بلا أداة التعريف", "وصل اثنين الأسبوع الماضي.", [("اثنين الأسبوع الماضي", "2024-02-26")]),
    ("أحد بمعنى واحد", "وصل أحد الوزراء ومعه اثنان.", []),
    ("يوم من أسبوع", "ستصدر الأربعاء من الأسبوع المقبل.", [("الأربعاء من الأسبوع المقبل", "2024-03-13")]),
    ("أيام من أسبوع", "تغلق الأسبوع المقبل من الاثنين إلى الأربعاء.", [("الأسبوع المقبل من الاثنين إلى الأربعاء", "2024-03-11..2024-03-13")]),
    ("بعد القادم", "ينتهي العقد العام بعد القادم.", [("العام بعد القادم", "2026")]),
    ("العقد القادم", "في العقد القادم", [("العقد القادم", "2030-01-01..2039-12-31")]),
    ("قبل", "جف البئر قبل 11 عاما.", [("قبل 11 عاما", "2013")]),
    ("قبل المثنى", "جف البئر قبل عامين.", [("قبل عامين", "2022")]),
    ("قبل ونصف", "أفرج عنه قبل عامين ونصف العام.", [("قبل عامين ونصف العام", "2021-09")]),
    ("قبل بوحدتين", "أفرج عنه قبل شهر وتسعة أيام.", [("قبل شهر وتسعة أيام", "2024-01-31")]),
    ("قبل نصف", "أفرج عنه قبل نصف عام.", [("قبل نصف عام", "2023-09")]),
    ("بعد في المستقبل", "سينتهي الاتفاق بعد ستة أيام.", [("بعد ستة أيام", "2024-03-15")]),
    ("بعد في الماضي", "كان الاتفاق قد انتهى بعد ستة أيام.", []),
    ("من الآن", "يعودون بعد أسبوعين من الآن.", [("بعد أسبوعين من الآن", "2024-03-18..2024-03-24")]),
    ("بعد تاريخ", "غرقت بعد أسبوعين من 7 أكتوبر 2023.", [("بعد أسبوعين من 7 أكتوبر 2023", "2023-10-21")]),
    ("بعد يوم", "غرقت بعد يومين من الاثنين الماضي.", [("بعد يومين من الاثنين الماضي", "2024-03-06")]),
    ("بعد حدث", "غرقت بعد يومين من الغارة.", []),
    ("يوم 21", "سيعود يوم 21.", [("21", "2024-03-21")]),
    ("بحرف متصل", "عاد للثاني والعشرين.", [("للثاني والعشرين", "2024-02-22")]),
    ("عدد القتلى", "وصل العدد إلى 21.", []),
    ("الطابق", "يسكن الطابق الحادي والعشرين.", []),
    ("أيام من شهر", "يستمر من 4 إلى 9 من الشهر المقبل.", [("4 إلى 9 من الشهر المقبل", "2024-04-04..2024-04-09")]),
    ("آخر اثنين", "يجتمعون في آخر اثنين من الشهر القادم.", [("آخر اثنين من الشهر القادم", "2024-04-29")]),
    ("الثلاثاء الأخير", "في الثلاثاء الأخير من مايو العام المقبل", [("الثلاثاء الأخير من مايو العام المقبل", "2025-05-27")]),
    ("آخر يوم", "يغلق في آخر يوم من الشهر.", [("آخر يوم من الشهر", "2024-03-31")]),
    ("حتى يوم", "يغلق من اليوم إلى الجمعة.", [("اليوم إلى الجمعة", "2024-03-09..2024-03-15")]),
    ("من الآن في الماضي", "غادر شهرا و9 أيام من الآن.", [("شهرا و9 أيام من الآن", "2024-01-31")]),
    ("يوم واحد", "غادر قبل يوم واحد.", [("قبل يوم واحد", "2024-03-08")]),
    ("جمع بلا عدد", "كان ذلك قبل عقود.", []),
    ("أمس الحاجة", "هم في أمس الحاجة.", []),
    ("الليلة الثانية", "بحلول الليلة الثانية نفد الماء.", []),
    ("ذات يوم", "ذات يوم سيعود.", []),
    ("كل جمعة", "يسبح كل جمعة.", []),
]

ROWS = [
    pytest.param(code, text, expected, id=f"{code}-{name}") for code, rows in (("en", ENGLISH), ("fr", FRENCH), ("ar", ARABIC)) for name, text, expected in rows
]


@pytest.mark.parametrize(("language", "text", "expected"), ROWS)
def test_relative_dates(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert quoted(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text"), [("en", "He left two weeks ago, last Sunday."), ("fr", "Il est parti hier, il y a deux ans."), ("ar", "غادر أمس قبل عامين.")]
)
def test_without_a_day_of_the_article_nothing_is_relative(language: str, text: str) -> None:
    assert mentions(language, text, published=None) == []


@pytest.mark.parametrize("code", languages())
def test_every_pattern_is_read_by_an_operation(code: str) -> None:
    assert set(lexicon(code).section("date.patterns")) <= set(dates.OPERATIONS)


def test_what_is_told_from_the_article_is_marked_relative() -> None:
    assert [m.value.relative for m in mentions("en", "two days ago, two weeks after 7 October 2023") if isinstance(m.value, TimeSpan)] == [True, False]


TENSES: list[tuple[str, str, Tense]] = [
    ("en", "The vote will be held @", "future"),
    ("en", "The vote is expected to be held @", "future"),
    ("en", "The planned vote was held @", "past"),
    ("en", "The crew will have left by @", "future"),
    ("en", "Ministers to meet @", "future"),
    ("en", "From Paris to London @", "unsaid"),
    ("en", "She said the vote will come @", "future"),
    ("en", "The vote @", "unsaid"),
    ("fr", "Le vote devrait avoir lieu @", "future"),
    ("fr", "Le vote aura lieu @", "future"),
    ("fr", "Le vote a eu lieu @", "past"),
    ("ar", "من المقرر أن يجتمع الوزراء @", "future"),
    ("ar", "سيجتمع الوزراء @", "future"),
    ("ar", "اجتمع الوزراء وقال أحدهم @", "past"),
]


@pytest.mark.parametrize(("language", "text", "expected"), TENSES)
def test_the_tense_of_a_clause(language: str, text: str, expected: Tense) -> None:
    words = lexicon(language)
    tokens = words.tokenizer.tokens(text)
    assert tense_at(Here(tokens, words, SATURDAY), len(tokens) - 1, len(tokens)) == expected


@pytest.mark.parametrize(
    ("atoms", "expected", "unit"),
    [
        ([("N", "2"), ("U", "year")], date(2022, 3, 9), "year"),
        ([("N", "2"), ("U", "year"), ("and_half", "")], date(2021, 9, 9), "month"),
        ([("half_a", ""), ("U", "century")], date(1974, 3, 9), "year"),
        ([("UU", "month"), ("N", "3"), ("U", "day")], date(2024, 1, 6), "day"),
        ([("U", "week"), ("N", "3")], date(2024, 2, 17), "week"),
        ([("N", "5"), ("U", "hour")], None, "hour"),
        ([("N", "20000"), ("U", "year")], None, "year"),
    ],
)
def test_lengths_move_a_day(atoms: list[tuple[str, str]], expected: date | None, unit: str) -> None:
    away = lengths([Atom(label, k + 1, value) for k, (label, value) in enumerate(atoms)])
    assert (moved(SATURDAY, away, -1), finest(away)) == (expected, unit)


HOSTILE = [
    ("en", "two days after "),
    ("en", "in 3 weeks "),
    ("en", "the 27th of the "),
    ("en", "next week Monday to "),
    ("en", "2 years and 3 months "),
    ("en", "the day after the day "),
    ("fr", "il y a deux ans et "),
    ("fr", "du 4 au 9 du mois "),
    ("ar", "قبل عامين و3 أشهر "),
    ("ar", "من 4 إلى 9 من الشهر "),
]


@pytest.mark.parametrize(("language", "unit"), HOSTILE)
def test_hostile_text_is_read_in_linear_time(language: str, unit: str) -> None:
    assert linear(lambda times: mentions(language, unit * times), 4000)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The wave hit the town on Friday, and the toll will rise.", "2025-06-13"),
        ("en", "On Friday, the ministers will meet.", "2025-06-20"),
        ("fr", "La vague a frappé la ville vendredi, et le bilan va s'alourdir.", "2025-06-13"),
        ("ar", "ضربت الموجة المدينة يوم الجمعة، ومن المتوقع ارتفاع عدد القتلى.", "2025-06-13"),
        ("ar", "يوم الجمعة، سيجتمع الوزراء", "2025-06-20"),
    ],
)
def test_a_clause_that_is_joined_on_has_a_tense_of_its_own(language: str, text: str, expected: str) -> None:
    assert [m.value.text() for m in mentions(language, text, date(2025, 6, 18))] == [expected]


def test_a_day_before_an_hour_is_a_day():
    """« Dimanche 31 à 8 heures » is no score, as « dimanche 3 à 1 » is."""
    article = Article(id="a", path="a.txt", language="fr", text="Le scrutin s'ouvrira dimanche 31 à 8 heures.", published=date(2024, 3, 7))
    assert [c.quote for c in extract(article) if c.kind == "date"] == ["dimanche 31", "8 heures"]
