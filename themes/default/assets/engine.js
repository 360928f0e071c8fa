// Where search gets its engine from: Pagefind's own module, from the folder that the build put beside the assets.

const briefingEngine = (() => {
  const HERE = document.currentScript.src;

  return {
    load: () => import(new URL("../pagefind/pagefind.js", HERE)),
  };
})();
