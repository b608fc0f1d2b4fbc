// One person's phone: its name plate, status line, chat header, chat and composer, and what a tap in it does.

import { api, Refusal } from "./api.js";
import { Composer } from "./composer.js";
import { avatar, button, el, fullName, icon, toggle } from "./dom.js";
import { awaitAnswer } from "./keyboard.js";
import { deepLink } from "./links.js";
import { Log } from "./log.js";
import { pictureLink } from "./message.js";
import { dialog, popup, showPicture, toast, toastsOf } from "./overlay.js";
import { sendFiles } from "./attach.js";
import { chooseStart } from "./people.js";
import { personOf, store } from "./store.js";
import { either, t } from "./text.js";
import { now, timeOfDay } from "./time.js";

export class Phone {
  constructor(person) {
    this.id = person.id;
    this.taps = new Map(); // callback query id -> function that ends the key's progress
    this.answered = new Set(); // answers that came before the tap's own response did
    this.toasts = el("div", { class: "toasts", role: "status" });
    this.screen = el("div", { class: "screen" });
    this.run = (call) => this.attempt(call);
    this.composer = new Composer(person, this.screen, this.run);
    this.log = new Log(person, this.actions());
    this.build(person);
    this.refresh();
    this.log.refresh();
  }

  build(person) {
    this.time = el("span", { class: "status-time" });
    this.signal = el("span", { class: "status-signs" });
    this.subtitle = el("span", { class: "subtitle" });
    this.name = el("span", { class: "bot-name" }, store.state.bot.first_name);
    const status = el("div", { class: "status", "aria-hidden": "true" }, this.time, this.signal);
    const title = el("div", { class: "bot-title" }, this.name, this.subtitle);
    const header = el(
      "div",
      { class: "chat-header" },
      avatar(store.state.bot.id, store.state.bot.first_name),
      title,
      this.menu(person),
    );
    const chat = el("div", { class: "chat" }, this.log.element, this.log.jump, this.toasts);
    this.screen.append(el("div", { class: "phone-top" }, status, header), chat, this.composer.element);
    this.here = el("span", { class: "here", hidden: true });
    const role = either(person, "label");
    const what = el("span", { class: "plate-label", title: role }, role);
    const who = el("span", { class: "plate-name", title: fullName(person) }, fullName(person));
    const plate = el("div", { class: "plate" }, what, who, this.here);
    const label = t("phone_of", { name: fullName(person), label: role });
    this.element = el(
      "section",
      { class: "phone", "data-person": person.id, "aria-label": label },
      plate,
      el("div", { class: "frame" }, this.screen),
    );
    this.acceptDrops(chat);
  }

  /** The switches of this phone: flight mode, blocking, closing. */
  menu(person) {
    const turn = button(
      { class: "round quiet", label: t("phone_menu", { name: person.first_name }), "aria-haspopup": "true" },
      icon("dots"),
    );
    const panel = el("div", { class: "popup phone-menu", role: "group", "aria-label": turn.title });
    const fill = () => {
      const { offline, blocked } = personOf(this.id);
      panel.replaceChildren(
        toggle({ label: t("offline"), on: offline, change: (on) => change(() => api.offline(this.id, on)) }),
        toggle({ label: t("blocked"), on: blocked, change: (on) => change(() => api.block(this.id, on)) }),
        button(
          { class: "menu-entry", onclick: () => change(() => api.open(this.id, false)) },
          icon("close"),
          t("close_phone"),
        ),
      );
    };
    const { close } = popup(turn, panel, fill);
    const change = (call) => {
      close();
      turn.focus();
      this.run(call);
    };
    return el("div", { class: "menu-box" }, turn, panel);
  }

  actions() {
    return {
      command: (text) => this.composer.send(text),
      link: (address, asked) => this.openLink(address, asked),
      copied: () => toast(this.toasts, t("copied")),
      photo: (message, source) => this.openPhoto(message, source),
      reply: (message) => {
        this.composer.startReply(message);
        this.composer.field.focus();
      },
      write: () => this.composer.stop,
      press: (message, key, row, col, node) => this.press(message, key, row, col, node),
    };
  }

