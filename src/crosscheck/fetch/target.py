"""A URL as it is asked for: its host in ASCII, its path percent-encoded, without fragment and dot segments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv6Address
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from crosscheck.address import INSIDE, url_of
from crosscheck.errors import quoted
from crosscheck.fetch.refused import Refused

PORTS = {"http": 80, "https": 443}
LONGEST = 4_000  # characters of a URL
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")
_STRAY = re.compile(r"%(?![0-9A-Fa-f]{2})")
_LIKE_A_LINE = re.compile(r":(?=\d+\Z)")
_CONTROL = re.compile(r"[\x00-\x20\x7f]")
_KEPT = "/:@!$&'()*+,;=~%[]?"  # what stands for itself in a path or a query


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where a request goes."""

    scheme: str
    host: str  # ASCII, in lower case; an IPv6 address without brackets
    port: int
    path: str  # with the query; ASCII, starts with a slash

    @property
    def place(self) -> str:
        """The host as a URL and the header Host have it, with a port that isn't the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole URL."""
        return f"{self.scheme}://{self.place}{self.path}"

    @property
    def address(self) -> str:
        """How reports call it: the URL, in which nothing looks like a line or like something that lies in a file."""
        return f"{self.scheme}://{self.place}{_LIKE_A_LINE.sub('%3A', self.path.replace(INSIDE, '%21/'))}"

    def at(self, path: str) -> Target:
        """Another page of the same host."""
        return Target(scheme=self.scheme, host=self.host, port=self.port, path=path)

    def joined(self, location: str) -> Target:
        """Where a redirect leads; raises Refused."""
        if _CONTROL.search(location) or len(location) > LONGEST:
            raise Refused(f"redirected to what isn't a URL: {quoted(location)}")
        try:
            return parsed(urljoin(self.url, location))
        except (Refused, ValueError) as error:
            raise Refused(f"redirected to {quoted(location)}: {error}") from None


def parsed(text: str) -> Target:
    """The target of a URL as people write it; raises Refused with what is wrong."""
    text = text.strip()
    if _CONTROL.search(text):
        raise Refused("not a URL: it holds a blank or a control character")
    if len(text) > LONGEST:
        raise Refused(f"too long for a URL (at most {LONGEST:,} characters)")
    try:
        parts = urlsplit(url_of(text) or text)
        port = parts.port
    except ValueError as error:
        raise Refused(f"not a URL: {error}") from None
    if parts.scheme not in PORTS:
        raise Refused("only http and https are fetched")
    if "@" in parts.netloc:
        raise Refused("holds a user's name or password; these aren't sent")
    return Target(scheme=parts.scheme, host=_host(parts.hostname or ""), port=PORTS[parts.scheme] if port is None else port, path=_path(parts))


def _host(name: str) -> str:
    """A host in ASCII: international names as they are registered (IDNA 2008)."""
    if ":" in name:
        try:
            return IPv6Address(name.partition("%")[0]).compressed
        except ValueError:
            raise Refused(f"not a host: {quoted(name)}") from None
    if not name.isascii():
        import idna

        try:
            name = idna.encode(name, uts46=True).decode("ascii")
        except (idna.IDNAError, UnicodeError):
            raise Refused(f"not a host: {quoted(name)}") from None
    host = name.lower().removesuffix(".")
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in host.split(".")):
        raise Refused(f"not a host: {quoted(name)}" if name else "not a URL: it names no host")
    return host


def _path(parts: SplitResult) -> str:
    try:
        path, query = (quote(_STRAY.sub("%25", text), safe=_KEPT, errors="surrogateescape") for text in (_without_dots(parts.path), parts.query))
    except UnicodeEncodeError:
        raise Refused("not a URL: it holds half a surrogate pair") from None
    return f"{path}?{query}" if query else path


def _without_dots(path: str) -> str:
    """A path without the segments `.` and `..`, as RFC 3986, 5.2.4 says."""
    kept: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    if segments and segments[-1] in {".", ".."}:
        kept.append("")
    return "/" + "/".join(kept)
