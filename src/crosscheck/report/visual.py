"""Lines for terminals that show every character where it comes: right-to-left text turned around, its letters joined."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import groupby

from rich.style import Style
from rich.text import Text

from crosscheck.report.bidi import ISOLATES, has_rtl
from crosscheck.report.reorder import embedding_levels, mirrored, visual_order
from crosscheck.report.shape import shaped

_LETTERS = ("R", "AL", "NSM")
_UNSEEN = ("BN", "LRI", "RLI", "FSI", "PDI")


def visual(line: Text, *, words: bool = False) -> Text:
    """A line as it is to be seen from left to right, without isolates; styles stay with their letters.

    With `words` the letters of a word are left as they are, for a terminal that turns and joins them itself.
    """
    plain = line.plain
    if not has_rtl(plain) and not ISOLATES.search(plain):
        return line
    letters = [(character, i) for i, character in enumerate(plain)] if words else shaped(plain)
    text = "".join(letter for letter, _ in letters)
    levels = embedding_levels(text)
    order = visual_order(text, levels)
    if words:
        order = _words_as_they_were(text, order, levels)
    order = [i for i in order if unicodedata.bidirectional(text[i]) not in _UNSEEN]
    return _styled(line, [letters[i][1] for i in order], [mirrored(text[i]) if levels[i] % 2 else text[i] for i in order])


def _words_as_they_were(text: str, order: Sequence[int], levels: Sequence[int]) -> list[int]:
    """The order with each run of right-to-left letters turned back."""
    kinds = {i: levels[i] % 2 == 1 and unicodedata.bidirectional(text[i]) in _LETTERS for i in order}
    return [i for letters, run in groupby(order, kinds.__getitem__) for i in (sorted(run) if letters else run)]


def _styled(line: Text, places: Sequence[int], shown: Sequence[str]) -> Text:
    """What is shown, each character in the styles of its place in the line."""
    styles: list[tuple[str | Style, ...]] = [()] * len(line.plain)
    for span in line.spans:
        for i in range(span.start, min(span.end, len(styles))):
            styles[i] = (*styles[i], span.style)
    out = Text(style=line.style)
    for own, run in groupby(zip(places, shown, strict=True), lambda pair: styles[pair[0]]):
        start = len(out)
        out.append("".join(character for _, character in run))
        for style in own:
            out.stylize(style, start)
    return out
