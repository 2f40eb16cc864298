"""The page of a review: that of the HTML report, with what is decided of each finding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crosscheck.report import html
from crosscheck.report.html_review import Review
from crosscheck.report.states import PLAIN
from crosscheck.review.decisions import LONGEST
from crosscheck.review.desk import Desk
from crosscheck.rules import AnyRule


def page(desk: Desk, language: str, rules: Sequence[AnyRule] | None = None) -> html.Page:
    """The page as it is now. What a baseline or a suppression has settled is only counted, unless something was decided of it here."""
    given = desk.loaded.states
    states = given | {name: replace(given.get(name, PLAIN), shown=True) for name in desk.touched()}
    decided = {name: (one.decision, one.reason) for name, one in desk.decisions().items()}
    review = Review(decided=decided, partial=desk.loaded.partial, longest=LONGEST)
    return html.page(desk.loaded.report, states=states, rules=rules, language=language, review=review)
