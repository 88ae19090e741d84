"""Archives are read in memory within limits; what leads out of them, is locked or lies about its size does no harm."""

import io
import lzma
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.formats import archive, archive_members, archive_tar
from quizapp.formats.archive import is_archive, open_archive, write_archive
from quizapp.formats.archive_members import Archive, Limits
from quizapp.formats.imported import Unreadable

FILES = {"a.txt": b"first", "folder/题库.xml": "第二".encode(), "empty": b""}
Pack = Callable[[Mapping[str, bytes]], bytes]


def tar(files: Mapping[str, bytes], mode: str = "w", form: int = tarfile.PAX_FORMAT) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=mode, format=form) as package:  # type: ignore[call-overload]  # the mode is no literal
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            package.addfile(entry, io.BytesIO(content))
    return packed.getvalue()


PACKS: dict[str, Pack] = {
    "zip": write_archive,
    "tar": tar,
    "tar.gz": lambda files: tar(files, "w:gz"),
    "tar.xz": lambda files: tar(files, "w:xz"),
    "gnu tar": lambda files: tar(files, "w:gz", tarfile.GNU_FORMAT),
}
every_pack = pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)


def contents(found: Archive) -> dict[str, bytes]:
    return {name: found.read(name) for name in found.names}


def refusal(data: bytes, limits: Limits = archive.LIMITS) -> str:
    with pytest.raises(Unreadable) as raised:
        open_archive(data, limits)
    return raised.value.fault.message.text


def warnings(found: Archive) -> list[tuple[str, str]]:
    assert all(one.severity == "warning" for one in found.faults)
    return [(one.where, one.message.text) for one in found.faults]


@every_pack
def test_the_files_of_an_archive_come_back_in_their_order(pack: Pack) -> None:
    data = pack(FILES)
    assert is_archive(data)
    assert list(contents(open_archive(data)).items()) == list(FILES.items())
    assert open_archive(data).size("a.txt") == 5


@every_pack
def test_a_long_name_is_read_whole(pack: Pack) -> None:
    name = "/".join(["folder-of-questions"] * 12) + "/题目.xml"
    assert open_archive(pack({name: b"x"})).names == (name,)


@pytest.mark.parametrize("pack", [lambda f: tar(f, form=tarfile.USTAR_FORMAT)], ids=["ustar"])
def test_a_name_in_two_parts_is_joined(pack: Pack) -> None:
    name = "a" * 90 + "/" + "b" * 90
    assert open_archive(pack({name: b"x"})).names == (name,)


@every_pack
@pytest.mark.parametrize(
    "name", ["../etc/passwd", "a/../../b", "/etc/passwd", "C:/x", "..\\x", "\\\\host\\x"]
)
def test_a_name_that_leads_out_is_left_out_and_told(pack: Pack, name: str) -> None:
    found = open_archive(pack({name: b"bad", "a.txt": b"good"}))
    assert contents(found) == {"a.txt": b"good"}
    assert warnings(found) == [(name, archive_members.UNSAFE)]


def test_backslashes_and_dots_in_honest_names_are_put_right() -> None:
    data = write_archive({"res\\a.xml": b"1", "./b//c.xml": b"2"})
    assert contents(open_archive(data)) == {"res/a.xml": b"1", "b/c.xml": b"2"}


@every_pack
def test_of_two_files_of_one_name_the_last_is_read_and_it_is_told(pack: Pack) -> None:
    found = open_archive(pack({"a.txt": b"first", "./a.txt": b"second"}))
    assert contents(found) == {"a.txt": b"second"}
    assert warnings(found) == [("a.txt", archive_members.TWICE)]


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE])
def test_links_and_devices_in_a_tar_are_left_out(kind: bytes) -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as package:
        entry = tarfile.TarInfo("passwords")
        entry.type, entry.linkname = kind, "/etc/passwd"
        package.addfile(entry)
        folder = tarfile.TarInfo("folder")
        folder.type = tarfile.DIRTYPE
        package.addfile(folder)
    found = open_archive(packed.getvalue())
    assert (found.names, warnings(found)) == ((), [("passwords", archive_members.LINK)])


def test_a_link_in_a_zip_is_left_out() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        entry = zipfile.ZipInfo("passwords")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        package.writestr(entry, "/etc/passwd")
        package.writestr("folder/", "")
    found = open_archive(packed.getvalue())
    assert (found.names, warnings(found)) == ((), [("passwords", archive_members.LINK)])


def locked(data: bytes, count: int) -> bytes:
    """The zip with the mark of encryption on its first entries."""
    changed = bytearray(data)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        for _ in range(count):
            at = changed.index(signature, at + 1)
            changed[at + offset] |= 1
    return bytes(changed)


def test_a_file_under_a_password_is_left_out_and_an_archive_of_them_refused() -> None:
    data = write_archive({"a.txt": b"1", "b.txt": b"2"})
    found = open_archive(locked(data, 1))
    assert contents(found) == {"b.txt": b"2"}
    assert warnings(found) == [("a.txt", archive.LOCKED)]
    assert refusal(locked(data, 2)) == archive.ENCRYPTED


