"use strict";
/* Articles and their rows: names, figures in words and numbers, filters, order. */

const SURVIVAL_ENDPOINTS = ["OS", "PFS", "DFS", "RFS", "EFS", "MFS", "CSS", "LRC", "DOR", "TTP", "TTR"];
const RESPONSE_ENDPOINTS = ["ORR", "DCR", "CR", "PR", "SD", "PD", "CBR", "PCR", "MPR", "MRD", "CURE", "RESPONSE"];
const RATIOS = ["hazard_ratio", "odds_ratio", "risk_ratio"];
const SLOTS = ["intervention", "comparator", "population", "institution", "trial", "phase"];
const MONTHS = { month: 1, year: 12, week: 12 / 52.1775, day: 12 / 365.25 };
const QUALIFIER_SIGNS = { "=": "", ">": ">", ">=": "≥", "<": "<", "<=": "≤", "~": "≈" };

/** Names that a concept goes by, with how often: the Chinese page shows the commonest. */
const namesOfConcepts = new Map();

/** Makes an article's lookups; call again after its mentions or outcomes changed. */
function prepareArticle(article, position) {
  article.position = position;
  article.offsets ||= offsets(article.text);
  article.byId = new Map(article.mentions.map((m) => [m.id, m]));
  article.rows = article.outcomes.map((outcome) => makeRow(article, outcome));
  for (const m of article.mentions) {
    if (!m.concept) continue;
    const names = namesOfConcepts.get(m.concept) || new Map();
    names.set(m.text, (names.get(m.text) || 0) + 1);
    namesOfConcepts.set(m.concept, names);
  }
  return article;
}

function makeRow(article, outcome) {
  const row = { article, outcome, key: article.id + "\n" + outcome.id, slots: {}, texts: {} };
  for (const slot of SLOTS) {
    row.slots[slot] = (outcome[slot] || []).map((ref) => article.byId.get(ref) || { text: ref });
    if (slot === "population") row.slots[slot].sort((a, b) => (b.label === "CANCER") - (a.label === "CANCER"));
    row.texts[slot] = distinct(row.slots[slot].map((m) => m.text)).join(" + ");
  }
  const figure = article.byId.get(outcome.figure);
  row.figure = figure;
  row.sentence = sentenceOf(article, figure ? figure.start : 0);
  const treated = [...row.slots.intervention, ...row.slots.comparator];
  row.facets = {
    endpoint: [outcome.endpoint],
    drug: distinct(treated.filter((m) => m.label === "DRUG" || m.label === "DRUG_CLASS").map(nameOf)),
    cancer: distinct(row.slots.population.filter((m) => m.label === "CANCER").map(nameOf)),
    institution: distinct(row.slots.institution.map(nameOf)),
    flag: outcome.flags || [],
    confidence: [confidenceBand(outcome.confidence)],
    article: [article.id],
  };
  row.search = [
    textOf(article, row.sentence), article.title, article.id, outcome.endpoint, outcome.event || "",
    ...Object.values(row.texts), ...treated.map(nameOf),
  ].join("\n").toLowerCase();
  return row;
}

function distinct(values) {
  return [...new Set(values)];
}

/** What a mention is called in filters and charts: its concept, else its own text. */
function nameOf(mention) {
  return mention.concept || mention.text;
}

