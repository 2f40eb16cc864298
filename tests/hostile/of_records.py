"""Records and metadata: JSON, JSON lines, tables, front matter."""

from __future__ import annotations

import json

TEXT = "The ministry said on Monday that 12 of the 40 bridges had been closed for two weeks."


def record(**fields: object) -> str:
    return json.dumps({"id": "NAME", "text": TEXT, "language": "en"} | fields)


# In the place of NAME each has its file's name, so that what is read of it can be told.
_JSON = {
    "surrogate": record(text=TEXT + "\ud800"),
    "surrogate-low": record(title="\udfff"),
    "surrogate-pair": record(text=TEXT + "\U0001f600"),
    "deep-lists": "[" * 100_000,
    "deep-lists-closed": "[" * 100_000 + "]" * 100_000,
    "deep-objects": '{"a":' * 50_000,
    "deep-in-a-field": record()[:-1] + ', "more": ' + "[" * 3_000 + "]" * 3_000 + "}",
    "many-digits": record()[:-1] + ', "n": ' + "9" * 100_000 + "}",
    "large-exponent": record()[:-1] + ', "n": 1e999999999}',
    "not-a-number": record()[:-1] + ', "n": NaN, "m": -Infinity}',
    "twice-a-key": record()[:-1] + ', "text": "It rained.", "text": "It snowed in Lyon."}',
    "list": json.dumps([TEXT]),
    "word": '"text"',
    "null": "null",
    "number": "12",
    "cut": record()[:40],
    "cut-in-an-escape": '{"id": "NAME", "text": "\\u00',
    "nothing-in-it": "{}",
    "text-is-a-list": '{"id": "NAME", "text": ["a"]}',
    "text-is-a-number": '{"id": "NAME", "text": 12}',
    "text-is-empty": record(text=" "),
    "id-is-empty": record(id=""),
    "id-is-a-path": record(id="NAME/../../../../etc/passwd"),
    "id-is-armed": record(id="NAME\x1b[2J\n::error::x\u202e"),
    "id-is-long": record(id="NAME" + "x" * 100_000),
    "nul-in-the-text": record(text=TEXT + "\0\0"),
    "controls-in-the-text": record(text=TEXT + "".join(map(chr, range(1, 32)))),
    "raw-controls": '{"id": "NAME", "text": "a\x01b"}',
    "comment": record() + " // comment",
    "trailing-comma": record()[:-1] + ",}",
    "single-quotes": "{'id': 'NAME', 'text': 'a'}",
    "python": "{'id': __import__('os').system('true')}",
    "a-date-that-is-none": record(published="2025-99-99"),
    "a-year-of-many-digits": record(published="9" * 10_000),
    "a-language-that-is-none": record(language="x" * 10_000),
    "a-language-with-escapes": record(language="\x1b[2J\nfr"),
    "many-keys": json.dumps({"id": "NAME", "text": TEXT} | {str(n): n for n in range(100_000)}),
    "with-a-mark": "\ufeff" + record(),
    "blanks-only": " \n \n",
}
FILES = {f"json-{name}.{ending}": text.replace("NAME", f"json-{name}.{ending}").encode() for ending in ("json", "jsonl") for name, text in _JSON.items()}
FILES |= {
    "json-in-utf-16.json": record(id="json-in-utf-16.json").encode("utf-16"),
    "lines-in-utf-16.jsonl": record(id="lines-in-utf-16.jsonl").encode("utf-16"),
    "lines-without-a-break.jsonl": lambda: b'{"id": "' + b"x" * 20_000_000,
    "lines-empty.jsonl": lambda: b"\n" * 1_000_000,
    "lines-all-wrong.jsonl": lambda: b"[\n" * 50_000,
    "lines-all-one.jsonl": lambda: (record(id="lines-all-one.jsonl") + "\n").encode() * 2_000,
    "lines-with-nuls.jsonl": b"\0\n\0\n\0",
    "lines-of-carriage-returns.jsonl": record(id="lines-of-carriage-returns.jsonl").encode() + b"\r",
    "lines-two-on-one.jsonl": (record(id="lines-two-on-one.jsonl") * 2).encode(),
    "lines-cut.jsonl": (record(id="lines-cut.jsonl") + "\n" + record()[:30]).encode(),
}

