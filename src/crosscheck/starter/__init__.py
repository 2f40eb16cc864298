"""What `crosscheck init` writes: a configuration, a sample rule and a file for CI, made of the templates beside this module.

`articles` says what a repository's articles are, `requirement` how CI installs crosscheck; nothing here writes.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Literal

from crosscheck.guide.draft import quoted
from crosscheck.stories import Grouping

CI = Literal["github", "gitlab", "shell", "none"]
CIS: tuple[CI, ...] = ("github", "gitlab", "shell", "none")
CONFIGURATION = "crosscheck.toml"
BASELINE = "crosscheck-baseline.json"
RULES = "crosscheck-rules"
SAMPLE = "names-of-the-house.yaml"
GITLAB = ".gitlab-ci.yml"
FILES: Mapping[CI, str] = {"github": ".github/workflows/crosscheck.yml", "gitlab": GITLAB, "shell": "ci/crosscheck.sh"}
GITLAB_BESIDE = ".gitlab/crosscheck.gitlab-ci.yml"  # where another .gitlab-ci.yml is there, which is to include it
_TEMPLATES: Mapping[CI, str] = {"github": "github.yml", "gitlab": "gitlab.yml", "shell": "shell.sh"}
_PLACE = re.compile(r"@([A-Z]+)@")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file to write: its path, seen from the root of the repository."""

    path: str
    text: str
    executable: bool = False


def configuration(articles: Iterable[str], stories: Grouping, *, baseline: bool = True) -> Written:
    """crosscheck.toml: the articles' paths may hold any letter."""
    known = f"baseline = {_toml(BASELINE)}"
    values = {"ARTICLES": f"[{', '.join(map(_toml, articles))}]", "STORIES": _toml(stories), "BASELINE": known if baseline else f"# {known}"}
    return Written(path=CONFIGURATION, text=_filled("configuration.toml", values))


def sample_rule() -> Written:
    """A complete rule, which says nothing of articles that don't hold its invented names."""
    return Written(path=f"{RULES}/{SAMPLE}", text=_filled(SAMPLE, {}))


def ci_file(ci: CI, path: str, requirement: str, branch: str = "main") -> Written:
    """The file for a CI that has one; the requirement is text of one line without `$`, the branch has no letter that a pattern would take for more."""
    quote = shlex.quote if ci == "shell" else _in_yaml
    return Written(path=path, text=_filled(_TEMPLATES[ci], {"REQUIREMENT": quote(requirement), "BRANCH": quoted(branch)}), executable=ci == "shell")


def is_ours(text: str) -> bool:
    """Whether a .gitlab-ci.yml is one that this module has made."""
    first = _template(_TEMPLATES["gitlab"]).partition("\n")[0]
    return text.startswith(first)


def sample_path() -> Path:
    """Where the sample rule is in this package, to go by it before it is written."""
    return Path(str(resources.files(__package__) / SAMPLE))


def _template(name: str) -> str:
    return (resources.files(__package__) / name).read_text(encoding="utf-8")


def _filled(name: str, values: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda place: values[place[1]], _template(name))  # in one go: a value that looks like a place is none


def _toml(text: str) -> str:
    """A text as TOML takes it, on one line, with nothing in it that an editor or terminal would obey."""
    plain = (c if c.isprintable() and c not in '"\\' else f"\\u{ord(c):04x}" if ord(c) < 0x10000 else f"\\U{ord(c):08x}" for c in text)
    return f'"{"".join(plain)}"'


def _in_yaml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
