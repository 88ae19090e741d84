"""How sure it is that some bytes are QTI of version 2 or 3, told without reading the items."""

from quizapp.formats.archive import is_zip, open_archive
from quizapp.formats.archive_members import Archive
from quizapp.formats.imported import Unreadable
from quizapp.formats.qti2.names import ROOTS, Version, camel
from quizapp.formats.safe_xml import root_name

_NAMED: tuple[tuple[bytes, Version], ...] = (
    *((name, "qti30") for name in (b"imsqti_item_xmlv3", b"imsqti_test_xmlv3", b"imsqtiasi_v3")),
    *(
        (name, "qti21")
        for name in (b"imsqti_item_xmlv2", b"imsqti_test_xmlv2", b"imsqti_v2p", b"imsqti_apipitem_xmlv2")
    ),
)
_TRIED, _LARGEST = 40, 2_000_000


def how_sure(content: bytes, version: Version) -> float:
    """From 0 to 1 how sure it is that the bytes are of this version: a single item, or a package with items."""
    if not is_zip(content):
        return 1.0 if _version_of_xml(content) == version else 0.0
    try:
        archive = open_archive(content)
        names = sorted(
            archive.names, key=lambda name: (not name.endswith("imsmanifest.xml"), name.count("/"), name)
        )
        found = {_version_in(archive, name) for name in names[:_TRIED] if name.lower().endswith(".xml")}
    except Unreadable:
        return 0.0
    if version not in found:
        return 0.0
    # A package whose manifest is of version 2 may hold items of version 3, and these decide.
    return 0.9 if version == "qti30" or "qti30" not in found else 0.5


def _version_in(archive: Archive, name: str) -> Version | None:
    """The version that a file of an archive names: as an item or a test, or in a manifest."""
    if archive.size(name) > _LARGEST:
        return None
    content = archive.read(name)
    if not name.endswith("imsmanifest.xml"):
        return _version_of_xml(content)
    return next((version for text, version in _NAMED if text in content), None)


def _version_of_xml(content: bytes) -> Version | None:
    root = root_name(content)
    if root is None or camel(root[0].removeprefix("qti-")) not in ROOTS:
        return None
    return "qti30" if root[0].startswith("qti-") else "qti21"
