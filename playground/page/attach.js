// The attach menu of a phone: photos, a file, the own number, a place; also what is pasted or dropped.

import { api, Refusal } from "./api.js";
import { button, el, icon } from "./dom.js";
import { dialog, popup } from "./overlay.js";
import { personOf, store } from "./store.js";
import { t } from "./text.js";

const place = { latitude: "-6.17540", longitude: "106.82720" }; // Jakarta's Monas until somebody types another

/** Asks before the person's number goes out, as Telegram does. */
export function shareContact(screen, person, run) {
  const text = t("share_number_text", { bot: store.state.bot.first_name, phone: personOf(person).phone });
  const share = { label: t("share"), kind: "main", run: () => run(() => api.contact(person)) };
  dialog(screen, { title: t("share_number"), text, actions: [{ label: t("cancel") }, share] });
}

function coordinate(name, limit) {
  const field = el("input", {
    class: "field",
    type: "number",
    step: "any",
    min: -limit,
    max: limit,
    value: place[name],
    required: true,
  });
  return { field, label: el("label", { class: "labelled" }, t(name), field) };
}

/** Asks for a place and sends it. */
export function shareLocation(screen, person, run) {
  const latitude = coordinate("latitude", 90);
  const longitude = coordinate("longitude", 180);
  const send = async () => {
    if (![latitude, longitude].every(({ field }) => field.reportValidity())) return false;
    Object.assign(place, { latitude: latitude.field.value, longitude: longitude.field.value });
    return run(() => api.location(person, Number(place.latitude), Number(place.longitude)));
  };
  const content = el("div", { class: "fields" }, latitude.label, longitude.label);
  const actions = [{ label: t("cancel") }, { label: t("send"), kind: "main", run: send }];
  dialog(screen, { title: t("share_location"), content, actions });
}

/** A file goes out as what it is, as from Telegram's own programs. */
function sendFile(person, file, caption) {
  const [, kind] = /^(video|audio)\//.exec(file.type) ?? [];
  return kind ? api.recording(person, kind, file, caption) : api.document(person, file, caption);
}

/** Shows what is about to go out, with a caption; pictures go as one album, other files one by one. */
export function sendFiles(screen, person, files, run) {
  const empty = files.find((file) => file.size === 0);
  if (empty) {
    run(() => Promise.reject(new Refusal(t("file_empty", { name: empty.name }))));
    return;
  }
  const pictures = files.every((file) => /^image\/(png|jpe?g|webp|gif|bmp)$/.test(file.type));
  const addresses = pictures ? files.map((file) => URL.createObjectURL(file)) : [];
  const thumbs = addresses.map((source) => el("img", { src: source, alt: "" }));
  const names = pictures ? [] : files.map((file) => el("p", { class: "file-name" }, file.name));
  const caption = el("input", {
    class: "field",
    placeholder: t("caption"),
    "aria-label": t("caption"),
    maxlength: 1024,
  });
  const send = async () => {
    const done = await run(async () => {
      if (pictures) await api.photos(person, files, caption.value);
      else
        for (const [index, file] of files.entries())
          await sendFile(person, file, index === 0 ? caption.value : "");
    });
    if (done !== false) for (const address of addresses) URL.revokeObjectURL(address);
    return done;
  };
  dialog(screen, {
    title: t(pictures ? "send_photos" : "send_files", { n: files.length }),
    content: el("div", { class: "fields" }, el("div", { class: "thumbs" }, thumbs, names), caption),
    actions: [{ label: t("cancel") }, { label: t("send"), kind: "main", run: send }],
    focus: caption,
  });
  caption.addEventListener("keydown", (event) => {
    if (event.key === "Enter") caption.closest(".dialog").querySelector(".main").click();
  });
}

function chooser(attributes, chosen) {
  const input = el("input", { type: "file", hidden: true, ...attributes });
  input.addEventListener("change", () => {
    if (input.files.length) chosen([...input.files]);
    input.value = "";
  });
  return input;
}

/** The paper clip and its menu. `run(call)` runs a call to the playground and shows its refusal. */
export function attachMenu(screen, person, run) {
  const files = (list) => sendFiles(screen, person, list, run);
  const photos = chooser(
    { accept: "image/*", multiple: true, "aria-label": t("attach_photo"), "data-attach": "photo" },
    files,
  );
  const document = chooser({ multiple: true, "aria-label": t("attach_file"), "data-attach": "file" }, files);
  const turn = button({ class: "round quiet", label: t("attach"), "aria-haspopup": "true" }, icon("clip"));
  const panel = el("div", { class: "popup attach", role: "group", "aria-label": t("attach") });
  const { close } = popup(turn, panel);
  const entries = [
    ["attach_photo", "image", () => photos.click()],
    ["attach_file", "file", () => document.click()],
    ["attach_contact", "contact", () => shareContact(screen, person, run)],
    ["attach_location", "pin", () => shareLocation(screen, person, run)],
  ];
  for (const [name, drawing, go] of entries) {
    const pick = () => {
      close();
      turn.focus();
      go();
    };
    panel.append(button({ class: "menu-entry", onclick: pick }, icon(drawing), t(name)));
  }
  return el("div", { class: "attach-box" }, turn, panel, photos, document);
}
