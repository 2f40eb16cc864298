"""`crosscheck init`: what it writes in which repository, what it refuses, and that a refusal writes nothing."""

import json
import os
import re
import shlex
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from crosscheck import check, starter
from crosscheck.cli import _files, _first, _starting, run
from crosscheck.config import settings
from crosscheck.read import suffixes
from crosscheck.rules import load_rules
from crosscheck.starter.requirement import UNKNOWN, of

ROOT = Path(__file__).parents[2]
ENGLISH = "The footbridge of Beni Saf reopened on Monday after 12 years, the mayor said.\n"
FRENCH = "La passerelle de Beni Saf a rouvert lundi après 13 ans, a déclaré le maire.\n"
CONFLICT = {"news/bridge/en.txt": ENGLISH, "news/bridge/fr.txt": FRENCH}
ENDINGS = ", ".join(suffixes())
PLAIN = ["--no-baseline", "--ci", "none"]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder outside of any repository, and a git without settings of its user."""
    home = tmp_path / "folder"
    home.mkdir()
    monkeypatch.chdir(home)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setattr(_starting, "installed", lambda: "crosscheck==1.0")
    return home


def fill(folder, files):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def tree(folder):
    """Every file with what is in it, and every folder."""
    return {path.relative_to(folder): path.read_bytes() if path.is_file() else None for path in sorted(folder.rglob("*")) if ".git" not in path.parts}


def git(*arguments):
    subprocess.run(["git", "-c", "user.name=desk", "-c", "user.email=desk@example.org", *arguments], check=True, capture_output=True)


FOUND = [
    ("a folder a story", ["news/bridge/en.txt", "news/strike/en.txt"], [], (["news"], "folders")),
    ("one story, in a folder of its own", ["news/bridge/en.txt", "news/bridge/fr.txt"], [], (["news"], "folders")),
    ("all in one folder", ["news/en.txt", "news/fr.txt"], [], (["news"], "auto")),
    ("some in it, some below", ["news/en.txt", "news/strike/fr.txt"], [], (["news"], "folders")),
    ("two folders", ["archive/en.txt", "news/fr.txt"], [], (["archive", "news"], "folders")),
    ("JSON lines", ["news/all.jsonl"], [], (["news"], "auto")),
    ("what isn't read", ["news/en.txt", "pictures/a.png", "tables/a.csv"], [], (["news"], "auto")),
    ("what may be anything", ["news/en.txt", "data/a.json", "site/feed.xml", "readme/README.md"], [], (["news"], "auto")),
    ("Markdown", ["content/ferry-back.md"], [], (["content"], "auto")),
    ("no articles", ["news/en.txt", "tools/README.txt", "tools/requirements-dev.txt", "legal/LICENSE.txt", "a/CHANGELOG.txt"], [], (["news"], "auto")),
    ("like no articles", ["news/en.txt", "moves/changes-in-the-cabinet.txt"], [], (["moves", "news"], "folders")),
    ("programs and hidden folders", ["news/en.txt", "node_modules/x/a.txt", "web/node_modules/a.txt", ".cache/a.txt", "docs/a.txt"], [], (["news"], "auto")),
    ("a folder that is named", ["news/bridge/en.txt", "archive/fr.txt"], ["news"], (["news"], "folders")),
    ("the story's own folder", ["news/bridge/en.txt", "news/strike/fr.txt"], ["news/bridge"], (["news/bridge"], "auto")),
    ("called in other ways", ["news/en.txt"], ["./news/../news/"], (["news"], "auto")),
    ("named twice", ["news/en.txt"], ["news", "./news"], (["news"], "auto")),
    ("files", ["en.txt", "fr.txt"], ["en.txt", "fr.txt"], (["en.txt", "fr.txt"], "auto")),
    ("all that is here", ["en.txt", "news/fr.txt"], ["."], (["."], "folders")),
    ("a folder to come", ["news/.gitkeep"], ["news"], (["news"], "folders")),
]  # fmt: skip


@pytest.mark.parametrize(("files", "named", "expected"), [row[1:] for row in FOUND], ids=[row[0] for row in FOUND])
def test_the_articles_of_a_repository(folder, capsys, files, named, expected):
    fill(folder, dict.fromkeys(files, ENGLISH))
    assert run(["init", *named, *PLAIN]) == 0, capsys.readouterr().err
    known = settings()
    assert ([path.as_posix() for path in known.articles.value], known.stories.value) == expected
    assert (known.baseline.value, [one.value for one in known.rules]) == (None, [Path("crosscheck-rules")])
    assert not (folder / "ci").exists()


HOSTILE = [
    "two words",
    "it's",
    'a "quote"',
    "back\\slash",
    "اخبار",
    "№ #1",
    "line\nbreak",
    "tab\there",
    "-news",
    "[x]",
    "a]\nrules = []#",
    "@STORIES@",
    "${HOME}",
    "\u202egpj",
]
HOSTILE += ["\x7f\x1b[31m", "\U000e0041", " ", "--force", "ends ", "~", "'''", '"""', "é́"]


