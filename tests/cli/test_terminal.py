"""What `check` asks of the terminal: colours, links, its width, and who turns right-to-left text around there."""

import os
import shlex
import subprocess
import sys

import pytest

import crosscheck.pipeline
from crosscheck.cli import run
from crosscheck.cli._terminal import kind
from crosscheck.model import Agreement, Article, Compared, Finding, Position, PositionMention, SentenceQuote, SourceInfo, Span

TEXTS = {"in/a.txt": "The closure of the dam lasted 12 years.", "in/b.txt": "استمر إغلاق السد 13 عاما."}


def position(path, value, quote):
    text = TEXTS[path]
    start = text.index(quote)
    sentence = SentenceQuote(span=Span(0, len(text)), text=text)
    mention = PositionMention(source=path, path=path, span=Span(start, start + len(quote)), quote=quote, sentence=sentence)
    return Position(value=value, display=value, sources=(path,), independent=1, mentions=(mention,))


YEARS = position("in/a.txt", "12 years", "12 years"), position("in/b.txt", "13 years", "13 عاما")
REPORT = crosscheck.pipeline.Report(
    sources=tuple(SourceInfo(article=Article(id=path, path=path, text=text, language=lang), sentences=1, claims=1) for (path, text), lang in zip(TEXTS.items(), ("en", "ar"), strict=True)),
    compared=Compared(articles=2, stories=1, claims=2, facts=2, rules=1),
    findings=(
        Finding(
            rule="duration-differs", kind="duration", nature="contradiction", severity="error", scope="cross", about="closure", message="12 or 13 years",
            story="1", positions=YEARS,
        ),
    ),
    facts=(Agreement(kind="place", about="the dam itself", story="1", positions=(position("in/a.txt", "dam", "dam"),)),),
)  # fmt: skip
LOGICAL = "\u2067استمر إغلاق السد 13 عاما.\u2069"
NAMES = ("TERM", "TERM_PROGRAM", "ALACRITTY_WINDOW_ID", "KITTY_WINDOW_ID", "WT_SESSION", "XTERM_VERSION", "NO_COLOR")


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """An empty folder to work in, the report of one conflict, and an environment of no terminal."""
    monkeypatch.setattr(crosscheck.pipeline, "check", lambda *_args, **_options: REPORT)
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def shown(desk, capsys, monkeypatch):
    """What `check` with some options shows on a terminal of 120 columns: `shown("--bidi", "off", TERM="xterm")`."""
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("TERM", "xterm-256color")

    def show(*options, **environment):
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
        assert run(["check", "in", *options]) == 1
        return capsys.readouterr().out

    return show


