"""A time-stamping authority of our own, made with openssl, that answers on this machine."""

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

CONFIG = """
[tsa]
default_tsa = ours
[ours]
serial = {folder}/serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
other_policies = 1.2.3.4.5
digests = sha256, sha384, sha512
accuracy = secs:1
ordering = no
tsa_name = no
ess_cert_id_chain = no
ess_cert_id_alg = sha256
[stamping]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
[req]
distinguished_name = name
[name]
"""


@dataclass
class Authority:
    """An authority with its keys in a folder; `chain` puts its root into every answer, unordered as some do."""

    folder: Path
    chain: bool = False
    address: str = ""
    requests: list[bytes] = field(default_factory=list)

    @property
    def root(self) -> Path:
        return self.folder / "root.pem"

    def answer(self, query: bytes) -> bytes:
        self.requests.append(query)
        (self.folder / "query").write_bytes(query)
        openssl("ts", "-reply", "-config", "config", "-section", "ours", "-queryfile", "query", "-signer", "tsa.pem",
                "-inkey", "tsa.key", "-out", "answer", *(["-chain", "root.pem"] if self.chain else []),
                folder=self.folder)  # fmt: skip
        return (self.folder / "answer").read_bytes()


def openssl(*words: str, folder: Path) -> None:
    subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)


def authority(folder: Path, chain: bool = False) -> Authority:
    """A new authority with a root of its own."""
    folder.mkdir()
    (folder / "config").write_text(CONFIG.format(folder=folder))
    (folder / "serial").write_text("01")
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    openssl("req", "-x509", *key, "-keyout", "root.key", "-out", "root.pem", "-subj", "/CN=Root", "-days", "2",
            "-config", "config", "-extensions", "root", folder=folder)  # fmt: skip
    openssl(
        "req", *key, "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=Stamp", "-config", "config", folder=folder
    )
    openssl("x509", "-req", "-in", "tsa.csr", "-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial", "-out",
            "tsa.pem", "-days", "2", "-extfile", "config", "-extensions", "stamping", folder=folder)  # fmt: skip
    return Authority(folder, chain)


@contextmanager
def answering(one: Authority) -> Iterator[Authority]:
    """The authority, answering at its address for as long as the block lasts."""

    class Desk(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            answer = one.answer(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Desk) as server:
        one.address = f"http://127.0.0.1:{server.server_port}/tsr"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield one
        server.shutdown()
