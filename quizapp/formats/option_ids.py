"""Ids of options, rows and items by their place: a to z, then o27 and so on."""

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def option_id(place: int) -> str:
    """The id of what stands at a place, counted from 0."""
    return LETTERS[place] if place < len(LETTERS) else f"o{place + 1}"
