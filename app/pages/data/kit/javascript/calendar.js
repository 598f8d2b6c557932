const plot = Plot.plot({ ...common, marks: [
  Plot.rectY(table, Plot.binX({ y: "{{reducer}}" }, { x: { value: {{day}}, interval: "day" }{{value}}, fill: "#1f6f8b" })),
] });
