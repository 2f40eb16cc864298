"""The project's own tables, which are YAML files beside its modules.

YAML is read slowly, and every run begins with a megabyte of it; so what is read is kept as JSON in `__pycache__`, as Python keeps its modules.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from hashlib import sha256
from importlib import resources
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any


def load(package: str, name: str) -> Any:
    """The data of a file of a package; every leaf is text."""
    source = resources.files(package) / name
    text = source.read_text(encoding="utf-8")
    key, kept = sha256(text.encode()).hexdigest(), _kept(source) if isinstance(source, Path) else None
    if kept is None:
        return _read(text)
    with suppress(OSError, ValueError):
        known, _, data = kept.read_text(encoding="utf-8").partition("\n")
        if known == key:
            return json.loads(data)
    data = _read(text)
    if not sys.dont_write_bytecode:
        _keep(kept, f"{key}\n{json.dumps(data, ensure_ascii=False)}")
    return data


def _kept(source: Path) -> Path | None:
    """Where Python would keep a module of this name."""
    try:
        return Path(cache_from_source(str(source))).with_name(f"{source.name}.json")
    except NotImplementedError:
        return None


def _keep(file: Path, text: str) -> None:
    """Write a file as a whole, or not at all: the package may lie where nobody may write."""
    own = file.with_name(f"{file.name}.{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        own.write_text(text, encoding="utf-8")
        own.replace(file)


def _read(text: str) -> Any:
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the one in C, where PyYAML has it: ten times as fast
    return yaml.load(text, Loader=loader)  # noqa: S506 (a BaseLoader makes only text)
