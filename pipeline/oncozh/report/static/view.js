"use strict";
/* The page: views, filters, the table beside the article, the summary, keys. */

/**
 * Starts the page on a batch: `{articles, failures, run, strings}`.
 * `extension(view)` may add columns, keys, an order of the rows and what happens on selection, before the first drawing.
 */
function startView(batch, extension) {
  chooseLanguage(batch.strings);
  applyTheme(recall("theme"));
  batch.articles.forEach(prepareArticle);
  const view = {
    batch,
    articles: batch.articles,
    rows: [],
    filters: {},
    order: { key: null, descending: false },
    columns: evidenceColumns(),
    keys: [],
    onSelect: () => {},
    onMention: null,
    accepts: () => true,
    arrange: (rows) => rows,
    onTranslate: () => {},
  };
  extension?.(view);
  gatherRows(view);
  view.pane = createArticlePane(byId("article"), byId("card"), {
    select: (row) => selectRow(view, row),
    article: (article) => {
      byId("article-choice").value = article.id;
    },
    mention: (mention) => view.onMention?.(mention),
  });
  view.table = createTable(byId("table"), view.columns, {
    select: (row) => {
      view.pane.showRow(row);
      byId("card").scrollIntoView({ block: "nearest" }); // on a telephone it lies below the table
      view.onSelect(row);
    },
    order: (key) => {
      view.order = { key, descending: view.order.key === key && !view.order.descending };
      applyFilters(view);
    },
  });
  view.selectRow = (row) => selectRow(view, row);
  view.applyFilters = () => applyFilters(view);
  view.rebuildRows = () => {
    gatherRows(view);
    applyFilters(view);
  };
  setUpTabs(view);
  setUpFilters(view);
  setUpKeys(view);
  byId("theme").addEventListener("click", toggleTheme);
  byId("print").addEventListener("click", () => print());
  byId("language").addEventListener("click", () => {
    language = language === "zh" ? "en" : "zh";
    remember("language", language);
    translate(view);
  });
  addEventListener("resize", debounce(150, () => drawForest(view)));
  translate(view);
  showTab(view, view.firstTab || "summary");
  return view;
}

function gatherRows(view) {
  view.rows = view.arrange(view.articles.flatMap((a) => a.rows));
}

function translate(view) {
  const row = view.table.selected();
  const article = view.pane.article();
  view.pane.draw();
  view.pane.clear();
  applyFilters(view);
  drawSummary(view);
  drawFailures(view.batch.failures);
  drawArticleChoice(view, article);
  if (row) view.pane.showRow(row);
  translatePage();
  view.onTranslate();
}

function evidenceColumns() {
  const two = (first, second, title) => [
    h("div", { class: "first", title: title || null }, first),
    h("div", { class: "second", title: second || null }, second),
  ];
  return [
    { keys: ["endpoint", "statistic"], width: "15%", cell: (r) => two(h("b", { class: "code" }, r.outcome.endpoint), endpointNotes(r.outcome), term("endpoint", r.outcome.endpoint)) },
    { keys: ["figure"], width: "16%", cell: (r) => two(h("b", null, figureWords(r.outcome)), figureNotes(r.outcome)) },
    { keys: ["intervention", "comparator"], width: "22%", cell: (r) => two(r.texts.intervention || t("ui.none"), r.texts.comparator && "vs " + r.texts.comparator, r.texts.intervention) },
    { keys: ["population", "trial"], width: "17%", cell: (r) => two(r.texts.population || t("ui.none"), [r.texts.trial, r.texts.phase].filter(Boolean).join(" · "), r.texts.population) },
    { keys: ["article", "institution"], width: "15%", cell: (r) => two(r.article.title, r.texts.institution, r.article.title) },
    { keys: ["flags", "confidence"], width: "15%", cell: flagCell },
  ];

  /** The first flag, and how many more there are: the column has room for one. */
  function flagCell(row) {
    const flags = row.facets.flag;
    const more = flags.length > 1 ? "+" + (flags.length - 1) : null;
    const below = [row.outcome.confidence?.toFixed(2), more].filter(Boolean).join(" · ");
    return two(flags.slice(0, 1).map(flagChip), below, flags.map((f) => term("flag", f)).join(", "));
  }
}

