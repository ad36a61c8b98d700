"""How fast the workspace answers with 5,000 documents and 100,000 claims, and whether its memory stays flat.

    .venv/bin/python benchmarks/web/run.py [--documents 5000] [--case DIR] [--make-only] [--accept]

It makes a case of invented documents and two lists of persons (once, in DIR: some minutes of processor), serves it on
loopback as a program of its own, and asks every page and every twin that the application has (`asked.py`) many times,
by two at a time; then it accepts claims, and goes on asking until there were 10,000 requests in all. With the case made
it takes about six minutes. `--accept` writes `last-accepted.md` and `.json` beside this file.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from accounted.case import Case
from accounted.errors import MadeShelfStale
from benchmarks.comparison.invented import DOCUMENTS, documents
from benchmarks.comparison.large import large_case
from benchmarks.web.asked import addresses
from benchmarks.web.lists import lists

LITTLE_MS = 20
"""What takes less of the processor is asked more often where only memory is looked at."""
ACCEPTED = 60
"""How many claims are accepted, one after the other."""
WANTED_MEDIAN_MS, WANTED_P95_MS, WANTED_ACCEPT_MS = 200, 500, 100


def made(folder: Path, count: int) -> float:
    """The case of invented documents, compared by today's rules; how many seconds it took to make.

    One that another version made is thrown away and made anew.
    """
    began = time.monotonic()
    if (folder / "case.db").exists():
        try:
            with Case.open(folder) as case:
                case.figures()
        except MadeShelfStale:
            shutil.rmtree(folder)
        else:
            return 0.0
    with large_case(folder, documents(max(count // DOCUMENTS, 1))) as case:
        print(f"{count} documents, {time.monotonic() - began:.0f} s", file=sys.stderr)
        case.figures()
        with tempfile.TemporaryDirectory() as beside:
            for path in lists(Path(beside)):
                case.add_list(path)
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
    """Every address that there is, with what people ask of it."""
    connection = workspace.connected()
    return [asked for _, asked in addresses(lambda path: json.loads(workspace.ask(connection, path)[2]))]


def measured(workspace: Workspace, asked: list[str], times: int) -> list[dict[str, Any]]:
    """Each page, asked once cold and then many times, by two at once."""
    rows = []
    for path in asked:
        connection = workspace.connected()
        cold, status, body = workspace.ask(connection, path)
        assert status == 200, (path, status)

        def some(_: int, path: str = path) -> list[float]:
            mine = workspace.connected()
            return [workspace.ask(mine, path)[0] for _ in range(times // 2)]

        before = workspace.worked_s()
        with ThreadPoolExecutor(2) as two:
            took = sorted(value for each in two.map(some, range(2)) for value in each)
        rows.append({
            "page": path, "first_ms": cold, "median_ms": statistics.median(took), "p95_ms": ninety_fifth(took),
            "cpu_ms": 1000 * (workspace.worked_s() - before) / len(took), "kb": len(body) / 1024,
        })  # fmt: skip
        print(json.dumps(rows[-1]), file=sys.stderr)
    return rows


def ninety_fifth(took: list[float]) -> float:
    """The 95th percentile of some times in order."""
    return took[min(int(len(took) * 0.95), len(took) - 1)]


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
    return {"median_ms": statistics.median(took), "p95_ms": ninety_fifth(took), "figures_after_ms": after}


def round_of(rows: list[dict[str, Any]]) -> list[str]:
    """Every address once, and four times more those that take little, so that ten thousand requests take minutes."""
    return [row["page"] for row in rows] + [row["page"] for row in rows if row["cpu_ms"] < LITTLE_MS] * 4


def memory(workspace: Workspace, asked: list[str], done: int, requests: int) -> list[tuple[int, float]]:
    """Megabytes held after so many requests of all kinds, those included that were made before."""
    connection, kept = workspace.connected(), [(done, round(workspace.rss_mb(), 1))]
    for number in range(done + 1, requests + 1):
        workspace.ask(connection, asked[number % len(asked)])
        if number % max(requests // 10, 1) == 0:
            kept.append((number, round(workspace.rss_mb(), 1)))
    return kept


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=5000)
    parser.add_argument("--case", type=Path, default=Path(tempfile.gettempdir()) / "accounted-web-benchmark")
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--make-only", action="store_true", help="make the case, or bring it up to date, and stop")
    parser.add_argument("--accept", action="store_true")
    said = parser.parse_args()
    seconds = made(said.case, said.documents)
    if said.make_only:
        return
    with Case.open(said.case) as case:
        held = {"documents": case.documents.page(limit=1).total, "claims": case.claims.page(limit=1).total}
    workspace, before = Workspace(said.case), os.getloadavg()[0]
    try:
        asked = pages(workspace)
        rows, accepted = measured(workspace, asked, said.times), accepting(workspace, ACCEPTED)
        done = len(asked) * (said.times + 1) + ACCEPTED
        result = {
            **held, "made_s": seconds, "start_s": workspace.start_s, "machine": f"{platform.machine()}, 2 cores",
            "python": platform.python_version(), "pages": rows, "accept": accepted,
            "memory_mb": memory(workspace, round_of(rows), done, said.requests), "load": (before, os.getloadavg()[0]),
        }  # fmt: skip
    finally:
        workspace.stop()
    text = report(result)
    print(text)
    if said.accept:
        (HERE / "last-accepted.md").write_text(text, "utf-8")
        (HERE / "last-accepted.json").write_text(json.dumps(result, indent=1) + "\n", "utf-8")


def report(result: dict[str, Any]) -> str:
    every = sorted(row["median_ms"] for row in result["pages"])
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
        "", f"Of {len(every)} addresses, pages and twins, the median of medians is {statistics.median(every):.0f} ms,"
        f" the slowest {every[-1]:.0f} ms.", "",
        f"Slower than {WANTED_MEDIAN_MS} ms at the median or {WANTED_P95_MS} ms at the 95th percentile:"
        f" {', '.join(f'`{page}`' for page in slow) or 'none'}.", "",
        f"Accepting a claim: {accept['median_ms']:.0f} ms at the median, {accept['p95_ms']:.0f} ms at the 95th"
        f" percentile (wanted: {WANTED_ACCEPT_MS}). The figures after it: {accept['figures_after_ms']:.0f} ms.", "",
        "Memory in MB after so many requests of all pages, those that take little five times as often: "
        + ", ".join(f"{number:,}: {held:.0f}" for number, held in memory_mb) + ".", "",
    ]  # fmt: skip
    return "\n".join(lines)


if __name__ == "__main__":
    main()
