// One bubble of a chat: a message (or an album of several) with its text, its times and its buttons.

import { button, el, fullName, icon, spoken } from "./dom.js";
import { addressesIn, formatted } from "./entities.js";
import { inlineKeyboard } from "./keyboard.js";
import { deepLink } from "./links.js";
import { attachment } from "./media.js";
import { isWaiting, personOf, store } from "./store.js";
import { t } from "./text.js";
import { timeOfDay } from "./time.js";

const BARE = /^(?=\p{Extended_Pictographic})[\p{Extended_Pictographic}\p{Emoji_Modifier}\u200d\ufe0f]{1,6}$/u;

/** The payload of a deep link when the message is what opening one sends ("/start payload"), else null. */
export function startPayload(message) {
  return message.out ? (/^\/start (\S+)$/.exec(message.text ?? "")?.[1] ?? null) : null;
}

/** The deep link that a picture leads to (a QR code and its address), or null. */
export function pictureLink(message) {
  if (!message.photo) return null;
  const keys = (message.reply_markup?.inline_keyboard ?? []).flat();
  const written = addressesIn(message.caption ?? "", message.caption_entities);
  return [...keys.map((key) => key.url), ...written].find((address) => address && deepLink(address) !== null) ?? null;
}

function author(message, chat) {
  return message.out ? fullName(personOf(chat)) : store.state.bot.first_name;
}

function shortText(message) {
  return (
    message.text ?? message.caption ?? (message.photo ? t("photo") : (message.document?.file_name ?? t("service")))
  );
}

/** The line of a message that another one answers, above it or above the composer. */
export function quoted(message, chat, name = author(message, chat)) {
  return el("div", { class: "reply-quote" }, el("strong", {}, name), el("span", {}, shortText(message)));
}

function stamp(message, chat) {
  const line = el("span", { class: "stamp" });
  if (message.edit_date) line.append(`${t("edited")} `);
  const ms = message.date * 1000;
  line.append(el("time", { datetime: new Date(ms).toISOString() }, timeOfDay(ms)));
  if (message.out) {
    const later = isWaiting(chat, message);
    line.append(
      el(
        "span",
        { class: "ticks", role: "img", "aria-label": t(later ? "will_send" : "sent") },
        icon(later ? "clock" : "ticks"),
      ),
    );
  }
  return line;
}

function body(message, act) {
  const text = startPayload(message) === null ? (message.text ?? message.caption) : "/start";
  if (!text) return null;
  const entities = message.text === undefined ? message.caption_entities : message.entities;
  const node = el("div", { class: "text", dir: "auto" }, formatted(text, entities, act));
  if (!entities?.length && BARE.test(text)) node.classList.add("emoji");
  return node;
}

/** The bubble with its keyboard. `messages` has one message, or those of one album in their order. */
export function messageElement(messages, chat, act) {
  const [message] = messages;
  const captioned = messages.find((one) => one.caption) ?? message;
  const words = body(captioned, act);
  const carried = attachment(messages, act);
  const name = message.out ? t("person_says", { name: personOf(chat).first_name }) : t("bot_says");
  const bubble = el("div", { class: "bubble" }, spoken(name));
  if (message.reply_to_message)
    bubble.append(quoted({ ...message.reply_to_message, out: isOut(message.reply_to_message, chat) }, chat));
  if (carried) bubble.append(carried);
  if (words) bubble.append(words);
  if (!carried && !words) bubble.append(el("div", { class: "text faint" }, t("unknown_kind")));
  (words ?? bubble).append(stamp(message, chat));
  if (message.photo) bubble.classList.add(words ? "with-picture" : "only-picture");
  const reply = button(
    { class: "reply-turn", label: t("reply"), tabindex: "-1", onclick: () => act.reply(message) },
    icon("reply"),
  );
  const press = (key, row, col, node) => act.press(message, key, row, col, node);
  const row = el("div", { class: `message ${message.out ? "out" : "in"}`, "data-message": message.message_id });
  row.append(el("div", { class: "bubble-row" }, bubble, reply));
  const board = inlineKeyboard(message, press);
  if (board) row.append(board);
  row.addEventListener("dblclick", (event) => event.target.closest("button, a") || act.reply(message));
  return row;
}

const isOut = (message, chat) => message.out ?? message.from?.id === chat;
