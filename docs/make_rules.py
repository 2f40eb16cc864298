"""Make the reference in docs/rules.md anew, from the rules and comparers themselves: `make reports`."""

from __future__ import annotations

from pathlib import Path

from crosscheck.guide.reference import reference
from crosscheck.rules import load_rules

PAGE = Path(__file__).parent / "rules.md"
START, END = "<!-- reference -->\n", "\n<!-- /reference -->"


def filled(page: str) -> str:
    """The page with what stands between the marks replaced; raises ValueError where they are missing."""
    before, found, rest = page.partition(START)
    _, closed, after = rest.partition(END)
    if not (found and closed):
        raise ValueError(f"{PAGE.name} has no part between {START.strip()} and {END.strip()}")
    return f"{before}{START}{reference(load_rules())}{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
