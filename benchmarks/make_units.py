"""Make `src/crosscheck/lang/_units.tsv`: the names of units of measure by language, from CLDR by way of babel.

Run it again when babel has new data or a language is added: `python benchmarks/make_units.py`. A line is the language, the
CLDR unit id, its names (singular, plural, abbreviation) with a bar between, and its dual forms where the language has any.
The file is reviewed: what CLDR names and news never says (points, pinches) is left out here, as are names that are other
words of the language (French "quart" is a quarter before it is a volume). What CLDR lacks, and which of several units a
word means first (a ton, a فدان), stands in the language's own `quantity.units`. Source: Unicode CLDR (Unicode licence).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.localedata import load

OUT = Path(__file__).parent.parent / "src" / "crosscheck" / "lang" / "_units.tsv"
LOCALES = {"en": ("en", "en_GB"), "fr": ("fr", "fr_CA"), "ar": ("ar",), "es": ("es", "es_MX")}
CATEGORIES = frozenset(["area", "digital", "electric", "energy", "force", "frequency", "length", "mass", "power", "pressure", "speed", "temperature", "volume"])
NEVER = frozenset(
    [
        "earth-radius",
        "solar-radius",
        "point",
        "parsec",
        "dalton",
        "earth-mass",
        "solar-mass",
        "foodcalorie",
        "therm-us",
        "mile-scandinavian",
        "light-speed",
        "beaufort",
        "drop",
        "dram",
        "jigger",
        "pinch",
        "dessert-spoon",
        "dessert-spoon-imperial",
        "cup-metric",
        "pint-metric",
        "fluid-ounce-imperial",
        "quart-imperial",
        "gasoline-energy-density",
        "kilowatt-hour-per-100-kilometer",
        "electronvolt",
        "ounce-troy",
        "grain",
        "milliwatt",
        "bar",
        "furlong",
    ]
)
IDS = {"tonne": "metric-ton"}
# Units that yield their abbreviations to others: MB is a megabyte, ml a milliliter, in whatever case.
LAST = frozenset(["bit", "kilobit", "megabit", "gigabit", "terabit", "megaliter", "ton"])
SAFE = 4  # letters of a name that isn't mistaken for that of another unit
SHORT = frozenset(  # the names of one or two letters that stand behind numbers for nothing else
    [
        "km",
        "m",
        "cm",
        "mm",
        "dm",
        "µm",
        "nm",
        "mi",
        "yd",
        "ft",
        "pi",
        "po",
        "kg",
        "g",
        "mg",
        "µg",
        "t",
        "lb",
        "oz",
        "l",
        "ml",
        "cl",
        "hl",
        "dl",
        "ha",
        "w",
        "kw",
        "mw",
        "gw",
        "v",
        "hz",
        "kb",
        "mb",
        "gb",
        "tb",
        "pb",
        "ko",
        "mo",
        "go",
        "to",
        "m²",
        "m³",
        "°",
        "°c",
        "°f",
        "كم",
        "سم",
        "مم",
        "غ",
        "كغ",
        "مل",
    ]
)
OTHER_WORDS = {
    "en": frozenset(["°", "stones", "tn", "degree temperature", "degrees temperature"]),
    "fr": frozenset(["mille", "milles", "quart", "quarts", "livre", "livres"]),
    "ar": frozenset(["حصان", "ستون", "ربع غالون", "قامة"]),
    "es": frozenset(["cuarto", "cuartos"]),
}


def clean(name: str) -> str:
    """A name with plain spaces and letters, and without vowel signs and marks of direction."""
    kept = "".join(c for c in name.casefold() if unicodedata.category(c) not in ("Mn", "Cf"))
    return " ".join(kept.replace("μ", "µ").replace("’", "'").split()).lstrip("/")


def names(patterns: dict[str, dict[str, str]]) -> Iterator[tuple[str, bool]]:
    """Every name among the patterns of a unit, and whether it is a dual."""
    for width in ("long", "short", "narrow"):
        for count, pattern in patterns.get(width, {}).items():
            name = clean(pattern.replace("{0}", " "))
            if count != "per" and (len(name) > 2 or name in SHORT):
                yield name, count == "two" and "{0}" not in pattern


def lines(language: str) -> Iterator[str]:
    """The lines of a language; a name goes to one unit only."""
    data: list[Any] = [load(code)["unit_patterns"] for code in LOCALES[language]]
    units = [key.partition("-")[::2] for key in data[0]]
    owner: dict[str, str] = {}
    for category, unit in sorted(units, key=lambda u: (u[1] in LAST, u[1])):
        if category not in CATEGORIES or unit in NEVER:
            continue
        found = [each for locale in data for each in names(locale.get(f"{category}-{unit}", {})) if each[0] not in OTHER_WORDS[language]]
        own = [each for each in dict.fromkeys(found) if owner.setdefault(each[0], unit) == unit and not (unit in LAST and len(each[0]) < SAFE)]
        duals = [name for name, dual in own if dual]
        singles = [name for name, dual in own if not dual and name not in duals]
        if own:
            yield "\t".join([language, IDS.get(unit, unit), "|".join(singles), "|".join(duals)]).rstrip() + "\n"


if __name__ == "__main__":
    OUT.write_text("".join(line for language in LOCALES for line in lines(language)), encoding="utf-8")
