"""Tables as text: marks between cells, quotes, columns by any name, and rows that are broken."""

from datetime import date

import pytest

from crosscheck.read import read

TEXT = "The harbour reopened on Monday after a strike of three days"
FRENCH = "Le port a rouvert lundi après une grève de trois jours, a annoncé la direction"
ARABIC = "أعلنت سلطة الميناء يوم الاثنين إعادة فتح الميناء بعد إضراب دام ثلاثة أيام"


def found(folder, data, name="a.csv", columns=None):
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read([path], lambda article: article, columns)


def reasons(folder, skipped):
    return [(one.path.removeprefix(f"{folder.as_posix()}/"), one.reason) for one in skipped]


DIALECTS = [
    ("commas", f"id,text\n1,{TEXT}\n", TEXT),
    ("semicolons", f"id;text\n1;{TEXT}\n", TEXT),
    ("tabs", f"id\ttext\n1\t{TEXT}\n", TEXT),
    ("bars", f"id|text\n1|{TEXT}\n", TEXT),
    ("one column", f"text\n{TEXT}\n", TEXT),
    ("one column, commas in text", f"text\n{FRENCH}\n", FRENCH),
    ("commas in text, semicolons between", f"id;text\n1;{FRENCH}\n", FRENCH),
    ("commas in the names too", f"id;text;a,b,c,d\n1;{FRENCH};\n", FRENCH),
    ("quotes", f'id,text\n1,"{FRENCH}"\n', FRENCH),
    ("all in quotes", f'"id","text"\n"1","{FRENCH}"\n', FRENCH),
    ("quotes in quotes", 'id,text\n1,"The ""Pier"" said, twice, so"\n', 'The "Pier" said, twice, so'),
    ("a quote in the middle", 'id,text\n1,A 5" pipe burst on Monday\n', 'A 5" pipe burst on Monday'),
    ("blanks before a quote", f'id, text\n1, "{FRENCH}"\n', FRENCH),
    ("several lines in a cell", f'id,text\n1,"{TEXT}\n\n{TEXT}"\n', f"{TEXT}\n\n{TEXT}"),
    ("lines of Windows", f'id,text\r\n1,"{TEXT}\r\n{TEXT}"\r\n', f"{TEXT}\r\n{TEXT}"),
    ("lines of old Macs", f"id,text\r1,{TEXT}\r", TEXT),
    ("a mark of UTF-8", f"\ufefftext,id\n{TEXT},1\n", TEXT),
    ("a mark, and quotes", f'\ufeff"text","id"\n"{TEXT}","1"\n', TEXT),
    ("sep=", f"sep=;\nid;text\n1;{FRENCH}\n", FRENCH),
    ("empty lines", f"\n\nid,text\n\n1,{TEXT}\n\n,\n", TEXT),
    ("no line end", f"id,text\n1,{TEXT}", TEXT),
    ("empty cells behind", f"id,text\n1,{TEXT},,,\n", TEXT),
    ("cells missing behind", f"id,text,title,url\n1,{TEXT}\n", TEXT),
    ("capitals", f"ID,Text\n1,{TEXT}\n", TEXT),
    ("Arabic", f"id,text\n1,{ARABIC}\n", ARABIC),
    ("UTF-16", f"id\ttext\n1\t{ARABIC}\n".encode("utf-16"), ARABIC),
    ("UTF-16, the other way", "\ufeff".encode("utf-16-be") + f"id,text\n1,{ARABIC}\n".encode("utf-16-be"), ARABIC),
]


@pytest.mark.parametrize(("data", "text"), [case[1:] for case in DIALECTS], ids=[case[0] for case in DIALECTS])
def test_dialects(tmp_path, data, text):
    (one,), skipped = found(tmp_path, data)
    assert (one.text, one.id, skipped) == (text, "a.csv:2" if one.id != "1" else "1", ())


ENCODINGS = [
    ("Windows, French", FRENCH, "cp1252", "read as Windows-1252, which nothing in it declares"),
    ("Mac, French", FRENCH, "mac-roman", "read as Mac Roman, which nothing in it declares"),
    ("Windows, Arabic", ARABIC, "cp1256", "read as Windows-1256, which nothing in it declares"),
    ("ISO, Arabic", ARABIC, "iso8859-6", "read as ISO-8859-6, which nothing in it declares"),
    ("UTF-16 without its mark", ARABIC, "utf-16-le", "read as UTF-16, which nothing in it declares"),
    ("UTF-32", ARABIC, "utf-32", None),
]


