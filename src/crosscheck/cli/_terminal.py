"""What is known of the terminal that standard output is: how wide, whether in colours, and who turns right-to-left text around."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from crosscheck.cli._output import one_of
from crosscheck.report.bidi import BIDI, Bidi

AUTO = "auto"
WIDEST = 200  # lines that are longer are hard to read
# terminals that show characters in the order in which they come, by what they leave in the environment
_VISUAL_TERM = ("alacritty", "foot", "linux", "rxvt", "st-", "xterm-ghostty")  # how $TERM begins
_VISUAL_PROGRAM = ("ghostty", "vscode", "wezterm")  # $TERM_PROGRAM
_VISUAL_NAMES = ("ALACRITTY_WINDOW_ID", "WT_SESSION", "XTERM_VERSION")  # WT_SESSION: Windows Terminal


def check_bidi(said: str | None) -> None:
    """Raise OptionError where --bidi is given another word than it takes."""
    if said is not None:
        one_of("--bidi", said, (AUTO, *BIDI))


def terminal(said: str | None) -> dict[str, object]:
    """On a terminal its report takes the width, and, unless NO_COLOR is set, colours and links to files.

    Right-to-left text is turned around as `--bidi` says, else as the terminal's kind needs it.
    """
    if not sys.stdout.isatty():
        return {}
    return {
        "width": max(40, min(WIDEST, shutil.get_terminal_size().columns)),
        "color": not os.environ.get("NO_COLOR"),
        "links": None if os.environ.get("TERM") in ("dumb", "linux") else Path.cwd().as_posix(),
        "bidi": kind(os.environ) if said in (None, AUTO) else said,
    }


def bidi() -> Bidi:
    """Who turns around right-to-left text on standard output; what isn't a terminal may be shown by anything, so nobody does."""
    return kind(os.environ) if sys.stdout.isatty() else "terminal"


def kind(environment: Mapping[str, str]) -> Bidi:
    """Who turns right-to-left text around in the terminal that this environment is of: the terminal itself, where nothing else is known."""
    term, program = environment.get("TERM", ""), environment.get("TERM_PROGRAM", "").lower()
    if term == "xterm-kitty" or "KITTY_WINDOW_ID" in environment:
        return "words"
    if term.startswith(_VISUAL_TERM) or program in _VISUAL_PROGRAM or any(name in environment for name in _VISUAL_NAMES):
        return "visual"
    return "terminal"
