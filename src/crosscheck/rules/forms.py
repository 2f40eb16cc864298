"""How what the keys of a rule file hold is written, for the errors that say so."""

from __future__ import annotations

_SHOWN = {  # how what a key holds is written, for who has written it otherwise
    "about": "[flights cancelled by a storm]",
    "adjusts": "[date-differs]",
    "copies": "[[AFP, Le Matin]]",
    "currencies": "[CAD]",
    "different": "[[Mohamed Salah, Mohammed Saleh]]",
    "dissenter": "{languages: [ar], against: 2}",
    "except": "{outlets: [Harbour Post]}",
    "house": "{same: [[Kyiv, Kiev]]}",
    "instead_of": "[quantity-differs]",
    "kinds": "[quantity]",
    "languages": "[ar, en]",
    "names": "[Médecins sans frontières, Red Cross]",
    "natures": "[contradiction, regression]",
    "not": "[Kiev, Kief]",
    "only": "{languages: [ar, fr]}",
    "options": "{tolerance: 0.1}",
    "outlets": "[Harbour Post, AFP]",
    "pairs": "[[ar, en]]",
    "places": "[Sfax, Gafsa]",
    "published": "{from: 2024-01-01, to: 2024-12-31}",
    "rates": "{EUR/USD: 1.08}",
    "references": "{language: en, text: The embassy closed in 2012.}",
    "roles": "[killed, wounded]",
    "same": "[[Kyiv, Kiev]]",
    "says": "[12 years, 13 years]",
    "severity": "{contradiction: warning}, or be a word such as warning",
    "sources": "{language: en, text: The ferry carried 210 people.}",
    "spellings": "{use: Kyiv, not: [Kiev, Kief]}",
    "units": "[kilometer, USD]",
}


def such_as(key: str) -> str:
    """How what a key holds is written: `, such as [ar, en]`, or nothing where one knows."""
    return f", such as {_SHOWN[key]}" if key in _SHOWN else ""
