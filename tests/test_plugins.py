"""Comparers in Python: what is loaded, what each fault says, what they read, and what they make of a story."""

from __future__ import annotations

from dataclasses import replace
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from crosscheck import cli, plugins
from crosscheck.align import own as joiner
from crosscheck.encode import Vectors, embedded
from crosscheck.errors import ComparerError, RuleError
from crosscheck.model import Article, Claim, Custom, Report, Span
from crosscheck.pipeline import check
from crosscheck.plugins import Comparers, Reading, comparers
from crosscheck.rules import Rule, load_rules
from crosscheck.trying import tried

ROOT = Path(__file__).parent.parent
COOKBOOK = ROOT / "docs" / "cookbook"
FOOTBALL = comparers([COOKBOOK / "football_score.py"])
RULES = load_rules(COOKBOOK / "football-score-differs.yaml", comparers=FOOTBALL)
GOOD = """\
from dataclasses import dataclass

from crosscheck.plugins import Reading, compatible, conflicting, option


@dataclass(frozen=True, slots=True)
class Options:
    apart: int = option(0, "By how much two codes may differ.")


class Codes:
    name = "gate-code"
    api = 1
    Options = Options

    def read(self, sentence, language):
        at = sentence.find("gate ")
        if at >= 0:
            yield Reading(at + 5, at + 7, sentence[at + 5 : at + 7])

    def compare(self, a, b, options):
        apart = abs(int(a.value.said) - int(b.value.said))
        return compatible("near") if apart <= options.apart else conflicting("apart")
"""
RULE = """\
comparer: gate-code
kinds: [custom]
summary: Sources name different gates.
why: Travellers would wait in vain.
message: "{about}: {positions}"
options: {apart: 1}
examples:
  - name: one apart
    expect: silent
    sources:
      - {language: en, text: The ferry to Sfax leaves at gate 12 this evening.}
      - {language: en, text: This evening the ferry to Sfax leaves at gate 13.}
"""


def write(folder: Path, text: str, name: str = "codes.py") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def rule_of(folder: Path, code: str = GOOD, rule: str = RULE) -> tuple[Rule, ...]:
    known = comparers([write(folder, code)])
    return tuple(r for r in load_rules(write(folder, rule, "gate-differs.yaml"), comparers=known) if r.own)


def story(*texts: tuple[str, str]) -> list[Article]:
    return [Article(id=f"{i}", path=f"{i}.txt", text=text, language=language, language_certainty=1.0) for i, (language, text) in enumerate(texts)]


# ------------------------------------------------------------------ loading


def test_a_file_is_loaded(tmp_path):
    known = comparers([write(tmp_path, GOOD)])
    assert "gate-code" in known
    assert {"gate-code", "quantity", "weekdays"} <= set(known)
    assert known.get("gate-code").Options.__name__ == "Options"
    assert known.own_one("quantity") is None
    with pytest.raises(KeyError):
        known.get("nothing")
    assert "gate-code" not in Comparers()  # nothing is kept but in the record


def test_a_module_may_be_a_comparer(tmp_path):
    code = "from crosscheck.plugins import NoOptions as Options\nname = 'flat'\nAPI = 1\ndef compare(a, b, options):\n    return None\n"
    assert comparers([write(tmp_path, code)]).own_one("flat").name == "flat"


def test_two_comparers_of_one_file_and_a_file_named_twice(tmp_path):
    path = write(tmp_path, GOOD + GOOD.partition("\n\n\n")[2].replace("gate-code", "dock-code").replace("class Codes", "class Docks"))
    assert [own.name for own in comparers([path, path]).own] == ["dock-code", "gate-code"]


def swap(old: str, new: str) -> str:
    assert old in GOOD, old
    return GOOD.replace(old, new)


def without(start: str, end: str | None = None) -> str:
    first = GOOD.index(start)
    return GOOD[:first] + (GOOD[GOOD.index(end, first) :] if end else "")


