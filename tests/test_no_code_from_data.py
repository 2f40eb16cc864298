"""What articles, reports and archives hold is data: nothing that the code calls would run it, fetch for it, or write where it says (SECURITY.md)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src" / "crosscheck"

# Calls, by the end of what is called, and the files that may have them.
CALLS = [
    ("eval", ()),
    ("exec", ()),
    ("compile", ()),  # Python's own; re.compile has a name before it
    ("__import__", ()),
    ("os.system", ()),
    ("os.popen", ()),
    ("os.exec*", ()),
    ("os.spawn*", ()),
    ("pickle.load*", ("shelf.py", "spark/plan.py")),  # of this run's own: SpooledTemporaryFile without a name; what Spark sends its workers
    ("*.Unpickler", ()),
    ("*.extract", ()),  # archives are read, never laid out
    ("*.extractall", ()),
    ("*.unpack_archive", ()),
    ("tempfile.mktemp", ()),
    ("yaml.load", ("datafile.py",)),  # with the BaseLoader, on our own data; see below
    ("yaml.*load*", ("datafile.py",)),
    ("*.exec_module", ("source.py",)),  # the files of comparers, which are named as code
    ("ET.parse", ()),
    ("ET.fromstring", ()),
    ("ET.XML", ()),
    ("ET.iterparse", ()),
]
# Modules, and the files that may import them.
MODULES = [
    ("pickle", ("shelf.py", "pipeline.py", "spark/plan.py")),
    ("marshal", ()),
    ("shelve", ()),
    ("dill", ()),
    ("subprocess", ("cli/_git.py", "cli/_repository.py", "read/pdf.py")),
    ("ctypes", ("read/_pdf/process.py",)),
    ("xml.dom*", ()),
    ("xml.sax*", ()),
    ("xml.etree*", ("report/junit.py",)),  # writes
    ("lxml*", ("read/*.py",)),
    ("socket", ("fetch/*.py",)),
    ("http.client", ("fetch/*.py",)),
    ("http.server", ("review/server.py",)),
    ("socketserver", ("review/server.py",)),
    ("urllib.request", ()),
    ("requests", ()),
    ("httpx", ()),
    ("urllib3", ()),
    ("ftplib", ()),
    ("smtplib", ()),
    ("webbrowser", ("cli/review.py",)),  # the page of the review, at the user's word
]
TREES = {file.relative_to(SOURCE).as_posix(): ast.parse(file.read_text(encoding="utf-8")) for file in sorted(SOURCE.rglob("*.py"))}


def calls(name: str, tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize(("call", "allowed"), CALLS, ids=[row[0] for row in CALLS])
def test_calls(call, allowed):
    found = {file for file, tree in TREES.items() if any(fnmatch(name, call) for name, _ in calls(file, tree))}
    assert not {file for file in found if not any(fnmatch(file, one) for one in allowed)}


@pytest.mark.parametrize(("module", "allowed"), MODULES, ids=[row[0] for row in MODULES])
def test_imports(module, allowed):
    found = {file for file, tree in TREES.items() if any(fnmatch(name, module) for name in imports(tree))}
    assert not {file for file in found if not any(fnmatch(file, one) for one in allowed)}


def keywords(name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """What is said by keyword in every call of a function, by file."""
    for file, tree in TREES.items():
        for called, node in calls(file, tree):
            if fnmatch(called, name):
                yield f"{file}:{node.lineno}", {k.arg: ast.unparse(k.value) for k in node.keywords if k.arg}


def test_yaml_makes_only_text():
    """BaseLoader knows no tags but text, list and mapping; whoever makes one of his own derives it from that."""
    loaders = {"yaml.BaseLoader", "loader", "_LOADER"}  # the last two are one of Base, as is looked at below
    found = dict(keywords("yaml.compose*")) | dict(keywords("yaml.load")) | dict(keywords("yaml.parse"))
    assert found
    assert {where: said for where, said in found.items() if said.get("Loader") not in loaders} == {}
    for file, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and ast.unparse(node).startswith("yaml.") and node.attr.endswith("Loader"):
                assert node.attr in ("BaseLoader", "CBaseLoader"), f"{file}:{node.lineno}"
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and fnmatch(node.value, "?*Loader") and node.value.isidentifier():
                assert node.value == "CBaseLoader", f"{file}:{node.lineno}"  # by getattr
            if isinstance(node, ast.ImportFrom) and node.module == "yaml":
                assert not [alias.name for alias in node.names if alias.name.endswith("Loader") and "Base" not in alias.name], f"{file}:{node.lineno}"


def test_xml_has_no_entities_and_no_net():
    wanted = {"resolve_entities": "False", "no_network": "True", "load_dtd": "False", "huge_tree": "False"}
    found = dict(keywords("*.XMLParser")) | dict(keywords("*.iterparse"))
    assert found
    assert {where: said for where, said in found.items() if any(said.get(name) != value for name, value in wanted.items())} == {}


def test_xml_is_parsed_by_these_parsers_alone():
    found = [(where, node) for where, tree in TREES.items() for name, node in calls(where, tree) if name in ("etree.fromstring", "etree.parse", "etree.XML")]
    assert found
    assert [f"{where}:{node.lineno}" for where, node in found if len(node.args) < 2 and not node.keywords] == []


def test_processes_have_no_shell():
    assert [where for name in ("subprocess.*", "*.Popen") for where, said in keywords(name) if "shell" in said] == []


def test_temporary_files_have_no_guessable_name():
    """Those that are made under a name of ours lie in folders of ours."""
    assert {where.partition(":")[0] for where, _ in keywords("tempfile.NamedTemporaryFile")} <= {"read/parquet.py"}
