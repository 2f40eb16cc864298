"""One page for people: what is contested, who says what in which words, and the articles side by side; it works offline, printed and without scripts."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from crosscheck.model import KINDS, NATURES, SEVERITIES, Agreement, Report
from crosscheck.report.html_articles import pages
from crosscheck.report.html_findings import SHOWN, Agreed, Shown, agreed, shown
from crosscheck.report.html_picture import pictures
from crosscheck.report.html_review import Review
from crosscheck.report.html_stories import Listed, listed
from crosscheck.report.html_words import Cast, apart, markup, tongue
from crosscheck.report.interface import Interface, interface
from crosscheck.report.joblog import COLONS, HASHES
from crosscheck.report.order import Entry, agreements, entries, notes
from crosscheck.report.states import NONE, PLAIN, States, known, settled
from crosscheck.rules import AnyRule

FEW = 20  # articles that are printed with the findings
FEW_STORIES = 3  # with findings, whose pictures needn't be folded
CHOICE = 60  # characters of a title in a list to choose from
_FOLDER = resources.files(__package__) / "page"


@dataclass(frozen=True, slots=True)
class Page:
    """A page, and the Content-Security-Policy that stands in it."""

    html: str
    policy: str


@dataclass(frozen=True, slots=True)
class Facet:
    """What findings can be filtered by: its words, and for each value its key and how it is called."""

    name: str
    options: tuple[tuple[str, str], ...]


def render(report: Report, *, states: States = NONE, rules: Sequence[AnyRule] | None = None, language: str = "en") -> str:
    """The report as one HTML file without anything from elsewhere, in a language that has a file in lang/interface/; raises OptionError for another.

    `rules` are those of the run, the built-in ones where they aren't given. What a baseline or a suppression has settled (`states`) is counted only.
    """
    return page(report, states=states, rules=rules, language=language).html


def page(report: Report, *, states: States, rules: Sequence[AnyRule] | None, language: str, review: Review | None = None) -> Page:
    """The same with the policy that it needs; with a `review`, each finding has controls that say what is decided of it, and change that."""
    words = interface(language)
    styles = [_asset("page.css"), *([_asset("review.css")] if review else [])]
    scripts = [_asset("page.js"), *([_asset("review.js")] if review else [])]
    policy = _policy(styles, scripts, connects=review is not None)
    text = _environment().get_template("page.html").render(
        **_view(report, states, _rules(rules), words), review=review, styles=styles, scripts=scripts, policy=policy
    )  # fmt: skip
    return Page(HASHES.sub("&#35;", COLONS.sub(r"\1&#58;", text.strip())) + "\n", policy)  # for jobs that print the page


def _policy(styles: Sequence[str], scripts: Sequence[str], *, connects: bool) -> str:
    """The Content-Security-Policy of a page: its own styles and scripts, and nothing from elsewhere."""
    style, script = (" ".join(f"'{_hash(text)}'" for text in texts) for texts in (styles, scripts))
    connect = "connect-src 'self'; " if connects else ""
    return f"default-src 'none'; style-src {style}; script-src {script}; {connect}base-uri 'none'; form-action 'none'"


def _view(report: Report, states: States, rules: Mapping[str, tuple[AnyRule, bool]], words: Interface) -> dict[str, Any]:
    """What the templates show, in plain records."""
    cast = Cast(report, words)
    every = entries(report)
    kept = [entry for entry in every if not known(states.get(entry.fingerprint, PLAIN))]
    found = [
        shown(number, entry, cast, state=states.get(entry.fingerprint, PLAIN), own=not rules.get(entry.finding.rule, (None, False))[1])
        for number, entry in enumerate(kept, 1)
    ]
    facts = tuple(agreements(report))
    pairs = list(zip(kept, found, strict=True))
    stories = listed(report, pairs, facts, cast)
    order = [row.story for row in stories.rows]
    return {
        "words": words, "own": tongue(words.code), "report": report, "findings": found, "few": len(cast.sources) <= FEW, "limit": SHOWN, "few_stories": FEW_STORIES,
        "pictures": {drawn.story: drawn for drawn in pictures(pairs, facts, cast, order[: len(stories.found)])}, "articles": pages(kept, cast), "compared": _compared(report, words),
        "languages": Counter(source.article.language for source in cast.sources).most_common(), "tally": _tally(every, states, words),
        "natures": _natures(every, states), "settled": _settled(every, states), "facets": [facet for facet in _facets(found, stories, words) if len(facet.options) > 1],
        "stories": stories, "rows": {row.story: row for row in stories.rows}, "facts": _agreed(facts, order, cast),
        "rules": [rules[name][0] for name in sorted({entry.finding.rule for entry in kept}) if name in rules],
        "skipped": sorted(report.skipped, key=lambda s: (s.path, s.reason)), "notes": notes(report), "apart": apart, "t": lambda key, **filled: words.text(f"page.{key}", **filled),
        "outlet_keys": {name: key for key, name in _keyed(_names(found))},
    }  # fmt: skip


def _agreed(facts: Sequence[Agreement], order: Sequence[str], cast: Cast) -> list[tuple[str, list[Agreed]]]:
    """What is agreed, by story."""
    by_story: dict[str, list[Agreed]] = {}
    for fact in facts:
        by_story.setdefault(fact.story, []).append(agreed(fact, cast))
    return [(story, by_story[story]) for story in (*order, *sorted(by_story.keys() - set(order))) if story in by_story]


def _rules(given: Sequence[AnyRule] | None) -> dict[str, tuple[AnyRule, bool]]:
    """The rules by id, each with whether it is a built-in one."""
    from crosscheck.rules import builtin_folder, load_rules

    folder = builtin_folder()
    return {rule.id: (rule, rule.path.parent == folder) for rule in (load_rules() if given is None else given)}


def _compared(report: Report, words: Interface) -> list[str]:
    done = report.compared
    counts = ((done.articles, "article"), (done.claims, "claim"), (done.facts, "fact"), (done.stories, "story"), (done.rules, "rule"))
    return [words.count(number, noun) for number, noun in counts]


def _fresh(every: Sequence[Entry], states: States) -> list[Entry]:
    return [entry for entry in every if not settled(states.get(entry.fingerprint, PLAIN))]


def _tally(every: Sequence[Entry], states: States, words: Interface) -> list[tuple[str, int, str]]:
    """Every severity with its number, and how that is said."""
    found = Counter(entry.finding.severity for entry in _fresh(every, states))
    return [(severity, found[severity], words.count(found[severity], severity)) for severity in SEVERITIES if severity != "off"]


def _natures(every: Sequence[Entry], states: States) -> list[tuple[str, int]]:
    found = Counter(entry.finding.nature for entry in _fresh(every, states))
    return [(nature, found[nature]) for nature in NATURES if found[nature]]


def _settled(every: Sequence[Entry], states: States) -> list[tuple[str, int]]:
    """How many findings aren't counted above, by the words that say why."""
    own = [states.get(entry.fingerprint, PLAIN) for entry in every]
    suppressed = sum(state.suppressed is not None for state in own)
    old = sum(map(settled, own)) - suppressed
    return [(word, number) for word, number in (("in_baseline", old), ("suppressed", suppressed)) if number]


