"use strict";
// A layer over a page that reads without it: filters, sorting, keys, copying, and the articles side by side.
(() => {
  const root = document.documentElement;
  const at = (id) => document.getElementById(id);
  const cards = [...document.querySelectorAll(".finding")];
  const list = at("list");
  const reader = at("reader");
  const keys = at("keys");
  root.classList.add("scripted");

  // ---------------------------------------------------------------- filters and sorting

  const form = at("filters");
  const counted = new Intl.NumberFormat(root.lang, { numberingSystem: "latn" });

  // One spelling of a text: no accents, no vowel marks, small letters, Western digits.
  const plain = (text) =>
    text.normalize("NFKD").replace(/[\p{M}\u0640\u061c]/gu, "").toLowerCase()
      .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660));

  const words = new Map(); // what a card says, made when it is first searched
  const wordsOf = (card) => {
    if (!words.has(card)) {
      const parts = [card.querySelector("header"), card.querySelector(".sides"), card.querySelector("code")];
      words.set(card, plain(parts.map((part) => part.textContent).join(" ") + " " + card.id));
    }
    return words.get(card);
  };

  const filter = () => {
    const asked = [...form.querySelectorAll("select[name]")].filter((select) => select.value);
    const sought = plain(at("search").value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const card of cards) {
      const fits = asked.every((select) => card.dataset[select.name].split(" ").includes(select.value))
        && (!sought.length || sought.every((word) => wordsOf(card).includes(word)));
      card.hidden = !fits;
      shown += fits;
    }
    const told = at("shown");
    told.value = shown ? told.dataset.text.replace("{n}", counted.format(shown)).replace("{all}", counted.format(cards.length)) : told.dataset.none;
    at("clear").hidden = !asked.length && !sought.length;
  };

  const number = (name) => (card) => Number(card.dataset[name]);
  const text = (name) => (card) => card.dataset[name];
  const ways = {
    worst: [number("n"), 1],
    most: [number("most"), -1],
    latest: [text("latest"), -1],
    kind: [text("kind"), 1],
    story: [number("story"), 1],
  };

  const sort = () => {
    const [key, way] = ways[at("sort").value];
    const compare = (a, b) => (key(a) < key(b) ? -way : key(a) > key(b) ? way : a.dataset.n - b.dataset.n);
    const sorted = [...cards].sort(compare);
    if (sorted.some((card, i) => card !== list.children[i])) { // what is moved loses the focus
      list.append(...sorted);
    }
  };

  const visible = () => [...list.children].filter((card) => !card.hidden);

  if (form) {
    let wait = 0;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", (event) => (event.target.id === "sort" ? sort() : filter()));
    form.addEventListener("input", (event) => {
      if (event.target.id === "search") {
        clearTimeout(wait);
        wait = setTimeout(filter, 80);
      }
    });
    form.addEventListener("reset", () => setTimeout(() => { sort(); filter(); }));
    form.reset();
  }

  // ---------------------------------------------------------------- going to a finding

  const go = (card) => {
    if (card.hidden) {
      form.reset();
      sort();
      filter();
    }
    card.scrollIntoView({ block: "start" });
    card.focus({ preventScroll: true });
  };

  const cardOf = (hash) => {
    const found = hash.startsWith("#f-") ? at(decodeURIComponent(hash.slice(1))) : null;
    return found && found.classList.contains("finding") ? found : null;
  };

  const follow = () => {
    const card = cardOf(location.hash);
    if (card) {
      requestAnimationFrame(() => go(card));
    }
  };

  const step = (by) => {
    const shown = visible();
    const here = shown.indexOf(document.activeElement.closest(".finding"));
    const next = here < 0 ? (by > 0 ? 0 : shown.length - 1) : here + by;
    if (shown[next]) {
      go(shown[next]);
    }
  };

  // ---------------------------------------------------------------- the articles side by side

  const moved = []; // [article, the mark that keeps its place]
  let current = null;

  const tone = (letters) => ([...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1) % 6;

  // The marks of one finding stand out, in the colours of its positions; those of others are faint.
  const light = (article, of) => {
    for (const mark of article.querySelectorAll("mark")) {
      const tokens = mark.dataset.of.split(" ");
      const own = tokens.find((token) => token.match(/^\d+/)[0] === of) || tokens[0];
      const letters = own.replace(/^\d+/, "");
      mark.className = `p${tone(letters)}${own.match(/^\d+/)[0] === of ? " now" : ""}`;
      if (mark.dataset.letter) {
        mark.dataset.letter = letters;
      }
    }
  };

  const back = () => {
    for (const [article, place] of moved.splice(0)) {
      light(article, "");
      place.replaceWith(article);
    }
  };

  const anchors = (card) => [...card.querySelectorAll("figcaption a[href^='#a']")].map((link) => at(link.hash.slice(1))).filter(Boolean);

  // The article that was asked for, then one of each other position, then the rest.
  const inOrder = (card, target) => {
    const sides = [...card.querySelectorAll(".side")].map(anchors).filter((marks) => marks.length && !marks.includes(target));
    return new Set([target, ...sides.map((marks) => marks[0]), ...anchors(card)].map((mark) => mark.closest(".source")));
  };

  const fill = (card, target) => {
    const articles = inOrder(card, target);
    back();
    current = card;
    for (const article of articles) {
      const place = document.createComment("");
      article.replaceWith(place);
      moved.push([article, place]);
      light(article, card.dataset.n);
      at("panes").append(article);
    }
    at("reader-title").replaceChildren(...[...card.querySelector("h3").childNodes].map((node) => node.cloneNode(true)));
    at("reader-legend").replaceChildren(...[...card.querySelectorAll(".sides .value")].map((value) => {
      const one = document.createElement("span");
      one.append(...[...value.childNodes].map((node) => node.cloneNode(true)));
      return one;
    }));
    if (!reader.open) {
      reader.showModal();
    }
    for (const [article] of moved) {
      const first = article.querySelector("mark.now");
      if (first) {
        article.scrollTop += first.getBoundingClientRect().top - article.getBoundingClientRect().top - article.clientHeight * 0.35;
      }
    }
    at("panes").scrollTo({ left: 0, behavior: "instant" });
    target.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    target.querySelector("a").focus({ preventScroll: true });
  };

  const open = (card, target) => {
    if (anchors(card).length) {
      fill(card, target || anchors(card)[0]);
    }
  };

  const turn = (by) => {
    const shown = visible().filter((card) => card === current || anchors(card).length);
    const next = shown[shown.indexOf(current) + by];
    if (next) {
      fill(next, anchors(next)[0]);
    }
  };

  reader.addEventListener("close", () => { // comes late; the browser has given the focus back by itself
    if (!reader.open) {
      back();
    }
  });
  at("reader-previous").addEventListener("click", () => turn(-1));
  at("reader-next").addEventListener("click", () => turn(1));

  // ---------------------------------------------------------------- copying

  const copy = async (button) => {
    const source = button.previousElementSibling;
    const told = at("status");
    try {
      await navigator.clipboard.writeText(source.textContent);
      told.textContent = told.dataset.copied;
      const before = button.textContent;
      button.textContent = told.dataset.copied;
      setTimeout(() => { button.textContent = before; told.textContent = ""; }, 1500);
    } catch {
      getSelection().selectAllChildren(source); // where a page may not copy, its reader can
    }
  };

  // ---------------------------------------------------------------- clicks and keys

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) {
      if (button.classList.contains("copy")) {
        copy(button);
      } else if (button.classList.contains("close")) {
        button.closest("dialog").close();
      }
      return;
    }
    if (event.target === reader || event.target === keys) { // the backdrop
      event.target.close();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) {
      return;
    }
    const link = event.target.closest("a[href^='#']");
    const figure = event.target.closest(".finding figure");
    if (link && cardOf(link.hash)) {
      reader.close();
      if (link.hash === location.hash) {
        follow();
      }
      return;
    }
    const place = link ? link.hash : figure && event.target.closest("blockquote") && getSelection().isCollapsed ? figure.querySelector("a[href^='#a']")?.hash : null;
    if (figure && place && place.startsWith("#a") && at(place.slice(1))) {
      event.preventDefault();
      open(figure.closest(".finding"), at(place.slice(1)));
    }
  });

  const pressed = {
    j: () => step(1),
    k: () => step(-1),
    o: () => {
      const card = document.activeElement.closest(".finding");
      if (card) {
        open(card);
      }
    },
    "/": () => form && at("search").focus(),
    "?": () => keys.showModal(),
  };
  const places = { KeyJ: "j", KeyK: "k", KeyO: "o" }; // of keyboards with other letters

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]), select, textarea");
    if (event.key === "Escape" && event.target.id === "search") {
      event.target.blur();
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]") || !at("keys-on").checked) {
      return;
    }
    const key = event.key === "\u061f" ? "?" : event.key.charCodeAt(0) > 127 ? places[event.code] || (event.code === "Slash" ? "/" : "") : event.key;
    if (pressed[key]) {
      event.preventDefault();
      pressed[key]();
    }
  });

  addEventListener("hashchange", follow);
  if (form) {
    filter();
  }
  follow();
})();
