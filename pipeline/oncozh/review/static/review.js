"use strict";
/* Decisions and corrections. The server holds the truth: each edit is sent at once and its answer redrawn. */

const token = new URLSearchParams(location.search).get("token") || "";
const OUTCOME_TEXTS = ["value", "low", "high", "ci_low", "ci_high", "p_value", "events", "total", "baseline", "event", "grade"];
const DEFAULT_STATISTIC = { SURVIVAL: "median", RATIO: "hazard_ratio", PERCENT: "rate", FOLD: "change", ENDPOINT: "rate" };

let view = null;
let shownMention = null;
let decisionFilter = "open";

async function call(path, body) {
  const headers = { "X-Oncozh-Token": token };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  let answer;
  try {
    answer = await fetch(path, { method: body === undefined ? "GET" : "POST", headers, body: body === undefined ? undefined : JSON.stringify(body) });
  } catch {
    throw new Error(t("review.offline"));
  }
  if (!answer.ok) throw new Error((await answer.json()).error);
  return answer;
}

/** Sends an edit; on success the article is redrawn. Errors are shown, and thrown for forms to stay open. */
async function send(article, edit) {
  try {
    redrawArticle(await (await call("/api/edit", { article: article.id, edit })).json());
  } catch (e) {
    toast(t("review.lost", { reason: e.message }));
    throw e;
  }
}

let toastTimer = 0;

function toast(text) {
  byId("toast").textContent = text;
  byId("toast").hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => {
    byId("toast").hidden = true;
  }, 5000);
}

function redrawArticle(record) {
  const article = view.articles.find((a) => a.id === record.id);
  Object.assign(article, record);
  prepareArticle(article, article.position);
  const key = view.table.selected()?.key;
  const mention = shownMention && article.byId.get(shownMention.id);
  view.rebuildRows();
  if (view.pane.article() === article) view.pane.draw();
  const row = view.rows.find((r) => r.key === key);
  if (row && view.table.rows().includes(row)) view.table.selectRow(row);
  else if (mention) view.pane.showMention(mention);
  else view.pane.clear();
  drawProgress();
  drawToolbar();
}

function decisionOf(row) {
  return row.article.decisions[row.outcome.id] || "open";
}

/* ---- the queue ---- */

function currentRow() {
  return view.table.selected();
}

/** Doubtful rows first: without confidence or with little of it, then by number of flags. */
function queueOrder(a, b) {
  const doubt = (r) => r.facets.flag.length + (1 - (r.outcome.confidence ?? 1));
  return doubt(b) - doubt(a) || a.article.position - b.article.position;
}

async function decide(decision) {
  const row = currentRow();
  if (!row) return;
  const edit = { kind: "decide", outcome: row.outcome.id, decision };
  await (decision === null ? send(row.article, edit) : settle(row, edit));
}

/** Sends what decides a row and goes on to the next open one. */
async function settle(row, edit) {
  const rows = view.table.rows();
  const at = rows.indexOf(row);
  const following = [...rows.slice(at + 1), ...rows.slice(0, at)].find((r) => decisionOf(r) === "open");
  await send(row.article, edit);
  const next = following && view.rows.find((r) => r.key === following.key);
  if (next) view.selectRow(next);
  else toast(t("review.done"));
}

async function takeBack(path) {
  const record = await (await call(path, {})).json();
  if (!record) return;
  const before = new Map(view.rows.filter((r) => r.article.id === record.id).map((r) => [r.key, JSON.stringify([r.outcome, decisionOf(r)])]));
  redrawArticle(record);
  const changed = view.rows.find((r) => r.article.id === record.id && before.get(r.key) !== JSON.stringify([r.outcome, decisionOf(r)]));
  if (changed) view.selectRow(changed);
}

/* ---- forms ---- */

/** Opens a dialog of fields; `save()` may throw to keep it open with the reason. */
function openForm(title, fields, save, extra) {
  const error = h("p", { class: "error", role: "alert" });
  const form = byId("form");
  form.replaceChildren(h("h2", { id: "form-title" }, title), ...fields, error, h("div", { class: "actions" }, extra || null,
    h("button", { type: "button", onclick: () => byId("form-box").close() }, t("action.cancel")),
    h("button", { type: "submit", class: "primary" }, t("action.save"))));
  form.onsubmit = async (e) => {
    e.preventDefault();
    try {
      await save();
      byId("form-box").close();
    } catch (problem) {
      error.textContent = problem.message;
    }
  };
  byId("form-box").showModal();
  form.querySelector("input, select, textarea")?.focus();
}

