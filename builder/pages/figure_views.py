"""What templates see of the figures on a claim: a table of who says how many, with a picture in each row."""

from __future__ import annotations

from markupsafe import Markup

from builder.pages.view_models import DateView, EvidenceView, LegendItem, LinkView
from builder.values.value_class import value_class


@value_class
class FigureView:
    """A figure: a row of the table."""

    who: LinkView
    """Who gives it."""
    stance: str
    """Which stance they take, such as `asserts` or `denies`: a key below `stance` of the words."""
    amount: str
    """The figure in words, without its unit."""
    picture: Markup
    """The figure on the scale, drawn; empty where there is only one figure."""
    as_of: DateView | None
    """The date that it is for."""
    date: DateView | None
    """When they said so."""
    evidence: tuple[EvidenceView, ...]
    """The passages in which they say so."""


@value_class
class FigureGroupView:
    """Figures that come from the same origins."""

    origins: tuple[LinkView, ...]
    """The origins."""
    rows: tuple[FigureView, ...]
    """The figures, the smallest first."""

    @property
    def origin_count(self) -> int:
        """How many origins there are."""
        return len(self.origins)


@value_class
class TickView:
    """A number of the scale; all that are shown are at equal distances."""

    words: str
    """The number in words."""
    between: bool
    """Whether it is left out where there is little room."""


@value_class
class FiguresView:
    """The figures of one unit about a claim."""

    number: int
    """Their number among the units of the claim, from 1."""
    unit: str
    """The unit; empty where none is named."""
    groups: tuple[FigureGroupView, ...]
    """The figures by origin."""
    axis: tuple[TickView, ...]
    """The numbers of the scale; empty where there is only one figure."""
    legend: tuple[LegendItem, ...]
    """The legend of the picture."""
    range: str
    """What the figures range from and to, and from how many origins, in a sentence."""
    scale: str
    """What is to be known of the scale, such as that it does not begin at 0; else empty."""

    @property
    def column_count(self) -> int:
        """How many columns the table has."""
        return 4