  /** Runs a call to the playground; its refusal, or that it cannot be reached, is shown here. False when it failed. */
  async attempt(call) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof Refusal || error instanceof TypeError)) throw error;
      const words = error instanceof Refusal ? error.message : t("reconnecting");
      toast(toastsOf(this.screen, this.toasts), words, "bad");
      return false;
    }
  }

  openLink(address, asked) {
    const payload = deepLink(address);
    const go = () => window.open(address, "_blank", "noopener,noreferrer");
    if (payload !== null) chooseStart(this.screen, { reader: this.id, payload });
    else if (!asked) go();
    else {
      const open = { label: t("open"), kind: "main", run: () => void go() };
      dialog(this.screen, { title: t("open_link"), text: address, actions: [{ label: t("cancel") }, open] });
    }
  }

  openPhoto(message, source) {
    const link = pictureLink(message);
    if (link) chooseStart(this.screen, { reader: this.id, payload: deepLink(link), picture: source });
    else showPicture(source, message.caption ?? "", `photo-${message.message_id}.jpg`);
  }

  /** A tap on a key under a message. A second tap while the answer is awaited does nothing, as in Telegram. */
  async press(message, key, row, col, node) {
    if (node.classList.contains("waiting")) return;
    if (key.copy_text) {
      await navigator.clipboard?.writeText(key.copy_text.text);
      toast(this.toasts, t("copied"));
      return;
    }
    const end = awaitAnswer(node);
    const result = await this.attempt(() => api.tap(this.id, message.message_id, row, col));
    const query = result && result.callback_query_id;
    if (query && !this.answered.delete(query)) this.taps.set(query, end);
    else end();
    if (result && result.url) this.openLink(result.url, true);
    else if (result && !query) toast(this.toasts, t("not_here"));
  }

  /** The bot answered a tap: silently, with a short message or with one that must be closed. */
  answer({ callback_query_id: query, text, show_alert: alert }) {
    if (this.taps.has(query)) this.taps.get(query)();
    else this.answered.add(query);
    this.taps.delete(query);
    if (!text) return;
    if (alert)
      dialog(this.screen, {
        title: store.state.bot.first_name,
        text,
        role: "alertdialog",
        actions: [{ label: t("ok"), kind: "main" }],
      });
    else toast(this.toasts, text);
  }

  refreshTitle() {
    const { offline } = personOf(this.id);
    this.subtitle.textContent = t(offline ? "no_network" : "bot");
  }

  /** The phone has its place on the page: what goes by sizes is known now. */
  placed() {
    this.log.toEnd();
  }

  /** The person or the bot changed. */
  refresh() {
    const person = personOf(this.id);
    this.element.classList.toggle("offline", person.offline);
    this.element.classList.toggle("blocked", person.blocked);
    this.signal.replaceChildren(icon(person.offline ? "plane" : "signal"), icon("battery"));
    this.name.textContent = store.state.bot.first_name;
    this.log.describe();
    this.refreshTitle();
    this.composer.refresh();
    this.tick();
  }

  tick() {
    this.time.textContent = timeOfDay(now());
  }

  /** The chat changed; `message` is the new one, if there is one. */
  chatChanged(message = null) {
    this.log.refresh();
    this.composer.refresh();
    if (message && !message.out) this.composer.followForced();
    if (message) this.log.arrived(message);
  }

  /** Rings the phone as the one where the tour goes on; null takes the ring away. */
  highlight(words) {
    this.element.classList.toggle("current", words !== null);
    this.here.textContent = words ?? "";
    this.here.hidden = words === null;
  }

  acceptDrops(chat) {
    const over = (on) => (event) => {
      event.preventDefault();
      chat.classList.toggle("dropping", on);
    };
    chat.addEventListener("dragover", over(true));
    chat.addEventListener("dragleave", over(false));
    chat.addEventListener("drop", (event) => {
      over(false)(event);
      const files = [...event.dataTransfer.files];
      if (files.length) sendFiles(this.screen, this.id, files, this.run);
    });
  }

  close() {
    this.log.close();
    this.element.remove();
  }
}
