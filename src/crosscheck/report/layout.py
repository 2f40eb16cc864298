"""The pieces of the terminal report: wrapped lines with whole isolates, and a position with its sources' words."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from crosscheck.model import Finding, Position, PositionMention
from crosscheck.report.bidi import LRI, OPENERS, PDI, has_rtl, isolate, rtl_parts, safe
from crosscheck.report.order import mentions
from crosscheck.report.words import Places, count, excerpt, said, support

COLORS = {"error": "red", "warning": "yellow", "info": "cyan"}
_GLUE = "\ue000"  # stands for a space at which no line may end
_GLUED = 24  # characters of a value that stays on one line
SHOWN = 6  # sources quoted for a position; the others are named


def wrapped(text: Text, console: Console, width: int) -> list[Text]:
    """The text in lines of at most `width` cells, every isolate closed on its line and opened again on the next.

    A terminal orders each line on its own, so an isolate that runs over a line's end would leave the next line bare.
    """
    lines = []
    open_isolates: list[str] = []
    for line in text.wrap(console, width, overflow="fold"):
        before = "".join(open_isolates)
        for character in line.plain:
            if character in OPENERS:
                open_isolates.append(character)
            elif character == PDI and open_isolates:
                open_isolates.pop()
        line.plain = line.plain.rstrip().replace(_GLUE, " ")
        lines.append(Text.assemble(before, line, PDI * len(open_isolates)))
    return lines


def message(finding: Finding) -> Text:
    """Why it is a finding: what it is about in bold, the values it names isolated."""
    text = safe(finding.message)
    if has_rtl(text):
        text = LRI + "".join(isolate(_glued(piece)) if known else piece for piece, known in rtl_parts(text, said(finding))) + PDI
    shown = Text(text)
    about = safe(finding.about)
    at = text.find(about) if about else -1
    if at >= 0:
        shown.stylize("bold", at, at + len(about))
    return shown


def position_lines(position: Position, places: Places, console: Console, width: int) -> list[Text]:
    """What is said, by how many, and each source's own words."""
    lines = wrapped(Text.assemble((isolate(safe(position.display)), "bold"), f"  {support(position)}"), console, width)
    lines.append(Text("─" * width, "dim"))
    lines += _all_sources(position, places, console, width)
    return lines


def _all_sources(position: Position, places: Places, console: Console, width: int) -> list[Text]:
    """The first mention of each source in full, its others by place; sources beyond `SHOWN` by name."""
    first: dict[str, PositionMention] = {}
    more: dict[str, list[PositionMention]] = {}
    for mention in mentions(position):
        if first.setdefault(mention.source, mention) is not mention:
            more.setdefault(mention.source, []).append(mention)
    lines: list[Text] = []
    for i, mention in enumerate(list(first.values())[:SHOWN]):
        lines += [*([Text()] if i else []), *_source(mention, more.get(mention.source, ()), places, console, width)]
    rest = list(first.values())[SHOWN:]
    if rest:
        named = "; ".join(f"{isolate(safe(places.who(mention)))}, {places.when(mention)}, {isolate(safe(places.where(mention)))}" for mention in rest)
        lines += [Text(), *wrapped(Text(f"and {count(len(rest), 'source')} more: {named}", "dim"), console, width)]
    return lines


def _source(mention: PositionMention, more: Iterable[PositionMention], places: Places, console: Console, width: int) -> list[Text]:
    who = Text.assemble((isolate(safe(places.who(mention))), "bold"), f", {places.when(mention)}")
    where = Text(isolate(safe(places.where(mention))), "dim")
    again = Text(f"also in {', '.join(isolate(safe(places.where(other))) for other in more)}", "dim")
    return [
        *wrapped(who, console, width),
        *wrapped(where, console, width),
        *wrapped(_words(mention, console), console, width),
        *(wrapped(again, console, width) if more else ()),
    ]


def _words(mention: PositionMention, console: Console) -> Text:
    """The sentence around the value; the value is underlined where styles show, bracketed where they don't."""
    cut = excerpt(mention)
    left, right = ("", "") if console.color_system else ("[", "]")
    whole = cut.before + cut.value + cut.after
    opener = isolate(whole)[0] if has_rtl(whole) else ""
    return Text.assemble(opener + cut.before, (left + _glued(cut.value) + right, "bold underline"), cut.after + (PDI if opener else ""))


def _glued(value: str) -> str:
    """A short value, kept on one line."""
    return value.replace(" ", _GLUE) if len(value) <= _GLUED else value
