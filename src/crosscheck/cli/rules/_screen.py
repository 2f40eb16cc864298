"""Lines for a screen: how wide it is, and text wrapped to it with right-to-left words isolated."""

from __future__ import annotations

import os
import re
import shutil
import sys
from io import StringIO
from typing import TYPE_CHECKING

from crosscheck.cli._terminal import bidi

if TYPE_CHECKING:
    from rich.console import Console

PIPE = 80  # cells of a line that no terminal shows
NARROWEST, WIDEST = 40, 110


def width() -> int:
    """Cells of a line."""
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size().columns)) if sys.stdout.isatty() else PIPE


def colored() -> bool:
    """Whether to show colours: on a terminal, unless NO_COLOR is set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def console() -> Console:
    """A console that keeps what it prints, for `capture`."""
    from rich.console import Console

    color = colored()
    return Console(
        file=StringIO(), force_terminal=color, color_system="standard" if color else None, no_color=not color, width=width(), height=25,
        force_interactive=False, force_jupyter=False, legacy_windows=False, markup=False, emoji=False, highlight=False,
    )  # fmt: skip


def lines(text: str, indent: int = 0) -> list[str]:
    """A text in indented lines as wide as the screen; no isolate runs over a line's end."""
    from rich.text import Text

    from crosscheck.report.sheet import Sheet

    return [" " * indent + line.plain for line in Sheet(console(), bidi()).wrapped(Text(one_line(text)), width() - indent)]


def one_line(text: str) -> str:
    """A text in one line that can't hurt a screen; its right-to-left words are isolated, a “quotation” as a whole."""
    from crosscheck.report.bidi import isolate, isolate_runs, safe

    pieces = re.split("(?<=“)([^”]*)(?=”)", safe(text))
    return "".join(isolate(piece) if i % 2 else isolate_runs(piece) for i, piece in enumerate(pieces))
