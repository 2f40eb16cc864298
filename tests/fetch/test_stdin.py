"""Standard input as a source: `-`."""

import io
import json
import os
import pty
import subprocess
import sys

import pytest

from crosscheck.cli import _outside, run

TWELVE = "The footbridge of Beni Saf reopened on Monday after 12 years, the mayor said.\n"
THIRTEEN = "La passerelle de Beni Saf a rouvert lundi après 13 ans, a déclaré le maire.\n"
RECORDS = "".join(json.dumps({"id": n, "text": text}) + "\n" for n, text in (("a", TWELVE), ("b", THIRTEEN)))


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with an article, to work in."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "en.txt").write_text(TWELVE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def comes(monkeypatch):
    """Let something come in."""

    def let(text):
        data = text.encode() if isinstance(text, str) else text
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    return let


# command, what comes in, exit code, what is named in the report
CASES = [
    pytest.param(["check", "-", "others/"], THIRTEEN, 1, ["-:1", "others/en.txt:1"], id="text"),
    pytest.param(["check", "-", "--against", "others/"], THIRTEEN, 1, ["-:1", "others/en.txt:1"], id="against others"),
    pytest.param(["check", "others/", "--new", "-"], THIRTEEN, 1, ["-:1", "others/en.txt:1"], id="as new"),
    pytest.param(["check", "others/", "--against", "-"], THIRTEEN, 1, ["-:1", "others/en.txt:1"], id="what others are compared with"),
    pytest.param(["check", "-"], RECORDS, 1, ["-:1:1", "-:2:1"], id="JSON lines"),
    pytest.param(["check", "others/", "--new", "-"], RECORDS, 1, ["-:2:1", "others/en.txt:1"], id="JSON lines as new"),
    pytest.param(["check", "-", "others/", "--stdin-name", "fr.txt"], THIRTEEN, 1, ["fr.txt:1", "others/en.txt:1"], id="by a name"),
    pytest.param(["check", "-", "--stdin-name", "a/b.jsonl"], RECORDS, 1, ["a/b.jsonl:1:1", "a/b.jsonl:2:1"], id="by the ending of a name"),
    pytest.param(["check", "-", "others/"], TWELVE, 0, [], id="the same text"),
    pytest.param(["check", "-", "others/"], f"\ufeff---\nlanguage: fr\n---\n{THIRTEEN}", 1, ["-:4"], id="front matter"),
]


@pytest.mark.parametrize(("command", "text", "code", "places"), CASES)
def test_what_comes_in_is_compared(  # noqa: PLR0917 (a table)
    desk, comes, capsys, command, text, code, places
):
    comes(text)
    assert run(command) == code
    out, err = capsys.readouterr()
    assert err == ""
    assert all(place in out for place in places), out


def test_what_comes_in_takes_the_place_of_the_file_that_it_is_named_as(desk, comes, capsys):
    """As an editor wants it, whose text isn't saved yet."""
    (desk / "others" / "fr.txt").write_text(TWELVE, encoding="utf-8")
    comes(THIRTEEN)
    assert run(["check", "others/", "-", "--stdin-name", "others/fr.txt"]) == 1
    assert "2 articles" in capsys.readouterr().out.splitlines()[0]


