// What a message carries besides text: photos and albums, files, contacts, places.

import { fileUrl } from "./api.js";
import { avatar, button, el, fullName, icon } from "./dom.js";
import { t } from "./text.js";

const KINDS = ["video", "animation", "audio", "voice", "video_note", "sticker"];
const NAMES = {
  video: "video",
  animation: "video",
  video_note: "video",
  audio: "audio",
  voice: "voice",
  sticker: "sticker",
};

/** The element for what the message carries, or null when it is only text. */
export function attachment(messages, act) {
  const [message] = messages;
  if (message.photo) return messages.length > 1 ? album(messages, act) : photo(message, act);
  if (message.document)
    return el(
      "div",
      { class: "files" },
      messages.map((one) => file(one.document, one.document.file_name)),
    );
  if (message.contact) return contact(message.contact);
  if (message.venue) return place(message.venue.location, message.venue.title);
  if (message.location) return place(message.location, t("location"));
  const kind = KINDS.find((name) => message[name]);
  return kind ? file(message[kind], message[kind].file_name ?? t(NAMES[kind])) : null;
}

/** The biggest size of a photo. */
const biggest = (sizes) =>
  sizes.reduce((best, size) => (size.width * size.height > best.width * best.height ? size : best));

function picture(message, act, label) {
  const size = biggest(message.photo);
  const image = el("img", {
    src: fileUrl(size.file_id),
    alt: message.caption ?? t("photo"),
    width: size.width,
    height: size.height,
  });
  return button(
    { class: "picture", label, "data-message": message.message_id, onclick: () => act.photo(message, image.src) },
    image,
  );
}

function photo(message, act) {
  const size = biggest(message.photo);
  const frame = picture(message, act, t("open_photo"));
  const ratio = Math.min(Math.max(size.width / size.height, 0.72), 2.4); // neither a tower nor a ribbon
  frame.style.setProperty("aspect-ratio", String(ratio));
  frame.removeAttribute("data-message"); // the bubble itself has it
  return frame;
}

function album(messages, act) {
  const label = (index) => `${t("open_photo")} ${index + 1}/${messages.length}`;
  const cells = messages.map((message, index) => picture(message, act, label(index)));
  return el("div", { class: "album", "data-count": Math.min(messages.length, 10) }, cells);
}

/** "47 KB", with the comma or point of nobody: whole numbers from ten on, one digit below. */
function sizeOf(bytes) {
  if (!bytes) return "";
  const power = Math.min(Math.floor(Math.log2(bytes) / 10), 3);
  const value = bytes / 1024 ** power;
  return `${value >= 10 || power === 0 ? Math.round(value) : value.toFixed(1)} ${["B", "KB", "MB", "GB"][power]}`;
}

function file(document, name) {
  const extension = /\.(\w{1,4})$/.exec(name ?? "")?.[1]?.toUpperCase();
  const badge = el("span", { class: "file-badge", "aria-hidden": "true" }, icon("download"));
  const label = el("span", { class: "file-text" }, el("span", { class: "file-name" }, name ?? t("attach_file")));
  label.append(el("small", {}, [sizeOf(document.file_size), extension].filter(Boolean).join(" · ")));
  const address = fileUrl(document.file_id);
  return el(
    "a",
    { class: "file", href: address, download: name ?? "", "aria-label": t("download", { name }) },
    badge,
    label,
  );
}

function contact(person) {
  const text = el(
    "span",
    { class: "file-text" },
    el("span", { class: "file-name" }, fullName(person)),
    el("small", {}, person.phone_number),
  );
  return el(
    "div",
    { class: "contact", role: "group", "aria-label": t("contact") },
    avatar(person.user_id ?? 0, fullName(person)),
    text,
  );
}

function place({ latitude, longitude }, title) {
  const where = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  const map = el("span", { class: "map", "aria-hidden": "true" }, icon("pin"));
  return el(
    "div",
    { class: "place" },
    map,
    el("span", { class: "file-text" }, el("span", { class: "file-name" }, title), el("small", {}, where)),
  );
}
