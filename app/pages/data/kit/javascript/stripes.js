const plot = Plot.plot({ ...common, color: { scheme: "BuRd" }, marks: [
  Plot.cell(table, Plot.groupX({ fill: "{{reducer}}" }, { x: {{x}}{{value}}, inset: 0 })),
] });
