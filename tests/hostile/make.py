"""Writes hundreds of hostile and broken files: what `of_*.py` say, and what only a file system can hold (names, links, devices).

By hand: python tests/hostile/make.py FOLDER
"""

from __future__ import annotations

import os
import runpy
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

Data = bytes | Callable[[], bytes]

HERE = Path(__file__).resolve().parent
TEXT = "The ministry said on Monday that 12 of the 40 bridges had been closed for two weeks. Nobody was hurt.\n"
SMALL = 8  # files of a group that isn't worth a run of its own
CODE = ("of_archives.py", "of_documents.py", "of_pages.py", "of_records.py", "of_texts.py")


def groups() -> dict[str, dict[str, Data]]:
    """Files by name, in groups that are read by one run: those whose names begin with the same word, and the small groups together."""
    found: dict[str, dict[str, Data]] = {"others": {}}
    for code in CODE:
        parts: dict[str, dict[str, Data]] = {}
        for name, data in runpy.run_path(str(HERE / code))["FILES"].items():
            parts.setdefault(name.partition("-")[0], {})[name] = data
        for word, files in parts.items():
            found["others" if len(files) < SMALL else word] = {**(found["others"] if len(files) < SMALL else {}), **files}
    return found


def alone() -> dict[str, Data]:
    """Files that take long: each is read by a run of its own."""
    return {name: data for code in CODE for name, data in runpy.run_path(str(HERE / code)).get("ALONE", {}).items()}


def write(folder: Path, files: dict[str, Data]) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data if isinstance(data, bytes) else data())
    return [folder / name for name in files]


# What only a file system can hold; each file's name holds a number, by which it is known in what a run says.

NAMES: tuple[bytes, ...] = (
    b"line\nbreak.txt", b"escape\x1b[2J.txt", b"title\x1b]0;x\x07.txt", "right\u202eto-left.txt".encode(), "isolate\u2067.txt".encode(), b"not-utf-8-\xff\xfe.txt",
    b"half-\xed\xa0\x80.txt", b"control\x01\x7f.txt", "next-line\x85.txt".encode(), "separator\u2028.txt".encode(), b"::error::.txt", b"##[error].txt",
    b"<script>alert(1)<script>.txt", b"=HYPERLINK(1).txt", b"`rm -rf`$(x);|&.txt", b"%0A%1B.txt", b"a'b\"c.txt", b"back\\slash.txt", b"star*?[a].txt", b"a!b.txt",
    "\U0001f600\U0001f3fd.txt".encode(), ("e" + "\u0301" * 60 + ".txt").encode(), b"space at end .txt", b"  .txt", b"..txt", b"a:12.txt", b"CAPITALS.TXT",
    b"{0}%s${HOME}.txt", "\u0645\u0642\u0627\u0644.txt".encode(), b"x" * 240 + b".txt",
)  # fmt: skip


def write_names(folder: Path) -> list[str]:
    """Articles with dangerous names, some of them beginning with a hyphen; gives the part of each by which it is known."""
    folder.mkdir(parents=True, exist_ok=True)
    marks = []
    for n, name in enumerate(NAMES, 1):
        mark = f"{'-' if n % 5 == 0 else 'n'}{n:02}-"
        with suppress(OSError):  # some file systems allow only names in UTF-8
            Path(os.fsdecode(os.fsencode(folder) + b"/" + mark.encode() + name)).write_text(TEXT, encoding="utf-8")
            marks.append(mark)
    return marks


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    before = Path.cwd()
    os.chdir(path.parent)  # a socket's path has at most 108 bytes
    try:
        with socket.socket(socket.AF_UNIX) as own:
            own.bind(path.name)
    finally:
        os.chdir(before)


def _locked(path: Path) -> None:
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(10 * 2**30)


def _folder_loop(path: Path) -> None:
    path.with_suffix("").mkdir()
    (path.with_suffix("") / "a.txt").symlink_to(".")
    (path.with_suffix("") / "again").symlink_to("..")


def _deep(path: Path) -> None:
    folder = path.with_suffix("")
    folder.joinpath(*["d"] * 200).mkdir(parents=True)


def link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


SPECIAL: dict[str, Callable[[Path], None]] = {
    "fifo": _fifo,
    "socket": _socket,
    "locked": _locked,
    "sparse": _sparse,
    "folder": Path.mkdir,
    "folder-loop": _folder_loop,
    "folder-deep": _deep,
    "link-to-zero": link("/dev/zero"),
    "link-to-random": link("/dev/urandom"),
    "link-to-terminal": link("/dev/tty"),
    "link-to-input": link("/dev/stdin"),
    "link-to-memory": link("/proc/self/mem"),
    "link-to-environment": link("/proc/self/environ"),
    "link-to-nothing": link("nowhere"),
    "link-to-itself": link("link-to-itself.txt"),
    "link-to-the-root": link("/"),
    "link-to-the-parent": link(".."),
    "link-out": link("../outside.txt"),
    "link-out-by-its-whole-name": link("/etc/passwd"),
    "link-out-over-a-link": link("link-out.txt"),
    "link-inside": link("a.txt"),
    "link-to-a-long-name": link("x" * 4_000),
}
PASSED_OVER = {  # no files: nothing is said of them where they are met in a folder
    "fifo", "socket", "folder", "folder-loop", "folder-deep", "link-to-zero", "link-to-random", "link-to-terminal", "link-to-input", "link-to-nothing",
    "link-to-itself", "link-to-the-root", "link-to-the-parent", "link-to-a-long-name",
    "link-inside",  # the file that it leads to is read once
}  # fmt: skip


def write_special(folder: Path) -> list[str]:
    """A folder `in` of things that are no articles, and `outside.txt` beside it; gives the names of those that this system allows."""
    own = folder / "in"
    own.mkdir(parents=True)
    (folder / "outside.txt").write_text("SECRET " + TEXT, encoding="utf-8")
    (own / "a.txt").write_text(TEXT, encoding="utf-8")
    made = []
    for name, make in SPECIAL.items():
        with suppress(OSError, NotImplementedError):
            make(own / f"{name}.txt")
            made.append(name)
    return made


SIDE_FILES = {
    "laughs": "".join(f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefg", "bcdefgh", strict=True)),
    "python": "a.txt: !!python/object/apply:os.system ['true']\n",
    "deep": "a.txt: " + "{a: " * 3_000,
    "a-list": "- a\n",
    "noise": "\x01\x02\x03\x04" * 100,
    "another-file": "../../../etc/passwd: {outlet: x}\n",
    "huge": "a.txt: {outlet: '" + "x" * 11_000_000 + "'}\n",
}


def write_side_file(folder: Path, name: str) -> Path:
    own = folder / f"beside-{name}"
    own.mkdir(parents=True)
    (own / "a.txt").write_text(TEXT, encoding="utf-8")
    (own / "sources.yaml").write_text(SIDE_FILES[name], encoding="utf-8")
    return own


def main(folder: Path) -> None:
    count = sum(len(write(folder / name, files)) for name, files in {**groups(), "alone": alone()}.items())
    count += len(write_names(folder / "names")) + len(write_special(folder / "special")) + len([write_side_file(folder, name) for name in SIDE_FILES])
    print(f"{count} hostile files in {folder}")  # noqa: T201 (a script)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
