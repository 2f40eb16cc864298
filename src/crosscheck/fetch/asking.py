"""A page is asked for and redirects are followed; each hop is checked as the first one was."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from http import HTTPStatus
from importlib import metadata

from crosscheck.errors import InputError, quoted
from crosscheck.fetch.addresses import Resolver, checked, of, system
from crosscheck.fetch.refused import Limits, Refused
from crosscheck.fetch.target import PORTS, Target, parsed
from crosscheck.fetch.unpacked import ASKED
from crosscheck.fetch.wire import Answer, Patience, ask

REDIRECTS = (301, 302, 303, 307, 308)
WANTED = "text/html, application/xhtml+xml, text/plain, application/rss+xml, application/atom+xml, */*;q=0.5"


class Status(Refused):
    """An answer without a page."""

    def __init__(self, answer: Answer) -> None:
        self.code = answer.status
        later = answer.headers.get("retry-after", "").strip()
        wait = f"; it asks to wait {int(later):,} seconds" if later.isascii() and later.isdigit() and len(later) < 10 else ""
        super().__init__(f"{self.code} {_phrase(self.code)}{wait}".strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What fetching needs of the machine: its name servers, its clock, its sleep, the authorities that it trusts."""

    resolver: Resolver = system
    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    context: ssl.SSLContext | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """How pages are asked for; `allowed` are hosts and ports beside those of the public net."""

    limits: Limits = field(default_factory=Limits)
    world: World = field(default_factory=World)
    allowed: Collection[tuple[str, int]] = ()

    def patience(self) -> Patience:
        """For a page, from now on."""
        return Patience(until=time.monotonic() + self.limits.whole, connecting=self.limits.connecting, size=self.limits.size)

    def followed(
        self, target: Target, patience: Patience, permit: Callable[[Target], None], conditions: Callable[[Target], Mapping[str, str]] = lambda _target: {}
    ) -> tuple[Target, Answer]:
        """Where redirects lead to in the end, and what is said there: 200, or 304 on `conditions`; `permit` raises Refused for what may not be asked for.

        Only from what is allowed a redirect leads to what is allowed: a page of the public net mustn't send us to an intranet. Raises Refused for all else.
        """
        allowed = self.allowed if (target.host, target.port) in self.allowed else ()
        passed: set[str] = set()
        for _ in range(self.limits.redirects + 1):
            if target.url in passed:
                raise Refused("redirected in a circle")
            passed.add(target.url)
            _check_port(target, allowed)
            permit(target)
            said = conditions(target)
            answer = self._asked(target, said, patience, allowed)
            if answer.status == HTTPStatus.OK or (said and answer.status == HTTPStatus.NOT_MODIFIED):
                return target, answer
            if answer.status not in REDIRECTS:
                raise Status(answer)
            target = _next(target, answer)
        raise Refused(f"redirected more than {self.limits.redirects} times")

    def _asked(self, target: Target, conditions: Mapping[str, str], patience: Patience, allowed: Collection[tuple[str, int]]) -> Answer:
        headers = {"User-Agent": agent(), "Accept": WANTED, "Accept-Encoding": ASKED, **conditions}
        try:
            addresses = of(target.host, target.port, self.world.resolver, patience.left())
        except TimeoutError:
            raise Refused("took too long") from None
        if (target.host, target.port) not in allowed:
            addresses = checked(target.host, addresses)
        return ask(target, addresses, headers, patience, self.world.context)


def place(text: str) -> tuple[str, int]:
    """The host and port of `HOST:PORT`; raises InputError."""
    try:
        found = parsed(f"http://{text}/")
    except Refused:
        found = None
    if found is None or found.path != "/" or (found.port == PORTS["http"] and not text.endswith(":80")):
        raise InputError(f"--fetch-allow {quoted(text)}: write HOST:PORT, such as 127.0.0.1:8000")
    return found.host, found.port


@cache
def agent() -> str:
    """Who asks, as servers are told."""
    try:
        version = metadata.version("crosscheck")
    except metadata.PackageNotFoundError:  # run from a checkout
        version = "0"
    return f"crosscheck/{version} (compares news articles; fetches the pages that its user names)"


def _check_port(target: Target, allowed: Collection[tuple[str, int]]) -> None:
    """Raise Refused for a port that no public page is at, unless it is allowed."""
    if target.port not in PORTS.values() and (target.host, target.port) not in allowed:
        raise Refused(f"{target.place}: only the ports 80 and 443 are asked; --fetch-allow HOST:PORT allows one that you trust")


def _next(target: Target, answer: Answer) -> Target:
    """Where a redirect leads; raises Refused where it says so nowhere, or leaves the safe connection."""
    location = answer.headers.get("location", "").strip()
    if not location:
        raise Refused(f"{answer.status} {_phrase(answer.status)}: redirected to nowhere")
    found = target.joined(_as_meant(location))
    if (target.scheme, found.scheme) == ("https", "http"):
        raise Refused(f"redirected from https to {found.url}, which others can read and change on the way; name that if you trust it")
    return found


def _as_meant(value: str) -> str:
    """A header in UTF-8, as servers send it, where http.client has taken it for Latin-1."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value


def _phrase(status: int) -> str:
    """What a status is called; the server's own words aren't repeated."""
    return HTTPStatus(status).phrase if status in {one.value for one in HTTPStatus} else ""
