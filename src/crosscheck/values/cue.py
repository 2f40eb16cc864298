"""The words that turn a clause: negations, hedges, conditions, and how far the matter has got.

A language file names them in `negation`, `clauses` and `status`; see the comments there for what each list does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from crosscheck.lang import Lexicon
from crosscheck.lang.inflect import table
from crosscheck.model import Span
from crosscheck.tokens import PhraseTable, Token

REACH = 4  # tokens within which a negation undoes another ("did not deny")
OBJECT = 8  # tokens behind a verb in which its object stands, the subject between them
ENDED = 4  # letters of a word without its ending, at least
RESTRICT = 12  # tokens within which a negation is turned into "only" ("will not open until")

# Where a clause has several, the first of these rules ("was due to begin, but was postponed" is postponed);
# of the last three, the one that is said first ("began a visit that lasts").
_ORDER = {"postponed": 0, "cancelled": 1, "planned": 2, "not_yet": 3, "failed": 4, "ongoing": 5, "begun": 5, "done": 5}


# A clause in which none of these starts is neither denied nor hedged nor conditional, and its stage at most told by a form.
_TURNING = ("negation.cues", "negation.opposites", "clauses.hedges", "clauses.conditions", "status.cues", "status.of_objects.verbs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """The words that make a clause denied, planned, begun …; `words` are the tokens to leave out when it is looked past."""

    concept: str
    span: Span
    words: tuple[int, ...]
    how: str | None = None  # how a clause is denied: `not`, `without`, `deny` where somebody denies it, `opposite` by a word that does so by what it means
    instead: str | None = None  # what is denied by words that do so by what they mean: "armed" by "unarmed", "accept" by "turned down"


@dataclass(frozen=True, slots=True)
class Part:
    """A range of a sentence's tokens, and those among them at which a word that turns it may start."""

    tokens: Sequence[Token]
    first: int
    last: int
    turns: Sequence[int]

    def all(self, phrases: PhraseTable) -> Iterator[tuple[int, int, str]]:
        """The phrases in the range, from left to right, as `PhraseTable.all` gives them."""
        return phrases.all(self.tokens, self.turns, self.last)


def turns(tokens: Sequence[Token], lexicon: Lexicon) -> list[int]:
    """The tokens at which words that turn a clause may start: a clause without any needs no closer look."""
    found = table(lexicon, *_TURNING).starts(tokens)
    if before := lexicon.section("clauses.hedges_before"):
        found = sorted({*found, *(i for i, token in enumerate(tokens) if not before.keys().isdisjoint(token.forms))})
    return found


def _cue(tokens: Sequence[Token], concept: str, words: Sequence[int]) -> Cue:
    return Cue(concept=concept, span=Span(tokens[min(words)].start, tokens[max(words)].end), words=tuple(words))


def denial(part: Part, lexicon: Lexicon) -> tuple[Cue | None, bool]:
    """The negation of a clause, and whether what it says stays open ("did not deny").

    Ids of `negation.cues`: `not` and `without` deny, `deny` are verbs that deny, `opens` and `closes`
    deny together (ne … pas), `unsaid` leave open what they are said of ("did not say when"), `neutral` only look like negations. Words of `negation.opposites` deny by what they mean.
    """
    tokens = part.tokens
    cues = [c for c in part.all(table(lexicon, "negation.cues")) if c[2] != "neutral"]
    if any(c[2] == "unsaid" for c in cues):
        return None, True
    opened = next((c for c in cues if c[2] == "opens"), None)
    closed = next((c for c in cues if c[2] == "closes"), None)
    plain = [c for c in cues if c[2] in ("not", "without", "deny") or (closed == c and tokens[c[0]].norm in lexicon.words("negation.alone"))]
    opposite = list(part.all(table(lexicon, "negation.opposites")))
    if not opened and not plain and any(c[2] == "closes" and table(lexicon, "negation.elliptic").match(tokens, c[0]) for c in cues):
        return None, True  # "les hommes, non": who knows how far it reaches
    if opened and closed:
        words = (*range(*opened[:2]), *range(*closed[:2]))
        if _restricted(part, max(words) + 1, lexicon):
            return None, False
        undone = any(abs(c[0] - max(words)) <= REACH for c in (*(c for c in plain if c[2] == "deny"), *opposite))
        return (None, True) if undone else (replace(_cue(tokens, "denied", words), how="not"), False)
    if not plain:
        return (replace(_cue(tokens, "denied", range(*opposite[0][:2])), how="opposite", instead=opposite[0][2]) if opposite else None), False
    head = plain[0]
    undoing = (*(c for c in plain[1:] if c[2] in ("deny", "without")), *opposite)
    if any(0 <= c[0] - head[1] < REACH for c in undoing):
        return None, True
    if _restricted(part, head[1], lexicon):
        return None, False
    return replace(_cue(tokens, "denied", range(*head[:2])), how="not" if head[2] == "closes" else head[2]), False


