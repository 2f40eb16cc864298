"""Lets coverage choose the files of all formats that are read (needs the package atheris; run by hand):

python tests/fuzz/fuzz_readers.py -atheris_runs=100000 [corpus folder]

The first byte of an input names its format, the others are the file. PDF is left out: it is read in a process of its own, where coverage isn't seen.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

sys.path.append(str(Path(__file__).resolve().parent.parent / "read"))

with atheris.instrument_imports(include=["crosscheck"]):
    from mutations import check, samples

    LEFT_OUT = {".pdf"}
    SAMPLES = {ending: files for ending, files in samples().items() if ending not in LEFT_OUT}
    for ending, files in SAMPLES.items():  # readers are imported when they are first needed
        check(ending, files[0])
FORMATS = tuple(SAMPLES)


def one(data: bytes) -> None:
    """A file whose first byte says how its name ends."""
    if data:
        check(FORMATS[data[0] % len(FORMATS)], data[1:])


def main() -> None:
    """Begin with sound files, of each format some."""
    with tempfile.TemporaryDirectory() as sound:
        for number, ending in enumerate(FORMATS):
            for nth, data in enumerate(SAMPLES[ending]):
                Path(sound, f"{number}-{nth}").write_bytes(bytes([number]) + data)
        atheris.Setup([*sys.argv, sound], one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