FAULTS = [
    ("syntax", swap("class Codes:", "class Codes"), "{path}:11: not valid Python: expected ':'"),
    ("import", "import os\nimport no_such_thing_at_all\n", "{path}:2: can't be imported: ModuleNotFoundError: No module named 'no_such_thing_at_all'"),
    ("raises", "def f():\n    return 1 / 0\n\n\nf()\n", "{path}:2: can't be imported: ZeroDivisionError: division by zero"),
    ("exits", "import sys\nsys.exit(3)\n", "{path}:2: can't be imported: SystemExit: 3"),
    ("many lines", "raise ValueError('one\\ntwo')\n", "{path}:1: can't be imported: ValueError: one two"),
    ("empty", "", "{path}:1: no comparer in it; a comparer is a class with `name`, `api`, `Options` and `compare`"),
    ("imported only", "from crosscheck.plugins import Comparer\n", "{path}:1: no comparer in it; a comparer is a class with"),
    ("no name", swap('    name = "gate-code"\n', ""), "{path}:11: the comparer Codes has no name, such as name = 'football-score'"),
    (
        "name not kebab-case",
        swap("gate-code", "Gate code"),
        "{path}:11: the name 'Gate code' must be small letters, digits and hyphens, such as 'football-score'",
    ),
    ("name of a built-in", swap("gate-code", "quantity"), "{path}:11: 'quantity' is the name of a built-in comparer or check; choose another one"),
    ("name of a check", swap("gate-code", "weekdays"), "{path}:11: 'weekdays' is the name of a built-in comparer or check; choose another one"),
    (
        "no version",
        swap("    api = 1\n", ""),
        "{path}:11: the comparer 'gate-code' doesn't say for which version of the protocol it was written, as in api = 1",
    ),
    ("version to come", swap("api = 1", "api = 2"), "{path}:11: the comparer 'gate-code' was written for version 2 of the protocol; supported: 1"),
    ("version in words", swap("api = 1", "api = '1'"), "{path}:11: the comparer 'gate-code' was written for version '1' of the protocol; supported: 1"),
    ("no options", swap("    Options = Options\n", ""), "{path}:11: the comparer 'gate-code' has no Options; where there are none, write Options = NoOptions"),
    ("options not frozen", swap("frozen=True, ", ""), "{path}:6: Options of the comparer 'gate-code' must be a frozen dataclass"),
    (
        "options of floats",
        swap("apart: int", "apart: float"),
        "{path}:6: Options of the comparer 'gate-code': the field 'apart' has an unsupported type; allowed: Fraction, int, bool",
    ),
    ("options of nothing known", swap("apart: int", "apart: 'Foo'"), "{path}:6: Options of the comparer 'gate-code': NameError: name 'Foo' is not defined"),
    (
        "options that refuse their defaults",
        swap('differ.")', "differ.\")\n\n    def __post_init__(self):\n        raise ValueError('no')"),
        "{path}:6: Options of the comparer 'gate-code' can't be made of their defaults: ValueError: no",
    ),
    ("no compare", without("    def compare"), "{path}:11: the comparer 'gate-code' has no function compare(a, b, options)"),
    ("compare of two", swap("(self, a, b, options)", "(self, a, b)"), "{path}:21: compare of the comparer 'gate-code' must take (a, b, options)"),
    ("read of one", swap("(self, sentence, language)", "(self, sentence)"), "{path}:16: read of the comparer 'gate-code' must take (sentence, language)"),
    (
        "can't be made",
        GOOD + "\n    def __init__(self):\n        raise OSError('no table')\n",
        "{path}:26: the comparer 'gate-code' can't be made: OSError: no table",
    ),
    ("two of one name", GOOD + GOOD.partition("\n\n\n")[2].replace("class Codes", "class Others"), "a second comparer 'gate-code'; the first is on line 11"),
]


@pytest.mark.parametrize(("code", "message"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS])
def test_a_fault_says_where_and_what(tmp_path, code, message):
    path = write(tmp_path, code)
    with pytest.raises(ComparerError) as caught:
        comparers([path])
    assert message.format(path=path) in str(caught.value)
    assert str(caught.value).startswith(f"{path}:")
    assert "\n" not in str(caught.value)


