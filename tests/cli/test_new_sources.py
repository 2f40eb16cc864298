"""New sources on the command line, named or found by git."""

import json
import subprocess

import pytest

from crosscheck.cli import run

ARTICLES = {
    "news/bridge/en.txt": "The footbridge of Beni Saf reopened on Monday after 12 years, the mayor said.\n",
    "news/bridge/fr.txt": "La passerelle de Beni Saf a rouvert lundi après 12 ans, a déclaré le maire.\n",
    "news/strike/en.txt": "The strike at the port of Sfax ended on Friday after nine days, the union said.\n",
}
ARABIC = "أعيد افتتاح جسر المشاة في بني صاف يوم الاثنين بعد 13 عاما، بحسب رئيس البلدية.\n"


def git(*arguments):
    subprocess.run(["git", "-c", "user.name=desk", "-c", "user.email=desk@example.org", *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A repository of two stories, and a branch."""
    monkeypatch.chdir(tmp_path)
    for name, text in ARTICLES.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    git("init", "--quiet", "--initial-branch=main")
    git("add", "--all")
    git("commit", "--quiet", "--message=first")
    git("checkout", "--quiet", "-b", "branch")
    return tmp_path


def add_arabic(folder):
    (folder / "news/bridge/ar.txt").write_text(ARABIC, encoding="utf-8")


def found(capsys, *arguments):
    """(exit code, ids of new articles, rules of errors)."""
    code = run(["check", *arguments, "--format", "json"])
    out, err = capsys.readouterr()
    report = json.loads(out) if out else None
    assert report is not None, err
    return code, [s["id"] for s in report["sources"] if s["new"]], [f["rule"] for f in report["findings"] if f["severity"] == "error"]


@pytest.mark.parametrize("commit", [True, False], ids=["committed", "in the working tree"])
def test_a_branch_that_adds_a_conflict(repository, capsys, commit):
    add_arabic(repository)
    if commit:
        git("add", "--all")
        git("commit", "--quiet", "--message=arabic")
    assert found(capsys, "news", "--stories", "folders", "--new-from-git", "main") == (1, ["bridge/ar.txt"], ["duration-differs"])


def test_a_branch_that_changes_an_article(repository, capsys):
    file = repository / "news/bridge/fr.txt"
    file.write_text(file.read_text(encoding="utf-8").replace("12", "13"), encoding="utf-8")
    assert found(capsys, "news", "--stories", "folders", "--new-from-git", "main") == (1, ["bridge/fr.txt"], ["duration-differs"])


@pytest.mark.parametrize("setting", ["diff.relative", "diff.noprefix", "core.quotePath"])
def test_from_a_folder_below_whatever_git_is_set_to(repository, capsys, monkeypatch, setting):
    add_arabic(repository)
    git("add", "--all")
    git("config", setting, "true")
    monkeypatch.chdir(repository / "news")
    assert found(capsys, "--stories", "folders", "--new-from-git", "main") == (1, ["bridge/ar.txt"], ["duration-differs"])


def test_what_the_other_branch_did_since_is_not_new(repository, capsys):
    add_arabic(repository)
    git("add", "--all")
    git("commit", "--quiet", "--message=arabic")
    git("checkout", "--quiet", "main")
    (repository / "news/strike/en.txt").write_text("The strike at the port of Sfax ended after ten days.\n", encoding="utf-8")
    git("commit", "--quiet", "--all", "--message=later")
    git("checkout", "--quiet", "branch")
    assert found(capsys, "news", "--stories", "folders", "--new-from-git", "main")[1] == ["bridge/ar.txt"]


@pytest.mark.parametrize("change", ["nothing", "a page", "an article taken away"])
def test_nothing_new(repository, capsys, change):
    if change == "a page":
        (repository / "notes.md").write_text("notes", encoding="utf-8")
    if change == "an article taken away":
        (repository / "news/bridge/fr.txt").unlink()
    assert run(["check", "news", "--new-from-git", "main"]) == 0
    assert capsys.readouterr() == ("", "crosscheck: nothing new since main: nothing to check\n")


NAMED = [
    ("by option", ["--new", "news/bridge/ar.txt", "--against", "news/bridge"]),
    ("as arguments", ["news/bridge/ar.txt", "--against", "news/bridge"]),
    ("beside the others", ["news/bridge", "--new", "news/bridge/ar.txt"]),
    ("each of the others", ["--new", "news/bridge/ar.txt", "--against", "news/bridge/en.txt", "--against", "news/bridge/fr.txt"]),
]


@pytest.mark.parametrize("arguments", [row[1] for row in NAMED], ids=[row[0] for row in NAMED])
def test_new_sources_are_named(repository, capsys, arguments):
    add_arabic(repository)
    code, new, rules = found(capsys, *arguments)
    assert (code, rules) == (1, ["duration-differs"])
    assert [name.rpartition("/")[2] for name in new] == ["ar.txt"]


CONFIGURED = [
    ("what there is to check", [], (1, [])),
    ("what new ones are compared with", ["--new", "news/bridge/ar.txt"], (1, ["news/bridge/ar.txt"])),
    ("where git looks", ["--new-from-git", "main"], (1, ["news/bridge/ar.txt"])),
    ("not beside others", ["news/strike"], (0, [])),
]


@pytest.mark.parametrize(("arguments", "expected"), [row[1:] for row in CONFIGURED], ids=[row[0] for row in CONFIGURED])
def test_articles_of_the_configuration(repository, capsys, monkeypatch, arguments, expected):
    add_arabic(repository)
    (repository / "stray.txt").write_text(ARABIC, encoding="utf-8")
    (repository / "crosscheck.toml").write_text('articles = ["news"]\nstories = "folders"\n', encoding="utf-8")
    code, new, _ = found(capsys, *arguments)
    assert (code, [name if name.startswith("news/") else f"news/{name}" for name in new]) == expected


def test_articles_of_the_configuration_for_other_commands(repository, capsys):
    add_arabic(repository)
    (repository / "crosscheck.toml").write_text('articles = ["news"]\nstories = "folders"\n', encoding="utf-8")
    assert run(["claims", "--format", "jsonl"]) == 0
    assert capsys.readouterr().out.count("\n") == 4
    assert run(["baseline", "create", "--cache-dir", "kept"]) == 0
    assert run(["check", "--baseline", "crosscheck-baseline.json"]) == 0
    assert (repository / "kept").is_dir()


def test_nothing_new_is_written_over_what_an_earlier_run_reported(repository, capsys):
    for name in ("crosscheck.sarif", "comment.md"):
        (repository / name).write_text("stale", encoding="utf-8")
    assert run(["check", "news", "--new-from-git", "main", "--format", "json", "--report", "sarif=crosscheck.sarif", "--report", "pr=comment.md"]) == 0
    report, (sarif,) = json.loads(capsys.readouterr().out), json.loads((repository / "crosscheck.sarif").read_text(encoding="utf-8"))["runs"]
    assert (report["compared"]["articles"], report["findings"], sarif["results"]) == (0, [], [])
    assert sarif["invocations"][0]["executionSuccessful"]  # else GitHub would keep the results of the run before
    assert "0 errors" in (repository / "comment.md").read_text(encoding="utf-8")


TRACKED = [  # what is named, the configuration → exit code, new articles
    ("an article", ["news/bridge/ar.txt"], True, (1, ["bridge/ar.txt"])),
    ("by option", ["--new", "news/bridge/ar.txt"], True, (1, ["bridge/ar.txt"])),
    ("without a configuration", ["news/bridge/ar.txt"], False, (1, ["news/bridge/ar.txt"])),
    ("an article of another story", ["news/strike/en.txt"], True, (0, ["strike/en.txt"])),
    ("what isn't below the folder of all articles", ["stray.txt"], True, (0, [])),
    ("what can't be an article", ["photo.jpg", "news/sources.yaml"], False, (0, [])),
    ("articles among other files", ["photo.jpg", "stray.txt", "news/bridge/ar.txt"], True, (1, ["bridge/ar.txt"])),
    ("one of which git knows nothing", ["news/bridge/draft.txt"], True, (1, ["bridge/draft.txt"])),
]


@pytest.mark.parametrize(("named", "configured", "expected"), [row[1:] for row in TRACKED], ids=[row[0] for row in TRACKED])
def test_against_what_git_tracks(repository, capsys, named, configured, expected):
    """All but the draft are tracked; the draft contradicts all others, and only counts where it is named."""
    for name, text in (("stray.txt", ARABIC), ("photo.jpg", "no article"), ("news/sources.yaml", "en.txt: {language: en}\n")):
        (repository / name).write_text(text, encoding="utf-8")
    (repository / "crosscheck.toml").write_text('articles = ["news"]\n' * configured + 'stories = "folders"\n', encoding="utf-8")
    if "news/bridge/draft.txt" not in named:
        add_arabic(repository)
    git("add", "--all")
    (repository / "news/bridge/draft.txt").write_text(ARABIC.replace("13", "14"), encoding="utf-8")
    code, new, _ = found(capsys, "--against-git", *named)
    assert (code, new) == expected


def test_against_git_from_a_folder_below_and_without_what_is_taken_away(repository, capsys, monkeypatch):
    add_arabic(repository)
    (repository / "news/bridge/en.txt").unlink()
    monkeypatch.chdir(repository / "news/bridge")
    assert run(["check", "ar.txt", "--against-git"]) == 1
    out = capsys.readouterr().out
    assert "2 articles" in out
    assert "fr.txt" in out


def test_a_baseline_of_all_holds_against_git(repository, capsys):
    """The sources are called as they are where the folder is read whole, so that fingerprints are the same."""
    add_arabic(repository)
    git("add", "--all")
    (repository / "crosscheck.toml").write_text('articles = ["news"]\nstories = "folders"\nbaseline = "known.json"\n', encoding="utf-8")
    assert run(["baseline", "create"]) == 0
    file = repository / "news/bridge/ar.txt"
    file.write_text(ARABIC.replace("رئيس البلدية", "رئيس بلدية المدينة"), encoding="utf-8")  # so that only the names of the sources hold it
    assert run(["check", "news/bridge/ar.txt", "--against-git"]) == 0
    assert "1 finding in the baseline" in capsys.readouterr().out


def test_the_last_line_says_what_is_new(repository, capsys):
    add_arabic(repository)
    run(["check", "news/bridge/ar.txt", "--against", "news/bridge"])
    assert "in 3 articles, 1 of them new; compared" in " ".join(capsys.readouterr().out.split())


def test_an_article_that_is_compared_with_none_is_told(repository, capsys):
    assert run(["check", "news", "--stories", "folders"]) == 0
    assert capsys.readouterr().err == "crosscheck: news/strike/en.txt: no other article in its folder to compare it with\n"


def test_an_article_about_an_event_of_its_own_is_told(repository, capsys):
    assert run(["check", "news", "--stories", "auto"]) == 0
    assert capsys.readouterr().err == "crosscheck: 1 article has no other to be compared with: news/strike/en.txt\n"


def test_events_by_the_configuration(repository, capsys):
    add_arabic(repository)
    (repository / "crosscheck.toml").write_text('articles = ["news"]\nstories = "auto"\nstory-window = 3\n', encoding="utf-8")
    assert found(capsys, "--new", "news/bridge/ar.txt") == (1, ["bridge/ar.txt"], ["duration-differs"])
    assert found(capsys, "--new", "news/strike/en.txt") == (0, ["strike/en.txt"], [])


WRONG = [
    ("nothing at all", [], "missing argument 'PATH'"),
    ("new against nothing", ["--new", "news/bridge/en.txt"], "--new: there is nothing to compare it with; name it as PATH or with --against"),
    ("nothing against old", ["--against", "news"], "--against: there is nothing new to compare; name it as PATH or with --new"),
    ("nothing against git", ["--against-git"], "--against-git: there is nothing new to compare; name it as PATH or with --new"),
    ("old against git", ["news/bridge/en.txt", "--against-git", "--against", "news"], "--against-git finds the other sources itself; leave --against away"),
    ("git against git", ["news", "--against-git", "--new-from-git", "main"], "--new-from-git finds the new sources itself; "),
    ("a folder against git", ["news", "--against-git"], "--against-git: news isn't a file; name the files that are new"),
    ("git and names", ["news", "--new", "x.txt", "--new-from-git", "main"], "--new-from-git finds the new sources itself; "),
    ("an unknown base", ["news", "--new-from-git", "trunk"], "--new-from-git: fatal: Not a valid object name trunk"),
    ("a base that looks like an option", ["news", "--new-from-git", "--output=x"], "--new-from-git: fatal: Not a valid object name --output=x"),
    ("an unknown way of grouping", ["news", "--stories", "folder"], "--stories 'folder' isn't one of auto, folders, one (did you mean 'folders'?)"),
    ("a window of no days", ["news", "--stories", "auto", "--story-window", "0"], "invalid value for '--story-window': "),
    ("a new file that isn't there", ["news", "--new", "news/bridge/a.txt"], "news/bridge/a.txt: no such file or folder"),
]


@pytest.mark.parametrize(("arguments", "message"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_a_mistake_is_one_line_and_exit_2(repository, capsys, arguments, message):
    assert run(["check", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"crosscheck: {message}")
    assert err.count("\n") == 1


def test_outside_of_a_repository(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "en.txt").write_text("The mayor spoke.\n", encoding="utf-8")
    for option, arguments in (("--new-from-git", [".", "--new-from-git", "main"]), ("--against-git", ["en.txt", "--against-git"])):
        assert run(["check", *arguments]) == 2
        assert capsys.readouterr().err.startswith(f"crosscheck: {option}: fatal: not a git repository")
