"""What goes wrong on a worker, said in the one line that it would be on one machine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from crosscheck import errors
from crosscheck.errors import CrosscheckError, OptionError

_OURS = re.compile(r"^(?:crosscheck\.errors\.)?(\w+Error): (.+)$", re.MULTILINE)


@contextmanager
def told() -> Iterator[None]:
    """Raise an error of a worker as the one that it is, where it is for the user, else as one line that says what Spark says last."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JError) as error:
        raise _for_user(str(error)) from error


def _for_user(text: str) -> CrosscheckError:
    for name, message in reversed(_OURS.findall(text)):
        kind = getattr(errors, name, None)
        if isinstance(kind, type) and issubclass(kind, CrosscheckError):
            return kind(message)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    own = next((line for line in lines if "Error" in line or "Exception" in line), lines[0] if lines else "")
    return OptionError(f"Spark has failed: {own[:400]}")
