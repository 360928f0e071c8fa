// Pagefind's API, on a web server and in a folder. Defines briefingEngine and nothing else.
//
// On a web server it is Pagefind's own module. A page in a folder cannot fetch files or import modules, but it can load
// classic scripts: the build makes one of each file that Pagefind requests (builder/world/folder_search.py). Each script
// puts its content on its own element.

window.briefingEngine = (() => {
const HERE = document.currentScript.src;
const ROOT = "/pagefind/"; // what Pagefind, from a folder, takes for its place

let loading = null;
let imports = 0;

// The content of a script of the site, by its path.
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
  // If a part of the index is missing, Pagefind answers from the rest without an error: results would be incomplete.
  const whole = (ask) => async (...given) => {
    const answer = await ask(...given);
    if (missed) throw missed;
    return answer;
  };
  const api = run(`${ROOT}pagefind.js`, fetch);
  return { ...api, search: whole(api.search), debouncedSearch: whole(api.debouncedSearch), filters: whole(api.filters) };
}

function fromServer() {
  // Some browsers remember that a module failed; another address makes it a new module.
  const again = imports++ ? `?again=${imports}` : "";
  return import(new URL(`../pagefind/pagefind.js${again}`, HERE));
}

// A promise of Pagefind's functions (https://pagefind.app/docs/api/): the same ones each time, until one fails.
function load() {
  loading ??= (location.protocol === "file:" ? fromFolder() : fromServer()).catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

return { load, held };
})();
