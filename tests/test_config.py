"""The configuration: which files are read, what they may say, what wins, and what each mistake says."""

from __future__ import annotations

import os
import sys
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from crosscheck.config import Setting, Settings, lookalikes, rules_of, settings, with_severities
from crosscheck.config.toml_lines import Lines
from crosscheck.errors import ConfigError, OptionError
from crosscheck.rules import load_rules

ROOT = Path(__file__).parent.parent
RULE = (ROOT / "rules" / "date-differs.yaml").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder to work in; `write` makes a file in it."""
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "work"


def write(name: str, text: str | bytes = "") -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def write_all(files: dict[str, str]) -> None:
    for name, text in files.items():
        write(name, text)


def given(found: Settings) -> dict[str, object]:
    """What somebody set: key → (value, origin), and lists and the table of them."""

    def pair(setting: Setting[object]) -> tuple[object, str]:
        return (setting.value.as_posix() if isinstance(setting.value, Path) else setting.value, setting.origin)

    plain: dict[str, object] = {}
    for key, value in found.by_key().items():
        if isinstance(value, dict):
            plain |= {f"{key}.{rule}": pair(one) for rule, one in value.items()}
        elif isinstance(value, tuple):
            plain |= {key: [pair(one) for one in value]} if value else {}
        elif value.given:
            plain[key] = pair(value)
    return plain


# ------------------------------------------------------------------ which file

FOUND = [
    ("none", {}, []),
    ("here", {"crosscheck.toml": ""}, [("crosscheck.toml", "nearest")]),
    ("above", {"../crosscheck.toml": ""}, [("../crosscheck.toml", "nearest")]),
    ("the nearer one alone", {"crosscheck.toml": "", "../crosscheck.toml": ""}, [("crosscheck.toml", "nearest")]),
    ("pyproject", {"pyproject.toml": "[tool.crosscheck]"}, [("pyproject.toml", "nearest")]),
    ("crosscheck.toml before pyproject", {"crosscheck.toml": "", "pyproject.toml": "[tool.crosscheck]"}, [("crosscheck.toml", "nearest")]),
    ("pyproject here before crosscheck.toml above", {"pyproject.toml": "[tool.crosscheck]", "../crosscheck.toml": ""}, [("pyproject.toml", "nearest")]),
    ("pyproject without us", {"pyproject.toml": "[tool.ruff]\n# crosscheck\n", "../crosscheck.toml": ""}, [("../crosscheck.toml", "nearest")]),
    ("tool is no table", {"pyproject.toml": "tool = 'crosscheck'", "../crosscheck.toml": ""}, [("../crosscheck.toml", "nearest")]),
    ("another project's broken pyproject", {"pyproject.toml": "[[[", "../crosscheck.toml": ""}, [("../crosscheck.toml", "nearest")]),
    ("another project's long pyproject", {"pyproject.toml": "#" * 300_000, "../crosscheck.toml": ""}, [("../crosscheck.toml", "nearest")]),
    ("a file below is none", {"below/crosscheck.toml": ""}, []),
    (
        "extended",
        {"crosscheck.toml": "\nextend = '../base.toml'", "../base.toml": "extend='more/pyproject.toml'", "../more/pyproject.toml": "[tool.crosscheck]"},
        [("crosscheck.toml", "nearest"), ("../base.toml", "extended by crosscheck.toml:2"), ("../more/pyproject.toml", "extended by ../base.toml:1")],
    ),
]


@pytest.mark.parametrize(("files", "read"), [case[1:] for case in FOUND], ids=[case[0] for case in FOUND])
def test_which_files_are_read(folder, files, read):
    write_all(files)
    assert [(source.path.as_posix(), source.because) for source in settings().files] == read


def test_the_search_begins_where_it_is_told_to(folder):
    write("crosscheck.toml")
    write("a/b/pyproject.toml", "[project]")
    assert [source.path.resolve() for source in settings(cwd=Path("a/b")).files] == [folder / "crosscheck.toml"]


def test_a_named_file_is_read_and_no_other(folder):
    write("crosscheck.toml", "jobs = 3")
    write("other/mine.toml", "jobs = 5")
    found = settings(Path("other/mine.toml"))
    assert given(found) == {"jobs": (5, "other/mine.toml:1")}
    assert found.files[0].because == "--config"


def test_no_file_is_read_where_none_is_wanted(folder):
    write("crosscheck.toml", "broken")
    found = settings(use=False)
    assert (given(found), found.files) == ({}, ())


def test_a_link_and_an_unreadable_folder_are_no_obstacle(folder, tmp_path):
    """A link that leads nowhere is no configuration."""
    Path("crosscheck.toml").symlink_to(tmp_path / "nowhere")
    Path("pyproject.toml").symlink_to("pyproject.toml")
    assert settings().files == ()


LOOKALIKES = [
    ("none", {"other.yaml": "", "crosscheck.txt": ""}, []),
    ("YAML", {"crosscheck.yaml": "rules: [a]"}, ["crosscheck.yaml"]),
    ("several", {"crosscheck.json": "{}", "crosscheck.yml": ""}, ["crosscheck.yml", "crosscheck.json"]),
    ("beside the right one", {"crosscheck.yaml": "", "crosscheck.toml": ""}, []),
    ("a report", {"crosscheck.json": '{"findings": []}'}, []),
    ("above", {"../crosscheck.yaml": ""}, []),
]


@pytest.mark.parametrize(("files", "told"), [case[1:] for case in LOOKALIKES], ids=[case[0] for case in LOOKALIKES])
def test_what_looks_like_a_configuration_is_told(folder, files, told):
    write_all(files)
    assert [path.name for path in lookalikes(Path())] == told


# ------------------------------------------------------------------ what it says

EVERY_KEY = """\
rules = [
  "my-rules", # a folder
  "one/date-differs.yaml",
]
comparers = ["cmp.py"]
format = "json"
output = "out/report.json"
fail-on = ["warning", "regression,update"]
max-findings = 0
baseline = "../known.json"
jobs = 2
encoder = "sentence-transformers/LaBSE"
nli = "./model"
nli-threshold = 0
cache-dir = "kept/here"
cache-size = 20
articles = ["my-rules", "one"]

