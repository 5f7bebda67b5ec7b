/* What this phone keeps of records that are not sent yet: words, photos, signatures, each person's apart. */
"use strict";
const keeping = (() => {
  const STORE = "visits", DAYS = 30;
  let opened;

  const open = () => opened ||= new Promise((done, failed) => {
    const request = indexedDB.open("secondhalf", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "key" });
    request.onsuccess = () => done(request.result);
    request.onerror = request.onblocked = () => failed(request.error);
  });
  const ask = async (mode, question) => {
    const store = (await open()).transaction(STORE, mode).objectStore(STORE);
    return new Promise((done, failed) => {
      const request = question(store);
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
  };
  return {
    get: (key) => ask("readonly", (store) => store.get(key)).catch(() => null),
    put: (draft) => ask("readwrite", (store) => store.put(draft)),
    drop: (key) => ask("readwrite", (store) => store.delete(key)).catch(() => null),
    /* Those of one person, the old ones forgotten. */
    async of(who) {
      const drafts = (await ask("readonly", (store) => store.getAll()).catch(() => [])) || [];
      const old = drafts.filter((draft) => Date.now() - draft.at > DAYS * 24 * 3600 * 1000);
      await Promise.all(old.map((draft) => this.drop(draft.key)));
      return drafts.filter((draft) => draft.who === who && !old.includes(draft));
    },
  };
})();
