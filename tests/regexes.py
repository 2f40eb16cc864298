"""Records every regular expression that crosscheck compiles or uses, and from where; run as a process of its own, it prints them as JSON.

Expressions are made at import, or from language data and what users write when they are first needed: so a sample of everything is read, compared and shown.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import re2
import regex

USES = ("compile", "match", "search", "fullmatch", "sub", "subn", "split", "findall", "finditer")
TEXTS = {
    "en": "Paris, 3 May 2025 (AP) – The embassy in Rabat will reopen after 12 years, Minister Nadia Ferrand said. About 1,20,000 people and $3.5m were lost.",
    "fr": "Lyon, le 3 mai 2025 – L’ambassade à Rabat rouvrira après 13 ans, a déclaré la ministre Nadia Ferrand. Quelque 12 % des habitants étaient là.",
    "ar": "الرباط، 3 ماي 2025 – ستعيد السفارة في الرباط فتح أبوابها بعد 13 عاما، قالت الوزيرة نادية فران. قتل 12 شخصا.",
    "forms": "\ufee3\ufea4\ufee4\ufeaa قال مُحَمَّدٌ إنّ 12 كـتـابا في البيت. The cafe\u0301 of Lyon lost 12 people, the ministry said on Monday.",
    "es": "Madrid, 3 de mayo de 2025 – La embajada en Rabat reabrirá tras 13 años, dijo la ministra Nadia Ferrand.",
}
found: dict[tuple[str, int, str, int, str], None] = {}


def recorded(engine: Any, name: str) -> Callable[..., Any]:
    real = getattr(engine, name)

    def use(pattern: Any, *args: Any, **known: Any) -> Any:
        caller = sys._getframe(1)
        if "crosscheck" in Path(caller.f_code.co_filename).parts:
            text = pattern if isinstance(pattern, str | bytes) else pattern.pattern
            made = engine.compile(text, flags) if (flags := _flags(engine, name, args, known)) else None
            of, text = (engine.__name__, text) if isinstance(text, str) else (f"{engine.__name__} of bytes", text.decode("latin-1"))
            found[caller.f_code.co_filename, caller.f_lineno, text, int(made.flags) if made else 0, of] = None
        return real(pattern, *args, **known)

    return use


def _flags(engine: Any, name: str, args: tuple[Any, ...], known: dict[str, Any]) -> int:
    flags = known.get("flags", args[0] if name == "compile" and args else 0)
    return int(flags) if isinstance(flags, int) and engine is not re2 else 0


def everything() -> None:
    """Import all there is, and use what makes expressions as it is used."""
    import crosscheck

    for module in pkgutil.walk_packages(crosscheck.__path__, "crosscheck."):
        if module.name != "crosscheck.__main__" and ".spark" not in module.name:  # an extra; it is imported below where it is there
            importlib.import_module(module.name)
    for module in ("inputs", "failing"):
        try:
            importlib.import_module(f"crosscheck.spark.{module}")
        except ImportError:  # the extra isn't installed; its expressions are read from its text
            continue
    from crosscheck import check
    from crosscheck.cli import run
    from crosscheck.dateline import read_published
    from crosscheck.model import Article
    from crosscheck.names import similarity
    from crosscheck.plain import plain
    from crosscheck.read import read
    from crosscheck.report import encoded, formats
    from crosscheck.report.contract import mistake
    from crosscheck.rules import load_rules

    articles = [
        Article(id=code, path=f"{code}.txt", text=f"{text}\n\n{text}", language="ar" if code == "forms" else code, published=date(2025, 5, 3))
        for code, text in TEXTS.items()
    ]
    report = check(articles, rules=load_rules(), stories="one")
    for name in formats():
        encoded(name, report)
    mistake(json.loads(encoded("json", report)), json.loads((Path(crosscheck.__file__).parent / "report" / "report.schema.json").read_text(encoding="utf-8")))
    for code in ("en", "fr", "ar", "es"):
        read_published("Rabat\n2025-05-03 14:30\nThe embassy was closed.", code)
    similarity("Bashar al-Assad", "بشار الأسد")
    for odd in ("ﻻ ﻣﺪﻳﻨﺔ", "cafe\u0301 ouvert", "أُعِيدَ فَتْحُ السِّفَارَةِ e\u0301", "أُعِيدَ فَتْحُ السِّفَارَةِ بَعْدَ", "soft\u00adly"):
        plain(odd)
    with tempfile.TemporaryDirectory() as folder:
        for n, text in enumerate(TEXTS.values()):
            paragraphs = f'<p class="a">{text} <a href="b">{text}</a></p>' * 5
            Path(folder, f"{n}.html").write_text(
                f"<html><head><title>A</title></head><body><h1>A</h1><article>{paragraphs}</article></body></html>", encoding="utf-8"
            )
        read([folder])
        for command in (["rules", "new", "crowd-differs", "--comparer", "quantity", "--output", folder], ["rules", "list"], ["rules", "show", "date-differs"]):
            run(command)


def main() -> None:
    for engine in (re, regex, re2):
        for name in USES:
            if hasattr(engine, name):
                setattr(engine, name, recorded(engine, name))
    out, sys.stdout = sys.stdout, sys.stderr
    everything()
    json.dump([list(key) for key in found], out)


if __name__ == "__main__":
    main()
