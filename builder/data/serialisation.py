"""Values as bytes: the same bytes for the same values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree as ET

from builder.values.json_text import json_line
from builder.values.xml_text import replace_forbidden_characters

Json = dict[str, object]
"""A JSON object to be written."""

_IN_SCRIPT = re.compile("[<>&\u2028\u2029]")
_NOT_IN_SCRIPT = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"})


def without_empty(values: Mapping[str, object]) -> Json:
    """Return the values that are not empty. False and 0 count as values."""
    return {key: value for key, value in values.items() if value is not None and value not in ("", [], {}, ())}


def script_json(value: object) -> str:
    """Return JSON for an HTML ``script``: nothing in it ends the element or a line of JavaScript.

    Source: https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements.
    """
    text = json_line(value)
    return text.translate(_NOT_IN_SCRIPT) if _IN_SCRIPT.search(text) else text


def add_xml_element(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    """Add a child with text and attributes. A final underscore in an argument is ignored: ``class_`` is ``class``."""
    child = ET.SubElement(
        parent, name, {key.rstrip("_"): replace_forbidden_characters(value) for key, value in attributes.items()}
    )
    child.text = replace_forbidden_characters(text) or None
    return child


def xml_bytes(root: ET.Element) -> bytes:
    """An XML document in UTF-8, indented, with a line end."""
    ET.indent(root)
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"
