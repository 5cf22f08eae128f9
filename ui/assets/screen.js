// The screen's own script: pages beside the chat, the conversation in this browser, copies and downloads.
// Without it citations are ordinary links.
(() => {
  const words = window.afspraakwijzerTexts;
  const CURRENT = "afspraakwijzer.gesprek";
  const PAST = "afspraakwijzer.gesprekken";
  const MOST_PAST = 20;
  const WIDE = 900;
  document.documentElement.lang = "nl";

  // ---- the page viewer ----
  let zoom = 100;
  let opener = null;
  const pane = () => document.querySelector("#viewer-pane");
  const asHash = (href) => "#" + href.replace(window.location.origin, "");

  async function show(href, { focus = true, push = true } = {}) {
    const target = pane();
    if (!target) { window.location.href = href; return; }
    const url = new URL(href, window.location.origin);
    url.searchParams.set("deel", "1");
    const response = await fetch(url).catch(() => null);
    if (response?.ok) target.innerHTML = await response.text();
    else refuse(target, response ? await response.text() : words.failed);
    zoom = 100;
    if (push && asHash(href) !== window.location.hash) history.pushState(null, "", asHash(href));
    const scroll = target.querySelector(".scroll");
    const mark = target.querySelector(".mark");
    const image = target.querySelector("img");
    const centre = () => {
      if (scroll && mark) scroll.scrollTop = mark.offsetTop - scroll.clientHeight / 3;
      else mark?.scrollIntoView({ block: "center" });
    };
    if (image && !image.complete) image.addEventListener("load", centre, { once: true });
    centre();
    if (focus) target.querySelector("h2")?.focus({ preventScroll: window.innerWidth >= WIDE });
  }

  function refuse(target, text) {
    const section = document.createElement("section");
    section.className = "viewer";
    section.innerHTML = '<p role="alert"></p><p class="controls"><button type="button" data-close></button></p>';
    section.querySelector("[role=alert]").textContent = text;
    section.querySelector("button").textContent = words.close;
    target.replaceChildren(section);
  }

  function close({ push = true } = {}) {
    if (!pane()?.querySelector(".viewer")) return;
    pane().innerHTML = `<p>${words.empty}</p>`;
    if (push && window.location.hash) history.pushState(null, "", window.location.pathname + window.location.search);
    opener?.focus();
    opener = null;
  }

  function follow() {
    if (window.location.hash.startsWith("#/bron/")) show(window.location.hash.slice(1), { focus: false, push: false });
    else close({ push: false });
  }
  window.addEventListener("popstate", follow);

  // ---- the conversation: this tab's own, and earlier ones of this browser ----
  function read(store, key, otherwise) {
    try { return JSON.parse(store.getItem(key)) ?? otherwise; } catch { return otherwise; }
  }
  function write(store, key, value) {
    try { store.setItem(key, JSON.stringify(value)); } catch { /* a full or forbidden store: nothing is kept */ }
  }
  const begin = (linked = "") => ({ id: crypto.randomUUID?.() ?? String(Date.now() + Math.random()), linked, turns: [] });
  const current = () => read(sessionStorage, CURRENT, null) ?? begin();

  window.afspraakwijzer = {
    restore() {
      const query = new URLSearchParams(window.location.search);
      const linked = query.get("vraag") ?? "";
      let memory = current();
      if (linked && memory.linked !== linked) memory = begin(linked);
      else if (linked && memory.turns.length) query.delete("vraag");
      write(sessionStorage, CURRENT, memory);
      return [memory.turns, JSON.stringify([query.get("vraag") ?? "", query.get("versie") ?? ""])];
    },
    save(turns) {
      const memory = { ...current(), turns: turns ?? [] };
      write(sessionStorage, CURRENT, memory);
      if (!memory.turns.length) return;
      const others = read(localStorage, PAST, []).filter((one) => one.id !== memory.id);
      const title = memory.turns[0].question;
      write(localStorage, PAST, [{ ...memory, title, when: Date.now() }, ...others].slice(0, MOST_PAST));
      list();
    },
    fresh() {
      write(sessionStorage, CURRENT, begin());
      history.pushState(null, "", "/");
      close({ push: false });
    },
  };

  function list() {
    const place = document.querySelector(".past ul");
    if (!place) return;
    place.replaceChildren(...read(localStorage, PAST, []).map((one) => {
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.open = one.id;
      button.textContent = `${new Date(one.when).toLocaleDateString("nl-NL")}: ${one.title}`;
      button.setAttribute("aria-label", `${words.openPast}: ${button.textContent}`);
      const line = document.createElement("li");
      line.append(button);
      return line;
    }));
  }

  function reopen(id) {
    const found = read(localStorage, PAST, []).find((one) => one.id === id);
    if (!found) return;
    write(sessionStorage, CURRENT, { id: found.id, linked: "", turns: found.turns });
    window.location.href = "/";
  }

  // ---- what is said aloud, and where the eye goes, when an answer comes ----
  const live = document.createElement("div");
  live.id = "live";
  live.className = "hidden";
  live.setAttribute("role", "status");
  live.setAttribute("aria-live", "polite");
  let seen = "";
  function arrived() {
    const turns = document.querySelectorAll("#conversation .turn");
    const last = turns[turns.length - 1];
    const said = last?.querySelector(".said");
    const now = last ? last.dataset.turn + (said?.className ?? "") + (said?.textContent ?? "") : "";
    if (!now || now === seen) return;
    const first = seen === "";
    seen = now;
    live.textContent = said?.textContent ?? "";
    const box = document.querySelector("#conversation .turns");
    if (box.scrollHeight > box.clientHeight) box.scrollTop = last.offsetTop - box.offsetTop - 8;
    else if (window.innerWidth < WIDE && !first) last.scrollIntoView({ block: "start" });
    if (said.classList.contains("waiting") || window.innerWidth < WIDE) return;
    if (first && window.location.hash) return;
    const source = last.querySelector("a[href*='/bron/'].cite, td a[href*='/bron/']");
    if (source) show(source.href, { focus: false, push: false });
    else close({ push: false });
  }

  // ---- small deeds ----
  function sort(head) {
    const table = head.closest("table");
    const column = [...head.parentNode.children].indexOf(head);
    const upwards = head.getAttribute("aria-sort") !== "ascending";
    for (const other of head.parentNode.children) other.setAttribute("aria-sort", "none");
    head.setAttribute("aria-sort", upwards ? "ascending" : "descending");
    const order = new Intl.Collator("nl", { numeric: true });
    const rows = [...table.tBodies[0].rows];
    rows.sort((a, b) => order.compare(a.cells[column].innerText, b.cells[column].innerText) * (upwards ? 1 : -1));
    table.tBodies[0].append(...rows);
  }

  function save(name, blob) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  const post = (address, body) =>
    fetch(address, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

  async function keep(kind) {
    const response = await post(`/gesprek.${kind}`, current().turns).catch(() => null);
    if (response?.ok) save(`gesprek.${kind}`, await response.blob());
    else window.alert(response ? await response.text() : words.failed);
  }

  function tableAsCsv(table) {
    const field = (cell) => `"${cell.innerText.replaceAll('"', '""').trim()}"`;
    const lines = [...table.rows].map((row) => [...row.cells].map(field).join(";"));
    save("vergelijking.csv", new Blob(["\ufeff" + lines.join("\r\n")], { type: "text/csv;charset=utf-8" }));
  }

  async function judge(actions, verdict, reason = "") {
    const id = actions.closest(".turn").dataset.turn;
    const turn = current().turns.find((one) => one.id === id);
    const thanks = actions.querySelector(".thanks");
    const response = turn && (await post("/waardering", { turn, verdict, reason }).catch(() => null));
    if (!response?.ok) { thanks.textContent = words.failed; return; }
    for (const one of actions.querySelectorAll("[data-verdict]")) {
      one.setAttribute("aria-pressed", String(one.dataset.verdict === verdict));
    }
    const form = actions.querySelector(".reason");
    form.hidden = Boolean(reason);
    form.dataset.judged = verdict;
    thanks.textContent = words.thanks;
  }

  async function copy(button, text) {
    const thanks = button.closest(".actions").querySelector(".thanks");
    try { await navigator.clipboard.writeText(text); thanks.textContent = words.copied; }
    catch { thanks.textContent = words.failed; }
  }

  function replyAsText(turn) {
    const parts = [...turn.querySelectorAll(".said, .cards > li")].map((part) => part.innerText.trim());
    return [turn.querySelector(".asked").lastChild.textContent, ...parts].join("\n\n");
  }

  const deeds = {
    "[data-close]": () => close(),
    "[data-copy]": (button) => copy(button, replyAsText(button.closest(".turn"))),
    "[data-share]": (link, event) => { event.preventDefault(); copy(link, link.href); },
    "[data-verdict]": (button) => { if (button.type === "button") judge(button.closest(".actions"), button.dataset.verdict); },
    "[data-export]": (button) => keep(button.dataset.export),
    "[data-open]": (button) => reopen(button.dataset.open),
    "[data-forget]": () => { localStorage.removeItem(PAST); list(); },
    "[data-print]": () => window.print(),
    "[data-download-table]": () => {
      const table = document.querySelector("#comparison table");
      if (table) tableAsCsv(table);
    },
    "[role=tab]": () => close({ push: false }),
    ".sortable th": (head) => sort(head),
    "[data-zoom]": (button) => {
      zoom = Math.min(400, Math.max(50, zoom + (button.dataset.zoom === "in" ? 25 : -25)));
      const paper = button.closest(".viewer").querySelector(".paper");
      if (paper) paper.style.width = zoom + "%";
    },
  };

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest?.("a[href*='/bron/']");
    if (link && pane()) {
      event.preventDefault();
      event.stopPropagation();
      if (!link.closest("#viewer-pane")) opener = link;
      show(link.href);
      return;
    }
    for (const [selector, deed] of Object.entries(deeds)) {
      const found = event.target.closest?.(selector);
      if (found) { deed(found, event); return; }
    }
  }, true);

  document.addEventListener("submit", (event) => {
    const form = event.target.closest?.("form.reason");
    if (!form) return;
    event.preventDefault();
    judge(form.closest(".actions"), form.dataset.judged, form.elements.reason.value.trim());
  }, true);

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.closest?.("#side")) close();
  });

  function start() {
    document.body.append(live);
    let started = false;
    let ready = false;
    new MutationObserver(() => {
      if (!started && pane() && document.querySelector(".past ul")) { started = true; list(); follow(); }
      const box = document.querySelector("#question textarea, #question input");
      if (!ready && box && !box.disabled) {
        ready = true;
        if (document.activeElement === document.body && !window.location.hash) box.focus();
      }
      arrived();
      // Gradio names its upload button in English whatever the page's language is; the words on it are its name.
      document.querySelector(".upload-container[aria-label]")?.removeAttribute("aria-label");
    }).observe(document.body, { childList: true, subtree: true, characterData: true, attributeFilter: ["disabled"] });
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
