"""Finds what stands between quotation marks, whichever marks a desk uses and however it mixes them ("… ”).

All positions are token indices of one line of text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.tokens import Token

SHORTEST = 3  # words of a quotation; what is shorter is a name, a title or a word held at a distance
# What closes a quotation, by the mark that opens it; straight and curly marks are often mixed.
_CLOSES = {"«": "»", "“": '”"', '"': '"”“', "„": "“”", "‹": "›", "‘": "’'", "'": "'’", "”": "“"}
_SINGLE = "‘'‹"


def quotations(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Quotations as (opening mark, closing mark); one left open runs to the end of the line, one only closed starts with it (-1)."""
    opened: int | None = None
    first = True  # no mark of a quotation has been seen in this line
    for i, token in enumerate(tokens):
        if token.kind != "mark":
            continue
        if opened is not None and token.text in _CLOSES[tokens[opened].text] and _may_close(tokens, i, opened):
            yield from _long(tokens, opened, i)
            opened, first = None, False
        elif opened is None and token.text in "”»":
            if first and not _opens(tokens, i):
                yield from _long(tokens, -1, i)
            opened, first = i if _opens(tokens, i) else None, False
        elif opened is None and token.text in _CLOSES and (token.text not in _SINGLE + '"' or _opens(tokens, i)):
            opened = i
    if opened is not None and tokens[opened].text not in _SINGLE:
        yield from _long(tokens, opened, len(tokens))


def _opens(tokens: Sequence[Token], i: int) -> bool:
    """Whether a mark that may open or close opens: a space before it (or nothing), and none behind it."""
    free = i == 0 or tokens[i - 1].end < tokens[i].start or tokens[i - 1].text in "([—–-:"
    return tokens[i].text != "»" and free and i + 1 < len(tokens) and tokens[i + 1].start == tokens[i].end


def _may_close(tokens: Sequence[Token], i: int, opened: int) -> bool:
    """Whether a mark closes what was opened; an apostrophe in a word or behind one (the workers' money) doesn't."""
    if tokens[opened].text not in _SINGLE:
        return True
    return i + 1 == len(tokens) or tokens[i + 1].kind == "mark" or (tokens[i - 1].kind == "mark" and tokens[i + 1].start > tokens[i].end)


def _long(tokens: Sequence[Token], opening: int, closing: int) -> Iterator[tuple[int, int]]:
    if sum(t.kind == "word" for t in tokens[opening + 1 : closing]) >= SHORTEST:
        yield opening, closing
