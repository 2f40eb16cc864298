"""Rule files: what to compare, how bad a difference is, and examples that are the rule's tests and its documentation.

A rule is one YAML file; its name without `.yaml` is its id. `docs/rules.md` describes the keys.
Every mistake in a file is a RuleError `path:line: what is wrong; allowed: …`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal, cast, get_args

from crosscheck.compare import comparer, comparers
from crosscheck.errors import OptionError
from crosscheck.lang import languages
from crosscheck.model import KINDS, NATURES, SEVERITIES, Article, Kind, Nature, Scope, Severity, Span
from crosscheck.rule_schema import Section, allowed
from crosscheck.rule_yaml import fail, read_yaml
from crosscheck.within import check, checks

Expect = Literal["conflict", "agree", "silent", "info"]

DEFAULT_SEVERITY: Mapping[Nature, Severity] = {
    "contradiction": "error",
    "regression": "warning",
    "update": "info",
    "precision": "info",
    "unresolved": "warning",
}
PLACEHOLDERS = ("about", "positions", "why")
_REQUIRED = ("comparer", "kinds", "summary", "why", "message", "examples")
_OPTIONAL = ("severity", "options", "scope", "link")
_KEBAB = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_WHOLE = re.compile(r"[0-9]{1,6}")
_NUMBER = re.compile(r"[0-9]{1,6}(\.[0-9]{1,9})?")  # short enough for exact arithmetic


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """What one source of an example says: a few sentences of news."""

    language: str
    text: str
    title: str | None = None
    published: date | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A small story and what the rule must make of it."""

    name: str
    expect: Expect
    sources: tuple[Snippet, ...]
    line: int

    def articles(self) -> tuple[Article, ...]:
        """The sources as articles, ready to be checked."""
        return tuple(_article(f"{number}.{source.language}", source) for number, source in enumerate(self.sources, start=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule as read: every nature has a severity, every option of the comparer a text."""

    id: str
    comparer: str  # or a check of one article
    kinds: tuple[Kind, ...]
    summary: str
    why: str
    severity: Mapping[Nature, Severity] = field(hash=False)
    options: Mapping[str, str] = field(hash=False)
    scope: Literal["any"] | Scope
    message: str
    link: str | None
    examples: tuple[Example, ...]
    path: Path

    @property
    def within(self) -> bool:
        """Whether the rule checks each article by itself."""
        return self.comparer in checks()


def load_rules(*folders: Path) -> tuple[Rule, ...]:
    """The built-in rules, joined by those of folders (or of single files), sorted by id.

    A rule takes the place of the built-in rule of the same id, and of that of a folder named before.
    Raises OptionError where a folder is missing, RuleError where it has no rules or one of them is wrong.
    """
    found = {rule.id: rule for rule in map(read_rule, _files(builtin_folder()))}
    for folder in folders:
        if not folder.exists():
            raise OptionError(f"there is no folder of rules {str(folder)!r}")
        found |= {rule.id: rule for rule in map(read_rule, _files(folder))}
    return tuple(found[name] for name in sorted(found))


def builtin_folder() -> Path:
    """Where the built-in rules are: inside the installed package, or at the top of a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "_rules"
    return installed if installed.is_dir() else package.parent.parent / "rules"


def read_rule(path: Path) -> Rule:
    """Read and check one rule file."""
    if path.suffix != ".yaml" or not _KEBAB.fullmatch(path.stem):
        fail(path, 1, f"the file's name is the rule's id: {path.name!r} must be small letters, digits and hyphens, such as 'quantity-differs.yaml'")
    top = Section(path, "the rule", read_yaml(path))
    top.require(_REQUIRED, _OPTIONAL)
    name = top.word("comparer", (*comparers(), *checks()))
    return Rule(
        id=path.stem,
        comparer=name,
        kinds=cast("tuple[Kind, ...]", top.words("kinds", KINDS)),
        summary=top.text("summary"),
        why=top.text("why"),
        severity=_severity(top.section("severity")),
        options=_options(top.section("options"), name),
        scope=cast("Scope", top.word("scope", ("any", "cross", "internal"))) if "scope" in top.node.fields else "any",
        message=top.template("message", PLACEHOLDERS),
        link=top.link("link"),
        examples=_examples(top),
        path=path,
    )


def _files(folder: Path) -> list[Path]:
    """The rule files of a folder: not those below it, nor hidden ones."""
    if folder.is_file():
        return [folder]
    try:
        files = sorted(f for f in folder.iterdir() if f.suffix in (".yaml", ".yml") and not f.name.startswith("."))
    except OSError as error:
        fail(folder, 1, f"can't be read: {error.strerror}")
    if not files:
        fail(folder, 1, "no rules in this folder; a rule is a file such as 'quantity-differs.yaml'")
    return files


def _severity(section: Section) -> dict[Nature, Severity]:
    severity = dict(DEFAULT_SEVERITY)
    for key, (line, _) in section.node.fields.items():
        if key not in NATURES:
            fail(section.path, line, allowed("nature in severity:", key, NATURES))
        severity[key] = cast("Severity", section.word(key, SEVERITIES))  # checked above
    return severity


def _options(section: Section, name: str) -> dict[str, str]:
    """The comparer's options as text, its defaults where the rule has none.

    Its `OPTIONS` map each option to its default: where that is a number, the rule's must be one; `…_days` are whole numbers.
    """
    options = dict((check(name) if name in checks() else comparer(name)).OPTIONS)
    for key, (line, _) in section.node.fields.items():
        if key not in options:
            fail(section.path, line, allowed(f"option of the comparer {name!r}:", key, options))
        text, default = section.text(key), options[key]
        form, called = (_WHOLE, "a whole number") if key.endswith("_days") else (_NUMBER, "a plain number")
        if _NUMBER.fullmatch(default) and not form.fullmatch(text):
            fail(section.path, line, f"option {key!r} must be {called}, such as {default}, not {text!r}")
        options[key] = text
    return options


def _examples(top: Section) -> tuple[Example, ...]:
    examples: list[Example] = []
    for entry in top.sections("examples"):
        entry.require(("name", "expect", "sources"))
        name = entry.text("name")
        if name in {example.name for example in examples}:
            fail(top.path, entry.line("name"), f"a second example {name!r}; each needs a name of its own")
        expect = cast("Expect", entry.word("expect", get_args(Expect)))
        examples.append(Example(name=name, expect=expect, sources=tuple(map(_snippet, entry.sections("sources"))), line=entry.node.line))
    return tuple(examples)


def _snippet(source: Section) -> Snippet:
    source.require(("language", "text"), ("title", "published", "outlet"))
    return Snippet(
        language=source.word("language", languages()),
        text=source.text("text"),
        title=source.optional_text("title"),
        published=source.date("published"),
        outlet=source.optional_text("outlet"),
    )


def _article(name: str, source: Snippet) -> Article:
    return Article(
        id=name,
        text=f"{source.title}\n\n{source.text}" if source.title else source.text,
        title=source.title,
        title_span=Span(0, len(source.title)) if source.title else None,
        path=f"{name}.txt",
        language=source.language,
        language_certainty=1.0,
        language_from="declared",
        published=source.published,
        published_from="declared" if source.published else "unknown",
        outlet=source.outlet,
    )
