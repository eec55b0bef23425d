// The article view: text with layers, the row behind a click, corrections sent to Python.

const NAMES = { quotes: "quotations", claims: "claims", dates: "dates", mentions: "names", accounts: "events" };
const ONE = { quotes: "quotation", claims: "claim", dates: "date", mentions: "name", accounts: "event" };
const KEYS = "← → annotation · n p finding · Enter correct · / search · Esc back to the text";
const SEARCH = "saksi-search";
const searched = globalThis.CSS?.highlights && globalThis.Highlight ? new Highlight() : null;
if (searched) CSS.highlights.set(SEARCH, searched);

class View {
  constructor(model, root) {
    Object.assign(this, { model, root, chosen: null, finding: -1, hits: [], hit: -1 });
    this.on = new Set(["quotes", "dates", "mentions"]);
    this.data = null;
    root.addEventListener("keydown", (event) => this.key(event));
    this.draw();
  }

  draw() {
    const before = this.data?.rows;
    const [top, inside] = [this.text?.scrollTop || 0, this.root.contains(document.activeElement)];
    this.forget();
    this.data = this.model.get("data");
    this.marks = new Map();
    this.text = el("div", { class: "saksi-text", lang: "id", tabindex: "0", role: "group", "aria-label": "text of the article", title: KEYS });
    this.panel = el("div", { class: "saksi-panel", role: "region", "aria-label": "chosen annotation" });
    this.said = el("p", { class: "saksi-said", role: "status" }, this.model.get("message") || "");
    this.selected = null;
    for (const kind of ["mouseup", "keyup"]) this.text.addEventListener(kind, () => { this.selected = this.selection(); });
    this.fillText();
    this.root.replaceChildren(
      this.head(), this.bar(), el("div", { class: "saksi-body" }, this.text, this.panel), this.said);
    this.switchLayers();
    const made = before && Object.keys(this.data.rows).find((id) => !before[id] && this.data.rows[id].table === this.asked);
    this.choose(made || (this.data.rows[this.chosen] ? this.chosen : null));
    this.text.scrollTop = top;
    if (inside) this.focusText();
  }

  head() {
    const origin = [this.data.outlet, this.data.published].filter(Boolean).join(", ");
    return el("p", { class: "saksi-head" }, el("strong", {}, this.data.title), el("span", { class: "saksi-origin" }, origin));
  }

  bar() {
    const bar = el("div", { class: "saksi-bar", role: "toolbar", "aria-label": "layers, findings and search" });
    for (const [layer, count] of Object.entries(this.data.layers)) {
      const box = el("input", {
        type: "checkbox", checked: this.on.has(layer), "data-layer": layer,
        on: { change: (event) => { this.on[event.target.checked ? "add" : "delete"](layer); this.switchLayers(); } } });
      bar.append(el("label", { class: `saksi-label saksi-${layer}` }, box, ` ${NAMES[layer]} ${count}`));
    }
    this.searchField = el("input", { type: "search", placeholder: "search", "aria-label": "search in the text",
      on: { input: (event) => this.search(event.target.value) } });
    bar.append(
      button("‹", () => this.stepFinding(-1), { class: "saksi-previous", "aria-label": "previous finding" }),
      el("span", {}, `findings ${this.data.findings.length}`),
      button("›", () => this.stepFinding(1), { class: "saksi-next", "aria-label": "next finding" }),
      this.searchField);
    return bar;
  }

  fillText() {
    for (const segment of this.data.segments) {
      const node = el("span", { "data-start": segment.start }, segment.text);
      if (segment.rows.length) {
        const tables = new Set(segment.rows.map((id) => `saksi-${this.data.rows[id].table}`));
        node.className = ["saksi-mark", ...tables].join(" ");
        node.addEventListener("click", () => { if (!this.selection()) this.choose(this.best(segment.rows)); });
        for (const id of segment.rows) this.marks.set(id, [...(this.marks.get(id) || []), node]);
      }
      this.text.append(node);
    }
  }

  visible(id) { return this.on.has(this.data.rows[id].table); }

  best(ids) { // the shortest row of the layers that are on; a second click takes the next
    const visible = ids.filter((id) => this.visible(id));
    const length = (id) => this.data.rows[id].end - this.data.rows[id].start;
    const ordered = (visible.length ? visible : ids).slice().sort((a, b) => length(a) - length(b));
    return ordered[(ordered.indexOf(this.chosen) + 1) % ordered.length];
  }

