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
    largest: int  # the most resident memory of any of its processes
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
        peaks, ended = Peaks(), threading.Event()
        watching = threading.Thread(target=_watch, args=(process.pid, peaks, ended))
        watching.start()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)  # so that nobody waits for it again
        seconds = perf_counter() - begun
        ended.set()
        watching.join()
        output.seek(0)
        largest = peaks.largest or used.ru_maxrss * UNIT  # what the system says at the end counts what this process had as it started the other one
        return Run(seconds, used.ru_utime + used.ru_stime, largest, peaks.together, output.read(), process.returncode)


@dataclass(slots=True)
class Peaks:
    """The most memory seen, in bytes."""

    largest: int = 0
    together: int = 0


def _watch(process: int, peaks: Peaks, ended: threading.Event) -> None:
    while True:
        family = _family(process)
        peaks.together = max(peaks.together, sum(_bytes(one, "smaps_rollup", "Pss:") for one in family))
        peaks.largest = max(peaks.largest, *(_bytes(one, "status", "VmHWM:") for one in family))
        if ended.wait(EVERY):
            return


def _family(process: int) -> list[int]:
    """A process and all that it has started."""
    found = [process]
    for parent in found:
        with suppress(OSError):
            for thread in Path(f"/proc/{parent}/task").iterdir():
                found += map(int, (thread / "children").read_text().split())
    return found


def _bytes(process: int, file: str, name: str) -> int:
    """What the system says of a process's memory: its part of what it shares included (Pss), or the most it ever had (VmHWM). 0 where it doesn't tell."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/{file}").read_text().splitlines():
            if line.startswith(name):
                return int(line.split()[1]) * 1024
    return 0
