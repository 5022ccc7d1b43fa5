// Elements are made here and nowhere else: text becomes text nodes, never markup.
const SVG = "http://www.w3.org/2000/svg";
const data = JSON.parse(document.getElementById("data")?.textContent ?? "null");
const byId = (id) => document.getElementById(id);

function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null));
  return node;
}

function icon(name, className = "") {
  const drawing = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#${name}`);
  drawing.setAttribute("class", className);
  drawing.setAttribute("aria-hidden", "true");
  drawing.append(use);
  return drawing;
}

const SIGNS = { corroborated: "i-c", disputed: "i-d", superseded: "i-m", once: "i-o" };
const sign = (status) => icon(SIGNS[status], `sg k-${status}`);
const plural = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

const live = h("div", { class: "vh", role: "status", "aria-live": "polite" });
document.body.append(live);
const announce = (text) => { live.textContent = text; };

// A link's target, by the id it names; null for links that lead elsewhere.
function targetOf(link) {
  const href = link?.getAttribute("href") ?? "";
  if (!href.startsWith("#") || href.length < 2) return null;
  try { return byId(decodeURIComponent(href.slice(1))); } catch { return null; }
}

function unfold(node) {
  for (let at = node; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
}

function remember(id) {
  try { history.replaceState(null, "", `#${encodeURIComponent(id)}`); } catch { /* file: in a frame */ }
}
