"""What `crosscheck init` writes for CI: right by the official schemas, and its commands run by the shell as CI would, in a clone of a repository."""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import jsonschema
import pytest
import yaml
from junitparser import Failure, JUnitXml

from crosscheck import starter
from crosscheck.cli import run

ROOT = Path(__file__).parents[2]
REQUIREMENT = "crosscheck @ git+https://git.example.org/desk/crosscheck@v1"
SCHEMAS = {  # the end of the schema's address, and a mistake that it knows
    "github": ("github-workflow", "runs-on:", "runs_on:"),
    "gitlab": ("editor/schema/ci", "when: always", "when: ever"),
}
HOSTILE = "$(touch${IFS}x)`touch${IFS}y`'" + '"'  # as a branch may be called
STRIKE = "La grève au port de Sfax a pris fin vendredi après {} jours, a indiqué le syndicat.\n"
MAIN = {
    "the news/bridge/en.txt": "The footbridge of Beni Saf reopened on Monday after 12 years, the mayor said.\n",
    "the news/bridge/fr.txt": "La passerelle de Beni Saf a rouvert lundi après 13 ans, a déclaré le maire.\n",  # in the baseline
    "the news/strike/en.txt": "The strike at the port of Sfax ended on Friday after nine days, the union said.\n",
}
BRANCHES = {
    "conflict": {"the news/strike/fr.txt": STRIKE.format("onze")},
    "agreement": {"the news/strike/fr.txt": STRIKE.format("neuf")},
    "page": {"README.md": "Our news.\n"},
    "later": {"the news/ferry/en.txt": "The ferry sank with 40 passengers.\n", "the news/ferry/fr.txt": "Le ferry a coulé avec 60 passagers.\n"},
    HOSTILE: {"README.md": "Our news.\n"},
}


