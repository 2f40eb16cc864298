"""Two numbers that are the ends of a range: "10 to 12", "entre 10 et 12", «بين ١٠ و١٢», 5k–20k.

A pair of years is no amount, and a score or a vote (3-1, 6 to 1) no range: read apart or left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from crosscheck.lang import Lexicon
from crosscheck.model import Span
from crosscheck.tokens import Token
from crosscheck.values import hedge, notcount, units
from crosscheck.values.number_words import number_words
from crosscheck.values.numeral import Number

Link = Literal["between", "to", "-"]
DASHES = frozenset("-–—")
UNITS = ("percent.units", "duration.units", "money.currencies", "money.symbols", "money.scales")
FEW = 10
CHANGE_REACH = 15  # tokens between "rose" and "from 10 to 12"
CONTEST_BEFORE, CONTEST_AFTER = 8, 4  # tokens between a vote and "6 to 9"


def joined(plain: Sequence[Number], tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Number]:
    """The numbers with pairs such as "10 to 12" joined; a pair of years and a score ("3-1") are dropped."""
    i = 0
    while i < len(plain):
        a = plain[i]
        b = plain[i + 1] if i + 1 < len(plain) else None
        link = _link(a, b, tokens, lexicon) if b else None
        if b is None or link is None:
            yield a
            i += 1
            continue
        i += 2
        contest = link != "between" and _contest(a, b, tokens, lexicon)
        both = None if contest else _join(a, b, tokens, lexicon)
        if both and not (a.year and b.year):
            yield both
        elif not (a.year and b.year) and (link != "-" or notcount.votes(tokens, a.first, b.last, lexicon)):
            yield from (a, b)


def past_unit(i: int, tokens: Sequence[Token], lexicon: Lexicon) -> int:
    """The index behind a unit that stands at token `i` ("between 10 % and 12 %")."""
    return max((end for end, _ in _units(i, tokens, lexicon)), default=i)


def _units(i: int, tokens: Sequence[Token], lexicon: Lexicon) -> list[tuple[int, str]]:
    """The units that stand at token `i`: (index behind it, id)."""
    return [match for table in units.tables(lexicon, *UNITS) if (match := table.match(tokens, i))] if i < len(tokens) else []


def _alike(a: int, b: int, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Does the same unit stand at both tokens ("from 3 km to 5 km", but "25% to 300 tonnes")?"""
    return not {name for _, name in _units(a, tokens, lexicon)}.isdisjoint(name for _, name in _units(b, tokens, lexicon))


def unlike(a: int, b: int, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Do two different units stand at these tokens ("under 2 hours or over 4 days")?"""
    both = bool(_units(a, tokens, lexicon)) and bool(_units(b, tokens, lexicon))
    return both and not _alike(a, b, tokens, lexicon)


def _link(a: Number, b: Number, tokens: Sequence[Token], lexicon: Lexicon) -> Link | None:
    """How `b` follows `a` as the other end of a range; None where it doesn't."""
    if b.first - a.last > 12:
        return None
    table = lexicon.phrases("number.to")
    to, opened = table.match(tokens, a.last), _after(a, tokens, lexicon, "number.between")
    if not to and not opened and not _after(a, tokens, lexicon, "number.from"):
        return None
    start, unit = _outer(b, tokens, lexicon), past_unit(a.last, tokens, lexicon)
    if opened:
        words = tokens[unit:start]
        if len(words) > 1 and words[-1].norm in lexicon.words("number.the"):
            words = words[:-1]  # « entre le 10 et le 12 »
        if (not words and start < len(tokens) and number_words(lexicon).attaches(tokens[start])) or (
            len(words) == 1 and words[0].norm in lexicon.words("number.and")
        ):
            return "between"
    to = to or (table.match(tokens, unit) if unit > a.last and not opened and _alike(a.last, b.last, tokens, lexicon) else None)
    if not to or to[0] != start or a.fraction != b.fraction or _open(b, tokens, lexicon):
        return None
    if to[1] in DASHES:
        return "-" if _glued(a, b, tokens, lexicon) else None
    if a.weak and (b.weak or b.stated > FEW):
        return None
    if tokens[to[0] - 1].norm in lexicon.words("number.or") and b.stated > FEW * a.stated:
        return None  # "either 10 billion or 10 trillion"
    rose = lexicon.phrases("number.from").ending_at(tokens, a.first, 2) is not None and changed(a.first, tokens, lexicon)
    return None if rose else "to"


def _outer(number: Number, tokens: Sequence[Token], lexicon: Lexicon) -> int:
    """The index of the first token that belongs to a number: its hedge, or its currency's symbol."""
    symbol = lexicon.phrases("money.symbols").ending_at(tokens, number.first, 2)
    first = symbol[0] if symbol else number.first
    before = hedge.hedge_before(tokens, first, lexicon)
    return before[0] if before else first


def _open(b: Number, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Does a number have a bound of its own ("5,000 or less than 6,000")?"""
    before = hedge.hedge_before(tokens, b.first, lexicon)
    return before is not None and None in hedge.WIDTHS[before[1]]


def _after(a: Number, tokens: Sequence[Token], lexicon: Lexicon, path: str) -> bool:
    """Does a phrase of a section stand before a number and its hedge?"""
    table = lexicon.phrases(path)
    return table.ending_at(tokens, a.first, 2) is not None or table.ending_at(tokens, _outer(a, tokens, lexicon), 2) is not None


def _glued(a: Number, b: Number, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Are two numbers in digits (with a short scale: 5k-20k) on either side of a dash, with a space on neither, both, or its left?"""
    dash, behind = tokens[a.last], tokens[a.last + 1]
    digits = tokens[a.first].kind in ("number", "mark") and behind.kind in ("number", "mark")
    return digits and (dash.start > tokens[a.last - 1].end or dash.end == behind.start)


def changed(first: int, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Does a verb of change stand before token `first`, so that "from 10 to 12" is two amounts ("rose from 10 to 12")?"""
    words = lexicon.words("number.change")
    return any(not words.isdisjoint(t.forms) for t in tokens[max(0, first - CHANGE_REACH) : first])


def _contest(a: Number, b: Number, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Are two numbers the sides of a vote or a match ("voted 6 to 9 against")?"""
    words = lexicon.words("number.contest")
    around = (*tokens[max(0, a.first - CONTEST_BEFORE) : a.first], *tokens[b.last : b.last + CONTEST_AFTER])
    return any(not words.isdisjoint(t.forms) for t in around)


def _join(a: Number, b: Number, tokens: Sequence[Token], lexicon: Lexicon) -> Number | None:
    """One number from the two ends of a range; a scale said once counts for both ("3 to 5 million")."""
    if a.hedge or b.hedge == "vague":
        return None
    low, high = a.stated, b.stated
    low = next((low * scale for scale in _scales(a, b, tokens, lexicon) if low * scale < high), low)
    if low >= high:
        return None
    span = Span(tokens[a.first].start, tokens[b.last - 1].end)
    return Number(first=a.first, last=b.last, outer=a.first, span=span, low=low, high=high, stated=low, fraction=a.fraction and b.fraction)


def _scales(a: Number, b: Number, tokens: Sequence[Token], lexicon: Lexicon) -> list[int]:
    """The scales that "two to three hundred thousand" says once for both ends, the largest first."""
    words, products = number_words(lexicon), [1]
    for i in range(b.last - 1, b.first, -1):
        scale = words.scale(tokens, i) if tokens[i].kind == "word" else None
        if scale is None:
            break
        products.append(products[-1] * scale[1])
    return products[:0:-1] if words.scale(tokens, a.last - 1) is None else []
