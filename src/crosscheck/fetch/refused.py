"""Why a page isn't had, and how much of it is waited for."""

from __future__ import annotations

from dataclasses import dataclass

from crosscheck.limits import FILE


class Refused(Exception):  # noqa: N818 (it is a finding about a source, turned into Skipped by this package)
    """Why a URL can't be used; the text is for the user."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much is taken from the net, and how long it is waited for. Sizes are bytes, times seconds."""

    size: int = FILE  # of a page, as it is sent and as it is once unpacked
    connecting: float = 10.0  # to one address
    whole: float = 30.0  # for a page, with its redirects, its robots.txt and the answers of name servers
    redirects: int = 5
    pause: float = 1.0  # between two pages of one host, where its robots.txt wishes for no longer one
    longest_pause: float = 10.0  # that a robots.txt may wish for
