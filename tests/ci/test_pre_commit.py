""".pre-commit-hooks.yaml, with pre-commit itself in a scratch repository; crosscheck is that of this checkout, so that nothing is installed."""

import os
import shlex
import subprocess
import sys

import pytest
import yaml

NEWS = {
    "news/bridge/en.txt": "The footbridge of Beni Saf reopened on Monday after 12 years, the mayor said.\n",
    "news/bridge/fr.txt": "La passerelle de Beni Saf a rouvert lundi après 12 ans, a déclaré le maire.\n",
    "crosscheck.toml": 'articles = ["news"]\nstories = "folders"\n',
    "requirements.txt": "The footbridge of Beni Saf reopened on Monday after 90 years, the mayor said.\n",  # no article, as it isn't below news/
}
ARABIC = "أعيد افتتاح جسر المشاة في بني صاف يوم الاثنين بعد {} عاما، بحسب رئيس البلدية.\n"
AGREES, DIFFERS = ARABIC.format(12), ARABIC.format(13)
RULE = """
adjusts: [duration-differs]
severity: info
summary: Our bridge is a matter of taste.
why: Whoever counts from the last ship counts a year more.
only: {languages: [en, fr]}
examples:
  - name: another length of time
    expect: EXPECTED
    sources:
      - {language: en, outlet: Harbour Post, text: "The footbridge of Beni Saf reopened on Monday after 12 years, the mayor said."}
      - {language: fr, text: "La passerelle de Beni Saf a rouvert lundi après 13 ans, a déclaré le maire."}
"""


class Repository:
    """A repository with the hooks, whose commits are made by git and so call them."""

    def __init__(self, place, hooks):
        self.place = place
        place.mkdir()
        self.git("init", "--quiet", "--initial-branch=main")
        self.write(NEWS | {".pre-commit-config.yaml": yaml.safe_dump({"repos": [{"repo": "local", "hooks": hooks}]})})
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=first")
        assert self.pre_commit("install").returncode == 0

    def write(self, files):
        for name, text in files.items():
            file = self.place / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")

    def git(self, *arguments):
        identity = ["-c", "user.name=desk", "-c", "user.email=desk@example.org"]
        return subprocess.run(["git", *identity, *arguments], cwd=self.place, check=True, capture_output=True, text=True, encoding="utf-8").stdout

    def commit(self):
        """Whether git commits what is staged, and what it prints."""
        command = ["git", "-c", "user.name=desk", "-c", "user.email=desk@example.org", "commit", "--quiet", "--message=change"]
        done = subprocess.run(command, cwd=self.place, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False)
        return done.returncode == 0, done.stdout + done.stderr

    def pre_commit(self, *arguments):
        command = [sys.executable, "-m", "pre_commit", *arguments]
        return subprocess.run(command, cwd=self.place, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False)


@pytest.fixture
def hooks(root):
    """The hooks, run by this Python."""
    found = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    mine = shlex.join([sys.executable, "-m", "crosscheck"])
    assert all(hook["entry"].startswith("crosscheck ") and hook["language"] == "python" for hook in found)
    return [hook | {"entry": mine + hook["entry"].removeprefix("crosscheck"), "language": "system"} for hook in found]


@pytest.fixture
def repository(tmp_path, monkeypatch, hooks):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "pre-commit"))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))
    for name in ("SKIP", "PRE_COMMIT_ALLOW_NO_CONFIG"):
        monkeypatch.delenv(name, raising=False)
    return Repository(tmp_path / "repository", hooks)


