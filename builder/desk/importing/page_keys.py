"""Whether two addresses are those of one page, as far as their text can tell."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_TRACKING = re.compile(r"utm_\w*|fbclid|gclid|mc_cid|mc_eid", re.IGNORECASE)


def page_key(address: str) -> str:
    """The address without what does not tell pages apart; empty where it is no address of the web.

    Left out are the scheme, “www.”, a slash at the end, the fragment and parameters that track readers.
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
