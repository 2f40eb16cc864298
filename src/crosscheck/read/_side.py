"""The `sources.yaml` files that lie in an archive, and what they say of the files beside them in there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from crosscheck.errors import InputError
from crosscheck.model import Skipped
from crosscheck.read._files import Found, Unreadable, decode
from crosscheck.read._side_file import SIDE_FILE, parsed

LONGEST, IN_ALL = 262_144, 1_048_576  # bytes of one, and of all of an archive: YAML is read slowly


@dataclass(slots=True)
class Side:
    """What is gathered of one archive: the names of its files by their folders, and each folder's `sources.yaml`."""

    _names: dict[str, list[str]] = field(default_factory=dict)
    _texts: dict[str, bytes] = field(default_factory=dict)
    _fields: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)

    def take(self, name: str, read: Callable[[int], bytes] | None) -> None:
        """A file of the archive, and how its bytes are read; None for what is no file."""
        folder, _, file = name.rpartition("/")
        if read is None:
            return
        self._names.setdefault(folder, []).append(file)
        if file == SIDE_FILE:
            self._texts[folder] = read(LONGEST + 1)

    def mistakes(self, found: Found) -> Iterator[Skipped]:
        """Read what was gathered; a file that can't be used is told, and the articles beside it are read without."""
        taken = 0
        for folder, data in sorted(self._texts.items()):
            where = found.member(f"{folder}/{SIDE_FILE}".lstrip("/"), b"").shown
            taken += len(data)
            if len(data) > LONGEST or taken > IN_ALL:
                yield Skipped(path=where, reason=f"too long; at most {LONGEST:,} bytes, and {IN_ALL:,} in one archive")
                continue
            try:
                self._fields[folder] = parsed(decode(data), where, self._names[folder])
            except Unreadable as error:
                yield Skipped(path=where, reason=str(error))
            except InputError as error:
                place, _, reason = str(error).removeprefix(where).partition(": ")
                yield Skipped(path=f"{where}{place}", reason=reason)

    def fields(self, name: str) -> dict[str, str]:
        """What is known of a file."""
        folder, _, file = name.rpartition("/")
        return self._fields.get(folder, {}).get(file, {})
