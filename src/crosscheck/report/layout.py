"""The pieces of the terminal report: a message, and a position with its sources' words."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from crosscheck.model import Finding, Position, PositionMention
from crosscheck.report.bidi import LRI, PDI, has_rtl, isolate, rtl_parts, safe
from crosscheck.report.order import mentions
from crosscheck.report.sheet import GLUE, Sheet
from crosscheck.report.words import Places, count, excerpt, said, support

COLORS = {"error": "red", "warning": "yellow", "info": "cyan"}
_GLUED = 24  # characters of a value that stays on one line
SHOWN = 6  # sources quoted for a position; the others are named


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


def position_lines(position: Position, places: Places, sheet: Sheet, width: int) -> list[Text]:
    """What is said, by how many, and each source's own words."""
    lines = sheet.wrapped(Text.assemble((isolate(safe(position.display)), "bold"), f"  {support(position)}"), width)
    lines.append(Text("─" * width, "dim"))
    lines += _all_sources(position, places, sheet, width)
    return lines


def _all_sources(position: Position, places: Places, sheet: Sheet, width: int) -> list[Text]:
    """The first mention of each source in full, its others by place; sources beyond `SHOWN` by name."""
    first: dict[str, PositionMention] = {}
    more: dict[str, list[PositionMention]] = {}
    for mention in mentions(position):
        if first.setdefault(mention.source, mention) is not mention:
            more.setdefault(mention.source, []).append(mention)
    lines: list[Text] = []
    for i, mention in enumerate(list(first.values())[:SHOWN]):
        lines += [*([Text()] if i else []), *_source(mention, more.get(mention.source, ()), places, sheet, width)]
    rest = list(first.values())[SHOWN:]
    if rest:
        named = Text("; ").join(Text.assemble(f"{isolate(safe(places.who(m)))}, {places.when(m)}, ", sheet.place(m, places)) for m in rest)
        lines += [Text(), *sheet.wrapped(Text.assemble(f"and {count(len(rest), 'source')} more: ", named, style="dim"), width)]
    return lines


def _source(mention: PositionMention, more: Sequence[PositionMention], places: Places, sheet: Sheet, width: int) -> list[Text]:
    who = Text.assemble((isolate(safe(places.who(mention))), "bold"), f", {places.when(mention)}")
    lines = [*sheet.wrapped(who, width), *sheet.wrapped(sheet.place(mention, places, "dim"), width), *sheet.wrapped(_words(mention, sheet), width)]
    if more:
        again = Text(", ").join(sheet.place(other, places) for other in more)
        lines += sheet.wrapped(Text.assemble("also in ", again, style="dim"), width)
    return lines


def _words(mention: PositionMention, sheet: Sheet) -> Text:
    """The sentence around the value; the value is underlined where styles show, bracketed where they don't."""
    cut = excerpt(mention)
    left, right = ("", "") if sheet.colored else ("[", "]")
    whole = cut.before + cut.value + cut.after
    opener = isolate(whole)[0] if has_rtl(whole) else ""
    before, after = cut.before.replace("… ", f"…{GLUE}"), cut.after.replace(" …", f"{GLUE}…")  # no line for it alone
    return Text.assemble(opener + before, (left + _glued(cut.value) + right, "bold underline"), after + (PDI if opener else ""))


def _glued(value: str) -> str:
    """A short value, kept on one line."""
    return value.replace(" ", GLUE) if len(value) <= _GLUED else value
