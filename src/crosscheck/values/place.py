"""Reads places by name: countries and cities with their key, other places behind a cue; adjectives of nations are none.

A capital that speaks is its country's government ("Baku said", «قالت باكو»): its key is the country's, so that it can't be
put against the country, and can be against another that spoke.
"""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.gazetteer import capitals
from crosscheck.lang import Lexicon
from crosscheck.model import Article, Mention, Name
from crosscheck.sentences import Sentence
from crosscheck.values.proper import Noun, nouns


def read(sentence: Sentence, lexicon: Lexicon, article: Article) -> Iterator[Mention]:
    """One mention for each place; `key` is an ISO 3166 code, a region's or a city's name, or None."""
    for noun in nouns(sentence, lexicon, article).of_kind("place"):
        key = capitals()[noun.key] if noun.key in capitals() and _speaks(noun, sentence, lexicon) else noun.key
        yield Mention(kind="place", span=noun.span, value=Name(name=article.text[noun.span.start : noun.span.end], key=key))


def _speaks(noun: Noun, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a place is the subject of a verb of speech: it stands where the language has its subjects, with no word before it that leads to a place."""
    said, tokens = lexicon.phrases("people.said"), sentence.tokens
    if lexicon.section("speech.order") == "behind":
        return said.ending_at(tokens, noun.start, 2) is not None
    led = noun.start > 0 and tokens[noun.start - 1].kind == "word" and tokens[noun.start - 1].norm not in lexicon.words("roles.and")
    return not led and said.match(tokens, noun.end) is not None
