"""What a repository's articles are: the folders at its top that hold some, and whether each folder is a story."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from crosscheck.read import like_no_article, suffixes
from crosscheck.stories import BY_EVENT, Grouping

# folders of programs
_PROGRAMS = frozenset(("build", "dist", "doc", "docs", "env", "node_modules", "src", "target", "test", "tests", "vendor", "venv"))


def folders(root: Path) -> tuple[str, ...]:
    """The folders at the top that hold articles, by name; those of programs, and hidden ones, aren't looked into."""
    tops = sorted(path for path in root.iterdir() if path.is_dir() and not path.name.startswith("."))
    return tuple(top.name for top in tops if any(not like_no_article(file.name) for file in _inside(top, _PROGRAMS)))


def files(root: Path, named: Sequence[str]) -> tuple[Path, ...]:
    """The articles in what is named, files and folders, each once and as a run would take them."""
    found = (file for name in named for file in (_inside(root / name) if (root / name).is_dir() else [root / name]))
    return tuple(dict.fromkeys(found))


def grouping(root: Path, named: Sequence[str]) -> Grouping:
    """By their events where all articles lie in the one folder that is named, or are named themselves; else each folder is a story, as it is where there are none yet."""
    parents = {file.parent for file in files(root, named)}
    tops = {root / name if (root / name).is_dir() else (root / name).parent for name in named}
    return BY_EVENT if len(parents) == 1 and parents <= tops else "folders"


def _inside(folder: Path, but: frozenset[str] = frozenset()) -> Iterator[Path]:
    """The files of a folder that end as articles do, as the readers of a folder find them."""
    if folder.name in but:
        return
    for here, below, names in os.walk(folder):
        below[:] = sorted(name for name in below if not name.startswith(".") and name not in but)
        paths = (Path(here, name) for name in sorted(names) if not name.startswith("."))
        yield from (path for path in paths if path.suffix.lower() in suffixes() and path.is_file())
