"use strict";
/* One article with its mentions marked, and the card of the selected row or mention. */

const hiddenLabels = new Set();

/** The article's text as text nodes and marks. */
function markedText(article) {
  const { unit } = article.offsets;
  const using = new Set(article.rows.map((r) => r.outcome.figure));
  const parts = [];
  let position = 0;
  for (const m of article.mentions) {
    const start = unit(m.start);
    const end = unit(m.end);
    parts.push(article.text.slice(position, start), markOf(m, article.text.slice(start, end), using.has(m.id)));
    position = end;
  }
  parts.push(article.text.slice(position));
  return parts;
}

function markOf(mention, text, carriesRow) {
  const words_ = term("label", mention.label) + (mention.concept ? " · " + mention.concept : "");
  const mark = h("mark", {
    class: `l-${mention.label}${carriesRow ? " figure" : ""}${hiddenLabels.has(mention.label) ? " off" : ""}`,
    title: words_, tabindex: carriesRow ? 0 : -1,
  }, text);
  mark.dataset.mention = mention.id;
  return mark;
}

function createArticlePane(box, card, events) {
  let article = null;
  const chosen = () => box.querySelector(".text");

  function draw() {
    if (!article) {
      box.replaceChildren(h("p", { class: "empty" }, t("article.none")));
      return;
    }
    const text = h("div", { class: "text", lang: "zh-CN" }, markedText(article));
    text.addEventListener("click", pick);
    text.addEventListener("keydown", (e) => {
      if (e.key === "Enter") pick(e);
    });
    box.replaceChildren(
      h("h2", null, article.title),
      h("p", { class: "facts" }, [
        article.id !== article.title ? article.id : null, article.date, article.source,
        t("article.rows", { n: article.rows.length }),
      ].filter(Boolean).join(" · ")),
      legend(), text);
  }

  function legend() {
    const counts = new Map();
    for (const m of article.mentions) counts.set(m.label, (counts.get(m.label) || 0) + 1);
    return h("div", { class: "legend", role: "group", "aria-label": t("article.legend") },
      [...counts].map(([label, n]) => h("button", {
        type: "button", class: "l-" + label, "aria-pressed": String(!hiddenLabels.has(label)),
        onclick: (e) => toggle(label, e.currentTarget),
      }, term("label", label), h("small", null, " " + n))));
  }

  function toggle(label, button) {
    const shown = hiddenLabels.delete(label);
    if (!shown) hiddenLabels.add(label);
    button.setAttribute("aria-pressed", String(shown));
    for (const mark of box.querySelectorAll("mark.l-" + label)) mark.classList.toggle("off", !shown);
  }

  function pick(e) {
    const mark = e.target.closest("mark");
    if (!mark || String(getSelection())) return;
    const mention = article.byId.get(mark.dataset.mention);
    const rows = article.rows.filter((r) => r.outcome.figure === mention.id);
    if (rows.length) events.select(rows[0]);
    else showMention(mention);
  }

  function emphasise(roles) {
    chosen()?.classList.toggle("focused", roles.size > 0);
    for (const mark of box.querySelectorAll("mark")) {
      const role = roles.get(mark.dataset.mention);
      mark.classList.toggle("linked", Boolean(role));
      mark.classList.toggle("chosen", role === "figure");
      if (role && role !== "figure") mark.dataset.role = fieldName(role);
      else delete mark.dataset.role;
    }
  }

  function scrollTo(mentionId) {
    for (const mark of box.querySelectorAll("mark")) {
      if (mark.dataset.mention !== mentionId) continue;
      const top = mark.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
      box.scrollTop = top - box.clientHeight / 3;
    }
  }

  function showArticle(next) {
    if (article === next) return;
    article = next;
    box.scrollTop = 0;
    draw();
    events.article(article);
  }

  function showRow(row) {
    showArticle(row.article);
    const roles = new Map();
    for (const slot of SLOTS) for (const m of row.slots[slot]) if (m.id) roles.set(m.id, slot);
    roles.set(row.outcome.figure, "figure");
    emphasise(roles);
    scrollTo(row.outcome.figure);
    card.replaceChildren(...rowCard(row, scrollTo));
    card.scrollTop = 0;
  }

  function showMention(mention) {
    emphasise(new Map([[mention.id, "figure"]]));
    card.replaceChildren(...mentionCard(article, mention, events.select));
    events.mention?.(mention);
  }

  function clear() {
    emphasise(new Map());
    card.replaceChildren(h("p", { class: "empty" }, t("detail.pick")));
  }

  draw();
  clear();
  return { showArticle, showRow, showMention, clear, draw, article: () => article };
}

