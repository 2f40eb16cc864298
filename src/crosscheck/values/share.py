"""Numbers made of parts or of groups: "a dozen", "two thirds", "half a million", «خمسة وربع», "one in five"."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from crosscheck.lang import Lexicon
from crosscheck.tokens import Token
from crosscheck.values import units
from crosscheck.values.number_words import NumberWords, number_words
from crosscheck.values.spelled import slash, spelled

THOUSAND, HUNDRED, TEN = Fraction(1000), Fraction(100), Fraction(10)

Read = tuple[int, Fraction]  # (index behind it, value)


def collective(tokens: Sequence[Token], i: int, lexicon: Lexicon, said: Read | None = None) -> Read | None:
    """ "a dozen", "two dozen", «une vingtaine de milliers», where `said` is the number that starts at `i`, if any."""
    words, table = number_words(lexicon), lexicon.phrases("number.collective")
    count, j = Fraction(1), i
    if said and said[1] != 1:
        j, count = said
    elif said or tokens[i].norm in words.one:
        j = i + 1
    rest = Fraction(0)
    if count > HUNDRED and 0 < count % HUNDRED < TEN and tokens[j - 1].kind == "word":
        rest = count - count % HUNDRED  # "three hundred and two dozens"
        count %= HUNDRED
    if j < len(tokens) and tokens[j].norm == "-":
        j += 1
    if j > i and j < len(tokens) and words.attaches(tokens[j]):
        return _joined_group(tokens, j, count, lexicon)
    found = table.match(tokens, j)
    if found is None or (found[0] < len(tokens) and tokens[found[0]].kind == "number"):  # "a score of 3-1"
        return None
    end, value = found[0], rest + count * Fraction(found[1])
    if end + 1 < len(tokens) and tokens[end].norm in words.of and (of := words.scales.match(tokens, end + 1) or table.match(tokens, end + 1)):
        return of[0], value * int(of[1])
    return end, value


def _joined_group(tokens: Sequence[Token], j: int, count: Fraction, lexicon: Lexicon) -> Read | None:
    """A group added with an attached "and": «ثلاث مائة ودزينتين»."""
    found = lexicon.phrases("number.collective").match(tokens, j) if count >= HUNDRED else None
    return (found[0], count + Fraction(found[1])) if found else None


def part(tokens: Sequence[Token], i: int, lexicon: Lexicon, value: Read | None) -> Read | None:
    """A fraction in words, with a scale or group where one follows: "two thirds", "half a million", «نصف دزينة»."""
    words = number_words(lexicon)
    found = _fraction(tokens, i, lexicon, value)
    return _scaled(tokens, *found, lexicon, words) if found else None


def mixed(tokens: Sequence[Token], lexicon: Lexicon, value: Read) -> Read | None:
    """A whole with a fraction behind "and": "five and a quarter", «خمسة وثلثان», "2 million and a quarter"."""
    words, (end, whole) = number_words(lexicon), value
    if end >= len(tokens) or whole.denominator != 1 or whole <= 0:
        return None
    apart = tokens[end].norm in lexicon.words("number.and")
    if not apart and not words.attaches(tokens[end]):
        return None
    at = end + apart
    if at >= len(tokens):
        return None
    found = _fraction(tokens, at, lexicon, spelled(tokens, at, lexicon))
    if found is None or found[1] >= 1:
        return None
    scale = words.scales.match(tokens, end - 1) if tokens[end - 1].kind == "word" else None
    factor = int(scale[1]) if scale and scale[0] == end and int(scale[1]) >= 1000 else 1
    behind, result = found[0], whole + found[1] * factor
    again = words.scales.match(tokens, behind)
    if again and factor > 1:
        return (again[0], result) if int(again[1]) == factor else None
    if again and len(tokens[behind].norm) > 2:
        return again[0], result * int(again[1])
    return behind, result


def bare(tokens: Sequence[Token], last: int, lexicon: Lexicon) -> bool:
    """Does a fraction that ends before token `last` stand for itself: nothing follows that it could be a share of?"""
    if last >= len(tokens):
        return True
    token = tokens[last]
    return token.kind == "mark" and token.norm not in "-%٪"


def of_something(tokens: Sequence[Token], last: int, lexicon: Lexicon) -> bool:
    """Is a fraction that ends before token `last` a share of something: do a partitive and its noun, or a noun, follow?

    "a third of voters", «ثلث السكان»; neither "a third", nor "a third of a mile", whose unit makes it a measure.
    """
    if last >= len(tokens) or tokens[last].kind != "word":
        return False
    of = lexicon.phrases("quantity.partitive").match(tokens, last)
    for table in units.tables(lexicon, "duration.units"):
        if table.match(tokens, last) or (of and (table.match(tokens, of[0]) or table.match(tokens, of[0] + 1))):
            return False
    words = lexicon.words("percent.of")
    if words:
        return tokens[last].norm in words and last + 1 < len(tokens) and tokens[last + 1].kind == "word"
    return of is not None or tokens[last].norm not in lexicon.words("quantity.stop")


def ratio(tokens: Sequence[Token], a: Read, b: tuple[int, int, Fraction], lexicon: Lexicon) -> Fraction | None:
    """The value of "one out of three", where nothing follows that it could be a share of; `b` is (first, last, value)."""
    between = lexicon.phrases("number.out_of", "number.over").match(tokens, a[0])
    if not between or between[0] != b[0] or not (bare(tokens, b[1], lexicon) or between[1] in lexicon.section("number.over")):
        return None
    whole = a[1].denominator == b[2].denominator == 1
    there_are = b[2] > THOUSAND and b[2] % THOUSAND != 0  # «واحدة من ألف وتسعمئة»: so many there are
    counted = a[1] == 1 and there_are and between[1] not in lexicon.section("number.over")
    return a[1] / b[2] if whole and not counted and 0 < abs(a[1]) < b[2] else None


# ------------------------------------------------------------------ fractions


def _fraction(tokens: Sequence[Token], i: int, lexicon: Lexicon, value: Read | None) -> Read | None:
    """A fraction without a scale; `value` is the number that starts at `i`, if any."""
    words = number_words(lexicon)
    if slash(tokens, i, turned=words.slash_turned):
        return value
    count, j, counted = Fraction(1), i, False
    if value and value[1] < HUNDRED and value[1].denominator == 1:
        (j, count), counted = value, True
        j += j < len(tokens) and tokens[j].norm == "-"
    elif tokens[i].norm in words.one:
        j, counted = i + 1, tokens[i].norm not in words.the
    if j >= len(tokens) or count == 0:
        return None
    if j == i or not words.attaches(tokens[j]):
        if found := words.fractions.match(tokens, j):
            return found[0], count * Fraction(found[1])
        if j == i and (half := lexicon.phrases("number.counted_fractions").match(tokens, j)):  # "quarter million", but "a quarter"
            return (half[0], Fraction(half[1])) if _scale_follows(tokens, half[0], words) else None
    return _counted_parts(tokens, j, count, lexicon, article=tokens[i].norm in words.one) if counted else None


def _counted_parts(tokens: Sequence[Token], j: int, count: Fraction, lexicon: Lexicon, *, article: bool) -> Read | None:
    """The parts at `j` behind a count or an article: "a quarter", "one fifth were", but no fraction in "a fifth was arrested"."""
    words, small = number_words(lexicon), lexicon.words("quantity.stop")
    named = lexicon.phrases("number.counted_fractions").match(tokens, j)
    if named:
        return (named[0], count * Fraction(named[1])) if count > 1 or _ends(tokens, named[0], words, small) else None
    under = _denominator(tokens, j, lexicon, words)
    if under is None or under[1] <= 2 or not _ends(tokens, under[0], words, frozenset() if article else small):
        return None
    return under[0], count / under[1]


def _denominator(tokens: Sequence[Token], j: int, lexicon: Lexicon, words: NumberWords) -> tuple[int, int] | None:
    """A rank that divides: "fifth", "twenty-fifth", «vingt-cinquièmes»."""
    if found := words.ordinals.match(tokens, j):
        return found[0], int(found[1])
    if lexicon.section("number.ranks_divide") != "true":
        return None
    tens = words.values.match(tokens, j)
    if not tens or not 20 <= int(tens[1]) < 100:
        return None
    at = tens[0] + (tens[0] < len(tokens) and tokens[tens[0]].norm == "-")
    units = words.ordinal_units.match(tokens, at) or words.ordinals.match(tokens, at)
    if not units and (plural := words.fractions.match(tokens, at)) and plural[1].startswith("1/"):
        units = plural[0], plural[1].removeprefix("1/")
    return (units[0], int(tens[1]) + int(units[1])) if units and int(units[1]) < 20 else None


def _ends(tokens: Sequence[Token], last: int, words: NumberWords, small: frozenset[str]) -> bool:
    """Does a fraction that is named like a rank end here ("a fifth of", "a fifth.", but not "a fifth time")?"""
    if last >= len(tokens) or tokens[last].norm in words.of or tokens[last].norm in small:
        return True
    return (tokens[last].kind == "mark" and tokens[last].norm != "-") or _scale_follows(tokens, last, words)


def _scale_follows(tokens: Sequence[Token], last: int, words: NumberWords) -> bool:
    at = last + (last < len(tokens) and tokens[last].norm == "-")
    return at < len(tokens) and len(tokens[at].norm) > 2 and words.scales.match(tokens, at) is not None


def _scaled(tokens: Sequence[Token], end: int, share: Fraction, lexicon: Lexicon, words: NumberWords) -> Read:
    """A fraction, times the scale or group it is of: "half a million", "quarter of a million", «une demi-douzaine»."""
    k = end
    while k < len(tokens) and k < end + 3 and (tokens[k].norm == "-" or tokens[k].norm in words.one or tokens[k].norm in words.of):
        k += 1
    if k < len(tokens) and tokens[k].kind == "word" and len(tokens[k].norm) > 2:
        if scale := words.scales.match(tokens, k):
            return scale[0], share * int(scale[1])
        if group := lexicon.phrases("number.collective").match(tokens, k):
            return group[0], share * Fraction(group[1])
    return end, share
