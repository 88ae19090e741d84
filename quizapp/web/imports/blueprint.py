"""The blueprint of imports and exports, which its modules put their pages on."""

from flask import Blueprint

bp = Blueprint("imports", __name__)
