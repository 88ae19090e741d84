"""The settings of one site: a frozen value, read once from the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "QUIZAPP_"


@dataclass(frozen=True)
class Config:
    """Every setting, by the name of its environment variable without ``QUIZAPP_``; see docs/settings.md."""

    instance: Path = ROOT / "instance"
    database_url: str = ""
    base_url: str = ""
    host: str = "127.0.0.1"
    port: int = 8000
    site_name_zh: str = "有据"
    site_name_en: str = "Sourced"
    time_zone: str = "UTC"
    secret_key: str = ""
    registration: bool = True
    mail_server: str = ""
    mail_sender: str = ""
    redis_url: str = ""
    proxies: int = 0
    workers: int = 2
    threads: int = 8
    banks: Path = ROOT / "question_banks"
    testing: bool = False

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> Self:
        """The settings that the environment gives; HOST and PORT count without a prefix too."""
        given = {name: environ[name.upper()] for name in ("host", "port") if name.upper() in environ}
        given |= {
            f.name: environ[PREFIX + f.name.upper()]
            for f in fields(cls)
            if PREFIX + f.name.upper() in environ
        }
        return cls(**{name: _read(cls, name, text) for name, text in given.items()})

    @property
    def url(self) -> str:
        """The address of the site without a slash at its end."""
        return (self.base_url or f"http://{self.host}:{self.port}").rstrip("/")

    @property
    def database(self) -> str:
        """The database's URL: SQLite in the instance folder unless one is set."""
        return self.database_url or f"sqlite:///{self.instance / 'quizapp.db'}"


def _read(cls: type[Config], name: str, text: str) -> Any:
    default = next(f.default for f in fields(cls) if f.name == name)
    if isinstance(default, bool):
        return text.strip().lower() not in {"", "0", "no", "off", "false"}
    if isinstance(default, int):
        return int(text)
    return ROOT / text if isinstance(default, Path) else text
