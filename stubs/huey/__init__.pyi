from collections.abc import Callable
from datetime import datetime

from huey.api import TaskWrapper
from huey.consumer import Consumer
from huey.serializer import Serializer

class Storage:
    def close(self) -> object: ...

class Huey:
    storage: Storage
    serializer: Serializer
    def periodic_task(
        self, validate_datetime: Callable[[datetime], bool], name: str | None = None, context: bool = False
    ) -> Callable[[Callable[[], object]], TaskWrapper]: ...
    def create_consumer(
        self, *, workers: int = 1, periodic: bool = True, scheduler_interval: int = 1
    ) -> Consumer: ...

class SqliteHuey(Huey):
    def __init__(
        self, name: str, *, filename: str, serializer: Serializer, results: bool = True, utc: bool = True
    ) -> None: ...

class RedisHuey(Huey):
    def __init__(
        self, name: str, *, url: str, serializer: Serializer, results: bool = True, utc: bool = True
    ) -> None: ...

def crontab(minute: str = "*", hour: str = "*") -> Callable[[datetime], bool]: ...
