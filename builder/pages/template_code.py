"""The code of compiled templates: all of this run, and that of the default theme from one run to the next.

Compiling a template takes longer than filling it in. The default theme is a part of the program, so the code of its
templates is kept where Python keeps that of the program's modules, in ``__pycache__``, and on the same conditions:
whoever can write there can write the program. Code of other themes is kept nowhere, since those who write content could
reach it.
"""

from __future__ import annotations

import importlib.util
import marshal
import os
import sys
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from types import CodeType

import jinja2
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

_DIGEST_SIZE = 16


class TemplateCode(BytecodeCache):
    """The code of templates. That of the templates below the folder ``program`` is kept between runs."""

    def __init__(self, program: Path) -> None:
        self._program = program
        self._compiled: dict[str, tuple[str, CodeType]] = {}
        """The text that was compiled, as a checksum, and its code, by the path of the template."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """A template is known by its file."""
        return filename or name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template the code that it has."""
        checksum, code = self._compiled.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code
            return
        file = self._file(bucket)
        if file is not None and (found := _read(file, bucket)) is not None:
            bucket.code = found
            self._compiled[bucket.key] = bucket.checksum, found

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        assert bucket.code is not None
        self._compiled[bucket.key] = bucket.checksum, bucket.code
        file = self._file(bucket)
        if file is not None and not sys.dont_write_bytecode:
            with suppress(OSError):  # the program may be in a place that cannot be written to
                _write(file, bucket)

    def _file(self, bucket: Bucket) -> Path | None:
        """Where the code of a template is kept; ``None`` if it is no template of the program."""
        try:
            name = Path(bucket.key).relative_to(self._program).as_posix()
        except ValueError:
            return None
        modules = Path(importlib.util.cache_from_source(__file__))
        return modules.with_name(f"{name.replace('/', '.')}.{sys.implementation.cache_tag}.pyc")


def _read(file: Path, bucket: Bucket) -> CodeType | None:
    try:
        data = file.read_bytes()
    except OSError:
        return None
    digest, code = data[:_DIGEST_SIZE], data[_DIGEST_SIZE:]
    if digest != _digest(bucket, code):  # of another text or compiler, or damaged
        return None
    found: CodeType = marshal.loads(code)
    return found


def _write(file: Path, bucket: Bucket) -> None:
    code = marshal.dumps(bucket.code)
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        new.write_bytes(_digest(bucket, code) + code)
        os.replace(new, file)  # noqa: PTH105 - the one atomic move there is
    except OSError:
        new.unlink(missing_ok=True)
        raise


def _digest(bucket: Bucket, code: bytes) -> bytes:
    """The digest of a template's code with all that it was made from."""
    known = "\0".join((_compiler(), bucket.key, bucket.checksum)).encode()
    return blake2b(known + code, digest_size=_DIGEST_SIZE).digest()


@cache
def _compiler() -> str:
    """What compiles templates: Python, Jinja and this package, whose modules are known as Python knows them.

    That is by their size and time (https://docs.python.org/3/reference/import.html#cached-bytecode-invalidation).
    """
    parts = [importlib.util.MAGIC_NUMBER.hex()]
    for folder in (Path(jinja2.__file__).parent, Path(__file__).parent):
        with os.scandir(folder) as listing:
            modules = sorted((entry.name, entry.stat()) for entry in listing if entry.name.endswith(".py"))
        parts += (f"{name} {state.st_size} {state.st_mtime_ns}" for name, state in modules)
    return "\0".join(parts)
