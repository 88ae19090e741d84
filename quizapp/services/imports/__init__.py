"""Files of questions: brought, looked through, taken into a bank, taken back.

``review`` is what pages ask for; the command line takes ``straight`` alone and loads none of the rest.
"""