def git(folder, *arguments):
    command = ["git", "-c", "user.name=desk", "-c", "user.email=desk@example.org", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def commit(folder, files):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=news")


@pytest.fixture(scope="module")
def origins(tmp_path_factory):
    """A repository for each CI, as init leaves it, with branches named by what they add."""
    found = {}
    for ci in ("github", "gitlab", "shell"):
        folder = found[ci] = tmp_path_factory.mktemp(ci)
        git(folder, "init", "--quiet", "--initial-branch=main")
        commit(folder, MAIN)
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(folder)
            assert run(["init", "--ci", ci, "--install", REQUIREMENT]) == 0
        commit(folder, {})
        for branch, files in BRANCHES.items():
            git(folder, "checkout", "--quiet", "-b", branch, "main")
            commit(folder, files)
        git(folder, "checkout", "--quiet", "main")
    return found


@pytest.fixture
def bin_(tmp_path):
    """Programs for the PATH: this checkout's crosscheck, a python that notes what pip is to install, and a python3 that makes an environment of both."""
    folder = tmp_path / "bin"
    folder.mkdir()
    scripts = {
        "crosscheck": f'exec {sys.executable} -m crosscheck "$@"',
        "python": f'[ "$1 $2 $3 $4" = "-m pip install --quiet" ] && [ $# = 5 ] || exit 9\nprintf "%s\\n" "$5" >>{tmp_path}/installed\n! [ -e {tmp_path}/offline ]',
        "python3": f'[ "$1 $2 $3" = "-m venv --clear" ] || exit 9\nmkdir -p "$4/bin" && cp {folder}/python {folder}/crosscheck "$4/bin"',
    }
    for name, script in scripts.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    return folder


@dataclass(frozen=True)
class Job:
    """What has happened: where a branch is to be merged (None: main itself was pushed), its exit code and what it said."""

    clone: Path
    code: int
    out: str


@pytest.fixture
def job(origins, bin_, tmp_path):
    def start(ci, branch, target):
        clone = tmp_path / "clone"
        git(tmp_path, "clone", "--quiet", origins[ci], clone)
        git(clone, "checkout", "--quiet", "--detach", f"origin/{branch}")
        said = {"PATH": f"{bin_}:{os.environ['PATH']}", "HOME": str(tmp_path), "PYTHONPATH": str(ROOT / "src"), "CI": "true"}
        script, more = {"github": github, "gitlab": gitlab, "shell": shell}[ci](clone, branch, target)
        done = subprocess.run([*script], cwd=clone, env=said | more, capture_output=True, text=True, timeout=120, check=False)
        assert (tmp_path / "installed").read_text(encoding="utf-8") == f"{REQUIREMENT}\n"
        assert {path.name for path in clone.iterdir()}.isdisjoint("xy")
        return Job(clone, done.returncode, done.stdout + done.stderr)

    return start


def github(clone, branch, target):
    """The steps of the workflow that run a command, as a runner takes them; a pull request is checked out merged."""
    workflow = yaml.safe_load((clone / starter.FILES["github"]).read_text(encoding="utf-8"))
    event = "pull_request" if target else "push"
    if target:
        git(clone, "checkout", "--quiet", "--detach", f"origin/{target}")
        git(clone, "merge", "--quiet", "--no-ff", "--no-edit", f"origin/{branch}")
    holds = {None: True, "github.event_name == 'pull_request'": event == "pull_request", "github.event_name == 'push'": event == "push"}
    steps = [step["run"] for step in workflow["jobs"]["crosscheck"]["steps"] if "run" in step and holds[step.get("if")]]
    assert not [step for step in steps if "${{" in step]
    more = {"GITHUB_ACTIONS": "true", "GITHUB_EVENT_NAME": event, "GITHUB_BASE_REF": target or "", "GITHUB_STEP_SUMMARY": str(clone.parent / "summary.md")}
    script = clone.parent / "steps.sh"
    script.write_text("\n".join(steps), encoding="utf-8")
    return ("bash", "-e", str(script)), workflow["env"] | more


def gitlab(clone, branch, target):
    """The script of the job; a merge request is checked out as it is, or, as a merged result, merged."""
    job = yaml.safe_load((clone / starter.FILES["gitlab"]).read_text(encoding="utf-8"))["crosscheck"]
    more = {"CI_DEFAULT_BRANCH": "main", "CI_COMMIT_BRANCH": branch}
    if target:
        more = {"CI_PIPELINE_SOURCE": "merge_request_event", "CI_MERGE_REQUEST_DIFF_BASE_SHA": git(clone, "merge-base", f"origin/{target}", "HEAD")}
    if target == "later":
        git(clone, "merge", "--quiet", "--no-ff", "--no-edit", f"origin/{target}")
        more |= {"CI_MERGE_REQUEST_TARGET_BRANCH_SHA": git(clone, "rev-parse", f"origin/{target}")}
    return ("bash", "-euo", "pipefail", "-c", "\n".join(job["script"])), job["variables"] | more


def shell(clone, branch, target):
    return (f"./{starter.FILES['shell']}", *([f"origin/{target}"] if target else [])), {}


PLACES = {
    "github": ("crosscheck.xml", "crosscheck.sarif"),
    "gitlab": ("crosscheck.xml", "gl-code-quality-report.json"),
    "shell": (".crosscheck/crosscheck.xml", ".crosscheck/crosscheck.sarif"),
}
RUNS = [
    ("a branch with a conflict", "conflict", "main", 1, "strike", ("gitlab",)),
    ("such a branch, for one of a hostile name", "conflict", HOSTILE, 1, "strike", ("github", "shell")),
    ("a branch that agrees", "agreement", "main", 0, None, ("shell",)),
    ("a branch that agrees, for one with a conflict", "agreement", "later", 0, None, ("github", "gitlab")),
    ("main", "main", None, 0, None, ("github", "gitlab", "shell")),
    ("a conflict on main", "later", None, 1, "ferry", ("github",)),
]


@pytest.mark.parametrize(("ci", "branch", "target", "code", "story"), [pytest.param(ci, *row[1:5], id=f"{ci}: {row[0]}") for row in RUNS for ci in row[5]])
def test_a_run(job, ci, branch, target, code, story):
    done = job(ci, branch, target)
    assert done.code == code, done.out
    failures = [
        case.classname for suite in JUnitXml.fromfile(str(done.clone / PLACES[ci][0])) for case in suite if any(isinstance(r, Failure) for r in case.result)
    ]
    assert len(failures) == code
    found = places(done, ci)
    assert bool(found) == bool(code)
    assert all(place.startswith(f"the news/{story}/") for place in found)


def places(done, ci):
    """The files that CI would mark."""
    report = json.loads((done.clone / PLACES[ci][1]).read_text(encoding="utf-8"))
    if ci == "gitlab":
        return {issue["location"]["path"] for issue in report if issue["severity"] == "major"}
    results = [result for result in report["runs"][0]["results"] if result["level"] == "error" and result.get("baselineState") != "unchanged"]
    marked = {place["physicalLocation"]["artifactLocation"]["uri"].replace("%20", " ") for result in results for place in result["locations"]}
    if ci == "github":
        assert set(re.findall(r"(?m)^::error file=([^,]+),", done.out)) == marked
        assert "crosscheck" in (done.clone.parent / "summary.md").read_text(encoding="utf-8")
    if ci == "shell":
        assert git(done.clone, "status", "--porcelain") == ""
    return marked


def test_a_branch_without_articles_passes(job):
    done = job("github", "page", "main")
    assert (done.code, "nothing new since origin/main" in done.out) == (0, True)
    assert all((done.clone / path).is_file() for path in PLACES["github"])


def test_the_script_installs_once_and_tells_a_failed_installation_from_findings(origins, bin_, tmp_path):
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", origins["shell"], clone)
    said = {"PATH": f"{bin_}:{os.environ['PATH']}", "HOME": str(tmp_path), "PYTHONPATH": str(ROOT / "src"), "CDPATH": str(tmp_path)}

    def code():
        return subprocess.run(["sh", "clone/ci/crosscheck.sh", "origin/main"], cwd=tmp_path, env=said, capture_output=True, timeout=120, check=False).returncode

    (tmp_path / "offline").touch()
    assert code() == 2
    (tmp_path / "offline").unlink()
    assert [code(), code()] == [0, 0]
    assert (tmp_path / "installed").read_text(encoding="utf-8") == f"{REQUIREMENT}\n" * 2
    script = clone / "ci/crosscheck.sh"
    script.write_text(script.read_text(encoding="utf-8").replace("@v1", "@v2"), encoding="utf-8")
    assert code() == 0
    assert (tmp_path / "installed").read_text(encoding="utf-8").endswith("crosscheck@v2\n")


@pytest.mark.parametrize("ci", SCHEMAS)
@pytest.mark.parametrize("branch", ["main", "1.0"])
def test_the_file_is_right_by_the_official_schema(official_schema, ci, branch):
    name, right, wrong = SCHEMAS[ci]
    schema = official_schema(name)
    text = starter.ci_file(ci, starter.FILES[ci], REQUIREMENT, branch).text
    jsonschema.validate(yaml.load(text, Core), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(yaml.load(text.replace(right, wrong), Core), schema)


class Core(yaml.SafeLoader):
    """YAML as CI reads it: `on` is a word."""


Core.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def test_the_workflow_may_read_alone_and_no_expression_is_in_a_command():
    text = starter.ci_file("github", "x", REQUIREMENT).text
    workflow = yaml.load(text, Core)
    assert workflow["permissions"] == {"contents": "read"}
    assert set(workflow["on"]) == {"pull_request", "push"}
    uses = [step["uses"] for step in workflow["jobs"]["crosscheck"]["steps"] if "uses" in step]
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", name) for name in uses)
    assert set(re.findall(r"\$\{\{ (.*?) \}\}", text)) == {"github.run_id", "github.run_attempt", "!cancelled()"}


@pytest.mark.skipif(shutil.which("shellcheck") is None, reason="shellcheck isn't installed")
def test_shellcheck_finds_nothing():
    text = starter.ci_file("shell", "x", REQUIREMENT).text
    subprocess.run(["shellcheck", "-"], input=text, text=True, check=True, capture_output=True)
