"""Lets coverage choose the texts (needs the package atheris; run by hand):

python tests/fuzz/fuzz_atheris.py -max_total_time=600 [corpus folder]
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["crosscheck"]):
    from grammar import LONGEST, check, pieces

    from crosscheck.lang import languages


def one(data: bytes) -> None:
    """A text from bytes: pieces of the grammar, with plain text between them."""
    given = atheris.FuzzedDataProvider(data)
    language = given.PickValueInList(list(languages()))
    found = []
    for _ in range(LONGEST):
        sort = given.ConsumeIntInRange(0, len(pieces(language)))
        found.append(given.ConsumeUnicode(8) if sort == len(pieces(language)) else given.PickValueInList(list(pieces(language)[sort])))
        found.append(" " if given.ConsumeBool() else "")
    check("".join(found), language)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