def test_files_that_are_none(tmp_path):
    (tmp_path / "folder.py").mkdir()
    for name, message in (("gone.py", "there is no such file"), ("codes.txt", "its name must end in .py"), ("folder.py", "not a file")):
        with pytest.raises(ComparerError, match=message):
            comparers([tmp_path / name])


def test_one_name_in_two_files(tmp_path):
    with pytest.raises(ComparerError, match=r"b\.py:11: a second comparer 'gate-code'; the first is in .*a\.py:11"):
        comparers([write(tmp_path, GOOD, "a.py"), write(tmp_path, GOOD, "b.py")])


def test_a_path_from_the_working_folder_is_shown_as_it_was_given(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "1 / 0\n")
    with pytest.raises(ComparerError, match=r"^codes\.py:1: can't be imported: ZeroDivisionError"):
        comparers(["codes.py"])


# ------------------------------------------------------------------ installed packages


def installed(monkeypatch: pytest.MonkeyPatch, folder: Path, *points: tuple[str, str]) -> list[str]:
    """A package in a folder with entry points; gives the groups that were looked up."""
    asked: list[str] = []
    write(folder, GOOD, "gates_of_sfax.py")
    monkeypatch.syspath_prepend(str(folder))

    def entry_points(*, group: str) -> list[metadata.EntryPoint]:
        asked.append(group)
        return [metadata.EntryPoint(name=name, value=value, group=group) for name, value in points]

    monkeypatch.setattr(plugins.metadata, "entry_points", entry_points)
    return asked


@pytest.mark.parametrize("value", ["gates_of_sfax:Codes", "gates_of_sfax"])
def test_an_entry_point_is_a_comparer(tmp_path, monkeypatch, value):
    asked = installed(monkeypatch, tmp_path, ("gate-code", value))
    assert Comparers().get("quantity")
    assert "quantity" in Comparers()
    assert asked == []  # nobody asked for anything that isn't built in
    assert Comparers().own_one("gate-code").name == "gate-code"
    assert "gate-code" in Comparers().names()
    assert set(asked) == {"crosscheck.comparers"}


WRONG_POINTS = [
    ("gone", [("gate-code", "no_such_package:Codes")], "can't be imported: ModuleNotFoundError: No module named 'no_such_package'"),
    ("no such class", [("gate-code", "gates_of_sfax:Cods")], "can't be imported: AttributeError"),
    ("another name", [("dock-code", "gates_of_sfax:Codes")], "its comparer isn't called 'dock-code', as its entry point is"),
    ("two packages", [("gate-code", "gates_of_sfax:Codes"), ("gate-code", "others:Codes")], "two installed packages have a comparer 'gate-code'"),
]


@pytest.mark.parametrize(("points", "message"), [row[1:] for row in WRONG_POINTS], ids=[row[0] for row in WRONG_POINTS])
def test_a_wrong_entry_point(tmp_path, monkeypatch, points, message):
    installed(monkeypatch, tmp_path, *points)
    with pytest.raises(ComparerError, match=message):
        Comparers().get(points[0][0])


# ------------------------------------------------------------------ rules


def test_a_rule_sets_options(tmp_path):
    (rule,) = rule_of(tmp_path)
    assert rule.options.apart == 1
    assert tried(rule.examples[0], rule, [rule]).holds


RULE_FAULTS = [
    ("option", "{apart: 1}", "{apar: 1}", ":6: unknown option of the comparer 'gate-code': 'apar'; allowed: apart (did you mean 'apart'?)"),
    ("form", "{apart: 1}", "{apart: one}", ":6: option 'apart' must be a whole number, such as 0, not 'one'"),
    ("comparer", "gate-code", "gate-cod", ":1: unknown comparer: 'gate-cod'; allowed: ago, attribution, "),
    ("kind of a built-in", "comparer: gate-code", "comparer: money", ":2: unknown kinds: 'custom'; allowed: money"),
]


