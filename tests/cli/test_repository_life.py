"""The life of a repository of articles, in real git: imported with an old disagreement, added to by branches, edited, corrected, and excused for a while.

What each command and option does is told elsewhere (test_new_sources.py, test_baseline_command.py); here they have to get along with one another.
"""

import json
import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import unquote

import pytest
from junitparser import JUnitXml

from crosscheck.cli import run

BASELINE = "crosscheck-baseline.json"
ALL = ["news", "--stories", "folders", "--baseline", BASELINE]
REPORTS = {"sarif": "out.sarif", "github": "out.log", "gitlab": "out.quality.json", "junit": "out.xml", "json": "out.json"}


def article(outlet, language, *paragraphs):
    return f"---\noutlet: {outlet}\nlanguage: {language}\npublished: 2026-03-13\n---\n" + "\n\n".join(paragraphs) + "\n"


BRIDGE_EN = "The footbridge of Beni Saf reopened on Monday after {}, the mayor said."
BRIDGE_FR = "La passerelle de Beni Saf a rouvert lundi après {}, a déclaré le maire."
BRIDGE_AR = "أعيد افتتاح جسر المشاة في بني صاف يوم الاثنين بعد {}، بحسب رئيس البلدية."
WORKERS_AR = "وشغّلت الأشغال 40 عاملا من سكان المدينة."
IMPORTED = {
    "news/bridge/en.txt": article("Coast Courier", "en", BRIDGE_EN.format("12 years"), "The work employed 40 workers from the town."),
    "news/bridge/fr.txt": article("Le Phare", "fr", BRIDGE_FR.format("12 ans"), "Les travaux ont employé 40 ouvriers de la ville."),
    # the old disagreement, which nobody is going to mend
    "news/strike/en.txt": article("Coast Courier", "en", "The strike at the port of Sfax ended on Friday after nine days, the union said."),
    "news/strike/fr.txt": article("Le Phare", "fr", "La grève au port de Sfax a pris fin vendredi après onze jours, selon le syndicat."),
}


# ------------------------------------------------------------------ the repository


def git(*arguments):
    return subprocess.run(["git", *arguments], check=True, capture_output=True, text=True).stdout.strip()


def commit(message):
    git("add", "--all")
    git("commit", "--quiet", "--message", message)


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    """A repository whose first commit has four articles in two folders, and a baseline of what they contradict one another on."""
    folder = tmp_path_factory.mktemp("newsroom")
    here = Path.cwd()
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("GIT_")]:  # of a hook that runs these tests
            patch.delenv(name)
        patch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        patch.delenv("GITHUB_STEP_SUMMARY", raising=False)
        os.chdir(folder)
        try:
            git("init", "--quiet", "--initial-branch", "main")
            for key, value in {"user.name": "desk", "user.email": "desk@example.org", "core.hooksPath": os.devnull, "core.autocrlf": "false"}.items():
                git("config", key, value)
            for path, text in {**IMPORTED, ".gitignore": "out.*\n"}.items():
                Path(path).parent.mkdir(parents=True, exist_ok=True)
                Path(path).write_bytes(text.encode())
            assert run(["baseline", "create", "news", "--stories", "folders"]) == 0
            commit("import")
            git("tag", "imported")
            yield folder
        finally:
            os.chdir(here)


@pytest.fixture
def newsroom(imported, monkeypatch):
    """The repository as it was imported, on its branch main."""
    monkeypatch.chdir(imported)
    yield
    git("checkout", "--quiet", "--force", "-B", "main", "imported")
    git("clean", "--quiet", "--force", "-d", "-x")


def checked(capsys, *options):
    """(exit code, lines on standard error) of a run that writes all reports."""
    capsys.readouterr()
    code = run(["check", *ALL, *(f"--report={name}={file}" for name, file in REPORTS.items()), *options])
    return code, capsys.readouterr().err.splitlines()


def findings(**wanted):
    """The findings of the last run, in the JSON report, that have some values."""
    found = json.loads(Path(REPORTS["json"]).read_bytes())["findings"]
    return [SimpleNamespace(**finding) for finding in found if all(finding[key] == value for key, value in wanted.items())]


