"""crosscheck: find where sources contradict one another, across English, French and Arabic.

>>> from crosscheck import check
>>> report = check(["seeds/"])
>>> report.to_frame()  # facts × sources
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crosscheck.errors import CrosscheckError, InputError, OptionError, RuleError
from crosscheck.model import Article, Claim, Finding
from crosscheck.pipeline import Report, check, extract

if TYPE_CHECKING:
    from crosscheck.rules import load_rules

__all__ = ["Article", "Claim", "CrosscheckError", "Finding", "InputError", "OptionError", "Report", "RuleError", "check", "extract", "load_rules"]


def __getattr__(name: str) -> object:
    if name == "load_rules":
        from crosscheck.rules import load_rules

        return load_rules
    raise AttributeError(f"module 'crosscheck' has no attribute {name!r}")