def negates(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Is there any grammatical negation in these tokens, whatever it does to them?"""
    return any(c[2] in ("not", "without", "deny", "opens") for c in table(lexicon, "negation.cues").all(tokens))


def _restricted(part: Part, behind: int, lexicon: Lexicon) -> bool:
    """Does "until", "except" … turn the negation before it into "only"? "Until now" doesn't."""
    stretch = part.tokens[behind : min(part.last, behind + RESTRICT)]
    found = table(lexicon, "negation.restrictive").first(stretch)
    return found is not None and not any(a <= found[0] < b for a, b, kind in table(lexicon, "status.cues").all(stretch) if kind in ("yet", "yet_any"))


def hedge(part: Part, lexicon: Lexicon) -> Cue | None:
    """The words by which the source itself keeps its distance ("reportedly", "aurait")."""
    if said := next(part.all(table(lexicon, "clauses.hedges")), None):
        return _cue(part.tokens, "hedged", range(said[0], said[1]))
    tokens, before = part.tokens, lexicon.section("clauses.hedges_before")
    for i in part.turns if before else ():
        if i + 1 < part.last and any(tokens[i + 1].norm.startswith(tuple(before[form])) for form in tokens[i].forms if form in before):
            return _cue(tokens, "hedged", (i, i + 1))
    return None


def conditional(part: Part, lexicon: Lexicon) -> bool:
    """Does the clause say only what would be ("if …")? The condition stands at its start."""
    return any(table(lexicon, "clauses.conditions").match(part.tokens, i) for i in part.turns if i < part.first + 2)


def status(part: Part, lexicon: Lexicon, negations: Cue | None, forms: Sequence[tuple[int, int, str]]) -> Cue | None:
    """How far the matter has got, where the clause says so; a cue's `words` are all words of that sort in the clause.

    `negations` is the clause's denial, `forms` what `inflected` found in it.
    """
    tokens, first, last = part.tokens, part.first, part.last
    negations = None if negations and negations.instead else negations
    cues = [*part.all(table(lexicon, "status.cues")), *forms, *_with_object(part, lexicon)]
    cues = [c for c in cues if c[2] != "neutral"]
    if not cues or table(lexicon, "clauses.wishes").first(tokens[first:last]):
        return None
    if negations and any((c[2] == "begun" and 0 <= c[0] - min(negations.words) <= REACH) or _yet(c, negations, last) for c in cues):
        cues.append((min(negations.words), max(negations.words) + 1, "not_yet"))
    elif negations:
        cues = [c for c in cues if c[2] in ("not_yet", "postponed")]
    aside = [c for c in cues if c[0] > first and tokens[c[0] - 1].norm in lexicon.words("clauses.relatives")]
    cues = [c for c in cues if c not in aside] or cues
    ranked = sorted((c for c in cues if c[2] in _ORDER), key=lambda c: (_ORDER[c[2]], c[0]))
    if not ranked:
        return None
    a, b, concept = ranked[0]
    future = concept in ("planned", "not_yet")  # "paid" stays in "is to be paid"
    words = sorted({i for c in cues if not future or c[2] in ("planned", "not_yet", "yet", "yet_last", "yet_any") for i in range(c[0], c[1])})
    return Cue(concept="planned" if concept == "not_yet" else concept, span=Span(tokens[a].start, tokens[b - 1].end), words=tuple(words))


def _yet(found: tuple[int, int, str], negation: Cue, last: int) -> bool:
    """Does "yet" go with the negation: beside it ("n'a toujours pas"), or at the end of the clause ("has not come yet")?"""
    beside = min(negation.words) - 2 <= found[0] <= max(negation.words) + 1
    return found[2] == "yet_any" or (found[2] in ("yet", "yet_last") and found[1] == last) or (found[2] == "yet" and beside)


def _with_object(part: Part, lexicon: Lexicon) -> list[tuple[int, int, str]]:
    """Verbs that say it only of certain things ("signed", which without its marks is also "happened"): `status.of_objects`."""
    verbs, objects = table(lexicon, "status.of_objects.verbs"), table(lexicon, "status.of_objects.objects")
    found = part.all(verbs)
    return [(a, b, "done") for a, b, _ in found if objects.first(part.tokens[b : min(b + OBJECT, part.last)]) is not None]


def happened(part: Part, lexicon: Lexicon) -> bool:
    """Does a clause without any word of progress tell what has happened ("was paid", "landed")? See `status.past`.

    That somebody said it is past, not what was said ("the minister said that …").
    """
    own = part.tokens[part.first : part.last]
    if table(lexicon, "clauses.wishes").first(own) is not None:
        return False
    spoken = {i for a, b, kind in table(lexicon, "speech.cues").all(own) if kind != "neutral" for i in range(a - 1, b)}
    if any(not spoken.intersection(range(a, b)) for a, b, _ in table(lexicon, "status.past.words").all(own)):
        return True
    endings, openings, nouns = (tuple(lexicon.section(f"status.past.{name}") or ()) for name in ("endings", "openings", "not_openings"))
    still = lexicon.words("status.past.not_after")
    if endings and any(_ends(own, i, endings) and i not in spoken and (i == 0 or own[i - 1].norm not in still) for i in range(len(own))):
        return True
    return bool(openings and 0 not in spoken and own[0].kind == "word" and own[0].norm.endswith(openings) and not own[0].norm.endswith(nouns or ("\0",)))


def _ends(tokens: Sequence[Token], i: int, endings: tuple[str, ...]) -> bool:
    token = tokens[i]
    return token.kind == "word" and len(token.norm) > ENDED and not token.capitalised and token.norm.endswith(endings)


def inflected(tokens: Sequence[Token], lexicon: Lexicon) -> list[tuple[int, int, str]]:
    """Words that say it by their form, a future's ending or prefix: `status.endings` and `status.beginnings`."""
    found = []
    exceptions, attached = tuple(lexicon.section("status.exceptions") or ()), lexicon.section("status.attached")
    not_verbs, stuck = tuple(lexicon.section("status.noun_endings") or ()), "".join(attached)
    for concept in ("planned",):
        endings = tuple(lexicon.section(f"status.endings.{concept}") or ())
        beginnings = tuple(lexicon.section(f"status.beginnings.{concept}") or ())
        if not endings and not beginnings:
            continue
        for i, token in enumerate(tokens):
            if token.kind != "word" or token.capitalised:
                continue
            word = token.text.casefold()
            bare = word[1:] if beginnings and word[:1] in attached else word
            if not ((endings and bare.endswith(endings)) or (beginnings and bare.startswith(beginnings) and not bare.endswith(not_verbs))):
                continue
            name = beginnings and i > 0 and tokens[i - 1].norm in lexicon.words("status.not_after")
            if not (name or len(bare) < 5 or bare.startswith(exceptions) or token.norm.lstrip(stuck).startswith(exceptions)):
                found.append((i, i + 1, concept))
    return found
