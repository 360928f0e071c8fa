// Shows a card for a link to a person, place, term, event, claim or passage: on hover, on focus and on a long touch.
// Escape closes; a card can be pinned. Cards come from cards.js.

(() => {
  const { cardFor, canHaveCard, load } = briefingCards;
  const WAIT = 250;
  const LEAVE = 300;
  const HOLD = 500; // how long a touch is a long one
  const STILL = 8; // how far a finger trembles
  const AWAY = 6; // from the words that a card is about
  const EDGE = 8; // from the edges of the window
  const LEAST = 64; // the height of a card where the window leaves no room for one
  const shown = new Map(); // every card on the page, pinned ones too, with its link
  let card = null;
  let link = null;
  let wanted = null; // the link whose card is to be shown as soon as it is loaded
  let timer = 0;

  const later = (action, wait) => {
    clearTimeout(timer);
    timer = setTimeout(action, wait);
  };

  function remove(own) {
    shown.delete(own);
    own.remove();
  }

  function close() {
    clearTimeout(timer);
    wanted = null;
    if (card && !card.classList.contains("pinned")) remove(card);
    link?.removeAttribute("aria-describedby");
    card = null;
    link = null;
  }

  function show(anchor) {
    if (anchor === link) return;
    close();
    const content = cardFor(anchor);
    if (!content || !anchor.isConnected) return;
    link = anchor;
    card = content.cloneNode(true);
    card.id = "preview";
    link.setAttribute("aria-describedby", "preview");
    document.getElementById("main").append(card); // within a landmark, so that it can be found
    shown.set(card, anchor);
    put(card, anchor);
    const own = card;
    own.querySelector(".preview-pin").addEventListener("click", () => pin(own));
    own.addEventListener("pointerenter", () => clearTimeout(timer));
    own.addEventListener("pointerleave", () => later(close, LEAVE));
  }

  // Show the card for a link: now if it is here, else when it is loaded, unless the reader has moved on by then.
  function offer(anchor) {
    if (cardFor(anchor)) {
      show(anchor);
      return;
    }
    if (anchor === link) return;
    close();
    wanted = anchor;
    load(anchor).then(() => {
      if (wanted === anchor) show(anchor);
    });
  }

  function pin(own) {
    const pinned = own.classList.toggle("pinned");
    const button = own.querySelector(".preview-pin");
    button.textContent = button.dataset.pinned;
    own.removeAttribute("id");
    if (!pinned) remove(own);
  }

  // Below the last line of the link, or above the first if there is more room, so that the card does not cover it. The card
  // is no higher than that room, and scrolls. A link can wrap, so each line has its own box.
  function put(own, anchor) {
    const boxes = [...anchor.getClientRects()].filter((box) => box.width && box.height);
    if (!boxes.length) return;
    own.style.maxWidth = `${document.documentElement.clientWidth - 2 * EDGE}px`;
    own.style.maxHeight = "";
    const top = Math.min(...boxes.map((box) => box.top));
    const bottom = Math.max(...boxes.map((box) => box.bottom));
    const rooms = { below: innerHeight - bottom - AWAY - EDGE, above: top - AWAY - EDGE };
    const below = own.offsetHeight <= rooms.below || rooms.below >= rooms.above;
    const most = Math.min(Math.max(below ? rooms.below : rooms.above, LEAST), innerHeight - 2 * EDGE);
    own.style.maxHeight = `${most}px`;
    own.tabIndex = own.scrollHeight > own.clientHeight ? 0 : -1;
    const beside = below ? boxes.at(-1) : boxes[0];
    const start = getComputedStyle(anchor).direction === "rtl" ? beside.right - own.offsetWidth : beside.left;
    const left = Math.max(EDGE, Math.min(start, document.documentElement.clientWidth - own.offsetWidth - EDGE));
    own.style.left = `${left + scrollX}px`;
    own.style.top = `${(below ? bottom + AWAY : top - own.offsetHeight - AWAY) + scrollY}px`;
  }

  const anchorOf = (target) => (target instanceof Element ? target.closest("a[href]") : null);

  document.addEventListener("pointerover", (event) => {
    const anchor = anchorOf(event.target);
    if (event.pointerType !== "mouse" || !canHaveCard(anchor)) return;
    load(anchor); // while the pointer rests
    later(() => offer(anchor), WAIT);
  });
  document.addEventListener("pointerout", (event) => {
    const anchor = anchorOf(event.target);
    if (event.pointerType !== "mouse" || !canHaveCard(anchor)) return;
    wanted = null;
    later(close, LEAVE);
  });
  document.addEventListener("focusin", (event) => {
    const anchor = anchorOf(event.target);
    if (canHaveCard(anchor) && anchor.matches(":focus-visible")) offer(anchor);
    else if (wanted || (card && anchor !== link && !card.contains(event.target))) close();
  });
  // A long touch shows the card instead of following the link, and instead of the browser's own menu.
  let touched = 0;
  let pressed = null; // the link under the finger
  let held = false;
  document.addEventListener("pointerdown", (event) => {
    held = false;
    if (card && event.pointerType === "touch" && !card.contains(event.target)) close();
    const anchor = anchorOf(event.target);
    if (event.pointerType !== "touch" || !canHaveCard(anchor)) return;
    pressed = anchor;
    const loaded = load(anchor);
    touched = setTimeout(() => loaded.then(() => {
      if (pressed !== anchor || !cardFor(anchor)) return;
      held = true;
      show(anchor);
    }), HOLD);
  });
  for (const end of ["pointerup", "pointercancel", "pointermove"]) {
    document.addEventListener(end, (event) => {
      const still = end === "pointermove" && Math.abs(event.movementX) + Math.abs(event.movementY) < STILL;
      if (still) return;
      clearTimeout(touched);
      pressed = null;
    });
  }
  document.addEventListener("contextmenu", (event) => {
    const anchor = anchorOf(event.target);
    if (event.pointerType !== "touch" || !anchor || !cardFor(anchor)) return;
    event.preventDefault();
    clearTimeout(touched);
    held = true;
    show(anchor);
  });
  document.addEventListener("click", (event) => {
    if (held && anchorOf(event.target)) event.preventDefault();
    held = false;
  }, true);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    wanted = null;
    if (card && !card.classList.contains("pinned")) close();
    else if (shown.size) remove([...shown.keys()].at(-1));
  });
  addEventListener("resize", () => shown.forEach((anchor, own) => put(own, anchor)));
  document.addEventListener("briefing:pin", () => {
    const coming = wanted;
    if (coming) load(coming).then(() => link === coming && pin(card));
    else if (card && !card.classList.contains("pinned")) pin(card);
  });
})();
