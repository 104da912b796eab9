"use strict";
/* The summary's pictures, drawn from the rows. */

const FOREST = { line: 22, left: 210, note: 160, indent: 12, top: 40, bottom: 6, first: 28 };
const BOLD = 0.88;

/**
 * Figures of one measure as points with their intervals, a line each, below their group's name.
 *
 * Args:
 *   groups: `[{name, rows}]`.
 *   measure: "time", "rate" or "ratio".
 *   by: what the groups are, "cancer" or "drug"; the other stands beside each row.
 */
function forestPlot(groups, measure, by, width, open) {
  const lines = groups.flatMap((g) => [{ name: g.name }, ...g.rows.map((row) => ({ row, numbers: figureNumbers(row.outcome) }))]);
  const shrink = Math.min(1, width / 720);
  const left = FOREST.left * shrink;
  const right = FOREST.note * shrink;
  const plot = width - left - right;
  const height = FOREST.top + lines.length * FOREST.line + FOREST.bottom;
  const scale = axisScale(lines.filter((l) => l.row).map((l) => l.numbers), measure);
  const x = (v) => left + plot * Math.min(1, Math.max(0, scale.place(v)));
  const base = height - FOREST.bottom;
  const picture = svg("svg", {
    class: "forest", viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-label": t("chart.forest"),
  });
  for (const tick of scale.ticks) {
    picture.append(
      svg("line", { class: "grid", x1: x(tick), x2: x(tick), y1: FOREST.top, y2: base }),
      svg("text", { class: "tick", x: x(tick), y: FOREST.top - 8, "text-anchor": "middle" }, String(tick)));
  }
  picture.append(svg("text", { class: "tick", x: left + plot, y: 12, "text-anchor": "end" },
    measure === "time" ? t("chart.months") : measure === "rate" ? "%" : "HR / OR / RR"));
  if (measure === "ratio") {
    picture.append(svg("line", { class: "one", x1: x(1), x2: x(1), y1: FOREST.top, y2: base }),
      svg("text", { class: "tick", x: left, y: 12 }, t("chart.favours")));
  }
  lines.forEach((line, i) => {
    const y = FOREST.top + (i + 0.5) * FOREST.line;
    if (!line.row) {
      if (i) picture.append(svg("line", { class: "rule", x1: 0, x2: width, y1: y - FOREST.line / 2, y2: y - FOREST.line / 2 }));
      picture.append(svg("text", { class: "group", x: 0, y: y + 4 }, shorten(line.name, (width - right) * BOLD)));
      return;
    }
    picture.append(forestPoint(line, x, y, width - right + 12, right - 12, open),
      svg("text", { class: "detail", x: FOREST.indent, y: y + 4 }, shorten(forestDetail(line.row, by), left - FOREST.indent - 14)));
  });
  return picture;
}

function forestPoint({ row, numbers }, x, y, noteX, noteRoom, open) {
  const o = row.outcome;
  const interval = intervalWords(o);
  const note = [figureWords(o), interval && `(${interval})`, countWords(o)].filter(Boolean).join(" ");
  const label = [o.endpoint, figureWords(o), figureNotes(o), row.texts.intervention, row.texts.population, row.article.title].filter(Boolean).join(" · ");
  const point = svg("g", {
    class: "point" + (row.facets.flag.length ? " doubtful" : ""), tabindex: 0, role: "button", "aria-label": label,
    onclick: () => open(row),
    onkeydown: (e) => {
      if (e.key === "Enter" || e.key === " ") {
        e.preventDefault();
        open(row);
      }
    },
  }, svg("title", null, label), svg("rect", { class: "hit", x: 0, y: y - 11, width: noteX + noteRoom, height: 22 }));
  if (numbers.low !== null || numbers.high !== null) {
    const [from, to] = [x(numbers.low ?? 0), x(numbers.high ?? Infinity)];
    const ends = [
      numbers.low === null ? `M${from + 5} ${y - 4}l-5 4l5 4` : `M${from} ${y - 4}v8`,
      numbers.high === null ? `M${to - 5} ${y - 4}l5 4l-5 4` : `M${to} ${y - 4}v8`,
    ];
    point.append(svg("path", { d: `M${from} ${y}H${to}${ends.join("")}` }));
  }
  point.append(svg("circle", { cx: x(numbers.x), cy: y, r: 5 }),
    svg("text", { class: "note", x: noteX, y: y + 4 }, shorten(note, noteRoom)));
  return point;
}

/** Cuts a text to a width in pixels, at 12px a Chinese and 6.5px a Latin character. */
function shorten(text, room) {
  let used = 0;
  let out = "";
  for (const c of text) {
    used += c.codePointAt(0) > 0x2e80 ? 12.5 : 6.6;
    if (used > room) return out + "…";
    out += c;
  }
  return out;
}

