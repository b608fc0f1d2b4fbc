// Addresses in messages: which a browser may open, and which are deep links into this very bot.

import { store } from "./store.js";

const SAFE = new Set(["http:", "https:", "mailto:", "tel:", "tg:"]);

/** The address with its scheme, or null when it is none that may be opened ("javascript:" and the like). */
export function safeAddress(address) {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(address) && !/^[\w.-]+:\d/.test(address) ? address : `https://${address}`;
  if (!URL.canParse(whole)) return null;
  const parsed = new URL(whole);
  return SAFE.has(parsed.protocol) ? parsed.href : null;
}

/** The payload when the address opens this bot (t.me/<bot>?start=X; "" without a payload), else null. */
export function deepLink(address) {
  const href = safeAddress(address);
  if (!href) return null;
  const parsed = new URL(href);
  const inner = parsed.protocol === "tg:" && parsed.host === "resolve";
  const web = ["t.me", "telegram.me", "telegram.dog"].includes(parsed.host);
  const name = inner ? parsed.searchParams.get("domain") : web ? parsed.pathname.replace(/^\/|\/$/g, "") : null;
  if (name?.toLowerCase() !== store.state.bot.username.toLowerCase()) return null;
  return parsed.searchParams.get("start") ?? "";
}
