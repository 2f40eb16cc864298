"""What tells a person's name by the words on either side of it: a calling before it ("the shepherd"), an age or a "who" behind it."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.gazetteer import nations
from crosscheck.lang import Lexicon
from crosscheck.tokens import Token

_YOUNGEST, _OLDEST = 5, 110  # years; what stands alone between commas behind a name is an age


def behind_calling(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Whether a name stands right behind a calling, or a comma or a nation's adjective later: nurse Samira El Ouali; un agriculteur, Miloud Benattou."""
    k = i - 1 if i > 0 and tokens[i - 1].text == "," else i
    nation = nations(lexicon.code).ending_at(tokens, k, 2)
    if nation and k == i and tokens[k - 1].capitalised and lexicon.section("people.demonyms") == "persons":
        return True  # elle succède au Marocain Driss Lahlou
    callings = lexicon.phrases("people.callings")
    return any(callings.ending_at(tokens, end, 3) for end in (k, nation[0] if nation else k))


def before_age(tokens: Sequence[Token], j: int, lexicon: Lexicon) -> bool:
    """Whether an age or a word for persons alone follows behind a comma: Abakar Saleh Nadji, 61 ans; Abdourahman Bileh, whose …; Amna Bushra, 46, …."""
    if j + 2 >= len(tokens) or tokens[j].text != ",":
        return False
    if tokens[j + 1].norm in lexicon.words("people.who"):
        return True
    digits = tokens[j + 1].text
    if not digits.isdecimal() or not _YOUNGEST <= int(digits) <= _OLDEST:
        return False
    return tokens[j + 2].text == "," or tokens[j + 2].norm in lexicon.words("people.years")