/* ---- views ---- */

function setUpTabs(view) {
  const tabs = [...document.querySelectorAll("[role=tab]")];
  tabs.forEach((tab, i) => {
    tab.addEventListener("click", () => showTab(view, tab.dataset.tab));
    tab.addEventListener("keydown", (e) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
      if (!by) return;
      const next = tabs[(i + by + tabs.length) % tabs.length];
      next.focus();
      showTab(view, next.dataset.tab);
    });
  });
}

function showTab(view, name) {
  for (const tab of document.querySelectorAll("[role=tab]")) {
    const chosen = tab.dataset.tab === name;
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
    byId(tab.dataset.tab).hidden = !chosen;
  }
  if (name === "summary") drawSummary(view);
  if (name === "evidence") {
    view.table.refresh();
    byId("table").focus({ preventScroll: true });
  }
}

/** Shows a row in the table beside its article, taking filters away that hide it. */
function selectRow(view, row) {
  if (byId("evidence").hidden) showTab(view, "evidence");
  if (!view.table.rows().includes(row)) {
    clearFilters(view);
  }
  view.table.selectRow(row);
}

/* ---- filters ---- */

function setUpFilters(view) {
  for (const facet of FACETS) {
    byId("filter-" + facet).addEventListener("change", (e) => {
      if (e.target.value) view.filters[facet] = e.target.value;
      else delete view.filters[facet];
      applyFilters(view);
    });
  }
  byId("search").addEventListener("input", debounce(100, () => applyFilters(view)));
  byId("clear").addEventListener("click", () => clearFilters(view));
  byId("article-choice").addEventListener("change", (e) => openArticle(view, e.target.value));
  byId("previous-article").addEventListener("click", () => stepArticle(view, -1));
  byId("next-article").addEventListener("click", () => stepArticle(view, 1));
}

function query() {
  return byId("search").value.toLowerCase().split(/\s+/).filter(Boolean);
}

function clearFilters(view) {
  view.filters = {};
  byId("search").value = "";
  applyFilters(view);
}

function applyFilters(view) {
  const parts = query();
  const shown = view.rows.filter((row) => passes(row, view.filters, parts) && view.accepts(row));
  view.table.setRows(view.order.key ? sortRows(shown, view.order.key, view.order.descending) : shown, view.order);
  byId("count").textContent = t("filter.count", { n: shown.length.toLocaleString(), total: view.rows.length.toLocaleString() });
  byId("clear").hidden = !parts.length && !Object.keys(view.filters).length;
  for (const facet of FACETS) drawFilter(view, facet, parts);
}

function drawFilter(view, facet, parts) {
  const select = byId("filter-" + facet);
  const counts = facetCounts(view.rows, view.filters, parts, facet);
  const chosen = view.filters[facet] || "";
  if (chosen && chosen.length > 1 && !counts.has(chosen)) counts.set(chosen, 0);
  let entries = [...counts].map(([value, n]) => [value, facetName(view, facet, value), n]);
  if (facet === "article") entries.sort((a, b) => a[1].localeCompare(b[1], undefined, { numeric: true }));
  else entries.sort((a, b) => b[2] - a[2]);
  entries = entries.map(([value, name, n]) => [value, `${name} (${n})`]);
  if (facet === "flag") entries.unshift(["*", t("filter.flag.any")], ["-", t("filter.flag.none")]);
  entries.unshift(["", t("ui.any")]);
  select.replaceChildren(...entries.map(([value, name]) => h("option", { value }, name)));
  select.value = chosen;
  select.classList.toggle("active", Boolean(chosen));
}

function facetName(view, facet, value) {
  if (facet === "endpoint") return `${value} ${term("endpoint", value)}`;
  if (facet === "flag") return term("flag", value);
  if (facet === "confidence") return t("filter.confidence." + value);
  if (facet === "article") return view.articles.find((a) => a.id === value).title;
  return displayName(value);
}

