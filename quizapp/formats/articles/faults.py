"""What can be wrong with a file that should hold an article, in words for the person who sent it."""

from quizapp.core.languages import N_, Message
from quizapp.errors import Invalid

TOO_LARGE = N_("This file is larger than an article can be: 50 MB at most")
TOO_LONG = N_("This text is longer than an article can be: %(limit)s characters at most. Split it")
EMPTY = N_("There is no text in it")
NO_TEXT = N_("This is no text: send plain text, Markdown, a web page (HTML), Word (.docx) or PDF")
PICTURE = N_("This is a picture, and text in pictures cannot be read: send the text itself")
PACKED = N_("This is an archive: unpack it and send the article in it")
OLD_OFFICE = N_("This is a file of an old Office version (.doc, .xls, .ppt): save it as .docx or as PDF")
NO_ARTICLE_OFFICE = N_("This is a spreadsheet or a presentation: save its text as .docx or as PDF")
OTHER_OFFICE = N_(
    "This format of documents is not read (RTF, OpenDocument, e-book): save it as .docx or as PDF"
)
WEB_ARCHIVE = N_("This is a web archive: save the page as HTML only, or copy its text")
ENCRYPTED = N_("This file is protected by a password: save it without one")
DAMAGED = N_("This file is damaged and cannot be read: save it anew")
SCANNED = N_("This PDF holds pictures of pages without text: run text recognition (OCR) on it first")
NO_LETTERS = N_("The letters of this PDF cannot be told: copy its text from a reader, or save it anew")
BOMB = N_("This file would unpack to more than an article can hold: save it without pictures and attachments")
ENTITIES = N_("This file defines entities of its own, which no article needs: save it anew")
TOO_SLOW = N_("Reading this file took too long: send a part of it, or its plain text")
TOO_MUCH = N_("Reading this file took too much memory: send a part of it, or its plain text")


def refuse(text: str, **params: str) -> Invalid:
    """What to raise for a file with this fault."""
    return Invalid(Message(text, params))
