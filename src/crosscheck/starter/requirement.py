"""What pip is to install in CI: the crosscheck that wrote the file, from where it came."""

from __future__ import annotations

import json
from importlib import metadata
from typing import Any
from urllib.parse import SplitResult, urlsplit, urlunsplit

UNKNOWN = "crosscheck @ git+https://ADDRESS"  # for somebody to fill in: another project may take the bare name in an index


def installed() -> str:
    """The requirement of the crosscheck that runs; UNKNOWN where it wasn't installed, or from a folder of this machine."""
    try:
        found = metadata.distribution("crosscheck")
    except metadata.PackageNotFoundError:
        return UNKNOWN
    return of(found.version, found.read_text("direct_url.json"))


def of(version: str, direct_url: str | None) -> str:
    """The requirement that an installation's version and direct_url.json stand for (PEP 610: none is there for what came from an index).

    No password of the address is in it, and no query, which may hold one.
    """
    if direct_url is None:
        return f"crosscheck=={version}"
    try:
        record: dict[str, Any] = json.loads(direct_url)
        url = urlsplit(record["url"])
        commit = record.get("vcs_info", {}).get("commit_id")
        if url.scheme not in ("https", "http", "ssh") or not url.hostname or ("vcs_info" in record and record["vcs_info"]["vcs"] != "git"):
            return UNKNOWN
        address = _public(url) + (f"#subdirectory={record['subdirectory']}" if record.get("subdirectory") else "")
    except (ValueError, KeyError, TypeError, AttributeError):
        return UNKNOWN
    head, mark, fragment = address.partition("#")
    requirement = f"crosscheck @ git+{head}@{commit}{mark}{fragment}" if commit else f"crosscheck @ {address}"
    return requirement if wrong(requirement) is None else UNKNOWN


def wrong(requirement: str) -> str | None:
    """What keeps a requirement out of a file for CI; None for one that can stand there."""
    if not requirement.strip():
        return "is empty; say what pip is to install, such as crosscheck==1.0"
    if requirement.startswith("-"):
        return "starts with a hyphen; say what pip is to install, not an option of pip"
    if not requirement.isprintable():
        return "holds a line break or control mark"
    return "holds a $, which CI would expand; write that into the file by hand" if "$" in requirement else None


def _public(url: SplitResult) -> str:
    """An address without what may be secret; the user of ssh is none."""
    user = f"{url.username}@" if url.scheme == "ssh" and url.username else ""
    host = f"[{url.hostname}]" if ":" in (url.hostname or "") else url.hostname
    port = f":{url.port}" if url.port else ""
    return urlunsplit((url.scheme, f"{user}{host}{port}", url.path, "", ""))
