"""Changes to a YAML file that an author wrote: one stretch is replaced, and every other byte stays.

A change is made by offsets of the nodes of `builder.reading.yaml_nodes`. The style of what it replaces is tried first.
A change is accepted only if the changed file reads back as intended, with nothing else changed.
"""

from __future__ import annotations

import re
import textwrap
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from builder.reading import yaml_nodes as y
from builder.reading.yaml_nodes import Node, ScalarNode
from builder.reading.yaml_parsing import parse_yaml
from builder.values.errors import BriefingError
from builder.values.text_file import TextFile, own_line_end, with_uniform_line_ends
from builder.values.yaml_text import double_quoted, quoted_words, scalar

_LINE_WIDTH = 100
"""The column at which a folded text is broken, unless its lines were longer before."""

_DATES = frozenset({"date", "until"})
"""Keys with values that are written unchanged."""

YamlPairs = Mapping[str, str]
"""Keys and values of a record to be written: all texts."""


class Edit(NamedTuple):
    """A stretch of a text, by offsets, and its replacement."""

    start: int
    end: int
    text: str


def _apply_edit(raw: str, edit: Edit) -> str:
    """The file with a change that was made out on its uniform text; its own line ends are kept and used."""
    returns = [match.start() - number for number, match in enumerate(re.finditer("\r\n", raw))]
    start = edit.start + bisect_left(returns, edit.start)
    end = edit.end + bisect_left(returns, edit.end)
    return raw[:start] + edit.text.replace("\n", own_line_end(raw)) + raw[end:]


@dataclass(frozen=True)
class YamlFile:
    """A YAML file: its own text, the text with uniform line ends, and the root node."""

    path: str
    raw: str
    text: str
    root: Node | None


def parse_yaml_file(path: str, raw: str) -> YamlFile:
    """Read a file's text.

    Raises:
        BriefingError: when it does not parse.
    """
    root, problems = parse_yaml(TextFile(path, with_uniform_line_ends(raw)))
    first = next((problem for problem in problems if problem.severity == "error"), None)
    if first:
        raise BriefingError(f"{first.place}: {first.message} Nothing was changed. {first.hint}".rstrip())
    return YamlFile(path, raw, with_uniform_line_ends(raw), root)


def with_value(file: YamlFile, node: ScalarNode, value: str) -> str:
    """The file with another text in place of a scalar, in the style of that if it can be."""
    wanted = " ".join(value.split())
    return _first_that_reads(file, _renderings(file.text, node, wanted), {id(node): wanted})


def with_mapping(file: YamlFile, node: ScalarNode, pairs: YamlPairs) -> str:
    """The file with ``{key: text, …}`` in place of a scalar."""
    edits = (Edit(node.start, _last(file.text, node), _flow(pairs)),)
    return _first_that_reads(file, edits, {id(node): tuple(pairs.items())})


def with_key(file: YamlFile, record: y.MappingNode, after: Node, key: str, value: str | YamlPairs) -> str:
    """The file with one more key in a mapping, in a line of its own after the value ``after``."""
    text = file.text
    written = f"{key}: {quoted_words(value) if isinstance(value, str) else _flow(value)}"
    end = _last(text, after)
    if text.startswith("{", record.start):
        edit = Edit(end, end, f", {written}")
    else:
        line_end = _line_end(text, end)
        indent = " " * (record.start - text.rfind("\n", 0, record.start) - 1)
        edit = Edit(line_end, line_end, f"\n{indent}{written}")
    meant = value if isinstance(value, str) else tuple(value.items())
    at = next(number for number, pair in enumerate(record.pairs, 1) if pair[1] is after)
    shape = [(name.text, _shape(inner, {})) for name, inner in record.pairs]
    return _first_that_reads(file, (edit,), {id(record): (*shape[:at], (key, meant), *shape[at:])})


def without_key(file: YamlFile, record: y.MappingNode, key: str) -> str:
    """Return the file without a key of a mapping, which has others; a comment next to it stays."""
    number = next(at for at, (name, _) in enumerate(record.pairs) if name.text == key)
    name, value = record.pairs[number]
    end = _last(file.text, value)
    if number == 0:
        edit = Edit(name.start, record.pairs[1][0].start, "")
    elif file.text.startswith("{", record.start):
        edit = Edit(_last(file.text, record.pairs[number - 1][1]), end, "")
    else:
        edit = Edit(file.text.rfind("\n", 0, name.start), end, "")
    meant = tuple((other.text, _shape(inner, {})) for other, inner in record.pairs if other is not name)
    return _first_that_reads(file, (edit,), {id(record): meant})


