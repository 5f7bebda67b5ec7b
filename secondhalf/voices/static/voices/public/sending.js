/* Sending on a bad line: the page stays until the receipt is there. What cannot be sent waits here, or on this phone if
   asked, and is sent once: the form's one-time key sees to that. */
const QUEUE = "v:queue", PATIENCE = 6000;
let busy = false;

addEventListener("submit", async (event) => {
  const form = event.target, button = event.submitter;
  if (!("sends" in form.dataset) || event.defaultPrevented) return;
  event.preventDefault();
  if (busy) return;
  if (button?.name) return amid(form, button).catch(() => offline(form));
  busy = true;
  await sendForm(form).catch(() => offline(form));
  busy = false;
});
/* Another language, or a look for what is alike: the words travel, photos stay on the phone and in the page. */
async function amid(form, button) {
  const body = new FormData();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
  body.append(button.name, button.value);
  const answer = await post(form.getAttribute("action"), body);
  if (button.name !== "look") return replacePage(answer.text);
  const page = new DOMParser().parseFromString(answer.text, "text/html");
  one("[data-similar]", form).replaceChildren(...one("[data-similar]", page).childNodes);
}
async function sendForm(form) {
  const button = one("button.btn-1", form), words = button.textContent;
  form.setAttribute("aria-busy", "true");
  button.disabled = true;
  button.textContent = form.dataset.nearly;
  try {
    await shrinking;
    await fillProof(form, PATIENCE);
    one("[data-offline]").hidden = true;
    const answer = await post(form.getAttribute("action"), new FormData(form), (share) => {
      button.textContent = share && share < 1 ? `${form.dataset.sending} ${Math.round(share * 100)} %` : form.dataset.sending;
    });
    if (answer.status === 200) forgetSent(form);
    replacePage(answer.text);
  } finally {
    form.removeAttribute("aria-busy");
    button.disabled = false;
    button.textContent = words;
  }
}
/* {status, text} of a page of ours; anything else is a bad line. */
function post(url, body, progress) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.upload.onprogress = ({ loaded, total }) => progress?.(loaded / total);
    request.onload = () => {
      const ours = request.responseText.includes('class="public"');
      if (ours && [200, 404, 410, 413, 422].includes(request.status)) done({ status: request.status, text: request.responseText });
      else failed(new Error(request.status));
    };
    request.onerror = request.onabort = request.ontimeout = failed;
    request.send(body);
  });
}
/* Put another page in the place of this one; its script is here already. */
function replacePage(text) {
  const page = new DOMParser().parseFromString(text, "text/html");
  document.title = page.title;
  document.documentElement.lang = page.documentElement.lang;
  document.body.replaceWith(page.body);
  scrollTo(0, 0);
  one("#main").focus();
  ready();
}
function forgetSent(form) {
  kept.removeItem(draftOf(form));
  chosen.clear();
  recorded = null;
}
function offline(form) {
  const note = one("[data-offline]");
  note.hidden = false;
  note.focus();
  one("[data-again]", note).onclick = () => one("button.btn-1", form).click();
  one("[data-queue]", note).onclick = () => enqueue(form);
}

/* The queue: one voice at most, kept only because the person pressed the button. */
async function enqueue(form) {
  await fillProof(form, PATIENCE);
  const fields = [], files = [];
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string") fields.push([name, value]);
    else if (value.size) files.push([name, value.name, value.type, await asText(value)]);
  }
  const voice = { at: Date.now(), url: form.getAttribute("action"), fields, files };
  if (!store(voice)) store({ ...voice, files: [], cut: files.length });
  forgetSent(form);
  one("[data-offline]").hidden = true;
  form.hidden = true;
  showQueue();
}
function store(voice) {
  try { kept.setItem(QUEUE, JSON.stringify(voice)); return true; } catch { return false; }
}
function queued() {
  try { return JSON.parse(kept.getItem(QUEUE) || "null"); } catch { return null; }
}
function asText(file) {
  return new Promise((read) => { const reader = new FileReader(); reader.onload = () => read(reader.result); reader.readAsDataURL(file); });
}
function asFile([name, filename, type, text]) {
  const bytes = Uint8Array.from(atob(text.split(",")[1]), (letter) => letter.charCodeAt(0));
  return [name, new File([bytes], filename, { type })];
}
async function sendQueue() {
  const voice = queued();
  if (!voice || busy) return;
  busy = true;
  try {
    const body = new FormData();
    voice.fields.forEach(([name, value]) => body.append(name, value));
    voice.files.map(asFile).forEach(([name, file]) => body.append(name, file));
    const answer = await post(voice.url, body);
    kept.removeItem(QUEUE);
    replacePage(answer.text);
  } catch {
    showQueue();
  } finally {
    busy = false;
  }
}
function showQueue() {
  const note = one("[data-queued]"), voice = queued();
  if (!note) return;
  note.hidden = !voice;
  if (!voice) return;
  one("[data-no-room]", note).hidden = !voice.cut;
  one("[data-now]", note).onclick = sendQueue;
  one("[data-drop]", note).onclick = () => { kept.removeItem(QUEUE); location.reload(); };
}
addEventListener("online", sendQueue);
setInterval(() => { if (navigator.onLine) sendQueue(); }, 30000);
onReady.push(showQueue);
if (queued() && navigator.onLine) sendQueue();
