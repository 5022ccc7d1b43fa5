"""Which address a host name leads to, and whether a fetch may go there."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

Resolve = Callable[[str, int], list[str]]


class PrivateAddressError(ValueError):
    """The host lies inside the own network, or is this machine."""


class UnknownHostError(ValueError):
    """No address is known of the host."""


def resolve(host: str, port: int) -> list[str]:
    """Return the numeric addresses of a host.

    Raises:
        UnknownHostError: There are none.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnknownHostError from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def choose_address(
    host: str, port: int, *, allow_private: bool, resolve: Resolve = resolve
) -> str:
    """Return the one numeric address to connect to; it and no other has been checked.

    Args:
        host: A name or a numeric address.
        port: Where the server listens.
        allow_private: Whether it may lie inside the own network.
        resolve: Looks the name up.

    Raises:
        PrivateAddressError: One of the host's addresses is not of the public network.
        UnknownHostError: It has no address.

    Example:
        >>> choose_address("a.example", 80, allow_private=False, resolve=lambda *_: ["9.9.9.9"])
        '9.9.9.9'
    """
    addresses = resolve(host, port)
    if not addresses:
        raise UnknownHostError
    if not allow_private and not all(map(is_public, addresses)):
        raise PrivateAddressError
    return addresses[0]


def is_public(address: str) -> bool:
    """Tell whether an address is one of the public network.

    Example:
        >>> [is_public(a) for a in ("9.9.9.9", "127.0.0.1", "169.254.169.254", "::ffff:10.0.0.1")]
        [True, False, False, False]
    """
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = _inner(parsed)
    if inner is not None:
        return is_public(str(inner))
    return parsed.is_global and not parsed.is_multicast


def _inner(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> ipaddress.IPv4Address | None:
    """Return the old address that a new one wraps: mapped, 6to4, or translated (64:ff9b::)."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in ipaddress.ip_network("64:ff9b::/96"):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour
