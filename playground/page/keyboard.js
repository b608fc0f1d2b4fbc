// The buttons under a message.

import { button, el, icon } from "./dom.js";
import { t } from "./text.js";

const STYLES = new Set(["primary", "success", "danger"]);
const CORNERS = {
  url: "arrow",
  web_app: "window",
  copy_text: "copy",
};

const styleOf = (key) => (STYLES.has(key.style) ? ` ${key.style}` : "");

/** The inline keyboard of a message, or null; `press(key, row, col, element)` is called with what was tapped. */
export function inlineKeyboard(message, press) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  const keyElement = (key, row, col) => {
    const corner = Object.keys(CORNERS).find((kind) => key[kind]);
    const node = button({ class: `key${styleOf(key)}`, title: key.text, "data-row": row, "data-col": col });
    node.append(el("span", { class: "key-text" }, key.text));
    if (corner) node.append(el("span", { class: "key-corner" }, icon(CORNERS[corner])));
    node.addEventListener("click", () => press(key, row, col, node));
    return node;
  };
  const board = el("div", { class: "inline-keyboard", role: "group", "aria-label": t("buttons") });
  rows.forEach((keys, row) =>
    board.append(
      el(
        "div",
        { class: "keys" },
        keys.map((key, col) => keyElement(key, row, col)),
      ),
    ),
  );
  return board;
}

/** Shows on the key that its answer is awaited, for a while at most; returns a function that ends it. */
export function awaitAnswer(node, longest = 30000) {
  node.classList.add("waiting");
  node.setAttribute("aria-busy", "true");
  const end = () => {
    clearTimeout(timer);
    node.classList.remove("waiting");
    node.removeAttribute("aria-busy");
  };
  const timer = setTimeout(end, longest);
  return end;
}

/** Where the focus goes when its message was edited: the same key if its text stayed, else the first one. */
export function sameKey(board, row, col, text) {
  const same = board.querySelector(`[data-row="${row}"][data-col="${col}"]`);
  return same?.textContent === text ? same : board.querySelector(".key");
}
