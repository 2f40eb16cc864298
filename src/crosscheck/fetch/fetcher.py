"""Pages of hosts whose robots.txt allows it, one after the other, kept between runs."""

from __future__ import annotations

import time
from collections.abc import Collection
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING

from crosscheck.fetch import kept, robots
from crosscheck.fetch.asking import Asking, Status, World, place
from crosscheck.fetch.kept import Page
from crosscheck.fetch.refused import Limits, Refused
from crosscheck.fetch.robots import Robots
from crosscheck.fetch.target import Target
from crosscheck.fetch.unpacked import unpacked
from crosscheck.fetch.wire import Answer, Patience

if TYPE_CHECKING:
    from crosscheck.cache import Memory

_DAY = 86_400.0  # seconds that a robots.txt counts (RFC 9309, 2.4)


class Fetcher:
    """Fetches pages of the public net, and of the hosts that are allowed beside it (`host:port`); knows what each host forbids, and when it was asked last."""

    def __init__(self, *, allow: Collection[str] = (), cache: Memory | None = None, limits: Limits | None = None, world: World | None = None) -> None:
        """Raises InputError for what isn't `host:port`."""
        self._asking = Asking(limits=limits or Limits(), world=world or World(), allowed=frozenset(place(one) for one in allow))
        self._memory = cache
        self._robots: dict[Target, Robots | Refused] = {}  # of each robots.txt its rules, or why there are none
        self._asked: dict[str, float] = {}  # when a host was asked for a page, by the monotonic clock

    def page(self, target: Target) -> Page:
        """A page, which may be one that was kept; raises Refused."""
        known = kept.load(self._memory, target.url)
        now = self._asking.world.now()
        if known is not None and known.is_new(now):
            return known
        patience = self._asking.patience()
        try:
            final, answer = self._asking.followed(
                target,
                patience,
                lambda one: self._permit(one, patience, target),
                lambda one: known.conditions() if known is not None and known.url == one.url else {},
            )
        finally:
            self._asked[target.host] = time.monotonic()
        if answer.status == HTTPStatus.NOT_MODIFIED and known is not None:
            page = replace(known, since=now, until=now + kept.lasts(answer.headers))
        else:
            page = self._made(final, answer, now)
        if kept.may_be_kept(answer.headers):
            kept.save(self._memory, target.url, page)
        return page

    def _made(self, target: Target, answer: Answer, now: float) -> Page:
        said = answer.headers
        return Page(
            url=target.url,
            content_type=said.get("content-type", ""),
            body=unpacked(answer.body, said.get("content-encoding", ""), self._asking.limits.size),
            etag=kept.field(said.get("etag", "")),
            modified=kept.field(said.get("last-modified", "")),
            since=now,
            until=now + kept.lasts(said),
        )

    # ------------------------------------------------------------------ manners

    def _permit(self, target: Target, patience: Patience, first: Target) -> None:
        """Raise Refused for what a host forbids; wait, where it was asked for another page just now."""
        rules = self._rules(target, patience)
        if not rules.allow(target.path):
            raise Refused(f"its robots.txt forbids it{f' ({target.url})' if target != first else ''}")
        last = self._asked.pop(target.host, None)
        if last is not None:
            pause = max(self._asking.limits.pause, min(rules.delay, self._asking.limits.longest_pause))
            self._asking.world.sleep(max(0.0, last + pause - time.monotonic()))

    def _rules(self, target: Target, patience: Patience) -> Robots:
        """The rules of a host, asked for once; raises Refused where they can't be had, as then nothing is allowed (RFC 9309, 2.3.1.4)."""
        file = target.at("/robots.txt")
        if file not in self._robots:
            try:
                self._robots[file] = self._read(file, patience)
            except Refused as error:
                self._robots[file] = error
        found = self._robots[file]
        if isinstance(found, Refused):
            raise Refused(str(found))
        return found

    def _read(self, file: Target, patience: Patience) -> Robots:
        known, now = kept.load(self._memory, file.url), self._asking.world.now()
        if known is not None and known.is_new(now):
            return robots.parsed(known.body)
        try:
            final, answer = self._asking.followed(file, replace(patience, size=robots.LARGEST, cut=True), lambda _target: None)
            body = unpacked(answer.body, answer.headers.get("content-encoding", ""), robots.LARGEST, cut=True)
        except Status as error:
            if not 400 <= error.code < 500 or error.code == HTTPStatus.TOO_MANY_REQUESTS:
                raise Refused(f"its robots.txt can't be read ({error}), so nothing is fetched from there") from None
            final, body = file, b""  # there is none, so that all is allowed
        kept.save(self._memory, file.url, Page(url=final.url, content_type="", body=body, since=now, until=now + _DAY))
        return robots.parsed(body)
