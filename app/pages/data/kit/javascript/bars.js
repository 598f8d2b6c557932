const plot = Plot.plot({ ...common, marginLeft: 200, marks: [
  Plot.barX(table, Plot.groupY({ x: "{{reducer}}" }, { y: {{label}}{{value}}, fill: "#1f6f8b", sort: { y: "-x", limit: {{most}} } })),
] });
