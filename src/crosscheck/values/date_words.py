"""What each word of a language may be in a date: its labels, and the phrases that begin with it; looked up once for every word.

The labels are told in `date_atoms.py`, the groups of words are those of the `date` section.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from crosscheck.lang import Lexicon
from crosscheck.tokens import Token, normal
from crosscheck.values import date_spelled
from crosscheck.values.date_live import ALONE, WITH_OTHERS

GROUPS = {
    "months": "M", "short_months": "Mx", "rare_months": "Mr", "weekdays": "W", "short_weekdays": "Wa", "bare_weekdays": "Wb", "plural_weekdays": "Ww", "units": "U", "duals": "UU",
    "days": "REL", "parts": "PART", "ordinals": "O", "articles": "N", "seasons": "S", "hijri_months": "H", "feasts": "F", "decades": "X",
    "definite_units": "Ud",
}  # fmt: skip
MARKS = frozenset(",.-/()'~:;!?%\"")
_DASHES = {"–": "-", "—": "-", "‑": "-", "−": "-", "،": ",", "’": "'"}
_OTHER_LABELS = ("O", "D", "Y2", "PART", "RN", "U", "Ww", "W", "M", "Yw", "Y")
_HYPHEN = ("-", "-")
_WORDS = ("word", "mark")
_MOST_KNOWN = 50_000

Phrase = tuple[tuple[str, ...], str, str]  # the words behind the second, the label, the value


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One form of a word, without the particles that may be attached: what it is by itself, and its phrases by their second word."""

    alone: tuple[tuple[str, str], ...]  # label, value
    longer: Mapping[str, Sequence[Phrase]]
    attached: bool  # "and" is among the particles


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A word or mark that says something: the atom it is whatever its forms, its forms, and whether a number in words begins with it."""

    own: tuple[str, str] | None
    forms: tuple[Form, ...]
    spelled: bool
    large: bool  # of the numbers in words those of a thousand and more
    weight: int  # the most that its labels say
    behind: Mapping[str, int]  # the most that the labels of its phrases say, by their second word
    plain: bool  # no number in words and no phrase begins with it


_BETWEEN = Word(None, (), False, False, WITH_OTHERS, {}, True)


def labels(lexicon: Lexicon) -> tuple[str, ...]:
    """The labels whose weight must be told, the commonest first."""
    return (*sorted(MARKS), *lexicon.section("date").get("words", {}), *_OTHER_LABELS, *GROUPS.values())


class WordTable:
    """The words of a language's dates."""

    def __init__(self, lexicon: Lexicon, weights: Mapping[str, int]) -> None:
        self._lexicon, self._weights = lexicon, weights
        data = lexicon.section("date")
        self._single: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._longer: dict[str, dict[str, list[Phrase]]] = defaultdict(lambda: defaultdict(list))  # by their first two words
        self._ambiguous = frozenset(normal(m) for m in data.get("ambiguous", ()))
        for group, label in GROUPS.items():
            self._add(label, data.get(group, {}))
        for label, phrases in data.get("words", {}).items():
            self._add(label, {label: phrases})
        self._spelled, self._large = date_spelled.starts(lexicon), date_spelled.large(lexicon)
        self._zeros = lexicon.words("date.year_zeros")
        self._joiners = tuple(j for j in lexicon.words("date.words.and") if len(j) == 1 and j.isalpha())
        self._inside = frozenset(self._continuing())
        self._known: dict[str, Word | None] = {}

    def _add(self, label: str, group: Mapping[str, Sequence[str]]) -> None:
        for value, phrases in group.items():
            for phrase in phrases:
                first, *rest = self._norms(phrase)
                for name in (label, "Ms") if label == "M" and normal(phrase) not in self._ambiguous else (label,):
                    if rest:
                        self._longer[first][rest[0]].append((tuple(rest[1:]), name, value))
                    else:
                        self._single[first].append((name, value))

    def _norms(self, phrase: str) -> tuple[str, ...]:
        """The normal forms of a phrase's words; an ending that it begins with ('s time) stays one word, as it is in the text."""
        ending = phrase.startswith("'") and phrase[1:2].isalpha()
        tokens = self._lexicon.tokenizer.tokens(f"x{phrase}" if ending else phrase)
        return tuple(t.norm for t in tokens)[int(ending) :]

    def _continuing(self) -> Iterator[str]:
        """The words that only go on with a phrase or number that another begins: « il y a », 3rd."""
        for group in self._longer.values():
            yield from (norm for second, phrases in group.items() for rest, *_ in phrases for norm in (second, *rest))
        yield from self._lexicon.words("date.day_suffixes")
        for path in ("number.values", "number.scales"):
            yield from (norm for group in self._lexicon.section(path).values() for phrase in group for norm in self._norms(phrase))
        yield from self._lexicon.words("date.year_zeros") | self._lexicon.words("number.joiners.any") | self._lexicon.words("number.point")

    def of(self, tokens: Sequence[Token]) -> list[Word | None]:
        """The word that each token is; None for what says nothing, and for numbers with neither words nor phrases of their own."""
        known = self._known
        return [known[token.norm] if token.norm in known else self._learned(token) for token in tokens]

    def _learned(self, token: Token) -> Word | None:
        """What a token is, remembered but for numbers; so many words are and no more."""
        found = self._read(token)
        if token.kind in ("word", "mark") and len(self._known) < _MOST_KNOWN:
            self._known[token.norm] = found
        return found

    def _read(self, token: Token) -> Word | None:
        spelled = token.kind == "word" and not self._spelled.isdisjoint(token.forms)
        own = self._own(token) if not spelled else None
        forms = tuple(
            Form(tuple(self._single.get(form, ())), self._longer.get(form, {}), form != token.norm and self._attached(token.norm, form))
            for form in token.forms
            if form in self._single or form in self._longer
        )
        if not (own or forms or spelled):
            return None if self._inside.isdisjoint(token.forms) else _BETWEEN
        said = {label for form in forms for label, _ in form.alone} | ({own[0]} if own else set()) | ({"NUMBER", "N", "Nf", "Dw"} if spelled else set())
        weight = max((self._weights.get(label, 0) for label in said), default=0) or WITH_OTHERS
        behind: dict[str, int] = {}
        for second, phrases in (item for form in forms for item in form.longer.items()):
            behind[second] = max(behind.get(second, 0), *(self._weights.get(label, 0) for _, label, _ in phrases))
        return Word(own, forms, spelled, not self._large.isdisjoint(token.forms), weight, behind, not spelled and not behind)

    def _own(self, token: Token) -> tuple[str, str] | None:
        if token.kind == "mark":
            return _DASHES.get(token.norm, token.norm), token.norm
        if token.kind == "word":
            roman = date_spelled.roman(token, self._lexicon)
            return ("RN", str(roman)) if roman else None
        return None if token.kind == "number" else (token.kind.upper(), token.norm)

    def _attached(self, norm: str, form: str) -> bool:
        """Whether "and" is the first of the particles that were taken off a word."""
        return any(norm.startswith(word) and norm != word for word in self._joiners) and norm.endswith(form)

    def weights(self, tokens: Sequence[Token], words: Sequence[Word | None]) -> list[int]:
        """How much the labels of each token, and of the phrases that may begin with it, say; digits may be anything."""
        return [
            ALONE if token.kind not in _WORDS else 0 if word is None else word.weight if word.plain else self._weight(word, tokens, words, i)
            for i, (token, word) in enumerate(zip(tokens, words, strict=True))
        ]

    def _weight(self, word: Word, tokens: Sequence[Token], words: Sequence[Word | None], i: int) -> int:
        if i + 1 == len(tokens):
            return word.weight
        behind, next_forms = words[i + 1], tokens[i + 1].forms
        most = max(word.weight, *[word.behind.get(norm, 0) for norm in next_forms])
        if word.spelled and (word.large or next_forms[0] in self._zeros or (behind is not None and (behind.spelled or behind.own == _HYPHEN))):
            most = max(most, self._weights.get("Yw", 0))  # only here a number in words may be a year
        return most
