/* What every public page does: leave quickly, send once, large type without leaving the page. Works on a replaced body. */
"use strict";
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const one = (selector, root = document) => root.querySelector(selector);
const onReady = [];

/* What this phone keeps for us; nothing, where a browser forbids it. */
const kept = (() => {
  try { localStorage.getItem("v:"); return localStorage; } catch { return { getItem: () => null, setItem: () => { throw new Error("forbidden"); }, removeItem() {} }; }
})();
const keptKeys = () => Object.keys(kept).filter((key) => key.startsWith("v:"));

/* Called once for the first page, and again whenever a page came in its place (sending.js). */
function ready() {
  onReady.forEach((begin) => begin());
  one("[data-wrong]")?.focus();
}

/* Leave quickly: nothing stays on this phone, and “back” does not lead here. */
addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-quickly]");
  if (!link) return;
  event.preventDefault();
  forgetEverything();
  location.replace(link.href);
});
function forgetEverything() {
  keptKeys().forEach((key) => kept.removeItem(key));
  dispatchEvent(new Event("v:forget"));
}

/* Large type changes at once: a page that was typed into, or that shows a receipt, must not be left for it. */
addEventListener("click", (event) => {
  const button = event.target.closest?.("button[data-size]");
  if (!button) return;
  event.preventDefault();
  const large = document.documentElement.dataset.size !== "large";
  if (large) document.documentElement.dataset.size = "large";
  else delete document.documentElement.dataset.size;
  button.setAttribute("aria-pressed", String(large));
  document.cookie = `size=${large ? "large" : ""}; path=/; samesite=lax; max-age=${large ? 31536000 : 0}`;
});

/* A form is sent once: further clicks are swallowed until the page changes or comes back. */
addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.getAttribute("method") !== "post" || "sends" in form.dataset) return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "1";
});
addEventListener("pageshow", (event) => {
  if (event.persisted) all("form[data-sent]").forEach((form) => { delete form.dataset.sent; });
});

onReady.push(() => all("[data-print][hidden]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => print());
}));
