"""`--report NAME=FILE`: several reports of one run, checked before any work is done, and the summary of a job on GitHub."""

import json
import os
import tracemalloc

import pytest

import crosscheck.pipeline
from crosscheck import report as reports
from crosscheck.cli import _reports, run
from crosscheck.model import Article, Compared, Finding, Position, PositionMention, SentenceQuote, SourceInfo, Span

TEXT = "The dam held 40 boats."
ARTICLES = (
    Article(id="a.txt", path="in/a.txt", text=TEXT, language="en"),
    Article(id="b.txt", path="in/b.txt", text=TEXT.replace("40", "50"), language="en"),
)


def position(article, value):
    sentence = SentenceQuote(span=Span(0, len(TEXT)), text=article.text)
    mention = PositionMention(source=article.id, path=article.path, span=Span(13, 15), quote=value, sentence=sentence)
    return Position(value=value, display=f"{value} boats", sources=(article.id,), independent=1, mentions=(mention,))


FINDING = Finding(
    rule="quantity-differs", kind="quantity", nature="contradiction", severity="error", scope="cross", about="boats", message="40 or 50 boats", story="1",
    positions=(position(ARTICLES[0], "40"), position(ARTICLES[1], "50")),
)  # fmt: skip
REPORT = crosscheck.pipeline.Report(
    sources=tuple(SourceInfo(article=a, sentences=1, claims=1) for a in ARTICLES),
    compared=Compared(articles=2, stories=1, claims=2, facts=1, rules=1),
    findings=(FINDING,),
    facts=(),
)
STARTS = {
    "csv": "kind,", "github": "::error ", "gitlab": "[\n", "html": "<!doctype html>\n", "json": "{\n", "junit": "<?xml", "markdown": "# ", "pr": "<!--", "sarif": "{\n",
    "terminal": "crosscheck  ", "xlsx": "PK\3\4",
}  # fmt: skip


@pytest.fixture(autouse=True)
def checked(tmp_path, monkeypatch):
    """How often the pipeline was asked for a report; the working folder is empty."""
    asked = []
    monkeypatch.setattr(crosscheck.pipeline, "check", lambda *_args, **_options: asked.append(1) or REPORT)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return asked


WHERE = [
    ("beside the report of a run", ["--report", "sarif=o.sarif"], "terminal", {"o.sarif": "sarif"}),
    ("each once", [f"--report={name}=o.{name}" for name in STARTS], "terminal", {f"o.{name}": name for name in STARTS}),
    ("one format twice", ["--report", "json=1", "--report", "json=2"], "terminal", {"1": "json", "2": "json"}),
    ("beside a file", ["--format", "json", "--output", "o.json", "--report", "junit=o.xml"], None, {"o.json": "json", "o.xml": "junit"}),
    ("in the place of the report of a run", ["--report", "pr=-", "--report", "sarif=o.sarif"], "pr", {"o.sarif": "sarif"}),
    ("a workbook where a program reads it", ["--report", "xlsx=-"], "xlsx", {}),
    ("a name with an equals sign", ["--report", "json=a=b"], "terminal", {"a=b": "json"}),
    ("nowhere, twice", ["--report", f"json={os.devnull}", "--report", f"pr={os.devnull}"], "terminal", {}),
]


@pytest.mark.parametrize(("options", "out", "files"), [case[1:] for case in WHERE], ids=[case[0] for case in WHERE])
def test_where_reports_go(capsysbinary, tmp_path, options, out, files):
    assert run(["check", "in", *options]) == 1
    printed = capsysbinary.readouterr().out.decode("latin-1")
    assert printed.startswith(STARTS[out]) if out else printed == ""
    assert {path.name for path in tmp_path.iterdir()} == set(files)
    for name, format_ in files.items():
        assert (tmp_path / name).read_bytes().startswith(STARTS[format_].encode())


