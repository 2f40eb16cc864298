"""A web page's markup → its paragraphs in reading order, with what the markup tells of each; whatever isn't shown is left out.

One walk without recursion. Of what stands around an article, what the markup itself names (`nav`, a class `newsletter`) is marked, not yet left out:
a class may lie, as where the whole page is in a `sidebar-layout`. A much smaller tree of the same paragraphs is built beside it, for trafilatura.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import regex

from crosscheck.read._files import Unreadable
from crosscheck.read._page_markup import HEADS, layout, named, raised, unseen, words

MOST_TAGS = 400_000
MOST_BLOCKS = 10_000
MOST_LETTERS = 2_000_000
DEEPEST = 2_000  # elements, one in another; what lies deeper libxml2 doesn't read
_KEPT_DEEP = 60  # containers, one in another, in the smaller tree: more tell nothing, and trafilatura goes down by recursion
_HANDED_ON = 100  # characters of an attribute that trafilatura sees
_MOST_ASIDES = 20  # one in another

_BREAK, _OPEN, _CLOSE = "\x1c", "\x1d", "\x1e"  # a line break; a link begins and ends. No page holds these: they are taken out of its source
_CONTROLS = dict.fromkeys([*range(9), 11, *range(14, 32), 127])
_SPACE = regex.compile(r"[ \t\r\n\f]+")
_PARTS = regex.compile(rf"{_BREAK}[ {_OPEN}{_CLOSE}]*(?:{_BREAK}[ {_OPEN}{_CLOSE}]*)+")
_EMPTY = regex.compile(r" ?(?:\[ ?\]|\( ?\))")  # brackets around what isn't shown
_DECLARED = regex.compile(r"\s*<\?xml[^>]{0,500}>")
_SUBSET = regex.compile(r"<!DOCTYPE[^>\[]{0,500}\[[^\]]{0,100000}\]\s*>", regex.IGNORECASE)


@dataclass(slots=True, eq=False)
class Block:
    """A paragraph, a heading, a list item or a row of a table, and what the markup tells of it."""

    text: str
    tag: str
    linked: int  # how many of its characters are in links
    aside: frozenset[int]  # which of the elements around it name themselves no part of the article, by their numbers
    place: Any  # its element in the smaller tree
    lead: bool = False  # in an element that calls itself a lead


@dataclass(slots=True)
class Shown:
    """What a page shows: its paragraphs, and the elements that name themselves no part of the article."""

    blocks: list[Block] = field(default_factory=list)
    root: Any = None  # the smaller tree
    asides: dict[int, Aside] = field(default_factory=dict)
    pictured: set[Any] = field(default_factory=set)  # elements of the smaller tree with a picture in them


@dataclass(slots=True)
class Aside:
    """An element that names itself no part of the article: whether by its tag or role, or by a class, and what lies in it."""

    by_tag: bool
    letters: int = 0
    headline: bool = False
    figures: bool = False  # a table of data


def parsed(markup: str) -> Any:
    """The tree of a page; raises Unreadable where it is too large for a page. Nothing is fetched, no entity but HTML's own is known."""
    from lxml import html
    from lxml.etree import ParserError

    if markup.count("<") > MOST_TAGS:
        raise Unreadable(f"too large for one page (more than {MOST_TAGS:,} tags)")
    source = _SUBSET.sub("", _DECLARED.sub("", markup.translate(_CONTROLS), count=1), count=1)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, huge_tree=True, no_network=True)
    try:
        return html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (ParserError, ValueError, AssertionError):
        raise Unreadable("no text in this page") from None


def shown(tree: Any) -> Shown:
    """The paragraphs of a page."""
    return _Walk(tree).run()


