"""What data needs to know about a kind of record, and records as nodes of schema.org's vocabulary.

Nodes are named by a page's address and the record's id (``claims/x.html#x``): the address alone names the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeAlias, TypeVar

from builder.data.locations import AddressResolver
from builder.data.members import Object
from builder.data.serialisation import Json, without_empty
from builder.meaning.site import Site
from builder.reading.content_model import CONTENT_FOLDERS
from builder.values.interface_words import InterfaceWords
from builder.values.records import Article
from builder.values.references import Record, Ref
from builder.values.site_paths import FRONT_PATH, path_of
from builder.values.web_address import as_uri

_R = TypeVar("_R", bound=Record)


def _no_node(_things: SchemaOrgNodes, _record: Any) -> None:
    return None


def _part_of_page(things: SchemaOrgNodes, record: Record) -> str:
    return f"{things.address_of(record)}#{record.id}"


@dataclass(frozen=True)
class DataKind(Generic[_R]):
    """A kind of record as programs read it.

    ``name`` is what one of its records is called, ``member`` the list in ``data/briefing.json`` that holds them,
    ``records`` the description of that list, ``object`` that of one of the values that ``values`` gives, and ``inner``
    are objects inside it by their name in the schema. ``describe`` gives a record in one or two sentences. ``updated``
    is the day of the latest change, empty where none is known; a kind without it is not in the feed.

    The rest is for schema.org: ``type`` is the record's type, ``label`` the property that has its name, ``node`` the
    record as the main entity of its page, ``identity`` the name of the thing itself, and ``made_by`` the property of
    the page that names the editors, where the page is a text that mentions entries. ``more_nodes`` are what its page
    states besides. The list of an ``optional`` kind is left out if it is empty.
    """

    name: str
    member: str
    records: str
    object: Object[Any]
    values: Callable[[Site], Iterable[Any]]
    describe: Callable[[Site, InterfaceWords, _R], str]
    type: Callable[[_R], str]
    label: str = "name"
    node: Callable[[SchemaOrgNodes, _R], Json | None] = _no_node
    identity: Callable[[SchemaOrgNodes, _R], str] = _part_of_page
    made_by: str = ""
    more_nodes: Callable[[SchemaOrgNodes, _R], Iterable[Json]] = lambda _things, _record: ()
    updated: Callable[[Site, _R], str] | None = None
    inner: Mapping[str, Object[Any]] = field(default_factory=dict)
    optional: bool = False


DataKinds: TypeAlias = Mapping[type[Any], DataKind[Any]]
"""The kinds by the class of their records."""


def in_order(kinds: DataKinds) -> list[DataKind[Any]]:
    """The kinds in the order in which the content is read, which is that of ``data/briefing.json``."""
    return sorted(kinds.values(), key=lambda kind: list(CONTENT_FOLDERS).index(kind.member))


GLOSSARY_PATH = "glossary.html"


class SchemaOrgNodes:
    """Makes the nodes of one page; addresses are as that page writes them."""

    def __init__(self, site: Site, words: InterfaceWords, kinds: DataKinds, path: str) -> None:
        self.site, self.words, self.kinds = site, words, kinds
        self.registry, self.settings = site.registry, site.briefing.settings
        self.locations = AddressResolver.of(self.settings, path)
        self.page = self.locations(path)

    def node(self, record: Record) -> Json | None:
        """What a page is about; ``None`` for a page of prose, which is itself."""
        return self.kinds[type(record)].node(self, record)

    def short_node(self, record: Record) -> Json:
        """Return a record as a short node, for another node that refers to it."""
        kind = self.kinds[type(record)]
        return {"@type": kind.type(record), "@id": self.id_of(record), kind.label: record.name}

    def id_of(self, record: Record) -> str:
        """Return the name of the thing itself, as opposed to its page."""
        return self.kinds[type(record)].identity(self, record)

    def address_of(self, record: Record) -> str:
        """The address of a record's page."""
        return self.locations(path_of(record))

    def briefing_id(self) -> str:
        """The name of the briefing as a work."""
        return f"{self.locations(FRONT_PATH)}#briefing"

    def glossary_id(self) -> str:
        """The name of the glossary as a set of terms."""
        return f"{self.locations(GLOSSARY_PATH)}#glossary"

    def editors(self) -> list[object]:
        """Who made the briefing."""
        return [self.person(name) for name in self.settings.editors]

    def person(self, name: str) -> object:
        """Return a person or an organisation if an entry says which; else the bare name, which schema.org allows."""
        entry = self.registry.entries_by_name.get(name)
        known = self.short_node(entry) if entry and entry.type in ("person", "organisation") else None
        editor = self.settings.profile(name)
        if editor.address:
            # A page of one's own does not say whether one is a person; an ORCID iD does.
            return without_empty(
                {
                    "@type": "Person" if editor.orcid else known["@type"] if known else "Thing",
                    "@id": editor.orcid_url,
                    "name": name,
                    "url": as_uri(editor.url) if editor.url else "",
                    "sameAs": editor.orcid_url,
                }
            )
        return known or name

    def records(self, refs: Iterable[Ref]) -> list[Record]:
        """Return the records that references name, without notes."""
        return [self.registry.records[ref.target] for ref in refs if ref.target in self.registry.records]

    def articles(self, refs: Iterable[Ref]) -> list[Json]:
        """The articles of passages, each once."""
        return [self.short_node(article) for article in self.evidence_articles(refs)]

    def evidence_articles(self, refs: Iterable[Ref]) -> list[Article]:
        """The articles that passages are in, each once, in order."""
        notes = (self.registry.notes[ref.target] for ref in refs if ref.target in self.registry.notes)
        ids = dict.fromkeys(anchored.note.article for anchored in notes)
        return [self.registry.article(identifier) for identifier in ids]
