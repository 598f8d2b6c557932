// Loads the table and draws its first chart with Observable Plot: npm install && node start.js
import { readFileSync, writeFileSync } from "node:fs";
import * as Plot from "@observablehq/plot";
import { csvParse, rollup, sum } from "d3";
import { JSDOM } from "jsdom";

const here = (name) => new URL(name, import.meta.url);
// Codes stay text: 01 is not 1.
const numbers = {{numbers}};
const table = csvParse(readFileSync(here("table.csv"), "utf8"), (row) => {
  for (const name of numbers) row[name] = row[name] === "" ? NaN : Number(row[name]);
  return row;
}).filter((row) => row.aggregate !== "true"); // Rows that sum up others would count everything twice.

const document = new JSDOM("").window.document;
const common = { document, width: 900, height: 540, marginLeft: 60, title: {{title}}, caption: {{attribution}} };
{{chart}}
const drawn = plot.tagName === "svg" ? plot : plot.querySelector("svg:last-of-type");
drawn.setAttribute("xmlns", "http://www.w3.org/2000/svg");
writeFileSync(here("start-javascript.svg"), drawn.outerHTML);
