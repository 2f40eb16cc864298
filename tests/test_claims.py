"""What a claim keeps of how it is said: the words that hedge, deny, or say how far the matter has got."""

from __future__ import annotations

import pytest

from crosscheck.claims import extract
from crosscheck.model import Article

CUES = [
    ("hedge before a number", "en", "Nearly 300 people were hurt in the crush.", "quantity", [("hedge", "Nearly")]),
    ("hedge before the sign of a currency", "en", "The repair cost about $40 million last year.", "money", [("hedge", "about")]),
    ("hedge behind a number", "en", "The wall is 40 metres long, with 200 or more visitors a day.", "quantity", [("hedge", "or more")]),
    ("nothing is hedged", "en", "The repair cost $40 million last year.", "money", []),
    ("an amount in a denied clause", "en", "The bank did not lend 40 million euros to the port.", "money", [("negation", "did not")]),
    ("a plan", "fr", "Le port prévoit de construire environ 40 quais au nord.", "quantity", [("status", "prévoit de"), ("hedge", "environ")]),
    ("a bound", "fr", "Plus de 40 navires attendent au large du port.", "quantity", [("hedge", "Plus de")]),
    ("a bound in Arabic", "ar", "قتل ما لا يقل عن 40 شخصا في الهجوم على القرية", "quantity", [("hedge", "ما لا يقل عن")]),
    ("a denial in Arabic", "ar", "لم تستقبل المستشفيات 40 جريحا من القرية", "quantity", [("negation", "لم")]),
]


@pytest.mark.parametrize(("language", "text", "kind", "expected"), [row[1:] for row in CUES], ids=[row[0] for row in CUES])
def test_the_words_that_turn_a_claim_are_kept_with_it(language: str, text: str, kind: str, expected: list[tuple[str, str]]) -> None:
    claims = [c for c in extract(Article(id="a", path="a.txt", language=language, text=text)) if c.kind == kind]
    assert [(cue.role, text[cue.span.start : cue.span.end]) for cue in claims[-1].cues] == expected
