from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

import drill
from drill.deckfiles.deck_schema import rendered, schemas, write
from tests.deck_world import DECK

PACKAGE = Path(drill.__file__).parent
TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
}


@pytest.mark.parametrize("name", sorted(schemas()))
def test_the_shipped_schema_is_what_the_table_of_fields_says(name):
    assert (PACKAGE / name).read_text(encoding="utf-8") == rendered(schemas()[name]), (
        "run: python -m drill.deckfiles.deck_schema"
    )


def test_the_schemas_are_written_where_the_package_has_them(tmp_path):
    write(str(tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "deck.schema.json",
        "mocks.schema.json",
        "tracks.schema.json",
    ]
    assert json.loads((tmp_path / "deck.schema.json").read_text())["required"] == ["title", "summary"]


def test_every_field_is_described():
    def walk(schema):
        for field in schema.get("properties", {}).values():
            assert field["description"]
            walk(field)
        for inner in [schema["items"]] if "items" in schema else schema.get("anyOf", []):
            walk(inner)

    for schema in schemas().values():
        walk(schema)


def faults(value, schema, path="$"):
    """Yield where the value breaks the part of JSON Schema that ours uses."""
    if "anyOf" in schema:
        if all(list(faults(value, inner, path)) for inner in schema["anyOf"]):
            yield path
        return
    if "enum" in schema and value not in schema["enum"]:
        yield path
    kinds = schema.get("type", [])
    names = kinds if isinstance(kinds, list) else [kinds]
    if names and not any(isinstance(value, TYPES[name]) for name in names):
        yield path
        return
    if isinstance(value, dict):
        yield from (f"{path}.{name}" for name in schema.get("required", ()) if name not in value)
        for name, inner in value.items():
            rule = schema.get("properties", {}).get(name, schema.get("additionalProperties", {}))
            yield from faults(inner, rule, f"{path}.{name}") if rule is not False else [f"{path}.{name}"]
    if isinstance(value, list):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", 10**9):
            yield path
        for number, inner in enumerate(value):
            yield from faults(inner, schema.get("items", {}), f"{path}[{number}]")
    if isinstance(value, str) and "pattern" in schema and not re.search(schema["pattern"], value):
        yield path
    if isinstance(value, (int, float)) and not schema.get("minimum", value) <= value <= schema.get(
        "maximum", value
    ):
        yield path


def test_the_schema_accepts_a_good_deck_and_finds_mistakes():
    schema = schemas()["deck.schema.json"]
    assert list(faults(yaml.safe_load(DECK), schema)) == []
    wrong = (
        DECK.replace("level: 2", "level: 7")
        .replace("form: recall", "form: recal")
        .replace("title: S", "titel: S")
    )
    assert sorted(faults(yaml.safe_load(wrong), schema)) == [
        "$.questions[0].form",
        "$.questions[0].level",
        "$.titel",
        "$.title",
    ]


DECKS = sorted(path for path in (PACKAGE.parent / "decks").glob("*.yaml"))


@pytest.mark.parametrize("path", DECKS, ids=lambda path: path.stem)
def test_shipped_decks_name_their_schema_and_keep_to_it(path):
    name = f"{path.stem if path.stem in ('tracks', 'mocks') else 'deck'}.schema.json"
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"# yaml-language-server: $schema=../drill/{name}\n")
    content = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - everything as text
    assert [fault for fault in faults(content, as_text(schemas()[name])) if fault] == []


def as_text(schema):
    """Return the schema for values that are all text, as the base loader gives them."""
    if not isinstance(schema, dict):
        return schema
    kept = {
        key: value for key, value in schema.items() if key not in ("minimum", "maximum", "exclusiveMinimum")
    }
    if schema.get("type") in ("integer", "number", "boolean"):
        return {"type": "string"}
    return {
        key: {name: as_text(inner) for name, inner in value.items()}
        if key == "properties"
        else [as_text(inner) for inner in value]
        if key == "anyOf"
        else as_text(value)
        if key in ("items", "additionalProperties")
        else value
        for key, value in kept.items()
    }
