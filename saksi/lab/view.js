// The article view: text with layers, the row behind a click, corrections sent to Python.
// Nothing of an article becomes markup: every word enters the page as text.

const NAMES = { quotes: "quotations", claims: "claims", dates: "dates", mentions: "names", accounts: "events" };

function el(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key === "on") for (const [kind, act] of Object.entries(value)) node.addEventListener(kind, act);
    else if (value === true) node.setAttribute(key, "");
    else if (value !== false && value != null) node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child != null));
  return node;
}

const shown = (cell) => (Array.isArray(cell) ? cell.join("; ") : String(cell));
const filled = (cell) => !(cell == null || cell === false || (Array.isArray(cell) && !cell.length));
const codePoints = (text) => Array.from(text).length;

class View {
  constructor(model, root) {
    this.model = model;
    this.root = root;
    this.on = new Set(["quotes", "dates", "mentions"]);
    this.chosen = null;
    this.finding = -1;
    this.draw();
  }

  draw() {
    this.data = this.model.get("data");
    this.marks = new Map();
    this.text = el("div", { class: "saksi-text", lang: "id", tabindex: "0", "aria-label": "text of the article" });
    this.panel = el("div", { class: "saksi-panel", role: "region", "aria-label": "chosen annotation" });
    this.said = el("p", { class: "saksi-said", role: "status" }, this.model.get("message") || "");
    this.fillText();
    this.root.replaceChildren(
      this.head(), this.bar(), el("div", { class: "saksi-body" }, this.text, this.panel), this.said);
    this.root.className = "saksi-view";
    this.switchLayers();
    this.choose(this.data.rows[this.chosen] ? this.chosen : null);
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
    const step = (by) => () => this.stepFinding(by);
    bar.append(
      el("button", { type: "button", class: "saksi-previous", on: { click: step(-1) } }, "‹ finding"),
      el("button", { type: "button", class: "saksi-next", on: { click: step(1) } }, `finding › (${this.data.findings.length})`),
      el("input", { type: "search", placeholder: "search", "aria-label": "search in the text",
        on: { input: (event) => this.search(event.target.value) } }));
    return bar;
  }

