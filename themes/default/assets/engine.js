// Pagefind's API, wherever the site was opened from. Defines briefingEngine and nothing else.
//
// From a web server it is Pagefind's own module. A page that was opened from a folder may fetch nothing and import no
// module, but it may load classic scripts: the build makes one of each file that Pagefind asks for
// (builder/world/folder_search.py). Each leaves what it holds on its own element.

window.briefingEngine = (() => {
const HERE = document.currentScript.src;
const ROOT = "/pagefind/"; // what Pagefind, from a folder, takes for its place

let loading = null;
let imports = 0;

// What a script of the site holds, by its path in the site.
function held(path) {
  const script = document.createElement("script");
  const loaded = new Promise((resolve, reject) => {
    script.onload = () => ("briefing" in script ? resolve(script.briefing) : reject(new Error(`${path} is damaged`)));
    script.onerror = () => reject(new Error(`${path} is missing`));
  });
  script.src = new URL(`../${path}`, HERE); // no integrity: a folder has no origin to check it for
  document.head.append(script);
  return loaded.finally(() => script.remove());
}

async function fileAt(address) {
  if (!address.startsWith(ROOT)) throw new Error(`${address} is not in this folder`);
  const path = address.slice(ROOT.length).replace(/\?.*/, "");
  const data = atob(await held(`pagefind-scripts/${path}.js`));
  return new Response(Uint8Array.from(data, (character) => character.charCodeAt(0)));
}

async function fromFolder() {
  const run = await held("pagefind-scripts/pagefind.js");
  let missed = null;
  const fetch = async (address) => {
    try {
      return await fileAt(address);
    } catch (error) {
      loading = null; // the next to ask gets an engine that tries again
      if (!address.includes("/fragment/")) missed ??= error;
      throw error;
    }
  };
  // Where a piece of the index is missing, Pagefind answers from the rest: too little, and nobody would know.
  const whole = (ask) => async (...given) => {
    const answer = await ask(...given);
    if (missed) throw missed;
    return answer;
  };
  const api = run(`${ROOT}pagefind.js`, fetch);
  return { ...api, search: whole(api.search), debouncedSearch: whole(api.debouncedSearch), filters: whole(api.filters) };
}

function fromServer() {
  // A browser may remember that a module failed; at another address it is a new one.
  const again = imports++ ? `?again=${imports}` : "";
  return import(new URL(`../pagefind/pagefind.js${again}`, HERE));
}

// A promise of Pagefind's functions (https://pagefind.app/docs/api/): the same ones each time, until something failed.
function load() {
  loading ??= (location.protocol === "file:" ? fromFolder() : fromServer()).catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

return { load, held };
})();
