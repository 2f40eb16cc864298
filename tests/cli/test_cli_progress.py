import io

import pytest

from crosscheck.cli import _progress
from crosscheck.cli._progress import Bar, progress


class Screen(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def clock(monkeypatch):
    """A clock that the test winds."""
    now = [0.0]
    monkeypatch.setattr(_progress.time, "monotonic", lambda: now[0])
    return now


def test_nobody_watches(capsys):
    with progress() as bar:
        assert bar is None
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("seconds", "done", "shown"), [(0.5, 3, False), (1.5, 3, True), (1.5, 9, False)], ids=["quick", "long", "done"])
def test_only_long_work_is_shown(monkeypatch, clock, seconds, done, shown):
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    bar = Bar()
    clock[0] = seconds
    bar("reading", done, 9)
    bar.close()
    assert ("reading" in screen.getvalue()) is shown