def with_list_item(file: YamlFile, record: y.MappingNode, key: str, pairs: YamlPairs) -> str:
    """The file with one more mapping at the end of the list under a key; the key is added at the end if need be."""
    text = file.text
    listed = next((value for name, value in record.pairs if name.text == key), None)
    meant = tuple(pairs.items())
    if isinstance(listed, y.SequenceNode):
        end = _last(text, listed.items[-1] if listed.items else listed)
        if text.startswith("[", listed.start):
            at = end if listed.items else listed.start + 1
            edit = Edit(at, at, (", " if listed.items else "") + _flow(pairs))
        else:
            dash, gap = _indents(text, listed)
            at = _line_end(text, end)
            edit = Edit(at, at, "\n" + _item(dash, gap, pairs))
        return _first_that_reads(file, (edit,), {id(listed): (*(_shape(item, {}) for item in listed.items), meant)})
    end = _last(text, record.pairs[-1][1])
    if text.startswith("{", record.start):
        edit = Edit(end, end, f", {key}: [{_flow(pairs)}]")
    else:
        margin = " " * (record.start - text.rfind("\n", 0, record.start) - 1)
        at = _line_end(text, end)
        edit = Edit(at, at, f"\n{margin}{key}:\n{_item(margin + '  ', ' ', pairs)}")
    shape = tuple((name.text, _shape(inner, {})) for name, inner in record.pairs)
    return _first_that_reads(file, (edit,), {id(record): (*shape, (key, (meant,)))})


def _item(dash: str, gap: str, pairs: YamlPairs) -> str:
    """A mapping as an item of a list, with each key in a line of its own."""
    return f"{dash}-{gap}" + f"\n{dash} {gap}".join(
        f"{key}: {_of(key, value, len(dash) + 1 + len(gap))}" for key, value in pairs.items()
    )


def with_item(file: YamlFile, pairs: YamlPairs) -> str:
    """The file with one more record at its end, set in as its own are."""
    text, root, path = file.text, file.root, file.path
    if root is not None and not isinstance(root, y.SequenceNode):
        raise BriefingError(
            f"{path} does not hold a list of notes. Begin each note with “- id: …”. Nothing was changed."
        )
    meant = (*(_shape(item, {}) for item in root.items), tuple(pairs.items())) if root else (tuple(pairs.items()),)
    if root and text.startswith("[", root.start):
        between = ", " if root.items else ""
        end = _last(text, root.items[-1]) if root.items else root.start + 1
        return _checked(file, Edit(end, end, between + _flow(pairs)), meant)
    dash, gap = _indents(text, root)
    blank = "\n" if _parted(text, root) and not text.endswith("\n\n") else ""
    changed = _append(file.raw, _item(dash, gap, pairs) + "\n", (blank,))
    if changed is None or _shape(parse_yaml(TextFile(path, with_uniform_line_ends(changed)))[0], {}) != meant:
        raise _refused(file, len(text))
    return changed


def append_to_list(text: str, addition: str) -> str:
    """Return the text of a file with more items at the end of its list; what is there stays, character for character.

    A blank line is put before them if that changes nothing else. The addition gets the line ends of the text.

    Raises:
        BriefingError: when the text is no list that can grow at its end.
    """
    changed = _append(text, addition, ("\n", "") if text.strip("\ufeff \r\n") else ("",))
    if changed is None:
        raise BriefingError(
            "The list cannot be added to at its end: it must be a list whose items begin with “- ”, without an "
            "error and without a line “...” below it."
        )
    return changed


def _append(text: str, addition: str, blank_lines: Sequence[str]) -> str | None:
    """A list with more items below the first of ``blank_lines`` that changes no other item, or ``None`` if all do.

    Line ends at the end of a value are not compared, unless another of ``blank_lines`` keeps them.
    """
    before, more = _items(text), _items(addition)
    if before is None or more is None:
        return None
    end = own_line_end(text)
    closed = text if not text or text.endswith(("\n", "\r")) else text + end
    candidates = [closed + (blank + addition).replace("\n", end) for blank in blank_lines]
    for trimmed in (False, True):
        meant = [_shape(item, {}, trimmed) for item in (*before, *more)]
        for whole in candidates:
            items = _items(whole)
            if items is not None and [_shape(item, {}, trimmed) for item in items] == meant:
                return whole
    return None


def _items(text: str) -> Sequence[Node] | None:
    """The items of a list; ``None`` if the text is no list. A key that is written twice is the author's to repair."""
    root, problems = parse_yaml(TextFile.of_file_text("", text))
    if any(problem.code != "duplicate-key" for problem in problems):
        return None
    if root is None:
        return ()
    return root.items if isinstance(root, y.SequenceNode) else None


