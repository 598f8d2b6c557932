// Loads the table and draws its first chart with Observable Plot: npm install && node start.js
import { readFileSync, writeFileSync } from "node:fs";
import * as Plot from "@observablehq/plot";
import { csvParse, rollup, sum } from "d3";
import { JSDOM } from "jsdom";

const read = async (source, numbers) => {
  const text = source instanceof URL ? readFileSync(source, "utf8") : await (await fetch(source)).text();
  // Codes stay text: 01 is not 1.
  const table = csvParse(text, (row) => {
    for (const name of numbers) row[name] = row[name] === "" ? NaN : Number(row[name]);
    return row;
  });
  // Rows that sum up others would count everything twice.
  return table.filter((row) => row.aggregate !== "true");
};

{{table}}

const document = new JSDOM("").window.document;
const common = { document, width: 900, height: 540, marginLeft: 60, title: {{title}}, caption: {{attribution}} };
{{chart}}
const drawn = plot.tagName === "svg" ? plot : plot.querySelector("svg:last-of-type");
drawn.setAttribute("xmlns", "http://www.w3.org/2000/svg");
writeFileSync(new URL("start-javascript.svg", import.meta.url), drawn.outerHTML);