@pytest.mark.parametrize(("old", "new", "message"), [row[1:] for row in RULE_FAULTS], ids=[row[0] for row in RULE_FAULTS])
def test_a_rule_that_is_wrong(tmp_path, old, new, message):
    with pytest.raises(RuleError) as caught:
        rule_of(tmp_path, rule=RULE.replace(old, new))
    assert message in str(caught.value)


def test_options_may_check_themselves(tmp_path):
    code = swap('differ.")', 'differ.")\n\n    def __post_init__(self):\n        if self.apart > 5:\n            raise ValueError("apart is at most 5")')
    (rule,) = rule_of(tmp_path, code)
    assert rule.options.apart == 1
    with pytest.raises(RuleError, match=r"gate-differs\.yaml:6: options of the comparer 'gate-code': apart is at most 5"):
        rule_of(tmp_path, code, RULE.replace("{apart: 1}", "{apart: 6}"))


# ------------------------------------------------------------------ what goes wrong while it runs

GATES = story(("en", "The ferry to Sfax leaves at gate 12 this evening."), ("en", "This evening the ferry to Sfax leaves at gate 17."))
READ = "            yield Reading(at + 5, at + 7, sentence[at + 5 : at + 7])"
AT_WORK = [
    ("compare raises", "        apart =", "        1 / 0\n        apart =", ":22: compare of the comparer 'gate-code' failed: ZeroDivisionError: division by zero"),
    ("compare exits", "        apart =", "        raise SystemExit(0)\n        apart =", ":22: compare of the comparer 'gate-code' failed: SystemExit: 0"),
    ("compare gives a text", '        return compatible("near")', '        return "near" if 1 else compatible("near")', ":21: compare of the comparer 'gate-code' gave 'near'; it must give a Comparison"),
    ("compare gives a wrong nature", 'conflicting("apart")', 'conflicting("apart", "bad")', ":21: compare of the comparer 'gate-code' gave Comparison("),
    ("read raises", READ, "            raise KeyError(sentence)", ":19: read of the comparer 'gate-code' failed: KeyError: "),
    ("read gives a text", READ, "            yield 'x'", ":16: read of the comparer 'gate-code' gave 'x'; it must give Readings"),
    ("read gives none", READ, "            pass\n        return None", ":16: read of the comparer 'gate-code' gave None; it must give Readings"),
    ("read out of the sentence", "at + 7,", "at + 700,", "start and end must lie in the sentence, of 49 characters"),
    ("read nothing", "sentence[at + 5 : at + 7]", "' '", "the value must be a text that isn't empty"),
    ("read a number", "sentence[at + 5 : at + 7]", "12", "the value must be a text that isn't empty"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "message"), [row[1:] for row in AT_WORK], ids=[row[0] for row in AT_WORK])
def test_a_failure_is_one_line_with_its_place(tmp_path, old, new, message):
    code = swap(old, new)
    code = code.replace("        if at >= 0:\n            pass\n        return None", "        return None")
    with pytest.raises(ComparerError) as caught:
        check(GATES, rules=rule_of(tmp_path, code))
    assert message in str(caught.value)
    assert str(caught.value).startswith(str(tmp_path / "codes.py"))
    assert "\n" not in str(caught.value)


def test_on_the_command_line(tmp_path, capsys):
    write(tmp_path, GATES[0].text, "one.txt")
    write(tmp_path, GATES[1].text, "two.txt")
    write(tmp_path, RULE, "gate-differs.yaml")
    arguments = ["check", str(tmp_path / "one.txt"), str(tmp_path / "two.txt"), "--rules", str(tmp_path / "gate-differs.yaml")]
    assert cli.run([*arguments, "--comparers", str(write(tmp_path, GOOD))]) == 1
    assert "gate-differs" in capsys.readouterr().out
    assert cli.run(arguments) == 2
    assert "unknown comparer: 'gate-code'" in capsys.readouterr().err
    assert cli.run([*arguments, "--comparers", str(write(tmp_path, swap("        apart =", "        1 / 0\n        apart =")))]) == 2
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    assert err.count("\n") == 1


# ------------------------------------------------------------------ values of one's own


