"""An article says the same whatever it is packed in: as text, compressed, in an archive, as a row of a table, in a crawl."""

import bz2
import csv
import gzip
import io
import json
import lzma
import tarfile
import zipfile

import duckdb
import pytest

from crosscheck import extract

ARTICLES = {
    "en": (
        "The ferry terminal of Beni Saf reopened on Monday 3 March 2025 after 12 years of works, Mayor Salma Haddad said.\n\n"
        'It cost 4.5 million euros, 20% more than planned. At least 300 people waited outside, and "two" ships, 40 m long, didn\'t leave; '
        'the company "Blue Line", its operator, denied any delay.\n'
    ),
    "fr": (
        "Le terminal des ferries de Beni Saf a rouvert lundi 3 mars 2025 après 12 ans de travaux, a déclaré la maire Salma Haddad.\n\n"
        "Il a coûté 4,5 millions d'euros, soit 20 % de plus que prévu. Au moins 300 personnes attendaient dehors ; « deux » navires de 40 m "
        'ne sont pas partis, et la compagnie "Blue Line" a nié tout retard.\n'
    ),
    "ar": (
        "أعيد افتتاح محطة العبّارات في بني صاف يوم الاثنين 3 مارس 2025 بعد 12 عاماً من الأشغال، بحسب رئيسة البلدية سلمى حداد.\n\n"
        "وبلغت الكلفة 4.5 مليون يورو، أي بزيادة 20% عمّا كان مقرراً. وانتظر ما لا يقل عن 300 شخص في الخارج، "
        'ونفت شركة "الخط الأزرق" أي تأخير.\n'
    ),
}


def zipped(text):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("news/a.txt", text)
    return buffer.getvalue()


def tarred(text):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        info = tarfile.TarInfo("news/a.txt")
        info.size = len(text.encode())
        archive.addfile(info, io.BytesIO(text.encode()))
    return buffer.getvalue()


def row(text, delimiter=",", encoding="utf-8"):
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter).writerows([["id", "text"], ["a", text]])
    return buffer.getvalue().encode(encoding)


def crawled(text):
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text.encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.example/a\r\nContent-Type: application/http\r\nContent-Length: {len(body)}\r\n\r\n"
    return gzip.compress(head.encode() + body + b"\r\n\r\n")


FORMS = [
    ("gzip", "a.txt.gz", lambda text: gzip.compress(text.encode())),
    ("bzip2", "a.txt.bz2", lambda text: bz2.compress(text.encode())),
    ("xz", "a.txt.xz", lambda text: lzma.compress(text.encode())),
    ("ZIP", "a.zip", zipped),
    ("tar", "a.tar.gz", tarred),
    ("JSON lines", "a.jsonl", lambda text: json.dumps({"id": "a", "text": text}).encode()),
    ("JSON lines, compressed", "a.jsonl.gz", lambda text: gzip.compress(json.dumps({"body": text}).encode())),
    ("CSV", "a.csv", row),
    ("CSV with semicolons", "a.csv", lambda text: row(text, ";")),
    ("tabs", "a.tsv", lambda text: row(text, "\t")),
    ("UTF-16", "a.csv", lambda text: row(text, "\t", "utf-16")),
    ("Windows", "a.csv", lambda text: row(text, ";", "cp1256" if "ب" in text else "cp1252")),
    ("WARC", "a.warc.gz", crawled),
]


def claims(path):
    """Kind, value, unit and words of each claim, in order."""
    found = extract([path])
    assert not found.skipped
    return found.articles[0].language, [
        (c.kind, c.value.text(), getattr(c.value, "unit", None), c.quote) for c in sorted(found.claims[0], key=lambda c: c.span)
    ]


@pytest.fixture(scope="module")
def as_text(tmp_path_factory):
    """What each article says as a file of its own."""
    folder = tmp_path_factory.mktemp("text")
    said = {}
    for language, text in ARTICLES.items():
        (folder / f"{language}.txt").write_bytes(text.encode())
        said[language] = claims(folder / f"{language}.txt")
    return said


@pytest.mark.parametrize("language", ARTICLES)
@pytest.mark.parametrize(("name", "form"), [case[1:] for case in FORMS], ids=[case[0] for case in FORMS])
def test_the_same_claims(tmp_path, as_text, language, name, form):
    (tmp_path / name).write_bytes(form(ARTICLES[language]))
    assert claims(tmp_path / name) == as_text[language]
    assert as_text[language][0] == language
    assert len(as_text[language][1]) > 5


@pytest.mark.parametrize("language", ARTICLES)
def test_the_same_claims_from_parquet(tmp_path, as_text, language):
    with duckdb.connect(":memory:") as own:
        own.execute("CREATE TABLE t AS SELECT 'a' AS id, ? AS text", [ARTICLES[language]])
        own.execute(f"COPY t TO '{tmp_path}/a.parquet' (FORMAT parquet)")
    assert claims(tmp_path / "a.parquet") == as_text[language]
