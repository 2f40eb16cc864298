from datetime import date

import pytest

from crosscheck import check
from crosscheck.errors import InputError
from crosscheck.model import Article, Skipped
from crosscheck.read import complete, read
from crosscheck.read._days import stated
from crosscheck.read._files import Unreadable
from crosscheck.read._metadata import Known, Record

BODY = "The harbour reopened on Monday after a strike of three days, the port authority said in a statement.\n"
JUNE = date(2025, 6, 17)

# ------------------------------------------------------------------ dates

DAYS = [
    ("a day", "2025-06-17"),
    ("a time", "2025-06-17T08:30"),
    ("a time and its zone", "2025-06-17T08:30:00+02:00"),
    ("Greenwich", "2025-06-17T08:30:00.123Z"),
    ("the day of its own zone, in the evening", "2025-06-17T23:30:00-05:00"),
    ("the day of its own zone, at night", "2025-06-17T00:30:00+03:00"),
    ("as static sites write it", "2025-06-17 10:00:00 +0200"),
    ("without signs", "20250617"),
    ("a feed's", "Tue, 17 Jun 2025 23:30:00 GMT"),
    ("a mail's", "Tue, 17 Jun 2025 00:30:00 +0300 (EEST)"),
    ("a mail's without a weekday", "17 Jun 2025 08:30 -0000"),
    ("day first", "17/06/2025"),
    ("month first", "06/17/2025"),
    ("with full stops", "17.06.2025"),
    ("English", "17 June 2025"),
    ("American", "June 17, 2025"),
    ("with its weekday", "Tuesday, 17 June 2025"),
    ("short", "Jun 17 2025"),
    ("French", "mardi 17 juin 2025"),
    ("Spanish", "17 de junio de 2025"),
    ("Arabic", "17 يونيو 2025"),
    ("Arabic, of the Levant, with its digits", "الثلاثاء ١٧ حزيران ٢٠٢٥"),
    ("space around", " 2025-06-17\n"),
]
NO_DAYS = [
    ("two days", "06/07/2025", "published '06/07/2025' may be two days; write YYYY-MM-DD"),
    ("seconds", "1750118400", "published '1750118400' is a count of seconds, not a date; write YYYY-MM-DD"),
    ("milliseconds", "1750118400000", "published '1750118400000' is a count of seconds, not a date; write YYYY-MM-DD"),
    ("a year", "2025", "published '2025' isn't a date; write YYYY-MM-DD"),
    ("a month", "June 2025", "published 'June 2025' isn't a date; write YYYY-MM-DD"),
    ("two digits of a year", "17/06/25", "published '17/06/25' isn't a date; write YYYY-MM-DD"),
    ("a word", "yesterday", "published 'yesterday' isn't a date; write YYYY-MM-DD"),
    ("no such day", "30 February 2025", "published '30 February 2025' isn't a date; write YYYY-MM-DD"),
    ("no such day in digits", "31/02/2025", "published '31/02/2025' isn't a date; write YYYY-MM-DD"),
    ("no such day in a mail", "Tue, 31 Feb 2025 08:30:00 GMT", "published 'Tue, 31 Feb 2025 08:30:00 GMT' isn't a date; write YYYY-MM-DD"),
    ("a range", "17-18 June 2025", "published '17-18 June 2025' isn't a date; write YYYY-MM-DD"),
    ("nothing", "", "published '' isn't a date; write YYYY-MM-DD"),
    ("marks", "\u202e2025-06-17", "published '\\u202e2025-06-17' isn't a date; write YYYY-MM-DD"),
    ("endless", "1 " * 50_000, f"published '{'1 ' * 40}…' isn't a date; write YYYY-MM-DD"),
]


@pytest.mark.parametrize("text", [case[1] for case in DAYS], ids=[case[0] for case in DAYS])
def test_a_day(text):
    assert stated(text).day == JUNE


@pytest.mark.parametrize(("text", "message"), [case[1:] for case in NO_DAYS], ids=[case[0] for case in NO_DAYS])
def test_no_day(text, message):
    with pytest.raises(Unreadable) as caught:
        stated(text)
    assert str(caught.value) == message


