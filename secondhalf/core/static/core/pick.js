/* Suggestions while one types into <div data-choose="FIELD"><input>: the form's own page is asked what fits.
   Without this file the text is looked up when the form is sent. */
const WAIT = 150;
let made = 0;

document.querySelectorAll("[data-choose]").forEach((box) => {
  const input = box.querySelector("input[type=text]"), name = box.dataset.choose;
  const list = element("ul", { className: "found", role: "listbox", id: `found-${++made}`, hidden: true });
  const said = element("span", { className: "vh", role: "status" });
  list.setAttribute("aria-label", input.dataset.label);
  input.after(list, said);
  for (const [key, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false", autocomplete: "off" })) input.setAttribute(key, value);
  input.removeAttribute("list");
  let asked = 0, timer, at = -1;

  async function ask() {
    const turn = ++asked, url = new URL(input.form.getAttribute("action") || location.href, location.href);
    if (!input.value.trim()) return close();
    url.searchParams.set("pick", name);
    url.searchParams.set("text", input.value);
    const answer = await fetch(url).catch(() => null);
    if (turn !== asked || !answer?.ok || !answer.headers.get("Content-Type").includes("json")) return;
    show((await answer.json()).found);
  }
  function show(found) {
    at = -1;
    list.replaceChildren(...found.map(({ key, words, more }, n) => {
      const option = element("li", { role: "option", id: `${list.id}-${n}` }, element("b", { textContent: words }), element("small", { textContent: more }));
      option.setAttribute("aria-selected", "false");
      option.addEventListener("pointerdown", (event) => event.preventDefault());
      option.addEventListener("click", () => choose(key, words, more));
      return option;
    }));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
    said.textContent = input.dataset.found.replace("{n}", found.length);
  }
  function close() {
    asked += 1;
    clearTimeout(timer);
    show([]);
    said.textContent = "";
  }
  function mark(by) {
    const options = [...list.children];
    at = (at + by + options.length) % options.length;
    options.forEach((option, n) => option.setAttribute("aria-selected", String(n === at)));
    options[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[at].id);
  }
  function choose(key, words, more) {
    forget();
    input.value = "several" in box.dataset ? "" : words;
    if ("several" in box.dataset) {
      const tick = element("input", { type: "checkbox", name, value: key, checked: true });
      box.querySelector(".picks").append(element("label", { className: "pick" }, tick, element("span", { textContent: words }, element("small", { textContent: more }))));
    } else if (!("plain" in box.dataset)) {
      box.append(hidden(`${name}_key`, key), hidden(`${name}_was`, words));
    }
    close();
    input.focus();
  }
  function forget() {
    box.querySelectorAll("[data-match]").forEach((match) => match.remove());
  }

  input.addEventListener("input", () => {
    if (!("several" in box.dataset)) forget();
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); mark(event.key === "ArrowDown" ? 1 : at < 0 ? 0 : -1); }
    if (event.key === "Enter" && at >= 0) { event.preventDefault(); list.children[at].click(); }
    if (event.key === "Escape") close();
  });
  input.addEventListener("blur", close);
});

function hidden(name, value) {
  const field = element("input", { type: "hidden", name, value });
  field.dataset.match = "";
  return field;
}
function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}
