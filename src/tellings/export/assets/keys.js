// The keyboard: everything by Tab, and short cuts for hands that stay on the keys.
const KEYS = [
  ["j  k", "next, previous finding"], ["Enter", "open the evidence"], ["o", "next origin in the evidence"],
  ["/", "search the findings"], ["Esc", "close; back to where you were"], ["← ↑ ↓ →", "walk the matrix"], ["?", "these keys"],
];
const help = h("dialog", { id: "keys", "aria-labelledby": "h-keys" }, h("h2", { id: "h-keys" }, "Keys"),
  h("dl", {}, ...KEYS.flatMap(([key, words]) => [h("dt", {}, h("kbd", {}, key)), h("dd", {}, words)])),
  h("form", { method: "dialog" }, h("button", { class: "x", onclick: (event) => { event.preventDefault(); help.close(); } }, "Close")));
document.body.append(help);

// Where j and k stop: the marks in the text, then the rows of the matrix.
const stops = () => [...document.querySelectorAll("main .mk, main .q[data-f]")].filter((node) => !node.closest("#notes, #people, #panel") && node.getClientRects().length);

function step(by) {
  const all = stops();
  const from = shown?.opener ?? document.activeElement;
  let at = all.indexOf(from);
  if (at < 0) at = all.findIndex((node) => node.getBoundingClientRect().top >= 0) - (by > 0 ? 1 : 0);
  const next = all[Math.max(0, Math.min(all.length - 1, at + by))];
  if (!next) return;
  if (shown) {
    next.click();
    if (!inView(next)) next.scrollIntoView({ block: "center" });
  } else {
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  }
}

function nextOrigin() {
  if (!shown) {
    const stop = stops().includes(document.activeElement) ? document.activeElement : stops().find(inView);
    stop?.click();
  }
  const names = [...panel.querySelectorAll(".origin h4")];
  const next = names[(names.indexOf(document.activeElement) + 1) % names.length];
  next?.focus();
  next?.scrollIntoView({ block: wide.matches ? "start" : "nearest" });
  if (next) panel.scrollTop -= 80;
}

function escape() {
  if (help.open) return help.close();
  if (trail.length) return goBack();
  closePanel();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.matches?.("input, select, textarea");
  if (event.key === "Escape") {
    if (typing) event.target.blur();
    return escape();
  }
  if (typing || help.open) return;
  const action = { j: () => step(1), k: () => step(-1), o: nextOrigin, "?": () => help.showModal(),
    "/": () => { search?.focus(); search?.scrollIntoView({ block: "center" }); } }[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});

// On paper everything is open.
addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll("#disputed details, #once details, #agreed details")) {
    if (!fold.open) { fold.open = true; fold.dataset.forPaper = ""; }
  }
});
addEventListener("afterprint", () => {
  for (const fold of document.querySelectorAll("details[data-for-paper]")) { fold.open = false; delete fold.dataset.forPaper; }
});

// The contents say where one is.
function watchPlace() {
  const links = new Map([...document.querySelectorAll(".contents a")].map((link) => [targetOf(link), link]));
  const observer = new IntersectionObserver((seen) => {
    for (const { target, isIntersecting } of seen) links.get(target).classList.toggle("here", isIntersecting);
  }, { rootMargin: "-20% 0px -75% 0px" });
  for (const part of links.keys()) if (part) observer.observe(part);
}

if (data) {
  if (data.reports.length > 20) document.body.classList.add("big");
  for (const link of document.querySelectorAll("a.st")) link.draggable = false;
  byId("main").tabIndex = -1;
  startMatrix();
  watchPlace();
  arrive();
  addEventListener("hashchange", arrive);
}
