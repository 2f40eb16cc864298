"""What a user most likely meant where a file isn't valid YAML: in plain words, as the parser speaks of scalars, tokens and streams."""

from __future__ import annotations

import re
from collections.abc import Sequence

_KEY = re.compile(r"\s*(?:- +)?[\w-]+:")
_TIGHT = re.compile(r"\s*(?:- +)?([\w-]+):([^ \n\"'].*)")  # no plain space behind the colon
_TIGHT_DASH = re.compile(r"\s*-\w")
_CURLY = re.compile("[“”„‟«»‘’‚‹›]")
_BELOW = "keys of one level start below one another; count the spaces at the start of this line and of those above"

_HINTS = {  # what the parser says → what to do about it, where the line's own words say no more
    "unexpected end of stream": "is a closing quotation mark missing?",
    "expected ',' or ']'": "is a closing bracket ] missing?",
    "expected ',' or '}'": "is a closing brace } missing?",
    "comment or line break": "put a text that starts with | or > in quotes",
    "block sequence entries": "put a text that starts with a dash in quotes, or start the list on the next line",
    "mapping keys are not allowed": "put a text that starts with a question mark in quotes",
    "unknown escape": "in double quotes a backslash is written twice; or put the text in single quotes",
    "'-' indicator": _BELOW,
}


def hint(problem: str, lines: Sequence[str], line: int, column: int) -> str:
    """What to do about a problem of the parser's, which it sees in a line and column, both counted from 0; "" where that isn't clear."""
    here, above = _line(lines, line), _line(lines, line - 1)
    if "tab" in problem.split() or here[column : column + 1] == "\t":
        return "a tab: indent with spaces"
    if odd_space(here[: len(here) - len(here.lstrip())]):
        return "a non-breaking or other special space at the start of the line: indent with plain spaces"
    if "cannot start any token" in problem:
        return f"put a text that starts with {here[column : column + 1]} in quotes"
    if "mapping values" in problem:
        return _colon(here, above, line)
    if "could not find expected ':'" in problem:
        return _tight(here) or "is a colon missing behind a key?"
    if "did not find expected key" in problem:
        return _beside(here, column)
    return next((words for said, words in _HINTS.items() if said in problem), "")


def odd_space(text: str) -> bool:
    """Whether a text starts with a space that YAML takes for a letter."""
    return (text[:1].isspace() and text[:1] not in " \t\r\n") or (text[:1] == " " and odd_space(text.lstrip(" ")))


def _line(lines: Sequence[str], number: int) -> str:
    return lines[number] if 0 <= number < len(lines) else ""


def _colon(here: str, above: str, line: int) -> str:
    """A colon where none may be: in a text, or behind a key that is indented too far, or after a line that was no key."""
    if tight := _tight(above):
        return f"line {line}: {tight}"
    if _TIGHT_DASH.match(above):
        return f"line {line}: write a space behind the dash"
    key = _KEY.match(here)
    text = here[key.end() :] if key else here
    if not re.search(r":(?:\s|$)", text):
        return _BELOW
    straight = ", straight ones (\" or '): typographic ones are letters to YAML" if _CURLY.search(text) else ""
    return f"put a text with a colon in quotes{straight}"


def _tight(line: str) -> str:
    found = _TIGHT.fullmatch(line.rstrip())
    return f"write a space behind the colon, such as `{found[1]}: {found[2].strip()[:40]}`" if found else ""


def _beside(here: str, column: int) -> str:
    """A text that goes on behind its closing quotation mark or bracket, or a key that is out of line."""
    key = _KEY.match(here)
    start = here[key.end() :].lstrip()[:1] if key else ""
    if key and here[key.end() : column].strip() in ('"', "'"):  # what opens here has closed a text from above
        return "is a closing quotation mark missing in a line above?"
    if start and start in "\"'":
        return "the text goes on behind its closing quotation mark; put the whole in quotes, of the other kind where it has some inside"
    if start and start in "[{":
        return "put a text that starts with a bracket in quotes, or take away what stands behind the closing one"
    return _BELOW