def _facets(found: Sequence[Shown], stories: Listed, words: Interface) -> list[Facet]:
    severities = [(s, words.text(f"severities.{s}")) for s in SEVERITIES if any(f.severity == s for f in found)]
    natures = [(n, words.text(f"natures.{n}")) for n in NATURES if any(f.nature == n for f in found)]
    kinds = [(k, words.text(f"kinds.{k}")) for k in KINDS if any(f.kind == k for f in found)]
    languages = [(code, words.language(code)) for code in sorted({code for f in found for code in f.languages})]
    named = (
        ("severity", severities),
        ("nature", natures),
        ("kind", kinds),
        ("language", languages),
        ("outlet", _keyed(_names(found))),
        ("story", [(str(row.number), _shortened(row.about)) for row in stories.found]),
    )
    return [Facet(name, tuple(options)) for name, options in named]


def _keyed(names: Sequence[str]) -> list[tuple[str, str]]:
    """Names with a key that holds no space, as an attribute lists several."""
    return [(str(i), name) for i, name in enumerate(names)]


def _names(found: Sequence[Shown]) -> list[str]:
    return sorted({name for finding in found for name in finding.names})


def _shortened(text: str) -> str:
    return text if len(text) <= CHOICE else f"{text[:CHOICE].rstrip()} …"


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("crosscheck.report", "page"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=False
    )
    made.filters["bdi"] = markup
    made.filters["tongue"] = tongue
    return made


@cache
def _asset(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """What a Content-Security-Policy calls a style or a script by."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
