"""The blueprint of the workbench, which its modules put their pages on."""

from flask import Blueprint

bp = Blueprint("workbench", __name__)
