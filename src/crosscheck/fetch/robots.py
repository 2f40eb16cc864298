"""What a robots.txt forbids (RFC 9309), in time that grows with its length alone.

Library parsers turn `*` into patterns that backtrack, or leave it uninterpreted, as Python's own does; hence this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

AGENT = "crosscheck"
LARGEST = 500 * 1024  # bytes; what stands behind them doesn't count (RFC 9309, 2.5)
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_TOKEN = re.compile(r"[A-Za-z_-]+|\*")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, and whether it allows or forbids; `*` is any text, `$` at its end is the end."""

    pattern: str
    allows: bool

    def matches(self, path: str) -> bool:
        """Whether a path starts as the pattern says."""
        ends = self.pattern.endswith("$")
        first, *others = self.pattern.removesuffix("$").split("*")
        if not path.startswith(first):
            return False
        at = len(first)
        if ends and others:
            *others, last = others
            ahead = len(path) - len(last)
        for part in others:
            found = path.find(part, at)
            if found < 0:
                return False
            at = found + len(part)
        if not ends:
            return True
        return at == len(path) if "*" not in self.pattern else path.endswith(last) and at <= ahead


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of a host for us, and the seconds that it wishes between two pages."""

    rules: tuple[Rule, ...] = ()
    delay: float = 0.0

    def allow(self, path: str) -> bool:
        """Whether a path (with its query) may be fetched: the longest rule counts, and of two alike the one that allows."""
        path = normal(path)
        found = max(((len(rule.pattern), rule.allows) for rule in self.rules if rule.matches(path)), default=(0, True))
        return path == "/robots.txt" or found[1]


EVERYTHING = Robots()


def parsed(data: bytes) -> Robots:
    """The rules of the groups that name us, else of those for all (`*`)."""
    own: dict[str, list[tuple[str, str]]] = {}
    agents: frozenset[str] = frozenset()  # those of the group that matter here
    naming = False
    for key, value in _lines(data[:LARGEST].decode("utf-8", "replace")):
        if key == "user-agent":
            token = _TOKEN.match(value.lower())
            agents = (agents if naming else frozenset()) | ({token[0]} & {AGENT, "*"} if token else set())
            naming = True
            for agent in agents:
                own.setdefault(agent, [])
        elif key in {"allow", "disallow", "crawl-delay"}:
            naming = False
            for agent in agents:
                own[agent].append((key, value))
    found = own.get(AGENT, own.get("*", []))
    rules = tuple(Rule(normal(value), key == "allow") for key, value in found if key != "crawl-delay" and value)
    return Robots(rules, max((_seconds(value) for key, value in found if key == "crawl-delay"), default=0.0))


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.removeprefix("\ufeff").splitlines():
        key, mark, value = line.partition("#")[0].partition(":")
        if mark:
            yield key.strip().lower(), value.strip()


def _seconds(text: str) -> float:
    return float(text) if re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,6})?", text) else 0.0


def normal(path: str) -> str:
    """A path or pattern in which the same characters are written the same way: UTF-8, percent-encoded, but for what needs no encoding."""

    def plain(found: re.Match[str]) -> str:
        character = chr(int(found[1], 16))
        return character if character in _UNRESERVED else found[0].upper()

    return _ESCAPE.sub(plain, quote(path, safe="/:@!$&'()*+,;=~%[]?", errors="replace"))