class _Walk:
    """The state of the one walk."""

    def __init__(self, tree: Any) -> None:
        from lxml import html

        self.tree, self.new = tree, html.Element
        self.found = Shown(root=html.Element("body"))
        self.layout = layout(tree)
        self.places = [self.found.root]
        self.tags: list[str] = ["body"]
        self.asides: list[frozenset[int]] = [frozenset()]
        self.leads = [False]
        self.text: list[str] = []
        self.row: Any = None  # the row of a table of data that is being read
        self.cells: list[str] = []
        self.links = self.letters = 0

    def run(self) -> Shown:
        from lxml.etree import iterwalk

        walk = iterwalk(self.tree, events=("start", "end"))
        depth = 0
        skipped: Any = None
        for event, element in walk:
            depth += 1 if event == "start" else -1
            if depth > DEEPEST:
                raise Unreadable(f"nested too deeply (more than {DEEPEST:,} elements, one in another)")
            if event == "end":
                if element is not skipped:
                    self.end(element)
                self.behind(element)
                continue
            if element.tag in words("pictures") and self.tags[-1] not in ("p", *HEADS):
                self.found.pictured.add(self.places[-1])
            if not isinstance(element.tag, str) or unseen(element):
                walk.skip_subtree()
                skipped = element
            else:
                self.start(element)
        self.flush("p")
        return self.found

    def behind(self, element: Any) -> None:
        """What stands behind an element: text, or a space that only the style sheet makes."""
        if element.tail:
            self.text.append(element.tail)
        elif element.tag in words("apart") and (after := element.getnext()) is not None and after.tag in words("apart"):
            self.text.append(" ")

    def start(self, element: Any) -> None:
        tag = element.tag
        if tag == "br":
            self.text.append(_BREAK)
        elif tag == "a" and element.get("href"):
            self.links += 1
            self.text.append(_OPEN)
        elif tag == "q":
            self.text.append("“")
        elif tag in words("blocks") and self.row is None:
            self.flush(self.tags[-1])
            self.open(element)
        elif self.row is not None and tag in words("blocks"):
            self.text.append(" ")
        self.text.append(raised(element) if tag in ("sup", "sub") else element.text or "")

    def end(self, element: Any) -> None:
        tag = element.tag
        if tag == "a" and element.get("href"):
            self.links -= 1
            self.text.append(_CLOSE)
        elif tag == "q":
            self.text.append("”")
        elif self.row is not None:
            self.end_in_row(element)
        elif tag in words("blocks"):
            self.flush(self.tags[-1])
            self.close()

    def end_in_row(self, element: Any) -> None:
        """A cell ends, or something in it, or the row."""
        if element.tag in ("td", "th"):
            self.cells.append(_flat("".join(self.text).replace(_BREAK, " ")))
            self.text = []
        elif element is self.row:
            self.text = [" | ".join(cell.strip() for cell in self.cells if cell.strip(f" \u00a0{_OPEN}{_CLOSE}"))]
            self.cells, self.row = [], None
            self.flush("tr")
            self.close()
        elif element.tag in words("blocks"):
            self.text.append(" ")

    def open(self, element: Any) -> None:
        """A container begins, or a row of a table of data, whose cells are read together."""
        tag = element.tag
        if tag == "tr" and self.layout.get(element) is False:
            self.row = element
        asides = self.asides[-1]
        said = frozenset[str]() if tag in words("whole") else named(element)
        by_tag = tag in words("asides") or (element.get("role") or "").strip().lower() in words("roles")
        cites = tag == "footer" and "blockquote" in self.tags
        if len(asides) < _MOST_ASIDES and not cites and (by_tag or "names" in said):
            number = len(self.found.asides)
            self.found.asides[number] = Aside(by_tag)
            asides |= {number}
        self.asides.append(asides)
        self.leads.append(tag not in words("whole") and (self.leads[-1] or "leads" in said))
        self.tags.append("blockquote" if "blockquote" in (tag, self.tags[-1]) and tag not in HEADS else tag)
        place = self.places[-1]
        if len(self.places) < _KEPT_DEEP and tag not in HEADS and tag not in ("p", "tr", "td", "th", "tbody", "thead", "tfoot"):
            place = self.new(tag if tag in ("article", "section", "main", "header", "ul", "ol", "blockquote") else "div")
            for name in ("id", "class", "itemprop"):
                if value := element.get(name):
                    place.set(name, value[:_HANDED_ON])
            self.places[-1].append(place)
        self.places.append(place)

    def close(self) -> None:
        if len(self.tags) > 1:
            self.tags.pop()
            self.asides.pop()
            self.leads.pop()
            place = self.places.pop()
            if not len(place) and place is not self.places[-1]:
                self.places[-1].remove(place)

    def flush(self, tag: str) -> None:
        """The text since the last container began or ended, as paragraphs; two line breaks part them."""
        if not self.text:
            return
        self.letters += sum(map(len, self.text))
        if self.letters > MOST_LETTERS:
            raise Unreadable(f"too large for one page (more than {MOST_LETTERS:,} characters of text)")
        whole, self.text = "".join(self.text), [_OPEN] if self.links > 0 else []
        if not whole.strip(f" \t\r\n\f\u00a0{_BREAK}{_OPEN}{_CLOSE}"):
            return
        pre = tag == "pre"
        inside = False
        for part in _PARTS.split(whole.replace("\r\n", "\n").replace("\n", _BREAK) if pre else _flat(whole)):
            text, linked, inside = _counted(part, inside)
            if text:
                self.add(text, tag, linked)

    def add(self, text: str, tag: str, linked: int) -> None:
        found = self.found
        if len(found.blocks) >= MOST_BLOCKS:
            raise Unreadable(f"too large for one page (more than {MOST_BLOCKS:,} paragraphs)")
        kind = tag if tag in HEADS or tag in ("li", "tr", "blockquote", "figcaption", "caption", "dt", "dd", "pre") else "p"
        for number in self.asides[-1]:
            aside = found.asides[number]
            aside.letters += len(text) - linked
            aside.headline |= tag == "h1"
            aside.figures |= tag == "tr"
        place = self.new(kind if kind in HEADS else "p")
        self.places[-1].append(place)
        found.blocks.append(Block(text, kind, linked, self.asides[-1], place, self.leads[-1]))


def _flat(text: str) -> str:
    return _SPACE.sub(" ", text)


def _counted(part: str, inside: bool) -> tuple[str, int, bool]:
    """A paragraph without its marks, how much of it is in links, and whether a link goes on behind it."""
    linked = 0
    for n, piece in enumerate(regex.split(f"([{_OPEN}{_CLOSE}])", part)):
        if n % 2:
            inside = piece == _OPEN
        elif inside:
            linked += len(piece.strip())
    text = _EMPTY.sub("", part.replace(_OPEN, "").replace(_CLOSE, ""))
    lines = (line.strip(" \t\u00a0\ufeff") for line in text.split(_BREAK))
    return "\n".join(_SPACE.sub(" ", line) for line in lines if line), linked, inside
