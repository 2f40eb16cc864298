"""The project's tables are read from YAML once, and then from what was kept of them."""

import json
import sys

import pytest

from crosscheck import datafile

TEXT = "names:\n  - &a Salma\n  - *a\ncount: 012\nempty:\nno: 'off'\n"
DATA = {"names": ["Salma", "Salma"], "count": "012", "empty": "", "no": "off"}


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package with one table; gives its folder."""
    folder = tmp_path / "tables_of_a_test"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "one.yaml").write_text(TEXT, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    yield folder
    sys.modules.pop(folder.name, None)


def load(package):
    return datafile.load(package.name, "one.yaml")


def kept(package):
    (found,) = (package / "__pycache__").glob("*.json")
    return found


def test_the_second_reading_needs_no_yaml(package, monkeypatch):
    assert load(package) == DATA
    monkeypatch.setattr(datafile, "_read", None)
    assert load(package) == DATA


def test_a_changed_table_is_read_again(package):
    load(package)
    (package / "one.yaml").write_text("other: سلمى\n", encoding="utf-8")
    assert load(package) == load(package) == {"other": "سلمى"}


DAMAGED = [
    ("empty", lambda text: ""),
    ("cut", lambda text: text[:-3]),
    ("of another table", lambda text: "0" * 64 + text[64:]),
    ("no text", lambda text: "\udcff"),
]


@pytest.mark.parametrize("damage", [row[1] for row in DAMAGED], ids=[row[0] for row in DAMAGED])
def test_what_is_damaged_is_made_again(package, damage):
    load(package)
    file = kept(package)
    whole = file.read_bytes()
    file.write_bytes(damage(whole.decode()).encode(errors="surrogateescape"))
    assert load(package) == DATA
    assert file.read_bytes() == whole


def test_where_nothing_can_be_written_it_is_read_all_the_same(package):
    (package / "__pycache__").write_text("a file in the place of the folder")
    assert load(package) == DATA


def test_python_may_be_told_to_keep_nothing(package, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert load(package) == DATA
    assert not list(package.glob("__pycache__/*.json"))


def test_what_is_kept_is_the_table(package):
    load(package)
    assert json.loads(kept(package).read_text(encoding="utf-8").partition("\n")[2]) == DATA
