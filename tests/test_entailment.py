"""The second opinion: which findings are asked about, with which sentences, and what becomes of them; the model is a fake that knows its answers."""

import numpy as np
import pytest

from crosscheck import Article, OptionError, check
from crosscheck.encode import Vectors, plain
from crosscheck.entailment import KINDS, LABELS, SecondOpinion, closest, contradiction, review
from crosscheck.model import KINDS as ALL_KINDS
from crosscheck.model import NATURES, Finding, Position, PositionMention, SentenceQuote, Span
from crosscheck.pretrained import columns


class Letters:
    """An encoder for which texts are alike that have the same letters."""

    def encode(self, texts):
        rows = np.array([[text.count(chr(c)) for c in range(97, 123)] + [1e-6] for text in texts], dtype=np.float32)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


class Says:
    """An NLI model that holds every contradiction equally likely, or as likely as told for a premise; it remembers what it was asked."""

    def __init__(self, likely=0.5, **told):
        self.likely, self.told, self.asked = likely, told, []

    def probabilities(self, pairs):
        self.asked += pairs
        found = [self.told.get(a, self.likely) for a, _ in pairs]
        return np.array([[(1 - p) / 2, (1 - p) / 2, p] for p in found], dtype=np.float32).reshape(len(found), len(LABELS))


def position(value, *sentences):
    mentions = tuple(
        PositionMention(source=value, path=value, span=Span(0, 1), quote=text[:1], sentence=SentenceQuote(span=Span(0, len(text)), text=text))
        for text in sentences
    )
    return Position(value=value, display=value, sources=(value,), independent=1, mentions=mentions)


def finding(kind="polarity", nature="contradiction", severity="error", positions=(("open",), ("shut",))):
    return Finding(
        rule=f"{kind}-differs", kind=kind, nature=nature, severity=severity, scope="cross", about="it", message="both", story="1",
        positions=tuple(position(str(i), *sentences) for i, sentences in enumerate(positions)),
    )  # fmt: skip


def after(given, likely, threshold=0.2):
    return review([given], SecondOpinion(model=Says(likely), threshold=threshold), Vectors(Letters()))[0]


# ------------------------------------------------------------------ what becomes of a finding


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_only_kinds_in_words_are_set_aside(kind):
    found = after(finding(kind), 0.0)
    assert (found.nature, found.severity) == (("unresolved", "info") if kind in KINDS else ("contradiction", "error"))


@pytest.mark.parametrize("nature", NATURES)
def test_only_what_is_held_to_contradict_is_set_aside(nature):
    found = after(finding("status", nature, "warning"), 0.0)
    assert (found.nature, found.severity) == (("unresolved", "info") if nature in ("contradiction", "unresolved") else (nature, "warning"))


@pytest.mark.parametrize(
    ("likely", "threshold", "aside"),
    [(0.0, 0.2, True), (0.19, 0.2, True), (0.2, 0.2, False), (0.33, 0.2, False), (0.97, 0.2, False), (0.0, 0.0, False), (0.97, 1.0, True), (0.4, 0.5, True)],
)
def test_the_threshold(likely, threshold, aside):
    given = finding("meaning")
    found = after(given, likely, threshold)
    assert found.severity == ("info" if aside else "error")
    assert (found == given) is not aside


def test_nothing_else_of_a_finding_changes():
    given = finding()
    found = after(given, 0.0)
    assert (found.fingerprint, found.message, found.positions, found.about) == (given.fingerprint, given.message, given.positions, given.about)


def test_worst_first_again():
    findings = [finding(positions=(("open",), ("shut",))), finding("date"), finding("meaning", severity="warning"), finding("quantity", "update", "info")]
    found = review(findings, SecondOpinion(model=Says(0.9, open=0.0, shut=0.0)), Vectors(Letters()))
    assert [(f.kind, f.severity) for f in found] == [("date", "error"), ("polarity", "info"), ("meaning", "info"), ("quantity", "info")]


def test_no_findings_no_question():
    model = Says(0.0)
    assert review([], SecondOpinion(model=model), Vectors(Letters())) == ()
    assert review([finding("date")], SecondOpinion(model=model), Vectors(Letters())) == (finding("date"),)
    assert model.asked == []


# ------------------------------------------------------------------ what the model is asked

CLOSEST = [
    ("one of each", (("open",), ("shut",)), ("open", "shut")),
    ("the likest of several", (("the port is open", "fish"), ("a zebra", "the port is shut")), ("the port is open", "the port is shut")),
    ("of three positions", (("abc",), ("xyz",), ("abd",)), ("abc", "abd")),
    ("the first of two alike", (("abc",), ("cab", "bca")), ("abc", "cab")),
    ("one sentence for both", (("open or shut",), ("open or shut",)), None),
    ("one sentence for both, and another", (("open or shut",), ("open or shut", "zz")), ("open or shut", "zz")),
]


