"""reports/ and the parts of README.md that are taken from files are what this version makes of seeds/; `make reports` makes them anew."""

import importlib.util
import json
import os
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
STALE = "is stale: run `make reports`, and read what has changed"


@cache
def maker():
    """reports/make.py as a module."""
    spec = importlib.util.spec_from_file_location("make_reports", ROOT / "reports" / "make.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def kept(name):
    return (ROOT / "reports" / name).read_bytes().decode()


@pytest.fixture(scope="module")
def fresh():
    """What this version makes of seeds/."""
    here = Path.cwd()
    try:
        return maker().reports()
    finally:
        os.chdir(here)


@pytest.mark.parametrize("name", ["seeds.txt", "seeds.html", "seeds.json", "seeds.md", "seeds.csv"])
def test_a_kept_report_is_what_this_version_makes(fresh, name):
    assert kept(name) == fresh[name], f"reports/{name} {STALE}"


def test_there_is_nothing_else_in_reports(fresh):
    assert {p.name for p in (ROOT / "reports").iterdir() if p.name != "__pycache__"} == {*fresh, "make.py"}


def test_the_readme_shows_the_kept_report_and_the_measured_accuracy():
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    assert page == maker().readme(page, kept("seeds.txt")), f"README.md {STALE}"
    total = json.loads((ROOT / "benchmarks" / "accuracy.json").read_text(encoding="utf-8"))["own"]["total"]
    row = next(line for line in page.splitlines() if line.startswith(f"| {len(total_stories())} |"))
    assert [cell.strip() for cell in row.strip("|").split("|")][1:] == [str(total[key]) for key in ("due", "found", "alarms", "false", "precision", "recall")]


def total_stories():
    return [folder for folder in (ROOT / "benchmarks" / "stories").iterdir() if folder.is_dir()]


PARTS = [
    ("missing", "no marks", ValueError),
    ("open", "<!-- a -->\nold", ValueError),
    ("filled", "x\n<!-- a -->\nold\n<!-- /a -->\ny", "x\n<!-- a -->\nNEW\n<!-- /a -->\ny"),
]


@pytest.mark.parametrize(("page", "expected"), [row[1:] for row in PARTS], ids=[row[0] for row in PARTS])
def test_a_part_of_the_readme_is_replaced(page, expected):
    if expected is ValueError:
        with pytest.raises(ValueError, match=r"README\.md has no part"):
            maker().filled(page, {"a": "NEW"})
    else:
        assert maker().filled(page, {"a": "NEW"}) == expected


def test_the_excerpt_is_cut_out_of_the_report():
    text = kept("seeds.txt")
    shown = maker().excerpt(text).removeprefix("```\n").removesuffix("\n```").split("\n\n[…]\n")
    assert shown[-1] == text.splitlines()[-1]
    head, _, finding = shown[0].partition("\n\n")
    assert text.startswith(head)
    assert finding in text
