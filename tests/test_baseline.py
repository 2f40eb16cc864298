"""A baseline: which findings of a later report are known, and the file."""

import json
from dataclasses import replace

import pytest

from crosscheck.baseline import Known, made, match, parse, pruned, text, updated
from crosscheck.errors import BaselineError
from crosscheck.model import Compared, Finding, Position, PositionMention, Report, SentenceQuote, Span
from crosscheck.report.order import entries

AR, EN = "أعيد افتتاح الجسر بعد 13 عاما، بحسب الوزير.", "The bridge reopened after 12 years, the mayor said."


def position(value, source, sentence, quote, *, folder="news", unit=None, before=""):
    start = len(before) + sentence.index(quote)
    mention = PositionMention(
        source=source, path=f"{folder}/{source}", span=Span(start, start + len(quote)), quote=quote,
        sentence=SentenceQuote(span=Span(len(before), len(before) + len(sentence)), text=sentence),
    )  # fmt: skip
    return Position(value=value, display=quote, sources=(source,), independent=1, mentions=(mention,), unit=unit, said=(value,))


def bridge(*, ar=("P13Y", "ar.txt", AR, "13 عاما"), en=("P12Y", "en.txt", EN, "12 years"), turned=False, **known):
    sides = (position(*en, **known), position(*ar, **known))
    return Finding(
        rule="duration-differs", kind="duration", nature="contradiction", severity="error", scope="cross", about="the bridge", message="12 or 13 years",
        story="1", positions=sides[::-1] if turned else sides,
    )  # fmt: skip


def found(*findings):
    return entries(Report(sources=(), compared=Compared(articles=2, stories=1, claims=2, facts=1, rules=1), findings=findings, facts=(), skipped=()))


OTHER = replace(bridge(), rule="date-differs")
ONE, TWO = "14 عاما", "13 year"
EDITED = AR.replace("الوزير", "وزير النقل أمس")
# what has become of the finding that the baseline holds → whether it is known
LATER = [
    ("the same", bridge(), True),
    ("other text moved it", bridge(before="New first sentence. "), True),
    ("a file is renamed", bridge(ar=("P13Y", "جسر.txt", AR, "13 عاما")), True),
    ("both files are renamed and moved", bridge(ar=("P13Y", "a/1.txt", AR, "13 عاما"), en=("P12Y", "b/2.txt", EN, "12 years"), folder="old/2024"), True),
    ("the sides change places, as when arguments do", bridge(turned=True), True),
    ("a sentence is edited, but not its value", bridge(ar=("P13Y", "ar.txt", EDITED, "13 عاما")), True),
    ("a sentence is edited and its file moved, its name kept", bridge(ar=("P13Y", "ar.txt", EDITED, "13 عاما"), folder="2024"), True),
    ("spaces, vowel signs and a file's name", bridge(ar=("P13Y", "z.txt", AR.replace("عاما", "عامًا").replace(" ", "  "), "13  عامًا")), True),
    ("more or less severe", replace(bridge(), severity="info", message="other words", about="another start", confidence=0.7), True),
    ("a value changes, in Arabic", bridge(ar=("P14Y", "ar.txt", AR.replace("13 عاما", ONE), ONE)), False),
    ("a value changes, in English", bridge(en=("P13Y", "en.txt", EN.replace("12 year", TWO), TWO)), False),
    ("the same words mean another day", bridge(ar=("P11Y", "ar.txt", AR, "13 عاما")), False),
    ("a unit changes", bridge(unit="month", ar=("P13Y", "ar.txt", EDITED, "13 عاما")), False),
    ("renamed and reworded at once", bridge(ar=("P13Y", "z.txt", EDITED, "13 عاما")), False),
    ("another rule says so", OTHER, False),
    ("another kind", replace(bridge(), kind="quantity"), False),
    ("a source joins a side, in other words", replace(bridge(), positions=(*bridge().positions[:1], replace(
        position("P13Y", "fr.txt", "Fermé 13 ans.", "13 ans"), sources=("ar.txt", "fr.txt")))), False),
]  # fmt: skip


@pytest.mark.parametrize(("later", "known"), [case[1:] for case in LATER], ids=[case[0] for case in LATER])
def test_what_is_known_again(later, known):
    baseline = made(found(bridge()))
    matched = match(parse(text(baseline).encode(), "b.json"), found(later))
    assert list(matched.states.values()) == ["unchanged" if known else "new"]
    assert (matched.stale, matched.kept) == (((), baseline) if known else (baseline, ()))


