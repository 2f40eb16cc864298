"""Hundreds of hostile and broken files (make.py): each is read, or named in one clear line; none takes long or much memory, and none shows a traceback."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location("make", Path(__file__).with_name("make.py"))
assert _SPEC
assert _SPEC.loader
make = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(make)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="what is measured here is Unix's")

SECONDS = 10  # of a processor for one file, beyond those of a run that reads next to nothing
MEGABYTES = 500
HANGS = 120  # seconds of the wall's clock, on a machine that has much else to do
GROUPS, ALONE = make.groups(), make.alone()
MEASURED = Path(__file__).with_name("measured.py")


@dataclass(frozen=True)
class Run:
    code: int | None  # None: it hung
    seconds: float
    megabytes: float
    ids: tuple[str, ...]
    lines: tuple[str, ...]  # on standard error

    def tells_of(self, mark: str) -> bool:
        """Whether it read a file of this name, or something in it, or said in a line why not."""
        return any(one.startswith(mark) for one in self.ids) or any(mark in line for line in self.lines)


def runs(root, folder):
    """`crosscheck` in a process of its own, in a folder."""
    environment = {**os.environ, "PYTHONPATH": str(root / "src"), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}

    def run(*arguments: object) -> Run:
        out, err = folder / "out.jsonl", folder / "err.log"
        command = [sys.executable, str(MEASURED), str(HANGS), str(out), str(err), sys.executable, "-m", "crosscheck", *map(str, arguments)]
        found = json.loads(subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, timeout=2 * HANGS).stdout)
        ids = tuple(json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines() if line.startswith('{"id"'))
        lines = tuple(err.read_text(encoding="utf-8").split("\n")[:-1])
        well(found["code"], lines)
        return Run(found["code"], found["seconds"], found["megabytes"], ids, lines)

    return run


@pytest.fixture
def run(root, tmp_path):
    (tmp_path / "plain.txt").write_text(make.TEXT, encoding="utf-8")
    return runs(root, tmp_path)


def well(code, lines):
    """Whatever a run was given, it ended by itself, and said only what it meant to say."""
    assert code in (0, 1, 2), lines[-5:]
    wrong = [line for line in lines if not line.startswith("crosscheck: ") or "bug in crosscheck" in line or len(line) > 1_000]
    assert not wrong, wrong[:5]
    assert all(c.isprintable() for line in lines for c in line)


def claims(run, *paths) -> Run:
    return run("claims", "--format", "jsonl", "--no-config", "--no-cache", *paths)


@pytest.fixture(scope="module")
def nothing(root, tmp_path_factory):
    """What a run takes that reads next to nothing."""
    folder = tmp_path_factory.mktemp("nothing")
    (folder / "plain.txt").write_text(make.TEXT, encoding="utf-8")
    found = claims(runs(root, folder), "plain.txt")
    assert (found.code, found.ids, found.lines) == (0, ("plain.txt",), ())
    return found


def fits(found: Run, nothing: Run) -> bool:
    return found.seconds - nothing.seconds <= SECONDS and found.megabytes <= MEGABYTES


def test_there_are_enough():
    names = [name for files in (*GROUPS.values(), ALONE) for name in files]
    assert len(names) == len(set(names))
    assert len(names) + len(make.NAMES) + len(make.SPECIAL) + len(make.SIDE_FILES) >= 300


@pytest.mark.parametrize("group", GROUPS)
def test_a_group(run, nothing, tmp_path, group):
    files = make.write(tmp_path / "in", GROUPS[group])
    found = claims(run, tmp_path / "plain.txt", *files)
    assert "plain.txt" in found.ids
    assert [file.name for file in files if not found.tells_of(file.name)] == []
    if not fits(found, nothing):  # together; one by one they may
        each = {file.name: claims(run, file) for file in files}
        assert {name: (one.seconds, one.megabytes) for name, one in each.items() if not fits(one, nothing)} == {}


@pytest.mark.parametrize("name", ALONE)
def test_one_alone(run, nothing, tmp_path, name):
    (file,) = make.write(tmp_path / "in", {name: ALONE[name]})
    found = claims(run, file, tmp_path / "plain.txt")
    assert "plain.txt" in found.ids
    assert found.tells_of(name)
    assert fits(found, nothing), (found.seconds, nothing.seconds, found.megabytes)


def test_names(run, tmp_path):
    """In every report too, as names are shown there."""
    marks = make.write_names(tmp_path / "in")
    (tmp_path / "other.txt").write_text(make.TEXT.replace("12", "13"), encoding="utf-8")
    reports = [f"--report={name}={tmp_path / f'report.{name}'}" for name in ("json", "html", "markdown", "csv", "sarif", "junit", "terminal")]
    found = run("check", "in", "other.txt", "--no-config", "--no-cache", "--exit-zero", "--one-story", *reports)
    assert found.code == 0, found.lines
    sources = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["sources"]
    assert len(sources) == len(marks) + 1
    for name in ("html", "markdown", "csv", "terminal"):
        text = (tmp_path / f"report.{name}").read_text(encoding="utf-8")
        assert not set("\x07\x1b\u202e\u2067\x9b") & set(text)
        assert name != "html" or "<script>alert" not in text
    assert [mark for mark in marks if not any(mark in source["path"] for source in sources)] == []


@pytest.fixture
def special(tmp_path):
    return make.write_special(tmp_path / "special")


def test_what_is_no_file(run, tmp_path, special):
    found = claims(run, tmp_path / "special" / "in")
    assert "a.txt" in found.ids
    for name in special:
        assert found.tells_of(f"{name}.txt") is (name not in make.PASSED_OVER), name


def test_nothing_is_read_that_lies_outside(run, tmp_path, special):
    """By a link that is met in a folder; one that is named is followed."""
    folder = tmp_path / "special" / "in"
    if "link-out" not in special:
        pytest.skip("no links on this system")
    found = claims(run, folder)
    assert not [one for one in found.ids if one.startswith("link-out")]
    assert len([line for line in found.lines if "link-out" in line and "a link that leads out of the folder" in line]) == 3
    assert claims(run, folder / "link-out.txt", folder).ids[-1] == "link-out.txt"


@pytest.mark.parametrize("name", ["fifo", "socket", "folder", "link-to-zero", "link-to-nothing", "link-to-itself", "link-to-a-long-name"])
def test_what_is_no_file_and_is_named(run, tmp_path, special, name):
    if name not in special:
        pytest.skip("not on this system")
    found = claims(run, tmp_path / "special" / "in" / f"{name}.txt")
    assert (found.code, len(found.lines), found.ids) == (2, 1, ())
    assert found.tells_of(f"{name}.txt")


@pytest.mark.parametrize("name", make.SIDE_FILES)
def test_what_lies_beside(run, tmp_path, name):
    folder = make.write_side_file(tmp_path, name)
    found = claims(run, folder)
    assert (found.code, len(found.lines), found.ids) == (2, 1, ())
    assert found.tells_of("sources.yaml")


def test_a_link_beside(run, tmp_path):
    """It can't have another file's content shown as its mistake."""
    (tmp_path / "secret").write_text("word: SECRET\n", encoding="utf-8")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(make.TEXT, encoding="utf-8")
    (folder / "sources.yaml").symlink_to(tmp_path / "secret")
    found = claims(run, folder)
    assert (found.code, found.ids) == (2, ())
    assert [line.endswith("a link to a file that isn't named sources.yaml") for line in found.lines] == [True]
    (folder / "sources.yaml").unlink()
    (tmp_path / "sources.yaml").write_text("a.txt: {outlet: The Pier}\n", encoding="utf-8")
    (folder / "sources.yaml").symlink_to("../sources.yaml")
    assert (found := claims(run, folder)).ids == ("a.txt",), found.lines


def test_files_that_change_while_they_are_read(run, nothing, tmp_path):
    folder = tmp_path / "in"
    files = make.write(folder, {f"{n}.txt": make.TEXT.encode() * 50 for n in range(30)})
    over = threading.Event()

    def change():
        n = 0
        while not over.is_set():
            n += 1
            file = files[n % len(files)]
            part = file.with_suffix(".part")
            match n % 5:
                case 0:
                    os.truncate(file, n % 100)
                case 1:
                    with file.open("ab") as grown:
                        grown.write(make.TEXT.encode() * (n % 300))
                case 2:
                    file.write_bytes(b"\0\xff" * 100)
                case 3:
                    part.write_bytes(make.TEXT.encode())
                    part.replace(file)
                case 4:
                    os.mkfifo(part)
                    part.replace(file)
                    part.write_bytes(make.TEXT.encode())
                    part.replace(file)

    other = threading.Thread(target=change)
    other.start()
    try:
        found = claims(run, tmp_path / "plain.txt", folder)
    finally:
        over.set()
        other.join()
    assert "plain.txt" in found.ids
    assert fits(found, nothing)
