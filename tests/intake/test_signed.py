"""Signatures in web archives: one that fits, one that does not, and what of either was not checked."""

import base64
import datetime
import hashlib
import json
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, utils

from accounted.intake.containers.signed import said_of_signature
from accounted.model import digest_of
from tests.documents import zipped
from tests.intake.conftest import opened

DOMAIN = "archive.example"
PACKAGE = json.dumps({"resources": []}).encode()
DIGEST = digest_of(PACKAGE)
WARC = b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://a.example/t\r\nContent-Type: text/plain\r\n"
WARC += b"WARC-Record-ID: <urn:a>\r\nWARC-Date: 2022-03-01T12:00:00Z\r\nContent-Length: 5\r\n\r\nWords\r\n\r\n"


def text(content: bytes) -> str:
    return base64.b64encode(content).decode()


def spki(key: ec.EllipticCurvePrivateKey) -> str:
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return text(key.public_key().public_bytes(serialization.Encoding.DER, form))


def anonymous(side_by_side: bool = False) -> dict[str, Any]:
    """A signature with a key of its own, in either of the two forms that are written."""
    key = ec.generate_private_key(ec.SECP384R1())
    signature = key.sign(DIGEST.encode(), ec.ECDSA(hashes.SHA256()))
    if side_by_side:
        signature = b"".join(it.to_bytes(48, "big") for it in utils.decode_dss_signature(signature))
    return {"hash": DIGEST, "created": "2022-03-02T00:00:00Z", "software": "a browser", "signature": text(signature),
            "publicKey": spki(key)}  # fmt: skip


def certificate(name: str, key: Any, by: str, signer: Any) -> x509.Certificate:
    day = datetime.datetime(2022, 3, 1, tzinfo=datetime.UTC)
    made = x509.CertificateBuilder(
        x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, by)]),
        x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)]),
        key.public_key(), x509.random_serial_number(), day, day + datetime.timedelta(days=90),
    )  # fmt: skip
    return made.sign(signer, hashes.SHA256())


def for_a_domain(issuer: Any = None) -> dict[str, Any]:
    """A signature with the certificate of a domain, which an authority issued, and a time-stamp over it."""
    key, authority = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    chain = certificate(DOMAIN, key, "An Authority", issuer or authority), certificate("An Authority", authority, "An Authority", authority)  # fmt: skip # noqa: E501
    signature = text(key.sign(DIGEST.encode(), ec.ECDSA(hashes.SHA256())))
    return {
        "hash": DIGEST, "domain": DOMAIN, "signature": signature,
        "domainCert": "".join(one.public_bytes(serialization.Encoding.PEM).decode() for one in chain),
        "timeSignature": text(b"before\x04\x20" + hashlib.sha256(signature.encode()).digest() + b"behind"),
    }  # fmt: skip


def with_an_extension_twice() -> dict[str, Any]:
    """A signature with a certificate that has one extension two times, which no builder of certificates makes."""
    key, day = ec.generate_private_key(ec.SECP256R1()), datetime.datetime(2022, 3, 1, tzinfo=datetime.UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, DOMAIN)])
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, day, day + datetime.timedelta(days=90))
    for oid in ("1.2.3.4", "1.2.3.5"):
        made = made.add_extension(x509.UnrecognizedExtension(x509.ObjectIdentifier(oid), b"\x05\x00"), critical=False)
    whole = made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)
    twice = whole.replace(b"\x06\x03\x2a\x03\x05", b"\x06\x03\x2a\x03\x04")
    pem = f"-----BEGIN CERTIFICATE-----\n{base64.encodebytes(twice).decode()}-----END CERTIFICATE-----\n"
    signature = text(key.sign(DIGEST.encode(), ec.ECDSA(hashes.SHA256())))
    return {"hash": DIGEST, "domain": DOMAIN, "signature": signature, "domainCert": pem}


def said(signed: dict[str, Any], digest: str = DIGEST) -> str:
    return " ".join(said_of_signature(signed, digest))


@pytest.mark.parametrize("side_by_side", [False, True])
def test_a_signature_with_a_key_of_its_own_fits_and_proves_nobody(side_by_side: bool) -> None:
    signed = anonymous(side_by_side)
    assert "signed 2022-03-02T00:00:00Z with a key that it holds itself, by a browser." in said(signed)
    assert "The signature fits; whose key it is, the archive does not prove." in said(signed)
    assert "does NOT fit" in said({**signed, "publicKey": spki(ec.generate_private_key(ec.SECP384R1()))})
    assert "another package than this" in said(signed, digest_of(b"other"))


def test_a_signature_for_a_domain_is_checked_with_its_certificates_as_far_as_that_goes() -> None:
    told = said(for_a_domain())
    assert f"fits the certificate of {DOMAIN}, and each certificate is signed by the next" in told
    assert "of an authority to be trusted was not checked" in told
    assert "A time-stamp is in it, of this signature. Who gave it was not checked" in told
    assert "NOT sign each other" in said(for_a_domain(ec.generate_private_key(ec.SECP256R1())))
    assert "not for other.example" in said({**for_a_domain(), "domain": "other.example"})
    assert "and NOT of this signature" in said({**for_a_domain(), "timeSignature": text(b"another token")})


@pytest.mark.parametrize(
    "broken",
    [{"signature": "no base64!"}, {"publicKey": text(b"no key")}, {"publicKey": None}, {"signature": 7},
     {"domain": "a"}, {"domain": "a", "domainCert": "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"}],
)  # fmt: skip
def test_a_broken_signature_is_said_to_be_one(broken: dict[str, Any]) -> None:
    told = said({**anonymous(), **broken})
    assert "could not be checked" in told or "does NOT fit" in told


@pytest.mark.parametrize(
    ("told", "words"),
    [(json.dumps({"hash": DIGEST, "signedData": anonymous()}), "The signature fits"),
     (json.dumps({"hash": "sha256:0", "signedData": anonymous()}), "has another digest than its package"),
     (json.dumps({"hash": DIGEST}), "Nobody signed its package."),
     (json.dumps({"hash": DIGEST, "signedData": with_an_extension_twice()}), "be checked (DuplicateExtension)"),
     ("[]", "damaged or too large"), ("{", "damaged or too large"), ("[" * 100_000, "damaged or too large"),
     (" " * (33 << 20), "damaged or too large")],
)  # fmt: skip
def test_an_archive_tells_of_its_signature_in_the_notes_of_its_document(told: str, words: str) -> None:
    archive = {"datapackage.json": PACKAGE, "archive/a.warc": WARC, "datapackage-digest.json": told}
    assert words in " ".join(opened(zipped(archive), "a.wacz").document.notes)
