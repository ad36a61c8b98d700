"""Ed25519 keys: one private key for a person at a machine, and the public keys that checkpoints are checked with."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accounted.errors import BadInput

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

ED25519 = b"\1"
"""What a signed note calls this kind of signature."""

KEY_BYTES, SIGNATURE_BYTES = 32, 64
_SPELLED = bytes.fromhex("302a300506032b6570032100")
"""What stands before the 32 bytes where a key is spelled as RFC 8410 has it; the same for every key."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A public key by its 32 bytes; its name follows from them, so that no two keys share one."""

    raw: bytes

    def __post_init__(self) -> None:
        if len(self.raw) != KEY_BYTES:
            raise BadInput(f"An Ed25519 key has {KEY_BYTES} bytes, not {len(self.raw)}.")

    @property
    def name(self) -> str:
        """`signer-` and 16 hexadecimal digits of the key's SHA-256."""
        return f"signer-{hashlib.sha256(self.raw).hexdigest()[:16]}"

    @property
    def mark(self) -> bytes:
        """The four bytes by which a signed note names the key."""
        return hashlib.sha256(self.name.encode() + b"\n" + ED25519 + self.raw).digest()[:4]

    @property
    def verifier(self) -> str:
        """The key as tools for signed notes take it: name, mark and key on one line."""
        return f"{self.name}+{self.mark.hex()}+{b64encode(ED25519 + self.raw).decode()}"

    @property
    def fingerprint(self) -> str:
        """The key's SHA-256 in groups of four digits, to be read out or compared on paper."""
        digits = hashlib.sha256(self.raw).hexdigest()
        return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))

    def pem(self) -> bytes:
        """The key as openssl reads it."""
        return b"-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n" % b64encode(_SPELLED + self.raw)

    def signed(self, signature: bytes, text: bytes) -> bool:
        """Whether the signature is this key's, over this text."""
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, text)
        except InvalidSignature:
            return False
        return True

    @classmethod
    def from_pem(cls, pem: bytes) -> PublicKey:
        """The key in a PEM file.

        Raises:
            BadInput: there is none in it.
        """
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
        from cryptography.hazmat.primitives.serialization import load_pem_public_key

        try:
            key = load_pem_public_key(pem)
        except ValueError as error:
            raise _no_key() from error
        if not isinstance(key, Ed25519PublicKey):
            raise _no_key()
        return cls(key.public_bytes_raw())


class Signer:
    """A private key in hand."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key
        self.public = PublicKey(key.public_key().public_bytes_raw())

    @classmethod
    def new(cls) -> Signer:
        """A new key, out of the system's own chance."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def from_pem(cls, pem: bytes) -> Signer:
        """The key in a PEM file.

        Raises:
            BadInput: there is none in it that can be used.
        """
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
        from cryptography.hazmat.primitives.serialization import load_pem_private_key

        try:
            key = load_pem_private_key(pem, None)
        except (ValueError, TypeError) as error:
            raise _no_key() from error
        if not isinstance(key, Ed25519PrivateKey):
            raise _no_key()
        return cls(key)

    def pem(self) -> bytes:
        """The private key as openssl reads it, unencrypted."""
        from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

        return self._key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())

    def sign(self, text: bytes) -> bytes:
        """The 64 bytes of the signature over this text; the same text gives the same bytes."""
        return self._key.sign(text)


def _no_key() -> BadInput:
    return BadInput("This is no Ed25519 key in PEM form.", None, "Restore the key from its copy.")
