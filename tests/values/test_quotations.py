"""What stands between quotation marks of any kind."""

from __future__ import annotations

import pytest

from crosscheck.lang import lexicon
from crosscheck.values.quotations import quotations

CASES = [
    ("curly", "en", "He said “we will not go” twice.", ["we will not go"]),
    ("straight", "en", 'He said "we will not go" twice.', ["we will not go"]),
    ("mixed", "en", '"We will not go,” he said.', ["We will not go,"]),
    ("guillemets", "fr", "« Nous ne partirons pas », a-t-il dit.", ["Nous ne partirons pas"]),
    ("Arabic", "ar", "قال: «لن نغادر أبدا» ومضى.", ["لن نغادر أبدا"]),
    ("apostrophes inside", "en", "'We don't want the workers' money,' he said.", ["We don't want the workers' money,"]),
    ("no quotation but apostrophes", "en", "The workers' union and the miners' union met.", []),
    ("two", "en", "“We will not go,” he said. “We stay right here.”", ["We will not go,", "We stay right here."]),
    ("a word held at a distance", "en", "The “iron belt” is long.", []),
    ("left open", "en", "“We will not go and you know it", ["We will not go and you know it"]),
    ("only closed", "fr", "Nous ne partirons pas », a-t-il dit.", ["Nous ne partirons pas"]),
    ("one inside another", "fr", "« Il a dit « nous restons ici » et il est parti », raconte-t-elle.", ["Il a dit « nous restons ici"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_quotations(language: str, text: str, expected: list[str]) -> None:
    tokens = lexicon(language).tokenizer.tokens(text)
    assert [text[tokens[a + 1].start : tokens[b - 1].end] for a, b in quotations(tokens)] == expected
