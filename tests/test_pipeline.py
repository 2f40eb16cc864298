"""check() and extract() from end to end: what is found, that nothing depends on order or processes, and that hostile text does no harm."""

import json
import os
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck import Article, check, extract, pipeline, shelf, workers
from crosscheck.errors import InputError
from crosscheck.report import encoded, formats, shows
from crosscheck.report.json import render

EN = (
    "Ferry between Piraeus and Chios resumes\n\n"
    "The ferry line between Piraeus and Chios resumed on Monday after an interruption of 12 years, the port authority said. "
    "The first ship carried 340 passengers. Repairs to the pier cost 4.5 million euros.\n"
)
FR = (
    "La liaison entre Le Pirée et Chios reprend\n\n"
    "La liaison maritime entre Le Pirée et Chios a repris lundi après une interruption de 13 ans, a annoncé l'autorité portuaire. "
    "Le premier navire transportait 340 passagers. La réparation de la jetée a coûté 4,5 millions d'euros.\n"
)
AR = (
    "استئناف الخط البحري بين بيرايوس وخيوس\n\n"
    "استؤنف الخط البحري بين بيرايوس وخيوس يوم الاثنين بعد انقطاع دام 12 عاما، حسبما أعلنت سلطة الميناء. "
    "ونقلت السفينة الأولى 340 راكبا. وكلف إصلاح الرصيف 4.5 مليون يورو.\n"
)
TITLE_AGAINST_BODY = (
    "Warehouse fire in Izmir kills 14 workers\n\n"
    "A warehouse fire in Izmir killed 17 workers, the governor said. The building had been inspected in March. The cause is not known.\n"
)
DISPATCH = (
    "The river Drava rose to 4.2 metres on Tuesday, the water authority said. "
    "About 900 people were taken to schools and sports halls in three towns. "
    "Soldiers built a wall of 12,000 sandbags along the northern bank. "
    "The bridge at Barcs was closed to lorries until further notice. "
    "The authority expects the water to fall from the weekend.\n"
)


def source(name, text, language="en", published=None):
    return Article(id=name, path=name, text=text, language=language, language_from="declared", language_certainty=1.0, published=published)


STORY = (source("a.txt", EN), source("b.txt", FR, "fr"), source("c.txt", AR, "ar"))


@pytest.fixture(scope="module")
def story():
    return check(STORY)


# ------------------------------------------------------------------ what is found


def test_the_conflict_of_three_languages(story):
    (finding,) = [f for f in story.findings if f.severity == "error"]
    assert (finding.kind, finding.scope) == ("duration", "cross")
    assert {p.value: p.sources for p in finding.positions} == {"P12Y": ("a.txt", "c.txt"), "P13Y": ("b.txt",)}


def test_what_they_agree_on(story):
    agreed = {(f.kind, f.positions[0].value): f.positions[0].sources for f in story.facts}
    assert agreed["quantity", "340"] == agreed["money", "4500000"] == ("a.txt", "b.txt", "c.txt")


def test_every_mention_has_the_words_of_its_source(story):
    texts = {article.path: article.text for article in STORY}
    mentions = [m for f in (*story.findings, *story.facts) for p in f.positions for m in p.mentions]
    assert mentions
    for m in mentions:
        assert texts[m.path][m.span.start : m.span.end] == m.quote
        assert texts[m.path][m.sentence.span.start : m.sentence.span.end] == m.sentence.text


def test_one_article_whose_title_contradicts_its_body():
    (finding,) = check([source("a.txt", TITLE_AGAINST_BODY)]).findings
    assert (finding.kind, finding.scope) == ("quantity", "internal")
    assert [p.value for p in finding.positions] == ["14", "17"]


@pytest.mark.parametrize("text", [EN, FR, AR, DISPATCH], ids=["en", "fr", "ar", "dispatch"])
def test_one_article_in_harmony_with_itself(text):
    report = check([Article(id="a.txt", path="a.txt", text=text)])
    assert (report.findings, report.facts) == ((), ())
    assert report.compared.claims > 0


def test_two_copies_are_one_voice():
    other = DISPATCH.replace("900", "1,400").replace("on Tuesday", "on Tuesday morning")
    report = check([source("a.txt", DISPATCH), source("b.txt", DISPATCH), source("c.txt", other[:150])])
    (finding,) = [f for f in report.findings if f.kind == "quantity"]
    assert {p.sources: p.independent for p in finding.positions} == {("a.txt", "b.txt"): 1, ("c.txt",): 1}


