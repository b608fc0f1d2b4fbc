// The clock in the bar: what time it is in the playground, and the moments that it can be moved to.

import { api } from "./api.js";
import { button, el, icon } from "./dom.js";
import { linesList } from "./lines.js";
import { popup } from "./overlay.js";
import { on, store } from "./store.js";
import { either, t } from "./text.js";
import { everySecond, longDate, now, shortDate, timeOfDay, zoneName } from "./time.js";

/** The marks are read again before a move: "+1 hour" means an hour from the click and not from the last event. */
async function moveTo(index) {
  const { clock } = await api.state();
  await api.clockTo(clock.marks[index].at);
}

/** With `told`, each mark says beside its time what happens then; otherwise only its name and title say it. */
function marks(run, told = false) {
  const row = el("div", { class: "marks", role: "group", "aria-label": t("clock") });
  const fill = () => {
    const keys = store.state.clock.marks.map((mark, index) => {
      const words = either(mark, "label");
      const hint = either(mark, "hint");
      const whole = hint ? `${words}: ${hint}` : words;
      const name = t("clock_move", { mark: whole });
      const move = () => run(() => moveTo(index));
      return button({ class: "mark", label: name, onclick: move }, told ? whole : words);
    });
    row.replaceChildren(...keys);
  };
  fill();
  return { row, fill };
}

/** In the bar the marks stand only where all of them have room; the sheet behind the face has them always. */
function shownWithRoom(row, clock, date) {
  const fit = () => {
    row.hidden = false;
    const cut = date.scrollWidth > date.clientWidth;
    row.hidden = cut || row.getBoundingClientRect().right > clock.getBoundingClientRect().right;
  };
  const watcher = new ResizeObserver(fit);
  watcher.observe(clock);
  watcher.observe(date);
  return () => watcher.disconnect();
}

/** The element, and the function that ends its listening. `run` runs a call and shows its refusal. */
export function clockPanel(run) {
  const time = el("span", { class: "clock-time" });
  const date = el("span", { class: "clock-date" });
  const face = button({ class: "clock-face", "aria-haspopup": "true" }, icon("clock"), time, date);
  const whole = el("p", { class: "clock-whole" });
  const inBar = marks(run);
  const inSheet = marks(run, true);
  const lines = linesList();
  const panel = el("div", { class: "popup sheet clock-sheet", role: "group", "aria-label": t("clock") });
  panel.append(el("h2", {}, t("clock")), whole, el("p", { class: "faint" }, t("clock_hint")), inSheet.row);
  panel.append(el("h2", {}, t("lines")), lines.element);
  popup(face, panel, () => lines.fill());
  const spoken = el("span", { class: "spoken", role: "status" });

  const tick = () => {
    const ms = now();
    time.textContent = timeOfDay(ms);
    date.textContent = shortDate(ms);
    whole.textContent = `${longDate(ms)}, ${timeOfDay(ms, { second: "2-digit" })} ${zoneName()}`;
    face.setAttribute("aria-label", `${t("clock")}: ${shortDate(ms)}, ${timeOfDay(ms)}`);
    face.title = whole.textContent;
  };
  const moved = () => {
    inBar.fill();
    tick();
    face.classList.remove("moved");
    requestAnimationFrame(() => face.classList.add("moved"));
    spoken.textContent = t("clock_moved", { when: `${longDate(now())}, ${timeOfDay(now())}` });
  };
  const element = el("div", { class: "clock" }, el("div", { class: "menu-box" }, face, panel), inBar.row, spoken);
  const ends = [
    everySecond(tick),
    on("clock", moved),
    on("line", () => lines.fill()),
    shownWithRoom(inBar.row, element, date),
  ];
  return { element, ends };
}
