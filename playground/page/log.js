// The scrolling chat of a phone: which lines it has, kept in step with the store, and where it is scrolled to.

import { avatar, button, el, icon } from "./dom.js";
import { sameKey } from "./keyboard.js";
import { messageElement, startPayload } from "./message.js";
import { chatOf, isWaiting, personOf, store } from "./store.js";
import { t } from "./text.js";
import { chatDate, dayKey, now } from "./time.js";

const NEAR = 80; // pixels from the end within which the reader counts as being at the end

/** The lines of a chat: {key, kind, parts}. Equal parts (by identity) mean that the line needs no new element. */
function lines(chat) {
  const result = [];
  let day = null;
  for (const message of chatOf(chat)) {
    const today = dayKey(message.date * 1000);
    if (today !== day) result.push({ key: `day ${today}`, kind: "day", parts: [message.date, dayKey(now())] });
    day = today;
    const last = result.at(-1);
    if (
      message.media_group_id &&
      last.kind === "message" &&
      last.parts[0].media_group_id === message.media_group_id
    ) {
      last.parts.push(message);
      continue;
    }
    if (message.pinned_message) {
      result.push({ key: `pinned ${message.message_id}`, kind: "pinned", parts: [message] });
      continue;
    }
    if (startPayload(message)) result.push({ key: `link ${message.message_id}`, kind: "link", parts: [message] });
    result.push({ key: `message ${message.message_id}`, kind: "message", parts: [message] });
  }
  if (personOf(chat).blocked) result.push({ key: "blocked", kind: "blocked", parts: [] });
  return result;
}

const notes = {
  day: ([date]) => chatDate(date * 1000),
  link: ([message]) => t("link_start", { payload: startPayload(message) }),
  pinned: () => t("pinned"),
};

export class Log {
  /** `act` is handed on to the messages (see phone.js). */
  constructor(person, act) {
    this.chat = person.id;
    this.act = act;
    this.shown = new Map();
    this.unread = 0;
    this.resting = null; // where the focus went when its key was gone, until the next message
    this.inner = el("div", { class: "log-inner" });
    const label = t("chat_with", { name: person.first_name, bot: store.state.bot.first_name });
    this.element = el("div", { class: "log", role: "log", "aria-label": label, tabindex: "0" }, this.inner);
    this.jump = button(
      { class: "jump", label: t("to_end"), hidden: true, onclick: () => this.toEnd(true) },
      icon("down"),
    );
    this.empty = el("div", { class: "empty" }, avatar(store.state.bot.id, store.state.bot.first_name));
    this.about = el("span", { class: "about" });
    this.empty.append(el("strong", {}, store.state.bot.first_name), this.about, el("span", {}, t("empty_hint")));
    this.describe();
    this.element.append(this.empty);
    this.element.addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.atEnd = true;
    this.size = new ResizeObserver(() => this.atEnd && this.toEnd());
    this.size.observe(this.inner);
    this.size.observe(this.element);
  }

  /** What the bot says of itself before anything was said; it may tell later. */
  describe() {
    this.about.textContent = store.state.bot.description || t("empty_chat");
  }

  /** Brings the elements in step with the store; untouched lines keep theirs, and what was unfolded in them. */
  refresh() {
    const wanted = lines(this.chat);
    const focus = this.focusedKey();
    const kept = new Map(wanted.map((line) => [line.key, this.kept(line)]));
    const elements = [...kept.values()].map(({ element }) => element);
    // What is gone goes first: then nothing that stays has to be moved, which would take the focus from it.
    const stay = new Set(elements);
    for (const element of [...this.inner.children]) if (!stay.has(element)) element.remove();
    let place = this.inner.firstChild;
    for (const element of elements) {
      if (element === place) place = place.nextSibling;
      else this.inner.insertBefore(element, place);
    }
    this.empty.hidden = wanted.length > 0;
    this.shown = kept;
    this.tails(wanted, kept);
    if (focus) this.restoreFocus(focus);
  }

  /** The line with its element: the one that it has already, unless something in it changed. */
  kept(line) {
    const marks = line.kind === "message" && line.parts.map((message) => isWaiting(this.chat, message)).join();
    const known = this.shown.get(line.key);
    const same = known && known.marks === marks && sameParts(known.parts, line.parts);
    return { parts: line.parts, marks, element: same ? known.element : this.build(line) };
  }

  build({ kind, parts }) {
    if (kind === "message") return messageElement(parts, this.chat, this.act);
    const text = kind === "blocked" ? t("was_blocked", { name: personOf(this.chat).first_name }) : notes[kind](parts);
    return el("div", { class: `note ${kind}` }, el("span", {}, text));
  }

  /** Only the last of several messages of one side has the tail, and they stand closer together. */
  tails(wanted, kept) {
    wanted.forEach((line, index) => {
      if (line.kind !== "message") return;
      const side = (other) => other?.kind === "message" && Boolean(other.parts[0].out) === Boolean(line.parts[0].out);
      const { classList } = kept.get(line.key).element;
      classList.toggle("joined", side(wanted[index - 1]));
      classList.toggle("tail", !side(wanted[index + 1]));
    });
  }

  /** A message came: follow it when the reader is at the end or wrote it, else count it. */
  arrived(message) {
    const untouched = this.resting && document.activeElement === this.resting && !this.resting.value;
    if (untouched && !message.out && message.reply_markup?.inline_keyboard) this.goOn();
    else if (message.out) this.resting = null;
    if (this.atEnd || message.out) this.toEnd();
    else this.count(this.unread + 1);
  }

  toEnd(smooth = false) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.element.scrollTo({ top: this.element.scrollHeight, behavior: smooth && !calm ? "smooth" : "instant" });
    this.count(0);
  }

  scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.element;
    this.atEnd = scrollHeight - scrollTop - clientHeight < NEAR;
    this.jump.hidden = this.atEnd;
    if (this.atEnd) this.count(0);
  }

  count(unread) {
    this.unread = unread;
    this.jump.dataset.unread = unread || "";
    this.jump.setAttribute("aria-label", unread ? t("new_messages", { n: unread }) : t("to_end"));
  }

  focusedKey() {
    const key = document.activeElement?.closest?.(".inline-keyboard .key");
    const message = key && this.inner.contains(key) && key.closest(".message");
    if (!message) return null;
    return { id: message.dataset.message, key, byKeys: key.matches(":focus-visible"), ...key.dataset };
  }

  /** Where the focus goes when its key is gone: to the same message, or else to where the reader goes on. */
  restoreFocus({ id, key, byKeys, row, col }) {
    if (key.isConnected) return;
    const board = this.inner.querySelector(`.message[data-message="${id}"] .inline-keyboard`);
    if (board) sameKey(board, row, col, key.textContent).focus({ preventScroll: true });
    else if (byKeys) this.goOn();
    else this.element.focus({ preventScroll: true }); // a field in focus would open the keyboard of a touch screen
  }

  /** Puts the focus on the last message's keys, or else where one writes until a message with keys comes. */
  goOn() {
    const key = this.inner.lastElementChild?.querySelector(".inline-keyboard .key");
    this.resting = key ?? this.act.write();
    this.resting.focus({ preventScroll: true });
  }

  close() {
    this.size.disconnect();
  }
}

const sameParts = (a, b) => a.length === b.length && a.every((part, index) => part === b[index]);
