"""The blueprint of classes, which its modules put their pages on."""

from flask import Blueprint

bp = Blueprint("classes", __name__)
