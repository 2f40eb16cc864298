"""Names of persons, places and organizations: one, two, or nothing to say."""

from __future__ import annotations

import pytest

from crosscheck.compare import comparer
from crosscheck.model import Claim, Kind, Name, Span


def claim(kind: Kind, name: str, key: str | None = None) -> Claim:
    return Claim(article="a", kind=kind, span=Span(0, 1), quote=name, value=Name(name=name, key=key), sentence=Span(0, 1), sentence_text="x", contexts=("x",))


PERSONS = [
    ("two scripts", "Khalid El Mansouri", "خالد المنصوري", "compatible"),
    ("the family name", "Mansouri", "Khaled Mansouri", "compatible"),
    ("two persons", "Karim Bouzid", "هشام العلوي", "conflicting"),
]
PLACES = [
    ("one town", ("Lusaka", "Lusaka"), ("لوساكا", "Lusaka"), "compatible"),
    ("two towns", ("Lusaka", "Lusaka"), ("Dakar", "Dakar"), "conflicting"),
    ("a town unknown to the gazetteer", ("Dibis", None), ("Tuz Khurmatu", None), "conflicting"),
    ("a town in a country", ("Damascus", "Damascus"), ("Syria", "SY"), None),
    ("a town and a country it isn't in", ("Baku", "Baku"), ("Republic of Turkey", "TR"), None),
    ("Oman's name is Amman's", ("Amman", "Amman"), ("عمان", "OM"), "compatible"),
    ("Tunis and Tunisia", ("Tunis", "Tunis"), ("تونس", "TN"), "compatible"),
    ("with and without an accent", ("San Jose", "San Jose"), ("San José", "San José"), "compatible"),
    ("two entries of one town", ("Basra", "Basrah"), ("البصرة", "Basra"), None),
    ("two countries that sound alike", ("Niger", "NE"), ("Nigeria", "NG"), "conflicting"),
    ("an origin in two languages", ("Romanian", "RO"), ("roumaine", "RO"), "compatible"),
    ("a state and a country", ("California", "US/California"), ("France", "FR"), None),
    ("a town in a region", ("Sacramento", "Sacramento"), ("كاليفورنيا", "US/California"), None),
    ("a town and a sea", ("Djibouti", "Djibouti"), ("mer Rouge", "Red Sea"), None),
    ("two states", ("California", "US/California"), ("تكساس", "US/Texas"), "conflicting"),
    ("one state, two languages", ("California", "US/California"), ("كاليفورنيا", "US/California"), "compatible"),
    ("a part of a region", ("Darfur", "SD/Darfur"), ("شمال دارفور", "SD/North Darfur"), None),
    ("two seas", ("Red Sea", "Red Sea"), ("mer Noire", "Black Sea"), "conflicting"),
    ("a sea and a continent", ("Red Sea", "Red Sea"), ("Africa", "Africa"), None),
    ("two towns that begin alike", ("Modane", None), ("Modica", None), "conflicting"),
    ("two origins", ("Romanian", "RO"), ("ukrainienne", "UA"), "conflicting"),
]
ORGANIZATIONS = [
    ("one body, two languages", ("UNICEF", "unicef"), ("يونيسف", "unicef"), "compatible"),
    ("two bodies", ("UNICEF", "unicef"), ("منظمة الصحة العالمية", "who"), "conflicting"),
    ("an acronym in two languages", ("AIEA", None), ("IAEA", None), "compatible"),
    ("an acronym turned round", ("MHV", None), ("VHM", None), "compatible"),
    ("the short form", ("health ministry", "ministry:health"), ("وزارة الصحة الاتحادية", "ministry:federal+health"), "compatible"),
    ("two ministries", ("health ministry", "ministry:health"), ("ministère de l'Éducation", "ministry:education"), "conflicting"),
    ("of two countries", ("health ministry", "ministry:health@SD"), ("health ministry", "ministry:health@TD"), "conflicting"),
    ("a part and the whole", ("UN", "un"), ("FAO", "fao"), None),
    ("who buys and who sells", ("وزارة التموين", None), ("شركة «دانوبيا غرين»", None), None),
    ("who tells and who does", ("Reuters", "reuters"), ("health ministry", "ministry:health"), None),
    ("two companies", ("Corvane Terminals", None), ("شركة «بلو هاربر»", None), "conflicting"),
    ("a company, half its name translated", ("Kardo Energy", None), ("شركة «كاردو للطاقة»", None), "compatible"),
    ("a club and its federation", ("UEFA", "uefa"), ("تشيلسي", "chelsea"), None),
    ("two clubs", ("Arsenal", "arsenal"), ("تشيلسي", "chelsea"), "conflicting"),
    ("a channel and a company", ("MSNBC", "msnbc"), ("Toyota", "toyota"), None),
    ("two channels", ("MSNBC", "msnbc"), ("قناة سي إن إن", "cnn"), "conflicting"),
    ("a company in two scripts", ("Microsoft", "microsoft"), ("مايكروسوفت", "microsoft"), "compatible"),
    ("a bank and a union of states, both of the world", ("Banque mondiale", "world-bank"), ("الاتحاد الأوروبي", "eu"), "conflicting"),
    ("two programmes of one body", ("UN-Habitat", "un-habitat"), ("برنامج الأمم المتحدة الإنمائي", "undp"), "conflicting"),
    ("the universities of two towns", ("University of Turin", None), ("جامعة نابولي", None), "conflicting"),
    ("a university and its country", ("University of Turin", None), ("Italian University", None), None),
    ("a commission, in short", ("اللجنة الوطنية", "commission:national"), ("اللجنة الانتخابية", "commission:electoral"), None),
    ("an acronym and half of what it stands for", ("FNP", None), ("Fédération nationale", None), None),
    ("a union, in short", ("Union régionale", "union:regional"), ("Union régionale de Sfax", None), "compatible"),
]


@pytest.mark.parametrize(("a", "b", "expected"), [case[1:] for case in PERSONS], ids=[case[0] for case in PERSONS])
def test_persons(a: str, b: str, expected: str | None) -> None:
    check("person", (a, None), (b, None), expected)


@pytest.mark.parametrize(("a", "b", "expected"), [case[1:] for case in PLACES], ids=[case[0] for case in PLACES])
def test_places(a: tuple[str, str | None], b: tuple[str, str | None], expected: str | None) -> None:
    check("place", a, b, expected)


@pytest.mark.parametrize(("a", "b", "expected"), [case[1:] for case in ORGANIZATIONS], ids=[case[0] for case in ORGANIZATIONS])
def test_organizations(a: tuple[str, str | None], b: tuple[str, str | None], expected: str | None) -> None:
    check("organization", a, b, expected)


def check(kind: Kind, a: tuple[str, str | None], b: tuple[str, str | None], expected: str | None) -> None:
    module = comparer(kind)
    for left, right in ((a, b), (b, a)):
        found = module.compare(claim(kind, *left), claim(kind, *right), module.Options())
        assert (found and found.verdict) == expected
