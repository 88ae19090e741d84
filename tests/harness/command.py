"""The console script ``quizapp`` as a process of its own."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from quizapp.config import PREFIX, ROOT, Config

SCRIPT = "from quizapp.app import cli; cli(prog_name='quizapp')"


def environment(config: Config) -> dict[str, str]:
    """The environment of a process that is to have these settings."""
    settings = {
        "INSTANCE": config.instance,
        "DATABASE_URL": config.database_url,
        "PORT": config.port,
        "SECRET_KEY": config.secret_key,
        "BASE_URL": config.base_url,
        "BANKS": config.banks,
    }
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    return inherited | {PREFIX + name: str(value) for name, value in settings.items() if value}


class Serving:
    """A ``quizapp serve`` in a process group of its own, which can be killed as a whole."""

    def __init__(self, config: Config, log: Path) -> None:
        self.config = config
        self._log = log
        with log.open("ab") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-c", SCRIPT, "serve", "--prepare"],
                env=environment(config),
                cwd=ROOT,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )

    @property
    def log(self) -> str:
        """What it printed so far."""
        return self._log.read_text("utf-8")

    def wait_until_ready(self, seconds: float = 30) -> None:
        """Returns when a page is served. Raises RuntimeError with the log where none comes."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and self.process.poll() is None:
            if self.answers():
                return
            time.sleep(0.05)
        raise RuntimeError(f"the site did not start:\n{self.log}")

    def answers(self) -> bool:
        """True where the site answers a request in whatever way."""
        try:
            urllib.request.urlopen(self.config.url, timeout=5).close()
        except urllib.error.HTTPError as error:
            error.close()
        except OSError:
            return False
        return True

    def kill(self) -> None:
        """SIGKILL for every process of the site at once."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def terminate(self) -> int:
        """Asks the site to stop; its exit code."""
        self.process.terminate()
        return self.process.wait(60)


@contextmanager
def serving(config: Config, log: Path) -> Iterator[Serving]:
    """A site that is being served; nothing of it is left when the block ends."""
    site = Serving(config, log)
    try:
        site.wait_until_ready()
        yield site
    finally:
        site.kill()
