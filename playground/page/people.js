// The list of people: to open more phones, and to choose on whose phone a deep link opens.

import { api } from "./api.js";
import { avatar, button, el, fullName } from "./dom.js";
import { dialog } from "./overlay.js";
import { announce, apply, store } from "./store.js";
import { either, t } from "./text.js";

const FEW = 8; // people from which on the list has a search field

function entry(person, pick, note) {
  const label = el("small", {}, either(person, "label"));
  const words = el("span", { class: "person-text" }, el("span", {}, fullName(person)), label);
  return button(
    { class: "person", onclick: () => pick(person) },
    avatar(person.id, fullName(person)),
    words,
    note && el("span", { class: "chip" }, note),
  );
}

/** A list with a search field; `note(person)` is a word behind the name. */
export function peopleList(people, pick, note = () => null) {
  const list = el("div", { class: "people" });
  const show = (wanted) => {
    const fits = (person) =>
      `${fullName(person)} ${either(person, "label")}`.toLowerCase().includes(wanted.trim().toLowerCase());
    const found = people.filter(fits).map((person) => entry(person, pick, note(person)));
    list.replaceChildren(...(found.length ? found : [el("p", { class: "faint" }, t("no_person"))]));
  };
  show("");
  if (people.length < FEW) return list;
  const search = el("input", {
    type: "search",
    class: "field",
    placeholder: t("find_person"),
    "aria-label": t("find_person"),
  });
  search.addEventListener("input", () => show(search.value));
  return el("div", { class: "people-box" }, search, list);
}

/** Brings a person's phone on the desk and before the reader. */
export async function showPhone(person) {
  if (!person.open) apply({ type: "person", ...(await api.open(person.id, true)) }); // not waiting for its event
  announce("show", { person: person.id });
}

/**
 * Asks on whose phone a deep link opens, and opens it there. The reader's own phone comes first for a link, and last
 * for a QR code (`picture` is its address), which is scanned with another phone.
 */
export function chooseStart(screen, { reader, payload, picture }) {
  const own = (person) => person.id === reader;
  const rank = (person) => (own(person) ? (picture ? 3 : 0) : person.open ? 1 : 2);
  const people = [...store.state.people].sort((a, b) => rank(a) - rank(b));
  let close = () => {};
  const pick = async (person) => {
    close();
    await showPhone(person);
    await api.start(person.id, payload);
  };
  const list = peopleList(people, pick, (person) => own(person) && t("this_phone"));
  const code = picture && el("img", { class: "qr", src: picture, alt: "" });
  close = dialog(screen, {
    title: t(picture ? "scan_qr" : "which_phone"),
    content: el("div", { class: "dialog-list" }, code, list),
    actions: [{ label: t("cancel") }],
    focus: list.querySelector(".person"),
  });
}