TWIN = bridge(en=("P12Y", "en.txt", "A ferry of 12 years sank.", "12 years"), ar=("P13Y", "ar.txt", "غرقت العبارة وعمرها 13 عاما.", "13 عاما"))
# the baseline's findings, those of later → how many are known, new, stale
COUNTS = [
    ("a second occurrence is new", [bridge()], [bridge(), bridge()], (1, 1, 0)),
    ("two that are known, and a third", [bridge(), bridge()], [bridge(), bridge(), bridge()], (2, 1, 0)),
    ("one of two is left", [bridge(), bridge()], [bridge()], (1, 0, 1)),
    ("a twin in other words is new", [bridge()], [TWIN, bridge()], (1, 1, 0)),
    ("twins, one of them edited", [bridge(), TWIN], [TWIN, bridge(ar=("P13Y", "ar.txt", EDITED, "13 عاما"))], (2, 0, 0)),
    ("twins, one gone", [bridge(), TWIN], [TWIN], (1, 0, 1)),
    ("twins, both files renamed", [bridge(), TWIN], [
        bridge(ar=("P13Y", "z.txt", AR, "13 عاما")), replace(TWIN, positions=tuple(replace(p, sources=(f"z-{p.sources[0]}",)) for p in TWIN.positions))],
        (2, 0, 0)),
    ("a copy of a known one elsewhere is new", [bridge()], [bridge(), bridge(ar=("P13Y", "z.txt", AR, "13 عاما"))], (1, 1, 0)),
    ("nothing known", [], [bridge()], (0, 1, 0)),
    ("nothing found", [bridge(), TWIN], [], (0, 0, 2)),
]  # fmt: skip


@pytest.mark.parametrize(("before", "later", "counts"), [case[1:] for case in COUNTS], ids=[case[0] for case in COUNTS])
def test_each_known_finding_counts_as_often_as_it_was_there(before, later, counts):
    matched = match(made(found(*before)), found(*later))
    states = list(matched.states.values())
    assert (states.count("unchanged"), states.count("new"), sum(known.count for known in matched.stale)) == counts
    assert sum(known.count for known in pruned(matched)) == counts[0]
    renewed = match(updated(matched, found(*later)), found(*later))
    assert (set(renewed.states.values()) <= {"unchanged"}, renewed.stale) == (True, ())


def test_of_two_alike_the_one_in_new_words_is_new():
    matched = match(made(found(bridge())), found(TWIN, bridge()))
    assert {entry.finding.positions[0].mentions[0].sentence.text: matched.states[entry.fingerprint] for entry in found(TWIN, bridge())} == {
        EN: "unchanged",
        "A ferry of 12 years sank.": "new",
    }


def test_what_was_not_read_is_not_stale():
    baseline = made(found(bridge(), OTHER))
    matched = match(baseline, found(bridge()), unread={"news/ar.txt"})
    assert (len(matched.kept), matched.stale, len(matched.unseen)) == (1, (), 1)
    assert pruned(matched) == updated(matched, found(bridge())) == baseline


def test_prune_adds_nothing_and_update_drops_nothing_where_it_must_not():
    baseline = made(found(bridge()))
    matched = match(baseline, found(OTHER))
    assert pruned(matched) == ()
    assert updated(matched, found(OTHER)) == made(found(OTHER))
    assert updated(matched, found(OTHER), drop=False) == made(found(bridge(), OTHER))


def test_update_learns_a_new_name_and_prune_leaves_the_entry_as_it_was():
    baseline, renamed = made(found(bridge())), found(bridge(ar=("P13Y", "z.txt", AR, "13 عاما")))
    matched = match(baseline, renamed)
    assert pruned(matched) == baseline
    assert updated(matched, renamed) == made(renamed) != baseline


def test_the_file_is_the_same_in_any_order_and_holds_nothing_that_a_terminal_obeys():
    hostile = replace(TWIN, about='\x1b[31m##[error] "\u202e\ud800\n')
    one, other = made(found(bridge(), hostile, OTHER)), made(found(OTHER, bridge(), hostile))
    assert text(one) == text(other) == text(one[::-1])
    assert not set(text(one)) & set("\x1b\u202e\ud800")
    assert "##[" not in text(one)
    assert len(text(one).splitlines()) == 3 + 3 + 2
    assert [known.fingerprint for known in parse(text(one).encode(), "b")] == [known.fingerprint for known in one]
    assert parse(text(()).encode(), "b") == ()


