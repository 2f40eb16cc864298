"""The rule loader: what a good file gives, and what each mistake says."""

from __future__ import annotations

import os
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import pytest

from crosscheck import compare, rules, within
from crosscheck.errors import OptionError, RuleError
from crosscheck.options import NoOptions, option, types
from crosscheck.rules import DEFAULT_SEVERITY, Rule, builtin_folder, load_rules, read_rule

GOOD = """\
comparer: quantity
kinds: [quantity, percent]
summary: Two sources count differently.
why: >-
  Readers trust
  the number.
severity: {update: off, contradiction: warning}
options:
  tolerance: 0.1
scope: cross
message: "{about}: {positions} ({why})"
link: https://example.org/rules
examples:
  - name: ferry passengers
    expect: conflict
    sources:
      - language: en
        published: 2026-03-04
        outlet: Harbour Post
        text: The ferry carried 210 passengers.
      - language: fr
        text: Le ferry transportait 120 passagers.
"""


@dataclass(frozen=True, slots=True)
class Options:
    tolerance: Fraction = option(Fraction(0), "Relative.")
    unit: str = option("any", "Of which unit.")
    window_days: int = option(0, "In days.")


@pytest.fixture(autouse=True)
def comparers(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Two comparers of the tests' own, and no built-in rules: the loader must not care which there are."""
    modules = {
        "quantity": SimpleNamespace(Options=Options),
        "money": SimpleNamespace(Options=NoOptions),
    }
    monkeypatch.setattr(compare, "comparers", lambda: tuple(modules))
    monkeypatch.setattr(compare, "comparer", modules.__getitem__)
    monkeypatch.setattr(within, "checks", lambda: ())
    built_in = tmp_path_factory.mktemp("built-in")
    write(built_in, GOOD, "built-in.yaml")
    monkeypatch.setattr(rules, "builtin_folder", lambda: built_in)


def write(folder: Path, text: str | bytes, name: str = "crowd-differs.yaml") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_good_file_gives_a_whole_rule(tmp_path: Path) -> None:
    """Every key lands in its field, defaults fill what is left out."""
    rule = read_rule(write(tmp_path, GOOD))

    assert (rule.id, rule.comparer, rule.kinds, rule.scope) == ("crowd-differs", "quantity", ("quantity", "percent"), "cross")
    assert rule.why == "Readers trust the number."
    assert rule.severity == {**DEFAULT_SEVERITY, "update": "off", "contradiction": "warning"}
    assert rule.options == Options(tolerance=Fraction("0.1"), unit="any", window_days=0)
    assert rule.message.format(about="a", positions="p", why="w") == "a: p (w)"
    assert rule.link == "https://example.org/rules"
    (example,) = rule.examples
    assert (example.name, example.expect, example.line) == ("ferry passengers", "conflict", 14)
    english, french = example.articles()
    assert (english.language, str(english.published), english.outlet) == ("en", "2026-03-04", "Harbour Post")
    assert (french.published, french.published_from, french.language_certainty) == (None, "unknown", 1.0)
    assert english.id != french.id


def test_words_that_yaml_would_turn_into_other_things_stay_text(tmp_path: Path) -> None:
    """`no`, `12:30` and `1.10` are words here."""
    text = GOOD.replace("Two sources count differently.", "no").replace("tolerance: 0.1", "unit: 12:30").replace("Readers trust", "1.10")
    rule = read_rule(write(tmp_path, text))

    assert (rule.summary, rule.options.unit, rule.why) == ("no", "12:30", "1.10 the number.")


def swap(old: str, new: str) -> str:
    """The good rule with one thing wrong."""
    assert old in GOOD, old
    return GOOD.replace(old, new)


def without(start: str, end: str) -> str:
    """The good rule without a stretch of it."""
    first = GOOD.index(start)
    return GOOD[:first] + GOOD[GOOD.index(end, first) :]


BAD: list[tuple[str, str | bytes, int, str]] = [
    # shape of the file
    ("empty", "", 1, "the file is empty"),
    ("only-a-comment", "# to do\n", 1, "the file is empty"),
    ("null-document", "---\n", 1, "the file is empty"),
    ("a-word", "quantity", 1, "a rule file holds keys and values, such as `comparer: quantity`"),
    ("a-list", "- comparer: quantity\n", 1, "a rule file holds keys and values, such as `comparer: quantity`"),
    ("binary", b"\x89PNG\r\n\x1a\n\x00\xff", 1, "not UTF-8 text (byte 0)"),
    ("utf-16", GOOD.encode("utf-16"), 1, "not UTF-8 text (byte 0)"),
    ("latin-1-in-line-3", GOOD.replace("Two", "D\xe9").encode("latin-1"), 3, "not UTF-8 text"),
    ("nul", swap("Two sources", "Two\0sources"), 3, "not valid YAML: "),
    ("lone-bracket", swap("[quantity, percent]", "[quantity, percent"), 2, "not valid YAML: while parsing a flow sequence, "),
    ("lone-quote", swap('({why})"', "({why})"), 11, "not valid YAML: while scanning a quoted scalar, "),
    ("tab", swap("  tolerance", "\ttolerance"), 9, "not valid YAML: "),
    ("second-document", GOOD + "---\na: b\n", 23, "a second document; allowed: one rule a file"),
    ("too-long", GOOD + "# " + "x" * 300_000, 1, "too long; allowed: 256 KiB"),
    ("too-deep", swap("summary: Two sources count differently.", "summary: " + "[" * 5_000), 3, "nested too deeply; allowed: 12 levels"),
    ("too-deep-mapping", swap("summary: Two sources count differently.", "summary: " + "{a: " * 5_000), 3, "nested too deeply; allowed: 12 levels"),
    ("anchor", swap("kinds: [", "kinds: &k ["), 2, "anchors (&name) and aliases (*name) are not allowed"),
    ("alias", swap("Two sources count differently.", "*k"), 3, "anchors (&name) and aliases (*name) are not allowed"),
    ("bomb", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", 1, "anchors (&name) and aliases (*name) are not allowed"),
    (
        "tag-python",
        swap("Two sources count differently.", "!!python/object/apply:os.getcwd []"),
        3,
        "the tag 'tag:yaml.org,2002:python/object/apply:os.getcwd' is not allowed",
    ),
    (
        "tag-python-alone",
        swap("Two sources count differently.", "!!python/name:os.system"),
        3,
        "the tag 'tag:yaml.org,2002:python/name:os.system' is not allowed: every value is text",
    ),
    ("tag-int", swap("0.1", "!!int 3"), 9, "the tag 'tag:yaml.org,2002:int' is not allowed: every value is text"),
    ("key-is-a-list", swap("scope: cross", "? [scope]\n: cross"), 10, "a key must be a word"),
    ("key-twice", swap("scope: cross", "scope: cross\nsummary: again"), 11, "the key 'summary' is here a second time; the first is on line 3"),
    ("key-twice-inside", swap("update: off", "update: off, update: info"), 7, "the key 'update' is here a second time; the first is on line 7"),
    # keys
    (
        "unknown-key",
        swap("severity:", "severty:"),
        7,
        "unknown key in the rule: 'severty'; allowed: comparer, examples, kinds, link, message, options, scope, severity, summary, why (did you mean 'severity'?)",
    ),
    ("unknown-key-far-from-all", swap("scope:", "xyzzy:"), 10, "unknown key in the rule: 'xyzzy'; allowed: "),
    ("id-in-the-file", "id: crowd-differs\n" + GOOD, 1, "unknown key in the rule: 'id'; allowed: "),
    ("lacks-comparer", without("comparer", "kinds"), 1, "the rule lacks 'comparer'; required: comparer, kinds, summary, why, message, examples"),
    ("lacks-kinds", without("kinds", "summary"), 1, "the rule lacks 'kinds'; required: "),
    ("lacks-summary-and-why", without("summary", "severity"), 1, "the rule lacks 'summary', 'why'; required: "),
    ("lacks-message", without("message", "link"), 1, "the rule lacks 'message'; required: "),
    ("lacks-examples", GOOD[: GOOD.index("examples")], 1, "the rule lacks 'examples'; required: "),
    # values
    (
        "comparer-unknown",
        swap("comparer: quantity", "comparer: quantiti"),
        1,
        "unknown comparer: 'quantiti'; allowed: money, quantity (did you mean 'quantity'?)",
    ),
    ("comparer-empty", swap("comparer: quantity", "comparer:"), 1, "'comparer' is empty"),
    ("comparer-list", swap("comparer: quantity", "comparer: [quantity]"), 1, "'comparer' must be a text"),
    ("kinds-unknown", swap("[quantity, percent]", "\n  - quantity\n  - percents"), 4, "unknown kinds: 'percents'; allowed: attribution, date, duration, "),
    ("kinds-nearest", swap("[quantity, percent]", "[mony]"), 2, "(did you mean 'money'?)"),
    ("kinds-word", swap("[quantity, percent]", "quantity"), 2, "'kinds' must be a list, [quantity, money]"),
    ("kinds-empty", swap("[quantity, percent]", "[]"), 2, "'kinds' is empty"),
    ("kinds-twice", swap("[quantity, percent]", "[quantity, quantity]"), 2, "'quantity' is in 'kinds' twice"),
    ("kinds-nested", swap("[quantity, percent]", "[[quantity]]"), 2, "'kinds' must be a list of words"),
    ("summary-empty", swap("Two sources count differently.", '" "'), 3, "'summary' is empty"),
    ("summary-mapping", swap("Two sources count differently.", "{a: b}"), 3, "'summary' must be a text"),
    ("why-empty", without("  Readers", "severity"), 4, "'why' is empty"),
    (
        "nature-unknown",
        swap("{update:", "{updat:"),
        7,
        "unknown nature in severity: 'updat'; allowed: contradiction, precision, regression, unresolved, update (did you mean 'update'?)",
    ),
    ("severity-unknown", swap("contradiction: warning", "contradiction: fatal"), 7, "unknown contradiction: 'fatal'; allowed: error, info, off, warning"),
    ("severity-false", swap("update: off", "update: false"), 7, "unknown update: 'false'; allowed: error, info, off, warning"),
    ("severity-word", swap("{update: off, contradiction: warning}", "error"), 7, "'severity' must hold keys and values"),
    (
        "option-unknown",
        swap("tolerance:", "tolerence:"),
        9,
        "unknown option of the comparer 'quantity': 'tolerence'; allowed: tolerance, unit, window_days (did you mean 'tolerance'?)",
    ),
    ("option-of-another-comparer", swap("comparer: quantity", "comparer: money"), 9, "unknown option of the comparer 'money': 'tolerance'; allowed: none"),
    ("option-no-number", swap("tolerance: 0.1", "tolerance: a tenth"), 9, "option 'tolerance' must be a plain number, such as 0, not 'a tenth'"),
    ("option-negative", swap("tolerance: 0.1", "tolerance: -1"), 9, "option 'tolerance' must be a plain number, such as 0, not '-1'"),
    ("option-fraction", swap("tolerance: 0.1", "tolerance: 1/0"), 9, "option 'tolerance' must be a plain number"),
    ("option-exponent", swap("tolerance: 0.1", "tolerance: 1e999999999"), 9, "option 'tolerance' must be a plain number"),
    ("option-arabic-digits", swap("tolerance: 0.1", "tolerance: ٠٫١"), 9, "option 'tolerance' must be a plain number"),
    ("option-half-a-day", swap("tolerance: 0.1", "window_days: 0.5"), 9, "option 'window_days' must be a whole number, such as 0, not '0.5'"),
    ("option-empty", swap("tolerance: 0.1", "tolerance:"), 9, "'tolerance' is empty"),
    ("option-list", swap("tolerance: 0.1", "tolerance: [0.1]"), 9, "'tolerance' must be a text"),
    ("options-list", swap("options:\n  tolerance: 0.1", "options: [tolerance]"), 8, "'options' must hold keys and values"),
    ("scope-unknown", swap("scope: cross", "scope: crosss"), 10, "unknown scope: 'crosss'; allowed: any, cross, internal (did you mean 'cross'?)"),
    (
        "placeholder-unknown",
        swap("{about}:", "{abuot}:"),
        11,
        "unknown placeholder in 'message': 'abuot'; allowed: about, positions, why (did you mean 'about'?)",
    ),
    ("placeholder-nameless", swap("{about}:", "{}:"), 11, "unknown placeholder in 'message': ''; allowed: "),
    ("placeholder-attribute", swap("{about}:", "{about.__class__}:"), 11, "unknown placeholder in 'message': 'about.__class__'; allowed: "),
    ("placeholder-format", swap("{about}:", "{about:>99999999}:"), 11, "'message': write {about} alone, without a format"),
    ("placeholder-conversion", swap("{about}:", "{about!r}:"), 11, "'message': write {about} alone, without a format"),
    ("placeholder-open", swap("({why})", "({why)"), 11, "'message': "),
    ("placeholder-closed", swap("({why})", "(why})"), 11, "'message': Single '}' encountered in format string; write {{ and }} for plain braces"),
    ("link-not-web", swap("https://example.org/rules", "file:///etc/passwd"), 12, "'link' must start with https:// or http://, not 'file:///etc/passwd'"),
    # examples
    ("examples-word", GOOD[: GOOD.index("  - name")].replace("examples:", "examples: later"), 13, "'examples' must be a list, with a dash before each entry"),
    ("examples-empty", GOOD[: GOOD.index("examples")] + "examples: []\n", 13, "'examples' is empty"),
    ("examples-words", GOOD[: GOOD.index("examples")] + "examples: [one]\n", 13, "each entry of 'examples' must hold keys and values"),
    (
        "example-lacks-name",
        swap("  - name: ferry passengers\n    expect", "  - expect"),
        14,
        "an entry of examples lacks 'name'; required: name, expect, sources",
    ),
    (
        "example-key",
        swap("    expect:", "    expects:"),
        15,
        "unknown key in an entry of examples: 'expects'; allowed: expect, name, sources, todo (did you mean 'expect'?)",
    ),
    ("example-name-twice", GOOD + GOOD[GOOD.index("  - name") :], 23, "a second example 'ferry passengers'; each needs a name of its own"),
    (
        "expect-unknown",
        swap("expect: conflict", "expect: conflicts"),
        15,
        "unknown expect: 'conflicts'; allowed: agree, conflict, error, info, silent, unresolved, warning (did you mean 'conflict'?)",
    ),
    ("sources-empty", GOOD[: GOOD.index("    sources")] + "    sources: []\n", 16, "'sources' is empty"),
    (
        "source-key",
        swap("outlet:", "oulet:"),
        19,
        "unknown key in an entry of sources: 'oulet'; allowed: language, outlet, published, text, title (did you mean 'outlet'?)",
    ),
    ("source-lacks-text", without("        text: The ferry", "      - language: fr"), 17, "an entry of sources lacks 'text'; required: language, text"),
    ("language-unknown", swap("language: en", "language: english"), 17, "unknown language: 'english'; allowed: ar, en, es, fr"),
    ("published-form", swap("2026-03-04", "4 March 2026"), 18, "'published' must be a day as YYYY-MM-DD, not '4 March 2026'"),
    ("published-digits", swap("2026-03-04", "٢٠٢٦-٠٣-٠٤"), 18, "'published' must be a day as YYYY-MM-DD, not '٢٠٢٦-٠٣-٠٤'"),
    ("published-no-such-day", swap("2026-03-04", "2026-02-30"), 18, "'published': there is no day '2026-02-30'"),
]


@pytest.mark.parametrize(("text", "line", "message"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_mistake_says_where_and_what_is_allowed(tmp_path: Path, text: str | bytes, line: int, message: str) -> None:
    """One line, starting with the path and the line of the mistake."""
    path = write(tmp_path, text)

    with pytest.raises(RuleError) as caught:
        read_rule(path)

    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "name",
    [
        "Crowd-differs.yaml",
        "crowd_differs.yaml",
        "crowd differs.yaml",
        "-crowd.yaml",
        "crowd-.yaml",
        "crowd--differs.yaml",
        "7up.yaml",
        "حشد.yaml",
        "crowd.yml",
    ],
)
def test_a_file_name_that_is_no_id_is_refused(tmp_path: Path, name: str) -> None:
    """The name is the id: kebab-case, and .yaml."""
    path = write(tmp_path, GOOD, name)

    with pytest.raises(RuleError, match=r":1: the file's name is the rule's id: .* small letters, digits and hyphens"):
        read_rule(path)


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    """Editors on Windows write one."""
    assert read_rule(write(tmp_path, b"\xef\xbb\xbf" + GOOD.encode())).comparer == "quantity"


def test_windows_line_ends_count_as_lines(tmp_path: Path) -> None:
    """The line in the error is the editor's line."""
    path = write(tmp_path, swap("scope: cross", "scope: x").replace("\n", "\r\n"))

    with pytest.raises(RuleError, match=":10: unknown scope"):
        read_rule(path)


# ------------------------------------------------------------------ folders


def ids(loaded: tuple[Rule, ...]) -> list[str]:
    return [rule.id for rule in loaded]


def test_a_folder_is_read_in_the_order_of_ids(tmp_path: Path) -> None:
    """Other files, hidden files and folders below are none of its rules."""
    for name in ("zeta.yaml", "alpha.yaml", "mid.yaml", ".#mid.yaml", "README.md"):
        write(tmp_path, "broken: [" if name.startswith(".") else GOOD, name)
    (tmp_path / "below").mkdir()
    write(tmp_path / "below", "broken: [")

    assert ids(load_rules(tmp_path)) == ["alpha", "built-in", "mid", "zeta"]


def test_a_single_file_is_a_folder_of_one(tmp_path: Path) -> None:
    """`--rules my-rule.yaml` is what people try first."""
    assert ids(load_rules(write(tmp_path, GOOD))) == ["built-in", "crowd-differs"]


def test_own_rules_join_the_built_in_ones_and_take_their_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Same id: the user's rule; other ids: both."""
    house, own = tmp_path / "house", tmp_path / "own"
    for folder, names in ((house, ("a-differs", "b-differs")), (own, ("b-differs", "c-differs"))):
        folder.mkdir()
        for name in names:
            write(folder, swap("Two sources", folder.name), f"{name}.yaml")
    monkeypatch.setattr(rules, "builtin_folder", lambda: house)

    assert [(rule.id, rule.summary.split()[0]) for rule in load_rules(own)] == [("a-differs", "house"), ("b-differs", "own"), ("c-differs", "own")]
    assert ids(load_rules()) == ["a-differs", "b-differs"]


def test_a_missing_folder_is_a_wrong_option(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match=r"there is no folder of rules '.*nowhere'"):
        load_rules(tmp_path / "nowhere")


def test_a_folder_without_rules_is_an_error(tmp_path: Path) -> None:
    """Rules that silently aren't there would find nothing and look clean."""
    write(tmp_path, "notes", "notes.txt")

    with pytest.raises(RuleError, match="no rules in this folder"):
        load_rules(tmp_path)


def test_a_rule_ending_in_yml_is_not_passed_over(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    write(tmp_path, GOOD, "other-differs.yml")

    with pytest.raises(RuleError, match=r"other-differs\.yml:1: the file's name"):
        load_rules(tmp_path)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "endless.yaml")

    with pytest.raises(RuleError, match=r"endless\.yaml:1: not a file"):
        load_rules(tmp_path)


def test_a_dangling_link_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "nowhere")

    with pytest.raises(RuleError, match=r"gone\.yaml:1: not a file"):
        load_rules(tmp_path)


# ------------------------------------------------------------------ the built-in rules


def test_an_installed_package_carries_its_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`_rules` beside the module wins over the checkout's folder."""
    monkeypatch.setattr(rules, "__file__", str(tmp_path / "site" / "crosscheck" / "rules.py"))

    assert builtin_folder() == tmp_path / "rules"
    (tmp_path / "site" / "crosscheck" / "_rules").mkdir(parents=True)
    assert builtin_folder() == tmp_path / "site" / "crosscheck" / "_rules"


def test_the_documentation_shows_a_rule_that_loads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file in docs/rules.md is a good rule, and its error is the loader's."""
    monkeypatch.undo()
    page = (Path(__file__).parent.parent / "docs" / "rules.md").read_text(encoding="utf-8")
    shown = page.split("```yaml\n")[1].split("```")[0]
    path = write(tmp_path, shown)

    rule = read_rule(path)

    assert [example.expect for example in rule.examples] == ["conflict", "silent"]
    path.write_text(shown.replace("{contradiction:", "{contradition:"), encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        read_rule(path)
    assert str(caught.value).replace(str(path), "rules/crowd-differs.yaml") in page
    assert all(f"`{option}`" in page for name in compare.comparers() for option in types(compare.comparer(name).Options))
    assert all(f"`{option}`" in page for name in within.checks() for option in types(within.check(name).Options))
    assert all(f"`{name}`" in page for name in (*compare.comparers(), *within.checks(), *DEFAULT_SEVERITY))
