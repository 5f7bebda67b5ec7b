/* Second Half: small comforts. Every page works without this file. */
"use strict";
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const one = (selector, root = document) => root.querySelector(selector);

/* A form is sent once: further clicks are swallowed until the page changes or comes back from the cache. */
addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.getAttribute("method") !== "post") return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "1";
  form.setAttribute("aria-busy", "true");
  if ("forgets" in form.dataset) { sessionStorage.clear(); window.caches?.delete("visits"); }
  setTimeout(() => all("button", form).forEach((button) => { button.disabled = true; }));
});
addEventListener("pageshow", (event) => {
  if (event.persisted) all("form[data-sent]").forEach(release);
});
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest("form");
  if (form) release(form);
});
function release(form) {
  delete form.dataset.sent;
  form.removeAttribute("aria-busy");
  all("button", form).forEach((button) => { button.disabled = false; });
}

/* Confirm: <form data-confirm="Question?" data-confirm-text="What follows"> or the same on its button. */
const confirmed = new WeakSet();
addEventListener("submit", (event) => {
  const form = event.target, button = event.submitter, dialog = one("#confirm");
  const from = button?.dataset.confirm ? button : form;
  if (!from.dataset.confirm || !dialog?.showModal || confirmed.has(form)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  one("h3", dialog).textContent = from.dataset.confirm;
  one("p", dialog).textContent = from.dataset.confirmText || "";
  one("[value=yes]", dialog).textContent = button?.textContent.trim() || from.dataset.confirm;
  dialog.returnValue = "";
  dialog.onclose = () => {
    if (dialog.returnValue !== "yes") return button?.focus();
    confirmed.add(form);
    form.requestSubmit(button);
  };
  dialog.showModal();
}, true);

/* Drafts: what is typed in a <form data-keep> comes back after an error, until the act went through. */
const draftKey = (area) => `draft:${location.pathname}:${area.name}`;
function forgetSentDrafts() {
  const sent = sessionStorage.getItem("sent");
  if (!sent || sent === location.pathname || one("[data-problem], [data-wrong]")) return;
  Object.keys(sessionStorage).filter((key) => key.startsWith(`draft:${sent}:`)).forEach((key) => sessionStorage.removeItem(key));
  sessionStorage.removeItem("sent");
}
function keepDrafts() {
  forgetSentDrafts();
  all("form[data-keep]:not([data-ready])").forEach((form) => {
    form.dataset.ready = "1";
    all("textarea[name], input[data-draft]", form).forEach((area) => {
      const draft = sessionStorage.getItem(draftKey(area));
      if (!area.value && draft) {
        area.value = draft;
        const folded = area.closest("details");
        if (folded) folded.open = true;
      }
      area.addEventListener("input", () => sessionStorage.setItem(draftKey(area), area.value));
    });
    form.addEventListener("submit", () => sessionStorage.setItem("sent", location.pathname));
  });
}

/* Bulk: <input type=checkbox data-all="ref"> selects all named ref in its form; .bulk shows how many. */
function bulk() {
  all("[data-all]:not([data-ready])").forEach((master) => {
    master.dataset.ready = "1";
    const boxes = all(`input[name="${master.dataset.all}"]`, master.form || document);
    const bar = one("[data-bulk]", master.form || document);
    const show = () => {
      const chosen = boxes.filter((box) => box.checked);
      boxes.forEach((box) => box.closest("tr, .row")?.classList.toggle("sel", box.checked));
      master.checked = chosen.length === boxes.length && boxes.length > 0;
      master.indeterminate = chosen.length > 0 && !master.checked;
      if (!bar) return;
      bar.hidden = chosen.length === 0;
      one("[data-count]", bar).textContent = bar.dataset.bulk.replace("{n}", chosen.length);
    };
    master.closest("[hidden]")?.removeAttribute("hidden");
    master.addEventListener("change", () => { boxes.forEach((box) => { box.checked = master.checked; }); show(); });
    boxes.forEach((box) => box.addEventListener("change", show));
    show();
  });
}

/* Keys: one key each, off while typing, and switched off in the list of keys (?) by who does not want them. */
const ITEMS = ".row .row-t a, .t tbody tr .t-title a";
const KEYS = {
  "/": () => one("#find, input[type=search]")?.focus(),
  "?": () => one("#keys")?.showModal(),
  j: () => go(1),
  k: () => go(-1),
  x: () => one("input[type=checkbox]", document.activeElement.closest("tr, .row") || document.createElement("i"))?.click(),
};
function go(by) {
  const items = all(ITEMS).filter((item) => item.offsetParent);
  const at = items.indexOf(document.activeElement);
  items[Math.max(0, Math.min(items.length - 1, at + by))]?.focus();
}
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || localStorage.getItem("keys") === "off") return;
  if (event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, dialog[open]")) return;
  if (!KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
});

/* Menus close when one looks elsewhere or presses Escape. */
const MENUS = "details.acting[open], details.menu[open]";
addEventListener("click", (event) => all(MENUS).forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; }));
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  all(MENUS).forEach((menu) => { menu.open = false; one("summary", menu).focus(); });
});

function ready() {
  keepDrafts();
  bulk();
  all("[data-opens][hidden]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => one(`#${button.dataset.opens}`).showModal());
  });
  all("[data-print][hidden]").forEach((button) => { button.hidden = false; button.addEventListener("click", () => print()); });
  one("[data-wrong]")?.focus();
}
const on = one("#keys-on");
if (on) {
  on.checked = localStorage.getItem("keys") !== "off";
  on.addEventListener("change", () => localStorage.setItem("keys", on.checked ? "on" : "off"));
}
ready();
document.addEventListener("htmx:afterSettle", ready);
