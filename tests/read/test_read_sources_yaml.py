from datetime import date

import pytest

from crosscheck.errors import InputError
from crosscheck.read import read

BODY = "The harbour reopened on Monday after a strike of three days, the port authority said in a statement.\n"


def folder(path, sources, **files):
    (path / "sources.yaml").write_text(sources)
    for name, text in files.items():
        (path / f"{name}.txt").write_text(text)
    return path


def test_sources_yaml_says_what_is_known(tmp_path):
    folder(tmp_path, "a.txt: {outlet: The Pier, published: 2025-06-17, language: fr, title: 'no'}\n", a=BODY, b=BODY)
    (a, b), _ = read([tmp_path])
    assert (a.outlet, a.published, a.published_from, a.language, a.language_from, a.title) == (
        "The Pier",
        date(2025, 6, 17),
        "declared",
        "fr",
        "declared",
        "no",
    )
    assert (b.outlet, b.language, b.language_from) == (None, "en", "detected")


def test_front_matter_comes_first(tmp_path):
    folder(tmp_path, "a.txt: {outlet: The Pier, published: 2025-06-17}\n", a=f"---\noutlet: The Quay\n---\n{BODY}")
    (a,), _ = read([tmp_path / "a.txt"])  # also where only the file is named
    assert (a.outlet, a.published) == ("The Quay", date(2025, 6, 17))


def test_an_empty_file_says_nothing(tmp_path):
    (a,), _ = read([folder(tmp_path, "# nothing yet\n", a=BODY)])
    assert a.outlet is None


WRONG = [
    ("unknown file", "a.txt: {}\na1.txt: {outlet: x}\n", r"sources\.yaml:2: no file 'a1\.txt' in this folder \(did you mean 'a\.txt'\?\)"),
    (
        "unknown key",
        "a.txt:\n  outlt: x\n",
        r"sources\.yaml:2: unknown key 'outlt' \(did you mean 'outlet'\?\); allowed are outlet, published, language, title, author, url",
    ),
    ("bad date", "a.txt:\n  outlet: x\n  published: yesterday\n", r"sources\.yaml:3: published 'yesterday' isn't a date; write YYYY-MM-DD"),
    ("bad language", "a.txt: {language: english}\n", r"sources\.yaml:1: language 'english' isn't one of ar, en, es, fr"),
    ("list", "- a.txt\n", r"sources\.yaml:1: expected `file name: "),
    ("text", "a.txt: The Pier\n", r"sources\.yaml:1: expected `outlet: "),
    ("nested", "a.txt: {outlet: [x]}\n", r"sources\.yaml:1: outlet must be text"),
    ("twice", "a.txt: {outlet: x}\na.txt: {outlet: y}\n", r"sources\.yaml:2: 'a\.txt' stands here twice"),
    ("no YAML", "a.txt: {outlet: x\n", r"sources\.yaml:2: not YAML: "),
]


@pytest.mark.parametrize(("sources", "message"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_a_mistake_is_one_clear_line(tmp_path, sources, message):
    with pytest.raises(InputError, match=message) as caught:
        read([folder(tmp_path, sources, a=BODY)])
    assert "\n" not in str(caught.value)


def test_the_seeds(request):
    seeds, skipped = read([request.config.rootpath / "seeds"])
    assert [(a.language, a.language_from, a.published, a.outlet) for a in seeds] == [
        ("en", "declared", date(2024, 12, 30), None),
        ("en", "declared", None, "SANA (English)"),
        ("en", "declared", date(2025, 5, 5), "Middle East Monitor"),
        ("fr", "declared", None, "SANA (français)"),
        ("ar", "declared", None, None),
    ]
    assert not skipped