/** What tells the rows of one group apart. */
function forestDetail(row, by) {
  const months = row.outcome.timepoint_months;
  const other = by === "cancer" ? row.texts.intervention : row.facets.cancer.map(displayName).join(" + ");
  return [months ? timeWords(months) : null, other].filter(Boolean).join(" · ");
}

function axisScale(numbers, measure) {
  const values = numbers.flatMap((n) => [n.x, n.low, n.high]).filter((v) => v !== null);
  if (measure === "ratio") {
    const all = [0.1, 0.2, 0.25, 0.5, 1, 2, 4, 8];
    const low = Math.max(0.02, Math.min(0.5, ...values)) * 0.9;
    const high = Math.min(20, Math.max(2, ...values)) * 1.1;
    const span = Math.log(high / low);
    return { place: (v) => Math.log(v / low) / span, ticks: all.filter((v) => v > low && v < high && v !== 0.2) };
  }
  if (measure === "rate") return { place: (v) => v / 100, ticks: [0, 20, 40, 60, 80, 100] };
  const most = Math.max(1, ...values);
  const rough = most / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 3, 6, 12].map((n) => n * (most > 5 ? Math.max(1, power) : power)).find((s) => s >= rough) || power * 10;
  const end = Math.ceil(most / step) * step;
  const ticks = [];
  for (let v = 0; v <= end + step / 2; v += step) ticks.push(Number(v.toFixed(2)));
  return { place: (v) => v / end, ticks };
}

/** Groups the rows of a measure, the largest group first, each in the order of its figures. */
function forestGroups(rows, by) {
  const groups = new Map();
  for (const row of rows) {
    const names = by === "drug"
      ? [distinct(row.slots.intervention.map(nameOf)).map(displayName).join(" + ")]
      : row.facets.cancer.map(displayName);
    for (const name of names.length && names[0] ? names : [t("group.none")]) {
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(row);
    }
  }
  const value = (r) => figureNumbers(r.outcome).x;
  return [...groups].map(([name, members]) => ({ name, rows: members.sort((a, b) => value(b) - value(a)) }))
    .sort((a, b) => (a.name === t("group.none")) - (b.name === t("group.none")) || b.rows.length - a.rows.length);
}

/** Counts as bars; each bar is a button where `pick` is given. */
function barChart(counts, name, pick, colour) {
  const most = Math.max(...counts.map(([, n]) => n));
  return h("ul", { class: "bars" }, counts.map(([key, n]) => {
    const bar = h("span", { class: "bar " + (colour ? colour(key) : "") });
    bar.style.setProperty("--share", n / most);
    const parts = [h("span", { class: "name" }, name(key)), h("span", { class: "track" }, bar), h("b", null, n.toLocaleString())];
    return h("li", null, pick ? h("button", { type: "button", onclick: () => pick(key) }, parts) : h("div", null, parts));
  }));
}

/** Rows per cancer and endpoint. */
function evidenceMap(rows, pick) {
  const cells = new Map();
  const cancers = new Map();
  const endpoints = new Map();
  for (const row of rows) {
    const e = row.outcome.endpoint;
    endpoints.set(e, (endpoints.get(e) || 0) + 1);
    for (const c of row.facets.cancer) {
      cancers.set(c, (cancers.get(c) || 0) + 1);
      cells.set(c + "\n" + e, (cells.get(c + "\n" + e) || 0) + 1);
    }
  }
  const top = (map, n) => [...map].sort((a, b) => b[1] - a[1]).slice(0, n).map(([k]) => k);
  const across = top(endpoints, 12);
  const down = top(cancers, 14);
  const most = Math.max(1, ...cells.values());
  return h("table", { class: "map" },
    h("thead", null, h("tr", null, h("td"), across.map((e) => h("th", { scope: "col", title: term("endpoint", e) }, e)))),
    h("tbody", null, down.map((c) => h("tr", null, h("th", { scope: "row", title: c }, displayName(c)), across.map((e) => {
      const n = cells.get(c + "\n" + e) || 0;
      if (!n) return h("td");
      const button = h("button", { type: "button", "aria-label": `${displayName(c)}, ${e}: ${n}`, onclick: () => pick(c, e) }, String(n));
      button.style.setProperty("--heat", Math.sqrt(n / most));
      return h("td", null, button);
    })))));
}

function countBy(items, key) {
  const counts = new Map();
  for (const item of items) for (const k of [key(item)].flat()) counts.set(k, (counts.get(k) || 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
