// Builds page elements without markup strings, so that no text of a person can ever become HTML.

const SVG = "http://www.w3.org/2000/svg";
const SPRITE = new URL("icons.svg", import.meta.url).pathname;

/** Sets one property: `on*` is a listener, true and false an attribute with or without it, the rest attributes. */
function assign(node, name, value) {
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else if (name === "style") for (const [key, one] of Object.entries(value)) node.style.setProperty(key, one);
  else if (value === true) node.setAttribute(name, "");
  else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
}

/** An element with attributes and children; strings become text, null and false are left out. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) assign(node, name, value);
  node.append(...children.flat().filter((child) => child !== null && child !== false && child !== undefined));
  return node;
}

/** A drawing of icons.svg in the colour of the text around it; it is decoration and has no name. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `${SPRITE}#${name}`);
  svg.append(use);
  return svg;
}

/** A real button; its name is its text, or `label` where it shows only an icon. */
export function button({ label, class: classes = "", ...attributes }, ...children) {
  const name = label ? { "aria-label": label, title: label } : {};
  return el("button", { type: "button", class: classes, ...name, ...attributes }, ...children);
}

/** Text that only a screen reader speaks. */
export function spoken(text) {
  return el("span", { class: "spoken" }, text);
}

/** A switch (role switch) with its name beside it; `change(on)` is told of every turn. */
export function toggle({ label, on, change, hint = null, named = label }) {
  const turn = button({ class: "switch", role: "switch", "aria-checked": String(on), "aria-label": named });
  turn.append(el("span", { class: "knob" }));
  turn.addEventListener("click", () => change(turn.getAttribute("aria-checked") !== "true"));
  const text = el("span", { class: "switch-label" }, label, hint && el("small", {}, hint));
  return el("div", { class: "switch-row" }, text, turn);
}

/** Fills a panel anew; the focus stays on the button (by its place) that had it. */
export function refill(panel, parts) {
  const stops = () => [...panel.querySelectorAll("button")];
  const at = stops().indexOf(document.activeElement);
  panel.replaceChildren(...parts.filter(Boolean));
  if (at >= 0) stops()[Math.min(at, stops().length - 1)]?.focus({ preventScroll: true });
}

/** The circle with initials that stands for a person; the colour follows from the id. */
export function avatar(id, name) {
  const words = name.split(/\s+/).filter(Boolean);
  const initials = words.length > 1 ? [words[0], words.at(-1)].map((word) => [...word][0]) : [...name].slice(0, 1);
  const hue = [212, 152, 28, 268, 340, 188, 98, 12][Math.abs(id) % 8];
  return el(
    "span",
    { class: "avatar", style: { "--hue": hue }, "aria-hidden": "true" },
    initials.join("").toUpperCase(),
  );
}

/** A person's whole name. */
export function fullName(person) {
  return [person.first_name, person.last_name].filter(Boolean).join(" ");
}