/** A concept in the words of the page's language. */
function displayName(concept) {
  const names = language === "zh" && namesOfConcepts.get(concept);
  if (!names) return concept;
  return [...names].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

function textOf(article, span) {
  return article.text.slice(article.offsets.unit(span[0]), article.offsets.unit(span[1]));
}

function sentenceOf(article, offset) {
  return article.sentences.find(([start, end]) => start <= offset && offset < end) || [0, 0];
}

function confidenceBand(confidence) {
  if (confidence === undefined || confidence === null) return "none";
  return confidence < 0.5 ? "low" : confidence < 0.8 ? "mid" : "high";
}

/** The figure in words: qualifier, number or range, unit. */
function figureWords(outcome) {
  const { value, low, high, unit } = outcome;
  if (value === null && !low && !high) {
    return (outcome.flags || []).includes("not_reached") ? t("value.not_reached") : t("value.missing");
  }
  const number = value ?? [low, high].filter(Boolean).join("–");
  const from = outcome.baseline ? outcome.baseline + " → " : "";
  const arrow = outcome.direction ? (outcome.direction === "increase" ? "↑ " : "↓ ") : "";
  const unitWords = unit ? term("unit", unit) : "";
  const space = unitWords && language === "en" && unit !== "percent" ? "\u00a0" : "";
  return arrow + from + QUALIFIER_SIGNS[outcome.qualifier || "="] + number + space + unitWords;
}

function intervalWords(outcome) {
  return outcome.ci_low || outcome.ci_high ? `${outcome.ci_low ?? "?"}–${outcome.ci_high ?? "?"}` : "";
}

function countWords(outcome) {
  if (!outcome.events) return "";
  return outcome.total ? `${outcome.events}/${outcome.total}` : `n=${outcome.events}`;
}

/** Interval, P and counts in one line. */
function figureNotes(outcome) {
  const interval = intervalWords(outcome);
  const p = outcome.p_value && (/^[<>=≤≥]/.test(outcome.p_value) ? "P" : "P=") + outcome.p_value;
  return [interval && "CI " + interval, p, countWords(outcome)].filter(Boolean).join(" · ");
}

function endpointNotes(outcome) {
  const notes = [term("statistic", outcome.statistic)];
  if (outcome.timepoint_months) notes.unshift(timeWords(outcome.timepoint_months));
  if (outcome.event) notes.push(outcome.event);
  if (outcome.grade) notes.push(gradeWords(outcome.grade));
  if (outcome.status && outcome.status !== "reported") notes.push(term("status", outcome.status));
  return notes.join(" · ");
}

/** "≥3 级" of ">=3"; what is no number (任意级别) stays as it is. */
function gradeWords(grade) {
  return /^[>=<\dIV-]+$/.test(grade) ? t("value.grade", { grade: grade.replace(">=", "≥").replace("<=", "≤") }) : grade;
}

function timeWords(months) {
  return months % 12 === 0 && months >= 12 ? months / 12 + "\u00a0" + term("unit", "year") : months + "\u00a0" + term("unit", "month");
}

/** The figure as numbers on its measure's axis: `{x, low, high}`, each null where it is not given; null without any. */
function figureNumbers(outcome) {
  const factor = MONTHS[outcome.unit] || 1;
  const number = (s) => (s === undefined || s === null || s === "" ? NaN : Number(s) * factor);
  const low = number(outcome.low);
  const high = number(outcome.high);
  let x = number(outcome.value);
  if (Number.isNaN(x)) x = Number.isNaN(high) ? low : (low + high) / 2;
  if (!Number.isFinite(x)) return null;
  const interval = [number(outcome.ci_low), number(outcome.ci_high)];
  const [from, to] = interval.some(Number.isFinite) ? interval : [low, high];
  return { x, low: Number.isFinite(from) ? from : null, high: Number.isFinite(to) ? to : null };
}

/** The heading of a field or column. */
function fieldName(name) {
  return t(("field." + name in words ? "field." : "col.") + name);
}

/** Which measure's axis a row belongs on; null for those no chart shows. */
function measureOf(outcome) {
  if (RATIOS.includes(outcome.statistic)) return "ratio";
  if (outcome.unit === "percent" && outcome.statistic === "rate") return "rate";
  if (outcome.unit in MONTHS && (outcome.statistic === "median" || outcome.statistic === "mean")) return "time";
  return null;
}

function doubtful(row) {
  return row.facets.flag.length > 0 || row.facets.confidence[0] === "low";
}

const FACETS = ["endpoint", "drug", "cancer", "institution", "flag", "confidence", "article"];

function passes(row, filters, query, except) {
  for (const facet of FACETS) {
    const wanted = filters[facet];
    if (!wanted || facet === except) continue;
    const values = row.facets[facet];
    if (wanted === "*") {
      if (!values.length) return false;
    } else if (wanted === "-") {
      if (values.length) return false;
    } else if (!values.includes(wanted)) return false;
  }
  return query.every((part) => row.search.includes(part));
}

/** How many of the rows that pass the other filters each value of a facet has. */
function facetCounts(rows, filters, query, facet) {
  const counts = new Map();
  for (const row of rows) {
    if (passes(row, filters, query, facet)) for (const v of row.facets[facet]) counts.set(v, (counts.get(v) || 0) + 1);
  }
  return counts;
}

const ORDERS = {
  endpoint: (r) => r.outcome.endpoint,
  statistic: (r) => r.outcome.statistic,
  figure: (r) => figureNumbers(r.outcome)?.x ?? Infinity,
  intervention: (r) => r.texts.intervention || "\uffff",
  comparator: (r) => r.texts.comparator || "\uffff",
  population: (r) => r.texts.population || "\uffff",
  trial: (r) => r.texts.trial || "\uffff",
  institution: (r) => r.texts.institution || "\uffff",
  article: (r) => r.article.title,
  flags: (r) => -r.facets.flag.length,
  confidence: (r) => r.outcome.confidence ?? 2,
};

function sortRows(rows, order, descending) {
  const key = ORDERS[order];
  const collator = new Intl.Collator(language === "zh" ? "zh" : "en", { numeric: true });
  const keyed = rows.map((row) => [key(row), row]);
  const sign = descending ? -1 : 1;
  keyed.sort(([a], [b]) => sign * (typeof a === "number" ? (a === b ? 0 : a - b) : collator.compare(a, b)));
  return keyed.map(([, row]) => row);
}
