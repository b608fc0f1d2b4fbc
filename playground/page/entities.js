// Turns a text and its entities (UTF-16 offsets, nested as Telegram nests them) into page elements.

import { button, el, icon } from "./dom.js";
import { safeAddress } from "./links.js";
import { t } from "./text.js";

const PLAIN = { bold: "strong", italic: "em", underline: "u", strikethrough: "s" };
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
const WEB = new Set(["url", "text_link"]);
const LONG_QUOTE = 160; // characters from which an expandable quotation is worth folding

/**
 * A fragment with the formatted text. `act` is what a reader can do: `command(text)`, `link(address, asked)`,
 * `copied()`.
 */
export function formatted(text, entities, act) {
  const sorted = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const fragment = document.createDocumentFragment();
  fragment.append(...pieces(text, sorted, 0, text.length, act));
  return fragment;
}

/** The children for text[from..to), where `entities` are those that lie inside it, outermost first. */
function pieces(text, entities, from, to, act) {
  const nodes = [];
  let at = from;
  const rest = [...entities];
  while (rest.length) {
    const entity = rest.shift();
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset < at) continue; // crosses one before it, which Telegram never sends
    if (entity.offset > at) nodes.push(text.slice(at, entity.offset));
    const inner = [];
    while (rest.length && rest[0].offset < end) inner.push(rest.shift());
    nodes.push(
      wrapped(entity, text.slice(entity.offset, end), pieces(text, inner, entity.offset, end, act), act),
    );
    at = end;
    if (BLOCKS.has(entity.type) && text[at] === "\n") at += 1; // the block ends its line itself
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

const builders = {
  code: (raw, children, act) => copyable(el("code", {}, children), raw, act),
  pre: codeBlock,
  blockquote: (raw, children) => el("blockquote", {}, children),
  expandable_blockquote: (raw, children) => expandable(raw, children),
  bot_command: (raw, children, act) =>
    button({ class: "inline-link", onclick: () => act.command(raw) }, children),
  url: (raw, children, act) => anchor(raw, children, act, false),
  text_link: (raw, children, act, { url }) => anchor(url, children, act, true),
  email: (raw, children, act) => anchor(`mailto:${raw}`, children, act, false),
  phone_number: (raw, children, act) => anchor(`tel:${raw.replace(/[^+\d]/g, "")}`, children, act, false),
};
for (const type of ["mention", "hashtag", "cashtag"]) {
  builders[type] = (raw, children) => el("span", { class: "tag" }, children);
}

function wrapped(entity, raw, children, act) {
  if (entity.type in PLAIN) return el(PLAIN[entity.type], {}, children);
  const build = builders[entity.type];
  return build ? build(raw, children, act, entity) : el("span", {}, children);
}

/** A link only where the address is one that a browser may safely open. */
function anchor(address, children, act, asked) {
  const href = safeAddress(address);
  if (!href) return el("span", {}, children);
  const open = (event) => {
    event.preventDefault();
    act.link(href, asked);
  };
  return el("a", { href, target: "_blank", rel: "noopener noreferrer", onclick: open }, children);
}

async function copy(text, act) {
  await navigator.clipboard?.writeText(text);
  act.copied();
}

function copyable(node, raw, act) {
  node.title = t("copy");
  node.addEventListener("click", () => copy(raw, act));
  return node;
}

function codeBlock(raw, children, act) {
  const key = button({ class: "quiet", label: t("copy"), onclick: () => copy(raw, act) }, icon("copy"));
  const head = el("div", { class: "code-head" }, key);
  return el("div", { class: "code-block" }, head, el("pre", { tabindex: "0" }, children));
}

function expandable(raw, children) {
  const quote = el("blockquote", { class: "expandable" }, el("div", { class: "quote-text" }, children));
  if (raw.length < LONG_QUOTE && raw.split("\n").length <= 3) return quote;
  const turn = button({ class: "quote-turn", "aria-expanded": "false", label: t("quote_more") }, icon("down"));
  turn.addEventListener("click", () => {
    const open = quote.classList.toggle("open");
    turn.setAttribute("aria-expanded", String(open));
    turn.setAttribute("aria-label", t(open ? "quote_less" : "quote_more"));
    turn.title = turn.getAttribute("aria-label");
  });
  quote.classList.add("folds");
  quote.append(turn);
  return quote;
}

/** The addresses that a text's entities lead to. */
export function addressesIn(text, entities) {
  return (entities ?? [])
    .filter((entity) => WEB.has(entity.type))
    .map((entity) => entity.url ?? text.slice(entity.offset, entity.offset + entity.length));
}
