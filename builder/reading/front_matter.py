"""Front matter: the YAML between two lines of ``---`` at the head of a Markdown file."""

from __future__ import annotations

import re

from builder.reading.yaml_nodes import MappingNode
from builder.reading.yaml_parsing import parse_yaml
from builder.values.problems import Problem
from builder.values.text_file import TextFile

_FENCE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)


def split_front_matter(source: TextFile) -> tuple[MappingNode | None, int, list[Problem]]:
    """The front matter as a mapping, the offset at which the body begins, and what is wrong.

    The mapping is ``None`` where it cannot be read.
    """
    opening = _FENCE.match(source.text)
    if not opening or not source.text.startswith("---"):
        return (
            None,
            0,
            [
                Problem(
                    source.place(0),
                    "front-matter-missing",
                    "The file does not begin with front matter.",
                    "Begin with a line “---”, then “title: …”, then another line “---”.",
                )
            ],
        )
    closing = _FENCE.search(source.text, opening.end() + 1)
    if not closing:
        return (
            None,
            len(source.text),
            [
                Problem(
                    source.place(0),
                    "front-matter-open",
                    "The front matter has no end.",
                    "Close it with a line “---” before the text begins.",
                )
            ],
        )
    node, problems = parse_yaml(source, opening.end() + 1, closing.start())
    body = min(closing.end() + 1, len(source.text))
    if node is None and not problems:
        node = MappingNode((), 0, 0)
    if node is not None and not isinstance(node, MappingNode):
        problems.append(
            Problem(
                source.place(node.start),
                "wrong-type",
                "The front matter is not keys with values.",
                "Write it as “title: …”.",
            )
        )
        node = None
    return node, body, problems
