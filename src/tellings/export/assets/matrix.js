// The matrix: findings down, reports across; drawn in pieces so that sixty reports do not wait.
const PIECE = 40;
const FEW = 8;
const home = byId("matrix");
const filter = { statuses: new Set(), outlet: "", person: "", words: "", order: "weight" };
let table = null, body = null, drawing = 0, sheet = null, columns = [], search = null;

const ORDERS = {
  weight: (a, b) => b.o - a.o || b.r - a.r || a.n - b.n,
  time: (a, b) => (a.t || "9999").localeCompare(b.t || "9999") || a.n - b.n,
  account: (a, b) => a.n - b.n,
};

function startMatrix() {
  if (!home || !data) return;
  sheet = h("div", { class: data.reports.length > FEW ? "sheet many" : "sheet few", tabindex: "0", role: "group", "aria-labelledby": "h-matrix" });
  table = h("table", {});
  columns = data.reports.map(() => h("col"));
  body = h("tbody");
  table.append(h("colgroup", {}, h("col"), ...columns), heads(), body);
  sheet.append(table);
  home.append(tools(), sheet, legend());
  table.addEventListener("mouseover", (event) => lightColumn(event.target));
  table.addEventListener("mouseleave", () => lightColumn(null));
  table.addEventListener("focusin", (event) => lightColumn(event.target));
  table.addEventListener("keydown", walk);
  draw();
}

function heads() {
  const names = data.reports.map((report) =>
    h("th", { scope: "col" }, h("a", { href: `#${encodeURIComponent(report.id)}`, title: `${report.label}: ${report.title ?? "(no title)"}` },
      report.label.split(",")[0], " ", h("small", {}, report.day))));
  const row = h("tr", {}, h("th", { class: "corner" }, h("span", { class: "vh" }, "Finding")), ...names);
  if (!data.braces.length) return h("thead", {}, row);
  const braces = h("tr", {}, h("th", { class: "corner" }));
  for (let at = 0; at < data.reports.length;) {
    const brace = data.braces.find(([first]) => first === at);
    const wide = brace ? brace[1] : 1;
    braces.append(brace
      ? h("th", { class: "brace", colspan: wide, scope: "colgroup" }, h("span", { title: brace[2] }, brace[2]))
      : h("td"));
    at += wide;
  }
  return h("thead", {}, braces, row);
}

function tools() {
  const again = () => { draw(); announce(`${plural(rows().length, "finding")} shown.`); };
  const statuses = Object.keys(data.statuses).filter((s) => data.findings.some((f) => f.s === s));
  const toggles = statuses.map((status) => h("button", {
    type: "button", class: `k-${status}`, "aria-pressed": "true", onclick: (event) => {
      const button = event.currentTarget, on = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(on));
      filter.statuses[on ? "delete" : "add"](status);
      again();
    } }, sign(status), data.statuses[status]));
  const outlets = [...new Set(data.reports.map((r) => r.outlet))].sort().map((name) => [name, name]);
  const heard = new Set(data.findings.flatMap((f) => f.w));
  const people = data.people.filter(([id]) => heard.has(id));
  search = h("input", { type: "search", placeholder: "Search ( / )", "aria-label": "Search the findings", oninput: (event) => { filter.words = event.target.value.toLowerCase(); again(); } });
  return h("div", { class: "tools", role: "search" },
    search, h("div", { class: "group" }, ...toggles),
    choice("Outlet", [["", "every outlet"], ...outlets], (value) => { filter.outlet = value; again(); }),
    people.length ? choice("Speaker", [["", "every speaker"], ...people], (value) => { filter.person = value; again(); }) : null,
    choice("Order", [["weight", "by weight"], ["time", "by time"], ["account", "as in the account"]], (value) => { filter.order = value; again(); }));
}

function choice(name, pairs, chosen) {
  return h("select", { "aria-label": name, onchange: (event) => chosen(event.target.value) },
    ...pairs.map(([value, words]) => h("option", { value }, words)));
}

