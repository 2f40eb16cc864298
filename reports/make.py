"""Make everything here anew from seeds/, and the two parts of README.md that are taken from files: `make reports`."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from crosscheck import check
from crosscheck.report import render
from crosscheck.report.json import version

ROOT = Path(__file__).parent.parent
FILES = {"seeds.txt": "terminal", "seeds.json": "json", "seeds.md": "markdown", "seeds.csv": "csv", "seeds.html": "html"}
SHOWN = "duration-differs"  # the finding that README.md shows; the first one where this rule finds nothing


def reports() -> dict[str, str]:
    """The text of every file here, by its name; paths in it are relative to the project's root."""
    os.chdir(ROOT)
    report = check(["seeds/"])
    return {name: versioned(render(form, report)) for name, form in FILES.items()}


def versioned(text: str) -> str:
    """A JSON report with the version of pyproject.toml, whether or not this checkout is installed; other text as it is."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return text.replace(f'"version": "{version()}"', f'"version": "{project["version"]}"', 1)


def excerpt(text: str) -> str:
    """A terminal report's first line, one of its findings in full, and its last line."""
    head, *findings = re.split(r"(?m)^─+\n", text)
    last = text.splitlines()[-1]
    if not findings:
        return f"```\n{text.rstrip()}\n```"
    one = next((finding for finding in findings if SHOWN in finding.partition("\n")[0]), findings[0])
    one = one.partition("\nfor information ")[0].removesuffix(f"{last}\n")
    return f"```\n{head.rstrip()}\n\n{one.rstrip()}\n\n[…]\n{last}\n```"


def accuracy(figures: Mapping[str, Mapping[str, Mapping[str, float]]]) -> str:
    """The totals of benchmarks/accuracy.json as a table."""
    own = figures["own"]
    total = own["total"]
    rows = [
        "| stories | planted contradictions | found | alarms | false alarms | precision | recall |",
        "|---|---|---|---|---|---|---|",
        f"| {len(own['stories'])} | {total['due']} | {total['found']} | {total['alarms']} | {total['false']} | {total['precision']} | {total['recall']} |",
    ]
    return "\n".join(rows)


def filled(page: str, parts: Mapping[str, str]) -> str:
    """README.md with what stands between `<!-- name -->` and `<!-- /name -->` replaced; raises ValueError where the marks are missing."""
    for name, part in parts.items():
        start, end = f"<!-- {name} -->\n", f"\n<!-- /{name} -->"
        before, found, rest = page.partition(start)
        _, closed, after = rest.partition(end)
        if not (found and closed):
            raise ValueError(f"README.md has no part between {start.strip()} and {end.strip()}")
        page = f"{before}{start}{part}{end}{after}"
    return page


def readme(page: str, terminal: str) -> str:
    """README.md as it should be."""
    figures = json.loads((ROOT / "benchmarks" / "accuracy.json").read_text(encoding="utf-8"))
    return filled(page, {"report": excerpt(terminal), "accuracy": accuracy(figures)})


def main() -> None:
    made = reports()
    for name, text in made.items():
        (ROOT / "reports" / name).write_text(text, encoding="utf-8")
    page = ROOT / "README.md"
    page.write_text(readme(page.read_text(encoding="utf-8"), made["seeds.txt"]), encoding="utf-8")


if __name__ == "__main__":
    main()
