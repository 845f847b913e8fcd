"""Names and titles: text on one line."""

from functions.refusals import invalid


def one_line(text: str, *, field: str = "name") -> str:
    """The text on one line, without the space around it. Raises `invalid` when nothing is left."""
    line = " ".join(text.split())
    if not line:
        raise invalid(field, "This cannot be empty.")
    return line