def scores(report: Report) -> list[tuple[str, tuple[str, ...]]]:
    return [(f.severity, tuple(sorted(p.value for p in f.positions))) for f in report.findings if f.rule == "football-score-differs"]


def agreed(report: Report) -> list[str]:
    return sorted(p.value for f in report.facts if f.kind == "custom" for p in f.positions)


TWO = (
    "Riverside beat Harbour City 2-1 on Saturday. Harbour City had led at half-time. Northgate won 3-0 against Millbrook in the other match.",
    "Northgate s'est imposé 3 à 0 face à Millbrook samedi. Riverside a battu Harbour City deux buts à un.",
    "فاز ريفرسايد على هاربر سيتي 2-1 يوم السبت. وتغلب نورثغيت على ميلبروك 3-0 في المباراة الأخرى.",
)
STORIES = [
    ("two matches are not mixed up", [("en", TWO[0]), ("fr", TWO[1]), ("ar", TWO[2])], [], ["2-1", "3-0"]),
    ("of two matches one differs", [("en", TWO[0]), ("fr", TWO[1].replace("3 à 0", "4 à 0")), ("ar", TWO[2])], [("error", ("3-0", "4-0"))], ["2-1"]),
    ("one language", [("en", TWO[0]), ("en", "On Saturday Riverside won 3-1 against Harbour City.")], [("error", ("2-1", "3-1"))], []),
    ("arabic alone", [("ar", TWO[2]), ("ar", "هزم ريفرسايد هاربر سيتي 3-1 يوم السبت.")], [("error", ("2-1", "3-1"))], []),
    ("teams of another match", [("en", "Riverside beat Harbour City 2-1."), ("fr", "Millbrook a battu Northgate 3 à 1.")], [], []),
    ("one team, another match", [("en", "Riverside beat Harbour City 2-1 on Saturday."), ("fr", "Harbour City a battu Northgate 3 à 0 mercredi.")], [], []),
    ("headline and text", [("en", "Riverside beat Harbour City 2-1\n\nRiverside beat Harbour City 2-1 on Saturday."), ("fr", "Riverside a battu Harbour City 3 à 1 samedi.")],
     [("error", ("2-1", "3-1"))], []),
    ("draws", [("en", "Riverside and Harbour City drew 1-1 on Sunday."), ("fr", "Riverside et Harbour City ont fait match nul, un partout, dimanche.")], [], ["1-1"]),
    ("the order of home and away", [("en", "Riverside 1-2 Harbour City, at the old stadium."), ("en", "At the old stadium it was Riverside 2-1 Harbour City.")],
     [("error", ("Riverside 1-2 Harbour City", "Riverside 2-1 Harbour City"))], []),
    ("the loser first", [("en", "Harbour City lost 1-2 to Riverside on Saturday."), ("fr", "Riverside a battu Harbour City 2 à 1 samedi.")], [], ["2-1"]),
    ("no match", [("en", "The council voted 2-1 for the Riverside plan."), ("en", "The council voted 3-1 for the Riverside plan.")], [], []),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "expected", "agreements"), [row[1:] for row in STORIES], ids=[row[0] for row in STORIES])
def test_scores_of_matches(texts, expected, agreements):
    report = check(story(*texts), rules=RULES)
    assert (scores(report), agreed(report)) == (expected, agreements)


def test_the_examples_of_the_cookbook_hold():
    (rule,) = [r for r in RULES if r.own]
    for example in rule.examples:
        trial = tried(example, rule, RULES)
        assert trial.holds, f"{rule.path}:{example.line}: {trial.text()}"


READINGS = [
    ("en", "They won two goals to one.", ["2-1"]),
    ("en", "It ended in a goalless draw.", ["0-0"]),
    ("en", "The match ended one-all.", ["1-1"]),
    ("en", "They won two-nil.", ["2-0"]),
    ("en", "They won in 2024-25, on 10-12-2024 and 3-1-2025.", []),
    ("fr", "Une victoire trois buts à zéro.", ["3-0"]),
    ("fr", "Un match nul et vierge.", ["0-0"]),
    ("fr", "Le match a duré de 2 à 4 heures.", []),
    ("ar", "فازوا بهدفين مقابل هدف", ["2-1"]),
    ("ar", "فاز ريفرسايد بثلاثة أهداف مقابل هدف واحد", ["3-1"]),
    ("ar", "فازت بهدفين دون رد", ["2-0"]),
    ("ar", "فاز ٢-١", ["2-1"]),
    ("ar", "انتهت المباراة بالتعادل 1-1", ["1-1"]),
    ("es", "Ganaron 2-1.", []),
]


