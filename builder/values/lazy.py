"""Collections whose values are found when they are first asked for. Pickled, they are ordinary ones with all values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

_K = TypeVar("_K")
_V = TypeVar("_V")


class LazyMapping(Mapping[_K, _V], Generic[_K, _V]):
    """A mapping of known keys, in order; ``find`` is called once for each key that is asked for."""

    def __init__(self, keys: Iterable[_K], find: Callable[[_K], _V]) -> None:
        self._keys = dict.fromkeys(keys)
        self._find = find
        self._found: dict[_K, _V] = {}

    def __getitem__(self, key: _K) -> _V:
        if key in self._found:
            return self._found[key]
        if key not in self._keys:
            raise KeyError(key)
        found = self._found[key] = self._find(key)
        return found

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[_K]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def __reduce__(self) -> Any:
        return dict, (dict(self),)


class LazySequence(Sequence[_V], Generic[_V]):
    """A sequence of values by their keys; ``find`` is called each time that one is asked for."""

    def __init__(self, keys: Sequence[Any], find: Callable[[Any], _V]) -> None:
        self._keys, self._find = keys, find

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return [self._find(key) for key in self._keys[index]]
        return self._find(self._keys[index])

    def __iter__(self) -> Iterator[_V]:
        return map(self._find, self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def __reduce__(self) -> Any:
        return tuple, (tuple(self),)
