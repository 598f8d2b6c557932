const plot = Plot.plot({ ...common, marks: [
  Plot.rectY(table, Plot.binX({ y: "count" }, { x: { value: {{y}}, thresholds: 24 }, fill: "#1f6f8b" })),
  Plot.ruleY([0]),
] });