/** Opens the table with these filters alone. */
function filterTo(view, filters) {
  clearFilters(view);
  view.filters = filters;
  applyFilters(view);
  showTab(view, "evidence");
}

/* ---- articles ---- */

function drawArticleChoice(view, article) {
  byId("article-choice").replaceChildren(
    ...view.articles.map((a) => h("option", { value: a.id }, `${a.title} (${a.rows.length})`)));
  byId("article-choice").value = article ? article.id : "";
}

function openArticle(view, id) {
  const article = view.articles.find((a) => a.id === id);
  if (!article) return;
  view.table.clear();
  view.pane.showArticle(article);
  view.pane.clear();
  view.onSelect(null);
}

function stepArticle(view, by) {
  const n = view.articles.length;
  const at = view.pane.article()?.position ?? (by > 0 ? -1 : n);
  openArticle(view, view.articles[(at + by + n) % n]?.id);
}

/** Keeps the table to the article in view, or lets it go again. */
function toggleOnly(view) {
  const article = view.pane.article();
  if (view.filters.article) delete view.filters.article;
  else if (article) view.filters.article = article.id;
  applyFilters(view);
}

/* ---- summary ---- */

const forest = { family: "survival", endpoint: null, measure: null, by: "cancer", limit: FOREST.first };

function drawSummary(view) {
  if (byId("summary").hidden) return;
  const { rows, articles, batch } = view;
  const mentions = articles.flatMap((a) => a.mentions);
  const tiles = [
    ["articles", articles.length], ["rows", rows.length], ["mentions", mentions.length],
    ["drugs", distinct(mentions.filter((m) => m.label === "DRUG").map(nameOf)).length],
    ["cancers", distinct(mentions.filter((m) => m.label === "CANCER").map(nameOf)).length],
    ["doubtful", rows.filter(doubtful).length], ["failures", batch.failures.length],
  ];
  byId("tiles").replaceChildren(...tiles.map(([name, n]) => h("div", { class: "tile " + name },
    h("dt", null, t("tile." + name)), h("dd", null, n.toLocaleString()))));
  byId("map").replaceChildren(evidenceMap(rows, (cancer, endpoint) => filterTo(view, { cancer, endpoint })));
  byId("labels").replaceChildren(barChart(countBy(mentions, (m) => m.label), (k) => term("label", k), null, (k) => "l-" + k));
  const flags = countBy(rows, (r) => r.facets.flag);
  byId("flags").replaceChildren(flags.length
    ? barChart(flags, (k) => term("flag", k), (flag) => filterTo(view, { flag }), () => "warn")
    : h("p", { class: "empty" }, t("chart.flags.empty")));
  drawRun(batch.run);
  drawForest(view);
}

function drawFailures(failures) {
  byId("failures").replaceChildren(failures.length
    ? h("table", { class: "plain" },
      h("thead", null, h("tr", null, h("th", { scope: "col" }, t("failures.source")), h("th", { scope: "col" }, t("failures.reason")))),
      h("tbody", null, failures.map((f) => h("tr", null, h("td", null, f.source), h("td", null, f.reason)))))
    : h("p", { class: "empty" }, t("chart.failures.empty")));
}

function drawRun(run) {
  byId("run").hidden = !Object.keys(run).length;
  byId("run-facts").replaceChildren(...Object.entries(run).map(([name, value]) =>
    h("div", null, h("dt", null, name), h("dd", null, value))));
}

