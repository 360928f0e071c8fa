"""Views of articles and of the notes on them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from builder.meaning.anchor import Anchored
from builder.meaning.rights import VisibleArticle
from builder.pages.bidi import marked
from builder.pages.citing_views import CitingViews
from builder.pages.page_parts import NOTE_PLACES
from builder.pages.record_views import ArticleView, EarlierView, FragmentView, NoteView
from builder.pages.text_html import Passage, render_fragments
from builder.pages.view_models import CardView, PlainLinkView
from builder.values.language_forms import text_direction
from builder.values.records import Article
from builder.values.site_paths import note_id, note_places_path, passage_id, section_id


class ArticleViews(CitingViews):
    """Makes the views of articles."""

    def article(self, readable: VisibleArticle) -> ArticleView:
        article = readable.article
        ordered = _in_reading_order(readable.notes)
        notes = [self._note(anchored, number, article) for number, anchored in enumerate(ordered, 1)]
        fragments = tuple(self._fragments(article, ordered, notes))
        return ArticleView(
            element=section_id(article.id),
            article=article,
            direction=text_direction(article.language),
            authors=self.names(article.authors),
            publisher=self.isolated(article.publisher, article.language),
            rights=self._rights(article),
            grade=self.grade(article),
            date=self.date(article.published),
            retrieved=self.date(article.retrieved),
            via=self.links(article.via),
            original=self.external(article.url),
            archived=self.external(article.archived),
            fragments=fragments,
            notes=tuple(notes),
            loose=tuple(note for anchored, note in zip(ordered, notes, strict=True) if not anchored.spans),
            attributes=self.medium.text_attributes(article.language, self.words.direction),
            appears_in=self.places(article.id),
        )

    def article_card(self, article: Article) -> CardView:
        notes = len(self.registry.notes_on[article.id])
        publisher = self.isolated(article.publisher, article.language)
        return CardView(
            self.link(article.id),
            Markup(),
            self.date(article.published),
            Markup(" · ").join(part for part in (publisher, self.words.count("notes", notes)) if part),
        )

    def _fragments(
        self, article: Article, ordered: Iterable[Anchored], notes: Iterable[NoteView]
    ) -> Iterator[FragmentView]:
        passages = [
            Passage(
                self.medium.name(article.id, anchored.note.id), number, part, span.start, span.end, anchored.note.kind
            )
            for number, anchored in enumerate(ordered, 1)
            for part, span in enumerate(anchored.spans)
        ]
        linked = self.site.texts[article.id, "body"]
        fragments = render_fragments(
            linked, self._resolve, passages, self._note_label, self.medium, article.id, self.boxes
        )
        ends = [fragment.end for fragment in fragments]
        beside: dict[int, list[NoteView]] = {}
        for anchored, note in zip(ordered, notes, strict=True):
            if anchored.spans:
                end = min(span.end for span in anchored.spans)
                beside.setdefault(bisect_left(ends, end), []).append(note)
        for place, fragment in enumerate(fragments):
            yield FragmentView(Markup(fragment.html), tuple(beside.get(place, ())))

    def _rights(self, article: Article) -> str:
        shown = self.words(f"rights.{article.rights}")
        return f"{self.words('rights.digest')} {shown}" if article.digest else shown

    def _note_label(self, number: int) -> str:
        return self.words("note.reference", number=number)

    def _note(self, anchored: Anchored, number: int, article: Article) -> NoteView:
        note = anchored.note
        name = self.medium.name(article.id, note.id)
        gone = note.withdrawn
        # A problem can contain words of the article, which readers may see only with full rights.
        open_text = article.rights == "full"
        quoted = self._quoted(anchored, open_text)
        citing = [each for each in self.site.backlinks_to(note.full_id) if each.source != note.full_id]
        shown = citing[:NOTE_PLACES] if self.part else citing
        return NoteView(
            note.id,
            note_id(name),
            number,
            note.kind,
            quoted,
            self._back(name, len(anchored.spans)),
            self.blocks(note.full_id, "text"),
            self.links(note.see),
            tuple(self._place(note.full_id, backlink) for backlink in shown),
            len(citing),
            self.medium.href(self.path, note_places_path(article, note.id)) if len(shown) < len(citing) else "",
            gone.reason if gone else "",
            self.date(gone.date) if gone else None,
            tuple(
                EarlierView(
                    marked(" ".join(each.quote.split()), article.language, self.words.language),
                    self.date(each.until),
                    article.language,
                )
                for each in self.registry.earlier_wordings(note.full_id)
            ),
            "\n".join(problem.message for problem in anchored.problems),
            "\n".join(problem.hint for problem in anchored.problems) if open_text else "",
            self.links(note.via),
            self._said(" ".join(quoted), article.language),
            self.people(note.by),
            self.date(note.date),
            self.tags(note.tags),
            self.reviews(note.reviewed),
        )

    def _back(self, name: str, passages: int) -> tuple[PlainLinkView, ...]:
        """The links from a note to its passages."""
        return tuple(
            PlainLinkView(
                f"#{passage_id(name, part)}",
                self.words("note.back") if passages == 1 else self.words("note.back-part", number=part + 1),
            )
            for part in range(passages)
        )

    def _quoted(self, anchored: Anchored, open_text: bool) -> tuple[str, ...]:
        """A note's words in quotation marks; those of a note that has lost them only where the text is open."""
        lost = tuple(quote.exact for quote in anchored.note.quotes) if anchored.problems and open_text else ()
        passages = self.registry.passage_texts(anchored.note.full_id) or lost
        return self.quotes(passages, self.facts.language(anchored.note.full_id))


def _in_reading_order(notes: Iterable[Anchored]) -> list[Anchored]:
    """Notes by where their first passage begins, then as written; those without a passage last."""
    return sorted(notes, key=lambda anchored: (not anchored.spans, sorted(anchored.spans)[:1]))