def _indents(text: str, root: y.SequenceNode | None) -> tuple[str, str]:
    if not root or not root.items:
        return "", " "
    at = root.items[-1].start
    found = re.search(r"(?:^|\n)( *)-( +)\Z", text[:at])
    return (found[1], found[2]) if found else (" " * (root.start - text.rfind("\n", 0, root.start) - 1), " ")


def _parted(text: str, root: y.SequenceNode | None) -> bool:
    """Whether blank lines separate the records of a file, or would if it had more than one."""
    if not root or not root.items:
        return bool(text.strip())
    if len(root.items) == 1:
        return True
    return "\n\n" in text[_last(text, root.items[-2]) : root.items[-1].start]


def _renderings(text: str, node: ScalarNode, value: str) -> Iterator[Edit]:
    end = _last(text, node)
    space = " " if node.start == end and text[node.start - 1 : node.start] not in ("", " ", "\n") else ""
    old = text[node.start : end]
    if old[:1] in ("|", ">"):
        header, _, rest = old.partition("\n")
        lines = [line for line in rest.split("\n") if line.strip()]
        if lines:
            indent = " " * (len(lines[0]) - len(lines[0].lstrip(" ")))
            width = max(_LINE_WIDTH, *(len(line) for line in lines))
            new = (
                [value]
                if old[0] == "|"
                else textwrap.wrap(value, width - len(indent), break_long_words=False, break_on_hyphens=False)
            )
            yield Edit(node.start, end, "\n".join([header, *(indent + line for line in new)]))
        if "#" in header:
            # The comment next to “>” is the author's: it is put after what is now one line.
            yield Edit(node.start, end, f"{double_quoted(value)}  {header[header.index('#') :]}")
    elif old[:1] == "'":
        yield Edit(node.start, end, "'" + value.replace("'", "''") + "'")
    elif old[:1] != '"':
        yield Edit(node.start, end, space + scalar(value))
    yield Edit(node.start, end, space + double_quoted(value))


def _of(key: str, value: str, indent: int) -> str:
    return value if key in _DATES else scalar(value.strip(), indent)


def _flow(pairs: YamlPairs) -> str:
    written = (f"{key}: {value if key in _DATES else double_quoted(value)}" for key, value in pairs.items())
    return "{" + ", ".join(written) + "}"


def _last(text: str, node: Node) -> int:
    """Return the offset after the last character of a node that is not white space: a block can end far below it."""
    if isinstance(node, ScalarNode) or text[node.start] in "[{":
        return node.start + len(text[node.start : node.end].rstrip())
    if isinstance(node, y.SequenceNode):
        return _last(text, node.items[-1]) if node.items else node.start
    return _last(text, node.pairs[-1][1]) if node.pairs else node.start


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _first_that_reads(file: YamlFile, edits: Iterable[Edit], changes: Mapping[int, Any]) -> str:
    meant = _shape(file.root, changes)
    last: BriefingError | None = None
    for edit in edits:
        try:
            return _checked(file, edit, meant)
        except BriefingError as refused:
            last = refused
    raise last or BriefingError(f"{file.path} cannot be changed there. Nothing was changed.")


def _checked(file: YamlFile, edit: Edit, meant: Any) -> str:
    changed = _apply_edit(file.raw, edit)
    root, problems = parse_yaml(TextFile(file.path, with_uniform_line_ends(changed)))
    if problems or root is None or _shape(root, {}) != meant:
        raise _refused(file, edit.start)
    return changed


def _refused(file: YamlFile, offset: int) -> BriefingError:
    place = TextFile(file.path, file.text).place(offset)
    return BriefingError(
        f"{place}: this cannot be changed without changing what is around it. Nothing was changed; change it by hand."
    )


def _shape(node: Node | None, changes: Mapping[int, Any], trimmed: bool = True) -> Any:
    """What a node says, without where: nested tuples. ``changes`` gives by ``id`` what other nodes are to say.

    ``trimmed`` leaves out the line ends at the end of a text.
    """
    if id(node) in changes:
        return changes[id(node)]
    if node is None:
        return ()
    if isinstance(node, ScalarNode):
        return node.text.rstrip("\n") if trimmed else node.text
    if isinstance(node, y.SequenceNode):
        return tuple(_shape(item, changes, trimmed) for item in node.items)
    return tuple((key.text, _shape(value, changes, trimmed)) for key, value in node.pairs)
