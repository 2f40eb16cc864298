"""`crosscheck review` as it is started and ended: its files, its mistakes, Ctrl-C, and kill -9 at any moment."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import tomllib
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from crosscheck.cli import run

DRIVER = Path(__file__).with_name("review_killed.py")
REASON = "الأرقام «للمنظمين» \"12\" \\ ''' \u202e"
ARTICLES = {
    "en.txt": "The footbridge of Beni Saf reopened on Monday after 12 years, the mayor said.\n",
    "fr.txt": "La passerelle de Beni Saf a rouvert lundi après 13 ans, a déclaré le maire.\n",
    "ar.txt": "أعيد افتتاح جسر المشاة في بني صاف يوم الاثنين بعد 12 عاما، بحسب رئيس البلدية.\n",
}


@pytest.fixture(scope="module")
def checked(tmp_path_factory):
    """A folder with three articles, and the report on them."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "articles").mkdir()
    for name, text in ARTICLES.items():
        (folder / "articles" / name).write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert run(["check", "articles", "--report", "json=report.json"]) == 1
    return folder


@pytest.fixture
def desk(checked, tmp_path, monkeypatch):
    """The same, for each test its own; gives the fingerprint of the one finding."""
    monkeypatch.chdir(tmp_path)
    Path("articles").mkdir()
    for name in ARTICLES:
        Path("articles", name).write_bytes((checked / "articles" / name).read_bytes())
    Path("report.json").write_bytes((checked / "report.json").read_bytes())
    (finding,) = json.loads(Path("report.json").read_text(encoding="utf-8"))["findings"]
    return finding["fingerprint"]


