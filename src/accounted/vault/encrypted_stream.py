"""Bytes encrypted piece by piece, so that a file of any size is written and read in little memory, and not cut unseen.

    16 bytes   ACCOUNTED-SEAL-1
    32 bytes   of chance, from which, with the case's key for originals, the key of this file follows (HKDF-SHA-256)
    then       pieces of 65,536 bytes, each under AES-256-GCM with its tag of 16 bytes; the last may be shorter

The nonce of a piece is its number, in 11 bytes, and a byte that is 1 in the last piece: pieces can't change places, and
a file that lost its end, or got another, is refused. The form is the STREAM construction of Hoang, Reyhanitabar,
Rogaway and Vizár (CRYPTO 2015), as the payload of age files has it, with another cipher.
"""

from __future__ import annotations

import errno
import io
import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MAGIC = b"ACCOUNTED-SEAL-1"
PIECE_BYTES, TAG_BYTES, SALT_BYTES = 1 << 16, 16, 32


class Encrypting:
    """Encrypts what is handed to `write`, and hands it on; `finish` writes the last piece."""

    def __init__(self, key: bytes, write: Callable[[bytes], object]) -> None:
        salt = secrets.token_bytes(SALT_BYTES)
        self._cipher, self._write, self._number = _cipher(key, salt), write, 0
        self._rest = bytearray()
        write(MAGIC + salt)

    def write(self, chunk: bytes) -> None:
        """Encrypt some more bytes."""
        self._rest += chunk
        while len(self._rest) > PIECE_BYTES:  # a full piece waits until it is known not to be the last
            self._put(bytes(self._rest[:PIECE_BYTES]), last=False)
            del self._rest[:PIECE_BYTES]

    def finish(self) -> None:
        """Write what is left as the last piece, be it empty."""
        self._put(bytes(self._rest), last=True)
        self._rest.clear()

    def _put(self, piece: bytes, last: bool) -> None:
        self._write(self._cipher.encrypt(_nonce(self._number, last), piece, None))
        self._number += 1


class Decrypting(io.RawIOBase):
    """What was encrypted, as a stream; reading raises OSError where it is not what was written under this key."""

    def __init__(self, key: bytes, source: BinaryIO) -> None:
        super().__init__()
        self._source = source
        head = source.read(len(MAGIC) + SALT_BYTES)
        if not head.startswith(MAGIC) or len(head) < len(MAGIC) + SALT_BYTES:
            source.close()
            raise _refused()
        self._cipher, self._number, self._over = _cipher(key, head[len(MAGIC) :]), 0, False
        self._ahead = source.read(PIECE_BYTES + TAG_BYTES)
        self._plain = b""

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill the buffer as far as the next piece goes; 0 at the end."""
        while not self._plain and not self._over:
            self._plain = self._next()
        view = memoryview(buffer).cast("B")
        some, self._plain = self._plain[: len(view)], self._plain[len(view) :]
        view[: len(some)] = some
        return len(some)

    def close(self) -> None:
        """Close the file underneath, too."""
        self._source.close()
        super().close()

    def _next(self) -> bytes:
        from cryptography.exceptions import InvalidTag

        piece, self._ahead = self._ahead, self._source.read(PIECE_BYTES + TAG_BYTES)
        self._over = not self._ahead
        try:
            plain: bytes = self._cipher.decrypt(_nonce(self._number, self._over), piece, None)
        except (InvalidTag, ValueError) as failure:
            raise _refused() from failure
        self._number += 1
        return plain


def decrypted(key: bytes, source: BinaryIO) -> BinaryIO:
    """The bytes that were encrypted, as a stream.

    Raises:
        OSError: it was altered or cut off, or encrypted under another key; here, or while it is read.
    """
    return io.BufferedReader(Decrypting(key, source), PIECE_BYTES)


def _cipher(key: bytes, salt: bytes):  # type: ignore[no-untyped-def]  # its type would load the library
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    from accounted.vault.case_key import derived

    return AESGCM(derived(key, b"file", salt))


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11) + bytes([last])


def _refused() -> OSError:
    return OSError(errno.EIO, "it was altered or cut off, or is encrypted under another key")