/** The sentence of a row with its figure and its linked mentions marked. */
function markedSentence(row) {
  const { article, sentence } = row;
  const { unit } = article.offsets;
  const linked = new Set(SLOTS.flatMap((s) => row.slots[s]).map((m) => m.id));
  const parts = [];
  let position = unit(sentence[0]);
  for (const m of article.mentions) {
    const isFigure = m.id === row.outcome.figure;
    if (m.start < sentence[0] || m.end > sentence[1] || !(isFigure || linked.has(m.id))) continue;
    const start = unit(m.start);
    const end = unit(m.end);
    parts.push(article.text.slice(position, start),
      h("mark", { class: `l-${m.label}${isFigure ? " chosen" : ""}` }, article.text.slice(start, end)));
    position = end;
  }
  parts.push(article.text.slice(position, unit(sentence[1])));
  return h("blockquote", { lang: "zh-CN" }, parts);
}

function rowCard(row, go) {
  const o = row.outcome;
  const facts = SLOTS.filter((s) => row.slots[s].length).map((slot) => [
    fieldName(slot), row.slots[slot].map((m) => chip(m, go)),
  ]);
  const add = (key, value) => value && facts.push([t(key), value]);
  add("field.ci", intervalWords(o));
  add("field.p_value", o.p_value);
  add("field.n", countWords(o));
  if (o.confidence !== undefined) add("col.confidence", o.confidence.toFixed(2));
  if (row.facets.flag.length) facts.push([t("col.flags"), row.facets.flag.map(flagChip)]);
  return [
    h("h2", null, h("span", { class: "code" }, o.endpoint), " ", term("endpoint", o.endpoint)),
    h("p", { class: "value" }, h("b", null, figureWords(o)), " ", h("span", null, endpointNotes(o))),
    markedSentence(row),
    h("dl", null, facts.map(([name, value]) => h("div", null, h("dt", null, name), h("dd", null, value)))),
  ];
}

function mentionCard(article, mention, select) {
  const rows = article.rows.filter((r) =>
    r.outcome.figure === mention.id || SLOTS.some((s) => r.slots[s].some((m) => m.id === mention.id)));
  const facts = ["concept", "kind", "value", "low", "high", "unit", "qualifier"].filter((f) => mention[f])
    .map((f) => [t("field." + f), f === "unit" ? term("unit", mention[f]) : mention[f]]);
  if (mention.flags?.length) facts.push([t("col.flags"), mention.flags.map(flagChip)]);
  return [
    h("h2", null, h("mark", { class: "l-" + mention.label }, mention.text), " ", h("small", null, term("label", mention.label))),
    h("dl", null, facts.map(([name, value]) => h("div", null, h("dt", null, name), h("dd", null, value)))),
    rows.length ? h("h3", null, t("detail.used")) : null,
    h("ul", { class: "used" }, rows.map((r) => h("li", null, h("button", { type: "button", onclick: () => select(r) },
      `${r.outcome.endpoint} ${figureWords(r.outcome)} `, h("small", null, endpointNotes(r.outcome)))))),
  ].filter(Boolean);
}

function chip(mention, go) {
  if (!mention.id) return h("span", { class: "chip own" }, mention.text);
  return h("button", {
    type: "button", class: "chip l-" + mention.label, title: mention.concept || null, onclick: () => go(mention.id),
  }, mention.text);
}

function flagChip(flag) {
  return h("span", { class: "chip flag", title: flag }, term("flag", flag));
}
