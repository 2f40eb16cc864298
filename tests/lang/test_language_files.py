"""A language is data: its files hold the keys that code reads and docs/adding-a-language.md names, and Spanish has nothing else."""

import re
from pathlib import Path

import pytest
import yaml

from crosscheck import Article, check
from crosscheck.claims import extract
from crosscheck.lang import Lexicon, languages, lexicon
from crosscheck.values import date

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "adding-a-language.md").read_text(encoding="utf-8")
CODE = {path: path.read_text(encoding="utf-8") for path in (ROOT / "src" / "crosscheck").rglob("*.py")}
FREE = {"inflections", "meanings"}  # sections whose keys are no keys but ids
TREES = ("date.words", "date.patterns")  # keys whose own keys are named too


def files() -> dict[str, dict[str, dict[str, object]]]:
    folder = ROOT / "src" / "crosscheck" / "lang"
    return {code: yaml.load((folder / f"{code}.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader) for code in languages()}


FILES = files()
SECTIONS = {section for data in FILES.values() for section in data}


def used() -> dict[str, set[str]]:
    """The keys of every section, and of the trees, that some language has."""
    found = {section: {key for data in FILES.values() for key in data.get(section, {})} for section in SECTIONS - FREE}
    trees = {tree: {key for code in languages() for key in lexicon(code).section(tree)} for tree in TREES}
    return found | trees


def documented() -> dict[str, set[str]]:
    """The keys that the page names in the first column of each section's table."""
    found: dict[str, set[str]] = {}
    section = ""
    for line in PAGE.splitlines():
        if line.startswith("#"):
            heading = re.fullmatch(r"### `([\w.]+)`", line)
            section = heading[1] if heading else ""
        elif section and line.startswith("| `"):
            found.setdefault(section, set()).update(re.findall(r"`(\w+)`", line.split("|")[1]))
        elif section and line:
            found.setdefault(section, set())
    return found


USED, NAMED = used(), documented()
KEYS = sorted((section, key) for section in SECTIONS - FREE for key in USED[section])


def test_every_section_is_named():
    assert SECTIONS | set(TREES) == set(NAMED)


@pytest.mark.parametrize("section", sorted(USED))
def test_every_key_is_named_and_every_name_is_one(section):
    assert NAMED[section] == USED[section]


# ------------------------------------------------------------------ what code reads

LITERAL = re.compile(rf'"((?:{"|".join(sorted(SECTIONS))})\.\w+)[\w.{{}}]*"')
READ = {key for text in CODE.values() for key in LITERAL.findall(text)} - {"date.publication"}  # an attribute of NITF


def reads(section: str, key: str) -> bool:
    """Whether code names a key with its section, or a whole section (or any key of it) and somewhere the key."""
    whole = any(re.search(rf'"{section}(\.\{{[\w.]+\}})?"', text) for text in CODE.values())
    return f"{section}.{key}" in READ or (whole and any(f'"{key}"' in text for text in CODE.values()))


@pytest.mark.parametrize("path", sorted(READ))
def test_a_key_that_is_read_exists(path):
    section, key = path.split(".")
    assert section in FREE or key in USED[section]


@pytest.mark.parametrize(("section", "key"), KEYS)
def test_a_key_is_read(section, key):
    assert reads(section, key)


CLASSES = {"DAY", "MONTH", "YEAR", "WDAY"}
LABELS = CLASSES | set(re.findall(r"\b[A-Z][A-Za-z0-9]*\b", PAGE[PAGE.index("| label | is |") : PAGE.index("### `date.words`")]))


@pytest.mark.parametrize("code", languages())
def test_patterns_are_made_of_known_labels(code):
    words, patterns = lexicon(code).section("date.words"), lexicon(code).section("date.patterns")
    labels = {label for rows in patterns.values() for row in rows for element in row.split() for label in element.strip("()?").split("|")}
    asked = {word for word in words if any(f'"{word}"' in text or f"words.{word}" in text for text in CODE.values())}
    assert set(patterns) <= set(date.OPERATIONS)
    assert {label for label in labels if label[:1].isupper()} <= LABELS
    assert {label for label in labels if label[:1].islower()} <= USED["date.words"]
    assert set(words) <= labels | asked


# ------------------------------------------------------------------ a language with a part of the sections


@pytest.mark.parametrize("section", sorted(SECTIONS - {"number"}))
def test_a_section_may_be_missing(section, monkeypatch):
    """Without a section nothing of it is read, and the rest is."""
    bare = Lexicon("es", {name: data for name, data in FILES["es"].items() if name != section})
    monkeypatch.setattr("crosscheck.claims.lexicon", lambda code: bare)
    claims = {claim.kind for claim in extract(source("es.txt", ES.format(13), "es"))}
    kinds = {"duration", "money", "quantity", "polarity"}
    missing = {"duration": {"duration"}, "money": {"money"}, "negation": {"polarity"}}.get(section, set())
    assert kinds - missing <= claims
    assert missing.isdisjoint(claims)


# ------------------------------------------------------------------ from end to end

ES = (
    "La pasarela peatonal de Beni Saf reabrió el lunes después de {} años de cierre, dijo el alcalde. "
    "El municipio gastó 1,2 millones de euros en las obras. "
    "Unas 300 personas asistieron a la ceremonia, y los vecinos aplaudieron cuando los niños cruzaron el río.\n"
)
EN = (
    "The footbridge of Beni Saf reopened on Monday after being closed for 12 years, the mayor said. "
    "The town spent 1.2 million euros on the works. "
    "About 300 people attended the ceremony, and residents clapped as the children crossed the river.\n"
)
FR = (
    "La passerelle piétonne de Beni Saf a rouvert lundi après 12 ans de fermeture, a déclaré le maire. "
    "La commune a dépensé 1,2 million d'euros pour les travaux. "
    "Environ 300 personnes ont assisté à la cérémonie, et les habitants ont applaudi quand les enfants ont traversé la rivière.\n"
)
AR = "أعيد افتتاح جسر المشاة في بني صاف يوم الاثنين بعد إغلاق دام 12 عاما، بحسب رئيس البلدية. وأنفقت البلدية 1.2 مليون يورو على الأشغال.\n"


def source(name: str, text: str, language: str = "und") -> Article:
    declared = {"language_from": "declared", "language_certainty": 1.0} if language != "und" else {}
    return Article(id=name, path=name, text=text, language=language, **declared)


@pytest.mark.parametrize(("other", "text"), [("fr", FR), ("ar", AR)])
def test_spanish_against_the_others(other, text):
    report = check([source("es.txt", ES.format(13)), source("en.txt", EN, "en"), source("other.txt", text, other)])
    assert {s.article.path: (s.article.language, s.article.language_from) for s in report.sources}["es.txt"] == ("es", "detected")
    (finding,) = [f for f in report.findings if f.severity == "error"]
    assert finding.kind == "duration"
    assert {p.value: p.sources for p in finding.positions} == {"P12Y": ("en.txt", "other.txt"), "P13Y": ("es.txt",)}
    (mention,) = [m for p in finding.positions for m in p.mentions if m.path == "es.txt"]
    assert mention.quote == "13 años"


@pytest.mark.parametrize(("other", "text"), [("fr", FR), ("ar", AR)])
def test_spanish_that_agrees(other, text):
    report = check([source("es.txt", ES.format(12)), source("en.txt", EN, "en"), source("other.txt", text, other)])
    assert report.findings == ()
    assert ("money", "1200000") in {(f.kind, f.positions[0].value) for f in report.facts if "es.txt" in f.positions[0].sources}
