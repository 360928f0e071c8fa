"""Letters of any script in ASCII."""

from __future__ import annotations


def romanised(text: str) -> str:
    """Return a text in ASCII, by the tables of anyascii, which is imported when there is another letter."""
    if text.isascii():
        return text
    from anyascii import anyascii  # noqa: PLC0415

    return anyascii(text)
