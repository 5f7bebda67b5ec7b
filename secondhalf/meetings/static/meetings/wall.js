/* The wall: arrows, page keys of a presenter, Home, End, Escape. The page works without this file. */
"use strict";
const TO = {
  ArrowRight: "[rel=next]", PageDown: "[rel=next]", ArrowLeft: "[rel=prev]", PageUp: "[rel=prev]",
  Home: "[data-key=Home]", End: "[data-key=End]", Escape: "[rel=up]",
};
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  const link = TO[event.key] && document.querySelector(TO[event.key]);
  if (!link) return;
  event.preventDefault();
  link.click();
});

/* What is typed is kept until it was recorded, and a form is sent once. */
const form = document.querySelector("form.wall-do");
const said = form && form.querySelector("textarea");
const key = form && `wall:${form.getAttribute("action")}`;
if (said) {
  if (document.querySelector(".toast")) sessionStorage.removeItem(key);
  else if (!said.value) said.value = sessionStorage.getItem(key) || "";
  said.addEventListener("input", () => sessionStorage.setItem(key, said.value));
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
  });
}
