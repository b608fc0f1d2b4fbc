// The desk: the open phones side by side, or one at a time behind tabs on a small screen, and what is unread where.

import { avatar, button, el, fullName, icon } from "./dom.js";
import { popup } from "./overlay.js";
import { peopleList, showPhone } from "./people.js";
import { Phone } from "./phone.js";
import { announce, on, personOf, store } from "./store.js";
import { either, t } from "./text.js";
import { everySecond } from "./time.js";

const small = matchMedia("(max-width: 800px)");

/** A button with the list of all people, to open their phones too. */
export function peopleMenu(classes) {
  const turn = button({ class: classes, label: t("more_people"), "aria-haspopup": "true" }, icon("people"));
  const panel = el("div", { class: "popup sheet people-sheet", role: "group", "aria-label": t("more_people") });
  const fill = () => {
    const pick = (person) => {
      menu.close();
      showPhone(person);
    };
    const list = peopleList(store.state.people, pick, (person) => person.open && t("is_open"));
    panel.replaceChildren(el("h2", {}, t("more_people")), list);
  };
  const menu = popup(turn, panel, fill);
  return el("div", { class: "menu-box" }, turn, panel);
}

export class Desk {
  /** `kept` is what outlives a rebuilding of the page: {order, active}. */
  constructor(kept) {
    this.kept = kept;
    this.phones = new Map();
    this.tabs = new Map();
    this.unread = new Map();
    this.tablist = el("div", { class: "tablist", role: "tablist", "aria-label": t("desk") });
    this.tablist.addEventListener("keydown", (event) => this.tabKey(event));
    this.tabBar = el("div", { class: "tabs" }, this.tablist, peopleMenu("round quiet"));
    this.row = el("div", { class: "phones" });
    this.element = el(
      "main",
      { class: "desk", id: "desk", tabindex: "-1", "aria-label": t("desk") },
      this.tabBar,
      this.row,
    );
    this.sync();
    this.ends = this.listen();
  }

  listen() {
    const phone = (id) => this.phones.get(id);
    const resized = () => this.arrange();
    small.addEventListener("change", resized);
    return [
      () => small.removeEventListener("change", resized),
      everySecond(() => this.phones.forEach((one) => one.tick())),
      on("message", ({ chat, message }) => this.arrived(chat, message)),
      on("edit", ({ chat }) => phone(chat)?.chatChanged()),
      on("delete", ({ chat }) => phone(chat)?.chatChanged()),
      on("toast", (event) => phone(event.chat)?.answer(event)),
      on("force_reply", ({ chat }) => phone(chat)?.composer.forceChanged()),
      on("person", ({ person }) => this.personChanged(person.id)),
      on("bot", () => this.phones.forEach((one) => one.refresh())),
      on("clock", () => this.phones.forEach((one) => one.tick())),
      on("show", ({ person }) => this.show(person)),
    ];
  }

  /** Puts the phones on the desk that are open, and takes away those that are not. */
  sync() {
    const open = new Set(store.state.people.filter((person) => person.open).map((person) => person.id));
    this.kept.order = this.kept.order.filter((id) => open.has(id));
    for (const id of open) if (!this.kept.order.includes(id)) this.kept.order.push(id);
    for (const id of [...this.phones.keys()]) if (!open.has(id)) this.remove(id);
    for (const id of this.kept.order) if (!this.phones.has(id)) this.add(personOf(id));
    if (!open.has(this.kept.active)) this.kept.active = this.kept.order[0] ?? null;
    this.row.style.setProperty("--phones", String(Math.max(open.size, 1)));
    this.arrange();
  }

  add(person) {
    const phone = new Phone(person);
    this.phones.set(person.id, phone);
    this.row.append(phone.element);
    const badge = el("span", { class: "badge", hidden: true });
    const tab = button({ class: "tab", role: "tab", id: `tab-${person.id}`, "aria-controls": `phone-${person.id}` });
    const label = el("small", {}, either(person, "label"));
    const words = el("span", { class: "tab-text" }, el("span", {}, person.first_name), label);
    tab.append(avatar(person.id, fullName(person)), words, badge);
    tab.addEventListener("click", () => this.activate(person.id));
    phone.element.id = `phone-${person.id}`;
    this.tabs.set(person.id, { tab, badge });
    this.tablist.append(tab);
    this.count(person.id, 0);
    phone.placed();
  }

  remove(id) {
    this.phones.get(id).close();
    this.phones.delete(id);
    this.tabs.get(id).tab.remove();
    this.tabs.delete(id);
    this.unread.delete(id);
  }

  /** Tabs with panels on a small screen, plain regions beside each other on a wide one. */
  arrange() {
    for (const [id, phone] of this.phones) {
      const active = id === this.kept.active;
      phone.element.setAttribute("role", small.matches ? "tabpanel" : "region");
      phone.element.classList.toggle("active", active);
      phone.element.inert = small.matches && !active;
      const { tab } = this.tabs.get(id);
      tab.setAttribute("aria-selected", String(active));
      tab.tabIndex = active ? 0 : -1;
    }
    if (this.kept.active !== null) this.count(this.kept.active, 0);
  }

  activate(id) {
    this.kept.active = id;
    this.arrange();
    const { tab } = this.tabs.get(id);
    this.tablist.scrollTo({ left: tab.offsetLeft - (this.tablist.clientWidth - tab.offsetWidth) / 2 });
    announce("active", { person: id });
  }

  /** Brings a phone before the reader: its tab, or its place on a desk wider than the window. */
  show(id) {
    if (!this.phones.has(id)) this.sync();
    if (!this.phones.has(id)) return;
    this.activate(id);
    const { element } = this.phones.get(id);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.row.scrollTo({
      left: element.offsetLeft - (this.row.clientWidth - element.offsetWidth) / 2,
      behavior: calm ? "instant" : "smooth",
    });
  }

  tabKey(event) {
    const order = this.kept.order;
    const at = order.indexOf(this.kept.active);
    const targets = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: order.length - 1 };
    if (!(event.key in targets)) return;
    event.preventDefault();
    this.activate(order[(targets[event.key] + order.length) % order.length]);
    this.tabs.get(this.kept.active).tab.focus();
  }

  arrived(chat, message) {
    const phone = this.phones.get(chat);
    if (!phone) return;
    phone.chatChanged(message);
    if (small.matches && chat !== this.kept.active && !message.out)
      this.count(chat, (this.unread.get(chat) ?? 0) + 1);
  }

  count(id, unread) {
    this.unread.set(id, unread);
    const { tab, badge } = this.tabs.get(id);
    badge.hidden = unread === 0;
    badge.textContent = unread > 99 ? "99+" : String(unread);
    const name = `${fullName(personOf(id))}, ${either(personOf(id), "label")}`;
    tab.setAttribute("aria-label", unread ? `${name}, ${t("unread", { n: unread })}` : name);
  }

  personChanged(id) {
    this.sync();
    const phone = this.phones.get(id);
    phone?.refresh();
    phone?.chatChanged();
  }

  /** The whole state was read again. */
  reload() {
    this.sync();
    for (const phone of this.phones.values()) {
      phone.refresh();
      phone.chatChanged();
    }
  }

  /** Rings the phone of the tour's step, and no other. */
  highlight(id, words) {
    for (const [person, phone] of this.phones) phone.highlight(person === id ? words : null);
    for (const [person, { tab }] of this.tabs) tab.classList.toggle("current", person === id);
  }

  close() {
    for (const end of this.ends) end();
    for (const phone of this.phones.values()) phone.close();
  }
}
