"""What a WSGI server serves: ``gunicorn -c python:quizapp.server wsgi:app``."""

from quizapp.app import create_app

app = create_app()
