"""Outputs of other packages: found by entry point, used only if named.

Their files must follow the same rules as the program's own. They get a briefing without the words that rights withhold,
so that they cannot break the rights.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.meaning.withheld_words import without_withheld_words
from builder.outputs.output import Copy, Need, Output, OutputInput
from builder.values.briefing import Settings
from builder.values.entry_points import OUTPUTS, entry_points_of, package_of
from builder.values.errors import BriefingError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


class OutputFailed(BriefingError):
    """An output of another package cannot be used, or failed. The message names it and its package."""


@dataclass(frozen=True)
class ExternalOutput:
    """An output of another package. Its errors are reported as errors of that package."""

    output: Output
    name: str
    package: str

    @property
    def needs(self) -> Collection[Need]:
        return self.output.needs

    @property
    def title(self) -> str:
        return self.output.title if isinstance(self.output, Copy) else self.name

    def path(self, settings: Settings) -> str:
        """The path of the file that readers are offered; empty for an output that offers none.

        Raises:
            OutputFailed: when the output fails.
        """
        if not isinstance(self.output, Copy):
            return ""
        try:
            return str(self.output.path(settings))
        except Exception as error:
            raise self._failed(error) from error

    def files(self, given: OutputInput) -> Mapping[str, bytes]:
        """The files of the output.

        Raises:
            OutputFailed: when the output fails, or gives something other than bytes by path.
            ThemeError: when a template of the theme fails.
        """
        try:
            made = self.output.files(
                OutputInput(
                    without_withheld_words(given.site), given.theme, given.words, given.pages, given.files, given.epoch
                )
            )
            wrong = [path for path, data in made.items() if not (isinstance(path, str) and isinstance(data, bytes))]
        except BriefingError:
            raise
        except Exception as error:
            raise self._failed(error) from error
        if wrong:
            raise OutputFailed(f"{self}: the file “{wrong[0]}” is not given as bytes by its path. {self._advice}")
        return made

    def _failed(self, error: Exception) -> OutputFailed:
        return OutputFailed(f"{self} failed: {type(error).__name__}: {error}. {self._advice}")

    @property
    def _advice(self) -> str:
        return f"Report this to the makers of “{self.package}”, or leave “{self.name}” out of “with”."

    def __str__(self) -> str:
        return f"the output “{self.name}” of the package “{self.package}”"


def find_external_output(name: str) -> ExternalOutput:
    """The output that an installed package adds under this name.

    Raises:
        OutputFailed: when no package adds it, or several do, or it cannot be loaded.
    """
    found = [each for each in entry_points_of(OUTPUTS) if each.name == name]
    if not found:
        raise OutputFailed(f"no installed package has an output “{name}”")
    if len(found) > 1:
        packages = " and ".join(f"“{package_of(each)}”" for each in found)
        raise OutputFailed(f"the output “{name}” is in more than one package, {packages}. Uninstall all but one.")
    return _loaded(found[0])


def _loaded(entry_point: EntryPoint) -> ExternalOutput:
    package = package_of(entry_point)
    try:
        made = entry_point.load()
        output = made() if isinstance(made, type) else made
        # Both are looked up here, so that an object which is no output is found before anything is rendered.
        files, _needs = output.files, frozenset(output.needs)
        if not callable(files):
            raise TypeError("“files” is not a function")
    except Exception as error:
        raise OutputFailed(
            f"the output “{entry_point.name}” of the package “{package}” cannot be loaded: "
            f"{type(error).__name__}: {error}."
        ) from error
    return ExternalOutput(output, entry_point.name, package)
