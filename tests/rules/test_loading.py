"""The rule loader: what a good file gives, which files of a folder are rules, and how rules take each other's place."""

from __future__ import annotations

import os
from fractions import Fraction
from pathlib import Path

import pytest

from crosscheck import compare, within
from crosscheck.errors import OptionError, RuleError
from crosscheck.options import types
from crosscheck.rules import DEFAULT_SEVERITY, Adjustment, AnyRule, House, Rule, builtin_folder, load_rules, loading, read_rule

pytestmark = pytest.mark.usefixtures("small_world")

GOOD = (Path(__file__).parent / "crowd-differs.yaml").read_text(encoding="utf-8")
EXAMPLES = GOOD[GOOD.index("examples") :]


def write(folder: Path, text: str | bytes, name: str = "crowd-differs.yaml") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def swap(old: str, new: str) -> str:
    """The good rule with one thing changed."""
    assert old in GOOD, old
    return GOOD.replace(old, new)


def test_a_good_file_gives_a_whole_rule(tmp_path: Path, small_world: type) -> None:
    """Every key lands in its field, defaults fill what is left out."""
    rule = read_rule(write(tmp_path, GOOD))

    assert isinstance(rule, Rule)
    assert (rule.id, rule.comparer, rule.kinds, rule.scope) == ("crowd-differs", "quantity", ("quantity",), "cross")
    assert rule.why == "Readers trust the number."
    assert rule.severity == {**DEFAULT_SEVERITY, "update": "off", "contradiction": "warning"}
    assert rule.options == small_world(tolerance=Fraction("0.1"), unit="any", window_days=0)
    assert rule.message.format(about="a", positions="p", why="w") == "a: p (w)"
    assert rule.link == "https://example.org/rules"
    (example,) = rule.examples
    assert (example.name, example.expect, example.line) == ("ferry passengers", "conflict", 14)
    english, french = example.articles()
    assert (english.language, str(english.published), english.outlet) == ("en", "2026-03-04", "Harbour Post")
    assert (french.published, french.published_from, french.language_certainty) == (None, "unknown", 1.0)
    assert english.id != french.id


def test_every_key_that_may_be_left_out(tmp_path: Path) -> None:
    """Natures, hedges, the rules whose place it takes, and both filters land in their fields too."""
    more = """natures: [contradiction, unresolved]
hedges: skip
instead_of: [built-in]
only:
  languages: [ar, fr]
  outlets: ["*post*"]
  published: {from: 2024-01-01, to: 2024-12-31}
  about: [people at a march]
  roles: [killed]
  units: [kilometer-per-hour, USD]
  pattern: '(?i)march\\b'
  pairs: [[fr, ar]]
  dissenter: {languages: [ar], against: 2}
  majority: 3
except: {names: [Sfax], places: [صفاقس], published: {to: 2024-02-01}}
"""
    rule = read_rule(write(tmp_path, GOOD + more))

    assert isinstance(rule, Rule)
    assert (rule.natures, rule.hedges, rule.instead_of) == (("contradiction", "unresolved"), "skip", ("built-in",))
    sources, topic, dispute = rule.only.sources, rule.only.topic, rule.only.dispute
    assert (sources.languages, sources.outlets, str(sources.since), str(sources.until)) == (("ar", "fr"), ("*post*",), "2024-01-01", "2024-12-31")
    assert (topic.about, topic.roles, topic.units, topic.pattern) == (("people at a march",), ("killed",), ("kilometer-per-hour", "USD"), "(?i)march\\b")
    assert (dispute.pairs, dispute.against, dispute.majority) == ((("ar", "fr"),), 2, 3)
    assert dispute.dissenter is not None
    assert dispute.dissenter.languages == ("ar",)
    left_out = rule.excluding
    assert (left_out.topic.names, left_out.topic.places, left_out.sources.since, str(left_out.sources.until)) == (("Sfax",), ("صفاقس",), None, "2024-02-01")
    assert rule.named == {"built-in": GOOD.count("\n") + 3}


SEVERITIES = [
    ("nothing", "", {}),
    ("a word is for what alarms", "severity: info", dict.fromkeys(("contradiction", "regression", "unresolved"), "info")),
    ("off is for all", "severity: off", dict.fromkeys(DEFAULT_SEVERITY, "off")),
    ("a mapping for what it names", "severity: {update: warning}", {"update": "warning"}),
]


@pytest.mark.parametrize(("line", "expected"), [row[1:] for row in SEVERITIES], ids=[row[0] for row in SEVERITIES])
def test_severity(tmp_path: Path, line: str, expected: dict[str, str]) -> None:
    """What it doesn't say stays as it is by default."""
    rule = read_rule(write(tmp_path, swap("severity: {update: off, contradiction: warning}", line)))

    assert rule.severity == {**DEFAULT_SEVERITY, **expected}


