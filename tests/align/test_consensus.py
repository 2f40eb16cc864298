"""What the whole story says of two names: who is whose best match, and which articles know neither."""

import numpy as np
import pytest

from crosscheck.align.consensus import FARTHEST, Story, consensus
from crosscheck.model import Claim, Name, Span


def claim(article: str, name: str) -> Claim:
    return Claim(
        article=article, kind="place", span=Span(0, len(name)), quote=name, value=Name(name=name), sentence=Span(0, 50), sentence_text=name, contexts=(name,)
    )


def signals(names: dict[str, tuple[str, ...]], left: str, right: str, fits: dict[tuple[str, str], float]) -> dict[str, float]:
    """The signals of two names of a story, by the names that each article has; spots fit as told, all others at -2."""
    claims = [claim(article, name) for article, own in names.items() for name in own]
    fit = np.array([[fits.get((x.quote, y.quote), fits.get((y.quote, x.quote), -2.0)) for y in claims] for x in claims])
    everywhere = {article: [i for i, c in enumerate(claims) if c.article == article] for article in names}
    homes = tuple({a: own for a, there in everywhere.items() if (own := [i for i in there if claims[i].quote == name])} for name in (left, right))
    sides = tuple([i for there in home.values() for i in there] for home in homes)
    return consensus(Story(claims, fit, everywhere), (sides[0], sides[1]), (homes[0], homes[1]))


EACH = {"a": ("Bizerte", "Rome"), "b": ("Bizerte", "Rome"), "c": ("Bizerte", "Rome"), "d": ("Gabès", "Rome")}
CASES = [
    ("one against three", EACH, "Bizerte", "Gabès", {("Bizerte", "Gabès"): 1.0}, {"apart": 1, "complete": 1, "divided": 1, "rally": 3, "rally_votes": 1, "gain_least": 3}),
    ("another fits better", EACH, "Bizerte", "Gabès", {("Bizerte", "Gabès"): 1.0, ("Gabès", "Rome"): 2.0}, {"rally": -1, "rally_back": 3, "rally_votes": 0}),
    ("nothing else is there", {"a": ("Bizerte",), "b": ("Gabès",)}, "Bizerte", "Gabès", {("Bizerte", "Gabès"): 1.0}, {"gain": FARTHEST, "lone": 0}),
    ("told by one each", {**EACH, "b": ("Sfax",), "c": ("Rome",)}, "Sfax", "Gabès", {("Sfax", "Gabès"): 1.0}, {"lone": 1, "complete": 0, "divided": 0.5}),
    ("known to both", {**EACH, "d": ("Gabès", "Bizerte")}, "Bizerte", "Gabès", {("Bizerte", "Gabès"): 1.0}, {"apart": 0, "divided": 0, "complete": 0}),
    ("one name to each script", {"a": ("Nangchen",), "b": ("نانغتشن",), "c": ("نانغتشن",)}, "Nangchen", "نانغتشن", {}, {"scripts": 1, "scripts_all": 1}),
]  # fmt: skip


@pytest.mark.parametrize(("names", "left", "right", "fits", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_consensus(names: dict[str, tuple[str, ...]], left: str, right: str, fits: dict[tuple[str, str], float], expected: dict[str, float]) -> None:
    found = signals(names, left, right, fits)
    assert {name: found[name] for name in expected} == pytest.approx(expected)
