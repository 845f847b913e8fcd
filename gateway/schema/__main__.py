"""`python -m gateway.schema` prints the schema; `--write` puts it into gateway/schema.graphql."""

import sys
from pathlib import Path

from gateway.schema import schema

FILE = Path(__file__).parent.with_suffix(".graphql")
FIRST_LINE = "# Generated from events/contracts by `make generate`; not to be edited."


def text() -> str:
    """The schema in GraphQL's definition language, as it is committed."""
    return f"{FIRST_LINE}\n\n{schema.as_str()}\n"


if __name__ == "__main__":
    if "--write" in sys.argv[1:]:
        FILE.write_text(text())
    else:
        print(text(), end="")