def results():
    return json.loads(Path(REPORTS["sarif"]).read_bytes())["runs"][0]["results"]


# ------------------------------------------------------------------ where a report says that something is


@dataclass(frozen=True)
class Place:
    """A place that a report names, and the words that its reader finds there."""

    path: str
    line: int
    words: str | None


def in_sarif(result):
    """As SARIF has it: code points, no byte order mark; lines and offsets must name the same words."""
    place = result["locations"][0]["physicalLocation"]
    path, region = unquote(place["artifactLocation"]["uri"]), place["region"]
    text = Path(path).read_bytes().decode("utf-8-sig")
    line = re.split(r"\r\n|\n", text)[region["startLine"] - 1]
    words = line[region["startColumn"] - 1 : region["endColumn"] - 1]
    assert region["startLine"] == region["endLine"]
    assert text[region["charOffset"] :][: region["charLength"]] == words == region["snippet"]["text"]
    return Place(path, region["startLine"], words)


def in_github(log):
    """As the runner reads it (actions/toolkit, command.ts, escapes these): UTF-16 code units; every annotation of a log."""
    found = []
    for line in log.splitlines():
        if not line.startswith("::"):
            continue
        head, _, _ = line.removeprefix("::").partition("::")
        level, _, given = head.partition(" ")
        about = {key: _unescaped(value) for key, _, value in (pair.partition("=") for pair in given.split(","))}
        number = int(about["line"])
        units = re.split(r"\r\n|\n", Path(about["file"]).read_bytes().decode("utf-8-sig"))[number - 1].encode("utf-16-le")
        words = units[2 * int(about["col"]) - 2 : 2 * int(about["endColumn"]) - 2].decode("utf-16-le")
        assert about["endLine"] == about["line"]
        found.append((level, Place(about["file"], number, words)))
    return found


def _unescaped(text):
    for code, character in {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}.items():
        text = text.replace(code, character)
    return text


def in_gitlab(issues):
    return [Place(issue["location"]["path"], issue["location"]["lines"]["begin"], None) for issue in issues]


# ------------------------------------------------------------------ branches

AR = "news/bridge/ar.txt"
ADDED = [
    ("arabic", AR, article("صوت الساحل", "ar", BRIDGE_AR.format("13 عاما"), WORKERS_AR), "13 عاما"),
    ("arabic digits", AR, article("صوت الساحل", "ar", BRIDGE_AR.format("١٣ عامًا"), WORKERS_AR), "١٣ عامًا"),
    ("emoji before the value", AR, article("صوت الساحل", "ar", "🌉👩‍👧 " + BRIDGE_AR.format("13 عاما"), WORKERS_AR), "13 عاما"),
    ("crlf and byte order mark", AR, "\ufeff" + article("صوت الساحل", "ar", WORKERS_AR, BRIDGE_AR.format("13 عاما")).replace("\n", "\r\n"), "13 عاما"),
    ("all of it, at the very start", AR, "\ufeff🌉 " + BRIDGE_AR.format("13 عاما") + "\r\n\r\n" + WORKERS_AR + "\r\n", "13 عاما"),
    ("a name with blanks", "news/bridge/جسر, 2 % b.txt", article("صوت الساحل", "ar", BRIDGE_AR.format("13 عاما")), "13 عاما"),
    ("english", "news/bridge/en-2.txt", article("Oran Times", "en", "On Monday it rained.", BRIDGE_EN.format("14 years")), "14 years"),
    ("french", "news/bridge/fr-2.txt", article("Oran Soir", "fr", "🎉 " + BRIDGE_FR.format("quatorze ans")), "quatorze ans"),
    # it sides with the better supported: those who add it see it at their own article all the same
    ("beside another", "news/strike/ar.txt", article("صوت الساحل", "ar", "انتهى إضراب ميناء صفاقس يوم الجمعة بعد 11 يوما، بحسب النقابة."), "11 يوما"),
]


