"""The blueprint of assignments, which its modules put their pages on."""

from flask import Blueprint

bp = Blueprint("assignments", __name__)
