"""The copies that a briefing asks for, and where they stand in its site."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from builder.copies.epub import epub
from builder.copies.metadata import file_name
from builder.copies.single import single_page
from builder.copies.zipped import site_zip
from builder.meaning.site import Site
from builder.pages.theme import Theme
from builder.values.briefing import Settings

FOLDER = "copies"
"""Where copies stand in the site; no record's page can be there."""

_ENDINGS = {"epub": "epub", "single": "html", "zip": "zip"}


def copy_paths(settings: Settings, kinds: Collection[str]) -> dict[str, str]:
    """The path in the site of each copy that is asked for, by its kind: ``zip``, ``single``, ``epub``."""
    return {kind: f"{FOLDER}/{file_name(settings)}.{ending}" for kind, ending in _ENDINGS.items() if kind in kinds}


def copies(
    site: Site, theme: Theme, kinds: Collection[str], files: Mapping[str, bytes], epoch: int | None = None
) -> dict[str, bytes]:
    """The copies that are asked for, by their path in the site.

    ``files`` are the site's, which go into the zip together with the other copies, so that links to those hold in it
    too. ``epoch`` is the value of SOURCE_DATE_EPOCH, if it is set.

    Raises:
        ThemeBroken: when a template of the theme fails.
        NameRefused: when a file of the site cannot be in a zip.
    """
    paths = copy_paths(site.briefing.settings, kinds)
    made: dict[str, bytes] = {}
    if "epub" in paths:
        made[paths["epub"]] = epub(site, theme, epoch)
    if "single" in paths:
        made[paths["single"]] = single_page(site, theme, theme.assets())
    if "zip" in paths:
        made[paths["zip"]] = site_zip({**files, **made}, file_name(site.briefing.settings))
    return made
