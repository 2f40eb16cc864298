"""Folders of rules become the rules of a run: built in, joined or replaced by one's own, and naming only rules that are there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from crosscheck.errors import CrosscheckError, OptionError, RuleError, quoted
from crosscheck.plugins import Comparers
from crosscheck.rules.model import Adjustment, AnyRule, House, Rule
from crosscheck.rules.reading import read_rule
from crosscheck.rules.section import allowed
from crosscheck.rules.yaml_file import fail

_YAML = re.compile(r"\.ya?ml", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Gathered:
    """The rules that can be used, sorted by id, and what is wrong with the others: one mistake a file or folder."""

    rules: tuple[AnyRule, ...]
    mistakes: tuple[CrosscheckError, ...]


def load_rules(*folders: Path, comparers: Comparers | None = None) -> tuple[AnyRule, ...]:
    """The built-in rules, joined by those of folders (or of single files), sorted by id.

    A rule takes the place of an earlier one of the same id, be it built in or of an earlier folder. `comparers` are those that rules may
    name, the built-in ones and those of installed packages where it is left out.
    Raises OptionError where a folder is missing, RuleError where it has no rules or one of them is wrong.
    """
    found = gather(*folders, comparers=comparers)
    if found.mistakes:
        raise found.mistakes[0]
    return found.rules


def gather(*folders: Path, comparers: Comparers | None = None) -> Gathered:
    """The same, but that what can't be used is left out and told: a missing folder, a wrong file, a rule that names another that isn't there."""
    known = comparers or Comparers()
    found: dict[str, AnyRule] = {}
    mistakes: list[CrosscheckError] = []
    for file in _all_files((builtin_folder(), *folders), mistakes):
        found.pop(file.stem, None)  # the place of a rule is taken, even by one that can't be read
        try:
            found[file.stem] = read_rule(file, known)
        except CrosscheckError as error:
            mistakes.append(error)
    while wrong := dict(_misnamed(found)):
        mistakes += wrong.values()
        found = {name: rule for name, rule in found.items() if name not in wrong}
    return Gathered(tuple(found[name] for name in sorted(found)), tuple(mistakes))


def _all_files(folders: Sequence[Path], mistakes: list[CrosscheckError]) -> Iterator[Path]:
    """The rule files of folders, in their order; what is wrong with a folder joins the mistakes."""
    for folder in folders:
        try:
            if not folder.exists():
                raise OptionError(f"there is no folder of rules {str(folder)!r}")
            yield from rule_files(folder)
        except CrosscheckError as error:
            mistakes.append(error)


def builtin_folder() -> Path:
    """Where the built-in rules are: inside the installed package, or at the top of a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "_rules"
    return installed if installed.is_dir() else package.parent.parent / "rules"


def rule_files(folder: Path) -> list[Path]:
    """The rule files of a folder: not those below it, nor hidden ones; in one's own no file that is elsewhere."""
    if folder.is_file():
        return [folder]
    try:
        seen = sorted(f for f in folder.iterdir() if not f.name.startswith("."))
    except OSError as error:
        fail(folder, 1, f"can't be read: {error.strerror}")
    files = [file for file in seen if file.suffix in (".yaml", ".yml")]
    if not files:
        passed = next((f"; {quoted(file.name)} must end in .yaml" for file in seen if _YAML.search(file.name)), "")
        fail(folder, 1, f"no rules in this folder; a rule is a file such as 'quantity-differs.yaml'{passed}")
    for file in files if folder != builtin_folder() else ():  # an installer may link to its own store
        if file.is_symlink() and file.is_file() and not file.resolve().is_relative_to(folder.resolve()):
            fail(file, 1, "a link to a file outside of its folder; name that file, or the folder it is in, beside this one")
    return files


def _misnamed(found: Mapping[str, AnyRule]) -> Iterator[tuple[str, RuleError]]:
    """Every rule that names a rule that isn't there, itself, or one of a shape that can't be meant, with the mistake."""
    for rule in found.values():
        try:
            _check_names(rule, found)
        except RuleError as error:
            yield rule.id, error


def _check_names(rule: AnyRule, found: Mapping[str, AnyRule]) -> None:
    """Every rule that a rule names is there, is another one, and one that reports."""
    key = "adjusts" if isinstance(rule, Adjustment) else "instead_of"
    for name, line in rule.named.items():
        other = found.get(name)
        if name == rule.id:
            fail(rule.path, line, f"{key!r} names this rule itself; allowed: other rules")
        if isinstance(other, Adjustment):
            fail(rule.path, line, f"{name!r} only adjusts other rules; {key!r} is for rules that report")
        if isinstance(other, House) and key == "instead_of":
            fail(rule.path, line, f"{name!r} states facts of the house; 'instead_of' is for rules that compare")
        if other is None:
            names = [name for name, other in found.items() if isinstance(other, Rule) or (key == "adjusts" and isinstance(other, House))]
            fail(rule.path, line, allowed(f"rule in {key!r}:", name, [name for name in names if name != rule.id]))
