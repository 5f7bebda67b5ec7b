/* Photos are made smaller on the phone: less to send, and nothing of place and camera ever leaves it. */
const LONGEST = 1600, QUALITY = 0.82;
const chosen = new Map(); // name of the field: files, kept when the page comes back with something to correct
let shrinking = Promise.resolve();

onReady.push(() => all("[data-photos]:not([data-ready])").forEach((box) => {
  box.dataset.ready = "1";
  const input = one("input[type=file]", box);
  if (!("DataTransfer" in window)) return;
  input.addEventListener("change", () => {
    const fresh = [...input.files];
    put(input, chosen.get(input.name) || []);
    shrinking = shrinking.then(() => add(box, input, fresh)).catch(() => {});
  });
  if (chosen.has(input.name)) show(box, input);
}));
addEventListener("v:forget", () => chosen.clear());

async function add(box, input, fresh) {
  const said = one("[data-said]", box), most = Number(box.dataset.most);
  said.textContent = fresh.length ? box.dataset.shrinking : "";
  const files = chosen.get(input.name) || [], notes = [];
  for (const file of fresh) {
    if (files.length >= most) { notes.push(box.dataset.tooMany); break; }
    const small = await smaller(file);
    if (!small) notes.push(box.dataset.cannot.replace("{name}", file.name));
    files.push(small || file);
  }
  chosen.set(input.name, files);
  said.textContent = notes.join(" ");
  show(box, input);
}
/* The photo as a JPEG of at most 1600 pixels, or nothing if this browser cannot read it. */
async function smaller(file) {
  try {
    const picture = await decoded(file), [width, height] = [picture.width, picture.height];
    const scale = Math.min(1, LONGEST / Math.max(width, height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((made) => { canvas.toBlob(made, "image/jpeg", QUALITY); });
    picture.close?.();
    canvas.width = 0;
    return blob && new File([blob], `photo-${file.name.replace(/\.\w+$/, "").slice(0, 40) || "1"}.jpg`, { type: "image/jpeg", lastModified: 0 });
  } catch {
    return null;
  }
}
function decoded(file) {
  if ("createImageBitmap" in window) return createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => byElement(file));
  return byElement(file);
}
async function byElement(file) {
  const image = new Image(), url = URL.createObjectURL(file);
  try {
    image.src = url;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(url);
  }
}
function put(input, files) {
  const bag = new DataTransfer();
  files.forEach((file) => bag.items.add(file));
  input.files = bag.files;
}
function show(box, input) {
  const files = chosen.get(input.name), list = one("[data-list]", box);
  put(input, files);
  list.hidden = !files.length;
  list.replaceChildren(...files.map((file, n) => {
    const item = document.createElement("li"), image = new Image(), drop = document.createElement("button"), url = URL.createObjectURL(file);
    image.onload = image.onerror = () => URL.revokeObjectURL(url);
    Object.assign(image, { src: url, alt: `${box.dataset.photo} ${n + 1}` });
    Object.assign(drop, { type: "button", className: "btn btn-s", textContent: box.dataset.remove });
    drop.setAttribute("aria-label", `${box.dataset.remove} ${image.alt}`);
    drop.addEventListener("click", () => { files.splice(n, 1); one("[data-said]", box).textContent = ""; show(box, input); input.focus(); });
    item.append(image, drop);
    return item;
  }));
}
