"""The addresses of a host, of which only those on the public net are ever connected to."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

from crosscheck.fetch.refused import Refused

Resolver = Callable[[str, int], Sequence[str]]  # the addresses of a host and a port; raises OSError

# What `is_global` of some versions of Python lets pass. IANA, IPv4 and IPv6 Special-Purpose Address Registries.
_RESERVED = tuple(
    map(
        ip_network,
        (
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24",
            "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
            "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20",
        ),
    )
)  # fmt: skip
_GIVEN_OUT = IPv6Network("2000::/3")  # all that is given out of IPv6: IPv4 in any wrapping, link-local, unique local and multicast lie outside


def public(address: str) -> bool:
    """Whether an address is a machine's on the public net."""
    try:
        found: IPv4Address | IPv6Address = ip_address(address)
    except ValueError:
        return False
    if found.version == 6 and (found not in _GIVEN_OUT or found.scope_id is not None):
        return False
    return found.is_global and not any(found in network for network in _RESERVED if network.version == found.version)


def system(host: str, port: int) -> Sequence[str]:
    """What this machine says of a host."""
    return list(dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def of(host: str, port: int, resolver: Resolver, seconds: float) -> Sequence[str]:
    """The addresses of a host; raises Refused where there are none, or none within some seconds."""
    found: list[Sequence[str]] = []
    failed: list[str] = []

    def ask() -> None:
        try:
            found.append(resolver(host, port))
        except (OSError, UnicodeError) as error:
            failed.append(getattr(error, "strerror", None) or str(error))

    asking = threading.Thread(target=ask, daemon=True)  # the system's own patience can't be set, and its question not be taken back
    asking.start()
    asking.join(max(0.0, seconds))
    if failed:
        raise Refused(f"no address of {host} is known: {failed[0]}")
    if not found:
        raise Refused(f"no name server told the address of {host} in time")
    return found[0]


def checked(host: str, addresses: Sequence[str]) -> Sequence[str]:
    """Those addresses that may be connected to; raises Refused where there are none."""
    allowed = [address for address in addresses if public(address)]
    if not allowed:
        where = f" ({', '.join(addresses[:2])})" if addresses and addresses[0] != host else ""
        raise Refused(f"{host}{where} isn't on the public net; --fetch-allow HOST:PORT allows one that you trust")
    return allowed