def test_claims(desk, comes, capsys):
    comes(THIRTEEN)
    assert run(["claims", "-", "--format", "jsonl"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["id"], "13 ans" in [claim["quote"] for claim in found["claims"]]) == ("-", True)


def test_an_archive(desk, comes, capsys):
    """What comes in without a name takes no other's place; under one it does."""
    for text, name, told in [
        (TWELVE, [], "1 article added; 1 article in all"),
        (THIRTEEN, [], "1 article added; 2 articles in all"),
        (THIRTEEN, [], "0 articles added, 1 there already; 2 articles in all"),
        (TWELVE.replace("12", "14"), ["--stdin-name", "x.txt"], "1 article added; 3 articles in all"),
        (TWELVE.replace("12", "15"), ["--stdin-name", "x.txt"], "1 article added, 1 in the place of an older text; 3 articles in all"),
    ]:
        comes(text)
        assert run(["archive", "add", "-", *name]) == 0
        assert capsys.readouterr().err == f"crosscheck: crosscheck.duckdb: {told}\n"
    comes(TWELVE.replace("12", "16"))
    assert run(["archive", "check", "-"]) == 1
    out = capsys.readouterr().out
    assert "x.txt:1\n" in out
    assert "-:1\n" in out


UNREADABLE = [
    pytest.param(b"", "empty", id="nothing"),
    pytest.param(b" \n", "empty", id="blanks"),
    pytest.param(b"a\0b" * 30, "binary, not text", id="binary"),
    pytest.param(b"a" * 101, "too large for standard input (at most 100 bytes); write it to a file", id="too much"),
]


@pytest.mark.parametrize(("data", "reason"), UNREADABLE)
def test_what_can_t_be_read_says_why(desk, comes, capsys, monkeypatch, data, reason):
    monkeypatch.setattr(_outside, "STANDARD_INPUT", 100)
    comes(data[:101])
    assert run(["check", "-", "others/"]) == 2
    assert capsys.readouterr().err.splitlines()[0] == f"crosscheck: -: {reason}"


WRONG = [
    (["check", "-", "-"], "-: standard input can be read only once; name it once"),
    (["check", "-", "--new", "-"], "-: standard input can be read only once; name it once"),
    (["check", "others/", "--stdin-name", "a.txt"], "--stdin-name: standard input isn't among the sources; name it as -"),
    (["check", "-", "--stdin-name", ""], "--stdin-name '': write the name of a file, such as news.html"),
    (["check", "-", "--stdin-name", "https://example.org/a.txt"], "--stdin-name 'https://example.org/a.txt': write the name of a file, such as news.html"),
    (["check", "-", "--new-from-git", "main"], "--new-from-git: - isn't a file; name files and folders alone"),
    (["check", "-", "--against-git"], "--against-git: - isn't a file; name files and folders alone"),
    (["check", "-", "--against", "nowhere/"], "nowhere: no such file or folder (did you mean 'others'?)"),
]


@pytest.mark.parametrize(("command", "message"), WRONG)
def test_what_makes_no_sense_says_so(desk, comes, capsys, command, message):
    comes(TWELVE)
    assert run(command) == 2
    assert capsys.readouterr().err == f"crosscheck: {message}\n"


def test_a_name_that_nobody_reads(desk, comes, capsys):
    comes(TWELVE)
    assert run(["check", "-", "others/", "--stdin-name", "a.exe"]) == 2
    assert capsys.readouterr().err.startswith("crosscheck: a.exe: no reader for '.exe' files")


def started(*command, **how):
    return subprocess.run([sys.executable, "-m", "crosscheck", *command], capture_output=True, timeout=60, check=False, **how)


def test_a_terminal_isn_t_waited_for(desk):
    ours, theirs = pty.openpty()
    done = started("check", "-", stdin=theirs)
    os.close(ours)
    os.close(theirs)
    assert (done.returncode, done.stderr) == (2, b"crosscheck: -: standard input is a terminal; pipe an article into crosscheck, or name a file\n")


def test_an_input_that_breaks_off(desk, capsys, monkeypatch):
    class Broken(io.BytesIO):
        def read(self, size=-1):
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Broken()))
    assert run(["check", "-", "others/"]) == 2
    assert capsys.readouterr().err.splitlines()[0] == "crosscheck: -: can't be read: Input/output error"


def test_no_standard_input_at_all(desk):
    done = subprocess.run(["sh", "-c", f"{sys.executable} -m crosscheck claims - <&-"], capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (2, b"crosscheck: -: there is no standard input\n")


def test_input_without_end_is_cut_off(desk):
    with subprocess.Popen(["yes", TWELVE], stdout=subprocess.PIPE) as endless:
        done = started("claims", "-", stdin=endless.stdout)
        endless.kill()
    assert done.returncode == 2
    assert done.stderr.splitlines()[0] == b"crosscheck: -: too large for standard input (at most 50,000,000 bytes); write it to a file"