[severity]
date-differs = "off"
"money-differs" = "info"
"""
SHARED = EVERY_KEY.replace("[severity]", "[tool.crosscheck.severity]")
PLACES = {"my-rules": 2, "one/date-differs.yaml": 3}
BESIDE = ("my-rules/a.yaml", "one/date-differs.yaml", "cmp.py", "model/x")

SAID = [
    ("crosscheck.toml here", "crosscheck.toml", EVERY_KEY, "", 0),
    ("a file above", "../crosscheck.toml", EVERY_KEY, "../", 0),
    ("pyproject", "pyproject.toml", "[tool.crosscheck]\n" + SHARED, "", 1),
    ("pyproject, with other tables first", "pyproject.toml", "[tool.a]\njobs = 'x'\n[[tool.b]]\n[tool.crosscheck]\n" + SHARED, "", 4),
    ("line ends of Windows, and a mark in front", "crosscheck.toml", "\ufeff" + EVERY_KEY.replace("\n", "\r\n"), "", 0),
]


@pytest.mark.parametrize(("name", "text", "way", "above"), [case[1:] for case in SAID], ids=[case[0] for case in SAID])
def test_every_key(folder, name, text, way, above):
    write_all({way + path: "" for path in BESIDE})
    write(name, text)
    where = [f"{name}:{above + line}" for line in range(22)]
    assert given(settings()) == {
        "rules": [(way + path, where[line]) for path, line in PLACES.items()],
        "comparers": [(f"{way}cmp.py", where[5])],
        "format": ("json", where[6]),
        "output": (f"{way}out/report.json", where[7]),
        "fail-on": ("warning,regression,update", where[8]),
        "max-findings": (0, where[9]),
        "baseline": (f"{way}../known.json", where[10]),
        "jobs": (2, where[11]),
        "encoder": ("sentence-transformers/LaBSE", where[12]),
        "nli": (f"{way}model", where[13]),
        "nli-threshold": (0.0, where[14]),
        "cache-dir": (f"{way}kept/here", where[15]),
        "cache-size": (20, where[16]),
        "articles": ((Path(f"{way}my-rules"), Path(f"{way}one")), where[17]),
        "severity.date-differs": ("off", where[20]),
        "severity.money-differs": ("info", where[21]),
    }


def test_standard_output_is_no_path(folder):
    write("../crosscheck.toml", 'output = "-"')
    assert settings().output == Setting("-", "../crosscheck.toml:1")


def test_paths_are_those_of_the_file_that_holds_them(folder, tmp_path):
    """An absolute path stays; `..` goes where that changes nothing, and stays behind a linked folder."""
    write("../shared/deep/base.toml", f"rules = ['../rules', '{tmp_path}/shared/rules', '../deep']")
    write("../shared/rules/a.yaml")
    write("linked.toml", "rules = ['link/../rules']")
    Path("link").symlink_to(tmp_path / "shared" / "deep")
    found = [one.value.as_posix() for one in settings(Path("../shared/deep/base.toml")).rules]
    assert found == ["../shared/rules", f"{tmp_path}/shared/rules", "../shared/deep"]
    assert [one.value.as_posix() for one in settings(Path("linked.toml")).rules] == ["link/../rules"]


# ------------------------------------------------------------------ what wins

NEAR, FAR, LINE = ("near", "crosscheck.toml:2"), ("far", "base.toml:1"), ("said", "command line")
TEXT_KEYS = ("encoder", "nli")  # any text is allowed
WINS = [
    ("nobody", False, False, False, None),
    ("extended", True, False, False, FAR),
    ("nearest", False, True, False, NEAR),
    ("nearest over extended", True, True, False, NEAR),
    ("command line", False, False, True, LINE),
    ("command line over extended", True, False, True, LINE),
    ("command line over nearest", False, True, True, LINE),
    ("command line over all", True, True, True, LINE),
]
VALUES = {
    "format": ("csv", "json", "markdown"),
    "output": ("a.txt", "b.txt", "c.txt"),
    "fail-on": ("info", "warning,regression", "never"),
    "max-findings": (3, 0, 1),
    "jobs": (2, 3, 4),
    "stories": ("folders", "auto", "one"),
    "story-window": (3, 14, 1),
    "encoder": ("a", "b", "c"),
    "nli": ("a", "b", "c"),
    "nli-threshold": (0.1, 0.5, 0.0),
    "cache-size": (20, 30, 40),
}


@pytest.mark.parametrize("key", VALUES)
@pytest.mark.parametrize(("far", "near", "said", "wins"), [case[1:] for case in WINS], ids=[case[0] for case in WINS])
def test_precedence(folder, key, far, near, said, wins):
    values = dict(zip(("far", "near", "said"), VALUES[key], strict=True))
    write("base.toml", f"{key} = {values['far']!r}" if far else "")
    write("crosscheck.toml", "extend = 'base.toml'\n" + (f"{key} = {values['near']!r}" if near else ""))
    found = settings(overrides={key: values["said"] if said else None})
    assert given(found) == ({key: (values[wins[0]], wins[1])} if wins else {})


def test_rules_and_comparers_are_joined_the_most_general_first(folder):
    write_all({f"{name}/{file}": "" for name in "abcd" for file in ("x.yaml", "x.py")})
    write("base.toml", "rules = ['a']\ncomparers = ['a/x.py']")
    write("crosscheck.toml", "extend = 'base.toml'\nrules = ['b', 'c']\ncomparers = ['b/x.py']")
    found = settings(overrides={"rules": [Path("d")], "comparers": [Path("d/x.py")]})
    assert given(found) == {
        "rules": [("a", "base.toml:1"), ("b", "crosscheck.toml:2"), ("c", "crosscheck.toml:2"), ("d", "command line")],
        "comparers": [("a/x.py", "base.toml:2"), ("b/x.py", "crosscheck.toml:3"), ("d/x.py", "command line")],
    }


def test_severities_are_merged_and_the_nearer_one_counts(folder):
    write("base.toml", "severity = {a = 'off', b = 'info'}")
    write("crosscheck.toml", "extend = 'base.toml'\nseverity.c = 'error'\nseverity.b = 'warning'")
    assert given(settings()) == {
        "severity.a": ("off", "base.toml:1"),
        "severity.b": ("warning", "crosscheck.toml:3"),
        "severity.c": ("error", "crosscheck.toml:2"),
    }


def test_a_list_or_nothing_on_the_command_line_says_nothing(folder):
    assert given(settings(overrides={"rules": [], "comparers": None, "format": None})) == {}


# ------------------------------------------------------------------ packages


@pytest.fixture
def site(folder, tmp_path, monkeypatch):
    """A folder that Python imports from, with a package that must not be run."""
    monkeypatch.syspath_prepend(tmp_path / "site")
    boom = "raise SystemExit('this must not be run')"
    write_all({f"../site/house_style/{name}/__init__.py": boom for name in ("", "strict", "rules")} | {"../site/plain_style/__init__.py": boom})
    write_all({"../site/house_style/crosscheck.toml": "jobs = 3\nrules = ['rules']", "../site/house_style/strict/crosscheck.toml": "jobs = 4"})
    return tmp_path / "site"


def test_an_installed_package_is_extended_without_being_run(site):
    write("crosscheck.toml", "extend = 'package:house_style'")
    base = f"{site}/house_style"
    assert given(settings()) == {"jobs": (3, f"{base}/crosscheck.toml:1"), "rules": [(f"{base}/rules", f"{base}/crosscheck.toml:2")]}
    assert "house_style" not in sys.modules


def test_a_package_within_a_package(site):
    write("crosscheck.toml", "extend = 'package:house_style.strict'")
    assert given(settings())["jobs"] == (4, f"{site}/house_style/strict/crosscheck.toml:1")
    assert "house_style" not in sys.modules


NO_PACKAGE = [
    ("unknown", "house_stile", "the package 'house_stile' isn't installed (did you mean 'house_style'?)"),
    ("unknown below", "house_style.stric", "the package 'house_style.stric' isn't installed"),
    ("a module", "tomllib._re", "the package 'tomllib._re' isn't installed"),
    ("a module of one file", "this", "the package 'this' isn't installed"),
    ("built in", "sys", "the package 'sys' isn't installed"),
    ("the running program", "__main__", "the package '__main__' isn't installed"),
    ("without a configuration", "plain_style", "the package 'plain_style' carries no crosscheck.toml"),
    ("a name of a distribution", "house-style", "'house-style' is no name of a package; write it as Python imports it, such as package:house_style"),
    ("a path", "../house_style", "'../house_style' is no name of a package"),
    ("empty", "", "'' is no name of a package"),
]


@pytest.mark.parametrize(("name", "message"), [case[1:] for case in NO_PACKAGE], ids=[case[0] for case in NO_PACKAGE])
def test_a_package_that_cannot_be_extended(site, name, message):
    write("crosscheck.toml", f"jobs = 1\nextend = 'package:{name}'")
    with pytest.raises(ConfigError) as caught:
        settings()
    assert str(caught.value).startswith(f"crosscheck.toml:2: 'extend': {message}")


# ------------------------------------------------------------------ mistakes

KEYS = "archive, articles, baseline, cache-dir, cache-size, columns, comparers, encoder, extend, fail-on, format, jobs, max-findings, nli, nli-threshold, output, report-language, rules, severity, stories, story-window, suppress, suppressions"
FAIL_ON = "contradiction, error, info, never, precision, regression, unresolved, update, warning"
BAD = [
    # the file
    ("no TOML", "jobs = 2\nformat = \n", 2, "not valid TOML: Invalid value"),
    ("a key twice", "jobs = 2\njobs = 3\nformat = 'csv'", 2, "not valid TOML: Cannot overwrite a value"),
    ("a table twice", "[severity]\n[severity]\n", 2, "not valid TOML: Cannot declare ('severity',) twice"),
    ("a quote that is left open", "jobs = 2\nformat = 'json\n", 2, "not valid TOML: "),
    ("a bracket that is left open", "jobs = 2\nrules = [\n 'a',\n\n", 3, "not valid TOML: Invalid value"),
    ("not UTF-8", b"jobs = 2\nformat = 'js\xf3n'\n", 2, "not UTF-8 text (byte 21)"),
    ("too long", "#" * 262_145, 1, "too long; allowed: 256 KiB"),
    ("too deep", "rules = " + "[" * 100_000, 1, "nested too deeply"),
    ("a number that is too long", "jobs = " + "9" * 5_000, 1, "not valid TOML: a number is too long"),
    # keys
    ("unknown key", "format = 'csv'\njob = 2", 2, f"unknown key: 'job'; allowed: {KEYS} (did you mean 'jobs'?)"),
    ("underscore", "fail_on = 'error'", 1, f"unknown key: 'fail_on'; allowed: {KEYS} (did you mean 'fail-on'?)"),
    ("unknown key, far from all", "xyzzy = 2", 1, f"unknown key: 'xyzzy'; allowed: {KEYS}"),
    ("unknown table", "jobs = 2\n\n[severities]\n", 3, f"unknown table: 'severities'; allowed: {KEYS} (did you mean 'severity'?)"),
    (
        "table of pyproject",
        "[tool.crosscheck]\njobs = 2",
        1,
        f"unknown table: 'tool'; allowed: {KEYS}; in this file the keys stand at the top, without [tool.crosscheck]",
    ),
    ("a key behind the table", "[severity]\na = 'off'\njobs = 2", 3, "'jobs' is a key, not a rule; it stands above the line [severity]"),
    ("fail-on behind the table", "[severity]\nfail-on = 'warning'", 2, "'fail-on' is a key, not a rule; it stands above the line [severity]"),
    (
        "a rule before the table",
        "date-differs = 'off'",
        1,
        f"unknown key: 'date-differs'; allowed: {KEYS}; the severity of a rule stands below a line [severity]",
    ),
    (
        "a rule switched off by false",
        "[severity]\ndate-differs = false",
        2,
        "the severity of 'date-differs' must be a text; to switch the rule off write \"off\"",
    ),
    (
        "a rule switched off by no",
        "[severity]\ndate-differs = 'no'",
        2,
        "unknown severity of 'date-differs': 'no'; allowed: error, info, off, warning (did you mean 'off'?)",
    ),
    (
        "a closing quotation mark is missing",
        '[severity]\ndate-differs = "off\n',
        2,
        "not valid TOML: Illegal character '\\n'; is a closing quotation mark missing?",
    ),
    ("an opening quotation mark is missing", 'format = csv"\n', 1, 'not valid TOML: Invalid value; put words in quotes, straight ones, as in = "csv"'),
    ("a word without quotes", "[severity]\ndate-differs = off\n", 2, 'not valid TOML: Invalid value; put words in quotes, straight ones, as in = "off"'),
    ("a word without quotes in a list", "rules = [my-rules]\n", 1, 'not valid TOML: Invalid value; put words in quotes, straight ones, as in [ "my-rules"'),
    ("typographic quotes", "format = “csv”\n", 1, 'not valid TOML: Invalid value; put words in quotes, straight ones, as in = "csv"'),
    # types and values
    ("jobs 0", "jobs = 0", 1, "'jobs' must be a whole number of 1 or more"),
    ("jobs as text", "jobs = '2'", 1, "'jobs' must be a whole number of 1 or more"),
    ("jobs as a flag", "jobs = true", 1, "'jobs' must be a whole number of 1 or more"),
    ("jobs and a half", "jobs = 1.5", 1, "'jobs' must be a whole number of 1 or more"),
    ("threshold too high", "nli-threshold = 1.01", 1, "'nli-threshold' must be a number from 0 to 1"),
    ("threshold negative", "nli-threshold = -0.1", 1, "'nli-threshold' must be a number from 0 to 1"),
    ("threshold none", "nli-threshold = nan", 1, "'nli-threshold' must be a number from 0 to 1"),
    ("threshold as text", "nli-threshold = '0.1'", 1, "'nli-threshold' must be a number from 0 to 1"),
    ("threshold as a flag", "nli-threshold = true", 1, "'nli-threshold' must be a number from 0 to 1"),
    (
        "format unknown",
        "format = 'jsn'",
        1,
        "unknown format: 'jsn'; allowed: csv, github, gitlab, html, json, junit, markdown, pr, sarif, terminal, xlsx (did you mean 'json'?)",
    ),
    ("format a number", "format = 1", 1, "'format' must be a text"),
    ("format empty", "format = ' '", 1, "'format' is empty"),
    ("cache-dir a number", "cache-dir = 1", 1, "'cache-dir' must be a text"),
    ("cache-dir empty", "cache-dir = ''", 1, "'cache-dir' is empty"),
    ("cache-size nothing", "jobs = 1\ncache-size = 0", 2, "'cache-size' must be a whole number of 1 or more"),
    ("cache-size a text", "cache-size = '500 MB'", 1, "'cache-size' must be a whole number of 1 or more"),
    ("fail-on unknown", "fail-on = 'warn'", 1, f"unknown fail-on: 'warn'; allowed: {FAIL_ON} (did you mean 'warning'?)"),
    ("fail-on off", "fail-on = 'off'", 1, f"unknown fail-on: 'off'; allowed: {FAIL_ON}"),
    ("fail-on a flag", "fail-on = false", 1, "'fail-on' must be a text"),
    ("fail-on in a list", "fail-on = ['error', 'regresion']", 1, f"unknown fail-on: 'regresion'; allowed: {FAIL_ON} (did you mean 'regression'?)"),
    ("fail-on of commas", "fail-on = ','", 1, f"fail-on is empty; allowed: {FAIL_ON}"),
    ("fail-on of nothing", "fail-on = []", 1, f"fail-on is empty; allowed: {FAIL_ON}"),
    ("fail-on never and more", "fail-on = 'error,never'", 1, "fail-on: 'never' excludes every other word, but there is 'error' too"),
    ("max-findings negative", "max-findings = -1", 1, "'max-findings' must be a whole number of 0 or more"),
    ("max-findings as text", "max-findings = '3'", 1, "'max-findings' must be a whole number of 0 or more"),
    ("baseline a flag", "baseline = true", 1, "'baseline' must be a text"),
    ("suppressions a text", "suppressions = 'a.toml'", 1, "'suppressions' must be a list of texts, such as [\"suppressions.toml\"]"),
    ("suppressions missing", "suppressions = [\n'a.toml']", 2, "an entry of 'suppressions': there is no file or folder 'a.toml'"),
    ("suppressions a folder", "suppressions = ['.']", 1, "an entry of 'suppressions' must be a file, not '.'"),
    # suppressions
    ("suppress a text", "jobs = 1\nsuppress = 'a'", 2, "'suppress' must be tables: [[suppress]] with fingerprint"),
    ("suppress a table", "[suppress]\nreason = 'a'", 1, "'suppress' must be tables: [[suppress]] with fingerprint"),
    ("suppress without a reason", "[[suppress]]\nrule = 'a'\nreason = 'b'\n[[suppress]]\nrule = 'a'", 4, "a suppression needs a 'reason'"),
    ("a reason that is empty", "[[suppress]]\nrule = 'a'\nreason = ' '", 3, "'reason' is empty"),
    ("a reason that says nothing", "[[suppress]]\nrule = 'a'\nreason = '...\u200b'", 3, "'reason' says nothing: '...\\u200b'"),
    ("a reason that is a number", "[[suppress]]\nrule = 'a'\nreason = 1", 3, "'reason' must be a text"),
    ("suppress everything", "[[suppress]]\nreason = 'a'", 1, "a suppression needs a 'fingerprint' or a filter: rule, kind, nature, outlets, languages, about"),
    ("an unknown filter", "[[suppress]]\nreason = 'a'\noutlet = 'b'", 3, "unknown key in [[suppress]]: 'outlet'; allowed: about, fingerprint, kind,"),
    ("an unknown filter inline", "suppress = [\n{reason = 'a', rule = 'a'},\n{outlet = 'b'}]", 3, "unknown key in [[suppress]]: 'outlet'; allowed: "),
    ("an unknown kind", "[[suppress]]\nreason = 'a'\nkind = 'mony'", 3, "unknown kind: 'mony'; allowed: "),
    ("an unknown nature", "[[suppress]]\nreason = 'a'\nnature = [\n'update',\n'updat']", 5, "unknown nature: 'updat'; allowed: "),
    ("an unknown language", "[[suppress]]\nreason = 'a'\nlanguages = ['xx']", 3, "unknown languages: 'xx'; allowed: ar, "),
    ("an empty filter", "[[suppress]]\nreason = 'a'\nrule = []", 3, "'rule' is empty"),
    ("a filter that is a number", "[[suppress]]\nreason = 'a'\nabout = 12", 3, "'about' must be a text or a list of texts"),
    ("words without letters", "[[suppress]]\nreason = 'a'\nabout = '\u0640'", 3, "'about' holds no letters: 'ـ'"),
    (
        "a fingerprint cut short",
        "[[suppress]]\nreason = 'a'\nfingerprint = 'abc'",
        3,
        "'fingerprint' must be 16 digits of 0-9 and a-f, as a report shows it, not 'abc'",
    ),
    (
        "a fingerprint and a filter",
        "[[suppress]]\nreason = 'a'\nfingerprint = '0123456789abcdef'\nrule = 'b'",
        4,
        "'fingerprint' and 'rule' exclude one another: a fingerprint names one finding",
    ),
    ("until as text", "[[suppress]]\nreason = 'a'\nrule = 'a'\nuntil = '2027-01-31'", 4, "'until' must be a day, the last one, without quotation marks"),
    ("until a time", "[[suppress]]\nreason = 'a'\nrule = 'a'\nuntil = 2027-01-31T08:00:00", 4, "'until' must be a day, the last one"),
    ("encoder a list", "encoder = ['a']", 1, "'encoder' must be a text"),
    ("encoder empty", "encoder = ''", 1, "'encoder' is empty"),
    ("encoder missing", "encoder = './model'", 1, "'encoder': there is no file or folder 'model'"),
    ("nli missing", "jobs = 1\nnli = '../model'", 2, "'nli': there is no file or folder '../model'"),
    ("output a flag", "output = true", 1, "'output' must be a text"),
    ("output with NUL", 'output = "a\\u0000"', 1, "'output' holds a NUL character"),
    ("articles a text", "articles = 'news'", 1, "'articles' must be a list of texts, such as [\"articles\"]"),
    ("articles of nothing", "jobs = 1\narticles = []", 2, "'articles' is empty; name a folder, such as [\"articles\"]"),
    ("articles that aren't there", "articles = ['.', 'nws']", 1, "an entry of 'articles': there is no file or folder 'nws'"),
    ("columns a number", "columns = 1", 1, "'columns' must be a text"),
    ("columns without a part", "columns = 'body'", 1, "columns: 'body' isn't of the form PART=COLUMN, such as text=body"),
    ("columns of a part unknown", "columns = 'txt=body'", 1, "unknown part in columns: 'txt'; allowed: author, id, "),
    ("a column that is no text", "[columns]\ntext = 1", 2, "the columns of 'text' must be a text"),
    ("columns of a table, unknown", "[columns]\ntxt = 'body'", 1, "unknown part in columns: 'txt'; allowed: author, id, "),
    ("rules a text", "rules = 'my-rules'", 1, "'rules' must be a list of texts, such as [\"my-rules\"]"),
    ("rules of numbers", "rules = [\n '.',\n 1,\n]", 3, "an entry of 'rules' must be a text"),
    ("rules missing", "rules = [\n '.', # here\n 'my-rules']", 3, "an entry of 'rules': there is no file or folder 'my-rules'"),
    ("rules with an endless name", f"rules = ['{'x' * 5_000}']", 1, "an entry of 'rules': there is no file or folder"),
    ("rules a table", "jobs = 1\n[rules]\na = 'b'", 2, "'rules' must be a list of texts"),
    ("rules tables", "jobs = 1\n[[rules]]\n[[rules]]", 2, "an entry of 'rules' must be a text"),
    ("comparers a text", "comparers = 'a.py'", 1, "'comparers' must be a list of texts, such as [\"my_comparer.py\"]"),
    ("comparers missing", "comparers = ['a.py']", 1, "an entry of 'comparers': there is no file or folder 'a.py'"),
    ("comparers no Python", "comparers = [\n'crosscheck.toml']", 2, "an entry of 'comparers' must be a Python file (.py), not 'crosscheck.toml'"),
    ("comparers a folder", "comparers = ['.']", 1, "an entry of 'comparers' must be a Python file (.py), not '.'"),
    ("severity a word", "severity = 'off'", 1, "'severity' must be a table, [severity], of rules and error, warning, info or off"),
    (
        "severity unknown",
        "[severity]\ndate-differs = 'off'\n'money-differs' = 'warn'",
        3,
        "unknown severity of 'money-differs': 'warn'; allowed: error, info, off, warning (did you mean 'warning'?)",
    ),
    ("severity a flag", "severity.date-differs = false", 1, "the severity of 'date-differs' must be a text"),
    ("severity by nature", "[severity]\n\n[severity.date-differs]\nupdate = 'off'", 3, "the severity of 'date-differs' must be a text"),
    # extend
    ("extend a list", "extend = ['a']", 1, "'extend' must be a text"),
    ("extend missing", "jobs = 1\nextend = 'base.toml'", 2, "'extend': there is no file 'base.toml'"),
    ("extend a folder", "extend = '..'", 1, "'extend': '..' is a folder; name a file"),
    ("extend itself", "extend = 'crosscheck.toml'", 1, "'extend' goes round in a circle: crosscheck.toml → crosscheck.toml"),
]


@pytest.mark.parametrize(("text", "line", "message"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_a_mistake_names_its_place(folder, text, line, message):
    write("crosscheck.toml", text)
    with pytest.raises(ConfigError) as caught:
        settings()
    assert str(caught.value).startswith(f"crosscheck.toml:{line}: {message}"), caught.value
    assert "\n" not in str(caught.value)


IN_PYPROJECT = [
    ("unknown key", "[tool.crosscheck]\njob = 2", 2, f"unknown key in [tool.crosscheck]: 'job'; allowed: {KEYS} (did you mean 'jobs'?)"),
    ("unknown table", "[tool.crosscheck.sevrity]\na = 'off'", 1, "unknown table in [tool.crosscheck]: 'sevrity'; allowed: "),
    ("dotted", "[tool]\nruff.jobs = 1\ncrosscheck.jobs = 0", 3, "'jobs' must be a whole number"),
    ("dotted, quoted, at the top", "jobs = 1\ntool . \"cross\\u0063heck\" . 'jobs' = 0 # crosscheck", 2, "'jobs' must be a whole number"),
    ("inline", "jobs = 1\ntool = {ruff = {jobs = 1}, crosscheck = {jobs = 0}}", 2, "'jobs' must be a whole number"),
    ("no table", "[tool]\ncrosscheck = 3", 2, "'tool.crosscheck' must be a table, [tool.crosscheck]"),
    ("severity", "[tool.crosscheck]\n[tool.crosscheck.severity]\na = 'of'", 3, "unknown severity of 'a': 'of'; allowed: error, info, off, warning"),
    ("no TOML", "[tool.crosscheck]\njobs", 2, "not valid TOML: "),
]


@pytest.mark.parametrize(("text", "line", "message"), [case[1:] for case in IN_PYPROJECT], ids=[case[0] for case in IN_PYPROJECT])
def test_a_mistake_in_pyproject_names_its_place(folder, text, line, message):
    write("pyproject.toml", text)
    with pytest.raises(ConfigError) as caught:
        settings()
    assert str(caught.value).startswith(f"pyproject.toml:{line}: {message}"), caught.value


def test_a_folder_or_a_pipe_is_no_file(folder):
    Path("crosscheck.toml").mkdir()
    os.mkfifo("pipe.toml")
    with pytest.raises(ConfigError, match=r"^crosscheck\.toml:1: not a file$"):
        settings()
    with pytest.raises(ConfigError, match=r"^pipe\.toml:1: not a file$"):
        settings(Path("pipe.toml"))


def test_an_extended_file_s_mistake_names_that_file(folder):
    write("crosscheck.toml", "extend = '../base.toml'\njobs = 2")
    write("../base.toml", "\njobs = 0")
    with pytest.raises(ConfigError, match=r"^\.\./base\.toml:2: 'jobs' must be"):
        settings()


def test_a_circle_is_told_with_its_way(folder):
    write_all({"crosscheck.toml": "extend = 'a/b.toml'", "a/b.toml": "\nextend = 'c.toml'", "a/c.toml": "extend = './../crosscheck.toml'"})
    with pytest.raises(ConfigError) as caught:
        settings()
    assert str(caught.value) == "a/c.toml:1: 'extend' goes round in a circle: crosscheck.toml → a/b.toml → a/c.toml → crosscheck.toml"


@pytest.mark.parametrize(("count", "good"), [(10, True), (11, False)])
def test_ten_files_may_extend_one_another(folder, count, good):
    write("0.toml", "jobs = 7")
    write_all({f"{i}.toml": f"extend = '{i - 1}.toml'" for i in range(1, count + 1)})
    if good:
        assert given(settings(Path(f"{count}.toml"))) == {"jobs": (7, "0.toml:1")}
    else:
        with pytest.raises(ConfigError, match=r"^1\.toml:1: more than 10 files extend one another$"):
            settings(Path(f"{count}.toml"))


NAMED = [
    ("missing", "no.toml", True, OptionError, "--config no.toml: there is no such file"),
    ("a folder", "..", True, OptionError, "--config ..: this is a folder; name a file"),
    ("and none wanted", "crosscheck.toml", False, OptionError, "--config and --no-config exclude one another"),
    ("pyproject without us", "pyproject.toml", True, ConfigError, "pyproject.toml:1: there is no [tool.crosscheck] in this file"),
]


@pytest.mark.parametrize(("name", "use", "error", "message"), [case[1:] for case in NAMED], ids=[case[0] for case in NAMED])
def test_a_named_file_that_cannot_be_read(folder, name, use, error, message):
    write("crosscheck.toml", "")
    write("pyproject.toml", "[tool.ruff]")
    with pytest.raises(error) as caught:
        settings(Path(name), use=use)
    assert str(caught.value) == message


# ------------------------------------------------------------------ lines

LINES = [
    ("keys", "a = 1\n\n# b = 1\nb = 2 # c = 3\nc = 3", {"a": 1, "b": 4, "c": 5}),
    (
        "tables",
        "[a]\nx = 1\n[ b . 'c' ] # d\nx = 2\n[[d]]\nx = 3\n[[d]]\n",
        {"a": 1, "a.x": 2, "b": 3, "b.c": 3, "b.c.x": 4, "d": 5, "d.0": 5, "d.0.x": 6, "d.1": 7},
    ),
    (
        "arrays of tables",
        "[[a]]\nx = 1\n[[a]]\n[a.b]\ny = ['c',\n'd']\n[[a.e]]\n[[a.e]]\nx = 1\n[[a]]\n[[a.e]]\nz = 1",
        {
            "a": 1,
            "a.0": 1,
            "a.0.x": 2,
            "a.1": 3,
            "a.1.b": 4,
            "a.1.b.y": 5,
            "a.1.b.y.0": 5,
            "a.1.b.y.1": 6,
            "a.1.e": 7,
            "a.1.e.0": 7,
            "a.1.e.1": 8,
            "a.1.e.1.x": 9,
            "a.2": 10,
            "a.2.e": 11,
            "a.2.e.0": 11,
            "a.2.e.0.z": 12,
        },
    ),
    ("dotted", "a . b.\"c d\" = 1\na.'e' = 2", {"a": 1, "a.b": 1, "a.b.c d": 1, "a.e": 2}),
    ("texts that look like keys", "a = \"\"\"\nb = 1\n[c]\n\"\"\"\nd = '''\n'e' = 2'''\nf = 3", {"a": 1, "d": 5, "f": 7}),
    ("texts that end in quotation marks", 'a = """x"""""\nb = \'\'\'x\'\'\'\'\'\nc = """"""\nd = 1', {"a": 1, "b": 2, "c": 3, "d": 4}),
    ("escaped quotes and brackets in texts", 'a = "\\"]\\\\"\nb = ["]", \'[\', "#"]\nc = 1', {"a": 1, "b": 2, "b.0": 2, "b.1": 2, "b.2": 2, "c": 3}),
    ("elements", "a = [ # [\n  1,\n\n  # no\n  'x', [3,\n 4],\n]\nb = []\nc = 1", {"a": 1, "a.0": 2, "a.1": 5, "a.2": 5, "b": 8, "c": 9}),
    ("inline tables", "a = {b = 1, c = [\n1]}\nd = 1", {"a": 1, "d": 3}),
    ("dates and numbers", "a = 1979-05-27 07:32:00\nb = -1_0e-2\nc = +inf", {"a": 1, "b": 2, "c": 3}),
    ("escaped names", '"\\u0061" = 1\n"" = 2\n"ك" = 3', {"a": 1, "": 2, "ك": 3}),
    ("deep", "a.b.c.d.e.f.g.h = 1\nx = 1", {"a": 1, "a.b": 1, "a.b.c": 1, "a.b.c.d": 1, "a.b.c.d.e": 1, "a.b.c.d.e.f": 1, "x": 2}),
    ("nothing", "", {}),
    ("only a comment, without a line end", "# a = 1", {}),
]


@pytest.mark.parametrize(("text", "lines"), [case[1:] for case in LINES], ids=[case[0] for case in LINES])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_of_keys(text, lines, end):
    text = text.replace("\n", end)
    tomllib.loads(text)  # of what isn't valid, nothing is promised
    assert {".".join(map(str, keys)): line for keys, line in Lines(text).all().items()} == lines


def test_what_has_no_line_of_its_own_has_that_of_what_it_is_in():
    lines = Lines("x = 1\na = {b = 1, c = {d = 2}}")
    assert [lines.of(*keys) for keys in (("a",), ("a", "c", "d"), ("x", "y"), ("z",), ())] == [2, 2, 1, 1, 1]


# ------------------------------------------------------------------ severities of rules


@pytest.mark.parametrize("word", ["error", "warning", "info"])
def test_a_rule_is_as_severe_as_the_table_says(word):
    rules = load_rules()
    before = {rule.id: rule for rule in rules}
    after = {rule.id: rule for rule in with_severities(rules, {"date-differs": Setting(word, "crosscheck.toml:2")})}
    own = before["date-differs"].severity
    assert after["date-differs"].severity == {**own, "contradiction": word, "regression": word, "unresolved": word}
    assert after | {"date-differs": before["date-differs"]} == before
    assert replace(after["date-differs"], severity=own) == before["date-differs"]


EXAMPLES = RULE[RULE.index("examples:") :]
SHAPES = [
    ("comparing", RULE),
    ("adjusting", f"adjusts: [money-differs]\nseverity: off\nonly: {{languages: [ar]}}\nsummary: Not for money.\nwhy: Because.\n{EXAMPLES}"),
    ("of the house", f"house:\n  same: [[Kyiv, Kiev]]\nsummary: One name.\nwhy: Because.\n{EXAMPLES}"),
]


@pytest.mark.parametrize("text", [case[1] for case in SHAPES], ids=[case[0] for case in SHAPES])
def test_a_rule_that_is_off_is_left_out(folder, text):
    """An adjusting rule that is off must not silence what it adjusts, nor one of the house lend its names."""
    write("mine/our-own.yaml", text)
    rules = load_rules(Path("mine"))
    left = with_severities(rules, {"our-own": Setting("off", "crosscheck.toml:2")})
    assert "our-own" in {rule.id for rule in rules}
    assert left == load_rules()


def test_an_unknown_rule_in_the_table_names_its_place(folder):
    write("crosscheck.toml", "[severity]\n'date-differs' = 'info'\ndate-difers = 'off'")
    with pytest.raises(ConfigError) as caught:
        rules_of(settings())
    text = str(caught.value)
    assert text.startswith("crosscheck.toml:3: unknown rule in [severity]: 'date-difers'; allowed: attribution-differs, ")
    assert text.endswith(" (did you mean 'date-differs'?)")


def test_the_last_of_several_folders_counts(folder):
    for name in ("far", "near", "said"):
        write(f"{name}/date-differs.yaml", RULE.replace("summary: ", f"summary: {name} ", 1))
    write("far/own-differs.yaml", RULE)
    write("base.toml", "rules = ['far']")
    write("crosscheck.toml", "extend = 'base.toml'\nrules = ['near']\n[severity]\nown-differs = 'info'")
    for said, path in ((None, "near"), ([Path("said")], "said")):
        rules = {rule.id: rule for rule in rules_of(settings(overrides={"rules": said}))}
        assert rules["date-differs"].path.parent.name == path
        assert rules["own-differs"].severity["contradiction"] == "info"
        assert len(rules) == len(load_rules()) + 1
