from collections.abc import Callable, Iterable
from os import PathLike
from wsgiref.headers import Headers
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

class WhiteNoise:
    files: dict[str, object]
    def __init__(
        self,
        application: WSGIApplication,
        root: str | PathLike[str] | None = None,
        prefix: str | None = None,
        *,
        autorefresh: bool = False,
        max_age: int | None = 60,
        allow_all_origins: bool = True,
        add_headers_function: Callable[[Headers, str, str], None] | None = None,
        immutable_file_test: Callable[[str, str], bool] | str | None = None,
    ) -> None: ...
    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]: ...
