"""Names that no list has: places, bodies and persons that only the words beside them, or the rest of the article, tell."""

import pytest
from tests.values.test_place import mentions

from crosscheck.values import organization, person, place


def read(reader, text, language, before=""):
    return [quote for quote, _ in mentions(reader, text, language, before)]


@pytest.mark.parametrize(
    ("language", "text", "before", "expected"),
    [
        # a noun for what lies somewhere stands before
        ("en", "Rebels attacked the base of Kortala at dawn.", "", ["Kortala"]),
        ("en", "Trucks were bound for Tessouk.", "", ["Tessouk"]),
        ("fr", "La digue de Sarafé a cédé.", "", ["Sarafé"]),
        ("fr", "Les dockers de Mersoula ont repris le travail.", "", ["Mersoula"]),
        ("fr", "une villa du quartier d’Al-Barza", "", ["Al-Barza"]),
        ("fr", "Le train monte vers Tizgane.", "", ["Tizgane"]),
        ("ar", "هاجم المسلحون قاعدة كورتالا فجرا", "", ["كورتالا"]),
        ("ar", "رست السفينة في ميناء مرسولا.", "", ["مرسولا"]),
        ("ar", "امتلأ وادي برغزوف بالمياه", "", ["وادي برغزوف"]),
        ("ar", "في ولاية سيلا المجاورة", "", ["سيلا"]),
        # a noun behind
        ("en", "Water from the Tessa river is scarce.", "", ["Tessa"]),
        ("en", "The Haret Zeitoun quarter was sealed off.", "", ["Haret Zeitoun"]),
        # between two places
        ("en", "the crossing between Beirut and Mar Zayna", "", ["Beirut", "Mar Zayna"]),
        # "in", before a word that the language doesn't know
        ("ar", "يتدرب الطيارون في فروزينوني، منذ أمس", "", ["فروزينوني"]),
        # the name again
        ("en", "Kortala was quiet on Friday.", "Rebels attacked the base of Kortala at dawn.", ["Kortala"]),
        ("fr", "Les eaux ont submergé Sarafé.", "La digue de Sarafé a cédé.", ["Sarafé"]),
        ("ar", "وهدأت كورتالا أمس", "هاجم المسلحون قاعدة كورتالا فجرا", ["كورتالا"]),
        # a small town in a country that the article names
        ("en", "Relizane has one clinic.", "Algeria votes on Sunday.", ["Relizane"]),
        ("fr", "Relizane n’a qu’une clinique.", "L’Algérie vote dimanche.", ["Relizane"]),
        ("ar", "ولم تنم غليزان ليلتها", "تنتخب الجزائر الأحد", ["غليزان"]),
    ],
)
def test_unknown_places(language, text, before, expected):
    assert read(place, text, language, before) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He spoke of the plan between Kim and Trump."),
        ("en", "The Korean peninsula is calm."),  # an adjective
        ("en", "Relizane Smith won."),
        ("fr", "Le contrat a été confié à Rivastal."),
        ("fr", "Le vote au Sénat est prévu mardi."),
        ("ar", "في استكمال سلسلة الانتصارات"),
        ("ar", "بالساحل الجنوبي"),
        ("ar", "في بلدة صغيرة"),
        ("ar", "المحيط الهندي"),
        ("ar", "في محاولاتهم"),
    ],
)
def test_no_unknown_place(language, text):
    assert read(place, text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "before", "expected"),
    [
        ("en", "a deal with the trading house Belvex", "", ["Belvex"]),
        ("en", "the work of a single supplier, Zahel Gazon.", "", ["Zahel Gazon"]),
        ("en", "Belvex, a London security firm, was hired.", "", ["Belvex"]),
        ("en", "trains built by Borin Rail", "", ["Borin Rail"]),
        ("en", "The CRAAG put it at 5.9.", "", ["CRAAG"]),
        ("en", "Belvex pulled its staff out.", "a deal with the trading house Belvex", ["Belvex"]),
        ("en", "Ermed pulled its staff out.", "work for the contractor Ermed Power", ["Ermed"]),
        ("fr", "le négociant suisse Belvex", "", ["Belvex"]),
        ("fr", "l’espagnol Aguas Tura", "", ["Aguas Tura"]),
        ("fr", "selon l’Unsos", "", ["Unsos"]),
        ("fr", "La LADE a protesté.", "", ["LADE"]),
        ("fr", "Mais le Parti du renouveau a gagné.", "", ["Parti du renouveau"]),
        ("fr", "construite par Hydro-Mar", "", ["Hydro-Mar"]),
        ("ar", "ذهبت العقود إلى «زاهيلو غازونو» أمس", "", ["زاهيلو غازونو"]),
        ("ar", "عبر منصة «ألارم فون»", "", ["ألارم فون"]),
        ("ar", "وتنتهي ولاية «أتميس» في ديسمبر", "", ["أتميس"]),
        ("ar", "انتهت مهمة أتميس أمس", "وتنتهي ولاية «أتميس» في ديسمبر", ["أتميس"]),
        ("ar", "رابطة أساتذة التعليم", "", ["رابطة أساتذة التعليم"]),
        ("ar", "متحف الفن والتاريخ", "", ["متحف الفن والتاريخ"]),
    ],
)
def test_unknown_bodies(language, text, before, expected):
    assert read(organization, text, language, before) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "GDP grew by 2% and VAT fell."),
        ("en", 'a rally of the party," Harrow said'),
        ("en", "Rosa Marin, a company director, resigned."),
        ("en", "the HER2 protein"),
        ("fr", "Le PIB a reculé et la TVA augmente."),
        ("fr", "Apparemment, le parti veut attendre."),
        ("fr", "l’État et l’Église"),
        ("ar", "في فيلم «زاهيلو غازونو»"),
        ("ar", "وصفها بأنها «خطوة كبيرة»"),
        ("ar", "يوضح للجهاز المناعي"),
    ],
)
def test_no_unknown_body(language, text):
    assert read(organization, text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "فاز العداء الإثيوبي ديريجي ووركو أمس", ["ديريجي ووركو"]),
        ("ar", "اعترض النائب علي شاكر أمس", ["علي شاكر"]),  # not على
        ("ar", "تحت إشراف مصطفى لمراني", ["مصطفى لمراني"]),
        ("ar", "في بانكيلارو سومبا", []),  # behind "in" they are a place
        ("ar", "شركة غولدتك موزيكو", []),
        ("ar", "أشادت أورسولا فون دير لاين بالقرار", ["أورسولا فون دير لاين"]),
    ],
)
def test_foreign_persons(language, text, expected):
    assert read(person, text, language) == expected