function drawForest(view) {
  const box = byId("forest");
  if (byId("summary").hidden || !box.clientWidth) return;
  const family = forest.family === "survival" ? SURVIVAL_ENDPOINTS : RESPONSE_ENDPOINTS;
  const charted = view.rows.filter((r) => family.includes(r.outcome.endpoint) && measureOf(r.outcome) && figureNumbers(r.outcome)
    && (r.outcome.status || "reported") === "reported");
  const choices = countBy(charted, (r) => r.outcome.endpoint + " " + measureOf(r.outcome));
  const first = choices.find(([c]) => c.endsWith(" time")) || choices[0];
  if (!choices.some(([c]) => c === forest.endpoint + " " + forest.measure)) {
    [forest.endpoint, forest.measure] = first ? first[0].split(" ") : [null, null];
  }
  byId("forest-controls").replaceChildren(
    segmented(["survival", "response"], forest.family, (v) => t("chart.forest." + v), (v) => redraw({ family: v, endpoint: null })),
    h("label", null, t("chart.measure") + " ", select(choices.map(([c, n]) => [c, `${measureName(c)} (${n})`]),
      forest.endpoint + " " + forest.measure, (v) => redraw({ endpoint: v.split(" ")[0], measure: v.split(" ")[1] }))),
    segmented(["cancer", "drug"], forest.by, (v) => t("group." + v), (v) => redraw({ by: v })));
  const rows = charted.filter((r) => r.outcome.endpoint === forest.endpoint && measureOf(r.outcome) === forest.measure);
  if (!rows.length) {
    box.replaceChildren(h("p", { class: "empty" }, t("chart.forest.empty")));
    return;
  }
  const groups = forestGroups(rows, forest.by);
  const total = groups.reduce((n, g) => n + g.rows.length, 0);
  let room = forest.limit;
  const shown = [];
  for (const g of groups) {
    if (room <= 0) break;
    shown.push({ name: g.name, rows: g.rows.slice(0, room) });
    room -= g.rows.length;
  }
  box.replaceChildren(forestPlot(shown, forest.measure, forest.by, box.clientWidth, (row) => selectRow(view, row)));
  if (total > forest.limit) {
    box.append(h("button", { type: "button", class: "more", onclick: () => redraw({ limit: forest.limit * 3 }) },
      t("ui.more", { n: total - forest.limit })));
  }

  function redraw(change) {
    Object.assign(forest, { limit: FOREST.first }, change);
    drawForest(view);
  }
}

function measureName(choice) {
  const [endpoint, measure] = choice.split(" ");
  const name = measure === "time" ? t("statistic.median") : measure === "rate" ? t("statistic.rate") + " %" : "HR / OR / RR";
  return `${endpoint} · ${name}`;
}

function select(options, chosen, change) {
  const e = h("select", { onchange: (event) => change(event.target.value) }, options.map(([value, name]) => h("option", { value }, name)));
  e.value = chosen;
  return e;
}

function segmented(values, chosen, name, change) {
  return h("div", { class: "segmented", role: "group" }, values.map((v) =>
    h("button", { type: "button", "aria-pressed": String(v === chosen), onclick: () => change(v) }, name(v))));
}

/* ---- keys ---- */

function setUpKeys(view) {
  const tabs = ["summary", "evidence", "failures-view"];
  view.keys.push(
    { key: "j", words: "keys.next", run: () => view.table.step(1) },
    { key: "k", words: "keys.previous", run: () => view.table.step(-1) },
    { key: "[", words: "keys.articles", run: () => stepArticle(view, -1) },
    { key: "]", words: "keys.articles", run: () => stepArticle(view, 1) },
    { key: "g", words: "keys.only", run: () => toggleOnly(view) },
    { key: "/", words: "keys.search", run: () => {
      showTab(view, "evidence");
      byId("search").focus();
    } },
    ...tabs.map((tab, i) => ({ key: String(i + 1), words: "keys.tabs", run: () => showTab(view, tab) })),
    { key: "?", words: "keys.help", run: () => showHelp(view) });
  byId("help").addEventListener("click", () => showHelp(view));
  byId("help-close").addEventListener("click", () => byId("help-box").close());
  addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || document.querySelector("dialog[open]")) return;
    if (e.target.closest("input, textarea, select")) {
      if (e.key === "Escape") byId("table").focus();
      return;
    }
    const found = view.keys.find((k) => k.key === e.key);
    if (!found) return;
    e.preventDefault();
    found.run();
  });
}

function showHelp(view) {
  const grouped = new Map();
  for (const { key, words: name } of view.keys) grouped.set(name, [...(grouped.get(name) || []), key]);
  byId("help-keys").replaceChildren(...[...grouped].map(([name, keys]) =>
    h("div", null, h("dt", null, keys.map((k) => h("kbd", null, k))), h("dd", null, t(name)))));
  byId("help-box").showModal();
}
