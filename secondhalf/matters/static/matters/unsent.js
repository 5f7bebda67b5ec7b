/* What this phone still keeps of records that were not sent: shown on the workbench, each a link to its page. */
"use strict";
(async () => {
  const note = one("[data-unsent-of]");
  if (!note || !window.indexedDB) return;
  const drafts = await keeping.of(note.dataset.unsentOf);
  if (!drafts.length) return;
  one("ul", note).append(...drafts.map((draft) => {
    const item = document.createElement("li"), link = document.createElement("a");
    link.href = draft.url;
    link.textContent = draft.title;
    item.append(link);
    return item;
  }));
  note.hidden = false;
})();
