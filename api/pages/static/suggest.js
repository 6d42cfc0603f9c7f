// Suggestions under a search box: the ARIA combobox pattern with a list. Without this file the box still searches.
"use strict";

const WAIT_MS = 80;

class Suggestions {
  constructor(combo) {
    this.input = combo.querySelector("input");
    this.status = combo.querySelector("[data-suggest-status]");
    this.list = document.createElement("ul");
    this.list.id = `${this.input.id}-suggestions`;
    this.list.className = "suggestions";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "建议");
    combo.append(this.list);
    this.active = -1;
    this.typed = this.input.value;
    this.prepare();
  }

  prepare() {
    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
    this.input.addEventListener("input", (event) => {
      // While an input method composes, the box holds letters that are not the text yet.
      if (!event.isComposing) this.schedule();
    });
    this.input.addEventListener("compositionend", () => this.schedule());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => this.close());
    // A press would move the focus away and close the list before the click arrives.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.follow(event.target.closest("li")));
  }

  schedule() {
    clearTimeout(this.timer);
    // An answer to what stood here before must never replace a newer one.
    this.request?.abort();
    this.typed = this.input.value;
    if (this.typed.trim()) this.timer = setTimeout(() => this.ask(), WAIT_MS);
    else this.close();
  }

  async ask() {
    const request = new AbortController();
    this.request = request;
    const address = `/api/suggest?${new URLSearchParams({ q: this.typed.trim() })}`;
    try {
      const response = await fetch(address, { signal: request.signal, headers: { accept: "application/json" } });
      const answer = response.ok ? await response.json() : { hits: [] };
      if (!request.signal.aborted) this.show(answer.hits);
    } catch {
      // Aborted: newer typing has taken over. Otherwise the service is away, and the box works without.
      if (!request.signal.aborted) this.close();
    }
  }

  show(hits) {
    if (!hits.length || document.activeElement !== this.input) {
      this.close();
      this.status.textContent = hits.length ? "" : "没有建议";
      return;
    }
    this.list.replaceChildren(...hits.map((hit, index) => this.option(hit, index)));
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.status.textContent = `${hits.length} 条建议，用上下键选择`;
    this.activate(-1);
  }

  option(hit, index) {
    const item = document.createElement("li");
    item.id = `${this.list.id}-${index}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset.url = `/entity/${encodeURIComponent(hit.id)}`;
    const byName = hit.matched === hit.name;
    const name = document.createElement("span");
    name.append(...(byName ? marked(hit.name, hit.spans) : [hit.name]));
    const about = document.createElement("small");
    about.append([hit.kind_zh, hit.city, hit.host].filter(Boolean).join(" · "));
    if (!byName) about.append(" · ", ...marked(hit.matched, hit.spans));
    item.append(name, about);
    return item;
  }

  activate(index) {
    this.active = index;
    [...this.list.children].forEach((item, at) => {
      item.setAttribute("aria-selected", String(at === index));
      if (at === index) item.scrollIntoView({ block: "nearest" });
    });
    if (index < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", this.list.children[index].id);
  }

  key(event) {
    if (event.isComposing) return;
    const count = this.list.hidden ? 0 : this.list.children.length;
    if (event.key === "ArrowDown" && !count) this.schedule();
    else if (event.key === "ArrowDown") this.activate(this.active + 1 < count ? this.active + 1 : -1);
    else if (event.key === "ArrowUp" && count) this.activate(this.active < 0 ? count - 1 : this.active - 1);
    else if (event.key === "Escape" && count) this.close();
    else if (event.key === "Enter" && count && this.active >= 0) this.follow(this.list.children[this.active]);
    else return;
    event.preventDefault();
  }

  follow(item) {
    if (item) window.location.assign(item.dataset.url);
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.list.hidden = true;
    this.active = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

/** Nodes of a text with its spans marked; spans count characters, not UTF-16 units. */
function marked(text, spans) {
  const characters = [...text];
  const nodes = [];
  let at = 0;
  for (const [start, end] of spans) {
    const mark = document.createElement("mark");
    mark.textContent = characters.slice(start, end).join("");
    nodes.push(characters.slice(at, start).join(""), mark);
    at = end;
  }
  return [...nodes, characters.slice(at).join("")];
}

for (const combo of document.querySelectorAll("[data-suggest]")) new Suggestions(combo);
