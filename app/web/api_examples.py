"""Examples for the page about the JSON interface, made of what its description says."""

import json
from typing import Any

JsonObject = dict[str, Any]

PLACEHOLDERS = {"string": "…", "integer": 0, "number": 0, "boolean": False, "null": None}
HEAD = '-H "Authorization: Bearer $TOKEN"'


def resolved(document: JsonObject, part: JsonObject) -> JsonObject:
    """The part itself, or the one that it refers to."""
    while "$ref" in part:
        found: JsonObject = document
        for key in part["$ref"].removeprefix("#/").split("/"):
            found = found[key]
        part = found
    return part


def example_of(document: JsonObject, part: JsonObject) -> Any:
    """The example that a content or a schema gives, or one made of the schemas that it consists of."""
    part = resolved(document, part)
    if "schema" in part:
        named = next(iter(part.get("examples", {}).values()), None)
        return resolved(document, named)["value"] if named else example_of(document, part["schema"])
    if "examples" in part:
        return part["examples"][0]
    if "enum" in part:
        return part["enum"][0]
    if "anyOf" in part:
        return example_of(document, part["anyOf"][0])
    return _made_up(document, part)


def _made_up(document: JsonObject, schema: JsonObject) -> Any:
    kind = schema["type"] if isinstance(schema["type"], str) else schema["type"][0]
    if kind == "object":
        return {key: example_of(document, one) for key, one in schema.get("properties", {}).items()}
    if kind == "array":
        return [example_of(document, schema["items"])]
    return PLACEHOLDERS[kind]


def in_lines(value: Any) -> str:
    """JSON to read."""
    return json.dumps(value, indent=2, ensure_ascii=False)


def curl(method: str, path: str, operation: JsonObject) -> str:
    """The command that asks for it, with an example for each part of the address."""
    for one in operation.get("parameters", ()):
        if one["in"] == "path":
            path = path.replace(f"{{{one['name']}}}", one["schema"]["examples"][0])
    way = "" if method == "get" else f"-X {method.upper()} "
    lines = [f"curl {way}{HEAD}"]
    if "requestBody" in operation:
        kind, content = next(iter(operation["requestBody"]["content"].items()))
        lines += [f'  -H "Content-Type: {kind}"', f"  -d '{json.dumps(content['example'])}'"]
    return " \\\n".join([*lines, f'  "$HOLDFAST{path}"'])
