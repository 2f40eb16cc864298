"""XML files, by their root: RSS and Atom feeds, NewsML-G2, NITF; others that lie in a folder are passed over."""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.model import Skipped
from crosscheck.read import feed, newsml, nitf
from crosscheck.read._files import Found, Unreadable
from crosscheck.read._metadata import Record
from crosscheck.read._xml import name, tree

SUFFIXES = (".xml",)
CALLED = "the feed"


def read(found: Found) -> Iterator[Record | Skipped | Found]:
    """The articles of a file; raises Unreadable where it is broken, or is named and none of these."""
    root, wrong = tree(found.content(), found.charset, broken=True)
    kind = name(root)
    if kind in feed.ROOTS:
        yield from feed.entries(found, root, wrong)
    elif kind not in (*newsml.ROOTS, "nitf"):
        if found.named:
            raise Unreadable(f"XML, but no article: its root is {kind[:60]!r}; read are RSS, Atom, NewsML-G2 and NITF")
    elif wrong:
        raise Unreadable(wrong)
    elif kind == "nitf":
        yield nitf.article(found, root)
    else:
        yield from newsml.articles(found, root)
