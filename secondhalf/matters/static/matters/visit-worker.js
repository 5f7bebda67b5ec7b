/* Opens the page of a visit without a line, if it was opened before: network first, else what was kept. Nothing else of the
   site is kept. visit.js registers it, signing out and another person's sign-in empty what it keeps. */
"use strict";
const KEPT = "visits", PATIENCE = 5000;
const PAGE = /^\/(matters\/[^/]+\/(verify|send_back)|practical\/items\/[^/]+\/(pass_check|fail_check))$/;

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  const isPage = request.mode === "navigate" && PAGE.test(url.pathname);
  const from = event.clientId ? clients.get(event.clientId) : Promise.resolve(null);
  if (isPage) event.respondWith(fresh(request, event));
  else if (url.pathname.startsWith("/static/")) event.respondWith(from.then((page) => (page && PAGE.test(new URL(page.url).pathname) ? fresh(request, event) : fetch(request))));
});

async function fresh(request, event) {
  const kept = await caches.open(KEPT), patience = new AbortController(), timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    const answer = await fetch(request, { signal: patience.signal });
    if (answer.status === 200) event.waitUntil(kept.put(request.url, answer.clone()));
    else if (answer.status !== 304) event.waitUntil(kept.delete(request.url, { ignoreVary: true }));
    return answer;
  } catch (error) {
    const known = await kept.match(request.url, { ignoreVary: true });
    if (known) return known;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