  fillText() {
    for (const segment of this.data.segments) {
      const marked = segment.rows.length > 0;
      const classes = segment.rows.map((id) => `saksi-${this.data.rows[id].table}`);
      const node = el("span", { "data-start": segment.start, class: marked ? ["saksi-mark", ...new Set(classes)].join(" ") : null,
        tabindex: marked ? "0" : null, role: marked ? "button" : null }, segment.text);
      if (marked) {
        const act = () => this.choose(this.best(segment.rows));
        node.addEventListener("click", act);
        node.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); act(); } });
        for (const id of segment.rows) this.marks.set(id, [...(this.marks.get(id) || []), node]);
      }
      this.text.append(node);
    }
  }

  best(ids) { // the shortest row of the layers that are on; a second click takes the next
    const visible = ids.filter((id) => this.on.has(this.data.rows[id].table));
    const length = (id) => this.data.rows[id].end - this.data.rows[id].start;
    const ordered = (visible.length ? visible : ids).slice().sort((a, b) => length(a) - length(b));
    return ordered[(ordered.indexOf(this.chosen) + 1) % ordered.length];
  }

  switchLayers() { this.root.dataset.on = [...this.on].join(" "); }

  choose(id) {
    for (const nodes of this.marks.values()) for (const node of nodes) node.classList.remove("saksi-chosen");
    this.chosen = id;
    if (!id) {
      this.panel.replaceChildren(el("p", {}, "Click an annotation, or select words and add a row."), this.adder());
      return;
    }
    for (const node of this.marks.get(id) || []) node.classList.add("saksi-chosen");
    const row = this.data.rows[id];
    const list = el("dl", {});
    for (const [name, cell] of Object.entries(row.cells)) {
      if (filled(cell)) list.append(el("dt", {}, name), el("dd", {}, name === "via" ? cell.join(" ← ") : shown(cell)));
    }
    this.panel.replaceChildren(el("h4", {}, `${NAMES[row.table]}: ${id}`), list, this.editor(id, row), this.adder());
  }

  editor(id, row) {
    const form = el("form", { "aria-label": "correct this row" });
    for (const [name, values] of Object.entries(this.data.editable[row.table])) {
      const now = filled(row.cells[name]) ? shown(row.cells[name]) : "";
      const field = values.length
        ? el("select", { name }, ...["", ...values].map((value) => el("option", { value, selected: value === now }, value)))
        : el("input", { type: "text", name, value: now });
      form.append(el("label", {}, name, field));
    }
    form.append(el("label", {}, "why", el("input", { type: "text", name: "why" })));
    const send = (action) => (event) => {
      event.preventDefault();
      const after = {};
      for (const name of Object.keys(this.data.editable[row.table])) after[name] = form.elements[name].value || null;
      this.send({ action, id, after, why: form.elements.why.value, span: action === "span" ? this.selection() : null });
    };
    form.addEventListener("submit", send("change"));
    form.append(el("div", { class: "saksi-row" },
      el("button", { type: "submit", class: "saksi-save" }, "save correction"),
      el("button", { type: "button", class: "saksi-span", on: { click: send("span") } }, "use selected words"),
      el("button", { type: "button", class: "saksi-reject", on: { click: send("reject") } }, "reject row")));
    return form;
  }

  adder() {
    const table = el("select", { "aria-label": "table of the new row" }, ...Object.keys(this.data.editable).map((t) => el("option", { value: t }, t)));
    const add = () => this.send({ action: "add", table: table.value, span: this.selection(), after: {}, why: "" });
    return el("div", { class: "saksi-row" }, table, el("button", { type: "button", class: "saksi-add", on: { click: add } }, "add row from selection"));
  }

  selection() { // the selected words as [start, end] in code points
    const chosen = document.getSelection();
    if (!chosen || chosen.isCollapsed) return null;
    const place = (node, offset) => {
      const segment = (node.nodeType === 3 ? node.parentNode : node).closest("[data-start]");
      if (!segment || !this.text.contains(segment)) return null;
      return Number(segment.dataset.start) + codePoints(segment.textContent.slice(0, node.nodeType === 3 ? offset : 0));
    };
    const range = chosen.getRangeAt(0);
    const [start, end] = [place(range.startContainer, range.startOffset), place(range.endContainer, range.endOffset)];
    return start == null || end == null || start >= end ? null : [start, end];
  }

  send(message) {
    this.model.send(message);
    this.said.textContent = "…";
  }

  stepFinding(by) {
    const findings = this.data.findings;
    if (!findings.length) { this.said.textContent = "no findings in this article"; return; }
    this.finding = (this.finding + by + findings.length) % findings.length;
    const finding = findings[this.finding];
    this.said.textContent = `${this.finding + 1} of ${findings.length}, ${finding.kind}: ${finding.message}`;
    const id = finding.evidence.find((ident) => this.marks.has(ident));
    if (!id) return;
    this.choose(id);
    this.marks.get(id)[0].scrollIntoView({ block: "center" });
    this.marks.get(id)[0].focus({ preventScroll: true });
  }

  search(words) {
    const wanted = words.trim().toLowerCase();
    let first = null;
    for (const node of this.text.children) {
      const hit = wanted.length > 1 && node.textContent.toLowerCase().includes(wanted);
      node.classList.toggle("saksi-hit", hit);
      if (hit && !first) first = node;
    }
    if (first) first.scrollIntoView({ block: "center" });
  }
}

function render({ model, el: root }) {
  const inner = document.createElement("div");
  root.append(inner);
  const view = new View(model, inner);
  const again = () => view.draw();
  model.on("change:data", again);
  model.on("change:message", () => { view.said.textContent = model.get("message"); });
  return () => model.off("change:data", again);
}

export default { render };
