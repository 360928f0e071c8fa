"""A briefing as data that can be edited and written again."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

SENTENCES = (
    "{name} was seen at the weir.",
    "Old {name} spoke of 12 boats.",
    "Nobody asked {name} twice.",
    "The ferry is late again.",
    "In the end the South Weir stood.",
)
Row = dict[str, Any]


@dataclass
class EditedContent:
    """A briefing as data, with a theme of its own."""

    chance: random.Random
    settings: Row
    articles: dict[str, tuple[Row, str]]
    pages: dict[str, tuple[Row, str]]
    notes: dict[str, list[Row]]
    lists: dict[str, list[Row]]
    theme: dict[str, str] = field(default_factory=dict)
    number: int = 0

    @classmethod
    def read(cls, folder: Path, seed: int) -> EditedContent:
        """The briefing in a folder."""
        lists: dict[str, list[Row]] = {}
        for name in ("entries", "events", "claims", "judgements", "hypotheses"):
            files = [*(folder / name).glob("*.yaml"), *folder.glob(f"{name}.yaml")]
            lists[name] = [row for path in sorted(files) for row in _load(path.read_text(encoding="utf-8"))]
        return cls(
            random.Random(seed),
            _load((folder / "briefing.yaml").read_text(encoding="utf-8")),
            {path.stem: _front(path) for path in sorted((folder / "articles").glob("*.md"))},
            {path.stem: _front(path) for path in sorted((folder / "pages").glob("*.md"))},
            {path.stem: _load(path.read_text(encoding="utf-8")) for path in sorted((folder / "notes").glob("*.yaml"))},
            lists,
        )

    def write(self, folder: Path) -> None:
        """Write what differs from the files that are there, and remove those that are left over."""
        files = {"briefing.yaml": _dump({**self.settings, "theme": "theme"})}
        for kind, documents in (("articles", self.articles), ("pages", self.pages)):
            for name, (front, body) in documents.items():
                files[f"{kind}/{name}.md"] = f"---\n{_dump(front)}---\n\n{body}\n"
        files |= {f"notes/{name}.yaml": _dump(rows) for name, rows in self.notes.items() if rows}
        files |= {f"{name}.yaml": _dump(rows) for name, rows in self.lists.items() if rows}
        files |= {f"theme/{path}": text for path, text in self.theme.items()}
        (folder / "theme").mkdir(parents=True, exist_ok=True)
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            if path.relative_to(folder).as_posix() not in files:
                path.unlink()
        for name, text in files.items():
            path = folder / name
            if not path.is_file() or path.read_text(encoding="utf-8") != text:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")

    def entry(self) -> Row:
        return self.chance.choice(self.lists["entries"])

    def new_id(self, kind: str) -> str:
        self.number += 1
        return f"{kind}-{self.number}"

    def sentence(self) -> str:
        return self.chance.choice(SENTENCES).format(name=self.entry()["name"])

    def some_notes(self) -> list[str]:
        return [f"{article}#{note['id']}" for article, rows in self.notes.items() for note in rows]

    def passages(self) -> list[str]:
        return [
            f"{article}#{note['id']}"
            for article, rows in self.notes.items()
            for note in rows
            if "withdrawn" not in note and article in self.articles
        ]


def _load(text: str) -> Any:
    return yaml.load(text, yaml.BaseLoader)


def _front(path: Path) -> tuple[Row, str]:
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return _load(front) or {}, body.strip("\n")


def _dump(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1000)
