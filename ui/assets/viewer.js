// Opens citations in the pane beside the chat; without this script they are ordinary links.
(() => {
  document.documentElement.lang = "nl";
  let zoom = 100;
  const pane = () => document.querySelector("#viewer-pane");

  async function show(href) {
    const target = pane();
    if (!target) { window.location.href = href; return; }
    const url = new URL(href, window.location.origin);
    url.searchParams.set("deel", "1");
    const response = await fetch(url);
    target.innerHTML = await response.text();
    zoom = 100;
    target.querySelector(".mark")?.scrollIntoView({ block: "center", behavior: "instant" });
    if (window.innerWidth < 900) target.scrollIntoView({ block: "start" });
    target.querySelector("h2")?.setAttribute("tabindex", "-1");
    target.querySelector("h2")?.focus({ preventScroll: true });
  }

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

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest?.("a[href*='/bron/']");
    if (link && pane()) { event.preventDefault(); event.stopPropagation(); show(link.href); return; }
    const head = event.target.closest?.(".sortable th");
    if (head) { sort(head); return; }
    const button = event.target.closest?.("[data-zoom]");
    const paper = button?.closest(".viewer")?.querySelector(".paper");
    if (!paper) return;
    zoom = Math.min(400, Math.max(50, zoom + (button.dataset.zoom === "in" ? 25 : -25)));
    paper.style.width = zoom + "%";
  }, true);
})();