AGREE = [
    ("one day", "2025-06-17", "17 June 2025", True),
    ("two days", "2025-06-17", "2025-06-18", False),
    ("one moment in two zones", "2025-06-17T23:30:00Z", "2025-06-18T01:30:00+02:00", True),
    ("one day in one of the zones", "2025-06-17T22:30:00Z", "2025-06-18T08:00:00+02:00", True),
    ("two days in both zones", "2025-06-17T20:00:00Z", "2025-06-18T23:00:00+02:00", False),
    ("an evening in Greenwich and the day in Amman", "2025-06-17T23:30:00Z", "2025-06-18", True),
    ("a morning and the day before in America", "2025-06-17T08:00:00Z", "2025-06-16", True),
    ("noon and the day after", "2025-06-17T09:00:00Z", "2025-06-18", False),
    ("a time without a zone is its day", "2025-06-17T23:30:00", "2025-06-18", False),
    ("the end of time", "9999-12-31T23:30:00Z", "9999-12-31", True),
    ("its beginning", "0001-01-01T00:30:00Z", "0001-01-01", True),
]


@pytest.mark.parametrize(("one", "other", "same"), [case[1:] for case in AGREE], ids=[case[0] for case in AGREE])
def test_whether_two_state_one_day(one, other, same):
    assert stated(one).agrees(stated(other)) is stated(other).agrees(stated(one)) is same


# ------------------------------------------------------------------ the order


def page(fields, path="a.html"):
    return Record(id="a", path=path, text=BODY, fields=fields, extracted=True)


def text(fields, path="a.txt"):
    return Record(id="a", path=path, text=BODY, fields=fields)


SIDE, BROUGHT = {"outlet": "Side", "published": "2025-06-12"}, {"outlet": "Brought", "published": "2025-06-02", "language": "fr", "author": "Ana Ruiz"}
OWN = {"outlet": "Own", "published": "2025-06-17"}
ORDER = [
    ("front matter, then the side file", text(OWN), Known(file="a.txt", side=SIDE, brought=BROUGHT), ("Own", 17, "fr", "Ana Ruiz")),
    ("the side file, then the page", page(OWN), Known(file="a.html", side=SIDE, brought=BROUGHT), ("Side", 12, "fr", "Ana Ruiz")),
    (
        "a page in an archive, then the archive's side file",
        page(OWN, "z.zip!/a.html"),
        Known(file="z.zip", side=SIDE, brought=BROUGHT),
        ("Own", 17, "fr", "Ana Ruiz"),
    ),
    ("a record, then the file's side file", text(OWN, "a.jsonl:3"), Known(file="a.jsonl", side=SIDE, brought=BROUGHT), ("Own", 17, "fr", "Ana Ruiz")),
    ("the side file of many", text({}, "a.jsonl:3"), Known(file="a.jsonl", side=SIDE, brought=BROUGHT), ("Side", 12, "fr", "Ana Ruiz")),
    ("what brought it", page({"outlet": " ", "published": ""}), Known(file="a.html", brought=BROUGHT), ("Brought", 2, "fr", "Ana Ruiz")),
    ("a page's date that is none", page({"published": "soon", "language": "de"}), Known(file="a.html", brought=BROUGHT), ("Brought", 2, "fr", "Ana Ruiz")),
    ("a program's way to say nothing", page({"published": "1970-01-01T00:00:00Z"}), Known(file="a.html", brought=BROUGHT), ("Brought", 2, "fr", "Ana Ruiz")),
]


@pytest.mark.parametrize(("record", "known", "expected"), [case[1:] for case in ORDER], ids=[case[0] for case in ORDER])
def test_the_first_that_states_something_is_taken(record, known, expected):
    article = record.article(known)
    assert (article.outlet, article.published.day, article.language, article.author) == expected


def test_nobody_states_anything():
    article = text({}).article(Known())
    assert (article.published, article.published_from, article.language, article.language_from, article.outlet) == (None, "unknown", "und", "unknown", None)


WRONG = [
    ("a user's date", text({"published": "soon"}), Known()),
    ("a user's language", text({"language": "de"}), Known()),
    ("a side file's date", page({}), Known(side={"published": "soon"})),
]


