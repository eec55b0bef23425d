// The explorer: filters over the claims, bars of actors and a chronology to click, each drawn from what the others leave.

const FILTERS = [
  ["outlet", "outlet"], ["topics", "topic"], ["certainty_speaker", "speaker's certainty"],
  ["certainty_reporter", "outlet's stance"], ["event_status", "event"], ["type", "type"]];
const NOTHING = { words: "", actor: null, event: null, from: null, to: null };
const MOST_BARS = 15;
const MOST_EVENTS = 100;
const MOST_ROWS = 200;

const interval = (from, to) => (!from && !to ? "undated" : from === to || !to ? from : `${from || "…"} / ${to}`);

class Explorer {
  constructor(model, root) {
    this.model = model;
    this.root = root;
    this.data = model.get("data");
    this.filter = { ...NOTHING };
    this.actors = el("div", { class: "saksi-bars", role: "group", "aria-label": "who is heard" });
    this.events = el("div", { class: "saksi-events", role: "group", "aria-label": "chronology" });
    this.rows = el("div", { class: "saksi-rows", role: "region", tabindex: "0", "aria-label": "claims" });
    this.count = el("p", { class: "saksi-said", role: "status" });
    root.append(this.bar(), el("div", { class: "saksi-body" }, el("div", {}, this.count, this.rows),
      el("div", {}, el("h4", {}, "chronology"), this.events, el("h4", {}, "who is heard"), this.actors)));
    this.update();
  }

  bar() {
    const bar = el("div", { class: "saksi-bar", role: "toolbar", "aria-label": "filters" });
    for (const [column, name] of FILTERS) {
      const values = [...new Set(this.data.claims.flatMap((row) => listed(row[column])))].sort();
      if (!values.length) continue;
      bar.append(el("select", { "aria-label": name, "data-column": column, on: { change: (e) => this.set(column, e.target.value || null) } },
        el("option", { value: "" }, name), ...values.map((value) => el("option", { value }, value))));
    }
    const day = (name, label) => el("label", { class: "saksi-label" }, label,
      el("input", { type: "date", name, on: { change: (e) => this.set(name, e.target.value || null) } }));
    const options = el("datalist", { id: "saksi-actors" }, ...this.data.actors.map(({ name }) => el("option", { value: name })));
    this.actorField = el("input", { type: "search", list: options.id, placeholder: "actor", "aria-label": "actor",
      on: { change: (e) => this.set("actor", e.target.value || null) } });
    bar.append(
      options, this.actorField, day("from", "written from"), day("to", "to"),
      el("input", { type: "search", placeholder: "words", "aria-label": "words", on: { input: (e) => this.set("words", e.target.value.toLowerCase()) } }),
      button("all", () => this.clear(), { class: "saksi-all" }));
    return bar;
  }

  set(name, value) {
    this.filter[name] = value;
    if (name === "actor") this.actorField.value = value || "";
    this.update();
  }

  clear() {
    this.filter = { ...NOTHING };
    for (const field of this.root.querySelectorAll("select, input")) field.value = "";
    this.update();
  }

  passes(row, but) {
    const { words, actor, event, from, to, ...columns } = this.filter;
    if (words && !row.text.toLowerCase().includes(words)) return false;
    if (but !== "actor" && actor && row.source_name !== actor && !row.about.includes(actor)) return false;
    if (but !== "event" && event && !event.sentences.includes(row.sentence_id)) return false;
    if (from && !((row.published_latest || row.published_earliest || "") >= from)) return false;
    if (to && !((row.published_earliest || row.published_latest || "9999") <= to)) return false;
    return Object.entries(columns).every(([column, value]) => !value || listed(row[column]).includes(value));
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
    const how = [row.quote_id ? "reported" : "own voice", row.certainty_speaker, row.certainty_reporter, row.event_status];
    const via = row.via.length ? ` via ${row.via.join(" ← ")}` : "";
    return el("div", { class: "saksi-claim" },
      el("strong", {}, row.source_name + via), ` ${how.filter(Boolean).join(" · ")}`, el("q", { lang: "id" }, row.text),
      el("span", { class: "saksi-origin" }, `${row.outlet || row.article_id}, ${interval(row.published_earliest, row.published_latest)}`));
  }

  drawActors() {
    const counts = new Map();
    for (const row of this.data.claims.filter((r) => r.quote_id && this.passes(r, "actor"))) {
      counts.set(row.source_name, (counts.get(row.source_name) || 0) + 1);
    }
    const bars = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).slice(0, MOST_BARS);
    const most = Math.max(1, ...bars.map(([, n]) => n));
    this.redraw(this.actors, bars.map(([name, n]) => {
      const bar = el("button", { type: "button", class: "saksi-bar-of", "aria-pressed": String(this.filter.actor === name), "data-key": name,
        on: { click: () => this.set("actor", this.filter.actor === name ? null : name) } }, el("span", {}, name), el("span", {}, n));
      bar.style.backgroundSize = `${(100 * n) / most}% 100%`;
      return bar;
    }));
  }

  drawEvents() { // those that no claim left tells of step back
    const left = new Set(this.data.claims.filter((row) => this.passes(row, "event")).map((row) => row.sentence_id));
    const told = (event) => event.sentences.some((sentence) => left.has(sentence));
    const [here, apart] = [this.data.events.filter(told), this.data.events.filter((event) => !told(event))];
    const drawn = new Set([...here, ...apart].slice(0, MOST_EVENTS));
    this.redraw(this.events, this.data.events.filter((event) => drawn.has(event)).map((event) => el("button", {
      type: "button", class: `saksi-event saksi-${event.status}${told(event) ? "" : " saksi-apart"}`, "data-key": event.event_id,
      "aria-pressed": String(this.filter.event === event), on: { click: () => this.set("event", this.filter.event === event ? null : event) },
    }, `${interval(event.earliest, event.latest)}  ${event.name} (${event.status})`)));
    const more = this.data.events.length - drawn.size;
    if (more > 0) this.events.append(el("p", {}, `${more} more: narrow the filters`));
  }

  redraw(holder, buttons) { // the button that was pressed keeps the focus
    const key = holder.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    holder.replaceChildren(...buttons);
    if (key != null) buttons.find((node) => node.dataset.key === key)?.focus();
  }
}

export default { render({ model, el: holder }) { new Explorer(model, rootOf(holder, "saksi-view saksi-explorer")); } };