@pytest.mark.parametrize("name", HOSTILE, ids=[ascii(name) for name in HOSTILE])
def test_any_name_of_a_folder(folder, capsys, name):
    fill(folder, {f"{name}/en.txt": ENGLISH})
    assert run(["init", *PLAIN, "--", name]) == 0, capsys.readouterr().err
    (path,) = settings().articles.value
    assert path == Path(name)
    assert [line for line in (folder / "crosscheck.toml").read_text(encoding="utf-8").split("\n") if not line.isprintable()] == []
    assert [line for line in capsys.readouterr().out.split("\n") if not line.isprintable()] == []


def test_a_hostile_name_all_the_way(folder, capsys):
    """Found, checked, known to the baseline, and checked again."""
    fill(folder, {'a "b"\n#\'$(x)/bridge/en.txt': ENGLISH, 'a "b"\n#\'$(x)/bridge/fr.txt': FRENCH})
    assert run(["init"]) == 0
    assert run(["check", "--format", "json", "--output", "report.json"]) == 0
    found = json.loads((folder / "report.json").read_text(encoding="utf-8"))["findings"]
    assert [(one["rule"], one["baseline"]) for one in found if one["severity"] == "error"] == [("duration-differs", "unchanged")]


def test_every_file_that_is_written(folder, capsys):
    fill(folder, CONFLICT)
    git("init", "--quiet", "--initial-branch=trunk")
    assert run(["init", "--ci", "github"]) == 0
    out, err = capsys.readouterr()
    files = ["crosscheck.toml", "crosscheck-rules/names-of-the-house.yaml", ".github/workflows/crosscheck.yml", "crosscheck-baseline.json"]
    assert {path.as_posix() for path, text in tree(folder).items() if text is not None} == {*files, *CONFLICT}
    assert err == ""
    assert [line.partition(":")[0] for line in out.splitlines() if line.startswith("wrote ")] == [f"wrote {file}" for file in files]
    assert "wrote crosscheck.toml: checks 2 articles in news; those of each folder are one story\n" in out
    assert "wrote crosscheck-baseline.json: what is found today (1 error, 0 warnings, 0 infos); " in out
    assert "all articles on trunk; pip installs crosscheck==1.0\n" in out
    assert f"  git add {' '.join(files)}\n" in out


