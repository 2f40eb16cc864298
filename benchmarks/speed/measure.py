"""Run a program in a process of its own: seconds of the clock and of processors, and the most memory it had, with its children."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

EVERY = 0.25  # seconds between two looks at the memory
UNIT = 1 if sys.platform == "darwin" else 1024  # bytes, of what the system says of its largest process


@dataclass(frozen=True, slots=True)
class Run:
    """What a run took, what it printed, and how it ended. Memory is in bytes."""

    seconds: float
    busy: float  # seconds of processors, children included
    largest: int  # resident memory of the largest of its processes
    together: int  # of all its processes, what they share counted once (PSS); 0 where the system doesn't tell
    output: bytes
    code: int


def run(command: Sequence[str], folder: Path, *, quiet: bool = False) -> Run:
    """Start a program in a folder and wait for its end; with `quiet`, without its complaints."""
    with tempfile.TemporaryFile() as output:
        begun = perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, stdout=output, stderr=subprocess.DEVNULL if quiet else None, env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
        )
        peak, ended = [0], threading.Event()
        watching = threading.Thread(target=_watch, args=(process.pid, peak, ended))
        watching.start()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)  # so that nobody waits for it again
        seconds = perf_counter() - begun
        ended.set()
        watching.join()
        output.seek(0)
        return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * UNIT, peak[0], output.read(), process.returncode)


def _watch(process: int, peak: list[int], ended: threading.Event) -> None:
    while not ended.wait(EVERY):
        peak[0] = max(peak[0], sum(map(_own, _family(process))))


def _family(process: int) -> list[int]:
    """A process and all that it has started."""
    found = [process]
    for parent in found:
        with suppress(OSError):
            for thread in Path(f"/proc/{parent}/task").iterdir():
                found += map(int, (thread / "children").read_text().split())
    return found


def _own(process: int) -> int:
    """Bytes of a process, with its part of what it shares."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0
