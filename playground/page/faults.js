// The faults on switches, and the figures that show that nothing was lost.

import { api } from "./api.js";
import { button, el, fullName, icon, refill, toggle } from "./dom.js";
import { popup } from "./overlay.js";
import { on, store } from "./store.js";
import { either, t } from "./text.js";

const DELAYS = [0, 1000, 3000, 10000]; // milliseconds

/** How many faults are on. */
function active() {
  const { faults, process, people } = store.state;
  const telegram = [faults.slow_ms > 0, faults.flood_429, faults.server_5xx].filter(Boolean).length;
  const phones = people.filter((person) => person.offline || person.blocked).length;
  return telegram + phones + (process.managed && process.state === "stopped" ? 1 : 0);
}

function delays(run) {
  const now = store.state.faults.slow_ms;
  const choices = DELAYS.includes(now) ? DELAYS : [...DELAYS, now].sort((a, b) => a - b);
  const keys = choices.map((ms) => {
    const words = ms ? t("seconds", { n: ms / 1000 }) : t("slow_off");
    return button(
      { class: "segment", "aria-pressed": String(ms === now), onclick: () => run(() => api.faults({ slow_ms: ms })) },
      words,
    );
  });
  return el(
    "div",
    { class: "switch-row" },
    el("span", { class: "switch-label" }, t("slow")),
    el("div", { class: "segments", role: "group", "aria-label": t("slow") }, keys),
  );
}

function telegram(run) {
  const { faults } = store.state;
  const fault = (name, field) =>
    toggle({
      label: t(name),
      hint: t(`${name}_hint`),
      on: faults[field],
      change: (on) => run(() => api.faults({ [field]: on })),
    });
  return el(
    "section",
    {},
    el("h3", {}, t("telegram")),
    delays(run),
    fault("flood", "flood_429"),
    fault("broken", "server_5xx"),
  );
}

function phones(run) {
  const rows = store.state.people
    .filter((person) => person.open || person.offline || person.blocked)
    .map((person) => {
      const one = (name, drawing, call) => {
        const label = t(`${name}_of`, { name: fullName(person) });
        return button(
          {
            class: "fault-key",
            label,
            "aria-pressed": String(person[name]),
            onclick: () => run(() => call(person.id, !person[name])),
          },
          icon(drawing),
        );
      };
      const who = el("span", { class: "switch-label" }, fullName(person), el("small", {}, either(person, "label")));
      return el(
        "div",
        { class: "switch-row" },
        who,
        one("offline", "plane", api.offline),
        one("blocked", "block", api.block),
      );
    });
  return el("section", {}, el("h3", {}, t("phones")), rows);
}

function processPart(run) {
  const { managed, state, restarts } = store.state.process;
  const head = el("h3", {}, t("process"));
  if (!managed) return el("section", {}, head, el("p", { class: "faint" }, t("process_unmanaged")));
  const note = restarts ? t("restarts", { n: restarts }) : null;
  const words = el(
    "span",
    { class: "switch-label" },
    el("span", { class: `lamp ${state}` }),
    t(`process_${state}`),
    note && el("small", {}, note),
  );
  const stopped = state === "stopped";
  const key = button(
    { class: `plain ${stopped ? "main" : "bad"}`, onclick: () => run(() => api.process(stopped ? "start" : "kill")) },
    t(stopped ? "start_process" : "kill"),
  );
  return el("section", {}, head, el("div", { class: "switch-row" }, words, key));
}

/** What is on its way, in either direction; what the bot has without confirming it is among the pending. */
function notArrived() {
  const { pending_updates: pending, in_phones: inPhones, refused } = store.state;
  return pending + inPhones + refused;
}

function figures() {
  const { pending_updates: pending, unacknowledged, in_phones: inPhones, refused } = store.state;
  const figure = (value, name) =>
    el("div", { class: "figure" }, el("strong", {}, String(value)), el("span", {}, t(name)));
  const kept = notArrived();
  const words = kept ? t("counts_kept", { n: kept }) : t("counts_clear");
  return el(
    "section",
    { class: `figures ${kept ? "kept" : "clear"}` },
    figure(inPhones, "in_phones"),
    figure(pending - unacknowledged, "pending"),
    figure(unacknowledged, "unacknowledged"),
    figure(refused, "refused"),
    el("p", {}, words),
  );
}

/** The button with the panel of the faults. `run` runs a call and shows its refusal. */
export function faultsPanel(run) {
  const badge = el("span", { class: "badge", hidden: true });
  const turn = button(
    { class: "bar-key", "aria-haspopup": "true" },
    icon("bolt"),
    el("span", { class: "wide" }, t("faults")),
    badge,
  );
  const panel = el("div", { class: "popup sheet faults-sheet", role: "group", "aria-label": t("faults") });
  const fill = () => {
    const head = [el("h2", {}, t("faults")), el("p", { class: "faint" }, t("faults_hint"))];
    refill(panel, [...head, figures(), telegram(run), phones(run), processPart(run)]);
  };
  const { isOpen } = popup(turn, panel, fill);
  const refresh = () => {
    const n = active();
    badge.hidden = n === 0;
    badge.textContent = String(n);
    turn.setAttribute("aria-label", n ? t("faults_active", { n }) : t("faults"));
    turn.classList.toggle("on", n > 0);
    if (isOpen()) fill();
  };
  refresh();
  const ends = ["faults", "process", "person", "counts", "loaded"].map((kind) => on(kind, refresh));
  return { element: el("div", { class: "menu-box" }, turn, panel), ends };
}

/** The figure in the bar: how much has not arrived yet, or that all has. */
export function countsChip() {
  const words = el("span", { class: "wide" });
  const number = el("span", { class: "narrow" });
  const mark = el("span", { class: "counts-mark", "aria-hidden": "true" });
  const element = el("div", { class: "counts", role: "status" }, mark, words, number);
  const refresh = () => {
    const kept = notArrived();
    element.classList.toggle("kept", kept > 0);
    mark.replaceChildren(icon(kept ? "inbox" : "shield"));
    words.textContent = kept ? t("counts_short", { n: kept }) : t("counts_short_clear");
    number.textContent = kept ? String(kept) : "";
    element.title = kept ? t("counts_kept", { n: kept }) : t("counts_clear");
  };
  refresh();
  return { element, ends: [on("counts", refresh), on("loaded", refresh)] };
}
