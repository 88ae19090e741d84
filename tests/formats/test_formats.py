"""Every format keeps its promise, and what no format knows is guessed to be none."""

from quizapp.formats.formats import FORMATS, detect


def test_every_format_has_a_module_that_does_what_is_promised() -> None:
    for name, known in FORMATS.items():
        assert known.endings, name
        if known.reading:
            reader = known.reader()
            assert 0 <= reader.looks_like(b"") <= 1, name
            assert callable(reader.read), name
        if known.writing:
            writer = known.writer()
            assert callable(writer.write), name
            assert callable(writer.losses), name


def test_bytes_without_sense_look_like_nothing() -> None:
    for content in (b"", b"\0\1\2\3" * 40, b"hello"):
        assert detect(content).format is None