def test_no_articles():
    report = check([])
    assert (report.sources, report.findings, report.facts, report.compared.articles, report.compared.stories) == ((), (), (), 0, 0)
    assert json.loads(render(report))["findings"] == []


def test_articles_without_claims():
    report = check([source("a.txt", "Nothing to see."), source("b.txt", "Rien à voir.", "fr")])
    assert (report.compared.claims, report.findings) == (0, ())


# ------------------------------------------------------------------ how it is given


def test_order_and_processes_change_no_byte(story):
    expected = render(story)
    assert render(check(STORY, jobs=2)) == expected
    for other in list(permutations(STORY))[3:5]:
        assert render(check(other)) == expected


def test_paths_and_articles_mixed(tmp_path, story):
    (tmp_path / "b.txt").write_text(f"---\nlanguage: fr\n---\n{FR}", encoding="utf-8")
    report = check([STORY[2], tmp_path, STORY[0]])
    assert sorted(s.article.id for s in report.sources) == ["a.txt", "b.txt", "c.txt"]
    assert [f.fingerprint for f in report.findings] == [f.fingerprint for f in story.findings]


def test_two_articles_of_one_id_stay_two():
    report = check([source("a.txt", EN), Article(id="a.txt", path="other/a.txt", text=FR, language="fr")])
    assert [s.article.id for s in report.sources] == ["a.txt", "other/a.txt"]
    assert any(f.kind == "duration" for f in report.findings)


def test_what_was_skipped_is_said(tmp_path):
    (tmp_path / "good.txt").write_text(EN)
    (tmp_path / "empty.txt").write_bytes(b"")
    report = check([tmp_path, source("und.txt", "12 34 56", "und"), source("de.txt", "Der Hafen ist offen.", "de")])
    assert [s.article.id for s in report.sources] == ["good.txt"]
    assert [(s.path.rpartition("/")[2], s.reason[:13]) for s in report.skipped] == [
        ("empty.txt", "empty"),
        ("de.txt", "language 'de'"),
        ("und.txt", "language 'und"),
    ]


def test_a_path_that_isnt_there(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        check([STORY[0], tmp_path / "none.txt"])


def test_more_claims_than_can_be_compared_are_said(monkeypatch):
    monkeypatch.setattr("crosscheck.judging.MOST", 20)
    report = check([source("a.txt", "".join(f"{n} lorries crossed the bridge. " for n in range(2, 32)))])
    assert "30 claims of kind quantity; only the first 20 are compared" in [s.reason for s in report.skipped]
    assert sum(s.claims for s in report.sources) >= report.compared.claims + 10


# ------------------------------------------------------------------ whatever the text

SENTENCES = (
    *(s + "." for text in (EN, DISPATCH) for s in text.strip().split(". ")),
    "La réunion du 3 mai a réuni « une dizaine » de ministres, selon M. Haddad.",
    "Le taux est passé de 2,5 % à 3 % en un an\u202f; du jamais vu.",
    "لقي اثنا عشر شخصا مصرعهم في ١٢ آذار/مارس 2024، وفق وزارة الصحة.",
    "“We deny it,” she told reporters (AFP)",
    "\u200f٣٫٥ ملايين\u202c \u202eabc\u202c 1\u00a0000\u202f000",
    "\x00\x1b[31m\ud83d 5\ufffd\ufeff km e\u0301t\u00e9 \U0001f600 ½",
    "«\"'((12/13/2024 -- +33 1 23 45 67 89",
)


@settings(max_examples=25)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6), st.sampled_from(["en", "fr", "ar"]), st.sampled_from([" ", "\n", "\n\n", "\r\n", ""]))
def test_quotes_are_the_texts_own_words(parts, language, between):
    text = between.join(parts)
    (claims,) = extract([source("a", text, language)]).claims
    for claim in claims:
        assert 0 <= claim.sentence.start <= claim.span.start < claim.span.end <= claim.sentence.end <= len(text)
        assert text[claim.span.start : claim.span.end] == claim.quote
        assert text[claim.sentence.start : claim.sentence.end] == claim.sentence_text


