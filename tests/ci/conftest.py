"""What GitHub's runner does with a composite action, for as much of it as action.yml uses: expressions, conditions, environments and files of commands."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
TOKEN = re.compile(r"\s*(?:(&&|\|\||==|!=|[!()])|'((?:[^']|'')*)'|([A-Za-z_][\w.-]*))")
ALONE = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
KNOWN = {"github": {"base_ref", "event", "job", "run_attempt", "run_id"}, "runner": {"os"}}  # what a test must give, so that a slip of the pen isn't empty


class Expression:
    """An expression of GitHub's: `inputs.cache == 'true' && always()`. A context, input or step that there isn't is an error, not empty."""

    def __init__(self, text: str, contexts: Mapping[str, Any], *, failed: bool) -> None:
        self.tokens = [match.groups() for match in TOKEN.finditer(text)]
        assert "".join(text.split()) == "".join("".join(m.group().split()) for m in TOKEN.finditer(text)), f"can't read {text!r}"
        self.contexts, self.failed, self.says_status = contexts, failed, False

    def value(self) -> Any:
        found = self._either()
        assert not self.tokens, f"too much: {self.tokens}"
        return found

    def _next(self, *operators: str) -> str | None:
        return self.tokens.pop(0)[0] if self.tokens and self.tokens[0][0] in operators else None

    def _either(self) -> Any:
        found = self._both()
        while self._next("||"):
            other = self._both()
            found = found or other
        return found

    def _both(self) -> Any:
        found = self._equal()
        while self._next("&&"):
            other = self._equal()
            found = found and other
        return found

    def _equal(self) -> Any:
        found = self._one()
        while operator := self._next("==", "!="):
            found = (found == self._one()) == (operator == "==")
        return found

    def _one(self) -> Any:
        operator, text, name = self.tokens.pop(0)
        if operator == "!":
            return not self._one()
        if operator == "(":
            found = self._either()
            assert self._next(")")
            return found
        return text.replace("''", "'") if text is not None else self._named(name)

    def _named(self, name: str) -> Any:
        if self._next("("):
            assert self._next(")")
            self.says_status = True
            return {"always": True, "success": not self.failed, "failure": self.failed}[name]
        context, *path = name.split(".")
        found = self.contexts[context]
        for i, part in enumerate(path):
            found = (found or {}).get(part) if context == "github" and i else found[part]  # what an event holds depends on the event
        return "" if found is None else found


@dataclass
class Ran:
    """What came of an action: its outputs, what it printed, and the actions that it used."""

    code: int
    outputs: dict[str, str]
    log: str
    summary: str
    used: dict[str, dict[str, str]]  # action → what it was given
    skipped: list[str]
    asked: list[str]  # of pip, a line a call


@dataclass
class Runner:
    """Runs action.yml in a checkout; a step's `uses` is recorded, and gives what it is said to give."""

    place: Path  # for everything that isn't the checkout
    python: Path
    github: dict[str, Any]
    environment: dict[str, str] = field(default_factory=dict)

    def run(self, checkout: Path, inputs: Mapping[str, str] | None = None) -> Ran:
        action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
        assert set(inputs or {}) <= set(action["inputs"])
        self.contexts: dict[str, Any] = {"github": self.github, "runner": {"os": "Linux"}, "steps": {}}
        assert all(set(self.contexts[name]) >= names for name, names in KNOWN.items())
        self.contexts["inputs"] = {name: self.filled(one.get("default", "")) for name, one in action["inputs"].items()} | dict(inputs or {})
        self.files = {name: self.place / name for name in ("GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_PATH", "GITHUB_STEP_SUMMARY")}
        self.files["GITHUB_STEP_SUMMARY"].write_text("")
        self.paths, self.code, self.log = [], 0, ""
        self.used, self.skipped = {}, []
        for step in action["runs"]["steps"]:
            self.step(step, checkout)
        outputs = {name: self.output(one["value"]) for name, one in action["outputs"].items()}
        asked = self.place / "pip.txt"
        return Ran(
            self.code, outputs, self.log, self.files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8"), self.used, self.skipped,
            asked.read_text(encoding="utf-8").splitlines() if asked.exists() else [],
        )  # fmt: skip

    def filled(self, text: str) -> str:
        return ALONE.sub(lambda match: str(Expression(match[1], self.contexts, failed=self.failed).value()), text)

    def output(self, text: str) -> str:
        """An output of the action: empty where its step gave none."""
        (name,) = ALONE.findall(text)
        _, step, _, output = name.strip().split(".")
        return self.contexts["steps"][step]["outputs"].get(output, "")

    @property
    def failed(self) -> bool:
        return getattr(self, "code", 0) != 0

    def step(self, step: Mapping[str, Any], checkout: Path) -> None:
        if not self.wanted(step.get("if", "success()")):
            self.skipped.append(step.get("id") or step["uses"])
            if "id" in step:
                self.contexts["steps"][step["id"]] = {"outputs": defaultdict(str)}
            return
        outputs = self.use(step) if "uses" in step else self.shell(step, checkout)
        if "id" in step:
            self.contexts["steps"][step["id"]] = {"outputs": outputs}

    def wanted(self, condition: str) -> bool:
        expression = Expression(ALONE.sub(r"\1", condition), self.contexts, failed=self.failed)
        value = expression.value()
        return bool(value) and (expression.says_status or not self.failed)

    def use(self, step: Mapping[str, Any]) -> dict[str, str]:
        self.used[step["uses"]] = {name: self.filled(str(value)) for name, value in step.get("with", {}).items()}
        return {"python-path": str(self.python)} if step["uses"].startswith("actions/setup-python@") else {}

    def shell(self, step: Mapping[str, Any], checkout: Path) -> dict[str, str]:
        assert step["shell"] == "bash"
        script = self.place / "step.sh"
        script.write_text(self.filled(step["run"]), encoding="utf-8", newline="\n")
        for name in ("GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_PATH"):
            self.files[name].write_text("")
        own = {name: self.filled(value) for name, value in step.get("env", {}).items()}
        path = os.pathsep.join([*self.paths, os.environ["PATH"]])
        outside = {name: str(file) for name, file in self.files.items()} | {"GITHUB_ACTION_PATH": str(ROOT), "RUNNER_TEMP": str(self.place / "temp")}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", script],
            cwd=checkout / self.filled(step.get("working-directory", ".")),
            env=os.environ | {"PATH": path} | self.environment | outside | own,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", check=False, timeout=300,
        )  # fmt: skip
        self.code, self.log = done.returncode or self.code, self.log + done.stdout
        self.environment |= pairs(self.files["GITHUB_ENV"])
        self.paths = [*self.files["GITHUB_PATH"].read_text(encoding="utf-8").splitlines(), *self.paths]
        return pairs(self.files["GITHUB_OUTPUT"])


