const cases = [...document.querySelectorAll(".case")];
const filters = [...document.querySelectorAll("[data-filter]")];

function fits(one) {
  return filters.every(({ dataset: { filter }, value }) => {
    if (!value) return true;
    if (filter === "text") return one.textContent.toLowerCase().includes(value.toLowerCase());
    if (filter === "agreement") return one.dataset.agreement.split(" ").includes(value);
    return one.dataset[filter] === value;
  });
}

function apply() {
  let shown = 0;
  for (const one of cases) {
    one.hidden = !fits(one);
    shown += !one.hidden;
  }
  document.getElementById("count").textContent = `${shown} van ${cases.length} vragen`;
}

function showPages(one) {
  for (const image of one.querySelectorAll("img[data-page]")) image.src ||= PAGES[image.dataset.page];
}

function openLinked() {
  const one = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (one?.matches(".case")) {
    one.hidden = false;
    one.open = true;
    one.scrollIntoView();
  }
}

for (const field of filters) field.addEventListener("input", apply);
for (const one of cases) one.addEventListener("toggle", () => one.open && showPages(one));
addEventListener("hashchange", openLinked);
openLinked();
