"use strict";
/* Elements, words and offsets. Text reaches the page through text nodes and attributes only. */

const SVG_NAMESPACE = "http://www.w3.org/2000/svg";

/** A new element; `on*` properties are listeners, the others attributes, strings among the children text. */
function h(tag, properties, ...children) {
  return build(document.createElement(tag), properties, children);
}

function svg(tag, properties, ...children) {
  return build(document.createElementNS(SVG_NAMESPACE, tag), properties, children);
}

function build(element, properties, children) {
  for (const [name, value] of Object.entries(properties || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false));
  return element;
}

function byId(id) {
  return document.getElementById(id);
}

/* Browsers refuse storage to some local files; the settings then last as long as the page. */
function remember(name, value) {
  try {
    localStorage.setItem("oncozh." + name, value);
  } catch {
    return;
  }
}

function recall(name) {
  try {
    return localStorage.getItem("oncozh." + name);
  } catch {
    return null;
  }
}

let words = {};
let language = "zh";

/** The words of a key in the chosen language; `{name}` is filled from `values`. */
function t(key, values) {
  const pair = words[key];
  const text = pair ? pair[language === "zh" ? 0 : 1] : key;
  return values ? text.replace(/\{(\w+)\}/g, (_, name) => values[name]) : text;
}

/** The words of a vocabulary's term, or the term itself where it has none. */
function term(kind, value) {
  const key = kind + "." + value;
  return key in words ? t(key) : String(value);
}

function chooseLanguage(strings) {
  words = strings;
  language = recall("language") || (/^zh\b/i.test(navigator.language) ? "zh" : "en");
}

/** Fills every `data-t` (text) and `data-t-label` (aria-label) of the page. */
function translatePage() {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  for (const e of document.querySelectorAll("[data-t]")) e.textContent = t(e.dataset.t);
  for (const e of document.querySelectorAll("[data-t-label]")) e.setAttribute("aria-label", t(e.dataset.tLabel));
  for (const e of document.querySelectorAll("[data-t-placeholder]")) e.placeholder = t(e.dataset.tPlaceholder);
}

function applyTheme(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
}

function toggleTheme() {
  const chosen = document.documentElement.dataset.theme;
  const dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  applyTheme(dark ? "light" : "dark");
  remember("theme", dark ? "light" : "dark");
}

/**
 * Offsets of a text: the contract counts code points, strings here count UTF-16 units.
 * `unit(codePoint)` and `point(unit)` convert; both are the identity where the text has no surrogate pair.
 */
function offsets(text) {
  if (!/[\ud800-\udbff][\udc00-\udfff]/.test(text)) return { unit: (n) => n, point: (n) => n };
  const units = [];
  let unit = 0;
  for (const c of text) {
    units.push(unit);
    unit += c.length;
  }
  units.push(unit);
  return {
    unit: (n) => units[n],
    point: (n) => {
      let low = 0;
      let high = units.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (units[middle] < n) low = middle + 1;
        else high = middle;
      }
      return low;
    },
  };
}

function debounce(wait, run) {
  let timer = 0;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => run(...values), wait);
  };
}
