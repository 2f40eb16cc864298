"""The publication date as the text gives it; None where unsure."""

from __future__ import annotations

from datetime import date

import pytest

from crosscheck.dateline import read_published

READ = [
    ("label at the head", "en", " date 2024-11-03 During his visit, the envoy met the king.", date(2024, 11, 3), "2024-11-03"),
    ("published", "en", "Port reopens\nPublished: 4 May 2025\n\nThe port reopened.", date(2025, 5, 4), "4 May 2025"),
    ("published in French", "fr", "Le port rouvre\nPublié le 4 mai 2025 à 10:30\n\nLe port…", date(2025, 5, 4), "le 4 mai 2025"),
    ("published in Arabic", "ar", "عودة الميناء\nنشر في: 4 مايو 2025\n\nعاد الميناء", date(2025, 5, 4), "4 مايو 2025"),
    ("dateline", "en", "CAIRO, March 9, 2025 (Nile Wire) – Two men were held.", date(2025, 3, 9), "March 9, 2025"),
    ("dateline in French", "fr", "Titre\n\nALGER, 9 mars 2025 (Le Fil) – Deux hommes…", date(2025, 3, 9), "9 mars 2025"),
    ("dateline with article", "fr", "Tunis, le 9 mars 2025 (Le Fil) — Deux hommes…", date(2025, 3, 9), "le 9 mars 2025"),
    ("dateline in Arabic", "ar", "بيروت، 9 مارس 2025 (وكالة النهر) - أعلنت الوزارة", date(2025, 3, 9), "9 مارس 2025"),
    ("line of its own", "en", "Port reopens\nSunday, 4 May 2025\nThe port reopened.", date(2025, 5, 4), "Sunday, 4 May 2025"),
    ("behind place and reporter", "ar", "معاهدة\n\nالكاف – من موفدة «الصباح» – 25 ماي 2025\n\nتصافح الوزيران", date(2025, 5, 25), "25 ماي 2025"),
    (
        "behind place and reporter in French",
        "fr",
        "Un traité\n\nLe Kef – De notre envoyée spéciale – 25 mai 2025\n\nLes ministres",
        date(2025, 5, 25),
        "25 mai 2025",
    ),
    ("behind a place and a dash", "en", "A treaty\n\nLe Kef, Tunisia – 25 May 2025\n\nThe ministers met.", date(2025, 5, 25), "25 May 2025"),
    ("caption", "en", "Envoys meet in Tunis on May 04, 2025. [Photo - Agency]\n\nThe envoys met.", date(2025, 5, 4), "May 04, 2025"),
    ("dateline before caption", "en", "Envoys on May 03, 2025. [Photo]\nTUNIS, May 4, 2025 (Wire) – They met.", date(2025, 5, 4), "May 4, 2025"),
]
UNSURE = [
    ("no year", "en", "SFAX, Tunisia, Jan 16 – Nine people were hurt."),
    ("running text", "en", "The embassy closed on 4 July 2012 after clashes."),
    ("a date that starts the text", "en", "On 4 July 2012 the embassy closed."),
    ("two labels that differ", "en", "Published: 4 May 2025\nUpdated: 6 May 2025\n\nText."),
    ("running text with a dash", "en", "He left the house on 4 July 2012 – the day of the raid."),
    ("a title that ends with a date", "en", "Siege of the old town – 4 July 2012\nThe siege began at dawn."),
    ("far below", "en", "x" * 590 + "\nPublished: 4 May 2025\n"),
    ("unknown language", "xx", "Published: 4 May 2025"),
    ("relative", "fr", "Publié hier\nLe port…"),
    ("empty", "ar", ""),
]


@pytest.mark.parametrize(("language", "text", "day", "quote"), [case[1:] for case in READ], ids=[case[0] for case in READ])
def test_read(language: str, text: str, day: date, quote: str) -> None:
    found = read_published(text, language)
    assert found is not None
    assert (found[0], text[found[1].start : found[1].end]) == (day, quote)


@pytest.mark.parametrize(("language", "text"), [case[1:] for case in UNSURE], ids=[case[0] for case in UNSURE])
def test_unsure(language: str, text: str) -> None:
    assert read_published(text, language) is None
