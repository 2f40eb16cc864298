"""The cache as a user meets it: where it is, what is said of it, and how it is shown and emptied; test_same_bytes.py sees that it changes no report."""

import json
import os
import sys
from pathlib import Path

import pytest

from crosscheck.cache.folder import OWN
from crosscheck.cli import run
from crosscheck.cli._cache import users_folder

TEXTS = {
    "en.txt": "The footbridge of Beni Saf reopened on Monday after 12 years, the mayor said.\n",
    "fr.txt": "La passerelle de Beni Saf a rouvert lundi après 13 ans, a déclaré le maire.\n",
    "ar.txt": "أعيد افتتاح جسر المشاة في بني صاف يوم الاثنين بعد 12 عاما، بحسب رئيس البلدية.\n",
}


@pytest.fixture
def work(tmp_path, monkeypatch):
    """A folder with articles, and a user without a cache."""
    (tmp_path / "in").mkdir()
    (tmp_path / "home").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "in" / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path


def claims(capsys, *options):
    assert run(["claims", "in", "--format", "jsonl", *options]) == 0
    return capsys.readouterr()


def held(folder):
    """The files of a cache."""
    return sorted(p.name for p in Path(folder, OWN).glob("??/*"))


def test_claims_are_the_same_cold_warm_and_without(work, capsys):
    cold = claims(capsys, "--cache-dir", "kept")
    known = held("kept")
    assert len(known) == 6
    assert cold == claims(capsys, "--cache-dir", "kept", "--jobs", "2") == claims(capsys, "--no-cache")
    assert held("kept") == known
    for path in (work / "kept").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:50])
    assert claims(capsys, "--cache-dir", "kept") == cold


def test_the_baseline_is_made_with_what_is_kept(work, capsys):
    assert run(["baseline", "create", "in", "--cache-dir", "kept"]) == 0
    known, cold = held("kept"), Path("crosscheck-baseline.json").read_bytes()
    assert len(known) > 6
    for command in (["update", "--cache-dir", "kept"], ["prune", "--cache-dir", "kept"], ["create", "--force", "--no-cache"]):
        assert run(["baseline", *command, "in"]) == 0
        assert (held("kept"), Path("crosscheck-baseline.json").read_bytes()) == (known, cold)
    assert not (work / "home" / ".cache").exists()


def test_the_users_folder_is_used_unless_something_else_is_said(work, capsys, monkeypatch):
    claims(capsys, "--no-cache")
    assert list((work / "home").iterdir()) == []
    claims(capsys)
    monkeypatch.setenv("XDG_CACHE_HOME", str(work / "xdg"))
    claims(capsys)
    (work / "crosscheck.toml").write_text('cache-dir = "here"\n')
    claims(capsys)
    claims(capsys, "--cache-dir", "there")
    folders = ["home/.cache/crosscheck" if sys.platform == "linux" else "home/Library/Caches/crosscheck", "xdg/crosscheck", "here", "there"]
    assert [len(held(work / folder)) for folder in folders] == [6, 6, 6, 6]


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({"XDG_CACHE_HOME": "/x"}, "linux", "/x/crosscheck"),
        ({"XDG_CACHE_HOME": "/x"}, "darwin", "/x/crosscheck"),
        ({"XDG_CACHE_HOME": "x"}, "linux", "~/.cache/crosscheck"),
        ({"XDG_CACHE_HOME": ""}, "linux", "~/.cache/crosscheck"),
        ({}, "darwin", "~/Library/Caches/crosscheck"),
        ({"LOCALAPPDATA": "/local"}, "win32", "/local/crosscheck"),
        ({}, "win32", "~/AppData/Local/crosscheck"),
    ],
)
def test_where_a_platform_keeps_such_things(work, environment, platform, expected):
    assert users_folder(environment, platform) == Path(expected).expanduser()


@pytest.mark.parametrize("home", ["nowhere", "in/en.txt"])
def test_without_a_home_there_is_no_cache_and_no_word_of_it(work, capsys, monkeypatch, home):
    monkeypatch.setenv("HOME", str(work / home))
    assert users_folder({}, "linux") is None
    assert claims(capsys).err == ""
    assert run(["cache", "info"]) == 0
    assert capsys.readouterr().out == "There is no cache: there is no folder for it; name one by --cache-dir.\n"
    assert run(["cache", "info", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) is None
    assert run(["cache", "clear"]) == 0


def test_a_user_without_a_name(monkeypatch):
    def nobody():
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", nobody)
    assert users_folder({}, "linux") is None


def test_a_folder_that_cannot_be_written_is_told_once_where_it_was_named(work, capsys):
    named = claims(capsys, "--cache-dir", "in/en.txt/kept")
    assert named.err == "crosscheck: --cache-dir in/en.txt/kept: not everything could be kept for the next run: Not a directory\n"
    (work / "crosscheck.toml").write_text('cache-dir = "in/en.txt/kept"\n')
    configured = claims(capsys)
    assert (configured.out, configured.err) == (named.out, "")


def test_options_that_exclude_one_another(work, capsys):
    assert run(["claims", "in", "--cache-dir", "kept", "--no-cache"]) == 2
    assert capsys.readouterr().err == "crosscheck: --cache-dir and --no-cache exclude one another\n"


def test_info_and_clear(work, capsys):
    claims(capsys, "--cache-dir", "kept")
    (work / "kept" / "mine.txt").write_text("x")
    assert run(["cache", "info", "--cache-dir", "kept", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {key: found[key] for key in ("folder", "entries", "limit")} == {"folder": "kept", "entries": 6, "limit": 500_000_000}
    assert found["bytes"] == sum(p.stat().st_size for p in (work / "kept" / OWN).glob("??/*"))
    assert run(["cache", "info", "--cache-dir", "kept"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first == "kept"
    assert second.startswith("6 entries, 0.0 of 500 MB; the oldest was last used 2")
    assert run(["cache", "clear", "--cache-dir", "kept"]) == 0
    assert capsys.readouterr().out == "6 entries, 0.0 MB, removed from kept\n"
    assert [p.name for p in (work / "kept").iterdir()] == ["mine.txt"]
    assert run(["cache", "info", "--cache-dir", "kept"]) == 0
    assert capsys.readouterr().out == "kept\n0 entries, 0.0 of 500 MB\n"


def test_the_configured_size_is_kept_to(work, capsys):
    (work / "crosscheck.toml").write_text('cache-dir = "kept"\ncache-size = 1\n')
    own = work / "kept" / OWN / "ab"
    own.mkdir(parents=True)
    for n in range(3):
        (own / f"{n}".rjust(64, "a")).write_bytes(b"x" * 400_000)
        os.utime(own / f"{n}".rjust(64, "a"), (n, n))
    claims(capsys)
    left = held("kept")
    assert ["0".rjust(64, "a") in left, "1".rjust(64, "a") in left, "2".rjust(64, "a") in left, len(left)] == [False, True, True, 8]
    assert run(["cache", "info", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["limit"] == 1_000_000