@pytest.mark.parametrize(("text", "encoding", "note"), [case[1:] for case in ENCODINGS], ids=[case[0] for case in ENCODINGS])
@pytest.mark.parametrize("rows", [1, 3_000])
def test_encodings(tmp_path, text, encoding, note, rows):
    articles, skipped = found(tmp_path, "".join(["id;text\n", *(f"{n};{text}\n" for n in range(rows))]).encode(encoding))
    assert (len(articles), skipped) == (rows, ())
    assert {one.text for one in articles} == {text}
    assert [one.notes for one in articles[:2]] == [(note,) if note else (), ()][:rows]


def test_a_table_of_tabs_may_hold_any_commas(tmp_path):
    (one,), _ = found(tmp_path, f"id\ttext\n1\t{FRENCH}, {FRENCH}\n", "a.tsv")
    assert one.text == f"{FRENCH}, {FRENCH}"


def test_all_that_is_known(tmp_path):
    head, row = "id,text,language,published,outlet,title,url,section", f"x/1,{TEXT},en-GB,2025-06-17T08:00:00Z,The Pier,Open,https://pier.example/1,sea"
    (one,), skipped = found(tmp_path, f"{head}\n{row}\n")
    assert (one.id, one.language, one.published, one.outlet, one.title) == ("x/1", "en", date(2025, 6, 17), "The Pier", "Open")
    assert (one.path, one.notes, one.extracted, skipped) == (f"{tmp_path.as_posix()}/a.csv:2", (), False, ())


COMMON = [
    ("body", f"body,n\n{TEXT},1\n", "columns: text is 'body'"),
    ("article", f"Article\n{TEXT}\n", "columns: text is 'Article'"),
    ("in French", f"texte;titre;langue\n{FRENCH};Port;fr\n", "columns: text is 'texte'; language is 'langue'; title is 'titre'"),
    ("in Arabic", f"النص,العنوان\n{ARABIC},ميناء\n", "columns: text is 'النص'; title is 'العنوان'"),
    ("words joined as one likes", f"Full Text,Publish-Date\n{TEXT},2025-06-17\n", "columns: text is 'Full Text'; published is 'Publish-Date'"),
    ("a link is name and address", f"link,content\nhttps://x.example/1,{TEXT}\n", "columns: id is 'link'; text is 'content'; url is 'link'"),
    ("its own name first", f"text,body,source,outlet\n{TEXT},x,y,z\n", None),
    ("two dates", f"text,date,pubdate\n{TEXT},2025-06-17,2025-06-18\n", "columns: published could be 'date' or 'pubdate' and is left out"),
]


@pytest.mark.parametrize(("data", "note"), [case[1:] for case in COMMON], ids=[case[0] for case in COMMON])
def test_common_names_are_known_and_told(tmp_path, data, note):
    (one,), skipped = found(tmp_path, data)
    assert (one.notes, skipped) == ((note,) if note else (), ())
    assert one.text in (TEXT, FRENCH, ARABIC)


def test_what_a_common_name_doesnt_mean_is_left_out_with_a_note(tmp_path):
    (one,), _ = found(tmp_path, f"body,date,lang\n{TEXT},17 June,English\n")
    assert (one.published, one.language) == (None, "und")
    assert [note.partition(";")[0] for note in one.notes[1:]] == [
        "published '17 June' isn't a date",
        "language 'English' isn't one of ar, en, es, fr",
    ]


def test_what_its_own_name_doesnt_mean_is_a_mistake(tmp_path):
    articles, skipped = found(tmp_path, f"text,published\n{TEXT},yesterday\n{TEXT},2025-06-17\n")
    assert (len(articles), reasons(tmp_path, skipped)) == (1, [("a.csv:2", "published 'yesterday' isn't a date; write YYYY-MM-DD")])


