"""Person names: one name in any spelling or script is one person."""

from __future__ import annotations

from crosscheck.compare._named import OPTIONS, compare

__all__ = ["OPTIONS", "compare"]