@pytest.mark.parametrize(
    ("name", "encoding"), [("题库.txt", "gb2312"), ("Prüfung.txt", "cp437"), ("题库.txt", "utf-8")]
)
def test_names_without_the_mark_of_utf8_are_read(name: str, encoding: str) -> None:
    raw = name.encode(encoding)
    data = write_archive({"X" * len(raw): b"1"}).replace(b"X" * len(raw), raw)
    assert contents(open_archive(data)) == {name: b"1"}


@every_pack
def test_an_archive_that_was_cut_off_is_refused_with_one_message(pack: Pack) -> None:
    data = pack(FILES | {"more": bytes(range(256)) * 40})
    cuts = [len(data) // 2, len(data) // 4, 40, 4]
    allowed = {archive_members.DAMAGED, archive.NO_ARCHIVE}
    assert {refusal(data[:cut]) for cut in cuts} <= allowed
    assert refusal(data[: cuts[0]]) == archive_members.DAMAGED


def test_a_file_of_a_zip_that_is_damaged_is_named_when_it_is_read() -> None:
    data = write_archive({"a.txt": b"some text" * 20, "b.txt": b"good"})
    at = data.index(b"a.txt") + 12
    found = open_archive(data[:at] + b"\xff\xff\xff" + data[at + 3 :])
    with pytest.raises(Unreadable) as raised:
        found.read("a.txt")
    assert raised.value.fault.where == "a.txt"
    assert raised.value.fault.message.text == archive_members.BROKEN
    assert found.read("b.txt") == b"good"


def test_a_damaged_header_in_a_tar_is_no_end_of_it() -> None:
    data = bytearray(tar({"a": b"1", "b": b"2"}, form=tarfile.USTAR_FORMAT))
    data[1024] ^= 1
    assert refusal(bytes(data)) == archive_members.DAMAGED


@every_pack
def test_too_many_files_or_too_much_in_all_is_refused(pack: Pack) -> None:
    data = pack({f"{n}.txt": bytes(1000) for n in range(20)})
    assert refusal(data, Limits(members=19)) == archive_members.TOO_MANY
    assert refusal(data, Limits(total=19_999)) == archive_members.TOO_MUCH
    assert len(open_archive(data, Limits(20, 1000, 20_000)).names) == 20


@every_pack
def test_one_file_that_is_too_large_is_left_out_and_told(pack: Pack) -> None:
    found = open_archive(pack({"film.mp4": bytes(1001), "a": b"1"}), Limits(each=1000))
    assert found.names == ("a",)
    assert warnings(found) == [("film.mp4", archive_members.TOO_LARGE)]


@pytest.mark.parametrize("kind", ["zip", "tar.gz", "tar.xz"])
def test_an_archive_that_bursts_is_refused(kind: str) -> None:
    assert refusal(PACKS[kind]({"bomb": bytes(30_000_000)})) == archive_members.TOO_MUCH


def test_many_small_streams_do_not_hold_the_reader_up() -> None:
    empty = zlib.compressobj(wbits=31).flush()
    assert refusal(empty * 100_000) == archive_members.DAMAGED
    assert refusal(lzma.compress(b"") * 100_000) == archive_members.DAMAGED


def test_several_streams_are_one_archive() -> None:
    data = tar(FILES)
    halves = [data[:700], data[700:]]
    gz = b"".join((c := zlib.compressobj(wbits=31)).compress(half) + c.flush() for half in halves)
    xz = b"".join(lzma.compress(half) for half in halves)
    assert contents(open_archive(gz)) == contents(open_archive(xz)) == FILES


def test_what_is_no_archive_says_so() -> None:
    assert not is_archive(b"plain text")
    assert refusal(b"plain text") == archive.NO_ARCHIVE
    assert open_archive(write_archive({})).names == ()


def test_the_same_files_make_the_same_zip_whatever_the_time() -> None:
    data = write_archive(FILES)
    assert data == write_archive(dict(FILES))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


mutation = st.tuples(st.integers(0, 10_000), st.binary(min_size=1, max_size=4))


@settings(max_examples=50)
@given(
    kind=st.sampled_from(sorted(PACKS)),
    changes=st.lists(mutation, min_size=1, max_size=4),
    cut=st.integers(0, 99),
)
def test_no_bytes_make_more_of_an_archive_than_files_or_a_refusal(
    kind: str, changes: list[tuple[int, bytes]], cut: int
) -> None:
    data = bytearray(PACKS[kind](FILES))
    for at, new in changes:
        data[at % len(data) : at % len(data) + len(new)] = new
    try:
        found = open_archive(bytes(data[: len(data) - cut]))
        contents(found)
    except Unreadable as error:
        assert error.fault.message.text


def test_a_number_of_many_bytes_in_a_tar_is_no_size() -> None:
    data = bytearray(tar({"a": b"1"}, form=tarfile.USTAR_FORMAT))
    data[124:136] = b"\x80" + b"\xff" * 11
    data[148:156] = b"%06o\0 " % (sum(data[:148]) + sum(data[156:512]) + 8 * 32)
    assert refusal(bytes(data)) == archive_members.DAMAGED
    assert archive_tar.is_tar(bytes(data))
