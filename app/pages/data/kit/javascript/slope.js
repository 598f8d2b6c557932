const means = (rows, column) => rollup(rows.filter((row) => Number.isFinite(row[column])), (rows) => sum(rows, (row) => row[column]) / rows.length, (row) => row[{{by}}]);
const [first, second] = [means(table, {{x}}), means({{second}}, {{y}})];
const pairs = [...first].filter(([name]) => second.has(name)).map(([code, x]) => ({ name: {{label}}, x, y: second.get(code) }));
const plot = Plot.plot({ ...common, marks: [
  Plot.link(pairs, { x1: 0, x2: 1, y1: "x", y2: "y", stroke: "#1f6f8b" }),
  Plot.text(pairs, { x: 1, y: "y", text: "name", dx: 6, textAnchor: "start", fontSize: 8 }),
], marginRight: 160 });