ADJUSTS = [("one rule", "[built-in]", ("built-in",)), ("all", "all", ()), ("two", "[built-in, other-rule]", ("built-in", "other-rule"))]


@pytest.mark.parametrize(("written", "expected"), [row[1:] for row in ADJUSTS], ids=[row[0] for row in ADJUSTS])
def test_a_rule_that_adjusts_others(tmp_path: Path, written: str, expected: tuple[str, ...]) -> None:
    """It names the natures that it adjusts and no others."""
    rule = read_rule(write(tmp_path, f"adjusts: {written}\nseverity: {{update: warning}}\nsummary: s\nwhy: w\nexcept: {{outlets: [AFP]}}\n{EXAMPLES}"))

    assert isinstance(rule, Adjustment)
    assert (rule.adjusts, rule.severity, rule.excluding.sources.outlets) == (expected, {"update": "warning"}, ("AFP",))


def test_a_rule_that_states_facts(tmp_path: Path) -> None:
    """Every kind of fact lands in its field."""
    rule = read_rule(
        write(
            tmp_path,
            f"""\
house:
  references:
    - {{language: en, text: The embassy closed in 2012., published: 2020-01-01}}
  same: [[Kyiv, Kiev, كييف]]
  different: [[Mohamed Salah, Mohammed Saleh]]
  rates: {{EUR/USD: 1.08}}
  currencies: [CAD]
  copies: [[AFP, Le Matin]]
  spellings:
    - {{use: Kyiv, not: [Kiev, Kief], language: en}}
    - {{use: Kiev, not: [Kyiv], language: fr}}
summary: s
why: w
{EXAMPLES}""",
        )
    )

    assert isinstance(rule, House)
    assert [(r.line, r.snippet.text, str(r.snippet.published)) for r in rule.references] == [(3, "The embassy closed in 2012.", "2020-01-01")]
    assert (rule.same, rule.different) == ((("Kyiv", "Kiev", "كييف"),), (("Mohamed Salah", "Mohammed Saleh"),))
    assert (rule.rates.pairs, rule.currencies, rule.copies) == ((("EUR", "USD", Fraction("1.08")),), ("CAD",), (("AFP", "Le Matin"),))
    assert [(s.use, s.wrong, s.language, s.line) for s in rule.spellings] == [("Kyiv", ("Kiev", "Kief"), "en", 10), ("Kiev", ("Kyiv",), "fr", 11)]
    assert rule.spelling == "warning"


def test_words_that_yaml_would_turn_into_other_things_stay_text(tmp_path: Path) -> None:
    """`no`, `12:30` and `1.10` are words here."""
    text = GOOD.replace("Two sources count differently.", "no").replace("tolerance: 0.1", "unit: 12:30").replace("Readers trust", "1.10")
    rule = read_rule(write(tmp_path, text))

    assert (rule.summary, rule.options.unit, rule.why) == ("no", "12:30", "1.10 the number.")


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


def ids(loaded: tuple[AnyRule, ...]) -> list[str]:
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
    monkeypatch.setattr(loading, "builtin_folder", lambda: house)

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


PASSED_OVER = [
    ("crowd-differs.yaml.txt", "; 'crowd-differs.yaml.txt' must end in .yaml"),
    ("crowd-differs.YAML", "; 'crowd-differs.YAML' must end in .yaml"),
    ("crowd-differs.Yml", "; 'crowd-differs.Yml' must end in .yaml"),
    ("crowd-differs.txt", ""),
    (".crowd-differs.yaml", ""),
]


@pytest.mark.parametrize(("name", "told"), PASSED_OVER)
def test_a_file_that_is_passed_over_is_named_where_there_is_no_other(tmp_path: Path, name: str, told: str) -> None:
    write(tmp_path, GOOD, name)
    with pytest.raises(RuleError) as caught:
        load_rules(tmp_path)
    assert str(caught.value) == f"{tmp_path}:1: no rules in this folder; a rule is a file such as 'quantity-differs.yaml'{told}"

    write(tmp_path, GOOD)
    assert len(load_rules(tmp_path)) == 2


def test_a_rule_ending_in_yml_is_not_passed_over(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    write(tmp_path, GOOD, "other-differs.yml")

    with pytest.raises(RuleError, match=r"other-differs\.yml:1: the name of a rule file must end in \.yaml, not '\.yml'"):
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
    monkeypatch.setattr(loading, "__file__", str(tmp_path / "site" / "crosscheck" / "rules" / "loading.py"))

    assert builtin_folder() == tmp_path / "rules"
    (tmp_path / "site" / "crosscheck" / "_rules").mkdir(parents=True)
    assert builtin_folder() == tmp_path / "site" / "crosscheck" / "_rules"


def test_the_documentation_shows_a_rule_that_loads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file in docs/rules.md is a good rule, and its error is the loader's."""
    monkeypatch.undo()
    page = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
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