def test_the_commands_named_at_the_end_run(folder, capsys):
    fill(folder, CONFLICT)
    git("init", "--quiet")
    assert run(["init"]) == 0
    commands = [shlex.split(line, comments=True) for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    git(*commands[0][1:])
    assert [run(command[1:]) for command in commands[1:]] == [0, 0, 0]
    assert [command[0] for command in commands] == ["git", "crosscheck", "crosscheck", "crosscheck"]


def test_the_baseline_is_that_of_baseline_create(folder, capsys):
    fill(folder, CONFLICT)
    assert run(["init"]) == 0
    first = (folder / "crosscheck-baseline.json").read_bytes()
    assert run(["check"]) == 0
    assert run(["check", "--baseline", os.devnull]) == 2  # no baseline at all: it is the file that makes the difference
    assert run(["baseline", "create", "--force"]) == 0
    assert (folder / "crosscheck-baseline.json").read_bytes() == first
    assert first.count(b'"fingerprint"') == 1


def test_without_a_baseline_what_is_found_fails(folder, capsys):
    fill(folder, CONFLICT)
    assert run(["init", "--no-baseline"]) == 0
    assert not (folder / "crosscheck-baseline.json").exists()
    assert '\n# baseline = "crosscheck-baseline.json" # ' in (folder / "crosscheck.toml").read_text(encoding="utf-8")
    assert run(["check"]) == 1


LITTLE = [
    ("no article", {}, "empty, as there are no articles yet", 0),
    ("one article", {"news/en.txt": ENGLISH}, "empty, as nothing is found today", 0),
    ("nothing that can be compared", {"news/en.txt": "It rained and rained.\n", "news/b.txt": "It rained.\n"}, "empty, as the sources make no claims", 0),
    ("articles that agree", {"news/en.txt": ENGLISH, "news/fr.txt": FRENCH.replace("13", "12")}, "empty, as nothing is found today", 0),
    ("an article that can't be read", {"news/a.txt": "", **CONFLICT}, "what is found today (1 error, 0 warnings, 0 infos)", 2),
]  # fmt: skip


@pytest.mark.parametrize(("files", "says", "code"), [row[1:] for row in LITTLE], ids=[row[0] for row in LITTLE])
def test_little_to_compare(folder, capsys, files, says, code):
    (folder / "news").mkdir()
    fill(folder, files)
    assert run(["init", "news"]) == code
    out, err = capsys.readouterr()
    assert f"wrote crosscheck-baseline.json: {says}" in out
    assert err == ("crosscheck: news/a.txt: empty\n" if code else "")
    assert len(json.loads((folder / "crosscheck-baseline.json").read_text(encoding="utf-8"))["findings"]) == ("1 error" in says)


ORIGINS = [
    ("none, and no files", None, [], "ci/crosscheck.sh"),
    ("GitHub", "https://github.com/desk/news.git", [], ".github/workflows/crosscheck.yml"),
    ("GitHub by ssh", "git@github.com:desk/news.git", [], ".github/workflows/crosscheck.yml"),
    ("GitHub of a house", "ssh://git@github.desk.example:2222/news", [], ".github/workflows/crosscheck.yml"),
    ("GitLab", "https://oauth2:secret@gitlab.com/desk/news.git", [], ".gitlab-ci.yml"),
    ("GitLab of a house", "git@gitlab.desk.example:desk/news.git", [], ".gitlab-ci.yml"),
    ("a path that speaks of GitHub", "https://git.desk.example/github/gitlab.git", [], "ci/crosscheck.sh"),
    ("a folder", "/srv/github.com/news.git", [], "ci/crosscheck.sh"),
    ("files of GitHub", None, [".github/dependabot.yml"], ".github/workflows/crosscheck.yml"),
    ("files of GitLab", None, [".gitlab-ci.yml"], ".gitlab/crosscheck.gitlab-ci.yml"),
    ("the origin before files", "https://gitlab.com/desk/news.git", [".github/dependabot.yml"], ".gitlab-ci.yml"),
]


@pytest.mark.parametrize(("origin", "files", "expected"), [row[1:] for row in ORIGINS], ids=[row[0] for row in ORIGINS])
def test_the_file_for_ci(folder, capsys, origin, files, expected):
    fill(folder, {"news/en.txt": ENGLISH, **dict.fromkeys(files, "stages: [test]\n")})
    git("init", "--quiet")
    if origin:
        git("remote", "add", "origin", origin)
    assert run(["init", "--no-baseline"]) == 0
    assert [path for path in (*starter.FILES.values(), starter.GITLAB_BESIDE) if (folder / path).exists() and path not in files] == [expected]
    assert "secret" not in "".join(text.decode() for text in tree(folder).values() if text) + capsys.readouterr().out
    assert os.access(folder / expected, os.X_OK) == expected.endswith(".sh")


def test_a_gitlab_file_of_others_is_never_overwritten(folder, capsys):
    fill(folder, {"news/en.txt": ENGLISH, ".gitlab-ci.yml": "stages: [test]\n"})
    for _ in range(2):
        assert run(["init", "--no-baseline", "--force"]) == 0
        assert (folder / ".gitlab-ci.yml").read_text(encoding="utf-8") == "stages: [test]\n"
        assert "for crosscheck to run, add to it: include: [{local: .gitlab/crosscheck.gitlab-ci.yml}]" in capsys.readouterr().out


def test_our_own_gitlab_file_is(folder, capsys):
    fill(folder, {"news/en.txt": ENGLISH})
    assert run(["init", "--no-baseline", "--ci", "gitlab"]) == 0
    assert run(["init", "--no-baseline", "--ci", "gitlab"]) == 2
    assert run(["init", "--no-baseline", "--ci", "gitlab", "--force", "--install", "crosscheck==2.0"]) == 0
    assert "crosscheck==2.0" in (folder / ".gitlab-ci.yml").read_text(encoding="utf-8")
    assert not (folder / ".gitlab").exists()


BRANCHES = [
    ("as it is checked out", ["init --quiet --initial-branch=trunk"], "trunk"),
    ("main, from a branch", ["init --quiet --initial-branch=main", "commit --allow-empty -m x", "checkout -b start"], "main"),
    ("master, from a branch", ["init --quiet --initial-branch=master", "commit --allow-empty -m x", "checkout -b start"], "master"),
    ("that of the origin", ["init --quiet --initial-branch=main", "symbolic-ref refs/remotes/origin/HEAD refs/remotes/origin/desk/1.0"], "desk/1.0"),
    ("a number", ["init --quiet --initial-branch=2.0"], "2.0"),
    ("a word of YAML", ["init --quiet --initial-branch=yes"], "yes"),
    ("what a pattern would take for more", ["init --quiet --initial-branch=c++"], "main"),
    ("an expression", ["init --quiet --initial-branch=${{x}}"], "main"),
    ("no repository", [], "main"),
]


@pytest.mark.parametrize(("commands", "branch"), [row[1:] for row in BRANCHES], ids=[row[0] for row in BRANCHES])
def test_the_main_branch(folder, capsys, commands, branch):
    fill(folder, {"news/en.txt": ENGLISH})
    for command in commands:
        git(*command.split())
    assert run(["init", "--no-baseline", "--ci", "github"]) == 0
    workflow = yaml.safe_load((folder / ".github/workflows/crosscheck.yml").read_text(encoding="utf-8"))
    assert workflow[True]["push"]["branches"] == [branch]  # on is a word of YAML 1.1


def record(url, **more):
    return json.dumps({"url": url, **more})


COMMIT = {"vcs": "git", "commit_id": "4f0aeec", "requested_revision": "main"}
INSTALLED = [
    ("from an index", None, "crosscheck==1.2"),
    ("from git", record("https://git.example.org/desk/x.git", vcs_info=COMMIT), "crosscheck @ git+https://git.example.org/desk/x.git@4f0aeec"),
    ("by ssh", record("ssh://git@git.example.org:2222/x.git", vcs_info=COMMIT), "crosscheck @ git+ssh://git@git.example.org:2222/x.git@4f0aeec"),
    ("with a password", record("https://me:secret@git.example.org/x", vcs_info=COMMIT), "crosscheck @ git+https://git.example.org/x@4f0aeec"),
    ("with a token", record("https://ghp_secret@git.example.org/x?token=secret", vcs_info=COMMIT), "crosscheck @ git+https://git.example.org/x@4f0aeec"),
    ("by ssh with a password", record("ssh://git:secret@[::1]/x", vcs_info=COMMIT), "crosscheck @ git+ssh://git@[::1]/x@4f0aeec"),
    ("from a folder of a repository", record("https://git.example.org/x", vcs_info=COMMIT, subdirectory="py"), "crosscheck @ git+https://git.example.org/x@4f0aeec#subdirectory=py"),
    ("from an archive", record("https://files.example.org/crosscheck-1.2.tar.gz#sha256=0", archive_info={}), "crosscheck @ https://files.example.org/crosscheck-1.2.tar.gz"),
    ("from a folder", record("file:///home/me/crosscheck", dir_info={}), UNKNOWN),
    ("from a repository on this machine", record("file:///home/me/crosscheck", vcs_info=COMMIT), UNKNOWN),
    ("from another system", record("https://hg.example.org/x", vcs_info={"vcs": "hg", "commit_id": "1"}), UNKNOWN),
    ("with what CI expands", record("https://git.example.org/$x", vcs_info=COMMIT), UNKNOWN),
    ("no record", "not JSON", UNKNOWN),
    ("another record", "[]", UNKNOWN),
    ("a record of other types", record(3, vcs_info="git"), UNKNOWN),
    ("no address", record("https:///x"), UNKNOWN),
]  # fmt: skip


@pytest.mark.parametrize(("direct_url", "expected"), [row[1:] for row in INSTALLED], ids=[row[0] for row in INSTALLED])
def test_the_requirement_of_an_installation(direct_url, expected):
    assert of("1.2", direct_url) == expected


def test_an_unknown_origin_is_told(folder, capsys, monkeypatch):
    monkeypatch.setattr(_starting, "installed", lambda: UNKNOWN)
    fill(folder, {"news/en.txt": ENGLISH})
    assert run(["init", "--no-baseline"]) == 0
    assert "note: put the address of crosscheck's repository in the place of ADDRESS in ci/crosscheck.sh: " in capsys.readouterr().out


REQUIREMENTS = [
    "crosscheck==1.0",
    "./crosscheck 1.0.whl",
    "it's",
    'a"b',
    "x; python_version < '4' # y",
    "\\ back `slash`",
    "@BRANCH@",
    "قاف",
    "a: {b}, [c]",
    "!x *y &z %w",
]


@pytest.mark.parametrize("requirement", REQUIREMENTS)
def test_a_requirement_reaches_pip_as_it_is_said(folder, capsys, requirement):
    fill(folder, {"news/en.txt": ENGLISH})
    for ci in ("github", "gitlab", "shell"):
        assert run(["init", "--no-baseline", "--force", "--ci", ci, "--install", requirement]) == 0
    workflow, job = (yaml.safe_load((folder / starter.FILES[ci]).read_text(encoding="utf-8")) for ci in ("github", "gitlab"))
    assert workflow["env"]["CROSSCHECK"] == job["crosscheck"]["variables"]["CROSSCHECK"] == requirement
    (line,) = [line for line in (folder / "ci/crosscheck.sh").read_text(encoding="utf-8").splitlines() if line.startswith("CROSSCHECK=")]
    assert subprocess.run(["sh", "-c", f'{line}\nprintf %s "$CROSSCHECK"'], capture_output=True, check=True).stdout.decode() == requirement


def is_a_file(folder):
    (folder / ".github").write_text("", encoding="utf-8")


def is_a_folder(folder):
    (folder / "crosscheck.toml").mkdir()


def leads_out(folder):
    (folder.parent / "elsewhere").mkdir()
    (folder / ".github").symlink_to(folder.parent / "elsewhere")


def leads_nowhere(folder):
    (folder / "crosscheck.toml").symlink_to("nothing")


def in_a_table(folder):
    (folder / "pyproject.toml").write_text("[tool.crosscheck]\n", encoding="utf-8")


def below_the_root(folder):
    subprocess.run(["git", "init", "--quiet", folder.parent], check=True)


def broken_rule(folder):
    fill(folder, {"crosscheck-rules/own.yaml": "house: 1\n"})


def broken_sources(folder):
    fill(folder, {"news/bridge/sources.yaml": "- a\n- b\n"})


def not_utf8(folder):
    (folder / "\udcff").mkdir()
    (folder / "\udcff" / "en.txt").write_text(ENGLISH, encoding="utf-8")


GITHUB = ["--ci", "github"]
WRONG = [
    ("no articles", None, [], f"no folder here holds articles ({ENDINGS}); name the folder that does, or is to: crosscheck init FOLDER"),
    ("articles at the top alone", {"en.txt": ENGLISH}, [], f"no folder here holds articles ({ENDINGS}); "),
    ("a folder that isn't there", CONFLICT, ["new"], "new: no such file or folder (did you mean 'news'?)"),
    ("a folder elsewhere", CONFLICT, [".."], "..: not in this folder; run crosscheck init at the root of the repository of the articles"),
    ("a file of another kind", {"a.png": "1", **CONFLICT}, ["a.png"], f"a.png: not an article; articles end in {ENDINGS}"),
    ("an unknown CI", CONFLICT, ["--ci", "gihub"], "--ci 'gihub' isn't one of github, gitlab, shell, none (did you mean 'github'?)"),
    ("an empty requirement", CONFLICT, ["--install", " "], "--install: this is empty; say what pip is to install"),
    ("an option of pip", CONFLICT, ["--install", "-rx"], "--install: this starts with a hyphen; "),
    ("a requirement of two lines", CONFLICT, ["--install", "a\nb"], "--install: this holds a line break or control mark"),
    ("a requirement that CI expands", CONFLICT, ["--install", "a ${{ secrets.X }}"], "--install: this holds a $, which CI would expand; "),
    ("a requirement for no file", CONFLICT, ["--install", "a", "--ci", "none"], "--install is for the file for CI, and --ci none writes none"),
    ("a configuration", {"crosscheck.toml": "jobs = 1\n", **CONFLICT}, [], "crosscheck.toml is there already, and nothing was written; --force overwrites what is there"),
    ("a baseline and a rule", {"crosscheck-baseline.json": "{}", "crosscheck-rules/names-of-the-house.yaml": "", **CONFLICT}, [], "crosscheck-rules/names-of-the-house.yaml, crosscheck-baseline.json are there already"),
    ("a workflow", {".github/workflows/crosscheck.yml": "", **CONFLICT}, [], ".github/workflows/crosscheck.yml is there already"),
    ("a link to nothing", (CONFLICT, leads_nowhere), [], "crosscheck.toml is there already"),
    ("a folder in a file's place", (CONFLICT, is_a_folder), ["--force"], "crosscheck.toml: can't be written: crosscheck.toml is a folder"),
    ("a file in a folder's place", (CONFLICT, is_a_file), GITHUB, ".github/workflows/crosscheck.yml: can't be written: .github is no folder"),
    ("a link that leads out", (CONFLICT, leads_out), ["--force", *GITHUB], ".github/workflows/crosscheck.yml: can't be written: a link leads out of this folder"),
    ("a table of pyproject.toml", (CONFLICT, in_a_table), [], "pyproject.toml: [tool.crosscheck] is a configuration already, and nothing was written; with --force crosscheck.toml takes its place"),
    ("below the root", (CONFLICT, below_the_root), GITHUB, "the root of this repository is .., and only there a file for github counts: run crosscheck init there, or say --ci shell or none"),
    ("a broken rule of the house", (CONFLICT, broken_rule), [], "crosscheck-rules/own.yaml:1: "),
    ("broken sources.yaml", (CONFLICT, broken_sources), [], "news/bridge/sources.yaml:1: "),
    ("no article can be read", {"news/a.txt": ""}, [], "news/a.txt: empty"),
    ("a name that isn't UTF-8", ({}, not_utf8), [], "\\udcff: this name isn't UTF-8, so crosscheck.toml can't hold it; rename it"),
]  # fmt: skip


@pytest.mark.parametrize(("files", "arguments", "message"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_a_mistake_is_told_and_nothing_is_written(folder, capsys, files, arguments, message):
    files, prepare = files if isinstance(files, tuple) else (files or {}, lambda folder: None)
    fill(folder, files)
    prepare(folder)
    before = tree(folder.parent)
    assert run(["init", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"crosscheck: {message}")
    assert err.count("\n") == 1 or "empty" in message
    assert tree(folder.parent) == before


def test_a_second_run_says_what_is_there_and_force_makes_it_anew(folder, capsys):
    fill(folder, CONFLICT)
    assert run(["init"]) == 0
    before = tree(folder)
    assert run(["init"]) == 2
    there = "crosscheck.toml, crosscheck-rules/names-of-the-house.yaml, ci/crosscheck.sh, crosscheck-baseline.json"
    assert capsys.readouterr().err == f"crosscheck: {there} are there already, and nothing was written; --force overwrites what is there\n"
    assert tree(folder) == before
    fill(folder, {"crosscheck.toml": "no TOML", "ci/crosscheck.sh": "", "crosscheck-baseline.json": "no JSON"})
    assert run(["init", "--force"]) == 0
    assert tree(folder) == before


def test_rules_of_the_house_that_are_there_count_for_the_baseline(folder, capsys):
    """Else what they alone find would be new in the first run."""
    rule = (ROOT / "docs/cookbook/house-spellings.yaml").read_text(encoding="utf-8")
    fill(
        folder, {"crosscheck-rules/house-spellings.yaml": rule, "news/en.txt": "The talks were held in Kiev on Monday.\n", "news/b.txt": "They met in Kyiv.\n"}
    )
    assert run(["init"]) == 0
    assert run(["check", "--fail-on", "info", "--show-baseline"]) == 0
    assert "house-spellings" in capsys.readouterr().out


def test_a_configuration_that_no_longer_counts_is_told(folder, capsys):
    fill(folder, CONFLICT)
    fill(folder.parent, {"crosscheck.toml": "jobs = 1\n"})
    assert run(["init", *PLAIN]) == 0
    told = capsys.readouterr().out
    assert 'note: ../crosscheck.toml doesn\'t count here any more; to build on it, write into crosscheck.toml: extend = "../crosscheck.toml"\n' in told
    file = folder / "crosscheck.toml"
    file.write_text('extend = "../crosscheck.toml"\n' + file.read_text(encoding="utf-8"), encoding="utf-8")
    assert settings().jobs.origin == "../crosscheck.toml:1"
    file.unlink()
    in_a_table(folder)
    assert run(["init", *PLAIN, "--force"]) == 0
    assert "note: pyproject.toml: [tool.crosscheck] doesn't count any more, as crosscheck.toml comes before it" in capsys.readouterr().out


def test_outside_of_a_repository_it_says_so(folder, capsys):
    fill(folder, CONFLICT)
    assert run(["init", *PLAIN]) == 0
    assert "note: this is no git repository yet: " in capsys.readouterr().out
    git("init", "--quiet")
    assert run(["init", *PLAIN, "--force"]) == 0
    assert "note:" not in capsys.readouterr().out


def test_below_the_root_of_a_repository_a_script_is_of_use(folder, capsys):
    fill(folder, CONFLICT)
    below_the_root(folder)
    assert run(["init", "--ci", "shell", "--no-baseline"]) == 0


def test_without_git(folder, capsys, monkeypatch):
    monkeypatch.setenv("PATH", str(folder))
    fill(folder, CONFLICT)
    assert run(["init", "--no-baseline"]) == 0
    assert (folder / "ci/crosscheck.sh").exists()


def test_an_interruption_leaves_nothing(folder, capsys, monkeypatch):
    def interrupted(*arguments, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr(_first, "compare", interrupted)
    fill(folder, CONFLICT)
    before = tree(folder)
    assert run(["init"]) == 130
    assert tree(folder) == before


@pytest.mark.parametrize("fails", [1, 2, 3, 4])
def test_a_disk_that_is_full_leaves_nothing(folder, capsys, monkeypatch, fails):
    written = []
    write = Path.write_bytes

    def full(path, data):
        written.append(path)
        if len(written) == fails:
            raise OSError(28, "No space left on device", str(path))
        return write(path, data)

    fill(folder, CONFLICT)
    before = tree(folder)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        assert run(["init", "--ci", "github"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    names = ["crosscheck.toml", "crosscheck-rules/names-of-the-house.yaml", ".github/workflows/crosscheck.yml", "crosscheck-baseline.json"]
    assert err == f"crosscheck: {names[fails - 1]}: can't be written, and nothing was: No space left on device\n"
    assert tree(folder) == before


def test_a_folder_that_can_t_be_written_to(folder, capsys, monkeypatch):
    """Who runs the tests may be root, to whom nothing is forbidden."""
    fill(folder, CONFLICT)
    before = tree(folder)
    monkeypatch.setattr(_files.os, "access", lambda path, mode: False)
    assert run(["init"]) == 2
    assert capsys.readouterr().err == "crosscheck: crosscheck.toml: can't be written: nothing may be written to this folder\n"
    assert tree(folder) == before


def test_what_is_commented_out_can_be_said(folder, capsys):
    """Every line of crosscheck.toml that a # keeps out is right once the # is taken away, alone and with all others."""
    fill(folder, CONFLICT)
    assert run(["init"]) == 0
    file = folder / "crosscheck.toml"
    text = file.read_text(encoding="utf-8")
    shown = re.sub(r"(?m)^# (?=\[|[a-z-]+ = )", "", text)
    assert len([line for line in shown.splitlines() if line not in text.splitlines()]) == 7
    file.write_text(shown, encoding="utf-8")
    assert run(["check"]) == 0
    known = settings()
    assert (known.fail_on.value, known.max_findings.value, len(known.severity), len(known.suppress)) == ("error", 0, 1, 1)


def test_the_sample_rule_holds_and_changes_nothing(capsys):
    assert run(["rules", "test", str(starter.sample_path()), "--no-config"]) == 0
    assert capsys.readouterr().out == "3 examples of 1 rule: 3 passed, 0 failed\n"
    (rule,) = [rule for rule in load_rules(starter.sample_path()) if rule.path.name == starter.SAMPLE]
    assert {source.language for example in rule.examples for source in example.sources} == {"en", "fr", "ar"}
    plain, ruled = (check([ROOT / "seeds"], rules=load_rules(*more)) for more in ([], [starter.sample_path()]))
    assert ruled == replace(plain, compared=replace(plain.compared, rules=plain.compared.rules + 1))


def test_the_templates_have_no_place_left(folder, capsys):
    files = [
        starter.configuration(["news"], "auto"),
        starter.sample_rule(),
        *(starter.ci_file(ci, path, "crosscheck==1.0") for ci, path in starter.FILES.items()),
    ]
    assert [file.path for file in files if re.search("@[A-Z]+@", file.text)] == []
    assert all(file.text.endswith("\n") and file.text.isascii() for file in files if "rules" not in file.path)
