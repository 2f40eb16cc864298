"""`--columns`, and `columns` in the configuration: what tables call the parts of an article."""

import json

import pytest

from crosscheck import check, extract
from crosscheck.archive import Archive
from crosscheck.cli import run

EN = "The footbridge of Beni Saf reopened on Monday after 12 years, the mayor said."
FR = "La passerelle de Beni Saf a rouvert lundi après 13 ans, a déclaré le maire."
TABLE = f"n;words;day\n1;{EN};2025-03-04\n2;{FR};2025-03-04\n"
SAID = "text=words,id=n,published=day"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.csv").write_text(TABLE)
    (tmp_path / "b.jsonl").write_text(json.dumps({"n": 1, "words": EN}) + "\n")
    return tmp_path


def told(capsys, *arguments):
    code = run(arguments)
    out, err = capsys.readouterr()
    return code, out, err


WAYS = [
    ("in one", ["--columns", SAID], None),
    ("one by one", ["--columns", "text=words", "--columns", "id=n", "--columns", "published = day"], None),
    ("a text in the configuration", [], f'columns = "{SAID}"\n'),
    ("a table in the configuration", [], '[columns]\ntext = "words"\nid = "n"\npublished = "day"\n'),
    ("the command line first", ["--columns", SAID], 'columns = "text=day"\n'),
]


@pytest.mark.parametrize(("arguments", "configuration"), [case[1:] for case in WAYS], ids=[case[0] for case in WAYS])
@pytest.mark.parametrize("file", ["a.csv", "b.jsonl"])
def test_claims(folder, capsys, arguments, configuration, file):
    if configuration:
        (folder / "crosscheck.toml").write_text(configuration)
    if file == "b.jsonl" and configuration == '[columns]\ntext = "words"\nid = "n"\npublished = "day"\n':
        (folder / file).write_text(json.dumps({"n": 1, "words": EN, "day": None}) + "\n")
    (folder / file).write_text((folder / file).read_text().replace("}", ', "day": "2025-03-04"}'))
    code, out, err = told(capsys, "claims", file, "--format", "jsonl", *arguments)
    assert (code, err, json.loads(out.splitlines()[0])["id"]) == (0, "", "1")
    assert '"12 years"' in out


def test_check(folder, capsys):
    code, out, _ = told(capsys, "check", "a.csv", "--columns", SAID, "--one-story", "--format", "csv")
    assert (code, "duration-differs" in out) == (1, True)


def test_the_archive(folder, capsys):
    code, _, err = told(capsys, "archive", "add", "a.csv", "--columns", SAID)
    assert (code, "2 articles added" in err) == (0, True)
    (folder / "c.csv").write_text(f"words\n{FR.replace('13', '14')}\n")
    code, out, _ = told(capsys, "archive", "check", "c.csv", "--columns", "text=words")
    assert (code, "14 ans" in out) == (1, True)


def test_in_python(folder):
    names = {"text": "words", "id": "n", "published": "day"}
    assert [one.id for one in extract(["a.csv"], columns=names).articles] == ["1", "2"]
    assert check(["a.csv"], stories="one", columns=names).findings
    assert Archive("x.duckdb").add(["a.csv"], columns=names).new == 2


MISTAKES = [
    ("no mark", "words", "columns: 'words' isn't of the form PART=COLUMN, such as text=body"),
    ("no column", "text=", "columns: 'text=' isn't of the form PART=COLUMN, such as text=body"),
    ("no such part", "txt=words", "unknown part in columns: 'txt'; allowed: author, id, language, outlet, published, text, title, url (did you mean 'text'?)"),
    ("twice", "text=words,text=n", "columns: text is said twice, 'words' and 'n'"),
]


@pytest.mark.parametrize(("said", "message"), [case[1:] for case in MISTAKES], ids=[case[0] for case in MISTAKES])
def test_a_mistake_is_one_line(folder, capsys, said, message):
    assert told(capsys, "claims", "a.csv", "--columns", said) == (2, "", f"crosscheck: {message}\n")


def test_a_column_that_isn_t_there_is_one_line(folder, capsys):
    code, _, err = told(capsys, "claims", "a.csv", "--columns", "text=wrds")
    assert code == 2
    assert err.splitlines()[0] == "crosscheck: a.csv: no column 'wrds' for text (did you mean 'words'?); there is 'n', 'words', 'day'"


def test_a_report_as_a_table_may_stand_beside_the_articles(folder, capsys):
    """The next run passes over it."""
    for _ in range(2):
        code, _, err = told(capsys, "check", ".", "--columns", SAID, "--one-story", "--report", "csv=found.csv", "--quiet")
        assert (code, err) == (1, "")
