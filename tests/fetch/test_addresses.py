"""Which machines may be asked."""

import threading

import pytest

from crosscheck.fetch.addresses import checked, of, public, system
from crosscheck.fetch.refused import Refused

PUBLIC = ["93.184.216.34", "8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "192.0.1.1", "2606:2800:220:1::1", "2a00:1450:4001::1", "2400:cb00::1"]
PRIVATE = [
    "0.0.0.0", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.1.2.3", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1",
    "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::1", "100::1", "2001::1", "2001:0:4136:e378::1",
    "2001:db8::1", "2002:7f00:1::1", "2002:808:808::1", "3fff::1", "5f00::1", "fc00::1", "fd12:3456::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "2606:2800::1%1",
    "not an address", "", "2130706433", "0x7f000001",
]  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses(address):
    assert public(address)


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_that_no_page_of_the_public_net_has(address):
    assert not public(address)
    with pytest.raises(Refused, match=r"^news\.example .*isn't on the public net"):
        checked("news.example", [address or "x"])


def test_of_several_addresses_the_public_ones_count():
    assert checked("news.example", ["10.0.0.1", "8.8.8.8", "::1", "1.1.1.1"]) == ["8.8.8.8", "1.1.1.1"]


@pytest.mark.parametrize("host", ["127.1", "2130706433", "0x7f.1", "017700000001", "localhost"])
def test_other_ways_to_write_this_machine(host):
    """The system reads some of them as 127.0.0.1, and knows no others; either way none is asked."""
    with pytest.raises(Refused, match=r"isn't on the public net|no address"):
        checked(host, of(host, 80, system, 10))


def test_name_servers_that_fail_or_never_answer():
    def fails(host, port):
        raise OSError(-2, "Name or service not known")

    with pytest.raises(Refused, match=r"^no address of news\.example is known: Name or service not known$"):
        of("news.example", 443, fails, 5)
    never = threading.Event()
    with pytest.raises(Refused, match="in time"):
        of("news.example", 443, lambda host, port: never.wait(20) and [], 0.05)
    never.set()
