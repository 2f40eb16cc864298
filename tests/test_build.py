"""The wheel holds all that the package reads at run time."""

import os
import shutil
import subprocess
import sys
import time
import zipfile

import pytest


@pytest.fixture(scope="module")
def wheel(request, tmp_path_factory):
    """The names of the files in a wheel built from this checkout."""
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", out], cwd=request.config.rootpath, check=True, capture_output=True, timeout=120
    )
    (built,) = out.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        return set(archive.namelist())


SOURCES = [("rules", "rules", "crosscheck/_rules", ".yaml"), ("package", "src/crosscheck", "crosscheck", "")]


@pytest.mark.parametrize(("source", "target", "suffix"), [case[1:] for case in SOURCES], ids=[case[0] for case in SOURCES])
def test_the_wheel_holds_every_file(request, wheel, source, target, suffix):
    folder = request.config.rootpath / source
    files = [p.relative_to(folder) for p in folder.rglob(f"*{suffix}") if p.is_file() and "__pycache__" not in p.parts]
    assert files
    assert not {f"{target}/{file.as_posix()}" for file in files} - wheel


@pytest.mark.parametrize(
    "name",
    [
        "crosscheck/lang/en.yaml",
        "crosscheck/lang/fr.yaml",
        "crosscheck/lang/ar.yaml",
        "crosscheck/report/report.schema.json",
        "crosscheck/grouping/topics.yaml",
        "crosscheck/grouping/weights.yaml",
        "crosscheck/py.typed",
    ],
)
def test_the_wheel_holds_the_data(wheel, name):
    assert name in wheel


def test_the_wheel_holds_nothing_else(wheel):
    assert {name.split("/")[0].split("-")[0] for name in wheel} == {"crosscheck"}


NEEDED = ("src", "rules", "pyproject.toml", "README.md", "LICENSE", "NOTICE")  # by the build


@pytest.fixture(scope="module")
def twice(request, tmp_path_factory):
    """The wheel, and the source archive of the same, built in two folders at two times by two users."""
    found = []
    for name, umask, zone, hour in (("one", 0o022, "UTC", 0), ("another one", 0o077, "Asia/Tokyo", 5)):
        home = tmp_path_factory.mktemp("build") / name
        home.mkdir()
        for part in NEEDED:
            source = request.config.rootpath / part
            (shutil.copytree if source.is_dir() else shutil.copy)(
                source, home / part, **({"ignore": shutil.ignore_patterns("__pycache__")} if hour and source.is_dir() else {})
            )
        for file in home.rglob("*"):
            os.utime(file, (then := time.time() - 3600 * hour - 86_400 * 365 * hour, then))
            file.chmod((0o777 if file.is_dir() else 0o666) & ~umask)
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": str(hour)}
        environment.pop("SOURCE_DATE_EPOCH", None)
        command = [sys.executable, "-m", "hatchling", "build", "-d", str(home / "out")]
        subprocess.run(command, cwd=home, check=True, capture_output=True, timeout=240, env=environment, umask=umask if os.name == "posix" else -1)
        found.append({file.name: file.read_bytes() for file in (home / "out").iterdir()})
    return found


def test_builds_are_the_same_byte_for_byte(twice):
    one, other = twice
    assert sorted(name.rpartition(".")[2] for name in one) == ["gz", "whl"]
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []
