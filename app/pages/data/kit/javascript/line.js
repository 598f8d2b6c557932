const plot = Plot.plot({ ...common, marginRight: 140, color: { legend: false }, marks: [
  Plot.lineY(table, Plot.groupX({ y: "{{reducer}}" }, { x: {{x}}{{value}}, stroke: "#1f6f8b" })),
] });
