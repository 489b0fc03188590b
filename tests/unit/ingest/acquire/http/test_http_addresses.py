"""The address that was checked is the one that is connected to, and the certificate is still that of the name."""

from __future__ import annotations

import datetime
import ssl
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pytest_httpserver import HTTPServer

from ingest.acquire.http.addresses import PinnedTransport
from ingest.model.errors import NeedsAPerson

NAME, PUBLIC = "www.toy.example", "93.184.216.34"


class Wire(httpx.BaseTransport):
    """Stands for the network: what goes to the public address arrives at a server of the test, over real TLS."""

    def __init__(self, server: HTTPServer, trusted: ssl.SSLContext, dead: str = "") -> None:
        self.server, self.dead, self.tried = server, dead, list[str]()
        self.real = httpx.HTTPTransport(verify=trusted)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.tried.append(request.url.host)
        if request.url.host == self.dead:
            raise httpx.ConnectError("no route to host")
        request.url = request.url.copy_with(host=self.server.host, port=self.server.port)
        return self.real.handle_request(request)

    def close(self) -> None:
        self.real.close()


def certificate(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path = folder / "toy.pem"
    path.write_bytes(pem + made.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture(scope="module")
def publisher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[HTTPServer, ssl.SSLContext]]:
    pem = certificate(tmp_path_factory.mktemp("tls"))
    own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    own.load_cert_chain(pem)
    with HTTPServer(host="127.0.0.1", ssl_context=own) as server:
        server.expect_request("/").respond_with_data("hello")
        yield server, ssl.create_default_context(cafile=str(pem))


def get(transport: PinnedTransport, host: str = NAME) -> httpx.Response:
    with httpx.Client(transport=transport, trust_env=False) as client:
        return client.get(f"https://{host}/")


def test_the_certificate_is_that_of_the_name_and_the_address_the_one_checked(
    publisher: tuple[HTTPServer, ssl.SSLContext],
) -> None:
    wire = Wire(*publisher)
    looked_up = list[str]()

    def rebinding(host: str, port: int) -> list[str]:
        looked_up.append(host)
        return [PUBLIC] if len(looked_up) == 1 else ["127.0.0.1"]

    answer = get(PinnedTransport(rebinding, inner=wire))
    assert answer.text == "hello" and answer.request.url.host == NAME
    assert (looked_up, wire.tried) == ([NAME], [PUBLIC]), "one look-up, and no other address than what it said"
    with pytest.raises(NeedsAPerson, match="no public address"):
        get(PinnedTransport(rebinding, inner=wire))


def test_a_certificate_of_another_name_is_refused(publisher: tuple[HTTPServer, ssl.SSLContext]) -> None:
    with pytest.raises(httpx.ConnectError, match=r"(?i)certificate|mismatch"):
        get(PinnedTransport(lambda host, port: [PUBLIC], inner=Wire(*publisher)), "other.example")


def test_the_next_address_of_a_name_is_tried(publisher: tuple[HTTPServer, ssl.SSLContext]) -> None:
    wire = Wire(*publisher, dead="2a04:4e42::144")
    assert get(PinnedTransport(lambda host, port: ["2a04:4e42::144", PUBLIC], inner=wire)).text == "hello"
    assert wire.tried == ["2a04:4e42::144", PUBLIC]
