"""Where a request really goes: a name is resolved once, its address is checked, and that address is connected to.

A second look-up could give another address than the one that was checked, so none is made.
"""

from __future__ import annotations

import functools
import ipaddress
import socket
import ssl
from collections.abc import Callable

import httpx

from ingest.model.errors import NeedsAPerson, OutOfReach

Resolve = Callable[[str, int], list[str]]
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a name, as this machine finds them.

    Raises:
        OutOfReach: it has none, or nobody can be asked.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as fault:
        raise OutOfReach(
            f"The host `{host}` was not found: {fault}.",
            where=host,
            remedy="See whether this machine reaches the network, and whether the host still bears that name.",
        ) from fault
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(text: str) -> bool:
    """Whether an address is one of the public Internet, whatever it is wrapped in."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False  # with a zone, as `fe80::1%eth0`
    return all(one.is_global and not one.is_multicast and not one.is_reserved for one in _meant(address))


def _meant(address: _Address) -> list[_Address]:
    """The addresses that stand inside one, or the one itself."""
    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    if address in _NAT64:
        return [ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)]
    inside = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    return [one for one in inside if one is not None] or [address]


def public_addresses(host: str, port: int, look_up: Resolve) -> list[str]:
    """The addresses of a host.

    Raises:
        NeedsAPerson: one of them lies in a private network, on this machine, or nowhere.
    """
    found = look_up(host, port)
    if bad := [address for address in found if not is_public(address)]:
        raise NeedsAPerson(
            f"`{host}` leads to {bad[0]}, which is no public address.",
            where=host,
            why="A name that leads into a private network would let a publisher's page read what is not public.",
            remedy="Look at who has the name now; nothing was asked.",
        )
    return found


@functools.cache
def _trusted() -> ssl.SSLContext:
    """The authorities we believe, read once; `SSL_CERT_FILE` names others."""
    return httpx.create_ssl_context()


class PinnedTransport(httpx.BaseTransport):
    """Connects to the address that was checked, and still expects the certificate of the name.

    `replay` sends everything to a port of this machine instead, for tests.
    """

    def __init__(self, look_up: Resolve, replay: str = "", inner: httpx.BaseTransport | None = None) -> None:
        self.look_up, self.replay = look_up, replay
        # Two names may share an address, and a connection kept open would not be asked for the second certificate.
        limits = httpx.Limits(max_keepalive_connections=0)
        self.inner = inner or httpx.HTTPTransport(verify=_trusted(), limits=limits)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if self.replay:
            host, _, port = self.replay.rpartition(":")
            return self._sent(request, request.url.copy_with(scheme="http", host=host, port=int(port)))
        name = request.url.raw_host.decode("ascii")
        addresses = public_addresses(name, request.url.port or 443, self.look_up)
        for address in addresses[:-1]:
            try:
                return self._sent(request, request.url.copy_with(host=address))
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue  # the next address of the same name may do
        return self._sent(request, request.url.copy_with(host=addresses[-1]))

    def _sent(self, request: httpx.Request, url: httpx.URL) -> httpx.Response:
        name = request.url.raw_host.decode("ascii")
        extensions = {**request.extensions, "sni_hostname": name}
        pinned = httpx.Request(request.method, url, headers=request.headers, extensions=extensions)
        return self.inner.handle_request(pinned)

    def close(self) -> None:
        self.inner.close()
