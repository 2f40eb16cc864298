"""How far the name of an organization goes on both sides of its head noun, by the order of words in a language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from crosscheck.gazetteer import cities, countries, nations, place_key
from crosscheck.lang import Lexicon
from crosscheck.registry import name_tables
from crosscheck.sounds import plain
from crosscheck.tokens import Token
from crosscheck.values.attached import affixes, definite
from crosscheck.values.familiar import familiar, given_names, uncased_given, words
from crosscheck.values.lettered import row

_LONGEST = 9  # tokens of a name beside its head
_STRANGE = 3  # unknown words that a name without capitals may have
_SHORT = 2  # letters of a word that is no name
_BUSINESS = ("company", "bank", "group")  # heads that a given name may follow: شركة ليوناردو
_LOCAL = ("university", "hospital", "museum")  # heads that the name of a city may follow, even where it is also a word
_OF_WHAT = ("company", "bank", "union", "organization")  # heads that a noun and what it is of may follow: رابطة أساتذة التعليم
_CLOSING = {"«": "»", "“": "”", '"': '"'}

Grower = Callable[[Sequence[Token], int, int, str, Lexicon], tuple[int, int]]


def content(tokens: Sequence[Token], i: int, lex: Lexicon) -> int:
    """The index behind a concept, domain or nation that starts at `i`, or 0."""
    tables = (lex.phrases("organizations.domains"), lex.phrases("organizations.concepts"), nations(lex.code))
    return max((found[0] for table in tables if (found := table.match(tokens, i))), default=0)


def _before(tokens: Sequence[Token], start: int, end: int, head: str, lex: Lexicon) -> tuple[int, int]:
    """English: what it is for stands before the head, or behind "of"."""
    stops = lex.words("people.ordinary")
    concept, domain, nation = lex.phrases("organizations.concepts"), lex.phrases("organizations.domains"), nations(lex.code)
    first = start
    capital = tokens[start].capitalised
    while first > 0 and start - first < _LONGEST:
        token = tokens[first - 1]
        found = next((f for table in (domain, concept, nation) if (f := table.ending_at(tokens, first, 4)) and (not capital or tokens[f[0]].capitalised)), None)
        if found:
            first = found[0]
        elif capital and token.kind == "word" and token.capitalised and (token.norm not in stops or _in_a_row(tokens, first - 1, lex)):
            first -= 1
        elif capital and token.text in "-&" and first > 1 and tokens[first - 2].capitalised and tokens[first - 2].end == token.start:
            first -= 2
        else:
            break
    if not capital:
        return (first, end) if first < start and head == "ministry" else (start, end)
    return first, _behind_links(tokens, end, lex)


def _in_a_row(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """Whether the name of a place stands right before a word that is otherwise no part of a name: Sidon Government Hospital."""
    before = tokens[i - 1] if i > 0 else None
    return before is not None and before.capitalised and before.norm not in lex.words("people.ordinary") and place_key(before.text, lex.code) is not None


def _behind_links(tokens: Sequence[Token], end: int, lex: Lexicon) -> int:
    links, stops = lex.words("organizations.links"), lex.words("people.ordinary")
    last = j = end
    linked = False
    while j < len(tokens) and j - end < _LONGEST:
        token = tokens[j]
        understood = content(tokens, j, lex)
        if token.norm in links and j - last < 2 and (linked or token.norm in lex.words("organizations.first_links")):
            linked = True
            j += 1
        elif token.kind == "word" and token.capitalised and linked and (understood or not (token.norm in stops or _person_starts(tokens, j, lex))):
            j = last = max(understood, j + 1)
        else:
            break
    return last


def _person_starts(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """Whether a title or a given name starts here, so that the body's name ends."""
    named = i + 1 < len(tokens) and tokens[i + 1].capitalised and plain(tokens[i].text) in given_names()
    return named or tokens[i].norm in lex.words("people.honorifics") or lex.phrases("roles.ranks").match(tokens, i) is not None


def _behind(tokens: Sequence[Token], start: int, end: int, head: str, lex: Lexicon) -> tuple[int, int]:
    """French: the head, then adjectives and complements, with links between."""
    links, stops = lex.words("organizations.links"), lex.words("people.ordinary")
    if tokens[start].norm in lex.words("organizations.verbal") and not tokens[start].capitalised and not _determined(tokens, start, lex):
        return start, end
    j = last = end
    capital = tokens[start].capitalised or head in lex.words("organizations.named")
    while j < len(tokens) and j - end < _LONGEST:
        token = tokens[j]
        understood = content(tokens, j, lex)
        if understood:
            j = last = understood
        elif token.norm in links and j - last < 3:
            j += 1
        elif token.kind == "word" and token.capitalised and (j > end or capital) and token.norm not in stops and not _person_starts(tokens, j, lex):
            j = last = j + 1
            capital = True
        elif token.text == "-" and j == last and j + 1 < len(tokens) and tokens[j + 1].start == token.end:
            j = last = j + 2
        else:
            break
    if tokens[start].capitalised and start > 0 and last == end:
        last = _complement(tokens, end, lex)
    named = any(t.capitalised for t in tokens[start:last])
    return (start, last) if named or head == "ministry" else (start, end)


def _determined(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """Whether an article stands before: "parti" alone may be a verb's form."""
    return i > 0 and any(tokens[i - 1].norm in lex.words(f"organizations.{table}") for table in ("the", "one"))


def _complement(tokens: Sequence[Token], end: int, lex: Lexicon) -> int:
    """The index behind what a head with a capital is of, in small letters: le Parti | du renouveau, le Musée | d'art et d'histoire; only genitives, at most three."""
    genitives, last = lex.words("organizations.genitives"), end
    for _ in range(3):
        k = last + (last > end and last < len(tokens) and tokens[last].norm in lex.words("roles.and"))
        if k + 1 >= len(tokens) or tokens[k].norm not in genitives or tokens[k + 1].kind != "word" or tokens[k + 1].capitalised:
            break
        if tokens[k + 1].norm in lex.words("people.ordinary"):
            break
        last = k + 2
    return last


def _construct(tokens: Sequence[Token], start: int, end: int, head: str, lex: Lexicon) -> tuple[int, int]:
    """Arabic: the head, then definite nouns and adjectives, words that the language doesn't know, or a name in quotation marks."""
    stops, ranks = lex.words("people.stops"), lex.phrases("roles.ranks")
    if head in lex.words("organizations.named") and not definite(tokens[start].norm, lex):
        known = max((hit[0] for table in name_tables(lex.code) if (hit := table.match(tokens, end))), default=0)
        spelled = row(tokens, end)
        known = max(known, spelled[-1][0] if len(spelled) > 1 else 0)
        if (strange := known or _strange(tokens, end, head, lex)) > end:
            return start, strange
    j, understood = end, False
    while j < len(tokens) and j - end < 5:
        token = tokens[j]
        if token.text in '«"“' and (close := _closing(tokens, j)):
            return start, close
        found = content(tokens, j, lex)
        bears = definite(token.norm, lex) and (len(token.norm) > 4 or found > 0)
        if found and not bears and not countries(lex.code).match(tokens, j):
            break
        # Behind words that are understood, a noun that isn't is the next part of the sentence (مجلس السياسة النقدية | القرار).
        if understood and not found and not token.norm.startswith(affixes(lex, "datives")) and not token.norm.endswith(affixes(lex, "adjectives")):
            break
        if (
            token.kind != "word"
            or token.norm in stops
            or token.norm in lex.words("people.honorifics")
            or ranks.match(tokens, j)
            or (token.norm.startswith(affixes(lex, "conjunctions")) and not found and not (bears and _goes_on(tokens, j + 1, lex)))
        ):
            break
        if j == end and not (found or bears or definite(tokens[start].norm, lex)) and _of_what(tokens, head, j, lex):
            j += 1
            continue
        if not (found or bears):
            break
        understood = understood or bool(found)
        j = found or j + 1
    return start, j


def _goes_on(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """Whether a definite adjective that is understood follows, so that both nouns before it belong to the name: إدارة الكوارث والطوارئ التركية."""
    return i < len(tokens) and tokens[i].kind == "word" and definite(tokens[i].norm, lex) and content(tokens, i, lex) > 0


def _strange(tokens: Sequence[Token], i: int, head: str, lex: Lexicon) -> int:
    """The index behind up to three words that the language doesn't know and that name no nation."""
    j, stops = i, lex.words("people.stops")
    while j < len(tokens) and j - i < _STRANGE and tokens[j].kind == "word" and len(tokens[j].norm) > 2:
        norm = tokens[j].norm
        given = norm in uncased_given(lex.code)[0] and not (head in _BUSINESS and norm in lex.words("people.foreign"))
        if norm in stops or given or _clitic(norm, lex) or content(tokens, j, lex):
            break
        if familiar(norm, lex) and (j > i or head not in _LOCAL or definite(norm, lex) or norm not in cities()):
            break
        j += 1
    return j


def _of_what(tokens: Sequence[Token], head: str, j: int, lex: Lexicon) -> bool:
    """Whether a bare noun behind "company" or "bank" starts its name: a definite noun follows (شركة نفط الشمال), and it is no verb (شركة تدير المنجم)."""
    norm, after = tokens[j].norm, tokens[j + 1] if j + 1 < len(tokens) else None
    plural = len(norm) > _SHORT + 2 and norm.endswith(affixes(lex, "plurals")[-1:])  # اتحاد نقابات تشاد
    verbal = norm.startswith(affixes(lex, "imperfect")) or (norm.endswith(affixes(lex, "perfect")) and not plural) or _clitic(norm, lex)
    if head not in _OF_WHAT or after is None or verbal or len(norm) <= _SHORT:
        return False
    return after.norm.startswith(affixes(lex, "articles")) or (head not in ("company", "bank") and countries(lex.code).match(tokens, j + 1) is not None)


def _clitic(norm: str, lex: Lexicon) -> bool:
    """Whether a particle is written onto a word: its rest is a word of the language."""
    stops = lex.words("people.stops")
    return any(
        norm.startswith(p) and (norm[len(p) :] in stops or familiar(norm[len(p) :], lex) or not words(lex.code))
        for p in affixes(lex, "particles")
        if len(norm) > len(p) + 1
    )


def _closing(tokens: Sequence[Token], i: int) -> int:
    """The index behind the quotation mark that closes the one at `i`, at most six tokens on, or 0."""
    closing = _CLOSING[tokens[i].text]
    return next((k + 1 for k in range(i + 2, min(i + 7, len(tokens))) if tokens[k].text == closing), 0)


GROWERS: Mapping[str, Grower] = {"before": _before, "behind": _behind, "construct": _construct}