@pytest.mark.parametrize(("record", "known"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_what_a_user_wrote_must_be_right(record, known):
    with pytest.raises(Unreadable):
        record.article(known)


# ------------------------------------------------------------------ who differs


def noted(own, side=None, brought=None, *, record=page, path="a.html", file="a.html"):
    return record(own, path).article(Known(file=file, side=side or {}, brought=brought or {})).notes


NOTES = [
    (
        "all the same",
        {"published": "2025-06-17", "language": "en-GB", "outlet": "The Pier"},
        {"published": "17 June 2025", "language": "en", "outlet": "the pier"},
        (),
    ),
    ("date", {"published": "2025-06-17"}, {"published": "2025-06-12"}, ("published: the page says 2025-06-17, the feed 2025-06-12; the first is taken",)),
    ("one moment", {"published": "2025-06-17T23:30:00Z"}, {"published": "Wed, 18 Jun 2025 01:30:00 +0200"}, ()),
    ("language", {"language": "fr"}, {"language": "ar"}, ("language: the page says fr, the feed ar; the first is taken",)),
    ("a language without data says nothing", {"language": "fr"}, {"language": "de"}, ()),
    ("outlet", {"outlet": "The Pier"}, {"outlet": "The Quay"}, ("outlet: the page says 'The Pier', the feed 'The Quay'; the first is taken",)),
    ("an outlet's address", {"outlet": "Reuters"}, {"outlet": "www.reuters.com"}, ()),
    ("title", {"title": "Port reopens"}, {"title": "Port closes"}, ("title: the page says 'Port reopens', the feed 'Port closes'; the first is taken",)),
    ("a title with the outlet behind it", {"title": "Port reopens"}, {"title": "Port reopens – The Pier"}, ()),
    ("marks and case", {"title": "Port “reopens”"}, {"title": "PORT 'REOPENS'"}, ()),
    ("author and address", {"author": "Ana Ruiz", "url": "https://a.example/1"}, {"author": "A. R.", "url": "https://b.example/1"}, ()),
    ("what can't be read", {"published": "soon"}, {}, ("published 'soon' isn't a date; write YYYY-MM-DD (the page)",)),
]


@pytest.mark.parametrize(("own", "brought", "notes"), [case[1:] for case in NOTES], ids=[case[0] for case in NOTES])
def test_who_differs_is_noted(own, brought, notes):
    assert noted(own, brought=brought, path="f.rss!/a.html", file="f.rss") == notes


CALLED = [
    ("front matter", text, "a.txt", "published: front matter says 2025-06-17, sources.yaml 2025-06-12; the first is taken"),
    ("a page", page, "a.html", "published: sources.yaml says 2025-06-12, the page 2025-06-17; the first is taken"),
    ("a mail", page, "a.eml", "published: sources.yaml says 2025-06-12, the mail 2025-06-17; the first is taken"),
    ("an office file", page, "a.ODT", "published: sources.yaml says 2025-06-12, the document 2025-06-17; the first is taken"),
    ("of another kind", page, "a.zzz", "published: sources.yaml says 2025-06-12, the source 2025-06-17; the first is taken"),
]


@pytest.mark.parametrize(("record", "path", "note"), [case[1:] for case in CALLED], ids=[case[0] for case in CALLED])
def test_where_something_is_stated(record, path, note):
    assert noted({"published": "2025-06-17"}, side={"published": "2025-06-12"}, record=record, path=path, file=path) == (note,)


def test_what_is_said_of_many_articles_differs_from_none():
    assert noted(OWN, side=SIDE, record=text, path="a.jsonl:3", file="a.jsonl") == ()


DATELINES = [
    ("days apart", "TUNIS, 12 June 2025 (Agency) – ", ("published: declared 2025-06-17, its dateline says 2025-06-12; the first is taken",)),
    ("the same day", "TUNIS, 17 June 2025 (Agency) – ", ()),
    ("a day apart", "TUNIS, 16 June 2025 (Agency) – ", ()),
    ("none", "", ()),
    ("without a year", "TUNIS, June 12 (Agency) – ", ()),
    ("published before", "Published: 12 June 2025\n\n", ("published: declared 2025-06-17, its dateline says 2025-06-12; the first is taken",)),
    ("updated since", "Updated: 20 June 2025\n\n", ()),
    ("a date of the story", "The port, which closed on 2 June 2025, is open. ", ()),
]


@pytest.mark.parametrize(("start", "notes"), [case[1:] for case in DATELINES], ids=[case[0] for case in DATELINES])
def test_a_dateline_that_differs_is_noted(start, notes):
    article = complete(text({"published": "2025-06-17"}).article(Known()))
    assert article.notes == ()
    article = complete(Record(id="a", path="a.txt", text=start + BODY, fields={"published": "2025-06-17"}).article(Known()))
    assert (article.published, article.published_from, article.notes) == (JUNE, "declared", notes)


# ------------------------------------------------------------------ front matter


def one(folder, front):
    path = folder / "a.txt"
    path.write_text(f"---\n{front}\n---\n{BODY}", encoding="utf-8")
    articles, skipped = read([path])
    (only,) = (*articles, *skipped)
    return only


FRONT = [
    ("other programs' names", "headline: Port reopens\nsite: The Pier\ndate: 2025-06-17 10:00:00 +0200\nlang: en\nby: Ana Ruiz\nlink: https://a.example/1",
     ("The Pier", JUNE, "Port reopens", "Ana Ruiz", "https://a.example/1"), ()),
    ("our own come first", "date: 2025-06-12\npublished: 2025-06-17\nsource: The Quay\noutlet: The Pier", ("The Pier", JUNE, None, None, None), ()),
    ("capitals", "Title: Port reopens\nDate: 2025-06-17", (None, JUNE, "Port reopens", None, None), ()),
    ("several authors", "authors: [Ana Ruiz, Jo Ray]\nauthor:\n  - Li Wei\n  - Sam Fox", (None, None, None, "Li Wei, Sam Fox", None), ()),
    ("names that nobody reads", "layout: post\ntags: [port, strike]\nsubtitle: x\ncategory: sea\nimage: a.png\ndraft: no", (None, None, None, None, None), ()),
    ("a slip", "outlt: The Pier\nlangauge: en", (None, None, None, None, None),
     ("front matter, line 2: 'outlt' isn't read (did you mean 'outlet'?)", "front matter, line 3: 'langauge' isn't read (did you mean 'language'?)")),
    ("a value that another program can read", "title: x\ndate: soon", (None, None, "x", None, None),
     ("front matter, line 3: published 'soon' isn't a date; write YYYY-MM-DD",)),
    ("a language without data, by another name", "lang: de", (None, None, None, None, None),
     ("front matter, line 2: language 'de' isn't one of ar, en, es, fr",)),
    ("a list where another program has one", "source: [a, b]\ndate: [a]", (None, None, None, None, None), ()),
    ("keys that are no text", "? [a, b]\n: x\n1: y", (None, None, None, None, None), ()),
]  # fmt: skip


@pytest.mark.parametrize(("front", "expected", "notes"), [case[1:] for case in FRONT], ids=[case[0] for case in FRONT])
def test_front_matter(tmp_path, front, expected, notes):
    found = one(tmp_path, front)
    assert isinstance(found, Article)
    title = found.title if found.title_span else None
    assert (found.outlet, found.published, title, found.author, found.url) == expected
    assert found.notes == notes


def test_a_date_by_our_own_name_must_be_one(tmp_path):
    assert one(tmp_path, "published: 1750118400") == Skipped(
        path=(tmp_path / "a.txt").as_posix(), reason="published '1750118400' is a count of seconds, not a date; write YYYY-MM-DD"
    )


AUTHORS = [('"Ana Ruiz"', "Ana Ruiz"), ('["Ana Ruiz", "Jo Ray"]', "Ana Ruiz, Jo Ray"), ('{"name": "Ana Ruiz"}', None), ("7", None), ("null", None)]


@pytest.mark.parametrize(("said", "author"), AUTHORS)
def test_authors_of_a_record(tmp_path, said, author):
    (tmp_path / "a.jsonl").write_text(f'{{"id": "1", "text": "{BODY.strip()}", "author": {said}, "url": "https://a.example/1"}}')
    ((article,), _) = read([tmp_path])
    assert (article.author, article.url) == (author, "https://a.example/1")


def test_a_side_file_says_who_wrote_it(tmp_path):
    (tmp_path / "sources.yaml").write_text("a.txt: {author: Ana Ruiz, url: 'https://a.example/1', published: 17 June 2025}\n")
    (tmp_path / "a.txt").write_text(BODY)
    ((article,), _) = read([tmp_path])
    assert (article.author, article.url, article.published) == ("Ana Ruiz", "https://a.example/1", JUNE)
    (tmp_path / "sources.yaml").write_text("a.txt: {published: 06/07/2025}\n")
    with pytest.raises(InputError, match=r"sources\.yaml:1: published '06/07/2025' may be two days; write YYYY-MM-DD$"):
        read([tmp_path])


def test_notes_are_those_of_the_reader_the_layers_and_the_text():
    record = Record(id="a", path="a.txt", text=f"TUNIS, 12 June 2025 (Agency) – {BODY}", fields=OWN, notes=("mended",))
    report = check([record.article(Known(file="a.txt", side={"outlet": "Side"}))])
    assert [note for source in report.sources for note in source.article.notes] == [
        "mended",
        "outlet: front matter says 'Own', sources.yaml 'Side'; the first is taken",
        "published: declared 2025-06-17, its dateline says 2025-06-12; the first is taken",
    ]
