// The lower end of a phone: START or UNBLOCK where there is nothing to write, else the field.

import { api } from "./api.js";
import { attachMenu, sendFiles } from "./attach.js";
import { Commands } from "./commands.js";
import { button, el, icon } from "./dom.js";
import { session } from "./memory.js";
import { quoted } from "./message.js";
import { chatOf, commandsOf, personOf, store } from "./store.js";
import { t } from "./text.js";

export class Composer {
  /** `run(call)` runs a call to the playground and shows its refusal in the phone; it gives false when refused. */
  constructor(person, screen, run) {
    this.id = person.id;
    this.screen = screen;
    this.run = run;
    this.replyTo = null;
    this.queue = Promise.resolve(); // two quick messages keep their order
    const label = t("write_as", { name: person.first_name });
    this.field = el("textarea", {
      rows: 1,
      "aria-label": label,
      maxlength: 4096,
      enterkeyhint: "send",
      autocomplete: "off",
    });
    this.field.value = session.get(`draft.${this.id}`) ?? ""; // typed before the page was built anew
    this.commands = new Commands(person.id, this.field, (text) => this.submit(text));
    this.build();
    this.listen();
    this.refresh();
    this.followForced();
  }

  build() {
    this.menuTurn = button({ class: "menu-turn", label: t("menu"), onclick: () => this.turnMenu() }, icon("menu"));
    this.sendTurn = button({ class: "round send", label: t("send"), onclick: () => this.submit() }, icon("send"));
    const pill = el("div", { class: "pill" }, this.field, attachMenu(this.screen, this.id, this.run));
    this.bar = el("div", { class: "composer-bar" }, this.menuTurn, pill, this.sendTurn);
    this.reply = el("div", { class: "replying", hidden: true });
    this.big = button({ class: "big", onclick: () => this.pressBig() });
    this.element = el(
      "div",
      { class: "composer" },
      this.commands.element,
      this.reply,
      this.bar,
      this.big,
    );
  }

  listen() {
    let width = 0;
    const laidOut = new ResizeObserver(() => {
      if (this.field.clientWidth !== width) this.resize();
      width = this.field.clientWidth;
    });
    laidOut.observe(this.field);
    this.field.addEventListener("input", () => this.typed());
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.field.addEventListener("blur", () => this.commands.hide());
    this.field.addEventListener("paste", (event) => {
      const files = [...event.clipboardData.files];
      if (!files.length) return;
      event.preventDefault();
      sendFiles(this.screen, this.id, files, this.run);
    });
  }

  /** Shows what the person's state asks for: START, UNBLOCK, or the field. */
  refresh() {
    const person = personOf(this.id);
    const big = person.blocked ? t("unblock") : chatOf(this.id).length ? null : t("start");
    this.big.textContent = big ?? "";
    this.big.hidden = !big;
    this.bar.hidden = Boolean(big);
    this.menuTurn.hidden = !commandsOf(this.id).length;
    this.showPlaceholder();
  }

  /** The words of the empty field, which are those of the asking while its message is being answered. */
  showPlaceholder() {
    const asked = this.replyTo && personOf(this.id).force_reply;
    this.field.placeholder = asked?.input_field_placeholder || t("write");
  }

  /** Where the keyboard goes on: the field, or the button in its place. */
  get stop() {
    return this.big.hidden ? this.field : this.big;
  }

  /** The bot asks for a reply, or does so no more. */
  forceChanged() {
    this.refresh();
    this.followForced();
    const free = document.activeElement === document.body || this.screen.contains(document.activeElement);
    if (personOf(this.id).force_reply && free) this.field.focus();
  }

  /** While the bot asks for a reply, its newest message is the one to answer (it comes after the asking). */
  followForced() {
    if (personOf(this.id).force_reply) this.startReply(chatOf(this.id).findLast((message) => !message.out));
  }

  turnMenu() {
    if (this.commands.isOpen) this.commands.hide();
    else this.commands.show(commandsOf(this.id));
    this.field.focus();
  }

  pressBig() {
    this.run(() => (personOf(this.id).blocked ? api.block(this.id, false) : api.start(this.id)));
  }

  /** Makes the field as high as what is in it; each new width, the first one too, breaks its lines anew. */
  resize() {
    this.field.style.height = "";
    if (this.field.value) this.field.style.height = `${Math.min(Math.max(this.field.scrollHeight, 36), 132)}px`;
    this.sendTurn.classList.toggle("ready", this.field.value.trim() !== "");
  }

  typed() {
    this.resize();
    session.set(`draft.${this.id}`, this.field.value);
    this.commands.suggest(this.field.value);
  }

  key(event) {
    if (event.isComposing || this.commands.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Escape") this.startReply(null);
    else if (event.ctrlKey && event.key === "ArrowUp") this.moveReply(-1, event);
    else if (event.ctrlKey && event.key === "ArrowDown") this.moveReply(1, event);
  }

  /** Sends what the field holds, or the command that was chosen for it, and empties the field. */
  submit(text = this.field.value.trim()) {
    if (!text) return this.field.focus();
    this.field.value = "";
    this.typed();
    return this.send(text);
  }

  /** Sends a text; when the playground refuses it, it comes back into the field. */
  send(text) {
    const replyTo = this.replyTo?.message_id;
    this.startReply(null);
    this.queue = this.queue.then(async () => {
      const done = await this.run(() => api.say(this.id, text, replyTo));
      if (done !== false || this.field.value) return;
      this.field.value = text;
      this.typed();
    });
    return this.queue;
  }

  /** Ctrl+Up and Ctrl+Down choose the message to answer, from the last one upwards. */
  moveReply(step, event) {
    event.preventDefault();
    const messages = chatOf(this.id);
    const at = this.replyTo
      ? messages.findIndex((one) => one.message_id === this.replyTo.message_id)
      : messages.length;
    this.startReply(messages[at + step] ?? null);
  }

  startReply(message) {
    this.replyTo = message ?? null;
    this.showPlaceholder();
    this.reply.hidden = !message;
    this.reply.replaceChildren();
    if (!message) return;
    const name = message.out ? personOf(this.id).first_name : store.state.bot.first_name;
    const drop = button(
      { class: "round quiet", label: t("no_reply"), onclick: () => this.startReply(null) },
      icon("close"),
    );
    this.reply.append(icon("reply"), quoted(message, this.id, t("reply_to", { name })), drop);
  }
}
