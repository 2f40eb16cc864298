"use strict";
// The controls of a review. What is shown as decided is what the server has said is kept.
(() => {
  const words = document.getElementById("review-words").dataset;
  const cards = [...document.querySelectorAll(".finding")];
  const bar = document.getElementById("decided");
  const counted = new Intl.NumberFormat(document.documentElement.lang, { numberingSystem: "latn" });
  const meant = new WeakMap(); // the decision that waits for a reason

  const part = (card, what) => card.querySelector(`.review ${what}`);

  const tell = (card, text, wrong = false) => {
    const told = part(card, ".told-back");
    told.textContent = text;
    told.classList.toggle("wrong", wrong);
  };

  const progress = () => {
    const decided = cards.filter((card) => card.dataset.decision !== "open").length;
    const told = document.getElementById("decided-told");
    bar.value = decided;
    told.value = told.dataset.text.replace("{n}", counted.format(decided)).replace("{all}", counted.format(cards.length));
  };

  const show = (card, decision, reason) => {
    card.dataset.decision = decision;
    for (const state of card.querySelectorAll(".state")) {
      state.hidden = state.dataset.state !== decision;
    }
    for (const button of card.querySelectorAll("[data-decide]")) {
      button.setAttribute("aria-pressed", String(button.dataset.decide === decision));
    }
    part(card, ".reason").value = reason;
    progress();
  };

  const send = async (card, decision) => {
    const reason = part(card, ".reason").value.trim();
    const buttons = [...card.querySelectorAll("[data-decide]")];
    const focused = document.activeElement;
    buttons.forEach((button) => { button.disabled = true; });
    try {
      const answer = await fetch("decisions", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ fingerprint: part(card, "").dataset.fingerprint, decision, reason: decision === "open" ? "" : reason }),
      });
      const said = answer.headers.get("Content-Type").startsWith("application/json") ? await answer.json() : { error: answer.statusText };
      if (!answer.ok) {
        tell(card, words.notSaved.replace("{why}", () => said.error), true);
        return;
      }
      meant.delete(card);
      show(card, said.decision, said.reason);
      tell(card, said.problem ? words.problem.replace("{why}", () => said.problem) : words.saved, Boolean(said.problem));
    } catch {
      tell(card, words.gone, true);
    } finally {
      buttons.forEach((button) => { button.disabled = false; });
      if (focused && focused.isConnected && card.contains(focused)) {
        focused.focus({ preventScroll: true });
      }
    }
  };

  // Says anything: a letter or a digit, as the server asks for.
  const says = (text) => /[\p{L}\p{N}]/u.test(text);

  const decide = (card, decision) => {
    const reason = part(card, ".reason");
    if (card.dataset.decision === decision) { // the same again takes it back
      send(card, "open");
    } else if (decision === "dismissed" && !says(reason.value)) {
      meant.set(card, decision);
      tell(card, words.needsReason, true);
      reason.focus();
    } else {
      send(card, decision);
    }
  };

  for (const card of cards) {
    const reason = part(card, ".reason");
    for (const button of card.querySelectorAll("[data-decide]")) {
      button.addEventListener("click", () => decide(card, button.dataset.decide));
    }
    reason.addEventListener("keydown", (event) => {
      if (event.isComposing) {
        return;
      }
      if (event.key === "Escape") {
        meant.delete(card);
        tell(card, "");
        card.focus({ preventScroll: true });
      } else if (event.key === "Enter") {
        event.preventDefault();
        const current = card.dataset.decision;
        const decision = meant.get(card) || (current === "open" ? "dismissed" : current);
        if (decision === "dismissed" && !says(reason.value)) {
          tell(card, words.needsReason, true);
        } else {
          send(card, decision).then(() => card.focus({ preventScroll: true }));
        }
      }
    });
  }

  const pressed = { c: "confirmed", d: "dismissed", u: "check" };
  const places = { KeyC: "c", KeyD: "d", KeyU: "u" }; // of keyboards with other letters

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]), select, textarea");
    if (typing || event.repeat || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]") || !document.getElementById("keys-on").checked) {
      return;
    }
    const card = document.activeElement.closest(".finding");
    const key = event.key.charCodeAt(0) > 127 ? places[event.code] : event.key;
    if (card && pressed[key]) {
      event.preventDefault();
      decide(card, pressed[key]);
    }
  });

  progress();
})();
