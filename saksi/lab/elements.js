// What the views of a notebook share. Nothing of an article becomes markup: every word enters the page as text.

// A notebook's own keys (b: new cell, d d: delete it) act on whatever has the focus in an output, unless that very
// element forbids it.
const FOCUSABLE = new Set(["button", "input", "select", "summary"]);

function el(name, attributes, ...children) {
  const node = document.createElement(name);
  if (FOCUSABLE.has(name) || attributes?.tabindex) node.setAttribute("data-lm-suppress-shortcuts", "true");
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key === "on") for (const [kind, act] of Object.entries(value)) node.addEventListener(kind, act);
    else if (value === true) node.setAttribute(key, "");
    else if (value !== false && value != null) node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child != null));
  return node;
}

const button = (label, act, attributes) => el("button", { type: "button", on: { click: act }, ...attributes }, label);
const listed = (cell) => (Array.isArray(cell) ? cell : cell == null ? [] : [cell]);
const shown = (cell) => listed(cell).join("; ");
const filled = (cell) => cell !== false && listed(cell).length > 0;
const codePoints = (text) => Array.from(text).length;

function rootOf(holder, classes) {
  const root = el("div", { class: classes });
  holder.append(root);
  return root;
}

// Words found in the text of nodes, across their borders, as ranges; case does not matter.
function rangesOf(nodes, words) {
  const starts = [];
  let text = "";
  for (const node of nodes) { starts.push(text.length); text += node.textContent; }
  const place = (at, last) => {
    let number = starts.findLastIndex((start) => (last ? start < at : start <= at));
    return [nodes[number].firstChild, at - starts[number]];
  };
  const pattern = new RegExp(words.trim().replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+"), "giu");
  return Array.from(text.matchAll(pattern), (found) => {
    const range = document.createRange();
    range.setStart(...place(found.index, false));
    range.setEnd(...place(found.index + found[0].length, true));
    return range;
  });
}
