"""Has Pagefind read the texts of results from files that hold several.

Pagefind keeps each text in a file of its own, a fragment, which it requests when a result is shown. Here a fragment's
file is a bundle: a list of the texts of a few articles with their notes, which share most of their words and take half
the room when they are compressed together. A page's name is that of its bundle, a full stop, and its place in the list.
One method of Pagefind's code is replaced: the one that loads a fragment. The rest, line by line, is its own.
"""

from __future__ import annotations

from collections.abc import Mapping

from builder.world.index_format import expect
from builder.world.pagefind import PAGEFIND_MODULE, PAGEFIND_WORKER

_OWN = (
    "async _loadFragment(hash){"
    "let compressed_resp=await this.throttledFetch(`${this.basePath}fragment/${hash}.pf_fragment`);"
    "let compressed_fragment=await compressed_resp.arrayBuffer();"
    "let fragment=this.decompress(new Uint8Array(compressed_fragment),`Fragment ${hash}`);"
    "return JSON.parse(new TextDecoder().decode(fragment));}"
)
_BUNDLED = (
    _OWN.replace("_loadFragment(hash)", "_loadBundle(hash)") + "async _loadFragment(name){"
    'const[bundle,place]=name.split(".");'
    "this.bundles??={};"
    "this.bundles[bundle]??=this._loadBundle(bundle).catch((error)=>{delete this.bundles[bundle];throw error;});"
    "return(await this.bundles[bundle])[place];}"
)


def with_text_bundles(engine: Mapping[str, bytes]) -> dict[str, bytes]:
    """Pagefind's own files, by path, with code that reads bundles.

    Raises:
        UnknownIndexFormat: when its code does not load fragments in the way that is known from Pagefind 1.5.
    """
    files = dict(engine)
    for path in (PAGEFIND_MODULE, PAGEFIND_WORKER):
        code = files.get(path, b"").decode()
        expect(code.count(_OWN) == 1, f"{path} does not load the texts of results in the way that is known")
        files[path] = code.replace(_OWN, _BUNDLED).encode()
    return files
