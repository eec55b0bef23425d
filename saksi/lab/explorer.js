// The explorer: filters over the claims, bars of actors and a chronology to click. All words enter as text.

const FILTERS = [
  ["outlet", "outlet"], ["topics", "topic"], ["certainty_speaker", "speaker's certainty"],
  ["certainty_reporter", "outlet's stance"], ["event_status", "event"], ["type", "type"]];
const MOST_BARS = 15;
const MOST_ROWS = 200;

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

const list = (cell) => (Array.isArray(cell) ? cell : cell == null ? [] : [cell]);

class Explorer {
  constructor(model, root) {
    this.model = model;
    this.root = root;
    this.data = model.get("data");
    this.filter = { words: "", actor: null, event: null };
    root.className = "saksi-view saksi-explorer";
    this.actors = el("div", { class: "saksi-bars", role: "group", "aria-label": "actors: statements, mentions" });
    this.events = el("div", { class: "saksi-events", role: "group", "aria-label": "chronology" });
    this.rows = el("div", { class: "saksi-rows", role: "region", tabindex: "0", "aria-label": "claims" });
    this.count = el("p", { class: "saksi-said", role: "status" });
    root.append(this.bar(), el("div", { class: "saksi-body" }, el("div", {}, this.count, this.rows), el("div", {}, this.events, this.actors)));
    this.update();
  }

  bar() {
    const bar = el("div", { class: "saksi-bar", role: "toolbar", "aria-label": "filters" });
    for (const [column, name] of FILTERS) {
      const values = [...new Set(this.data.claims.flatMap((row) => list(row[column])))].sort();
      const select = el("select", { "aria-label": name, "data-column": column, on: { change: (e) => this.set(column, e.target.value || null) } },
        el("option", { value: "" }, name), ...values.map((value) => el("option", { value }, value)));
      bar.append(select);
    }
    bar.append(
      el("input", { type: "search", placeholder: "words", "aria-label": "words", on: { input: (e) => this.set("words", e.target.value.toLowerCase()) } }),
      el("button", { type: "button", class: "saksi-all", on: { click: () => this.clear() } }, "all"));
    return bar;
  }

  set(name, value) { this.filter[name] = value; this.update(); }

  clear() {
    this.filter = { words: "", actor: null, event: null };
    for (const field of this.root.querySelectorAll("select, input")) field.value = "";
    this.update();
  }

  passes(row, but) {
    const { words, actor, event, ...columns } = this.filter;
    if (words && !row.text.toLowerCase().includes(words)) return false;
    if (but !== "actor" && actor && row.source_name !== actor && !row.about.includes(actor)) return false;
    if (but !== "event" && event && !event.sentences.includes(row.sentence_id)) return false;
    return Object.entries(columns).every(([column, value]) => !value || list(row[column]).includes(value));
  }

  update() {
    const left = this.data.claims.filter((row) => this.passes(row));
    this.count.textContent = `${left.length} of ${this.data.claims.length} claims`;
    this.rows.replaceChildren(...left.slice(0, MOST_ROWS).map((row) => this.row(row)));
    if (left.length > MOST_ROWS) this.rows.append(el("p", {}, `${left.length - MOST_ROWS} more: narrow the filters`));
    this.drawActors();
    this.drawEvents();
    this.model.set("chosen", left.map((row) => row.claim_id));
    this.model.save_changes();
  }

  row(row) {
    const how = [row.certainty_speaker, row.certainty_reporter, row.event_status].filter(Boolean).join(", ");
    const via = row.via.length ? ` via ${row.via.join(" ← ")}` : "";
    return el("div", { class: "saksi-claim" },
      el("strong", {}, row.source_name + via), ` (${row.quote_id ? "reported" : "own voice"}; ${how}) `,
      el("span", { lang: "id" }, row.text), el("span", { class: "saksi-origin" }, ` ${row.outlet || row.article_id}, ${row.published_earliest || "undated"}`));
  }

  drawActors() {
    const counts = new Map();
    for (const row of this.data.claims.filter((r) => r.quote_id && this.passes(r, "actor"))) {
      counts.set(row.source_name, (counts.get(row.source_name) || 0) + 1);
    }
    const bars = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).slice(0, MOST_BARS);
    const most = Math.max(1, ...bars.map(([, n]) => n));
    this.actors.replaceChildren(el("h4", {}, "who is heard"), ...bars.map(([name, n]) => {
      const bar = el("button", { type: "button", class: "saksi-bar-of", "aria-pressed": String(this.filter.actor === name),
        on: { click: () => this.set("actor", this.filter.actor === name ? null : name) } }, `${name} ${n}`);
      bar.style.backgroundSize = `${(100 * n) / most}% 100%`;
      return bar;
    }));
  }

  drawEvents() {
    this.events.replaceChildren(el("h4", {}, "chronology"), ...this.data.events.map((event) => {
      const when = event.earliest ? (event.latest && event.latest !== event.earliest ? `${event.earliest} / ${event.latest}` : event.earliest) : "no date";
      return el("button", { type: "button", class: `saksi-event saksi-${event.status}`, "aria-pressed": String(this.filter.event === event),
        on: { click: () => this.set("event", this.filter.event === event ? null : event) } }, `${when}  ${event.name} (${event.status})`);
    }));
  }
}

export default { render({ model, el: root }) { const inner = document.createElement("div"); root.append(inner); new Explorer(model, inner); } };
