"""Which outputs a site has, the paths of those that readers are offered, and the files of all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from builder.outputs.builtin import ALWAYS, ON_REQUEST
from builder.outputs.external import ExternalOutput, OutputFailed, find_external_output
from builder.outputs.output import Copy, Output, OutputInput
from builder.values.briefing import Settings
from builder.values.file_names import file_name_problem
from builder.values.web_address import base_url

_KEPT = ".briefing"
"""The beginning of the names that the build itself uses in the output folder."""


@dataclass(frozen=True, slots=True)
class OfferedOutput:
    """A file that the front page offers: its path, and what the link says if the theme has no words for it."""

    path: str
    title: str


def requested_outputs(names: Collection[str]) -> tuple[Output, ...]:
    """The outputs of these names: the program's own in the order in which they are offered, then those of packages.

    Raises:
        OutputFailed: when an output of a package cannot be used.
    """
    own = [output for output in ON_REQUEST if output.name in names]
    known = {output.name for output in own}
    return (*own, *(find_external_output(name) for name in dict.fromkeys(names) if name not in known))


def has_external_output(names: Collection[str]) -> bool:
    """Whether any of these outputs is another package's."""
    return not {output.name for output in ON_REQUEST}.issuperset(names)


def offered_outputs(outputs: Iterable[Output], settings: Settings) -> dict[str, OfferedOutput]:
    """What the front page offers, by the name of the output."""
    copies = [output for output in outputs if isinstance(output, Copy)]
    found = {
        output.name: OfferedOutput(output.path(settings), output.title)
        for output in copies
        if _is_possible(output, settings)
    }
    return {name: copy for name, copy in found.items() if copy.path}


def _is_possible(output: Output, settings: Settings) -> bool:
    """Whether a briefing has what an output needs of it."""
    return "address" not in output.needs or bool(base_url(settings.url))


def default_output_files(given: OutputInput) -> dict[str, bytes]:
    """The files that every site has for programs, in order of path."""
    return dict(sorted(output_files(ALWAYS, given).items()))


def split_by_need(outputs: Iterable[Output]) -> tuple[Sequence[Output], Sequence[Output]]:
    """The outputs that do not need the other files of the site, and those that do."""
    outputs = tuple(outputs)
    late = [output for output in outputs if "files" in output.needs]
    return [output for output in outputs if output not in late], late


def output_files(outputs: Iterable[Output], given: OutputInput, others: Collection[str] = ()) -> dict[str, bytes]:
    """The files of outputs, by path. ``others`` are the site's; an output of a package must not replace them.

    Raises:
        OutputFailed: when an output of a package fails, or a file of it has a path that it cannot have.
        ThemeError: when a template of the theme fails.
        ArchiveNameError: when a file of the site cannot be in a zip.
    """
    files: dict[str, bytes] = {}
    for output in outputs:
        if _is_possible(output, given.site.briefing.settings):
            made = output.files(given)
            if isinstance(output, ExternalOutput):
                _check_paths(output, made, {*others, *files})
            files |= made
    return files


def _check_paths(output: ExternalOutput, made: Mapping[str, bytes], others: Collection[str]) -> None:
    taken = sorted(path for path in made if path in others)
    kept = sorted(path for path in made if path.startswith(_KEPT))
    reason = file_name_problem([*others, *made])
    if taken:
        reason = f"“{taken[0]}” is a file that the site has already"
    elif kept:
        reason = f"“{kept[0]}” is a name that the build keeps for itself"
    if reason:
        raise OutputFailed(f"{output} makes a file that it cannot make: {reason}.")
