// What the browser remembers for this page; one that forbids it keeps it as long as the page is open.

function remember(storage) {
  const held = new Map();
  const attempt = (act) => {
    try {
      return act(storage());
    } catch {
      return null; // no storage at all, or a full one
    }
  };
  return {
    get: (name) => held.get(name) ?? attempt((store) => store.getItem(`playground.${name}`)),
    set(name, value) {
      held.set(name, value);
      attempt((store) => store.setItem(`playground.${name}`, value));
    },
  };
}

/** For good: the reader's language and look. */
export const memory = remember(() => localStorage);

/** Until the tab is closed: what was typed and not sent. */
export const session = remember(() => sessionStorage);
