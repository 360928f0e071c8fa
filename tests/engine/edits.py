"""Random edits to a briefing, the same for the same seed: what authors do to content, settings and theme."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import ROOT

SENTENCES = (
    "{name} was seen at the weir.",
    "Old {name} spoke of 12 boats.",
    "Nobody asked {name} twice.",
    "The ferry is late again.",
    "In the end the South Weir stood.",
)
Row = dict[str, Any]


@dataclass
class Content:
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
    def read(cls, folder: Path, seed: int) -> Content:
        """The briefing in a folder."""
        lists: dict[str, list[Row]] = {}
        for name in ("entries", "events", "claims", "judgements"):
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

    def edit(self) -> str:
        """Make one edit, or two at once; what was done."""
        edits = self.chance.sample(EDITS, 2 if self.chance.random() < 0.2 else 1)
        for edit in edits:
            edit(self)
        return " + ".join(edit.__name__ for edit in edits)

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


def add_article(content: Content) -> None:
    name = content.new_id("report")
    text = "\n\n".join(" ".join(content.sentence() for _ in range(3)) for _ in range(2))
    date = f"2031-0{content.chance.randint(1, 9)}-1{content.chance.randint(0, 9)}"
    content.articles[name] = ({"title": f"Report {content.number}", "publisher": "The Weir", "published": date}, text)
    words = text.split()[1:4]
    content.notes[name] = [{"id": "n1", "quote": " ".join(words).rstrip("."), "text": content.sentence()}]


def change_article(content: Content) -> None:
    name = content.chance.choice(sorted(content.articles))
    front, body = content.articles[name]
    content.articles[name] = (front, f"{content.sentence()}\n\n{body}" if content.chance.random() < 0.5 else body + "!")


def retitle_article(content: Content) -> None:
    front, _ = content.articles[content.chance.choice(sorted(content.articles))]
    front["title"] = f"Title {content.new_id('t')}"


def redate_article(content: Content) -> None:
    front, _ = content.articles[content.chance.choice(sorted(content.articles))]
    front["published"] = f"2030-1{content.chance.randint(0, 2)}-0{content.chance.randint(1, 9)}"


def delete_article(content: Content) -> None:
    name = content.chance.choice(sorted(content.articles))
    content.articles.pop(name)
    content.notes.pop(name, None)


def change_rights(content: Content) -> None:
    front, _ = content.articles[content.chance.choice(sorted(content.articles))]
    front["rights"] = content.chance.choice(["full", "excerpt", "quotes", "link"])


def change_language(content: Content) -> None:
    front, _ = content.articles[content.chance.choice(sorted(content.articles))]
    front["language"] = content.chance.choice(["en", "de", "ar"])


def change_origin(content: Content) -> None:
    name = content.chance.choice(sorted(content.articles))
    content.articles[name][0]["via"] = [content.entry()["id"]]


def note_origin(content: Content) -> None:
    rows = content.chance.choice(sorted(content.notes.items()))[1]
    if rows:
        content.chance.choice(rows)["via"] = content.entry()["id"]


def add_note(content: Content) -> None:
    name = content.chance.choice(sorted(content.articles))
    words = content.articles[name][1].replace("*", " ").split()
    at = content.chance.randrange(max(1, len(words) - 4))
    row = {"id": content.new_id("n"), "quote": " ".join(words[at : at + 4]), "text": content.sentence()}
    content.notes.setdefault(name, []).append(row)


def change_note(content: Content) -> None:
    rows = content.chance.choice(sorted(content.notes.items()))[1]
    if rows:
        reference = content.chance.choice([content.entry()["id"], *content.some_notes()])
        content.chance.choice(rows)["text"] = f"{content.sentence()} See [[{reference}]]."


def delete_note(content: Content) -> None:
    rows = content.chance.choice(sorted(content.notes.items()))[1]
    if rows:
        rows.pop()


def rename_entry(content: Content) -> None:
    content.entry()["name"] = f"Corvo {content.chance.choice('ABCDEFGH')}{content.new_id('e')[-1]}"


def add_alias(content: Content) -> None:
    entry = content.entry()
    entry["aliases"] = [*entry.get("aliases", []), content.chance.choice(["ferry", "Weir", "South Weir", "boats"])]


def retype_entry(content: Content) -> None:
    content.entry()["type"] = content.chance.choice(["person", "organisation", "place", "term"])


def summarise_entry(content: Content) -> None:
    content.entry()["summary"] = f"{content.sentence()} Beside [[{content.entry()['id']}]]."


def add_entry(content: Content) -> None:
    name = content.new_id("entry")
    content.lists["entries"].append({"id": name, "type": "person", "name": f"Nobody{content.number} Ferry"})


def redate_event(content: Content) -> None:
    if content.lists["events"]:
        content.chance.choice(content.lists["events"])["date"] = f"2031-0{content.chance.randint(1, 9)}"


def support_claim(content: Content) -> None:
    if content.lists["claims"] and content.passages():
        position = content.chance.choice(content.lists["claims"])["positions"][0]
        position["evidence"] = [content.chance.choice(content.passages())]
        position["stance"] = content.chance.choice(["asserts", "denies", "hedges"])


def change_judgement(content: Content) -> None:
    if content.lists["judgements"] and content.passages():
        row = content.chance.choice(content.lists["judgements"])
        row["evidence"] = content.chance.sample(content.passages(), 1)
        row["statement"] = f"Statement {content.new_id('j')}"


def argue(content: Content) -> None:
    """Give a judgement texts that name others, or take some away."""
    if content.lists["judgements"]:
        row = content.chance.choice(content.lists["judgements"])
        text = f"{content.sentence()} See [[{content.entry()['id']}]]."
        other = content.chance.choice(content.lists["judgements"])["id"]
        row |= content.chance.choice(
            [
                {"reasoning": f"{text}\n\n{content.sentence()}"},
                {"assumptions": [content.sentence(), {"text": text, "otherwise": text, "signs": text}]},
                {"gaps": [text], "implications": text},
                {"alternatives": [{"statement": content.sentence(), "why": text}, {"judgement": other, "why": text}]},
                {"indicators": [{"text": text, "direction": content.chance.choice(["up", "down"])}]},
                {"by": ["Ada Quill"], "date": "2031-05-02"},
                {"reasoning": None, "assumptions": None, "gaps": None, "alternatives": None},
            ]
        )
        _without_nothing(row)


def weigh_evidence(content: Content) -> None:
    """Let a judgement rest on passages with what is said of them, and on records."""
    if content.lists["judgements"] and content.passages():
        row = content.chance.choice(content.lists["judgements"])
        records = [each["id"] for kind in ("events", "claims", "judgements") for each in content.lists[kind]]
        weighed = {
            "passage": content.chance.choice(content.passages()),
            "why": f"{content.sentence()} See [[{content.entry()['id']}]].",
            "weight": content.chance.choice(["strong", "some", "weak"]),
        }
        row["evidence"] = [weighed, content.chance.choice(records)]
        row["against"] = [content.chance.choice([weighed, content.chance.choice(records)])]


def settle_judgement(content: Content) -> None:
    """Say what came of a judgement, by when it was to be known, or how likely it was before; or take that away."""
    if content.lists["judgements"] and content.passages():
        row = content.chance.choice(content.lists["judgements"])
        result = content.chance.choice(["happened", "did not", "partly", "unclear"])
        evidence = [content.chance.choice(content.passages())]
        row |= content.chance.choice(
            [
                {"outcome": {"result": result, "date": "2031-08", "text": content.sentence(), "evidence": evidence}},
                {"due": f"203{content.chance.randint(1, 9)}"},
                {"changed": [{"date": "2031-09", "from": "unlikely", "why": content.sentence()}]},
                {"likelihood": content.chance.choice(["likely", "remote", "nearly certain"])},
                {"outcome": None, "due": None, "changed": None},
            ]
        )
        _without_nothing(row)


def _without_nothing(row: Row) -> None:
    for key in [key for key, value in row.items() if value is None]:
        del row[key]


def drop_claims(content: Content) -> None:
    content.lists["claims"], content.number = [], content.number + 1


def change_page(content: Content) -> None:
    name = content.chance.choice(sorted(content.pages))
    front, body = content.pages[name]
    content.pages[name] = (front, f"{body}\n\n{content.sentence()} See [[{content.entry()['id']}]].")


def add_page(content: Content) -> None:
    name = content.new_id("page")
    content.pages[name] = ({"title": f"Page {content.number}", "show": ["claims", "timeline"]}, content.sentence())


def change_setting(content: Content) -> None:
    choices: dict[str, list[Any]] = {
        "title": ["One", "Two"],
        "edition": ["2031-05", "June"],
        "autolink": ["first", "all", "none"],
        "url": ["https://lamp.example/notes", ""],
        "language": ["en", "de"],
        "editors": [["Ada Quill"], ["The Reading Group"]],
    }
    key = content.chance.choice(list(choices))
    content.settings[key] = content.chance.choice(choices[key])
    if not content.settings[key]:
        del content.settings[key]


def change_template(content: Content) -> None:
    name = content.chance.choice(["entry.html", "article.html", "parts/note.html", "base.html"])
    own = (ROOT / "themes" / "default" / "templates" / name).read_text(encoding="utf-8")
    content.theme[f"templates/{name}"] = own.replace("</", "<!-- x --></", content.chance.randint(0, 1))


def change_word(content: Content) -> None:
    content.theme["words/en.yaml"] = f"site:\n  search: Find {content.new_id('w')}\n"


def change_asset(content: Content) -> None:
    content.theme["assets/theme.css"] = f":root {{ --accent: #{content.chance.randint(100, 999)}; }}\n"


def refer_to_nothing(content: Content) -> None:
    content.entry()["summary"] = f"See [[{content.new_id('nothing')}]]."


EDITS: tuple[Callable[[Content], None], ...] = (
    add_article,
    change_article,
    retitle_article,
    redate_article,
    delete_article,
    change_rights,
    change_language,
    change_origin,
    note_origin,
    add_note,
    change_note,
    delete_note,
    rename_entry,
    add_alias,
    retype_entry,
    summarise_entry,
    add_entry,
    redate_event,
    support_claim,
    change_judgement,
    argue,
    weigh_evidence,
    settle_judgement,
    drop_claims,
    change_page,
    add_page,
    change_setting,
    change_template,
    change_word,
    change_asset,
    refer_to_nothing,
)


def copy_of(folder: Path, to: Path, seed: int) -> Content:
    """A briefing as data, written into a folder of its own."""
    shutil.rmtree(to, ignore_errors=True)
    content = Content.read(folder, seed)
    content.write(to)
    return content


def _load(text: str) -> Any:
    return yaml.load(text, yaml.BaseLoader)


def _front(path: Path) -> tuple[Row, str]:
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return _load(front) or {}, body.strip("\n")


def _dump(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1000)
