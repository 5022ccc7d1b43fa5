// Evidence opens beside the text (below it where there is no room) and closes to where one was.
const panel = h("aside", { id: "panel", "aria-labelledby": "panel-title", tabindex: "-1", hidden: true });
document.body.append(panel);
const wide = matchMedia("(min-width: 960px)");
let shown = null;   // { note, opener, sentence }
const trail = [];   // places left by following a link to a report

const back = h("button", { id: "back", hidden: true, onclick: goBack }, "← back (Esc)");
document.body.append(back);

const idsOf = (node) => (node.dataset.s ?? node.id).split(" ");

// All pieces of a statement in its report; a statement may be cut by others that overlap it.
function piecesOf(id) {
  const first = byId(id);
  const article = first?.closest(".report");
  if (!article) return [];
  return [...article.querySelectorAll(".st")].filter((piece) => idsOf(piece).includes(id));
}

// The paragraph a statement stands in, with its words marked.
function paragraphOf(id) {
  const pieces = piecesOf(id);
  const paragraph = pieces[0]?.closest("p");
  if (!paragraph) return null;
  const quote = h("blockquote", { dir: "auto" });
  for (const node of paragraph.childNodes) {
    const text = node.textContent;
    quote.append(pieces.includes(node) ? h("mark", {}, text) : text);
  }
  return quote;
}

function evidenceOf(item, cited) {
  const id = item.querySelector(".to").hash.slice(1);
  const copy = h("li", { class: cited.has(id) ? "ev cited" : "ev", "data-s": id });
  const byLine = item.querySelector(".by").cloneNode(true);
  copy.append(paragraphOf(id) ?? item.querySelector("q").cloneNode(true), byLine);
  return copy;
}

function fill(note, cited) {
  const title = h("h2", { id: "panel-title" });
  title.append(...[...note.querySelector("h3").childNodes].map((n) => n.cloneNode(true)));
  const body = h("div", { class: "body" });
  for (const child of note.children) {
    if (child.tagName === "H3" || child.classList.contains("origin")) continue;
    body.append(child.cloneNode(true));
  }
  const origins = [...note.querySelectorAll(".origin")];
  origins.forEach((origin, place) => {
    const name = origin.querySelector("h4").textContent;
    const counted = h("small", {}, origins.length > 1 ? `origin ${place + 1} of ${origins.length} · ` : "one origin · ");
    const list = h("ul", {}, ...[...origin.querySelectorAll(".ev")].map((e) => evidenceOf(e, cited)));
    body.append(h("div", { class: "origin" }, h("h4", { tabindex: "-1" }, counted, name), list));
  });
  const close = h("button", { class: "x", onclick: closePanel, "aria-label": "Close the evidence" }, "Esc");
  panel.className = [...note.classList].find((name) => name.startsWith("k-")) ?? "";
  panel.replaceChildren(h("header", {}, title, close), body);
  return origins.length;
}

function place(opener) {
  if (wide.matches) {
    panel.classList.add("beside");
    document.body.append(panel);
    document.body.classList.add("beside-open");
  } else {
    panel.classList.add("inline");
    const sheet = opener.closest(".sheet");
    (sheet ?? opener.closest(".sent") ?? opener.closest("p, li, .chart") ?? opener).after(panel);
  }
}

function openNote(note, opener, cited = new Set(), { take = true } = {}) {
  if (!note?.classList.contains("note")) return;
  if (shown) release();
  const sentence = opener.closest(".sent");
  const origins = fill(note, cited);
  place(opener);
  panel.hidden = false;
  panel.scrollTop = 0;
  shown = { note, opener, sentence };
  opener.setAttribute("aria-expanded", "true");
  sentence?.classList.add("lit");
  for (const id of cited) for (const piece of piecesOf(id)) piece.classList.add("lit");
  remember(note.id);
  const statements = panel.querySelectorAll(".ev").length;
  announce(`${panel.querySelector("h2").textContent.trim()} ${plural(statements, "statement")}, ${plural(origins, "origin")}.`);
  if (take) panel.focus({ preventScroll: wide.matches });
  panel.querySelector(".cited")?.scrollIntoView({ block: "nearest" });
  if (wide.matches && take && !panel.querySelector(".cited")) panel.scrollTop = 0;
}