@pytest.mark.parametrize(("path", "text", "value"), [row[1:] for row in ADDED], ids=[row[0] for row in ADDED])
def test_a_branch_adds_one_conflict_and_every_report_shows_it_there(newsroom, capsys, path, text, value):
    git("checkout", "--quiet", "-B", "branch")
    Path(path).write_bytes(text.encode())
    commit("add an article")
    code, said = checked(capsys, "--new-from-git", "main")
    assert code == 1, said
    assert findings(severity="error", baseline="new") == findings()
    assert len(findings()) == 1
    line = text[: text.index(value)].count("\n") + 1
    (result,) = results()
    assert result["baselineState"] == "new"
    assert in_sarif(result) == Place(path, line, value)
    assert in_github(Path(REPORTS["github"]).read_text(encoding="utf-8")) == [("error", Place(path, line, value))]
    assert in_gitlab(json.loads(Path(REPORTS["gitlab"]).read_bytes())).count(Place(path, line, None)) == 1
    cases = [case for suite in JUnitXml.fromfile(REPORTS["junit"]) for case in suite]
    (failed,) = [case.result[0] for case in cases if case.result]
    assert f"{path}:{line}" in failed.text
    assert f"[{value}]" in failed.text


# ------------------------------------------------------------------ from the first merge to the last excuse

RUN_STALE = f"crosscheck: {BASELINE}: 1 finding of the baseline is no more; crosscheck baseline prune takes it out"
REASON = "The mayor counts the year of the inquiry; we asked him."
EXCUSES = """\
[[suppress]]
fingerprint = "{fingerprint}"
reason = "{reason}"
until = 2026-06-30
"""


def test_a_life(newsroom, capsys):
    old_news_is_no_news(capsys)
    known = a_conflict_is_merged_and_known(capsys)
    edits_elsewhere_change_nothing(capsys, known)
    a_corrected_conflict_leaves_the_baseline(capsys)
    what_is_excused_comes_back_when_the_excuse_expires(capsys)


def old_news_is_no_news(capsys):
    """The folder is clean: what the old articles disagree on is in the baseline."""
    assert checked(capsys) == (0, [])
    assert [finding.rule for finding in findings(baseline="unchanged")] == ["duration-differs"]
    assert findings(baseline="new") == []
    assert checked(capsys, "--new-from-git", "main")[1] == ["crosscheck: nothing new since main: nothing to check"]


def a_conflict_is_merged_and_known(capsys):
    """A branch adds an Arabic article with a conflict; the desk merges it as it is. Returns its fingerprint."""
    git("checkout", "--quiet", "-b", "arabic")
    Path(AR).write_text(article("صوت الساحل", "ar", BRIDGE_AR.format("13 عاما"), WORKERS_AR), encoding="utf-8", newline="\n")
    assert checked(capsys, "--new-from-git", "main")[0] == 1
    (finding,) = findings()
    assert run(["baseline", "update", *ALL]) == 0
    commit("bridge: the Arabic article, with a conflict we know of")
    git("checkout", "--quiet", "main")
    git("merge", "--quiet", "--no-ff", "--message", "merge", "arabic")
    assert git("diff", "--name-only", "imported") == f"{BASELINE}\n{AR}"
    assert checked(capsys) == (0, [])
    assert {known.fingerprint for known in findings(baseline="unchanged")} > {finding.fingerprint}
    return finding.fingerprint


