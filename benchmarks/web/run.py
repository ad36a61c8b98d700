"""How fast the workspace answers with 5,000 documents and 100,000 claims, and whether its memory stays flat.

    .venv/bin/python benchmarks/web/run.py [--documents 5000] [--case DIR] [--accept]

It makes a case of invented documents (once, in DIR), serves it on loopback as a program of its own, and asks each page
many times, one after the other and by two at a time. `--accept` writes `last-accepted.md` and `.json` beside this file.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from accounted.case import Case
from benchmarks.comparison.invented import DOCUMENTS, documents
from benchmarks.comparison.large import large_case

WANTED_MEDIAN_MS, WANTED_P95_MS, WANTED_ACCEPT_MS = 200, 500, 100


def made(folder: Path, count: int) -> float:
    """The case of invented documents, compared once; how many seconds it took to make."""
    if (folder / "case.db").exists():
        return 0.0
    began = time.monotonic()
    with large_case(folder, documents(max(count // DOCUMENTS, 1))) as case:
        print(f"{count} documents, {time.monotonic() - began:.0f} s", file=sys.stderr)
        case.figures()
    return time.monotonic() - began


class Workspace:
    """The workspace as a program of its own."""

    def __init__(self, case: Path) -> None:
        command = [sys.executable, "-m", "accounted", "serve", "--port", "0", "--case", str(case)]
        began = time.monotonic()
        self.running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self.running.stdout
        line = self.running.stdout.readline()
        self.start_s = time.monotonic() - began
        address = urlsplit(next(word for word in line.split() if word.startswith("http")))
        self.host, self.token = address.netloc, address.query.removeprefix("token=")

    def connected(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection(self.host, timeout=120)

    def ask(self, connection: http.client.HTTPConnection, path: str) -> tuple[float, int, bytes]:
        """Milliseconds to the first byte, the status, and the page."""
        began = time.perf_counter()
        connection.request("GET", path, headers={"Authorization": f"Bearer {self.token}"})
        answer = connection.getresponse()
        first = answer.read(1)
        took = (time.perf_counter() - began) * 1000
        return took, answer.status, first + answer.read()

    def post(self, connection: http.client.HTTPConnection, path: str, form: dict[str, str]) -> tuple[float, int]:
        began = time.perf_counter()
        headers = {
            "Authorization": f"Bearer {self.token}", "Content-Type": "application/x-www-form-urlencoded",
            "Accept": "application/json",
        }  # fmt: skip
        connection.request("POST", path, urlencode(form), headers)
        answer = connection.getresponse()
        answer.read()
        return (time.perf_counter() - began) * 1000, answer.status

    def rss_mb(self) -> float:
        for line in Path(f"/proc/{self.running.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        return 0.0

    def worked_s(self) -> float:
        """Seconds that the processor worked for it so far."""
        said = Path(f"/proc/{self.running.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(said[11]) + int(said[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        self.running.terminate()
        self.running.wait(20)


def pages(workspace: Workspace) -> list[str]:
    connection = workspace.connected()
    held = json.loads(workspace.ask(connection, "/documents.json?offset=100&limit=1")[2])["documents"]
    claims = json.loads(workspace.ask(connection, "/claims.json?offset=2000&limit=1")[2])["claims"]
    document, claim = (held or [{"id": "-"}])[0]["id"], (claims or [{"id": "-"}])[0]["id"]
    incident = json.loads(workspace.ask(connection, "/incidents.json?offset=10&limit=1")[2])["incidents"][0]["id"]
    from accounted.web.sitemap import PAGES

    of = {"/documents/{id}": document, "/claims/{id}": claim}  # this case has no lists, and so no persons
    listed = [one.path.replace("{id}", of.get(one.path, "")) for one in PAGES if "{" not in one.path or one.path in of]
    return [*listed, "/documents?offset=4000", "/claims?offset=80000", "/claims?fate=killed&state=read",
            "/claims?number=120", "/search?q=hospital", f"/search?q={quote('больница')}", "/lookup?q=120+killed",
            "/contradictions?offset=20000", "/contradictions?status=seeming", "/origins?offset=5000",
            "/timeline?offset=2000", "/incidents?offset=400", f"/?incident={incident}",
            f"/timeline?incident={incident}", "/contradictions.json?limit=100", "/figures.json"]  # fmt: skip


def measured(workspace: Workspace, times: int) -> list[dict[str, Any]]:
    """Each page, asked once cold and then many times, by two at once."""
    rows = []
    for path in pages(workspace):
        connection = workspace.connected()
        cold, status, body = workspace.ask(connection, path)

        def some(_: int, path: str = path) -> list[float]:
            mine = workspace.connected()
            return [workspace.ask(mine, path)[0] for _ in range(times // 2)]

        before = workspace.worked_s()
        with ThreadPoolExecutor(2) as two:
            took = sorted(value for each in two.map(some, range(2)) for value in each)
        rows.append({
            "page": path.split("?")[0] if "-" in path.split("/")[-1] else path, "status": status, "first_ms": cold,
            "median_ms": statistics.median(took), "p95_ms": took[int(len(took) * 0.95)],
            "cpu_ms": 1000 * (workspace.worked_s() - before) / len(took), "kb": len(body) / 1024,
        })  # fmt: skip
        print(json.dumps(rows[-1]), file=sys.stderr)
    return rows


def accepting(workspace: Workspace, times: int) -> dict[str, float]:
    """How long it takes until a judgement is answered, and until the claims behind it are shown again."""
    connection = workspace.connected()
    claims = json.loads(workspace.ask(connection, f"/claims.json?kind=count&state=read&limit={times}")[2])["claims"]
    page = workspace.ask(connection, "/add")[2].decode()
    form_token = page.split('name="form_token" value="')[1].split('"')[0]
    took = []
    for claim in claims:
        form = {
            "form_token": form_token,
            "verdict": "accept",
            "ids": claim["id"],
            "by": "A benchmark",
            "why": "measured",
        }
        answered, status = workspace.post(connection, "/judge", form)
        assert status in (200, 303), status
        took.append(answered)
    took.sort()
    after = workspace.ask(connection, "/")[0]
    return {"median_ms": statistics.median(took), "p95_ms": took[int(len(took) * 0.95)], "figures_after_ms": after}


def memory(workspace: Workspace, requests: int) -> list[tuple[int, float]]:
    """Megabytes held after so many requests of all kinds."""
    connection, kept = workspace.connected(), []
    asked = [path for path in pages(workspace) if not path.startswith("/add")]
    for number in range(requests + 1):
        if number % max(requests // 10, 1) == 0:
            kept.append((number, round(workspace.rss_mb(), 1)))
        workspace.ask(connection, asked[number % len(asked)])
    return kept


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=5000)
    parser.add_argument("--case", type=Path, default=Path(tempfile.gettempdir()) / "accounted-web-benchmark")
    parser.add_argument("--times", type=int, default=40)
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--accept", action="store_true")
    said = parser.parse_args()
    seconds = made(said.case, said.documents)
    with Case.open(said.case) as case:
        held = {"documents": case.documents.page(limit=1).total, "claims": case.claims.page(limit=1).total}
    workspace, before = Workspace(said.case), os.getloadavg()[0]
    try:
        result = {
            **held, "made_s": seconds, "start_s": workspace.start_s, "machine": f"{platform.machine()}, 2 cores",
            "python": platform.python_version(), "pages": measured(workspace, said.times),
            "accept": accepting(workspace, 60), "memory_mb": memory(workspace, said.requests),
            "load": (before, os.getloadavg()[0]),
        }  # fmt: skip
    finally:
        workspace.stop()
    text = report(result)
    print(text)
    if said.accept:
        (HERE / "last-accepted.md").write_text(text, "utf-8")
        (HERE / "last-accepted.json").write_text(json.dumps(result, indent=1) + "\n", "utf-8")


def report(result: dict[str, Any]) -> str:
    lines = [
        "# The workspace on a large case", "", "<!-- Written by benchmarks/web/run.py --accept. -->", "",
        f"{result['documents']:,} invented documents, {result['claims']:,} claims; {result['machine']}, Python"
        f" {result['python']}. Milliseconds to the first byte, two requests at a time.", "",
        "The processor's own time for one request stands beside, since others may have worked on the machine: load"
        f" {result['load'][0]:.1f} before, {result['load'][1]:.1f} after.", "",
        "| page | once, cold | median | 95th percentile | processor | KB |", "|---|--:|--:|--:|--:|--:|",
    ]  # fmt: skip
    for row in result["pages"]:
        lines.append(
            f"| `{row['page']}` | {row['first_ms']:.0f} | {row['median_ms']:.0f} | {row['p95_ms']:.0f} |"
            f" {row['cpu_ms']:.0f} | {row['kb']:.0f} |"
        )
    slow = [
        row["page"] for row in result["pages"] if row["median_ms"] > WANTED_MEDIAN_MS or row["p95_ms"] > WANTED_P95_MS
    ]
    accept, memory_mb = result["accept"], result["memory_mb"]
    lines += [
        "", f"Slower than {WANTED_MEDIAN_MS} ms at the median or {WANTED_P95_MS} ms at the 95th percentile:"
        f" {', '.join(f'`{page}`' for page in slow) or 'none'}.", "",
        f"Accepting a claim: {accept['median_ms']:.0f} ms at the median, {accept['p95_ms']:.0f} ms at the 95th"
        f" percentile (wanted: {WANTED_ACCEPT_MS}). The figures after it: {accept['figures_after_ms']:.0f} ms.", "",
        "Memory in MB after so many requests of all pages: "
        + ", ".join(f"{number:,}: {held:.0f}" for number, held in memory_mb) + ".", "",
    ]  # fmt: skip
    return "\n".join(lines)


if __name__ == "__main__":
    main()
