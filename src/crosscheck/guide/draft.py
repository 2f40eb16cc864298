"""The first draft of a rule file: it loads, says in comments what may be changed, and has an example that fails until it is filled in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from crosscheck import options
from crosscheck.model import Kind, Severity
from crosscheck.options import NoOptions
from crosscheck.report.words import language_name
from crosscheck.within import checks

Shape = Literal["comparing", "adjusting", "house"]
SHAPES: Mapping[str, str] = {
    "comparing": "compares what sources say",
    "adjusting": "changes how bad the findings of other rules are",
    "house": "states facts, names or spellings of the house",
}
SCHEMA = "rule.schema.json"  # beside a rule file: what `crosscheck rules schema` prints
LANGUAGES = ("en", "fr", "ar")  # of the examples, where the rule is for all
_MESSAGES = {True: "{positions} in “{about}” ({why})", False: "different in “{about}”: {positions} ({why})"}
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_OUTLETS = "outlets: [Harbour Post] # as their front matter or sources.yaml names them; `except` in the place of `only` leaves them out"
_WORDS_OF_YAML = ("yes", "no", "on", "off", "true", "false", "null", "y", "n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is known of a rule that is to be written."""

    shape: Shape
    comparer: str = ""  # of a comparing rule
    kinds: tuple[Kind, ...] = ()
    options: type[Any] = NoOptions  # the comparer's
    adjusts: tuple[str, ...] = ()  # of an adjusting rule; none: all
    about: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    severity: Severity | None = None  # None: the default of each nature


def drafted(draft: Draft, *, schema: bool = False) -> str:
    """The file's text; `schema` says that a schema stands beside it."""
    parts = [[f"# yaml-language-server: $schema={SCHEMA}"]] if schema else []
    parts += [list(lines) for lines in (_head(draft), _judging(draft), _only(draft), _message(draft), _examples(draft))]
    return "\n".join(line for part in parts for line in part) + "\n"


def quoted(text: str) -> str:
    """A text as YAML takes it: plain where it is one word, else in quotation marks."""
    return text if _PLAIN.fullmatch(text) and text not in _WORDS_OF_YAML else json.dumps(text, ensure_ascii=False)


def listed(words: Iterable[str]) -> str:
    """`[killed, "badly wounded"]`."""
    return f"[{', '.join(map(quoted, words))}]"


def _head(draft: Draft) -> Iterator[str]:
    if draft.shape == "comparing":
        what = "checks one article" if draft.comparer in checks() else "compares two claims"
        yield f"comparer: {draft.comparer} # what {what}"
        yield f"kinds: {listed(draft.kinds)} # what it looks at"
    elif draft.shape == "adjusting":
        yield f"adjusts: {listed(draft.adjusts) if draft.adjusts else 'all'} # the rules whose findings get another severity: their ids, or all"
    else:
        yield "house:"
        yield "  spellings: # how the house writes a name, and how it doesn't; other facts of the house: see docs/rules.md"
        yield '    - {use: "<the right form>", not: ["<a wrong form>"]}'
        yield '  # same: [["<a name>", "<another form of it>"]]'
        yield "  # rates: {EUR/USD: 1.08}"
        yield "  # references: # what the house knows; sources that say otherwise are reported"
        yield '  #   - {language: en, text: "<a sentence as an article would put it>"}'
    yield "summary: <In one sentence, what the rule finds.>"
    yield "why: <Why that is bad for your readers.>"


def _judging(draft: Draft) -> Iterator[str]:
    if draft.severity is not None:
        yield f"severity: {draft.severity} # error, warning, info or off; or one for each nature, such as {{contradiction: error, update: off}}"
    elif draft.shape != "house":
        yield "# severity: warning # error, warning, info or off; if left out, a contradiction is an error, what is uncertain a warning, an update an info"
    if draft.shape == "comparing":
        known = options.described(draft.options)
        if known:
            yield "# options: # take the # away where another value is wanted; as they stand they are the defaults"
            yield from (f"#   {o.name}: {o.default} # {o.help}" if o.default else f"#   # {o.name}: {o.help}" for o in known)


def _only(draft: Draft) -> Iterator[str]:
    if not (draft.about or draft.languages):
        if draft.shape != "house":
            yield "# only: # what the rule is for, if not for everything"
            yield "#   about: # as articles put it, in any language"
            yield "#     - thousands of demonstrators marched through the city in protest"
            if draft.shape == "adjusting":
                yield f"#   {_OUTLETS}"
        return
    yield "only: # what the rule is for"
    if draft.about:
        yield "  about: # as articles put it, in any language; whole clauses are matched best"
        yield from (f"    - {quoted(phrase)}" for phrase in draft.about)
    if draft.languages:
        yield f"  languages: {listed(draft.languages)}"
    if draft.shape == "adjusting":
        yield f"  # {_OUTLETS}"


def _message(draft: Draft) -> Iterator[str]:
    if draft.shape != "adjusting":
        yield "# in the message: {about} the fact, {positions} who says what, {why} why it can't all be true"
        yield f"message: {quoted(_MESSAGES[draft.shape == 'house'])}"


def _examples(draft: Draft) -> Iterator[str]:
    """One that must speak, which fails until it is filled in, and one that must not; in two languages where sources are compared."""
    languages = [*(draft.languages or LANGUAGES)]
    alone = draft.shape == "house" or draft.comparer in checks()
    pair = languages[:1] if alone else [languages[0], languages[1 % len(languages)]]
    off = draft.severity == "off"
    yield "examples: # crosscheck rules test runs them; both fail until you fill them in"
    for speaks in (not off, off):
        yield f"  - name: {'<what this story shows>' if speaks else '<what must not be reported>'}"
        yield f"    expect: {f'{_expected(draft)} # or error, warning, info, unresolved' if speaks else 'silent # or agree'}"
        yield "    sources: # one to three sentences of news each; published: 2026-02-07 and outlet: Harbour Post may be added"
        other = "what another one says otherwise" if speaks else "what can be true beside it"
        one = ("the mistake" if speaks else "the same without a mistake") if alone else "the words of one source"
        yield from _sources((one, other)[: len(pair)], pair)


def _expected(draft: Draft) -> str:
    return "info" if draft.severity == "info" else "conflict"


def _sources(what: Iterable[str], languages: Iterable[str]) -> Iterator[str]:
    for words, language in zip(what, languages, strict=True):
        yield f"      - language: {language}"
        yield f"        text: {quoted(f'<write here in {language_name(language)}: {words}>')}"
