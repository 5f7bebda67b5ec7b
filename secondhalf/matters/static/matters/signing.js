/* Signing with the finger: what is drawn travels as a PNG in the form's own file field. */
"use strict";
const signing = (() => {
  const INK = "#111", LEAST = 24;  // less than a stroke is a slip of the finger

  /* Make the pad of one signature ready. changed: called with the drawing as a File, or with nothing. */
  return (box, changed) => {
    const pad = one("[data-pad]", box), canvas = one("canvas", pad), pen = canvas.getContext("2d");
    let last = null, drawn = 0;
    pad.hidden = false;
    all("[data-or]", box).forEach((word) => { word.hidden = false; });

    const clear = () => {
      pen.fillStyle = "#fff";
      pen.fillRect(0, 0, canvas.width, canvas.height);
      drawn = 0;
    };
    const at = (event) => {
      const frame = canvas.getBoundingClientRect();
      return [(event.clientX - frame.left) * canvas.width / frame.width, (event.clientY - frame.top) * canvas.height / frame.height];
    };
    const to = ([x, y]) => {
      pen.strokeStyle = INK;
      pen.lineWidth = 5;
      pen.lineCap = pen.lineJoin = "round";
      pen.beginPath();
      pen.moveTo(...last);
      pen.lineTo(x, y);
      pen.stroke();
      drawn += Math.hypot(x - last[0], y - last[1]);
      last = [x, y];
    };
    canvas.addEventListener("pointerdown", (event) => { canvas.setPointerCapture(event.pointerId); last = at(event); event.preventDefault(); });
    canvas.addEventListener("pointermove", (event) => { if (last) (event.getCoalescedEvents?.() || [event]).forEach((point) => to(at(point))); });
    const lift = () => {
      if (!last) return;
      last = null;
      if (drawn > LEAST) canvas.toBlob((blob) => changed(new File([blob], "signature.png", { type: "image/png" })), "image/png");
    };
    canvas.addEventListener("pointerup", lift);
    canvas.addEventListener("pointercancel", lift);
    one("[data-clear]", pad).addEventListener("click", () => { clear(); changed(null); });
    clear();
    return {
      async show(file) {
        const picture = await createImageBitmap(file);
        pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
        drawn = LEAST + 1;
      },
    };
  };
})();
