"""What README, CONTRIBUTING and docs/ say is so: commands and snippets run, links lead somewhere, options and rules are named."""

import importlib.util
import json
import pkgutil
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from crosscheck import baseline, cli, starter
from crosscheck import report as reports
from crosscheck.archive import Archive
from crosscheck.config import rules_of, settings
from crosscheck.errors import ConfigError
from crosscheck.guide.keys import EVERY
from crosscheck.model import KINDS, NATURES, SEVERITIES
from crosscheck.report.json import schema
from crosscheck.rules import Expect, gather, load_rules
from crosscheck.rules.model import Hedges
from crosscheck.rules.reading import PLACEHOLDERS
from crosscheck.starter.requirement import UNKNOWN
from crosscheck.within import checks

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md")), ROOT / "benchmarks" / "README.md"]
TEXT = {page.relative_to(ROOT).as_posix(): page.read_text(encoding="utf-8") for page in PAGES}
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HARMLESS = re.compile(  # lines on standard error
    r"crosscheck: (\d+ errors?, .* compared |compared |\d+ articles, \d+ stor|crosscheck-baseline\.json: |reports/seeds\.json: \d+ confirmed|every decision is kept|--open: there is no browser|crosscheck\.duckdb: \d+ articles? added)"
)

# what stands in the folder in which the commands run, beside seeds/ and reports/
ARTICLES = {
    "en.txt": "The footbridge of Beni Saf reopened on Monday after 12 years, the mayor said.\n",
    "fr.txt": "La passerelle de Beni Saf a rouvert lundi après 13 ans, a déclaré le maire.\n",
    "ar.txt": "أعيد افتتاح جسر المشاة في بني صاف يوم الاثنين بعد 12 عاما، بحسب رئيس البلدية.\n",
}


def blocks(*languages):
    """(page, code) of every block in one of the languages."""
    return [(page, code) for page, text in TEXT.items() for language, code in BLOCK.findall(text) if language in languages]


def commands():
    """(page, command) of every crosscheck command in the pages, each once."""
    lines = [(page, line.removeprefix("$ ")) for page, code in blocks("sh", "console", "") for line in code.splitlines()]
    return list(dict.fromkeys((page, line) for page, line in lines if line.startswith("crosscheck ") and "crosscheck  " not in line))