def test_paths_are_named_as_wanted_and_the_house_has_none():
    held = replace(bridge(), positions=(bridge().positions[0], replace(bridge().positions[1], house=1, independent=0)))
    (known,) = made(found(held), lambda path: f"../{path}")
    assert known.sources == ("../news/en.txt",)


def entry(**changes):
    line = {"fingerprint": "0" * 16, "content": "1" * 16, "count": 1, "rule": "r", "about": "a", "sources": ["a.txt"]}
    return {key: value for key, value in (line | changes).items() if value is not None}


def document(*lines, **changes):
    return json.dumps({"crosscheck_baseline": 1, "findings": list(lines)} | changes)


WRONG = [
    ("empty", "", "b.json:1: not valid JSON: Expecting value"),
    ("cut off", '{\n"crosscheck_baseline": 1,\n"findings": [', "b.json:3: not valid JSON: "),
    ("a merge that isn't done", '{\n<<<<<<< HEAD\n"findings": []}', "b.json:2: not valid JSON: "),
    ("no UTF-8", b"{\xff}", "b.json: not UTF-8 text (byte 1)"),
    ("nested", "[" * 100_000, "b.json: not valid JSON: nested too deeply"),
    ("an endless number", f'{{"crosscheck_baseline": {"9" * 5_000}}}', "b.json: not valid JSON: a number is too long"),
    ("a list", "[]", "b.json: not a baseline; crosscheck baseline create makes one"),
    ("a report", '{"schema_version": "1"}', "b.json: not a baseline; crosscheck baseline create makes one"),
    ("newer", document(crosscheck_baseline=2, more=1), "b.json: a baseline of version 2 needs a newer crosscheck; this one reads version 1"),
    ("version 0", document(crosscheck_baseline=0), "b.json: 'crosscheck_baseline' must be a whole number of 1 or more"),
    ("version as a flag", document(crosscheck_baseline=True), "b.json: 'crosscheck_baseline' must be a whole number of 1 or more"),
    ("no findings", document(findings=None), "b.json: 'findings' must be a list"),
    ("an unknown key", document(finding=[]), "b.json: unknown key: 'finding'; allowed: crosscheck_baseline, findings (did you mean 'findings'?)"),
    ("a finding that is none", document(entry(), 1), "b.json: findings[1]: must be an object"),
    ("no fingerprint", document(entry(fingerprint=None)), "b.json: findings[0]: 'fingerprint' must be a fingerprint: 16 digits of 0-9 and a-f"),
    ("a twin's fingerprint", document(entry(fingerprint=f"{'0' * 16}:2")), "b.json: findings[0]: 'fingerprint' must be"),
    ("no content", document(entry(content="x")), "b.json: findings[0]: 'content' must be a fingerprint"),
    ("count 0", document(entry(count=0)), "b.json: findings[0]: 'count' must be a whole number of 1 or more"),
    ("count as a flag", document(entry(count=True)), "b.json: findings[0]: 'count' must be a whole number of 1 or more"),
    ("count and a half", document(entry(count=1.5)), "b.json: findings[0]: 'count' must be a whole number of 1 or more"),
    ("a rule that is none", document(entry(rule=1)), "b.json: findings[0]: 'rule' must be a text"),
    ("sources that are none", document(entry(sources=[1])), "b.json: findings[0]: 'sources' must be a list of texts"),
    ("an unknown key of a finding", document(entry(reason="x")), "b.json: findings[0]: unknown key: 'reason'; allowed: about, content, count,"),
]


@pytest.mark.parametrize(("data", "message"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_a_file_that_is_no_baseline(data, message):
    with pytest.raises(BaselineError) as caught:
        parse(data if isinstance(data, bytes) else data.encode(), "b.json")
    assert str(caught.value).startswith(message)


RIGHT = [
    ("a byte order mark and line ends of Windows", "\ufeff" + document(entry()).replace(",", ",\r\n"), [1]),
    ("only what is needed", document(entry(count=None, rule=None, about=None, sources=None)), [1]),
    ("listed twice by a merge: not there more often", document(entry(), entry()), [1]),
    ("listed twice, once more often", document(entry(), entry(count=3), entry(count=2)), [3]),
    ("one fingerprint, two contents", document(entry(), entry(content="2" * 16)), [1, 1]),
]


@pytest.mark.parametrize(("data", "counts"), [case[1:] for case in RIGHT], ids=[case[0] for case in RIGHT])
def test_a_file_that_people_and_git_have_touched(data, counts):
    assert [known.count for known in parse(data.encode(), "b.json")] == counts
    assert all(isinstance(known, Known) for known in parse(data.encode(), "b.json"))
