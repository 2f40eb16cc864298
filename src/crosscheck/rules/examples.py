"""The examples of a rule: small stories in any languages with what the rule must make of them."""

from __future__ import annotations

from typing import cast, get_args

from crosscheck.errors import quoted
from crosscheck.lang import languages
from crosscheck.rules.model import Example, Expect, Snippet
from crosscheck.rules.section import Section
from crosscheck.rules.yaml_file import fail


def read_examples(top: Section) -> tuple[Example, ...]:
    """The examples of a rule, each with a name of its own."""
    examples: dict[str, Example] = {}
    for entry in top.sections("examples"):
        entry.require(("name", "expect", "sources"), ("says", "todo"))
        name = entry.text("name")
        if name in examples:
            fail(top.path, entry.line("name"), f"a second example {quoted(name)}; each needs a name of its own")
        expect = cast("Expect", entry.word("expect", get_args(Expect)))
        sources = tuple(read_snippet(source, ("title", "published", "outlet")) for source in entry.sections("sources"))
        examples[name] = Example(name=name, expect=expect, sources=sources, line=entry.node.line, says=_says(entry), todo=entry.flag("todo"))
    return tuple(examples.values())


def _says(entry: Section) -> tuple[str, ...]:
    """What the message must hold: a text, or a list of them."""
    if "says" not in entry.node.fields:
        return ()
    return (entry.text("says"),) if entry.is_text("says") else entry.texts("says")


def read_snippet(source: Section, optional: tuple[str, ...]) -> Snippet:
    """A few sentences of a source, with their language and what else is known of them."""
    source.require(("language", "text"), optional)
    return Snippet(
        language=source.word("language", languages()),
        text=source.text("text"),
        title=source.optional_text("title"),
        published=source.date("published"),
        outlet=source.optional_text("outlet"),
    )
