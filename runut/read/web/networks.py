"""May an IP address be asked, or does it lead into somebody's house?

The blocks are those of the IANA registries of special-purpose addresses (RFC 6890 and its updates), which also say what
each is for; the addresses under which clouds tell their machines secrets lie in them, but for one.
"""

import ipaddress
from collections.abc import Iterator

IP = ipaddress.IPv4Address | ipaddress.IPv6Address

_BLOCKS = (
    ("0.0.0.0/8", "this machine"),
    ("10.0.0.0/8", "a private network"),
    ("100.64.0.0/10", "a provider's own network"),
    ("127.0.0.0/8", "this machine"),
    ("169.254.0.0/16", "the network next to it, or its cloud's secrets"),
    ("172.16.0.0/12", "a private network"),
    ("192.0.0.0/24", "protocols"),
    ("192.0.2.0/24", "examples"),
    ("192.31.196.0/24", "protocols"),
    ("192.52.193.0/24", "protocols"),
    ("192.88.99.0/24", "relays of old"),
    ("192.168.0.0/16", "a private network"),
    ("192.175.48.0/24", "protocols"),
    ("198.18.0.0/15", "measurements"),
    ("198.51.100.0/24", "examples"),
    ("203.0.113.0/24", "examples"),
    ("224.0.0.0/4", "many at once"),
    ("240.0.0.0/4", "nobody yet"),
    ("168.63.129.16/32", "a cloud's secrets"),
    ("::/96", "this machine"),
    ("64:ff9b:1::/48", "a private network"),
    ("100::/64", "nobody"),
    ("2001::/23", "protocols and tunnels"),
    ("2001:db8::/32", "examples"),
    ("3fff::/20", "examples"),
    ("5f00::/16", "a provider's own network"),
    ("fc00::/7", "a private network"),
    ("fe80::/10", "the network next to it"),
    ("fec0::/10", "a private network"),
    ("ff00::/8", "many at once"),
)
_NETWORKS = tuple((ipaddress.ip_network(block), use) for block, use in _BLOCKS)
_EVERY = ipaddress.IPv6Network("2000::/3")  # all that is given out of IPv6
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_LOW = 0xFFFF_FFFF


def refusal(address: IP) -> str | None:
    """What an address is for that is not to be asked, such as "a private network"; None where it is a public one.

    Addresses of IPv6 that carry one of IPv4 (mapped, 6to4, NAT64) are judged by that one.

    >>> refusal(ipaddress.ip_address("::ffff:127.0.0.1")), refusal(ipaddress.ip_address("93.184.215.14"))
    ('this machine', None)
    """
    for one in _meant(address):
        for network, use in _NETWORKS:
            if one.version == network.version and one in network:
                return use
        if isinstance(one, ipaddress.IPv6Address) and one not in _EVERY:
            return "nobody yet"
    return None


def _meant(address: IP) -> Iterator[IP]:
    """The address itself, or what it carries."""
    if isinstance(address, ipaddress.IPv4Address):
        yield address
        return
    inner = address.ipv4_mapped or address.sixtofour
    if inner is None and address in _NAT64:
        inner = ipaddress.IPv4Address(int(address) & _LOW)
    yield inner if inner is not None else address
