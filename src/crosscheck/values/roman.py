"""Roman numbers: what their letters are worth; which words may be one is for the readers of ranks and of centuries to say."""

from __future__ import annotations

VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def value(letters: str) -> int:
    """The value of a row of these letters, in small ones: a smaller letter before a larger one is taken off (xix is 19)."""
    values = [VALUES[letter] for letter in letters]
    return sum(-here if here < after else here for here, after in zip(values, [*values[1:], 0], strict=True))
