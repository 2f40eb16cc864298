"""Numbers that are added to an earlier one rather than a total: 5 more bodies, «12 جثة أخرى», "trois corps de plus".

"New" adds only to what is counted as it comes in, so it needs a role (310 new cases); "others" sets people apart from
those of another role ("killed 5 and wounded 12 others") and adds only where there is none such.
"""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.lang import Lexicon
from crosscheck.tokens import Token
from crosscheck.values.number import Number

BEHIND = 2  # words between a noun and the word that says that it is added


def added(number: Number, last: int, role: str | None, earlier: Sequence[str | None], tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Is a number, up to `last` with what it counts, an increment? `earlier` are the roles of the numbers before it."""
    said = _said(number, last, tokens, lexicon)
    if "more" in said:
        return True
    if "new" in said and role is not None:
        return True
    return "other" in said and all(name == role for name in earlier)


def _said(number: Number, last: int, tokens: Sequence[Token], lexicon: Lexicon) -> set[str]:
    """The kinds of words of addition before a number, behind it, and behind what it counts: "more", "new", "other"."""
    before, after = lexicon.phrases("quantity.added_before"), lexicon.phrases("quantity.added")
    said = {hit[1] for i in {number.first, number.outer} if (hit := before.ending_at(tokens, i, 3))}
    places = [*range(number.last, last), *range(last, min(len(tokens), last + BEHIND))]
    return said | {hit[1] for i in places[: 2 * BEHIND + 4] if (hit := after.match(tokens, i))}