function release() {
  shown.opener.removeAttribute("aria-expanded");
  shown.sentence?.classList.remove("lit");
  for (const piece of document.querySelectorAll(".st.lit")) piece.classList.remove("lit");
  panel.hidden = true;
  document.body.classList.remove("beside-open");
  document.body.append(panel);
}

function inView(node) {
  const box = node.getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight;
}

function closePanel() {
  if (!shown) return;
  const { opener } = shown;
  release();
  shown = null;
  try { history.replaceState(null, "", location.pathname + location.search); } catch { /* as above */ }
  const back = opener.isConnected ? opener : byId("main");
  back.focus({ preventScroll: true });
  if (!inView(back)) back.scrollIntoView({ block: "center" });
  announce("Evidence closed.");
}

function goTo(target, from) {
  trail.push({ from, y: scrollY });
  back.hidden = false;
  unfold(target);
  // Under an anchor that holds nothing, the words themselves are what is looked for.
  const words = target.classList.contains("report") ? target : piecesOf(target.id)[0] ?? target;
  words.scrollIntoView({ block: target.classList.contains("report") ? "start" : "center" });
  words.focus({ preventScroll: true });
  for (const piece of piecesOf(target.id)) {
    piece.classList.remove("flash");
    void piece.offsetWidth;
    piece.classList.add("flash");
  }
  remember(target.id);
}

function goBack() {
  const { from, y } = trail.pop();
  back.hidden = trail.length === 0;
  scrollTo({ top: y });
  if (from.isConnected) from.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const link = event.target.closest("a");
  const target = link && targetOf(link);
  if (!target) return;
  if (link.classList.contains("st") && !getSelection().isCollapsed) return event.preventDefault();
  if (target.classList.contains("note") && link.matches(".mk, .st")) {
    event.preventDefault();
    if (shown?.opener === link) return closePanel();
    const ids = link.matches(".st") ? idsOf(link) : (link.dataset.s ?? "").split(" ").filter(Boolean);
    openNote(target, link, new Set(ids));
  } else if (target.closest("#reports, #people, #places") && !link.closest(".contents")) {
    event.preventDefault();
    goTo(target, link);
  } else unfold(target);
});

// A link from outside to a finding or a statement opens it here.
function arrive() {
  let target = null;
  try { target = byId(decodeURIComponent(location.hash.slice(1))); } catch { return; }
  if (!target) return;
  unfold(target);
  if (target.classList.contains("note")) {
    const mark = [...document.querySelectorAll(".mk")].find((m) => targetOf(m) === target) ?? target;
    unfold(mark);
    mark.scrollIntoView({ block: "center" });
    openNote(target, mark, new Set((mark.dataset.s ?? "").split(" ").filter(Boolean)));
  } else if (piecesOf(target.id).length) {
    for (const piece of piecesOf(target.id)) piece.classList.add("lit");
    piecesOf(target.id)[0].scrollIntoView({ block: "center" });
  }
}

// What is copied takes its source along.
document.addEventListener("copy", (event) => {
  const selection = getSelection();
  const words = selection.toString().trim();
  if (!data || !words || event.target.closest?.("input, textarea")) return;
  const around = selection.getRangeAt(0).commonAncestorContainer;
  const node = around.nodeType === Node.ELEMENT_NODE ? around : around.parentElement;
  const source = citation(node);
  if (!source) return;
  event.clipboardData.setData("text/plain", `“${words}”\n— ${source}`);
  event.preventDefault();
});

function citation(node) {
  const article = node.closest(".report") ?? targetOf(node.closest(".ev")?.querySelector(".to"))?.closest(".report");
  const report = article && data.reports.find((r) => r.id === article.id);
  if (report) return [report.outlet, report.title && `“${report.title}”`, report.date, report.url].filter(Boolean).join(", ");
  return node.closest("#account") ? `${data.title}, an account of ${plural(data.reports.length, "report")}` : null;
}