  switchLayers() { this.root.dataset.on = [...this.on].join(" "); }

  choose(id) {
    for (const node of this.text.querySelectorAll(".saksi-chosen")) node.classList.remove("saksi-chosen");
    this.chosen = id;
    if (!id) {
      this.panel.replaceChildren(el("p", {}, "Click an annotation, or select words and add a row."), this.adder(), this.decisions());
      return;
    }
    for (const node of this.marks.get(id) || []) node.classList.add("saksi-chosen");
    const row = this.data.rows[id];
    const list = el("dl", {});
    for (const [name, cell] of Object.entries(row.cells)) {
      if (filled(cell)) list.append(el("dt", {}, name), el("dd", {}, name === "via" ? cell.join(" ← ") : shown(cell)));
    }
    this.panel.replaceChildren(
      el("h4", {}, ONE[row.table], el("code", {}, id)), list, this.editor(id, row), this.adder(), this.decisions());
  }

  editor(id, row) {
    const form = el("form", { "aria-label": "correct this row" });
    const options = `saksi-names-${this.data.article_id}`;
    for (const [name, values] of Object.entries(this.data.editable[row.table])) {
      const now = shown(row.cells[name]);
      const field = values.length
        ? el("select", { name }, ...["", ...values].map((value) => el("option", { value, selected: value === now }, value)))
        : el("input", { type: "text", name, value: now, autocomplete: "off", list: name.endsWith("_name") ? options : null });
      form.append(el("label", {}, name, field));
    }
    form.append(
      el("datalist", { id: options }, ...this.data.names.map((value) => el("option", { value }))),
      el("label", {}, "why", el("input", { type: "text", name: "why", autocomplete: "off" })));
    const send = (action) => (event) => {
      event.preventDefault();
      const after = {};
      for (const name of Object.keys(this.data.editable[row.table])) after[name] = form.elements[name].value || null;
      this.send({ action, id, after, why: form.elements.why.value, span: action === "span" ? this.selected : null }, row.table);
    };
    form.addEventListener("submit", send("change"));
    form.append(el("div", { class: "saksi-row" },
      el("button", { type: "submit", class: "saksi-save" }, "save correction"),
      button("use selected words", send("span"), { class: "saksi-span" }),
      button("reject row", send("reject"), { class: "saksi-reject" })));
    return form;
  }

  adder() {
    const tables = Object.keys(this.data.editable).map((table) => el("option", { value: table }, ONE[table]));
    const table = el("select", { "aria-label": "table of the new row" }, ...tables);
    const add = () => this.send({ action: "add", table: table.value, span: this.selected, after: {}, why: "" }, table.value);
    return el("div", { class: "saksi-row saksi-adder" }, button("add selected words as", add, { class: "saksi-add" }), table);
  }

  decisions() { // what people have decided in this article, the last first
    const made = this.model.get("decisions") || [];
    if (!made.length) return "";
    const lines = made.map((decision) => el("li", {},
      `${ONE[decision.table]} “${decision.words}”: ${decision.what} (${decision.who}) `,
      button("undo", () => this.send({ action: "undo", id: decision.id, why: "" }), { class: "saksi-undo" })));
    return el("details", { open: true }, el("summary", {}, `corrections in this article: ${made.length}`), el("ul", {}, ...lines));
  }

  selection() { // the selected words as [start, end] in code points; a click elsewhere may take the selection away
    const chosen = document.getSelection();
    if (!chosen || chosen.isCollapsed || !chosen.rangeCount) return null;
    const place = (node, offset) => {
      const segment = (node.nodeType === 3 ? node.parentNode : node).closest("[data-start]");
      if (!segment || !this.text.contains(segment)) return null;
      return Number(segment.dataset.start) + codePoints(segment.textContent.slice(0, node.nodeType === 3 ? offset : 0));
    };
    const range = chosen.getRangeAt(0);
    const [start, end] = [place(range.startContainer, range.startOffset), place(range.endContainer, range.endOffset)];
    return start == null || end == null || start >= end ? null : [start, end];
  }