def cases(found):
    return [pytest.param(*case, id=f"{case[0]}-{i}") for i, case in enumerate(found)]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with what the pages speak of, to run commands in."""
    for name in ("seeds", "reports"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "articles").mkdir()
    (tmp_path / "crosscheck-baseline.json").write_text(baseline.text(()), encoding="utf-8")
    for name in ("my-rules", "desk"):
        (tmp_path / name).mkdir()
    (tmp_path / "crosscheck-suppressions.toml").write_text("", encoding="utf-8")
    (tmp_path / "desk" / "crosscheck.toml").write_text('fail-on = "warning"\n', encoding="utf-8")
    for name, text in ARTICLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        (tmp_path / "articles" / name).write_text(text, encoding="utf-8")
    rule = next(code for language, code in BLOCK.findall(TEXT["docs/rules.md"]) if language == "yaml")
    (tmp_path / "my-rules" / "crowd-differs.yaml").write_text(rule, encoding="utf-8")
    for language, name in (("python", "phone_number.py"), ("yaml", "phone-number-differs.yaml")):
        code = next(code for spoken, code in BLOCK.findall(TEXT["docs/python-comparers.md"]) if spoken == language)
        (tmp_path / name).write_text(code, encoding="utf-8")
    shutil.copytree(ROOT / "docs" / "cookbook", tmp_path / "docs" / "cookbook")
    for pattern in ("football*", "crowd*"):
        for file in (ROOT / "docs" / "cookbook").glob(pattern):
            shutil.copy(file, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def archive(tmp_path_factory):
    """An archive of these articles, as docs/archive.md makes it first."""
    folder = tmp_path_factory.mktemp("archive")
    (folder / "articles").mkdir()
    for name, text in ARTICLES.items():
        (folder / "articles" / name).write_text(text, encoding="utf-8")
    made = Archive(folder / "crosscheck.duckdb")
    made.add([folder / "articles"])
    return made.path


def in_a_branch(folder):
    """The folder as a branch of a repository, which adds the Arabic article."""
    added = folder / "articles" / "ar.txt"
    text = added.read_text(encoding="utf-8")
    added.unlink()
    git = ["git", "-c", "user.name=desk", "-c", "user.email=desk@example.org"]
    for arguments in (["init", "--quiet"], ["add", "articles"], ["commit", "--quiet", "--message=first"], ["branch", "origin/main"]):
        subprocess.run([*git, *arguments], check=True, capture_output=True)
    added.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(("page", "command"), cases(commands()))
def test_a_command_runs(folder, archive, capsys, monkeypatch, page, command):
    arguments = shlex.split(command, comments=True)[1:]
    if arguments[0] == "spark":
        needs_spark()
    if arguments[0] == "archive":
        shutil.copy(archive, folder)
    if arguments[:2] == ["rules", "new"]:
        given = dict(pairwise(arguments))
        (folder / given.get("--output", "") / f"{arguments[2]}.yaml").unlink(missing_ok=True)
    if {"--new-from-git", "--against-git"} & set(arguments):
        in_a_branch(folder)
    if arguments[:2] == ["baseline", "create"] or arguments[0] == "init":
        (folder / "crosscheck-baseline.json").unlink()
    monkeypatch.setattr("crosscheck.review.server.Server.serve_forever", lambda server: None)
    monkeypatch.setattr("webbrowser.open", lambda url: False)
    code = cli.run(arguments)
    out, err = capsys.readouterr()
    assert code in ((0,) if "--exit-zero" in arguments or "check" not in arguments[:2] else (0, 1)), err
    assert all(HARMLESS.match(line) for line in err.splitlines()), err
    written = [folder / name for option, name in pairwise(arguments) if option == "--output"]
    assert out or all(file.stat().st_size for file in written)


def test_the_readme_s_first_rule_works_as_it_stands(tmp_path, monkeypatch, capsys):
    """In a folder with articles/ and nothing else: the draft is written, fails until it is filled in, and checks."""
    (tmp_path / "articles").mkdir()
    for name, text in ARTICLES.items():
        (tmp_path / "articles" / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    part = TEXT["README.md"].partition("## Rules of your own")[2]
    code = next(code for language, code in BLOCK.findall(part) if language == "sh")
    codes = [cli.run(shlex.split(line, comments=True)[1:]) for line in code.splitlines()]
    assert [codes[0], codes[1], codes[2] in (0, 1)] == [0, 1, True]
    out, err = capsys.readouterr()
    assert err == ""
    assert "2 examples of 1 rule: 0 passed, 2 failed" in out


def test_there_are_commands_to_run():
    assert len(commands()) >= 6


def needs_spark():
    """Skip a test where Spark can't run."""
    if importlib.util.find_spec("pyspark") is None or shutil.which("java") is None:
        pytest.skip("PySpark or Java isn't there")


@pytest.mark.filterwarnings("ignore:.*PySpark does not yet fully support:FutureWarning")
@pytest.mark.parametrize(("page", "code"), cases([case for case in blocks("python") if case[0] != "README.md"]))
def test_a_snippet_runs(folder, capsys, monkeypatch, page, code):
    if "pyspark" in code:
        needs_spark()
        monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)  # as where the environment is active
    monkeypatch.setattr(sys, "argv", ["snippet"])
    exec(compile(code, page, "exec"), {"__name__": "snippet"})


def test_the_readme_s_snippet_finds_errors_and_makes_a_frame(folder, capsys):
    (code,) = [code for page, code in blocks("python") if page == "README.md"]
    names = {}
    exec(code, names)
    assert len(capsys.readouterr().out.splitlines()) == len(names["errors"]) > 0
    assert len(names["frame"]) > len(names["errors"])


