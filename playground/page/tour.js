// The guided tour: its steps, ticked when the bot really did them, and the ring around the phone of the next one.

import { api } from "./api.js";
import { button, el, icon, refill, spoken } from "./dom.js";
import { announce, on, personOf, store } from "./store.js";
import { either, t } from "./text.js";

export class Tour {
  /** `desk` shows the ring; `kept.folded` outlives a rebuilding of the page; `run` shows a call's refusal. */
  constructor({ desk, kept, run }) {
    Object.assign(this, { desk, kept, run });
    this.chosen = null; // a step that the reader looks at, other than the next one
    this.panel = el("section", { class: "tour", "aria-label": t("tour") });
    this.live = el("span", { class: "spoken", role: "status" });
    this.element = el("div", { class: "tour-box" }, this.panel, this.live);
    this.refresh();
    this.ends = [
      on("tour", () => this.changed()),
      on("message", (event) => this.acted(event)),
      on("person", () => this.ring()),
      on("loaded", () => this.refresh()),
      on("active", () => this.refresh()),
    ];
  }

  get steps() {
    return store.state.tour?.steps ?? [];
  }

  /** The place of the first step that is not done; -1 when all are. */
  get next() {
    return this.steps.findIndex((step) => !step.done);
  }

  refresh() {
    const { tour } = store.state;
    this.panel.hidden = !tour;
    if (tour) {
      this.panel.classList.toggle("folded", this.kept.folded);
      const stopped = tour.stopped && this.stopped(tour.stopped);
      refill(this.panel, [this.intro(tour), this.head(tour), this.detail(), stopped]);
    }
    this.ring();
  }

  /** What is tried here, until the first step is done. */
  intro(tour) {
    const text = either(store.state.intro, "text");
    return this.next === 0 && !tour.auto && text ? el("p", { class: "tour-intro" }, text) : null;
  }

  head(tour) {
    const all = this.steps.length;
    const done = this.steps.filter((step) => step.done).length;
    const ring = el(
      "span",
      { class: "ring", style: { "--part": done / all }, "aria-hidden": "true" },
      `${done}/${all}`,
    );
    const title = el("h2", {}, ring, el("span", {}, t("tour")), spoken(t("tour_progress", { done, all })));
    const keys = this.steps.map((step, index) => el("li", {}, this.stepKey(step, index)));
    const play = (done < all || tour.auto) && this.playKey(tour.auto);
    return el("div", { class: "tour-head" }, title, el("ol", { class: "steps" }, keys), play, this.foldKey());
  }

  stepKey(step, index) {
    const marker = el(
      "span",
      { class: "step-mark", "aria-hidden": "true" },
      step.done ? icon("check") : String(index + 1),
    );
    const name = el(
      "span",
      { class: "step-title" },
      either(step, "title"),
      step.done && spoken(`(${t("tour_done")})`),
    );
    const state = `${step.done ? " done" : ""}${index === this.next ? " next" : ""}`;
    const choose = () => {
      this.chosen = index;
      this.refresh();
    };
    const pressed = String(index === (this.chosen ?? store.state.tour.playing ?? this.next));
    return button({ class: `step${state}`, "aria-pressed": pressed, onclick: choose }, marker, name);
  }

  playKey(auto) {
    const play = () => this.run(() => api.tour(auto ? "stop" : "auto"));
    const name = el("span", { class: "play-name" }, t(auto ? "tour_stop" : "tour_play"));
    return button({ class: `plain ${auto ? "bad" : "main"}`, onclick: play }, icon(auto ? "stop" : "play"), name);
  }

  foldKey() {
    const { folded } = this.kept;
    const fold = () => {
      this.kept.folded = !folded;
      this.refresh();
    };
    const label = t(folded ? "tour_reveal" : "tour_hide");
    return button(
      { class: "round quiet fold", label, "aria-expanded": String(!folded), onclick: fold },
      icon("down"),
    );
  }

  /** What to do in the step, and the way to its phone. */
  detail() {
    const { playing } = store.state.tour;
    const at = this.chosen ?? playing ?? this.next;
    if (at < 0) return el("div", { class: "step-detail" }, el("p", { class: "step-text" }, t("tour_complete")));
    const step = this.steps[at];
    const name = el("strong", { class: "step-name" }, t("tour_step", { n: at + 1, title: either(step, "title") }));
    return el(
      "div",
      { class: "step-detail" },
      name,
      el("p", { class: "step-text" }, (at === playing && either(step, "why")) || either(step, "text")),
      step.link && this.linkKey(step),
      this.showKey(step),
    );
  }

  showKey(step) {
    const person = personOf(step.person);
    if (!person) return null;
    const here = this.desk.kept.active === person.id ? " is-here" : "";
    const label = t("tour_show", { name: person.first_name });
    const names = [el("span", { class: "wide" }, label), el("span", { class: "narrow" }, person.first_name)];
    const show = () => announce("show", { person: person.id });
    return button({ class: `plain${here}`, label, onclick: show }, icon("phone"), names);
  }

  /** A link that the step's person finds outside of Telegram, on a poster say: it opens in their phone. */
  linkKey(step) {
    const open = () =>
      this.run(async () => {
        announce("show", { person: step.person });
        await api.start(step.person, step.link.payload);
      });
    return button({ class: "plain step-link", onclick: open }, icon("image"), either(step.link, "label"));
  }

  stopped(why) {
    return el("p", { class: "tour-stopped", role: "alert" }, t("tour_stopped", { why }));
  }

  /** Rings the phone of the next step, and no other. */
  ring() {
    const at = store.state.tour?.playing ?? this.next;
    const step = this.steps[at];
    this.desk.highlight(step?.person ?? null, step ? t("tour_here", { n: at + 1 }) : null);
  }

  /** A step was ticked, or the tour begins or ends to play by itself. */
  changed() {
    this.chosen = null;
    this.refresh();
    const at = store.state.tour.playing ?? this.next;
    const step = this.steps[at];
    if (!step) return;
    this.live.textContent = t("tour_step", { n: at + 1, title: either(step, "title") });
    if (store.state.tour.auto) announce("show", { person: step.person });
  }

  /** While it plays by itself, the reader sees the phone in which somebody does something. */
  acted({ chat, message }) {
    if (store.state.tour?.auto && message.out) announce("show", { person: chat });
  }
}
