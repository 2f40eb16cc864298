"""How large an archive of the corpus is, and how long it takes to make: `crosscheck archive add`, where this version has it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from measure import run

CROSSCHECK = (sys.executable, "-m", "crosscheck")


def archived(corpus: Path, articles: int) -> dict[str, Any] | None:
    """Bytes an article and seconds of processors, or None where there is no such command."""
    if run([*CROSSCHECK, "archive", "add", "--help"], corpus, quiet=True).code:
        return None
    took = run([*CROSSCHECK, "archive", "add", "news", "--archive", "archive", "--no-config", "--no-cache"], corpus)
    kept = corpus / "archive"
    files = [kept] if kept.is_file() else [path for path in kept.rglob("*") if path.is_file()]
    if took.code or not files:
        return None
    return {"bytes an article": round(sum(path.stat().st_size for path in files) / articles), "busy": round(took.busy, 1), "memory": took.largest}
