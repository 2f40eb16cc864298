"""Where a finding is shown: the side that is likelier to be wrong, and its first mention."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from crosscheck.model import Finding, Position, PositionMention
from crosscheck.report.order import mentions


@dataclass(frozen=True, slots=True)
class Anchor:
    """The mention at which a finding is shown, and the position that it takes."""

    position: Position
    mention: PositionMention


def anchor(finding: Finding, new: Collection[str] = (), house: Collection[str] = ()) -> Anchor:
    """The first mention of the position with the fewest independent sources; of equals, of the one that the report shows last.

    `new` are ids of sources that are looked at before all others: whoever adds an article sees the finding there. `house` are ids of what the
    house holds to be true: nobody is told to correct it, nor those who agree with it, as long as there is another side.
    """
    found = [(position, [m for m in mentions(position) if m.source not in house]) for position in finding.positions]
    sides = [(position, own) for position, own in found if own and not position.house]
    sides = sides or [(position, own) for position, own in found if own] or [(position, list(mentions(position))) for position in finding.positions]
    fresh = [(position, kept) for position, own in sides if (kept := [m for m in own if m.source in new])]
    position, own = min(reversed(fresh or sides), key=lambda side: (side[0].independent, len(set(side[0].sources))))
    return Anchor(position, own[0])


def first_of_each(position: Position) -> tuple[PositionMention, ...]:
    """The first mention of each source of a position, by path."""
    found: dict[str, PositionMention] = {}
    for mention in mentions(position):
        found.setdefault(mention.source, mention)
    return tuple(found.values())
