"""Person names: one name in any spelling or script is one person."""

from __future__ import annotations

from crosscheck.compare._named import Options, compare

__all__ = ["Options", "compare"]
