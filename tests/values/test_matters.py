"""What a text is about, the same in every language."""

from __future__ import annotations

import pytest

from crosscheck.lang import languages
from crosscheck.values.matters import _data, of_text

NAMED = [
    ("en-appeal", "en", "The prosecutor has appealed against the ruling", {"appeal"}),
    ("fr-appeal", "fr", "Le parquet a interjeté appel", {"appeal"}),
    ("ar-appeal", "ar", "وستستأنف النيابة الحكم", {"appeal"}),
    ("en-claimed", "en", "Nobody claimed responsibility", {"claim_attack"}),
    ("fr-claimed", "fr", "L'attentat n'a pas été revendiqué", {"claim_attack", "attack"}),
    ("ar-claimed", "ar", "ولم يتبنَّ أحد التفجير", {"claim_attack", "explosion"}),
    ("en-visas", "en", "no more visas", {"visa"}),
    ("fr-two-words", "fr", "un appel d'offres", {"tender"}),
    ("ar-attached", "ar", "وبالترخيص", {"licence"}),
    ("ar-imperfect", "ar", "يوقعون اتفاقية", {"sign", "agreement"}),
]
NOT_NAMED = [
    ("a short stem is a whole word", "en", "They weighed the ore in a golden hall", "gold"),
    ("or isn't gold where it is a conjunction of English", "en", "one or two", "gold"),
    ("an ending of six letters is another word", "en", "a signalisation", "sign"),
    ("visage is no visa", "fr", "un visage", "visa"),
]


@pytest.mark.parametrize(("code", "text", "named"), [c[1:] for c in NAMED], ids=[c[0] for c in NAMED])
def test_a_text_names_its_matters(code: str, text: str, named: set[str]) -> None:
    assert named <= of_text(text, code)


@pytest.mark.parametrize(("code", "text", "matter"), [c[1:] for c in NOT_NAMED], ids=[c[0] for c in NOT_NAMED])
def test_a_text_names_no_other(code: str, text: str, matter: str) -> None:
    assert matter not in of_text(text, code)


def test_every_matter_has_words_in_three_languages() -> None:
    assert all({"en", "fr", "ar"} <= set(words) <= set(languages()) for words in _data()["matters"].values())
