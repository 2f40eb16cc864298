"""The wheel holds all that the package reads at run time."""

import subprocess
import sys
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
