// The bot's commands: the menu behind the button, and the suggestions while a command is typed.

import { el } from "./dom.js";
import { commandsOf } from "./store.js";
import { t } from "./text.js";

let lists = 0;

export class Commands {
  /** `send(text)` is called with the chosen command; `field` is the textarea that the suggestions belong to. */
  constructor(person, field, send) {
    this.person = person;
    this.field = field;
    this.send = send;
    this.chosen = -1;
    lists += 1;
    const label = t("commands");
    this.element = el("div", {
      class: "commands",
      role: "listbox",
      id: `commands-${lists}`,
      "aria-label": label,
      hidden: true,
    });
    for (const [name, value] of [
      ["controls", this.element.id],
      ["autocomplete", "list"],
      ["haspopup", "listbox"],
    ]) {
      field.setAttribute(`aria-${name}`, value);
    }
  }

  get isOpen() {
    return !this.element.hidden;
  }

  /** Shows the commands that begin with what is typed ("/": all of them), or hides the list. */
  suggest(typed) {
    const wanted = /^\/(\w*)$/.exec(typed)?.[1]?.toLowerCase();
    const found =
      wanted === undefined ? [] : commandsOf(this.person).filter(({ command }) => command.startsWith(wanted));
    this.show(found);
    if (!wanted) return;
    // A bot understands more than its menu lists: what is typed is sent as it is, unless the menu has just
    // that command, or the arrows choose one.
    const exact = found.findIndex(({ command }) => command === wanted);
    if (exact >= 0) this.choose(exact);
    else this.mark(-1);
  }

  show(commands) {
    this.element.replaceChildren(...commands.map((one, index) => this.option(one, index)));
    this.element.hidden = commands.length === 0;
    this.choose(this.isOpen ? 0 : -1);
  }

  option({ command, description }, index) {
    const id = `${this.element.id}-${index}`;
    const words = [el("strong", {}, `/${command}`), el("span", {}, description)];
    const node = el("div", { class: "command", role: "option", id, "data-command": command }, words);
    node.addEventListener("pointerdown", (event) => event.preventDefault()); // the focus stays in the field
    node.addEventListener("click", () => this.take(index));
    return node;
  }

  hide() {
    this.show([]);
  }

  choose(index) {
    const count = this.element.children.length;
    this.mark(count ? (index + count) % count : -1);
  }

  /** Shows which option is chosen; none for -1. */
  mark(index) {
    const options = [...this.element.children];
    this.chosen = index;
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === this.chosen)));
    const option = options[this.chosen];
    if (option) this.field.setAttribute("aria-activedescendant", option.id);
    else this.field.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  take(index) {
    const { command } = this.element.children[index].dataset;
    this.hide();
    this.send(`/${command}`);
  }

  /** Handles a key of the field while the list is open; true when it was one of the list's. */
  key(event) {
    if (!this.isOpen) return false;
    const handlers = {
      ArrowDown: () => this.choose(this.chosen + 1),
      ArrowUp: () => this.choose(this.chosen - 1),
      Enter: () => this.take(this.chosen),
      Tab: () => {
        this.field.value = `/${this.element.children[this.chosen].dataset.command} `;
        this.field.dispatchEvent(new Event("input")); // as if it had been typed: the list goes, the draft is kept
      },
      Escape: () => this.hide(),
    };
    if (!(event.key in handlers) || event.shiftKey) return false;
    if (this.chosen < 0 && (event.key === "Enter" || event.key === "Tab")) return false;
    event.preventDefault();
    handlers[event.key]();
    return true;
  }
}