@pytest.mark.parametrize(("language", "text", "values"), READINGS)
def test_readings(language, text, values):
    own = FOOTBALL.own_one("football-score")
    assert [r.value for r in own.read(text, language) if r.value][: len(values) or None] == values


def test_a_claim_of_its_own_is_whole():
    (rule,) = [r for r in RULES if r.own]
    from crosscheck.claims import extract
    from crosscheck.custom import custom_claims
    from crosscheck.sentences import sentences

    (article,) = story(("en", "It rained.\nRiverside beat Harbour City 2-1 in Kyiv on 3 May 2024, before 9,000 people."))
    known = extract(article)
    (claim,) = custom_claims(article, sentences(article), known, [rule.own])
    assert claim.value == Custom(comparer="football-score", said="2-1")
    assert (article.text[claim.span.start : claim.span.end], claim.quote) == ("2-1", "2-1")
    assert claim.contexts[0] == "Riverside beat Harbour City # in Kyiv on # , before # people ."
    assert claim.names >= next(c.names for c in known if c.quote == "Kyiv")


def test_a_wrapped_line_is_read_as_one():
    wrapped = (
        "At the stadium by the water Riverside beat Harbour City two\ngoals to one on Saturday, in front of nine thousand people,\nmost of them at home.\n"
    )
    report = check(story(("en", wrapped), ("fr", "Riverside a battu Harbour City 3 à 1 samedi.")), rules=RULES)
    assert scores(report) == [("error", ("2-1", "3-1"))]


def test_without_such_a_rule_nothing_is_read(monkeypatch):
    own = FOOTBALL.own_one("football-score")
    silent = replace(own, reading=lambda _sentence, _language: [Reading(0, 1, "x")])
    rules = [replace(r, own=silent, kinds=("quantity",)) if r.own else r for r in RULES]
    report = check(story(("en", "Nothing happened."), ("en", "All was quiet.")), rules=rules)
    assert report.compared.claims == 0


def test_built_in_findings_are_the_same_beside_it():
    """What a comparer in Python reads changes nothing of what is found without it."""
    texts = [("en", TWO[0] + " The stadium holds 12,000 people."), ("fr", TWO[1] + " Le stade peut accueillir 21 000 personnes.")]
    plain = check(story(*texts))
    beside = check(story(*texts), rules=RULES)
    assert [f for f in beside.findings if f.kind != "custom"] == list(plain.findings)
    assert [f for f in beside.facts if f.kind != "custom"] == list(plain.facts)


def claim_of(article: str, text: str, said: str, comparer: str = "x") -> Claim:
    known: dict[str, Any] = {"kind": "custom", "span": Span(0, 1), "quote": "q", "sentence": Span(0, len(text)), "sentence_text": text}
    return Claim(article=article, value=Custom(comparer=comparer, said=said), contexts=(text,) * 4, **known)


def test_facts_don_t_mix_comparers_or_chain():
    text = "The ferry Tamanrasset left Sfax at #."
    same = [claim_of("a", text, "1"), claim_of("b", text, "2"), claim_of("c", text, "3", comparer="y"), claim_of("d", "Rain is expected in #.", "4")]
    (fact,) = joiner.facts(same, Vectors(embedded()))
    assert [c.value.text() for c in fact.claims] == ["1", "2"]
    assert list(joiner.facts([], Vectors(embedded()))) == []
    twice = [claim_of("a", text, "1"), claim_of("a", text, "2")]
    assert list(joiner.facts(twice, Vectors(embedded()))) == []  # of one article, two values are of two things