WRONG = [
    ("no file", ["sarif"], "--report 'sarif': say where it goes: sarif=FILE, or sarif=- for standard output"),
    ("an empty file", ["sarif="], "--report 'sarif=': say where it goes: sarif=FILE, or sarif=- for standard output"),
    (
        "unknown format",
        ["sarf=o"],
        "--report 'sarf' isn't one of csv, github, gitlab, html, json, junit, markdown, pr, sarif, terminal, xlsx (did you mean 'sarif'?)",
    ),
    ("no format", ["=o"], "--report '' isn't one of csv,"),
    ("no folder", ["pr=no/such/file"], "--report no/such/file: there is no folder "),
    ("a folder", ["pr=."], "--report .: this is a folder; name a file"),
    ("two on standard output", ["pr=-", "json=-"], "--report json=-: standard output is taken by --report pr=-; name another file"),
    ("one file twice", ["pr=o", "json=./o"], "--report json=./o: ./o is taken by --report pr=o; name another file"),
    ("one file by a link", ["pr=real", "json=link"], "--report json=link: link is taken by --report pr=real; name another file"),
    ("one file by another name", ["pr=real", "json=hard"], "--report json=hard: hard is taken by --report pr=real; name another file"),
    ("the file of --output", ["pr=o", "--output", "o"], "--report pr=o: o is taken by --output o; name another file"),
    (
        "a text among the articles",
        ["junit=in/o.txt"],
        "--report in/o.txt: this would be read as an article; name a file in another folder, or with another ending",
    ),
    ("another way there", ["junit=./in/../in/sub/o.TXT"], "--report ./in/../in/sub/o.TXT: this would be read as an article;"),
    ("an article", ["junit=in/a.txt"], "--report in/a.txt: this would be read as an article;"),
    ("the configuration", ["junit=crosscheck.toml"], "--report crosscheck.toml: this file is read by the run, and would be overwritten; name another"),
    ("the baseline", ["junit=known", "--baseline", "known"], "--report known: this file is read by the run"),
    ("suppressions", ["--output", "own.toml", "--suppressions", "own.toml"], "--output own.toml: this file is read by the run"),
    ("standard output of --format", ["pr=-", "--format", "json"], "--report pr=-: standard output is taken by --output -; name another file"),
]


