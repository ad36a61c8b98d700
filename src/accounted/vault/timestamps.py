"""RFC 3161: asking a time-stamping authority to vouch for a checkpoint, and reading what it answers.

A token says: this authority saw this hash, so what was hashed existed not later than then. It says nothing of what was
before. What is sent is a hash and a number of chance, nothing of the case.

Tokens are read by a strict parser. Some authorities write tokens that it refuses and openssl takes (certificates in
another order than DER asks for); those are read through openssl, and it is said so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from accounted.errors import BadInput
from accounted.vault import tokens_by_openssl

_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
_GRANTED = bytes.fromhex("3003020100")
STRICT, OPENSSL = "the strict parser", "openssl"
_DIGESTS = {
    "2.16.840.1.101.3.4.2.1": "sha256", "2.16.840.1.101.3.4.2.2": "sha384", "2.16.840.1.101.3.4.2.3": "sha512",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """What an authority answered about some bytes.

    `time` is UTC in ISO 8601; `read_by` tells which program read it; `rooted` whether the chain of the authority's
    certificates was followed to a root that was given. `refusal` is what the strict parser said against it.
    """

    time: str
    serial: str
    read_by: str
    rooted: bool
    refusal: str | None = None


def request(body: bytes) -> bytes:
    """The request to send, in DER: the SHA-256 of the body, chance, and the wish for certificates."""
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

    builder = TimestampRequestBuilder().data(body).hash_algorithm(HashAlgorithm.SHA256)
    return builder.nonce(nonce=True).cert_request(cert_request=True).build().as_bytes()


def as_answer(content: bytes) -> bytes:
    """A response in DER as an authority sends it, also of a bare token, as some tools keep it."""
    if _SIGNED_DATA not in content[:40] or content[:1] != b"\x30":
        return content
    head = 2 + (content[1] & 0x7F if content[1:2] > b"\x80" else 0)
    if not content[head:].startswith(_SIGNED_DATA):  # a response: a status stands before the token
        return content
    inner = _GRANTED + content
    size = len(inner).to_bytes((len(inner).bit_length() + 7) // 8, "big")
    return b"\x30" + (bytes([len(inner)]) if len(inner) < 0x80 else bytes([0x80 | len(size)]) + size) + inner


def read_token(answer: bytes, body: bytes, roots: Sequence[bytes] = ()) -> Token:
    """What the answer says about the body.

    Args:
        answer: a time-stamp response in DER, as the authority sent it.
        body: the bytes that it should be about.
        roots: root certificates in PEM; without them nobody checks that the authority is who it says.

    Raises:
        TokenNotGood: it names these bytes, and its signature or its chain of certificates does not fit.
        BadInput: it is about other bytes, or a refusal, or nobody here can read it.
    """
    try:
        return _strict(answer, body, roots)
    except ValueError as refusal:
        time, serial = tokens_by_openssl.shown(answer, str(refusal))
        tokens_by_openssl.check(answer, body, roots)
        return Token(time, serial, OPENSSL, bool(roots), str(refusal) or type(refusal).__name__)


def _strict(answer: bytes, body: bytes, roots: Sequence[bytes]) -> Token:
    from cryptography.x509 import load_pem_x509_certificates
    from rfc3161_client import PKIStatus, VerificationError, VerifierBuilder, decode_timestamp_response

    response = decode_timestamp_response(answer)
    if response.status not in (PKIStatus.GRANTED, PKIStatus.GRANTED_WITH_MODS):
        said = "; ".join(response.status_string or ())
        raise BadInput(f"The authority refused: {said or response.status}.", None, "Ask another one.")
    told = response.tst_info
    if _imprint(told.message_imprint.hash_algorithm.dotted_string, body) != told.message_imprint.message:
        raise tokens_by_openssl.about_other_bytes()
    rooted, refusal = False, None
    if roots:
        builder = VerifierBuilder()
        for certificate in (one for pem in roots for one in load_pem_x509_certificates(pem)):
            builder = builder.add_root_certificate(certificate)
        try:
            rooted = builder.build().verify(response, told.message_imprint.message)
        except VerificationError as error:
            refusal = str(error)
    if not rooted and (tokens_by_openssl.is_here() or roots):
        tokens_by_openssl.check(answer, body, roots)
    return Token(_iso(told.gen_time), f"{told.serial_number:x}", STRICT, rooted or bool(roots), refusal)


def _imprint(oid: str, body: bytes) -> bytes:
    if oid not in _DIGESTS:
        raise ValueError(f"a digest that is not used any more ({oid})")
    return hashlib.new(_DIGESTS[oid], body).digest()


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
