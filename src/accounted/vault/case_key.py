"""The key of an encrypted case: 32 bytes of chance, which lie in the case only wrapped, each time by another secret.

    CASE/encryption.json   the wrapped key, once for every secret that opens it: a passphrase, a recovery code

A passphrase is stretched with Argon2id (64 MiB, three passes, four lanes; RFC 9106 recommends it), so that guessing is
slow. The recovery code is 160 bits of chance that are printed and put away; it needs no stretching. Another passphrase
is another wrapping of the same key and takes a moment; another key has everything encrypted anew (`case/encrypting`).
Wrapped is under AES-256-GCM, with the wrapping's own words as what is authenticated besides.
"""

from __future__ import annotations

import base64
import json
import secrets
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from accounted.errors import BadInput, CaseIsLocked

SCHEMA, FILE = "encryption/1", "encryption.json"
"""The form of the file in the folder of an encrypted case that holds its wrapped keys, and its name."""
KEY_BYTES, CODE_BYTES, SALT_BYTES = 32, 20, 16
PASSPHRASE, RECOVERY = "passphrase", "recovery"
LEAST_LETTERS = 12
"""A passphrase has at least so many; four or five words drawn by chance are better than any trick."""

MEMORY_KIB, PASSES, LANES = 64 * 1024, 3, 4


@dataclass(frozen=True, slots=True)
class CaseKey:
    """The key itself; each use has a key of its own that follows from it."""

    secret: bytes

    @classmethod
    def new(cls) -> CaseKey:
        """A key of chance."""
        return cls(secrets.token_bytes(KEY_BYTES))

    @property
    def of_originals(self) -> bytes:
        """What originals are encrypted under."""
        return derived(self.secret, b"originals")

    @property
    def of_names(self) -> bytes:
        """What makes the names of encrypted originals, so that nobody can tell by a name whether a file is held."""
        return derived(self.secret, b"names")

    @property
    def of_databases(self) -> str:
        """What the databases are encrypted under, in hexadecimal."""
        return derived(self.secret, b"databases").hex()


@dataclass(frozen=True, slots=True)
class Wrapped:
    """The key under one secret; `kind` says which."""

    kind: str
    salt: bytes
    sealed: bytes

    def to_dict(self) -> dict[str, Any]:
        """Its JSON, bytes in base64."""
        told = {"kind": self.kind, "salt": _text(self.salt), "sealed": _text(self.sealed)}
        stretched = {"name": "argon2id", "memory_kib": MEMORY_KIB, "passes": PASSES, "lanes": LANES}
        return {**told, "stretched": stretched} if self.kind == PASSPHRASE else told


@dataclass(frozen=True, slots=True)
class Encryption:
    """What `encryption.json` holds: the wrapped keys, and the number that every new key of the case counts up."""

    wrapped: tuple[Wrapped, ...]
    number: int = 1

    @classmethod
    def from_text(cls, text: str) -> Encryption:
        """Read it.

        Raises:
            BadInput: it is none, or of a newer form.
        """
        try:
            told = json.loads(text)
            if told["schema"] != SCHEMA:
                raise ValueError
            return cls(
                tuple(Wrapped(one["kind"], _bytes(one["salt"]), _bytes(one["sealed"])) for one in told["wrapped"]),
                int(told["number"]),
            )
        except (ValueError, KeyError, TypeError) as failure:
            what = f"{FILE} can't be read as the keys of a case; without it nobody can open the case."
            raise BadInput(what, FILE, "Put it back from a copy of the case.") from failure

    def to_text(self) -> str:
        """Its JSON."""
        told = {"schema": SCHEMA, "number": self.number, "wrapped": [one.to_dict() for one in self.wrapped]}
        return json.dumps(told, indent=1) + "\n"

    def opened_by(self, secret: str) -> CaseKey:
        """The key, opened by a passphrase or a recovery code.

        Raises:
            CaseIsLocked: the secret opens none of the wrappings.
        """
        for one in self.wrapped:
            if (key := _unwrapped(one, secret)) is not None:
                return CaseKey(key)
        what = "The passphrase does not open this case."
        raise CaseIsLocked(what, None, "Try again, or give the recovery code from the printed sheet instead.")

    def with_secret(self, key: CaseKey, kind: str, secret: str) -> Encryption:
        """The same with this secret in place of the one of its kind."""
        others = tuple(one for one in self.wrapped if one.kind != kind)
        return Encryption((*others, _wrap(key, kind, secret)), self.number)


def check_passphrase(secret: str) -> str:
    """The passphrase, if it is long enough.

    Raises:
        BadInput: it is not.
    """
    if len(secret) < LEAST_LETTERS:
        what = f"A passphrase needs at least {LEAST_LETTERS} letters; this one has {len(secret)}."
        raise BadInput(what, None, "Take five words drawn by chance, from a book opened anywhere.")
    return secret


def new_code() -> str:
    """A recovery code: 32 letters and digits of chance in groups of four, which can be read out and typed."""
    letters = base64.b32encode(secrets.token_bytes(CODE_BYTES)).decode()
    return "-".join(letters[place : place + 4] for place in range(0, len(letters), 4))


def derived(key: bytes, use: bytes, salt: bytes = b"") -> bytes:
    """The key for one use that follows from a key of chance (HKDF-SHA-256, RFC 5869)."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), KEY_BYTES, salt or None, b"accounted " + use).derive(key)


def _wrap(key: CaseKey, kind: str, secret: str) -> Wrapped:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(12)
    sealed = AESGCM(_wrapping(kind, secret, salt)).encrypt(nonce, key.secret, kind.encode())
    return Wrapped(kind, salt, nonce + sealed)


def _unwrapped(one: Wrapped, secret: str) -> bytes | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        under = AESGCM(_wrapping(one.kind, secret, one.salt))
        return under.decrypt(one.sealed[:12], one.sealed[12:], one.kind.encode())
    except (InvalidTag, ValueError):
        return None


def _wrapping(kind: str, secret: str, salt: bytes) -> bytes:
    """The key that a secret gives.

    Raises:
        ValueError: it can't be a secret of that kind.
    """
    if kind == RECOVERY:
        letters = "".join(secret.upper().replace("-", " ").split())
        return derived(base64.b32decode(letters), b"recovery", salt)
    return _stretched(unicodedata.normalize("NFKC", secret), salt)


@lru_cache(maxsize=4)  # a command may open a case more than once, and stretching takes a moment on purpose
def _stretched(secret: str, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    return Argon2id(salt=salt, length=KEY_BYTES, iterations=PASSES, lanes=LANES, memory_cost=MEMORY_KIB).derive(
        secret.encode()
    )


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
