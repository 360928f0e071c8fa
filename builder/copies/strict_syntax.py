"""Makes what a briefing can contain valid in XML and for strict checkers."""

from __future__ import annotations

import re
from ipaddress import AddressValueError, IPv6Address
from urllib.parse import SplitResult, quote, urlsplit
from xml.parsers.expat import ErrorString, ExpatError, ParserCreate

from builder.values.xml_text import replace_forbidden_characters

_TAG = re.compile(
    r"([a-z]{2,3}(?:-[a-z]{3}){0,3})(-[a-z]{4})?(-(?:[a-z]{2}|\d{3}))?"
    r"((?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*)\Z",
    re.IGNORECASE,
)
_STRAY = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"(?!-)[\w-]{1,63}(?:\.[\w-]{1,63})*\.?\Z")
_SAFE = "!$&'()*+,;=:@/~%"


def well_formed_language_tag(tag: str) -> str:
    """Return a BCP 47 tag (RFC 5646, section 2.1), or only its language if the rest is not well-formed."""
    match = _TAG.match(tag)
    variants = match[4].lower().split("-")[1:] if match else []
    return tag if match and len(set(variants)) == len(variants) else tag.partition("-")[0]


def xml_fault(text: str) -> str:
    """Return why a text is not well-formed XML, with the wrong line; an empty string if it is well-formed."""
    try:
        ParserCreate().Parse(text, True)
    except ExpatError as error:
        line = text.splitlines()[error.lineno - 1] if error.lineno <= text.count("\n") + 1 else ""
        return f"{ErrorString(error.code)} in “{line.strip()[:80]}”"
    return ""


def valid_url(address: str) -> str:
    """Return the address as a valid, percent-encoded URL; empty if that is not possible.

    RFC 3986, section 3, for its parts; the hosts are names or IPv6 addresses in brackets.
    """
    try:
        parts = urlsplit(replace_forbidden_characters(address).strip())
        host = _authority(parts) if parts.scheme in ("http", "https") else ""
    except ValueError:  # brackets without an address in them, or a port that is no number
        return ""
    if parts.scheme == "mailto":
        return f"mailto:{_encoded(parts.path)}{_after('?', parts.query)}"
    return (
        f"{parts.scheme}://{host}{_encoded(parts.path)}{_after('?', parts.query)}{_after('#', parts.fragment)}"
        if host
        else ""
    )


def _authority(parts: SplitResult) -> str:
    host, port = parts.hostname or "", parts.port
    name = _host(host)
    user = parts.netloc.rpartition("@")[0]
    return f"{_encoded(user)}@{name}{_port(port)}" if name and user else f"{name}{_port(port)}" if name else ""


def _host(host: str) -> str:
    if ":" in host:
        try:
            return f"[{IPv6Address(host.partition('%')[0])}]"
        except AddressValueError:
            return ""
    try:
        return host if _HOST.match(host) and host.encode("idna").decode("idna") else ""
    except UnicodeError:
        return ""


def _port(port: int | None) -> str:
    return "" if port is None else f":{port}"


def _encoded(part: str) -> str:
    return quote(_STRAY.sub("%25", part), safe=_SAFE)


def _after(sign: str, part: str) -> str:
    return f"{sign}{quote(_STRAY.sub('%25', part), safe=_SAFE + '?')}" if part else ""
