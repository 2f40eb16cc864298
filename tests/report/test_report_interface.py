"""What a report says of itself in the reader's language: values, counts, dates and sentences; no value is too odd to be shown."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from string import Formatter
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.errors import OptionError
from crosscheck.model import KINDS, NATURES, SEVERITIES, Position, PositionMention, Report, SentenceQuote, Span
from crosscheck.report.interface import _FOLDER, interface, interface_languages
from crosscheck.report.order import entries
from crosscheck.rules import load_rules

CODES = interface_languages()
FILES: dict[str, dict[str, Any]] = {code: yaml.load((_FOLDER / f"{code}.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader) for code in CODES}
PLURALS = ("counts", "units", "says")  # sections with a form for each plural category
ONCE = {"one", "two"}  # categories of a single number, which may be said without its digits


def leaves(node: Any, path: tuple[str, ...] = ()) -> dict[tuple[str, ...], str]:
    """Every text of a file by its path."""
    if isinstance(node, str):
        return {path: node}
    return {at: text for key, child in node.items() for at, text in leaves(child, (*path, key)).items()}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def is_form(path: tuple[str, ...]) -> bool:
    return path[0] in PLURALS and path[-1] != "house"


def plain(code: str) -> dict[tuple[str, ...], str]:
    """The texts that every language has once: without the forms, and without units that CLDR names well enough in some languages."""
    return {path: text for path, text in leaves(FILES[code]).items() if not is_form(path) and path[0] != "ranks"}


def position(value: str, unit: str | None = None, said: dict[str, str] | None = None, display: str = "as displayed", **more: Any) -> Position:
    """A position; `said` are the words of each source."""
    found = tuple(
        PositionMention(source=key, path=key, span=Span(0, len(words)), quote=words, sentence=SentenceQuote(span=Span(0, len(words)), text=words))
        for key, words in (said or {"x": "x"}).items()
    )
    return Position(value=value, display=display, sources=tuple(m.source for m in found), independent=len(found), mentions=found, unit=unit, **more)


def test_there_are_three_languages() -> None:
    assert CODES == ("ar", "en", "fr")
    assert [interface(code).direction for code in CODES] == ["rtl", "ltr", "ltr"]


@pytest.mark.parametrize("code", CODES)
def test_a_file_has_the_keys_and_placeholders_of_the_others(code: str) -> None:
    own, english = plain(code), plain("en")
    assert own.keys() == english.keys()
    assert {path: placeholders(text) for path, text in own.items()} == {path: placeholders(text) for path, text in english.items()}
    assert all(text.strip() for text in own.values())


@pytest.mark.parametrize("code", CODES)
def test_every_count_has_all_the_forms_of_its_language(code: str) -> None:
    due = set(interface(code).locale.plural_form.tags) | {"other"}
    nouns = {path[:-1] for path in leaves(FILES[code]) if is_form(path)}
    assert {noun for noun in nouns if noun[0] == "counts"} == {("counts", noun) for noun in FILES["en"]["counts"]}
    assert {noun[1] for noun in nouns if noun[0] == "units"} >= set(FILES["en"]["units"])
    for noun in nouns:
        forms: Any = FILES[code]
        for part in noun:
            forms = forms[part]
        assert {form for form in forms if form != "house"} == due, noun
        for form, text in forms.items():
            need = {"value"} if form == "house" else {"who", "value"} if noun == ("says",) else {"n"}
            assert placeholders(text) == need or (need == {"n"} and not placeholders(text) and form in ONCE | {"zero"}), (noun, form)


@pytest.mark.parametrize("code", CODES)
def test_every_rank_has_all_the_forms_of_its_language(code: str) -> None:
    assert set(FILES[code]["ranks"]) == set(interface(code).locale.ordinal_form.tags) | {"other", "last"}


@pytest.mark.parametrize("code", CODES)
def test_all_words_of_the_model_are_there(code: str) -> None:
    words = interface(code)
    needed = [f"kinds.{kind}" for kind in KINDS] + [f"natures.{n}" for n in NATURES] + [f"because.{n}" for n in NATURES]
    needed += [f"severities.{s}" for s in SEVERITIES if s != "off"] + [f"rules.{rule.id}" for rule in load_rules() if getattr(rule, "within", False)]
    assert [path for path in needed if not words.has(path)] == []
    with pytest.raises(KeyError):
        words.text("kinds.colour")


@pytest.mark.parametrize("code", CODES)
def test_words_are_written_in_the_letters_of_their_language(code: str) -> None:
    """A line that was left in another language shows; names of keys and of the program may stand in it."""
    latin = re.compile(r"[A-Za-z]{4,}")
    texts = [re.sub(r"\{\w+\}|crosscheck", "", text) for text in leaves(FILES[code]).values()]
    if code == "ar":
        assert [text for text in texts if latin.search(text)] == []
    else:
        assert not any(re.search(r"[\u0600-\u06ff]", text) for text in texts)
    if code == "fr":
        assert not [text for text in texts if re.search(r"\b(the|and|of|with)\b", text)]


def test_a_language_without_a_file_is_named() -> None:
    with pytest.raises(OptionError, match=r"no report in 'es'; allowed: ar, en, fr"):
        interface("es")


# kind, value, unit → French, Arabic
VALUES = [
    ("count", "quantity", "4700", None, "4 700", "4,700"),
    ("decimal", "quantity", "2.5", None, "2,5", "2.5"),
    ("at least", "quantity", "1000..", None, "au moins 1 000", "1,000 على الأقل"),
    ("at most", "quantity", "..5", None, "au plus 5", "5 على الأكثر"),
    ("range", "quantity", "10..12", "meter", "10 mètres à 12 mètres", "من 10 أمتار إلى 12 مترًا"),
    ("unit", "quantity", "12", "kilometer", "12 kilomètres", "12 كيلومترًا"),
    ("a unit of its own", "quantity", "1", "dunam", "1 dounam", "دونم واحد"),
    ("a unit without a word", "quantity", "5", "light-year", "5 années-lumière", "5 light year"),
    ("no such unit", "quantity", "5", "no-such-unit", "5 no such unit", "5 no such unit"),
    ("money", "money", "186000000", "USD", "186 000 000 dollars des États-Unis", "186,000,000 دولار أمريكي"),
    ("cents", "money", "7.5", "EUR", "7,5 euros", "7.5 يورو"),
    ("no currency", "money", "7.5", None, "7,5 (monnaie non précisée)", "7.5 (عملة غير مذكورة)"),
    ("share", "percent", "2.4", "percent", "2,4 pour cent", "2.4 بالمائة"),
    ("points", "percent", "3", "percentage-point", "3 points de pourcentage", "3 نقاط مئوية"),
    ("years", "duration", "P12Y", None, "12 ans", "12 سنة"),
    ("three years", "duration", "P3Y", None, "3 ans", "3 سنوات"),
    ("two days", "duration", "P2D", None, "2 jours", "يومان"),
    ("eleven days", "duration", "P11D", None, "11 jours", "11 يوماً"),
    ("minutes, not months", "duration", "PT3M", None, "3 minutes", "3 دقائق"),
    ("months", "duration", "P3M", None, "3 mois", "3 أشهر"),
    ("day", "date", "2024-12-30", None, "30 décembre 2024", "30 ديسمبر 2024"),
    ("first of a month", "date", "2024-01-01", None, "1er janvier 2024", "1 يناير 2024"),
    ("eleventh", "date", "2024-01-11", None, "11 janvier 2024", "11 يناير 2024"),
    ("month", "date", "2024-12", None, "décembre 2024", "ديسمبر 2024"),
    ("year", "date", "2024", None, "2024", "2024"),
    ("from to", "date", "2024-12-01..2024-12-03", None, "du 1er décembre 2024 au 3 décembre 2024", "من 1 ديسمبر 2024 إلى 3 ديسمبر 2024"),
    ("until", "date", "..2024-12-03", None, "jusqu’au 3 décembre 2024", "حتى 3 ديسمبر 2024"),
    ("since", "date", "2024-12-03..", None, "depuis le 3 décembre 2024", "منذ 3 ديسمبر 2024"),
    ("no year", "date", "XXXX-02-29", None, "29 février", "29 فبراير"),
    ("a first without a year", "date", "XXXX-12-01", None, "1er décembre", "1 ديسمبر"),
    ("month without a year", "date", "XXXX-12", None, "décembre", "ديسمبر"),
    ("before Christ", "date", "-0479", None, "480 av. J.-C.", "480 ق.م."),
    ("a century before", "date", "-04XX", None, "5e siècle av. J.-C.", "القرن 5 ق.م."),
    ("time of day", "date", "T22:08", None, "22:08", "22:08"),
    ("with its zone", "date", "T09:19+03:00", None, "09:19 UTC+03:00", "09:19 UTC+03:00"),
    ("first", "ordinal", "1", None, "1er", "1"),
    ("third", "ordinal", "3", None, "3e", "3"),
    ("last", "ordinal", "-1", None, "dernier", "الأخير"),
    ("denied", "polarity", "denied", None, "démenti", "منفيّ"),
    ("planned", "status", "planned", None, "prévu", "مخطط له"),
    ("no such concept", "status", "dreamt", None, "as displayed", "as displayed"),
    ("no number", "quantity", "many", None, "as displayed", "as displayed"),
    ("no date", "date", "2024-13-45", None, "as displayed", "as displayed"),
    ("no length", "duration", "PT3Y", None, "as displayed", "as displayed"),
]


@pytest.mark.parametrize(("kind", "value", "unit", "french", "arabic"), [row[1:] for row in VALUES], ids=[row[0] for row in VALUES])
def test_a_value_in_the_reader_s_language(kind: str, value: str, unit: str | None, french: str, arabic: str) -> None:
    given_ = position(value, unit)
    assert interface("fr").value(kind, given_, {}).replace("\u202f", " ").replace("\xa0", " ") == french
    assert interface("ar").value(kind, given_, {}) == arabic
    assert interface("en").value(kind, given_, {}) == "as displayed"


SAID = {"a": "رئيس الوزراء", "e": "the prime minister", "f": "le Premier ministre"}
SPOKEN = {"a": "ar", "e": "en", "f": "fr"}
# kind, what it is displayed as, the words of the sources → English, French, Arabic
WORDS = [
    ("office", "role", "prime minister", SAID, "prime minister", "le Premier ministre", "رئيس الوزراء"),
    ("place displayed in Arabic", "place", "دوموني", {"a": "دوموني", "e": "Domoni"}, "Domoni", "Domoni", "دوموني"),
    ("place in Latin letters", "place", "Sima", {"f": "Sima"}, "Sima", "Sima", "Sima"),
    ("the longest name", "person", "علييف", {"e": "Aliyev", "f": "Ilham Aliyev", "a": "علييف"}, "Aliyev", "Ilham Aliyev", "علييف"),
    ("a name in Arabic alone", "organization", "جريدة النهر", {"a": "جريدة النهر"}, "جريدة النهر", "جريدة النهر", "جريدة النهر"),
    ("a speaker", "attribution", "خالد", {"a": "قال خالد"}, "خالد", "خالد", "خالد"),
]


@pytest.mark.parametrize(("kind", "display", "said", "english", "french", "arabic"), [row[1:] for row in WORDS], ids=[row[0] for row in WORDS])
def test_a_value_that_is_words_is_shown_in_those_of_the_reader(kind: str, display: str, said: dict[str, str], english: str, french: str, arabic: str) -> None:
    given_ = position(display, said=said, display=display)
    assert [interface(code).value(kind, given_, SPOKEN) for code in ("en", "fr", "ar")] == [english, french, arabic]


def test_a_number_displayed_with_an_arabic_word_is_shown_without_to_whoever_doesn_t_read_it() -> None:
    assert interface("en").value("quantity", position("4700", display="4,700 منزل"), {}) == "4,700"


COUNTS = [
    (0, "0 errors", "0 erreur", "لا أخطاء"),
    (1, "1 error", "1 erreur", "خطأ واحد"),
    (2, "2 errors", "2 erreurs", "خطآن"),
    (3, "3 errors", "3 erreurs", "3 أخطاء"),
    (10, "10 errors", "10 erreurs", "10 أخطاء"),
    (11, "11 errors", "11 erreurs", "11 خطأً"),
    (99, "99 errors", "99 erreurs", "99 خطأً"),
    (100, "100 errors", "100 erreurs", "100 خطأ"),
    (102, "102 errors", "102 erreurs", "102 خطأ"),
    (103, "103 errors", "103 erreurs", "103 أخطاء"),
    (1_000_000, "1,000,000 errors", "1\u202f000\u202f000 erreurs", "1,000,000 خطأ"),
]


@pytest.mark.parametrize(("number", "english", "french", "arabic"), COUNTS, ids=[str(row[0]) for row in COUNTS])
def test_counts(number: int, english: str, french: str, arabic: str) -> None:
    assert [interface(code).count(number, "error") for code in ("en", "fr", "ar")] == [english, french, arabic]


SIDES = [
    ("en", "3 sources (2 independent) say \u206812 years\u2069; 1 source says \u206813 years\u2069"),
    ("fr", "3 sources (2 indépendantes) disent \u206812 ans\u2069; 1 source dit \u206813 ans\u2069"),
    ("ar", "3 مصادر (اثنان مستقلان) تقول \u206812 سنة\u2069؛ مصدر واحد يقول \u206813 سنة\u2069"),
]


@pytest.mark.parametrize(("code", "expected"), SIDES, ids=[row[0] for row in SIDES])
def test_who_says_what_in_one_sentence(report: Report, code: str, expected: str) -> None:
    assert interface(code).sides(entries(report)[0].finding, SPOKEN) == expected


def test_the_house_says_by_itself_and_beside_sources(report: Report) -> None:
    finding = entries(report)[0].finding
    twelve, thirteen = finding.positions
    alone = replace(thirteen, house=1, independent=0)
    both = replace(twelve, house=1, independent=2)
    assert interface("en").sides(replace(finding, positions=(both, alone)), {}) == (
        "the house holds \u206812 years\u2069; 2 sources say \u206812 years\u2069; the house holds \u206813 years\u2069"
    )


def test_days_and_languages() -> None:
    day = date(2025, 5, 1)
    assert [interface(code).day(day) for code in ("en", "fr", "ar")] == ["May 1, 2025", "1er mai 2025", "1 مايو 2025"]
    assert [interface(code).language("ar") for code in ("en", "fr", "ar")] == ["Arabic", "arabe", "العربية"]
    assert [interface(code).language("und") for code in ("en", "fr", "ar")] == ["unknown language", "langue inconnue", "لغة غير معروفة"]
    assert interface("en").language("q-x") == "q-x"


ODD = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        ["", "..", "...", "NaN", "Infinity", "-0", "1e400", "PT", "P-1D", "T", "T9", "XXXX-", "XXXX-99", "-", "--", "-²", "2024-", "0000", "99999", "1..2..3"]
    ),
    st.from_regex(r"\A[-PTX\d.:]{0,14}[YMWDHS]?\Z"),
)


@given(kind=st.sampled_from(KINDS), value=ODD, unit=st.one_of(st.none(), st.text(max_size=12), st.sampled_from(["day.one", "USD", "kilometer", "percent", ""])))
@pytest.mark.parametrize("code", CODES)
def test_no_value_is_too_odd_to_be_shown(code: str, kind: str, value: str, unit: str | None) -> None:
    assert isinstance(interface(code).value(kind, position(value, unit), SPOKEN), str)
