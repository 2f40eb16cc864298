"""Runs a command and prints what it took, as JSON: exit code (null where it was ended), seconds of the processor, the most MB that it or one it started had.

A process of its own, because Linux counts the memory of whoever starts a process as that one's: python measured.py SECONDS OUTPUT ERRORS COMMAND…
"""

import json
import resource
import signal
import subprocess
import sys
from pathlib import Path


def main(seconds: str, output: str, errors: str, *command: str) -> None:
    with Path(output).open("wb") as out, Path(errors).open("wb") as err:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, start_new_session=True)
        try:
            code: int | None = process.wait(float(seconds))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            code = None
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    most = used.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    print(json.dumps({"code": code, "seconds": used.ru_utime + used.ru_stime, "megabytes": most}))  # noqa: T201 (a script)


if __name__ == "__main__":
    main(*sys.argv[1:])
