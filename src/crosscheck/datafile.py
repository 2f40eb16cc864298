"""The project's own tables, which are YAML files beside its modules."""

from __future__ import annotations

from importlib import resources
from typing import Any

import yaml

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the one in C, where PyYAML has it: ten times as fast


def load(package: str, name: str) -> Any:
    """The data of a file of a package; every leaf is text."""
    return yaml.load((resources.files(package) / name).read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 (a BaseLoader makes only text)
