"""Names of persons, places and organizations: the same in any spelling or script, or different."""

from __future__ import annotations

from collections.abc import Mapping

from crosscheck import names
from crosscheck.model import Claim, Comparison, Name

OPTIONS: Mapping[str, str] = {
    "same": "0.7",  # names at least this similar are one
    "different": "0.5",  # names less similar than this are two; between the two: nothing to say
}


def compare(a: Claim, b: Claim, options: Mapping[str, str]) -> Comparison | None:
    """Is it the same one, by name?"""
    if not isinstance(a.value, Name) or not isinstance(b.value, Name):
        return None
    if a.value.key is not None and a.value.key == b.value.key:
        return Comparison(verdict="compatible", why=f"{a.value.name} is {b.value.name}")
    score = names.similarity(a.value.name, b.value.name)
    if score >= float(options["same"]):
        return Comparison(verdict="compatible", why=f"{a.value.name} and {b.value.name} are spellings of one name")
    if score < float(options["different"]):
        return Comparison(verdict="conflicting", why=f"{a.value.name} and {b.value.name} are different")
    return None