TERMINALS = [
    ("nothing is known", {}, "terminal"),
    ("one like many", {"TERM": "xterm-256color"}, "terminal"),
    ("GNOME", {"TERM": "xterm-256color", "VTE_VERSION": "7600"}, "terminal"),
    ("Konsole", {"TERM": "xterm-256color", "KONSOLE_VERSION": "230804"}, "terminal"),
    ("of macOS", {"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, "terminal"),
    ("iTerm2", {"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, "terminal"),
    ("xterm", {"TERM": "xterm", "XTERM_VERSION": "XTerm(379)"}, "visual"),
    ("VS Code", {"TERM": "xterm-256color", "TERM_PROGRAM": "vscode"}, "visual"),
    ("WezTerm", {"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, "visual"),
    ("Windows Terminal", {"WT_SESSION": "0"}, "visual"),
    ("Alacritty", {"TERM": "alacritty"}, "visual"),
    ("foot", {"TERM": "foot-extra"}, "visual"),
    ("tmux in Alacritty", {"TERM": "tmux-256color", "TERM_PROGRAM": "tmux", "ALACRITTY_WINDOW_ID": "9"}, "visual"),
    ("kitty", {"TERM": "xterm-kitty"}, "words"),
    ("tmux in kitty", {"TERM": "tmux-256color", "TERM_PROGRAM": "tmux", "KITTY_WINDOW_ID": "1"}, "words"),
]


@pytest.mark.parametrize(("environment", "bidi"), [row[1:] for row in TERMINALS], ids=[row[0] for row in TERMINALS])
def test_who_turns_text_around_in_a_terminal(environment, bidi):
    assert kind(environment) == bidi


def test_on_a_terminal_there_are_colours_and_links(desk, shown):
    out = shown()
    assert "\x1b[1;31merror" in out
    assert f"\x1b]8;;{desk.as_uri()}/in/b.txt\x1b\\" in out
    assert "12 years\x1b[0m  1 source" in out
    assert "  \x1b[1m13 years\x1b[0m  1 source" in out


NONE = [
    ("NO_COLOR", {"NO_COLOR": "1"}, "\x1b"),
    ("a terminal that knows no links", {"TERM": "linux"}, "\x1b]"),
    ("another", {"TERM": "dumb"}, "\x1b]"),
]


@pytest.mark.parametrize(("environment", "absent"), [row[1:] for row in NONE], ids=[row[0] for row in NONE])
def test_what_a_terminal_does_not_want(desk, shown, environment, absent):
    out = shown(**environment)
    assert absent not in out
    assert str(desk) not in out


SAID = [
    ("auto, where the terminal does it", (), {}, "terminal"),
    ("auto, where it doesn't", (), {"TERM_PROGRAM": "vscode"}, "visual"),
    ("auto is said", ("--bidi", "auto"), {"TERM": "xterm-kitty"}, "words"),
    ("what is said comes first", ("--bidi", "terminal"), {"TERM_PROGRAM": "vscode"}, "terminal"),
    ("visual", ("--bidi", "visual"), {}, "visual"),
    ("off", ("--bidi=off",), {"TERM_PROGRAM": "vscode"}, "off"),
]
SHOWN = {
    "terminal": "\u2067استمر إغلاق السد ",
    "off": " إغلاق السد ",
    "words": "السد إغلاق استمر",
    "visual": "ﺪﺴﻟﺍ ﻕﻼﻏﺇ ﺮﻤﺘﺳﺍ",
}


@pytest.mark.parametrize(("options", "environment", "bidi"), [row[1:] for row in SAID], ids=[row[0] for row in SAID])
def test_right_to_left_text_on_a_terminal(shown, options, environment, bidi):
    out = shown(*options, **environment)
    assert [name for name, words in SHOWN.items() if words in out] == ([bidi, "off"] if bidi == "terminal" else [bidi])


def test_a_file_is_for_any_terminal_unless_something_is_said(desk, shown):
    shown("--output", "plain.out", "--report", "terminal=same.out", TERM_PROGRAM="vscode")
    shown("--output", "visual.out", "--bidi", "visual")
    plain, same, turned = ((desk / f"{name}.out").read_text(encoding="utf-8") for name in ("plain", "same", "visual"))
    assert plain == same
    assert LOGICAL.replace("13 عاما", "[13 عاما]") in plain
    assert SHOWN["visual"] in turned
    assert "\x1b" not in plain + turned
    assert str(desk) not in plain + turned


def test_a_wrong_word_is_one_line(desk, capsys):
    assert run(["check", "in", "--bidi", "visul"]) == 2
    assert capsys.readouterr().err == "crosscheck: --bidi 'visul' isn't one of auto, terminal, visual, words, off (did you mean 'visual'?)\n"


def test_agreements_are_shown_where_they_are_asked_for(desk, capsys):
    assert run(["check", "in", "--show-agreements"]) == run(["check", "in"]) == 1
    assert capsys.readouterr().out.count("dam (in/a.txt:1)  the dam itself") == 1


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
def test_in_a_real_terminal(tmp_path):
    """A process of its own on a pseudo-terminal, as a user starts it."""
    import pty

    for path, text in TEXTS.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    main, other = pty.openpty()
    environment = {name: value for name, value in os.environ.items() if name not in NAMES} | {"TERM": "xterm", "TERM_PROGRAM": "vscode"}
    command = shlex.join([sys.executable, "-m", "crosscheck", "check", "in", "--no-config", "--no-cache", "--exit-zero"])
    with subprocess.Popen(shlex.split(command), cwd=tmp_path, env=environment, stdout=other, stderr=subprocess.DEVNULL) as process:
        os.close(other)
        out = b""
        while True:
            try:
                part = os.read(main, 65536)
            except OSError:  # how Linux says that nobody writes any more
                break
            if not part:
                break
            out += part
    os.close(main)
    assert process.returncode == 0
    assert b"crosscheck\x1b[0m  2 articles" in out