def test_it_is_what_pre_commit_reads(root, tmp_path):
    file = root / ".pre-commit-hooks.yaml"
    done = subprocess.run([sys.executable, "-m", "pre_commit", "validate-manifest", file], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_a_commit_that_contradicts_another_article(repository):
    repository.write({"news/bridge/ar.txt": DIFFERS})
    repository.git("add", "--all")
    made, said = repository.commit()
    assert not made
    assert "duration-differs" in said
    assert "news/bridge/ar.txt:1" in said
    assert "in 3 articles, 1 of them new" in said
    assert repository.git("log", "--format=%s").split() == ["first"]


QUIET = [  # (files written and staged, those that are written only, more that is done, what pre-commit says of the hook)
    ("an article that agrees", {"news/bridge/ar.txt": AGREES}, {}, [], "Passed"),
    ("an untracked article beside", {"news/bridge/ar.txt": AGREES}, {"news/bridge/draft.txt": DIFFERS}, [], "Passed"),
    ("a change that isn't staged", {"news/bridge/ar.txt": AGREES}, {"news/bridge/en.txt": NEWS["news/bridge/en.txt"].replace("12", "19")}, [], "Passed"),
    ("an article that is taken away", {}, {}, ["rm", "--quiet", "news/bridge/fr.txt"], "Skipped"),
    ("one that is renamed", {}, {}, ["mv", "news/bridge/fr.txt", "news/bridge/le pont à côté.txt"], "Passed"),
    ("what isn't an article", {"requirements.txt": "babel", "--output=x.txt": "news"}, {}, [], "Passed"),
    ("no file that could be one", {"README.md": "news"}, {}, [], "Skipped"),
    ("a folder with an Arabic name", {"news/الجسر الكبير/ar.txt": DIFFERS}, {}, [], "Passed"),
]


@pytest.mark.parametrize(("staged", "written", "done", "outcome"), [row[1:] for row in QUIET], ids=[row[0] for row in QUIET])
def test_a_commit_that_is_made_without_a_word(repository, staged, written, done, outcome):
    repository.write(staged)
    repository.git("add", "--all")
    repository.write(written)
    if done:
        repository.git(*done)
    made, said = repository.commit()
    assert made, said
    (line,) = [line for line in said.splitlines() if line.startswith("crosscheck..")]
    assert line.endswith(outcome)
    assert "compared" not in said


def test_all_files_and_those_of_a_branch(repository):
    """`run --all-files` finds what is there; `run --from-ref` only what the branch brings."""
    repository.write({"news/bridge/ar.txt": DIFFERS, "news/bridge/draft.txt": ARABIC.format(77)})
    repository.git("add", "news/bridge/ar.txt")
    repository.git("commit", "--quiet", "--no-verify", "--message=unchecked")
    whole = repository.pre_commit("run", "crosscheck", "--all-files")
    assert whole.returncode == 1
    assert "in 3 articles, 3 of them new" in whole.stdout
    repository.write({"news/strike/en.txt": "The strike at the port of Sfax ended on Friday after nine days, the union said.\n"})
    repository.git("add", "news/strike/en.txt")
    repository.git("commit", "--quiet", "--no-verify", "--message=strike")
    assert repository.pre_commit("run", "crosscheck", "--from-ref", "HEAD~1", "--to-ref", "HEAD").returncode == 0
    assert repository.pre_commit("run", "crosscheck", "--from-ref", "HEAD~2", "--to-ref", "HEAD").returncode == 1


def test_an_article_that_cannot_be_read(repository):
    repository.write({"news/bridge/ar.txt": "\0"})
    repository.git("add", "--all")
    made, said = repository.commit()
    assert not made
    assert "- exit code: 2" in said
    assert "news/bridge/ar.txt: binary, not text" in said


@pytest.mark.parametrize(("expected", "made"), [("info", True), ("error", False)])
def test_a_rule_that_does_what_its_examples_say(repository, expected, made):
    repository.write({"my-rules/our-bridge.yaml": RULE.replace("EXPECTED", expected), "news/notes.yaml": "no rule"})
    repository.git("add", "--all")
    done, said = repository.commit()
    assert done == made, said
    assert ("1 example of 1 rule: 0 passed, 1 failed" in said) == (not made)
