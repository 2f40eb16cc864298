"""Whether a run fails: which findings count, how many may be, and whether anything was compared at all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from crosscheck.errors import allowed, printable
from crosscheck.model import NATURES, Finding, Report
from crosscheck.report.order import entries
from crosscheck.report.states import NONE, PLAIN, States, settled

FAIL_ON = ("error", "warning", "info")  # worst first; each means "this bad or worse"
NEVER = "never"
WORDS = (*FAIL_ON, *NATURES, NEVER)
Verdict = Literal["clean", "findings", "failed"]


def wrong_word(what: str, words: Iterable[str]) -> str | None:
    """What is wrong with the words that say what fails: unknown, none, or `never` beside another; None where they can be used."""
    words = tuple(words)
    for word in words:
        if word not in WORDS:
            return allowed(f"{what}:", word, WORDS)
    if not words:
        return f"{what} is empty; allowed: {', '.join(sorted(WORDS))}"
    if NEVER in words and len(set(words)) > 1:
        return f"{what}: 'never' excludes every other word, but there is {printable(next(word for word in words if word != NEVER))!r} too"
    return None


def split(texts: Iterable[str]) -> tuple[str, ...]:
    """`error,regression` as its words, each once."""
    return tuple(dict.fromkeys(word.strip() for text in texts for word in text.split(",") if word.strip()))


def counts(finding: Finding, words: Iterable[str]) -> bool:
    """Whether a finding is as bad as a severity among the words, or worse, or of a nature among them."""
    return any(finding.nature == word or (word in FAIL_ON and finding.severity in FAIL_ON[: FAIL_ON.index(word) + 1]) for word in words)


def counted(report: Report, words: Iterable[str], states: States = NONE) -> tuple[Finding, ...]:
    """The findings that a run fails on: those that count, without what the baseline knows and what is suppressed."""
    words = tuple(words)
    fresh = (entry.finding for entry in entries(report) if not settled(states.get(entry.fingerprint, PLAIN)))
    return tuple(finding for finding in fresh if counts(finding, words))


def nothing_compared(report: Report) -> str | None:
    """Why no finding means nothing here; None where there was something to compare."""
    done = report.compared
    if not done.articles:
        return "none of the sources could be read"
    if not done.rules:
        return "no rule is in force"
    return None if done.claims else "the sources make no claims that can be compared"


def judge(report: Report, words: Iterable[str], states: States = NONE, *, most: int = 0) -> Verdict:
    """`failed` where nothing was compared or a source was left out, `findings` where more than `most` findings count, else `clean`."""
    if report.skipped or nothing_compared(report):
        return "failed"
    return "findings" if len(counted(report, words, states)) > most else "clean"
