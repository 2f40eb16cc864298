"""Make `src/crosscheck/lang/_words.<code>.txt`: the common words of a language without capitals, to tell words from names.

Run it again when pyspellchecker has new data: `python benchmarks/make_words.py`. A word is kept if it is among the most frequent
and is inflected as words are and foreign names aren't: it is also met with the article, with another prefix of the verb, or with
attached pronouns (the affixes are the language's `people.affixes`). Source: the frequencies of OpenSubtitles by way of
pyspellchecker (MIT; the lists are hermitdave's FrequencyWords, CC BY-SA 4.0); only the words are kept, in normal form.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import spellchecker

from crosscheck.lang import languages, lexicon
from crosscheck.tokens import normal
from crosscheck.values.familiar import Affixes, derived

OUT = Path(__file__).parent.parent / "src" / "crosscheck" / "lang"
MOST = 70_000
SEEN = 40  # times that a form must be met to count


def frequencies(code: str) -> Counter[str]:
    """How often each word is met, in normal form."""
    data = json.loads(gzip.decompress((Path(spellchecker.__file__).parent / "resources" / f"{code}.json.gz").read_bytes()))
    found: Counter[str] = Counter()
    for word, count in data.items():
        found[normal(word)] += count
    return found


def inflected(word: str, seen: Mapping[str, int], affixes: Mapping[str, Sequence[str]]) -> bool:
    """Whether a word is met in the forms that words of the language have."""
    enough = max(SEEN, 0.02 * seen.get(word, 0))
    if any(seen.get(article + word, 0) >= enough for article in affixes["articles"]):
        return True
    verb = affixes["verbs"]
    if len(word) >= 4 and word[0] in verb and sum(seen.get(other + word[1:], 0) >= SEEN for other in verb if other != word[0]) >= 2 - (len(word) > 4):
        return True
    return sum(seen.get(word + ending, 0) >= enough for ending in affixes["endings"]) >= 2


def is_word(word: str, seen: Mapping[str, int], affixes: Mapping[str, Sequence[str]]) -> bool:
    """Whether a form is a word, alone or with what may be attached to it."""
    if inflected(word, seen, affixes) or any(word.startswith(a) and seen.get(word.removeprefix(a), 0) > 2 * SEEN for a in affixes["articles"]):
        return True
    stems = [word.removesuffix(e) for e in affixes["endings"] if word.endswith(e)] + [word.removeprefix(p) for p in affixes["particles"] if word.startswith(p)]
    return any(len(stem) >= 3 and seen.get(stem, 0) > 100 and inflected(stem, seen, affixes) for stem in stems)


def main() -> None:
    for code in languages():
        affixes = {kind: [normal(a) for a in found] for kind, found in lexicon(code).section("people.affixes").items()}
        if affixes:
            seen = frequencies(code)
            names = frozenset.union(*(lexicon(code).words(f"people.{kind}") for kind in ("given", "native", "foreign", "surnames"))) - lexicon(code).words(
                "people.ambiguous"
            )
            found = (word for word, _ in seen.most_common(MOST) if len(word) > 2 and word not in names and is_word(word, seen, affixes))
            kept: set[str] = set()
            for word in sorted(found, key=lambda w: (len(w), w)):
                if not derived(word, kept, Affixes.of(code)):  # what is understood from a shorter word needn't be listed
                    kept.add(word)
            (OUT / f"_words.{code}.txt").write_text("\n".join(sorted(kept)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
