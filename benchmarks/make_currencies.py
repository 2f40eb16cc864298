"""Make the list of currencies (src/crosscheck/lang/_currencies.tsv) from CLDR, through babel.

    python benchmarks/make_currencies.py

One line a currency that is legal tender somewhere today or was in the euro's time: ISO 4217 code, "past" where it is no longer
tender, ISO 3166 codes of the territories that use it, symbols (in any language of those territories), then one column a
language: `nouns;qualifiers`, each a list with bars ("livre|livres;syrienne|syriennes"). The columns are the languages that have
a file in src/crosscheck/lang, and Spanish. A language's file adds what CLDR lacks, in its section `money`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.languages import get_official_languages

LANG = Path(__file__).parent.parent / "src" / "crosscheck" / "lang"
LANGUAGES = sorted({f.stem for f in LANG.glob("*.yaml") if not f.name.startswith("_")} | {"es"})
SINCE, SUCCEEDED = 1998, 2014  # currencies that the euro replaced still stand in news; those with a successor at home for a while
LAST = ("en",)  # languages whose names end in the noun ("Syrian pound"); in the others it stands first
NEW = frozenset(["new", "nouveau", "nouveaux", "nouvel", "ancien", "anciens", "nuevo", "nuevos", "nueva", "nuevas", "antiguo", "antiguos"])
COUNTRIES = frozenset(("New Zealand",))  # where "new" is no age
UNITS_OF_ACCOUNT = frozenset(["BOV", "CHE", "CHW", "CLF", "COU", "MXV", "USN", "USS", "UYI", "UYW", "CNH", "ZRN", "MCF", "LUF"])
NO_COUNTRYS = ("XOF", "XAF", "XPF", "XCD", "XCG")  # the currencies among the codes in X, which otherwise are metals and funds
# signs that newsrooms write and CLDR doesn't have
MORE = {
    "USD": "US$ U$S U.S.$ USD$", "CAD": "C$ CA$ Can$ CAD$ Cdn$ CDN$", "AUD": "A$ AU$ AUD$", "NZD": "NZ$ NZD$", "HKD": "HK$ HKD$", "SGD": "S$ SGD$ SG$", "TWD": "NT$ NTD$", "MXN": "Mex$ MX$ MXN$",
    "BRL": "R$", "JMD": "J$ JA$", "TTD": "TT$", "BBD": "Bds$ BBD$", "BSD": "B$", "BZD": "BZ$", "FJD": "FJ$", "GYD": "G$ GY$", "NAD": "N$", "LRD": "L$ LD$", "ZWL": "Z$ ZW$", "SBD": "SI$", "DOP": "RD$",
    "CLP": "CLP$", "COP": "COL$", "ARS": "AR$", "UYU": "$U", "GBP": "GB£ UK£ ￡", "EGP": "£E E£ LE£", "LBP": "L£ £L", "SYP": "£S S£", "SDG": "£SD", "CNY": "元 CN¥ 圓 人民币", "JPY": "円 JP¥", "KRW": "원 ￦", "KPW": "₩",
    "LKR": "රු ரூ", "INR": "₹ रु ₨", "PKR": "₨", "NPR": "रू", "VND": "đ", "PLN": "zł", "GHS": "₵ GH₵", "KGS": "сом", "KZT": "тг", "RUB": "руб", "UAH": "грн", "IRR": "﷼", "YER": "﷼", "OMR": "﷼", "SAR": "﷼ ⃁",
    "QAR": "﷼", "AFN": "Afs", "LYD": "LD", "KES": "KSh KSh.", "UGX": "USh", "TZS": "TSh", "ILS": "NIS", "MYR": "RM", "IDR": "Rp", "TRY": "TL ₤", "CHF": "SFr Fr.", "PGK": "PGK", "BDT": "Tk",
}  # fmt: skip


def main() -> None:
    rows = sorted(_rows())
    head = "\t".join(("code", "status", "territories", "symbols", *LANGUAGES))
    (LANG / "_currencies.tsv").write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    print(f"{len(rows)} currencies in {', '.join(LANGUAGES)}")


def _rows() -> Iterator[str]:
    """The lines, one a currency."""
    for code, (territories, past) in _tender().items():
        cells = (_cell(code, language) for language in LANGUAGES)
        yield "\t".join((code, "past" if past else "", " ".join(territories), "|".join(_symbols(code, territories)), *cells))


def _tender() -> dict[str, tuple[list[str], bool]]:
    """Code → (territories, the code's own country first, past); a territory counts where the code is tender today, or was last."""
    now: dict[str, list[str]] = {}
    past: dict[str, dict[str, int]] = {}
    for territory, rows in get_global("territory_currencies").items():
        for code, _, end, tender in rows:
            if code in UNITS_OF_ACCOUNT or not (tender and (code[0] != "X" or code in NO_COUNTRYS)):
                continue
            if end is None or date(*end) > date.today():  # noqa: DTZ011 (a day more or less does not matter)
                now.setdefault(code, []).append(territory)
            elif end[0] >= SINCE:
                past.setdefault(code, {})[territory] = end[0]
    succeeded = {territory for code, where in now.items() if code not in ("EUR", "USD") for territory in where}
    found = {code: (_own_first(code, where), False) for code, where in now.items()}
    for code, where in past.items():
        if code not in now and (max(where.values()) >= SUCCEEDED or not succeeded & set(where)):
            found[code] = (_own_first(code, where), True)
    return found


def _own_first(code: str, territories: Iterable[str]) -> list[str]:
    return sorted(territories, key=lambda t: (t != code[:2], t))


def _symbols(code: str, territories: list[str]) -> list[str]:
    """The signs of a currency in the languages of its own country and ours, where they are more than one plain letter."""
    own = [t for t in territories if t == code[:2]] or territories[:1]
    locales = [f"{language}_{t}" for t in own for language in get_official_languages(t, de_facto=True)] + ["en", *LANGUAGES]
    found = dict.fromkeys(MORE.get(code, "").split())
    for name in locales:
        try:
            symbol = Locale.parse(name).currency_symbols.get(code)
        except (UnknownLocaleError, ValueError):
            continue
        symbol = re.sub(r"[\u200b\u200e\u200f\u061c]", "", symbol or "").replace("\u00a0", " ").replace("\u202f", " ").rstrip(".").strip()
        symbol += "." * ("/" in symbol)  # B/., or else barrels a day (b/d) were money
        if symbol and symbol != code and not (len(symbol) == 1 and symbol.isascii() and symbol.isalpha()):
            found[symbol] = None
    return list(found)


def _cell(code: str, language: str) -> str:
    """The nouns of a currency and what goes with them: "pound|pounds;Syrian"."""
    locale = Locale.parse(language)
    plurals = locale._data["currency_names_plural"].get(code) or {}  # noqa: SLF001 (babel gives one plural at a time)
    nouns: dict[str, None] = {}
    qualifiers: dict[str, None] = {}
    for name in (locale.currencies.get(code, ""), *plurals.values()):
        plain = re.sub(r"[(（].*| [-–]? ?[0-9].*", "", name.replace("\u00a0", " ").replace("\u202f", " ")).replace("&", "and")
        words = plain.split()
        if not any(plain.startswith(country) for country in COUNTRIES):
            words = [w for w in words if w.casefold() not in NEW] or words
        if words:
            noun = words.pop(-1 if language in LAST else 0)
            nouns[noun[0].lower() + noun[1:]] = None
        if words:
            qualifiers.setdefault(" ".join(words), None)
    return f"{'|'.join(nouns)};{'|'.join(qualifiers)}" if nouns else ""


if __name__ == "__main__":
    main()
