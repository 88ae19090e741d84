"""The blueprint of histories."""

from flask import Blueprint

bp = Blueprint("histories", __name__)
