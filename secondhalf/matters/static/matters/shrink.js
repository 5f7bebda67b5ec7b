/* Photos are made smaller on the phone: less to send, and nothing of place and camera ever leaves it. */
"use strict";
const shrunk = (() => {
  const LONGEST = 1600, QUALITY = 0.82;

  /* The photo as a JPEG of at most 1600 pixels; itself, if this browser cannot read it. */
  return async (file) => {
    try {
      const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
      const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height)), canvas = document.createElement("canvas");
      canvas.width = Math.max(1, Math.round(picture.width * scale));
      canvas.height = Math.max(1, Math.round(picture.height * scale));
      const pen = canvas.getContext("2d");
      pen.fillStyle = "#fff";
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
      picture.close();
      const blob = await new Promise((made) => { canvas.toBlob(made, "image/jpeg", QUALITY); });
      return new File([blob], `${file.name.replace(/\.\w+$/, "").slice(0, 40) || "photo"}.jpg`, { type: "image/jpeg" });
    } catch {
      return file;
    }
  };
})();
