from collections.abc import Callable
from typing import BinaryIO

class Result:
    value: str

def convert_to_html(
    fileobj: BinaryIO,
    *,
    convert_image: Callable[[object], list[object]] = ...,
    style_map: str = ...,
    include_embedded_style_map: bool = ...,
) -> Result: ...
