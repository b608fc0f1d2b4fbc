// The playground's time: what the clock says now, and dates and times in the zone and language of the reader.

import { on, store } from "./store.js";
import { locale } from "./text.js";

let base = 0; // the playground's clock, in milliseconds since 1970 ...
let taken = 0; // ... when this page's own stopwatch stood here

function set(clock) {
  base = Date.parse(clock.now);
  taken = performance.now();
}

on("loaded", (state) => set(state.clock));
on("clock", ({ clock }) => set(clock));

/** The playground's present, in milliseconds since 1970; it runs on between two messages of the server. */
export const now = () => base + (performance.now() - taken);

export const zone = () => store.state.clock.zone;

const made = new Map();

function formatter(language, options) {
  const id = JSON.stringify([language, zone(), options]);
  if (!made.has(id)) made.set(id, new Intl.DateTimeFormat(language, { timeZone: zone(), ...options }));
  return made.get(id);
}

/** "07.30", or "07:30" in English; always with 24 hours. */
export const timeOfDay = (ms, options = {}) =>
  formatter(locale(), { hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...options }).format(ms);

/** "Rabu, 25 November 2026". */
export const longDate = (ms) =>
  formatter(locale(), { weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(ms);

/** "Rab, 25 Nov". */
export const shortDate = (ms) => formatter(locale(), { weekday: "short", day: "numeric", month: "short" }).format(ms);

/** "25 November", with the year when it is not the present one. */
export function chatDate(ms) {
  const year = (at) => formatter("en-GB", { year: "numeric" }).format(at);
  return formatter(locale(), {
    day: "numeric",
    month: "long",
    ...(year(ms) === year(now()) ? {} : { year: "numeric" }),
  }).format(ms);
}

/** A key that is the same for two moments of one day in the zone. */
export const dayKey = (ms) => formatter("en-CA", { year: "numeric", month: "2-digit", day: "2-digit" }).format(ms);

/** "WIB", or what the zone is called in the reader's language. */
export function zoneName() {
  const parts = formatter("id-ID", { timeZoneName: "short" }).formatToParts(now());
  return parts.find((part) => part.type === "timeZoneName").value;
}

/** Calls `listener` now and every second; returns a function that ends it. */
export function everySecond(listener) {
  listener();
  const timer = setInterval(listener, 1000);
  return () => clearInterval(timer);
}
