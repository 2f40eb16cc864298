"""The page of a rule in Markdown: what it finds, why it matters, what it is for, its options, and its examples in the sources' words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crosscheck import options
from crosscheck.guide.words import EXPECTED, HEDGES, SCOPES, SPEAKING, facts, filtered, quoted, severities, with_severity
from crosscheck.model import Severity
from crosscheck.report.bidi import isolate, safe
from crosscheck.report.markdown import plain
from crosscheck.report.words import language_name
from crosscheck.rules import DEFAULT_SEVERITY, Adjustment, AnyRule, Example, House, Rule, Snippet


def page(rule: AnyRule, *, notes: Sequence[str] = (), severity: Severity | None = None) -> str:
    """The whole page; `notes` stand below the summary, `severity` is what a configuration sets. Nothing of a rule's words can become mark-up; right-to-left text is isolated."""
    parts = [f"# {rule.id}", told(rule.summary), *notes, *_about(rule), _severities(rule, severity), _options(rule), _message(rule)]
    parts += ["**Examples**", *(_example(example) for example in rule.examples), *_more(rule), f"File: {code(rule.path.as_posix())}"]
    return "\n\n".join(filter(None, parts)) + "\n"


def entry(rule: AnyRule, *, file: str) -> str:
    """The page in short, below a heading of the third level: two examples, and of severities and options those that aren't the default; `file` is a link."""
    severity = _severities(rule) if any(rule.severity[nature] != DEFAULT_SEVERITY[nature] for nature in rule.severity) else ""
    examples = _two(rule.examples)
    parts = [f"### {rule.id}", told(rule.summary), *_about(rule), severity, _options(rule, changed=True), _message(rule)]
    parts += [*(_example(example) for example in examples), *_more(rule), f"{len(examples)} of {len(rule.examples)} examples; all: [{rule.id}.yaml]({file})"]
    return "\n\n".join(filter(None, parts)) + "\n"


def _about(rule: AnyRule) -> list[str]:
    return [f"**Why it matters.** {told(rule.why)}", *_does(rule), *_filters(rule)]


def told(text: str) -> str:
    """Words of a rule file or a source: shown as they are, right-to-left ones isolated."""
    return isolate(plain(text))


def _phrase(text: str) -> str:
    """The same of a phrase with quotations, each isolated by itself."""
    return re.sub("“(.*?)”", lambda found: f"“{isolate(found[1])}”", plain(text))


def code(text: str) -> str:
    """Words of a rule file, in a code span that nothing inside can end."""
    text = safe(text)
    ticks = "`" * (max((len(run) for run in _runs(text)), default=0) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"


def _runs(text: str) -> Iterator[str]:
    return (run for run in "".join(c if c == "`" else " " for c in text).split())


def _does(rule: AnyRule) -> Iterator[str]:
    if isinstance(rule, Adjustment):
        whose = f"the findings of {', '.join(map(code, rule.adjusts))}" if rule.adjusts else "all findings"
        yield f"**What it does.** Gives {whose} another severity; compares nothing itself."
    elif isinstance(rule, House):
        yield "**What it does.** States facts of the house:\n\n" + "\n".join(f"- {line}" for line in _facts(rule))
    elif isinstance(rule, Rule):
        what = "Checks each article by itself" if rule.within else "Compares claims"
        yield f"**What it does.** {what} by {code(rule.comparer)}, kinds: {', '.join(map(code, rule.kinds))}."


def _facts(rule: House) -> Iterator[str]:
    for reference in rule.references:
        yield f"{code('references')}: sources are checked against {told(quoted(reference.snippet.text))}"
    for key, groups, what in (("same", rule.same, "are one"), ("different", rule.different, "are never one"), ("copies", rule.copies, "are one voice")):
        for group in groups:
            yield f"{code(key)}: {', '.join(map(told, group))} {what}"
    if rule.rates.pairs:
        yield f"{code('rates')}: {plain(rule.rates.text())}"
    if rule.currencies:
        yield f"{code('currencies')}: where a word or sign leaves the currency open, it is {' or '.join(rule.currencies)}"
    for spelling in rule.spellings:
        where = f" in {language_name(spelling.language)}" if spelling.language else ""
        yield f"{code('spellings')}: {told(spelling.use)}{where}, not {', '.join(map(told, spelling.wrong))}"


def _filters(rule: AnyRule) -> Iterator[str]:
    lines = [f"only {_phrase(line)}" for line in filtered(rule.only)]
    lines += [f"but no {_phrase(line)}" for line in filtered(rule.excluding, leaving=True)]
    if isinstance(rule, Rule):
        lines += [SCOPES[rule.scope]] if rule.scope != "any" and not rule.within else []
        lines += [HEDGES[rule.hedges]] if rule.hedges != "widen" else []
        if rule.instead_of is not None:
            lines += [f"in the place of {', '.join(map(code, rule.instead_of))}" if rule.instead_of else "beside the other rules, in the place of none"]
        elif filtered(type(rule.only)(topic=rule.only.topic)):
            lines += [f"in the place of the rules by {code(rule.comparer)} that are for all topics"]
    if lines:
        yield "**What it is for**\n\n" + "\n".join(f"- {line}" for line in lines)


def _severities(rule: AnyRule, set_to: Severity | None = None) -> str:
    found = severities(rule) if set_to is None else with_severity(rule, set_to)
    if not found:
        return "" if isinstance(rule, House) and set(facts(rule)) - {"references", "spellings"} else "**Reports nothing.**"
    return f"**Severity.** {', '.join(f'{nature} *{severity}*' for nature, severity in found.items())}."


def _options(rule: AnyRule, *, changed: bool = False) -> str:
    """The options of a rule's comparer with their values; `changed` for those alone that aren't the default."""
    if not isinstance(rule, Rule):
        return ""
    values = options.as_text(rule.options)
    known = [o for o in options.described(type(rule.options)) if not changed or values[o.name] != o.default]
    lines = [f"- {code(o.name)}: {_value(values[o.name], o.default)}. {plain(o.help)}" for o in known]
    return "**Options**\n\n" + "\n".join(lines) if lines else ""


def _value(text: str, default: str) -> str:
    if text == default:
        return f"{told(text) or '(none)'}, the default"
    return f"**{told(text) or '(none)'}** (default {told(default) or '(none)'})"


def _message(rule: AnyRule) -> str:
    return f"**Message.** {code(rule.message)}" if isinstance(rule, Rule) or (isinstance(rule, House) and severities(rule)) else ""


def _example(example: Example) -> str:
    todo = "to do: " if example.todo else ""
    says = f"; its message says {', '.join(told(quoted(words)) for words in example.says)}" if example.says else ""
    return f"*{told(example.name)}*: {todo}expects {EXPECTED[example.expect]}{says}.\n\n" + "\n".join(f"- {_source(source)}" for source in example.sources)


def _source(source: Snippet) -> str:
    who = [language_name(source.language), *([told(source.outlet)] if source.outlet else []), *([source.published.isoformat()] if source.published else [])]
    title = f"**{told(source.title)}** " if source.title else ""
    return f"{', '.join(who)}: {title}{told(source.text)}"


def _two(examples: Sequence[Example]) -> tuple[Example, ...]:
    """The first that speaks and the first that doesn't."""
    speaking = next((e for e in examples if e.expect in SPEAKING), None)
    silent = next((e for e in examples if e.expect not in SPEAKING), None)
    return tuple(e for e in (speaking, silent) if e is not None)


def _more(rule: AnyRule) -> Iterator[str]:
    if rule.link:
        yield f"More: <{rule.link.replace('<', '%3C').replace('>', '%3E')}>"
