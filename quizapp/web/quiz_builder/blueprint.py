"""The blueprint of the builder, which its modules put their pages on."""

from flask import Blueprint

bp = Blueprint("quiz_builder", __name__)