def _hears_ctrl_c():
    """What a shell starts behind itself is deaf to Ctrl-C, and so is all that it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Running:
    """A review in a process of its own."""

    def __init__(self, *options):
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONIOENCODING": "utf-8"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "crosscheck", "review", "report.json", *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            text=True,
            preexec_fn=_hears_ctrl_c,  # noqa: PLW1509 (it takes no lock)
        )
        self.url = self.process.stdout.readline().rstrip("\n")

    def post(self, name, word, reason=""):
        parts = urlsplit(self.url)
        connection = http.client.HTTPConnection(parts.netloc, timeout=10)
        body = json.dumps({"fingerprint": name, "decision": word, "reason": reason})
        headers = {"Origin": f"http://{parts.netloc}", "Content-Type": "application/json"}
        connection.request("POST", f"{parts.path}decisions", body, headers)
        status = connection.getresponse().status
        connection.close()
        return status

    def end(self, how):
        self.process.send_signal(how)
        out, err = self.process.communicate(timeout=20)
        return self.process.returncode, out, err


def suppressed(path="crosscheck-suppressions.toml"):
    return [(table["fingerprint"], table["reason"]) for table in tomllib.loads(Path(path).read_text(encoding="utf-8")).get("suppress", [])]


def test_a_review_from_the_start_to_ctrl_c(desk, capsys):
    running = Running()
    assert running.url.startswith("http://127.0.0.1:")
    assert running.post(desk, "dismissed", REASON) == 200
    code, out, err = running.end(signal.SIGINT)
    assert (code, out) == (0, "")
    assert err.splitlines() == [
        "crosscheck: every decision is kept at once; Ctrl-C ends the review",
        "crosscheck: report.json: 0 confirmed, 1 dismissed, 0 to be checked, 0 open",
    ]
    assert suppressed() == [(desk, REASON.strip())]
    assert json.loads(Path("report.labels.json").read_text(encoding="utf-8"))["labels"][0]["label"] == "dismissed"
    check = ["check", "articles", "--fail-on", "info"]
    assert run(check) == 1
    assert run([*check, "--suppressions", "crosscheck-suppressions.toml"]) == 0
    assert "1 finding suppressed" in capsys.readouterr().out


def test_two_reviews_of_one_report(desk, capsys):
    running = Running()
    try:
        assert run(["review", "report.json", "--apply"]) == 2
        assert capsys.readouterr().err == "crosscheck: report.decisions: another crosscheck review has this report open; end that first\n"
        assert run(["review", "report.json", "--apply", "--decisions", "other.decisions"]) == 0
    finally:
        running.end(signal.SIGINT)
    assert run(["review", "report.json", "--apply"]) == 0


def test_what_a_killed_review_kept_is_applied(desk, capsys):
    running = Running("--suppressions", "own.toml", "--labels", "own.json", "--decisions", "own.decisions")
    assert running.post(desk, "dismissed", "x") == 200
    assert running.end(signal.SIGKILL)[0] == -signal.SIGKILL
    for name in ("own.toml", "own.json"):
        Path(name).unlink()
    with Path("own.decisions").open("ab") as file:
        file.write(b'{"fingerprint": "')  # a decision that nobody was told of
    assert run(["review", "report.json", "--apply", "--suppressions", "own.toml", "--labels", "own.json", "--decisions", "own.decisions"]) == 0
    assert suppressed("own.toml") == [(desk, "x")]
    assert capsys.readouterr().err == "crosscheck: report.json: 0 confirmed, 1 dismissed, 0 to be checked, 0 open\n"
    assert sorted(path.name for path in Path().iterdir()) == ["articles", "own.decisions", "own.json", "own.toml", "report.json"]


def test_a_report_in_another_folder(desk, tmp_path, monkeypatch):
    Path("work").mkdir()
    monkeypatch.chdir("work")
    assert run(["review", "../report.json", "--apply"]) == 0
    assert not list(Path().iterdir())


def test_an_article_that_is_gone_is_named(desk):
    Path("articles", "fr.txt").unlink()
    running = Running()
    _, _, err = running.end(signal.SIGINT)
    assert err.splitlines()[0] == "crosscheck: articles/fr.txt: gone, or changed since the report was made: the page shows its quoted sentences alone"


def test_the_browser_is_opened_where_that_is_asked_for(desk, monkeypatch, capsys):
    opened = []

    def open_(url):
        opened.append(url)
        raise KeyboardInterrupt

    monkeypatch.setattr("webbrowser.open", open_)
    assert run(["review", "report.json", "--open"]) == 0
    assert opened == [capsys.readouterr().out.rstrip("\n")]


def test_a_browser_that_cannot_be_opened(desk, monkeypatch, capsys):
    monkeypatch.setattr("webbrowser.open", lambda url: False)
    monkeypatch.setattr("crosscheck.review.server.Server.serve_forever", lambda self: None)
    assert run(["review", "report.json", "--open", "--port", str(_free())]) == 0
    assert "crosscheck: --open: there is no browser to open; copy the address above" in capsys.readouterr().err


def _free():
    import socket

    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


WRONG = [
    ("no file", ["nothing.json"], "nothing.json: not a file"),
    ("a folder", ["articles"], "articles: not a file"),
    ("no report", ["articles/en.txt"], "articles/en.txt:1: not valid JSON: Expecting value"),
    ("serving and not", ["report.json", "--apply", "--open"], "--apply writes files and serves no page; leave --open and --port away"),
    ("a port and no page", ["report.json", "--apply", "--port", "80"], "--apply writes files and serves no page; leave --open and --port away"),
    ("no port", ["report.json", "--port", "65536"], "invalid value for '--port'"),
    ("another language", ["report.json", "--report-language", "de"], "--report-language 'de' isn't one of ar, en, fr"),
    ("standard output", ["report.json", "--labels", "-"], "--labels -: this is kept in a file; name one"),
    ("no folder", ["report.json", "--suppressions", "no/s.toml"], "--suppressions no/s.toml: there is no folder"),
    ("the report itself", ["report.json", "--labels", "report.json"], "--labels report.json: this file is the report; name another"),
    ("an article", ["report.json", "--labels", "articles/../articles/en.txt"], "--labels articles/../articles/en.txt: this file is an article; name another"),
    ("like an article", ["report.json", "--decisions", "d.jsonl"], "--decisions d.jsonl: a file that ends in .jsonl would be read as an article"),
    (
        "one file for two",
        ["report.json", "--suppressions", "x.toml", "--labels", "./x.toml"],
        "--labels x.toml: this file is that of --suppressions; name another",
    ),
    ("no TOML", ["report.json", "--suppressions", "x.json"], "--suppressions x.json: name a file of suppressions alone, whose name ends in .toml"),
    ("a file of other tools", ["report.json", "--suppressions", "pyproject.toml"], "--suppressions pyproject.toml: name a file of suppressions alone"),
    ("a misspelt option", ["report.json", "--aply"], "no option '--aply' (did you mean '--apply'?)"),
]


@pytest.mark.parametrize(("arguments", "expected"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_a_mistake_is_told_in_a_line(desk, capsys, arguments, expected):
    before = sorted(Path().rglob("*"))
    assert run(["review", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"crosscheck: {expected}")
    assert err.count("\n") == 1
    assert sorted(Path().rglob("*")) == before


def test_a_file_that_others_wrote_in_is_kept(desk):
    theirs = "# ours\r\n[[suppress]]\r\nrule = 'date-differs'\r\nreason = 'x'"
    Path("s.toml").write_bytes(theirs.encode())
    running = Running("--suppressions", "s.toml")
    assert running.post(desk, "dismissed", "x") == 200
    assert Path("s.toml").read_bytes().startswith(theirs.encode())
    assert running.post(desk, "open") == 200
    running.end(signal.SIGKILL)
    assert Path("s.toml").read_bytes() == f"{theirs}\n".encode()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
def test_fifty_killed_reviews_lose_nothing(tmp_path):
    """Decisions are posted by several at once until the server is killed; each that was answered is kept, and the files follow from what is kept."""
    done = subprocess.run(
        [sys.executable, str(DRIVER), str(tmp_path), "50"],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}, capture_output=True, timeout=300, check=True,
    )  # fmt: skip
    found = json.loads(done.stdout)
    assert found["lost"] == found["wrong"] == 0
    assert found["answered"] > 200
    assert found["unanswered"] > 20  # so that kills came in the middle of decisions
    assert all(a <= b for a, b in pairwise(found["kept"]))