def edits_elsewhere_change_nothing(capsys, known):
    """Text is put above, a sentence reworded, a file of the tree renamed; each in a commit of a branch, and each still known."""
    git("checkout", "--quiet", "-b", "edits", "main")
    text = Path(AR).read_text(encoding="utf-8")
    before = lines(known)

    Path(AR).write_text(text.replace("---\nأعيد", "---\nتحديث: صححنا خطأ في العنوان.\n\nأعيد"), encoding="utf-8", newline="\n")
    commit("a paragraph above")
    assert checked(capsys, "--new-from-git", "main") == (0, [])
    assert lines(known) == {**before, AR: before[AR] + 2}

    for path, old, new in [(AR, WORKERS_AR, "وعمل فيها 40 عاملا من أبناء المدينة."), ("news/bridge/fr.txt", "a déclaré", "a annoncé")]:
        Path(path).write_text(Path(path).read_text(encoding="utf-8").replace(old, new), encoding="utf-8", newline="\n")
    commit("reworded, the sentence of the conflict too")
    assert checked(capsys, "--new-from-git", "main") == (0, [])
    assert findings(fingerprint=known, baseline="unchanged")
    assert run(["baseline", "update", *ALL]) == 0
    commit("baseline: the sentence as it is now")

    git("mv", "news/bridge/fr.txt", "news/bridge/le-phare.txt")
    commit("a better name")
    assert checked(capsys, "--new-from-git", "main") == (0, [])
    assert findings(fingerprint=known) == []
    assert {finding.baseline for finding in findings()} == {"unchanged"}
    assert run(["baseline", "update", *ALL]) == 0
    commit("baseline: the name as it is now")
    git("checkout", "--quiet", "main")
    git("merge", "--quiet", "--ff-only", "edits")
    assert checked(capsys) == (0, [])


def lines(fingerprint):
    """Where a finding is, with all places that it links to: paths and their lines."""
    (result,) = [r for r in results() if r["partialFingerprints"]["crosscheck/v1"] == fingerprint]
    places = [place["physicalLocation"] for place in (*result["locations"], *result["relatedLocations"])]
    return {place["artifactLocation"]["uri"]: place["region"]["startLine"] for place in places}


def a_corrected_conflict_leaves_the_baseline(capsys):
    """The Arabic article is corrected: the run passes and says that the baseline holds too much, until it is pruned."""
    Path(AR).write_text(Path(AR).read_text(encoding="utf-8").replace("13 عاما", "12 عاما"), encoding="utf-8", newline="\n")
    commit("bridge: twelve years")
    assert checked(capsys) == (0, [RUN_STALE])
    assert run(["baseline", "prune", *ALL]) == 0
    commit("baseline: pruned")
    assert git("diff", "--name-only", "HEAD~") == BASELINE
    assert git("diff", "--shortstat", "HEAD~") == "1 file changed, 1 deletion(-)"  # a finding a line
    assert checked(capsys) == (0, [])
    assert [finding.about[:10] for finding in findings()] == ["The strike"]


def what_is_excused_comes_back_when_the_excuse_expires(capsys):
    """A branch adds a conflict that is looked into: an excuse by fingerprint, with a reason, holds until its last day."""
    git("checkout", "--quiet", "-b", "late", "main")
    Path("news/bridge/en-2.txt").write_text(article("Oran Times", "en", BRIDGE_EN.format("14 years")), encoding="utf-8", newline="\n")
    assert checked(capsys, "--new-from-git", "main")[0] == 1
    (finding,) = findings()
    Path("excuses.toml").write_text(EXCUSES.format(fingerprint=finding.fingerprint, reason=REASON), encoding="utf-8")
    commit("bridge: fourteen years, by another count")
    options = ["--new-from-git", "main", "--suppressions", "excuses.toml"]

    assert checked(capsys, *options, "--today", "2026-06-30") == (0, [])
    assert [(f.fingerprint, f.suppressed) for f in findings()] == [(finding.fingerprint, REASON)]
    assert [r["suppressions"] for r in results()] == [[{"kind": "external", "status": "accepted", "justification": REASON}]]
    assert in_github(Path(REPORTS["github"]).read_text(encoding="utf-8")) == []
    assert json.loads(Path(REPORTS["gitlab"]).read_bytes()) == []

    told = "crosscheck: excuses.toml:1: this suppression has expired on 2026-06-30: 1 finding is back"
    assert checked(capsys, *options, "--today", "2026-07-01") == (1, [told])
    assert [f.suppressed for f in findings()] == [None]
    assert [r.get("suppressions", []) for r in results()] == [[]]
    assert [place.words for _, place in in_github(Path(REPORTS["github"]).read_text(encoding="utf-8"))] == ["14 years"]
