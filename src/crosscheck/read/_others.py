"""What lies beside articles, ends as they do, and is none."""

from __future__ import annotations

import re

_NAMES = re.compile(
    r"(readme|licen[cs]e|copying|notice|authors|contributors|contributing|change(s|log)|history|install|news|todo|version|"
    r"requirements|constraints|robots|humans|cmakelists)([-_.][a-z0-9]{1,8})?"
)
_SURE = re.compile(
    r"(?:(?i:readme|licen[cs]e|copying|authors|contributors|contributing|changelog|code_of_conduct|security|support)(?:[-_.][A-Za-z]{2,5})?|NEWS|NOTICE|HISTORY|INSTALL|TODO|CHANGES)"
)


# What may hold anything: one that is no article, such as a report of crosscheck's own, is passed over where it lies among them.
MIXED = frozenset((".htm", ".html", ".json", ".xml"))
_OF_PROGRAMS = MIXED | {".bz2", ".csv", ".gz", ".parquet", ".tar", ".tbz2", ".tgz", ".tsv", ".txz", ".xz", ".zip"}


def like_no_article(name: str) -> bool:
    """Whether a file's name looks like that of a program's own texts and data, as far as to say what a folder is for."""
    stem, dot, ending = name.lower().rpartition(".")
    return f"{dot}{ending}" in _OF_PROGRAMS or _NAMES.fullmatch(stem) is not None


def accompanies(stem: str) -> bool:
    """Whether a name is certainly one of these: `news-2.md` may be an article, README.md and NEWS.md aren't."""
    return _SURE.fullmatch(stem) is not None