  send(message, table) {
    this.asked = message.action === "add" || message.action === "span" ? table : null;
    this.said.textContent = "…";
    this.model.send(message);
  }

  say(words) { this.said.textContent = words; }

  // Keys, where no field is being filled in

  key(event) {
    if (event.key === "Escape") return this.focusText();
    if (event.target.matches("input, select, textarea")) {
      if (event.key !== "Enter") return undefined;
      if (event.target === this.searchField) return this.stepHit(event.shiftKey ? -1 : 1);
      event.preventDefault(); // notebooks keep Enter from sending a form
      return event.target.form?.requestSubmit();
    }
    if (event.ctrlKey || event.metaKey || event.altKey || !this.text.contains(event.target)) return undefined;
    const acts = {
      ArrowRight: () => this.stepMark(1), ArrowLeft: () => this.stepMark(-1), n: () => this.stepFinding(1), p: () => this.stepFinding(-1),
      "/": () => this.searchField.focus(), Enter: () => this.panel.querySelector("form input, form select, .saksi-add")?.focus() };
    if (!acts[event.key]) return undefined;
    event.preventDefault();
    return acts[event.key]();
  }

  focusText() { this.text.focus({ preventScroll: true }); }

  stepMark(by) { // to the next row of the layers that are on, in the order of the text
    const ids = [...this.marks.keys()].filter((id) => this.visible(id)).sort((a, b) => this.data.rows[a].start - this.data.rows[b].start);
    if (!ids.length) return;
    const at = ids.indexOf(this.chosen);
    this.go(ids[at < 0 ? (by > 0 ? 0 : ids.length - 1) : (at + by + ids.length) % ids.length]);
    const row = this.data.rows[this.chosen];
    const told = Object.entries(row.cells).slice(0, 2).filter(([, cell]) => filled(cell)).map(([, cell]) => shown(cell));
    this.say(`${ONE[row.table]}: ${[...told].join(", ")}`);
  }

  stepFinding(by) {
    const findings = this.data.findings;
    if (!findings.length) { this.say("no findings in this article"); return; }
    this.finding = this.finding < 0 ? (by > 0 ? 0 : findings.length - 1) : (this.finding + by + findings.length) % findings.length;
    const finding = findings[this.finding];
    this.say(`${this.finding + 1} of ${findings.length}, ${finding.kind}: ${finding.message}`);
    const id = finding.evidence.find((ident) => this.marks.has(ident));
    if (id) this.go(id);
  }

  go(id) { this.choose(id); this.show(this.marks.get(id)[0].getBoundingClientRect()); }

  show(place) { // scrolls the text, and leaves the page where it is
    const box = this.text.getBoundingClientRect();
    if (place.top < box.top || place.bottom > box.bottom) this.text.scrollTop += place.top - box.top - box.height / 3;
  }

  search(words) {
    this.forget();
    this.hits = words.trim().length > 1 ? rangesOf([...this.text.children], words) : [];
    for (const range of this.hits) {
      if (searched) searched.add(range);
      else range.startContainer.parentNode.classList.add("saksi-hit");
    }
    this.hit = -1;
    if (this.hits.length) this.stepHit(1);
    else this.say(words.trim().length > 1 ? "not found" : "");
  }

  stepHit(by) {
    if (!this.hits.length) return;
    this.hit = (this.hit + by + this.hits.length) % this.hits.length;
    this.show(this.hits[this.hit].getBoundingClientRect());
    this.say(`${this.hit + 1} of ${this.hits.length} found; Enter goes to the next`);
  }

  forget() {
    for (const range of this.hits) searched?.delete(range);
    for (const node of this.text?.querySelectorAll(".saksi-hit") || []) node.classList.remove("saksi-hit");
    this.hits = [];
  }
}

function render({ model, el: holder }) {
  const view = new View(model, rootOf(holder, "saksi-view"));
  const again = () => view.draw();
  const decided = () => view.choose(view.chosen);
  const told = (message) => view.say(message.said);
  const heard = { "change:data": again, "change:decisions": decided, "msg:custom": told };
  for (const [kind, act] of Object.entries(heard)) model.on(kind, act);
  return () => { view.forget(); for (const [kind, act] of Object.entries(heard)) model.off(kind, act); };
}

export default { render };