def test_columns_as_they_are_said(tmp_path):
    (one,), skipped = found(tmp_path, f"n,story,text,when\n7,{TEXT},no,2025-06-17\n", columns={"text": "story", "id": "n", "published": "when"})
    assert (one.id, one.text, one.published, one.extracted, one.notes, skipped) == ("7", TEXT, date(2025, 6, 17), True, (), ())


def test_a_column_that_is_said_and_not_there_is_a_note(tmp_path):
    (one,), skipped = found(tmp_path, f"words,dey\n{TEXT},2025-06-17\n", columns={"text": "words", "published": "day"})
    assert (one.text, one.published, one.notes, skipped) == (TEXT, None, ("columns: no 'day' for published (did you mean 'dey'?)",), ())


WRONG = [
    ("no text", "a,b,txt\n1,2,3\n", None, "no column 'text' (did you mean 'txt'?); there is 'a', 'b', 'txt'; say which is the text: --columns text=NAME"),
    ("no names", "1,2\n3,4\n", None, "no column 'text'; there is '1', '2'; say which is the text: --columns text=NAME"),
    ("many columns", ",".join(map(str, range(50))) + "\n", None, None),
    ("two could be it", f"body,content\n{TEXT},{TEXT}\n", None, "the text could be 'body' or 'content'; say which: --columns text=body"),
    ("two of one name", f"text,text\n{TEXT},{TEXT}\n", None, "the text could be 'text' or 'text'; say which: --columns text=text"),
    ("said, and not there", f"text,wordz\n{TEXT},x\n", {"text": "words"}, "no column 'words' for text (did you mean 'wordz'?); there is 'text', 'wordz'"),
    ("empty", "", None, "empty"),
    ("blank", " \n\n", None, "empty"),
    ("binary", b"id,text\n\0\0\1\2", None, "binary, not text"),
    ("a name that a terminal obeys", "\x1b[31mred\n1\n", None, "no column 'text'; there is '\\x1b[31mred'; say which is the text: --columns text=NAME"),
]


