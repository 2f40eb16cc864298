"""The reference at the end of docs/rules.md: the options of all comparers and checks, and every built-in rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck import options
from crosscheck.compare import comparer, comparers
from crosscheck.guide.page import code, entry
from crosscheck.report.markdown import plain
from crosscheck.rules import AnyRule
from crosscheck.within import check, checks


def reference(rules: Sequence[AnyRule]) -> str:
    """The two parts, with links to the rules as docs/rules.md sees them."""
    parts = ["## Options of comparers and checks", "\n".join(_options()), "## The built-in rules"]
    parts += [entry(rule, file=f"../rules/{rule.path.name}").rstrip() for rule in rules]
    return "\n\n".join(parts)


def _options() -> Iterator[str]:
    """A row an option; what has none is in the last row."""
    yield "| comparer or check | option | default | meaning |"
    yield "|---|---|---|---|"
    bare = []
    for name in sorted((*comparers(), *checks())):
        found = options.described((check(name) if name in checks() else comparer(name)).Options)
        bare += [] if found else [name]
        for number, o in enumerate(found):
            what = f"{code(name)}{' (check)' if name in checks() else ''}" if not number else ""
            yield f"| {what} | {code(o.name)} | {plain(o.default) or '(none)'} | {plain(o.help)} |"
    yield f"| {', '.join(map(code, bare))} | (none) | | |"
