/* The receipt: nobody can show it again, so the page asks to save, print, copy or type it back before it is left. */
const stub = () => one("[data-receipt]");
const isKept = () => !stub() || "kept" in stub().dataset;

function nowKept() {
  stub().dataset.kept = "";
  all("[data-onward]").forEach((link) => { link.hidden = false; });
  all("[data-stay]").forEach((note) => { note.hidden = true; });
}
addEventListener("beforeunload", (event) => { if (!isKept()) event.preventDefault(); });
/* Some phones ask nothing when a page is left: the links of the page ask themselves, once. */
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]"), note = one("[data-stay]");
  if (!link || isKept() || "quickly" in link.dataset || link.hash) return;
  if (!note || !note.hidden) return nowKept();
  event.preventDefault();
  note.hidden = false;
  note.focus();
});
addEventListener("v:forget", () => { if (stub()) stub().dataset.kept = ""; });
addEventListener("afterprint", () => { if (stub()) nowKept(); });

onReady.push(() => {
  const receipt = stub();
  if (!receipt || receipt.dataset.ready) return;
  receipt.dataset.ready = "1";
  all("[data-script], [data-shown]").forEach((part) => { part.hidden = false; });
  all("[data-no-script]").forEach((part) => { part.hidden = true; });
  if (isKept()) nowKept();
  one("[data-save]").addEventListener("click", () => save(receipt));
  one("[data-copy]").addEventListener("click", (event) => copy(receipt, event.currentTarget));
  one("[data-back] form")?.addEventListener("submit", (event) => { event.preventDefault(); compare(event.target); });
});

function linesOf(receipt) {
  return [...all("dl:first-of-type > div", receipt).map((pair) => [one("dt", pair).textContent, one("dd", pair).textContent.trim()])];
}
const groupsOf = (receipt) => all("[data-digits] span", receipt).map((group) => group.textContent);

function save(receipt) {
  const picture = draw(receipt), figure = one("[data-picture]"), link = document.createElement("a");
  const url = picture.toDataURL("image/png");
  Object.assign(one("img", figure), { src: url });
  figure.hidden = false;
  Object.assign(link, { href: url, download: `${receipt.dataset.name}.png` });
  link.click();
  nowKept();
}
async function copy(receipt, button) {
  const text = [receipt.dataset.title, ...linesOf(receipt).map((pair) => pair.join(" ")), groupsOf(receipt).join(" "), one("[data-where]").textContent].join("\n");
  try { await navigator.clipboard.writeText(text); } catch { return selectAll(receipt); }
  one("span", button).textContent = button.dataset.copied;
  nowKept();
}
function selectAll(receipt) {
  const range = document.createRange();
  range.selectNodeContents(receipt);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}
function compare(form) {
  const typed = form.elements.typed, digits = typed.value.normalize("NFKC").replace(/\D/g, ""), groups = groupsOf(stub());
  const right = digits === groups[2] || digits === groups.join("");
  one("[data-said]", form).textContent = right ? form.dataset.right : form.dataset.wrong;
  typed.setAttribute("aria-invalid", String(!right));
  if (right) nowKept();
}
/* The receipt drawn as a picture, black on white, large enough to be read from a photo album. */
function draw(receipt) {
  const canvas = document.createElement("canvas"), pen = canvas.getContext("2d"), wide = 1080, edge = 72, groups = groupsOf(receipt);
  const lines = [[receipt.dataset.title, 44, true], ...linesOf(receipt).flatMap(([name, value]) => [[name, 34, false], [value, 46, true]]), [one("#digits").textContent, 34, false]];
  for (let at = 0; at < groups.length; at += 3) lines.push([groups.slice(at, at + 3).join("   "), 64, true]);
  lines.push([one("[data-where]").textContent, 34, false]);
  canvas.width = wide;
  canvas.height = 2 * edge + lines.reduce((high, [text, size]) => high + wrap(pen, text, size, wide - 2 * edge).length * size * 1.6, 0);
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.strokeRect(edge / 2, edge / 2, wide - edge, canvas.height - edge);
  pen.fillStyle = "#000";
  pen.textBaseline = "top";
  let high = edge;
  lines.forEach(([text, size, bold]) => wrap(pen, text, size, wide - 2 * edge).forEach((line) => {
    pen.font = `${bold ? 600 : 400} ${size}px system-ui, sans-serif`;
    pen.fillText(line, edge, high);
    high += size * 1.6;
  }));
  return canvas;
}
function wrap(pen, text, size, wide) {
  pen.font = `600 ${size}px system-ui, sans-serif`;
  const lines = [""];
  for (const sign of text) {
    if (pen.measureText(lines[lines.length - 1] + sign).width > wide) lines.push("");
    lines[lines.length - 1] += sign;
  }
  return lines;
}