function field(name, control) {
  return h("label", null, h("span", null, fieldName(name)), control);
}

function choice(name, kind, values, chosen, optional) {
  const options = values.map((v) => [v, kind === "endpoint" ? `${v} ${term(kind, v)}` : term(kind, v) || v]);
  if (optional) options.unshift(["", t("ui.none")]);
  const control = select(options, chosen ?? "", () => {});
  control.name = name;
  return control;
}

function outcomeForm(article, outcome, figure, save) {
  const v = view.batch.vocabulary;
  const carriers = article.mentions.filter((m) => v.figure_labels.includes(m.label) || m.label === "ENDPOINT");
  const figures = select(carriers.map((m) => [m.id, `${m.text} · ${context(article, m)}`]), figure.id, () => {});
  const lists = Object.fromEntries(SLOTS.map((s) => [s, [...(outcome[s] || [])]]));
  const controls = {
    endpoint: choice("endpoint", "endpoint", v.endpoint, outcome.endpoint || "ORR"),
    statistic: choice("statistic", "statistic", v.statistic, outcome.statistic),
    qualifier: choice("qualifier", "qualifier", v.qualifier, outcome.qualifier || "="),
    unit: choice("unit", "unit", v.unit, outcome.unit, true),
    status: choice("status", "status", v.status, outcome.status || "reported"),
    direction: choice("direction", "direction", v.direction, outcome.direction, true),
    timepoint_months: h("input", { name: "timepoint_months", inputmode: "decimal", value: outcome.timepoint_months ?? "" }),
  };
  for (const name of OUTCOME_TEXTS) controls[name] = h("input", { name, maxlength: 300, value: outcome[name] ?? "" });
  const order = ["endpoint", "statistic", "qualifier", "value", "unit", "low", "high", "timepoint_months", "ci_low", "ci_high",
    "p_value", "events", "total", "baseline", "direction", "event", "grade", "status"];
  const flags = h("input", { name: "flags", value: (outcome.flags || []).join(", ") });
  openForm(t(outcome.id ? "form.row" : "form.add"), [
    h("div", { class: "fields" }, order.map((name) => field(name, controls[name]))),
    field("figure", figures),
    h("h3", null, t("form.slots")),
    h("div", { class: "slots" }, SLOTS.map((s) => slotEditor(article, s, lists[s]))),
    h("label", null, h("span", null, t("form.flags")), flags),
  ], () => {
    const changes = { figure: figures.value, ...lists };
    for (const [name, control] of Object.entries(controls)) changes[name] = control.value.trim() || null;
    if (changes.timepoint_months !== null) changes.timepoint_months = Number(changes.timepoint_months);
    changes.flags = flags.value.split(/[,，]/).map((f) => f.trim()).filter(Boolean);
    return save(changes);
  });
}

/** A slot's mentions as chips that can be taken away, and a field to add one by its words. */
function slotEditor(article, slot, refs) {
  const chips = h("div");
  const input = h("input", { placeholder: t("form.words"), list: "slot-" + slot, maxlength: 300, "aria-label": fieldName(slot) });
  const offered = article.mentions.filter((m) => !["PERCENT", "SURVIVAL", "RATIO", "FOLD", "ENDPOINT"].includes(m.label));
  const names = new Map(offered.map((m) => [`${m.text} · ${m.id}`, m.id]));
  const list = h("datalist", { id: "slot-" + slot }, [...names.keys()].map((name) => h("option", { value: name })));
  function drawChips() {
    chips.replaceChildren(...refs.map((ref, i) => {
      const m = article.byId.get(ref);
      const text = m ? m.text : ref;
      return h("span", { class: "chip " + (m ? "l-" + m.label : "own") }, text,
        h("button", { type: "button", "aria-label": t("form.remove", { text }), onclick: () => {
          refs.splice(i, 1);
          drawChips();
          input.focus();
        } }, "×"));
    }));
  }
  function add() {
    const text = input.value.trim();
    if (!text) return;
    refs.push(names.get(text) || offered.find((m) => m.text === text)?.id || text);
    input.value = "";
    drawChips();
  }
  input.addEventListener("keydown", (e) => {
    if (e.key !== "Enter" || !input.value.trim()) return;
    e.preventDefault();
    add();
  });
  input.addEventListener("change", add);
  drawChips();
  return h("div", { class: "slot" }, h("span", null, fieldName(slot)), chips, h("div", null, input, list));
}

