const sums = (of) => [...rollup(table.filter((row) => String(row[{{by}}]) === of), (rows) => sum(rows, (row) => row[{{y}}]), (row) => row[{{x}}])];
const plot = Plot.plot({ ...common, marks: [
  Plot.rectX(sums({{woman}}), { y1: (d) => d[0], y2: (d) => d[0] + 1, x: (d) => d[1], fill: "#b4451f" }),
  Plot.rectX(sums({{man}}), { y1: (d) => d[0], y2: (d) => d[0] + 1, x: (d) => -d[1], fill: "#1f6f8b" }),
  Plot.ruleX([0]),
] });
