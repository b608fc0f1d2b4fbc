// What the page knows: the playground's state, kept current by its events, and who listens to which change.

const listeners = new Map();

/** The state as /play/state gives it; replaced as a whole by `load`, changed by `apply`. */
export const store = { state: null };

/** Ids of messages that a phone wrote while it was offline and that have not gone out yet. */
export const waiting = new Set();

const key = (chat, message) => `${chat}:${message.message_id}`;

export const isWaiting = (chat, message) => waiting.has(key(chat, message));

/** Calls `listener(change)` for every change of the given kind; returns a function that ends it. */
export function on(kind, listener) {
  if (!listeners.has(kind)) listeners.set(kind, new Set());
  listeners.get(kind).add(listener);
  return () => listeners.get(kind).delete(listener);
}

function tell(kind, change) {
  for (const listener of [...(listeners.get(kind) ?? [])]) listener(change);
}

export const personOf = (id) => store.state.people.find((person) => person.id === id);

export const chatOf = (id) => store.state.chats[id] ?? [];

/** The commands that a person's menu shows: those of the chat when the bot has set some, else the bot's. */
export function commandsOf(id) {
  const { bot } = store.state;
  return bot.commands_for?.[id] ?? bot.commands ?? [];
}

/** Takes the whole state, at the start and after every broken connection. */
export function load(state) {
  store.state = state;
  waiting.clear();
  tell("loaded", state);
}

/** How each kind of event changes the state; kinds that change nothing (toast) are only passed on. */
const changes = {
  message({ chat, message }) {
    const list = (store.state.chats[chat] ??= []);
    if (list.some((known) => known.message_id === message.message_id)) return;
    list.push(message);
    if (message.out && personOf(chat)?.offline) waiting.add(key(chat, message));
  },
  edit({ chat, message }) {
    const list = chatOf(chat);
    const index = list.findIndex((known) => known.message_id === message.message_id);
    if (index >= 0) list[index] = message;
  },
  delete({ chat, message_ids: ids }) {
    store.state.chats[chat] = chatOf(chat).filter((known) => !ids.includes(known.message_id));
  },
  force_reply({ chat, force_reply: force }) {
    const person = personOf(chat);
    if (person) person.force_reply = force;
  },
  person({ person }) {
    const known = personOf(person.id);
    if (known) Object.assign(known, person);
    else store.state.people.push(person);
    if (!person.offline) for (const id of waiting) if (id.startsWith(`${person.id}:`)) waiting.delete(id);
  },
  line: ({ line }) => store.state.lines.push(line),
  counts({ pending_updates, unacknowledged, in_phones, refused }) {
    Object.assign(store.state, { pending_updates, unacknowledged, in_phones, refused });
  },
};

for (const part of ["bot", "clock", "faults", "process", "tour"]) {
  changes[part] = (event) => {
    store.state[part] = event[part];
  };
}

/** Applies one event of the stream and tells whoever listens to its kind. */
export function apply(event) {
  changes[event.type]?.(event);
  tell(event.type, event);
}

/** Tells the page of something that happened in the page itself ("connected", "mounted"). */
export const announce = tell;
