"""What the terminal's report is written on: how wide, in what colours, who turns right-to-left text, and whether places are links."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from io import StringIO
from pathlib import PurePath

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.style import Style
from rich.text import Text

from crosscheck.model import PositionMention
from crosscheck.report.bidi import ISOLATES, OPENERS, PDI, RLI, Bidi, isolate, safe
from crosscheck.report.spots import uri
from crosscheck.report.visual import visual
from crosscheck.report.words import Places

GLUE = "\ue000"  # stands for a space at which no line may end
CODE = r"\x1b\[[\d;]*m|\x1b\]8;;[!-~]*\x1b\\"  # a pattern for all that a page holds beside text: colours, and the ends of a link
_LINK_ID = re.compile(r"\x1b\]8;id=[\d-]+;")  # rich counts or draws them, so that no two runs have the same; links work without


def console(width: int, *, color: bool) -> Console:
    """A console that takes nothing from the environment, so that the same report gives the same text."""
    return Console(
        file=StringIO(), force_terminal=color, color_system="standard" if color else None, no_color=not color, width=width, height=25,
        force_interactive=False, force_jupyter=False, legacy_windows=False, markup=False, emoji=False, highlight=False,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """A console with all that is the same for every line; `root` is the folder from which linked paths are seen, None where there are no links."""

    console: Console
    bidi: Bidi = "terminal"
    root: str | None = None

    @property
    def width(self) -> int:
        return self.console.width

    @property
    def colored(self) -> bool:
        return self.console.color_system is not None

    def wrapped(self, text: Text, width: int) -> list[Text]:
        """The text in lines of at most `width` cells, every isolate closed on its line and opened again on the next.

        A terminal orders each line on its own, so an isolate that runs over a line's end would leave the next line bare.
        """
        lines = []
        open_isolates: list[str] = []
        for line in text.wrap(self.console, width, overflow="fold"):
            before = "".join(open_isolates)
            for character in line.plain:
                if character in OPENERS:
                    open_isolates.append(character)
                elif character == PDI and open_isolates:
                    open_isolates.pop()
            line.plain = line.plain.rstrip().replace(GLUE, " ")
            lines.append(Text.assemble(before, line, PDI * len(open_isolates)))
        return self._turned(lines)

    def line(self, text: str) -> Text:
        """A short text that isn't wrapped here."""
        return self._turned([Text(text)])[0]

    def _turned(self, lines: list[Text]) -> list[Text]:
        """The lines in the order in which the terminal is to be given them; where cells count, those of a right-to-left text end in one column."""
        right = all(line.plain.startswith(RLI) for line in lines) and (self.colored or self.bidi in ("visual", "words"))
        if self.bidi in ("visual", "words"):
            lines = [visual(line, words=self.bidi == "words") for line in lines]
        if right:
            widest = max(cell_len(line.plain) for line in lines)
            lines = [Text.assemble(" " * (widest - cell_len(line.plain)), line) for line in lines]
        return lines

    def place(self, mention: PositionMention, places: Places, style: str = "") -> Text:
        """`path:line`, a link to the file where there are links. The address is percent-encoded ASCII, so that nothing in a path can end it."""
        shown = Text(isolate(safe(places.where(mention))), style)
        if self.root is not None and self.colored:
            whole = PurePath(os.path.normpath(PurePath(self.root, places.file(mention)))).as_posix()
            shown.stylize(Style(link=uri(whole)))
        return shown

    def text(self, page: RenderableType) -> str:
        """The page as lines without blanks at their ends."""
        with self.console.capture() as capture:
            self.console.print(page)
        text = "\n".join(line.rstrip() for line in capture.get().rstrip().split("\n"))
        if self.bidi == "off":
            text = ISOLATES.sub("", text)
        return _LINK_ID.sub("\x1b]8;;", text)
