// The runs of scheduled jobs: a line each with the playground's time, below the desk and in the clock's sheet.

import { button, el, icon } from "./dom.js";
import { popup } from "./overlay.js";
import { on, store } from "./store.js";
import { either, t } from "./text.js";
import { dayKey, shortDate, timeOfDay } from "./time.js";

const IN_STRIP = 30;

/** What is said of the line, without the time of day at its beginning, which the page shows itself. */
const words = (line) => either(line, "words").replace(/^\d\d[:.]\d\d\s+/, "");

function entry(line) {
  const ms = Date.parse(line.at);
  const weight = line.quiet ? " hushed" : "";
  return el("li", { class: `line${weight}` }, el("time", { datetime: line.at }, timeOfDay(ms)), el("span", {}, words(line)));
}

function withDays(lines) {
  let day = null;
  return lines.flatMap((line) => {
    const ms = Date.parse(line.at);
    const head = dayKey(ms) === day ? [] : [el("li", { class: "line-day" }, shortDate(ms))];
    day = dayKey(ms);
    return [...head, entry(line)];
  });
}

/** All lines below each other, the latest first; `fill` brings it up to date. */
export function linesList() {
  const element = el("div", { class: "lines-list" });
  const fill = () => {
    const { lines } = store.state;
    const none = el("p", { class: "faint" }, t("lines_none"));
    element.replaceChildren(lines.length ? el("ol", {}, withDays([...lines].reverse())) : none);
  };
  fill();
  return { element, fill };
}

/** The strip below the desk: the latest lines from left to right, and all of them on a click. */
export function linesStrip() {
  const track = el("ol", { class: "track", tabindex: "0", "aria-label": t("lines") });
  const turn = button({ class: "quiet strip-all", "aria-haspopup": "true" });
  const list = linesList();
  const panel = el(
    "div",
    { class: "popup sheet lines-sheet", role: "group", "aria-label": t("lines") },
    el("h2", {}, t("lines")),
    list.element,
  );
  popup(turn, panel, () => list.fill());
  const live = el("span", { class: "spoken", role: "status" });
  const fill = () => {
    const { lines } = store.state;
    track.replaceChildren(...withDays(lines.slice(-IN_STRIP)));
    if (!lines.length) track.append(el("li", { class: "faint" }, t("lines_none")));
    turn.textContent = t("lines_all", { n: lines.length });
    turn.hidden = lines.length === 0;
    requestAnimationFrame(() => track.scrollTo({ left: track.scrollWidth }));
  };
  const came = ({ line }) => {
    fill();
    if (line.quiet) return;
    track.lastChild.classList.add("new");
    live.textContent = `${timeOfDay(Date.parse(line.at))} ${words(line)}`;
  };
  fill();
  const head = el("h2", { class: "strip-head" }, icon("job"), t("lines"));
  const element = el("footer", { class: "strip" }, head, track, el("div", { class: "menu-box" }, turn, panel), live);
  return { element, ends: [on("line", came)], fill };
}
