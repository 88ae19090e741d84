"""Every table of the database: importing this module fills ``Base.metadata``. A new table module is named here."""

from quizapp.storage import people
from quizapp.storage.database import Base

__all__ = ["Base", "people"]
