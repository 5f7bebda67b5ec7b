/* The record of a visit on a bad line: kept on the phone while it is written, photos and signatures too; sent once, since
   the one-time key stays with it; whatever the server says, nothing written is lost. The page works without this file. */
"use strict";
(() => {
  const SKIPPED = ["csrfmiddlewaretoken", "turn", "once"], WAIT = 400, AGAIN = 20000, SIGNATURE = "-drawing";
  const note = one("[data-unsent]"), left = one("[data-left]");
  const chosen = new Map();  // name of a file field: its files
  let form = one("form[data-visit]"), draft = null, busy = false, timer, pads = new Map();
  if (!(form || left) || !("DataTransfer" in window)) return;
  const home = location.pathname.replace(/\/[^/]+$/, ""), who = (form || left).dataset.who, key = `${who}:${home}`;

  /* Writing: every change is kept. */
  function begin() {
    all("input[type=file]", form).forEach((input) => { if (!input.name.endsWith(SIGNATURE)) photos(input); });
    pads = new Map(all("[data-sign]", form).map((box) => {
      const input = one("input[type=file]", box);
      return [input.name, signing(box, (file) => { put(input.name, file ? [file] : []); keep(); })];
    }));
    all("[data-tally] input", form).forEach(stepper);
    ["input", "change"].forEach((happens) => form.addEventListener(happens, later));
    form.addEventListener("submit", (event) => { event.preventDefault(); send(); });
  }
  function later() {
    clearTimeout(timer);
    timer = setTimeout(keep, WAIT);
  }
  async function keep() {
    clearTimeout(timer);
    const sent = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !SKIPPED.includes(name));
    const fields = sent.map(([name, value]) => [name, value, ...inWords(name, value)]);
    draft = { key, who, at: Date.now(), url: location.pathname + location.search, title: form.dataset.title, turn: form.elements.turn.value,
      once: form.elements.once.value, fields, files: [...chosen], waiting: draft?.waiting || false };
    try {
      await keeping.put(draft);
      say(note.dataset.saved.replace("{at}", new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })));
    } catch {
      tell(note.dataset.noRoom);
    }
  }
  /* What is asked and what was chosen, in words, for when the form itself is not there any more. */
  function inWords(name, value) {
    const field = form.elements[name], first = field instanceof RadioNodeList ? field[0] : field, radio = first?.type === "radio";
    const label = wordsOf(radio ? one("legend", first.closest("fieldset")) : first?.labels?.[0]);
    const picked = radio ? wordsOf([...field].find((choice) => choice.checked)?.closest("label")) : first?.selectedOptions?.[0]?.text;
    return [label, picked || value];
  }
  function wordsOf(element) {
    const copy = element?.cloneNode(true);
    if (!copy) return "";
    all("small", copy).forEach((small) => small.remove());
    return copy.textContent.trim();
  }
  function say(words) { const said = one("[data-said]"); if (said) said.textContent = words; }
  function tell(words, acts = false) {
    note.hidden = false;
    one("[data-words]", note).textContent = words;
    one(".acts", note).hidden = !acts;
  }
  const taken = () => draft.files.filter(([name]) => !name.endsWith(SIGNATURE)).reduce((sum, [, files]) => sum + files.length, 0);
  const count = (words) => words.replace("{n}", taken());

  /* Coming back to what was written before. */
  function restore() {
    if (form.elements.turn.value === draft.turn) form.elements.once.value = draft.once;
    const ticked = new Set(draft.fields.map(([name]) => name));
    all("input[type=checkbox]", form).forEach((box) => { box.checked = ticked.has(box.name); });
    draft.fields.forEach(([name, value]) => {
      const field = form.elements[name];
      if (!field || field.type === "checkbox") return;
      if (field.tagName === "SELECT" && ![...field.options].some((choice) => choice.value === value)) return;  // gone by now
      field.value = value;
      if (value && field.tagName !== "SELECT") open(field);  // a list has a value before anybody chose
    });
    draft.files.forEach(([name, files]) => { put(name, files); open(form.elements[name]); });
    pads.forEach((pad, name) => { const [file] = chosen.get(name) || []; if (file) pad.show(file); });
  }
  function open(field) {
    const folded = (field instanceof RadioNodeList ? field[0] : field)?.closest("details");
    if (folded && !folded.classList.contains("change")) folded.open = true;
  }

  /* Photos: made smaller, shown small, taken out again. */
  function put(name, files) {
    const input = form.elements[name], bag = new DataTransfer();
    if (!input) return;
    if (files.length) chosen.set(name, files); else chosen.delete(name);
    files.forEach((file) => bag.items.add(file));
    input.files = bag.files;
    if (input.shots) show(input, files);
  }
  function photos(input) {
    input.shots = document.createElement("ul");
    input.shots.className = "shots";
    (input.closest(".field") || input.parentElement).append(input.shots);
    input.addEventListener("change", async (event) => {
      event.stopPropagation();
      const fresh = await Promise.all([...input.files].map(shrunk));
      put(input.name, input.multiple ? [...(chosen.get(input.name) || []), ...fresh] : fresh.slice(0, 1));
      keep();
    });
  }
  function show(input, files) {
    input.shots.replaceChildren(...files.map((file, n) => {
      const item = document.createElement("li"), image = new Image(), drop = document.createElement("button");
      image.src = URL.createObjectURL(file);
      image.onload = image.onerror = () => URL.revokeObjectURL(image.src);
      image.alt = `${note.dataset.photo} ${n + 1}`;
      Object.assign(drop, { type: "button", className: "btn btn-s", textContent: note.dataset.remove });
      drop.setAttribute("aria-label", `${note.dataset.remove}: ${image.alt}`);
      drop.addEventListener("click", () => { put(input.name, files.filter((one) => one !== file)); keep(); });
      item.append(image, drop);
      return item;
    }));
  }

  /* Counting with the thumb. */
  function stepper(input) {
    const label = wordsOf(one(`label[for="${input.id}"]`, form));
    const step = (by, words) => {
      const button = document.createElement("button");
      Object.assign(button, { type: "button", className: "btn step", textContent: by > 0 ? "+" : "−" });
      button.setAttribute("aria-label", `${label}: ${words}`);
      button.addEventListener("click", () => { input.value = Math.max(0, (Number(input.value) || 0) + by); later(); });
      return button;
    };
    const row = document.createElement("div");
    row.className = "steps-2";
    row.append(step(-1, note.dataset.less), step(1, note.dataset.more));
    input.after(row);
  }

  /* Sending, once. */
  async function send() {
    if (busy) return;
    busy = true;
    await keep();
    draft.waiting = true;
    await keeping.put(draft).catch(() => null);
    const button = one("button.btn-1", form), body = new FormData(form);
    button.disabled = true;
    tell(note.dataset.sending);
    note.scrollIntoView({ block: "nearest" });
    try {
      await heard(await post(form.getAttribute("action") || location.pathname, body));
    } catch {
      tell(count(navigator.onLine ? note.dataset.again : note.dataset.offline), true);
    } finally {
      button.disabled = false;
      busy = false;
    }
  }
  function post(url, body) {
    return new Promise((done, failed) => {
      const request = new XMLHttpRequest();
      request.open("POST", url);
      request.setRequestHeader("Accept", "application/json, text/html");
      if (note) request.upload.onprogress = ({ loaded, total }) => { one("[data-words]", note).textContent = `${note.dataset.sending} ${Math.round(100 * loaded / total)} %`; };
      request.onload = () => (request.status >= 500 ? failed(new Error(request.status)) : done(request));
      request.onerror = request.ontimeout = request.onabort = failed;
      request.timeout = 120000;
      request.send(body);
    });
  }
  /* What the server says: done, something to correct, or that it is not to be done any more. */
  async function heard(answer) {
    const kind = answer.getResponseHeader("Content-Type") || "";
    if (answer.status === 200 && kind.startsWith("application/json")) {
      await keeping.drop(key);
      await window.caches?.open("visits").then((kept) => kept.delete(location.href, { ignoreVary: true })).catch(() => null);
      return location.assign(JSON.parse(answer.responseText).go);
    }
    draft.waiting = false;
    await keeping.put(draft).catch(() => null);
    if (kind.includes("problem+json")) {
      const problem = JSON.parse(answer.responseText);
      tell(`${problem.title}. ${problem.detail} ${note.dataset.stays}`);
      return note.focus();
    }
    const page = new DOMParser().parseFromString(answer.responseText, "text/html"), fresh = one("form[data-visit]", page);
    if (!fresh) throw new Error(answer.status);
    note.hidden = true;
    const again = document.importNode(fresh, true);
    form.replaceWith(again);
    form = again;
    begin();
    new Map(chosen).forEach((files, name) => put(name, files));
    pads.forEach((pad, name) => { const [file] = chosen.get(name) || []; if (file) pad.show(file); });
    one("[data-wrong]", form)?.focus();
  }

  /* The page is another one by now: send again what was on its way (the key tells whether it had arrived), else show it. */
  async function leftovers() {
    if (draft.waiting) {
      const body = new FormData();
      body.append("csrfmiddlewaretoken", one("[name=csrfmiddlewaretoken]").value);
      [["turn", draft.turn], ["once", draft.once], ...draft.fields].forEach(([name, value]) => body.append(name, value));
      draft.files.forEach(([name, files]) => files.forEach((file) => body.append(name, file)));
      const answer = await post(draft.url, body).catch(() => null);
      if (answer?.status === 200 && (answer.getResponseHeader("Content-Type") || "").startsWith("application/json")) {
        await keeping.drop(key);
        return location.assign(JSON.parse(answer.responseText).go);
      }
    }
    const lines = one("[data-lines]", left);
    const rowOf = (name) => /^\w+-\d+-/.exec(name)?.[0], filled = new Set(draft.fields.filter(([name, value]) => value && /-(name|measured|pair)$/.test(name)).map(([name]) => rowOf(name)));
    draft.fields.filter(([name, value, label]) => value && label && (!rowOf(name) || filled.has(rowOf(name)))).forEach(([, , label, words]) => {
      const term = document.createElement("dt"), said = document.createElement("dd");
      term.textContent = label;
      said.textContent = words;
      lines.append(term, said);
    });
    draft.files.forEach(([name, files]) => files.forEach((file, n) => {
      const item = document.createElement("li"), link = document.createElement("a"), image = new Image();
      link.href = image.src = URL.createObjectURL(file);
      link.download = `${name}-${n + 1}.${file.type.split("/")[1]}`;
      image.alt = `${left.dataset.photo} ${n + 1}`;
      link.append(image);
      item.append(link);
      one("[data-shots]", left).append(item);
    }));
    one("[data-drop]", left).addEventListener("click", async () => { await keeping.drop(key); location.assign(home); });
    left.hidden = false;
  }

  /* Opened once, this page opens without a line too (visit-worker.js); what another person left is forgotten. */
  function openOffline() {
    if (!navigator.serviceWorker) return;
    const ready = () => navigator.serviceWorker.register(form.dataset.worker, { scope: form.dataset.worker.replace(/[^/]+$/, "") });
    const before = localStorage.getItem("visits");
    localStorage.setItem("visits", who);
    (before && before !== who ? caches.delete("visits") : Promise.resolve()).then(ready).then(() => navigator.serviceWorker.ready).then(async () => {
      const kept = await caches.open("visits"), own = performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => name.startsWith(`${location.origin}/static/`));
      await Promise.all([location.href, ...own].map(async (url) => (await kept.match(url, { ignoreVary: true })) || kept.add(url)));
    }).catch(() => null);
  }

  (async () => {
    draft = await keeping.get(key);
    if (!form) return draft && leftovers();
    begin();
    openOffline();
    one("[data-now]", note).addEventListener("click", send);
    const drop = one("[data-drop]", note);
    drop.addEventListener("click", async () => {
      if (drop.dataset.asked) { await keeping.drop(key); return location.reload(); }
      drop.dataset.asked = "1";
      drop.textContent = drop.dataset.confirmWords;
    });
    addEventListener("online", () => { if (draft?.waiting) send(); });
    setInterval(() => { if (draft?.waiting && navigator.onLine) send(); }, AGAIN);
    if (!draft) return;
    restore();
    tell(count(note.dataset.kept), true);
    if (draft.waiting && navigator.onLine) send();
  })();
})();
