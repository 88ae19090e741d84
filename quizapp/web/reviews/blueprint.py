"""The blueprint of reviews, which its modules put their pages on."""

from flask import Blueprint

bp = Blueprint("reviews", __name__)
