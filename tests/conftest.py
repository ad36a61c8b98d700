"""What all tests share: the project's reference material, where it lies beside the checkout."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, expect, sync_playwright

from tests.servers import SENTENCE, ModelServer, model_server

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED = REPOSITORY.parent / "shared"

# No test signs with the key of whoever runs it; commands that tests start find this one as well.
os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp(prefix="keyring-")
os.environ["ACCOUNTED_KEYS"] = os.path.join(os.environ["XDG_CONFIG_HOME"], "keys")  # noqa: PTH118 (a variable is text)
atexit.register(shutil.rmtree, os.environ["XDG_CONFIG_HOME"], ignore_errors=True)

# For tests that take their cases from there: `sorted((SHARED / "…").glob("…"))` is empty when it is missing.
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="shared/ is not beside this checkout")

# The same examples on every run, so that what failed fails again; new ones with --hypothesis-profile=new. None is too
# slow: others may be at work on the machine.
settings.register_profile("accounted", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("new", settings.get_profile("accounted"), derandomize=False)
settings.load_profile("accounted")

# How long a test waits for what a page has to show; it is there at once, or on a busy machine later.
expect.set_options(timeout=120_000)


def pytest_xdist_auto_num_workers() -> int:
    """Twice as many processes as there are cores, up to eight: tests wait for browsers, commands and disks half the
    time."""
    cores = os.cpu_count() or 1
    return max(cores, min(2 * cores, 8))


@pytest.fixture(autouse=True)
def _own_keyring(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has a keyring of its own: where chance is fixed, the logs of two tests begin alike."""
    monkeypatch.setenv("ACCOUNTED_KEYS", str(tmp_path_factory.mktemp("keyring")))


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("shared/ is not beside this checkout")
    return SHARED


@pytest.fixture
def server() -> Iterator[ModelServer]:
    """A local server that speaks as a language model's does."""
    with model_server() as state:
        yield state


@pytest.fixture
def note(tmp_path: Path) -> Path:
    """A note of one sentence, for a model to read."""
    path = tmp_path / "note.txt"
    path.write_text(SENTENCE)
    return path


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser of the system, one for all tests of a process; `.ci/run` installs it on a bare Debian."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    assert found, "no Chromium is here; on Debian:  apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-dev-shm-usage"], timeout=120_000
        )
        yield browser
        browser.close()
