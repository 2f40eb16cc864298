"""Sources that are no files: pages of the net, which are fetched only where `--fetch` says so, and standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crosscheck.address import STDIN, UNFETCHED, url_of
from crosscheck.errors import InputError, OptionError, quoted
from crosscheck.limits import STANDARD_INPUT

if TYPE_CHECKING:
    from crosscheck.cache import Memory
    from crosscheck.pipeline import Progress
    from crosscheck.read import Found, Source

Fetch = Annotated[bool, typer.Option("--fetch", help="Fetch the sources that are URLs; nothing else is ever fetched.")]
FetchAllow = Annotated[
    list[str] | None,
    typer.Option(
        "--fetch-allow",
        metavar="HOST:PORT",
        help="Fetch from there too, though it isn't on the public net: for intranets and tests. Can be repeated.",
        show_default=False,
    ),
]
StdinName = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="What standard input (-) is, as a file would be named, such as news.html.", show_default="told by what it looks like"),
]

Named = Path | str  # a file or folder, or by its name what is no file: a URL, or -


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """How a command line wants what is no file."""

    fetch: bool = False
    allow: tuple[str, ...] = ()
    stdin_name: str | None = None

    def named(self, *lists: Sequence[str] | None) -> list[tuple[Named, ...]]:
        """The sources of a command line's arguments; raises InputError for a URL that isn't to be fetched, OptionError for what makes no sense together."""
        found = [tuple(url_of(text) or (text if text == STDIN else Path(text)) for text in texts or ()) for texts in lists]
        outside = [one for named in found for one in named if isinstance(one, str)]
        urls = [one for one in outside if one != STDIN]
        if urls and not self.fetch:
            raise InputError(f"{urls[0]}: {UNFETCHED}")
        if outside.count(STDIN) > 1:
            raise OptionError("-: standard input can be read only once; name it once")
        if self.stdin_name is not None and STDIN not in outside:
            raise OptionError("--stdin-name: standard input isn't among the sources; name it as -")
        if self.stdin_name is not None and (url_of(self.stdin_name) or not Path(self.stdin_name).name):
            raise OptionError(f"--stdin-name {quoted(self.stdin_name)}: write the name of a file, such as news.html")
        return found

    def brought(self, named: Iterable[Named], cache: Memory | None, bar: Progress | None) -> tuple[Source, ...]:
        """The sources, those that are no files with what is in them; a page that can't be had is a Skipped."""
        found: list[Source] = []
        urls: list[str] = []
        for one in named:
            if isinstance(one, Path):
                found.append(one)
            elif one == STDIN:
                found.append(self._standard_input())
            else:
                urls.append(one)
        if urls:
            found += self._fetched(urls, cache, bar)
        return tuple(found)

    def _fetched(self, urls: Sequence[str], cache: Memory | None, bar: Progress | None) -> Iterable[Source]:
        from crosscheck.fetch import Fetcher, fetched

        by = Fetcher(allow=self.allow, cache=cache)
        for done, one in enumerate(fetched(urls, by), 1):
            yield one
            if bar is not None:
                bar("fetching", done, len(urls))

    def _standard_input(self) -> Source:
        """What comes in, under its name; raises OptionError where nothing can."""
        from crosscheck.model import Skipped

        shown = STDIN if self.stdin_name is None else Path(self.stdin_name).as_posix()
        if sys.stdin is None:
            raise OptionError("-: there is no standard input")
        if sys.stdin.isatty():
            raise OptionError("-: standard input is a terminal; pipe an article into crosscheck, or name a file")
        try:
            data = sys.stdin.buffer.read(STANDARD_INPUT + 1)
        except OSError as error:
            return Skipped(path=shown, reason=f"can't be read: {error.strerror or error}")
        if len(data) > STANDARD_INPUT:
            return Skipped(path=shown, reason=f"too large for standard input (at most {STANDARD_INPUT:,} bytes); write it to a file")
        return _found(data, shown, self.stdin_name)


def _found(data: bytes, shown: str, name: str | None) -> Found:
    from crosscheck.fetch import NOWHERE
    from crosscheck.fetch.looks import looks_like
    from crosscheck.read import Found

    if name is None:
        return Found(path=NOWHERE / "stdin", shown=shown, id=shown, named=True, data=data, kind=looks_like(data))
    return Found(path=Path(name), shown=shown, id=Path(name).name, named=True, data=data)