@pytest.mark.parametrize(("data", "columns", "reason"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_one_clear_line(tmp_path, data, columns, reason):
    articles, (skipped,) = found(tmp_path, data, columns=columns)
    assert not articles
    assert skipped.reason == reason or (reason is None and "'11' and 38 more" in skipped.reason)


ROWS = [
    ("empty text", "2,\n", ["a.csv:3 text is empty"]),
    ("blank text", '2," "\n', ["a.csv:3 text is empty"]),
    ("no id, which is no mistake", f",{TEXT}\n", []),
    ("an id twice", f"1,{TEXT}\n", ["a.csv:3 id '1' stands in line 2 already"]),
    (
        "commas outside of quotes",
        f"2,{FRENCH}, et plus\n",
        ["a.csv:3 4 cells, and the first row has 2; a cell with the mark between cells in it stands in quotation marks"],
    ),
    ("text behind a quote", f'2,"{TEXT}" he said\n', ["a.csv:3 text behind a closing quotation mark; a mark inside of a cell is written twice"]),
    ("an open quote at the end", f'2,"{TEXT}\n', None),
    ("an open quote before a good row", f'2,"{TEXT}\n3,"{TEXT}"\n', ["a.csv:3 text behind a closing quotation mark; a mark inside of a cell is written twice"]),
    (
        "an open quote that another row's opening closes",
        f'"2,{TEXT}\n3,"\n',
        [
            "a.csv:3 a quotation mark opens a cell here, and the one that closes it is missing or belongs to another row",
            "a.csv:4 a quotation mark opens a cell here, and none closes it",
        ],
    ),
    ("a byte of another encoding", b"2,\xe9t\xe9\n", ["a.csv:3 not UTF-8, as the lines before it are"]),
    ("a zero", f"2,{TEXT}\0\n", ["a.csv:3 binary, not text"]),
    ("too long", f"2,{'x' * 10_000_001}\n", ["a.csv:3 too large for one article (at most 10,000,000 characters)"]),
    ("too long over many lines", '2,"' + f"{'x' * 999}\n" * 10_001 + '"\n', None),
]


@pytest.mark.parametrize(("row", "told"), [case[1:] for case in ROWS], ids=[case[0] for case in ROWS])
def test_a_broken_row_is_told_and_the_others_are_read(tmp_path, row, told):
    row = row if isinstance(row, bytes) else row.encode()
    first = f"{TEXT} {'x' * 70_000}" if b"\0" in row or b"\xe9" in row else TEXT  # the encoding is known by then
    data = f"id,text\n1,{first}\n".encode() + row + f"last,{TEXT}\n".encode()
    articles, skipped = found(tmp_path, data)
    assert {"1", "last"} <= {one.id for one in articles}
    lines = [f"{path} {reason}" for path, reason in reasons(tmp_path, skipped)]
    if told is None:
        assert lines[0] == "a.csv:3 a quotation mark opens a cell here, and none closes it"
    else:
        assert lines == told


def test_a_table_of_other_things_in_a_folder_is_passed_over(tmp_path):
    (tmp_path / "scores.csv").write_text("name,points\nA,1\n")
    (tmp_path / "a.txt").write_text(TEXT)
    assert [[one.id for one in part] for part in read([tmp_path])] == [["a.txt"], []]
    assert [[one.id for one in part] for part in read([tmp_path], columns={"text": "words"})] == [["a.txt"], []]


def test_a_million_columns_are_harmless(tmp_path):
    head = ",".join(f"c{n}" for n in range(1_000_000))
    articles, (skipped,) = found(tmp_path, f"{head}\n" + "," * 999_999 + "\n")
    assert not articles
    assert len(skipped.reason) < 400


def test_quotes_everywhere_take_no_longer(tmp_path):
    """Each is looked at a few times, not once for each row before it."""
    articles, skipped = found(tmp_path, "id,text\n" + '1,"\n' * 60_000 + f"2,{TEXT}\n")
    assert ([one.id for one in articles], len(skipped)) == (["1", "2"], 101)


def test_an_open_quote_swallows_nothing(tmp_path):
    rows = "".join(f"{n},{TEXT}\n" for n in range(20_000))
    articles, skipped = found(tmp_path, f'id,text\nx,"open\n{rows}')
    assert len(articles) == 20_000
    assert reasons(tmp_path, skipped) == [("a.csv:2", "a quotation mark opens a cell here, and none closes it")]


MARKUP = f"<p>{TEXT}, the port authority said.</p><p>Ships waited for <b>40</b> hours &amp; more, it said.</p>"
PAGE = f"<!DOCTYPE html><html><head><title>Port</title></head><body><nav><a>Sport</a></nav><article>{MARKUP}</article></body></html>"


@pytest.mark.parametrize("markup", [MARKUP, PAGE, "<br/>40 hours &amp; more"], ids=["a piece", "a page", "a short piece"])
@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_a_text_in_html_is_read_as_what_it_shows(tmp_path, name, markup):
    data = f'id,text,outlet\n1,"{markup}",The Pier\n' if name == "a.csv" else f'\n{{"id": "1", "text": "{markup}", "outlet": "The Pier"}}\n'
    (one,), skipped = found(tmp_path, data, name)
    assert (one.id, one.outlet, one.path, one.extracted, skipped) == ("1", "The Pier", f"{tmp_path.as_posix()}/{name}:2", True, ())
    assert "<" not in one.text
    assert "40 hours & more" in one.text
    assert "Sport" not in one.text


@pytest.mark.parametrize("text", ["1 < 2 and 3 > 2, he said", "the tag <port> stands here", "a<b, b>c"])
def test_a_text_with_angle_brackets_stays_one(tmp_path, text):
    (one,), _ = found(tmp_path, f'text\n"{text}"\n')
    assert one.text == text


@pytest.mark.parametrize("seed", range(20))
def test_no_table_ends_the_run(tmp_path, seed):
    from random import Random

    chance = Random(seed)
    pieces = ["id", "text", "body", ",", ";", "\t", '"', '""', "\n", "\r\n", "\r", TEXT, ARABIC, " ", "\ufeff", "\0", "sep=;", "é", "|", "x" * 50]
    for _ in range(25):
        data = "".join(chance.choices(pieces, k=chance.randint(0, 60))).encode(chance.choice(["utf-8", "utf-8", "utf-16", "cp1256"]), "replace")
        articles, skipped = found(tmp_path, data)
        assert all(one.text.strip() for one in articles)
        assert all("\n" not in one.reason for one in skipped)
