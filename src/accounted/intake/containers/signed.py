"""The signature in a web archive (WACZ Signing and Verification 0.1.0), as far as it can be checked without a network.

What is signed is the digest of the package as it is written there. An anonymous signature brings its public key, one
for a domain the certificates of the domain. That a key fits says that whoever held it signed this package. Whether
the certificates lead to an authority that anybody trusts is not checked: those lists change, and the answer with them.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

_MOST_CHARACTERS = 200_000
_OCTETS_OF_A_DIGEST = b"\x04\x20"


def said_of_signature(signed: Mapping[str, Any], digest: str) -> Iterator[str]:
    """What is to be said of a signature, given the digest that the package has."""
    domain = _words(signed, "domain")
    by = f"for {domain}" if domain else "with a key that it holds itself"
    when, tool = _words(signed, "created") or "at no time it names", _words(signed, "software") or "an unnamed program"
    yield f"It says that it was signed {when} {by}, by {tool}."
    if signed.get("hash") != digest:
        yield "What was signed is another package than this."
        return
    try:
        yield from _checked(signed, domain)
    except _unfit() as failure:
        yield f"The signature could not be checked ({type(failure).__name__})."
    yield from _time(signed)


def _unfit() -> tuple[type[Exception], ...]:
    """What keys, certificates and signatures that are not as they should be raise when they are looked at."""
    from cryptography import x509
    from cryptography.exceptions import InternalError, UnsupportedAlgorithm

    odd = (x509.DuplicateExtension, x509.UnsupportedGeneralNameType, x509.InvalidVersion, x509.AttributeNotFound)
    wrong = (ValueError, TypeError, AttributeError, OverflowError, NotImplementedError)  # binascii's are ValueErrors
    return (*odd, *wrong, UnsupportedAlgorithm, InternalError)


def _checked(signed: Mapping[str, Any], domain: str) -> Iterator[str]:
    chain = _certificates(_words(signed, "domainCert")) if domain else []
    key = chain[0].public_key() if chain else _key(_words(signed, "publicKey"))
    if not _fits(key, base64.b64decode(_words(signed, "signature"), validate=True), _words(signed, "hash").encode()):
        yield "The signature does NOT fit the package and the key: one of them was changed."
    elif not domain:
        yield "The signature fits; whose key it is, the archive does not prove."
    elif domain not in _names(chain[0]):
        yield f"The signature fits the key of a certificate that is not for {domain}."
    else:
        whole = all(_is_issued(one, by) for one, by in pairwise(chain))
        also = "each certificate is signed by the next" if whole else "its certificates do NOT sign each other"
        yield (
            f"The signature fits the certificate of {domain}, and {also}. That the last of them is of an authority to "
            "be trusted was not checked."
        )


def _time(signed: Mapping[str, Any]) -> Iterator[str]:
    """Whether the time-stamp is one of this signature; who gave it is not checked."""
    stamp = _words(signed, "timeSignature")
    if not stamp:
        return
    try:
        token = base64.b64decode(stamp, validate=True)
    except (ValueError, binascii.Error):
        yield "A time-stamp is in it, and is damaged."
        return
    of_this = _OCTETS_OF_A_DIGEST + hashlib.sha256(_words(signed, "signature").encode()).digest() in token
    of = "of this signature" if of_this else "and NOT of this signature"
    yield f"A time-stamp is in it, {of}. Who gave it was not checked; openssl ts -verify can."


def _words(signed: Mapping[str, Any], key: str) -> str:
    value = signed.get(key)
    return value if isinstance(value, str) and len(value) <= _MOST_CHARACTERS else ""


def _key(written: str) -> Any:
    from cryptography.hazmat.primitives.serialization import load_der_public_key

    return load_der_public_key(base64.b64decode(written, validate=True))


def _certificates(written: str) -> list[Any]:
    from cryptography.x509 import load_pem_x509_certificates

    return list(load_pem_x509_certificates(written.encode("ascii")))


def _names(certificate: Any) -> list[str]:
    from cryptography import x509

    names = [str(it.value) for it in certificate.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)]
    try:
        also = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return names
    return [*names, *also.get_values_for_type(x509.DNSName)]


def _is_issued(certificate: Any, by: Any) -> bool:
    from cryptography.exceptions import InvalidSignature

    try:
        certificate.verify_directly_issued_by(by)
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


def _fits(key: Any, signature: bytes, words: bytes) -> bool:
    """Whether a key made a signature of these words; browsers write its two numbers side by side, others as DER."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils

    forms = [signature]
    if isinstance(key, ec.EllipticCurvePublicKey):
        half = (key.curve.key_size + 7) // 8
        if len(signature) == 2 * half:
            numbers = (int.from_bytes(it, "big") for it in (signature[:half], signature[half:]))
            forms.append(utils.encode_dss_signature(*numbers))
    elif not isinstance(key, rsa.RSAPublicKey):
        raise TypeError
    for form in forms:
        for of in (hashes.SHA256(), hashes.SHA384()):
            try:
                if isinstance(key, rsa.RSAPublicKey):
                    key.verify(form, words, padding.PKCS1v15(), of)
                else:
                    key.verify(form, words, ec.ECDSA(of))
            except InvalidSignature:
                continue
            return True
    return False
