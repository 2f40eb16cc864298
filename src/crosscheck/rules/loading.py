"""Folders of rules become the rules of a run: built in, joined or replaced by one's own, and naming only rules that are there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from crosscheck.errors import OptionError
from crosscheck.rules.model import Adjustment, AnyRule, House, Rule
from crosscheck.rules.reading import read_rule
from crosscheck.rules.section import allowed
from crosscheck.rules.yaml_file import fail


def load_rules(*folders: Path) -> tuple[AnyRule, ...]:
    """The built-in rules, joined by those of folders (or of single files), sorted by id.

    A rule takes the place of an earlier one of the same id, be it built in or of an earlier folder.
    Raises OptionError where a folder is missing, RuleError where it has no rules or one of them is wrong.
    """
    found = {rule.id: rule for rule in map(read_rule, _files(builtin_folder(), own=False))}
    for folder in folders:
        if not folder.exists():
            raise OptionError(f"there is no folder of rules {str(folder)!r}")
        found |= {rule.id: rule for rule in map(read_rule, _files(folder))}
    rules = tuple(found[name] for name in sorted(found))
    for rule in rules:
        _check_names(rule, found)
    return rules


def builtin_folder() -> Path:
    """Where the built-in rules are: inside the installed package, or at the top of a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "_rules"
    return installed if installed.is_dir() else package.parent.parent / "rules"


def _files(folder: Path, *, own: bool = True) -> list[Path]:
    """The rule files of a folder: not those below it, nor hidden ones; in one's own no file that is elsewhere."""
    if folder.is_file():
        return [folder]
    try:
        files = sorted(f for f in folder.iterdir() if f.suffix in (".yaml", ".yml") and not f.name.startswith("."))
    except OSError as error:
        fail(folder, 1, f"can't be read: {error.strerror}")
    if not files:
        fail(folder, 1, "no rules in this folder; a rule is a file such as 'quantity-differs.yaml'")
    for file in files if own else ():
        if file.is_symlink() and file.is_file() and not file.resolve().is_relative_to(folder.resolve()):
            fail(file, 1, "a link to a file outside of its folder; name that file, or the folder it is in, beside this one")
    return files


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
