const means = (rows, column) => rollup(rows.filter((row) => Number.isFinite(row[column])), (rows) => sum(rows, (row) => row[column]) / rows.length, (row) => row[{{by}}]);
const [first, second] = [means(table, {{x}}), means({{second}}, {{y}})];
const pairs = [...first].filter(([name]) => second.has(name)).map(([code, x]) => ({ name: {{label}}, x, y: second.get(code) }));
const plot = Plot.plot({ ...common, marks: [
  Plot.dot(pairs, { x: "x", y: "y", fill: "#1f6f8b" }),
  Plot.text(pairs, { x: "x", y: "y", text: "name", dy: -8, fontSize: 8 }),
] , x: { label: {{x}} }, y: { label: {{y}} } });
