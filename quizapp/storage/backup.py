"""A whole database in one checked file, and back again."""

import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, inspect, text

from quizapp.errors import Conflict, Invalid
from quizapp.storage.database import Database, sqlite_module
from quizapp.storage.upkeep import shrink_log

STEPS = "attempt_steps"


@dataclass(frozen=True)
class Contents:
    """What a backup holds: its tables, and for a file of SQLite their rows and a digest of the steps."""

    rows: dict[str, int | None]
    steps_digest: str = ""


def create_backup(database: Database, target: Path) -> Contents:
    """Writes the database to a new file; it appears whole and checked, or not at all. Raises Conflict, Invalid."""
    if target.exists():
        raise Conflict(f"{target} is there already.")
    write = _vacuum_into if database.is_sqlite else _dump
    with _draft_beside(target) as draft:
        write(database, draft)
        contents = check_backup(draft)
        _put_in_place(draft, target)
    return contents


def restore_backup(database: Database, source: Path, *, replace: bool = False) -> Contents:
    """Makes the database what the backup holds. Raises Invalid, and Conflict where there is data already.

    Nobody else may use the database meanwhile; an SQLite file that was there is kept beside the new one.
    """
    contents = check_backup(source)
    if _is_sqlite_file(source) != database.is_sqlite:
        raise Invalid("The backup is of another kind of database.")
    if not replace and not is_empty(database):
        raise Conflict("There is data in the database already.")
    (_replace_file if database.is_sqlite else _load_dump)(database, source)
    return contents


def is_empty(database: Database) -> bool:
    """True where the database has no accounts and no attempts yet."""
    tables = {"people", "attempts"} & set(inspect(database.engine).get_table_names())
    with database.engine.connect() as connection:
        return not any(connection.execute(text(f"SELECT 1 FROM {name} LIMIT 1")).first() for name in tables)


def check_backup(file: Path) -> Contents:
    """What the backup holds. Raises Invalid with what is wrong with it."""
    if _is_sqlite_file(file):
        return _check_sqlite(file)
    with file.open("rb") as opened:
        if opened.read(5) != b"PGDMP":
            raise Invalid("This file is no backup.")
    # Writing it out to nowhere reads and unpacks every row.
    _run("pg_restore", "--file=/dev/null", str(file))
    listed = _run("pg_restore", "--list", str(file)).stdout.decode().splitlines()
    rows = dict.fromkeys(line.split()[6] for line in listed if " TABLE DATA " in line)
    if not rows:
        raise Invalid("The backup holds no tables.")
    return Contents(rows)


def _is_sqlite_file(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(16) == b"SQLite format 3\0"


def _check_sqlite(file: Path) -> Contents:
    module = sqlite_module()
    try:
        with closing(module.connect(f"file:{file.resolve()}?mode=ro&immutable=1", uri=True)) as connection:
            faults = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
            faults += [f"foreign key of {row[0]}" for row in connection.execute("PRAGMA foreign_key_check")]
            names = [
                row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            ]
            rows = {
                name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names
            }
            digest = _digest_steps(connection) if STEPS in names else ""
    except module.DatabaseError as error:
        faults = [str(error)]
    if faults:
        raise Invalid(f"The backup is damaged: {'; '.join(faults[:5])}")
    return Contents(dict(sorted(rows.items())), digest)


def _digest_steps(connection: Any) -> str:
    digest = hashlib.sha256()
    for row in connection.execute(f"SELECT * FROM {STEPS} ORDER BY id"):
        digest.update(repr(row).encode())
    return digest.hexdigest()[:16]


def _vacuum_into(database: Database, draft: Path) -> None:
    draft.unlink()
    connection = database.engine.raw_connection()
    try:
        connection.cursor().execute("VACUUM INTO ?", (str(draft),))
    finally:
        connection.close()


def _replace_file(database: Database, source: Path) -> None:
    file = Path(str(database.url.database))
    shrink_log(database)
    database.close()
    with database.gate(), _draft_beside(file) as draft:
        shutil.copyfile(source, draft)
        if file.exists():
            os.link(file, file.with_name(f"{file.name}.before-{datetime.now(UTC):%Y%m%dT%H%M%S}"))
        for rest in ("-wal", "-shm"):
            file.with_name(file.name + rest).unlink(missing_ok=True)
        _put_in_place(draft, file)


def _dump(database: Database, draft: Path) -> None:
    _run("pg_dump", "--format=custom", f"--file={draft}", url=database.url)


def _load_dump(database: Database, source: Path) -> None:
    database.close()
    options = ("--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error")
    _run("pg_restore", *options, f"--dbname={database.url.database}", str(source), url=database.url)


def _run(program: str, *arguments: str, url: URL | None = None) -> "subprocess.CompletedProcess[bytes]":
    # The password goes through the environment: arguments can be read by everybody on the machine.
    environment = os.environ | (_libpq(url) if url else {})
    result = subprocess.run(
        [_find(program), *arguments],
        env=environment,
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    if result.returncode != 0:
        raise Invalid(result.stderr.decode(errors="replace").strip())
    return result


def _libpq(url: URL) -> dict[str, str]:
    given = {
        "PGHOST": url.host,
        "PGPORT": url.port,
        "PGUSER": url.username,
        "PGPASSWORD": url.password,
        "PGDATABASE": url.database,
        "PGSSLMODE": url.query.get("sslmode"),
        "PGSSLROOTCERT": url.query.get("sslrootcert"),
    }
    return {name: str(value) for name, value in given.items() if value}


def _find(program: str) -> str:
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), key=lambda path: int(path.parts[4]))
    found = str(debian[-1]) if debian else shutil.which(program)
    if found is None:
        raise Invalid(f"{program} is missing: install PostgreSQL's client.")
    return found


@contextmanager
def _draft_beside(target: Path) -> Iterator[Path]:
    # Made with mode 0600: it holds names and answers.
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-")
    os.close(descriptor)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _put_in_place(draft: Path, target: Path) -> None:
    draft.chmod(0o600)
    _sync(draft)
    os.replace(draft, target)
    _sync(target.parent)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
