"""The words that turn a clause: negations, hedges, conditions, and how far the matter has got.

A language file names them in `negation`, `clauses` and `status`; see the comments there for what each list does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crosscheck.lang import Lexicon
from crosscheck.lang.inflect import table
from crosscheck.model import Span
from crosscheck.tokens import Token

REACH = 4  # tokens within which a negation undoes another ("did not deny")
OBJECT = 8  # tokens behind a verb in which its object stands, the subject between them
RESTRICT = 12  # tokens within which a negation is turned into "only" ("will not open until")

# Where a clause has several, the first of these rules ("was due to begin, but was postponed" is postponed);
# of the last three, the one that is said first ("began a visit that lasts").
_ORDER = {"postponed": 0, "cancelled": 1, "planned": 2, "not_yet": 3, "failed": 4, "ongoing": 5, "begun": 5, "done": 5}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """The words that make a clause denied, planned, begun …; `words` are the tokens to leave out when it is looked past."""

    concept: str
    span: Span
    words: tuple[int, ...]


def _found(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon, path: str) -> list[tuple[int, int, str]]:
    """All phrases of a section in a range: (start, end, id)."""
    return [(a + first, b + first, name) for a, b, name in table(lexicon, path).all(tokens[first:last])]


def _cue(tokens: Sequence[Token], concept: str, words: Sequence[int]) -> Cue:
    return Cue(concept=concept, span=Span(tokens[min(words)].start, tokens[max(words)].end), words=tuple(words))


def denial(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> tuple[Cue | None, bool]:
    """The negation of a clause, and whether what it says stays open ("did not deny").

    Ids of `negation.cues`: `not` and `without` deny, `deny` are verbs that deny, `opens` and `closes` deny together
    (ne … pas), `neutral` only look like negations.
    """
    cues = [c for c in _found(tokens, first, last, lexicon, "negation.cues") if c[2] != "neutral"]
    opened = next((c for c in cues if c[2] == "opens"), None)
    closed = next((c for c in cues if c[2] == "closes"), None)
    plain = [c for c in cues if c[2] in ("not", "without", "deny")]
    if not opened and not plain and any(c[2] == "closes" and table(lexicon, "negation.elliptic").match(tokens, c[0]) for c in cues):
        return None, True  # "les hommes, non": who knows how far it reaches
    if opened and closed:
        words = (*range(*opened[:2]), *range(*closed[:2]))
        if _restricted(tokens, max(words) + 1, last, lexicon):
            return None, False
        undone = any(c[2] == "deny" and abs(c[0] - max(words)) <= REACH for c in plain)
        return (None, True) if undone else (_cue(tokens, "denied", words), False)
    if not plain:
        return None, False
    head = plain[0]
    if any(c[2] in ("deny", "without") and c[0] - head[1] < REACH for c in plain[1:]):
        return None, True
    if _restricted(tokens, head[1], last, lexicon):
        return None, False
    return _cue(tokens, "denied", range(*head[:2])), False


def negates(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Is there any negation in these tokens, whatever it does to them?"""
    return any(c[2] in ("not", "without", "deny", "opens") for c in _found(tokens, 0, len(tokens), lexicon, "negation.cues"))


def _restricted(tokens: Sequence[Token], behind: int, last: int, lexicon: Lexicon) -> bool:
    """Does "until", "except" … turn the negation before it into "only"?"""
    return table(lexicon, "negation.restrictive").first(tokens[behind : min(last, behind + RESTRICT)]) is not None


def hedged(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> bool:
    """Does the source itself keep its distance ("reportedly", "aurait")?"""
    if table(lexicon, "clauses.hedges").first(tokens[first:last]):
        return True
    before = lexicon.section("clauses.hedges_before")
    return any(form in before and tokens[i + 1].norm.startswith(tuple(before[form])) for i in range(first, last - 1) for form in tokens[i].forms)


def conditional(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> bool:
    """Does the clause say only what would be ("if …")? The condition stands at its start."""
    return any(table(lexicon, "clauses.conditions").match(tokens, i) for i in range(first, min(first + 2, last)))


def status(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> Cue | None:
    """How far the matter has got, where the clause says so; a cue's `words` are all words of that sort in the clause."""
    if table(lexicon, "clauses.wishes").first(tokens[first:last]):
        return None
    cues = _found(tokens, first, last, lexicon, "status.cues") + _inflected(tokens, first, last, lexicon) + _with_object(tokens, first, last, lexicon)
    cues = [c for c in cues if c[2] != "neutral"]
    negations = denial(tokens, first, last, lexicon)[0]
    if negations and any(_yet(c, negations, last) for c in cues):
        cues.append((min(negations.words), max(negations.words) + 1, "not_yet"))
    elif negations:
        cues = [c for c in cues if c[2] in ("not_yet", "postponed")]
    ranked = sorted((c for c in cues if c[2] in _ORDER), key=lambda c: (_ORDER[c[2]], c[0]))
    if not ranked:
        return None
    a, b, concept = ranked[0]
    words = sorted({i for c in cues for i in range(c[0], c[1])})
    return Cue(concept="planned" if concept == "not_yet" else concept, span=Span(tokens[a].start, tokens[b - 1].end), words=tuple(words))


def _yet(found: tuple[int, int, str], negation: Cue, last: int) -> bool:
    """Does "yet" go with the negation: beside it ("n'a toujours pas"), or at the end of the clause ("has not come yet")?"""
    beside = min(negation.words) - 2 <= found[0] <= max(negation.words) + 1
    return found[2] == "yet_any" or (found[2] in ("yet", "yet_last") and found[1] == last) or (found[2] == "yet" and beside)


def _with_object(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> list[tuple[int, int, str]]:
    """Verbs that say it only of certain things ("signed", which without its marks is also "happened"): `status.of_objects`."""
    verbs, objects = (table(lexicon, f"status.of_objects.{name}") for name in ("verbs", "objects"))
    found = verbs.all(tokens[first:last])
    return [(first + a, first + b, "done") for a, b, _ in found if objects.first(tokens[first + b : min(first + b + OBJECT, last)]) is not None]


def _inflected(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> list[tuple[int, int, str]]:
    """Words that say it by their form, a future's ending or prefix: `status.endings` and `status.beginnings`."""
    found = []
    exceptions = tuple(lexicon.section("status.exceptions") or ())
    for concept in ("planned",):
        endings = tuple(lexicon.section(f"status.endings.{concept}") or ())
        beginnings = tuple(lexicon.section(f"status.beginnings.{concept}") or ())
        for i in range(first, last):
            token = tokens[i]
            word = token.text.casefold()
            bare = word[1:] if beginnings and word[:1] in lexicon.section("status.attached") else word
            name = beginnings and i > 0 and lexicon.words("status.not_after").intersection(tokens[i - 1].forms[:1])
            if (
                name
                or token.kind != "word"
                or len(bare) < 5
                or token.capitalised
                or bare.startswith(exceptions)
                or token.norm.lstrip("وف").startswith(exceptions)
            ):
                continue
            if (endings and bare.endswith(endings)) or (beginnings and bare.startswith(beginnings) and not bare.endswith("ة")):
                found.append((i, i + 1, concept))
    return found
