"use strict";
/* A table that draws only the rows in sight. Focus stays on the scrolling box; the row is its active descendant. */

const ROW_HEIGHT = 52;
const OVERSCAN = 8;

/**
 * Args:
 *   box: the scrolling element.
 *   columns: `[{keys, width, cell(row) → children}]`; `keys` are the orders its head offers.
 *   events: `{select(row), order(key), open(row)}`.
 */
function createTable(box, columns, events) {
  const head = h("tr", { "aria-rowindex": 1 });
  const body = h("tbody");
  const table = h("table", { role: "grid", "data-t-label": "table.label" },
    h("colgroup", null, columns.map((c) => sizedColumn(c.width))), h("thead", null, head), body);
  const empty = h("p", { class: "empty", hidden: true, "data-t": "table.empty" });
  box.replaceChildren(table, empty);
  let rows = [];
  let selected = -1;
  let order = { key: null, descending: false };
  let drawn = "";

  function drawHead() {
    head.replaceChildren(...columns.map((c) => {
      const active = c.keys.includes(order.key);
      const direction = order.descending ? "descending" : "ascending";
      return h("th", { scope: "col", "aria-sort": active ? direction : "none" }, c.keys.map((key, i) => [
        i ? h("span", { class: "between", "aria-hidden": "true" }, " / ") : null,
        h("button", { type: "button", class: key === order.key ? "sorted" : null, onclick: () => events.order(key) },
          t("col." + key), key === order.key ? (order.descending ? " ↓" : " ↑") : ""),
      ]));
    }));
  }

  function drawRow(row, i) {
    const line = h("tr", {
      id: "row-" + i, "aria-rowindex": i + 2, "aria-selected": String(i === selected), class: row.className || null,
    }, columns.map((c) => h("td", { role: "gridcell" }, c.cell(row))));
    line.dataset.index = i;
    return line;
  }

  function draw(force) {
    const first = Math.max(0, Math.floor(box.scrollTop / ROW_HEIGHT) - OVERSCAN);
    const last = Math.min(rows.length, Math.ceil((box.scrollTop + box.clientHeight) / ROW_HEIGHT) + OVERSCAN);
    const window_ = first + "-" + last;
    if (!force && window_ === drawn) return;
    drawn = window_;
    const lines = rows.slice(first, last).map((row, i) => drawRow(row, first + i));
    body.replaceChildren(spacer(first), ...lines, spacer(rows.length - last));
    if (selected >= first && selected < last) box.setAttribute("aria-activedescendant", "row-" + selected);
    else box.removeAttribute("aria-activedescendant");
  }

  function spacer(count) {
    const cell = h("td", { colspan: columns.length });
    cell.style.height = count * ROW_HEIGHT + "px";
    return h("tr", { class: "spacer", "aria-hidden": "true" }, cell);
  }

  function reveal(i) {
    const top = i * ROW_HEIGHT;
    const room = box.clientHeight - head.offsetHeight - ROW_HEIGHT;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top > box.scrollTop + room) box.scrollTop = top - room;
  }

  function select(i, quiet) {
    selected = rows.length ? Math.min(Math.max(i, 0), rows.length - 1) : -1;
    if (selected >= 0) reveal(selected);
    draw(true);
    if (selected >= 0 && !quiet) events.select(rows[selected]);
  }

  box.tabIndex = 0;
  box.addEventListener("scroll", () => requestAnimationFrame(() => draw(false)), { passive: true });
  new ResizeObserver(() => draw(false)).observe(box);
  body.addEventListener("click", (e) => {
    const line = e.target.closest("tr[data-index]");
    if (line) select(Number(line.dataset.index));
  });
  box.addEventListener("keydown", (e) => {
    const page = Math.max(1, Math.floor(box.clientHeight / ROW_HEIGHT) - 1);
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -rows.length, End: rows.length };
    if (e.target !== box || !(e.key in steps)) return;
    e.preventDefault();
    select(selected + steps[e.key]);
  });
  addEventListener("beforeprint", () => body.replaceChildren(...rows.map(drawRow)));
  addEventListener("afterprint", () => draw(true));

  return {
    setRows(next, nextOrder) {
      const before = rows[selected];
      rows = next;
      order = nextOrder;
      selected = before ? rows.findIndex((r) => r.key === before.key) : -1;
      table.setAttribute("aria-rowcount", rows.length + 1);
      empty.hidden = rows.length > 0;
      drawHead();
      draw(true);
    },
    refresh() {
      drawHead();
      draw(true);
    },
    step: (by) => select(selected + by),
    selectRow(row, quiet) {
      const i = rows.findIndex((r) => r.key === row.key);
      if (i >= 0) select(i, quiet);
      return i >= 0;
    },
    selected: () => rows[selected] || null,
    clear() {
      selected = -1;
      draw(true);
    },
    rows: () => rows,
  };
}

function sizedColumn(width) {
  const column = h("col");
  column.style.width = width;
  return column;
}
