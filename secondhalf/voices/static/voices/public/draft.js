/* A draft, only if asked: the words, never the name; gone after 24 hours, when it is sent, and on “leave quickly”. */
const DAY = 24 * 3600 * 1000, DRAFTED = ["words", "place", "occurred_on", "category", "about_person"];
const draftOf = (form) => `v:draft:${form.getAttribute("action")}`;

onReady.push(() => all("form[data-sends]").forEach((form) => {
  const box = one("[data-draft]", form), tick = box && one("input", box);
  if (!tick || box.dataset.ready) return;
  box.dataset.ready = "1";
  box.hidden = false;
  restore(form, tick);
  const save = () => {
    if (!tick.checked) return;
    const fields = Object.fromEntries(DRAFTED.map((name) => [name, form.elements[name]?.value || ""]));
    try { kept.setItem(draftOf(form), JSON.stringify({ at: Date.now(), fields })); } catch { tick.checked = false; }
  };
  form.addEventListener("input", save);
  tick.addEventListener("change", () => (tick.checked ? save() : kept.removeItem(draftOf(form))));
}));
function restore(form, tick) {
  const draft = JSON.parse(kept.getItem(draftOf(form)) || "null");
  if (!draft) return;
  if (Date.now() - draft.at > DAY) return kept.removeItem(draftOf(form));
  tick.checked = true;
  if (form.elements.words.value) return;
  Object.entries(draft.fields).forEach(([name, value]) => { if (value && form.elements[name]) form.elements[name].value = value; });
}
/* Drafts that nobody came back to. */
keptKeys().filter((key) => key.startsWith("v:draft:")).forEach((key) => {
  try { if (Date.now() - JSON.parse(kept.getItem(key)).at > DAY) kept.removeItem(key); } catch { kept.removeItem(key); }
});
