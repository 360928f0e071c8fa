"""Random edits to a briefing, the same for the same seed: what authors do to content, settings and theme."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.conftest import ROOT
from tests.engine.edited_content import EditedContent, Row
from tests.engine.hypotheses_edits import compare_hypotheses, rate_evidence, rest_on_hypotheses


def add_article(content: EditedContent) -> None:
    name = content.new_id("report")
    text = "\n\n".join(" ".join(content.sentence() for _ in range(3)) for _ in range(2))
    date = f"2031-0{content.chance.randint(1, 9)}-1{content.chance.randint(0, 9)}"
    content.articles[name] = ({"title": f"Report {content.number}", "publisher": "The Weir", "published": date}, text)
    words = text.split()[1:4]
    content.notes[name] = [{"id": "n1", "quote": " ".join(words).rstrip("."), "text": content.sentence()}]


def change_article(content: EditedContent) -> None:
    name = content.chance.choice(sorted(content.articles))
    front, body = content.articles[name]
    content.articles[name] = (front, f"{content.sentence()}\n\n{body}" if content.chance.random() < 0.5 else body + "!")


def retitle_article(content: EditedContent) -> None:
    front, _ = content.articles[content.chance.choice(sorted(content.articles))]
    front["title"] = f"Title {content.new_id('t')}"


def redate_article(content: EditedContent) -> None:
    front, _ = content.articles[content.chance.choice(sorted(content.articles))]
    front["published"] = f"2030-1{content.chance.randint(0, 2)}-0{content.chance.randint(1, 9)}"


def delete_article(content: EditedContent) -> None:
    name = content.chance.choice(sorted(content.articles))
    content.articles.pop(name)
    content.notes.pop(name, None)


def change_rights(content: EditedContent) -> None:
    front, _ = content.articles[content.chance.choice(sorted(content.articles))]
    front["rights"] = content.chance.choice(["full", "excerpt", "quotes", "link"])


def change_language(content: EditedContent) -> None:
    front, _ = content.articles[content.chance.choice(sorted(content.articles))]
    front["language"] = content.chance.choice(["en", "de", "ar"])


def change_origin(content: EditedContent) -> None:
    name = content.chance.choice(sorted(content.articles))
    content.articles[name][0]["via"] = [content.entry()["id"]]


def note_origin(content: EditedContent) -> None:
    rows = content.chance.choice(sorted(content.notes.items()))[1]
    if rows:
        content.chance.choice(rows)["via"] = content.entry()["id"]


def add_note(content: EditedContent) -> None:
    name = content.chance.choice(sorted(content.articles))
    words = content.articles[name][1].replace("*", " ").split()
    at = content.chance.randrange(max(1, len(words) - 4))
    row = {"id": content.new_id("n"), "quote": " ".join(words[at : at + 4]), "text": content.sentence()}
    content.notes.setdefault(name, []).append(row)


def change_note(content: EditedContent) -> None:
    rows = content.chance.choice(sorted(content.notes.items()))[1]
    if rows:
        reference = content.chance.choice([content.entry()["id"], *content.some_notes()])
        content.chance.choice(rows)["text"] = f"{content.sentence()} See [[{reference}]]."


def sign_note(content: EditedContent) -> None:
    rows = content.chance.choice(sorted(content.notes.items()))[1]
    if rows:
        note = content.chance.choice(rows)
        note["by"] = content.chance.sample(["Ada Quill", "Bo Second", "C. Guest"], content.chance.randint(1, 2))
        note["date"] = f"2031-05-0{content.chance.randint(1, 9)}"
        note["tags"] = content.chance.sample(["weir", "Ferry", "C++", "dates"], content.chance.randint(1, 3))


def unsign_note(content: EditedContent) -> None:
    rows = content.chance.choice(sorted(content.notes.items()))[1]
    for note in rows:
        for key in ("by", "date", "tags", "reviewed"):
            note.pop(key, None)


def read_again(content: EditedContent) -> None:
    rows = [*content.lists["judgements"], *(note for notes in content.notes.values() for note in notes)]
    if rows:
        review = {"by": "Bo Second", "date": f"2031-06-0{content.chance.randint(1, 9)}", "says": content.sentence()}
        content.chance.choice(rows)["reviewed"] = [review]


def introduce_editor(content: EditedContent) -> None:
    name = content.chance.choice(["Ada Quill", "Bo Second"])
    more = content.chance.choice([{"url": "https://quill.example/"}, {"orcid": "0000-0002-1825-0097"}, {}])
    content.settings["editors"] = [{"name": name, **more}, "The Reading Group"]


def delete_note(content: EditedContent) -> None:
    rows = content.chance.choice(sorted(content.notes.items()))[1]
    if rows:
        rows.pop()


def rename_entry(content: EditedContent) -> None:
    content.entry()["name"] = f"Corvo {content.chance.choice('ABCDEFGH')}{content.new_id('e')[-1]}"


def add_alias(content: EditedContent) -> None:
    entry = content.entry()
    entry["aliases"] = [*entry.get("aliases", []), content.chance.choice(["ferry", "Weir", "South Weir", "boats"])]


def retype_entry(content: EditedContent) -> None:
    content.entry()["type"] = content.chance.choice(["person", "organisation", "place", "term"])


def summarise_entry(content: EditedContent) -> None:
    content.entry()["summary"] = f"{content.sentence()} Beside [[{content.entry()['id']}]]."


def add_entry(content: EditedContent) -> None:
    name = content.new_id("entry")
    content.lists["entries"].append({"id": name, "type": "person", "name": f"Nobody{content.number} Ferry"})


def redate_event(content: EditedContent) -> None:
    if content.lists["events"]:
        content.chance.choice(content.lists["events"])["date"] = f"2031-0{content.chance.randint(1, 9)}"


def support_claim(content: EditedContent) -> None:
    if content.lists["claims"] and content.passages():
        position = content.chance.choice(content.lists["claims"])["positions"][0]
        position["evidence"] = [content.chance.choice(content.passages())]
        position["stance"] = content.chance.choice(["asserts", "denies", "hedges"])


def explain_claim(content: EditedContent) -> None:
    if content.lists["claims"]:
        claim = content.chance.choice(content.lists["claims"])
        content.chance.choice([claim, *claim["positions"]])["text"] = (
            f"{content.sentence()} [[{content.entry()['id']}]]"
        )


def give_figures(content: EditedContent) -> None:
    if content.lists["claims"]:
        for position in content.chance.choice(content.lists["claims"])["positions"]:
            low = content.chance.randint(1, 3000)
            position["value"] = content.chance.choice([low, {"from": low, "to": 2 * low}, {"from": low}])
            position["unit"] = content.chance.choice(["boats", "people"])
            position["approx"] = content.chance.choice(["yes", "no"])
            position["as_of"] = f"2031-0{content.chance.randint(1, 9)}"


def take_figure_back(content: EditedContent) -> None:
    if content.lists["claims"]:
        position = content.chance.choice(content.lists["claims"])["positions"][-1]
        for key in ("value", "unit", "approx", "as_of"):
            position.pop(key, None)


def judge_claim(content: EditedContent) -> None:
    if content.lists["judgements"] and content.lists["claims"]:
        row = content.chance.choice(content.lists["judgements"])
        row["about"] = content.chance.choice(content.lists["claims"])["id"]


def change_judgement(content: EditedContent) -> None:
    if content.lists["judgements"] and content.passages():
        row = content.chance.choice(content.lists["judgements"])
        row["evidence"] = content.chance.sample(content.passages(), 1)
        row["statement"] = f"Statement {content.new_id('j')}"


def argue(content: EditedContent) -> None:
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


def weigh_evidence(content: EditedContent) -> None:
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


def settle_judgement(content: EditedContent) -> None:
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


def drop_claims(content: EditedContent) -> None:
    content.lists["claims"], content.number = [], content.number + 1


def change_page(content: EditedContent) -> None:
    name = content.chance.choice(sorted(content.pages))
    front, body = content.pages[name]
    content.pages[name] = (front, f"{body}\n\n{content.sentence()} See [[{content.entry()['id']}]].")


def add_page(content: EditedContent) -> None:
    name = content.new_id("page")
    content.pages[name] = ({"title": f"Page {content.number}", "show": ["claims", "timeline"]}, content.sentence())


def change_setting(content: EditedContent) -> None:
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


def change_template(content: EditedContent) -> None:
    name = content.chance.choice(["entry.html", "article.html", "parts/note.html", "base.html"])
    own = (ROOT / "themes" / "default" / "templates" / name).read_text(encoding="utf-8")
    content.theme[f"templates/{name}"] = own.replace("</", "<!-- x --></", content.chance.randint(0, 1))


def change_word(content: EditedContent) -> None:
    content.theme["words/en.yaml"] = f"site:\n  search: Find {content.new_id('w')}\n"


def change_asset(content: EditedContent) -> None:
    content.theme["assets/theme.css"] = f":root {{ --accent: #{content.chance.randint(100, 999)}; }}\n"


def refer_to_nothing(content: EditedContent) -> None:
    content.entry()["summary"] = f"See [[{content.new_id('nothing')}]]."


EDITS: tuple[Callable[[EditedContent], None], ...] = (
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
    sign_note,
    unsign_note,
    read_again,
    introduce_editor,
    delete_note,
    rename_entry,
    add_alias,
    retype_entry,
    summarise_entry,
    add_entry,
    redate_event,
    support_claim,
    explain_claim,
    give_figures,
    take_figure_back,
    judge_claim,
    change_judgement,
    argue,
    weigh_evidence,
    settle_judgement,
    compare_hypotheses,
    rate_evidence,
    rest_on_hypotheses,
    drop_claims,
    change_page,
    add_page,
    change_setting,
    change_template,
    change_word,
    change_asset,
    refer_to_nothing,
)


def edit(content: EditedContent) -> str:
    """Make one edit, or two at once; what was done."""
    edits = content.chance.sample(EDITS, 2 if content.chance.random() < 0.2 else 1)
    for change in edits:
        change(content)
    return " + ".join(change.__name__ for change in edits)


def copy_of(folder: Path, to: Path, seed: int) -> EditedContent:
    """A briefing as data, written into a folder of its own."""
    shutil.rmtree(to, ignore_errors=True)
    content = EditedContent.read(folder, seed)
    content.write(to)
    return content
