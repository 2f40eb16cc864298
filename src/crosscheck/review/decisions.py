"""A decision on one finding: what a browser sends, and what a line of the journal holds."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from crosscheck.errors import allowed
from crosscheck.report.json import guarded

DECISIONS = ("confirmed", "dismissed", "check", "open")  # `check` is to be checked, `open` takes a decision back
LONGEST = 1000  # characters of a reason
_KEYS = ("fingerprint", "decision", "reason")
_MARK = re.compile(r"[0-9a-f]{16}(:[1-9][0-9]{0,8})?")
_CONTROL = re.compile(r"[\0-\x1f\x7f-\x9f]")
_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What somebody decided of a finding, and why, in one line."""

    fingerprint: str
    decision: str
    reason: str = ""

    def line(self) -> str:
        """The decision as a line of JSON that nothing which shows it obeys, with the line's end."""
        return guarded(json.dumps({key: getattr(self, key) for key in _KEYS}, ensure_ascii=False) + "\n")


def parsed(data: bytes) -> Decision:
    """The decision that bytes hold as JSON; raises ValueError with what is wrong."""
    try:
        said = json.loads(data.decode("utf-8"))
    except UnicodeDecodeError:
        raise ValueError("not UTF-8 text") from None
    except (ValueError, RecursionError):
        raise ValueError("not valid JSON") from None
    if not isinstance(said, dict):
        raise ValueError("must be an object")  # noqa: TRY004 (all that is wrong with the data is one kind of error)
    return checked(said)


def checked(said: Mapping[str, Any]) -> Decision:
    """The decision that an object holds, its reason on one line; raises ValueError with what is wrong."""
    for key in said:
        if key not in _KEYS:
            raise ValueError(allowed("key:", key, _KEYS))
    mark, word, reason = said.get("fingerprint"), said.get("decision"), said.get("reason", "")
    if not isinstance(mark, str) or not _MARK.fullmatch(mark):
        raise ValueError("'fingerprint' must be 16 digits of 0-9 and a-f, as a report shows it")
    if not isinstance(word, str) or word not in DECISIONS:
        raise ValueError(allowed("decision:", word, DECISIONS) if isinstance(word, str) else "'decision' must be a text")
    if not isinstance(reason, str) or _HALF.search(reason):
        raise ValueError("'reason' must be a text")
    reason = " ".join(_CONTROL.sub(" ", reason).split())
    if len(reason) > LONGEST:
        raise ValueError(f"'reason' is too long; allowed: {LONGEST:,} characters")
    if word == "dismissed" and not any(c.isalnum() for c in reason):  # as a suppression asks for
        raise ValueError("a dismissal needs a 'reason'")
    return Decision(fingerprint=mark, decision=word, reason=reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many findings of a report are decided, and how."""

    confirmed: int = 0
    dismissed: int = 0
    check: int = 0
    open: int = 0

    def __str__(self) -> str:
        """`3 confirmed, 2 dismissed, 1 to be checked, 4 open`."""
        return f"{self.confirmed:,} confirmed, {self.dismissed:,} dismissed, {self.check:,} to be checked, {self.open:,} open"


def tally(words: Iterable[str]) -> Tally:
    """The decisions counted."""
    counts = Counter(words)
    return Tally(**{word: counts[word] for word in DECISIONS})
