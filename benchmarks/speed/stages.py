"""What `__main__.py` starts in a process of its own: the articles of a folder checked, with the seconds of one core that each stage takes.

    python stages.py FOLDER   → {"seconds": {stage: seconds}, "weighed": pairs of articles, "encoded": texts}

A stage is a list of functions, whose time counts but for what other stages took inside of it.
"""

from __future__ import annotations

import functools
import importlib
import json
import sys
from collections.abc import Callable, Sized
from pathlib import Path
from time import process_time
from typing import Any

STAGES: dict[str, tuple[str, ...]] = {
    "dates and languages": ("crosscheck.read._complete:complete",),
    "claims": ("crosscheck.reading:read_article",),
    "encoding": ("crosscheck.encode:EmbeddedEncoder.encode",),
    "grouping": ("crosscheck.grouping:digest_of", "crosscheck.grouping:group"),
    "aligning": ("crosscheck.align:align",),
    "comparing": ("crosscheck.findings:judge",),
    "laying aside": ("crosscheck.shelf:packed", "crosscheck.shelf:unpacked"),
    "report": ("crosscheck.report:render",),
}
COUNTED = {"weighed": "crosscheck.grouping.pairs:candidates", "encoded": "crosscheck.encode:EmbeddedEncoder.encode"}  # how much they give


class Clock:
    """Seconds by stage; a stage inside of another stops the outer one's clock."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys((*STAGES, "the rest"), 0.0)
        self._running = ["the rest"]
        self._since = process_time()

    def enter(self, stage: str) -> None:
        self._lap()
        self._running.append(stage)

    def leave(self) -> None:
        self._lap()
        self._running.pop()

    def _lap(self) -> None:
        now = process_time()
        self.seconds[self._running[-1]] += now - self._since
        self._since = now

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, its time counted."""

        @functools.wraps(function)
        def call(*given: Any, **named: Any) -> Any:
            self.enter(stage)
            try:
                return function(*given, **named)
            finally:
                self.leave()

        return call


def replaced(place: str, wrap: Callable[[Callable[..., Any]], Callable[..., Any]]) -> None:
    """Put a wrapped function wherever the package has it."""
    module, _, name = place.partition(":")
    owner: Any = importlib.import_module(module)
    *classes, last = name.split(".")
    for each in classes:
        owner = getattr(owner, each)
    function = getattr(owner, last)
    wrapped = wrap(function)
    setattr(owner, last, wrapped)
    for other in [m for n, m in sys.modules.items() if n.partition(".")[0] == "crosscheck"]:
        for key in [key for key, known in vars(other).items() if known is function]:
            setattr(other, key, wrapped)


def main(folder: Path) -> None:
    import crosscheck.pipeline
    from crosscheck.encode import embedded
    from crosscheck.report import render

    embedded()  # loaded before the clock starts
    clock, counts = Clock(), dict.fromkeys(COUNTED, 0)
    for name, place in COUNTED.items():
        replaced(place, functools.partial(_counting, counts, name))
    for stage, places in STAGES.items():
        for place in places:
            replaced(place, functools.partial(clock.timed, stage))
    report = crosscheck.pipeline.check([folder], stories="auto")
    clock.enter("report")
    render("json", report)
    clock.leave()
    print(json.dumps({"seconds": {stage: round(seconds, 3) for stage, seconds in clock.seconds.items()}, **counts}))


def _counting(counts: dict[str, int], name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(function)
    def call(*given: Any, **named: Any) -> Any:
        found = function(*given, **named)
        found = found if isinstance(found, Sized) else list(found)
        counts[name] += len(found)
        return found

    return call


if __name__ == "__main__":
    main(Path(sys.argv[1]))
