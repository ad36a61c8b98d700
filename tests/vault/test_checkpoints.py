"""Signed checkpoints: one spelling, signatures that openssl checks, a key that lies outside of every case."""

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from accounted.errors import BadInput, CannotStore
from accounted.vault import timestamps
from accounted.vault.checking_heads import vouched
from accounted.vault.heads import Heads
from accounted.vault.keyring import Keyring, Sights
from accounted.vault.merkle import leaf_hash
from accounted.vault.notes import Checkpoint, Note
from accounted.vault.signing import PublicKey, Signer

SIGNER = Signer.new()
NOTE = Note(Checkpoint("case-" + "3f" * 16, 96, leaf_hash(b"x"))).signed_by(SIGNER)
KEYS = {SIGNER.public.name: SIGNER.public}


def test_a_note_is_read_as_it_was_written_and_its_signature_holds() -> None:
    assert Note.from_text(NOTE.text) == NOTE
    assert NOTE.signers(KEYS) == ([SIGNER.public.name], [])
    assert NOTE.signed_by(SIGNER) == NOTE


def test_a_public_key_is_spelled_as_the_library_for_keys_spells_it() -> None:
    key = Ed25519PublicKey.from_public_bytes(SIGNER.public.raw)
    assert SIGNER.public.pem() == key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def test_a_second_signature_stands_beside_the_first() -> None:
    other = Signer.new()
    both = Note.from_text(NOTE.signed_by(other).text)
    assert both.signers({**KEYS, other.public.name: other.public})[0] == [SIGNER.public.name, other.public.name]


def test_a_signature_under_the_name_of_another_is_not_theirs() -> None:
    other = Note(NOTE.checkpoint).signed_by(Signer.new())
    renamed = other.text.replace(other.signatures[0].name, SIGNER.public.name)
    assert Note.from_text(renamed).signers(KEYS) == ([], [SIGNER.public.name])


@given(st.data())
def test_no_bit_of_a_signed_checkpoint_can_be_flipped(data: st.DataObject) -> None:
    text = bytearray(NOTE.text.encode())
    text[data.draw(st.integers(0, len(text) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    try:
        good, bad = Note.from_text(text.decode()).signers(KEYS)
    except (ValueError, BadInput):
        return
    assert bad or not good


@pytest.mark.parametrize(
    "text",
    ["", "a\n1\nx\n", NOTE.checkpoint.body, NOTE.text[:-1], NOTE.text + "\n", NOTE.text.replace("96", "096"),
     NOTE.text.replace("—", "-"), NOTE.text + "— a b\n", NOTE.text.replace("\n", "\r\n")],
)  # fmt: skip
def test_what_is_no_note_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        Note.from_text(text)


def test_openssl_alone_checks_a_kept_checkpoint(tmp_path: Path) -> None:
    assert shutil.which("openssl"), "openssl is needed: apt-get install openssl"
    heads = Heads(tmp_path)
    heads.put_kept(NOTE, SIGNER.public)
    command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", f"{SIGNER.public.name}.pem", "-rawin",
               "-in", "96.head", "-sigfile", "96.sig"]  # fmt: skip
    assert subprocess.run(command, cwd=heads.folder, capture_output=True, check=False).returncode == 0
    (heads.folder / "96.head").write_text(NOTE.checkpoint.body.replace("96", "97"))
    assert subprocess.run(command, cwd=heads.folder, capture_output=True, check=False).returncode != 0


def test_a_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    ring = Keyring(tmp_path / "a" / "keys")
    assert not ring.has_key()
    first, again = ring.signer().public, Keyring(tmp_path / "a" / "keys").signer().public
    assert first == again == PublicKey.from_pem(ring.public_path.read_bytes())
    if os.name != "nt":
        assert stat.S_IMODE(ring.key_path.stat().st_mode) == 0o600


def test_a_key_that_was_damaged_is_told_in_a_sentence(tmp_path: Path) -> None:
    ring = Keyring(tmp_path)
    ring.signer()
    ring.key_path.write_bytes(b"nothing")
    with pytest.raises(BadInput, match="no Ed25519 key"):
        ring.signer()


def test_a_keyring_that_cannot_be_written_to_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotStore):
        Keyring(tmp_path / "file").signer()


def test_only_a_longer_checkpoint_replaces_the_one_seen_in_a_folder(tmp_path: Path) -> None:
    ring, origin = Keyring(tmp_path / "keys"), NOTE.checkpoint.origin
    assert ring.seen(origin, tmp_path) == Sights()
    ring.remember(NOTE, tmp_path)
    ring.remember(Note(Checkpoint(origin, 95, leaf_hash(b"y"))).signed_by(SIGNER), tmp_path)
    seen = ring.seen(origin, tmp_path)
    assert seen.here is not None
    assert (seen.here.note, seen.here.folder, seen.elsewhere) == (NOTE, tmp_path, ())
    there = ring.seen(origin, tmp_path / "copy")
    assert (there.here, [one.note for one in there.elsewhere]) == (None, [NOTE])
    assert ring.seen("../../etc/passwd", tmp_path) == Sights()
    with pytest.raises(BadInput):
        ring.remember(Note(Checkpoint("../../etc/passwd", 1, leaf_hash(b"x"))), tmp_path)


def test_what_an_earlier_version_saw_holds_until_the_case_is_signed_in_its_folder(tmp_path: Path) -> None:
    ring, origin = Keyring(tmp_path / "keys"), NOTE.checkpoint.origin
    (tmp_path / "keys" / "seen").mkdir(parents=True)
    kept = tmp_path / "keys" / "seen" / f"{origin}.note"
    kept.write_text(NOTE.text)
    assert [one.note for one in ring.seen(origin, tmp_path).to_hold()] == [NOTE]
    longer = Note(Checkpoint(origin, NOTE.checkpoint.size + 1, leaf_hash(b"y"))).signed_by(SIGNER)
    ring.remember(longer, tmp_path)
    assert not kept.exists()
    assert [one.note for one in ring.seen(origin, tmp_path).to_hold()] == [longer]


@pytest.mark.parametrize("name", ["x.authority.tsr", ".tsr", "1.a/../x.tsr"])
def test_a_token_whose_name_begins_with_no_number_vouches_for_no_checkpoint(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who writes the log may name any file in it; what is read of that file may even be a token that fits."""
    monkeypatch.setattr(timestamps, "read_token", lambda *_: timestamps.Token("2026-01-01T00:00:00Z", "any", True))
    (tmp_path / "heads").mkdir()
    for path in (name.replace("/", ""), f"{name.partition('.')[0]}.head"):
        (tmp_path / "heads" / path).write_bytes(b"any")
    (told,) = vouched(Heads(tmp_path), [name])
    assert "vouches for none" in told
