/* A voice memo: at most two minutes, for “named” and “hidden” only. Without a microphone the button is not there. */
let recorded = null; // kept when the page comes back with something to correct

onReady.push(() => all("[data-memo]:not([data-ready])").forEach((box) => {
  box.dataset.ready = "1";
  if (!navigator.mediaDevices?.getUserMedia || !("MediaRecorder" in window) || !("DataTransfer" in window)) return;
  const form = box.closest("form"), button = one("[data-record]", box);
  box.hidden = button.hidden = false;
  button.addEventListener("click", () => (box.recorder ? box.recorder.stop() : record(box).catch(() => refuse(box))));
  form.addEventListener("change", (event) => {
    if (event.target.name === "mode" && event.target.value === "anonymous") keep(box, null);
  });
  if (recorded) keep(box, recorded);
}));
addEventListener("v:forget", () => { recorded = null; });

async function record(box) {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const recorder = box.recorder = new MediaRecorder(stream, { audioBitsPerSecond: 64000 }), parts = [];
  const words = one("[data-record] span", box), said = one("[data-said]", box), before = words.textContent;
  let left = Number(box.dataset.most);
  const tick = setInterval(() => {
    said.textContent = box.dataset.left.replace("{n}", --left);
    if (left <= 0) recorder.stop();
  }, 1000);
  recorder.ondataavailable = ({ data }) => { if (data.size) parts.push(data); };
  recorder.onstop = () => {
    clearInterval(tick);
    stream.getTracks().forEach((track) => track.stop());
    delete box.recorder;
    words.textContent = before;
    said.textContent = "";
    const type = recorder.mimeType.split(";")[0] || "audio/webm";
    if (parts.length) keep(box, new File(parts, `memo.${type.split("/")[1]}`, { type, lastModified: 0 }));
  };
  words.textContent = box.dataset.stop;
  keep(box, null);
  recorder.start(1000);
}
function keep(box, file) {
  const bag = new DataTransfer(), play = one("[data-play]", box);
  recorded = file;
  if (file) bag.items.add(file);
  one("input[type=file]", box).files = bag.files;
  play.hidden = !file;
  play.replaceChildren();
  if (!file) return;
  const sound = new Audio(URL.createObjectURL(file)), drop = document.createElement("button");
  sound.controls = true;
  Object.assign(drop, { type: "button", className: "btn btn-s", textContent: box.dataset.remove });
  drop.addEventListener("click", () => keep(box, null));
  play.append(sound, drop);
}
function refuse(box) {
  one("[data-said]", box).textContent = box.dataset.refused;
  one("[data-record]", box).hidden = true;
}
