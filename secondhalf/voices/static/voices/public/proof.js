/* The proof of work: begun with the first letter typed, so that it is ready when the form is sent. */
const proofs = new Map(); // key of a form: promise of its proof

function prove(form) {
  const once = form.elements.once.value;
  if (!proofs.has(once)) proofs.set(once, search(form.dataset, once));
  return proofs.get(once);
}
function search({ worker, bits, parts }, once) {
  return new Promise((found) => {
    try {
      const beside = new Worker(worker);
      beside.onmessage = ({ data }) => { found(data.proof); beside.terminate(); };
      beside.onerror = () => found("");
      beside.postMessage({ once, bits: Number(bits), parts: Number(parts) });
    } catch {
      found("");
    }
  });
}
/* Fill the proof in; a slow phone is not kept waiting longer than `most` milliseconds: without it an officer looks first. */
async function fillProof(form, most) {
  if (form.elements.proof.value) return;
  const late = new Promise((over) => { setTimeout(() => over(""), most); });
  form.elements.proof.value = await Promise.race([prove(form), late]);
}
onReady.push(() => all("form[data-worker]").forEach((form) => {
  const begin = () => prove(form).then((proof) => { if (proof) form.elements.proof.value = proof; });
  form.addEventListener("input", begin, { once: true });
}));
