"""The JSON Schemas of decks, tracks and mocks, made from the table of fields, for editors that check as one types.

`python -m drill.deckfiles.deck_schema` writes them; a test keeps them in step with the table.
"""

from __future__ import annotations

import json
import os

from drill.deckfiles.deck_fields import DECK, TRACKS
from drill.deckfiles.deck_kinds import Schema
from drill.mocks.fields import MOCKS

_DIALECT = {"$schema": "http://json-schema.org/draft-07/schema#"}


def schemas() -> dict[str, Schema]:
    """Return each schema by the name of its file."""
    return {
        "deck.schema.json": {**_DIALECT, "title": "A deck of drill", **DECK.schema()},
        "mocks.schema.json": {**_DIALECT, "title": "The mock interviews of drill", **MOCKS.schema()},
        "tracks.schema.json": {**_DIALECT, "title": "The tracks of drill", **TRACKS.schema()},
    }


def rendered(schema: Schema) -> str:
    """Return the schema as it is written to its file."""
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def write(folder: str) -> None:
    """Write all schemas into the folder."""
    for name, schema in schemas().items():
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(rendered(schema))


if __name__ == "__main__":
    write(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
