"""action.yml: its steps, run as GitHub runs them, in checkouts of a repository whose pull request adds an article."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

NEWS = {
    "news/bridge/en.txt": "The footbridge of Beni Saf reopened on Monday after 12 years, the mayor said.\n",
    "news/bridge/fr.txt": "La passerelle de Beni Saf a rouvert lundi après 12 ans, a déclaré le maire.\n",
    "crosscheck.toml": 'articles = ["news"]\nstories = "folders"\n',
}
ARABIC = "أعيد افتتاح جسر المشاة في بني صاف يوم الاثنين بعد {} عاما، بحسب رئيس البلدية.\n"
AGREES, DIFFERS = ARABIC.format(12), ARABIC.format(13)
LATER = "The strike at the port of Sfax ended on Friday after nine days, the union said.\n"


def git(folder, *arguments):
    identity = ["-c", "user.name=desk", "-c", "user.email=desk@example.org", "-c", "init.defaultBranch=main"]
    return subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def commit(folder, files, message="change"):
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", f"--message={message}")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture(autouse=True)
def _no_settings_of_the_user(monkeypatch, tmp_path):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_TERMINAL_PROMPT", "0")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))


class Hosted:
    """A repository as GitHub hosts it, with a pull request, number 7, from the branch `topic` into a base that has moved on since."""

    def __init__(self, place, added, base="main", others=NEWS):
        self.place, self.base = place, base
        own, self.bare = place / "desk", place / "hosted.git"
        own.mkdir()
        git(own, "init", "--quiet", f"--initial-branch={base}")
        for n in range(3):
            commit(own, others if n == 2 else {"notes.md": str(n)})
        git(own, "checkout", "--quiet", "-b", "topic")
        self.head = commit(own, added)
        git(own, "checkout", "--quiet", base)
        git(own, "branch", "moved")
        self.main = commit(own, {"news/strike/en.txt": LATER})
        git(own, "checkout", "--quiet", "--detach")
        git(own, "merge", "--quiet", "--no-ff", "--message=merge", "topic")
        self.merge = git(own, "rev-parse", "HEAD")
        git(own, "checkout", "--quiet", base)
        commit(own, {"news/bridge/en.txt": NEWS["news/bridge/en.txt"].replace("12", "19")})  # after the merge was made: not the pull request's
        git(place, "clone", "--quiet", "--bare", str(own), str(self.bare))
        git(self.bare, "config", "uploadpack.allowFilter", "true")
        git(own, "push", "--quiet", str(self.bare), f"{self.merge}:refs/pull/7/merge", "--force")

    def checkout(self, sha, depth, name="checkout"):
        """What actions/checkout does."""
        folder = self.place / name
        folder.mkdir(parents=True)
        git(folder, "init", "--quiet")
        git(folder, "remote", "add", "origin", f"file://{self.bare}")
        what = (
            [f"--depth={depth}", f"+{sha}:refs/remotes/pull/7/merge"] if depth else ["+refs/heads/*:refs/remotes/origin/*", f"+{sha}:refs/remotes/pull/7/merge"]
        )
        git(folder, "fetch", "--quiet", "--no-tags", "--prune", "origin", *what)
        git(folder, "checkout", "--quiet", "--force", "refs/remotes/pull/7/merge")
        return folder

    def pull(self, sha=None):
        return {"base_ref": self.base, "ref": "refs/pull/7/merge", "sha": sha or self.merge}


def notes(ran, kind):
    """The annotations of a kind in the log."""
    return [line for line in ran.log.splitlines() if line.startswith(f"::{kind} ")]


def results(ran):
    (run,) = json.loads(Path(ran.outputs["sarif"]).read_text(encoding="utf-8"))["runs"]
    return [result["ruleId"] for result in run["results"]]


def test_it_is_what_github_reads(root, official_schema):
    action = yaml.safe_load((root / "action.yml").read_text(encoding="utf-8"))
    Draft7Validator(official_schema("github-action")).validate(action)
    used = [step["uses"] for step in action["runs"]["steps"] if "uses" in step]
    assert used
    assert all(name.partition("@")[2].startswith("v") for name in used)
    scripts = [step["run"] for step in action["runs"]["steps"] if "run" in step]
    assert scripts
    assert not [script for script in scripts if "${{" in script]  # what an input holds must never be part of a script


PULLS = [  # (what the pull request adds, the depth of the checkout, is the merge or the branch itself checked out)
    ("the merge, as it is checked out by default", DIFFERS, 1, True, 1),
    ("the merge, with some history", DIFFERS, 3, True, 1),
    ("the merge, with all of it", DIFFERS, 0, True, 1),
    ("the branch, shallow", DIFFERS, 1, False, 1),
    ("the branch, with all history", DIFFERS, 0, False, 1),
    ("an article that agrees", AGREES, 1, True, 0),
]


@pytest.mark.parametrize(("added", "depth", "merged", "code"), [row[1:] for row in PULLS], ids=[row[0] for row in PULLS])
def test_a_pull_request(tmp_path, runner, added, depth, merged, code):
    hosted = Hosted(tmp_path, {"news/bridge/ar.txt": added})
    ran = runner(**hosted.pull()).run(hosted.checkout(hosted.merge if merged else hosted.head, depth))
    assert (ran.code, ran.outputs["exit-code"], ran.outputs["findings"]) == (code, str(code), str(code)), ran.log
    assert results(ran) == ["duration-differs"] * code
    assert [line.partition(",")[0] for line in notes(ran, "error")] == ["::error file=news/bridge/ar.txt"] * code
    assert "in 3 articles, 1 of them new" in ran.log
    comment = Path(ran.outputs["comment"]).read_text(encoding="utf-8")
    assert comment.startswith("<!-- crosscheck -->\n")
    assert ran.summary == f"{comment}\n"
    assert ("13 years" in comment) == bool(code)


def test_a_merge_needs_one_more_commit(tmp_path, runner):
    hosted = Hosted(tmp_path, {"news/bridge/ar.txt": AGREES})
    folder = hosted.checkout(hosted.merge, 1)
    assert runner(**hosted.pull()).run(folder).code == 0
    assert (git(folder, "rev-parse", "--is-shallow-repository"), git(folder, "rev-list", "--count", "HEAD")) == ("true", "3")  # and its two parents


def test_a_base_of_an_earlier_job_is_not_believed(tmp_path, runner):
    """A shallow checkout that still has the base as it was once: what the base has brought since isn't the branch's."""
    hosted = Hosted(tmp_path, {"news/bridge/ar.txt": AGREES})
    folder = hosted.checkout(hosted.head, 1)
    git(folder, "fetch", "--quiet", "--depth=1", "origin", f"+{git(hosted.bare, 'rev-parse', 'moved~1')}:refs/remotes/origin/main")
    ran = runner(**hosted.pull()).run(folder)
    assert ran.code == 0, ran.log
    assert "in 3 articles, 1 of them new" in ran.log


def test_what_is_used_and_kept(tmp_path, runner, root):
    hosted = Hosted(tmp_path, {"news/bridge/ar.txt": DIFFERS})
    ran = runner(shared=False, **hosted.pull()).run(hosted.checkout(hosted.merge, 1))
    kept = f"{tmp_path}/runner/temp/crosscheck/cache"
    assert ran.used == {
        "actions/setup-python@v6": {"python-version": "3.13", "update-environment": "False"},
        "actions/cache/restore@v5": {"path": kept, "key": "crosscheck-Linux-77-1-check", "restore-keys": "crosscheck-Linux-"},
        "actions/cache/save@v5": {"path": kept, "key": "crosscheck-Linux-77-1-check"},  # although the check failed
    }
    assert ran.asked == [f"install --quiet --disable-pip-version-check {root}"]
    assert list((tmp_path / "runner/temp/crosscheck/cache").rglob("*"))
    assert git(tmp_path / "checkout", "status", "--porcelain") == ""


def test_without_the_cache(tmp_path, runner):
    hosted = Hosted(tmp_path, {"news/bridge/ar.txt": AGREES})
    ran = runner(shared=False, **hosted.pull()).run(hosted.checkout(hosted.merge, 1), {"cache": "false"})
    assert ran.code == 0
    assert ran.skipped == ["actions/cache/restore@v5", "actions/cache/save@v5"]
    assert not (tmp_path / "runner/temp/crosscheck/cache").exists()


def test_a_pull_request_without_articles(tmp_path, runner):
    hosted = Hosted(tmp_path, {"README.md": "news"})
    ran = runner(**hosted.pull()).run(hosted.checkout(hosted.merge, 1))
    assert (ran.code, ran.outputs["findings"], results(ran)) == (0, "0", [])
    assert "nothing to check" in ran.log


def test_a_push_is_checked_whole_against_its_baseline(tmp_path, runner):
    hosted = Hosted(tmp_path, {"news/bridge/ar.txt": DIFFERS})
    folder = hosted.checkout(hosted.merge, 1)
    run = runner(ref="refs/heads/main", sha=hosted.merge)
    ran = run.run(folder)
    assert (ran.code, ran.outputs["findings"]) == (1, "1")
    assert "in 4 articles; compared" in ran.log
    subprocess.run([tmp_path / "runner/temp/crosscheck/venv/bin/crosscheck", "baseline", "create"], cwd=folder, check=True, capture_output=True)
    ran = run.run(folder, {"baseline": "crosscheck-baseline.json"})
    assert (ran.code, ran.outputs["findings"], notes(ran, "error")) == (0, "0", [])


BASES = [
    ("of a merge queue", {"event": {"merge_group": {"base_ref": "refs/heads/main"}}}, {}, "in 3 articles, 1 of them new"),
    ("that a step names", {}, {"base": "main"}, "in 3 articles, 1 of them new"),
    ("a commit", {}, {"base": "MOVED"}, "in 3 articles, 1 of them new"),
    ("none, though there is one", {"base_ref": "main"}, {"base": ""}, "in 3 articles; compared"),
    ("what a branch was before its first push", {}, {"base": "0" * 40}, "in 3 articles; compared"),
]


@pytest.mark.parametrize(("github", "inputs", "told"), [row[1:] for row in BASES], ids=[row[0] for row in BASES])
def test_a_base(tmp_path, runner, github, inputs, told):
    hosted = Hosted(tmp_path, {"news/bridge/ar.txt": AGREES})
    moved = git(hosted.bare, "rev-parse", "moved")
    ran = runner(**github).run(hosted.checkout(hosted.head, 1), {name: value.replace("MOVED", moved) for name, value in inputs.items()})
    assert ran.code == 0, ran.log
    assert told in ran.log


def test_a_base_that_cannot_be_had(tmp_path, runner):
    hosted = Hosted(tmp_path, {"news/bridge/ar.txt": DIFFERS})
    folder = hosted.checkout(hosted.head, 1)
    shutil.rmtree(hosted.bare)
    ran = runner(**hosted.pull()).run(folder)
    assert ran.code == 2
    assert ran.outputs == {"exit-code": "2", "findings": "", "sarif": "", "comment": ""}
    assert notes(ran, "error") == [
        "::error title=crosscheck::git can't tell where this branch left 'main', nor fetch what is missing here; give actions/checkout fetch-depth: 0"
    ]


FAILURES = [  # (other files of the repository, inputs, what the annotation says)
    ("a configuration that is none", {"crosscheck.toml": 'fail-on = "warn"\n'}, {}, "crosscheck.toml:1: unknown fail-on: 'warn'"),
    ("an option that there isn't", {}, {"args": "--fast"}, "no option '--fast'"),
    ("a word that says nothing", {}, {"fail-on": "warn"}, "unknown --fail-on: 'warn'; allowed: "),
    ("a source that can't be read, and no other that is new", {"news/bridge/ar.txt": "\0"}, {}, "news/bridge/ar.txt: binary, not text%0Anothing to check: "),
    ("two lines for one", {}, {"config": "a.toml\nb.toml"}, "the input config has 2 lines; allowed is one"),
    ("no articles", {"crosscheck.toml": ""}, {"base": ""}, "missing argument 'PATH'"),
    ("an article that isn't there", {}, {"base": "", "articles": "news/bridge/eng.txt"}, "news/bridge/eng.txt: no such file or folder"),
]


@pytest.mark.parametrize(("files", "inputs", "told"), [row[1:] for row in FAILURES], ids=[row[0] for row in FAILURES])
def test_what_cannot_be_checked_ends_with_2_and_an_annotation(tmp_path, runner, files, inputs, told):
    hosted = Hosted(tmp_path, {"news/bridge/ar.txt": AGREES} | files)
    ran = runner(**hosted.pull()).run(hosted.checkout(hosted.merge, 1), inputs)
    assert (ran.code, ran.outputs["exit-code"], ran.outputs["sarif"]) == (2, "2", "")
    (note,) = notes(ran, "error")
    assert note.startswith(f"::error title=crosscheck::{told}")


def test_a_source_that_cannot_be_read_ends_with_2_and_is_reported(tmp_path, runner):
    hosted = Hosted(tmp_path, {"news/bridge/ar.txt": "\0binary", "news/bridge/es.txt": NEWS["news/bridge/en.txt"]})
    ran = runner(**hosted.pull()).run(hosted.checkout(hosted.merge, 1))
    assert (ran.code, ran.outputs["exit-code"], ran.outputs["findings"]) == (2, "2", "0")
    assert notes(ran, "error") == ["::error title=crosscheck couldn't check 1 source::news/bridge/ar.txt: binary, not text"]


HOSTILE = [
    "$(touch pwned)",
    "`touch pwned`",
    "; touch pwned #",
    "' ; touch pwned ; '",
    '" ; touch pwned ; "',
    "x\ntouch pwned\n",
    "${IFS}touch${IFS}pwned",
    "--output=pwned",
    "--upload-pack=touch pwned",
    "ext::sh -c touch% pwned",
    "%0A::stop-commands::x",
    "${{ github.token }}",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_an_input_is_never_run(tmp_path, runner, text):
    """Neither by a shell nor by git, nor as a command of the runner: each is a mistake, in one annotation."""
    hosted = Hosted(tmp_path, {"news/bridge/ar.txt": AGREES})
    folder = hosted.checkout(hosted.head, 1)
    run = runner(**hosted.pull())
    for inputs in (dict.fromkeys(("articles", "config", "baseline", "fail-on", "args", "sarif"), text), {"base": text}):
        ran = run.run(folder, inputs)
        assert ran.code == 2, ran.log
        (note,) = notes(ran, "error")
        assert note.startswith("::error title=crosscheck::")
        assert not [line for line in ran.log.splitlines() if line.startswith("::") and line != note]
        assert not list(tmp_path.rglob("pwned"))


PLACES = [
    ("a folder with blanks", "my news/the bridge", {}),
    ("an Arabic one", "أخبار/الجسر", {}),
    ("one that looks like an option", "--help/x", {}),
    ("a quote and a dollar", "l'été $HOME", {}),
]


@pytest.mark.parametrize(("folder", "inputs"), [row[1:] for row in PLACES], ids=[row[0] for row in PLACES])
def test_paths_are_taken_as_they_are(tmp_path, runner, folder, inputs):
    others = {f"{folder}/{name.rpartition('/')[2]}": text for name, text in NEWS.items() if name.endswith(".txt")}
    hosted = Hosted(tmp_path, {f"{folder}/ar.txt": DIFFERS}, others=others)
    ran = runner(**hosted.pull()).run(hosted.checkout(hosted.merge, 1), {"articles": f"\n  {folder}\n\n", "sarif": "my report.sarif", **inputs})
    assert (ran.code, results(ran)) == (1, ["duration-differs"]), ran.log
    assert ran.outputs["sarif"] == str(tmp_path / "checkout/my report.sarif")
    assert notes(ran, "error")[0].startswith(f"::error file={folder}/ar.txt,line=1")


def test_a_checkout_that_is_not_the_workspace_and_several_lines(tmp_path, runner):
    """With a branch whose name holds what a shell would run, and a configuration of another folder."""
    files = {"desk/crosscheck.toml": 'fail-on = "never"\n', "news/bridge/ar.txt": DIFFERS}
    hosted = Hosted(tmp_path, files, base="main;$(touch${IFS}pwned)", others={name: text for name, text in NEWS.items() if name.endswith(".txt")})
    hosted.checkout(hosted.merge, 1, "work/a b")
    inputs = {
        "working-directory": "a b",
        "articles": "news/bridge\nnews/strike",
        "config": "desk/crosscheck.toml",
        "args": "--stories=folders\n--report=junit=x.xml",
    }
    ran = runner(**hosted.pull()).run(tmp_path / "work", inputs)
    assert (ran.code, ran.outputs["findings"]) == (0, "1"), ran.log
    assert notes(ran, "error")[0].startswith("::error file=news/bridge/ar.txt,line=1")
    assert (tmp_path / "work/a b/x.xml").exists()
    assert not list(tmp_path.rglob("pwned"))


def test_no_code_of_the_checkout_is_run(tmp_path, runner):
    """A module of a pull request doesn't take the place of one that crosscheck imports."""
    traps = dict.fromkeys(("yaml.py", "numpy.py", "json.py", "sitecustomize.py", "crosscheck.py"), "open('pwned', 'w').write('x')\n")
    hosted = Hosted(tmp_path, traps | {"news/bridge/ar.txt": AGREES})
    folder = hosted.checkout(hosted.merge, 1)
    assert runner(**hosted.pull()).run(folder).code == 0
    assert not (folder / "pwned").exists()
