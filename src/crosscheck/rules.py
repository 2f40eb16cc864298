"""Rule files: what to compare, how bad a difference is, and examples that are the rule's tests and its documentation.

A rule is one YAML file; its name without `.yaml` is its id. `docs/rules.md` describes the keys.
Every mistake in a file is a RuleError `path:line: what is wrong; allowed: …`.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal, cast, get_args

from crosscheck import options
from crosscheck.compare import comparer
from crosscheck.errors import OptionError
from crosscheck.lang import languages
from crosscheck.loaded import Loaded
from crosscheck.model import KINDS, NATURES, SEVERITIES, Article, Claim, Comparison, Custom, Fact, Kind, Nature, Scope, Severity, Span
from crosscheck.plugins import Comparers
from crosscheck.rule_schema import Section, allowed
from crosscheck.rule_yaml import fail, read_yaml
from crosscheck.within import checks

Expect = Literal["conflict", "error", "warning", "info", "unresolved", "agree", "silent"]

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
    todo: bool = False  # the rule doesn't do it yet, and that fails nothing

    def articles(self) -> tuple[Article, ...]:
        """The sources as articles, ready to be checked."""
        return tuple(_article(f"{number}.{source.language}", source) for number, source in enumerate(self.sources, start=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule as read: every nature has a severity, every option of the comparer a value."""

    id: str
    comparer: str  # or a check of one article
    kinds: tuple[Kind, ...]
    summary: str
    why: str
    severity: Mapping[Nature, Severity] = field(hash=False)
    options: Hashable  # the comparer's `Options`
    scope: Literal["any"] | Scope
    message: str
    link: str | None
    examples: tuple[Example, ...]
    path: Path
    own: Loaded | None = None  # the comparer, where it is one in Python

    def looks_at(self, fact: Fact) -> bool:
        """Whether a fact is of the rule's kinds; of what comparers in Python read, each looks at its own."""
        if fact.kind not in self.kinds:
            return False
        value = fact.claims[0].value
        return not isinstance(value, Custom) or value.comparer == self.comparer

    def compare(self, a: Claim, b: Claim) -> Comparison | None:
        """What the rule's comparer says of two claims, with the rule's options."""
        return (self.own or comparer(self.comparer)).compare(a, b, self.options)

    @property
    def within(self) -> bool:
        """Whether the rule checks each article by itself."""
        return self.comparer in checks()


def load_rules(folder: Path | None = None, comparers: Comparers | None = None) -> tuple[Rule, ...]:
    """The built-in rules, joined by those of a folder (or of one file), sorted by id.

    A rule of the folder takes the place of the built-in rule of the same id.
    Raises OptionError where the folder is missing, RuleError where it has no rules or one of them is wrong.
    """
    known = comparers or Comparers()
    found = {rule.id: rule for rule in (read_rule(file, known) for file in _files(builtin_folder()))}
    if folder is not None:
        if not folder.exists():
            raise OptionError(f"there is no folder of rules {str(folder)!r}")
        found |= {rule.id: rule for rule in (read_rule(file, known) for file in _files(folder))}
    return tuple(found[name] for name in sorted(found))


def builtin_folder() -> Path:
    """Where the built-in rules are: inside the installed package, or at the top of a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "_rules"
    return installed if installed.is_dir() else package.parent.parent / "rules"


def read_rule(path: Path, comparers: Comparers | None = None) -> Rule:
    """Read and check one rule file; `comparers` are those that it may name, the built-in ones and those of installed packages where it is left out."""
    known = comparers or Comparers()
    if path.suffix != ".yaml" or not _KEBAB.fullmatch(path.stem):
        fail(path, 1, f"the file's name is the rule's id: {path.name!r} must be small letters, digits and hyphens, such as 'quantity-differs.yaml'")
    top = Section(path, "the rule", read_yaml(path))
    top.require(_REQUIRED, _OPTIONAL)
    name = top.word("comparer", known)
    own = known.own_one(name)
    kinds = KINDS if own and own.reading else tuple(kind for kind in KINDS if kind != "custom")
    return Rule(
        id=path.stem,
        comparer=name,
        kinds=cast("tuple[Kind, ...]", top.words("kinds", kinds)),
        summary=top.text("summary"),
        why=top.text("why"),
        severity=_severity(top.section("severity")),
        options=_options(top.section("options"), name, known.get(name).Options),
        scope=cast("Scope", top.word("scope", ("any", "cross", "internal"))) if "scope" in top.node.fields else "any",
        message=top.template("message", PLACEHOLDERS),
        link=top.link("link"),
        examples=_examples(top),
        path=path,
        own=own,
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


def _options(section: Section, name: str, kind: type[Any]) -> Hashable:
    """The comparer's options, its defaults where the rule has none."""
    try:
        found: Hashable = options.read(kind, {key: section.written(key) for key in section.node.fields}, of=f"the comparer {name!r}")
    except options.OptionMistake as mistake:
        fail(section.path, section.line(mistake.key), mistake.message)
    return found


def _examples(top: Section) -> tuple[Example, ...]:
    examples: list[Example] = []
    for entry in top.sections("examples"):
        entry.require(("name", "expect", "sources"), ("todo",))
        name = entry.text("name")
        if name in {example.name for example in examples}:
            fail(top.path, entry.line("name"), f"a second example {name!r}; each needs a name of its own")
        expect = cast("Expect", entry.word("expect", get_args(Expect)))
        todo = "todo" in entry.node.fields and entry.word("todo", ("yes", "no")) == "yes"
        examples.append(Example(name=name, expect=expect, sources=tuple(map(_snippet, entry.sections("sources"))), line=entry.node.line, todo=todo))
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