def slug(heading):
    """A heading's anchor, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def links():
    return [(page, target) for page, text in TEXT.items() for target in re.findall(r"\]\(([^)\s]+)\)", BLOCK.sub("", text)) if "://" not in target]


@pytest.mark.parametrize(("page", "target"), cases(links()))
def test_a_link_leads_to_a_file(page, target):
    path, _, anchor = target.partition("#")
    file = (ROOT / page).parent / path if path else ROOT / page
    assert file.exists(), f"{page} links to {target}"
    if anchor:
        assert anchor in {slug(heading) for heading in re.findall(r"(?m)^#+ (.+)$", file.read_text(encoding="utf-8"))}


def help_of(capsys, *command):
    cli.run([*command, "--help"])
    return capsys.readouterr().out


def command_names(path=cli.__path__, group=()):
    """Every command, as words behind `crosscheck`; a package is a group of them."""
    for found in pkgutil.iter_modules(path):
        if not found.name.startswith("_"):
            words = (*group, found.name)
            yield from command_names(import_module(".".join((cli.__name__, *words))).__path__, words) if found.ispkg else [words]


def test_every_command_and_option_is_in_the_documentation(capsys):
    said = "".join(
        TEXT[page]
        for page in (
            "README.md",
            *(
                f"docs/{page}.md"
                for page in (
                    "archive",
                    "ci",
                    "configuration",
                    "encoders",
                    "python-comparers",
                    "reports",
                    "review",
                    "rules",
                    "scaling",
                    "sources",
                    "stories",
                    "terminal-and-tables",
                )
            ),
        )
    )
    names = list(command_names())
    assert {("check",), ("claims",), ("config",), ("rules", "list"), ("rules", "new"), ("rules", "schema"), ("rules", "show"), ("rules", "test")} <= set(names)
    missing = [" ".join(name) for name in names if f"crosscheck {' '.join(name)} " not in said]
    for command in ([], *names):
        found = set(re.findall(r"--[a-z][a-z-]+", help_of(capsys, *command))) - {"--help"}
        assert found
        missing += [option for option in sorted(found) if option not in said]
    assert not missing


COMMON = {"summary": "a", "why": "b", "examples": "[{name: c, expect: silent, sources: [{language: en, text: d}]}]"}
SHAPES = {
    "house": COMMON,
    "adjusts": COMMON | {"severity": "info"},
    "comparer": COMMON | {"comparer": "quantity", "kinds": "[quantity]", "message": '"{about}"'},
}


@pytest.mark.parametrize("code", [code for page, code in blocks("yaml") if page == "docs/rules.md"])
def test_a_part_of_a_rule_that_is_shown_can_be_used(tmp_path, code):
    keys = set(re.findall(r"(?m)^([a-z_]+):", code))
    shape = next((SHAPES[key] for key in ("house", "adjusts") if key in keys), SHAPES["comparer"])
    file = tmp_path / "own-differs.yaml"
    file.write_text("".join(f"{key}: {value}\n" for key, value in shape.items() if key not in keys) + code, encoding="utf-8")
    assert gather(file).mistakes == ()


def test_what_a_failing_example_looks_like(folder, capsys):
    """The output that docs/rules.md shows for its rule with another tolerance."""
    file = folder / "my-rules" / "crowd-differs.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("tolerance: 0.3", "tolerance: 1"), encoding="utf-8")
    assert cli.run(["rules", "test", "my-rules"]) == 1
    assert capsys.readouterr().out in [code for page, code in blocks("") if page == "docs/rules.md"]


def test_every_key_of_a_rule_file_is_described():
    page = TEXT["docs/rules.md"].partition("<!-- reference -->")[0]
    assert [key for keys in EVERY for key in keys if not re.search(rf"`{{?{key}\b|\b{key}:", page)] == []
    assert [word for word in (*get_args(Expect), *get_args(Hedges), *NATURES, *SEVERITIES, *PLACEHOLDERS) if not re.search(rf"`{{?{word}}}?`", page)] == []


def test_the_reference_of_rules_is_up_to_date():
    spec = importlib.util.spec_from_file_location("make_rules", ROOT / "docs" / "make_rules.py")
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert page == maker.filled(page), "docs/rules.md is stale: run `make reports`"
    assert all(f"\n### {rule.id}\n" in page for rule in load_rules())
    with pytest.raises(ValueError, match=r"rules\.md has no part between"):
        maker.filled("no marks")


def test_what_is_listed_is_all_there_is():
    readme = TEXT["README.md"]
    listed = re.findall(r"(?m)^\| `([a-z-]+)` \|", readme.partition("## What is found")[2].partition("\n## ")[0])
    assert sorted(listed) == sorted(rule.id for rule in load_rules())
    assert len(listed) == len(KINDS) - 1 + len(checks()) == 21  # custom is what comparers in Python read
    assert all(f"*{nature}*" in readme for nature in NATURES)
    assert all(name in readme for name in reports.formats())


def test_the_configuration_shown_is_read(folder, monkeypatch):
    """The example of docs/configuration.md, its table of keys, and its mistake."""
    page = TEXT["docs/configuration.md"]
    (shown,) = [code for name, code in blocks("toml") if name == "docs/configuration.md"]
    (folder / "newsroom").mkdir()
    (folder / "newsroom" / "crosscheck.toml").write_text("jobs = 2", encoding="utf-8")
    for name in ("my-rules", "articles"):
        (folder / "desk" / name).symlink_to(folder / name)
    file = folder / "desk" / "crosscheck.toml"
    file.write_text(shown, encoding="utf-8")
    monkeypatch.chdir(folder / "desk")

    found = settings()

    assert (found.format.value, found.fail_on.origin, found.jobs.origin) == ("markdown", "crosscheck.toml:5", "../newsroom/crosscheck.toml:1")
    rules = {rule.id: rule.severity["contradiction"] for rule in rules_of(found)}
    assert ("date-differs" in rules, rules["person-differs"], "crowd-differs" in rules) == (False, "info", True)
    keys = re.findall(r"`\[*([a-z-]+)\]*`", " ".join(re.findall(r"(?m)^\| (`.*?) \|", page.partition("\n## ")[0])))
    assert sorted(keys) == sorted(("extend", *found.by_key()))
    file.write_text(shown.replace('"warning"', '"warn"', 1), encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        settings()
    assert f"\n{caught.value}\n" in page


def test_the_baseline_shown_is_the_one_made(folder, capsys):
    assert cli.run(["baseline", "create", "articles/", "--force"]) == 0
    assert (folder / "crosscheck-baseline.json").read_text(encoding="utf-8") in [code for page, code in blocks("json") if page == "docs/ci.md"]


@pytest.mark.parametrize("ci", starter.FILES)
def test_the_files_for_ci_shown_are_those_that_init_writes(ci):
    written = starter.ci_file(ci, starter.FILES[ci], UNKNOWN).text
    assert written in [code for page, code in blocks("yaml", "bash") if page == "docs/ci.md"]


def test_the_suppressions_shown_are_read_and_told_of_as_shown(folder, capsys):
    (shown,) = [code for page, code in blocks("toml") if page == "docs/ci.md"]
    (folder / "suppressions.toml").write_text(shown, encoding="utf-8")
    (folder / "articles" / "en.txt").write_text("Police said 4,000 demonstrators marched through the centre of Sfax.\n", encoding="utf-8")
    (folder / "articles" / "fr.txt").write_text(
        "---\noutlet: Le Courrier du Golfe\n---\nSelon la police, 8 000 manifestants ont défilé dans le centre de Sfax.\n", encoding="utf-8"
    )
    check = ["check", "articles/", "--suppressions", "suppressions.toml", "--fail-on", "info"]
    assert cli.run([*check, "--today", "2027-01-31"]) == 0
    assert cli.run([*check, "--today", "2027-02-01"]) == 1
    told = capsys.readouterr().err.splitlines()[-2:]
    assert "\n".join(told) + "\n" in [code for page, code in blocks("") if page == "docs/ci.md"]


def test_the_suppression_shown_is_the_one_that_a_review_writes(folder):
    shown = next(code for page, code in blocks("toml") if page == "docs/review.md")
    (entry,) = tomllib.loads(shown)["suppress"]
    line = json.dumps({"fingerprint": entry["fingerprint"], "decision": "dismissed", "reason": entry["reason"]})
    (folder / "reports" / "seeds.decisions").write_text(f'{{"crosscheck_decisions": 1}}\n{line}\n', encoding="utf-8")
    assert cli.run(["review", "reports/seeds.json", "--apply"]) == 0
    assert (folder / "crosscheck-suppressions.toml").read_text(encoding="utf-8") == shown
    assert cli.run(["check", "seeds/", "--suppressions", "crosscheck-suppressions.toml", "--exit-zero"]) == 0


def names_of(part):
    """The names of all fields in a JSON Schema."""
    if isinstance(part, list):
        return {name for child in part for name in names_of(child)}
    if not isinstance(part, dict):
        return set()
    properties = part.get("properties", {})
    own = set(properties) if isinstance(properties, dict) else set()
    return own | {name for child in part.values() for name in names_of(child)}


def test_every_field_of_the_json_report_is_described():
    described = set(re.findall(r"`([a-z_0-9]+)`", TEXT["docs/json.md"]))
    assert names_of(schema()) - described == set()


def test_the_readme_is_short_enough_to_be_read():
    assert len(TEXT["README.md"].splitlines()) <= 220