HOSTILE = {
    "one long word": "a" * 300_000,
    "one long number": "1" * 300_000,
    "one long conjunction": "و" * 300_000,
    "a number without end": "twenty one hundred million and " * 1_000,
    "digits and commas": "1," * 300,
    "quotes never closed": "\"'«“([" * 3_000 + " 12 people died.",
    "quotes in quotes": 'He said "we « will ( not [ open 12 schools. ' * 300,
    "control characters": "".join(map(chr, range(1, 32))) * 300 + " 12 people died.",
    "lone surrogates": "\ud800 12 people were killed \udfff in the city. " * 300,
    "right-to-left overrides": "\u202e12 people\u202c were killed \u2067in 2024\u2069. " * 300,
    "nothing but marks of direction": "\u202e\u2067\u200f" * 10_000,
    "names": "Mr John Smith Jones " * 500,
    "short lines": "12\n" * 100,
    "headings": "Related\n" * 3_000,
    "combining marks": "e" + "\u0301" * 50_000 + " 12 people died.",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text(text):
    assert render(check([source("a", text[:1_000]), source("b", f"{text[:2_000]} 13 people died.", "ar")])).encode()
    (claims,) = extract([source("a", text)]).claims
    assert all(text[c.span.start : c.span.end] == c.quote for c in claims)


def test_twenty_thousand_numbers():
    text = "12 people " * 20_000
    (claims,) = extract([source("a", text)]).claims
    assert sum(c.kind == "quantity" for c in claims) == 20_000


DRY = source("z.txt", "The council of Ghent will meet again in the autumn, its chair said. Nothing was decided.\n")


@pytest.mark.parametrize("name", [name for name in formats() if "texts" not in shows(name)])
def test_what_shows_less_than_everything_needs_no_more(name):
    """The report that stays small gives the same bytes."""
    whole, brief = check((*STORY, DRY), stories="one"), check((*STORY, DRY), stories="one", shows=shows(name))
    assert (len(brief.facts), brief.sources[-1].article.text) == (len(whole.facts) if "facts" in shows(name) else 0, "")
    assert brief.sources[-1].sha256 == whole.sources[-1].sha256
    assert brief.findings == whole.findings != ()
    assert encoded(name, brief) == encoded(name, whole)


@pytest.mark.parametrize("name", formats())
def test_what_is_many_lies_in_a_file(name, monkeypatch):
    sources = [replace(one, path=f"{folder}/{one.path}", id=f"{folder}/{one.id}") for folder in ("b", "a") for one in STORY]
    few = check(sources, stories="folders")
    monkeypatch.setattr(shelf, "FEW", 0)
    many = check(sources, stories="folders")
    assert (type(few.facts), type(few.findings)) == (tuple, tuple)
    assert (type(many.facts), type(many.findings)) == (shelf.Laid, shelf.Laid)
    assert many == few
    assert encoded(name, many) == encoded(name, few)


@pytest.mark.parametrize("jobs", [1, 2])
def test_stories_of_many_are_found_by_a_process_of_their_own(monkeypatch, jobs):
    sources = [source(f"{n}.txt", text) for n, text in enumerate((EN, FR, AR, TITLE_AGAINST_BODY, DISPATCH))]
    few, done = check(sources, jobs=jobs), []
    monkeypatch.setattr(pipeline, "MANY", 3)
    monkeypatch.setattr(pipeline, "apart", lambda do: done.append(do) or workers.apart(do))
    assert check(sources, jobs=jobs) == few
    assert len(done) == 1
    assert len(few.stories) > 1


@pytest.mark.skipif(not workers.FORKS, reason="no process of their own")
def test_stories_that_cannot_be_found_are_one_line(monkeypatch):
    monkeypatch.setattr(pipeline, "MANY", 0)
    monkeypatch.setattr(pipeline, "_by_event", lambda *_: os._exit(9))
    with pytest.raises(InputError, match="there isn't enough memory, or a library has a fault; check fewer articles"):
        check([source("a.txt", EN)])


def test_no_name_of_an_article_is_another_s_place():
    """Articles are laid aside under their names, and in short beside."""
    names = ("a", "short a", "whole a", "a\0short")
    found = check([source(name, EN) for name in names])
    assert sorted(s.article.id for s in found.sources) == sorted(names)