function rows() {
  return data.findings.filter((finding) =>
    !filter.statuses.has(finding.s)
    && (!filter.person || finding.w.includes(filter.person))
    && (!filter.outlet || finding.c.some(([column]) => data.reports[column].outlet === filter.outlet))
    && (!filter.words || wordsOf(finding).includes(filter.words))).sort(ORDERS[filter.order]);
}

function wordsOf(finding) {
  finding.words ??= (byId(finding.id)?.textContent ?? finding.q).toLowerCase();
  return finding.words;
}

function draw() {
  const waiting = rows(), mine = ++drawing;
  body.replaceChildren();
  if (!waiting.length) body.append(h("tr", {}, h("th", { scope: "row" }, h("span", { class: "q" }, "Nothing fits."))));
  const piece = () => {
    if (mine !== drawing) return;
    body.append(...waiting.splice(0, PIECE).map(drawRow));
    if (waiting.length) (window.requestIdleCallback ?? setTimeout)(piece);
  };
  piece();
}

function drawRow(finding) {
  const standing = `${plural(finding.o, "origin")}, ${plural(finding.r, "report")}`;
  const question = h("button", { class: "q", type: "button", "data-f": finding.id }, sign(finding.s), finding.q, " ",
    h("small", {}, finding.s === "once" ? "" : standing), h("span", { class: "vh" }, ` ${data.statuses[finding.s]}`));
  const row = h("tr", { class: `k-${finding.s}` }, h("th", { scope: "row" }, question));
  let at = 0;
  for (const cell of finding.c) {
    for (; at < cell[0]; at++) row.append(h("td"));
    row.append(h("td", {}, drawCell(finding, cell)));
    at++;
  }
  for (; at < data.reports.length; at++) row.append(h("td"));
  return row;
}

function drawCell(finding, [column, side, fresh, label, ...statements]) {
  const shape = side < 0 ? "m-x" : `m-${Math.min(side, 2)}`;
  const stand = side < 0 ? "denies" : finding.s === "disputed" ? `side ${side + 1}` : "says so";
  const words = `${data.reports[column].label}: ${label || stand}${fresh ? "" : ", an origin heard before"}`;
  return h("button", { class: fresh ? "cell new" : "cell", type: "button", tabindex: "-1", "data-f": finding.id, "data-s": statements.join(" "), "aria-label": words, title: words },
    icon(shape), label && data.reports.length <= FEW ? h("b", {}, label) : null);
}

function lightColumn(node) {
  const place = node?.closest?.("td, th")?.cellIndex ?? 0;
  const head = node?.closest?.("thead tr:first-child") && data.braces.length;
  columns.forEach((column, at) => column.classList.toggle("on", !head && at === place - 1));
}

// Arrow keys walk from cell to cell; Tab goes from row to row.
function walk(event) {
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  const here = event.target.closest("td, th");
  if (!step || !here || !body.contains(here)) return;
  event.preventDefault();
  const across = step[0], down = step[1];
  let row = here.parentElement, at = here.cellIndex;
  for (;;) {
    if (down) row = down > 0 ? row.nextElementSibling : row.previousElementSibling;
    else at += across;
    const cell = row?.cells[at];
    if (!cell) return;
    const button = cell.querySelector("button");
    if (button) return button.focus();
  }
}

home?.addEventListener("click", (event) => {
  const button = event.target.closest("[data-f]");
  if (!button) return;
  if (shown?.opener === button) return closePanel();
  openNote(byId(button.dataset.f), button, new Set((button.dataset.s ?? "").split(" ").filter(Boolean)));
});

function legend() {
  const full = (name) => icon(name, "full");
  return h("p", { class: "legend" }, full("m-0"), " speaks to it, with an origin not heard before · ", icon("m-0"),
    " repeats an origin · ", full("m-0"), " ", full("m-1"), " ", full("m-2"), " the sides of a dispute · ", icon("m-x"),
    " denies · columns under one brace share a text: one voice");
}