function context(article, mention) {
  const { unit } = article.offsets;
  return article.text.slice(Math.max(0, unit(mention.start) - 14), unit(mention.end) + 6).replace(/\s+/g, " ");
}

function editRow() {
  const row = currentRow();
  if (!row) return;
  outcomeForm(row.article, row.outcome, row.figure, (changes) =>
    settle(row, { kind: "edit_outcome", outcome: row.outcome.id, changes: changed(row.outcome, changes) }));
}

/** Only what differs, so that the history says what was corrected; a save without a change confirms the figure. */
function changed(outcome, changes) {
  const differs = ([name, value]) => JSON.stringify(value ?? null) !== JSON.stringify(outcome[name] ?? (Array.isArray(value) ? [] : null));
  const kept = Object.fromEntries(Object.entries(changes).filter(differs));
  return Object.keys(kept).length ? kept : { figure: outcome.figure };
}

function addRow() {
  const article = view.pane.article();
  if (!article) return;
  const carries = (m) => m && (view.batch.vocabulary.figure_labels.includes(m.label) || m.label === "ENDPOINT");
  const model = currentRow();
  const figure = [shownMention, model?.figure, ...article.mentions].find((m) => carries(m) && article.byId.get(m.id) === m);
  if (!figure) return;
  const outcome = { statistic: DEFAULT_STATISTIC[figure.label], value: figure.value, low: figure.low, high: figure.high };
  outcome.unit = figure.unit || (figure.label === "RATIO" ? "ratio" : null);
  outcome.qualifier = figure.qualifier || "=";
  outcome.flags = figure.flags || [];
  if (model?.article === article) {
    outcome.endpoint = model.outcome.endpoint;
    for (const slot of SLOTS) outcome[slot] = [...(model.outcome[slot] || [])];
  }
  outcomeForm(article, outcome, figure, (changes) => send(article, { kind: "add_outcome", changes }));
}

function noteForm() {
  const row = currentRow();
  const article = view.pane.article();
  if (!article) return;
  const id = row?.article === article ? row.outcome.id : "";
  const text = h("textarea", { maxlength: 4000, "aria-label": t("field.note") }, article.notes[id] || "");
  openForm(t("form.note"), [text], () => send(article, { kind: "note", outcome: id, text: text.value }));
}

/* ---- mentions ---- */

/** Every place of some words in an article, as UTF-16 offsets. */
function placesOf(article, words_) {
  const places = [];
  for (let at = words_ ? article.text.indexOf(words_) : -1; at >= 0; at = article.text.indexOf(words_, at + 1)) places.push(at);
  return places;
}

/** The form of a mention: new where `mention` is null; `unit` is where the selected words begin. */
function mentionForm(article, mention, selected, unit) {
  const text = h("input", { maxlength: 300, value: selected });
  const place = h("select");
  const label = choice("label", "label", view.batch.vocabulary.label, mention?.label || "DRUG");
  const concepts = distinct(view.articles.flatMap((a) => a.mentions).map((m) => m.concept).filter(Boolean)).sort();
  const concept = h("input", { list: "concepts", maxlength: 300, value: mention?.concept || "" });
  function drawPlaces() {
    const places = placesOf(article, text.value);
    place.replaceChildren(...places.map((at, i) =>
      h("option", { value: at }, `${i + 1}: ${article.text.slice(Math.max(0, at - 12), at + text.value.length + 8)}`)));
    if (places.includes(unit)) place.value = unit;
    text.setCustomValidity(places.length ? "" : t("form.nowhere"));
  }
  text.addEventListener("input", drawPlaces);
  drawPlaces();
  const remove = mention && h("button", { type: "button", title: t("form.delete.rows"), onclick: () => {
    byId("form-box").close();
    deleteMention(mention);
  } }, t("action.delete"));
  openForm(t("form.mention"), [
    h("div", { class: "fields" }, h("label", null, h("span", null, t("form.text")), text),
      h("label", null, h("span", null, t("form.place")), place), field("label", label), field("concept", concept)),
    h("datalist", { id: "concepts" }, concepts.map((c) => h("option", { value: c }))),
  ], () => {
    const { point } = article.offsets;
    const from = Number(place.value);
    const span = { start: point(from), end: point(from + text.value.length) };
    const values = { ...span, label: label.value, concept: concept.value.trim() || null };
    if (!mention) return send(article, { kind: "add_mention", ...values });
    return send(article, { kind: "edit_mention", mention: mention.id, changes: values });
  }, remove);
}

