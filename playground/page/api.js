// The playground's web API: one function per call, and the stream of events with its reconnecting.

import { current } from "./text.js";

/** A refusal; `message` is its one sentence, in the page's language where the playground has it in both. */
export class Refusal extends Error {}

async function answer(response) {
  const body = await response.json().catch(() => ({}));
  const sentence = (current() === "id" && body.indonesian) || body.error;
  if (!response.ok) throw new Refusal(sentence ?? `${response.status} ${response.statusText}`);
  return body;
}

const read = (path) => fetch(path, { headers: { accept: "application/json" } }).then(answer);

const post = (path, body = {}) =>
  fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) }).then(
    answer,
  );

const person = (id, action, body) => post(`/play/people/${id}/${action}`, body);

function upload(id, action, files, caption) {
  const form = new FormData();
  for (const file of files) form.append("file", file, file.name);
  if (caption) form.append("caption", caption);
  return fetch(`/play/people/${id}/${action}`, { method: "POST", body: form }).then(answer);
}

export const api = {
  state: () => read("/play/state"),
  say: (id, text, replyTo = null) => person(id, "say", replyTo ? { text, reply_to_message_id: replyTo } : { text }),
  tap: (id, message, row, col) => person(id, "tap", { message_id: message, row, col }),
  photos: (id, files, caption) => upload(id, "photo", files, caption),
  document: (id, file, caption) => upload(id, "document", [file], caption),
  /** A `kind` such as video or audio. */
  recording: (id, kind, file, caption) => upload(id, kind, [file], caption),
  contact: (id) => person(id, "contact", {}),
  location: (id, latitude, longitude) => person(id, "location", { latitude, longitude, horizontal_accuracy: 12 }),
  start: (id, payload = "") => person(id, "start", payload ? { payload } : {}),
  block: (id, on) => person(id, "block", { on }),
  offline: (id, on) => person(id, "offline", { on }),
  open: (id, on) => person(id, "open", { on }),
  clockTo: (at) => post("/play/clock", { to: at }),
  faults: (change) => post("/play/faults", change),
  process: (action) => post("/play/process", { action }),
  tour: (action) => post("/play/tour", { action }),
};

/** Address of a file's bytes. */
export const fileUrl = (fileId) => `/play/file/${encodeURIComponent(fileId)}`;

/**
 * Reads the whole state, then follows the events. When the stream breaks, the state is read again before it goes on,
 * so that nothing of the gap is missed. `loaded(state)`, `event(object)` and `connected(bool)` are told.
 */
export function follow({ loaded, event, connected }) {
  const waits = [500, 1000, 2000, 4000];
  let failures = 0;

  function again() {
    connected(false);
    setTimeout(connect, waits[Math.min(failures, waits.length - 1)]);
    failures += 1;
  }

  async function connect() {
    let state;
    try {
      state = await api.state();
    } catch {
      again(); // the playground is not there yet, or any more: whatever the reason, asking again is all there is
      return;
    }
    loaded(state);
    listen(state.version);
  }

  function listen(since) {
    const source = new EventSource(`/play/events?since=${since}`);
    source.onopen = () => {
      failures = 0;
      connected(true);
    };
    source.onmessage = (message) => {
      const told = JSON.parse(message.data);
      if (told.type !== "reload") return event(told);
      source.close(); // so much was missed that the playground has forgotten part of it
      return connect();
    };
    source.onerror = () => {
      source.close();
      again();
    };
  }

  return connect();
}
