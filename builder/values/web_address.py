"""Addresses of pages on the web."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit

SAFE_IN_URL = "/%:@!$&'()*+,;=~-._"
"""Characters that are not percent-encoded in the path of an address."""

DOI_PATTERN = re.compile(r"10\.\d{4,9}/\S+")
"""A DOI, without “doi:” and without the address of a resolver."""

_TRACKING = re.compile(r"utm_\w*|fbclid|gclid|mc_cid|mc_eid", re.IGNORECASE)
_LABEL = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?\Z")


def is_web_address(url: str) -> bool:
    """Whether it is the whole address of a page: scheme and host, no name or password, no space or quotation mark."""
    try:
        parts = urlsplit(url)
        port_is_number = parts.port is None or parts.port > 0
        return (
            parts.scheme in ("http", "https")
            and _is_host(parts.hostname or "")
            and port_is_number
            and "@" not in parts.netloc
            and not re.search(r"[\s<>\"\\]", url)
        )
    except ValueError:
        return False


def _is_host(name: str) -> bool:
    """Whether it can be a host: names between dots (https://www.rfc-editor.org/rfc/rfc1123#section-2.1), or IPv6."""
    if ":" in name:
        return True  # urlsplit has checked what is in the brackets
    return all(_LABEL.match(label) for label in name.removesuffix(".").split("."))


def base_url(url: str) -> str:
    """Return the folder of the published front page, as a URI (RFC 3986) in ASCII; empty if it is not known.

    ``url`` may name the folder, with or without a slash, or the front page in it.
    """
    if not url:
        return ""
    parts = urlsplit(url)
    folder, _, last = parts.path.rpartition("/")
    path = folder if last.endswith((".html", ".htm")) else parts.path
    return urlunsplit((parts.scheme, ascii_host(parts.netloc), quote(path.rstrip("/") + "/", safe=SAFE_IN_URL), "", ""))


def ascii_host(netloc: str) -> str:
    """A host, with its port, in ASCII."""
    if netloc.isascii():
        return netloc
    host, mark, port = netloc.partition(":")
    try:
        return host.encode("idna").decode() + mark + port
    except UnicodeError:  # a label that IDNA does not know: percent-encoding is what RFC 3986, 3.2.2 leaves
        return quote(netloc, safe=":@")


def as_uri(address: str) -> str:
    """An address as a URI in ASCII: browsers show other letters, formats for programs want them encoded."""
    parts = urlsplit(address)
    rest = (quote(part, safe=SAFE_IN_URL + "?[]") for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, ascii_host(parts.netloc), *rest))


def page_key(address: str) -> str:
    """Return the part of an address that identifies a page; an empty string if it is not an address of the web.

    The scheme, “www.”, a slash at the end, the fragment and parameters that track readers are left out.
    """
    try:
        parts = urlsplit(address.strip())
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host:
        return ""
    query = "&".join(each for each in parts.query.split("&") if not _TRACKING.fullmatch(each.partition("=")[0]))
    return (
        host
        + (f":{port}" if port not in (None, 80, 443) else "")
        + parts.path.rstrip("/")
        + (f"?{query}" if query else "")
    )