/** Where the selection lies in the text: `{start, text}` in UTF-16 units; null where it is not in it. */
function selectedText() {
  const box = document.querySelector("#article .text");
  const chosen = getSelection();
  if (!box || !chosen.rangeCount || chosen.isCollapsed) return null;
  const range = chosen.getRangeAt(0);
  if (!box.contains(range.commonAncestorContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(box);
  before.setEnd(range.startContainer, range.startOffset);
  const raw = range.toString();
  const text = raw.trim();
  return text ? { start: before.toString().length + raw.indexOf(text), text } : null;
}

function markText() {
  const article = view.pane.article();
  if (!article) return;
  const chosen = selectedText();
  mentionForm(article, null, chosen?.text || "", chosen?.start);
}

/** The mention that was chosen: its mark has the focus, or its card is shown. */
function chosenMention() {
  const id = document.activeElement.closest?.("mark")?.dataset.mention || shownMention?.id;
  return view.pane.article()?.byId.get(id) || null;
}

function mentionInFocus() {
  return chosenMention() || currentRow()?.figure || null;
}

function relabel() {
  const mention = mentionInFocus();
  const article = view.pane.article();
  if (mention) mentionForm(article, mention, mention.text, article.offsets.unit(mention.start));
}

function deleteMention(mention) {
  if (!mention) return;
  shownMention = null;
  send(view.pane.article(), { kind: "delete_mention", mention: mention.id }).catch(() => {});
}

function stepMention(by) {
  const article = view.pane.article();
  if (!article?.mentions.length) return;
  const at = article.mentions.indexOf(mentionInFocus());
  const next = article.mentions[(at + by + article.mentions.length) % article.mentions.length];
  view.pane.showMention(next);
  for (const mark of document.querySelectorAll("#article mark")) if (mark.dataset.mention === next.id) mark.focus();
}

/* ---- what is around ---- */

function drawProgress() {
  const done = view.rows.filter((r) => decisionOf(r) !== "open").length;
  byId("progress").textContent = t("review.progress", {
    reviewer: view.batch.reviewer, done, total: view.rows.length,
    finished: view.articles.filter((a) => a.finished).length, articles: view.articles.length,
  });
}

function drawToolbar() {
  const row = currentRow();
  const article = view.pane.article();
  const button = (name, key, run, enabled, class_) =>
    h("button", { type: "button", class: class_, disabled: !enabled, onclick: () => attempt(run) }, t("action." + name), h("kbd", null, key));
  byId("toolbar").replaceChildren(
    button("accept", "a", () => decide("accepted"), row, "accept"),
    button("reject", "x", () => decide("rejected"), row, "reject"),
    button("edit", "e", editRow, row),
    button("note", "n", noteForm, article),
    button("add", "r", addRow, article),
    button("mark", "m", markText, article),
    button("relabel", "l", relabel, article),
    button(article?.finished ? "unfinish" : "finish", "f", finish, article),
    button("undo", "u", () => takeBack("/api/undo"), true),
    button("redo", "U", () => takeBack("/api/redo"), true));
  const card = byId("card");
  for (const old of card.querySelectorAll(".note-text, .others")) old.remove();
  if (!article) return;
  const note = article.notes[row ? row.outcome.id : ""];
  if (note) card.append(h("p", { class: "note-text" }, note));
  if (row && decisionOf(row) !== "open") card.append(othersLine(row));
}

/** What others decided: shown after one's own decision, so that it stays one's own. */
function othersLine(row) {
  const theirs = Object.entries(row.article.others).filter(([, d]) => d[row.outcome.id]);
  return h("p", { class: "others" }, theirs.length ? h("small", null, t("review.others") + ": ",
    theirs.map(([name, d]) => `${name} ${t("decision." + d[row.outcome.id])}`).join(" · ")) : null);
}

async function finish() {
  const article = view.pane.article();
  if (article) await send(article, { kind: "finish", finished: !article.finished });
}

let actions = Promise.resolve();

/**
 * Runs an action from a key or a button, after the ones before it: whoever types faster than the server answers means
 * the next row, not the same once more. What failed has been said already or is said here.
 */
function attempt(run) {
  actions = actions.then(run).catch((e) => {
    if (byId("toast").hidden) toast(e.message);
  });
}

function drawDecisionFilter() {
  const values = ["open", "accepted", "rejected", "edited", "added"];
  const control = byId("filter-decision");
  control.replaceChildren(h("option", { value: "" }, t("ui.any")), ...values.map((v) => h("option", { value: v }, t("decision." + v))));
  control.value = decisionFilter;
}

async function drawBatch() {
  const results = await (await call("/api/agreement")).json();
  byId("agreement").replaceChildren(...(results.length ? results.map(agreementLine) : [h("p", { class: "empty" }, t("agreement.none"))]));
  const said = h("p", { role: "status", class: "note" });
  byId("export").replaceChildren(h("div", { class: "controls" },
    h("button", { type: "button", onclick: () => attempt(async () => {
      said.textContent = t("export.written", { paths: (await (await call("/api/export", {})).json()).join(", ") });
    }) }, t("export.write")),
    view.batch.exports.map((name) => h("button", { type: "button", onclick: () => attempt(() => download(name)) }, "↓ " + name))), said);
}

function agreementLine(result) {
  const kappa = result.kappa === null ? "—" : result.kappa.toFixed(2);
  const rows = result.differing.map(([article, outcome]) => view.rows.find((r) => r.key === article + "\n" + outcome)).filter(Boolean);
  return h("div", null, h("p", null, t("agreement.line", { ...result, kappa })),
    rows.length ? h("details", null, h("summary", null, `${t("agreement.differing")} (${rows.length})`), h("ul", { class: "used" },
      rows.map((r) => h("li", null, h("button", { type: "button", onclick: () => showAny(r) },
        `${r.article.title} · ${r.outcome.endpoint} ${figureWords(r.outcome)}`))))) : null);
}

function showAny(row) {
  decisionFilter = "";
  drawDecisionFilter();
  view.applyFilters();
  view.selectRow(row);
}

async function download(name) {
  const link = h("a", { href: URL.createObjectURL(await (await call("/api/export/" + name)).blob()), download: name });
  link.click();
  URL.revokeObjectURL(link.href);
}

/** What the review adds to the report's page, before it is drawn. */
function addReview(v) {
  view = v;
  v.firstTab = "evidence";
  v.arrange = (rows) => {
    for (const row of rows) row.className = decisionOf(row);
    return rows.sort(queueOrder);
  };
  v.accepts = (row) => !decisionFilter || decisionOf(row) === decisionFilter;
  v.columns.unshift({ keys: ["decision"], width: "10%", cell: (r) => h("span", { class: "decision " + decisionOf(r) },
    t("decision." + decisionOf(r)), r.article.notes[r.outcome.id] ? " ✎" : "") });
  ORDERS.decision = decisionOf;
  v.onSelect = () => {
    shownMention = null;
    drawToolbar();
  };
  v.onMention = (mention) => {
    shownMention = mention;
    view.table.clear();
    drawToolbar();
  };
  v.onTranslate = () => {
    drawDecisionFilter();
    drawProgress();
    drawToolbar();
    attempt(drawBatch);
  };
  // An action that waited may find that the one before it opened a form; the key was not meant for what lies below.
  const key = (k, words_, run) => v.keys.push({ key: k, words: words_, run: () => attempt(() => {
    if (!document.querySelector("dialog[open]")) return run();
  }) });
  key("a", "action.accept", () => decide("accepted"));
  key("x", "action.reject", () => decide("rejected"));
  key("o", "action.reopen", () => decide(null));
  key("e", "action.edit", editRow);
  key("n", "action.note", noteForm);
  key("r", "action.add", addRow);
  key("m", "action.mark", markText);
  key("l", "action.relabel", relabel);
  key("d", "action.delete", () => deleteMention(chosenMention()));
  key(",", "action.mentions", () => stepMention(-1));
  key(".", "action.mentions", () => stepMention(1));
  key("f", "action.finish", finish);
  key("u", "action.undo", () => takeBack("/api/undo"));
  key("U", "action.redo", () => takeBack("/api/redo"));
}

async function openReview() {
  const batch = await (await call("/api/batch")).json();
  startView(batch, addReview);
  byId("filter-decision").addEventListener("change", (e) => {
    decisionFilter = e.target.value;
    view.applyFilters();
  });
  document.querySelector("[data-tab=failures-view]").addEventListener("click", () => attempt(drawBatch));
  byId("article").addEventListener("mouseup", () => {
    if (selectedText()) attempt(markText);
  });
  view.table.step(1);
}

openReview().catch((e) => {
  byId("toast").textContent = e.message;
  byId("toast").hidden = false;
});