FRONT = {
    "never-ends": "language: en\n" * 20_000,
    "never-closed": "language: en\ntitle: A\n",
    "laughs": "a: &a [x,x,x,x,x,x,x,x,x]\n"
    + "".join(f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    + "title: *j\n---\n",
    "alias-in-title": "a: &a A title\ntitle: *a\n---\n",
    "alias-of-itself": "a: &a [*a]\n---\n",
    "merge": "a: &a {outlet: X}\n<<: *a\n---\n",
    "tag-of-python": "title: !!python/object/apply:os.system ['true']\n---\n",
    "tag-of-python-name": "title: !!python/name:os.system\n---\n",
    "tag-of-binary": "title: !!binary aGVsbG8=\n---\n",
    "tag-directive": "%TAG ! tag:yaml.org,2002:python/\n---\ntitle: !object/apply:os.system [x]\n---\n",
    "deep-flow": "title: " + "[" * 5_000 + "\n---\n",
    "deep-flow-closed": "a: " + "{a: " * 2_000 + "}" * 2_000 + "\n---\n",
    "deep-blocks": "".join(" " * n + f"k{n}:\n" for n in range(190)) + "---\n",
    "many-keys": "".join(f"k{n}: {n}\n" for n in range(1_500)) + "---\n",
    "keys-twice": "title: A\ntitle: B\n---\n",
    "tabs": "\ttitle:\tA\n---\n",
    "a-list": "- a\n- b\n---\n",
    "a-word": "word\n---\n",
    "a-list-as-key": "? [a, b]\n: c\n---\n",
    "a-list-as-title": "title: [a, b]\n---\n",
    "unclosed-quote": 'title: "A\n---\n',
    "a-long-title": "title: " + "word " * 3_900 + "\n---\n",
    "a-date-that-is-none": "published: 2025-02-30\n---\n",
    "a-date-of-many-digits": "published: " + "1" * 10_000 + "\n---\n",
    "a-language-that-is-none": "language: tlh\n---\n",
    "a-language-with-escapes": 'language: "\\e[2J\\n::error::"\n---\n',
    "nothing-behind": "title: A\n---\n",
    "nothing-in-it": "---\n",
    "colons": ": : : : :\n---\n",
    "octal-and-inf": "title: 0o777\noutlet: .inf\npublished: ~\n---\n",
    "two-documents": "title: A\n...\n---\ntitle: B\n---\n",
}
FILES |= {f"front-{name}.txt": f"---\n{text}{'' if name == 'nothing-behind' else TEXT}".encode() for name, text in FRONT.items()}
FILES |= {f"front-{name}.md": f"---\n{FRONT[name]}{TEXT}".encode() for name in ("laughs", "tag-of-python", "deep-flow", "never-closed")}

_HEAD = "id,text,language\n"
FILES |= {
    "table-of-many-columns.csv": lambda: b"a," * 1_000_000 + b"\n" + b"1," * 1_000_000,
    "table-of-many-rows.csv": (_HEAD + "table-of-many-rows.csv,,en\n" * 100_000).encode(),
    "table-unclosed.csv": (_HEAD + f'table-unclosed.csv,"{TEXT}\n' + "a,b,c\n" * 1_000).encode(),
    "table-of-one-field.csv": (_HEAD + 'table-of-one-field.csv,"' + "x" * 12_000_000 + '",en\n').encode(),
    "table-with-nuls.csv": (_HEAD + "table-with-nuls.csv,a\0b,en\n").encode(),
    "table-ragged.csv": (_HEAD + "table-ragged.csv\ntable-ragged.csv,a,en,d,e,f\n,,,\n").encode(),
    "table-of-formulas.csv": (_HEAD + f"table-of-formulas.csv,=HYPERLINK(1) {TEXT},en\n").encode(),
    "table-without-rows.csv": _HEAD.encode(),
    "table-without-a-head.csv": b"1,2,3\n4,5,6\n",
    "table-of-quotes.csv": b'"' * 100_001,
    "table-of-commas.tsv": b"\t" * 100_000,
    "table-in-utf-16.csv": (_HEAD + f"table-in-utf-16.csv,{TEXT},en\n").encode("utf-16"),
    "table-with-twice-a-column.csv": f"id,text,text\ntable-with-twice-a-column.csv,{TEXT},b\n".encode(),
    "table-empty.csv": b"",
    "table-empty.parquet": b"",
    "table-noise.parquet": bytes(range(256)) * 10,
    "table-cut.parquet": b"PAR1" + b"\x15\x04\x15" * 30,
    "table-of-magic.parquet": b"PAR1PAR1",
    "table-with-a-long-foot.parquet": b"PAR1" + b"\0" * 20 + b"\xff\xff\xff\x7f" + b"PAR1",
}
