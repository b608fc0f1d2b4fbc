// What comes on top: popups under a button, dialogs and toasts inside one phone, and the big picture.

import { button, el, icon } from "./dom.js";
import { t } from "./text.js";

const FOCUSABLE = "button:not([disabled]):not([tabindex='-1']), a[href], input, textarea, [tabindex='0']";

/**
 * Makes `turn` show and hide `panel`. A click elsewhere or Escape closes it; Escape gives the focus back to `turn`.
 * `opened` runs each time before it shows. Returns {close, isOpen}.
 */
export function popup(turn, panel, opened = () => {}) {
  panel.hidden = true;
  turn.setAttribute("aria-expanded", "false");
  const outside = (event) => {
    if (!panel.contains(event.target) && !turn.contains(event.target)) close();
  };
  const escape = (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
    turn.focus();
  };
  function close() {
    panel.hidden = true;
    turn.setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", outside, true);
    document.removeEventListener("keydown", escape, true);
  }
  function open() {
    opened();
    panel.hidden = false;
    turn.setAttribute("aria-expanded", "true");
    document.addEventListener("pointerdown", outside, true);
    document.addEventListener("keydown", escape, true);
    (panel.querySelector("button") ?? panel.querySelector(FOCUSABLE))?.focus({ preventScroll: true });
  }
  turn.addEventListener("click", () => (panel.hidden ? open() : close()));
  return { close, isOpen: () => !panel.hidden };
}

/** Keeps Tab inside a dialog of the phone and lets Escape close it. */
function keysOf(layer, close) {
  return (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      close();
    }
    if (event.key !== "Tab") return;
    const stops = [...layer.querySelectorAll(FOCUSABLE)].filter((node) => node.offsetParent);
    const edge = event.shiftKey ? stops[0] : stops.at(-1);
    if (document.activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? stops.at(-1) : stops[0]).focus();
  };
}

/**
 * A dialog inside one phone, so that the other phones stay usable. `actions` are {label, kind?, run?}; the last one
 * has the focus unless `focus` names another element. Returns the function that closes it.
 */
export function dialog(screen, { title, text, content, actions, role = "dialog", focus }) {
  const before = document.activeElement;
  const heading = title && el("h3", {}, title);
  const row = el("div", { class: "dialog-actions" });
  const toasts = el("div", { class: "toasts", role: "status" });
  const box = el("div", { class: "dialog", role, "aria-modal": "true", "aria-label": title ?? text });
  box.append(...[heading, text && el("p", {}, text), content].filter(Boolean), row, toasts);
  const layer = el("div", { class: "layer" }, box);
  function close() {
    layer.remove();
    if (!screen.querySelector(":scope > .layer")) for (const part of screen.children) part.inert = false;
    if (before?.isConnected) before.focus({ preventScroll: true });
    else screen.querySelector(".log").focus({ preventScroll: true });
  }
  for (const { label, kind = "", run = () => {} } of actions) {
    const done = async () => (await run()) !== false && close();
    row.append(button({ class: `plain ${kind}`, onclick: done }, label));
  }
  layer.addEventListener("pointerdown", (event) => event.target === layer && role !== "alertdialog" && close());
  layer.addEventListener("keydown", keysOf(layer, close));
  for (const part of screen.children) part.inert = true;
  screen.append(layer);
  (focus ?? row.lastChild).focus({ preventScroll: true });
  return close;
}

/** Where a phone's short messages appear: over the dialog that is open, or else in `usual`. */
export const toastsOf = (screen, usual) => [...screen.querySelectorAll(":scope > .layer .toasts")].at(-1) ?? usual;

/** A short message over the chat; it stays long enough to be read (Telegram answers have up to 200 characters). */
export function toast(place, text, kind = "") {
  const node = el("div", { class: `toast ${kind}` }, text);
  place.replaceChildren(node);
  setTimeout(() => node.remove(), Math.max(3000, text.length * 70));
}

/** The picture as large as the window allows. */
export function showPicture(source, caption, name) {
  const big = el("dialog", { class: "viewer", "aria-label": caption || t("photo") });
  const close = button({ class: "round", label: t("close"), onclick: () => big.close() }, icon("close"));
  const save = el(
    "a",
    { class: "round", href: source, download: name, "aria-label": t("download", { name }) },
    icon("download"),
  );
  const figure = el(
    "figure",
    {},
    el("img", { src: source, alt: caption || t("photo") }),
    caption && el("figcaption", {}, caption),
  );
  big.append(el("div", { class: "viewer-bar" }, save, close), figure);
  big.addEventListener("click", (event) => (event.target === big || event.target === figure) && big.close());
  big.addEventListener("close", () => big.remove());
  document.body.append(big);
  big.showModal();
}
