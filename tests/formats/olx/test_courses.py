"""Libraries and courses of Open edX: order, chapters, media, and what is missing."""

import io
import tarfile

from quizapp.formats.olx.reading import looks_like, read

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20


def asked(name: str, more: str = "") -> bytes:
    return (
        f"<problem display_name='{name}'><multiplechoiceresponse><label>Text of {name}{more}</label><choicegroup>"
        "<choice correct='true'>x</choice><choice correct='false'>y</choice></choicegroup></multiplechoiceresponse></problem>"
    ).encode()


def packed(files: dict[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w:gz") as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return whole.getvalue()


COURSE = {
    "course/course.xml": b"<course url_name='r1' org='o' course='c'/>",
    "course/course/r1.xml": b"<course display_name='Physics'><chapter url_name='c1'/></course>",
    "course/chapter/c1.xml": b"<chapter display_name='Light'><sequential url_name='s1'/></chapter>",
    "course/sequential/s1.xml": b"<sequential display_name='Waves'><vertical url_name='v1'/></sequential>",
    "course/vertical/v1.xml": b"<vertical><problem url_name='p2'/><poll url_name='x'/><problem url_name='p1'/><html/></vertical>",
    "course/problem/p1.xml": asked("p1"),
    "course/problem/p2.xml": asked("p2", "<img src='/static/a_b.png' alt='a lens'/>"),
    "course/problem/p3.xml": asked("p3"),
    "course/static/a_b.png": PNG,
}


def test_a_course_gives_its_problems_in_its_order_with_their_chapters_and_media() -> None:
    imported = read(packed(COURSE))
    assert [(entry.question.id, entry.question.category) for entry in imported.entries] == [
        ("p2", "Light/Waves"),
        ("p1", "Light/Waves"),
        ("p3", ""),
    ]
    assert imported.title == "Physics" and imported.adds_up and len(imported.media) == 1
    assert f"![a lens](media/{imported.media[0].name})" in str(imported.entries[0].question.stem)
    assert "poll" in str(imported.faults[0])


def test_a_library_is_read_in_the_order_that_it_names() -> None:
    files = {
        "library/library.xml": b"<library display_name='Ours'><problem url_name='b'/><problem url_name='a'/></library>",
        "library/problem/a.xml": asked("a"),
        "library/problem/b.xml": asked("b"),
    }
    assert [entry.question.id for entry in read(packed(files)).entries] == ["b", "a"]
    assert looks_like(packed(files)) > 0.9 and looks_like(files["library/library.xml"]) > 0.9
    assert looks_like(packed({"a.txt": b"x"})) == 0


def test_a_problem_that_is_missing_or_broken_is_counted_and_named() -> None:
    files = COURSE | {"course/problem/p1.xml": b"<problem><p>"}
    del files["course/problem/p2.xml"]
    imported = read(packed(files))
    assert (imported.found, len(imported.entries), len(imported.skipped)) == (3, 1, 2) and imported.adds_up
    assert {fault.where for fault in imported.skipped} == {"course/problem/p1.xml", "course/problem/p2.xml"}


def test_problems_may_stand_within_the_page_itself() -> None:
    files = {
        "course.xml": b"<course url_name='r'><chapter display_name='A'><vertical>"
        + asked("in")
        + b"</vertical></chapter></course>"
    }
    (entry,) = read(packed(files)).entries
    assert entry.question.category == "A" and entry.question.title == "in"
