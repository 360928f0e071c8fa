"""What programs may call: check a briefing, build its site, read it with everything connected, and add an output.

The names in ``__all__`` are the interface, described with examples in ``docs/api.md``; any other module may change with
any version. Everything is typed, and nothing here prints, exits or keeps a state.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from builder.build import BuildResult, build
from builder.checking import check_content as checked
from builder.kinds import KIND_RULES
from builder.meaning.review.rules import review_site
from builder.meaning.site import Site
from builder.meaning.withheld_words import without_withheld_words
from builder.outputs.external import OutputFailed
from builder.outputs.output import Copy, Need, Output, OutputInput
from builder.pages.theme_errors import ThemeNotFound
from builder.report import problems_to_text
from builder.site_making import BuildOptions
from builder.values.errors import BriefingError
from builder.values.problems import Problem, has_errors, sort_problems

__all__ = [
    "BriefingError",
    "BuildOptions",
    "BuildResult",
    "ContentHasErrors",
    "Copy",
    "Need",
    "Output",
    "OutputFailed",
    "OutputInput",
    "Problem",
    "Site",
    "ThemeNotFound",
    "build",
    "check",
    "connected",
]


class ContentHasErrors(BriefingError):
    """A briefing cannot be used as it is; ``problems`` says why, in order. As text it is the report of them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems)
        self.problems = tuple(problems)

    def __str__(self) -> str:
        return problems_to_text(self.problems).rstrip()


def check(content: Path, theme: str = "") -> Sequence[Problem]:
    """Every problem of a content folder, in order; nothing is written.

    A briefing without errors is reviewed as well. With errors, a review would be misleading: an entry seems
    unmentioned where the claim that names it is wrong.

    Raises:
        ThemeNotFound: when the theme that ``theme`` names does not exist.
    """
    found = checked(content, theme)
    if has_errors(found.problems):
        return found.problems
    return sort_problems([*found.problems, *review_site(found.site, KIND_RULES)])


def connected(content: Path) -> Site:
    """A content folder with every note on its words, every reference looked up and every name found.

    Words that rights withhold are not in it.

    Raises:
        ContentHasErrors: when a build would stop at a problem.
    """
    found = checked(content)
    if has_errors(found.problems):
        raise ContentHasErrors(found.problems)
    return without_withheld_words(found.site)
