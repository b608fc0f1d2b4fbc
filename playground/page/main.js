// Starts the page: builds it from the state, keeps it current, and remembers the reader's language and look.

import { follow, Refusal } from "./api.js";
import { clockPanel } from "./clock.js";
import { Desk, peopleMenu } from "./desk.js";
import { button, el, icon } from "./dom.js";
import { countsChip, faultsPanel } from "./faults.js";
import { linesStrip } from "./lines.js";
import { memory } from "./memory.js";
import { toast } from "./overlay.js";
import { apply, load, on, store } from "./store.js";
import { current, either, preferred, t, use } from "./text.js";
import { Tour } from "./tour.js";

const app = document.getElementById("app");
const dark = matchMedia("(prefers-color-scheme: dark)");
const kept = { order: [], active: null, folded: false };
const bad = el("div", { class: "toasts page-toasts", role: "alert" });
let mounted = null;

/** Runs a call to the playground; its refusal is shown over the page. */
async function run(call) {
  try {
    await call();
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof TypeError)) throw error;
    toast(bad, error instanceof Refusal ? error.message : t("reconnecting"), "bad");
  }
}

const isDark = () => (memory.get("theme") ?? (dark.matches ? "dark" : "light")) === "dark";

function showTheme() {
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
}

function languageKey() {
  const change = () => {
    use(current() === "id" ? "en" : "id");
    memory.set("language", current());
    mount();
    app.querySelector(".language").focus();
  };
  return button(
    { class: "bar-key language", label: t("language"), onclick: change },
    current() === "id" ? "EN" : "ID",
  );
}

function themeKey(ends) {
  const key = button({ class: "bar-key" });
  const show = () => {
    key.replaceChildren(icon(isDark() ? "sun" : "moon"));
    key.title = t(isDark() ? "theme_light" : "theme_dark");
    key.setAttribute("aria-label", key.title);
  };
  key.addEventListener("click", () => {
    memory.set("theme", isDark() ? "light" : "dark");
    showTheme();
    show();
  });
  dark.addEventListener("change", show);
  ends.push(() => dark.removeEventListener("change", show));
  show();
  return key;
}

function bar(ends) {
  const parts = { clock: clockPanel(run), counts: countsChip(), faults: faultsPanel(run) };
  for (const part of Object.values(parts)) ends.push(...part.ends);
  const { intro } = store.state;
  const title = el("span", { class: "wide" }, either(intro, "title"));
  const name = el("h1", { title: either(intro, "text") }, icon("logo"), title);
  const right = el(
    "div",
    { class: "bar-right" },
    parts.counts.element,
    parts.faults.element,
    peopleMenu("bar-key people-turn"),
    languageKey(),
    themeKey(ends),
  );
  return el("header", { class: "bar" }, name, parts.clock.element, right);
}

/** Builds the whole page from the state; called at the start and when the language changes. */
function mount() {
  if (mounted) {
    mounted.desk.close();
    for (const end of mounted.ends) end();
  }
  const ends = [];
  const desk = new Desk(kept);
  const tour = new Tour({ desk, kept, run });
  const strip = linesStrip();
  ends.push(...tour.ends, ...strip.ends);
  mounted = { desk, strip, ends };
  const skip = el("a", { class: "skip", href: "#desk" }, t("skip"));
  const lost = el("div", { class: "lost", role: "status" });
  ends.push(on("connected", ({ yes }) => (lost.textContent = yes ? "" : t("reconnecting"))));
  app.replaceChildren(skip, bar(ends), tour.element, desk.element, strip.element, lost, bad);
  document.title = `${either(store.state.intro, "title")} · @${store.state.bot.username}`;
  for (const phone of desk.phones.values()) phone.placed();
}

function loaded(state) {
  const anew = mounted && store.state.life !== state.life;
  load(state);
  if (mounted) {
    mounted.desk.reload();
    mounted.strip.fill();
    if (anew) toast(bad, t("started_anew"));
  } else mount();
}

use(memory.get("language") ?? preferred(navigator.languages));
showTheme();
dark.addEventListener("change", showTheme);
follow({ loaded, event: apply, connected: (yes) => apply({ type: "connected", yes }) });
