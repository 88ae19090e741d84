"""The queue of work that no page waits for: a file of the instance, or Redis where several machines share it."""

from huey import Huey, RedisHuey, SqliteHuey
from huey.serializer import SignedSerializer

from quizapp.config import Config
from quizapp.keys import read_keys


def make_queue(config: Config) -> Huey:
    """The queue of this site. What is in it is signed: a worker runs nothing that the site did not put there."""
    serializer = SignedSerializer(secret=read_keys(config).secret)
    if config.redis_url:
        return RedisHuey("quizapp", url=config.redis_url, serializer=serializer, results=False)
    filename = str(config.instance.resolve() / "jobs.db")
    return SqliteHuey("quizapp", filename=filename, serializer=serializer, results=False)
