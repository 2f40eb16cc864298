"""Organizations that no list has: shown by a cue, by quotation marks or by capitals only, and said again elsewhere in the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from crosscheck.lang import Lexicon
from crosscheck.tokens import Token
from crosscheck.values.cued_bodies import bare_acronyms, cued_bodies, owned
from crosscheck.values.quoted import again, name_of, quoted

_FIRST = 3  # letters of a first word that is too short to call a body by
_SURE, _LIKELY = 1, 5  # the order of names that a cue shows (before persons), and of those that are bodies where they are nothing else


@dataclass(slots=True)
class Called:
    """The names of bodies that one article shows, in normal form: in `names` rows of capitals, in `firsts` the first words of the longer ones, in `quoted` those in quotation marks."""

    names: set[str] = field(default_factory=set)
    firsts: set[str] = field(default_factory=set)
    quoted: set[str] = field(default_factory=set)

    def take(self, tokens: Sequence[Token], rows: Sequence[tuple[int, int]], lex: Lexicon) -> None:
        """Take in what a line shows."""
        self.quoted.update(name_of(tokens[i:j]) for i, j in quoted(tokens, lex))
        for i, j in cued_bodies(tokens, rows, lex):
            self.names.add(name_of(tokens[i:j]))
            if j - i > 1 and tokens[i + 1].text != "-" and len(tokens[i].text) > _FIRST:
                self.firsts.add(tokens[i].norm)


def unknown_bodies(tokens: Sequence[Token], rows: Sequence[tuple[int, int]], lex: Lexicon, called: Called) -> Iterator[tuple[int, int, int]]:
    """The order, first token and end of each unknown body in a sentence; `rows` are its rows of capitals."""
    yield from ((_SURE, i, j) for i, j in (*quoted(tokens, lex), *again(tokens, called.quoted), *cued_bodies(tokens, rows, lex)))
    for i, j in rows:
        if name_of(tokens[i:j]) in called.names:
            yield _SURE, i, j
        elif j - i == 1 and tokens[i].norm in called.firsts:
            yield _LIKELY, i, j
    yield from ((_LIKELY, i, j) for i, j in owned(tokens, rows, lex))
    yield from ((_LIKELY, i, i + 1) for i in (bare_acronyms(tokens, lex) if rows else ()))