def pairs(file: Path) -> dict[str, str]:
    """What a step wrote of outputs or variables, `name=value` a line."""
    found = [line.partition("=") for line in file.read_text(encoding="utf-8").splitlines()]
    assert all(equals and "<<" not in name for name, equals, _ in found)
    return {name: value for name, _, value in found}


PYTHON = """#!/bin/sh
# a Python of setup-python, which makes an environment with a pip that only writes down what it is asked
set -e
[ "$1 $2" = "-m venv" ] || exec '{real}' "$@"
'{real}' -m venv --without-pip "$3"
'{real}' '{installer}' "$3"
"""
INSTALLER = """
import sys, sysconfig
from pathlib import Path
place = Path(sys.argv[1]).absolute()
library = Path(sysconfig.get_path("purelib", vars={"base": str(place)}))
(library / "crosscheck.pth").write_text(__PATHS__)
(library / "pip").mkdir(exist_ok=True)
(library / "pip" / "__init__.py").touch()
(library / "pip" / "__main__.py").write_text(__PIP__)
"""
PIP = """
import sys
from pathlib import Path
with Path(__ASKED__).open("a") as file:
    print(*sys.argv[1:], file=file)
program = Path(sys.executable).with_name("crosscheck")
program.write_text(f"#!{sys.executable}\\nfrom crosscheck.cli import main\\nmain()\\n")
program.chmod(0o755)
"""


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What runs know of articles that others have read."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture
def runner(tmp_path: Path, kept: Path) -> Callable[..., Runner]:
    """A runner for an event: `runner(base_ref="main", …)`; with a cache of its own unless it is `shared`."""
    place = tmp_path / "runner"
    (place / "temp").mkdir(parents=True)
    python, installer = place / "python", place / "installer.py"
    pip = PIP.replace("__ASKED__", repr(str(place / "pip.txt")))
    paths = "".join(f"{Path(path).absolute()}\n" for path in sys.path if path and Path(path).is_dir())
    installer.write_text(INSTALLER.replace("__PATHS__", repr(paths)).replace("__PIP__", repr(pip)), encoding="utf-8")
    python.write_text(PYTHON.format(real=sys.executable, installer=installer), encoding="utf-8")
    python.chmod(0o755)

    def make(*, shared: bool = True, **github: Any) -> Runner:
        (place / "temp" / "crosscheck").mkdir()
        if shared:
            (place / "temp" / "crosscheck" / "cache").symlink_to(kept, target_is_directory=True)
        context = {"base_ref": "", "event": {}, "job": "check", "run_attempt": "1", "run_id": "77"} | github
        names = {"GITHUB_BASE_REF": "base_ref", "GITHUB_REF": "ref", "GITHUB_SHA": "sha"}
        return Runner(place, python, context, {variable: context.get(name, "") for variable, name in names.items()})

    return make
