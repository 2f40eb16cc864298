"""The command line with nothing replaced: files in, a report out."""

import json

import pytest

from crosscheck.cli import run

ONE = "The embassy of Sweden in Rabat reopened on Monday after a break of 12 years, the foreign ministry said.\n"
TWO = "L'ambassade de Suède à Rabat a rouvert lundi après une interruption de 13 ans, a annoncé le ministère des Affaires étrangères.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder `in` with the named texts, seen from its parent."""
    monkeypatch.chdir(tmp_path)

    def make(**files):
        (tmp_path / "in").mkdir()
        for name, data in files.items():
            (tmp_path / "in" / f"{name}.txt").write_bytes(data if isinstance(data, bytes) else data.encode())
        return "in"

    return make


def told(report):
    """What a run says at its end of what it compared."""
    done = report["compared"]
    return f"{done['claims']} claims on {done['facts']} facts of 1 story by {done['rules']} rules"


def test_two_sources_that_contradict_one_another(folder, capsys):
    assert run(["check", folder(en=f"---\npublished: 2025-06-17\n---\n{ONE}", fr=TWO), "--format", "json"]) == 1
    out, err = capsys.readouterr()
    report = json.loads(out)
    (finding,) = [f for f in report["findings"] if f["severity"] == "error"]
    assert (finding["kind"], sorted(p["value"] for p in finding["positions"])) == ("duration", ["P12Y", "P13Y"])
    assert {m["source"] for p in finding["positions"] for m in p["mentions"]} == {"in/en.txt", "in/fr.txt"}
    assert err == f"crosscheck: 1 error, 0 warnings, 0 infos in 2 articles; compared {told(report)}\n"


def test_a_bad_source_is_left_out_and_the_others_are_checked(folder, capsys):
    assert run(["check", folder(a=ONE, b=TWO, c=b"", d=b"\x00\x01"), "--format", "json"]) == 2
    out, err = capsys.readouterr()
    report = json.loads(out)
    assert [s["path"] for s in report["skipped"]] == ["in/c.txt", "in/d.txt"]
    assert report["compared"]["articles"] == 2
    assert err.splitlines() == [
        "crosscheck: in/c.txt: empty",
        "crosscheck: in/d.txt: binary, not text",
        f"crosscheck: 1 error, 0 warnings, 0 infos in 2 articles; compared {told(report)}; skipped 2 sources",
    ]


def test_no_readable_source(folder, capsys):
    assert run(["check", folder(a=b"", b=b"\x00")]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[-1] == "crosscheck: nothing to check: none of the sources could be read"


def test_one_article_alone(folder, capsys):
    assert run(["check", folder(a=ONE)]) == 0
    out, err = capsys.readouterr()
    assert "1 article" in out
    assert err.count("\n") == 1


def test_claims(folder, capsys):
    assert run(["claims", folder(a=ONE), "--format", "jsonl"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    article = json.loads(line)
    assert article["id"] == "a.txt"
    assert ("12 years", "duration", "P12Y") in {(c["quote"], c["kind"], c["value"]) for c in article["claims"]}
    assert all(ONE[c["start"] : c["end"]] == c["quote"] for c in article["claims"])