@pytest.mark.parametrize(("given", "message"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_a_mistake_is_found_before_any_work(tmp_path, capsys, checked, given, message):
    (tmp_path / "real").write_text("old", encoding="utf-8")
    for name in ("crosscheck.toml", "own.toml"):
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / "in/sub").mkdir(parents=True)
    (tmp_path / "link").symlink_to("real")
    (tmp_path / "hard").hardlink_to(tmp_path / "real")
    at = next((i for i, word in enumerate(given) if word.startswith("--")), len(given))
    assert run(["check", "in", *(f"--report={text}" for text in given[:at]), *given[at:]]) == 2
    err = capsys.readouterr().err
    assert err.startswith(f"crosscheck: {message}")
    assert err.count("\n") == 1
    assert checked == []
    assert (tmp_path / "real").read_text(encoding="utf-8") == "old"


NO_TEXT = [
    ("of --report", ["--report", "xlsx=-"], "--report xlsx=-: xlsx is no text that a terminal could show; name a file"),
    ("of --format", ["--format", "xlsx"], "--output -: xlsx is no text that a terminal could show; name a file"),
]


@pytest.mark.parametrize(("options", "message"), [case[1:] for case in NO_TEXT], ids=[case[0] for case in NO_TEXT])
def test_a_workbook_is_not_printed_on_a_terminal(capsys, monkeypatch, checked, options, message):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert run(["check", "in", *options]) == 2
    assert (capsys.readouterr().err, checked) == (f"crosscheck: {message}\n", [])


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_file_that_cannot_be_written_is_found_before_any_work(tmp_path, capsys, checked):
    (tmp_path / "shut").mkdir(mode=0o500)
    assert run(["check", "in", "--report", "pr=shut/o"]) == 2
    assert (capsys.readouterr().err, checked) == ("crosscheck: --report shut/o: this can't be written to\n", [])


def test_the_configuration_s_standard_output_gives_way(tmp_path, capsysbinary):
    (tmp_path / "crosscheck.toml").write_text('format = "json"\n', encoding="utf-8")
    assert run(["check", "in", "--report", "pr=-"]) == 1
    assert capsysbinary.readouterr().out.startswith(b"<!--")


LANGUAGES = [
    ("nothing said", [], None, '<html lang="en" dir="ltr">'),
    ("on the command line", ["--report-language", "fr"], None, '<html lang="fr" dir="ltr">'),
    ("in the configuration", [], "ar", '<html lang="ar" dir="rtl">'),
    ("the command line before the configuration", ["--report-language", "fr"], "ar", '<html lang="fr" dir="ltr">'),
]


@pytest.mark.parametrize(("said", "configured", "expected"), [row[1:] for row in LANGUAGES], ids=[row[0] for row in LANGUAGES])
def test_the_page_speaks_the_language_that_is_asked_for(tmp_path, capsys, said, configured, expected):
    if configured:
        (tmp_path / "crosscheck.toml").write_text(f'report-language = "{configured}"\n')
    assert run(["check", "in", "--report", "html=o.html", "--report", "json=o.json", *said]) == 1
    assert expected in (tmp_path / "o.html").read_text(encoding="utf-8")
    assert json.loads((tmp_path / "o.json").read_text(encoding="utf-8"))["findings"]


def test_a_language_without_an_interface_is_a_mistake(tmp_path, checked, capsys):
    assert run(["check", "in", "--report-language", "es"]) == 2
    assert capsys.readouterr().err == "crosscheck: --report-language 'es' isn't one of ar, en, fr\n"
    (tmp_path / "crosscheck.toml").write_text('report-language = "eng"\n')
    assert run(["check", "in"]) == 2
    assert capsys.readouterr().err == "crosscheck: crosscheck.toml:1: unknown report-language: 'eng'; allowed: ar, en, fr (did you mean 'en'?)\n"
    assert checked == []


def test_a_long_report_is_never_held(tmp_path, monkeypatch, checked):
    many = 2_000
    monkeypatch.setattr(reports, "pieces", lambda *_given, **_options: (b"[0123456789]" * 1_000 for _ in range(many)))
    monkeypatch.setattr(_reports, "SMALL", 100_000)
    tracemalloc.start()
    try:
        assert run(["check", str(tmp_path), "--report", f"json={tmp_path / 'long.json'}", "--no-config", "--quiet", "--exit-zero"]) == 0
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (tmp_path / "long.json").stat().st_size == 12_000 * many > 2 * most


def test_paths_are_seen_from_the_working_folder(tmp_path, capsys, monkeypatch):
    whole = tuple(SourceInfo(article=Article(id=a.id, path=f"{tmp_path}/{a.path}", text=a.text), sentences=1, claims=1) for a in ARTICLES)
    monkeypatch.setattr(crosscheck.pipeline, "check", lambda *_args, **_options: crosscheck.pipeline.Report(
        sources=whole, compared=REPORT.compared, findings=REPORT.findings, facts=()))  # fmt: skip
    run(["check", "in", "--report", "sarif=o", "--report", "gitlab=g", "--report", "github=-"])
    result = json.loads((tmp_path / "o").read_text(encoding="utf-8"))["runs"][0]["results"][0]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "in/b.txt"
    assert [issue["location"]["path"] for issue in json.loads((tmp_path / "g").read_text(encoding="utf-8"))] == ["in/a.txt", "in/b.txt"]
    assert "file=in/b.txt," in capsys.readouterr().out


# ------------------------------------------------------------------ the summary of a job on GitHub

SUMMARY = [("wanted", "github", True), ("not wanted", "sarif", False)]


@pytest.mark.parametrize(("format_", "told"), [case[1:] for case in SUMMARY], ids=[case[0] for case in SUMMARY])
def test_the_summary_is_added_where_annotations_are_wanted(tmp_path, monkeypatch, format_, told):
    path = tmp_path / "summary.md"
    path.write_text("what another step said\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    assert run(["check", "in", "--report", f"{format_}=o"]) == 1
    text = path.read_text(encoding="utf-8")
    assert text.startswith("what another step said\n")
    assert ("### crosscheck: 1 error, 0 warnings, 0 infos" in text) is told


def test_a_summary_that_cannot_be_written_is_no_failure(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "no" / "summary.md"))
    assert run(["check", "in", "--format", "github"]) == 1
    assert "can't be written: No such file or directory" in capsys.readouterr().err