@pytest.mark.parametrize(("positions", "expected"), [case[1:] for case in CLOSEST], ids=[case[0] for case in CLOSEST])
def test_closest(positions, expected):
    assert closest(finding(positions=positions), Vectors(Letters())) == expected


def test_one_sentence_for_all_positions_is_left_as_it_is():
    given = finding(positions=(("open or shut",), ("open or shut",)))
    assert after(given, 0.0) == given


def test_both_directions_count_the_same():
    model = Says(open=0.9, shut=0.1)
    assert contradiction([("open", "shut"), ("shut", "open")], model) == [0.5, 0.5]
    assert model.asked == [("open", "shut"), ("shut", "open"), ("shut", "open"), ("open", "shut")]
    assert contradiction([], model) == []


# ------------------------------------------------------------------ labels and texts

LABELLED = [
    ("in order", {0: "entailment", 1: "neutral", 2: "contradiction"}, [0, 1, 2]),
    ("another order", {0: "contradiction", 1: "neutral", 2: "entailment"}, [2, 1, 0]),
    ("a third order", {0: "contradiction", 1: "entailment", 2: "neutral"}, [1, 2, 0]),
    ("capitals", {0: "ENTAILMENT", 1: "Neutral", 2: "CONTRADICTION"}, [0, 1, 2]),
]
NOT_LABELLED = [
    ("numbers", {0: "LABEL_0", 1: "LABEL_1", 2: "LABEL_2"}, "LABEL_0, LABEL_1, LABEL_2"),
    ("a ranker", {0: "LABEL_0"}, "LABEL_0"),
    ("two labels", {1: "not_entailment", 0: "entailment"}, "entailment, not_entailment"),
    ("four", {0: "entailment", 1: "neutral", 2: "contradiction", 3: "other"}, "entailment, neutral, contradiction, other"),
]


@pytest.mark.parametrize(("labels", "expected"), [case[1:] for case in LABELLED], ids=[case[0] for case in LABELLED])
def test_columns_are_those_of_the_configuration(labels, expected):
    assert columns(labels, "some/model") == expected


@pytest.mark.parametrize(("labels", "said"), [case[1:] for case in NOT_LABELLED], ids=[case[0] for case in NOT_LABELLED])
def test_a_model_that_does_not_say_is_refused(labels, said):
    with pytest.raises(OptionError) as error:
        columns(labels, "some/model")
    assert str(error.value) == f"NLI model 'some/model': its labels are {said}; a model with entailment, neutral, contradiction in its config.json is needed"


@pytest.mark.parametrize(
    ("text", "expected"), [("مرفأ", "مرفأ"), ("\ud800 port", "? port"), ("x" * 500, "x" * 400), ("", "")], ids=["plain", "surrogate", "long", "empty"]
)
def test_what_a_model_reads(text, expected):
    assert plain(text) == expected


# ------------------------------------------------------------------ from end to end

STORIES = [
    ("en", "The minister attended the opening of the bridge at Sidi Ali.", "fr", "Le ministre n'a pas assisté à l'inauguration du pont de Sidi Ali."),
    ("fr", "La cour a suspendu la vente de l'ancienne gare de Bouira.", "ar", "ألغت المحكمة بيع محطة القطار القديمة في البويرة."),
    ("ar", "وقعت تونس وليبيا اتفاق الربط الكهربائي في طرابلس.", "en", "Tunisia and Libya will sign the agreement on the power link in Tripoli."),
]


@pytest.mark.parametrize("story", STORIES, ids=["polarity", "meaning", "status"])
@pytest.mark.parametrize(("likely", "severities"), [(0.0, {"info"}), (0.9, {"error", "warning"})], ids=["no contradiction", "a contradiction"])
def test_check_with_a_second_opinion(story, likely, severities):
    sources = [
        Article(id=path, path=path, text=text, language=language, language_from="declared", language_certainty=1.0)
        for path, language, text in (("a.txt", *story[:2]), ("b.txt", *story[2:]))
    ]
    model = Says(likely)
    found = [f for f in check(sources, nli=SecondOpinion(model=model)).findings if f.kind in KINDS]
    assert {f.severity for f in found} <= severities
    assert len(model.asked) == 2 * len(found) > 0
    assert {frozenset(pair) for pair in model.asked} == {frozenset((story[1], story[3]))}
